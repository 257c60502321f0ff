//! One of a few, or some of a few: radio buttons or boxes to tick.
//!
//! Must hold: the group has a legend; the whole box of an answer is its target; what is chosen has a thick edge and a mark;
//! a hint of an answer is read after its name, not as part of it.

use askama::Template;
use askama::filters::HtmlSafe;

use super::ask::{Ask, Need};
use super::{Asked, Wrong};
use crate::ui::{Case, Example, Written};
use crate::words::{Said, Voice};

#[derive(Clone, Debug)]
struct Pick {
    value: String,
    label: Said,
    hint: Option<Said>,
}

/// A question that is answered by picking.
#[derive(Clone, Debug, Template)]
#[template(path = "form/picks.html")]
pub struct Picks {
    ask: Ask,
    is_one: bool,
    is_beside: bool,
    picks: Vec<Pick>,
    chosen: Vec<String>,
}

impl HtmlSafe for Picks {}

impl Picks {
    /// One of a few.
    pub fn radios(voice: &Voice, name: impl Into<String>, legend: impl Into<Said>) -> Picks {
        let ask = Ask::new(voice, name, legend);
        Picks { ask, is_one: true, is_beside: false, picks: Vec::new(), chosen: Vec::new() }
    }

    /// Some of a few.
    pub fn checks(voice: &Voice, name: impl Into<String>, legend: impl Into<Said>) -> Picks {
        Picks { is_one: false, ..Picks::radios(voice, name, legend) }
    }

    /// An answer.
    #[must_use]
    pub fn pick(mut self, value: impl Into<String>, label: impl Into<Said>) -> Picks {
        self.picks.push(Pick { value: value.into(), label: label.into(), hint: None });
        self
    }

    /// An answer with a sentence that explains it.
    #[must_use]
    pub fn pick_with_hint(mut self, value: impl Into<String>, label: impl Into<Said>, hint: impl Into<Said>) -> Picks {
        self.picks.push(Pick { value: value.into(), label: label.into(), hint: Some(hint.into()) });
        self
    }

    /// What was chosen; of boxes there may be several.
    #[must_use]
    pub fn chosen(mut self, value: impl Into<String>) -> Picks {
        if self.is_one {
            self.chosen.clear();
        }
        self.chosen.push(value.into());
        self
    }

    /// Answers side by side where there is room; for short ones.
    #[must_use]
    pub fn beside(mut self) -> Picks {
        self.is_beside = true;
        self
    }

    /// A sentence below the legend.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Said>) -> Picks {
        self.ask.hints.push(hint.into());
        self
    }

    /// Words that stood here before, between the hint and the answer.
    #[must_use]
    pub fn recall(mut self, written: Written) -> Picks {
        self.ask.recalled.push(written.quiet());
        self
    }

    /// What is wrong, and what to do.
    #[must_use]
    pub fn error(mut self, error: Option<Said>) -> Picks {
        self.ask.error = error;
        self
    }

    /// An answer is not needed, and a word says so.
    #[must_use]
    pub fn optional(mut self) -> Picks {
        self.ask.need = Need::Optional;
        self
    }

    /// An answer is not needed, and nothing is said.
    #[must_use]
    pub fn unmarked(mut self) -> Picks {
        self.ask.need = Need::Unmarked;
        self
    }

    /// Another id, where one name stands twice in a page.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Picks {
        self.ask.id = id.into();
        self
    }

    fn is_chosen(&self, pick: &Pick) -> bool {
        self.chosen.contains(&pick.value)
    }

    /// The answers with their ids. The first has the id of the question, so that a summary of errors leads to it.
    fn placed(&self) -> impl Iterator<Item = (String, &Pick)> {
        let id = |at: usize| if at == 0 { self.ask.id.clone() } else { format!("{}-{}", self.ask.id, at + 1) };
        self.picks.iter().enumerate().map(move |(at, pick)| (id(at), pick))
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        let reach = |id: &str| Picks::radios(voice, format!("x-reach-{id}"), voice.say("web-ui-x-reach"));
        let two = |picks: Picks| {
            picks.pick("phone", voice.say("web-ui-x-phone")).pick_with_hint(
                "paper",
                voice.say("web-ui-x-paper"),
                voice.say("web-ui-x-paper-hint"),
            )
        };
        let long = || voice.say("web-example-long");
        let checks = |id: &str| Picks::checks(voice, format!("x-checks-{id}"), voice.say("web-ui-x-reach"));
        vec![
            Example::new(Case::Empty, two(reach("empty"))),
            Example::new(Case::Usual, two(reach("usual")).chosen("phone").beside()),
            Example::new(
                Case::Full,
                two(checks("full")).pick_with_hint("c", long(), long()).chosen("paper").chosen("c").hint(long()).optional(),
            ),
            Example::new(Case::Wrong, two(reach("wrong")).pick("\">", "<b>").error(Some(voice.say("web-ui-x-not-picked")))),
        ]
    }
}

impl Asked for Picks {
    fn wrongs(&self) -> Vec<Wrong> {
        self.ask.wrongs()
    }
}
