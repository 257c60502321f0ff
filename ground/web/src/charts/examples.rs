//! Charts as they occur, for the manual of the parts and for tests.

use super::{ChartSize, Kind, LimitLine, Side, Target, TargetKind, YearChart, YearMark, YearPoint, YearStyle, YearValue};
use crate::ui::{Case, Example, SampleMark};
use crate::words::Voice;

impl YearChart {
    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        let cases = [
            (Case::Empty, empty(voice)),
            (Case::Empty, only_printed(voice)),
            (Case::Usual, survey(voice)),
            (Case::Usual, meetings(voice)),
            (Case::Full, falling(voice)),
            (Case::Full, money(voice)),
            (Case::Wrong, wrong(voice)),
        ];
        cases.map(|(case, chart)| Example::new(case, chart.show(voice))).into()
    }
}

fn base(voice: &Voice, id: &str, kind: Kind, values: &[(i32, Option<f64>)]) -> YearChart {
    YearChart {
        id: format!("example-{id}"),
        title: voice.plain("web-example-chart"),
        kind,
        points: values.iter().map(|(year, value)| YearPoint::new(*year, *value)).collect(),
        baseline: None,
        target: None,
        limits: vec![],
        marks: vec![],
        decimals: 1,
        unit: "%".into(),
        missing: String::new(),
        years: YearStyle::Western,
        size: ChartSize::Card,
        note: None,
        sample: Some(SampleMark::new(voice)),
    }
}

fn target(voice: &Voice, year: i32, value: f64, decimals: u8) -> Option<Target> {
    let label = voice.plain_with("web-example-target", &[("value", format!("{}%", voice.number(value, decimals)).into())]);
    Some(Target { year: Some(year), value, label, kind: TargetKind::Reach })
}

fn empty(voice: &Voice) -> YearChart {
    base(voice, "empty", Kind::Line, &[])
}

fn only_printed(voice: &Voice) -> YearChart {
    let baseline = Some(YearValue { year: 2019, value: 86.5 });
    YearChart { baseline, target: target(voice, 2025, 90.0, 1), ..base(voice, "printed", Kind::Line, &[]) }
}

fn survey(voice: &Voice) -> YearChart {
    let values = [(2020, None), (2021, Some(30.2)), (2022, Some(31.5)), (2023, Some(33.8)), (2024, Some(34.9))];
    let baseline = Some(YearValue { year: 2019, value: 37.6 });
    YearChart { baseline, target: target(voice, 2025, 50.0, 1), ..base(voice, "survey", Kind::Line, &values) }
}

fn meetings(voice: &Voice) -> YearChart {
    let values = [(2020, None), (2021, Some(6.0)), (2022, Some(9.0)), (2023, Some(13.0)), (2024, Some(17.0)), (2025, Some(11.0))];
    let mut chart = YearChart { target: target(voice, 2025, 15.0, 0), decimals: 0, ..base(voice, "meetings", Kind::Bars, &values) };
    chart.points[5].unfinished = true;
    chart
}

fn falling(voice: &Voice) -> YearChart {
    let values = [65.9, 65.3, 64.7, 64.0, 63.2, 62.1, 61.4, 60.8];
    let points: Vec<(i32, Option<f64>)> = (2015..).zip(values.map(Some)).collect();
    let label = voice.plain_with("web-example-limit", &[("value", "60%".into())]);
    let mut chart = YearChart {
        baseline: Some(YearValue { year: 2014, value: 66.4 }),
        target: target(voice, 2022, 70.0, 0),
        limits: vec![LimitLine { value: 60.0, label, bad: Side::Below }],
        marks: vec![YearMark { year: 2020, sign: "①".into(), words: voice.say("web-example-mark"), parts: true }],
        years: YearStyle::Era,
        size: ChartSize::Page,
        ..base(voice, "falling", Kind::Line, &points)
    };
    chart.points[7].preliminary = true;
    chart
}

fn money(voice: &Voice) -> YearChart {
    let values = [
        (2019, 4_597_752.0),
        (2020, 4_480_000.0),
        (2021, 4_391_220.0),
        (2022, 4_310_005.0),
        (2023, 4_250_900.0),
        (2024, 4_120_300.0),
    ];
    let values = values.map(|(year, value)| (year, Some(value)));
    let label = voice.plain_with("web-example-ceiling", &[("value", voice.number(4_400_000.0, 0).into())]);
    let ceiling = Target { year: Some(2025), value: 4_400_000.0, label, kind: TargetKind::Ceiling };
    YearChart { target: Some(ceiling), decimals: 0, ..base(voice, "money", Kind::Bars, &values) }
}

fn wrong(voice: &Voice) -> YearChart {
    let values = [(i32::MIN, Some(f64::MAX)), (2020, Some(f64::NAN)), (2021, Some(-1e-300)), (i32::MAX, Some(f64::MIN))];
    YearChart { title: "<script>".into(), ..base(voice, "wrong", Kind::Line, &values) }
}
