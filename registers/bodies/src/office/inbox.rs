//! What city hall asks of the body, in one place: open, near, late; answered with the minutes that it really took.

use axum::extract::{Path, Query};
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::{Choice, Id};
use engawa_web::ui::{Definitions, Field, Picks, Row, Rows, SectionHead, Tell, Tone, Width};
use engawa_web::{Answer as Answered, Ctx, Failure, Fields, Rooms, RouteRow, Said, ToDo, Voice, key};
use engawa_who::pages::Done;
use engawa_who::pages::look as pages;
use engawa_who::pages::sheet::{Typed, Wrongs};

use super::acts::{act, judged, sheet};
use super::part_page::{Block, PartPage};
use super::{Entered, PartShown, deed, enter, page};
use crate::deeds::{self, NewAnswer};
use crate::model::{AnswerWay, Asking, DeskRight, LINES_MAX, Outcome};
use crate::rules::work::{Standing, standing};
use crate::store::asking;
use engawa_parties::desk::forms::open_number;

/// The inbox.
const SHOW: RouteRow = page("/office/{slug}/inbox").asks(&["done"]);
/// One request.
const ONE: RouteRow = page("/office/{slug}/inbox/{asking}");
/// The deed.
const DEED: RouteRow = deed("/office/{slug}/inbox/{asking}").fields(&["outcome", "words", "minutes"]);

/// The pages of the inbox.
pub(super) fn routes() -> Rooms {
    Rooms::new().row(SHOW, show).row(ONE, show_one).row(DEED, submit)
}

/// The card of the inbox, and what waits.
pub(super) fn part(db: &Db, at: &Entered, voice: &Voice) -> Result<PartShown, Fault> {
    let open: Vec<Asking> = asking::askings_to(db, at.body.id)?.into_iter().filter(|one| one.answer.is_none()).collect();
    let todo = |one: &Asking| ToDo {
        what: voice.say("parties-inbox-todo"),
        about: Some(Said::text(&one.request.said.title)),
        due: Some(one.request.said.due_on),
        path: at.path(&format!("/inbox/{}", one.id)),
    };
    let text = if open.is_empty() {
        voice.say("parties-inbox-text")
    } else {
        voice.say_with("parties-inbox-waiting", &[("count", open.len().into())])
    };
    let todos = if at.keeps() { open.iter().map(todo).collect() } else { Vec::new() };
    Ok(PartShown { title: voice.say("parties-inbox"), text, path: at.path("/inbox"), todos })
}

/// How a request stands, in words.
pub(super) fn outcome_word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Done => key("parties-outcome-done"),
        Outcome::Cannot => key("parties-outcome-cannot"),
    }
}

/// A request as a row.
pub(super) fn row(ctx: &Ctx, at: &Entered, one: &Asking) -> Row {
    let (voice, said) = (&ctx.voice, &one.request.said);
    let from = [("section", one.request.section_name.as_str().into()), ("minutes", said.minutes.into())];
    let due = voice.say_with("parties-inbox-due", &[("day", voice.full_day(said.due_on).into())]);
    let row = Row::new(said.title.as_str()).href(ctx.link(&at.path(&format!("/inbox/{}", one.id))));
    let row = row.sample(ctx.sample_mark()).below(voice.say_with("parties-inbox-from", &from));
    match &one.answer {
        None if standing(said.due_on, false, ctx.today()) == Standing::Late => {
            row.above(due).above(voice.say("parties-standing-late"))
        }
        None => row.above(due),
        Some(answer) => {
            let row = row.above(voice.say(outcome_word(answer.outcome)));
            let took = answer.minutes.map(|minutes| voice.say_with("parties-inbox-took", &[("minutes", minutes.into())]));
            took.into_iter().fold(row, Row::below)
        }
    }
}

async fn show(ctx: Ctx, Path(slug): Path<String>, Query(asked): Query<Done>) -> Answered<Response> {
    let at = enter(&ctx, &slug, DeskRight::Reads).await?;
    let id = at.body.id;
    let all = ctx.town.read(move |db| asking::askings_to(db, id)).await?;
    let (mut answered, open): (Vec<Asking>, Vec<Asking>) = all.into_iter().partition(|one| one.answer.is_some());
    answered.reverse();
    let say = |key| ctx.voice.say(key);
    let rows = |all: &[Asking], nothing| Block::Rows(Rows::new(all.iter().map(|one| row(&ctx, &at, one)).collect(), say(nothing)));
    PartPage::new(&ctx, &at, say("parties-inbox"))
        .done((asked.done == "answered").then(|| say("parties-done-answered")))
        .lead(say("parties-inbox-lead"))
        .block("open", SectionHead::new("open", say("parties-inbox-open")), rows(&open, key("parties-inbox-none")))
        .block(
            "answered",
            SectionHead::new("answered", say("parties-inbox-answered")),
            rows(&answered, key("parties-inbox-none-answered")),
        )
        .answer(&ctx)
}

