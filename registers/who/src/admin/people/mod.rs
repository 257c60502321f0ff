//! People of city hall: who they are, what they hold, and the help they need to come in.

mod add;
mod appoint;
mod end;
mod list;
mod person;
mod reset;
mod sessions;

use engawa_web::Rooms;

pub(super) fn routes() -> Rooms {
    Rooms::new()
        .row(list::SHOW, list::show)
        .row(add::SHOW, add::show)
        .row(add::SUBMIT, add::submit)
        .row(person::SHOW, person::show)
        .row(appoint::SHOW, appoint::show)
        .row(appoint::SUBMIT, appoint::submit)
        .row(end::SHOW, end::show)
        .row(end::SUBMIT, end::submit)
        .row(reset::SHOW, reset::show)
        .row(reset::SUBMIT, reset::submit)
        .row(sessions::SUBMIT, sessions::submit)
}
