//! What a figure means, in sentences of a neighbour: made of words and numbers, never written by hand.

use engawa_kernel::{Direction, Shape};
use engawa_web::{Said, key};

use super::look::Look;
use super::printed::{self, as_printed, difference, is_milestone, is_share};
use super::signs;
use crate::model::{Availability, Indicator, Standing, YearFigure};

/// The sentences of an indicator: what it is, how far from the target, since when.
pub fn of(look: &Look, standing: &Standing) -> Vec<Said> {
    let indicator = &standing.indicator;
    if is_milestone(indicator) {
        return of_milestone(look, standing);
    }
    let Some((figure, value)) = standing.series.latest().and_then(|figure| Some((figure, figure.value?))) else {
        return without_figure(look, standing);
    };
    let mut said = Vec::new();
    said.extend(share(look, indicator, value));
    said.extend(reservations(look, figure));
    // The sign beside the figure was set by an earlier year where the present one goes on; all that is compared is of that year.
    let judged = judged_before(standing, figure);
    said.extend(judged.map(|(year, value)| judged_by(look, indicator, year, value)));
    let value = judged.map_or(value, |(_, value)| value);
    said.extend(to_target(look, indicator, value));
    said.extend(since_baseline(look, indicator, value));
    said.extend(signs::why(look, &standing.progress));
    said
}

/// The year before the latest one that set the sign, with its value.
fn judged_before(standing: &Standing, latest: &YearFigure) -> Option<(i32, f64)> {
    let year = standing.progress.judged_year.filter(|year| *year != latest.year.number())?;
    Some((year, standing.series.of_year(year)?.value?))
}

fn judged_by(look: &Look, indicator: &Indicator, year: i32, value: f64) -> Said {
    let value = printed::value(look, indicator, value);
    look.voice.say_with("plans-say-judged", &[("year", look.voice.year(year).into()), ("value", value.into())])
}

fn of_milestone(look: &Look, standing: &Standing) -> Vec<Said> {
    if standing.series.availability == Availability::Soon {
        return without_figure(look, standing);
    }
    let reached = standing.series.figures.iter().find_map(|figure| figure.reached_on);
    let done = match reached {
        Some(day) => look.voice.say_with("plans-say-done-on", &[("day", look.voice.full_day(day).into())]),
        None => look.voice.say("plans-say-not-done"),
    };
    let mut said = vec![done];
    said.extend(signs::why(look, &standing.progress));
    said
}

fn without_figure(look: &Look, standing: &Standing) -> Vec<Said> {
    let soon = standing.series.availability == Availability::Soon;
    let first = look.voice.say(if soon { key("plans-say-soon") } else { key("plans-say-none") });
    let mut said = vec![first, target_alone(look, &standing.indicator)];
    if !signs::is_judged(&standing.progress) {
        said.push(look.voice.say("plans-say-unscored"));
    }
    said
}

fn target_alone(look: &Look, indicator: &Indicator) -> Said {
    if indicator.target.raw.is_none() {
        return look.voice.say("plans-say-no-target");
    }
    look.voice.say_with("plans-say-none-target", &[("target", target(look, indicator))])
}

/// Only of what is a part of a whole; a rate above a hundred or a ratio of money is not told as so many of a hundred.
fn share(look: &Look, indicator: &Indicator, value: f64) -> Option<Said> {
    let is_part = matches!(indicator.shape, Shape::SurveyShare | Shape::RatioStock | Shape::RatioFlow);
    let tells = is_part && is_share(indicator) && (0.0..=100.0).contains(&value);
    tells.then(|| look.voice.say_with("plans-say-share", &[("part", (value, 0).into())]))
}

fn to_target(look: &Look, indicator: &Indicator, value: f64) -> Option<Said> {
    let Some(goal) = indicator.target.value else {
        return Some(target_alone(look, indicator));
    };
    let gap = goal - rounded(value, indicator.decimals);
    let is_met = is_met(indicator, value, goal);
    let key = match (indicator.direction, is_met) {
        (Direction::Ceiling | Direction::Floor, true) => key("plans-say-inside"),
        (Direction::Ceiling | Direction::Floor, false) => key("plans-say-outside"),
        (_, true) => key("plans-say-reached"),
        (_, false) if gap == 0.0 => key("plans-say-at-line"),
        (Direction::Below, false) => key("plans-say-gap-down"),
        (_, false) => key("plans-say-gap"),
    };
    Some(look.voice.say_with(key, &[("target", target(look, indicator)), ("gap", difference(look, indicator, gap).into())]))
}

/// Held against the target as it is shown, so that a page never says that 90.0 is under 90.0.
fn is_met(indicator: &Indicator, value: f64, goal: f64) -> bool {
    let (value, is_strict) = (rounded(value, indicator.decimals), indicator.target.is_strict);
    match indicator.direction {
        Direction::Below | Direction::Ceiling => value < goal || (value == goal && !is_strict),
        Direction::Up | Direction::Floor | Direction::Milestone => value > goal || (value == goal && !is_strict),
    }
}

fn rounded(value: f64, decimals: u8) -> f64 {
    let scale = 10f64.powi(i32::from(decimals));
    (value * scale).round() / scale
}

fn since_baseline(look: &Look, indicator: &Indicator, value: f64) -> Option<Said> {
    let base = indicator.baseline.value?;
    // A total that restarts with its window is not to be held against the total of the window before.
    if indicator.shape == Shape::CumulativeWindow {
        return None;
    }
    let change = rounded(value, indicator.decimals) - base;
    let key = match change {
        change if change > 0.0 => key("plans-say-grown"),
        change if change < 0.0 => key("plans-say-fallen"),
        _ => key("plans-say-same"),
    };
    let baseline = as_printed(look, &indicator.baseline, indicator.unit.as_deref());
    Some(look.voice.say_with(key, &[("baseline", baseline.into()), ("change", difference(look, indicator, change).into())]))
}

fn reservations(look: &Look, figure: &YearFigure) -> Vec<Said> {
    let preliminary = figure.is_preliminary.then(|| look.voice.say("plans-say-preliminary"));
    let unfinished = figure.is_unfinished.then(|| look.voice.say("plans-say-unfinished"));
    preliminary.into_iter().chain(unfinished).collect()
}

fn target(look: &Look, indicator: &Indicator) -> engawa_web::Arg {
    as_printed(look, &indicator.target, indicator.unit.as_deref()).into()
}
