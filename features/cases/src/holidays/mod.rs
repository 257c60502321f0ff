//! Holidays: those that are built in, those that a town took in, and the calendar that follows from both.

mod act;
mod built_in;
mod facts;
mod store;

pub use act::{Refused, calendar, known, take};
pub use built_in::built_in;
pub use facts::HolidaysTaken;
