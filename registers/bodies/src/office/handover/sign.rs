//! A hand-over is signed: each point is ticked, by the account of who leaves or who comes. The one who comes may sign before the
//! term begins, and can do nothing else at the desk until then.

use axum::extract::Path;
use axum::response::Response;
use engawa_kernel::{Actor, Choice};
use engawa_web::ui::Picks;
use engawa_web::{Answer, Ctx, Failure, Fields, RouteRow, Said, key};
use engawa_who::pages::sheet::{Sheet, Typed, Wrongs};

use super::{Met, deed, met, page, side_of};
use crate::deeds::{self, By};
use crate::model::Side;
use crate::office::home;
use crate::refused::Refused;
use crate::sentences;

/// The list with its marks.
pub(super) const SHOW: RouteRow = page("/office/{slug}/handover/{handover}/signing/{side}");
/// The deed.
pub(super) const DEED: RouteRow = deed("/office/{slug}/handover/{handover}/signing/{side}").fields(&["check"]);

/// The list, with nothing ticked.
pub(super) async fn show(ctx: Ctx, Path((slug, id, side)): Path<(String, String, String)>) -> Answer<Response> {
    let (met, side) = (met(&ctx, slug, &id).await?, side_of(&side)?);
    form(&ctx, &met, side, &Typed::default())
}

fn form(ctx: &Ctx, met: &Met, side: Side, typed: &Typed) -> Answer<Response> {
    if !met.sides.contains(&side) {
        return Err(Failure::Refused { why: ctx.voice.say("parties-refused-no-seat") });
    }
    let say = |key| ctx.voice.say(key);
    let title = match side {
        Side::Leaving => key("parties-handover-sign-leaving"),
        Side::Coming => key("parties-handover-sign-coming"),
    };
    let checks = Picks::checks(&ctx.voice, "check", say("parties-handover-check")).error(typed.wrong("check"));
    let checks = met.handover.said.items.iter().enumerate().fold(checks, |checks, (at, item)| {
        let checks = checks.pick(at.to_string(), Said::text(item));
        if typed.fields.all("check").contains(&at.to_string().as_str()) { checks.chosen(at.to_string()) } else { checks }
    });
    let way = home::way(ctx).link(
        ctx.voice.say_with("parties-handover-of", &[("post", met.handover.post_title.as_str().into())]),
        ctx.link(&met.path("")),
    );
    let path = met.path(&format!("/signing/{}", side.code()));
    Sheet::new(ctx, way, say(title), &path, say("parties-handover-sign-deed"))?
        .lead(say("parties-handover-sign-lead"))
        .part(checks)
        .back_to(say("parties-office-back"), ctx.link(&met.path("")))
        .answer(ctx, &typed.wrongs)
}

/// Signs.
pub(super) async fn submit(ctx: Ctx, Path((slug, id, side)): Path<(String, String, String)>, fields: Fields) -> Answer<Response> {
    let (met, side) = (met(&ctx, slug, &id).await?, side_of(&side)?);
    let ticked = fields.all("check");
    let is_whole = (0..met.handover.said.items.len()).all(|at| ticked.contains(&at.to_string().as_str()));
    if !is_whole {
        let wrongs = Wrongs::at("check", ctx.voice.say("parties-handover-sign-all"));
        return form(&ctx, &met, side, &Typed::back(fields, wrongs));
    }
    let (account, handover) = (ctx.signed_in()?.account, met.handover.id);
    let by = By::web(Actor::ForBody { person: account, body: met.body.id.any() });
    let done: Result<(), Refused> =
        ctx.town.write(fields.key(), move |tx| deeds::sign_handover(tx, handover, side, account, &by)).await;
    match done {
        Ok(()) => ctx.see_other(&met.path("?done=signed")),
        Err(refused) => {
            let wrongs = sentences::wrongs(&ctx.voice, refused)?;
            form(&ctx, &met, side, &Typed::back(fields, wrongs))
        }
    }
}
