//! Charts hold for whatever comes: nothing leaves the picture, no word lies on a word, missing is said.

use proptest::prelude::*;

use super::*;
use crate::lang::Lang;
use crate::samples::voice;

fn chart(kind: Kind, values: &[(i32, Option<f64>)]) -> YearChart {
    YearChart {
        id: "x".into(),
        title: "自治会加入率".into(),
        kind,
        points: values.iter().map(|(year, value)| YearPoint::new(*year, *value)).collect(),
        baseline: None,
        target: None,
        limits: vec![],
        marks: vec![],
        decimals: 1,
        unit: "％".into(),
        missing: String::new(),
        years: YearStyle::Western,
        size: ChartSize::Card,
        note: None,
        sample: None,
    }
}

fn target(value: f64, kind: TargetKind) -> Option<Target> {
    Some(Target { year: Some(2025), value, label: format!("目標 {value} ％"), kind })
}

fn mark(year: i32, sign: &str) -> YearMark {
    YearMark { year, sign: sign.into(), words: "数え方が変わりました。".into(), parts: true }
}

fn numbers_of(svg: &str, names: &[&str]) -> Vec<f64> {
    let mut found = Vec::new();
    for name in names {
        for part in svg.split(&format!(" {name}=\"")).skip(1) {
            found.extend(part.split('"').next().and_then(|text| text.parse::<f64>().ok()));
        }
    }
    found
}

fn stands_inside(shown: &str) {
    for svg in shown.split("<svg ").skip(1) {
        let view: Vec<f64> = svg.split('"').nth(1).unwrap_or_default().split(' ').filter_map(|part| part.parse().ok()).collect();
        let (width, height) = (view[2], view[3]);
        for x in numbers_of(svg, &["x", "x1", "x2", "cx"]) {
            assert!(x.is_finite() && (-0.1..=width + 0.1).contains(&x), "x {x} of {width} in {svg}");
        }
        for y in numbers_of(svg, &["y", "y1", "y2", "cy"]) {
            assert!(y.is_finite() && (-0.1..=height + 0.1).contains(&y), "y {y} of {height} in {svg}");
        }
        assert!(numbers_of(svg, &["width", "height"]).iter().all(|size| size.is_finite() && *size >= 0.0));
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
    }
}

#[test]
fn a_missing_year_is_said_and_joined_by_dots_only() {
    let values = [(2019, Some(37.6)), (2020, None), (2021, Some(30.2)), (2022, Some(31.5))];
    let shown = chart(Kind::Line, &values).show(&voice(Lang::Ja)).to_string();
    assert!(shown.contains("c-gap") && shown.contains(">データなし<"), "{shown}");
    assert!(shown.contains("2020年度はデータなし。"));
}

#[test]
fn a_ceiling_has_no_path_and_a_target_has() {
    let mut with = chart(Kind::Line, &[(2021, Some(11.0)), (2022, Some(10.0))]);
    with.baseline = Some(YearValue { year: 2019, value: 9.0 });
    with.target = target(12.0, TargetKind::Ceiling);
    let shown = with.show(&voice(Lang::Ja)).to_string();
    assert!(!shown.contains("c-path") && !shown.contains("c-target\"") && shown.contains("c-bound"), "{shown}");
    with.target = target(12.0, TargetKind::Reach);
    let shown = with.show(&voice(Lang::Ja)).to_string();
    assert!(shown.contains("c-path") && shown.contains("道すじ"), "{shown}");
}

#[test]
fn bars_begin_at_zero_and_a_line_that_does_not_says_so() {
    let values = [(2021, Some(61.4)), (2022, Some(60.8))];
    assert!(chart(Kind::Line, &values).show(&voice(Lang::Ja)).to_string().contains("縦の目もりは"));
    assert!(!chart(Kind::Bars, &values).show(&voice(Lang::Ja)).to_string().contains("縦の目もりは"));
}

#[test]
fn an_unfinished_year_is_hatched_and_the_last_finished_one_is_large() {
    let mut shown = chart(Kind::Bars, &[(2023, Some(13.0)), (2024, Some(17.0)), (2025, Some(11.0))]);
    shown.decimals = 0;
    shown.points[2].unfinished = true;
    let shown = shown.show(&voice(Lang::Ja)).to_string();
    assert!(shown.contains("url(#x-c-490-p)") && shown.contains("しま模様"), "{shown}");
    let large = shown.split("class=\"c-big\"").nth(1).unwrap_or_default();
    assert!(large.split('<').next().unwrap_or_default().ends_with(">17"), "{large}");
}

#[test]
fn a_chart_without_any_number_says_so() {
    let shown = chart(Kind::Line, &[(2020, None)]).show(&voice(Lang::Ja)).to_string();
    assert!(!shown.contains("<svg") && shown.contains("まだありません"), "{shown}");
}

#[test]
fn a_year_from_which_something_is_otherwise_has_a_line_a_sign_and_words() {
    let mut drawn = chart(Kind::Line, &[(2021, Some(30.0)), (2022, Some(31.0)), (2023, Some(55.0))]);
    drawn.marks = vec![mark(2023, "①"), mark(2040, "②")];
    let shown = drawn.show(&voice(Lang::Ja)).to_string();
    // Once in each picture; a year that is not drawn has words only.
    let pictures = shown.matches("<svg ").count();
    assert_eq!((shown.matches("class=\"c-mark\"").count(), shown.matches(">①<").count()), (pictures, pictures), "{shown}");
    assert!(!shown.contains(">②<"), "{shown}");
    let [descs, caption] = ["<desc", "<figcaption>"].map(|tag| shown.split(tag).skip(1).collect::<String>());
    for sign in ["①", "②"] {
        assert!(descs.contains(sign) && caption.contains(&format!("{sign} 数え方が変わりました。")), "{sign}: {shown}");
    }
    let line = shown.split("class=\"c-mark\"").nth(1).unwrap_or_default();
    let [from, to] = [numbers_of(line, &["x1"])[0], numbers_of(line, &["x2"])[0]];
    let dots = numbers_of(shown.split("</svg>").next().unwrap_or_default(), &["cx"]);
    assert!((from - to).abs() < 0.1 && dots[1] < from && from < dots[2], "between the years: {from} {dots:?}");
    assert_eq!(shown.matches("c-gap").count(), pictures, "only dots lead over it: {shown}");
    drawn.marks[0].parts = false;
    assert!(!drawn.show(&voice(Lang::Ja)).to_string().contains("c-gap"), "figures that can be compared are joined");
}

