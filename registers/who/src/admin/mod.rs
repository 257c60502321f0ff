//! The desk, and the pages of an administrator: people, offices, doors, who looked at whom.

mod access;
mod desk;
mod doors;
mod facts;
mod home;
mod offices;
mod people;
mod sentences;
mod store;
mod todos;

use engawa_web::{May, Rooms};

pub(crate) use facts::all as facts;
pub(crate) use todos::todos;

use crate::{ADMINISTER, AUDIT};

/// Who may change people, offices and doors.
const ADMINISTERS: May = May::Holds(&[ADMINISTER]);
/// Who may read who looked at whom.
const AUDITS: May = May::Holds(&[AUDIT]);
/// Who sees the table of contents.
const EITHER: May = May::Holds(&[ADMINISTER, AUDIT]);

pub(crate) fn routes() -> Rooms {
    Rooms::new()
        .row(desk::HOME, desk::home)
        .row(desk::OFFICES, desk::offices)
        .row(desk::ACT, desk::act)
        .row(home::SHOW, home::show)
        .merge(people::routes())
        .merge(offices::routes())
        .merge(doors::routes())
        .merge(access::routes())
}
