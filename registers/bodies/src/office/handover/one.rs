//! One hand-over: everything that the next holder of the post must know, on one page that can be printed.

use axum::extract::{Path, Query};
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::Choice;
use engawa_web::ui::{Button, Definitions, PostButton, Row, Rows, SectionHead};
use engawa_web::{Answer, Ctx, Failure, Fields, RouteRow, Said, key};
use engawa_who::pages::Done;
use engawa_who::pages::look as pages;

use super::list::stands;
use super::{Met, deed, met, page, side_word};
use crate::deeds;
use crate::model::{Asking, Duty, Handover, Paper, Side};
use crate::office::acts::{act, judged};
use crate::office::part_page::{Block, PartPage};
use crate::office::{calendar, home};
use crate::sentences::days;
use crate::store::officers::{Officer, officers_of};
use crate::store::posts::posts_of;
use crate::store::{asking, year};

/// The page.
pub(super) const SHOW: RouteRow = page("/office/{slug}/handover/{handover}").asks(&["done"]);
/// A hand-over that nobody signed is taken back.
pub(super) const REMOVE: RouteRow = deed("/office/{slug}/handover/{handover}/removal");

/// So many duties to come stand in it: a year of them.
const DUTIES: usize = 40;

/// What stands around a hand-over today.
struct Around {
    officers: Vec<(Officer, String)>,
    duties: Vec<Duty>,
    papers: Vec<Paper>,
    open: Vec<Asking>,
}

fn around(db: &Db, met: &Met) -> Result<Around, Fault> {
    let (body, today) = (met.body.id, db.now().day());
    let posts = posts_of(db, body)?;
    let title = |one: &Officer| posts.iter().find(|post| post.id == one.post).map(|post| post.title.clone()).unwrap_or_default();
    let officers = officers_of(db, body)?.into_iter().filter(|one| one.term.to().is_none_or(|to| to >= today));
    Ok(Around {
        officers: officers.map(|one| (title(&one), one)).map(|(title, one)| (one, title)).collect(),
        duties: calendar::duties_to_come(db, body, today)?.into_iter().take(DUTIES).collect(),
        papers: year::papers_of(db, body)?,
        open: asking::askings_to(db, body)?.into_iter().filter(|one| one.answer.is_none()).collect(),
    })
}

/// Shows it.
pub(super) async fn show(ctx: Ctx, Path((slug, id)): Path<(String, String)>, Query(asked): Query<Done>) -> Answer<Response> {
    let met = met(&ctx, slug, &id).await?;
    let here = met.clone();
    let around = ctx.town.read(move |db| around(db, &here)).await?;
    pages::note(&ctx, SHOW.path, around.officers.iter().map(|(one, _)| one.person.any()).collect()).await?;
    let say = |key| ctx.voice.say(key);
    let done = match asked.done.as_str() {
        "made" => Some(key("parties-done-handover")),
        "signed" => Some(key("parties-done-signed")),
        _ => None,
    };
    let way = match &met.at {
        Some(at) => home::way_to(&ctx, at).link(say("parties-handover"), ctx.link(&at.path("/handover"))),
        None => home::way(&ctx).part(met.body.name.as_str()),
    };
    let title = ctx.voice.say_with("parties-handover-of", &[("post", met.handover.post_title.as_str().into())]);
    let page = PartPage::with_way(way, title).done(done.map(say)).facts(facts(&ctx, &met.handover));
    let page = acts(&ctx, &met, page)?;
    blocks(&ctx, &met, &around, page).note(say("parties-handover-print")).answer(&ctx)
}

fn facts(ctx: &Ctx, one: &Handover) -> Definitions {
    let voice = &ctx.voice;
    let say = |key| voice.say(key);
    let signed = |side: Side| match one.sign(side) {
        Some(sign) => {
            let args = [("name", sign.name.as_str().into()), ("day", voice.full_day(sign.signed_on).into())];
            voice.say_with("parties-handover-signed", &args)
        }
        None => say("parties-handover-unsigned"),
    };
    Definitions::new()
        .wide()
        .pair(say("parties-handover-signs"), say(stands(one)))
        .pair(say(side_word(Side::Leaving)), signed(Side::Leaving))
        .pair(say(side_word(Side::Coming)), signed(Side::Coming))
        .pair(say("parties-handover-made-on"), voice.full_day(one.made_on))
        .lines(say("parties-handover-note"), one.said.note.lines().map(Said::text).collect())
}

