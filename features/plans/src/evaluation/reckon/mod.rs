//! What the figures say: each indicator in percent, all of a sheet together, and the grade that is proposed. Pure.
//!
//! The rules, as a sheet may tell them:
//!
//! - A figure is reckoned as it is shown, rounded to the digits of its indicator; so are its target and its baseline.
//! - Of the target: figure ÷ target, in percent; where less is better, (2 − figure ÷ target). A target that is nothing or less
//!   than nothing has no percent.
//! - Of the way: (figure − baseline) ÷ (target − baseline), in percent, upward and downward. A running total without a
//!   baseline, what is counted anew each year without one, and a total that restarts begin at nothing.
//! - A limit (ceiling, floor) is met or not met, and there is no percent between: met stands for exactly 100.
//! - A milestone has no number: something was opened or handed in, and how well is for a person to say.
//! - 未満, 超: on the target itself it is not met, and no percent says so: 100 would read as reached.
//! - A sheet is the mean of its indicators that are met or have a percent. What is missing is left out; it is never 0.
//! - One that is not met has no number. Then the sheet has none either, no grade is proposed, and a person judges.

mod percent;

use engawa_kernel::{Choice, Direction, Shape};

pub use percent::{Percent, shown};

use self::percent::units;
use super::form::{Form, Reckoning};
use crate::model::{Indicator, State};
use crate::rules::{self, Question, Seen};

/// What an indicator aims at.
#[derive(Debug, Clone, PartialEq)]
pub struct Aim {
    /// Value of the baseline.
    pub baseline: Option<f64>,
    /// Value of the target.
    pub target: Option<f64>,
    /// How it is measured.
    pub shape: Shape,
    /// Which way is good.
    pub direction: Direction,
    /// 未満, 超: the target itself does not count.
    pub is_strict: bool,
    /// It is judged at all.
    pub is_scored: bool,
    /// Digits after the point.
    pub decimals: u8,
}

impl Aim {
    /// What an indicator of a plan aims at.
    pub fn of(indicator: &Indicator) -> Aim {
        Aim {
            baseline: indicator.baseline.value,
            target: indicator.target.value,
            shape: indicator.shape,
            direction: indicator.direction,
            is_strict: indicator.target.is_strict,
            is_scored: indicator.is_scored,
            decimals: indicator.decimals,
        }
    }
}

/// How far an indicator has come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reached {
    /// A limit that is kept.
    Met,
    /// A limit that is not kept.
    NotMet,
    /// So much of what was aimed at.
    Ratio(Percent),
    /// Nothing can be said.
    None(Why),
}

impl Reached {
    /// In percent, where there is one. What is met is exactly 100.
    pub fn percent(self) -> Option<Percent> {
        match self {
            Reached::Met => Some(Percent::ALL),
            Reached::Ratio(percent) => Some(percent),
            Reached::NotMet | Reached::None(_) => None,
        }
    }
}

/// Why there is no percent, or no proposed grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It is left to a person: by the form, or because it has no number.
    Judged,
    /// The form sums points, and does not look at figures.
    ByPoints,
    /// It is only foreseen, and not judged.
    Unscored,
    /// There is no figure.
    NoFigure,
    /// The target is no number.
    NoTarget,
    /// The target is nothing or less than nothing, so there is no part of it.
    NoPartOfTarget,
    /// There is no number where the way begins.
    NoBaseline,
    /// The way does not lead from the baseline to the target: both are the same, or the target lies on the wrong side.
    NoWay,
    /// Something that has no percent is not met.
    NotMet,
    /// The sheet has no indicator.
    NoIndicator,
    /// A view is not answered.
    Unanswered,
    /// The scale has no grade there.
    NoGrade,
}

impl Choice for Why {
    const ALL: &'static [Self] = &[
        Why::Judged,
        Why::ByPoints,
        Why::Unscored,
        Why::NoFigure,
        Why::NoTarget,
        Why::NoPartOfTarget,
        Why::NoBaseline,
        Why::NoWay,
        Why::NotMet,
        Why::NoIndicator,
        Why::Unanswered,
        Why::NoGrade,
    ];

    fn code(self) -> &'static str {
        match self {
            Why::Judged => "judged",
            Why::ByPoints => "by-points",
            Why::Unscored => "unscored",
            Why::NoFigure => "no-figure",
            Why::NoTarget => "no-target",
            Why::NoPartOfTarget => "no-part-of-target",
            Why::NoBaseline => "no-baseline",
            Why::NoWay => "no-way",
            Why::NotMet => "not-met",
            Why::NoIndicator => "no-indicator",
            Why::Unanswered => "unanswered",
            Why::NoGrade => "no-grade",
        }
    }
}

