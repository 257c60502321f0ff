//! How an indicator stands: pure rules over its printed baseline and target and the figures that were seen.
//!
//! A figure is judged as it is shown, rounded to the digits of its indicator: 89.96 stands on the page as 90.0, and 90.0 is
//! not below 「90.0 未満」. A printed baseline is where the way begins; it is never taken for an observation.

use engawa_kernel::measure::Window;
use engawa_kernel::{Direction, Shape};

pub use crate::grades::{beyond, grade_of};
use crate::model::{Indicator, Plan, Progress, State, Why};

/// What is asked of the figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// How it is measured.
    pub shape: Shape,
    /// Which way is good.
    pub direction: Direction,
    /// Value of the baseline.
    pub baseline: Option<f64>,
    /// Year of the baseline, or the year before the plan.
    pub start_year: Option<i32>,
    /// Years before this one lie before the plan, and are not judged.
    pub first_year: Option<i32>,
    /// Value of the target.
    pub target: Option<f64>,
    /// Its year.
    pub target_year: Option<i32>,
    /// The target itself does not count.
    pub is_strict: bool,
    /// It is judged at all.
    pub is_scored: bool,
    /// Digits after the point.
    pub decimals: u8,
    /// The years that a restarting total sums up.
    pub window: Option<Window>,
}

impl Question {
    /// The question of an indicator of a plan.
    pub fn of(indicator: &Indicator, plan: &Plan) -> Question {
        let begins = plan.period.as_ref().map(|period| period.from.number());
        let after_baseline = indicator.baseline.year.map(|year| year + 1);
        Question {
            shape: indicator.shape,
            direction: indicator.direction,
            baseline: indicator.baseline.value,
            start_year: indicator.baseline.year.or(begins.map(|year| year - 1)),
            first_year: begins.max(after_baseline),
            target: indicator.target.value,
            target_year: indicator.target.year,
            is_strict: indicator.target.is_strict,
            is_scored: indicator.is_scored,
            decimals: indicator.decimals,
            window: indicator.target_window,
        }
    }
}

/// A figure that was seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    /// Of which fiscal year.
    pub year: i32,
    /// Its value.
    pub value: f64,
    /// For a year that is not over, the part of it that is, from 0 to 1.
    pub part_of_year: Option<f64>,
}

/// The straight line from the baseline to the target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Path {
    /// Where it begins.
    pub from_year: i32,
    /// With which value.
    pub from_value: f64,
    /// Where it ends.
    pub to_year: i32,
    /// With which value.
    pub to_value: f64,
}

impl Path {
    /// What should be reached by then; flat before the beginning and after the end.
    pub fn expected_at(&self, year: f64) -> f64 {
        let (from, to) = (f64::from(self.from_year), f64::from(self.to_year));
        let part = ((year - from) / (to - from)).clamp(0.0, 1.0);
        self.from_value + (self.to_value - self.from_value) * part
    }
}

/// The line of an indicator, where it has one. Ceilings, floors and milestones have none.
pub fn path(indicator: &Indicator, plan: &Plan) -> Option<Path> {
    path_of(&Question::of(indicator, plan))
}

fn path_of(question: &Question) -> Option<Path> {
    if !matches!(question.direction, Direction::Up | Direction::Below) {
        return None;
    }
    let to_value = question.target?;
    let line = |from_year, from_value, to_year| (from_year < to_year).then_some(Path { from_year, from_value, to_year, to_value });
    match (question.shape, question.baseline) {
        // A total that restarts begins at nothing, whatever the earlier window had.
        (Shape::CumulativeWindow, _) => {
            question.window.and_then(|window| line(window.first.number() - 1, 0.0, window.last.number()))
        }
        (_, Some(baseline)) => line(question.start_year?, baseline, question.target_year?),
        // Only a running total is known to begin at nothing where no baseline is printed.
        (Shape::Cumulative, None) => line(question.start_year?, 0.0, question.target_year?),
        (_, None) => None,
    }
}

