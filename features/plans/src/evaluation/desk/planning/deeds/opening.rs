//! Deal the sheets out to the sections.

use axum::extract::Path;
use axum::response::Response;
use engawa_kernel::Channel;
use engawa_web::ui::{Button, Confirm, PostButton, Undo};
use engawa_web::{Answer, Ctx, Face, Fields, FormHead, RouteRow};

use super::super::super::MAY_ALL;
use super::super::at::{self, id, round_path};
use super::super::preview::{Preview, preview};
use super::super::refusals;
use super::asking::{AskingPage, needs, ways};
use crate::evaluation::model::RoundState;
use crate::evaluation::reading::RoundView;
use crate::evaluation::round;
use crate::pages::Look;

/// What will happen.
pub(in super::super) const SHOW: RouteRow = RouteRow::get("/desk/evaluation/{round}/opening", Face::Staff, MAY_ALL);
/// The deed.
pub(in super::super) const SUBMIT: RouteRow = RouteRow::post("/desk/evaluation/{round}/opening", Face::Staff, MAY_ALL);

/// The page.
pub(in super::super) fn page(look: &Look, view: &RoundView, preview: &Preview, head: &FormHead) -> AskingPage {
    let (voice, round) = (&look.voice, &view.round);
    let (way, back) = ways(look, round, &view.book.plan);
    let args = [("count", preview.count().into()), ("sections", preview.sections.len().into())];
    let reaches = voice.say_with("plans-ev-planning-open-reaches", &[("day", voice.full_day(round.setting.section_by).into())]);
    let confirm = Confirm::new(voice, voice.say_with("plans-ev-planning-open-what", &args), reaches, Undo::Never)
        .detail(voice.say("plans-ev-planning-afterwards"), voice.say("plans-ev-planning-open-afterwards"))
        .deed(PostButton::of(head, Button::submit(voice.say("plans-ev-planning-open-deed"))))
        .back(back);
    let confirm = match preview.open.len() {
        0 => confirm,
        open => confirm.detail(
            voice.say("plans-ev-planning-open-nobody"),
            voice.say_with("plans-ev-planning-sheets", &[("count", open.into())]),
        ),
    };
    AskingPage::new(look, way, voice.say("plans-ev-planning-open-go"), confirm)
}

/// Says what will happen.
pub(in super::super) async fn show(ctx: Ctx, Path(round): Path<String>) -> Answer<Response> {
    let view = at::round(&ctx, &round).await?;
    needs(&ctx.voice, &view.round, RoundState::Preparing)?;
    let (book, levels) = (view.book.clone(), view.round.setting.levels.clone());
    let preview = ctx.town.read(move |db| preview(db, &book, &levels)).await?;
    let head = ctx.form(&format!("{}/opening", round_path(view.round.id)))?;
    page(&Look::of(&ctx), &view, &preview, &head).shown(&ctx)
}

/// Deals them out.
pub(in super::super) async fn submit(ctx: Ctx, Path(round): Path<String>, fields: Fields) -> Answer<Response> {
    let (id, by) = (id(&round)?, ctx.actor()?);
    let done = ctx.town.write(fields.key(), move |tx| round::open(tx, id, by.clone(), Channel::Web)).await;
    done.map_err(|refused| refusals::failure(&ctx.voice, refused))?;
    ctx.see_other(&format!("{}?done=opened", round_path(id)))
}
