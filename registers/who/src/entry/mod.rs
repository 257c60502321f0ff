//! Signing in: by a link in a mail, by a password, with a second step; and signing out. One and the same on both faces.

mod app;
pub(crate) mod arrive;
pub(crate) mod ask;
mod codes;
pub(crate) mod device;
mod digits;
pub(crate) mod enrol;
mod facts;
pub(crate) mod forget;
mod give;
mod leave;
pub(crate) mod letters;
pub(crate) mod limits;
mod link;
pub(crate) mod look;
pub(crate) mod passkeys;
mod password;
pub(crate) mod passwords;
pub(crate) mod paths;
mod printed;
pub(crate) mod proofs;
pub(crate) mod second;
mod second_new;
pub(crate) mod sign_in;
pub(crate) mod store;
mod term;
pub(crate) mod to;

use engawa_web::{Face, May, Rooms, RouteRow};

pub use facts::LinkPrinted;
pub use give::{app_code, give_app, give_password, give_recovery_code, password_hash};
pub use printed::{LINK_LASTS, link_hash, link_path, printed_link};
pub use proofs::reset_second_step;

pub(crate) use facts::all as facts;

/// The door of the town behind which residents have accounts.
const DOOR: &str = "accounts";

pub(crate) fn routes() -> Rooms {
    of_face(Face::Public).merge(of_face(Face::Staff)).merge(first_second_step())
}

/// A row of a page that both faces have: that of residents stands behind their door.
pub(crate) fn row_of(face: Face, row: RouteRow) -> RouteRow {
    if face == Face::Public { row.door(DOOR) } else { row }
}

fn of_face(face: Face) -> Rooms {
    let paths = paths::paths(face);
    let get = |path, may| row_of(face, RouteRow::get(path, face, may));
    let post = |path, may| row_of(face, RouteRow::post(path, face, may));
    Rooms::new()
        .row(get(paths.sign_in, May::Browser).asks(&["to", "done"]), sign_in::show)
        .row(post(paths.links, May::Browser).fields(&["mail", "to"]), ask::submit)
        .row(get(paths.sent, May::Browser).shows(&["who_links.mail", "who_links.digits"]), ask::show_sent)
        .row(get(paths.link, May::Browser).asks(&["to"]).shows(&["who_links.mail"]), link::show)
        .row(
            post(paths.link_use, May::Browser).fields(&["name", "to"]).secret(&["digits"]).shows(&["who_links.mail"]),
            link::submit,
        )
        .row(post(paths.password, May::Browser).fields(&["mail", "to"]).secret(&["password"]), password::submit)
        .row(get(paths.second, May::HalfIn).asks(&["to"]).script("passkey"), second::show)
        .row(post(paths.second_code, May::HalfIn).fields(&["to"]).secret(&["code"]).script("passkey"), second::submit_code)
        .row(post(paths.second_recovery, May::HalfIn).fields(&["to"]).secret(&["code"]).script("passkey"), second::submit_recovery)
        .row(post(paths.second_challenge, May::HalfIn), second::challenge)
        .row(post(paths.second_passkey, May::HalfIn).fields(&["to"]).secret(&["answer"]).script("passkey"), second::submit_passkey)
        .row(post(paths.sign_out, May::HalfIn).fields(&["to"]), leave::submit)
}

/// Only city hall asks everyone for a second step.
fn first_second_step() -> Rooms {
    let place = &enrol::ENTRY;
    let get = |path| RouteRow::get(path, Face::Staff, May::HalfIn);
    let post = |path| RouteRow::post(path, Face::Staff, May::HalfIn);
    Rooms::new()
        .row(get(place.page).asks(&["to"]).script("passkey"), second_new::show)
        .row(post(place.app).fields(&["to"]), second_new::submit_app)
        .row(get(place.app).asks(&["to"]).shows(&["who_accounts.mail", "who_ceremonies.state"]), second_new::show_app)
        .row(
            post(place.confirmation).fields(&["to"]).secret(&["code"]).shows(&["who_accounts.mail", "who_ceremonies.state"]),
            second_new::submit_confirmation,
        )
        .row(post(place.challenge).shows(&["who_accounts.name", "who_accounts.mail"]), second_new::challenge)
        .row(post(place.passkeys).fields(&["label", "to"]).secret(&["answer"]).script("passkey"), second_new::submit_passkey)
}
