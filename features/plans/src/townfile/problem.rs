//! What can be wrong with a town file. Each sentence names the place and says what to do.

use std::fmt;

use engawa_kernel::Day;
use engawa_kernel::era::YearError;
use engawa_who::Crooked;

/// Something wrong in a town file.
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
    /// Bytes that are no text.
    #[error("the file is not UTF-8; save it as UTF-8")]
    NotUtf8,
    /// More than a plan can be.
    #[error("the file has {0} bytes, more than the {max} that a town file may have; split off what does not belong to the plan", max = super::BYTES_MAX)]
    TooLarge(usize),
    /// Not TOML, or a key that does not exist.
    #[error("{0}")]
    Toml(String),
    /// Control characters, NUL among them.
    #[error("a control character stands in the text; take it out")]
    Control,
    /// Nothing where something must stand.
    #[error("{0} is empty; write it as printed")]
    Empty(&'static str),
    /// Longer than anything printed.
    #[error("{0} is longer than {max} characters; shorten it", max = super::TEXT_MAX)]
    TooLong(&'static str),
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
    /// A short name that cannot stand in an address.
    #[error("「{0}」 cannot stand in an address; use 1 to 60 letters, digits, hyphens of ASCII")]
    Address(String),
    /// A section that the file does not list.
    #[error("no section 「{0}」; add it to [[sections]] or correct the name")]
    UnknownSection(String),
    /// A parent that the plan does not have.
    #[error("no item 「{0}」 in this plan to stand under; correct parents")]
    UnknownParent(String),
    /// An item that no plan has.
    #[error("no item 「{0}」; correct the code")]
    UnknownNode(String),
    /// An item stands under itself.
    #[error("item 「{0}」 stands under itself, directly or around a corner; one of the parents must be another")]
    Circle(String),
    /// The same item twice.
    #[error("the item code 「{0}」 stands twice; give one of them another")]
    NodeTwice(String),
    /// The same indicator twice.
    #[error("the indicator code 「{0}」 stands twice; give one of them another")]
    IndicatorTwice(String),
    /// The same version twice.
    #[error("version {version} of plan 「{plan}」 stands twice; number one of them higher")]
    VersionTwice {
        /// The plan.
        plan: String,
        /// The version.
        version: i64,
    },
    /// Two versions in force at once.
    #[error("plan 「{0}」 has two current versions; set current = true at exactly one")]
    TwoCurrent(String),
    /// No version in force.
    #[error("plan 「{0}」 has no current version; set current = true at exactly one")]
    NoCurrent(String),
    /// A period or window that runs backwards.
    #[error("{0} ends before it begins; look at its years")]
    Backwards(&'static str),
    /// The target lies before the baseline.
    #[error("the target is of {target}, before the baseline of {baseline}; one of the years must be another")]
    TargetFirst {
        /// Year of the baseline.
        baseline: i32,
        /// Year of the target.
        target: i32,
    },
    /// More than all of them.
    #[error("{0} ％ of a whole cannot be; a share or ratio lies between 0 and 100")]
    Share(f64),
    /// Less than none.
    #[error("{0} is less than nothing, and this indicator counts; correct the number or the shape")]
    Negative(f64),
    /// A text where a number must stand.
    #[error("no number stands in 「{0}」; write it as printed")]
    NoNumber(String),
    /// An era or year that does not exist.
    #[error(transparent)]
    Year(#[from] YearError),
    /// A day that does not exist.
    #[error("「{0}」 is not a day; write it like 2025-04-01")]
    Day(String),
    /// Not exactly one source.
    #[error("an indicator has exactly one source: write either counter or external under measure")]
    Source,
    /// A denominator that is not exactly one thing.
    #[error("over names either a counter or a fact, exactly one of them")]
    Over,
    /// A ratio without a denominator, or a denominator without a ratio.
    #[error("a share or ratio needs over, and nothing else may have it")]
    Ratio,
    /// A filter that the counter does not have.
    #[error("{counter} cannot be narrowed by {dimension} = 「{value}」; it knows {known}")]
    Filter {
        /// The counter.
        counter: String,
        /// The dimension.
        dimension: String,
        /// The value.
        value: String,
        /// What it knows.
        known: String,
    },
    /// A frozen list that is not of the form `KIND@DAY`.
    #[error("「{0}」 is no frozen list; write the kind of area and a day, like 町内@2024-04-01")]
    List(String),
    /// A restarting total without its years.
    #[error("a cumulative_window needs windows.target, the years that it sums up")]
    Window,
    /// A grade whose bounds are not of one of the five forms.
    #[error("grade {0} needs exactly one of: above, equals, from and below, below, judged = true")]
    Grade(i64),
    /// Something that the version before does not have.
    #[error("no {what} 「{code}」 in the version before; correct old")]
    NotBefore {
        /// Item or indicator.
        what: &'static str,
        /// The code.
        code: String,
    },
    /// An heir of something that does not end.
    #[error("{what} 「{code}」 goes on under its code in this version; take these heirs out, or give it another code")]
    GoesOn {
        /// Item or indicator.
        what: &'static str,
        /// The code.
        code: String,
    },
    /// An heir that this version does not have.
    #[error("no {what} 「{code}」 in this version to take over; correct new")]
    UnknownHeir {
        /// Item or indicator.
        what: &'static str,
        /// The code.
        code: String,
    },
    /// Heirs without anybody in them.
    #[error("nobody takes 「{0}」 over; take these heirs out: what has no heir ends")]
    NoHeir(String),
    /// The same heirs twice.
    #[error("「{0}」 stands twice among the heirs; put all that take it over into one list")]
    HeirTwice(String),
    /// Heirs in a version that has none before it.
    #[error("version {0} is the first of its plan and takes nothing over; take the heirs out, or correct version")]
    FirstVersion(i64),
    /// Adopted before the version that it amends.
    #[error("version {version} was adopted on {on}, before version {before} on {before_on}; one of the days must be another")]
    AdoptedBefore {
        /// The version.
        version: i64,
        /// Its day.
        on: Day,
        /// The version before it.
        before: i64,
        /// That one's day.
        before_on: Day,
    },
    /// A link that does not leave the plan.
    #[error("「{0}」 is an item of this plan; links lead to items of other plans")]
    OwnLink(String),
    /// The same link twice.
    #[error("the link to 「{0}」 stands twice; one is enough")]
    LinkTwice(String),
    /// A law of sections.
    #[error(transparent)]
    Who(#[from] Crooked),
    /// A law of areas.
    #[error(transparent)]
    Areas(#[from] engawa_areas::Crooked),
    /// Nothing is counted under this code.
    #[error("nothing is counted as 「{0}」; write population, households, age-00 … age-85, or a code of area_items")]
    What(String),
    /// A code of a town's own item.
    #[error("「{0}」 cannot be the code of an item; write own- and then small letters, digits and hyphens")]
    OwnItem(String),
    /// Another number of bands.
    #[error("there are {0} bands of age, or a negative number among them; write eighteen: 0-4, 5-9 … 80-84, 85 and over")]
    Ages(usize),
    /// An outline that is none.
    #[error("the outline is not taken: {0}")]
    Shape(engawa_areas::Unfit),
}
