//! Imports on the desk: a file is taken in, looked at, mapped, confirmed, and undone in one act.

mod deeds;
mod index;
pub(super) mod said;
mod show;

use engawa_kernel::Id;
use engawa_web::ui::Kicker;
use engawa_web::{Answer, Ctx, Failure, Rooms};

use super::id;
use crate::imports::{Import, store};

pub(super) fn routes() -> Rooms {
    Rooms::new()
        .row(index::SHOW, index::show)
        .row(index::TAKE, index::take)
        .row(show::SHOW, show::show)
        .row(deeds::MAP, deeds::map)
        .row(deeds::CONFIRM, deeds::confirm)
        .row(deeds::DISCARD, deeds::discard)
        .row(deeds::UNDO, deeds::undo)
}

async fn import_of(ctx: &Ctx, text: &str) -> Answer<Import> {
    let id: Id<Import> = id(text)?;
    ctx.town.read(move |db| store::import(db, id)).await?.ok_or(Failure::NotFound)
}

fn path(id: Id<Import>) -> String {
    format!("/desk/areas/imports/{id}")
}

fn way(ctx: &Ctx) -> Kicker {
    super::way(ctx).link(ctx.voice.say("areas-imports"), ctx.link("/desk/areas/imports"))
}
