//! What the holder of a post may do at the desk: decided by who keeps it, and never so that nobody keeps it.

use axum::extract::Path;
use axum::response::Response;
use engawa_kernel::{Choice, Id};
use engawa_web::{Answer, Ctx, Failure, Fields, RouteRow, key};
use engawa_who::pages::look as pages;
use engawa_who::pages::sheet::{Typed, Wrongs};

use super::{deed, page};
use crate::deeds;
use crate::model::{DeskRight, Post};
use crate::office::acts::{act, judged, sheet};
use crate::office::{Entered, ask_right, enter};
use crate::store;

/// The form.
pub(super) const SHOW: RouteRow = page("/office/{slug}/officers/posts/{post}");
/// The deed.
pub(super) const DEED: RouteRow = deed("/office/{slug}/officers/posts/{post}").fields(&["desk"]);

async fn post_of(ctx: &Ctx, at: &Entered, id: &str) -> Answer<Post> {
    let (id, body): (Id<Post>, _) = (pages::id(id)?, at.body.id);
    let found = ctx.town.read(move |db| store::posts::post(db, id)).await?;
    found.filter(|post| post.organization == body).ok_or(Failure::NotFound)
}

/// The form, with what holds now.
pub(super) async fn show(ctx: Ctx, Path((slug, id)): Path<(String, String)>) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let post = post_of(&ctx, &at, &id).await?;
    form(&ctx, &at, &post, &Typed::fresh(&[("desk", post.desk.code())]))
}

fn form(ctx: &Ctx, at: &Entered, post: &Post, typed: &Typed) -> Answer<Response> {
    let path = format!("/officers/posts/{}", post.id);
    sheet(ctx, at, key("parties-officers-right"), (&path, "/officers"), key("parties-right-deed"))?
        .lead(ctx.voice.say_with("parties-right-lead", &[("post", post.title.as_str().into())]))
        .part(ask_right(&ctx.voice, typed))
        .answer(ctx, &typed.wrongs)
}

/// Decides.
pub(super) async fn submit(ctx: Ctx, Path((slug, id)): Path<(String, String)>, fields: Fields) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let post = post_of(&ctx, &at, &id).await?;
    let Some(desk) = DeskRight::from_code(fields.get("desk")) else {
        let wrongs = Wrongs::at("desk", ctx.voice.say("parties-refused-unknown"));
        return form(&ctx, &at, &post, &Typed::back(fields, wrongs));
    };
    let id = post.id;
    let done = act(&ctx, &fields, &at, move |tx, at| Ok(deeds::set_desk_right(tx, id, desk, &at.by())?)).await;
    match judged(&ctx, done)? {
        Ok(()) => ctx.see_other(&at.path("/officers?done=right")),
        Err(wrongs) => form(&ctx, &at, &post, &Typed::back(fields, wrongs)),
    }
}
