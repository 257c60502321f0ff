//! Measures: the eleven shapes in which figures are asked of the lines.

use crate::day::{Day, FiscalYear};
use crate::fact::Choice;
use crate::id::AnyId;

/// The eleven shapes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Answers with a value of all valid answers of one question in one year.
    SurveyShare,
    /// Number in a state on a day.
    Stock,
    /// Events in a fiscal year.
    FiscalYearCount,
    /// A quantity summed over a fiscal year.
    FiscalYearSum,
    /// Different subjects in a fiscal year, inside a frozen list where one is given.
    DistinctCount,
    /// A running total with an opening value.
    Cumulative,
    /// A total inside a window of years; it restarts with each window.
    CumulativeWindow,
    /// Two stocks on the same day.
    RatioStock,
    /// Two counts of the same year.
    RatioFlow,
    /// The first day on which a stock reaches one.
    Milestone,
    /// Entered or imported with its source.
    ExternalYearly,
}

impl Choice for Shape {
    const ALL: &'static [Self] = &[
        Shape::SurveyShare,
        Shape::Stock,
        Shape::FiscalYearCount,
        Shape::FiscalYearSum,
        Shape::DistinctCount,
        Shape::Cumulative,
        Shape::CumulativeWindow,
        Shape::RatioStock,
        Shape::RatioFlow,
        Shape::Milestone,
        Shape::ExternalYearly,
    ];

    fn code(self) -> &'static str {
        match self {
            Shape::SurveyShare => "survey_share",
            Shape::Stock => "stock",
            Shape::FiscalYearCount => "fiscal_year_count",
            Shape::FiscalYearSum => "fiscal_year_sum",
            Shape::DistinctCount => "distinct_count",
            Shape::Cumulative => "cumulative",
            Shape::CumulativeWindow => "cumulative_window",
            Shape::RatioStock => "ratio_stock",
            Shape::RatioFlow => "ratio_flow",
            Shape::Milestone => "milestone",
            Shape::ExternalYearly => "external_yearly",
        }
    }
}

/// Which way is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// More is better: from the baseline up to the target.
    Up,
    /// Less is better: from the baseline down to the target.
    Below,
    /// To be kept under a limit; there is no path.
    Ceiling,
    /// To be kept above a limit; there is no path.
    Floor,
    /// Reached or not yet.
    Milestone,
}

impl Choice for Direction {
    const ALL: &'static [Self] = &[Direction::Up, Direction::Below, Direction::Ceiling, Direction::Floor, Direction::Milestone];

    fn code(self) -> &'static str {
        match self {
            Direction::Up => "up",
            Direction::Below => "below",
            Direction::Ceiling => "ceiling",
            Direction::Floor => "floor",
            Direction::Milestone => "milestone",
        }
    }
}

/// Fiscal years from the first to the last, both counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The first.
    pub first: FiscalYear,
    /// The last.
    pub last: FiscalYear,
}

/// Which lines of a counter are summed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Only this area.
    pub area: Option<AnyId>,
    /// Only this section.
    pub section: Option<AnyId>,
    /// Only this item of a plan.
    pub node: Option<AnyId>,
    /// Dimension and value; each dimension at most once.
    pub values: Vec<(String, String)>,
}

/// One sum over one counter. A measure names one source; sources that count the same thing are never added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Name of the counter.
    pub counter: String,
    /// Which of its lines.
    pub filter: Filter,
}

/// What stands below the line of a ratio.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Over {
    /// Another sum.
    Term(Term),
    /// A number that was counted elsewhere and is dated: households, population.
    Count(i64),
}

/// A question put to the lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// How it is asked.
    pub shape: Shape,
    /// What is summed.
    pub term: Term,
    /// What it is divided by, for shares and ratios.
    pub over: Option<Over>,
    /// Carried forward, for running totals.
    pub opening: i64,
    /// Lines before this day lie in the opening value.
    pub since: Option<Day>,
    /// The window of a restarting total.
    pub window: Option<Window>,
    /// The frozen list of a distinct count.
    pub list: Option<Vec<AnyId>>,
}

/// The days over which a sum is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// From this day on; from the beginning where there is none.
    pub from: Option<Day>,
    /// Up to and with this day.
    pub to: Day,
}

