//! One reading: how far the reader is, why it refuses, or what is to be looked at, the least sure first.

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use engawa_kernel::Moment;
use engawa_web::tables::{Cell, Column, Row, Table, TableStyle};
use engawa_web::ui::{Button, Definitions, Kicker, Row as Line, Rows, Tell, Tone};
use engawa_web::{Answer, Ctx, Face, RouteRow, Said, key};

use super::MAY;
use super::at::{Done, LIST, path, thing_path, way, whole};
use super::words::{called, choice, refusal, sort, stand, warning, where_it_is};
use crate::pages::plan_path;
use crate::readings::book::Whole;
use crate::readings::model::{FieldName, Reading, State, Thing, ThingOf};
use crate::readings::store::{self, Warned};

/// The page.
pub(super) const SHOW: RouteRow = RouteRow::get("/desk/plans/readings/{reading}", Face::Staff, MAY).asks(&["done"]);

/// So many lines of what is open are shown; the rest follows when these are done.
const SHOWN: usize = 30;
/// So many rows of a table.
const ROWS: usize = 1_000;
/// How often a page that waits loads itself anew, in seconds.
const AGAIN: &str = "3";
/// Without a sign of life for so long, the reader has stopped.
const STOPPED_MILLIS: i64 = 5 * 60_000;

/// The page `templates/reading_show.html`.
#[derive(Template)]
#[template(path = "reading_show.html")]
struct ShowPage {
    way: Kicker,
    title: String,
    tells: Vec<Tell>,
    facts: Definitions,
    progress: Option<Progress>,
    deeds: Vec<Button>,
    open_title: Said,
    open: Option<Rows>,
    tables: Vec<Table>,
}

/// How far the reader is.
struct Progress {
    label: Said,
    done: i64,
    of: i64,
}

/// Shows it. A page that waits loads itself anew, without script.
pub(super) async fn show(ctx: Ctx, Path(id): Path<String>, Query(asked): Query<Done>) -> Answer<Response> {
    let (reading, whole) = whole(&ctx, &id).await?;
    let of = reading.clone();
    let (same, warned) =
        ctx.town.read(move |db| Ok::<_, engawa_db::Fault>((store::same(db, &of)?, store::warnings(db, of.id)?))).await?;
    let stopped = is_stopped(&reading, ctx.now());
    let page = page(&ctx, &reading, &whole, &Around { same, warned, done: asked.done, stopped });
    let mut answer = ctx.page(&ctx.shell(reading.name.as_str()), &page)?;
    if reading.state == State::Waiting && !stopped && !reading.is_aside {
        answer.headers_mut().insert(header::REFRESH, HeaderValue::from_static(AGAIN));
    }
    Ok(answer)
}

/// What stands around a reading.
struct Around {
    same: Option<Reading>,
    warned: Vec<Warned>,
    done: String,
    stopped: bool,
}

fn is_stopped(reading: &Reading, now: Moment) -> bool {
    let last = reading.worked_at.unwrap_or(reading.begun_at);
    reading.state == State::Waiting && last.plus_millis(STOPPED_MILLIS) < now
}

fn page(ctx: &Ctx, reading: &Reading, whole: &Whole, around: &Around) -> ShowPage {
    let voice = &ctx.voice;
    let open = whole.open();
    let lines = open.iter().take(SHOWN).map(|thing| line(ctx, reading, thing)).collect();
    let is_read = reading.state == State::Read;
    let is_waiting = reading.state == State::Waiting && !around.stopped && !reading.is_aside;
    ShowPage {
        way: way(ctx, None),
        title: reading.name.clone(),
        tells: tells(ctx, reading, whole, around),
        facts: facts(ctx, reading, whole),
        progress: is_waiting.then(|| Progress {
            label: voice.say(if reading.parts == 0 {
                key("plans-reading-progress-open")
            } else {
                key("plans-reading-progress-keep")
            }),
            done: reading.parts_done,
            of: reading.parts.max(1),
        }),
        deeds: deeds(ctx, reading, whole, around),
        open_title: voice.say_with("plans-reading-open-title", &[("count", open.len().into())]),
        open: (is_read && reading.is_open()).then(|| Rows::new(lines, voice.say("plans-reading-open-none"))),
        tables: if is_read { tables(ctx, reading, whole) } else { Vec::new() },
    }
}

