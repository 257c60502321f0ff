//! What the holder of a post may do at the desk of the body, changed by city hall.

use axum::extract::Path;
use axum::response::Response;
use engawa_kernel::Choice;
use engawa_web::ui::Select;
use engawa_web::{Answer, Ctx, Fields, RouteRow, Voice, key};
use engawa_who::pages::look as pages;
use engawa_who::pages::sheet::{Sheet, Typed};

use super::{EDITS, deed, look, page, sentences};
use crate::deeds::{self, By};
use crate::model::{DeskRight, Post};
use crate::refused::Refused;
use crate::store::{self, Named};

/// The form.
pub(super) const SHOW: RouteRow = page("/desk/parties/{body}/rights", EDITS);
/// The deed.
pub(super) const DEED: RouteRow = deed("/desk/parties/{body}/rights").fields(&["post", "desk"]);

/// Asks for a post and a right.
pub(super) async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let body = look::party_of(&ctx, &id, "organization").await?;
    form(&ctx, &body, &Typed::fresh(&[("desk", DeskRight::Keeps.code())])).await
}

async fn form(ctx: &Ctx, body: &Named, typed: &Typed) -> Answer<Response> {
    let (organization, today) = (body.id, ctx.today());
    let posts = ctx.town.read(move |db| store::posts::posts_of(db, organization.of())).await?;
    let say = |key| ctx.voice.say(key);
    let select = Select::new(&ctx.voice, "post", say("parties-tie-post")).chosen(typed.value("post")).error(typed.wrong("post"));
    let now = |post: &Post| {
        let args = [("name", post.title.as_str().into()), ("what", say(right_word(post.desk)).into())];
        ctx.voice.say_with("parties-tie-what", &args)
    };
    let posts = posts.iter().filter(|post| post.term.holds(today));
    let select = posts.fold(select, |select, post| select.option(post.id.to_string(), now(post)));
    let path = format!("{}/rights", look::path(body.id));
    Sheet::new(ctx, look::way_to(ctx, body), say(key("parties-act-rights")), &path, say("parties-rights-deed"))?
        .lead(say("parties-rights-lead"))
        .back(ctx.link(&look::path(body.id)))
        .part(select)
        .part(ask_right(&ctx.voice, typed))
        .answer(ctx, &typed.wrongs)
}

/// Sets the right.
pub(super) async fn submit(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let body = look::party_of(&ctx, &id, "organization").await?;
    let post = pages::id::<Post>(fields.get("post")).ok();
    let (right, by, organization) = (DeskRight::from_code(fields.get("desk")), By::web(ctx.actor()?), body.id);
    let done: Result<(), Refused> = ctx
        .town
        .write(fields.key(), move |tx| {
            let own = post.map(|post| store::posts::post(tx, post)).transpose()?.flatten();
            let own = own.filter(|post| post.organization.any() == organization).ok_or(Refused::Unknown("post"))?;
            deeds::set_desk_right(tx, own.id, right.ok_or(Refused::Unknown("desk"))?, &by)
        })
        .await;
    match done {
        Ok(()) => ctx.see_other(&format!("{}?done=corrected", look::path(body.id))),
        Err(refused) => {
            let wrongs = sentences::wrongs(&ctx.voice, refused)?;
            form(&ctx, &body, &Typed::back(fields, wrongs)).await
        }
    }
}

/// What a right is called.
pub fn right_word(right: DeskRight) -> &'static str {
    match right {
        DeskRight::None => key("parties-right-none"),
        DeskRight::Reads => key("parties-right-reads"),
        DeskRight::Keeps => key("parties-right-keeps"),
    }
}

/// The question what the holder of a post may do at the desk of the body.
pub fn ask_right(voice: &Voice, typed: &Typed) -> Select {
    let select = Select::new(voice, "desk", voice.say("parties-right")).without_first().error(typed.wrong("desk"));
    let select = select.hint(voice.say("parties-right-hint")).chosen(typed.value("desk"));
    let all = [DeskRight::None, DeskRight::Reads, DeskRight::Keeps];
    all.into_iter().fold(select, |select, right| select.option(engawa_kernel::Choice::code(right), voice.say(right_word(right))))
}
