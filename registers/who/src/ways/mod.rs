//! More ways in: identity providers that a town opened, by OpenID Connect. Every page works without any of them.
//!
//! The code flow with PKCE (S256), `state`, `nonce` and the check of `iss` (RFC 9700): an answer is taken once, within ten
//! minutes, in the browser that went out. Nobody is ever found by the mail address that a provider says.

mod address;
mod admin;
mod back;
mod bound;
mod claims;
mod facts;
mod failed;
mod first;
mod jose;
mod keys;
pub(crate) mod model;
mod my;
mod out;
mod outside;
mod profile;
mod provider;
mod stated;
pub(crate) mod store;
mod words;

use engawa_web::{Face, May, Rooms, RouteRow};

use crate::entry::row_of;

pub use claims::Company;
pub(crate) use facts::all as facts;
pub use facts::{WayBound, WayClosed, WayOpened, WayRemoved};
pub use model::Identity;
pub(crate) use my::PAGE as MY;
pub(crate) use out::ways_of;
pub use profile::Profile;
pub use stated::{Misstated, StatedWay, StatedWays, look, state_ways, takes_secret};
pub use store::identities_of;

/// Where somebody goes out; with `bind` for who is in and adds a way.
const OUT: RouteRow = RouteRow::post("/sign-in/ways/{profile}", Face::Public, May::Browser).fields(&["to", "bind"]);
/// The last page before the provider's.
const LEAVING: RouteRow = RouteRow::get("/sign-in/ways/{profile}/out", Face::Public, May::Browser);
/// Where the provider sends them back.
const BACK: RouteRow =
    RouteRow::get("/sign-in/ways/{profile}/back", Face::Public, May::Browser).asks(&["code", "state", "iss", "error"]);
/// Who comes for the first time says what they are called.
const FIRST: RouteRow = RouteRow::get("/sign-in/ways/first", Face::Public, May::Browser).shows(&["who_journeys.name"]);
/// The deed.
const FIRST_DEED: RouteRow =
    RouteRow::post("/sign-in/ways/first", Face::Public, May::Browser).fields(&["name"]).shows(&["who_journeys.name"]);
/// The public half of our key.
const KEYS: RouteRow = RouteRow::get("/sign-in/ways/{profile}/keys.json", Face::Public, May::Anyone);

pub(crate) fn routes() -> Rooms {
    let public = |row| row_of(Face::Public, row);
    Rooms::new()
        .row(public(OUT), out::submit)
        .row(public(LEAVING), out::show)
        .row(public(BACK), back::show)
        .row(public(FIRST), first::show)
        .row(public(FIRST_DEED), first::submit)
        .row(public(KEYS), keys::show)
        .merge(my::routes())
        .merge(admin::routes())
}

/// The path of a row about a profile.
fn path_of(row: &RouteRow, profile: Profile) -> String {
    use engawa_kernel::Choice;
    row.path.replace("{profile}", profile.code())
}
