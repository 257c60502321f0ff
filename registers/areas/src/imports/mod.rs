//! Spreadsheets that come in: read whatever an office keeps, shown with every repair and every row that is not taken, and nothing
//! is written before somebody has confirmed it.

mod act;
mod columns;
mod file;
mod outlines;
mod preview;
pub(crate) mod store;
mod workbook;

pub use act::{Staged, Unimported, confirm, discard, stage};
pub use columns::{Target, guess};
pub use file::{BYTES_MAX, CELLS_MAX, Encoding, File, ROWS_MAX, Table, Unreadable, read};
pub use outlines::{Outlines, outlines};
pub use preview::{Preview, Reason, Rejected, Repair, Taken, preview};
pub use store::Import;
