//! One of many, from a list of the browser's own.
//!
//! Must hold: a native list, which every aid knows; it begins with a word that is no answer, so nothing is chosen by accident.

use askama::Template;
use askama::filters::HtmlSafe;

use super::ask::{Ask, Need};
use super::{Asked, Width, Wrong};
use crate::ui::{Case, Example};
use crate::words::{Said, Voice};

/// A question that is answered from a list.
#[derive(Clone, Debug, Template)]
#[template(path = "form/select.html")]
pub struct Select {
    ask: Ask,
    /// The word that stands for no answer.
    first: Option<String>,
    options: Vec<(String, String)>,
    chosen: String,
    width: Width,
    /// A list has no unit; the attributes it shares with a field ask for one.
    unit: Option<Said>,
}

impl HtmlSafe for Select {}

impl Select {
    /// A list that begins with the wish to choose.
    pub fn new(voice: &Voice, name: impl Into<String>, label: impl Into<Said>) -> Select {
        Select {
            ask: Ask::new(voice, name, label),
            first: Some(voice.plain("web-ui-choose")),
            options: Vec::new(),
            chosen: String::new(),
            width: Width::Middle,
            unit: None,
        }
    }

    /// An answer. A list of the browser cannot show ruby.
    #[must_use]
    pub fn option(mut self, value: impl Into<String>, label: impl Into<Said>) -> Select {
        self.options.push((value.into(), label.into().plain()));
        self
    }

    /// What was chosen.
    #[must_use]
    pub fn chosen(mut self, value: impl Into<String>) -> Select {
        self.chosen = value.into();
        self
    }

    /// Another word for no answer, such as "all of them".
    #[must_use]
    pub fn first(mut self, label: impl Into<Said>) -> Select {
        self.first = Some(label.into().plain());
        self
    }

    /// No word for no answer: one is always chosen.
    #[must_use]
    pub fn without_first(mut self) -> Select {
        self.first = None;
        self
    }

    /// A sentence below the label.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Said>) -> Select {
        self.ask.hints.push(hint.into());
        self
    }

    /// What is wrong, and what to do.
    #[must_use]
    pub fn error(mut self, error: Option<Said>) -> Select {
        self.ask.error = error;
        self
    }

    /// An answer is not needed, and a word says so.
    #[must_use]
    pub fn optional(mut self) -> Select {
        self.ask.need = Need::Optional;
        self
    }

    /// An answer is not needed, and nothing is said: for filters.
    #[must_use]
    pub fn unmarked(mut self) -> Select {
        self.ask.need = Need::Unmarked;
        self
    }

    /// How wide it is drawn.
    #[must_use]
    pub fn width(mut self, width: Width) -> Select {
        self.width = width;
        self
    }

    /// Another id, where one name stands twice in a page.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Select {
        self.ask.id = id.into();
        self
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        let select = |id: &str| Select::new(voice, format!("x-select-{id}"), voice.say("web-ui-x-section"));
        let years = |select: Select| (2020..2027).fold(select, |select, year| select.option(year.to_string(), voice.year(year)));
        let filters = [
            Select::new(voice, "x-filter-year", voice.say("web-example-year")).first(voice.say("web-ui-x-all")).unmarked(),
            Select::new(voice, "x-filter-section", voice.say("web-ui-x-section")).first(voice.say("web-ui-x-all")).unmarked(),
        ];
        let filters: String = filters.map(|select| years(select).to_string()).concat();
        let deed = super::Button::submit(voice.say("web-ui-x-filter")).outline();
        vec![
            Example::new(Case::Empty, select("empty")),
            Example::new(Case::Usual, years(select("usual")).chosen("2026").without_first()),
            Example::new(Case::Usual, format!(r##"<form class="filters" action="#part-select">{filters}{deed}</form>"##)),
            Example::new(
                Case::Full,
                select("full").option("a", voice.say("web-example-long")).chosen("a").width(Width::Full).optional(),
            ),
            Example::new(
                Case::Wrong,
                select("wrong").option("\">", "<b>").chosen("nowhere").error(Some(voice.say("web-ui-x-not-picked"))),
            ),
        ]
    }
}

impl Asked for Select {
    fn wrongs(&self) -> Vec<Wrong> {
        self.ask.wrongs()
    }
}
