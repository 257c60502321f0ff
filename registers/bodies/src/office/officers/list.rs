//! Who holds which post until when: now, soon, and before.

use axum::extract::{Path, Query};
use axum::response::Response;
use engawa_kernel::Day;
use engawa_web::ui::{Button, Row, Rows, SectionHead};
use engawa_web::{Answer, Ctx, RouteRow, key};
use engawa_who::pages::Done;

use super::{Known, known, page};
use crate::model::{DeskRight, Post};
use crate::office::part_page::{Block, PartPage};
use crate::office::{Entered, enter, right_word};
use crate::sentences::days;
use crate::store::officers::Officer;

/// The list.
pub(super) const SHOW: RouteRow = page("/office/{slug}/officers").asks(&["done"]);

/// So many former officers are shown.
const PAST: usize = 50;

/// Shows them.
pub(super) async fn show(ctx: Ctx, Path(slug): Path<String>, Query(asked): Query<Done>) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Reads).await?;
    let known = known(&ctx, &at, SHOW.path).await?;
    let say = |key| ctx.voice.say(key);
    let today = ctx.today();
    let done = match asked.done.as_str() {
        "elected" => Some(key("parties-done-elected")),
        "ended" => Some(key("parties-done-office-ended")),
        "right" => Some(key("parties-done-right")),
        _ => None,
    };
    let page = PartPage::new(&ctx, &at, say("parties-officers")).done(done.map(say)).lead(say("parties-officers-lead"));
    let page = if at.keeps() {
        page.button(Button::link(say("parties-officers-elect"), ctx.link(&at.path("/officers/new"))))
    } else {
        page
    };
    let list = |rows: Vec<Row>| Block::Rows(Rows::new(rows, say("parties-officers-none")));
    let coming = known.officers.iter().filter(|one| one.term.from() > today);
    let past = known.officers.iter().filter(|one| one.term.to().is_some_and(|to| to < today)).take(PAST);
    page.block("now", SectionHead::new("now", say("parties-officers-now")), list(now(&ctx, &at, &known, today)))
        .block(
            "coming",
            SectionHead::new("coming", say("parties-officers-coming")),
            list(coming.map(|one| row(&ctx, &at, &known, one)).collect()),
        )
        .block(
            "past",
            SectionHead::new("past", say("parties-officers-past")),
            list(past.map(|one| row(&ctx, &at, &known, one)).collect()),
        )
        .answer(&ctx)
}

/// Each post of today with its holders; one that nobody holds says so.
fn now(ctx: &Ctx, at: &Entered, known: &Known, today: Day) -> Vec<Row> {
    let mut rows = Vec::new();
    for post in known.posts.iter().filter(|post| post.term.holds(today)) {
        let held: Vec<&Officer> = known.officers.iter().filter(|one| one.post == post.id && one.term.holds(today)).collect();
        if held.is_empty() {
            rows.push(of_post(ctx, at, post, Row::new(ctx.voice.say("parties-officers-vacant")).above(post.title.as_str())));
        }
        rows.extend(held.into_iter().map(|one| of_post(ctx, at, post, row(ctx, at, known, one))));
    }
    rows
}

/// What the holder of a post may do here, and where that is decided.
fn of_post(ctx: &Ctx, at: &Entered, post: &Post, row: Row) -> Row {
    let row = row.below(ctx.voice.say(right_word(post.desk)));
    let path = at.path(&format!("/officers/posts/{}", post.id));
    if at.keeps() { row.link(ctx.voice.say("parties-officers-right"), ctx.link(&path)) } else { row }
}

fn row(ctx: &Ctx, at: &Entered, known: &Known, one: &Officer) -> Row {
    let post = known.posts.iter().find(|post| post.id == one.post).map(|post| post.title.as_str()).unwrap_or_default();
    Row::new(one.name.as_str())
        .above(post)
        .below(days(&ctx.voice, one.term))
        .href(ctx.link(&at.path(&format!("/officers/{}", one.office))))
}
