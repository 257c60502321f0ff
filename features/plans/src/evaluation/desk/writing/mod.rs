//! A section fills in its sheet: figures, last year's words and what was done are there already, only judgement is asked for.
//!
//! One form with two deeds: what is typed is kept on the way, or handed in. It comes back with everything that was typed when
//! something is to be put right, when somebody else wrote meanwhile, and when the sheet has gone on.

mod answers;
pub(super) mod at;
pub(super) mod comments;
mod compare;
pub(super) mod fields;
mod figure;
mod happened;
mod head;
pub(super) mod known;
pub(super) mod model;
mod next;
mod page;
pub(super) mod paper;
pub(crate) mod sample;
pub(super) mod scale;
mod show;
mod wrong;

use engawa_web::{Face, May, Rooms, RouteRow};

use super::{MAY, SHEETS};

/// Only who may write. Whose sheet it is, each act asks beside this.
const WRITES: May = May::Holds(&[SHEETS]);

/// The pages.
pub(crate) fn routes() -> Rooms {
    let post = |path| RouteRow::post(path, Face::Staff, WRITES);
    Rooms::new()
        .row(RouteRow::get("/desk/sheets/{sheet}", Face::Staff, MAY).asks(&["done", "count"]), show::show)
        .row(post("/desk/sheets/{sheet}/answers").fields(&["field-*", "seen-*", "deed"]), answers::submit)
        .row(post("/desk/sheets/{sheet}/comments/{number}/answer").fields(&["answer", "before"]), comments::submit)
}
