//! Joining a neighbourhood body: find the right one, ask, see the answer, leave again. With an account or without one.

mod ask;
mod find;
mod for_another;
mod mine;
mod status;
pub(crate) mod view;

use engawa_web::{Face, May, Rooms, RouteRow};

use engawa_parties::DOOR;

/// The personal columns that these pages show to whom they belong.
const OWN: &[&str] = &[
    "parties_joins.note",
    "parties_joins.label",
    "parties_joins.kana",
    "parties_joins.address",
    "parties_joins.phone",
    "parties_joins.mail",
    "parties_joins.number",
    "parties_join_steps.words",
    "parties_entries.label",
    "parties_leaves.last_on",
];

const fn get(path: &'static str, may: May) -> RouteRow {
    RouteRow::get(path, Face::Public, may).door(DOOR).shows(OWN)
}

const fn post(path: &'static str, may: May) -> RouteRow {
    RouteRow::post(path, Face::Public, may).door(DOOR).shows(OWN)
}

/// The pages of joining.
pub(crate) fn routes() -> Rooms {
    Rooms::new()
        .row(find::SHOW, find::show)
        .row(ask::SHOW, ask::show)
        .row(ask::DEED, ask::submit)
        .row(status::RECEIPT, status::receipt)
        .row(status::SHOW, status::show)
        .row(status::ASK, status::submit)
        .row(status::DEED, status::submit_deed)
        .row(mine::SHOW, mine::show)
        .row(mine::JOIN, mine::show_join)
        .row(mine::JOIN_DEED, mine::submit_join)
        .row(mine::LEAVE, mine::show_leave)
        .row(mine::LEAVE_DEED, mine::submit_leave)
        .merge(for_another::routes())
}
