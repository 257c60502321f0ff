//! The bodies whose desk a visitor may open today.

use askama::Template;
use axum::response::Response;
use engawa_web::ui::{Row, Rows};
use engawa_web::{Answer, Ctx, RouteRow, Said};

use super::{page, right_word};
use crate::store;
use crate::store::office::Held;

/// The list.
pub(super) const SHOW: RouteRow = page("/office");

/// The page `templates/office_list.html`.
#[derive(Template)]
#[template(path = "office_list.html")]
struct ListPage {
    title: Said,
    lead: Said,
    bodies: Rows,
}

/// Shows the list. Where it is empty it says how one comes to stand in it.
pub(super) async fn show(ctx: Ctx) -> Answer<Response> {
    let (account, today) = (ctx.signed_in()?.account, ctx.today());
    let held = ctx.town.read(move |db| store::office::held_on(db, account, today)).await?;
    let say = |key| ctx.voice.say(key);
    let content = ListPage {
        title: say("parties-office-list-title"),
        lead: say("parties-office-list-lead"),
        bodies: Rows::new(held.iter().map(|one| row(&ctx, one)).collect(), say("parties-office-list-none")),
    };
    ctx.page(&ctx.shell(content.title.clone()), &content)
}

fn row(ctx: &Ctx, held: &Held) -> Row {
    let href = ctx.link(&format!("/office/{}", held.slug));
    Row::new(held.name.as_str()).href(href).above(held.post.as_str()).below(ctx.voice.say(right_word(held.right)))
}
