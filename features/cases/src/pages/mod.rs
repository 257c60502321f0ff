//! What the public sees: the list of all programmes, and the page of each.

pub(crate) mod list;
mod one;
pub(crate) mod sheet;

use engawa_web::{Face, May, Rooms, RouteRow};

/// The door of these pages.
pub const DOOR: &str = "programmes";

const fn page(path: &'static str) -> RouteRow {
    RouteRow::get(path, Face::Public, May::Anyone).door(DOOR)
}

/// The address of a programme.
pub(crate) fn path(slug: &str) -> String {
    format!("{}/{slug}", list::SHOW.path)
}

/// The pages.
pub(crate) fn routes() -> Rooms {
    Rooms::new().row(list::SHOW, list::show).row(list::CSV, list::csv).row(one::SHOW, one::show)
}
