//! Two years of judgement of the sample town: one published, one under way. Brought in by the same acts as everything else.

use engawa_db::{Clock, Fault, Key, Town, Tx};
use engawa_kernel::{Actor, Channel, Day, FiscalYear, Id, Moment};
use serde::Deserialize;

use super::form::templates;
use super::model::{GRADE, GRADE_REASON, Round, Setting, Sheet, Step};
use super::refused::Refused;
use super::sheet::{self, Given, Typed};
use super::{figures, round, store};
use crate::book;
use crate::model::Node;

const ROWS: &str = include_str!("../../../sample/evaluations.csv");
const PLAN: &str = "sogo";
const FORM: &str = "six";
/// The grade where neither figures nor the file say one: just short.
const USUAL: i64 = 3;

#[derive(Debug, Clone, Deserialize)]
struct Row {
    year: i32,
    node: String,
    section: String,
    /// How far the sheet is: `settled`, `planning`, `returned`.
    until: String,
    grade: String,
    reason: String,
    leader_grade: String,
    leader_reason: String,
    result: String,
    issues: String,
    direction: String,
    next: String,
    cost: String,
}

/// One step of a year, on its day.
type Act = fn(&mut Tx, FiscalYear, &[Row]) -> Result<(), Refused>;

/// The days of a round, in the year after the one that is judged.
const DAYS: [(&str, Act); 4] = [("05-11", begin), ("06-25", write), ("07-24", judge), ("08-28", freeze_and_publish)];

/// Brings the years in that are not there yet. A clock that stands still is moved along.
///
/// # Errors
/// A row that does not hold, or a fault.
pub fn load(town: &Town, clock: &Clock) -> Result<usize, Fault> {
    let rows: Vec<Row> = csv::Reader::from_reader(ROWS.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .map_err(|error: csv::Error| Fault::Row(error.to_string()))?;
    let now = clock.now();
    let mut count = 0;
    for of_year in rows.chunk_by(|one, other| one.year == other.year) {
        let loaded = of_one_year(town, clock, now, of_year);
        clock.set(now);
        count += loaded?;
    }
    Ok(count)
}

fn of_one_year(town: &Town, clock: &Clock, now: Moment, rows: &[Row]) -> Result<usize, Fault> {
    let Some(year) = rows.first().map(|row| FiscalYear(row.year)) else { return Ok(0) };
    if town.read_now(move |db| is_there(db, year))? {
        return Ok(0);
    }
    for (day, act) in DAYS {
        let at = Day::parse(&format!("{}-{day}", year.number() + 1)).map_err(|error| Fault::Row(error.to_string()))?;
        if at > now.day() {
            break;
        }
        clock.set(at.begins_at().plus_millis(10 * 3_600_000).min(now));
        let rows = rows.to_vec();
        town.write_now(Key::none(), move |tx| act(tx, year, &rows).map_err(|refused| Fault::Row(refused.to_string())))?;
    }
    Ok(rows.len())
}

fn is_there(db: &engawa_db::Db, year: FiscalYear) -> Result<bool, Fault> {
    let Some(plan) = book::plan_by_slug(db, PLAN)? else { return Ok(true) };
    Ok(store::round_of(db, plan.id, year)?.is_some())
}

fn by() -> Actor {
    Actor::Key("sample")
}

fn day_of(year: FiscalYear, day: &str) -> Result<Day, Refused> {
    Day::parse(&format!("{}-{day}", year.number() + 1)).map_err(|error| Refused::Fault(Fault::Row(error.to_string())))
}

fn missing(what: &str) -> Refused {
    Refused::Fault(Fault::Row(format!("the sample has no {what}")))
}

fn begin(tx: &mut Tx, year: FiscalYear, rows: &[Row]) -> Result<(), Refused> {
    let form = templates().into_iter().find(|form| form.code == FORM).ok_or_else(|| missing(FORM))?;
    let setting = Setting {
        levels: vec!["施策".into()],
        has_department: false,
        has_outside: true,
        section_by: day_of(year, "06-30")?,
        department_by: None,
        planning_by: day_of(year, "07-31")?,
    };
    let id = round::prepare(tx, PLAN, year, &form, &setting, by(), Channel::Machine)?;
    round::open(tx, id, by(), Channel::Machine)?;
    for row in rows {
        let (_, found) = of_row(tx, year, row)?;
        let today = tx.now().day();
        let section = engawa_who::section_named(tx, &row.section, today)?.ok_or_else(|| missing(&row.section))?;
        if found.section != Some(section.id) {
            sheet::assign(tx, found.id, section.id, by(), Channel::Machine)?;
        }
    }
    Ok(())
}

fn of_row(tx: &Tx, year: FiscalYear, row: &Row) -> Result<(Round, Sheet), Refused> {
    let plan = book::plan_by_slug(tx, PLAN)?.ok_or_else(|| missing(PLAN))?;
    let round = store::round_of(tx, plan.id, year)?.ok_or(Refused::UnknownRound)?;
    let node: Id<Node> = book::node_id_by_code(tx, &row.node)?.ok_or_else(|| missing(&row.node))?;
    let sheet = store::sheet_of(tx, round.id, node)?.ok_or(Refused::UnknownSheet)?;
    Ok((round, sheet))
}

fn write(tx: &mut Tx, year: FiscalYear, rows: &[Row]) -> Result<(), Refused> {
    for row in rows {
        let (round, found) = of_row(tx, year, row)?;
        let proposal = figures::proposal(tx, &round, &found, &[])?;
        let grade = row.grade.parse().ok().or(proposal.grade.ok()).unwrap_or(USUAL).to_string();
        let typed = |field: &str, text: &str| Typed { field: field.into(), text: text.into(), seen: 0 };
        let fields = [
            typed("result", &row.result),
            typed("issues", &row.issues),
            typed("direction", &row.direction),
            typed("next", &row.next),
            typed("cost", &row.cost),
            typed(GRADE, &grade),
            typed(GRADE_REASON, &row.reason),
        ];
        sheet::hand_in(tx, found.id, &fields, by(), Channel::Machine)?;
    }
    Ok(())
}

fn judge(tx: &mut Tx, year: FiscalYear, rows: &[Row]) -> Result<(), Refused> {
    for row in rows {
        let (_, found) = of_row(tx, year, row)?;
        let own = store::evaluations(tx, found.id)?.last().map_or(USUAL, |own| own.grade);
        let grade = if row.leader_grade.is_empty() { own.to_string() } else { row.leader_grade.clone() };
        let given = Given { grade, reason: row.leader_reason.clone(), proxy: None };
        match row.until.as_str() {
            "settled" => {
                sheet::judge(tx, found.id, Step::Planning, &given, by(), Channel::Machine)?;
            }
            "returned" => {
                let remarks = [("result".to_owned(), "何回開いたか、何人来たかも一言書いてください。".to_owned())];
                sheet::send_back(tx, found.id, Step::Planning, &remarks, by(), Channel::Machine)?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// A year of which every sheet is judged is published; the other goes on.
fn freeze_and_publish(tx: &mut Tx, year: FiscalYear, rows: &[Row]) -> Result<(), Refused> {
    let Some(first) = rows.first().filter(|_| rows.iter().all(|row| row.until == "settled")) else { return Ok(()) };
    let (round, _) = of_row(tx, year, first)?;
    round::freeze(tx, round.id, by(), Channel::Machine)?;
    round::publish(tx, round.id, by(), Channel::Machine)?;
    Ok(())
}
