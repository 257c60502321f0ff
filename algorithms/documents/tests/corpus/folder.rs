//! A folder of documents with what a careful clerk would enter beside each: `NNN.txt` (or md, html, csv …) and `NNN.json`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use engawa_documents::draft::{Draft, Indicator};
use serde::Deserialize;

use super::score::{plain, same};

/// What is true of one document.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Gold {
    pub indicators: Vec<Row>,
    pub class: String,
}

/// What is true of one indicator.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Row {
    pub name: String,
    pub names_ok: Vec<String>,
    pub unit: Option<String>,
    pub baseline_value: Option<f64>,
    pub baseline_year: Option<i32>,
    pub target_value: Option<f64>,
    pub target_year: Option<i32>,
    pub interim: Vec<Step>,
    pub cumulative: bool,
    pub comparison: String,
    pub kind: Option<String>,
    /// Fields of which two clerks could say different things; they are not counted.
    pub uncertain: Vec<String>,
}

/// A target on the way.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Step {
    pub value: Option<f64>,
    pub year: Option<i32>,
}

/// What one document scored.
#[derive(Debug, Default)]
pub struct Judged {
    pub name: String,
    pub class: String,
    pub truths: usize,
    pub drafted: usize,
    /// Name, baseline and target with their years are right.
    pub right: usize,
    /// Every field is right.
    pub whole: usize,
    /// Each field: right and all.
    pub fields: BTreeMap<&'static str, (usize, usize)>,
    pub said: Vec<String>,
}

/// The documents of a folder with their gold, in the order of their names.
pub fn documents(folder: &Path) -> Vec<(PathBuf, Gold)> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).map(|entries| entries.flatten().map(|entry| entry.path()).collect()).unwrap_or_default();
    files.sort();
    let gold = |file: &PathBuf| {
        let text = fs::read_to_string(file.with_extension("json")).ok()?;
        let gold = serde_json::from_str(&text).unwrap_or_else(|fault| panic!("{}: {fault}", file.display()));
        Some((file.clone(), gold))
    };
    files.iter().filter(|file| file.extension().is_some_and(|end| end != "json")).filter_map(gold).collect()
}

/// Reads a document and compares it, field by field.
pub fn judge(file: &Path, gold: &Gold) -> Judged {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let draft = fs::read(file).ok().and_then(|bytes| engawa_documents::read(&bytes, Some(&name)).ok()).unwrap_or_default();
    let mut judged = Judged {
        name,
        class: gold.class.clone(),
        truths: gold.indicators.len(),
        drafted: draft.indicators.len(),
        ..Judged::default()
    };
    let mut used = vec![false; draft.indicators.len()];
    for truth in &gold.indicators {
        match best(truth, &draft, &used) {
            Some(at) => {
                used[at] = true;
                judged.compare(truth, &draft.indicators[at]);
            }
            None => judged.said.push(format!(
                "  missing  {} [{}] {:?} {:?} -> {:?} {:?}",
                truth.name,
                truth.unit.as_deref().unwrap_or(""),
                truth.baseline_value,
                truth.baseline_year,
                truth.target_value,
                truth.target_year
            )),
        }
    }
    for found in draft.indicators.iter().zip(&used).filter(|(_, used)| !**used).map(|(found, _)| found) {
        judged.said.push(format!(
            "  invented {} [{}] {:?} {:?} -> {:?} {:?} (line {})",
            found.name,
            found.unit.as_deref().unwrap_or(""),
            found.baseline_value,
            found.baseline_year,
            found.target_value,
            found.target_year,
            found.span.line
        ));
    }
    judged
}

/// The drafted indicator of the same name that agrees best.
fn best(truth: &Row, draft: &Draft, used: &[bool]) -> Option<usize> {
    let named = |at: &usize| !used[*at] && is_named(truth, &draft.indicators[*at]);
    let agreeing = |at: &usize| fields(truth, &draft.indicators[*at]).iter().filter(|(_, right)| *right).count();
    (0..used.len()).filter(named).rev().max_by_key(agreeing)
}

fn is_named(truth: &Row, found: &Indicator) -> bool {
    let name = folded(&found.name);
    std::iter::once(&truth.name).chain(&truth.names_ok).any(|known| folded(known) == name)
}

