//! Drop a round that was never dealt out.

use axum::extract::Path;
use axum::response::Response;
use engawa_web::ui::{Button, Confirm, PostButton, Undo};
use engawa_web::{Answer, Ctx, Face, Fields, FormHead, RouteRow};

use super::super::super::MAY_ALL;
use super::super::at::{self, YEARS, id, round_path};
use super::super::refusals;
use super::asking::{AskingPage, needs, ways};
use crate::evaluation::model::RoundState;
use crate::evaluation::reading::RoundView;
use crate::evaluation::round;
use crate::pages::Look;

/// What will happen.
pub(in super::super) const SHOW: RouteRow = RouteRow::get("/desk/evaluation/{round}/removal", Face::Staff, MAY_ALL);
/// The deed.
pub(in super::super) const SUBMIT: RouteRow = RouteRow::post("/desk/evaluation/{round}/removal", Face::Staff, MAY_ALL);

/// The page.
pub(in super::super) fn page(look: &Look, view: &RoundView, head: &FormHead) -> AskingPage {
    let voice = &look.voice;
    let (way, back) = ways(look, &view.round, &view.book.plan);
    let say = |key| voice.say(key);
    let confirm = Confirm::new(voice, say("plans-ev-planning-remove-what"), say("plans-ev-planning-remove-reaches"), Undo::Never)
        .deed(PostButton::of(head, Button::submit(say("plans-ev-planning-remove-deed")).danger()))
        .back(back);
    AskingPage::new(look, way, say("plans-ev-planning-remove-go"), confirm)
}

/// Says what will happen.
pub(in super::super) async fn show(ctx: Ctx, Path(round): Path<String>) -> Answer<Response> {
    let view = at::round(&ctx, &round).await?;
    needs(&ctx.voice, &view.round, RoundState::Preparing)?;
    let head = ctx.form(&format!("{}/removal", round_path(view.round.id)))?;
    page(&Look::of(&ctx), &view, &head).shown(&ctx)
}

/// Drops it.
pub(in super::super) async fn submit(ctx: Ctx, Path(round): Path<String>, fields: Fields) -> Answer<Response> {
    let id = id(&round)?;
    let done = ctx.town.write(fields.key(), move |tx| round::discard(tx, id)).await;
    done.map_err(|refused| refusals::failure(&ctx.voice, refused))?;
    ctx.see_other(&format!("{YEARS}?done=removed"))
}
