//! What can be wrong with a programme file. Each sentence says what to do; the line says where.

use std::fmt;

use engawa_web::{Said, Voice, key};

/// How heavy it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It cannot be adopted so.
    Fault,
    /// It could be better.
    Advice,
}

/// Something to be put right.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// The line, counted from 1.
    pub line: usize,
    /// How heavy.
    pub severity: Severity,
    /// What it is.
    pub wrong: Wrong,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let advice = if self.severity == Severity::Advice { "advice: " } else { "" };
        write!(f, "{}: {advice}{}", self.line, self.wrong)
    }
}

/// What it is.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Wrong {
    /// Not TOML, or a key that is missing or does not exist.
    #[error("this cannot be read: {0}")]
    Toml(String),
    /// More than a programme can be.
    #[error("the file is larger than {max} kB; split it into two programmes", max = super::BYTES_MAX / 1024)]
    TooLarge,
    /// Nothing where something must stand.
    #[error("nothing stands here; write it, or take the key out")]
    Empty,
    /// A list without anything.
    #[error("the list is empty; write at least one of {0}")]
    EmptyList(String),
    /// Longer than a person reads.
    #[error("longer than {max} characters; shorten it", max = super::TEXT_MAX)]
    TooLong,
    /// Control characters, NUL among them.
    #[error("a control character stands in the text; take it out")]
    Control,
    /// A word that is not one of a few.
    #[error("「{found}」 is none of them; write one of {allowed}")]
    Choice {
        /// What stands there.
        found: String,
        /// What may.
        allowed: String,
    },
    /// A short name that cannot stand in an address.
    #[error("「{0}」 cannot stand in an address; use 1 to 40 small letters, digits and hyphens, beginning with a letter")]
    Address(String),
    /// A code that is none.
    #[error("「{0}」 is no code; use 1 to 30 small letters, digits and underscores, beginning with a letter")]
    Code(String),
    /// A number that cannot be.
    #[error("{found} cannot be; write a number from {least} to {most}")]
    Number {
        /// What stands there.
        found: i64,
        /// The least.
        least: i64,
        /// The most.
        most: i64,
    },
    /// A day of the year that is none.
    #[error("「{0}」 is no day of a year; write month and day like 04-01")]
    Season(String),
    /// The same code twice.
    #[error("「{0}」 stands twice; give one of them another code")]
    Twice(String),
    /// A place in a notice for something that a case does not have.
    #[error("「{{{found}}}」 is nothing that a notice can say; use one of {allowed}")]
    Placeholder {
        /// What stands there.
        found: String,
        /// What may.
        allowed: String,
    },
    /// A brace without its other half.
    #[error("a brace stands alone; write {{name}} for a place, and no brace elsewhere")]
    Brace,
    /// An application without a time within which it is usually done.
    #[error(
        "an application says within how many days it is usually done; add [programme.standard] (Administrative Procedure Act, art. 6)"
    )]
    NoStandard,
    /// A decision with nothing to decide between.
    #[error("what is decided can end in more than one way; add at least two [[programme.outcomes]]")]
    FewOutcomes,
    /// A consultation that ends in no way.
    #[error("a consultation ends with an outcome; add at least one of [[programme.outcomes]]")]
    NoOutcome,
    /// Approval inside of city hall, for others.
    #[error("an inside approval is for staff alone; write who = [\"staff\"]")]
    NotInside,
    /// Staff among residents.
    #[error("staff stand alone in who; make a programme of its own for them")]
    StaffAmong,
    /// Online only: nobody may be cut off.
    #[error("whoever has no phone needs a way, too; add \"counter\" or \"paper\" to ways")]
    OnlineOnly,
    /// A form that is missing.
    #[error("there is no form; add [form] with at least one question")]
    NoForm,
    /// Something in the form: what is asked.
    #[error("{}", .0.what)]
    Form(Box<engawa_languages::Problem>),
    /// Written in one language only.
    #[error("not written in {0}; those who read it see Japanese")]
    OneLanguage(&'static str),
    /// A character without its reading.
    #[error("a character of the easy Japanese has no reading; write it behind the character, in the marks of ruby")]
    Unread,
}

impl Wrong {
    /// As the desk says it.
    pub fn say(&self, voice: &Voice) -> Said {
        let plain = |key: &'static str| voice.say(key);
        let with = |key: &'static str, text: &str| voice.say_with(key, &[("found", text.into())]);
        match self {
            Wrong::Toml(text) => with(key("cases-file-toml"), text),
            Wrong::TooLarge => plain(key("cases-file-too-large")),
            Wrong::Empty => plain(key("cases-file-empty")),
            Wrong::EmptyList(allowed) => with(key("cases-file-empty-list"), allowed),
            Wrong::TooLong => plain(key("cases-file-too-long")),
            Wrong::Control => plain(key("cases-file-control")),
            Wrong::Choice { found, allowed } => both(voice, key("cases-file-choice"), found, allowed),
            Wrong::Address(found) => with(key("cases-file-address"), found),
            Wrong::Code(found) => with(key("cases-file-code"), found),
            Wrong::Number { found, least, most } => {
                let args = [("found", (*found).into()), ("least", (*least).into()), ("most", (*most).into())];
                voice.say_with(key("cases-file-number"), &args)
            }
            Wrong::Season(found) => with(key("cases-file-season"), found),
            Wrong::Twice(found) => with(key("cases-file-twice"), found),
            Wrong::Placeholder { found, allowed } => both(voice, key("cases-file-placeholder"), found, allowed),
            Wrong::Brace => plain(key("cases-file-brace")),
            Wrong::NoStandard => plain(key("cases-file-no-standard")),
            Wrong::FewOutcomes => plain(key("cases-file-few-outcomes")),
            Wrong::NoOutcome => plain(key("cases-file-no-outcome")),
            Wrong::NotInside => plain(key("cases-file-not-inside")),
            Wrong::StaffAmong => plain(key("cases-file-staff-among")),
            Wrong::OnlineOnly => plain(key("cases-file-online-only")),
            Wrong::NoForm => plain(key("cases-file-no-form")),
            Wrong::Form(problem) => problem.say(voice),
            Wrong::OneLanguage(which) => with(key("cases-file-one-language"), which),
            Wrong::Unread => plain(key("cases-file-unread")),
        }
    }
}

fn both(voice: &Voice, key: &'static str, found: &str, allowed: &str) -> Said {
    voice.say_with(key, &[("found", found.into()), ("allowed", allowed.into())])
}