/// How an indicator stands. `now` is the fiscal year of today.
pub fn progress(question: &Question, seen: &[Seen], now: i32) -> Progress {
    let none = |why| Progress { state: State::NoData, ratio: None, expected: None, judged_year: None, why: Some(why) };
    if !question.is_scored {
        return none(Why::Unscored);
    }
    let seen: Vec<Seen> = seen.iter().copied().filter(|seen| question.first_year.is_none_or(|first| seen.year >= first)).collect();
    let Some(last) = seen.last() else { return none(Why::NoObservation) };
    if question.direction == Direction::Milestone {
        return milestone(question, last, now);
    }
    let Some(target) = question.target else { return none(Why::NoTarget) };
    match judged(question, target, &seen) {
        Some(figure) => judge(question, target, figure, now),
        None => none(Why::YearNotOver),
    }
}

fn milestone(question: &Question, last: &Seen, now: i32) -> Progress {
    let (state, why) = match last.value >= 1.0 {
        true => (State::Reached, None),
        false if question.target_year.is_some_and(|year| now > year) => (State::Late, None),
        false => (State::OnTrack, Some(Why::NotDue)),
    };
    Progress { state, ratio: None, expected: None, judged_year: Some(last.year), why }
}

/// Figures of a whole year say nothing before the year is over; what only adds up may have met its target earlier.
fn judged(question: &Question, target: f64, seen: &[Seen]) -> Option<Seen> {
    let last = *seen.last()?;
    let is_of_a_year = matches!(
        question.shape,
        Shape::SurveyShare | Shape::RatioFlow | Shape::FiscalYearCount | Shape::FiscalYearSum | Shape::DistinctCount
    );
    if !is_of_a_year || last.part_of_year.is_none() {
        return Some(last);
    }
    if adds_up(question) && is_met(question, target, last.value) {
        return Some(last);
    }
    let finished = seen.iter().rev().find(|seen| seen.part_of_year.is_none()).copied();
    finished.or_else(|| is_within_its_year(question, &last).then_some(last))
}

fn adds_up(question: &Question) -> bool {
    let adds = matches!(question.shape, Shape::FiscalYearCount | Shape::FiscalYearSum | Shape::DistinctCount);
    adds && question.direction == Direction::Up
}

/// A goal of one year: inside that year it is compared with the part of the year that is over.
fn is_within_its_year(question: &Question, figure: &Seen) -> bool {
    adds_up(question) && question.target_year == Some(figure.year) && path_of(question).is_none()
}

fn judge(question: &Question, target: f64, figure: Seen, now: i32) -> Progress {
    let value = rounded(figure.value, question.decimals);
    let line = path_of(question);
    let expected = match (line, figure.part_of_year) {
        (Some(line), None) => Some(line.expected_at(f64::from(figure.year))),
        (Some(line), Some(part)) => Some(line.expected_at(f64::from(figure.year - 1) + part)),
        (None, Some(part)) if is_within_its_year(question, &figure) => Some(target * part),
        (None, _) => None,
    };
    let (state, why) = match expected {
        _ if is_met(question, target, figure.value) => (State::Reached, None),
        _ if matches!(question.direction, Direction::Ceiling | Direction::Floor) => (State::Late, None),
        Some(_) if question.target_year.is_some_and(|year| is_past(year, &figure, now)) => (State::Late, None),
        Some(expected) if is_on_the_way(question.direction, value, expected) => (State::OnTrack, None),
        Some(_) => (State::Late, None),
        None if question.target_year.is_some_and(|year| is_past(year, &figure, now)) => (State::Late, None),
        None => (State::NoData, Some(Why::NoPath)),
    };
    Progress { state, ratio: ratio(question, line, target, value), expected, judged_year: Some(figure.year), why }
}

/// The year of the target is over, for the figure or for the town.
fn is_past(target_year: i32, figure: &Seen, now: i32) -> bool {
    now > target_year || figure.year > target_year || (figure.year == target_year && figure.part_of_year.is_none())
}

fn is_on_the_way(direction: Direction, value: f64, expected: f64) -> bool {
    // What a straight line gives in binary may miss the decimal by a hair.
    let hair = 1e-9 * expected.abs().max(1.0);
    match direction {
        Direction::Below => value <= expected + hair,
        Direction::Up | Direction::Ceiling | Direction::Floor | Direction::Milestone => value >= expected - hair,
    }
}

fn is_met(question: &Question, target: f64, value: f64) -> bool {
    let (value, target) = (rounded(value, question.decimals), rounded(target, question.decimals));
    match (question.direction, question.is_strict) {
        (Direction::Up | Direction::Floor | Direction::Milestone, false) => value >= target,
        (Direction::Up | Direction::Floor | Direction::Milestone, true) => value > target,
        (Direction::Below | Direction::Ceiling, false) => value <= target,
        (Direction::Below | Direction::Ceiling, true) => value < target,
    }
}

