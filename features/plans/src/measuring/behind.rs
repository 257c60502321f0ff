//! What stands behind a figure: the records with their titles, or only how many; and the figure by area.

use std::collections::HashMap;

use engawa_db::{Db, Fault, Limit};
use engawa_journal::measures::{self, Behind as Record, Page};
use engawa_kernel::{AnyId, Day, FiscalYear, Release, Seq, Shape, counter, suppress};

use super::ask::answered;
use super::{Question, Reading, ask, store};
use crate::actions::store as actions;
use crate::counters::MILESTONES;
use crate::model::{Action, AreaName, AreaTable, Asked, Audience, Behind, Indicator, Milestone, Source};

/// A page of what stands behind a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// What stands there.
    pub behind: Behind,
    /// Where the next page begins, if there is one.
    pub next: Option<(Day, Seq)>,
}

impl Listed {
    /// Nothing stands there.
    pub fn nothing() -> Listed {
        Listed { behind: Behind::Nothing, next: None }
    }
}

/// A question with the day up to which the one who asks may see.
struct Seen<'i> {
    asked: &'i Asked,
    question: Question,
    through: Day,
    behind: counter::Behind,
    smallest: i64,
    is_live: bool,
}

fn look<'i>(reading: &Reading, indicator: &'i Indicator, audience: Audience) -> Result<Option<Seen<'i>>, Fault> {
    let Source::Counted(asked) = &indicator.source else { return Ok(None) };
    let Some(rule) = reading.rule(&asked.counter) else { return Ok(None) };
    let Some(question) = ask(reading.db, indicator, asked)? else { return Ok(None) };
    let (through, is_live) = match (audience, rule.release) {
        (Audience::Staff, _) | (_, Release::Live) => (Some(reading.today), true),
        (Audience::Public, Release::Never) => (None, false),
        (Audience::Public, _) => (store::released_through(reading.db, indicator.id)?, false),
    };
    let (behind, smallest) = match audience {
        Audience::Staff => (counter::Behind::Records, 0),
        Audience::Public => (rule.behind, rule.smallest_group),
    };
    Ok(through.map(|through| Seen { asked, question, through, behind, smallest, is_live }))
}

/// What stands behind the figure of a year: a page of it, the latest first.
///
/// # Errors
/// When the database cannot be read.
pub fn behind(db: &Db, indicator: &Indicator, year: FiscalYear, audience: Audience, page: Page) -> Result<Listed, Fault> {
    let reading = Reading::of(db)?;
    let Some(seen) = look(&reading, indicator, audience)? else { return Ok(Listed::nothing()) };
    let measure = &seen.question.measure;
    if seen.behind == counter::Behind::Number {
        // The number was released with the figure: it does not move before the figure does.
        let released = if seen.is_live { None } else { store::released_entries(db, indicator.id, year)? };
        let count = match released {
            Some(count) => count,
            None => answered(measures::entries_behind(db, measure, year, seen.through))?,
        };
        return Ok(Listed { behind: Behind::Number(count), next: None });
    }
    let more = Page { limit: Limit(page.limit.0 + 1), ..page };
    let mut records = answered(measures::records_behind(db, measure, year, seen.through, more))?;
    let shown = usize::try_from(page.limit.0).unwrap_or(usize::MAX);
    let has_more = records.len() > shown;
    records.truncate(shown);
    let next = records.last().filter(|_| has_more).map(|record| (record.day, record.seq));
    let behind = if seen.asked.counter == MILESTONES.name {
        Behind::Milestones(milestones(db, &records)?)
    } else {
        Behind::Actions(stated(db, &records)?)
    };
    Ok(Listed { behind, next })
}

/// The actions that the records state, in the order of the records.
fn stated(db: &Db, records: &[Record]) -> Result<Vec<(Action, i64)>, Fault> {
    let seqs: Vec<Seq> = records.iter().map(|record| record.seq).collect();
    let mut found: HashMap<Seq, Action> = actions::stated(db, &seqs)?.into_iter().map(|action| (action.seq, action)).collect();
    Ok(records.iter().filter_map(|record| Some((found.remove(&record.seq)?, record.quantity))).collect())
}

fn milestones(db: &Db, records: &[Record]) -> Result<Vec<Milestone>, Fault> {
    let mut found = Vec::new();
    for id in records.iter().filter_map(|record| record.subject) {
        found.extend(actions::milestone(db, id.of())?);
    }
    Ok(found)
}

/// The figure of a year by area. Nothing where the figure is no sum, or nothing has an area.
///
/// # Errors
/// When the database cannot be read.
pub fn by_area(db: &Db, indicator: &Indicator, year: FiscalYear, audience: Audience) -> Result<Option<AreaTable>, Fault> {
    let reading = Reading::of(db)?;
    let Some(seen) = look(&reading, indicator, audience)?.filter(|_| adds_up(indicator.shape)) else { return Ok(None) };
    if !seen.is_live {
        return store::released_areas(db, indicator.id, year);
    }
    let cells = cells(db, &seen.question, year, seen.through)?;
    let counts: Vec<i64> = cells.iter().map(|(_, count)| *count).collect();
    let suppress::Outcome::New(shown) = suppress::release(&counts, seen.smallest, &[]) else { return Ok(None) };
    table(db, &cells, &shown, seen.through.min(year.last_day()))
}

pub(crate) fn adds_up(shape: Shape) -> bool {
    matches!(shape, Shape::Stock | Shape::FiscalYearCount | Shape::FiscalYearSum | Shape::CumulativeWindow)
}

/// Sums by area, the whole town last.
pub(crate) fn cells(db: &Db, question: &Question, year: FiscalYear, through: Day) -> Result<Vec<(Option<AnyId>, i64)>, Fault> {
    let mut cells = answered(measures::by_area(db, &question.measure, year, through))?;
    cells.sort_by_key(|(area, _)| (area.is_none(), *area));
    Ok(cells)
}

fn table(db: &Db, cells: &[(Option<AnyId>, i64)], shown: &suppress::Released, through: Day) -> Result<Option<AreaTable>, Fault> {
    if cells.iter().all(|(area, _)| area.is_none()) {
        return Ok(None);
    }
    let mut rows: Vec<(Option<AreaName>, Option<i64>)> = Vec::new();
    for ((area, _), count) in cells.iter().zip(&shown.cells) {
        let name = match area {
            Some(id) => store::area_name(db, id.of())?,
            None => None,
        };
        rows.push((name, *count));
    }
    rows.sort_by(|(a, _), (b, _)| {
        (a.is_none(), a.as_ref().map(|name| &name.path)).cmp(&(b.is_none(), b.as_ref().map(|name| &name.path)))
    });
    Ok(Some(AreaTable { rows, total: shown.total, through: Some(through) }))
}
