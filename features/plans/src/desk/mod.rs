//! The desk of this room: the figures of the year, entered by the sections in charge.
//!
//! A section sees and enters its own; who looks after the plan sees all. The figures of one sheet are saved together or not at
//! all, in one unit of work, and the public pages follow at once.

mod at;
pub mod due;
mod entries;
mod grid;
mod model;
mod overview;
mod page;
mod paste;
mod pasting;
mod rules;
pub(crate) mod sample;
mod seen;
mod sheets;
mod show;
mod todos;
pub(crate) mod value;

use engawa_web::{DeskEntry, Face, May, Permission, Rooms, RouteRow, key};

pub use todos::todos;

/// May enter the figures of the section in which one acts.
pub const FIGURES: Permission = Permission("plans.figures");
/// May enter the figures of every section, and see who has not.
pub const ALL_FIGURES: Permission = Permission("plans.all-figures");

/// Whose figures they are, each act asks beside this.
const MAY: May = May::Holds(&[FIGURES, ALL_FIGURES]);

/// The entry of this in the head of the desk.
pub const DESK: DeskEntry = DeskEntry { word: key("plans-desk-figures"), path: "/desk/figures", may: &[FIGURES, ALL_FIGURES] };

/// The pages of the desk.
pub(crate) fn routes() -> Rooms {
    let get = |path| RouteRow::get(path, Face::Staff, MAY);
    let post = |path| RouteRow::post(path, Face::Staff, MAY);
    let rows: &'static [&'static str] = &["value-*", "state-*", "source-*", "reason-*", "seen-*"];
    Rooms::new()
        .row(get("/desk/figures").asks(&["year"]), overview::show)
        .row(get("/desk/figures/{year}/{section}").asks(&["done", "count"]), show::show)
        .row(post("/desk/figures/{year}/{section}/entries").fields(rows), entries::submit)
        .row(post("/desk/figures/{year}/{section}/paste").fields(&["paste"]), pasting::submit)
}
