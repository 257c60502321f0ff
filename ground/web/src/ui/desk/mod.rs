//! Parts of the staff pages: who acts, what waits, the figures of a year, a deed before it is done.

mod acting;
mod confirm;
mod deeds;
mod digits;
mod grid;
mod grid_example;
mod paste;
mod state;
mod todo;

pub use acting::ActingBar;
pub use confirm::{Confirm, Undo};
pub use deeds::{Deed, Deeds};
pub use digits::DigitsShown;
pub use grid::{EntryGrid, GridColumn, GridInput, GridRow};
pub use paste::PasteBox;
pub use state::EntryState;
pub use todo::ToDoList;

#[cfg(test)]
mod tests;
