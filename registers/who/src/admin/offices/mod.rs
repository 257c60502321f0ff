//! Sections and offices: who sits where, what an office may do, which is empty.

mod add;
mod end;
mod list;
mod office;
mod section;

use engawa_web::ui::Kicker;
use engawa_web::{Ctx, Rooms};

use crate::pages::way;

pub(super) fn routes() -> Rooms {
    Rooms::new()
        .row(list::SHOW, list::show)
        .row(add::SHOW, add::show)
        .row(add::SUBMIT, add::submit)
        .row(office::SHOW, office::show)
        .row(office::SUBMIT, office::submit)
        .row(end::SHOW, end::show)
        .row(end::SUBMIT, end::submit)
        .row(section::SHOW, section::show)
        .row(section::SUBMIT, section::submit)
}

/// The way above the title of a page about offices.
fn offices_way(ctx: &Ctx) -> Kicker {
    way(ctx).link(ctx.voice.say("who-offices-title"), ctx.link("/admin/offices"))
}
