//! Components: each a struct that prints itself, with its template beside it and examples below it.

mod choices;
mod desk;
mod figure;
mod form;
pub mod hero;
pub mod icon;
mod lists;
mod place;
mod roles;
mod status;
mod tally;
mod tell;
mod thread;
mod written;

pub use choices::Choices;
pub use desk::{
    ActingBar, Confirm, Deed, Deeds, DigitsShown, EntryGrid, EntryState, GridColumn, GridInput, GridRow, PasteBox, ToDoList, Undo,
};
pub use figure::{Figure, FigureSize, Vals};
pub use form::{Asked, Button, ErrorSummary, Field, FormFoot, Picks, PostButton, SaveState, Select, Steps, Width, Wrong, read_day};
pub use hero::{Hero, Verb, Verbs};
pub use lists::{Definitions, Row, Rows};
pub use place::{Crumbs, Kicker, Link, SectionHead};
pub use roles::Roles;
pub use status::{SampleMark, Status, StatusTag};
pub use tally::{Tally, TallyCounts};
pub use tell::{Tell, Tone};
pub use thread::{Entry, Phase, Thread};
pub use written::Written;

/// One example of a component: what it shows, and how it looks.
pub struct Example {
    /// Which case it is.
    pub case: Case,
    /// The component, printed.
    pub html: String,
}

/// The cases that every component is tried with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Nothing is there yet.
    Empty,
    /// What is there on most days.
    Usual,
    /// As much as there can be.
    Full,
    /// What should not be there, and must not break the page.
    Wrong,
}

impl Example {
    pub(crate) fn new(case: Case, shown: impl std::fmt::Display) -> Example {
        Example { case, html: shown.to_string() }
    }
}
