//! The year of a body: who does what in which month. What comes every year is carried over with one act.

use axum::extract::{Path, Query};
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::{Day, FiscalYear, Id};
use engawa_web::ui::{Button, Definitions, Field, Picks, PostButton, Row, Rows, SectionHead, Select, ToDoList, Width};
use engawa_web::{Answer, Ctx, Failure, Fields, Rooms, RouteRow, Said, ToDo, Voice, key};
use engawa_who::pages::look as pages;
use engawa_who::pages::sheet::{Typed, Wrongs};
use serde::Deserialize;

use super::acts::{act, judged, open_line, sheet};
use super::part_page::{Block, PartPage};
use super::{Entered, PartShown, deed, enter, page};
use crate::deeds;
use crate::model::{DeskRight, Duty, NAME_MAX, NewDuty, Organization, Post};
use crate::rules::work::{Standing, due_of, standing};
use crate::store::{self, year};
use engawa_parties::desk::forms::{line, number, open_number};

/// The year.
const SHOW: RouteRow = page("/office/{slug}/calendar").asks(&["year", "done"]);
/// The form of a duty.
const NEW: RouteRow = page("/office/{slug}/calendar/new").asks(&["year"]);
/// The deed.
const NEW_DEED: RouteRow = deed("/office/{slug}/calendar").fields(&["title", "month", "day", "post", "note", "yearly", "year"]);
/// One duty.
const ONE: RouteRow = page("/office/{slug}/calendar/{duty}");
/// A duty is done, or not after all.
const DONE: RouteRow = deed("/office/{slug}/calendar/{duty}/done").fields(&["done"]);
/// A duty is taken out.
const REMOVE: RouteRow = deed("/office/{slug}/calendar/{duty}/removal");
/// The yearly duties go to the next year.
const CARRY: RouteRow = deed("/office/{slug}/calendar/carrying").fields(&["year"]);

/// The months from April.
const MONTHS: [u32; 12] = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3];
/// How many duties the home names.
const NEXT: usize = 3;

/// The pages of the year.
pub(super) fn routes() -> Rooms {
    Rooms::new()
        .row(SHOW, show)
        .row(NEW, show_new)
        .row(NEW_DEED, submit_new)
        .row(ONE, show_one)
        .row(DONE, submit_done)
        .row(REMOVE, submit_removal)
        .row(CARRY, submit_carrying)
}

/// What is asked of the pages.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    year: String,
    done: String,
}

/// The fiscal year of a text: the present one, where it is none of the years around.
fn year_of(text: &str, today: Day) -> FiscalYear {
    let now = FiscalYear::of(today);
    let asked = text.parse().ok().filter(|year: &i32| (now.number() - 5..=now.number() + 2).contains(year));
    asked.and_then(|year| Day::new(year, 4, 1).ok()).map_or(now, FiscalYear::of)
}

fn next_year(year: FiscalYear) -> FiscalYear {
    FiscalYear::of(year.last_day().plus_days(1))
}

/// The duties of a body that are not done, the next one first.
pub(super) fn duties_to_come(db: &Db, body: Id<Organization>, today: Day) -> Result<Vec<Duty>, Fault> {
    Ok(open_duties(db, body, today)?.into_iter().map(|(duty, _)| duty).collect())
}

fn open_duties(db: &Db, body: Id<Organization>, today: Day) -> Result<Vec<(Duty, Day)>, Fault> {
    let mut all = year::duties_of(db, body, FiscalYear::of(today))?;
    all.extend(year::duties_of(db, body, next_year(FiscalYear::of(today)))?);
    let mut open: Vec<(Duty, Day)> =
        all.into_iter().filter(|duty| !duty.is_done).filter_map(|duty| due_of(&duty.said).map(|due| (duty, due))).collect();
    open.sort_by_key(|(_, due)| *due);
    Ok(open)
}

/// The card of the year, and what is near or late.
pub(super) fn part(db: &Db, at: &Entered, voice: &Voice) -> Result<PartShown, Fault> {
    let today = db.now().day();
    let near = |due: Day| standing(due, false, today) <= Standing::Near;
    let todos = open_duties(db, at.body.id, today)?.into_iter().filter(|(_, due)| near(*due)).take(NEXT).map(|(duty, due)| ToDo {
        what: Said::text(&duty.said.title),
        about: Some(voice.say("parties-calendar-todo")),
        due: Some(due),
        path: at.path(&format!("/calendar/{}", duty.id)),
    });
    Ok(PartShown {
        title: voice.say("parties-calendar"),
        text: voice.say("parties-calendar-text"),
        path: at.path("/calendar"),
        todos: todos.collect(),
    })
}