fn ratio(question: &Question, line: Option<Path>, target: f64, value: f64) -> Option<f64> {
    if matches!(question.direction, Direction::Ceiling | Direction::Floor | Direction::Milestone) {
        return None;
    }
    let forward = question.direction == Direction::Up;
    match line {
        Some(line) if (line.to_value > line.from_value) == forward && line.to_value != line.from_value => {
            Some((value - line.from_value) / (line.to_value - line.from_value))
        }
        Some(_) => None,
        // Without a beginning only what adds up from nothing has a part that is done.
        None => (forward && (adds_up(question) || question.shape == Shape::Cumulative) && target > 0.0).then(|| value / target),
    }
}

/// Rounded as it is shown: halves away from zero, after a look whether the decimal was meant.
fn rounded(value: f64, decimals: u8) -> f64 {
    let scale = 10f64.powi(i32::from(decimals));
    let scaled = value * scale;
    let nearest = scaled.round();
    // 1.005 is 1.00499… in binary; a hair below a half counts as the half.
    if (scaled.abs().fract() - 0.5).abs() < 1e-9 { (scaled.abs() + 1e-9).round().copysign(scaled) / scale } else { nearest / scale }
}

#[cfg(test)]
mod tests {
    use engawa_kernel::FiscalYear;
    use proptest::prelude::*;

    use super::*;

    fn up(baseline: Option<f64>, target: f64) -> Question {
        Question {
            shape: Shape::Stock,
            direction: Direction::Up,
            baseline,
            start_year: Some(2019),
            first_year: Some(2020),
            target: Some(target),
            target_year: Some(2025),
            is_strict: false,
            is_scored: true,
            decimals: 1,
            window: None,
        }
    }

    fn seen(year: i32, value: f64) -> Seen {
        Seen { year, value, part_of_year: None }
    }

    fn so_far(year: i32, value: f64, part: f64) -> Seen {
        Seen { year, value, part_of_year: Some(part) }
    }

    fn state(question: &Question, figures: &[Seen], now: i32) -> (State, Option<Why>) {
        let progress = progress(question, figures, now);
        (progress.state, progress.why)
    }

    #[test]
    fn up_is_on_track_at_the_straight_line_and_late_a_hair_below() {
        let question = up(Some(10.0), 70.0);
        assert_eq!(progress(&question, &[seen(2022, 40.0)], 2023).expected, Some(40.0));
        assert_eq!(state(&question, &[seen(2022, 40.0)], 2023), (State::OnTrack, None));
        assert_eq!(state(&question, &[seen(2022, 39.9)], 2023), (State::Late, None));
        assert_eq!(state(&question, &[seen(2022, 70.0)], 2023), (State::Reached, None));
        assert_eq!(state(&question, &[seen(2025, 69.9)], 2026), (State::Late, None));
        assert_eq!(state(&question, &[seen(2024, 69.0)], 2026), (State::Late, None));
    }

    #[test]
    fn more_than_all_of_the_way_is_shown_as_such() {
        let question = up(Some(0.0), 100.0);
        assert_eq!(progress(&question, &[seen(2023, 101.0)], 2024).ratio, Some(1.01));
        assert_eq!(progress(&question, &[seen(2023, -5.0)], 2024).ratio, Some(-0.05));
    }

    #[test]
    fn a_figure_is_judged_as_it_is_shown() {
        let below = Question { direction: Direction::Below, is_strict: true, ..up(Some(91.7), 90.0) };
        assert_eq!(state(&below, &[seen(2025, 90.0)], 2026), (State::Late, None));
        assert_eq!(state(&below, &[seen(2025, 89.96)], 2026), (State::Late, None));
        assert_eq!(state(&below, &[seen(2025, 89.94)], 2026), (State::Reached, None));
        assert_eq!(state(&below, &[seen(2022, 90.9)], 2023), (State::Late, None));
        assert_eq!(state(&below, &[seen(2022, 90.8)], 2023), (State::OnTrack, None));
        assert_eq!(state(&up(Some(0.0), 70.0), &[seen(2022, 69.96)], 2023), (State::Reached, None));
    }

