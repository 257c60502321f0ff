//! The register of parties 主体 and ties 関係: who is who, who belongs to what, who holds which post, on any day.
//!
//! A table of contents. It must not know plans or any room; rooms ask it and its views.

pub mod counters;
pub mod deeds;
mod duties;
pub mod facts;
mod keys;
pub mod model;
pub mod refused;
pub mod rules;
mod store;

use engawa_db::Migration;
use engawa_journal::Parts;
use engawa_web::Permission;

/// The tables of the register.
pub const MIGRATIONS: [Migration; 1] = [Migration { feature: "parties", number: 1, sql: include_str!("../migrations/1.sql") }];

/// May look at persons, households and what organizations do not show.
pub const SEE: Permission = Permission("parties.see");
/// May enter, tie, end, correct and merge.
pub const EDIT: Permission = Permission("parties.edit");

/// What the register tells, counts and owes.
pub fn parts() -> Parts {
    Parts { facts: facts::all(), counters: counters::ALL.to_vec(), duties: vec![duties::DUTIES], ..Parts::default() }
}
