//! Each change of a plan, and any sequence of them: what comes of it could stand in a town file, or is refused.

use proptest::prelude::*;

use super::*;
use crate::builtin::builtin_towns;
use crate::townfile::{Around, hold, read};

/// A manifesto as a town printed it: three goals with their means.
pub(in crate::drafting) fn iga() -> PlanFile {
    let (name, text) = builtin_towns().into_iter().find(|(name, _)| *name == "iga").unwrap();
    read(name, text).unwrap().plans.swap_remove(0)
}

fn codes() -> Codes {
    let plan = iga();
    let nodes = plan.nodes.iter().map(|node| node.code.clone());
    Codes::new("m", 5, nodes.chain(plan.indicators.iter().map(|file| file.indicator.code.clone())))
}

fn made(plan: &PlanFile, edit: &Edit) -> PlanFile {
    apply(plan, edit, &mut codes()).unwrap()
}

fn goals(plan: &PlanFile) -> Vec<&str> {
    plan.nodes.iter().filter(|node| node.is_policy).map(|node| node.code.as_str()).collect()
}

fn node<'p>(plan: &'p PlanFile, code: &str) -> &'p NodeFile {
    plan.nodes.iter().find(|node| node.code == code).unwrap()
}

fn titles<'p>(plan: &'p PlanFile, code: &str) -> Vec<(&'p str, &'p str)> {
    steps(plan, code).into_iter().map(|step| (step.code.as_str(), step.title.as_str())).collect()
}

fn figure(target: f64) -> Figure {
    Figure {
        group: "目標数値".into(),
        name: "集まった数".into(),
        unit: Some("団体".into()),
        baseline: Some((1.0, 2024)),
        target: (target, 2025),
        direction: Direction::Up,
        decimals: 0,
        source: "課の記録".into(),
    }
}

fn put_steps(code: &str, lines: &[&str]) -> Edit {
    let lines = lines.iter().map(|line| (*line).to_owned()).collect();
    Edit::Steps { code: code.into(), level: "手段・工程".into(), lines }
}

#[test]
fn an_item_is_added_behind_the_last_of_its_parent_with_the_sections_of_it() {
    let new = NewItem {
        code: "m-g5".into(),
        parent: Some("IG-D".into()),
        level: "部局目標".into(),
        title: "四つめ".into(),
        is_policy: true,
    };
    let plan = made(&iga(), &Edit::Add(new.clone()));
    assert_eq!(goals(&plan), ["IG-1", "IG-2", "IG-3", "m-g5"]);
    assert_eq!(node(&plan, "m-g5").sections, ["地域連携部"]);
    let taken = NewItem { code: "ig-2".into(), ..new };
    assert_eq!(apply(&iga(), &Edit::Add(taken), &mut codes()), Err(Unfit::CodeTaken("ig-2".into())));
}

#[test]
fn an_item_goes_with_all_that_stands_below_it_alone() {
    let mut before = iga();
    for node in before.nodes.iter_mut().filter(|node| node.code == "IG-2-S1") {
        node.parents.push("IG-1".into());
    }
    let plan = made(&before, &Edit::Remove("IG-2".into()));
    let left: Vec<&str> = plan.nodes.iter().map(|node| node.code.as_str()).filter(|code| code.starts_with("IG-2")).collect();
    assert_eq!(left, ["IG-2-S1"], "it stands under another goal, too");
    assert_eq!(node(&plan, "IG-2-S1").parents, ["IG-1"]);
    assert!(plan.indicators.iter().all(|file| file.indicator.code != "IG-2"));
}

#[test]
fn a_goal_moves_with_its_branch_and_stops_at_the_ends() {
    let to = |plan: &PlanFile, code: &str, way| made(plan, &Edit::Move { code: code.into(), way });
    let plan = to(&iga(), "IG-3", Way::Up);
    assert_eq!(goals(&plan), ["IG-1", "IG-3", "IG-2"]);
    let place = |code| plan.nodes.iter().position(|node| node.code == code).unwrap();
    assert!(place("IG-3-S2") < place("IG-2"), "the means moved along");
    assert_eq!(to(&plan, "IG-3", Way::Down), iga());
    assert_eq!(to(&iga(), "IG-1", Way::Up), iga());
    assert_eq!(to(&iga(), "IG-3", Way::Down), iga());
    let numbered = made(&plan, &Edit::Number("IG-D".into()));
    let numbers: Vec<Option<&str>> = ["IG-1", "IG-3", "IG-2"].map(|code| node(&numbered, code).number.as_deref()).into();
    assert_eq!(numbers, [Some("1"), Some("2"), Some("3")]);
}

