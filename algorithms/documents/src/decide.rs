//! From what was found to fields of a draft: units and factors, years, comparison, confidence.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::draft::{Field, Indicator, Interim, Span};
use crate::layout::Page;
use crate::reading::{Found, Slot};
use crate::tokens::number::scaled_unit;
use crate::tokens::unit;
use crate::tokens::value::Bound;

/// Names of things of which more is better even while they fall.
const KEPT_UP: [&str; 10] =
    ["人口", "出生数", "児童数", "生徒数", "世帯数", "農家数", "従業者数", "就業者数", "事業所数", "出荷額"];

/// Makes an indicator of a draft.
pub fn indicator(found: &Found, page: &Page) -> Indicator {
    let name = found.said_name.clone().unwrap_or_else(|| found.name.printed());
    let unit = found.unit.as_deref().map(|unit| unit.trim_start_matches("単位:").to_owned()).filter(|unit| !unit.is_empty());
    let (factor, plain) = unit.as_deref().map_or((1.0, ""), scaled_unit);
    let own = |slot: &Slot| slot.value.unit.as_deref().map_or(factor, |unit| scaled_unit(unit).0);
    let number = |slot: &Slot| slot.number().map(|number| scaled(number, own(slot)));
    let (base, target) = (found.base.as_ref(), found.target.as_ref());
    let base_value = base.and_then(number);
    let target_value = target.and_then(number);
    let (comparison, strict) = comparison(found, &name, base_value, target_value);
    let raw = |slot: &Slot| Some(slot.run.printed()).filter(|raw| !raw.is_empty());
    let interim = |slot: &Slot| Interim { value: number(slot), year: slot.year, raw: slot.run.printed() };
    Indicator {
        cumulative: is_cumulative(found, &name, unit.as_deref()),
        unit: unit.as_ref().map(|_| unit::said(plain)).filter(|unit| !unit.is_empty()),
        baseline_value: base_value,
        baseline_year: base.and_then(|slot| slot.year),
        baseline_raw: base.and_then(raw),
        target_value,
        target_year: target.and_then(|slot| slot.year),
        target_raw: target.and_then(raw),
        interim: found.interims.iter().map(interim).collect(),
        comparison: comparison.to_owned(),
        strict,
        kind: found.kind.clone(),
        group: found.group.clone(),
        department: Some(found.departments.join("、")).filter(|text| !text.is_empty()),
        owner: found.departments.clone(),
        policy_path: found.items.clone(),
        scored: found.is_scored,
        population: found.population,
        limits: Vec::new(),
        confidence: rounded(found.confidence),
        span: found.span().map(|range| span(&range, page)).unwrap_or_default(),
        fields: fields(found, page),
        name,
    }
}

/// A product without the dust of binary fractions.
fn scaled(number: f64, factor: f64) -> f64 {
    if factor > 1.0 { (number * factor * 1000.0).round() / 1000.0 } else { number }
}

fn rounded(confidence: f64) -> f64 {
    (confidence.clamp(0.05, 0.99) * 100.0).round() / 100.0
}

/// The place of a range in lines.
pub fn span(range: &Range<usize>, page: &Page) -> Span {
    let end = range.end.saturating_sub(1).max(range.start);
    Span { start: range.start, end: range.end, line: page.line_at(range.start) + 1, end_line: page.line_at(end) + 1 }
}

fn comparison(found: &Found, name: &str, base: Option<f64>, target: Option<f64>) -> (&'static str, bool) {
    let bound = found.target.as_ref().and_then(|slot| slot.value.bound).or(found.direction);
    if target.is_none() && bound.is_none() && found.target.as_ref().is_some_and(|slot| slot.state().is_some()) {
        return ("set", false);
    }
    match bound {
        Some(Bound::AtLeast) => (">=", false),
        Some(Bound::Above) => (">=", true),
        Some(Bound::AtMost) => ("<=", false),
        Some(Bound::Below) => ("<=", true),
        None => {
            let falls = matches!((base, target), (Some(base), Some(target)) if target < base);
            let kept = KEPT_UP.iter().any(|word| name.contains(word))
                && !["減少", "流出", "転出", "待機", "不登校", "空き", "未"].iter().any(|word| name.contains(word));
            (if falls && !kept { "<=" } else { ">=" }, false)
        }
    }
}

