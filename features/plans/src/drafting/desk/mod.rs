//! 部局マニフェスト at the desk: a section writes its promises for a year, adopts them, and amends them with a reason.

mod adoption;
mod amendment;
mod asking;
mod at;
mod begin;
mod discard;
mod goal;
mod head;
mod list;
mod plan;
pub(crate) mod sample;
mod start;
mod wrongs;

pub(crate) use wrongs::failure;

use engawa_web::{DeskEntry, May, Rooms, key};

use crate::evaluation::desk::{ALL_SHEETS, DEPARTMENT, SHEETS};

/// Whose manifestos they are, each act asks beside this.
const MAY: May = May::Holds(&[SHEETS, DEPARTMENT, ALL_SHEETS]);

/// The entry in the head of the desk.
pub const DESK: DeskEntry =
    DeskEntry { word: key("plans-draft-desk"), path: "/desk/manifestos", may: &[SHEETS, DEPARTMENT, ALL_SHEETS] };

/// The pages of the desk.
pub(crate) fn routes() -> Rooms {
    Rooms::new()
        .row(list::SHOW, list::show)
        .row(begin::SHOW, begin::show)
        .row(begin::SUBMIT, begin::submit)
        .row(plan::SHOW, plan::show)
        .row(head::SUBMIT, head::submit)
        .merge(goal::routes())
        .row(adoption::SHOW, adoption::show)
        .row(adoption::SUBMIT, adoption::submit)
        .row(amendment::SHOW, amendment::show)
        .row(amendment::SUBMIT, amendment::submit)
        .row(discard::SHOW, discard::show)
        .row(discard::SUBMIT, discard::submit)
}
