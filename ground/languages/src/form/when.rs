//! When a question is shown or needed: a small expression over earlier answers.

use super::{Code, Decimal};
use crate::answers::Answer;

/// How deep a condition may be nested; nobody reads deeper ones.
pub const DEPTH_MAX: usize = 6;

/// A condition. A question that is hidden or not answered makes every test of its answer false.
#[derive(Clone, Debug, PartialEq)]
pub enum When {
    /// The answer is one of these, or has one of these among others.
    Is {
        /// The question.
        question: Code,
        /// Codes of answers; `yes` and `no` for a question of yes or no.
        any_of: Vec<String>,
    },
    /// The number is at least this.
    AtLeast(Code, Decimal),
    /// The number is at most this.
    AtMost(Code, Decimal),
    /// There is an answer.
    Answered(Code),
    /// All of these.
    All(Vec<When>),
    /// One of these at least.
    Any(Vec<When>),
    /// Not this.
    Not(Box<When>),
}

impl When {
    /// Whether it holds, asked of the answers that stand before it.
    pub fn holds<'a>(&self, look: &impl Fn(&Code) -> Option<&'a Answer>) -> bool {
        let number = |code: &Code| look(code).and_then(Answer::as_number);
        match self {
            When::Is { question, any_of } => look(question).is_some_and(|answer| any_of.iter().any(|code| answer.has(code))),
            When::AtLeast(question, least) => number(question).is_some_and(|number| number >= *least),
            When::AtMost(question, most) => number(question).is_some_and(|number| number <= *most),
            When::Answered(question) => look(question).is_some(),
            When::All(parts) => parts.iter().all(|part| part.holds(look)),
            When::Any(parts) => parts.iter().any(|part| part.holds(look)),
            When::Not(part) => !part.holds(look),
        }
    }
}
