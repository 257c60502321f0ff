//! The vision of a district of the sample town: written and adopted by the same acts as at the desk of its body.

use engawa_db::{Fault, Key, Town, Tx};
use engawa_kernel::{Actor, Channel, Day, Direction, FiscalYear};
use engawa_parties::model::Organization;
use engawa_web::Voice;
use serde::Deserialize;

use super::at::{goals, root};
use super::begin::free_slug;
use super::goal::Goal;
use super::start::{Whole, empty, levels};
use crate::actions::{self, NewMilestone};
use crate::book;
use crate::drafting::codes::CodeOf;
use crate::drafting::edit::{Edit, Figure, NewItem};
use crate::drafting::{self, Owner, Refused};
use crate::measuring::enter::{Entry, enter};
use crate::unpaged;

const VISION: &str = include_str!("../../sample/vision.toml");

#[derive(Debug, Clone, Deserialize)]
struct Vision {
    body: String,
    title: String,
    from: i32,
    to: i32,
    ideal: String,
    text: String,
    situation: String,
    goals: Vec<GoalRow>,
}

#[derive(Debug, Clone, Deserialize)]
struct GoalRow {
    title: String,
    aim: String,
    situation: String,
    steps: Vec<String>,
    measure: Option<String>,
    value: Option<f64>,
    unit: Option<String>,
    baseline: Option<f64>,
    links: Vec<String>,
    #[serde(default)]
    figures: Vec<FigureRow>,
    #[serde(default)]
    done: Vec<DoneRow>,
}

#[derive(Debug, Clone, Deserialize)]
struct FigureRow {
    year: i32,
    value: f64,
}

#[derive(Debug, Clone, Deserialize)]
struct DoneRow {
    day: String,
    title: String,
}

fn wrong(what: impl ToString) -> Refused {
    Refused::Fault(Fault::Row(format!("the sample of a vision: {}", what.to_string())))
}

/// Brings the vision into a town whose bodies are there; one that is there already is left alone.
///
/// # Errors
/// Something that does not hold, or a fault.
pub fn load(town: &Town) -> Result<(), Refused> {
    let vision: Vision = toml::from_str(VISION).map_err(wrong)?;
    town.write_now(Key::none(), move |tx| {
        let body = engawa_parties::organization_by_slug(tx, &vision.body)?.ok_or_else(|| wrong("no such body"))?;
        if drafting::visions_of(tx, body.id)?.is_empty() { bring_in(tx, &vision, &body) } else { Ok(()) }
    })
}

fn by() -> Actor {
    Actor::Key("sample")
}

fn bring_in(tx: &mut Tx, vision: &Vision, body: &Organization) -> Result<(), Refused> {
    let voice = unpaged::voice(tx)?.ok_or_else(|| wrong("no town"))?;
    let whole = Whole {
        title: vision.title.clone(),
        years: (FiscalYear(vision.from), FiscalYear(vision.to)),
        ideal: vision.ideal.clone(),
        text: vision.text.clone(),
        situation: vision.situation.trim().to_owned(),
    };
    let slug = free_slug(tx, &body.slug)?;
    let mut codes = drafting::new_codes(tx, &slug)?;
    drafting::begin_new(tx, &empty(&voice, &slug, &body.name, &whole, &mut codes), Owner::Body(body.id), by(), Channel::Machine)?;
    for row in &vision.goals {
        let draft = drafting::open(tx, &slug)?.ok_or(Refused::NoDraft)?;
        let (code, [_, level, _]) = (drafting::codes(tx, &draft)?.fresh(CodeOf::Goal), levels(&voice));
        let parent = root(&draft.file).map(|root| root.code.clone());
        let new = NewItem { code: code.clone(), parent: parent.clone(), level, title: String::new(), is_policy: true };
        let mut edits = vec![Edit::Add(new)];
        edits.extend(goal(row, vision, &voice, &body.name).edits(&voice, &code));
        edits.extend(parent.map(Edit::Number));
        drafting::edit(tx, &slug, draft.seen, &edits)?;
    }
    let draft = drafting::open(tx, &slug)?.ok_or(Refused::NoDraft)?;
    drafting::adopt(tx, &slug, draft.seen, "", &[], by(), Channel::Machine)?;
    life(tx, &slug, vision, &source(&voice, &body.name))
}

fn goal(row: &GoalRow, vision: &Vision, voice: &Voice, body: &str) -> Goal {
    let figure = row.measure.clone().zip(row.value).map(|(name, value)| Figure {
        group: voice.plain("plans-vision-group"),
        name,
        unit: row.unit.clone(),
        baseline: row.baseline.map(|baseline| (baseline, vision.from - 1)),
        target: (value, vision.to),
        direction: Direction::Up,
        decimals: 0,
        source: source(voice, body),
    });
    Goal {
        title: row.title.clone(),
        aim: row.aim.clone(),
        situation: row.situation.clone(),
        steps: row.steps.clone(),
        links: row.links.clone(),
        figure,
    }
}

fn source(voice: &Voice, body: &str) -> String {
    voice.plain_with("plans-vision-source-of-figure", &[("body", body.into())])
}

/// What was done since, and the figures of the years.
fn life(tx: &mut Tx, slug: &str, vision: &Vision, source: &str) -> Result<(), Refused> {
    let file = drafting::in_force(tx, slug)?.ok_or(Refused::NoDraft)?;
    let Some(book) = book::open(tx, slug)? else { return Ok(()) };
    let codes: Vec<String> = goals(&file).into_iter().map(|node| node.code.clone()).collect();
    for (row, code) in vision.goals.iter().zip(codes) {
        for done in &row.done {
            let reached_on = Day::parse(&done.day).map_err(wrong)?;
            let new = NewMilestone { node: code.clone(), reached_on, title: done.title.clone() };
            actions::reach_milestone(tx, &new, by(), Channel::Machine).map_err(wrong)?;
        }
        let indicator = book.indicators.iter().find(|one| Some(&one.name) == row.measure.as_ref());
        for (figure, indicator) in row.figures.iter().zip(std::iter::repeat(indicator)) {
            let (Some(indicator), source) = (indicator, source.to_owned()) else { continue };
            let year = FiscalYear(figure.year);
            let entry = Entry { year, value: figure.value, is_preliminary: false, source, reason: None, section: None };
            enter(tx, indicator, &entry, by(), Channel::Machine).map_err(wrong)?;
        }
    }
    Ok(())
}
