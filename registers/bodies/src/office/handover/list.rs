//! The hand-overs of a body, the latest first, and where its things are kept.

use axum::extract::{Path, Query};
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_web::ui::{Button, Deed, Deeds, PostButton, Row, Rows, SectionHead};
use engawa_web::{Answer, Ctx, RouteRow, Said, key};
use engawa_who::pages::Done;

use super::page;
use crate::model::{DeskRight, Handover, Paper};
use crate::office::part_page::{Block, PartPage};
use crate::office::{Entered, enter};
use crate::store::year;

/// The list.
pub(super) const SHOW: RouteRow = page("/office/{slug}/handover").asks(&["done"]);

/// Shows it.
pub(super) async fn show(ctx: Ctx, Path(slug): Path<String>, Query(asked): Query<Done>) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Reads).await?;
    let id = at.body.id;
    let read = move |db: &Db| Ok::<_, Fault>((year::handovers_of(db, id)?, year::papers_of(db, id)?));
    let (all, papers) = ctx.town.read(read).await?;
    let say = |key| ctx.voice.say(key);
    let done = match asked.done.as_str() {
        "paper" => Some(key("parties-done-paper")),
        "made" => Some(key("parties-done-handover")),
        _ => None,
    };
    let page = PartPage::new(&ctx, &at, say("parties-handover")).done(done.map(say)).lead(say("parties-handover-lead"));
    let page = if at.keeps() {
        let link = |word: &'static str, end| Button::link(say(word), ctx.link(&at.path(end)));
        page.button(link(key("parties-handover-new"), "/handover/new"))
            .button(link(key("parties-handover-paper-add"), "/handover/papers/new").outline())
    } else {
        page
    };
    let rows = Rows::new(all.iter().map(|one| row(&ctx, &at, one)).collect(), say("parties-handover-none"));
    let papers = papers.iter().map(|paper| paper_row(&ctx, &at, paper)).collect::<Answer<Vec<_>>>()?;
    page.block("all", SectionHead::new("all", say("parties-handover-all")), Block::Rows(rows))
        .block(
            "papers",
            SectionHead::new("papers", say("parties-handover-papers")),
            Block::Deeds(Deeds::new(papers, say("parties-handover-papers-none"))),
        )
        .answer(&ctx)
}

/// Who signed, in words.
pub(super) fn stands(handover: &Handover) -> &'static str {
    match handover.signs.len() {
        0 => key("parties-handover-state-none"),
        1 => key("parties-handover-state-one"),
        _ => key("parties-handover-state-both"),
    }
}

fn row(ctx: &Ctx, at: &Entered, one: &Handover) -> Row {
    let voice = &ctx.voice;
    Row::new(voice.say_with("parties-handover-of", &[("post", one.post_title.as_str().into())]))
        .href(ctx.link(&at.path(&format!("/handover/{}", one.id))))
        .above(voice.say_with("parties-handover-made", &[("day", voice.full_day(one.made_on).into())]))
        .below(voice.say(stands(one)))
}

fn paper_row(ctx: &Ctx, at: &Entered, paper: &Paper) -> Answer<Deed> {
    let row = Deed::new(paper.title.as_str()).below(paper.place.as_str());
    let row = if paper.note.is_empty() { row } else { row.below(paper.note.as_str()) };
    if !at.keeps() {
        return Ok(row);
    }
    let head = ctx.form(&at.path(&format!("/handover/papers/{}/removal", paper.id)))?;
    let button = Button::submit(ctx.voice.say("parties-handover-paper-drop")).outline().about(Said::text(&paper.title));
    Ok(row.button(PostButton::of(&head, button)))
}
