//! Readings: from tables, forms, streams of words, arrows, sentences and manifestos to indicators as they were found.

pub mod align;
pub mod arrows;
pub mod blocks;
pub mod columns;
pub mod fields;
pub mod follow;
pub mod grid;
pub mod headers;
pub mod manifesto;
pub mod name;
pub mod others;
pub mod outline;
pub mod places;
pub mod record;
pub mod sentences;
pub mod series;
pub mod singles;
pub mod stream;
pub mod subs;
pub mod wraps;

pub use record::{Found, Slot};
