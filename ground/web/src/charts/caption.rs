//! What a chart says in words: the description for those who hear it, the sentences below it for all.

use super::plot::Plot;
use super::{Kind, TargetKind, YearChart, YearPoint};
use crate::words::{Arg, Said, Voice};

/// All numbers of the chart, in order of the years, then the lines.
pub(super) fn description(chart: &YearChart, voice: &Voice) -> String {
    let mut out = match chart.kind {
        Kind::Line => voice.plain("web-chart-kind-line"),
        Kind::Bars => voice.plain("web-chart-kind-bars"),
    };
    let mut years: Vec<(i32, String)> = chart
        .points
        .iter()
        .filter(|point| !is_baseline(chart, point))
        .map(|point| (point.year, of_point(chart, point, voice)))
        .collect();
    if let Some(base) = chart.baseline.filter(|base| base.value.is_finite()) {
        years.push((base.year, voice.plain_with("web-chart-says-baseline", &year_and_value(chart, base.year, base.value, voice))));
    }
    years.sort_by_key(|(year, _)| *year);
    let lines = chart.target.iter().map(|target| &target.label).chain(chart.limits.iter().map(|limit| &limit.label));
    let lines = lines.map(|label| voice.plain_with("web-chart-says-line", &[("label", label.into())]));
    let marks = chart.marks.iter().map(|mark| {
        let args = [
            ("year", voice.short_year(mark.year).into()),
            ("sign", mark.sign.as_str().into()),
            ("words", mark.words.plain().into()),
        ];
        voice.plain_with("web-chart-says-mark", &args)
    });
    for sentence in years.into_iter().map(|(_, sentence)| sentence).chain(lines).chain(marks) {
        out.push(' ');
        out.push_str(&sentence);
    }
    out
}

fn is_baseline(chart: &YearChart, point: &YearPoint) -> bool {
    chart
        .baseline
        .is_some_and(|base| base.year == point.year && point.value.is_none_or(|value| value.to_bits() == base.value.to_bits()))
}

fn of_point(chart: &YearChart, point: &YearPoint, voice: &Voice) -> String {
    let Some(value) = point.value.filter(|value| value.is_finite()) else {
        return voice.plain_with(
            "web-chart-says-missing",
            &[("year", voice.short_year(point.year).into()), ("word", missing_word(chart, voice).into())],
        );
    };
    let args = year_and_value(chart, point.year, value, voice);
    match (point.unfinished, point.preliminary) {
        (true, _) => voice.plain_with("web-chart-says-unfinished", &args),
        (false, true) => voice.plain_with("web-chart-says-preliminary", &args),
        (false, false) => voice.plain_with("web-chart-says", &args),
    }
}

fn year_and_value(chart: &YearChart, year: i32, value: f64, voice: &Voice) -> [(&'static str, Arg); 2] {
    let value = format!("{}{}", number(voice, value, chart.decimals), chart.unit);
    [("year", voice.short_year(year).into()), ("value", value.into())]
}

/// The word for a missing year.
pub(super) fn missing_word(chart: &YearChart, voice: &Voice) -> String {
    if chart.missing.is_empty() { voice.plain("web-chart-none") } else { chart.missing.clone() }
}

/// A number as it stands in a picture; one without end is written short.
pub(super) fn number(voice: &Voice, value: f64, decimals: u8) -> String {
    if value.abs() >= 1e13 { format!("{value:.1e}") } else { voice.number(value, decimals.min(6)) }
}

/// The sentences below the chart: only those that this chart needs.
pub(super) fn sentences(chart: &YearChart, plot: &Plot, voice: &Voice) -> Vec<Said> {
    let mut out: Vec<Said> = chart.note.iter().cloned().collect();
    out.extend(chart.marks.iter().map(|mark| {
        let args = [("sign", mark.sign.as_str().into()), ("words", mark.words.clone().into())];
        voice.say_with("web-chart-mark", &args)
    }));
    if plot.starts_elsewhere() {
        let from = format!("{}{}", plot.axis.tick_text(voice, plot.axis.low), chart.unit);
        out.push(voice.say_with("web-chart-axis", &[("value", from.into())]));
    }
    if has_path(chart) {
        out.push(voice.say("web-chart-path"));
    }
    if plot.spots.iter().any(|spot| spot.unfinished) {
        out.push(voice.say("web-chart-unfinished"));
    }
    if plot.spots.iter().any(|spot| spot.preliminary) {
        out.push(voice.say("web-chart-preliminary"));
    }
    out
}

/// Only a line that is to reach something has a way there.
pub(super) fn has_path(chart: &YearChart) -> bool {
    let reach = chart.target.as_ref().is_some_and(|target| target.kind == TargetKind::Reach && target.value.is_finite());
    reach && chart.kind == Kind::Line && chart.baseline.is_some_and(|base| base.value.is_finite())
}
