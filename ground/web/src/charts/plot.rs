//! The ground of one picture: its size, its margins, its points, and where years and values lie on it.

use std::collections::BTreeMap;

use super::axis::{Axis, DRAWN_MAX};
use super::labels::width_of;
use super::{Kind, YearChart};
use crate::words::Voice;

/// A size in which charts are drawn. The style sheet shows the one that fits its place without shrinking.
#[derive(Clone, Copy, Debug)]
pub(super) struct Canvas {
    pub(super) class: &'static str,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// The sizes of a chart in a card.
pub(super) const CARD: [Canvas; 3] = [
    Canvas { class: "c-490", width: 490.0, height: 250.0 },
    Canvas { class: "c-326", width: 326.0, height: 230.0 },
    Canvas { class: "c-246", width: 246.0, height: 230.0 },
];

/// The sizes of the chart of a page; the widest one hides the next.
pub(super) const PAGE: [Canvas; 4] = [
    Canvas { class: "c-700", width: 700.0, height: 370.0 },
    Canvas { class: "c-490", width: 490.0, height: 310.0 },
    Canvas { class: "c-326", width: 326.0, height: 300.0 },
    Canvas { class: "c-246", width: 246.0, height: 280.0 },
];

const TOP: f64 = 32.0;
/// The signs of marks have a row of their own above everything else.
const MARKS: f64 = 18.0;
const BELOW: f64 = 34.0;
const RIGHT: f64 = 10.0;

/// One year that has something to show.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    pub(super) year: i32,
    pub(super) value: f64,
    pub(super) unfinished: bool,
    pub(super) preliminary: bool,
    pub(super) is_baseline: bool,
}

/// A picture before it is drawn.
pub(super) struct Plot {
    pub(super) canvas: Canvas,
    pub(super) axis: Axis,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    /// Years with a value, in order, the baseline among them.
    pub(super) spots: Vec<Spot>,
    /// Years that are known to be missing, in order.
    pub(super) missing: Vec<i32>,
    first: i64,
    last: i64,
}

impl Plot {
    /// `None` when there is neither a value nor a target to draw.
    pub(super) fn new(chart: &YearChart, voice: &Voice, canvas: Canvas) -> Option<Plot> {
        let (spots, missing) = spots_of(chart);
        let promised = chart.target.iter().map(|target| target.value).filter(|value| value.is_finite());
        if spots.is_empty() && promised.clone().next().is_none() {
            return None;
        }
        let limits = chart.limits.iter().map(|limit| limit.value).filter(|value| value.is_finite());
        let values = spots.iter().map(|spot| spot.value).chain(promised).chain(limits).map(drawn);
        let steps = if canvas.height > 280.0 { 5.0 } else { 4.0 };
        let axis = Axis::over(values, chart.kind == Kind::Bars, steps);
        let widest = axis.ticks().map(|tick| width_of(&axis.tick_text(voice, tick), 14.0)).fold(0.0, f64::max);
        let (first, last) = years_of(chart, &spots, &missing);
        Some(Plot {
            left: (widest + 12.0).min(canvas.width / 2.0),
            right: canvas.width - RIGHT,
            top: if chart.marks.is_empty() { TOP } else { TOP + MARKS },
            bottom: canvas.height - BELOW,
            canvas,
            axis,
            spots,
            missing,
            first,
            last,
        })
    }

    /// The middle of a year's column.
    pub(super) fn x(&self, year: i32) -> f64 {
        let place = (f64_of(i64::from(year) - self.first) + 0.5) * self.column();
        (self.left + place).clamp(self.left, self.right)
    }

    /// The left edge of a year's column; nothing for a year that is not drawn.
    pub(super) fn edge(&self, year: i32) -> Option<f64> {
        let year = i64::from(year);
        let place = f64_of(year - self.first) * self.column();
        (self.first..=self.last).contains(&year).then(|| (self.left + place).clamp(self.left, self.right))
    }

