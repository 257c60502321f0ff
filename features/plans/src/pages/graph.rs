//! The chart of an indicator: its years, where the plan began, where it wants to be.

use engawa_kernel::{Direction, Shape};
use engawa_web::charts::{Chart, ChartSize, Kind, LimitLine, Side, Target, TargetKind, YearChart, YearPoint, YearStyle, YearValue};
use engawa_web::ui::SampleMark;

use super::look::Look;
use super::printed::{as_printed, is_milestone};
use crate::model::{self, Indicator, Standing};
use crate::versions::{Break, site};

/// The chart, where there is anything to draw.
pub fn chart(look: &Look, standing: &Standing, size: ChartSize) -> Option<Chart> {
    chart_with(look, standing, &[], size)
}

/// The chart with a mark at each year from which figures do not simply go on.
pub fn chart_with(look: &Look, standing: &Standing, breaks: &[Break], size: ChartSize) -> Option<Chart> {
    let indicator = &standing.indicator;
    let points = points(standing);
    let baseline = baseline(indicator);
    let has_value = baseline.is_some() || points.iter().any(|point| point.value.is_some());
    if is_milestone(indicator) || !has_value {
        return None;
    }
    let has_points = !points.is_empty();
    let chart = YearChart {
        id: format!("c-{}", plain_id(&indicator.slug)),
        title: indicator.name.clone(),
        kind: kind(indicator.shape),
        points,
        baseline,
        target: target(look, indicator),
        limits: indicator.limits.iter().map(limit).collect(),
        marks: site::marks(look, indicator, breaks),
        decimals: indicator.decimals,
        unit: indicator.unit.clone().unwrap_or_default(),
        missing: look.voice.plain("plans-chart-missing"),
        years: YearStyle::Western,
        size,
        note: None,
        sample: look.mark.clone().filter(|_: &SampleMark| has_points),
    };
    Some(chart.show(&look.voice))
}

fn points(standing: &Standing) -> Vec<YearPoint> {
    let point = |figure: &model::YearFigure| YearPoint {
        year: figure.year.number(),
        value: figure.value,
        unfinished: figure.is_unfinished,
        preliminary: figure.is_preliminary,
    };
    standing.series.figures.iter().map(point).collect()
}

fn kind(shape: Shape) -> Kind {
    match shape {
        Shape::FiscalYearCount | Shape::FiscalYearSum | Shape::DistinctCount => Kind::Bars,
        _ => Kind::Line,
    }
}

/// The total of a window before is no point from which a way leads to the total of this one.
fn baseline(indicator: &Indicator) -> Option<YearValue> {
    let restarts = indicator.shape == Shape::CumulativeWindow;
    let (year, value) = (indicator.baseline.year?, indicator.baseline.value?);
    (!restarts).then_some(YearValue { year, value })
}

fn target(look: &Look, indicator: &Indicator) -> Option<Target> {
    let print = as_printed(look, &indicator.target, indicator.unit.as_deref());
    Some(Target {
        year: indicator.target.year,
        value: indicator.target.value?,
        label: look.voice.plain_with("plans-chart-target", &[("target", print.into())]),
        kind: match indicator.direction {
            Direction::Ceiling => TargetKind::Ceiling,
            Direction::Floor => TargetKind::Floor,
            Direction::Up | Direction::Below | Direction::Milestone => TargetKind::Reach,
        },
    })
}

fn limit(limit: &model::IndicatorLimit) -> LimitLine {
    let bad = match limit.bad {
        model::Side::Above => Side::Above,
        model::Side::Below => Side::Below,
    };
    LimitLine { value: limit.value, label: format!("{} {}", limit.name, limit.raw), bad }
}

fn plain_id(slug: &str) -> String {
    slug.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign.to_ascii_lowercase() } else { '-' }).collect()
}
