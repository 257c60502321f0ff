//! Measures: figures asked of the lines. Never of another feature's tables, never of a fact's body.

mod store;

use engawa_db::{Db, Fault};
use engawa_kernel::measure::{Over, Span, Term};
use engawa_kernel::{AnyId, Counter, Day, FiscalYear, Measure, Moment, Seq, Shape};

use crate::house::House;
use crate::tell::house;

use store::Asked;
pub use store::{Behind, Page};

/// A figure: its value, and the two numbers of which it is made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// Of which fiscal year.
    pub year: FiscalYear,
    /// The value; nothing where the lower sum is zero.
    pub value: Option<f64>,
    /// The sum, or the upper of two.
    pub upper: i64,
    /// The lower of two.
    pub lower: Option<i64>,
    /// For a milestone, the first day on which it was reached.
    pub reached_on: Option<Day>,
    /// The last day that was counted.
    pub through: Day,
}

/// Up to where the lines are known to the one who asks.
#[derive(Debug, Clone, Copy)]
pub struct Known {
    /// The last day.
    pub through: Day,
    /// The last record; all of them where there is none.
    pub as_of: Option<Seq>,
}

/// Why a measure cannot be asked.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Unmeasured {
    /// The counter is not declared by any feature: the room that will count does not exist yet.
    #[error("no feature counts {0} yet")]
    NotYet(String),
    /// A fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// The last record written at or before a moment: *as of* that moment.
///
/// # Errors
/// When the database cannot be read.
pub fn as_of(db: &Db, moment: Moment) -> Result<Seq, Fault> {
    Ok(crate::store::last_seq_at(db, moment)?.unwrap_or(Seq(0)))
}

/// The figures of a measure for each of the years.
///
/// # Errors
/// [`Unmeasured::NotYet`] where a counter is not declared; a value that its counter does not have.
pub fn figures(db: &Db, measure: &Measure, years: &[FiscalYear], known: Known) -> Result<Vec<Figure>, Unmeasured> {
    let house = house(db)?;
    let spans: Vec<(FiscalYear, Span)> =
        years.iter().filter_map(|year| Some((*year, measure.span(*year, known.through)?))).collect();
    let Some(whole) = hull(&spans) else { return Ok(Vec::new()) };
    if measure.shape == Shape::DistinctCount {
        return spans.into_iter().map(|(year, span)| distinct(db, &house, measure, year, span, known)).collect();
    }
    let upper = sums(db, &house, &measure.term, whole, known)?;
    let lower = match &measure.over {
        Some(Over::Term(term)) => Some(sums(db, &house, term, whole, known)?),
        Some(Over::Count(_)) | None => None,
    };
    let figure = |(year, span): (FiscalYear, Span)| {
        let up = sum_within(&upper, span);
        let low = match &measure.over {
            Some(Over::Count(count)) => Some(*count),
            _ => lower.as_ref().map(|sums| sum_within(sums, span)),
        };
        let reached_on = (measure.shape == Shape::Milestone).then(|| first_reached(&upper, span)).flatten();
        Figure { year, value: measure.value(up, low), upper: up, lower: low, reached_on, through: span.to }
    };
    Ok(spans.into_iter().map(figure).collect())
}

/// One span that holds all of them, so that the lines are read once.
fn hull(spans: &[(FiscalYear, Span)]) -> Option<Span> {
    let to = spans.iter().map(|(_, span)| span.to).max()?;
    // `None` sorts first, and a span without a beginning makes the whole have none.
    let from = spans.iter().map(|(_, span)| span.from).min().flatten();
    Some(Span { from, to })
}

fn sum_within(sums: &[(Day, i64)], span: Span) -> i64 {
    let inside = sums.iter().filter(|(day, _)| span.from.is_none_or(|from| from <= *day) && *day <= span.to);
    inside.map(|(_, quantity)| quantity).sum()
}

fn first_reached(sums: &[(Day, i64)], span: Span) -> Option<Day> {
    let mut stock = 0;
    let mut running = sums.iter().filter(|(day, _)| *day <= span.to);
    running.find_map(|(day, quantity)| {
        stock += quantity;
        (stock >= 1).then_some(*day)
    })
}

