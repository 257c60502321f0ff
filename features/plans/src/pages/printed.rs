//! How figures are written: those of the plan as printed, our own with their unit and year.

use engawa_kernel::{Direction, Shape};
use engawa_web::ui::{Figure, Vals};
use engawa_web::{Said, key};

use super::look::Look;
use crate::model::{Indicator, PlanKind, Printed, Standing, YearFigure};

/// What kind of plan, in the words of the reader.
pub fn kind_word(look: &Look, kind: PlanKind) -> Said {
    look.voice.say(match kind {
        PlanKind::Comprehensive => key("plans-kind-comprehensive"),
        PlanKind::Manifesto => key("plans-kind-manifesto"),
        PlanKind::Vision => key("plans-kind-vision"),
        PlanKind::Strategy => key("plans-kind-strategy"),
    })
}

/// A printed figure: the print itself, with the unit where the print is a bare number.
pub fn as_printed(look: &Look, printed: &Printed, unit: Option<&str>) -> String {
    match (&printed.raw, unit) {
        (Some(raw), Some(unit)) if is_bare(raw) => with_unit(look, raw, unit),
        (Some(raw), _) => raw.clone(),
        (None, _) => look.voice.missing(),
    }
}

/// The print without a unit, for where the unit stands beside it already.
pub fn raw_or_missing(look: &Look, printed: &Printed) -> String {
    printed.raw.clone().unwrap_or_else(|| look.voice.missing())
}

/// Our own figure with its unit.
pub fn value(look: &Look, indicator: &Indicator, value: f64) -> String {
    let number = look.voice.number(value, indicator.decimals);
    indicator.unit.as_deref().map_or(number.clone(), |unit| with_unit(look, &number, unit))
}

/// A difference: of shares in points, of all else in its unit.
pub fn difference(look: &Look, indicator: &Indicator, by: f64) -> String {
    if is_share(indicator) {
        return look.voice.plain_with("plans-points", &[("value", (by.abs(), indicator.decimals).into())]);
    }
    value(look, indicator, by.abs())
}

/// Whether the figure is one in a hundred.
pub fn is_share(indicator: &Indicator) -> bool {
    indicator.unit.as_deref().is_some_and(|unit| matches!(unit.chars().next(), Some('%' | '\u{ff05}')))
}

/// Whether the figure is a thing done or not done.
pub fn is_milestone(indicator: &Indicator) -> bool {
    indicator.shape == Shape::Milestone || indicator.direction == Direction::Milestone
}

/// Baseline and target as printed.
pub fn vals(look: &Look, indicator: &Indicator) -> Vals {
    let unit = indicator.unit.as_deref();
    Vals::new().baseline(&look.voice, year_beside(look, &indicator.baseline), as_printed(look, &indicator.baseline, unit)).target(
        &look.voice,
        year_beside(look, &indicator.target),
        as_printed(look, &indicator.target, unit),
    )
}

/// The figure of today, or that there is none.
pub fn figure(look: &Look, standing: &Standing) -> Figure {
    let indicator = &standing.indicator;
    let latest = standing.series.latest();
    if is_milestone(indicator) && standing.series.counted_from.is_some() {
        return milestone(look, latest);
    }
    let figure = Figure::new(&look.voice, latest.and_then(|figure| figure.value), indicator.decimals);
    figure.unit(indicator.unit.as_deref().unwrap_or_default())
}

/// The year of a figure, and that it is not over or may change.
pub fn year_of(look: &Look, figure: &YearFigure) -> Said {
    look.voice.year(figure.year.number())
}

fn milestone(look: &Look, latest: Option<&YearFigure>) -> Figure {
    let done = latest.is_some_and(|figure| figure.reached_on.is_some());
    Figure::printed(look.voice.plain(if done { key("plans-figure-done") } else { key("plans-figure-not-done") }))
}

/// The year stands beside the value unless the print has it in brackets already.
fn year_beside(look: &Look, printed: &Printed) -> Option<Said> {
    let in_print = printed.raw.as_deref().is_some_and(|raw| raw.contains(['(', '\u{ff08}']));
    printed.year.filter(|_| !in_print).map(|year| look.voice.short_year(year))
}

fn with_unit(look: &Look, value: &str, unit: &str) -> String {
    look.voice.plain_with("plans-value-unit", &[("value", value.into()), ("unit", unit.into())])
}

fn is_bare(raw: &str) -> bool {
    !raw.is_empty() && raw.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ',' | '-'))
}
