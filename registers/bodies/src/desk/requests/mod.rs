//! What sections of city hall ask of bodies: what it costs is said before it is sent, and who answered is seen afterwards.

mod list;
mod new;
mod show;

use engawa_web::{May, Rooms, RouteRow};

use engawa_parties::EDIT;
use engawa_parties::desk::{deed, page};

use crate::ASK;

/// Who asks.
const ASKS: May = May::Holds(&[ASK, EDIT]);

const fn ask_page(path: &'static str) -> RouteRow {
    page(path, ASKS)
}

const fn ask_deed(path: &'static str) -> RouteRow {
    RouteRow { may: ASKS, ..deed(path) }
}

/// The pages of requests.
pub(crate) fn routes() -> Rooms {
    Rooms::new()
        .row(list::SHOW, list::show)
        .row(new::SHOW, new::show)
        .row(new::DEED, new::submit)
        .row(show::SHOW, show::show)
        .row(show::BACK, show::show_withdrawal)
        .row(show::BACK_DEED, show::submit_withdrawal)
}

/// Minutes as people say them.
fn as_double(number: i64) -> f64 {
    f64::from(i32::try_from(number).unwrap_or(i32::MAX))
}
