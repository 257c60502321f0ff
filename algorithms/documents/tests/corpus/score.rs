//! Compares drafts with what is true, field by field.

use std::collections::BTreeMap;

use engawa_documents::draft::Indicator;

use super::Document;
use super::truth::Truth;

/// Counts of one class.
#[derive(Debug, Default, Clone)]
pub struct Counts {
    pub documents: usize,
    pub truths: usize,
    pub drafted: usize,
    /// Name, baseline and target with their years are right.
    pub right: usize,
    /// Of those whose name was found: each field, right and all.
    pub fields: BTreeMap<&'static str, (usize, usize)>,
}

impl Counts {
    pub fn precision(&self) -> f64 {
        if self.drafted == 0 { 1.0 } else { self.right as f64 / self.drafted as f64 }
    }

    pub fn recall(&self) -> f64 {
        if self.truths == 0 { 1.0 } else { self.right as f64 / self.truths as f64 }
    }

    pub fn f1(&self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
    }
}

/// A name without spaces and with plain forms.
pub fn plain(text: &str) -> String {
    let mut said = String::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        match c {
            '（' => said.push('('),
            '）' => said.push(')'),
            '％' => said.push('%'),
            '／' => said.push('/'),
            '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => said.push(char::from_u32(c as u32 - 0xfee0).unwrap_or(c)),
            c => said.push(c),
        }
    }
    said
}

/// Whether two figures are one.
pub fn same(left: Option<f64>, right: Option<f64>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => (left - right).abs() <= 1e-6 * left.abs().max(1.0),
        (None, None) => true,
        _ => false,
    }
}

/// Whether name and figures are right.
pub fn is_right(truth: &Truth, draft: &Indicator) -> bool {
    plain(&truth.name) == plain(&draft.name)
        && same(truth.base, draft.baseline_value)
        && same(truth.target, draft.target_value)
        && truth.base_year == draft.baseline_year
        && truth.target_year == draft.target_year
}

/// Reads a document and counts. With `tell`, says what went wrong.
pub fn judge(document: &Document, counts: &mut Counts, tell: bool) {
    let draft = engawa_documents::read_text(&document.text);
    counts.documents += 1;
    counts.truths += document.truth.len();
    counts.drafted += draft.indicators.len();
    let mut used = vec![false; draft.indicators.len()];
    let mut missed = Vec::new();
    for truth in &document.truth {
        let fits = |right: bool| {
            (0..used.len()).find(|at| {
                !used[*at]
                    && if right {
                        is_right(truth, &draft.indicators[*at])
                    } else {
                        plain(&truth.name) == plain(&draft.indicators[*at].name)
                    }
            })
        };
        let Some(at) = fits(true).or_else(|| fits(false)) else {
            missed.push(format!("  missing {truth:?}"));
            continue;
        };
        used[at] = true;
        let found = &draft.indicators[at];
        if is_right(truth, found) {
            counts.right += 1;
        } else {
            missed.push(format!(
                "  wrong {truth:?}\n     as {:?} {:?} -> {:?} {:?}",
                found.baseline_value, found.baseline_year, found.target_value, found.target_year
            ));
        }
        for (name, right) in fields(truth, found) {
            let field = counts.fields.entry(name).or_default();
            field.0 += usize::from(right);
            field.1 += 1;
            if tell && !right && !matches!(name, "baseline" | "target" | "baseline year" | "target year") {
                missed.push(format!(
                    "  field {name} of {}: {:?} {:?} {:?} {:?} {:?} {:?}",
                    truth.name, found.unit, found.comparison, found.cumulative, found.kind, found.group, found.department
                ));
            }
        }
    }
    let extra = draft.indicators.iter().zip(&used).filter(|(_, used)| !**used);
    missed.extend(extra.map(|(found, _)| {
        format!("  too many: {} {:?} -> {:?} line {}", found.name, found.baseline_value, found.target_value, found.span.line)
    }));
    if tell && !missed.is_empty() {
        println!("--- {} ({})\n{}", document.name, document.class, missed.join("\n"));
    }
}

fn fields(truth: &Truth, found: &Indicator) -> Vec<(&'static str, bool)> {
    let text = |text: &Option<String>| text.as_deref().map(plain).filter(|text| !text.is_empty());
    vec![
        ("unit", text(&truth.unit) == text(&found.unit)),
        ("baseline", same(truth.base, found.baseline_value)),
        ("baseline year", truth.base_year == found.baseline_year),
        ("target", same(truth.target, found.target_value)),
        ("target year", truth.target_year == found.target_year),
        ("cumulative", truth.cumulative == found.cumulative),
        ("comparison", truth.comparison == found.comparison),
        ("kind", text(&truth.kind) == text(&found.kind)),
        ("group", text(&truth.group) == text(&found.group)),
        ("department", text(&truth.department) == text(&found.department)),
    ]
}
