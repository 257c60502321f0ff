//! The model of a form. It is read, never changed: a form in use is a version, and another text is another version.

mod code;
mod decimal;
mod formula;
mod kind;
mod question;
mod speech;
mod when;

use engawa_kernel::Choice;
use engawa_kernel::record::hex;

pub use code::{CODE_MAX, Code};
pub use decimal::Decimal;
pub use formula::{Computed, Formula, Operand};
pub use kind::{Bound, Column, Count, FileSort, Kind, Numeric, Pick, Sort};
pub use question::{Need, Prefill, Question, Retention, Visibility};
pub use speech::Speech;
pub use when::{DEPTH_MAX, When};

use crate::problem::Problem;

/// A form.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    pub(crate) pace: Pace,
    pub(crate) parts: Vec<Part>,
    pub(crate) hash: [u8; 32],
}

/// A section of a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub(crate) code: Code,
    pub(crate) title: Speech,
    pub(crate) help: Option<Speech>,
    pub(crate) shown: Option<When>,
    pub(crate) repeats: Option<Count>,
    pub(crate) questions: Vec<Question>,
}

/// Whether a page asks one question or all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pace {
    /// One question a page: for telephones and for who does this once in a life.
    #[default]
    OneByOne,
    /// All on one page: for who does this every month.
    AllAtOnce,
}

impl Choice for Pace {
    const ALL: &'static [Self] = &[Pace::OneByOne, Pace::AllAtOnce];

    fn code(self) -> &'static str {
        match self {
            Pace::OneByOne => "one_by_one",
            Pace::AllAtOnce => "all_at_once",
        }
    }
}

impl Form {
    /// Reads a file that is only a form. Advice does not stop it; see [`crate::read`] for that.
    ///
    /// # Errors
    /// All faults, in the order of the lines.
    pub fn read(text: &str) -> Result<Form, Vec<Problem>> {
        let reading = crate::read::read(text);
        reading.form.ok_or(reading.problems)
    }

    /// How it is asked.
    pub fn pace(&self) -> Pace {
        self.pace
    }

    /// Its sections.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// All questions with their sections, in their order.
    pub fn questions(&self) -> impl Iterator<Item = (&Part, &Question)> {
        self.parts.iter().flat_map(|part| part.questions.iter().map(move |question| (part, question)))
    }

    /// The question with this code.
    pub fn question(&self, code: &str) -> Option<&Question> {
        self.questions().map(|(_, question)| question).find(|question| question.code == *code)
    }

    /// What tells this version from every other one: the SHA-256 of what is written, where comments, blanks and the order of
    /// keys do not count. A program of later years finds the same.
    pub fn hash(&self) -> String {
        hex(&self.hash)
    }
}

impl Part {
    /// Its short name.
    pub fn code(&self) -> &Code {
        &self.code
    }

    /// Its title.
    pub fn title(&self) -> &Speech {
        &self.title
    }

    /// What helps with all of its questions.
    pub fn help(&self) -> Option<&Speech> {
        self.help.as_ref()
    }

    /// How often it may be given, where it is given several times.
    pub fn repeats(&self) -> Option<Count> {
        self.repeats
    }

    /// Its questions.
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }
}
