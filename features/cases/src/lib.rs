//! 案件: what people ask of city hall, under programmes that the town has adopted.
//!
//! A table of contents. It must not know where records are kept, nor any other room.

mod by;
pub mod counters;
mod facts;
pub mod holidays;
pub mod inventory;
pub mod procedures;
pub mod programmes;

use engawa_db::Migration;
use engawa_journal::Parts;

pub use by::By;

/// The tables of this room.
pub const MIGRATIONS: [Migration; 1] = [Migration { feature: "cases", number: 1, sql: include_str!("../migrations/1.sql") }];

/// What this room tells and counts.
pub fn parts() -> Parts {
    Parts { facts: facts::all(), counters: counters::ALL.to_vec(), ..Parts::default() }
}
