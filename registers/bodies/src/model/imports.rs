//! A roster on its way in.

use engawa_kernel::{AnyId, Day, Id, Moment, Seq};

use super::Organization;

/// A file with a roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Its id.
    pub id: Id<Import>,
    /// Into whose roster.
    pub organization: Id<Organization>,
    /// Who took it in.
    pub account: AnyId,
    /// City hall took it in for the body.
    pub is_for_body: bool,
    /// What the file is called.
    pub name: String,
    /// When it came.
    pub begun_at: Moment,
    /// What was said beside the file.
    pub said: ImportSaid,
    /// What it wrote, once it is confirmed.
    pub counts: Option<Counts>,
    /// The record from which on its households stand in the roster.
    pub made: Option<Seq>,
    /// The record that undid it.
    pub undone: Option<Seq>,
    /// It was put aside.
    pub discarded_at: Option<Moment>,
}

/// What is said beside a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportSaid {
    /// Since when a household is a member where the file does not say it.
    pub from_on: Day,
    /// Which year is meant by days without one.
    pub year: Option<i32>,
    /// A household that is there already takes what the file says.
    pub updates: bool,
}

/// What became of the rows of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// All rows that hold something.
    pub all: i64,
    /// Households that came.
    pub new: i64,
    /// Households that were there and were changed.
    pub other: i64,
    /// Rows that were not taken.
    pub rejected: i64,
}

/// Where an import stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It can be looked at, mapped, confirmed or put aside.
    Open,
    /// Its rows are being laid in, and nobody sees them yet.
    Laying,
    /// Its households stand in the roster.
    Stands,
    /// It was undone.
    Undone,
    /// It was put aside.
    Discarded,
}

impl Import {
    /// Where it stands.
    pub fn stage(&self) -> Stage {
        match (self.made, self.undone, self.discarded_at, self.counts) {
            (_, Some(_), _, _) => Stage::Undone,
            (Some(_), None, _, _) => Stage::Stands,
            (None, None, Some(_), _) => Stage::Discarded,
            (None, None, None, Some(_)) => Stage::Laying,
            (None, None, None, None) => Stage::Open,
        }
    }
}
