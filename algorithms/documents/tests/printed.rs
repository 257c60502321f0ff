//! The plans of five cities as far as they print trees and tables: every indicator, and the trees.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use engawa_documents::draft::{Draft, Node};

const TOWNS: [&str; 5] = ["suzaka", "fukuoka", "iga", "kisarazu", "ohtawara"];

fn file(town: &str, kind: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/printed/{town}.{kind}"));
    fs::read_to_string(&path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
}

fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '（' => '(',
            '）' => ')',
            '！' => '!',
            '；' => ';',
            c => c,
        })
        .collect()
}

fn number(number: Option<f64>) -> String {
    number.map_or(String::new(), |number| number.to_string())
}

/// Name, unit, values, years, comparison, 累計, kind, group, departments: the fields of the gold in one line.
fn said(draft: &Draft) -> Vec<String> {
    let year = |year: Option<i32>| year.map_or(String::new(), |year| year.to_string());
    let line = |found: &engawa_documents::draft::Indicator| {
        let fields = [
            found.name.clone(),
            found.unit.clone().unwrap_or_default(),
            number(found.baseline_value),
            year(found.baseline_year),
            number(found.target_value),
            year(found.target_year),
            found.comparison.clone(),
            if found.cumulative { "yes".into() } else { String::new() },
            found.kind.clone().unwrap_or_default(),
            found.group.clone().unwrap_or_default(),
            found.owner.join("、"),
        ];
        plain(&fields.join("|"))
    };
    draft.indicators.iter().map(line).collect()
}

fn gold(town: &str) -> Vec<String> {
    let lines = file(town, "gold");
    let normal = |line: &str| {
        let fields = line
            .split('|')
            .enumerate()
            .map(|(at, field)| if matches!(at, 2 | 4) { number(field.parse().ok()) } else { field.to_owned() });
        plain(&fields.collect::<Vec<_>>().join("|"))
    };
    lines.lines().filter(|line| !line.starts_with('#')).map(normal).collect()
}

#[test]
fn every_indicator_of_the_five_plans_is_read_with_all_its_fields_and_none_too_many() {
    let mut count = 0;
    for town in TOWNS {
        let mut found = said(&engawa_documents::read_text(&file(town, "txt")));
        let mut wanted = gold(town);
        count += wanted.len();
        found.sort();
        wanted.sort();
        assert_eq!(found, wanted, "{town}");
    }
    assert_eq!(count, 36);
}

#[test]
fn the_trees_of_the_five_plans_have_their_parents_for_95_of_100_items() {
    let (mut right, mut all) = (0, 0);
    let mut wrong = Vec::new();
    for town in TOWNS {
        let draft = engawa_documents::read_text(&file(town, "txt"));
        let mut drafted: BTreeMap<(String, BTreeSet<String>), usize> = BTreeMap::new();
        for node in &draft.plan.nodes {
            *drafted.entry((plain(&node.title), parents(&draft, node))).or_default() += 1;
        }
        for line in file(town, "tree").lines().filter(|line| !line.starts_with('#')) {
            let (title, above) = line.split_once(" < ").unwrap_or((line.trim_end_matches(" <"), ""));
            let above: BTreeSet<String> = above.split(" / ").map(plain).filter(|title| !title.is_empty()).collect();
            all += 1;
            match drafted.get_mut(&(plain(title), above)).filter(|left| **left > 0) {
                Some(left) => {
                    *left -= 1;
                    right += 1;
                }
                None => wrong.push(format!("{town}: {line}")),
            }
        }
    }
    assert!(right * 100 >= all * 95, "{right} of {all}: {wrong:#?}");
}

fn parents(draft: &Draft, node: &Node) -> BTreeSet<String> {
    node.parents
        .iter()
        .filter_map(|id| draft.plan.nodes.iter().find(|node| node.id == *id))
        .map(|node| plain(&node.title))
        .collect()
}
