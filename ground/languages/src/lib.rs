//! Languages in which a town writes what it asks. The first is the form 様式: a file that an officer can write, read and change.
//!
//! It must not know a database, who applies for what, nor any feature.

mod answers;
mod form;
mod problem;
mod read;
#[cfg(test)]
mod samples;
mod typed;

use engawa_web::{Lang, WordFile};

pub use answers::{AddressAnswer, Answer, Answers, NameAnswer, PlaceAnswer, Point, Unread};
pub use form::{
    Bound, CODE_MAX, Code, Column, Computed, Count, Decimal, FileSort, Form, Formula, Kind, Need, Numeric, Operand, Pace, Part,
    Pick, Prefill, Question, Retention, Sort, Speech, Visibility, When,
};
pub use problem::{Problem, Severity, Unfit, Wanted, What};
pub use read::{Reading, read, read_within};
pub use typed::{Turn, Typed};

/// The words of this crate; the server assembles them with those of the features.
pub const WORD_FILES: [WordFile; 6] = [
    WordFile { feature: "languages", lang: Lang::Ja, text: include_str!("../words/ja.ftl") },
    WordFile { feature: "languages", lang: Lang::Easy, text: include_str!("../words/ja-easy.ftl") },
    WordFile { feature: "languages", lang: Lang::En, text: include_str!("../words/en.ftl") },
    DESK[0],
    DESK[1],
    DESK[2],
];

const DESK: [WordFile; 3] = WordFile::desk("languages", include_str!("../words/desk.ftl"));
