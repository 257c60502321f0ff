//! Records, accesses, lines, seals, reactions, jobs, measures: the one ground of audit and of every figure.
//!
//! It must not know any feature by name, nor read a feature's tables, nor know that there are pages.

pub mod access;
mod duties;
mod erase;
mod facts;
mod house;
pub mod measures;
mod runner;
mod store;
mod tell;
mod verify;

use engawa_db::{Db, Fault, Migration};
use engawa_kernel::{Seal, Seq};

pub use duties::{Kept, Moved, PartyDuties};
pub use erase::{apply_receipts, erase_details, erased_after};
pub use facts::{AccessesDropped, Basis, DetailsErased, TownRestored};
pub use house::{FactKind, House, HouseError, JobKind, Parts, ReactsLater, ReactsNow, Told, Untold};
pub use runner::{Done, is_scheduled, next_due, run, schedule};
pub use store::{StoredLine, StoredRecord, record_at, records_about, records_after, told_in_areas, was_restored};
pub use tell::{Deed, UNNAMED_GROUP, tell, tell_unnamed};
pub use verify::{Problem, Report, verify};

/// The tables of the journal.
pub const MIGRATIONS: [Migration; 2] = [
    Migration { feature: "journal", number: 1, sql: include_str!("../migrations/1.sql") },
    Migration { feature: "journal", number: 2, sql: include_str!("../migrations/2.sql") },
];

/// Place and seal of the last record.
///
/// # Errors
/// When the database cannot be read.
pub fn head(db: &Db) -> Result<Option<(Seq, Seal)>, Fault> {
    store::head(db)
}

/// Text of a record's details, if it has any and they were not erased.
///
/// # Errors
/// When the database cannot be read.
pub fn details(db: &Db, seq: Seq) -> Result<Option<String>, Fault> {
    Ok(store::details_of(db, seq)?.map(|(_, text)| text))
}
