//! Areas that come in as a list: a table or a GeoJSON is looked at, its columns are mapped on screen, every repair and every row
//! that is not taken is shown; confirmed, all of them are there at once; undone, all of them are gone.
//!
//! It makes areas that are not in the register. What changes areas that are there, is a reorganisation.

mod act;
mod columns;
mod file;
mod preview;
mod rules;
pub(crate) mod store;

pub use act::{Staged, Unlisted, confirm, discard, stage, undo};
pub use columns::{Column, guess};
pub use file::{Listed, read};
pub use preview::{Preview, Refused, Rejected, Row, preview};
pub use store::Listing;
