//! Say what the columns mean; confirm; put aside; undo.

use axum::extract::Path;
use axum::response::Response;
use engawa_db::{Db, Fault, Tx};
use engawa_kernel::{Channel, Choice, Id};
use engawa_web::{Answer, Ctx, Face, Failure, Fields, RouteRow};

use super::super::MAY;
use super::super::imports::said;
use super::{listing_of, path, store};
use crate::listings::{
    Column, Listing, Staged, Unlisted, confirm as confirm_listing, discard as discard_listing, undo as undo_listing,
};
use crate::model::Area;

const fn post(path: &'static str) -> RouteRow {
    RouteRow::post(path, Face::Staff, MAY)
}

pub(super) const MAP: RouteRow = post("/desk/areas/listings/{listing}/mapping").fields(&["column-*", "kind"]);
pub(super) const CONFIRM: RouteRow = post("/desk/areas/listings/{listing}/confirmation").fields(&["seen"]);
pub(super) const DISCARD: RouteRow = post("/desk/areas/listings/{listing}/discarding");
pub(super) const UNDO: RouteRow = post("/desk/areas/listings/{listing}/undoing");

/// One that is neither confirmed nor put aside.
async fn open(ctx: &Ctx, id: &str) -> Answer<Listing> {
    let listing = listing_of(ctx, id).await?;
    if listing.is_open() { Ok(listing) } else { Err(Failure::Refused { why: ctx.voice.say("areas-import-closed") }) }
}

pub(super) async fn map(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let listing = open(&ctx, &id).await?;
    let id = listing.id;
    let said = move |db: &Db| Ok((Staged::read(db, &listing)?.columns.len(), crate::store::kinds(db)?));
    let (count, kinds) = match ctx.town.read(said).await {
        Ok(read) => read,
        Err(unlisted) => return Err(refused(&ctx, unlisted).await),
    };
    let meaning = |place: usize| Column::from_code(fields.get(&format!("column-{place}"))).unwrap_or(Column::Nothing).code();
    let columns: Vec<String> = (0..count).map(|place| meaning(place).to_owned()).collect();
    let kind = kinds.into_iter().map(|kind| kind.word).find(|word| word == fields.trimmed("kind"));
    ctx.town.write(fields.key(), move |tx: &mut Tx| store::put_columns(tx, id, &columns, kind.as_deref())).await?;
    ctx.see_other(&format!("{}?done=mapped", path(id)))
}

pub(super) async fn confirm(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let id = open(&ctx, &id).await?.id;
    let (by, seen) = (ctx.actor()?, fields.get("seen").to_owned());
    let done = match ctx.town.write(fields.key(), move |tx| confirm_listing(tx, id, &seen, &by, Channel::Web)).await {
        Ok(()) => "confirmed",
        Err(Unlisted::Nothing) => "nothing",
        Err(Unlisted::Changed) => "changed",
        Err(other) => return Err(refused(&ctx, other).await),
    };
    ctx.see_other(&format!("{}?done={done}", path(id)))
}

pub(super) async fn discard(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let id = open(&ctx, &id).await?.id;
    let discarded: Result<(), Fault> = ctx.town.write(fields.key(), move |tx| discard_listing(tx, id)).await;
    discarded?;
    ctx.see_other("/desk/areas/listings")
}

pub(super) async fn undo(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let id = listing_of(&ctx, &id).await?.id;
    let by = ctx.actor()?;
    match ctx.town.write(fields.key(), move |tx| undo_listing(tx, id, &by, Channel::Web)).await {
        Ok(()) => ctx.see_other(&format!("{}?done=undone", path(id))),
        Err(other) => Err(refused(&ctx, other).await),
    }
}

async fn refused(ctx: &Ctx, unlisted: Unlisted) -> Failure {
    let voice = &ctx.voice;
    match unlisted {
        Unlisted::Fault(fault) => fault.into(),
        Unlisted::Unreadable(why) => Failure::Refused { why: said::unreadable(voice, why) },
        Unlisted::Reaction { reason, .. } => Failure::Refused { why: voice.say(reason) },
        Unlisted::BuiltUpon(area) => {
            let name = name_of(ctx, area).await;
            Failure::Refused { why: voice.say_with("areas-listing-built-upon", &[("area", name.into())]) }
        }
        _ => Failure::Refused { why: voice.say("areas-import-closed") },
    }
}

async fn name_of(ctx: &Ctx, area: Id<Area>) -> String {
    let found = ctx.town.read(move |db| crate::store::area(db, area)).await;
    found.ok().flatten().map(|area| area.name).unwrap_or_default()
}
