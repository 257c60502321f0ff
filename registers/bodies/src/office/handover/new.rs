//! A hand-over is prepared: of which post, what is handed over, and words to whoever comes.

use axum::extract::Path;
use axum::response::Response;
use engawa_kernel::Id;
use engawa_web::ui::{Field, Select};
use engawa_web::{Answer, Ctx, Fields, RouteRow, key};
use engawa_who::pages::sheet::{Typed, Wrongs};

use super::{deed, page};
use crate::deeds;
use crate::model::{DeskRight, LONG_MAX, NewHandover, Post};
use crate::office::acts::{act, judged, sheet};
use crate::office::{Entered, enter};
use crate::store;

/// The form.
pub(super) const SHOW: RouteRow = page("/office/{slug}/handover/new");
/// The deed.
pub(super) const DEED: RouteRow = deed("/office/{slug}/handover").fields(&["post", "note", "items"]);

async fn posts(ctx: &Ctx, at: &Entered) -> Answer<Vec<Post>> {
    let (id, today) = (at.body.id, ctx.today());
    let all = ctx.town.read(move |db| store::posts::posts_of(db, id)).await?;
    Ok(all.into_iter().filter(|post| post.term.holds(today)).collect())
}

/// The form, with what is usually handed over.
pub(super) async fn show(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let posts = posts(&ctx, &at).await?;
    let own = posts.iter().find(|post| post.title == at.post).map(|post| post.id.to_string()).unwrap_or_default();
    let usual = ctx.voice.plain("parties-handover-usual");
    form(&ctx, &at, &posts, &Typed::fresh(&[("post", &own), ("items", &usual)]))
}

fn form(ctx: &Ctx, at: &Entered, posts: &[Post], typed: &Typed) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let post = Select::new(&ctx.voice, "post", say("parties-handover-post")).error(typed.wrong("post"));
    let post = posts.iter().fold(post, |select, post| select.option(post.id.to_string(), post.title.as_str()));
    let lines = |name, label, rows| {
        Field::lines(&ctx.voice, name, say(label), rows).value(typed.value(name)).error(typed.wrong(name)).max(LONG_MAX)
    };
    sheet(ctx, at, key("parties-handover-new"), ("/handover", "/handover"), key("parties-handover-deed"))?
        .lead(say("parties-handover-lead"))
        .part(post.chosen(typed.value("post")))
        .part(lines("items", key("parties-handover-items"), 8).hint(say("parties-handover-items-hint")))
        .part(lines("note", key("parties-handover-note"), 5).optional())
        .answer(ctx, &typed.wrongs)
}

/// Prepares it.
pub(super) async fn submit(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let posts = posts(&ctx, &at).await?;
    let Ok(post) = Id::parse(fields.get("post")) else {
        let wrongs = Wrongs::at("post", ctx.voice.say("parties-refused-unknown"));
        return form(&ctx, &at, &posts, &Typed::back(fields, wrongs));
    };
    let items = fields.get("items").lines().map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect();
    let new = NewHandover { organization: at.body.id, post, note: fields.get("note").to_owned(), items };
    let done = act(&ctx, &fields, &at, move |tx, at| deeds::make_handover(tx, &new, &at.by())).await;
    match judged(&ctx, done)? {
        Ok(id) => ctx.see_other(&at.path(&format!("/handover/{id}?done=made"))),
        Err(wrongs) => form(&ctx, &at, &posts, &Typed::back(fields, wrongs)),
    }
}
