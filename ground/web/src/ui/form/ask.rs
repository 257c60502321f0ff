//! What all questions have in common: label, whether an answer is needed, hint, what was written before, error; always in this order.

use crate::ui::Written;
use crate::words::{Said, Voice};

/// Whether a question must be answered, and whether a word says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    Required,
    Optional,
    Unmarked,
}

/// The head of a question.
#[derive(Clone, Debug)]
pub(super) struct Ask {
    pub(super) name: String,
    pub(super) id: String,
    pub(super) label: Said,
    pub(super) hints: Vec<Said>,
    /// What stood here before, to be read and copied; it is not read out with the question.
    pub(super) recalled: Vec<Written>,
    pub(super) error: Option<Said>,
    pub(super) need: Need,
    /// What readers hear before an error; eyes see the sign and the edge.
    pub(super) wrong_word: Said,
    required_word: Said,
    optional_word: Said,
}

impl Ask {
    pub(super) fn new(voice: &Voice, name: impl Into<String>, label: impl Into<Said>) -> Ask {
        let name = name.into();
        Ask {
            id: format!("f-{name}"),
            name,
            label: label.into(),
            hints: Vec::new(),
            recalled: Vec::new(),
            error: None,
            need: Need::Required,
            wrong_word: voice.say("web-ui-wrong"),
            required_word: voice.say("web-ui-required"),
            optional_word: voice.say("web-ui-optional"),
        }
    }

    /// The word behind the label, with its class.
    pub(super) fn mark(&self) -> Option<(&'static str, &Said)> {
        match self.need {
            Need::Required => Some(("req", &self.required_word)),
            Need::Optional => Some(("opt", &self.optional_word)),
            Need::Unmarked => None,
        }
    }

    pub(super) fn is_required(&self) -> bool {
        self.need == Need::Required
    }

    pub(super) fn is_wrong(&self) -> bool {
        self.error.is_some()
    }

    /// What is read after the label: hint, error, unit; only those that are there.
    pub(super) fn described_by(&self, has_unit: bool) -> Option<String> {
        let parts = [("hint", !self.hints.is_empty()), ("error", self.is_wrong()), ("unit", has_unit)];
        let ids: Vec<String> = parts.iter().filter(|part| part.1).map(|part| format!("{}-{}", self.id, part.0)).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    pub(super) fn wrongs(&self) -> Vec<Wrong> {
        let wrong = |error: &Said| Wrong { id: self.id.clone(), label: self.label.clone(), error: error.clone() };
        self.error.iter().map(wrong).collect()
    }
}

/// What is wrong with one answer: where it is typed, what it is called, what to do.
#[derive(Clone, Debug)]
pub struct Wrong {
    pub(crate) id: String,
    pub(crate) label: Said,
    pub(crate) error: Said,
}

/// A question that knows what is wrong with its answer, so that a summary can be made of all of them.
pub trait Asked {
    /// What is wrong; empty when nothing is.
    fn wrongs(&self) -> Vec<Wrong>;

    /// Whether the answer is never printed back and must be typed again.
    fn is_secret(&self) -> bool {
        false
    }
}
