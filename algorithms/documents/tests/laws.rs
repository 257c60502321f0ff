//! Laws of the reader: on layouts by chance, on bytes by chance, and on the corpus.

mod corpus;

use std::collections::BTreeMap;
use std::path::Path;

use corpus::folder;
use corpus::score::{Counts, is_right, judge};
use corpus::truth::{indicators, number};
use corpus::{chance::Chance, generated};
use engawa_documents::draft::Draft;
use engawa_documents::{read, read_text};
use proptest::prelude::*;

/// A clean table of known indicators.
fn table(truths: &[corpus::truth::Truth]) -> String {
    let mut text = String::from("| 指標名 | 単位 | 現状値（R5） | 目標値（R10） | 担当課 |\n|---|---|---|---|---|\n");
    for truth in truths {
        let figure = |value: Option<f64>| number(value.unwrap_or(0.0), truth.decimals);
        let (unit, department) = (truth.unit.as_deref().unwrap_or("－"), truth.department.as_deref().unwrap_or(""));
        text.push_str(&format!(
            "| {} | {unit} | {} | {}{} | {department} |\n",
            truth.name,
            figure(truth.base),
            figure(truth.target),
            truth.bound
        ));
    }
    text
}

/// Spans lie inside of the text, and the text of a field holds its number as printed.
fn spans_hold(draft: &Draft) {
    for indicator in &draft.indicators {
        let part = draft.text.get(indicator.span.start..indicator.span.end);
        assert!(part.is_some_and(|part| !part.is_empty()), "{indicator:?}");
        assert!(indicator.span.line >= 1 && indicator.span.line <= indicator.span.end_line);
        for field in indicator.fields.values() {
            if let Some(span) = &field.span {
                assert!(span.start < span.end && draft.text.get(span.start..span.end).is_some(), "{indicator:?}");
            }
        }
    }
    for node in &draft.plan.nodes {
        assert!(draft.text.get(node.span.start..node.span.end).is_some(), "{node:?}");
    }
}

/// The digits of a text, in plain form, without thousands and points.
fn digits(text: &str) -> String {
    let plain = |c: char| if ('０'..='９').contains(&c) { char::from_u32(c as u32 - 0xfee0).unwrap_or(c) } else { c };
    text.chars().map(plain).filter(|c| !matches!(c, ',' | '.' | '，' | '．')).collect()
}

