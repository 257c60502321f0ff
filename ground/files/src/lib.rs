//! A town's files: taken in bounded, known by their contents and never by their name, kept under their hash beside the database,
//! given out as they are, and taken away for good.
//!
//! It must not know whose a file is, to what it belongs, who may see it, nor that there are pages.

mod content;
mod give;
mod incoming;
mod keep;
mod media;
mod picture;
mod place;
mod refused;
mod sniff;
mod store;
mod sweep;
mod troubles;

use engawa_db::Migration;

pub use content::Hash;
pub use give::Given;
pub use incoming::{Incoming, Received, Stopped};
pub use keep::{Kept, Unkept, keep, keep_now};
pub use media::Media;
pub use place::{Hold, hold};
pub use refused::Refused;
pub use store::{StoredFile, contents, enter, erase, file};
pub use sweep::{Swept, sweep};
pub use troubles::{Depth, Trouble, troubles};

/// The table of files.
pub const MIGRATIONS: [Migration; 1] = [Migration { feature: "files", number: 1, sql: include_str!("../migrations/1.sql") }];
