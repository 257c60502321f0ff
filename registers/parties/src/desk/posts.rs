//! The posts of an organization on its sheet, and the end of one. Whoever holds it is said with their days: they go first.

use axum::extract::Path;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::{Day, Id};
use engawa_web::ui::{Definitions, Row, Rows};
use engawa_web::{Answer, Ctx, Failure, Fields, RouteRow, Said, key};
use engawa_who::pages::look as pages;
use engawa_who::pages::sheet::{Sheet, Typed, Wrongs};

use super::forms::{ask_day, day};
use super::{EDITS, deed, look, page, sentences};
use crate::deeds::{self, By};
use crate::model::{Organization, Post};
use crate::refused::Refused;
use crate::store::posts::Holder;
use crate::store::{self, Named};

/// The form in which a post ends.
pub(super) const END: RouteRow = page("/desk/parties/{body}/posts/{post}/ending", EDITS);
/// The deed.
pub(super) const END_DEED: RouteRow = deed("/desk/parties/{body}/posts/{post}/ending").fields(&["from"]);

/// A post with those who hold it today or will.
pub(super) type Held = (Post, Vec<Holder>);

/// The posts of a body with their holders from a day on.
pub(super) fn read(db: &Db, body: Id<Organization>, day: Day) -> Result<Vec<Held>, Fault> {
    let holders = store::posts::holders_since(db, body, day)?;
    let of = |post: &Post| holders.iter().filter(|holder| holder.post == post.id).cloned().collect();
    Ok(store::posts::posts_of(db, body)?.into_iter().map(|post| (of(&post), post)).map(|(held, post)| (post, held)).collect())
}

/// Whom these posts name.
pub(super) fn people(posts: &[Held]) -> impl Iterator<Item = engawa_kernel::AnyId> {
    posts.iter().flat_map(|(_, holders)| holders).filter(|holder| !holder.is_protected).map(|holder| holder.person.any())
}

/// Who holds a post, and on which days; a protected person is not named.
fn holder(ctx: &Ctx, holder: &Holder) -> Said {
    let name = if holder.is_protected { ctx.voice.plain("parties-sheet-hidden") } else { holder.name.clone() };
    let days = sentences::days(&ctx.voice, holder.term);
    ctx.voice.say_with("parties-tie-what", &[("name", name.into()), ("what", days.into())])
}

/// The posts as a list.
pub(super) fn rows(ctx: &Ctx, body: &Named, posts: &[Held], may_edit: bool) -> Rows {
    let row = |(post, holders): &Held| {
        let title =
            ctx.voice.say_with("parties-sheet-post", &[("title", post.title.as_str().into()), ("seats", post.seats.into())]);
        let row = Row::new(title).above(sentences::days(&ctx.voice, post.term));
        let row = holders.iter().fold(row, |row, one| row.below(holder(ctx, one)));
        let row =
            if holders.is_empty() && post.term.holds(ctx.today()) { row.below(ctx.voice.say("parties-post-vacant")) } else { row };
        if may_edit && post.term.to().is_none() {
            row.link(ctx.voice.say("parties-act-post-end"), ctx.link(&path(body, post)))
        } else {
            row
        }
    };
    Rows::new(posts.iter().map(row).collect(), ctx.voice.say("parties-sheet-no-posts"))
}

fn path(body: &Named, post: &Post) -> String {
    format!("{}/posts/{}/ending", look::path(body.id), post.id)
}

/// A post of the body of the address, with its holders.
async fn find(ctx: &Ctx, body: &str, post: &str) -> Answer<(Named, Held)> {
    let body = look::party_of(ctx, body, "organization").await?;
    let post: Id<Post> = pages::id(post)?;
    let (id, today) = (body.id, ctx.today());
    let all = ctx.town.read(move |db| read(db, id.of(), today)).await?;
    let held = all.into_iter().find(|(found, _)| found.id == post).ok_or(Failure::NotFound)?;
    Ok((body, held))
}

/// The form, with today as the last day.
pub(super) async fn show_end(ctx: Ctx, Path((id, post)): Path<(String, String)>) -> Answer<Response> {
    let (body, held) = find(&ctx, &id, &post).await?;
    look::note(&ctx, END.path, people(std::slice::from_ref(&held)).collect()).await?;
    let today = ctx.today().to_string();
    form(&ctx, &body, &held, &Typed::fresh(&[("from", &today)]))
}

fn form(ctx: &Ctx, body: &Named, (post, holders): &Held, typed: &Typed) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let held = holders.iter().map(|one| holder(ctx, one)).collect();
    let facts = Definitions::new()
        .pair(say("parties-tie-post"), post.title.as_str())
        .pair(say("parties-post-days"), sentences::days(&ctx.voice, post.term))
        .lines(say("parties-post-holders"), held);
    let sheet =
        Sheet::new(ctx, look::way_to(ctx, body), say("parties-act-post-end"), &path(body, post), say("parties-post-end-deed"))?;
    sheet
        .lead(say("parties-post-end-lead"))
        .facts(facts)
        .part(ask_day(ctx, typed, "from", key("parties-end-last")).hint(say("parties-end-last-hint")))
        .danger()
        .back(ctx.link(&look::path(body.id)))
        .answer(ctx, &typed.wrongs)
}

/// Ends the post.
pub(super) async fn submit_end(ctx: Ctx, Path((id, post)): Path<(String, String)>, fields: Fields) -> Answer<Response> {
    let (body, held) = find(&ctx, &id, &post).await?;
    let mut wrongs = Wrongs::default();
    let Some(last) = day(&ctx, &fields, "from", &mut wrongs) else {
        return form(&ctx, &body, &held, &Typed::back(fields, wrongs));
    };
    let (by, id) = (By::web(ctx.actor()?), held.0.id);
    let done: Result<(), Refused> = ctx.town.write(fields.key(), move |tx| deeds::end_post(tx, id, last, &by)).await;
    match done {
        Ok(()) => ctx.see_other(&format!("{}?done=ended", look::path(body.id))),
        Err(refused) => {
            let wrongs = sentences::wrongs(&ctx.voice, refused)?;
            form(&ctx, &body, &held, &Typed::back(fields, wrongs))
        }
    }
}
