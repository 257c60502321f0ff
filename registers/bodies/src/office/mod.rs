//! The desk of a body: who holds a post of it that says so keeps it here, and city hall does not come in.
//!
//! A further part of the desk has a file or folder of its own, a line in [`routes`] and a line in [`PARTS`].

pub(crate) mod acts;
mod calendar;
mod entered;
mod handover;
pub(crate) mod home;
mod inbox;
mod list;
mod officers;
mod page;
mod part_page;
mod requests;
pub(crate) mod roster;

use engawa_db::{Db, Fault};
use engawa_web::{Face, May, Rooms, RouteRow, Voice};

use engawa_parties::DOOR;
pub(crate) use engawa_parties::desk::rights::{ask_right, right_word};

pub(crate) use entered::entered_by;
pub use entered::{Entered, NotEntered, enter, entered};
pub use home::way_to;

/// A page of the desk of a body. Which body it is, and whether the visitor may, the act asks by [`entered`].
pub const fn page(path: &'static str) -> RouteRow {
    RouteRow::get(path, Face::Public, May::SignedIn).door(DOOR)
}

/// A deed at the desk of a body.
pub const fn deed(path: &'static str) -> RouteRow {
    RouteRow::post(path, Face::Public, May::SignedIn).door(DOOR)
}

pub(crate) use engawa_web::door::BodyPart as PartShown;

/// A part of the desk, asked in the one snapshot of the home.
pub(crate) type PartOf = fn(&Db, &Entered, &Voice) -> Result<PartShown, Fault>;

/// The parts, in the order in which the home shows them.
const PARTS: &[PartOf] = &[inbox::part, requests::part, roster::part, officers::part, calendar::part, handover::part, page::part];

/// The pages of the desk.
pub(crate) fn routes() -> Rooms {
    Rooms::new()
        .row(list::SHOW, list::show)
        .row(home::SHOW, home::show)
        .merge(roster::routes())
        .merge(inbox::routes())
        .merge(officers::routes())
        .merge(calendar::routes())
        .merge(handover::routes())
        .merge(requests::routes())
        .merge(page::routes())
}
