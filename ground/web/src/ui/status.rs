//! How an indicator stands: a sign, a word, and where it is a tag an edge. Never a colour alone.

use askama::Template;
use askama::filters::HtmlSafe;

use super::icon::{self, Icon};
use super::{Case, Example};
use crate::words::{Said, Voice, key};

/// How an indicator stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// 達成: the target is reached.
    Done,
    /// 順調: on the way that leads to the target in time.
    Well,
    /// 遅れ: behind that way.
    Late,
    /// データなし: no value is known, so nothing can be said.
    None,
    /// 準備中: it will be counted; the part that counts it does not exist yet.
    Soon,
}

impl Status {
    /// All, in the order in which they are told.
    pub const ALL: [Status; 5] = [Status::Done, Status::Well, Status::Late, Status::None, Status::Soon];

    /// The word.
    pub fn word(self, voice: &Voice) -> Said {
        voice.say(match self {
            Status::Done => key("web-status-done"),
            Status::Well => key("web-status-well"),
            Status::Late => key("web-status-late"),
            Status::None => key("web-status-none"),
            Status::Soon => key("web-status-soon"),
        })
    }

    /// The sign.
    pub fn icon(self) -> Icon {
        match self {
            Status::Done => icon::DONE,
            Status::Well => icon::WELL,
            Status::Late => icon::LATE,
            Status::None => icon::NONE,
            Status::Soon => icon::SOON,
        }
    }

    /// The class of its colour.
    pub fn class(self) -> &'static str {
        match self {
            Status::Done => "st-done",
            Status::Well => "st-well",
            Status::Late => "st-late",
            Status::None => "st-none",
            Status::Soon => "st-soon",
        }
    }
}

/// The state as a tag, or as a line with a count.
#[derive(Clone, Debug, Template)]
#[template(
    source = r#"<span class="st {{ status.class() }}{% if boxed %} st-tag{% endif %}">{{ status.icon() }}<span>{{ word }}{% if let Some(count) = count %} <span class="num">{{ count }}</span>{% endif %}</span></span>"#,
    ext = "html"
)]
pub struct StatusTag {
    status: Status,
    word: Said,
    count: Option<String>,
    boxed: bool,
}

impl HtmlSafe for StatusTag {}

impl StatusTag {
    /// The tag of one indicator.
    pub fn new(voice: &Voice, status: Status) -> StatusTag {
        StatusTag { status, word: status.word(voice), count: None, boxed: true }
    }

    /// The sign and the word alone, without an edge.
    pub fn plain(voice: &Voice, status: Status) -> StatusTag {
        StatusTag { boxed: false, ..StatusTag::new(voice, status) }
    }

    /// How many indicators stand so; without an edge.
    pub fn counted(voice: &Voice, status: Status, count: usize) -> StatusTag {
        let count = voice.number(count_as_figure(count), 0);
        StatusTag { status, word: status.word(voice), count: Some(count), boxed: false }
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        let cluster = |tags: Vec<StatusTag>| {
            let inner: String = tags.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
            format!(r#"<div class="cluster">{inner}</div>"#)
        };
        vec![
            Example::new(Case::Usual, cluster(Status::ALL.map(|status| StatusTag::new(voice, status)).to_vec())),
            Example::new(Case::Full, cluster(Status::ALL.map(|status| StatusTag::counted(voice, status, 1_234)).to_vec())),
        ]
    }
}

pub(super) fn count_as_figure(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}

/// The mark 見本: what stands before it is invented.
#[derive(Clone, Debug, Template)]
#[template(source = r#"<span class="mihon">{{ word }}</span>"#, ext = "html")]
pub struct SampleMark {
    word: Said,
}

impl HtmlSafe for SampleMark {}

impl SampleMark {
    /// The mark in the language of the page.
    pub fn new(voice: &Voice) -> SampleMark {
        SampleMark { word: voice.say("web-sample") }
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        let text = format!("<p>{}{}</p>", voice.say("web-example-section"), SampleMark::new(voice));
        vec![Example::new(Case::Usual, text)]
    }
}