fn tells(ctx: &Ctx, reading: &Reading, whole: &Whole, around: &Around) -> Vec<Tell> {
    let voice = &ctx.voice;
    let done = match around.done.as_str() {
        "accepted" => Some(key("plans-reading-done-accepted")),
        "aside" => Some(key("plans-reading-done-aside")),
        "all" => Some(key("plans-reading-done-all")),
        _ => None,
    };
    let mut tells: Vec<Tell> = done.map(|word| Tell::new(Tone::Done, voice.say(word))).into_iter().collect();
    if reading.state == State::Refused {
        tells.push(Tell::new(Tone::Late, refusal(voice, reading.refusal.as_deref())).line(voice.say("plans-reading-refused-next")));
    }
    if around.stopped {
        tells.push(Tell::new(Tone::Late, voice.say("plans-reading-stopped")));
    }
    if reading.is_open() && whole.of(ThingOf::Indicator).next().is_none() {
        tells.push(Tell::info(voice.say("plans-reading-no-indicators")));
    }
    if let Some(same) = around.same.as_ref().filter(|_| reading.is_open()) {
        let args = [("day", voice.moment(same.begun_at).into()), ("post", same.post.as_str().into())];
        tells.push(Tell::info(voice.say_with("plans-reading-same", &args)));
    }
    for warned in &around.warned {
        let said = warning(voice, &warned.code, &warned.about);
        let tell = Tell::info(said);
        tells.push(match warned.line {
            Some(line) => tell.line(voice.say_with("plans-reading-line", &[("line", line.into())])),
            None => tell,
        });
    }
    tells.truncate(20);
    tells
}

fn facts(ctx: &Ctx, reading: &Reading, whole: &Whole) -> Definitions {
    let voice = &ctx.voice;
    let came = [("at", voice.moment(reading.begun_at).into()), ("post", reading.post.as_str().into())];
    let facts = Definitions::new()
        .pair(voice.say("plans-reading-stand"), where_it_is(voice, reading))
        .pair(voice.say("plans-reading-came-word"), voice.say_with("plans-reading-came", &came));
    if reading.state != State::Read {
        return facts;
    }
    let counts = whole.counts();
    let looked = whole.things.iter().filter(|thing| !thing.is_open()).count();
    let things = [("looked", looked.into()), ("all", whole.things.len().into())];
    let fields = [
        ("all", counts.all.into()),
        ("accepted", counts.accepted.into()),
        ("corrected", counts.corrected.into()),
        ("dropped", counts.dropped.into()),
        ("open", counts.open.into()),
    ];
    let sorts = [("items", whole.of(ThingOf::Item).count().into()), ("indicators", whole.of(ThingOf::Indicator).count().into())];
    facts
        .pair(voice.say("plans-reading-found-word"), voice.say_with("plans-reading-found", &sorts))
        .pair(voice.say("plans-reading-looked-word"), voice.say_with("plans-reading-looked", &things))
        .pair(voice.say("plans-reading-fields-word"), voice.say_with("plans-reading-fields", &fields))
}

fn deeds(ctx: &Ctx, reading: &Reading, whole: &Whole, around: &Around) -> Vec<Button> {
    let voice = &ctx.voice;
    let below = |end: &str| ctx.link(&format!("{}/{end}", path(reading.id)));
    let mut deeds = Vec::new();
    if let Some(plan) = &reading.laid_plan {
        let adoption = format!("/desk/manifestos/{}/adoption", crate::pages::escaped(plan));
        deeds.push(Button::link(voice.say("plans-reading-to-adoption"), ctx.link(&adoption)));
        deeds.push(Button::link(voice.say("plans-reading-to-plan"), ctx.link(&plan_path(plan))).outline());
    }
    if reading.state == State::Refused || around.stopped {
        deeds.push(Button::link(voice.say("plans-reading-another"), ctx.link(LIST)));
    }
    if !reading.is_open() {
        return deeds;
    }
    let next = whole.open().first().map(|thing| thing.number);
    deeds.extend(next.map(|number| Button::link(voice.say("plans-reading-go-on"), ctx.link(&thing_path(reading.id, number)))));
    let certain = whole.certain().len();
    if certain > 0 {
        let label = voice.say_with("plans-reading-to-certain", &[("count", certain.into())]);
        deeds.push(Button::link(label, below("certain")).outline());
    }
    let lay = Button::link(voice.say("plans-reading-to-draft"), below("draft"));
    deeds.push(if next.is_some() { lay.outline() } else { lay });
    if let Some(same) = &around.same {
        deeds.push(Button::link(voice.say("plans-reading-to-same"), ctx.link(&path(same.id))).outline());
        deeds.push(Button::link(voice.say("plans-reading-to-comparison"), below("comparison")).outline());
    }
    deeds.push(Button::link(voice.say("plans-reading-to-aside"), below("removal")).text());
    deeds
}

