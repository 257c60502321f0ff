//! The three years of life of the sample town: its files, brought in by the same acts as everything else.

use engawa_db::{Clock, Fault, Key, Town, Tx};
use engawa_kernel::number::read_first;
use engawa_kernel::{Actor, Channel, Day, FiscalYear, Moment};
use serde::Deserialize;

use crate::actions::{self, NewAction, NewMilestone, Refused};
use crate::measuring::{self, NewObservation};
use crate::model::{ActionKind, Role};
use crate::{book, evaluation, release};

const ACTIONS: &str = include_str!("../sample/actions.csv");
const MILESTONES: &str = include_str!("../sample/milestones.csv");
const OBSERVATIONS: &str = include_str!("../sample/observations.csv");

/// Rows in one unit where the clock is not ours to move.
const ROWS_A_UNIT: usize = 100;
/// Milliseconds from 0:00 to 17:00, when the section writes down what was held.
const EVENING: i64 = 17 * 3_600_000;

/// What was brought in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Loaded {
    /// Rows that were not here before.
    pub rows: usize,
    /// Rows of days that have not come yet.
    pub later: usize,
}

/// One row of one of the files.
#[derive(Debug, Clone)]
enum Row {
    Action(ActionRow),
    Milestone(MilestoneRow),
    Observation(ObservationRow),
}

#[derive(Debug, Clone, Deserialize)]
struct ActionRow {
    held_on: String,
    node: String,
    title: String,
    section: String,
    area: String,
    partners: String,
    head_count: Option<i64>,
    kind: String,
}

#[derive(Debug, Clone, Deserialize)]
struct MilestoneRow {
    day: String,
    node: String,
    title: String,
}

#[derive(Debug, Clone, Deserialize)]
struct ObservationRow {
    indicator: String,
    fiscal_year: i32,
    value: String,
    preliminary: u8,
    source: String,
}

/// Brings the files into a town that was settled from `towns/mihon.toml`. What is there already is left alone; what has not
/// come yet waits for its day. A clock that stands still is moved along, so that each record carries its own evening.
///
/// # Errors
/// A row that does not hold, or a fault.
pub fn load(town: &Town, clock: &Clock) -> Result<Loaded, Fault> {
    let today = clock.today();
    let now = clock.now();
    let rows = rows()?;
    let later = rows.iter().filter(|(day, _)| *day > today).count();
    let due: Vec<(Day, Row)> = rows.into_iter().filter(|(day, _)| *day <= today).collect();
    let mut loaded = Loaded { rows: 0, later };
    for unit in units(due, clock) {
        if let Some((day, _)) = unit.first() {
            clock.set(evening(*day).min(now));
        }
        let answer = town.write_now(Key::none(), move |tx| bring_in(tx, &unit));
        if answer.is_err() {
            clock.set(now);
        }
        loaded.rows += answer?;
    }
    clock.set(now);
    loaded.rows += evaluation::sample::load(town, clock)?;
    town.write_now(Key::none(), release::release_due)?;
    Ok(loaded)
}

fn evening(day: Day) -> Moment {
    day.begins_at().plus_millis(EVENING)
}

/// With a clock of our own each day is a unit; otherwise a hundred rows are.
fn units(rows: Vec<(Day, Row)>, clock: &Clock) -> Vec<Vec<(Day, Row)>> {
    match clock {
        Clock::Still(_) => rows.chunk_by(|(a, _), (b, _)| a == b).map(<[_]>::to_vec).collect(),
        Clock::Machine => rows.chunks(ROWS_A_UNIT).map(<[_]>::to_vec).collect(),
    }
}