/// How far an indicator has come with a figure.
pub fn percent_of(reckoning: Reckoning, aim: &Aim, value: Option<f64>) -> Reached {
    reached(reckoning, aim, value).unwrap_or_else(Reached::None)
}

fn reached(reckoning: Reckoning, aim: &Aim, value: Option<f64>) -> Result<Reached, Why> {
    if !aim.is_scored {
        return Err(Why::Unscored);
    }
    let parts = match reckoning {
        Reckoning::OfTarget => of_target,
        Reckoning::OfWay => of_way,
        Reckoning::Points => return Err(Why::ByPoints),
        Reckoning::Judged => return Err(Why::Judged),
    };
    let value = value.ok_or(Why::NoFigure)?;
    let figure = units(value, aim.decimals).ok_or(Why::NoFigure)?;
    let target = aim.target.and_then(|target| units(target, aim.decimals));
    match (aim.direction, target) {
        (Direction::Milestone, _) => Err(Why::Judged),
        (Direction::Ceiling | Direction::Floor, Some(_)) => Ok(met(aim, value)),
        (_, None) => Err(Why::NoTarget),
        // On the line of 未満 or 超: one more or less would have met it.
        (_, Some(target)) if aim.is_strict && figure == target => Ok(Reached::NotMet),
        (_, Some(target)) => parts(aim, figure, target).map(|(part, whole)| Reached::Ratio(Percent::of(part, whole))),
    }
}

/// Asked in the way in which the pages of a plan ask it.
fn met(aim: &Aim, value: f64) -> Reached {
    let question = Question {
        shape: aim.shape,
        direction: aim.direction,
        baseline: aim.baseline,
        start_year: None,
        first_year: None,
        target: aim.target,
        target_year: None,
        is_strict: aim.is_strict,
        is_scored: aim.is_scored,
        decimals: aim.decimals,
        window: None,
    };
    let progress = rules::progress(&question, &[Seen { year: 0, value, part_of_year: None }], 0);
    if progress.state == State::Reached { Reached::Met } else { Reached::NotMet }
}

fn of_target(aim: &Aim, figure: i128, target: i128) -> Result<(i128, i128), Why> {
    match aim.direction {
        _ if target <= 0 => Err(Why::NoPartOfTarget),
        Direction::Below => Ok((2 * target - figure, target)),
        _ => Ok((figure, target)),
    }
}

fn of_way(aim: &Aim, figure: i128, target: i128) -> Result<(i128, i128), Why> {
    let begin = begin(aim).ok_or(Why::NoBaseline)?;
    let leads_there = if aim.direction == Direction::Below { target < begin } else { target > begin };
    if leads_there { Ok((figure - begin, target - begin)) } else { Err(Why::NoWay) }
}

/// Where the way begins. A total that restarts begins at nothing, whatever its earlier window had; without a baseline only
/// what adds up from nothing is known to begin there.
fn begin(aim: &Aim) -> Option<i128> {
    let adds_up = matches!(
        aim.shape,
        Shape::Cumulative | Shape::FiscalYearCount | Shape::FiscalYearSum | Shape::DistinctCount if aim.direction == Direction::Up
    );
    match (aim.shape, aim.baseline) {
        (Shape::CumulativeWindow, _) => Some(0),
        (_, Some(baseline)) => units(baseline, aim.decimals),
        (_, None) => adds_up.then_some(0),
    }
}

/// All indicators of a sheet together: the mean of those that are met or have a percent. What is missing is left out.
///
/// # Errors
/// When one is not met, or none has a percent: then why the first of them that is judged has none.
pub fn mean(reached: &[Reached]) -> Result<Percent, Why> {
    if reached.contains(&Reached::NotMet) {
        return Err(Why::NotMet);
    }
    let percents: Vec<Percent> = reached.iter().filter_map(|reached| reached.percent()).collect();
    match percents.as_slice() {
        [] => Err(why_none(reached)),
        [one] => Ok(*one),
        many => Ok(Percent::mean(many)),
    }
}

fn why_none(reached: &[Reached]) -> Why {
    let why = |reached: &Reached| if let Reached::None(why) = reached { Some(*why) } else { None };
    let whys: Vec<Why> = reached.iter().filter_map(why).collect();
    let judged = whys.iter().find(|why| **why != Why::Unscored);
    judged.or(whys.first()).copied().unwrap_or(Why::NoIndicator)
}