/// Plain forms, without the marks that only part words.
fn folded(text: &str) -> String {
    plain(text).replace(['～', '〜'], "~").replace(['，', '､'], "、").replace('：', ":")
}

impl Judged {
    fn compare(&mut self, truth: &Row, found: &Indicator) {
        let mut wrong = Vec::new();
        for (field, right) in fields(truth, found) {
            let counts = self.fields.entry(field).or_default();
            counts.0 += usize::from(right);
            counts.1 += 1;
            if !right {
                wrong.push(field);
            }
        }
        let main = ["baseline_value", "baseline_year", "target_value", "target_year"];
        self.right += usize::from(!wrong.iter().any(|field| main.contains(field)));
        self.whole += usize::from(wrong.is_empty());
        if !wrong.is_empty() {
            self.said.push(format!(
                "  wrong    {} {wrong:?}\n           is  [{}] {:?} {:?} -> {:?} {:?} via {:?} {} {} {:?}\n           was [{}] {:?} {:?} -> {:?} {:?} via {:?} {} {} {:?}",
                truth.name,
                truth.unit.as_deref().unwrap_or(""),
                truth.baseline_value,
                truth.baseline_year,
                truth.target_value,
                truth.target_year,
                truth.interim.iter().map(|step| (step.value, step.year)).collect::<Vec<_>>(),
                truth.comparison,
                truth.cumulative,
                truth.kind,
                found.unit.as_deref().unwrap_or(""),
                found.baseline_value,
                found.baseline_year,
                found.target_value,
                found.target_year,
                found.interim.iter().map(|step| (step.value, step.year)).collect::<Vec<_>>(),
                found.comparison,
                found.cumulative,
                found.kind
            ));
        }
    }
}

fn fields(truth: &Row, found: &Indicator) -> Vec<(&'static str, bool)> {
    let text = |text: &Option<String>| text.as_deref().map(plain).filter(|text| !text.is_empty());
    let interim: Vec<Step> = found.interim.iter().map(|step| Step { value: step.value, year: step.year }).collect();
    let all = vec![
        ("unit", text(&truth.unit) == text(&found.unit)),
        ("baseline_value", same(truth.baseline_value, found.baseline_value)),
        ("baseline_year", truth.baseline_year == found.baseline_year),
        ("target_value", same(truth.target_value, found.target_value)),
        ("target_year", truth.target_year == found.target_year),
        ("interim", truth.interim == interim),
        ("cumulative", truth.cumulative == found.cumulative),
        ("comparison", truth.comparison.is_empty() || truth.comparison == found.comparison),
        ("kind", text(&truth.kind) == text(&found.kind)),
    ];
    all.into_iter().filter(|(field, _)| !truth.uncertain.iter().any(|doubted| doubted == field)).collect()
}

/// Reads all documents of a folder, prints what each scored, and the sum by class.
pub fn tell(folder: &Path, loud: bool) -> Vec<Judged> {
    let all: Vec<Judged> = documents(folder).iter().map(|(file, gold)| judge(file, gold)).collect();
    println!("{:<16} {:<12} {:>5} {:>5} {:>5} {:>5} {:>9}", "document", "class", "true", "draft", "right", "whole", "invented");
    for one in &all {
        let invented = one.said.iter().filter(|said| said.starts_with("  invented")).count();
        println!(
            "{:<16} {:<12} {:>5} {:>5} {:>5} {:>5} {:>9}",
            one.name, one.class, one.truths, one.drafted, one.right, one.whole, invented
        );
        if loud {
            one.said.iter().for_each(|said| println!("{said}"));
        }
    }
    let mut classes: BTreeMap<&str, Vec<&Judged>> = BTreeMap::new();
    for one in &all {
        classes.entry(&one.class).or_default().push(one);
        classes.entry("all").or_default().push(one);
    }
    for (class, judged) in classes {
        let sum = |of: fn(&Judged) -> usize| judged.iter().map(|one| of(one)).sum::<usize>();
        let (truths, drafted, right, whole) =
            (sum(|one| one.truths), sum(|one| one.drafted), sum(|one| one.right), sum(|one| one.whole));
        let f1 = if truths + drafted == 0 { 1.0 } else { 2.0 * right as f64 / (truths + drafted) as f64 };
        println!("{class:<16} {} documents: {right} of {truths} right, {whole} whole, {drafted} drafted, F1 {f1:.3}", judged.len());
    }
    all
}
