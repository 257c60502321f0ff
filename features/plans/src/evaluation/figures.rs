//! The figures of a sheet: what the records say of the year that is judged, and the grade that follows from them.

use engawa_db::{Db, Fault};
use engawa_kernel::{FiscalYear, Id};

use super::form::{Form, Reckoning};
use super::model::{Answer, Frozen, FrozenYear, Round, Sheet};
use super::reckon::{self, Aim, Percent, Reached, Why};
use super::round::judged_book;
use super::{rules, store};
use crate::book::Book;
use crate::measuring;
use crate::model::{Audience, Node, Standing, YearFigure};

/// The grade that figures or points propose, and from what.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// The grade, or why a person judges.
    pub grade: Result<i64, Why>,
    /// In percent of what was aimed at, all indicators together.
    pub percent: Option<Percent>,
    /// The sum of points, where the form has them.
    pub points: Option<i64>,
}

/// An indicator of a sheet, with what it reached in the year.
#[derive(Debug, Clone)]
pub struct Weighed {
    /// How it stands today, with its years.
    pub standing: Standing,
    /// What it reached in the year that is judged.
    pub reached: Reached,
}

/// The figures of an item for the year that is judged, as city hall sees them now.
pub(crate) fn weighed(db: &Db, book: &Book, form: &Form, year: FiscalYear, node: Id<Node>) -> Result<Vec<Weighed>, Fault> {
    let own = book.indicators_under(node).into_iter();
    let stand = |indicator| {
        let standing = measuring::standing(db, &book.plan, indicator, Audience::Staff)?;
        Ok(Weighed { reached: reached_in(form, &standing, year), standing })
    };
    own.map(stand).collect()
}

fn reached_in(form: &Form, standing: &Standing, year: FiscalYear) -> Reached {
    let value = standing.series.of_year(year.number()).and_then(|figure| figure.value);
    reckon::percent_of(form.reckoning, &Aim::of(&standing.indicator), value)
}

/// What a grade is proposed from: the frozen figures where the year is frozen, else those of today.
pub(crate) fn proposal(db: &Db, round: &Round, sheet: &Sheet, answers: &[Answer]) -> Result<Proposal, Fault> {
    let points = rules::points(&round.form, answers);
    let reached: Vec<Reached> = match round.form.reckoning {
        Reckoning::Judged | Reckoning::Points => Vec::new(),
        Reckoning::OfTarget | Reckoning::OfWay if round.frozen_on.is_some() => {
            store::snapshot(db, sheet.id)?.iter().map(|frozen| frozen.reached).collect()
        }
        Reckoning::OfTarget | Reckoning::OfWay => match judged_book(db, round)? {
            None => Vec::new(),
            Some(book) => {
                let weighed = weighed(db, &book, &round.form, round.year, sheet.node)?;
                weighed.into_iter().map(|weighed| weighed.reached).collect()
            }
        },
    };
    Ok(propose(&round.form, &reached, points))
}

/// The grade that follows from figures or points.
pub(crate) fn propose(form: &Form, reached: &[Reached], points: Option<i64>) -> Proposal {
    Proposal { grade: reckon::proposed(form, reached, points), percent: reckon::mean(reached).ok(), points }
}

/// All indicators of a plan as the public may see them now, with every year up to the one that is judged.
pub(crate) fn frozen(db: &Db, book: &Book, round: &Round) -> Result<Vec<Frozen>, Fault> {
    let freeze = |standing: Standing| {
        let years = standing.series.figures.iter().filter(|figure| figure.year <= round.year).map(of_year).collect();
        let indicator = standing.indicator.clone();
        Frozen {
            indicator: indicator.id,
            name: indicator.name.clone(),
            unit: indicator.unit.clone(),
            decimals: indicator.decimals,
            baseline: indicator.baseline.raw.clone(),
            target: indicator.target.raw.clone(),
            state: standing.progress.state,
            reached: reached_in(&round.form, &standing, round.year),
            years,
        }
    };
    Ok(measuring::standings(db, book, Audience::Public)?.into_iter().map(freeze).collect())
}

fn of_year(figure: &YearFigure) -> FrozenYear {
    FrozenYear {
        year: figure.year,
        value: figure.value,
        upper: figure.upper,
        lower: figure.lower,
        is_withheld: figure.is_withheld,
        is_preliminary: figure.is_preliminary,
        through: figure.through,
    }
}
