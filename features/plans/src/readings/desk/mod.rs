//! Readings at the desk of the planning section: a document is taken in, looked through beside its text, and laid into a draft.

mod aside;
mod at;
mod certain;
mod compare;
mod index;
mod lay;
mod page;
mod show;
mod thing;
mod thing_page;
mod words;

use engawa_web::{DeskEntry, May, Rooms, key};

use crate::evaluation::desk::ALL_SHEETS;

/// Who looks after the plans of the town.
const MAY: May = May::Holds(&[ALL_SHEETS]);

/// The entry in the head of the desk.
pub const DESK: DeskEntry = DeskEntry { word: key("plans-reading-desk"), path: "/desk/plans/readings", may: &[ALL_SHEETS] };

/// The pages of the desk.
pub(crate) fn routes() -> Rooms {
    Rooms::new()
        .row(index::SHOW, index::show)
        .row(index::TAKE, index::take)
        .row(show::SHOW, show::show)
        .row(thing::SHOW, thing::show)
        .row(thing::SUBMIT, thing::submit)
        .row(certain::SHOW, certain::show)
        .row(certain::SUBMIT, certain::submit)
        .row(lay::SHOW, lay::show)
        .row(lay::SUBMIT, lay::submit)
        .row(aside::SHOW, aside::show)
        .row(aside::SUBMIT, aside::submit)
        .row(compare::SHOW, compare::show)
}
