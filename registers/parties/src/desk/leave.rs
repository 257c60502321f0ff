//! Give out everything that is kept of a party, and take away everything that names one.

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use engawa_db::{Db, Fault};
use engawa_journal::{House, Kept};
use engawa_kernel::AnyId;
use engawa_web::{Answer, Ctx, Failure, Fields, RouteRow};
use engawa_who::pages::look as pages;
use engawa_who::pages::sheet::{Sheet, Typed, Wrongs};
use serde::Serialize;

use super::{EDITS, deed, look, page, sentences};
use crate::deeds::{self, By};
use crate::refused::Refused;
use crate::store::Named;

/// The question before it is done.
pub(super) const SHOW: RouteRow = page("/desk/parties/{person}/erasure", EDITS);
/// The deed.
pub(super) const DEED: RouteRow = deed("/desk/parties/{person}/erasure");
/// Everything that is kept, as a file.
pub(super) const EXPORT: RouteRow = page("/desk/parties/{person}/export.json", EDITS);

/// Organizations are no persons: what is known of them is no personal data of theirs.
async fn someone(ctx: &Ctx, id: &str) -> Answer<Named> {
    let party = look::party(ctx, id).await?;
    if party.sort == "organization" { Err(Failure::NotFound) } else { Ok(party) }
}

/// Asks once more.
pub(super) async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let party = someone(&ctx, &id).await?;
    look::note(&ctx, SHOW.path, vec![party.id]).await?;
    form(&ctx, &party, &Typed::default())
}

fn form(ctx: &Ctx, party: &Named, typed: &Typed) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let path = format!("{}/erasure", look::path(party.id));
    Sheet::new(ctx, look::way_to(ctx, party), say("parties-act-erase"), &path, say("parties-erase-deed"))?
        .lead(say("parties-erase-lead"))
        .danger()
        .back(ctx.link(&look::path(party.id)))
        .answer(ctx, &typed.wrongs)
}

/// Takes away what names them.
pub(super) async fn submit(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let party = someone(&ctx, &id).await?;
    let (by, id, is_person) = (By::web(ctx.actor()?), party.id, party.sort == "person");
    let done: Result<(), Refused> = ctx
        .town
        .write(fields.key(), move |tx| {
            if is_person { deeds::erase_person(tx, id.of(), &by) } else { deeds::erase_household(tx, id.of(), &by) }
        })
        .await;
    match done {
        Ok(()) => ctx.see_other(&format!("{}?done=erased", look::path(id))),
        Err(refused) => {
            let wrongs: Wrongs = sentences::wrongs(&ctx.voice, refused)?;
            form(&ctx, &party, &Typed::back(fields, wrongs))
        }
    }
}

/// One thing that is kept.
#[derive(Serialize)]
struct Item {
    place: &'static str,
    value: String,
}

/// What all features keep of a party.
fn everything(db: &Db, id: AnyId) -> Result<Vec<Kept>, Fault> {
    let house = db.attached::<House>().ok_or_else(|| Fault::Row("no house is attached to the town".into()))?;
    let mut kept = Vec::new();
    for duty in house.duties() {
        kept.extend((duty.export)(db, id)?);
    }
    Ok(kept)
}

/// The file.
pub(super) async fn export(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let party = someone(&ctx, &id).await?;
    pages::note_export(&ctx, EXPORT.path, vec![party.id]).await?;
    let id = party.id;
    let kept = ctx.town.read(move |db| everything(db, id)).await?;
    let items: Vec<Item> = kept.into_iter().map(|kept| Item { place: kept.place, value: kept.value }).collect();
    let body = serde_json::to_vec_pretty(&items).map_err(|error| Failure::Fault(Box::new(error)))?;
    let name = HeaderValue::from_static("attachment; filename=\"party.json\"");
    let kind = HeaderValue::from_static("application/json");
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], body).into_response())
}