/// All rows of the three files by day.
fn rows() -> Result<Vec<(Day, Row)>, Fault> {
    let mut rows = Vec::new();
    for row in read::<ActionRow>(ACTIONS)? {
        rows.push((day(&row.held_on)?, Row::Action(row)));
    }
    for row in read::<MilestoneRow>(MILESTONES)? {
        rows.push((day(&row.day)?, Row::Milestone(row)));
    }
    for row in read::<ObservationRow>(OBSERVATIONS)? {
        // A yearly document comes out in the September after its year.
        rows.push((day(&format!("{}-09-10", row.fiscal_year + 1))?, Row::Observation(row)));
    }
    rows.sort_by_key(|(day, _)| *day);
    Ok(rows)
}

fn read<T: for<'de> Deserialize<'de>>(text: &str) -> Result<Vec<T>, Fault> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().collect::<Result<_, _>>().map_err(|error| Fault::Row(error.to_string()))
}

fn day(text: &str) -> Result<Day, Fault> {
    Day::parse(text).map_err(|error| Fault::Row(error.to_string()))
}

fn bring_in(tx: &mut Tx, rows: &[(Day, Row)]) -> Result<usize, Fault> {
    let mut count = 0;
    for (day, row) in rows {
        let brought = match row {
            Row::Action(row) => bring_action(tx, *day, row),
            Row::Milestone(row) => bring_milestone(tx, *day, row),
            Row::Observation(row) => bring_observation(tx, row),
        };
        count += usize::from(brought.map_err(|refused| Fault::Row(format!("{row:?}: {refused}")))?);
    }
    Ok(count)
}

fn bring_action(tx: &mut Tx, day: Day, row: &ActionRow) -> Result<bool, Refused> {
    let node = book::node_id_by_code(tx, &row.node)?.ok_or_else(|| Refused::UnknownNode(row.node.clone()))?;
    let is_end = row.kind == "end";
    if actions::store::is_stated(tx, node, &row.title, day, is_end)? {
        return Ok(false);
    }
    if is_end {
        let id = actions::store::running_by_title(tx, node, &row.title)?.ok_or(Refused::UnknownAction)?;
        actions::end_action(tx, id, day, Actor::Key("sample"), Channel::Machine)?;
        return Ok(true);
    }
    let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let new = NewAction {
        node: row.node.clone(),
        title: row.title.clone(),
        held_on: day,
        kind: if row.kind == "continuing" { ActionKind::Continuing } else { ActionKind::Once },
        section: filled(&row.section),
        area: filled(&row.area),
        head_count: row.head_count,
        city_role: Role::Host,
        partners: row.partners.split('|').filter(|text| !text.is_empty()).map(str::parse).collect::<Result<_, _>>()?,
    };
    actions::add_action(tx, &new, Actor::Key("sample"), Channel::Machine)?;
    Ok(true)
}

fn bring_milestone(tx: &mut Tx, day: Day, row: &MilestoneRow) -> Result<bool, Refused> {
    let node = book::node_id_by_code(tx, &row.node)?.ok_or_else(|| Refused::UnknownNode(row.node.clone()))?;
    if actions::milestones_of(tx, &[node])?.iter().any(|milestone| milestone.reached_on == day && milestone.title == row.title) {
        return Ok(false);
    }
    let new = NewMilestone { node: row.node.clone(), reached_on: day, title: row.title.clone() };
    actions::reach_milestone(tx, &new, Actor::Key("sample"), Channel::Machine)?;
    Ok(true)
}

fn bring_observation(tx: &mut Tx, row: &ObservationRow) -> Result<bool, Refused> {
    let year = FiscalYear(row.fiscal_year);
    if measuring::store::is_entered(tx, &row.indicator, year)? {
        return Ok(false);
    }
    let value = read_first(&row.value).map_or(f64::NAN, |number| number.value);
    let new = NewObservation {
        indicator: row.indicator.clone(),
        year,
        value,
        is_preliminary: row.preliminary != 0,
        source: row.source.clone(),
        reason: None,
    };
    measuring::enter_observation(tx, &new, Actor::Key("sample"), Channel::Machine)?;
    Ok(true)
}
