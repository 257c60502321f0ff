//! Throw a draft away.

use axum::extract::Path;
use axum::response::Response;
use engawa_web::ui::{Button, Confirm, PostButton, Undo};
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow as Row};

use super::view::{Unwritten, View};
use super::{MAY, index, store};

/// What would be lost.
pub(super) const SHOW: Row = Row::get("/admin/transfers/{transfer}/discard", Face::Staff, MAY);
/// The deed.
pub(super) const DISCARD: Row = Row::post("/admin/transfers/{transfer}/discard", Face::Staff, MAY);

/// Asks once more.
pub(super) async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let view = View::draft(&ctx, &id).await?;
    let (voice, head) = (&ctx.voice, ctx.form(&view.below("discard"))?);
    let deed = PostButton::of(&head, Button::submit(voice.say("who-transfers-discard")).danger());
    let reaches = voice.say_with("who-transfers-discard-reaches", &[("count", view.plan.lines().into())]);
    let confirm = Confirm::new(voice, voice.say("who-transfers-discard-what"), reaches, Undo::Never).deed(deed);
    view.confirmed(&ctx, voice.say("who-transfers-discard"), confirm)
}

/// Takes all lines out, and the list from the lists. One that was adopted once stays there, without lines.
pub(super) async fn discard(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let id = View::draft(&ctx, &id).await?.transfer.id;
    let written = ctx.town.write(fields.key(), move |tx| -> Result<(), Unwritten> {
        match store::transfer(tx, id)? {
            Some(transfer) if transfer.adoption.is_some() => Err(Unwritten::NotDraft),
            Some(_) => Ok(store::discard(tx, id)?),
            None => Err(Unwritten::NoList),
        }
    });
    written.await.map_err(|unwritten| unwritten.failure(&ctx))?;
    ctx.see_other(index::SHOW.path)
}
