//! Deeds that are asked for once more, each on a page of its own: what happens, whom it reaches, whether it can be undone.

pub(super) mod asking;
pub(super) mod freezing;
pub(super) mod leaving;
pub(super) mod opening;
pub(super) mod publication;
pub(super) mod removal;
pub(super) mod reopening;
pub(super) mod section;
pub(super) mod taking_in;
pub(super) mod withdrawal;

use engawa_web::Rooms;

pub(super) fn routes() -> Rooms {
    Rooms::new()
        .row(opening::SHOW, opening::show)
        .row(opening::SUBMIT, opening::submit)
        .row(freezing::SHOW, freezing::show)
        .row(freezing::SUBMIT, freezing::submit)
        .row(publication::SHOW, publication::show)
        .row(publication::SUBMIT, publication::submit)
        .row(withdrawal::SHOW, withdrawal::show)
        .row(withdrawal::SUBMIT, withdrawal::submit)
        .row(removal::SHOW, removal::show)
        .row(removal::SUBMIT, removal::submit)
        .row(leaving::SHOW, leaving::show)
        .row(leaving::SUBMIT, leaving::submit)
        .row(taking_in::SUBMIT, taking_in::submit)
        .row(section::SHOW, section::show)
        .row(section::SUBMIT, section::submit)
        .row(reopening::SHOW, reopening::show)
        .row(reopening::SUBMIT, reopening::submit)
}
