//! What was frozen held against what everyone sees today. Pure.

use engawa_kernel::{FiscalYear, number};

use crate::evaluation::model::{Frozen, FrozenYear};
use crate::model::{Standing, YearFigure};

/// The figure of a year, as everyone may see it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Value {
    /// A figure.
    Figure(f64),
    /// The group is too small to be shown.
    Hidden,
    /// There is none.
    None,
}

/// A year whose figure is another one today.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Change {
    /// Which year.
    pub(crate) year: FiscalYear,
    /// As it was frozen.
    pub(crate) then: Value,
    /// As it is today.
    pub(crate) now: Value,
}

impl Value {
    /// The figure of a year that was frozen.
    pub(crate) fn frozen(year: Option<&FrozenYear>) -> Value {
        Value::of(year.is_some_and(|year| year.is_withheld), year.and_then(|year| year.value))
    }

    /// The figure of a year today.
    pub(crate) fn live(year: Option<&YearFigure>) -> Value {
        Value::of(year.is_some_and(|year| year.is_withheld), year.and_then(|year| year.value))
    }

    fn of(is_withheld: bool, value: Option<f64>) -> Value {
        match value.filter(|value| value.is_finite()) {
            _ if is_withheld => Value::Hidden,
            Some(value) => Value::Figure(value),
            None => Value::None,
        }
    }

    /// Whether both read the same: a figure is what is shown of it.
    fn reads_like(self, other: Value, decimals: u8) -> bool {
        match (self, other) {
            (Value::Figure(one), Value::Figure(other)) => number::write(one, decimals) == number::write(other, decimals),
            (one, other) => one == other,
        }
    }
}

/// The years up to the one that is judged in which the figure reads otherwise today, the earliest first.
pub(crate) fn changes(frozen: &Frozen, today: &Standing, until: FiscalYear) -> Vec<Change> {
    let live = &today.series.figures;
    let mut years: Vec<FiscalYear> = frozen.years.iter().map(|year| year.year).chain(live.iter().map(|year| year.year)).collect();
    years.retain(|year| *year <= until);
    years.sort_unstable();
    years.dedup();
    let change = |year: FiscalYear| Change {
        year,
        then: Value::frozen(frozen.years.iter().find(|one| one.year == year)),
        now: Value::live(live.iter().find(|one| one.year == year)),
    };
    years.into_iter().map(change).filter(|change| !change.then.reads_like(change.now, frozen.decimals)).collect()
}

#[cfg(test)]
mod tests {
    use engawa_kernel::Id;

    use super::*;
    use crate::evaluation::reckon::{Reached, Why};
    use crate::model::{Availability, Cadence, Origin, Progress, Series, Source, State};

    fn frozen(years: &[(i32, Option<f64>, bool)]) -> Frozen {
        let year = |&(year, value, is_withheld): &(i32, Option<f64>, bool)| FrozenYear {
            year: FiscalYear(year),
            value,
            upper: None,
            lower: None,
            is_withheld,
            is_preliminary: false,
            through: None,
        };
        Frozen {
            indicator: Id::random([1; 16]),
            name: "集いの数".into(),
            unit: None,
            decimals: 1,
            baseline: None,
            target: None,
            state: State::NoData,
            reached: Reached::None(Why::NoFigure),
            years: years.iter().map(year).collect(),
        }
    }

    fn today(years: &[(i32, Option<f64>, bool)]) -> Standing {
        let year = |&(year, value, is_withheld): &(i32, Option<f64>, bool)| YearFigure {
            year: FiscalYear(year),
            value,
            upper: None,
            lower: None,
            is_withheld,
            is_unfinished: false,
            is_preliminary: false,
            origin: Origin::Entered,
            source: None,
            reason: None,
            through: None,
            as_of: None,
            reached_on: None,
        };
        let figures = years.iter().map(year).collect();
        let source = Source::External { name: "年報".into(), cadence: Cadence::Yearly };
        Standing {
            indicator: crate::pages::sample::indicator(1, source),
            series: Series { availability: Availability::External, figures, counted_from: None, through: None, rule: None },
            progress: Progress { state: State::NoData, ratio: None, expected: None, judged_year: None, why: None },
        }
    }

    #[test]
    fn only_years_that_read_otherwise_are_told_and_none_after_the_judged_one() {
        let then = frozen(&[(2023, Some(1.0), false), (2024, Some(19.04), false), (2025, None, true)]);
        let now =
            today(&[(2022, Some(7.0), false), (2024, Some(19.0), false), (2025, Some(12.0), false), (2026, Some(9.0), false)]);
        let change = |year, then, now| Change { year: FiscalYear(year), then, now };
        let expected = [
            change(2022, Value::None, Value::Figure(7.0)),
            change(2023, Value::Figure(1.0), Value::None),
            change(2025, Value::Hidden, Value::Figure(12.0)),
        ];
        assert_eq!(changes(&then, &now, FiscalYear(2025)), expected);
        assert_eq!(
            changes(&then, &today(&[(2023, Some(1.0), false), (2024, Some(19.0), false), (2025, None, true)]), FiscalYear(2025)),
            []
        );
    }

    #[test]
    fn a_hidden_figure_is_never_taken_for_one() {
        assert_eq!(Value::of(true, Some(3.0)), Value::Hidden);
        assert_eq!(Value::of(false, Some(f64::NAN)), Value::None);
    }
}