#[test]
fn there_is_one_aim_and_texts_stand_in_the_order_of_the_sheet() {
    let texts = |kind, texts: &[&str]| Edit::Parts {
        code: "IG-1".into(),
        kind,
        texts: texts.iter().map(|text| (*text).to_owned()).collect(),
    };
    let plan = made(&iga(), &texts(PartKind::Situation, &["いま", " ", "これまで"]));
    let plan = made(&plan, &texts(PartKind::Aim, &["めざす", "もう一つ"]));
    let parts: Vec<&str> = node(&plan, "IG-1").parts.iter().map(|part| part.text.as_str()).collect();
    assert_eq!(parts, ["めざす", "いま", "これまで"]);
}

#[test]
fn steps_that_say_the_same_keep_their_codes() {
    let before = iga();
    let lines: Vec<&str> = titles(&before, "IG-3").into_iter().map(|(_, title)| title).collect();
    assert_eq!(made(&before, &put_steps("IG-3", &lines)), before, "nothing was changed");
    let turned = made(&before, &put_steps("IG-3", &[lines[1], lines[0]]));
    assert_eq!(titles(&turned, "IG-3"), [("IG-3-S2", lines[1]), ("IG-3-S1", lines[0])]);
    let reworded = made(&before, &put_steps("IG-3", &[lines[0], "視察を二回"]));
    assert_eq!(titles(&reworded, "IG-3"), [("IG-3-S1", lines[0]), ("IG-3-S2", "視察を二回")]);
    let more = made(&before, &put_steps("IG-3", &["", lines[1], "話を聞く", "もう一度"]));
    assert_eq!(titles(&more, "IG-3"), [("IG-3-S2", lines[1]), ("m-s5", "話を聞く"), ("m-s5-2", "もう一度")]);
    assert_eq!(node(&more, "m-s5").parents, ["IG-3-T"]);
    assert_eq!(titles(&made(&before, &put_steps("IG-3", &[])), "IG-3"), []);
}

#[test]
fn a_new_heading_is_also_the_title_of_the_item_that_repeats_it() {
    let goal =
        Goal { heading: "新しい表題".into(), background: Some(" ".into()), ..node(&iga(), "IG-2").goal.clone().unwrap() };
    let plan = made(&iga(), &Edit::Goal { code: "IG-2".into(), goal: Some(goal) });
    assert_eq!(node(&plan, "IG-2-T").title, "新しい表題");
    assert_eq!(node(&plan, "IG-2").goal.as_ref().unwrap().background, None);
    assert_eq!(titles(&plan, "IG-2").len(), titles(&iga(), "IG-2").len());
}

#[test]
fn a_figure_from_outside_is_put_changed_and_taken_out_and_a_counted_one_stays() {
    let put = |plan: &PlanFile, figure| made(plan, &Edit::Figure { code: "IG-3".into(), figure });
    let plan = put(&iga(), Some(figure(5.0)));
    let own = figure_of(&plan, "IG-3").unwrap();
    assert_eq!((own.indicator.code.as_str(), own.indicator.target.raw.as_deref()), ("m-i5", Some("5団体")));
    assert_eq!(
        (own.indicator.target.value, own.indicator.target.year, own.indicator.baseline.year),
        (Some(5.0), Some(2025), Some(2024))
    );
    let again = put(&plan, Some(figure(8.0)));
    assert_eq!(figure_of(&again, "IG-3").unwrap().indicator.code, "m-i5", "the same indicator with another target");
    assert_eq!(put(&again, None), iga(), "what is counted was never touched");
}

