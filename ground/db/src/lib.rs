//! Units of work on SQLite and on PostgreSQL, with one law: one writer a town, each unit as a whole or not at all.
//!
//! It must not know what the tables mean, nor who acts, nor that there are pages.

mod backup;
mod control;
mod dialect;
mod disk;
mod fault;
mod keys;
mod migrate;
mod pg;
mod schema;
mod session;
mod sqlite;
mod town;
mod towns;
mod unit;
mod value;
mod world;

pub use backup::{Copied, FileEntry, Manifest, backup, check_integrity, prove, release, restore, tidy};
pub use control::{Chain, Control, NotedHead, Noting, TownEntry, TownState};
pub use dialect::{EngineKind, for_engine};
pub use fault::{Fault, UnitError};
pub use keys::{Key, forget_old_keys};
pub use migrate::Migration;
pub use schema::schema_text;
pub use session::{Attachment, Db, Tx};
pub use town::Town;
pub use towns::{Options, Towns};
pub use value::{Cells, FromRow, FromValue, Limit, Value};
pub use world::{Chance, Clock, World, random_bytes};