fn acts(ctx: &Ctx, met: &Met, page: PartPage) -> Answer<PartPage> {
    let say = |key| ctx.voice.say(key);
    let page = met.sides.iter().fold(page, |page, side| {
        let word = match side {
            Side::Leaving => key("parties-handover-sign-leaving"),
            Side::Coming => key("parties-handover-sign-coming"),
        };
        page.button(Button::link(say(word), ctx.link(&met.path(&format!("/signing/{}", side.code())))))
    });
    if !met.handover.signs.is_empty() || !met.at.as_ref().is_some_and(super::Entered::keeps) {
        return Ok(page);
    }
    let head = ctx.form(&met.path("/removal"))?;
    Ok(page.deed(PostButton::of(&head, Button::submit(say("parties-handover-withdraw")).outline())))
}

fn blocks(ctx: &Ctx, met: &Met, around: &Around, page: PartPage) -> PartPage {
    let say = |key| ctx.voice.say(key);
    let head = |id: &str, word| SectionHead::new(id, say(word));
    let rows = |rows: Vec<Row>, nothing| Block::Rows(Rows::new(rows, say(nothing)));
    let items = met.handover.said.items.iter().map(|item| Said::text(item)).collect();
    page.block("checklist", head("checklist", key("parties-handover-checklist")), Block::Lines(items))
        .block("open", head("open", key("parties-handover-open")), Block::Facts(open(ctx, &met.handover)))
        .block(
            "requests",
            head("requests", key("parties-handover-requests-now")),
            rows(around.open.iter().map(|one| request(ctx, one)).collect(), key("parties-inbox-none")),
        )
        .block(
            "duties",
            head("duties", key("parties-handover-duties")),
            rows(around.duties.iter().map(|duty| duty_row(ctx, duty)).collect(), key("parties-calendar-none")),
        )
        .block(
            "papers",
            head("papers", key("parties-handover-papers")),
            rows(around.papers.iter().map(paper).collect(), key("parties-handover-papers-none")),
        )
        .block(
            "officers",
            head("officers", key("parties-handover-officers")),
            rows(around.officers.iter().map(|one| officer(ctx, one)).collect(), key("parties-officers-none")),
        )
}

fn open(ctx: &Ctx, one: &Handover) -> Definitions {
    let voice = &ctx.voice;
    let count = |count: i64| voice.say_with("parties-handover-count", &[("count", count.into())]);
    let households = match one.households {
        Some(households) => voice.say_with("parties-handover-households-is", &[("count", households.into())]),
        None => voice.say("parties-handover-no-roster"),
    };
    Definitions::new()
        .wide()
        .pair(voice.say("parties-handover-households"), households)
        .pair(voice.say("parties-handover-requests"), count(one.open_requests))
        .pair(voice.say("parties-handover-joins"), count(one.open_joins))
}

fn request(ctx: &Ctx, one: &Asking) -> Row {
    let due = ctx.voice.say_with("parties-inbox-due", &[("day", ctx.voice.full_day(one.request.said.due_on).into())]);
    Row::new(one.request.said.title.as_str()).above(due).below(one.request.section_name.as_str())
}

fn duty_row(ctx: &Ctx, duty: &Duty) -> Row {
    let row = Row::new(duty.said.title.as_str()).above(calendar::when(&ctx.voice, duty));
    if duty.said.note.is_empty() { row } else { row.below(duty.said.note.as_str()) }
}

fn paper(paper: &Paper) -> Row {
    let row = Row::new(paper.title.as_str()).below(paper.place.as_str());
    if paper.note.is_empty() { row } else { row.below(paper.note.as_str()) }
}

fn officer(ctx: &Ctx, (one, title): &(Officer, String)) -> Row {
    Row::new(one.name.as_str()).above(title.as_str()).below(days(&ctx.voice, one.term))
}

/// Takes it back.
pub(super) async fn submit_removal(ctx: Ctx, Path((slug, id)): Path<(String, String)>, fields: Fields) -> Answer<Response> {
    let met = met(&ctx, slug, &id).await?;
    let at = met.at.clone().filter(super::Entered::keeps).ok_or(Failure::Forbidden)?;
    let id = met.handover.id;
    let done = act(&ctx, &fields, &at, move |tx, at| deeds::withdraw_handover(tx, at.body.id, id, &at.by())).await;
    let why = |_| Failure::Refused { why: ctx.voice.say("parties-refused-signed") };
    judged(&ctx, done)?.map_err(why)?;
    ctx.see_other(&at.path("/handover?done=paper"))
}
