//! The inventory: all programmes of a town, online or not, with or without a text of their own.

mod act;
mod facts;
mod find;
pub mod model;
mod sheet;
pub(crate) mod store;

pub use act::{ABOUT_MAX, NAME_MAX, Refused, Unfit, add, list_adopted, state, take_in, unfit};
pub use facts::ProgrammeStated;
pub use find::{Known, Wish, found, known, one};
pub use sheet::{COLUMNS, Heads, RowProblem, RowWrong, read};
