//! Begin an amendment of a manifesto that is in force; asked once.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_db::Tx;
use engawa_kernel::Channel;
use engawa_web::ui::{Button, Confirm, PostButton, Undo};
use engawa_web::{Answer, Ctx, Face, Failure, Fields, FormHead, RouteRow};

use super::MAY;
use super::asking::AskingPage;
use super::at::{Known, may_write, meet, path, way_to};
use super::wrongs::failure;
use crate::drafting::{self, Refused};
use crate::pages::Look;

/// Asks.
pub(super) const SHOW: RouteRow = RouteRow::get("/desk/manifestos/{plan}/amendment", Face::Staff, MAY);
/// The deed.
pub(super) const SUBMIT: RouteRow = RouteRow::post("/desk/manifestos/{plan}/amendment", Face::Staff, MAY);

/// The page.
pub(super) fn page(look: &Look, known: &Known, head: &FormHead) -> AskingPage {
    let voice = &look.voice;
    let deed = PostButton::of(head, Button::submit(voice.say("plans-draft-amendment-deed")));
    let confirm = Confirm::new(
        voice,
        voice.say("plans-draft-amendment-what"),
        voice.say("plans-draft-amendment-reaches"),
        Undo::Until(voice.say("plans-draft-amendment-undo")),
    );
    let confirm = confirm.deed(deed).back(look.link(&path(&known.slug)));
    AskingPage::new(look, way_to(look, known), voice.say("plans-draft-amend"), confirm)
}

/// Asks; a manifesto that is drafted already is gone on with.
pub(super) async fn show(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    let known = meet(&ctx, &slug).await?;
    if known.draft.is_some() {
        return Err(Failure::Refused { why: ctx.voice.say("plans-draft-wrong-has-draft") });
    }
    let head = ctx.form(&format!("{}/amendment", path(&slug)))?;
    page(&Look::of(&ctx), &known, &head).answer(&ctx, StatusCode::OK)
}

/// Begins it.
pub(super) async fn submit(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer<Response> {
    meet(&ctx, &slug).await?;
    let (plan, visitor, by) = (slug.clone(), ctx.signed_in()?.clone(), ctx.actor()?);
    let write = move |tx: &mut Tx| {
        if !may_write(tx, &visitor, drafting::owner_of(tx, &plan)?)? {
            return Err(Refused::Stranger);
        }
        drafting::begin(tx, &plan, by.clone(), Channel::Web)
    };
    match ctx.town.write(fields.key(), write).await {
        Ok(()) => ctx.see_other(&format!("{}?done=begun", path(&slug))),
        Err(refused) => Err(failure(&ctx.voice, refused)),
    }
}
