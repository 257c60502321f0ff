//! Take a draft away; asked once. What is in force stays as it is.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_db::Tx;
use engawa_kernel::Channel;
use engawa_web::ui::{Button, Confirm, PostButton, Tell, Tone, Undo};
use engawa_web::{Answer, Ctx, Face, Fields, FormHead, RouteRow, Said, key};

use super::MAY;
use super::asking::AskingPage;
use super::at::{self, Known, LIST, may_write, path, way_to};
use super::wrongs::{failure, is_late, sentence};
use crate::drafting::{self, Refused, Seen};
use crate::pages::Look;

/// Asks.
pub(super) const SHOW: RouteRow = RouteRow::get("/desk/manifestos/{plan}/removal", Face::Staff, MAY);
/// The deed.
pub(super) const SUBMIT: RouteRow = RouteRow::post("/desk/manifestos/{plan}/removal", Face::Staff, MAY).fields(&["seen"]);

/// The page.
pub(super) fn page(look: &Look, known: &Known, late: Option<Said>, head: &FormHead) -> AskingPage {
    let voice = &look.voice;
    let deed = PostButton::of(head, Button::submit(voice.say("plans-draft-discard-deed")).danger()).field("seen", known.seen());
    let what = voice.say_with("plans-draft-discard-what", &[("count", known.goals().len().into())]);
    let reaches = if known.before.is_some() { key("plans-draft-discard-in-force") } else { key("plans-draft-discard-reaches") };
    let confirm = Confirm::new(voice, what, voice.say(reaches), Undo::Never).deed(deed).back(look.link(&known.home()));
    AskingPage::new(look, way_to(look, known), voice.say("plans-draft-discard"), confirm)
        .tell(late.map(|late| Tell::new(Tone::Late, late)))
}

fn answer(ctx: &Ctx, known: &Known, late: Option<Said>, status: StatusCode) -> Answer<Response> {
    let head = ctx.form(&format!("{}/removal", path(&known.slug)))?;
    page(&Look::of(ctx), known, late, &head).answer(ctx, status)
}

/// Asks.
pub(super) async fn show(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    let (known, _) = at::any_draft(&ctx, &slug).await?;
    answer(&ctx, &known, None, StatusCode::OK)
}

/// Takes it away.
pub(super) async fn submit(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer<Response> {
    at::meet_any(&ctx, &slug).await?;
    let (plan, visitor, by) = (slug.clone(), ctx.signed_in()?.clone(), ctx.actor()?);
    let seen = Seen::read(fields.get("seen"));
    let write = move |tx: &mut Tx| {
        if !may_write(tx, &visitor, drafting::owner_of(tx, &plan)?)? {
            return Err(Refused::Stranger);
        }
        drafting::discard(tx, &plan, seen.ok_or(Refused::Late)?, by.clone(), Channel::Web)
    };
    match ctx.town.write(fields.key(), write).await {
        Ok(()) => ctx.see_other(&format!("{LIST}?done=discarded")),
        Err(refused) if is_late(&refused) => {
            let (known, _) = at::any_draft(&ctx, &slug).await?;
            answer(&ctx, &known, sentence(&ctx.voice, &refused), StatusCode::CONFLICT)
        }
        Err(refused) => Err(failure(&ctx.voice, refused)),
    }
}
