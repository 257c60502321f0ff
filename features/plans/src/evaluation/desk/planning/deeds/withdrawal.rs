//! Withdraw what was published, with a reason that everyone reads.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_kernel::Channel;
use engawa_web::ui::{Button, Confirm, Undo};
use engawa_web::{Answer, Ctx, Face, Fields, FormHead, RouteRow};

use super::super::super::MAY_ALL;
use super::super::at::{self, id, round_path};
use super::super::refusals::Typed;
use super::asking::{Ask, AskingPage, lines, needs, refused, ways};
use crate::evaluation::model::RoundState;
use crate::evaluation::reading::RoundView;
use crate::evaluation::round;
use crate::pages::Look;

/// The form.
pub(in super::super) const SHOW: RouteRow = RouteRow::get("/desk/evaluation/{round}/withdrawal", Face::Staff, MAY_ALL);
/// The deed.
pub(in super::super) const SUBMIT: RouteRow =
    RouteRow::post("/desk/evaluation/{round}/withdrawal", Face::Staff, MAY_ALL).fields(&[REASON]);

const REASON: &str = "reason";

/// The page.
pub(in super::super) fn page(look: &Look, view: &RoundView, typed: &Typed, head: FormHead) -> AskingPage {
    let voice = &look.voice;
    let (way, back) = ways(look, &view.round, &view.book.plan);
    let say = |key| voice.say(key);
    let confirm =
        Confirm::new(voice, say("plans-ev-planning-withdraw-what"), say("plans-ev-planning-withdraw-reaches"), Undo::Never)
            .detail(say("plans-ev-planning-afterwards"), say("plans-ev-planning-withdraw-afterwards"));
    let reason = lines(voice, REASON, say("plans-ev-planning-reason"), typed).hint(say("plans-ev-planning-reason-public"));
    let deed = Button::submit(say("plans-ev-planning-withdraw-deed")).danger();
    AskingPage::new(look, way, say("plans-ev-planning-withdraw-go"), confirm).question(
        voice,
        head,
        Ask::Field(Box::new(reason)),
        deed,
        back,
        &typed.wrongs,
    )
}

fn answer(ctx: &Ctx, view: &RoundView, typed: &Typed, wrong: StatusCode) -> Answer<Response> {
    let head = ctx.form(&format!("{}/withdrawal", round_path(view.round.id)))?;
    page(&Look::of(ctx), view, typed, head).answer(ctx, wrong)
}

/// Asks for the reason.
pub(in super::super) async fn show(ctx: Ctx, Path(round): Path<String>) -> Answer<Response> {
    let view = at::round(&ctx, &round).await?;
    needs(&ctx.voice, &view.round, RoundState::Published)?;
    answer(&ctx, &view, &Typed::default(), StatusCode::OK)
}

/// Withdraws it.
pub(in super::super) async fn submit(ctx: Ctx, Path(round): Path<String>, fields: Fields) -> Answer<Response> {
    let (id, by, reason) = (id(&round)?, ctx.actor()?, fields.get(REASON).to_owned());
    let done = ctx.town.write(fields.key(), move |tx| round::withdraw(tx, id, &reason, by.clone(), Channel::Web)).await;
    let Err(why) = done else { return ctx.see_other(&format!("{}?done=withdrawn", round_path(id))) };
    let (status, wrongs) = refused(&ctx.voice, REASON, why)?;
    let view = at::round(&ctx, &round).await?;
    answer(&ctx, &view, &Typed::back(fields, wrongs), status)
}