    /// The height of a value.
    pub(super) fn y(&self, value: f64) -> f64 {
        let share = (self.axis.high - drawn(value)) / (self.axis.high - self.axis.low);
        (self.top + share * (self.bottom - self.top)).clamp(self.top, self.bottom)
    }

    /// The width of one year.
    pub(super) fn column(&self) -> f64 {
        (self.right - self.left) / f64_of(self.last - self.first + 1)
    }

    /// The first and the last year.
    pub(super) fn ends(&self) -> [i32; 2] {
        [self.first, self.last].map(|year| i32::try_from(year).unwrap_or_default())
    }

    /// The years that get a word under the axis, the last one always among them.
    pub(super) fn labelled_years(&self, label_width: f64) -> Vec<i32> {
        let room = ((self.right - self.left) / (label_width + 8.0)).max(1.0) as i64;
        let step = (self.last - self.first) / room + 1;
        let years = (0..room).map(|index| self.last - index * step).take_while(|year| *year >= self.first);
        let mut years: Vec<i32> = years.filter_map(|year| i32::try_from(year).ok()).collect();
        years.reverse();
        years
    }

    /// The last finished value, which is said largest; an unfinished one where there is no other.
    pub(super) fn latest(&self) -> Option<Spot> {
        let observed = || self.spots.iter().rev().filter(|spot| !spot.is_baseline);
        observed().find(|spot| !spot.unfinished).or_else(|| observed().next()).copied()
    }

    /// Does the axis begin elsewhere than at 0?
    pub(super) fn starts_elsewhere(&self) -> bool {
        self.axis.low > 0.0 || self.axis.high < 0.0
    }

    /// The years that follow each other without a value between them may be joined by a full line.
    pub(super) fn is_step(before: Spot, after: Spot) -> bool {
        i64::from(after.year) - i64::from(before.year) == 1 && !after.unfinished && !before.unfinished
    }
}

/// Differences of years stay below 2^33, where every whole number is exact.
fn f64_of(count: i64) -> f64 {
    count as f64
}

pub(super) fn drawn(value: f64) -> f64 {
    value.clamp(-DRAWN_MAX, DRAWN_MAX)
}

fn spots_of(chart: &YearChart) -> (Vec<Spot>, Vec<i32>) {
    let mut years: BTreeMap<i32, Option<Spot>> = BTreeMap::new();
    if let Some(base) = chart.baseline.filter(|base| base.value.is_finite()) {
        years.insert(
            base.year,
            Some(Spot { year: base.year, value: base.value, unfinished: false, preliminary: false, is_baseline: true }),
        );
    }
    for point in &chart.points {
        let value = point.value.filter(|value| value.is_finite());
        let is_baseline = chart
            .baseline
            .is_some_and(|base| base.year == point.year && value.is_none_or(|value| value.to_bits() == base.value.to_bits()));
        if is_baseline {
            continue;
        }
        let spot = value.map(|value| Spot {
            year: point.year,
            value,
            unfinished: point.unfinished,
            preliminary: point.preliminary,
            is_baseline: false,
        });
        years.insert(point.year, spot);
    }
    let missing = years.iter().filter(|(_, spot)| spot.is_none()).map(|(year, _)| *year).collect();
    (years.into_values().flatten().collect(), missing)
}

/// From the first year that says anything to the last one, the year of the target included.
fn years_of(chart: &YearChart, spots: &[Spot], missing: &[i32]) -> (i64, i64) {
    let years = spots.iter().map(|spot| spot.year).chain(missing.iter().copied());
    let years = years.chain(chart.target.iter().filter_map(|target| target.year)).map(i64::from);
    years
        .fold(None, |ends: Option<(i64, i64)>, year| {
            Some(ends.map_or((year, year), |(first, last)| (first.min(year), last.max(year))))
        })
        .unwrap_or((0, 0))
}