/// When a duty is due, in words.
pub(super) fn when(voice: &Voice, duty: &Duty) -> Said {
    match (duty.said.day, due_of(&duty.said)) {
        (Some(_), Some(due)) => voice.full_day(due),
        _ => voice.say_with("parties-calendar-in-month", &[("month", i64::from(duty.said.month).into())]),
    }
}

struct Known {
    duties: Vec<Duty>,
    next: Vec<(Duty, Day)>,
    posts: Vec<Post>,
    uncarried: bool,
}

async fn read(ctx: &Ctx, at: &Entered, of: FiscalYear) -> Answer<Known> {
    let (at, today) = (at.clone(), ctx.today());
    let read = move |db: &Db| {
        let duties = year::duties_of(db, at.body.id, of)?;
        let carried = year::duties_of(db, at.body.id, next_year(of))?;
        let is_carried = |duty: &Duty| carried.iter().any(|later| later.said.before == Some(duty.id));
        Ok::<_, Fault>(Known {
            uncarried: duties.iter().any(|duty| duty.said.is_yearly && !is_carried(duty)),
            duties,
            next: open_duties(db, at.body.id, today)?,
            posts: store::posts::posts_of(db, at.body.id)?,
        })
    };
    Ok(ctx.town.read(read).await?)
}

async fn show(ctx: Ctx, Path(slug): Path<String>, Query(asked): Query<Asked>) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Reads).await?;
    let of = year_of(&asked.year, ctx.today());
    let known = read(&ctx, &at, of).await?;
    let voice = &ctx.voice;
    let title = voice.say_with("parties-calendar-title", &[("year", voice.fiscal_year(of).into())]);
    let done = match asked.done.as_str() {
        "duty" => Some(voice.say("parties-done-duty")),
        "carried" => Some(voice.say("parties-done-carried")),
        _ => None,
    };
    let page = PartPage::new(&ctx, &at, title).done(done).lead(voice.say("parties-calendar-lead"));
    let page = acts(&ctx, &at, of, &known, page)?;
    let mut next = ToDoList::new(voice, ctx.today());
    for (duty, due) in known.next.iter().take(NEXT) {
        next.push(Said::text(&duty.said.title), None, Some(*due), ctx.link(&at.path(&format!("/calendar/{}", duty.id))));
    }
    let page = page.block("next", SectionHead::new("next", voice.say("parties-calendar-next")), Block::ToDos(next));
    months(&ctx, &at, &known, page).answer(&ctx)
}

fn acts(ctx: &Ctx, at: &Entered, of: FiscalYear, known: &Known, page: PartPage) -> Answer<PartPage> {
    let voice = &ctx.voice;
    let other = if of == FiscalYear::of(ctx.today()) { next_year(of) } else { FiscalYear::of(ctx.today()) };
    let link = |year: FiscalYear| ctx.link(&at.path(&format!("/calendar?year={}", year.number())));
    let see = voice.say_with("parties-calendar-other", &[("year", voice.fiscal_year(other).into())]);
    let see = Button::link(see, link(other)).text();
    if !at.keeps() {
        return Ok(page.button(see));
    }
    let new = ctx.link(&at.path(&format!("/calendar/new?year={}", of.number())));
    let page = page.button(Button::link(voice.say("parties-calendar-add"), new)).button(see);
    if !known.uncarried {
        return Ok(page);
    }
    let head = ctx.form(&at.path("/calendar/carrying"))?;
    let word = voice.say_with("parties-calendar-carry", &[("year", voice.fiscal_year(next_year(of)).into())]);
    Ok(page.deed(PostButton::of(&head, Button::submit(word).outline()).field("year", of.number().to_string())))
}

