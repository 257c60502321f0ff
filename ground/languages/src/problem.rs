//! What does not hold in the file of a form: where it stands, and what to do.

use std::fmt;

use engawa_kernel::Choice;
use engawa_web::{Arg, Said, Voice, key};

use crate::form::{CODE_MAX, DEPTH_MAX, Decimal, Prefill, Sort};

/// Something in the file of a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The line, counted from 1.
    pub line: usize,
    /// The character in the line, counted from 1.
    pub column: usize,
    /// Whether the form can be used all the same.
    pub severity: Severity,
    /// What it is.
    pub what: What,
}

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// There is no form until this is mended.
    Fault,
    /// The form works; somebody will not be able to read it.
    Advice,
}

/// What is wrong, and what to do. The words in 「」 are those of the file.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum What {
    /// Longer than any form.
    #[error("the file has {0} bytes, at most {1} are read; take out what is not asked")]
    TooLarge(usize, usize),
    /// A sign that nobody can see.
    #[error("a control character stands here; take it out")]
    Control,
    /// Not TOML.
    #[error("this is not TOML: {0}")]
    Toml(String),
    /// A key that must be there is not.
    #[error("{0} is missing; write it")]
    Missing(String),
    /// A key that has no meaning.
    #[error("{0} has no meaning here; take it out or write one of: {1}")]
    Unknown(String, String),
    /// A key that has no meaning for this type.
    #[error("a question of type {1} has no {0}; take it out or correct the type")]
    Stray(String, &'static str),
    /// A value of another sort.
    #[error("{0} must be {wanted}", wanted = .1.english())]
    Type(String, Wanted),
    /// A word that is none of those that are known.
    #[error("{key} cannot be 「{found}」; write one of: {allowed}")]
    Choice {
        /// The key.
        key: String,
        /// What stands there.
        found: String,
        /// What may stand there.
        allowed: String,
    },
    /// Nothing stands there.
    #[error("{0} is empty; write it")]
    Empty(String),
    /// Longer than a page can show.
    #[error("{0} must not be longer than {1} characters; shorten it")]
    TooLong(String, usize),
    /// A number outside of what makes sense.
    #[error("{0} must be from {1} to {2}")]
    Range(String, i64, i64),
    /// A list that is too long.
    #[error("{0} must not be more than {1}; take some out")]
    TooMany(String, usize),
    /// One answer is no choice.
    #[error("{0} must be two at least; one is no choice")]
    Single(String),
    /// A short name that is none.
    #[error("「{0}」 cannot be a code; write a small letter, then small letters, digits or _, at most {max} in all", max = CODE_MAX)]
    NoCode(String),
    /// A short name that is taken.
    #[error("the code 「{0}」 stands twice; one of them must be another")]
    Twice(String),
    /// The least is above the most.
    #[error("{0} is above {1}; exchange or correct them")]
    Backwards(&'static str, &'static str),
    /// Personal information without a purpose.
    #[error("the answer to 「{0}」 is personal information; write its purpose, a sentence that says what it is used for")]
    NoPurpose(String),
    /// A prefill that does not fit.
    #[error("{what} cannot fill in an answer of type {sort}; write one of: {fits}")]
    Prefill {
        /// What is known before.
        what: &'static str,
        /// The type of the question.
        sort: &'static str,
        /// The types that it fits.
        fits: String,
    },
    /// A condition that is not one.
    #[error("this is no condition; write {{ question = …, is = [ … ] }}, {{ question = …, at_least = … }}, all, any or not")]
    NoCondition,
    /// A condition that nobody can follow.
    #[error("a condition may be nested {max} deep; make it simpler", max = DEPTH_MAX)]
    TooDeep,
    /// A question that is not in the form.
    #[error("there is no question 「{0}」; correct the code")]
    NoQuestion(String),
    /// A question that comes later, or the one itself.
    #[error("「{0}」 is not asked before; only earlier answers can be used, so move it up or ask for another")]
    NotEarlier(String),
    /// A question that is answered several times.
    #[error("「{0}」 is answered several times; only questions of the same part can ask for it, and sums as part.question")]
    AnsweredOften(String),
    /// An answer that cannot be given.
    #[error("「{question}」 has no answer 「{found}」; write one of: {allowed}")]
    NoAnswer {
        /// The question.
        question: String,
        /// What stands there.
        found: String,
        /// Its answers.
        allowed: String,
    },
    /// A question that cannot be asked in this way.
    #[error("「{0}」 is of type {1}, which {wanted}", wanted = .2.english())]
    Unfit(String, &'static str, Unfit),
    /// A formula that is none.
    #[error("a computed question needs exactly one of: sum = [ … ], product = [a, b], difference = [a, b]")]
    NoFormula,
    /// A type that cannot be a column.
    #[error("a column cannot be of type {0}; write one of: {1}")]
    NoColumn(&'static str, String),
    /// More fields than a page can send.
    #[error("filled in to the last row this form has {0} fields, at most {1} can be sent; ask less or allow fewer rows")]
    TooManyFields(usize, usize),
    /// A language in which nothing is said.
    #[error("{0} says nothing in {1}; Japanese stands in")]
    Unsaid(String, &'static str),
    /// A character of easy Japanese without its reading.
    #[error("{0}: in easy Japanese these have no reading: {1}; write it behind the character, in the marks of ruby")]
    Unread(String, String),
}

/// A sort of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each says itself")]
pub enum Wanted {
    Text,
    Words,
    Whole,
    Number,
    YesNo,
    List,
    Table,
    Day,
    Requirement,
    Retention,
}

/// Why a question cannot be asked for in a condition or a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// `is` asks for an answer to pick.
    HasNoPicks,
    /// `at_least` and formulas ask for a number.
    IsNoNumber,
    /// A note has no answer.
    HasNoAnswer,
}

impl Wanted {
    fn english(self) -> &'static str {
        match self {
            Wanted::Text => "a text in quotes",
            Wanted::Words => "a text in quotes, or { ja = \"…\", easy = \"…\", en = \"…\" }",
            Wanted::Whole => "a whole number",
            Wanted::Number => "a number",
            Wanted::YesNo => "true or false",
            Wanted::List => "a list: [ … ]",
            Wanted::Table => "a table: { … }",
            Wanted::Day => "a day such as \"2026-04-01\", or \"today\", \"today+14\", \"today-30\"",
            Wanted::Requirement => "true, false or a condition",
            Wanted::Retention => "\"as_case\" or a number of years from 1 to 100",
        }
    }

    fn word(self) -> &'static str {
        match self {
            Wanted::Text => key("languages-wanted-text"),
            Wanted::Words => key("languages-wanted-words"),
            Wanted::Whole => key("languages-wanted-whole"),
            Wanted::Number => key("languages-wanted-number"),
            Wanted::YesNo => key("languages-wanted-yes-no"),
            Wanted::List => key("languages-wanted-list"),
            Wanted::Table => key("languages-wanted-table"),
            Wanted::Day => key("languages-wanted-day"),
            Wanted::Requirement => key("languages-wanted-requirement"),
            Wanted::Retention => key("languages-wanted-retention"),
        }
    }
}

