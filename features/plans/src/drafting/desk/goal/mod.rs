//! One goal of a manifesto: written, written anew, moved, taken out.

mod order;
pub(super) mod page;
pub(super) mod removal;
mod save;
pub(super) mod typed;

use engawa_web::Rooms;

pub(super) use order::Moved;

/// The pages.
pub(super) fn routes() -> Rooms {
    Rooms::new()
        .row(save::SHOW_NEW, save::show_new)
        .row(save::SUBMIT_NEW, save::submit_new)
        .row(save::SHOW, save::show)
        .row(save::SUBMIT, save::submit)
        .row(order::SUBMIT, order::submit)
        .row(removal::SHOW, removal::show)
        .row(removal::SUBMIT, removal::submit)
}