/// One list a month that has something.
fn months(ctx: &Ctx, at: &Entered, known: &Known, page: PartPage) -> PartPage {
    let mut page = page;
    for month in MONTHS {
        let own: Vec<&Duty> = known.duties.iter().filter(|duty| duty.said.month == month).collect();
        if own.is_empty() {
            continue;
        }
        let id = format!("month-{month}");
        let head = ctx.voice.say_with("parties-calendar-month", &[("month", i64::from(month).into())]);
        let rows = own.iter().map(|duty| row(ctx, at, known, duty)).collect();
        page = page.block(&id, SectionHead::new(id.as_str(), head), Block::Rows(Rows::new(rows, Said::default())));
    }
    let nothing = known.duties.is_empty();
    if nothing { page.lead(ctx.voice.say("parties-calendar-none")) } else { page }
}

fn row(ctx: &Ctx, at: &Entered, known: &Known, duty: &Duty) -> Row {
    let voice = &ctx.voice;
    let row =
        Row::new(duty.said.title.as_str()).above(when(voice, duty)).href(ctx.link(&at.path(&format!("/calendar/{}", duty.id))));
    let row = if duty.is_done { row.above(voice.say("parties-calendar-is-done")) } else { row };
    let post = known.posts.iter().find(|post| Some(post.id) == duty.said.post);
    let row = post.into_iter().fold(row, |row, post| row.below(post.title.as_str()));
    if duty.said.note.is_empty() { row } else { row.below(duty.said.note.as_str()) }
}

async fn show_one(ctx: Ctx, Path((slug, id)): Path<(String, String)>) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Reads).await?;
    let (id, body): (Id<Duty>, _) = (pages::id(&id)?, at.body.id);
    let duty = ctx.town.read(move |db| year::duty(db, id)).await?;
    let duty = duty.filter(|duty| duty.said.organization == body).ok_or(Failure::NotFound)?;
    let posts = read(&ctx, &at, duty.said.year).await?.posts;
    let say = |key| ctx.voice.say(key);
    let post = posts.iter().find(|post| Some(post.id) == duty.said.post).map(|post| Said::text(&post.title));
    let facts = Definitions::new()
        .wide()
        .pair(say("parties-calendar-when"), when(&ctx.voice, &duty))
        .maybe(say("parties-calendar-who"), post)
        .maybe(say("parties-calendar-note"), (!duty.said.note.is_empty()).then(|| Said::text(&duty.said.note)))
        .maybe(say("parties-calendar-yearly"), duty.said.is_yearly.then(|| say("parties-calendar-yearly-yes")))
        .maybe(say("parties-one-state"), duty.is_done.then(|| say("parties-calendar-is-done")));
    let way = super::home::way_to(&ctx, &at).link(say("parties-calendar"), ctx.link(&at.path("/calendar")));
    let page = PartPage::with_way(way, Said::text(&duty.said.title)).facts(facts);
    if !at.keeps() {
        return page.answer(&ctx);
    }
    let (word, value) = if duty.is_done { (key("parties-calendar-reopen"), "no") } else { (key("parties-calendar-done"), "yes") };
    let done = ctx.form(&at.path(&format!("/calendar/{}/done", duty.id)))?;
    let remove = ctx.form(&at.path(&format!("/calendar/{}/removal", duty.id)))?;
    page.deed(PostButton::of(&done, Button::submit(say(word))).field("done", value))
        .deed(PostButton::of(&remove, Button::submit(say("parties-calendar-remove")).danger().outline()))
        .answer(&ctx)
}

async fn show_new(ctx: Ctx, Path(slug): Path<String>, Query(asked): Query<Asked>) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let of = year_of(&asked.year, ctx.today());
    form(&ctx, &at, of, &Typed::fresh(&[("yearly", "yes")])).await
}