/// A request to this body.
async fn own(ctx: &Ctx, at: &Entered, id: &str) -> Answered<Asking> {
    let (id, body): (Id<Asking>, _) = (pages::id(id)?, at.body.id);
    let found = ctx.town.read(move |db| asking::asking(db, id)).await?;
    found.filter(|one| one.organization == body).ok_or(Failure::NotFound)
}

async fn show_one(ctx: Ctx, Path((slug, id)): Path<(String, String)>) -> Answered<Response> {
    let at = enter(&ctx, &slug, DeskRight::Reads).await?;
    let one = own(&ctx, &at, &id).await?;
    form(&ctx, &at, &one, &Typed::fresh(&[("outcome", Outcome::Done.code())]))
}

fn facts(ctx: &Ctx, one: &Asking) -> Definitions {
    let (voice, said) = (&ctx.voice, &one.request.said);
    let say = |key| voice.say(key);
    let minutes = |count: i64| voice.say_with("parties-minutes", &[("count", count.into())]);
    let way = match said.way {
        AnswerWay::Seen => key("parties-inbox-way-seen"),
        AnswerWay::Done => key("parties-inbox-way-done"),
        AnswerWay::Words => key("parties-inbox-way-words"),
    };
    let facts = Definitions::new()
        .wide()
        .pair(say("parties-inbox-section"), one.request.section_name.as_str())
        .pair(say("parties-inbox-asked-on"), voice.full_day(one.request.asked_on))
        .pair(say("parties-inbox-due-on"), voice.full_day(said.due_on))
        .pair(say("parties-inbox-minutes"), minutes(said.minutes))
        .lines(say("parties-request-body"), said.text.lines().map(Said::text).collect())
        .pair(say("parties-inbox-outcome"), say(way));
    match &one.answer {
        Some(answer) => {
            let mut lines = vec![say(outcome_word(answer.outcome))];
            lines.extend(answer.minutes.map(minutes));
            lines.extend((!answer.words.is_empty()).then(|| Said::text(&answer.words)));
            facts.lines(say("parties-inbox-now"), lines)
        }
        None => facts,
    }
}

fn form(ctx: &Ctx, at: &Entered, one: &Asking, typed: &Typed) -> Answered<Response> {
    let say = |key| ctx.voice.say(key);
    if !at.keeps() {
        let way = super::home::way_to(ctx, at);
        return PartPage::with_way(way, Said::text(&one.request.said.title)).facts(facts(ctx, one)).answer(ctx);
    }
    let outcome = Picks::radios(&ctx.voice, "outcome", say("parties-inbox-outcome"))
        .pick("done", say(outcome_word(Outcome::Done)))
        .pick_with_hint("cannot", say(outcome_word(Outcome::Cannot)), say("parties-inbox-cannot-hint"))
        .chosen(typed.value("outcome"))
        .error(typed.wrong("outcome"));
    let minutes = Field::number(&ctx.voice, "minutes", say("parties-inbox-took-label")).value(typed.value("minutes"));
    let minutes = minutes.error(typed.wrong("minutes")).unit(say("parties-unit-minutes")).width(Width::Middle).optional();
    let words = Field::lines(&ctx.voice, "words", say("parties-inbox-words"), 3).value(typed.value("words"));
    let answered = one.answer.is_some().then(|| Tell::new(Tone::Info, say("parties-inbox-again")));
    sheet(ctx, at, key("parties-inbox-todo"), (&format!("/inbox/{}", one.id), "/inbox"), key("parties-inbox-deed"))?
        .lead(Said::text(&one.request.said.title))
        .tell(answered)
        .facts(facts(ctx, one))
        .part(outcome)
        .part(minutes.hint(say("parties-inbox-took-hint")))
        .part(words.error(typed.wrong("words")).max(LINES_MAX).optional())
        .answer(ctx, &typed.wrongs)
}

async fn submit(ctx: Ctx, Path((slug, id)): Path<(String, String)>, fields: Fields) -> Answered<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let one = own(&ctx, &at, &id).await?;
    let mut wrongs = Wrongs::default();
    let minutes = open_number(&ctx, &fields, "minutes", &mut wrongs);
    let outcome = Outcome::from_code(fields.get("outcome"));
    if outcome.is_none() {
        wrongs.add("outcome", ctx.voice.say("parties-refused-unknown"));
    }
    let (Some(minutes), Some(outcome)) = (minutes, outcome) else {
        return form(&ctx, &at, &one, &Typed::back(fields, wrongs));
    };
    let new = NewAnswer { asking: one.id, outcome, words: fields.get("words").to_owned(), minutes };
    let done = act(&ctx, &fields, &at, move |tx, at| deeds::answer(tx, at.body.id, &new, &at.by())).await;
    match judged(&ctx, done)? {
        Ok(()) => ctx.see_other(&at.path("/inbox?done=answered")),
        Err(wrongs) => form(&ctx, &at, &one, &Typed::back(fields, wrongs)),
    }
}
