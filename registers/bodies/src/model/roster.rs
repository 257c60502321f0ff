//! The roster of a body: households as the body writes them down, with a name or only counted.

use engawa_kernel::{AnyId, Choice, Day, Id};
use engawa_who::accounts::Account;

use super::Term;

/// What the count of a body is: what it reports, or what its roster says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountsBy {
    /// The last report.
    Reports,
    /// The households in the roster; each change of their number is a report.
    Roster,
}

impl Choice for CountsBy {
    const ALL: &'static [Self] = &[CountsBy::Reports, CountsBy::Roster];

    fn code(self) -> &'static str {
        match self {
            CountsBy::Reports => "reports",
            CountsBy::Roster => "roster",
        }
    }
}

/// How a household came into the roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntrySource {
    /// The body entered it.
    Entered,
    /// It asked to join.
    Joined,
    /// With a file of the body.
    Imported,
}

impl Choice for EntrySource {
    const ALL: &'static [Self] = &[EntrySource::Entered, EntrySource::Joined, EntrySource::Imported];

    fn code(self) -> &'static str {
        match self {
            EntrySource::Entered => "entered",
            EntrySource::Joined => "joined",
            EntrySource::Imported => "imported",
        }
    }
}

/// What is written down of a household. Without a name it is only counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewEntry {
    /// 班: a word of the body's own.
    pub group: String,
    /// The name of the household.
    pub label: String,
    /// In kana.
    pub kana: String,
    /// Its address.
    pub address: String,
    /// Its telephone.
    pub phone: String,
    /// Its mail address.
    pub mail: String,
    /// How many people, if said.
    pub persons: Option<i64>,
    /// It wants circulars on paper.
    pub is_paper: bool,
    /// What the body wants to remember.
    pub note: String,
}

/// A household in the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: Id<Entry>,
    /// What is written down.
    pub said: NewEntry,
    /// A member who came in by an account.
    pub account: Option<Id<Account>>,
    /// On which days it belongs to the body.
    pub term: Term,
    /// How it came.
    pub source: EntrySource,
}

/// The body lets city hall see its roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Its id.
    pub id: AnyId,
    /// For what.
    pub purpose: String,
    /// On which days.
    pub from_on: Day,
    /// The last of them.
    pub to_on: Day,
    /// It was ended before.
    pub is_ended: bool,
}

impl Share {
    /// Whether city hall may see the roster on a day.
    pub fn holds(&self, day: Day) -> bool {
        !self.is_ended && self.from_on <= day && day <= self.to_on
    }
}
