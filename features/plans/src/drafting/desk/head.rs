//! Save the head of a manifesto: its mission, and the post that answers for it.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_db::Tx;
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow, Voice};

use super::MAY;
use super::at::{Known, may_write, meet, path, root};
use super::goal::typed::{LINE_MAX, too_long};
use super::plan::{self, Came, TypedHead};
use super::wrongs::{Wrongs, failure, is_late, sentence};
use crate::drafting::edit::Edit;
use crate::drafting::{self, Refused, Seen};
use crate::model::{PartKind, RoleText};
use crate::townfile::TEXT_MAX;

/// The deed.
pub(super) const SUBMIT: RouteRow =
    RouteRow::post("/desk/manifestos/{plan}/head", Face::Staff, MAY).fields(&["mission", "post", "seen"]);

/// Saves it.
pub(super) async fn submit(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer<Response> {
    let known = meet(&ctx, &slug).await?;
    let typed = TypedHead { mission: fields.get("mission").to_owned(), post: fields.trimmed("post").to_owned() };
    let edits = match edits(&ctx.voice, &known, &typed) {
        Ok(edits) => edits,
        Err(wrongs) => {
            let came = Came { head: typed, wrongs, seen: Some(fields.get("seen").to_owned()), ..Came::default() };
            return plan::answer(&ctx, &known, &came, StatusCode::UNPROCESSABLE_ENTITY);
        }
    };
    let (plan_slug, visitor, seen) = (slug.clone(), ctx.signed_in()?.clone(), Seen::read(fields.get("seen")));
    let write = move |tx: &mut Tx| {
        if !may_write(tx, &visitor, drafting::owner_of(tx, &plan_slug)?)? {
            return Err(Refused::Stranger);
        }
        drafting::edit(tx, &plan_slug, seen.ok_or(Refused::Late)?, &edits).map(|_| ())
    };
    match ctx.town.write(fields.key(), write).await {
        Ok(()) => ctx.see_other(&format!("{}?done=saved", path(&slug))),
        Err(refused) => back(&ctx, &slug, typed, refused).await,
    }
}

async fn back(ctx: &Ctx, slug: &str, typed: TypedHead, refused: Refused) -> Answer<Response> {
    let known = meet(ctx, slug).await?;
    let Some(said) = sentence(&ctx.voice, &refused) else { return Err(failure(&ctx.voice, refused)) };
    if known.draft.is_none() {
        let came = Came { late: Some(said), kept: Some(typed), ..Came::fresh(&known) };
        return plan::answer(ctx, &known, &came, StatusCode::CONFLICT);
    }
    if is_late(&refused) {
        let theirs = known.file().map(TypedHead::of);
        let came = Came { head: typed, theirs, late: Some(said), ..Came::default() };
        return plan::answer(ctx, &known, &came, StatusCode::CONFLICT);
    }
    let came = Came { head: typed, wrongs: Wrongs::at("", said), ..Came::default() };
    plan::answer(ctx, &known, &came, StatusCode::UNPROCESSABLE_ENTITY)
}

fn edits(voice: &Voice, known: &Known, typed: &TypedHead) -> Result<Vec<Edit>, Wrongs> {
    let mut wrongs = Wrongs::default();
    let before = known.file().map(TypedHead::of).unwrap_or_default();
    if typed.mission.trim().chars().count() > TEXT_MAX {
        wrongs.add("mission", too_long(voice, TEXT_MAX));
    }
    if typed.post.chars().count() > LINE_MAX {
        wrongs.add("post", too_long(voice, LINE_MAX));
    } else if !typed.post.is_empty() && typed.post != before.post && !known.posts.contains(&typed.post) {
        // A post is chosen, never written: no name of a person gets in.
        wrongs.add("post", voice.say("plans-draft-wrong-post"));
    }
    if !wrongs.is_empty() {
        return Err(wrongs);
    }
    let code = known.file().and_then(root).map(|root| root.code.clone()).unwrap_or_default();
    let role = RoleText { actor: voice.plain("plans-draft-post-actor"), text: typed.post.clone() };
    Ok(vec![
        Edit::Parts { code: code.clone(), kind: PartKind::Aim, texts: vec![typed.mission.clone()] },
        Edit::Roles { code, roles: if typed.post.is_empty() { Vec::new() } else { vec![role] } },
    ])
}
