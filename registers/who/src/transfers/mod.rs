//! 人事異動: a list prepared ahead, checked on screen, and in force from 0:00 of its day.

mod adopt;
mod begin_office;
mod begin_section;
mod changes;
mod check;
mod checked;
mod discard;
mod draft;
mod end_office;
mod end_section;
mod facts;
mod find;
mod index;
mod inherit;
mod lines;
mod model;
mod moves;
mod paste;
mod pastes;
mod place_section;
mod removals;
mod rename;
mod rules;
mod sentences;
mod store;
mod todos;
mod typed;
mod view;
mod withdraw;

use engawa_web::{May, Rooms};

pub(crate) use facts::all as facts;
pub use facts::{SectionEnded, SectionMoved, SectionSucceeded, TransferAdopted, TransferWithdrawn};
pub use model::Transfer;
pub(crate) use todos::todos;

use crate::ADMINISTER;

/// Who prepares and adopts lists.
const MAY: May = May::Holds(&[ADMINISTER]);
/// What a page with people shows of them.
const NAMES: &[&str] = &["who_accounts.name"];

pub(crate) fn routes() -> Rooms {
    Rooms::new()
        .row(index::SHOW, index::show)
        .row(index::PREPARE, index::prepare)
        .row(draft::SHOW, draft::show)
        .row(moves::ADD, moves::add)
        .row(pastes::SHOW, pastes::show)
        .row(pastes::TAKE, pastes::take)
        .row(rename::SHOW, rename::show)
        .row(rename::ADD, rename::add)
        .row(begin_section::SHOW, begin_section::show)
        .row(begin_section::ADD, begin_section::add)
        .row(end_section::SHOW, end_section::show)
        .row(end_section::ADD, end_section::add)
        .row(place_section::SHOW, place_section::show)
        .row(place_section::ADD, place_section::add)
        .row(begin_office::SHOW, begin_office::show)
        .row(begin_office::ADD, begin_office::add)
        .row(end_office::SHOW, end_office::show)
        .row(end_office::ADD, end_office::add)
        .row(inherit::SHOW, inherit::show)
        .row(inherit::SET, inherit::set)
        .row(removals::REMOVE, removals::remove)
        .row(discard::SHOW, discard::show)
        .row(discard::DISCARD, discard::discard)
        .row(check::SHOW, check::show)
        .row(adopt::ADOPT, adopt::adopt)
        .row(withdraw::SHOW, withdraw::show)
        .row(withdraw::WITHDRAW, withdraw::withdraw)
}
