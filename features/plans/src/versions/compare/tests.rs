//! Two versions side by side: what is the same, what is otherwise, and that nothing is told twice or forgotten.

use std::collections::BTreeSet;

use engawa_kernel::measure::Window;
use engawa_kernel::{Direction, FiscalYear, Shape};
use proptest::prelude::*;

use super::*;
use crate::model::{Asked, Cadence, Goal, Over, Part, PartKind, RoleText, SectionName, Source};
use crate::pages::sample::{Case, id, indicator, plans};

fn sample() -> Book {
    let (book, _) = plans(Case::Usual).remove(0);
    book
}

fn with_nodes(change: impl FnOnce(&mut Vec<Node>)) -> Book {
    let mut book = sample();
    change(&mut book.nodes);
    Book::bind(book.plan, book.nodes, book.indicators)
}

fn what_changed(change: impl FnOnce(&mut Node)) -> Vec<NodeChange> {
    let (before, after) = (sample(), with_nodes(|nodes| change(&mut nodes[3])));
    let mut changes = compare(&before, &after, &Heirs::default());
    assert!(changes.indicators.is_same() && changes.plan.is_empty());
    changes.nodes.changed.pop().map(|changed| changed.what).unwrap_or_default()
}

#[test]
fn each_part_of_an_item_that_is_otherwise_is_told() {
    type Case = (fn(&mut Node), NodeChange);
    let cases: [Case; 14] = [
        (|node| node.title = "別の題".into(), NodeChange::Title),
        (|node| node.number = None, NodeChange::Number),
        (|node| node.level = "事業".into(), NodeChange::Level),
        (|node| node.parents = vec![id(11)], NodeChange::Place),
        (|node| node.sections.clear(), NodeChange::Sections),
        (|node| node.parts.push(Part { kind: PartKind::Aim, text: "姿".into() }), NodeChange::Texts(PartKind::Aim)),
        (|node| node.parts.push(Part { kind: PartKind::Note, text: "注".into() }), NodeChange::Texts(PartKind::Note)),
        (|node| node.roles.push(RoleText { actor: "市民".into(), text: "出る".into() }), NodeChange::Roles),
        (|node| node.goal = Some(goal()), NodeChange::Goal),
        (|node| node.links.push(id(77)), NodeChange::Links),
        (|node| node.is_draft = true, NodeChange::Draft),
        (|node| node.is_cross_cutting = true, NodeChange::CrossCutting),
        (|node| node.is_policy = true, NodeChange::Page),
        (|node| node.is_title_only = true, NodeChange::Print),
    ];
    for (change, what) in cases {
        assert_eq!(what_changed(change), [what]);
    }
    // A section that was given another name is the same section.
    assert_eq!(what_changed(|node| node.sections[0] = SectionName { name: "新しい名".into(), ..node.sections[0].clone() }), []);
}

fn goal() -> Goal {
    let (target, achieved, background, present, issue, related) = Default::default();
    Goal { heading: "目標".into(), target, achieved, background, present, issue, related }
}

fn counted() -> Source {
    Source::Counted(Asked { counter: "plans.actions".into(), ..Asked::default() })
}

fn asked(change: impl FnOnce(&mut Asked)) -> Source {
    let mut asked = Asked { counter: "plans.actions".into(), ..Asked::default() };
    change(&mut asked);
    Source::Counted(asked)
}

