//! Documents of a body: what they are and where they are kept. Only the note stands here, not the document.

use axum::extract::Path;
use axum::response::Response;
use engawa_kernel::{AnyId, Id};
use engawa_web::{Answer, Ctx, Failure, Fields, RouteRow, key};
use engawa_who::pages::look as pages;
use engawa_who::pages::sheet::Typed;

use super::{deed, page};
use crate::deeds;
use crate::model::{DeskRight, NAME_MAX, Paper};
use crate::office::acts::{act, judged, open_line, sheet};
use crate::office::{Entered, enter};
use engawa_parties::desk::forms::line;

/// The form.
pub(super) const SHOW: RouteRow = page("/office/{slug}/handover/papers/new");
/// The deed.
pub(super) const DEED: RouteRow = deed("/office/{slug}/handover/papers").fields(&["title", "place", "note"]);
/// The note of a document is taken out.
pub(super) const DROP: RouteRow = deed("/office/{slug}/handover/papers/{paper}/removal");

/// The form.
pub(super) async fn show(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    form(&ctx, &at, &Typed::default())
}

fn form(ctx: &Ctx, at: &Entered, typed: &Typed) -> Answer<Response> {
    let path = ("/handover/papers", "/handover");
    sheet(ctx, at, key("parties-handover-paper-add"), path, key("parties-handover-paper-deed"))?
        .part(line(ctx, typed, "title", key("parties-handover-paper-title")).max(NAME_MAX))
        .part(line(ctx, typed, "place", key("parties-handover-paper-place")))
        .part(open_line(ctx, typed, "note", key("parties-handover-paper-note")))
        .answer(ctx, &typed.wrongs)
}

/// Notes it.
pub(super) async fn submit(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let text = |name: &str| fields.get(name).to_owned();
    let new = Paper { id: AnyId::random([0; 16]).of(), title: text("title"), place: text("place"), note: text("note") };
    let done = act(&ctx, &fields, &at, move |tx, at| deeds::keep_paper(tx, at.body.id, &new, &at.by()).map(|_| ())).await;
    match judged(&ctx, done)? {
        Ok(()) => ctx.see_other(&at.path("/handover?done=paper")),
        Err(wrongs) => form(&ctx, &at, &Typed::back(fields, wrongs)),
    }
}

/// Takes the note out.
pub(super) async fn submit_drop(ctx: Ctx, Path((slug, id)): Path<(String, String)>, fields: Fields) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let id: Id<Paper> = pages::id(&id)?;
    let done = act(&ctx, &fields, &at, move |tx, at| deeds::drop_paper(tx, at.body.id, id, &at.by())).await;
    let why = |_| Failure::Refused { why: ctx.voice.say("parties-refused-changed") };
    judged(&ctx, done)?.map_err(why)?;
    ctx.see_other(&at.path("/handover?done=paper"))
}
