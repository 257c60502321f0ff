//! Spreadsheets that come in: read whatever an office keeps, shown with every repair and every row that is not taken, and nothing
//! is written before somebody has confirmed it.

mod act;
mod columns;
mod file;
mod outlines;
mod preview;
pub(crate) mod store;

pub use act::{Staged, Unimported, confirm, discard, stage};
pub use columns::{Target, guess};
pub use file::{BOUNDS, File, read};
pub use outlines::{Outlines, outlines};
pub use preview::{Preview, Reason, Rejected, Repair, Taken, preview};
pub use store::Import;