/// Running totals: 累計 in the name, the header, the unit or a value. 延べ alone is none.
fn is_cumulative(found: &Found, name: &str, unit: Option<&str>) -> bool {
    let said = |text: &str| {
        text.contains("累計")
            || text.contains("累積")
            || text.contains("通算")
            || text.contains("年間で")
            || text.contains("年間の合計")
            || text.contains("年間合計")
    };
    let value = |slot: &Option<Slot>| slot.as_ref().is_some_and(|slot| slot.value.cumulative);
    found.cumulative || said(name) || unit.is_some_and(said) || value(&found.target) || value(&found.base)
}

/// Each field that says something: where it stands, how sure it is, what else it might be.
fn fields(found: &Found, page: &Page) -> BTreeMap<String, Field> {
    let mut fields = BTreeMap::new();
    let mut add = |name: &str, range: Option<Range<usize>>, confidence: f64, more: Vec<String>| {
        let mut alternatives = found.others.get(name).cloned().unwrap_or_default();
        alternatives.extend(more);
        let span = range.map(|range| span(&range, page));
        fields.insert(name.to_owned(), Field { span, confidence: rounded(confidence), alternatives });
    };
    let sure = found.confidence;
    let place = |slot: &Option<Slot>| slot.as_ref().and_then(|slot| slot.run.span());
    let slot = |slot: &Option<Slot>| slot.as_ref().map_or(0.0, |slot| sure - 0.05 * slot.value.residue.min(6) as f64);
    add("name", found.name.span(), sure, Vec::new());
    add("baseline", place(&found.base), slot(&found.base), Vec::new());
    // What is on the way may have been meant as the target, and the other way round.
    let others: Vec<String> = found.interims.iter().map(|interim| interim.run.printed()).collect();
    if let Some(interim) = found.interims.first() {
        add("interim", interim.run.span(), sure, Vec::new());
    }
    add("target", place(&found.target), slot(&found.target), others);
    for (name, slot) in [("baseline_year", &found.base), ("target_year", &found.target)] {
        if let Some(slot) = slot.as_ref().filter(|slot| slot.year.is_some()) {
            // Printed with the value, or taken from the header of its column.
            add(name, slot.value.year.and_then(|_| slot.run.span()), sure, other_years(found, slot.year));
        }
    }
    if let Some(unit) = &found.unit {
        add("unit", beside(found, page, unit), sure, Vec::new());
    }
    for (name, said) in [("group", found.group.as_deref()), ("department", found.departments.first().map(String::as_str))] {
        if let Some(said) = said {
            add(name, beside(found, page, said), sure, Vec::new());
        }
    }
    let (confidence, range, more) = compared(found);
    add("comparison", range, confidence.min(sure), more);
    add("cumulative", None, sure, Vec::new());
    fields
}

/// Years of targets on the way: of several, the last is the target's, and might not be.
fn other_years(found: &Found, own: Option<i32>) -> Vec<String> {
    let on_the_way = found.interims.iter().filter_map(|interim| interim.year);
    let own_target = found.target.as_ref().and_then(|target| target.year) == own;
    on_the_way.filter(|year| own_target && Some(*year) != own).map(|year| year.to_string()).collect()
}

/// How sure the comparison is: printed, or concluded from a way that rises or falls, or from nothing.
fn compared(found: &Found) -> (f64, Option<Range<usize>>, Vec<String>) {
    let target = found.target.as_ref();
    if target.is_some_and(|slot| slot.value.bound.is_some()) {
        return (0.95, target.and_then(|slot| slot.run.span()), Vec::new());
    }
    if found.direction.is_some() || target.is_some_and(|slot| slot.state().is_some()) {
        return (0.95, None, Vec::new());
    }
    match (found.base.as_ref().and_then(Slot::number), target.and_then(Slot::number)) {
        (Some(base), Some(target)) if target > base => (0.9, None, Vec::new()),
        (Some(base), Some(target)) if target < base => (0.8, None, vec![">=".to_owned()]),
        _ => (0.7, None, vec!["<=".to_owned()]),
    }
}

/// Where a word stands on the lines of an indicator.
fn beside(found: &Found, page: &Page, word: &str) -> Option<Range<usize>> {
    let range = found.span()?;
    let wanted: Vec<char> = word.chars().filter(|c| !c.is_whitespace()).collect();
    let (first, last) = (page.line_at(range.start), page.line_at(range.end.saturating_sub(1).max(range.start)));
    for line in page.lines.get(first..=last.min(first + 12))? {
        let chars = line.run.chars();
        let at = (0..chars.len()).find(|at| !wanted.is_empty() && chars[*at..].starts_with(&wanted));
        if let Some(at) = at {
            return line.run.slice(at..at + wanted.len()).span();
        }
    }
    None
}
