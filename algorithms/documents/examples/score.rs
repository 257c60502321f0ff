//! Scores the reader on its corpus: `cargo xtask score documents [FROM TO] [--tell LAYOUT] [--show DOCUMENT]`,
//! or on a folder of documents with their gold beside them: `cargo xtask score documents FOLDER [--tell]`.

#[path = "../tests/corpus/mod.rs"]
mod corpus;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use corpus::score::{Counts, judge};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let numbers: Vec<u64> = words.iter().filter_map(|word| word.parse().ok()).collect();
    if let Some(folder) = words.iter().map(Path::new).find(|word| word.is_dir()) {
        corpus::folder::tell(folder, words.iter().any(|word| word == "--tell"));
        return;
    }
    let tell = words.iter().position(|word| word == "--tell").and_then(|at| words.get(at + 1)).cloned();
    let (from, to) = match numbers.as_slice() {
        [from, to, ..] => (*from, *to),
        _ => (1000, 1020),
    };
    if let Some(wanted) = words.iter().position(|word| word == "--show").and_then(|at| words.get(at + 1)) {
        let documents = corpus::generated(from..to).into_iter().chain(corpus::hand::documents());
        return documents.filter(|document| document.name == *wanted).for_each(|document| println!("{}", document.text));
    }
    println!("generated, seeds {from} to {to}");
    table(&corpus::generated(from..to), tell.as_deref(), true);
    println!("\na plan of 300 pages");
    long_plan();
    println!("\nwritten by hand");
    table(&corpus::hand::documents(), tell.as_deref(), false);
}

/// The time for a plan of 300 pages of 800 letters, made of all layouts.
fn long_plan() {
    let mut text = String::new();
    let mut seed = 77_000;
    while text.chars().count() < 240_000 {
        for document in corpus::generated(seed..seed + 1) {
            text.push_str(&document.text);
            text.push('\n');
        }
        seed += 1;
    }
    let began = Instant::now();
    let draft = engawa_documents::read_text(&text);
    println!(
        "{} letters, {} indicators, {} items: {:.2} s",
        text.chars().count(),
        draft.indicators.len(),
        draft.plan.nodes.len(),
        began.elapsed().as_secs_f64()
    );
}

fn table(documents: &[corpus::Document], tell: Option<&str>, by_layout: bool) {
    let mut classes: BTreeMap<String, Counts> = BTreeMap::new();
    for document in documents {
        let layout = document.name.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('-').to_owned();
        let told = tell.is_some_and(|wanted| document.name.contains(wanted) || document.class == wanted);
        judge(document, classes.entry(document.class.to_owned()).or_default(), told);
        if by_layout {
            judge(document, classes.entry(format!("{} / {layout}", document.class)).or_default(), false);
        }
    }
    println!(
        "{:<34} {:>5} {:>6} {:>6} {:>6} {:>7} {:>7} {:>7}",
        "layout", "docs", "true", "draft", "right", "prec", "recall", "F1"
    );
    for (name, counts) in &classes {
        println!(
            "{name:<34} {:>5} {:>6} {:>6} {:>6} {:>7.3} {:>7.3} {:>7.3}",
            counts.documents,
            counts.truths,
            counts.drafted,
            counts.right,
            counts.precision(),
            counts.recall(),
            counts.f1()
        );
    }
    for (name, counts) in classes.iter().filter(|(name, _)| !name.contains('/')) {
        let said: Vec<String> = counts
            .fields
            .iter()
            .map(|(field, (right, all))| format!("{field} {:.3}", *right as f64 / (*all).max(1) as f64))
            .collect();
        println!("fields of {name}: {}", said.join(", "));
    }
}
