//! Release figures whose counter is not live: at 0:00, up to the day that its rule shows. Between two turns a released
//! figure is not reckoned again, whatever is corrected; at its turn it is, and an earlier row stays findable.

use std::collections::BTreeSet;

use engawa_db::{Fault, Tx};
use engawa_journal::measures::{self, Known};
use engawa_journal::{JobKind, Untold, head, schedule};
use engawa_kernel::{AnyId, Day, FiscalYear, Id, Moment, Publication, Release, Seq, Shape, suppress};

use crate::book;
use crate::measuring::{Reading, answered, ask, behind, counted, fit, store};
use crate::model::{Asked, Indicator, Origin, Plan, Source, YearFigure};

/// The job; it puts itself on the list for the next day.
pub const JOB: JobKind = JobKind { name: "plans.release", run };

fn run(tx: &mut Tx, _: Option<AnyId>, _: Moment) -> Result<(), Untold> {
    release_due(tx)?;
    let next = tx.now().day().plus_days(1).begins_at();
    schedule(tx, JOB.name, None::<Id<Plan>>, next)
}

/// One figure series that may be released.
struct Due<'i> {
    indicator: &'i Indicator,
    asked: &'i Asked,
    rule: Publication,
    through: Day,
}

/// Releases everything whose turn has come.
///
/// # Errors
/// When the database cannot be read or written.
pub fn release_due(tx: &mut Tx) -> Result<(), Fault> {
    let as_of = head(tx)?.map_or(Seq(0), |(seq, _)| seq);
    let books = book::all(tx)?;
    let today = tx.now().day();
    for indicator in books.iter().flat_map(|book| &book.indicators) {
        let Some(due) = due(tx, indicator, today)? else { continue };
        release_figures(tx, &due, as_of)?;
        store::set_released(tx, indicator.id, due.through, as_of)?;
    }
    Ok(())
}

/// Whether a turn has come that was not released yet.
fn due<'i>(tx: &Tx, indicator: &'i Indicator, today: Day) -> Result<Option<Due<'i>>, Fault> {
    let Source::Counted(asked) = &indicator.source else { return Ok(None) };
    let Some(rule) = Reading::of(tx)?.rule(&asked.counter).filter(|rule| rule.release != Release::Live) else { return Ok(None) };
    let Some(through) = rule.release.visible_through(today) else { return Ok(None) };
    let is_new = store::released_through(tx, indicator.id)?.is_none_or(|before| before < through);
    Ok(is_new.then_some(Due { indicator, asked, rule, through }))
}

fn release_figures(tx: &mut Tx, due: &Due, as_of: Seq) -> Result<(), Fault> {
    let known = Known { through: due.through, as_of: None };
    let figures = counted(&Reading::of(tx)?, due.indicator, due.asked, known)?.figures;
    let before = store::standing(tx, due.indicator.id, Origin::Released)?;
    // What was withdrawn altogether is not claimed any longer.
    for gone in before.iter().filter(|earlier| figures.iter().all(|figure| figure.year != earlier.year)) {
        store::set_aside(tx, due.indicator.id, Origin::Released, gone.year)?;
    }
    for figure in figures {
        let year = figure.year;
        release_areas(tx, due, year)?;
        let shown = store::shown_sums(tx, due.indicator.id, due.one_year(year))?;
        // Held back: the earlier figure stands, with the day up to which it counts.
        let Some(figure) = fit(figure, due.rule, &shown) else { continue };
        if !before.iter().any(|earlier| says_the_same(earlier, &figure)) {
            let entries = entries(tx, due, year)?;
            store::release(tx, due.indicator.id, figure, entries, as_of)?;
        }
    }
    Ok(())
}

fn entries(tx: &Tx, due: &Due, year: FiscalYear) -> Result<i64, Fault> {
    let Some(question) = ask(tx, due.indicator, due.asked)? else { return Ok(0) };
    answered(measures::entries_behind(tx, &question.measure, year, due.through))
}

fn says_the_same(earlier: &YearFigure, now: &YearFigure) -> bool {
    let said =
        |figure: &YearFigure| (figure.year, figure.upper, figure.lower, figure.is_withheld, figure.reached_on, figure.through);
    said(earlier) == said(now) && earlier.value == now.value
}

impl Due<'_> {
    /// Sums that go on over the years can be held against those of any year; the others only against their own.
    fn one_year(&self, year: FiscalYear) -> Option<FiscalYear> {
        let goes_on = matches!(self.indicator.shape, Shape::Stock | Shape::Cumulative | Shape::CumulativeWindow);
        (!goes_on).then_some(year)
    }
}

/// The table by area goes through the suppression with all earlier releases against which it could be held.
fn release_areas(tx: &mut Tx, due: &Due, year: FiscalYear) -> Result<(), Fault> {
    if !behind::adds_up(due.indicator.shape) {
        return Ok(());
    }
    let Some(question) = ask(tx, due.indicator, due.asked)? else { return Ok(()) };
    let found = behind::cells(tx, &question, year, due.through)?;
    let earlier = store::earlier_areas(tx, due.indicator.id, due.one_year(year))?;
    let areas = all_areas(&earlier, &found);
    let count_of = |area: &Option<AnyId>| found.iter().find(|(other, _)| other == area).map_or(0, |(_, count)| *count);
    let counts: Vec<i64> = areas.iter().map(count_of).collect();
    // Earlier tables that had fewer areas showed nobody in the others.
    let widened: Vec<suppress::Released> = earlier.iter().map(|table| widen(table, &areas)).collect();
    let suppress::Outcome::New(shown) = suppress::release(&counts, due.rule.smallest_group, &widened) else { return Ok(()) };
    let through = due.through.min(year.last_day());
    let new = store::NewAreaTable { year, through, areas: &areas, shown: &shown };
    store::release_areas(tx, due.indicator.id, &new)
}

fn all_areas(earlier: &[store::EarlierTable], found: &[(Option<AnyId>, i64)]) -> Vec<Option<AnyId>> {
    let mut areas: BTreeSet<(bool, Option<AnyId>)> = BTreeSet::new();
    let before = earlier.iter().flat_map(|(areas, _)| areas);
    areas.extend(before.chain(found.iter().map(|(area, _)| area)).map(|area| (area.is_none(), *area)));
    areas.into_iter().map(|(_, area)| area).collect()
}

fn widen(table: &store::EarlierTable, areas: &[Option<AnyId>]) -> suppress::Released {
    let (known, shown) = table;
    let cell = |area: &Option<AnyId>| match known.iter().position(|other| other == area) {
        Some(place) => shown.cells[place],
        None => Some(0),
    };
    suppress::Released { cells: areas.iter().map(cell).collect(), total: shown.total }
}
