//! Lists of areas on the desk: a file is taken in, looked at, mapped, confirmed, and undone in one act.

mod deeds;
mod index;
mod said;
mod show;

use engawa_kernel::Id;
use engawa_web::ui::Kicker;
use engawa_web::{Answer, Ctx, Failure, Rooms};

use super::id;
use crate::listings::{Listing, store};

pub(super) fn routes() -> Rooms {
    Rooms::new()
        .row(index::SHOW, index::show)
        .row(index::TAKE, index::take)
        .row(show::SHOW, show::show)
        .row(show::FILE, show::file)
        .row(deeds::MAP, deeds::map)
        .row(deeds::CONFIRM, deeds::confirm)
        .row(deeds::DISCARD, deeds::discard)
        .row(deeds::UNDO, deeds::undo)
}

async fn listing_of(ctx: &Ctx, text: &str) -> Answer<Listing> {
    let id: Id<Listing> = id(text)?;
    ctx.town.read(move |db| store::listing(db, id)).await?.ok_or(Failure::NotFound)
}

fn path(id: Id<Listing>) -> String {
    format!("/desk/areas/listings/{id}")
}

fn way(ctx: &Ctx) -> Kicker {
    super::way(ctx).link(ctx.voice.say("areas-listings"), ctx.link("/desk/areas/listings"))
}
