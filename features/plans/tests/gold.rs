//! The towns that come with the program, read by the importer, say what was read by hand.

use std::collections::BTreeMap;

use engawa_kernel::Choice;
use engawa_kernel::text::nfkc;
use engawa_plans::model::{PlanKind, Source};
use engawa_plans::townfile::{self, IndicatorFile, PlanFile, TownFile};
use serde::Deserialize;

#[derive(Deserialize)]
struct Gold {
    indicator: Vec<GoldIndicator>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GoldIndicator {
    code: String,
    town: String,
    baseline_value: Option<f64>,
    baseline_year: Option<i32>,
    target_value: Option<f64>,
    target_year: Option<i32>,
    direction: String,
    strict: bool,
    cumulative: bool,
    shape: String,
    unit: Option<String>,
    policy_path: Vec<String>,
    group: String,
    kind: Option<String>,
    owner: Vec<String>,
}

#[derive(Deserialize)]
struct Counts {
    nodes: usize,
    indicators: usize,
}

fn towns() -> BTreeMap<&'static str, TownFile> {
    let read = |(slug, text)| {
        let file = townfile::read(slug, text).unwrap_or_else(|problems| {
            let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
            panic!("{}", lines.join("\n"))
        });
        (slug, file)
    };
    engawa_plans::builtin_towns().into_iter().map(read).collect()
}

fn find<'t>(town: &'t TownFile, code: &str) -> (&'t PlanFile, &'t IndicatorFile) {
    let all = town.plans.iter().flat_map(|plan| plan.indicators.iter().map(move |file| (plan, file)));
    all.into_iter().find(|(_, file)| file.indicator.code == code).unwrap_or_else(|| panic!("{code} is missing"))
}

/// Titles from the outermost item down, as they stand in the book: with level and number where a number is printed.
fn path(plan: &PlanFile, node: &str) -> Vec<String> {
    let node = plan.nodes.iter().find(|other| other.code == node).unwrap();
    let mut path = node.parents.first().map_or_else(Vec::new, |parent| path(plan, parent));
    path.push(match &node.number {
        Some(number) => format!("{}{number} {}", node.level, node.title),
        None => node.title.clone(),
    });
    path
}

#[test]
fn every_printed_indicator_is_read_as_it_was_read_by_hand() {
    let gold: Gold = toml::from_str(include_str!("gold/indicators.toml")).unwrap();
    assert_eq!(gold.indicator.len(), 36);
    let towns = towns();
    for gold in gold.indicator {
        let (_, file) = find(&towns[gold.town.as_str()], &gold.code);
        let found = &file.indicator;
        let code = &gold.code;
        assert_eq!((found.baseline.value, found.baseline.year), (gold.baseline_value, gold.baseline_year), "{code} baseline");
        assert_eq!((found.target.value, found.target.year), (gold.target_value, gold.target_year), "{code} target");
        assert_eq!((found.target.is_strict, found.is_cumulative), (gold.strict, gold.cumulative), "{code}");
        assert_eq!((found.direction.code(), found.shape.code()), (gold.direction.as_str(), gold.shape.as_str()), "{code}");
        assert_eq!((&found.unit, &found.group, &found.kind), (&gold.unit, &gold.group, &gold.kind), "{code}");
        assert_eq!(file.sections, gold.owner, "{code} owner");
    }
}

#[test]
fn every_printed_indicator_stands_where_the_plan_has_it() {
    let gold: Gold = toml::from_str(include_str!("gold/indicators.toml")).unwrap();
    let towns = towns();
    for gold in gold.indicator {
        let (plan, file) = find(&towns[gold.town.as_str()], &gold.code);
        let mut found = path(plan, &file.node);
        if plan.kind == PlanKind::Manifesto {
            found.insert(0, plan.title.clone());
        }
        let plain = |path: &[String]| path.iter().map(|title| nfkc(title).split_whitespace().collect()).collect::<Vec<String>>();
        assert_eq!(plain(&found), plain(&gold.policy_path), "{}", gold.code);
    }
}

#[test]
fn every_town_has_as_many_items_and_indicators_as_were_counted() {
    let counts: BTreeMap<String, Counts> = toml::from_str(include_str!("gold/counts.toml")).unwrap();
    let towns = towns();
    assert_eq!(counts.len(), towns.len());
    for (slug, counted) in counts {
        let plans = &towns[slug.as_str()].plans;
        let nodes: usize = plans.iter().map(|plan| plan.nodes.len()).sum();
        let indicators: usize = plans.iter().map(|plan| plan.indicators.len()).sum();
        assert_eq!((nodes, indicators), (counted.nodes, counted.indicators), "{slug}");
    }
}

#[test]
fn statutory_lines_and_windows_are_those_of_the_plan() {
    let suzaka = &towns()["suzaka"];
    let all: Vec<&IndicatorFile> = suzaka.plans.iter().flat_map(|plan| &plan.indicators).collect();
    let lines: Vec<(&str, f64)> =
        all.iter().flat_map(|file| file.indicator.limits.iter().map(|limit| (file.indicator.code.as_str(), limit.value))).collect();
    assert_eq!(lines, [("SZ-37-P2", 25.0), ("SZ-37-P3", 350.0)]);
    let years = |window: Option<engawa_kernel::Window>| window.map(|window| (window.first.number(), window.last.number()));
    let windows: Vec<_> = all
        .iter()
        .map(|file| (file.indicator.code.as_str(), years(file.indicator.baseline_window), years(file.indicator.target_window)))
        .filter(|(_, baseline, target)| baseline.is_some() || target.is_some())
        .collect();
    assert_eq!(windows, [("SZ-38-O2", Some((2015, 2019)), Some((2021, 2025)))]);
}

#[test]
fn every_indicator_names_what_counts_it_or_where_it_comes_from() {
    for (town, file) in towns() {
        for indicator in file.plans.iter().flat_map(|plan| &plan.indicators).map(|file| &file.indicator) {
            let is_external = indicator.shape == engawa_kernel::Shape::ExternalYearly;
            let named = match &indicator.source {
                Source::Counted(asked) => !is_external && asked.counter.contains('.'),
                Source::External { name, .. } => !name.is_empty(),
            };
            assert!(named, "{town} {}: {:?}", indicator.code, indicator.source);
        }
    }
}
