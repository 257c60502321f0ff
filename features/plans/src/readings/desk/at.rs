//! Where one is: the reading of an address.

use engawa_kernel::{AnyId, Id};
use engawa_web::ui::Kicker;
use engawa_web::{Answer, Ctx, Failure};
use serde::Deserialize;

use crate::readings::act::By;
use crate::readings::book::Whole;
use crate::readings::model::Reading;
use crate::readings::refused::Refused;
use crate::readings::store;

/// The address of the list.
pub(super) const LIST: &str = "/desk/plans/readings";

/// What was just done, as the address says it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Done {
    pub(super) done: String,
}

/// The address of a reading.
pub(super) fn path(id: Id<Reading>) -> String {
    format!("{LIST}/{id}")
}

/// The address of a thing of it.
pub(super) fn thing_path(id: Id<Reading>, number: i64) -> String {
    format!("{LIST}/{id}/parts/{number}")
}

/// The reading of an address, without what is in it.
pub(super) async fn reading(ctx: &Ctx, text: &str) -> Answer<Reading> {
    let id: Id<Reading> = AnyId::parse(text).map_err(|_| Failure::NotFound)?.of();
    ctx.town.read(move |db| store::reading(db, id)).await?.ok_or(Failure::NotFound)
}

/// A reading with everything in it.
pub(super) async fn whole(ctx: &Ctx, text: &str) -> Answer<(Reading, Whole)> {
    let reading = reading(ctx, text).await?;
    let id = reading.id;
    let things = ctx.town.read(move |db| store::things(db, id)).await?;
    Ok((reading, Whole { things }))
}

/// The same, while it can be decided in.
pub(super) async fn opened(ctx: &Ctx, text: &str) -> Answer<(Reading, Whole)> {
    let (reading, whole) = whole(ctx, text).await?;
    if reading.is_open() { Ok((reading, whole)) } else { Err(failure(ctx, Refused::Closed)) }
}

/// Who acts: as the record says it, and as a page says it.
pub(super) fn by(ctx: &Ctx) -> Answer<By> {
    let acting = ctx.acting()?;
    Ok(By { actor: ctx.actor()?, post: format!("{} {}", acting.section_name, acting.title) })
}

/// A page for what is refused, where there is nothing to be put right.
pub(super) fn failure(ctx: &Ctx, refused: Refused) -> Failure {
    let why = |key: &'static str| Failure::Refused { why: ctx.voice.say(key) };
    match refused {
        Refused::Unknown => Failure::NotFound,
        Refused::Fault(engawa_db::Fault::KeyReused) => Failure::SentBefore,
        Refused::Fault(fault) => fault.into(),
        Refused::Closed => why(engawa_web::key("plans-reading-wrong-closed")),
        Refused::Late => why(engawa_web::key("plans-reading-wrong-late")),
        Refused::Nothing => why(engawa_web::key("plans-reading-wrong-nothing")),
        Refused::Unfit(_) => why(engawa_web::key("plans-reading-wrong-fields")),
        Refused::Draft(refused) => crate::drafting::desk::failure(&ctx.voice, refused),
    }
}

/// The way above the pages of a reading.
pub(super) fn way(ctx: &Ctx, reading: Option<&Reading>) -> Kicker {
    let way = Kicker::new().link(ctx.voice.say("plans-reading-desk"), ctx.link(LIST));
    match reading {
        Some(reading) => way.link(reading.name.as_str(), ctx.link(&path(reading.id))),
        None => way,
    }
}
