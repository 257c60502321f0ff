//! What can be wrong with the file of a form. Each sentence names the place and says what to do.

use std::fmt;

use super::check::FormWrong;

/// Something wrong in the file of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// The file.
    pub file: String,
    /// The line, counted from 1; nothing where the file as a whole is meant.
    pub line: Option<usize>,
    /// What is wrong.
    pub wrong: Wrong,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.wrong),
            None => write!(f, "{}: {}", self.file, self.wrong),
        }
    }
}

impl std::error::Error for Problem {}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Wrong {
    /// More than a form can be.
    #[error("the file has {0} bytes, more than the {max} that a form may have; take out what is no form", max = super::BYTES_MAX)]
    TooLarge(usize),
    /// Control characters, NUL among them.
    #[error("a control character stands in the text; take it out")]
    Control,
    /// Not TOML, a key that is missing, or one that does not exist.
    #[error("{0}")]
    Toml(String),
    /// A word that is not one of a few.
    #[error("「{found}」 is no {what}; write one of {allowed}")]
    Choice {
        /// What should stand there.
        what: &'static str,
        /// What stands there.
        found: String,
        /// What may.
        allowed: String,
    },
    /// A grade whose bounds are not of one of the six forms.
    #[error("grade {0} needs exactly one of: above, equals, from, from and below, below, judged = true")]
    Bounds(i64),
    /// A field of this kind needs a key.
    #[error("a field of kind {kind} needs {key}")]
    Missing {
        /// The kind.
        kind: &'static str,
        /// The key.
        key: &'static str,
    },
    /// A field of this kind has no such key.
    #[error("a field of kind {kind} has no {key}; take it out or correct the kind")]
    Stray {
        /// The kind.
        kind: &'static str,
        /// The key.
        key: &'static str,
    },
    /// A form that is well written, and does not hold.
    #[error(transparent)]
    Form(#[from] FormWrong),
}
