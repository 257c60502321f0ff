//! From the draft of the reader to things with fields: what stands where, how sure it is, what else it might be. Pure.

use engawa_documents::draft::{self, Draft, Indicator, Node, Span};
use engawa_kernel::number::read_first;

use super::model::{FieldName, Found, NO, Place, Thing, ThingOf, YES};
use crate::desk::value::write_value;

/// The things of a draft: the plan first, then its items, then its indicators.
pub fn things(read: &Draft) -> Vec<Thing> {
    let text = Lines::of(&read.text);
    let mut things = vec![plan(read, &text)];
    let number_of = |place: usize| i64::try_from(place + 2).unwrap_or(i64::MAX);
    for (place, node) in read.plan.nodes.iter().enumerate() {
        let under = node.parents.first().and_then(|id| read.plan.nodes.iter().position(|other| other.id == *id));
        things.push(item(node, number_of(place), under.map(number_of), &text));
    }
    for indicator in &read.indicators {
        let under = place_of(read, &indicator.policy_path).map(number_of);
        let number = number_of(things.len() - 1);
        things.push(figure(indicator, number, under, &text));
    }
    things
}

/// The item that a path names: its last step, under the one before it where several are called so.
fn place_of(read: &Draft, path: &[String]) -> Option<usize> {
    let nodes = &read.plan.nodes;
    let last = path.last()?;
    let above = path.len().checked_sub(2).map(|place| &path[place]);
    let is_called = |node: &Node, label: &str| node.label() == label || node.title == label;
    let is_under = |node: &Node| {
        let mut parents = node.parents.iter().filter_map(|id| nodes.iter().find(|other| other.id == *id));
        above.is_none_or(|above| parents.any(|parent| is_called(parent, above)))
    };
    let exact = nodes.iter().position(|node| is_called(node, last) && is_under(node));
    exact.or_else(|| nodes.iter().position(|node| is_called(node, last)))
}

fn plan(read: &Draft, text: &Lines) -> Thing {
    let plan = &read.plan;
    let sure = if plan.title.is_some() { 80 } else { 50 };
    let mut fields = vec![
        Found {
            place: plan.title_span.as_ref().and_then(|span| text.place(span)),
            ..bare(FieldName::Title, plan.title.clone(), sure)
        },
        bare(FieldName::Kind, plan.kind.clone(), 80),
    ];
    if plan.fiscal_year.is_some() {
        fields.push(bare(FieldName::Year, plan.fiscal_year.map(|year| year.to_string()), 80));
    }
    Thing { number: 1, of: ThingOf::Plan, fields }
}

fn item(node: &Node, number: i64, under: Option<i64>, text: &Lines) -> Thing {
    let (sure, place) = (percent(node.confidence), text.place(&node.span));
    let at = |field, value| Found { place, ..bare(field, value, sure) };
    let mut fields = vec![
        at(FieldName::Title, filled(&node.title)),
        at(FieldName::Number, node.number.clone()),
        at(FieldName::Level, node.level.clone()),
        bare(FieldName::Under, under.map(|number| number.to_string()), sure),
    ];
    if !node.departments.is_empty() {
        fields.push(bare(FieldName::Department, node.departments.first().cloned(), sure));
    }
    for (kind, field) in [("aim", FieldName::Aim), ("situation", FieldName::Situation), ("approach", FieldName::Approach)] {
        let texts: Vec<&str> =
            node.parts.iter().filter(|part| part.kind == kind).flat_map(|part| &part.texts).map(String::as_str).collect();
        if !texts.is_empty() {
            fields.push(bare(field, filled(&texts.join("\n")), sure));
        }
    }
    Thing { number, of: ThingOf::Item, fields }
}

fn figure(indicator: &Indicator, number: i64, under: Option<i64>, text: &Lines) -> Thing {
    let sure = percent(indicator.confidence);
    let read = |field: FieldName, name: &str, value: Option<String>| {
        let found = indicator.fields.get(name);
        Found {
            field,
            confidence: found.map_or(sure, |found| percent(found.confidence)),
            place: found.and_then(|found| found.span.as_ref()).and_then(|span| text.place(span)),
            choices: found.map(|found| choices(field, found, value.as_deref())).unwrap_or_default(),
            value,
            decisions: Vec::new(),
        }
    };
    let figure =
        |value: Option<f64>, raw: &Option<String>| value.map(|value| printed(value, raw.as_deref())).or_else(|| words(raw));
    let year = |year: Option<i32>| year.map(|year| year.to_string());
    let cumulative = if indicator.cumulative { YES } else { NO };
    let mut fields = vec![
        read(FieldName::Title, "name", filled(&indicator.name)),
        read(FieldName::Unit, "unit", indicator.unit.clone()),
        read(FieldName::Baseline, "baseline", figure(indicator.baseline_value, &indicator.baseline_raw)),
        read(FieldName::BaselineYear, "baseline_year", year(indicator.baseline_year)),
        read(FieldName::Target, "target", figure(indicator.target_value, &indicator.target_raw)),
        read(FieldName::TargetYear, "target_year", year(indicator.target_year)),
        read(FieldName::Comparison, "comparison", Some(comparison(&indicator.comparison, indicator.strict).to_owned())),
        read(FieldName::Cumulative, "cumulative", Some(cumulative.to_owned())),
        read(FieldName::Group, "group", indicator.group.clone()),
        read(FieldName::Department, "department", indicator.department.clone()),
        read(FieldName::Under, "item", under.map(|number| number.to_string())),
    ];
    if !indicator.interim.is_empty() {
        let said = |interim: &draft::Interim| match interim.year {
            Some(year) => format!("{} ({year})", interim.raw),
            None => interim.raw.clone(),
        };
        let said: Vec<String> = indicator.interim.iter().map(said).collect();
        fields.push(read(FieldName::Interim, "interim", Some(said.join(" / "))));
    }
    Thing { number, of: ThingOf::Indicator, fields }
}

