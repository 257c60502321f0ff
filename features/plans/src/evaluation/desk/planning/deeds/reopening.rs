//! Open a judged sheet again: it goes back to its section with a remark.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_kernel::Channel;
use engawa_web::ui::{Button, Confirm, Undo};
use engawa_web::{Answer, Ctx, Face, Fields, FormHead, RouteRow};

use super::super::super::MAY_ALL;
use super::super::super::writing::model::sheet_path;
use super::super::at::{self, Met, review_path, round_path};
use super::super::refusals::{self, Typed};
use super::super::words;
use super::asking::{Ask, AskingPage, lines, refused};
use crate::evaluation::model::{RoundState, SheetState};
use crate::evaluation::{Refused, sheet};
use crate::pages::Look;

/// The form.
pub(in super::super) const SHOW: RouteRow = RouteRow::get("/desk/sheets/{sheet}/reopening", Face::Staff, MAY_ALL);
/// The deed.
pub(in super::super) const SUBMIT: RouteRow =
    RouteRow::post("/desk/sheets/{sheet}/reopening", Face::Staff, MAY_ALL).fields(&[REMARK]);

const REMARK: &str = "remark";

/// The page.
pub(in super::super) fn page(look: &Look, met: &Met, typed: &Typed, head: FormHead) -> AskingPage {
    let voice = &look.voice;
    let say = |key| voice.say(key);
    let what = voice.say_with("plans-ev-planning-reopen-what", &[("item", at::title(look, met).into())]);
    let section = words::carriers(voice, &met.view.carriers);
    let reaches = voice.say_with("plans-ev-planning-reopen-reaches", &[("section", section.into())]);
    let confirm = Confirm::new(voice, what, reaches, Undo::Never)
        .detail(say("plans-ev-planning-afterwards"), say("plans-ev-planning-reopen-afterwards"));
    let remark = lines(voice, REMARK, say("plans-ev-planning-remark"), typed).hint(say("plans-ev-planning-remark-hint"));
    let deed = Button::submit(say("plans-ev-planning-reopen-deed"));
    let back = look.link(&review_path(met.view.sheet.id));
    AskingPage::new(look, at::way_of(look, met), say("plans-ev-planning-reopen-go"), confirm).question(
        voice,
        head,
        Ask::Field(Box::new(remark)),
        deed,
        back,
        &typed.wrongs,
    )
}

fn answer(ctx: &Ctx, met: &Met, typed: &Typed, wrong: StatusCode) -> Answer<Response> {
    let head = ctx.form(&format!("{}/reopening", sheet_path(met.view.sheet.id)))?;
    page(&Look::of(ctx), met, typed, head).answer(ctx, wrong)
}

/// Asks for the remark.
pub(in super::super) async fn show(ctx: Ctx, Path(sheet): Path<String>) -> Answer<Response> {
    let met = at::sheet(&ctx, &sheet).await?;
    match (met.view.round.state, met.view.sheet.state) {
        (RoundState::Published, _) => Err(refusals::failure(&ctx.voice, Refused::RoundIs(RoundState::Published))),
        (_, SheetState::Settled) => answer(&ctx, &met, &Typed::default(), StatusCode::OK),
        (_, other) => Err(refusals::failure(&ctx.voice, Refused::SheetIs(other))),
    }
}

/// Opens it again.
pub(in super::super) async fn submit(ctx: Ctx, Path(sheet): Path<String>, fields: Fields) -> Answer<Response> {
    let met = at::sheet(&ctx, &sheet).await?;
    let (id, by, remark) = (met.view.sheet.id, ctx.actor()?, fields.get(REMARK).to_owned());
    let done = ctx.town.write(fields.key(), move |tx| sheet::reopen(tx, id, &remark, by.clone(), Channel::Web)).await;
    let Err(why) = done else { return ctx.see_other(&format!("{}?done=reopened", round_path(met.view.round.id))) };
    let (status, wrongs) = refused(&ctx.voice, REMARK, why)?;
    answer(&ctx, &met, &Typed::back(fields, wrongs), status)
}