#[test]
fn each_part_of_an_indicator_that_is_otherwise_is_told() {
    type Case = (fn(&mut Indicator), IndicatorChange);
    let part = |part| IndicatorChange::Definition(vec![part]);
    let cases: [Case; 24] = [
        (|it| it.name = "別の名".into(), IndicatorChange::Name),
        (|it| it.unit = None, IndicatorChange::Unit),
        (|it| it.node = id(13), IndicatorChange::Place),
        (|it| it.kind = None, IndicatorChange::Kind),
        (|it| it.baseline.value = Some(1.0), IndicatorChange::Baseline),
        (|it| it.target.year = Some(2030), IndicatorChange::Target),
        (|it| it.limits.clear(), IndicatorChange::Limits),
        (|it| it.sections.push(SectionName { id: id(9), name: "課".into() }), IndicatorChange::Sections),
        (|it| it.rationale = Some("わけ".into()), IndicatorChange::Rationale),
        (|it| it.caution = None, IndicatorChange::Caution),
        (|it| it.decimals = 0, IndicatorChange::Decimals),
        (|it| it.is_scored = false, IndicatorChange::Scored),
        (|it| it.definition = None, part(DefinitionPart::Words)),
        (|it| it.source = Source::External { name: "統計".into(), cadence: Cadence::Yearly }, part(DefinitionPart::Counter)),
        (|it| it.source = asked(|asked| asked.counter = "plans.running".into()), part(DefinitionPart::Counter)),
        (|it| it.source = asked(|asked| asked.filters.push(("node".into(), "X-1".into()))), part(DefinitionPart::Filters)),
        (|it| it.source = asked(|asked| asked.over = Some(Over::Fact("人口".into()))), part(DefinitionPart::Over)),
        (|it| it.source = asked(|asked| asked.list = Some("町内@2024-04-01".into())), part(DefinitionPart::List)),
        (|it| it.source = asked(|asked| asked.opening = Some(3.0)), part(DefinitionPart::Opening)),
        (|it| it.shape = Shape::Stock, part(DefinitionPart::Shape)),
        (|it| it.direction = Direction::Below, part(DefinitionPart::Direction)),
        (|it| it.is_cumulative = true, part(DefinitionPart::AddsUp)),
        (|it| it.target_window = Some(Window { first: FiscalYear(2021), last: FiscalYear(2025) }), part(DefinitionPart::Windows)),
        (|it| it.population = None, part(DefinitionPart::Population)),
    ];
    let before = Book::bind(sample().plan, sample().nodes, vec![indicator(1, counted())]);
    for (change, what) in cases {
        let mut after = before.clone();
        change(&mut after.indicators[0]);
        let changes = compare(&before, &after, &Heirs::default());
        assert_eq!(changes.indicators.changed.iter().map(|changed| changed.what.clone()).collect::<Vec<_>>(), [vec![what]]);
    }
}

#[test]
fn the_name_of_a_document_is_no_definition_and_the_same_number_no_other_target() {
    let document = |name: &str| indicator(1, Source::External { name: name.into(), cadence: Cadence::Yearly });
    assert_eq!(definition_changes(&document("決算統計"), &document("決算カード")), []);
    let mut reworded = document("決算統計");
    reworded.target.raw = Some("50％".into());
    assert!(!target_changed(&document("決算統計"), &reworded));
    reworded.target.value = Some(49.0);
    assert!(target_changed(&document("決算統計"), &reworded));
    let in_words = |words: &str| {
        let mut it = document("決算統計");
        it.target = crate::model::Printed { raw: Some(words.into()), ..Default::default() };
        it
    };
    assert!(target_changed(&in_words("増やす"), &in_words("保つ")) && !target_changed(&in_words("保つ"), &in_words("保つ")));
}

#[test]
fn an_item_that_ends_names_its_heirs_and_its_children_have_not_moved() {
    let before = sample();
    // X-2 is split in two; what stood below it stands below the first of them.
    let after = with_nodes(|nodes| {
        let old = nodes.remove(1);
        for (number, code) in [(50, "X-20"), (51, "X-21")] {
            nodes.push(Node { id: id(number), code: code.into(), slug: code.to_lowercase(), ..old.clone() });
        }
        for node in nodes.iter_mut().filter(|node| node.parents == [id(12)]) {
            node.parents = vec![id(50)];
        }
    });
    let heirs = Heirs { nodes: vec![Heir { old: "X-2".into(), new: vec!["X-20".into(), "X-21".into()] }], ..Heirs::default() };
    let changes = compare(&before, &after, &heirs);
    let ended: Vec<(&str, Vec<&str>)> =
        changes.nodes.ended.iter().map(|ended| (ended.item.code.as_str(), codes(&ended.heirs))).collect();
    assert_eq!(ended, [("X-2", vec!["X-20", "X-21"])]);
    let added: Vec<(&str, Vec<&str>)> =
        changes.nodes.added.iter().map(|added| (added.item.code.as_str(), codes(&added.from))).collect();
    assert_eq!(added, [("X-20", vec!["X-2"]), ("X-21", vec!["X-2"])]);
    assert_eq!(changes.nodes.changed, []);
    // Without a word on who takes over, they stand elsewhere now.
    let unsaid = compare(&before, &after, &Heirs::default());
    assert!(unsaid.nodes.changed.iter().all(|changed| changed.what == [NodeChange::Place]));
    assert_eq!(unsaid.nodes.changed.len(), 2);
}

fn codes<'n>(nodes: &[&'n Node]) -> Vec<&'n str> {
    nodes.iter().map(|node| node.code.as_str()).collect()
}

/// What a version says of one code: title, parent, target.
type Said = (u8, u8, u8);

fn version() -> impl Strategy<Value = Vec<(u8, Said)>> {
    let said = (0..3u8, 0..8u8, 0..3u8);
    prop::collection::btree_map(0..8u8, said, 0..8).prop_map(|map| map.into_iter().collect())
}

