//! Two entries of one party become one; and two again.

use axum::extract::Path;
use axum::response::Response;
use engawa_kernel::AnyId;
use engawa_web::{Answer, Ctx, Failure, Fields, RouteRow, key};
use engawa_who::pages::look as pages;
use engawa_who::pages::sheet::{Sheet, Typed, Wrongs};

use super::body::named;
use super::forms::ask_other;
use super::{EDITS, deed, look, page, sentences};
use crate::deeds::{self, By};
use crate::refused::Refused;
use crate::store::Named;

/// The form.
pub(super) const SHOW: RouteRow = page("/desk/parties/{party}/merge", EDITS);
/// The deed.
pub(super) const DEED: RouteRow = deed("/desk/parties/{party}/merge").fields(&["other"]);
/// The deed that undoes it.
pub(super) const UNDO_DEED: RouteRow = deed("/desk/parties/{party}/merges/{merge}/undoing");

/// The path of the deed that undoes a merge.
pub(super) fn undo_path(party: AnyId, merge: AnyId) -> String {
    format!("{}/merges/{merge}/undoing", look::path(party))
}

/// The form.
pub(super) async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let party = look::party(&ctx, &id).await?;
    look::note(&ctx, SHOW.path, vec![party.id]).await?;
    form(&ctx, &party, &Typed::default())
}

fn form(ctx: &Ctx, party: &Named, typed: &Typed) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let path = format!("{}/merge", look::path(party.id));
    Sheet::new(ctx, look::way_to(ctx, party), say("parties-act-merge"), &path, say("parties-merge-deed"))?
        .lead(say("parties-merge-lead"))
        .part(ask_other(ctx, typed, key("parties-merge-other")))
        .back(ctx.link(&look::path(party.id)))
        .answer(ctx, &typed.wrongs)
}

/// Makes them one.
pub(super) async fn submit(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let party = look::party(&ctx, &id).await?;
    let (by, kept, other) = (By::web(ctx.actor()?), party.id, fields.get("other").to_owned());
    let sort = party.sort.clone();
    let done: Result<(), Refused> = ctx
        .town
        .write(fields.key(), move |tx| {
            let gone = named(tx, &other, &[sort.as_str()])?.ok_or(Refused::Unknown("other"))?;
            deeds::merge(tx, kept, gone, &by).map(|_| ())
        })
        .await;
    match done {
        Ok(()) => ctx.see_other(&format!("{}?done=merged", look::path(kept))),
        Err(refused) => {
            let wrongs = sentences::wrongs(&ctx.voice, refused)?;
            form(&ctx, &party, &Typed::back(fields, wrongs))
        }
    }
}

/// Makes them two again.
pub(super) async fn submit_undoing(ctx: Ctx, Path((id, merge)): Path<(String, String)>, fields: Fields) -> Answer<Response> {
    let party = look::party(&ctx, &id).await?;
    let (by, kept, merge): (By, AnyId, AnyId) = (By::web(ctx.actor()?), party.id, pages::id(&merge)?);
    let done: Result<(), Refused> = ctx.town.write(fields.key(), move |tx| deeds::undo_merge(tx, kept, merge, &by)).await;
    match done {
        Ok(()) => ctx.see_other(&format!("{}?done=undone", look::path(kept))),
        Err(refused) => {
            let wrongs: Wrongs = sentences::wrongs(&ctx.voice, refused)?;
            Err(Failure::Refused { why: wrongs.of("").unwrap_or_else(|| ctx.voice.say("parties-refused-changed")) })
        }
    }
}