fn sums(db: &Db, house: &House, term: &Term, span: Span, known: Known) -> Result<Vec<(Day, i64)>, Unmeasured> {
    let asked = ask(house, term, span)?;
    Ok(match known.as_of {
        None => store::sums_by_day(db, &asked)?,
        Some(seq) => store::sums_by_day_as_of(db, &asked, seq)?,
    })
}

fn ask(house: &House, term: &Term, span: Span) -> Result<Asked, Unmeasured> {
    let counter = house.counter(&term.counter).ok_or_else(|| Unmeasured::NotYet(term.counter.clone()))?;
    let mut values: [Option<String>; 4] = Default::default();
    for (name, value) in &term.filter.values {
        values[place_of(counter, name, value)?] = Some(value.clone());
    }
    let from = span.from.map_or(0, Day::number);
    let filter = &term.filter;
    Ok(Asked {
        counter: term.counter.clone(),
        from,
        to: span.to.number(),
        area: filter.area,
        section: filter.section,
        node: filter.node,
        values,
    })
}

fn place_of(counter: &Counter, name: &str, value: &str) -> Result<usize, Unmeasured> {
    let place = counter.dimensions.iter().position(|dimension| dimension.name == name && dimension.values.contains(&value));
    place.ok_or_else(|| Unmeasured::Fault(Fault::Row(format!("{} has no {name} {value}", counter.name))))
}

fn distinct(db: &Db, house: &House, measure: &Measure, year: FiscalYear, span: Span, known: Known) -> Result<Figure, Unmeasured> {
    let asked = ask(house, &measure.term, span)?;
    let subjects = store::subjects(db, &asked, known.as_of.unwrap_or(Seq(i64::MAX)))?;
    let inside = |subject: &AnyId| measure.list.as_ref().is_none_or(|list| list.contains(subject));
    let upper = subjects.iter().filter(|(subject,)| inside(subject)).count();
    let upper = i64::try_from(upper).unwrap_or(i64::MAX);
    let lower = measure.list.as_ref().map(|list| i64::try_from(list.len()).unwrap_or(i64::MAX));
    Ok(Figure { year, value: measure.value(upper, None), upper, lower, reached_on: None, through: span.to })
}

/// The first day on which a counter counted anything that stands. Before it there is no figure, not even a zero.
///
/// # Errors
/// When the database cannot be read.
pub fn first_day(db: &Db, counter: &str, known: Known) -> Result<Option<Day>, Fault> {
    match known.as_of {
        None => store::first_day(db, counter, known.through),
        Some(seq) => store::first_day_as_of(db, counter, known.through, seq),
    }
}

/// Sums by area over the days of a figure; an empty area is the whole town.
///
/// # Errors
/// As [`figures`].
pub fn by_area(db: &Db, measure: &Measure, year: FiscalYear, through: Day) -> Result<Vec<(Option<AnyId>, i64)>, Unmeasured> {
    let Some(span) = measure.span(year, through) else { return Ok(Vec::new()) };
    let rows = store::sums_by_area(db, &ask(&*house(db)?, &measure.term, span)?)?;
    Ok(rows.into_iter().map(|(area, count)| (AnyId::from_bytes(&area).ok(), count)).collect())
}

/// The records behind a figure that stand after all corrections and that anyone may see, the latest first. Of a stock, only
/// those whose subject is still in it.
///
/// # Errors
/// As [`figures`].
pub fn records_behind(db: &Db, measure: &Measure, year: FiscalYear, through: Day, page: Page) -> Result<Vec<Behind>, Unmeasured> {
    let Some(span) = measure.span(year, through) else { return Ok(Vec::new()) };
    let asked = ask(&*house(db)?, &measure.term, span)?;
    Ok(if measure.shape == Shape::Stock { store::behind_stock(db, &asked, page)? } else { store::behind(db, &asked, page)? })
}

/// How many entries stand behind a figure, those that nobody may see among them.
///
/// # Errors
/// As [`figures`].
pub fn entries_behind(db: &Db, measure: &Measure, year: FiscalYear, through: Day) -> Result<i64, Unmeasured> {
    let Some(span) = measure.span(year, through) else { return Ok(0) };
    Ok(store::entries(db, &ask(&*house(db)?, &measure.term, span)?)?)
}