    #[test]
    fn a_ceiling_is_met_or_not_and_has_no_way() {
        // 実質公債費比率 9.5 → 12.0 未満: the target is worse than the baseline.
        let ceiling = Question { direction: Direction::Ceiling, is_strict: true, ..up(Some(9.5), 12.0) };
        for (value, expected) in [(9.5, State::Reached), (11.9, State::Reached), (12.0, State::Late), (25.0, State::Late)] {
            let progress = progress(&ceiling, &[seen(2022, value)], 2023);
            assert_eq!((progress.state, progress.ratio, progress.expected), (expected, None, None), "{value}");
        }
        let floor = Question { direction: Direction::Floor, ..up(Some(1240.0), 1000.0) };
        assert_eq!(state(&floor, &[seen(2022, 1000.0)], 2023), (State::Reached, None));
        assert_eq!(state(&floor, &[seen(2022, 999.0)], 2023), (State::Late, None));
    }

    #[test]
    fn a_baseline_alone_is_no_observation_even_where_it_meets_the_target() {
        let ceiling = Question { direction: Direction::Ceiling, is_strict: true, ..up(Some(9.5), 12.0) };
        assert_eq!(state(&ceiling, &[], 2023), (State::NoData, Some(Why::NoObservation)));
        assert_eq!(state(&ceiling, &[seen(2019, 9.5)], 2023), (State::NoData, Some(Why::NoObservation)));
        assert_eq!(state(&up(Some(80.0), 70.0), &[], 2023), (State::NoData, Some(Why::NoObservation)));
    }

    #[test]
    fn a_milestone_is_reached_not_yet_or_late() {
        let milestone = Question { direction: Direction::Milestone, shape: Shape::Milestone, target: None, ..up(None, 0.0) };
        assert_eq!(state(&milestone, &[seen(2022, 1.0)], 2023), (State::Reached, None));
        assert_eq!(state(&milestone, &[seen(2025, 0.0)], 2025), (State::OnTrack, Some(Why::NotDue)));
        assert_eq!(state(&milestone, &[seen(2025, 0.0)], 2026), (State::Late, None));
        assert_eq!(state(&milestone, &[], 2026), (State::NoData, Some(Why::NoObservation)));
    }

    #[test]
    fn a_restarting_total_is_not_continued_from_its_baseline() {
        let window = Some(Window { first: FiscalYear(2021), last: FiscalYear(2025) });
        let couples = Question { shape: Shape::CumulativeWindow, window, ..up(Some(13.0), 15.0) };
        let progress = progress(&couples, &[seen(2022, 6.0)], 2023);
        assert_eq!((progress.state, progress.expected, progress.ratio), (State::OnTrack, Some(6.0), Some(0.4)));
        assert_eq!(state(&couples, &[seen(2022, 5.0)], 2023), (State::Late, None));
    }

    #[test]
    fn without_a_baseline_value_there_is_no_way_but_for_what_adds_up() {
        let count = Question { shape: Shape::FiscalYearCount, ..up(None, 15.0) };
        assert_eq!(state(&count, &[seen(2022, 8.0)], 2023), (State::NoData, Some(Why::NoPath)));
        assert_eq!(state(&count, &[seen(2022, 15.0)], 2023), (State::Reached, None));
        assert_eq!(state(&count, &[seen(2025, 8.0)], 2025), (State::Late, None));
        let running = Question { shape: Shape::Cumulative, ..up(None, 300.0) };
        assert_eq!(progress(&running, &[seen(2022, 150.0)], 2023).expected, Some(150.0));
        assert_eq!(state(&running, &[seen(2022, 150.0)], 2023), (State::OnTrack, None));
        let lost = Question { start_year: None, first_year: None, ..running };
        let progress = progress(&lost, &[seen(2022, 150.0)], 2023);
        assert_eq!((progress.why, progress.ratio), (Some(Why::NoPath), Some(0.5)));
    }

    #[test]
    fn a_figure_of_a_whole_year_waits_for_the_end_of_the_year() {
        let count = Question { shape: Shape::FiscalYearCount, decimals: 0, ..up(Some(12.0), 20.0) };
        assert_eq!(state(&count, &[so_far(2022, 9.0, 0.5)], 2022), (State::NoData, Some(Why::YearNotOver)));
        assert_eq!(progress(&count, &[seen(2021, 18.0), so_far(2022, 9.0, 0.5)], 2022).judged_year, Some(2021));
        assert_eq!(progress(&count, &[seen(2021, 18.0), so_far(2022, 20.0, 0.5)], 2022).judged_year, Some(2022));
        let share = Question { shape: Shape::RatioFlow, ..count };
        assert_eq!(state(&share, &[so_far(2022, 90.0, 0.5)], 2022), (State::NoData, Some(Why::YearNotOver)));
    }

