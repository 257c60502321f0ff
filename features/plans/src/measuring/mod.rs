//! Figures: the question of an indicator put to the records, under the rule of its counter and for the one who asks.

mod ask;
pub(crate) mod behind;
mod check;
pub(crate) mod enter;
pub(crate) mod store;

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use engawa_db::{Db, Fault};
use engawa_journal::House;
use engawa_journal::measures::{Figure, Known, as_of, first_day};
use engawa_kernel::{Day, FiscalYear, Moment, Publication, Release, Seq, suppress};

pub(crate) use ask::{Question, answered, ask};
pub use behind::{Listed, behind, by_area};
pub use check::unlike_their_records;
pub use enter::{NewObservation, enter_observation, withdraw_observation};

use crate::book::Book;
use crate::model::{
    Asked, Audience, Availability, Indicator, Origin, Plan, Progress, Series, Source, Standing, State, Stated, Why, YearFigure,
};
use crate::rules;

/// One reading of a town: what is asked of several indicators is looked up once.
pub(crate) struct Reading<'d> {
    pub(crate) db: &'d Db,
    pub(crate) house: Arc<House>,
    pub(crate) today: Day,
    firsts: RefCell<HashMap<String, Option<Day>>>,
}

impl<'d> Reading<'d> {
    pub(crate) fn of(db: &'d Db) -> Result<Reading<'d>, Fault> {
        let house = db.attached::<House>().ok_or_else(|| Fault::Row("no house is attached to the town".into()))?;
        Ok(Reading { db, house, today: db.now().day(), firsts: RefCell::default() })
    }

    /// First day on which a counter counted anything here. Before it there is no figure, not even a zero.
    pub(crate) fn first_counted(&self, counter: &str, known: Known) -> Result<Option<Day>, Fault> {
        if known.as_of.is_none()
            && let Some(first) = self.firsts.borrow().get(counter)
        {
            return Ok(first.filter(|day| *day <= known.through));
        }
        let everything = Known { through: if known.as_of.is_none() { self.today } else { known.through }, as_of: known.as_of };
        let first = first_day(self.db, counter, everything)?;
        if known.as_of.is_none() {
            self.firsts.borrow_mut().insert(counter.to_owned(), first);
        }
        Ok(first.filter(|day| *day <= known.through))
    }

    /// The rule of a counter, if any room counts it.
    pub(crate) fn rule(&self, counter: &str) -> Option<Publication> {
        self.house.counter(counter).map(|counter| counter.publication)
    }
}

/// An indicator with its figures and how it stands.
///
/// # Errors
/// When the database cannot be read; so below.
pub fn standing(db: &Db, plan: &Plan, indicator: &Indicator, audience: Audience) -> Result<Standing, Fault> {
    stand(&Reading::of(db)?, plan, indicator, audience)
}

/// All indicators of a plan, in printed order.
///
/// # Errors
/// When the database cannot be read.
pub fn standings(db: &Db, book: &Book, audience: Audience) -> Result<Vec<Standing>, Fault> {
    let reading = Reading::of(db)?;
    book.indicators.iter().map(|indicator| stand(&reading, &book.plan, indicator, audience)).collect()
}

/// How an indicator stood on the last day on which its plan had it: what was counted for others afterwards is not its own.
///
/// # Errors
/// When the database cannot be read.
pub fn standing_until(db: &Db, plan: &Plan, indicator: &Indicator, audience: Audience, until: Day) -> Result<Standing, Fault> {
    let reading = Reading::of(db)?;
    let mut series = series(&reading, indicator, audience)?;
    series.figures.retain(|figure| figure.year <= FiscalYear::of(until));
    let progress = judge(plan, indicator, &series, reading.today.min(until));
    Ok(Standing { indicator: indicator.clone(), series, progress })
}

fn stand(reading: &Reading, plan: &Plan, indicator: &Indicator, audience: Audience) -> Result<Standing, Fault> {
    let series = series(reading, indicator, audience)?;
    let progress = judge(plan, indicator, &series, reading.today);
    Ok(Standing { indicator: indicator.clone(), series, progress })
}

fn judge(plan: &Plan, indicator: &Indicator, series: &Series, today: Day) -> Progress {
    if series.availability == Availability::Soon {
        return Progress { state: State::Soon, ratio: None, expected: None, judged_year: None, why: Some(Why::NotCountedYet) };
    }
    let seen: Vec<rules::Seen> = series.figures.iter().filter_map(seen).collect();
    rules::progress(&rules::Question::of(indicator, plan), &seen, FiscalYear::of(today).number())
}

fn seen(figure: &YearFigure) -> Option<rules::Seen> {
    let part_of_year = figure.is_unfinished.then(|| figure.through.map_or(1.0, |day| part_of_year(figure.year, day)));
    Some(rules::Seen { year: figure.year.number(), value: figure.value?, part_of_year })
}

/// The part of a year that is over on the evening of a day.
fn part_of_year(year: FiscalYear, day: Day) -> f64 {
    let days = |from: Day, to: Day| i32::try_from(from.days_until(to)).map_or(0.0, |days| f64::from(days + 1));
    (days(year.first_day(), day) / days(year.first_day(), year.last_day())).clamp(0.0, 1.0)
}

/// The fiscal years of which an indicator has something to show, the earliest first: without reckoning any figure.
///
/// # Errors
/// When the database cannot be read.
pub fn years(db: &Db, indicator: &Indicator, audience: Audience) -> Result<Vec<FiscalYear>, Fault> {
    let reading = Reading::of(db)?;
    let live = match (&indicator.source, audience) {
        (Source::External { .. }, _) => None,
        (Source::Counted(asked), Audience::Staff) => Some(asked),
        (Source::Counted(asked), Audience::Public) => {
            Some(asked).filter(|asked| reading.rule(&asked.counter).is_some_and(|rule| rule.release == Release::Live))
        }
    };
    let Some(asked) = live else {
        return Ok(series(&reading, indicator, audience)?.figures.iter().map(|figure| figure.year).collect());
    };
    let first = reading.first_counted(&asked.counter, Known { through: reading.today, as_of: None })?;
    let first = first.map(|day| FiscalYear::of(day).number());
    Ok(first.map_or_else(Vec::new, |first| (first..=FiscalYear::of(reading.today).number()).map(FiscalYear).collect()))
}

/// The figures of an indicator now.
///
/// # Errors
/// When the database cannot be read.
pub fn current_series(db: &Db, indicator: &Indicator, audience: Audience) -> Result<Series, Fault> {
    series(&Reading::of(db)?, indicator, audience)
}

/// What was ever stated of an indicator from outside, year by year, the earliest first.
///
/// # Errors
/// When the database cannot be read.
pub fn stated(db: &Db, indicator: &Indicator) -> Result<Vec<Stated>, Fault> {
    store::stated_of(db, indicator.id)
}

/// What the records up to a moment say: for staff, and for anyone who checks a figure that was printed on that day.
///
/// # Errors
/// When the database cannot be read.
pub fn series_as_of(db: &Db, indicator: &Indicator, moment: Moment) -> Result<Series, Fault> {
    let reading = Reading::of(db)?;
    let seq = as_of(db, moment)?;
    match &indicator.source {
        Source::External { .. } => external(&reading, indicator, Some(seq)),
        Source::Counted(asked) => counted(&reading, indicator, asked, Known { through: moment.day(), as_of: Some(seq) }),
    }
}

fn series(reading: &Reading, indicator: &Indicator, audience: Audience) -> Result<Series, Fault> {
    let asked = match &indicator.source {
        Source::External { .. } => return external(reading, indicator, None),
        Source::Counted(asked) => asked,
    };
    let now = Known { through: reading.today, as_of: None };
    let Some(rule) = reading.rule(&asked.counter) else { return Ok(empty(Availability::Soon)) };
    match (audience, rule.release) {
        (Audience::Staff, _) | (Audience::Public, Release::Live) => counted(reading, indicator, asked, now),
        (Audience::Public, Release::Never) => Ok(Series { rule: Some(rule), ..empty(Availability::NotPublic) }),
        (Audience::Public, Release::Daily | Release::Monthly | Release::Yearly) => released(reading, indicator, asked, rule),
    }
}

fn empty(availability: Availability) -> Series {
    Series { availability, figures: Vec::new(), counted_from: None, through: None, rule: None }
}

/// Figures from outside: for each year the one that stands.
fn external(reading: &Reading, indicator: &Indicator, through: Option<Seq>) -> Result<Series, Fault> {
    let figures = match through {
        None => store::standing(reading.db, indicator.id, Origin::Entered)?,
        Some(seq) => store::entered_as_of(reading.db, indicator.id, seq)?,
    };
    Ok(Series { figures, ..empty(Availability::External) })
}

/// Figures that were released; they are shown as they were released.
fn released(reading: &Reading, indicator: &Indicator, asked: &Asked, rule: Publication) -> Result<Series, Fault> {
    let Some(question) = ask(reading.db, indicator, asked)? else { return Ok(empty(Availability::Soon)) };
    if !question.is_counted_by(&reading.house) {
        return Ok(empty(Availability::Soon));
    }
    let through = store::released_through(reading.db, indicator.id)?;
    let figures = store::standing(reading.db, indicator.id, Origin::Released)?;
    let counted_from = match through {
        Some(day) => reading.first_counted(&asked.counter, Known { through: day, as_of: None })?,
        None => None,
    };
    // A figure that was held back at the last turn counts up to the day of an earlier one.
    let through = figures.last().and_then(|figure| figure.through).or(through);
    Ok(Series { availability: Availability::Counted, figures, counted_from, through, rule: Some(rule) })
}

/// Figures asked of the records.
pub(crate) fn counted(reading: &Reading, indicator: &Indicator, asked: &Asked, known: Known) -> Result<Series, Fault> {
    let Some(question) = ask(reading.db, indicator, asked)?.filter(|question| question.is_counted_by(&reading.house)) else {
        return Ok(empty(Availability::Soon));
    };
    let rule = reading.rule(&asked.counter);
    let first = reading.first_counted(&asked.counter, known)?;
    let Some(first) = first else {
        return Ok(Series { rule, through: Some(known.through), ..empty(Availability::Counted) });
    };
    let years: Vec<FiscalYear> =
        (FiscalYear::of(first).number()..=FiscalYear::of(known.through).number()).map(FiscalYear).collect();
    let figures = question.figures(reading.db, &years, known)?;
    let figures = figures.into_iter().map(|figure| live_figure(figure, known)).collect();
    Ok(Series { availability: Availability::Counted, figures, counted_from: Some(first), through: Some(known.through), rule })
}

fn live_figure(figure: Figure, known: Known) -> YearFigure {
    YearFigure {
        year: figure.year,
        value: figure.value,
        upper: Some(figure.upper),
        lower: figure.lower,
        is_withheld: false,
        is_unfinished: figure.through < figure.year.last_day(),
        is_preliminary: false,
        origin: Origin::Live,
        source: None,
        reason: None,
        through: Some(figure.through),
        as_of: known.as_of,
        reached_on: figure.reached_on,
    }
}

/// A figure fit for the public: a town-wide sum over fewer persons than the smallest group is withheld, and one that differs
/// by so few from a sum shown before is held back altogether, which is nothing here.
pub(crate) fn fit(figure: YearFigure, rule: Publication, shown: &[i64]) -> Option<YearFigure> {
    let Some(upper) = figure.upper else { return Some(figure) };
    let earlier: Vec<suppress::Released> =
        shown.iter().map(|sum| suppress::Released { cells: vec![Some(*sum)], total: Some(*sum) }).collect();
    match suppress::release(&[upper], rule.smallest_group, &earlier) {
        suppress::Outcome::HeldBack => None,
        suppress::Outcome::New(released) if released.total.is_none() => {
            Some(YearFigure { value: None, upper: None, lower: None, is_withheld: true, ..figure })
        }
        suppress::Outcome::New(_) => Some(figure),
    }
}