fn book(version: &[(u8, Said)]) -> Book {
    let sample = sample();
    let node = |(code, (title, parent, _)): &(u8, Said)| Node {
        id: id(*code),
        code: format!("C-{code}"),
        title: title.to_string(),
        parents: version.iter().filter(|(other, _)| other == parent && other < code).map(|(other, _)| id(*other)).collect(),
        ..sample.nodes[0].clone()
    };
    let indicator = |(code, (_, _, target)): &(u8, Said)| {
        let mut it = indicator(1, counted());
        (it.id, it.code, it.node, it.target.value) = (id(*code), format!("I-{code}"), id(*code), Some(f64::from(*target)));
        it
    };
    Book::bind(sample.plan.clone(), version.iter().map(node).collect(), version.iter().map(indicator).collect())
}

fn heirs() -> impl Strategy<Value = Heirs> {
    let heir = (0..8u8, prop::collection::vec(0..8u8, 1..3));
    prop::collection::vec(heir, 0..4).prop_map(|all| {
        let heir = |prefix: &str, (old, new): &(u8, Vec<u8>)| Heir {
            old: format!("{prefix}-{old}"),
            new: new.iter().map(|new| format!("{prefix}-{new}")).collect(),
        };
        Heirs { nodes: all.iter().map(|one| heir("C", one)).collect(), indicators: all.iter().map(|one| heir("I", one)).collect() }
    })
}

/// The codes of the four lists, with doubles.
fn all_codes<T, C>(sorted: &Sorted<T, C>, code: impl Fn(&T) -> &String) -> Vec<String> {
    let mut all: Vec<String> = sorted.kept.iter().map(|item| code(item).clone()).collect();
    all.extend(sorted.changed.iter().map(|changed| code(changed.after).clone()));
    all.extend(sorted.added.iter().map(|added| code(added.item).clone()));
    all.extend(sorted.ended.iter().map(|ended| code(ended.item).clone()));
    all.sort();
    all
}

proptest! {
    #[test]
    fn a_version_is_the_same_as_itself(version in version(), heirs in heirs()) {
        let book = book(&version);
        let changes = compare(&book, &book, &heirs);
        prop_assert!(changes.is_same());
        prop_assert_eq!((changes.nodes.kept.len(), changes.indicators.kept.len()), (version.len(), version.len()));
    }

    #[test]
    fn every_code_of_either_version_stands_in_exactly_one_list(before in version(), after in version(), heirs in heirs()) {
        let codes: BTreeSet<u8> = before.iter().chain(&after).map(|(code, _)| *code).collect();
        let named = |prefix: &str| codes.iter().map(|code| format!("{prefix}-{code}")).collect::<Vec<_>>();
        let (before, after) = (book(&before), book(&after));
        let changes = compare(&before, &after, &heirs);
        prop_assert_eq!(all_codes(&changes.nodes, |node| &node.code), named("C"));
        prop_assert_eq!(all_codes(&changes.indicators, |indicator| &indicator.code), named("I"));
        prop_assert!(changes.nodes.changed.iter().all(|changed| !changed.what.is_empty()));
    }

    #[test]
    fn looking_back_exchanges_what_was_added_and_what_ended(before in version(), after in version()) {
        let (before, after) = (book(&before), book(&after));
        let there = compare(&before, &after, &Heirs::default());
        let back = compare(&after, &before, &Heirs::default());
        let added = |changes: &Changes| changes.nodes.added.iter().map(|added| added.item.code.clone()).collect::<Vec<_>>();
        let ended = |changes: &Changes| changes.nodes.ended.iter().map(|ended| ended.item.code.clone()).collect::<Vec<_>>();
        let changed = |changes: &Changes| changes.nodes.changed.iter().map(|changed| changed.after.code.clone()).collect::<Vec<_>>();
        prop_assert_eq!(added(&there), ended(&back));
        prop_assert_eq!(ended(&there), added(&back));
        prop_assert_eq!(changed(&there), changed(&back));
    }

    #[test]
    fn whoever_takes_over_stands_in_the_later_version(before in version(), after in version(), heirs in heirs()) {
        let (before, after) = (book(&before), book(&after));
        let changes = compare(&before, &after, &heirs);
        for ended in &changes.nodes.ended {
            prop_assert!(ended.heirs.iter().all(|heir| after.node_by_code(&heir.code).is_some()));
        }
        for added in &changes.nodes.added {
            prop_assert!(added.from.iter().all(|old| before.node_by_code(&old.code).is_some()));
        }
    }
}
