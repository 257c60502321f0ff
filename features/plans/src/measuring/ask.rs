//! The question of an indicator, in the terms of the journal.

use engawa_db::{Db, Fault};
use engawa_journal::House;
use engawa_journal::measures::{self, Figure, Known, Unmeasured};
use engawa_kernel::FiscalYear;
use engawa_kernel::measure::{self, Filter, Measure, Term};

use crate::book;
use crate::model::{Asked, Indicator, Over};
use crate::townfile::{read_list, since};

/// A question that can be asked, if its counters exist.
pub(crate) struct Question {
    pub(crate) measure: Measure,
    /// What it is divided by, when that is a dated number of the whole town.
    fact: Option<String>,
}

/// Puts the question together. Nothing where its list or denominator is of a room that does not exist yet.
pub(crate) fn ask(db: &Db, indicator: &Indicator, asked: &Asked) -> Result<Option<Question>, Fault> {
    let term = Term { counter: asked.counter.clone(), filter: filter(db, &asked.filters)? };
    let (over, fact) = match &asked.over {
        None => (None, None),
        Some(Over::Counter { counter, filters }) => {
            (Some(measure::Over::Term(Term { counter: counter.clone(), filter: filter(db, filters)? })), None)
        }
        Some(Over::Fact(what)) => (None, Some(what.clone())),
    };
    let list = match &asked.list {
        None => None,
        Some(text) => {
            let Some((kind, day)) = read_list(text) else { return Ok(None) };
            Some(engawa_areas::areas_of_kind_on(db, kind, day)?.into_iter().map(|area| area.id.any()).collect())
        }
    };
    let measure = Measure {
        shape: indicator.shape,
        term,
        over,
        opening: asked.opening.map_or(0, whole),
        since: since(asked, indicator.baseline.year),
        window: indicator.target_window,
        list,
    };
    Ok(Some(Question { measure, fact }))
}

/// Opening values are counts; a print like `186` is read as a double and is exact.
#[expect(clippy::cast_possible_truncation, reason = "counts stay below 2^53")]
fn whole(value: f64) -> i64 {
    value.round() as i64
}

fn filter(db: &Db, pairs: &[(String, String)]) -> Result<Filter, Fault> {
    let mut filter = Filter::default();
    for (dimension, value) in pairs {
        if dimension == "node" {
            let node = book::lasting_node_by_code(db, value)?;
            filter.node = Some(node.ok_or_else(|| Fault::Row(format!("no item has the code {value}")))?.any());
        } else {
            filter.values.push((dimension.clone(), value.clone()));
        }
    }
    Ok(filter)
}

impl Question {
    /// Whether every counter in it exists.
    pub(crate) fn is_counted_by(&self, house: &House) -> bool {
        let lower = match &self.measure.over {
            Some(measure::Over::Term(term)) => Some(term.counter.as_str()),
            _ => None,
        };
        let mut counters = std::iter::once(self.measure.term.counter.as_str()).chain(lower);
        counters.all(|counter| house.counter(counter).is_some())
    }

    /// The figures of the years.
    pub(crate) fn figures(&self, db: &Db, years: &[FiscalYear], known: Known) -> Result<Vec<Figure>, Fault> {
        let Some(what) = &self.fact else { return answered(measures::figures(db, &self.measure, years, known)) };
        let mut figures = Vec::new();
        for year in years {
            let day = year.last_day().min(known.through);
            // Without a denominator there is no value, and no figure is claimed.
            let Some(what) = engawa_areas::What::parse(what) else { continue };
            let Some(fact) = engawa_areas::figure_of_town(db, &what, day)? else { continue };
            let measure = Measure { over: Some(measure::Over::Count(fact.value)), ..self.measure.clone() };
            figures.extend(answered(measures::figures(db, &measure, &[*year], known))?);
        }
        Ok(figures)
    }
}

/// A counter that is missing after all gives no figure.
pub(crate) fn answered<T: Default>(answer: Result<T, Unmeasured>) -> Result<T, Fault> {
    match answer {
        Ok(answer) => Ok(answer),
        Err(Unmeasured::NotYet(_)) => Ok(T::default()),
        Err(Unmeasured::Fault(fault)) => Err(fault),
    }
}