    #[test]
    fn a_goal_of_one_year_is_compared_with_the_part_of_the_year_that_is_over() {
        let goal = Question {
            shape: Shape::FiscalYearCount,
            start_year: Some(2025),
            first_year: Some(2026),
            target_year: Some(2026),
            decimals: 0,
            ..up(None, 10.0)
        };
        assert_eq!(state(&goal, &[so_far(2026, 6.0, 0.6)], 2026), (State::OnTrack, None));
        assert_eq!(state(&goal, &[so_far(2026, 5.0, 0.6)], 2026), (State::Late, None));
        assert_eq!(state(&goal, &[seen(2025, 30.0), so_far(2026, 5.0, 0.6)], 2026), (State::Late, None));
        assert_eq!(progress(&goal, &[so_far(2026, 5.0, 0.6)], 2026).ratio, Some(0.5));
        assert_eq!(state(&goal, &[seen(2026, 9.0)], 2027), (State::Late, None));
    }

    #[test]
    fn a_running_total_is_compared_day_by_day() {
        let running = Question { shape: Shape::Cumulative, ..up(Some(0.0), 60.0) };
        assert_eq!(progress(&running, &[so_far(2020, 5.0, 0.5)], 2020).expected, Some(5.0));
        assert_eq!(state(&running, &[so_far(2020, 5.0, 0.5)], 2020), (State::OnTrack, None));
        assert_eq!(state(&running, &[so_far(2020, 4.0, 0.5)], 2020), (State::Late, None));
    }

    #[test]
    fn what_is_only_foreseen_is_never_judged() {
        let foreseen = Question { is_scored: false, ..up(Some(0.0), 5.0) };
        for value in [0.0, 5.0, 500.0] {
            let progress = progress(&foreseen, &[seen(2022, value)], 2030);
            assert_eq!((progress.state, progress.ratio, progress.why), (State::NoData, None, Some(Why::Unscored)));
        }
    }

    fn rank(state: State) -> u8 {
        match state {
            State::Reached => 0,
            State::OnTrack => 1,
            State::Late => 2,
            State::NoData | State::Soon => 3,
        }
    }

    fn any_question() -> impl Strategy<Value = Question> {
        let shape = prop::sample::select(<Shape as engawa_kernel::Choice>::ALL);
        let direction = prop::sample::select(&[Direction::Up, Direction::Below, Direction::Ceiling, Direction::Floor][..]);
        (shape, direction, prop::option::of(-50.0..150.0), -50.0..150.0, any::<bool>(), 0u8..3, 2015i32..2026).prop_map(
            |(shape, direction, baseline, target, is_strict, decimals, start)| Question {
                shape,
                direction,
                is_strict,
                decimals,
                start_year: Some(start),
                first_year: None,
                window: Some(Window { first: FiscalYear(2021), last: FiscalYear(2025) }),
                ..up(baseline, target)
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn a_better_value_never_gives_a_worse_state(
            question in any_question(), value in -100.0..200.0, more in 0.0..100.0, year in 2016i32..2030, part in prop::option::of(0.0..1.0), now in 2016i32..2031,
        ) {
            let better = match question.direction {
                Direction::Below | Direction::Ceiling => value - more,
                _ => value + more,
            };
            let of = |value| rank(progress(&question, &[Seen { year, value, part_of_year: part }], now).state);
            prop_assert!(of(better) <= of(value), "{} then {}", of(value), of(better));
        }

        #[test]
        fn what_is_missing_never_has_a_ratio_or_a_judgement(question in any_question(), now in 2016i32..2031) {
            let progress = progress(&question, &[], now);
            prop_assert_eq!((progress.state, progress.ratio, progress.expected), (State::NoData, None, None));
        }

        #[test]
        fn ceilings_and_floors_never_have_a_ratio(question in any_question(), is_floor in any::<bool>(), value in -100.0..200.0) {
            let direction = if is_floor { Direction::Floor } else { Direction::Ceiling };
            let question = Question { direction, ..question };
            prop_assert_eq!(progress(&question, &[seen(2022, value)], 2023).ratio, None);
        }
    }
}