async fn form(ctx: &Ctx, at: &Entered, of: FiscalYear, typed: &Typed) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let posts = read(ctx, at, of).await?.posts;
    let months = Select::new(&ctx.voice, "month", say("parties-calendar-when-month")).error(typed.wrong("month"));
    let months = MONTHS.iter().fold(months, |months, month| {
        months.option(month.to_string(), ctx.voice.say_with("parties-calendar-month", &[("month", i64::from(*month).into())]))
    });
    let day = Field::number(&ctx.voice, "day", say("parties-calendar-when-day")).value(typed.value("day"));
    let day = day.error(typed.wrong("day")).width(Width::Digits).hint(say("parties-calendar-when-day-hint"));
    let who = posts.iter().filter(|post| post.term.holds(ctx.today()));
    let select = Select::new(&ctx.voice, "post", say("parties-calendar-who")).first(say("parties-calendar-nobody"));
    let select = who.fold(select, |select, post| select.option(post.id.to_string(), post.title.as_str()));
    let yearly = Picks::checks(&ctx.voice, "yearly", say("parties-calendar-yearly")).optional();
    let yearly = yearly.pick("yes", say("parties-calendar-yearly-yes")).chosen(typed.fields.get("yearly"));
    sheet(ctx, at, key("parties-calendar-add"), ("/calendar", "/calendar"), key("parties-calendar-add-deed"))?
        .hidden("year", of.number().to_string())
        .part(line(ctx, typed, "title", key("parties-calendar-what")).max(NAME_MAX))
        .part(months.chosen(typed.value("month")))
        .part(day.optional())
        .part(select.optional().chosen(typed.value("post")).error(typed.wrong("post")))
        .part(open_line(ctx, typed, "note", key("parties-calendar-note")).hint(say("parties-calendar-note-hint")))
        .part(yearly)
        .answer(ctx, &typed.wrongs)
}

async fn submit_new(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let of = year_of(fields.get("year"), ctx.today());
    let mut wrongs = Wrongs::default();
    let month = number(&ctx, &fields, "month", &mut wrongs).and_then(|month| u32::try_from(month).ok());
    let day = open_number(&ctx, &fields, "day", &mut wrongs).map(|day| day.map(|day| u32::try_from(day).unwrap_or(0)));
    let (Some(month), Some(day)) = (month, day) else {
        return form(&ctx, &at, of, &Typed::back(fields, wrongs)).await;
    };
    let new = NewDuty {
        organization: at.body.id,
        year: of,
        month,
        day,
        title: fields.get("title").to_owned(),
        post: Id::parse(fields.get("post")).ok(),
        note: fields.get("note").to_owned(),
        is_yearly: fields.get("yearly") == "yes",
        before: None,
    };
    let done = act(&ctx, &fields, &at, move |tx, at| deeds::enter_duty(tx, &new, &at.by()).map(|_| ())).await;
    match judged(&ctx, done)? {
        Ok(()) => ctx.see_other(&at.path(&format!("/calendar?done=duty&year={}", of.number()))),
        Err(wrongs) => form(&ctx, &at, of, &Typed::back(fields, wrongs)).await,
    }
}

/// What is wrong with a deed that has no form: there is nothing to put it at.
fn refused(ctx: &Ctx, wrongs: &Wrongs) -> Failure {
    Failure::Refused { why: wrongs.of("").unwrap_or_else(|| ctx.voice.say("parties-refused-changed")) }
}

async fn submit_done(ctx: Ctx, Path((slug, duty)): Path<(String, String)>, fields: Fields) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let (id, is_done): (Id<Duty>, bool) = (pages::id(&duty)?, fields.get("done") == "yes");
    let done = act(&ctx, &fields, &at, move |tx, at| deeds::mark_duty(tx, at.body.id, id, is_done, &at.by())).await;
    judged(&ctx, done)?.map_err(|wrongs| refused(&ctx, &wrongs))?;
    ctx.see_other(&at.path("/calendar?done=duty"))
}

async fn submit_removal(ctx: Ctx, Path((slug, duty)): Path<(String, String)>, fields: Fields) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let id: Id<Duty> = pages::id(&duty)?;
    let done = act(&ctx, &fields, &at, move |tx, at| deeds::withdraw_duty(tx, at.body.id, id, &at.by())).await;
    judged(&ctx, done)?.map_err(|wrongs| refused(&ctx, &wrongs))?;
    ctx.see_other(&at.path("/calendar?done=duty"))
}

async fn submit_carrying(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let of = year_of(fields.get("year"), ctx.today());
    let done = act(&ctx, &fields, &at, move |tx, at| deeds::carry_over(tx, at.body.id, of, &at.by())).await;
    judged(&ctx, done)?.map_err(|wrongs| refused(&ctx, &wrongs))?;
    ctx.see_other(&at.path(&format!("/calendar?done=carried&year={}", next_year(of).number())))
}