impl Measure {
    /// The days to sum for a fiscal year, as known on a day. Nothing where the year has not begun or lies outside the window.
    pub fn span(&self, year: FiscalYear, today: Day) -> Option<Span> {
        if year.first_day() > today {
            return None;
        }
        let to = year.last_day().min(today);
        match self.shape {
            Shape::FiscalYearCount | Shape::FiscalYearSum | Shape::DistinctCount | Shape::RatioFlow | Shape::SurveyShare => {
                Some(Span { from: Some(year.first_day()), to })
            }
            Shape::Stock | Shape::RatioStock | Shape::Milestone => Some(Span { from: None, to }),
            Shape::Cumulative => match self.since {
                Some(since) if since > to => None,
                since => Some(Span { from: since, to }),
            },
            Shape::CumulativeWindow => {
                let window = self.window?;
                let inside = window.first <= year && year <= window.last;
                inside.then(|| Span { from: Some(window.first.first_day()), to })
            }
            Shape::ExternalYearly => None,
        }
    }

    /// The value of the figure from its sums; no value where the lower sum is zero.
    pub fn value(&self, upper: i64, lower: Option<i64>) -> Option<f64> {
        match self.shape {
            Shape::SurveyShare | Shape::RatioStock | Shape::RatioFlow => {
                lower.filter(|count| *count > 0).map(|count| exact(upper) * 100.0 / exact(count))
            }
            Shape::Cumulative => Some(exact(upper.saturating_add(self.opening))),
            Shape::Milestone => Some(if upper >= 1 { 1.0 } else { 0.0 }),
            Shape::ExternalYearly => None,
            Shape::Stock | Shape::FiscalYearCount | Shape::FiscalYearSum | Shape::DistinctCount | Shape::CumulativeWindow => {
                Some(exact(upper))
            }
        }
    }
}

/// Counts stay far below 2^53, where every whole number is exact.
#[expect(clippy::cast_precision_loss, reason = "counts stay below 2^53")]
fn exact(count: i64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure(shape: Shape) -> Measure {
        Measure {
            shape,
            term: Term { counter: "test.things".into(), filter: Filter::default() },
            over: None,
            opening: 0,
            since: None,
            window: None,
            list: None,
        }
    }

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn a_ratio_with_nothing_below_has_no_value() {
        assert_eq!(measure(Shape::RatioFlow).value(3, Some(0)), None);
        assert_eq!(measure(Shape::RatioFlow).value(3, None), None);
        assert_eq!(measure(Shape::RatioFlow).value(3, Some(4)), Some(75.0));
    }

    #[test]
    fn a_running_total_carries_its_opening_value_and_counts_from_its_day() {
        let running = Measure { opening: 186, since: Some(day("2020-04-01")), ..measure(Shape::Cumulative) };
        assert_eq!(running.value(4, None), Some(190.0));
        assert_eq!(running.span(FiscalYear(2019), day("2021-01-01")), None);
        let span = running.span(FiscalYear(2020), day("2021-01-01"));
        assert_eq!(span, Some(Span { from: Some(day("2020-04-01")), to: day("2021-01-01") }));
    }

    #[test]
    fn a_restarting_window_is_not_continued() {
        let window = Some(Window { first: FiscalYear(2021), last: FiscalYear(2025) });
        let restarting = Measure { window, ..measure(Shape::CumulativeWindow) };
        let today = day("2027-05-01");
        assert_eq!(restarting.span(FiscalYear(2020), today), None);
        assert_eq!(restarting.span(FiscalYear(2026), today), None);
        assert_eq!(restarting.span(FiscalYear(2022), today).unwrap().from, Some(day("2021-04-01")));
    }

    #[test]
    fn a_year_that_has_not_begun_has_no_span() {
        assert_eq!(measure(Shape::FiscalYearCount).span(FiscalYear(2027), day("2026-11-21")), None);
    }

    #[test]
    fn every_shape_is_found_by_its_code() {
        assert!(Shape::ALL.iter().all(|shape| Shape::from_code(shape.code()) == Some(*shape)));
        assert_eq!(Shape::ALL.len(), 11);
    }
}
