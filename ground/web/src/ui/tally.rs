//! How many indicators stand how: figures with their signs, and one bar in which patterns tell the states apart.

use askama::Template;
use askama::filters::HtmlSafe;

use super::status::count_as_figure;
use super::{Case, Example, Status, StatusTag};
use crate::words::{Said, Voice};

/// Counts by state, in the order of [`Status::ALL`].
pub type TallyCounts = [usize; 5];

struct Part {
    tag: StatusTag,
    count: String,
    unit: Said,
}

struct Piece {
    status: Status,
    x: String,
    width: String,
}

/// Counts of states. States that nobody has are left out.
#[derive(Template)]
#[template(path = "tally.html")]
pub struct Tally {
    parts: Vec<Part>,
    pieces: Vec<Piece>,
    /// Two bars on one page need two names for their pattern.
    id: String,
}

impl HtmlSafe for Tally {}

impl Tally {
    /// `id` is unique in the page.
    pub fn new(voice: &Voice, id: impl Into<String>, counts: TallyCounts) -> Tally {
        let present = || Status::ALL.into_iter().zip(counts).filter(|(_, count)| *count > 0);
        let parts = present().map(|(status, count)| Part {
            tag: StatusTag::plain(voice, status),
            count: voice.number(count_as_figure(count), 0),
            unit: voice.say_with("web-tally-unit", &[("count", count.into())]),
        });
        Tally { parts: parts.collect(), pieces: pieces(&present().collect::<Vec<_>>()), id: id.into() }
    }

    /// The signs alone, one for each indicator, for a row of a list.
    pub fn glyphs(voice: &Voice, statuses: &[Status]) -> Glyphs {
        Glyphs::new(voice, statuses)
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        vec![
            Example::new(Case::Empty, Tally::new(voice, "tally-empty", [0; 5])),
            Example::new(Case::Usual, Tally::new(voice, "tally-usual", [7, 7, 9, 1, 0])),
            Example::new(Case::Full, Tally::new(voice, "tally-full", [120, 45, 33, 21, 1])),
            Example::new(
                Case::Full,
                Tally::glyphs(voice, &[Status::Done, Status::Done, Status::Well, Status::Late, Status::None, Status::Soon]),
            ),
        ]
    }
}

/// Shares of the whole width in hundredths, a thin gap between them.
fn pieces(present: &[(Status, usize)]) -> Vec<Piece> {
    let total: f64 = present.iter().map(|(_, count)| count_as_figure(*count)).sum();
    let mut from = 0.0;
    let piece = |&(status, count): &(Status, usize)| {
        let share = count_as_figure(count) / total * 100.0;
        let begin = from;
        from += share;
        Piece { status, x: format!("{:.2}%", begin + 0.15), width: format!("{:.2}%", (share - 0.3).max(0.2)) }
    };
    present.iter().map(piece).collect()
}

/// The signs of the indicators of one policy, with their counts in words.
#[derive(Template)]
#[template(
    source = r#"{% if !signs.is_empty() %}<div class="glyphs" aria-hidden="true">{% for sign in signs %}<span class="{{ sign.class() }}">{{ sign.icon() }}</span>{% endfor %}</div><p class="cnt"><span class="vh">{{ of }}</span>{% for count in counts %}{{ count }} {% endfor %}</p>{% endif %}"#,
    ext = "html"
)]
pub struct Glyphs {
    signs: Vec<Status>,
    of: Said,
    counts: Vec<StatusTag>,
}

impl HtmlSafe for Glyphs {}

impl Glyphs {
    fn new(voice: &Voice, statuses: &[Status]) -> Glyphs {
        let mut signs = statuses.to_vec();
        signs.sort_unstable();
        let count = |status: Status| signs.iter().filter(|other| **other == status).count();
        let counts = Status::ALL.into_iter().filter(|status| count(*status) > 0);
        let counts = counts.map(|status| StatusTag::counted(voice, status, count(status))).collect();
        Glyphs { of: voice.say_with("web-tally-of", &[("count", signs.len().into())]), counts, signs }
    }
}
