//! Adopt a reorganisation as it was seen; withdraw one before its day.

use axum::extract::Path;
use axum::response::Response;
use engawa_kernel::Channel;
use engawa_web::ui::{Button, Confirm, PostButton, Undo};
use engawa_web::{Answer, Ctx, Face, Failure, Fields, RouteRow};
use engawa_who::pages::confirm::ConfirmPage;

use super::super::MAY;
use super::{View, way};
use crate::reforms::{Phase, Unadopted, adopt as adopt_reform, withdraw as withdraw_reform};

pub(super) const SHOW: RouteRow = RouteRow::get("/desk/areas/reforms/{reform}/adoption", Face::Staff, MAY);
pub(super) const ADOPT: RouteRow = RouteRow::post("/desk/areas/reforms/{reform}/adoption", Face::Staff, MAY).fields(&["seen"]);
pub(super) const WITHDRAW_SHOW: RouteRow = RouteRow::get("/desk/areas/reforms/{reform}/withdrawal", Face::Staff, MAY);
pub(super) const WITHDRAW: RouteRow = RouteRow::post("/desk/areas/reforms/{reform}/withdrawal", Face::Staff, MAY);

pub(super) async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let view = View::draft(&ctx, &id).await?;
    let voice = &ctx.voice;
    let day = || voice.full_day(view.plan.day);
    let head = ctx.form(&format!("{}/adoption", view.path()))?;
    let deed = PostButton::of(&head, Button::submit(voice.say("areas-reform-adopt"))).field("seen", view.seen());
    let counts = [
        ("ends", view.plan.endings.len().into()),
        ("begins", view.plan.begins.len().into()),
        ("moves", crate::reforms::moves_of(&view.map, &view.plan).into()),
    ];
    let until = Undo::Until(voice.full_day(view.plan.eve()));
    let what = voice.say_with("areas-reform-adopt-what", &[("day", day().into())]);
    let confirm = Confirm::new(voice, what, voice.say("areas-reform-adopt-reaches"), until);
    let confirm = confirm.detail(voice.say("areas-reform-changes"), voice.say_with("areas-reform-counts", &counts));
    let title = voice.say("areas-reform-to-adoption");
    ConfirmPage { way: way(&ctx), title, tell: None, confirm: confirm.deed(deed).back(ctx.link(&view.path())) }.answer(&ctx)
}

pub(super) async fn adopt(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let view = View::draft(&ctx, &id).await?;
    if view.seen() != fields.get("seen") {
        return Err(Failure::Refused { why: ctx.voice.say("areas-reform-changed") });
    }
    let (id, by) = (view.reform.id, ctx.actor()?);
    let adopted = ctx.town.write(fields.key(), move |tx| adopt_reform(tx, id, &by, Channel::Web)).await;
    done(&ctx, &view, adopted, "adopted")
}

pub(super) async fn show_withdrawal(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let view = View::of(&ctx, &id).await?;
    if view.phase(ctx.today()) != Phase::Adopted {
        return Err(Failure::Refused { why: ctx.voice.say("areas-reform-not-adopted") });
    }
    let voice = &ctx.voice;
    let head = ctx.form(&format!("{}/withdrawal", view.path()))?;
    let deed = PostButton::of(&head, Button::submit(voice.say("areas-reform-withdraw")).danger());
    let confirm =
        Confirm::new(voice, voice.say("areas-reform-withdraw-what"), voice.say("areas-reform-withdraw-reaches"), Undo::Always);
    let title = voice.say("areas-reform-to-withdrawal");
    ConfirmPage { way: way(&ctx), title, tell: None, confirm: confirm.deed(deed).back(ctx.link(&view.path())) }.answer(&ctx)
}

pub(super) async fn withdraw(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let view = View::of(&ctx, &id).await?;
    let (id, by) = (view.reform.id, ctx.actor()?);
    let withdrawn = ctx.town.write(fields.key(), move |tx| withdraw_reform(tx, id, &by, Channel::Web)).await;
    done(&ctx, &view, withdrawn, "withdrawn")
}

fn done(ctx: &Ctx, view: &View, outcome: Result<(), Unadopted>, done: &str) -> Answer<Response> {
    let refused = |why| Err(Failure::Refused { why });
    match outcome {
        Ok(()) => ctx.see_other(&format!("{}?done={done}", view.path())),
        Err(Unadopted::None) => Err(Failure::NotFound),
        Err(Unadopted::Phase(Phase::Draft | Phase::Missed)) => refused(ctx.voice.say("areas-reform-not-adopted")),
        Err(Unadopted::Phase(_)) => refused(ctx.voice.say("areas-reform-not-draft")),
        // The list itself says what stands against it.
        Err(Unadopted::Wrong(_)) => ctx.see_other(&view.path()),
        Err(Unadopted::BuiltUpon(area)) => {
            refused(ctx.voice.say_with("areas-reform-built-upon", &[("area", view.name(area).into())]))
        }
        Err(Unadopted::Reaction { reason, .. }) => refused(ctx.voice.say(reason)),
        Err(Unadopted::Fault(fault)) => Err(fault.into()),
    }
}
