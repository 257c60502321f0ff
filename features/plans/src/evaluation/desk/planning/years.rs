//! The years of evaluation, and the sheets that wait for the one who is here.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_web::tables::{Cell, Column, Row, Table};
use engawa_web::ui::{Button, Tell, ToDoList, Tone};
use engawa_web::{Answer, Ctx, Face, RouteRow, Said, Visitor, Voice, key};

use super::super::{ALL_SHEETS, MAY};
use super::at::{Done, round_path};
use super::waiting::{self, Waiting};
use super::{prepare, refusals, words};
use crate::evaluation::model::{Round, RoundState, SheetState, Step};
use crate::evaluation::reading;
use crate::pages::Look;

/// The list.
pub(super) const SHOW: RouteRow = RouteRow::get("/desk/evaluation", Face::Staff, MAY).asks(&["done"]);

/// A year, and how far it is.
#[derive(Debug, Clone)]
pub(super) struct Year {
    pub(super) round: Round,
    pub(super) plan: String,
    pub(super) sheets: usize,
    pub(super) done: usize,
}

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    pub(super) is_planning: bool,
    pub(super) years: Vec<Year>,
    pub(super) waiting: Vec<Waiting>,
}

fn read(db: &Db, visitor: &Visitor) -> Result<Known, Fault> {
    let mut known = Known { is_planning: visitor.holds(ALL_SHEETS), ..Known::default() };
    for round in reading::rounds(db)? {
        // What is still prepared concerns nobody else.
        if round.state == RoundState::Preparing && !known.is_planning {
            continue;
        }
        if let Some(view) = reading::round(db, round.id)? {
            known.waiting.extend(waiting::of_round(db, visitor, &view)?);
            let done = view.rows.iter().filter(|row| row.sheet.state.turn().is_none()).count();
            known.years.push(Year { plan: view.book.plan.title.clone(), sheets: view.rows.len(), done, round });
        }
    }
    Ok(known)
}

/// The page `templates/ev_planning_years.html`.
#[derive(Template)]
#[template(path = "ev_planning_years.html")]
pub(super) struct YearsPage {
    voice: Voice,
    done: Option<Tell>,
    title: Said,
    lead: Said,
    prepare: Option<Button>,
    years: Option<Table>,
    waiting: ToDoList,
}

impl YearsPage {
    /// The page.
    pub(super) fn of(look: &Look, known: &Known, done: &str) -> YearsPage {
        let voice = &look.voice;
        let say = |key| voice.say(key);
        YearsPage {
            done: refusals::done(done).map(|key| Tell::new(Tone::Done, say(key))),
            title: say("plans-ev-desk"),
            lead: say("plans-ev-planning-years-lead"),
            prepare: known.is_planning.then(|| Button::link(say("plans-ev-planning-prepare"), look.link(prepare::SHOW.path))),
            years: (!known.years.is_empty()).then(|| table(look, &known.years)),
            waiting: list(look, &known.waiting),
            voice: voice.clone(),
        }
    }
}

fn table(look: &Look, years: &[Year]) -> Table {
    let say = |key| look.voice.say(key);
    let columns = vec![
        Column::text(say("plans-ev-planning-year")),
        Column::text(say("plans-ev-planning-column-plan")),
        Column::text(say("plans-ev-planning-column-state")),
        Column::text(say("plans-ev-planning-column-sheets")),
    ];
    let table = Table::new(&look.voice, say("plans-ev-planning-years"), columns).hide_caption();
    years.iter().map(|year| row(look, year)).fold(table, Table::row)
}

fn row(look: &Look, year: &Year) -> Row {
    let voice = &look.voice;
    let count = [("count", year.sheets.into()), ("done", year.done.into())];
    let sheets = match year.round.state {
        RoundState::Preparing => voice.say("plans-ev-planning-sheets-none"),
        RoundState::Open => voice.say_with("plans-ev-planning-sheets-done", &count),
        RoundState::Frozen | RoundState::Published => voice.say_with("plans-ev-planning-sheets", &count),
    };
    Row::new(vec![
        Cell::link(voice.fiscal_year(year.round.year), look.link(&round_path(year.round.id))),
        Cell::text(year.plan.as_str()),
        Cell::text(words::round_state(voice, year.round.state)),
        Cell::text(sheets),
    ])
}

fn list(look: &Look, waiting: &[Waiting]) -> ToDoList {
    let mut list = ToDoList::new(&look.voice, look.today);
    for one in waiting {
        let what = look.voice.say_with(sentence(one), &[("item", words::item(&look.voice, one.node.as_ref()).into())]);
        let args =
            [("year", look.voice.fiscal_year(one.year).into()), ("section", words::carriers(&look.voice, &one.carriers).into())];
        let about = look.voice.say_with("plans-ev-planning-waits-about", &args);
        list.push(what, Some(about), Some(one.due), look.link(&one.path()));
    }
    list
}

fn sentence(waiting: &Waiting) -> &'static str {
    match (waiting.step, waiting.state) {
        (Step::Section, SheetState::Returned) => key("plans-ev-planning-waits-returned"),
        (Step::Section, _) => key("plans-ev-planning-waits-write"),
        (Step::Department, _) => key("plans-ev-planning-waits-department"),
        (Step::Planning, _) => key("plans-ev-planning-waits-judge"),
    }
}

/// Shows the years and what waits.
pub(super) async fn show(ctx: Ctx, Query(asked): Query<Done>) -> Answer<Response> {
    let visitor = ctx.signed_in()?.clone();
    let known = ctx.town.read(move |db| read(db, &visitor)).await?;
    let page = YearsPage::of(&Look::of(&ctx), &known, &asked.done);
    ctx.page(&ctx.shell(page.title.clone()), &page)
}