impl Unfit {
    fn english(self) -> &'static str {
        match self {
            Unfit::HasNoPicks => "has no answers to pick from; ask for one of type choice, several, ranking, yes_no or consent",
            Unfit::IsNoNumber => "is no number; ask for one of type number, yen or computed",
            Unfit::HasNoAnswer => "has no answer; ask for another question",
        }
    }

    fn word(self) -> &'static str {
        match self {
            Unfit::HasNoPicks => key("languages-unfit-picks"),
            Unfit::IsNoNumber => key("languages-unfit-number"),
            Unfit::HasNoAnswer => key("languages-unfit-answer"),
        }
    }
}

impl What {
    pub(crate) fn prefill(what: Prefill, sort: Sort, fits: &[Sort]) -> What {
        What::Prefill { what: what.code(), sort: sort.code(), fits: codes(fits) }
    }
}

/// The words of these choices, as a sentence lists them.
pub(crate) fn codes<C: Choice>(choices: &[C]) -> String {
    choices.iter().map(|choice| choice.code()).collect::<Vec<_>>().join(", ")
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let advice = if self.severity == Severity::Advice { "advice: " } else { "" };
        write!(out, "{}:{}: {advice}{}", self.line, self.column, self.what)
    }
}

impl Problem {
    /// The sentence for the desk; the line stands beside it.
    pub fn say(&self, voice: &Voice) -> Said {
        let texts = |texts: &[&String]| texts.iter().map(|text| Arg::Text((*text).clone())).collect::<Vec<_>>();
        let (words, args): (&'static str, Vec<Arg>) = match &self.what {
            What::TooLarge(found, most) => (key("languages-problem-too-large"), vec![(*found).into(), (*most).into()]),
            What::Control => (key("languages-problem-control"), vec![]),
            What::Toml(what) => (key("languages-problem-toml"), texts(&[what])),
            What::Missing(key_) => (key("languages-problem-missing"), texts(&[key_])),
            What::Unknown(key_, known) => (key("languages-problem-unknown"), texts(&[key_, known])),
            What::Stray(key_, sort) => (key("languages-problem-stray"), vec![key_.into(), (*sort).into()]),
            What::Type(key_, wanted) => (key("languages-problem-type"), vec![key_.into(), voice.say(wanted.word()).into()]),
            What::Choice { key: at, found, allowed } => (key("languages-problem-choice"), texts(&[at, found, allowed])),
            What::Empty(key_) => (key("languages-problem-empty"), texts(&[key_])),
            What::TooLong(key_, most) => (key("languages-problem-too-long"), vec![key_.into(), (*most).into()]),
            What::Range(at, least, most) => (key("languages-problem-range"), vec![at.into(), (*least).into(), (*most).into()]),
            What::TooMany(key_, most) => (key("languages-problem-too-many"), vec![key_.into(), (*most).into()]),
            What::Single(key_) => (key("languages-problem-single"), texts(&[key_])),
            What::NoCode(code) => (key("languages-problem-no-code"), vec![code.into(), CODE_MAX.into()]),
            What::Twice(code) => (key("languages-problem-twice"), texts(&[code])),
            What::Backwards(least, most) => (key("languages-problem-backwards"), vec![(*least).into(), (*most).into()]),
            What::NoPurpose(label) => (key("languages-problem-no-purpose"), texts(&[label])),
            What::Prefill { what, sort, fits } => {
                (key("languages-problem-prefill"), vec![(*what).into(), (*sort).into(), fits.into()])
            }
            What::NoCondition => (key("languages-problem-no-condition"), vec![]),
            What::TooDeep => (key("languages-problem-too-deep"), vec![DEPTH_MAX.into()]),
            What::NoQuestion(code) => (key("languages-problem-no-question"), texts(&[code])),
            What::NotEarlier(code) => (key("languages-problem-not-earlier"), texts(&[code])),
            What::AnsweredOften(code) => (key("languages-problem-answered-often"), texts(&[code])),
            What::NoAnswer { question, found, allowed } => (key("languages-problem-no-answer"), texts(&[question, found, allowed])),
            What::Unfit(code, sort, unfit) => {
                (key("languages-problem-unfit"), vec![code.into(), (*sort).into(), voice.say(unfit.word()).into()])
            }
            What::NoFormula => (key("languages-problem-no-formula"), vec![]),
            What::NoColumn(sort, fits) => (key("languages-problem-no-column"), vec![(*sort).into(), fits.into()]),
            What::TooManyFields(found, most) => (key("languages-problem-too-many-fields"), vec![(*found).into(), (*most).into()]),
            What::Unsaid(at, lang) => (key("languages-problem-unsaid"), vec![at.into(), (*lang).into()]),
            What::Unread(key_, signs) => (key("languages-problem-unread"), texts(&[key_, signs])),
        };
        let names = ["one", "two", "three"];
        let args: Vec<(&str, Arg)> = names.into_iter().zip(args).collect();
        voice.say_with(words, &args)
    }
}

/// For a bound that was written as a number.
pub(crate) fn is_backwards(least: Option<Decimal>, most: Option<Decimal>) -> bool {
    least.zip(most).is_some_and(|(least, most)| least > most)
}