#[test]
fn ids_are_unique_and_signs_from_outside_are_escaped() {
    let mut odd = chart(Kind::Line, &[(2021, Some(1.0))]);
    odd.title = "<script>\"".into();
    odd.target = Some(Target { label: "<b>&".into(), ..target(2.0, TargetKind::Reach).expect("a target") });
    let shown = odd.show(&voice(Lang::Ja)).to_string();
    assert!(!shown.contains("<script>") && !shown.contains("<b>"));
    let mut ids: Vec<&str> = shown.split(" id=\"").skip(1).filter_map(|part| part.split('"').next()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
}

fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![5 => -1e4..1e6, 2 => 0.0..100.0, 1 => any::<f64>().prop_filter("finite", |number| number.is_finite())]
}

fn any_year() -> impl Strategy<Value = i32> {
    prop_oneof![8 => 1990..2045i32, 1 => any::<i32>()]
}

fn any_chart() -> impl Strategy<Value = YearChart> {
    let points = prop::collection::vec((any_year(), prop::option::of(any_number()), any::<bool>(), any::<bool>()), 0..14);
    let target = prop::option::of((prop::option::of(any_year()), any_number(), 0..3u8));
    let limits = prop::collection::vec((any_number(), any::<bool>()), 0..3);
    let shape = (any::<bool>(), any::<bool>(), any::<u8>(), prop::collection::vec(any_year(), 0..3));
    (points, prop::option::of((any_year(), any_number())), target, limits, shape).prop_map(
        |(points, baseline, target, limits, (bars, large, decimals, marks))| YearChart {
            marks: marks.into_iter().map(|year| mark(year, "①")).collect(),
            points: points
                .into_iter()
                .map(|(year, value, unfinished, preliminary)| YearPoint { year, value, unfinished, preliminary })
                .collect(),
            baseline: baseline.map(|(year, value)| YearValue { year, value }),
            target: target.map(|(year, value, kind)| Target {
                year,
                value,
                label: format!("目標 {value:.1} ％"),
                kind: [TargetKind::Reach, TargetKind::Ceiling, TargetKind::Floor][usize::from(kind)],
            }),
            limits: limits
                .into_iter()
                .map(|(value, above)| LimitLine {
                    value,
                    label: "注意の線".into(),
                    bad: if above { Side::Above } else { Side::Below },
                })
                .collect(),
            decimals,
            size: if large { ChartSize::Page } else { ChartSize::Card },
            ..chart(if bars { Kind::Bars } else { Kind::Line }, &[])
        },
    )
}

/// Words of one picture with their boxes, as the placing saw them.
fn boxes_of(svg: &str) -> Vec<(labels::Area, String)> {
    let classes = [("c-val", 15.0), ("c-big", 19.0), ("c-tgt-t", 14.0), ("c-limit-t", 14.0), ("c-mark-t", 15.0), ("c-note", 13.0)];
    let mut found = Vec::new();
    for (class, size) in classes {
        for part in svg.split(&format!("<text class=\"{class}\"")).skip(1) {
            let (x, y) = (numbers_of(part, &["x"])[0], numbers_of(part, &["y"])[0]);
            let text = part.split('>').nth(1).and_then(|rest| rest.split('<').next()).unwrap_or_default();
            let half = labels::width_of(text, size) / 2.0;
            found.push((
                labels::Area { x0: x - half + 0.2, y0: y - size * 0.86 + 0.2, x1: x + half - 0.2, y1: y + size * 0.2 - 0.2 },
                text.to_owned(),
            ));
        }
    }
    found
}

proptest! {
    #[test]
    fn nothing_panics_and_nothing_leaves_the_picture(chart in any_chart()) {
        for lang in Lang::ALL {
            stands_inside(&chart.show(&voice(lang)).to_string());
        }
    }

    #[test]
    fn no_word_lies_on_another_in_a_chart_as_plans_have_them(
        values in prop::collection::vec(prop::option::of(0.0..100.0f64), 4..9),
        base in 0.0..100.0f64,
        goal in 0.0..100.0f64,
        bars in any::<bool>(),
        marked in prop::option::of(2019..2028i32),
    ) {
        let points: Vec<_> = (2020..).zip(values).collect();
        let mut drawn = chart(if bars { Kind::Bars } else { Kind::Line }, &points);
        drawn.baseline = Some(YearValue { year: 2019, value: base });
        drawn.marks = marked.map(|year| mark(year, "①")).into_iter().collect();
        drawn.target = target((goal * 10.0).round() / 10.0, TargetKind::Reach);
        let shown = drawn.show(&voice(Lang::Ja)).to_string();
        for svg in shown.split("<svg ").skip(1).filter(|svg| !svg.contains("c-246")) {
            let boxes = boxes_of(svg);
            for (index, (one, text)) in boxes.iter().enumerate() {
                for (other, other_text) in &boxes[index + 1..] {
                    prop_assert!(one.overlap(other) <= 0.0, "{text} on {other_text}: {svg}");
                }
            }
        }
    }
}
