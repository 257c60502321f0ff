//! 案件: what people ask of city hall, under programmes that the town has adopted.
//!
//! A table of contents. It must not know where records are kept, nor any other room.

pub mod holidays;
pub mod programmes;
