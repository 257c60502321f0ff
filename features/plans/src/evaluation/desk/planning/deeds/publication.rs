//! Publish a year that is frozen.

use axum::extract::Path;
use axum::response::Response;
use engawa_kernel::Channel;
use engawa_web::ui::{Button, Confirm, PostButton, Tell, Tone, Undo};
use engawa_web::{Answer, Ctx, Face, Fields, FormHead, RouteRow};

use super::super::super::MAY_ALL;
use super::super::at::{self, id, round_path};
use super::super::refusals;
use super::asking::{AskingPage, needs, ways};
use crate::evaluation::model::{RoundState, SheetState};
use crate::evaluation::reading::RoundView;
use crate::evaluation::{Refused, round};
use crate::pages::{DOOR, Look};

/// What will happen.
pub(in super::super) const SHOW: RouteRow = RouteRow::get("/desk/evaluation/{round}/publication", Face::Staff, MAY_ALL);
/// The deed.
pub(in super::super) const SUBMIT: RouteRow = RouteRow::post("/desk/evaluation/{round}/publication", Face::Staff, MAY_ALL);

/// The page.
pub(in super::super) fn page(look: &Look, view: &RoundView, is_public: bool, head: &FormHead) -> AskingPage {
    let voice = &look.voice;
    let (way, back) = ways(look, &view.round, &view.book.plan);
    let say = |key| voice.say(key);
    let settled = view.rows.iter().filter(|row| row.sheet.state == SheetState::Settled).count();
    let open = view.rows.iter().filter(|row| row.sheet.state.turn().is_some()).count();
    let what = voice.say_with("plans-ev-planning-publish-what", &[("count", settled.into())]);
    let reaches = if is_public { say("plans-ev-planning-publish-reaches") } else { say("plans-ev-planning-published-closed") };
    let confirm = Confirm::new(voice, what, reaches, Undo::Never)
        .detail(say("plans-ev-planning-publish-shows"), say("plans-ev-planning-publish-shows-all"))
        .detail(say("plans-ev-planning-afterwards"), say("plans-ev-planning-publish-afterwards"))
        .back(back);
    let deed = PostButton::of(head, Button::submit(say("plans-ev-planning-publish-deed")));
    let unfinished = (open > 0).then(|| refusals::sentence(voice, &Refused::Unfinished(open))).flatten();
    let confirm = if open > 0 { confirm } else { confirm.deed(deed) };
    AskingPage::new(look, way, say("plans-ev-planning-publish-go"), confirm)
        .tell(unfinished.map(|sentence| Tell::new(Tone::Late, sentence)))
}

/// Says what will happen.
pub(in super::super) async fn show(ctx: Ctx, Path(round): Path<String>) -> Answer<Response> {
    let view = at::round(&ctx, &round).await?;
    needs(&ctx.voice, &view.round, RoundState::Frozen)?;
    let head = ctx.form(&format!("{}/publication", round_path(view.round.id)))?;
    page(&Look::of(&ctx), &view, ctx.site.is_open(DOOR), &head).shown(&ctx)
}

/// Publishes it.
pub(in super::super) async fn submit(ctx: Ctx, Path(round): Path<String>, fields: Fields) -> Answer<Response> {
    let (id, by) = (id(&round)?, ctx.actor()?);
    let done = ctx.town.write(fields.key(), move |tx| round::publish(tx, id, by.clone(), Channel::Web)).await;
    done.map_err(|refused| refusals::failure(&ctx.voice, refused))?;
    ctx.see_other(&format!("{}?done=published", round_path(id)))
}