/// The number of the grade that figures or points propose. Points are nothing while a view is not answered.
///
/// # Errors
/// Why none is proposed: then a person judges, with a reason.
pub fn proposed(form: &Form, reached: &[Reached], points: Option<i64>) -> Result<i64, Why> {
    let result = match form.reckoning {
        Reckoning::OfTarget | Reckoning::OfWay => mean(reached)?.value(),
        Reckoning::Points => f64::from(i32::try_from(points.ok_or(Why::Unanswered)?).map_err(|_| Why::NoGrade)?),
        Reckoning::Judged => return Err(Why::Judged),
    };
    rules::grade_of(&form.scale, Some(result)).map(|grade| grade.grade).ok_or(Why::NoGrade)
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;
    use crate::builtin::builtin_towns;
    use crate::evaluation::form::templates;
    use crate::townfile;

    fn up(target: f64) -> Aim {
        Aim {
            baseline: None,
            target: Some(target),
            shape: Shape::Stock,
            direction: Direction::Up,
            is_strict: false,
            is_scored: true,
            decimals: 0,
        }
    }

    /// Read once, not for each of thousands of cases.
    static FORMS: LazyLock<Vec<Form>> = LazyLock::new(templates);

    fn form(code: &str) -> Form {
        FORMS.iter().find(|form| form.code == code).unwrap().clone()
    }

    fn ratio(percent: f64) -> Reached {
        Reached::Ratio(Percent::new(percent).unwrap())
    }

    fn of_target(aim: &Aim, value: f64) -> Reached {
        percent_of(Reckoning::OfTarget, aim, Some(value))
    }

    fn of_way(aim: &Aim, value: f64) -> Reached {
        percent_of(Reckoning::OfWay, aim, Some(value))
    }

    #[test]
    fn a_figure_is_a_part_of_its_target() {
        assert_eq!(of_target(&up(30.0), 27.0), ratio(90.0));
        assert_eq!(of_target(&up(95.0), 57.0), ratio(60.0));
        assert_eq!(of_target(&up(2.0), 0.0), ratio(0.0));
        assert_eq!(of_target(&up(2.0), 3.0), ratio(150.0));
        assert_eq!(of_target(&up(10.0), -1.0), ratio(-10.0));
    }

    #[test]
    fn where_less_is_better_what_is_spared_counts() {
        let below = Aim { direction: Direction::Below, ..up(50.0) };
        for (value, percent) in [(50.0, 100.0), (40.0, 120.0), (55.0, 90.0), (100.0, 0.0), (0.0, 200.0), (150.0, -100.0)] {
            assert_eq!(of_target(&below, value), ratio(percent), "{value}");
        }
    }

    #[test]
    fn the_way_leads_up_or_down_from_the_baseline() {
        let more = Aim { baseline: Some(20.0), ..up(30.0) };
        for (value, percent) in [(20.0, 0.0), (29.0, 90.0), (30.0, 100.0), (31.0, 110.0), (15.0, -50.0)] {
            assert_eq!(of_way(&more, value), ratio(percent), "{value}");
        }
        let less = Aim { baseline: Some(812.0), direction: Direction::Below, ..up(712.0) };
        for (value, percent) in [(812.0, 0.0), (752.0, 60.0), (712.0, 100.0), (711.0, 101.0), (822.0, -10.0)] {
            assert_eq!(of_way(&less, value), ratio(percent), "{value}");
        }
    }

    #[test]
    fn a_way_needs_a_beginning_and_must_lead_to_the_target() {
        let way = |aim: Aim| percent_of(Reckoning::OfWay, &aim, Some(15.0));
        assert_eq!(way(up(30.0)), Reached::None(Why::NoBaseline));
        assert_eq!(way(Aim { baseline: Some(f64::NAN), ..up(30.0) }), Reached::None(Why::NoBaseline));
        assert_eq!(way(Aim { baseline: Some(30.0), ..up(30.0) }), Reached::None(Why::NoWay));
        assert_eq!(way(Aim { baseline: Some(40.0), ..up(30.0) }), Reached::None(Why::NoWay));
        assert_eq!(way(Aim { baseline: Some(20.0), direction: Direction::Below, ..up(30.0) }), Reached::None(Why::NoWay));
    }

    #[test]
    fn what_adds_up_begins_at_nothing_and_a_restarting_total_always_does() {
        for shape in [Shape::Cumulative, Shape::FiscalYearCount, Shape::FiscalYearSum, Shape::DistinctCount] {
            assert_eq!(of_way(&Aim { shape, ..up(30.0) }, 15.0), ratio(50.0));
            assert_eq!(of_way(&Aim { shape, baseline: Some(10.0), ..up(30.0) }, 15.0), ratio(25.0));
            let below = Aim { shape, direction: Direction::Below, ..up(30.0) };
            assert_eq!(of_way(&below, 15.0), Reached::None(Why::NoBaseline));
        }
        let restarting = Aim { shape: Shape::CumulativeWindow, baseline: Some(13.0), ..up(15.0) };
        assert_eq!(of_way(&restarting, 6.0), ratio(40.0));
        assert_eq!(of_target(&restarting, 6.0), ratio(40.0));
        let running = Aim { shape: Shape::Cumulative, baseline: Some(84.0), ..up(160.0) };
        assert_eq!((of_way(&running, 122.0), of_target(&running, 122.0)), (ratio(50.0), ratio(76.25)));
    }

    #[test]
    fn a_figure_is_reckoned_as_it_is_shown() {
        let aim = Aim { decimals: 1, ..up(90.0) };
        assert_eq!(of_target(&aim, 89.96), ratio(100.0));
        assert_eq!(of_target(&aim, 89.94), ratio(89_900.0 / 900.0));
        assert_eq!(of_target(&up(30.0), 26.5), ratio(90.0));
        assert_eq!(of_target(&Aim { decimals: 2, ..up(1.0) }, 0.1 + 0.2), ratio(30.0));
    }

    #[test]
    fn limits_are_kept_or_not_and_have_no_percent() {
        let ceiling = Aim { direction: Direction::Ceiling, is_strict: true, decimals: 1, ..up(12.0) };
        let floor = Aim { direction: Direction::Floor, ..up(1_000.0) };
        for reckoning in [Reckoning::OfTarget, Reckoning::OfWay] {
            let reached = |aim: &Aim, values: [f64; 3]| values.map(|value| percent_of(reckoning, aim, Some(value)));
            assert_eq!(reached(&ceiling, [11.9, 12.0, 25.0]), [Reached::Met, Reached::NotMet, Reached::NotMet]);
            assert_eq!(reached(&ceiling, [11.94, 11.96, -1.0]), [Reached::Met, Reached::NotMet, Reached::Met]);
            assert_eq!(reached(&floor, [999.0, 1_000.0, 2_000.0]), [Reached::NotMet, Reached::Met, Reached::Met]);
        }
        let loose = Aim { is_strict: false, ..ceiling };
        assert_eq!(of_target(&loose, 12.0), Reached::Met);
        // A limit of nothing is a limit too.
        assert_eq!(of_target(&Aim { target: Some(0.0), ..loose.clone() }, 0.0), Reached::Met);
        assert_eq!(of_target(&Aim { target: None, ..loose }, 12.0), Reached::None(Why::NoTarget));
    }

    #[test]
    fn a_milestone_is_left_to_a_person() {
        let milestone = Aim { target: None, shape: Shape::Milestone, direction: Direction::Milestone, ..up(0.0) };
        assert_eq!([0.0, 1.0].map(|value| of_target(&milestone, value)), [Reached::None(Why::Judged); 2]);
        assert_eq!(percent_of(Reckoning::OfWay, &milestone, None), Reached::None(Why::NoFigure));
    }

    #[test]
    fn on_the_target_itself_a_strict_one_is_not_met_and_no_percent_says_so() {
        let below = Aim { direction: Direction::Below, is_strict: true, baseline: Some(91.7), decimals: 1, ..up(90.0) };
        for reckoning in [Reckoning::OfTarget, Reckoning::OfWay] {
            let percent = |value| percent_of(reckoning, &below, Some(value)).percent().map(Percent::value);
            assert!(percent(90.1).unwrap() < 100.0 && percent(89.9).unwrap() > 100.0);
            assert_eq!(percent_of(reckoning, &below, Some(90.0)), Reached::NotMet);
            assert_eq!(percent_of(reckoning, &below, Some(89.96)), Reached::NotMet);
        }
        let above = Aim { is_strict: true, ..up(30.0) };
        assert_eq!((of_target(&above, 30.0), of_target(&above, 27.0)), (Reached::NotMet, ratio(90.0)));
    }

    #[test]
    fn where_nothing_can_be_said_it_is_said_why() {
        let none = |aim: Aim, value: Option<f64>| match percent_of(Reckoning::OfTarget, &aim, value) {
            Reached::None(why) => why,
            reached => panic!("{reached:?}"),
        };
        assert_eq!(none(up(30.0), None), Why::NoFigure);
        assert_eq!(none(up(30.0), Some(f64::NAN)), Why::NoFigure);
        assert_eq!(none(Aim { target: None, ..up(0.0) }, Some(3.0)), Why::NoTarget);
        assert_eq!(none(up(f64::INFINITY), Some(3.0)), Why::NoTarget);
        assert_eq!(none(up(0.0), Some(3.0)), Why::NoPartOfTarget);
        assert_eq!(none(up(-50.0), Some(-40.0)), Why::NoPartOfTarget);
        assert_eq!(none(Aim { is_scored: false, ..up(5.0) }, Some(5.0)), Why::Unscored);
        let other = |reckoning| percent_of(reckoning, &up(30.0), Some(30.0));
        assert_eq!(other(Reckoning::Points), Reached::None(Why::ByPoints));
        assert_eq!(other(Reckoning::Judged), Reached::None(Why::Judged));
    }

    #[test]
    fn a_sheet_is_the_mean_of_what_has_a_percent() {
        let percent = |reached: &[Reached]| mean(reached).map(Percent::value);
        assert_eq!(percent(&[ratio(80.0), Reached::Met]), Ok(90.0));
        assert_eq!(percent(&[ratio(80.0), Reached::None(Why::NoFigure), Reached::None(Why::Unscored)]), Ok(80.0));
        assert_eq!(percent(&[ratio(100.0 / 3.0), ratio(200.0 / 3.0), ratio(80.0)]), Ok(60.0));
        assert_eq!(percent(&[Reached::Met; 7]), Ok(100.0));
        assert_eq!(percent(&[ratio(80.0), Reached::Met, Reached::NotMet]), Err(Why::NotMet));
        assert_eq!(percent(&[Reached::None(Why::NoFigure), Reached::NotMet]), Err(Why::NotMet));
        assert_eq!(percent(&[Reached::None(Why::Unscored), Reached::None(Why::NoFigure)]), Err(Why::NoFigure));
        assert_eq!(percent(&[Reached::None(Why::Unscored)]), Err(Why::Unscored));
        assert_eq!(percent(&[]), Err(Why::NoIndicator));
    }

    /// The goals of Iga as printed: one of them has a number, two are handed in.
    fn goals_of_iga() -> [Aim; 3] {
        let (name, text) = builtin_towns().into_iter().find(|(name, _)| *name == "iga").unwrap();
        let town = townfile::read(name, text).unwrap();
        let indicators: Vec<Indicator> =
            town.plans.into_iter().flat_map(|plan| plan.indicators).map(|file| file.indicator).collect();
        ["IG-1", "IG-2", "IG-3"].map(|code| Aim::of(indicators.iter().find(|indicator| indicator.code == code).unwrap()))
    }

    #[test]
    fn the_three_goals_of_iga_are_graded_on_every_boundary() {
        let six = form("six");
        let boundaries = [(0.0, 5), (59.9, 5), (60.0, 4), (89.9, 4), (90.0, 3), (99.9, 3), (100.0, 2), (100.1, 1)];
        for (percent, grade) in boundaries {
            assert_eq!(proposed(&six, &[ratio(percent)], None), Ok(grade), "{percent}");
            // The same as a figure of the second goal, had it aimed at a thousand.
            let figure = of_target(&Aim { target: Some(1_000.0), ..goals_of_iga()[1].clone() }, percent * 10.0);
            assert_eq!((figure, proposed(&six, &[figure], None)), (ratio(percent), Ok(grade)), "{percent}");
        }
        let [review, grants, centre] = goals_of_iga();
        let grade = |aim: &Aim, value: Option<f64>| proposed(&six, &[percent_of(six.reckoning, aim, value)], None);
        assert_eq!([0.0, 1.0, 2.0, 3.0].map(|bodies| grade(&grants, Some(bodies))), [Ok(5), Ok(5), Ok(2), Ok(1)]);
        assert_eq!(grade(&grants, None), Err(Why::NoFigure));
        for handed_in in [review, centre] {
            assert_eq!(
                [Some(0.0), Some(1.0), None].map(|value| grade(&handed_in, value)),
                [Err(Why::Judged), Err(Why::Judged), Err(Why::NoFigure)]
            );
        }
    }

    #[test]
    fn letters_and_points_are_graded_on_every_boundary() {
        let grade = |form: &Form, percent: f64| proposed(form, &[ratio(percent)], None).unwrap();
        let (four, five) = (form("letters-4"), form("letters-5"));
        let values = [-20.0, 59.9, 60.0, 79.9, 80.0, 99.9, 100.0, 109.9, 110.0, 1e9];
        assert_eq!(values.map(|percent| grade(&four, percent)), [4, 4, 3, 3, 2, 2, 1, 1, 1, 1]);
        assert_eq!(values.map(|percent| grade(&five, percent)), [5, 5, 4, 4, 3, 3, 2, 2, 1, 1]);
        let points = form("points");
        let grade = |sum| proposed(&points, &[], Some(sum));
        assert_eq!([5, 7, 8, 9, 10, 12, 13, 15].map(grade), [4, 4, 3, 3, 2, 2, 1, 1].map(Ok));
        assert_eq!(proposed(&points, &[ratio(100.0)], None), Err(Why::Unanswered));
        assert_eq!(grade(i64::MAX), Err(Why::NoGrade));
    }

    #[test]
    fn where_people_judge_and_where_a_scale_has_a_hole_nothing_is_proposed() {
        let six = form("six");
        let people = Form { reckoning: Reckoning::Judged, ..six.clone() };
        assert_eq!(proposed(&people, &[Reached::Met], Some(3)), Err(Why::Judged));
        let mut hole = six;
        hole.scale.grades.remove(1);
        assert_eq!(proposed(&hole, &[Reached::Met], None), Err(Why::NoGrade));
    }

    #[test]
    fn codes_are_read_back() {
        assert!(Why::ALL.iter().all(|why| Why::from_code(why.code()) == Some(*why)));
    }

    fn any_aim() -> impl Strategy<Value = Aim> {
        let shape = prop::sample::select(<Shape as Choice>::ALL);
        let direction = prop::sample::select(<Direction as Choice>::ALL);
        let target = prop::option::of(-50.0..150.0);
        (prop::option::of(-50.0..150.0), target, shape, direction, any::<bool>(), 0u8..3).prop_map(
            |(baseline, target, shape, direction, is_strict, decimals)| Aim {
                baseline,
                target,
                shape,
                direction,
                is_strict,
                is_scored: true,
                decimals,
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        /// The grade and the mark on the page of the plan are never of two minds: all of it is reached there, and only there.
        #[test]
        fn all_of_it_is_what_the_plan_calls_reached(aim in any_aim(), near in -3i32..4, is_way in any::<bool>()) {
            let step = 10f64.powi(-i32::from(aim.decimals));
            let value = aim.target.unwrap_or(1.0) + f64::from(near) * step * 0.5;
            let reckoning = if is_way { Reckoning::OfWay } else { Reckoning::OfTarget };
            match percent_of(reckoning, &aim, Some(value)) {
                Reached::None(_) => {}
                reached => {
                    let is_all = reached.percent().is_some_and(|percent| percent >= Percent::ALL);
                    prop_assert_eq!(is_all, met(&aim, value) == Reached::Met, "{:?}", reached);
                }
            }
        }

        #[test]
        fn what_is_missing_never_has_a_percent(aim in any_aim(), which in 0usize..4) {
            let reached = percent_of(Reckoning::ALL[which], &aim, None);
            prop_assert!(matches!(reached, Reached::None(_)));
            prop_assert_eq!(mean(&[reached, ratio(70.0)]), Ok(Percent::new(70.0).unwrap()));
        }

        #[test]
        fn a_better_figure_never_has_a_worse_grade(aim in any_aim(), value in -100.0..200.0, more in 0.0..100.0, which in 0usize..3) {
            let better = if matches!(aim.direction, Direction::Below | Direction::Ceiling) { value - more } else { value + more };
            let form = form(["six", "letters-4", "letters-5"][which]);
            let grade = |value| proposed(&form, &[percent_of(form.reckoning, &aim, Some(value))], None);
            if let (Ok(before), Ok(after)) = (grade(value), grade(better)) {
                prop_assert!(after <= before, "{} then {}", before, after);
            }
        }

        #[test]
        fn every_percent_has_one_grade_in_every_form_that_comes_along(percent in prop_oneof![-50.0..250.0, -1e12..1e12]) {
            for form in FORMS.iter().filter(|form| form.reckoning == Reckoning::OfTarget) {
                prop_assert!(proposed(form, &[ratio(percent)], None).is_ok());
            }
        }
    }
}
