//! One's own page: the account, its sessions, what proves it, and who looked.

mod closing;
pub(crate) mod fresh;
mod home;
mod looks;
mod password;
mod paths;
mod second;
mod sessions;

use engawa_web::{Face, May, Rooms, RouteRow};

use crate::entry::row_of;

pub(crate) fn routes() -> Rooms {
    of_face(Face::Public).merge(of_face(Face::Staff)).merge(leaving())
}

const OWN: &[&str] = &["who_accounts.name", "who_accounts.mail"];
const SECRET: &[&str] = &["who_accounts.mail", "who_ceremonies.state"];
const SESSIONS: &[&str] = &["who_sessions.device", "who_sessions.made_at", "who_sessions.seen_at"];

fn of_face(face: Face) -> Rooms {
    let paths = paths::paths(face);
    let get = |path| row_of(face, RouteRow::get(path, face, May::SignedIn));
    let post = |path| row_of(face, RouteRow::post(path, face, May::SignedIn));
    let place = &paths.second;
    Rooms::new()
        .row(get(paths.home).asks(&["done"]).shows(OWN), home::show)
        .row(post(paths.name).fields(&["name"]).shows(OWN), home::submit_name)
        .row(get(paths.again).asks(&["to"]), fresh::show)
        .row(post(paths.again_password).fields(&["to"]).secret(&["password"]), fresh::submit_password)
        .row(post(paths.again_code).fields(&["to"]).secret(&["code"]), fresh::submit_code)
        .row(get(paths.password).shows(&["who_accounts.mail"]), password::show)
        .row(post(paths.password).secret(&["password"]).shows(&["who_accounts.mail"]), password::submit)
        .row(post(paths.password_removal), password::submit_removal)
        .row(get(place.page).asks(&["done"]).shows(&["who_passkeys.label"]).script("passkey"), second::show)
        .row(post(place.app), second::submit_app)
        .row(get(place.app).shows(SECRET), second::show_app)
        .row(post(place.confirmation).secret(&["code"]).shows(SECRET), second::submit_confirmation)
        .row(post(paths.app_removal), second::submit_app_removal)
        .row(post(place.challenge).shows(OWN), second::challenge)
        .row(post(place.passkeys).fields(&["label"]).secret(&["answer"]).script("passkey"), second::submit_passkey)
        .row(post(paths.passkey_removal), second::submit_passkey_removal)
        .row(post(paths.codes), second::submit_codes)
        .row(get(paths.sessions).asks(&["done"]).shows(SESSIONS), sessions::show)
        .row(post(paths.session_end), sessions::submit_end)
        .row(post(paths.sessions_end), sessions::submit_end_others)
        .row(get(paths.looks).asks(&["before"]).shows(&["journal_accesses.noted_at"]), looks::show)
}

fn leaving() -> Rooms {
    let shown = &["who_accounts.mail"];
    Rooms::new()
        .row(row_of(Face::Public, RouteRow::get(paths::CLOSING, Face::Public, May::SignedIn).shows(shown)), closing::show)
        .row(row_of(Face::Public, RouteRow::post(paths::CLOSING, Face::Public, May::SignedIn).shows(shown)), closing::submit)
}