#[test]
fn a_unit_that_would_change_its_number_stays_apart() {
    for unit in ["万円", "人（2019）", "日未満"] {
        let figure = printed(5.0, 0, Some(unit), 2025);
        assert_eq!((figure.raw.as_deref(), figure.year, figure.is_strict), (Some("5"), Some(2025), false), "{unit}");
    }
    assert_eq!(
        printed(1_234.5, 1, Some("％"), 2025),
        Printed { raw: Some("1,234.5％".into()), value: Some(1_234.5), year: Some(2025), is_strict: false }
    );
}

#[test]
fn what_is_not_there_is_said_and_nothing_changes() {
    let unfit = Err(Unfit::NoItem("X".into()));
    for edit in [
        Edit::Remove("X".into()),
        Edit::Move { code: "X".into(), way: Way::Up },
        Edit::Number("X".into()),
        Edit::Goal { code: "X".into(), goal: None },
        put_steps("X", &["a"]),
        Edit::Figure { code: "X".into(), figure: Some(figure(1.0)) },
        Edit::Links { code: "X".into(), links: Vec::new() },
    ] {
        assert_eq!(apply(&iga(), &edit, &mut codes()), unfit, "{edit:?}");
    }
}

fn any_code() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["IG-D", "IG-1", "IG-2", "IG-3", "IG-1-T", "IG-2-S1", "IG-3-S2", "m-g1", "m-g2", "X"])
        .prop_map(str::to_owned)
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[あ-ん]{1,8}", 1 => Just(String::new()), 1 => Just("\u{7}".to_owned()), 1 => Just("長".repeat(2_001))]
}

/// Changes as a person or a program might send them, right and wrong.
pub(in crate::drafting) fn any_edit() -> impl Strategy<Value = Edit> {
    let new = (any_code(), any_code(), any_text(), any::<bool>()).prop_map(|(code, parent, title, is_policy)| {
        Edit::Add(NewItem { code, parent: Some(parent), level: "部局目標".into(), title, is_policy })
    });
    let goal = (any_code(), any_text(), prop::option::of(any_text())).prop_map(|(code, heading, target)| {
        let goal = Goal { heading, target, achieved: None, background: None, present: None, issue: None, related: None };
        Edit::Goal { code, goal: Some(goal) }
    });
    let lines = (any_code(), prop::collection::vec(any_text(), 0..4)).prop_map(|(code, lines)| Edit::Steps {
        code,
        level: "手段・工程".into(),
        lines,
    });
    let links = (any_code(), prop::collection::vec(any_code(), 0..3)).prop_map(|(code, links)| Edit::Links { code, links });
    let figures = (any_code(), prop::option::of((-9.0f64..99.0, any_text())));
    let figures = figures.prop_map(|(code, figure_of)| {
        let figure = figure_of.map(|(target, name)| Figure { name, ..figure(target.round()) });
        Edit::Figure { code, figure }
    });
    prop_oneof![
        new,
        goal,
        lines,
        links,
        figures,
        any_code().prop_map(Edit::Remove),
        any_code().prop_map(Edit::Number),
        (any_code(), any::<bool>()).prop_map(|(code, up)| Edit::Move { code, way: if up { Way::Up } else { Way::Down } }),
        (any_code(), any_text()).prop_map(|(code, title)| Edit::Change { code, number: None, title }),
        (any_text(), any_text()).prop_map(|(title, scope)| Edit::Head { title, scope: Some(scope) }),
        (any_code(), any_text()).prop_map(|(code, text)| Edit::Parts { code, kind: PartKind::Aim, texts: vec![text] }),
    ]
}

proptest! {
    #[test]
    fn whatever_is_changed_is_a_plan_that_a_file_could_hold_or_is_refused_as_a_whole(edits in prop::collection::vec(any_edit(), 1..12)) {
        let around = Around { sections: ["地域連携部".to_owned()].into(), ..Around::default() };
        let mut plan = iga();
        for (revision, edit) in (1..).zip(&edits) {
            let taken = plan.nodes.iter().map(|node| node.code.clone()).collect::<Vec<_>>();
            let Ok(next) = apply(&plan, edit, &mut Codes::new("m", revision, taken)) else { continue };
            if let Ok(held) = hold(&next, None, &around) {
                prop_assert_eq!(hold(&held, None, &around), Ok(held.clone()));
                plan = held;
            }
        }
    }
}
