//! Leave a sheet out of the year, with a reason that everyone reads.

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
use super::asking::{Ask, AskingPage, lines, needs, refused};
use crate::evaluation::model::RoundState;
use crate::evaluation::{Refused, sheet};
use crate::pages::Look;

/// The form.
pub(in super::super) const SHOW: RouteRow = RouteRow::get("/desk/sheets/{sheet}/leaving", Face::Staff, MAY_ALL);
/// The deed.
pub(in super::super) const SUBMIT: RouteRow =
    RouteRow::post("/desk/sheets/{sheet}/leaving", Face::Staff, MAY_ALL).fields(&[REASON]);

const REASON: &str = "reason";

/// The page.
pub(in super::super) fn page(look: &Look, met: &Met, typed: &Typed, head: FormHead) -> AskingPage {
    let voice = &look.voice;
    let say = |key| voice.say(key);
    let what = voice.say_with("plans-ev-planning-leave-what", &[("item", at::title(look, met).into())]);
    let section = words::carriers(voice, &met.view.carriers);
    let reaches = voice.say_with("plans-ev-planning-leave-reaches", &[("section", section.into())]);
    let confirm = Confirm::new(voice, what, reaches, Undo::Until(say("plans-ev-planning-until-frozen")));
    let reason = lines(voice, REASON, say("plans-ev-planning-reason"), typed).hint(say("plans-ev-planning-reason-public"));
    let deed = Button::submit(say("plans-ev-planning-leave-deed"));
    let back = look.link(&review_path(met.view.sheet.id));
    AskingPage::new(look, at::way_of(look, met), say("plans-ev-planning-leave-go"), confirm).question(
        voice,
        head,
        Ask::Field(Box::new(reason)),
        deed,
        back,
        &typed.wrongs,
    )
}

fn answer(ctx: &Ctx, met: &Met, typed: &Typed, wrong: StatusCode) -> Answer<Response> {
    let head = ctx.form(&format!("{}/leaving", sheet_path(met.view.sheet.id)))?;
    page(&Look::of(ctx), met, typed, head).answer(ctx, wrong)
}

/// Asks for the reason.
pub(in super::super) async fn show(ctx: Ctx, Path(sheet): Path<String>) -> Answer<Response> {
    let met = at::sheet(&ctx, &sheet).await?;
    needs(&ctx.voice, &met.view.round, RoundState::Open)?;
    if met.view.sheet.state.turn().is_none() {
        return Err(refusals::failure(&ctx.voice, Refused::SheetIs(met.view.sheet.state)));
    }
    answer(&ctx, &met, &Typed::default(), StatusCode::OK)
}

/// Leaves it out.
pub(in super::super) async fn submit(ctx: Ctx, Path(sheet): Path<String>, fields: Fields) -> Answer<Response> {
    let met = at::sheet(&ctx, &sheet).await?;
    let (id, by, reason) = (met.view.sheet.id, ctx.actor()?, fields.get(REASON).to_owned());
    let done = ctx.town.write(fields.key(), move |tx| sheet::leave_out(tx, id, &reason, by.clone(), Channel::Web)).await;
    let Err(why) = done else { return ctx.see_other(&format!("{}?done=left-out", round_path(met.view.round.id))) };
    let (status, wrongs) = refused(&ctx.voice, REASON, why)?;
    answer(&ctx, &met, &Typed::back(fields, wrongs), status)
}