fn line(ctx: &Ctx, reading: &Reading, thing: &Thing) -> Line {
    Line::new(called(&ctx.voice, thing))
        .href(ctx.link(&thing_path(reading.id, thing.number)))
        .above(sort(&ctx.voice, thing.of))
        .below(stand(&ctx.voice, thing))
}

fn head(ctx: &Ctx, reading: &Reading, thing: &Thing) -> Cell {
    if reading.is_open() {
        Cell::link(called(&ctx.voice, thing), ctx.link(&thing_path(reading.id, thing.number)))
    } else {
        Cell::text(called(&ctx.voice, thing))
    }
}

/// The tree and the indicators, where there are any.
fn tables(ctx: &Ctx, reading: &Reading, whole: &Whole) -> Vec<Table> {
    let has = |of: ThingOf| whole.of(of).next().is_some();
    let items = has(ThingOf::Item).then(|| items(ctx, reading, whole));
    items.into_iter().chain(has(ThingOf::Indicator).then(|| indicators(ctx, reading, whole))).collect()
}

fn items(ctx: &Ctx, reading: &Reading, whole: &Whole) -> Table {
    let voice = &ctx.voice;
    let columns = vec![
        Column::text(voice.say("plans-reading-field-title")),
        Column::text(voice.say("plans-reading-field-level")),
        Column::text(voice.say("plans-reading-field-under")),
        Column::text(voice.say("plans-reading-column-state")),
    ];
    let under = |thing: &Thing| {
        let above = thing.now(FieldName::Under).parse().ok().and_then(|number| whole.thing(number));
        above.map_or_else(|| Cell::missing(voice), |above| Cell::text(called(voice, above)))
    };
    let row = |thing: &Thing| {
        Row::new(vec![head(ctx, reading, thing), text(ctx, thing, FieldName::Level), under(thing), Cell::text(stand(voice, thing))])
    };
    let table = Table::new(voice, voice.say("plans-reading-tree"), columns).style(TableStyle::Cards);
    whole.of(ThingOf::Item).take(ROWS).map(row).fold(table, Table::row)
}

fn indicators(ctx: &Ctx, reading: &Reading, whole: &Whole) -> Table {
    let voice = &ctx.voice;
    let columns = vec![
        Column::text(voice.say("plans-reading-field-name")),
        Column::text(voice.say("plans-reading-field-baseline")),
        Column::text(voice.say("plans-reading-field-target")),
        Column::text(voice.say("plans-reading-field-comparison")),
        Column::text(voice.say("plans-reading-column-state")),
    ];
    let figure = |thing: &Thing, value, year| match (thing.now(value), thing.now(year)) {
        ("", _) => Cell::missing(voice),
        (figure, "") => Cell::text(format!("{figure} {}", thing.now(FieldName::Unit))),
        (figure, year) => Cell::text(format!("{figure} {} ({year})", thing.now(FieldName::Unit))),
    };
    let row = |thing: &Thing| {
        Row::new(vec![
            head(ctx, reading, thing),
            figure(thing, FieldName::Baseline, FieldName::BaselineYear),
            figure(thing, FieldName::Target, FieldName::TargetYear),
            choice(voice, FieldName::Comparison, thing.now(FieldName::Comparison)).map_or_else(|| Cell::missing(voice), Cell::text),
            Cell::text(stand(voice, thing)),
        ])
    };
    let table = Table::new(voice, voice.say("plans-reading-indicators"), columns).style(TableStyle::Cards);
    whole.of(ThingOf::Indicator).take(ROWS).map(row).fold(table, Table::row)
}

fn text(ctx: &Ctx, thing: &Thing, field: FieldName) -> Cell {
    match thing.now(field) {
        "" => Cell::missing(&ctx.voice),
        text => Cell::text(text.to_owned()),
    }
}
