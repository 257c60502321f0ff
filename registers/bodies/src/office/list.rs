//! The bodies whose desk a visitor may open today.

use askama::Template;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::{AnyId, Day};
use engawa_web::ui::{Deeds, Row, Rows, SectionHead};
use engawa_web::{Answer, Ctx, RouteRow, Said};

use super::officers::invitations;
use super::{page, right_word};
use crate::store;
use crate::store::office::Held;

/// The list.
pub(super) const SHOW: RouteRow = page("/office").shows(&["parties_persons.family", "parties_persons.given"]);

/// The page `templates/office_list.html`.
#[derive(Template)]
#[template(path = "office_list.html")]
struct ListPage {
    title: Said,
    lead: Said,
    invited: Option<(SectionHead, Deeds)>,
    bodies: Rows,
    coming: Option<(SectionHead, Rows)>,
}

/// Shows the list. Where it is empty it says how one comes to stand in it.
pub(super) async fn show(ctx: Ctx) -> Answer<Response> {
    let (account, today) = (ctx.signed_in()?.account, ctx.today());
    let read =
        move |db: &Db| Ok::<_, Fault>((store::office::held_on(db, account, today)?, store::officers::coming(db, account, today)?));
    let (held, coming) = ctx.town.read(read).await?;
    let mut waiting = Vec::new();
    for one in &coming {
        waiting.push(coming_row(&ctx, one).await?);
    }
    let say = |key| ctx.voice.say(key);
    let content = ListPage {
        title: say("parties-office-list-title"),
        lead: say("parties-office-list-lead"),
        invited: invitations(&ctx).await?.map(|deeds| (SectionHead::new("invited", say("parties-accept-title")), deeds)),
        coming: (!waiting.is_empty())
            .then(|| (SectionHead::new("coming", say("parties-handover-waiting")), Rows::new(waiting, Said::default()))),
        bodies: Rows::new(held.iter().map(|one| row(&ctx, one)).collect(), say("parties-office-list-none")),
    };
    ctx.page(&ctx.shell(content.title.clone()), &content)
}

fn row(ctx: &Ctx, held: &Held) -> Row {
    let href = ctx.link(&format!("/office/{}", held.slug));
    Row::new(held.name.as_str()).href(href).above(held.post.as_str()).below(ctx.voice.say(right_word(held.right)))
}

/// A body in which the visitor will hold a post, with the latest hand-over of it that may be signed already.
async fn coming_row(ctx: &Ctx, (slug, name, post, from): &(String, String, String, Day)) -> Answer<Row> {
    let args = [("post", post.as_str().into()), ("day", ctx.voice.full_day(*from).into())];
    let row = Row::new(name.as_str()).below(ctx.voice.say_with("parties-handover-from", &args));
    let (of, title) = (slug.clone(), post.clone());
    let found = ctx.town.read(move |db| latest(db, &of, &title)).await?;
    Ok(match found {
        Some(id) => row.link(ctx.voice.say("parties-handover"), ctx.link(&format!("/office/{slug}/handover/{id}"))),
        None => row,
    })
}

fn latest(db: &Db, slug: &str, post: &str) -> Result<Option<AnyId>, Fault> {
    let Some(body) = store::bodies::organization_by_slug(db, slug)? else { return Ok(None) };
    let all = store::year::handovers_of(db, body.id)?;
    Ok(all.into_iter().find(|one| one.post_title == post).map(|one| one.id.any()))
}
