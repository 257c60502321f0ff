//! The desk of programmes: their texts, the list of all of them, and the holidays by which periods are reckoned.

mod adoption;
mod at;
mod draft;
mod entry;
mod file;
mod holidays;
mod inventory;
mod page;
mod preview;
mod programme;
mod programmes;
mod removal;
mod version;
mod withdrawal;

use engawa_web::{DeskEntry, May, Permission, Rooms, key};

/// Writes programmes, adopts them, and keeps the list of all of them.
pub const PROGRAMMES: Permission = Permission("cases.programmes");
/// Who may.
const MAY: May = May::Holds(&[PROGRAMMES]);

/// The entries in the head of the desk.
pub const DESK: [DeskEntry; 2] = [
    DeskEntry { word: key("cases-desk-programmes"), path: "/desk/programmes", may: &[PROGRAMMES] },
    DeskEntry { word: key("cases-desk-inventory"), path: "/desk/inventory", may: &[PROGRAMMES] },
];

/// The pages.
pub(crate) fn routes() -> Rooms {
    Rooms::new()
        .row(programmes::SHOW, programmes::show)
        .row(programmes::BEGIN, programmes::begin)
        .row(programme::SHOW, programme::show)
        .row(version::SHOW, version::show)
        .row(draft::SHOW, draft::show)
        .row(draft::SAVE, draft::save)
        .row(preview::SHOW, preview::show)
        .row(adoption::SHOW, adoption::show)
        .row(adoption::SUBMIT, adoption::submit)
        .row(withdrawal::SHOW, withdrawal::show)
        .row(withdrawal::SUBMIT, withdrawal::submit)
        .row(removal::SHOW, removal::show)
        .row(removal::SUBMIT, removal::submit)
        .row(inventory::SHOW, inventory::show)
        .row(entry::NEW, entry::new)
        .row(entry::ADD, entry::add)
        .row(entry::SHOW, entry::show)
        .row(entry::SUBMIT, entry::submit)
        .row(file::SHOW, file::show)
        .row(file::TAKE, file::take)
        .row(holidays::SHOW, holidays::show)
        .row(holidays::TAKE, holidays::take)
}
