//! Lists between hairlines: rows that lead on, and words with what they mean.

use askama::Template;
use askama::filters::HtmlSafe;

use super::{Case, Example, SampleMark};
use crate::words::{Said, Voice};

/// One row: a title, perhaps a page, and small things around it.
#[derive(Clone, Debug, Default)]
pub struct Row {
    above: Vec<Said>,
    title: Said,
    href: Option<String>,
    sample: Option<SampleMark>,
    below: Vec<Said>,
    links: Vec<super::Link>,
}

impl Row {
    /// A row with its title.
    pub fn new(title: impl Into<Said>) -> Row {
        Row { title: title.into(), ..Row::default() }
    }

    /// The page of the row.
    #[must_use]
    pub fn href(mut self, href: impl Into<String>) -> Row {
        self.href = Some(href.into());
        self
    }

    /// A small thing above the title: a day, a section.
    #[must_use]
    pub fn above(mut self, text: impl Into<Said>) -> Row {
        self.above.push(text.into());
        self
    }

    /// A small thing below the title.
    #[must_use]
    pub fn below(mut self, text: impl Into<Said>) -> Row {
        self.below.push(text.into());
        self
    }

    /// A small link below the title.
    #[must_use]
    pub fn link(mut self, label: impl Into<Said>, href: impl Into<String>) -> Row {
        self.links.push(super::Link::new(label, href));
        self
    }

    /// Marks an invented row.
    #[must_use]
    pub fn sample(mut self, mark: Option<SampleMark>) -> Row {
        self.sample = mark;
        self
    }
}

/// A list of rows; an empty one says so.
#[derive(Clone, Debug, Template)]
#[template(path = "rows.html")]
pub struct Rows {
    rows: Vec<Row>,
    nothing: Said,
}

impl HtmlSafe for Rows {}

impl Rows {
    /// Rows, and the sentence for when there are none.
    pub fn new(rows: Vec<Row>, nothing: impl Into<Said>) -> Rows {
        Rows { rows, nothing: nothing.into() }
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        let nothing = || voice.say("web-nothing");
        let full = Row::new(voice.say("web-example-long"))
            .href("#")
            .above(voice.say("web-example-section"))
            .below(voice.say("web-example-plan"));
        vec![
            Example::new(Case::Empty, Rows::new(vec![], nothing())),
            Example::new(
                Case::Usual,
                Rows::new(
                    vec![Row::new(voice.say("web-example-policy")).href("#"), Row::new(voice.say("web-example-goal"))],
                    nothing(),
                ),
            ),
            Example::new(
                Case::Full,
                Rows::new(vec![full.link(voice.say("web-example-more"), "#").sample(Some(SampleMark::new(voice)))], nothing()),
            ),
            Example::new(Case::Wrong, Rows::new(vec![Row::new("<li>&")], nothing())),
        ]
    }
}

/// Words and what they mean: how a figure is counted, who is in charge.
#[derive(Clone, Debug, Default, Template)]
#[template(
    source = r#"{% if !pairs.is_empty() %}<dl class="dl{% if wide %} wide{% endif %}">{% for pair in pairs %}<div><dt>{{ pair.0 }}</dt>{% for line in pair.1 %}<dd>{{ line }}</dd>{% endfor %}</div>{% endfor %}</dl>{% endif %}"#,
    ext = "html"
)]
pub struct Definitions {
    pairs: Vec<(Said, Vec<Said>)>,
    wide: bool,
}

impl HtmlSafe for Definitions {}

impl Definitions {
    /// Nothing yet.
    pub fn new() -> Definitions {
        Definitions::default()
    }

    /// Word and meaning side by side where there is room.
    #[must_use]
    pub fn wide(mut self) -> Definitions {
        self.wide = true;
        self
    }

    /// A word with one meaning.
    #[must_use]
    pub fn pair(self, word: impl Into<Said>, meaning: impl Into<Said>) -> Definitions {
        self.lines(word, vec![meaning.into()])
    }

    /// A word with a meaning, when there is one.
    #[must_use]
    pub fn maybe(self, word: impl Into<Said>, meaning: Option<impl Into<Said>>) -> Definitions {
        match meaning {
            Some(meaning) => self.pair(word, meaning),
            None => self,
        }
    }

    /// A word with several lines; none at all leaves the word out.
    #[must_use]
    pub fn lines(mut self, word: impl Into<Said>, lines: Vec<Said>) -> Definitions {
        if !lines.is_empty() {
            self.pairs.push((word.into(), lines));
        }
        self
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        let pair = |list: Definitions| list.pair(voice.say("web-example-section"), voice.say("web-example-long"));
        vec![
            Example::new(Case::Empty, Definitions::new()),
            Example::new(Case::Usual, pair(Definitions::new())),
            Example::new(
                Case::Full,
                pair(pair(Definitions::new().wide()))
                    .lines(voice.say("web-example-plan"), vec![voice.say("web-example-policy"), voice.say("web-example-goal")]),
            ),
            Example::new(Case::Wrong, Definitions::new().pair("<dt>", "<dd>")),
        ]
    }
}
