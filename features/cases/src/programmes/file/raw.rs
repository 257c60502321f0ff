//! The programme file as it is written. Unknown keys are refused, so that a slip of the pen is not lost.

use serde::Deserialize;
use toml::Spanned;

pub(super) type Text = Spanned<String>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Root {
    pub(super) programme: Spanned<Programme>,
    /// The form is read by its own language, with the lines of the whole file.
    #[serde(default)]
    pub(super) form: Option<toml::Table>,
}

/// A text in Japanese alone, or in several languages.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Speech {
    Ja(String),
    All(Tongues),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tongues {
    pub(super) ja: String,
    pub(super) easy: Option<String>,
    pub(super) en: Option<String>,
}

pub(super) type Said = Spanned<Speech>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Programme {
    pub(super) slug: Text,
    pub(super) name: Said,
    pub(super) procedure: Text,
    pub(super) summary: Said,
    #[serde(default)]
    pub(super) situations: Vec<Said>,
    pub(super) scenes: Spanned<Vec<Text>>,
    #[serde(default)]
    pub(super) words: Vec<Text>,
    pub(super) eligible: Said,
    pub(super) who: Spanned<Vec<Text>>,
    pub(super) assurance: Text,
    pub(super) ways: Spanned<Vec<Text>>,
    #[serde(default)]
    pub(super) documents: Vec<Said>,
    pub(super) minutes: Spanned<i64>,
    pub(super) fee: Said,
    pub(super) basis: Text,
    pub(super) season: Option<Spanned<Season>>,
    pub(super) standard: Option<Spanned<Term>>,
    pub(super) statutory: Option<Spanned<Statutory>>,
    pub(super) section: Said,
    pub(super) decides: Said,
    #[serde(default)]
    pub(super) outcomes: Vec<Outcome>,
    #[serde(default)]
    pub(super) follow_up_months: Vec<Spanned<i64>>,
    #[serde(default)]
    pub(super) notices: Vec<Notice>,
    pub(super) filing: Filing,
    #[serde(default)]
    pub(super) serves: Vec<Text>,
    #[serde(default)]
    pub(super) sealed: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Season {
    pub(super) from: Text,
    pub(super) to: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Term {
    pub(super) days: Spanned<i64>,
    pub(super) counted: Text,
    /// The rule of law unless a law says otherwise.
    #[serde(default = "yes")]
    pub(super) from_next_day: bool,
}

fn yes() -> bool {
    true
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Statutory {
    pub(super) days: Spanned<i64>,
    pub(super) counted: Text,
    #[serde(default = "yes")]
    pub(super) from_next_day: bool,
    pub(super) law: Text,
    pub(super) extension: Option<Spanned<Term>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Outcome {
    pub(super) code: Text,
    pub(super) name: Said,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Notice {
    pub(super) code: Text,
    pub(super) title: Text,
    pub(super) text: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Filing {
    pub(super) classification: Text,
    pub(super) years: Spanned<i64>,
}