/// What else it might be, in the words of the field.
fn choices(field: FieldName, found: &draft::Field, value: Option<&str>) -> Vec<String> {
    let said = |text: &String| match field {
        FieldName::Baseline | FieldName::Target => read_first(text)
            .filter(|number| number.before.is_empty())
            .map_or_else(|| text.trim().to_owned(), |number| write_value(number.value, number.decimals)),
        FieldName::Comparison => match text.split_once(' ') {
            Some((comparison, _)) => self::comparison(comparison, true).to_owned(),
            None => self::comparison(text, false).to_owned(),
        },
        _ => text.trim().to_owned(),
    };
    let mut all: Vec<String> = Vec::new();
    for choice in found.alternatives.iter().map(said).filter(|choice| !choice.is_empty() && Some(choice.as_str()) != value) {
        if !all.contains(&choice) && all.len() < 4 {
            all.push(choice);
        }
    }
    all
}

/// A figure with the digits that are printed.
fn printed(value: f64, raw: Option<&str>) -> String {
    let number = raw.and_then(read_first).filter(|number| number.value == value);
    write_value(value, number.map_or(0, |number| number.decimals))
}

/// Words in the place of a figure; a dash is nothing.
fn words(raw: &Option<String>) -> Option<String> {
    raw.as_deref().map(str::trim).filter(|raw| raw.chars().any(char::is_alphanumeric)).map(str::to_owned)
}

fn comparison(said: &str, is_strict: bool) -> &'static str {
    match (said, is_strict) {
        ("<=", false) => "at-most",
        ("<=", true) => "below",
        (">=", true) => "above",
        ("set", _) => "set",
        _ => "at-least",
    }
}

fn bare(field: FieldName, value: Option<String>, confidence: i64) -> Found {
    Found { field, value, confidence, place: None, choices: Vec::new(), decisions: Vec::new() }
}

fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

#[expect(clippy::cast_possible_truncation, reason = "a confidence lies between 0 and 1")]
fn percent(confidence: f64) -> i64 {
    (confidence.clamp(0.0, 1.0) * 100.0).round() as i64
}

/// Where the lines of a text begin, so that bytes become lines and letters.
struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Lines<'t> {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Lines { text, starts: std::iter::once(0).chain(breaks).collect() }
    }

    fn place(&self, span: &Span) -> Option<Place> {
        if span.end <= span.start {
            return None;
        }
        let (line, letter) = self.at(span.start)?;
        let (end_line, end_letter) = self.at(span.end)?;
        Some(Place { line, letter, end_line, end_letter })
    }

    fn at(&self, byte: usize) -> Option<(i64, i64)> {
        let line = self.starts.partition_point(|start| *start <= byte).checked_sub(1)?;
        let letters = self.text.get(self.starts[line]..byte)?.chars().count();
        Some((i64::try_from(line + 1).ok()?, i64::try_from(letters).ok()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_that_says_something_printed_stands_where_its_words_stand() {
        let text = "指標名\t現状値（R2）\t目標値（R7）\n自治会加入率（％）\t65.3\t70.0以上\n";
        let all = things(&engawa_documents::read_text(text));
        let found = all.iter().find(|thing| thing.of == ThingOf::Indicator).unwrap();
        let said = |name| found.now(name);
        assert_eq!(
            [said(FieldName::Title), said(FieldName::Unit), said(FieldName::Target), said(FieldName::TargetYear)],
            ["自治会加入率", "％", "70.0", "2025"]
        );
        let place = found.field(FieldName::Target).unwrap().place.unwrap();
        let line: Vec<char> = text.lines().nth(usize::try_from(place.line).unwrap() - 1).unwrap().chars().collect();
        let (from, to) = (usize::try_from(place.letter).unwrap(), usize::try_from(place.end_letter).unwrap());
        assert!(line[from..to].iter().collect::<String>().starts_with("70.0"));
    }
}