/// No number stands in a draft that is not printed. Factors only add zeros.
fn numbers_are_printed(draft: &Draft) {
    let text = digits(&draft.text);
    for indicator in &draft.indicators {
        for value in [indicator.baseline_value, indicator.target_value].into_iter().flatten() {
            let said = digits(&format!("{}", value.abs()));
            let bare = said.trim_matches('0');
            assert!(text.contains(bare), "{value} of {} in {text}", indicator.name);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_clean_table_is_read_back_exactly(seed in any::<u64>()) {
        let truths = indicators(&mut Chance::new(seed), 6, 2023, 2028);
        let draft = read_text(&table(&truths));
        prop_assert_eq!(draft.indicators.len(), truths.len());
        for (truth, found) in truths.iter().zip(&draft.indicators) {
            prop_assert!(is_right(truth, found), "{:?} as {:?}", truth, found);
            prop_assert_eq!(&truth.department, &found.department);
        }
    }

    #[test]
    fn noise_around_a_table_changes_nothing(seed in any::<u64>(), lines in proptest::collection::vec("[ぁ-ん一-龠、]{6,40}。", 0..6)) {
        let table = table(&indicators(&mut Chance::new(seed), 4, 2023, 2028));
        let bare = read_text(&table);
        let mut turned = lines.clone();
        turned.reverse();
        for noise in [lines, turned] {
            let around = read_text(&format!("{}\n\n{table}\n{}\n", noise.join("\n"), noise.join("\n")));
            let said = |draft: &Draft| draft.indicators.iter().map(|found| (found.name.clone(), found.baseline_value.map(f64::to_bits), found.target_value.map(f64::to_bits), found.target_year)).collect::<Vec<_>>();
            prop_assert_eq!(said(&bare), said(&around));
        }
    }

    #[test]
    fn spans_lie_inside_and_numbers_are_printed(seed in 0u64..100_000) {
        for layout in corpus::layouts::ALL {
            let draft = read_text(&corpus::layouts::render(layout, seed).text);
            spans_hold(&draft);
            numbers_are_printed(&draft);
        }
    }

    #[test]
    fn damaged_documents_are_read_without_panic(seed in 0u64..100_000, cuts in proptest::collection::vec(0usize..4000, 0..6)) {
        for layout in corpus::layouts::ALL {
            let mut letters: Vec<char> = corpus::layouts::render(layout, seed).text.chars().collect();
            for cut in &cuts {
                if *cut < letters.len() {
                    letters.swap(*cut, cut / 2);
                    letters.remove(*cut);
                }
            }
            spans_hold(&read_text(&letters.into_iter().collect::<String>()));
        }
    }
}

#[test]
fn bytes_by_chance_are_refused_or_read() {
    bolero::check!().with_iterations(1500).for_each(|bytes: &[u8]| {
        if let Ok(draft) = read(bytes, None) {
            spans_hold(&draft);
        }
    });
}

#[test]
fn the_beginnings_of_known_files_before_bytes_by_chance_are_refused_or_read() {
    let heads: [&[u8]; 5] = [
        b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n",
        b"PK\x03\x04",
        b"<html><table><tr><td colspan=9>",
        b"\xff\xfe",
        "| 指標名 | 現状値 | 目標値 |\n".as_bytes(),
    ];
    bolero::check!().with_iterations(1000).for_each(|bytes: &[u8]| {
        for head in heads {
            let whole = [head, bytes].concat();
            if let Ok(draft) = read(&whole, Some("a.csv")) {
                spans_hold(&draft);
            }
        }
    });
}

#[test]
fn layouts_of_words_by_chance_are_read_without_panic() {
    const WORDS: [&str; 24] = [
        "指標名",
        "現状値",
        "目標値",
        "（R5）",
        "令和7年度",
        "65.3",
        "％",
        "→",
        "―",
        "|",
        "\t",
        "\n",
        "：",
        "自治会加入率",
        "①",
        "施策1",
        "担当課",
        "(",
        "）",
        "△",
        "累計",
        "以上",
        "1億2,500万円",
        "。",
    ];
    bolero::check!().with_iterations(2000).with_type::<Vec<u8>>().for_each(|picks| {
        let text: String = picks.iter().take(300).map(|pick| WORDS[usize::from(*pick) % WORDS.len()]).collect();
        spans_hold(&read_text(&text));
    });
}

#[test]
fn the_corpus_is_read_as_well_as_promised() {
    let mut classes: BTreeMap<&str, Counts> = BTreeMap::new();
    for document in generated(5000..5006).iter().chain(&corpus::hand::documents()) {
        judge(document, classes.entry(document.class).or_default(), false);
    }
    let f1 = |class: &str| classes.get(class).map_or(0.0, Counts::f1);
    assert!(f1("structured") >= 0.95, "structured {}", f1("structured"));
    assert!(f1("flat") >= 0.80, "flat {}", f1("flat"));
    assert!(f1("split") >= 0.50, "split {}", f1("split"));
    assert_eq!(classes["none"].drafted, 0, "invented");
}

/// So many of the indicators of documents that another hand wrote are right today.
const RIGHT_OF_OTHERS: usize = 144;

#[test]
fn documents_of_another_hand_are_read_as_well_as_before() {
    let all = folder::tell(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/others"), true);
    let (truths, right) = all.iter().fold((0, 0), |(truths, right), one| (truths + one.truths, right + one.right));
    assert_eq!((all.len(), truths), (20, 147));
    assert!(right >= RIGHT_OF_OTHERS, "{right} of {truths}");
    assert!(all.iter().all(|one| one.drafted <= one.truths), "nothing is invented");
}
