//! Reads conditions and formulas.

use engawa_kernel::Choice;
use toml::Spanned;
use toml::de::DeValue;

use super::entry::{Entry, Value};
use super::scope::{Earlier, Scope};
use super::{Notes, PICKS_MAX};
use crate::form::{Code, DEPTH_MAX, Formula, Operand, Sort, When};
use crate::problem::{Unfit, Wanted, What, is_backwards};

/// The most parts of a condition and numbers of a sum.
const PARTS_MAX: usize = 20;

/// Reads a condition.
pub(super) fn when(notes: &mut Notes<'_>, scope: &Scope, key: &str, value: Value<'_>) -> Option<When> {
    nested(notes, scope, key, value, 1)
}

fn nested(notes: &mut Notes<'_>, scope: &Scope, key: &str, value: Value<'_>, depth: usize) -> Option<When> {
    let entry = Entry::of(notes, key, value)?;
    if depth > DEPTH_MAX {
        notes.fault(&value.span(), What::TooDeep);
        return None;
    }
    let ways = ["question", "all", "any", "not"];
    let mut named = ways.into_iter().filter(|way| entry.has(way));
    let (Some(way), None) = (named.next(), named.next()) else {
        notes.fault(&value.span(), What::NoCondition);
        return None;
    };
    let found = match way {
        "question" => about(notes, scope, &entry),
        "all" => several(notes, scope, &entry, "all", depth).map(When::All),
        "any" => several(notes, scope, &entry, "any", depth).map(When::Any),
        _ => {
            let inner = entry.value("not")?;
            nested(notes, scope, "not", inner, depth + 1).map(|inner| When::Not(Box::new(inner)))
        }
    };
    entry.ended(notes, &|_| Some(What::NoCondition));
    found
}

fn several(notes: &mut Notes<'_>, scope: &Scope, entry: &Entry<'_>, key: &'static str, depth: usize) -> Option<Vec<When>> {
    let list = entry.list(notes, key, PARTS_MAX)?;
    let parts: Vec<Option<When>> = list.iter().map(|value| nested(notes, scope, key, value, depth + 1)).collect();
    parts.into_iter().collect()
}

/// A condition about one question.
fn about(notes: &mut Notes<'_>, scope: &Scope, entry: &Entry<'_>) -> Option<When> {
    let value = entry.needed(notes, "question")?;
    let code = super::entry::code(notes, "question", value);
    let earlier = code.as_ref().and_then(|code| scope.find(notes, &value.span(), code.as_str()));
    // All keys are asked for, whatever the first of them holds.
    let tests = tests(notes, entry, code.as_ref(), earlier.as_ref());
    let (code, earlier) = (code?, earlier?);
    if earlier.sort == Sort::Note {
        notes.fault(&value.span(), What::Unfit(code.to_string(), earlier.sort.code(), Unfit::HasNoAnswer));
        return None;
    }
    let mut tests = tests?;
    if tests.is_empty() {
        notes.fault(entry.at(), What::NoCondition);
        return None;
    }
    if tests.len() == 1 { tests.pop() } else { Some(When::All(tests)) }
}

fn tests(notes: &mut Notes<'_>, entry: &Entry<'_>, code: Option<&Code>, earlier: Option<&Earlier>) -> Option<Vec<When>> {
    let before = notes.faults();
    let answers = if entry.has("is") { entry.list(notes, "is", PICKS_MAX) } else { entry.value("is").map(|_| &[][..]) };
    let (least, most) = (entry.decimal(notes, "at_least"), entry.decimal(notes, "at_most"));
    let answered = entry.yes_no(notes, "answered");
    let (code, earlier) = (code?, earlier?);
    let mut tests = Vec::new();
    if let Some(answers) = answers {
        tests.push(When::Is { question: code.clone(), any_of: any_of(notes, entry, code, earlier, answers)? });
    }
    if least.is_some() || most.is_some() {
        number(notes, entry, code, earlier.sort);
        if is_backwards(least, most) {
            notes.fault(&entry.place("at_least"), What::Backwards("at_least", "at_most"));
        }
    }
    tests.extend(least.map(|least| When::AtLeast(code.clone(), least)));
    tests.extend(most.map(|most| When::AtMost(code.clone(), most)));
    tests.extend(answered.map(|yes| {
        let answered = When::Answered(code.clone());
        if yes { answered } else { When::Not(Box::new(answered)) }
    }));
    (notes.faults() == before).then_some(tests)
}

fn any_of(
    notes: &mut Notes<'_>,
    entry: &Entry<'_>,
    code: &Code,
    earlier: &Earlier,
    answers: &[Spanned<DeValue<'_>>],
) -> Option<Vec<String>> {
    if earlier.picks.is_empty() {
        notes.fault(&entry.place("is"), What::Unfit(code.to_string(), earlier.sort.code(), Unfit::HasNoPicks));
        return None;
    }
    let mut found = Vec::new();
    for answer in answers {
        let text = answer.get_ref().as_str().map(str::to_owned);
        match text {
            Some(text) if earlier.picks.contains(&text) => found.push(text),
            Some(text) => {
                let (question, found) = (code.to_string(), text.chars().take(60).collect());
                let allowed = earlier.picks.join(", ");
                notes.fault(&answer.span(), What::NoAnswer { question, found, allowed });
            }
            None => notes.fault(&answer.span(), What::Type("is".to_owned(), Wanted::Text)),
        }
    }
    (found.len() == answers.len()).then_some(found)
}

fn number(notes: &mut Notes<'_>, entry: &Entry<'_>, code: &Code, sort: Sort) {
    if !is_number(sort) {
        notes.fault(&entry.place("question"), What::Unfit(code.to_string(), sort.code(), Unfit::IsNoNumber));
    }
}

fn is_number(sort: Sort) -> bool {
    matches!(sort, Sort::Number | Sort::Yen | Sort::Computed)
}

/// Reads the formula of a computed question.
pub(super) fn formula(notes: &mut Notes<'_>, scope: &Scope, entry: &Entry<'_>) -> Option<Formula> {
    let ways = ["sum", "product", "difference"];
    let mut named = ways.into_iter().filter(|way| entry.value(way).is_some());
    let (Some(way), None) = (named.next(), named.next()) else {
        notes.fault(entry.at(), What::NoFormula);
        return None;
    };
    let list = entry.list(notes, way, PARTS_MAX)?;
    let operands: Vec<Option<Operand>> = list.iter().map(|value| operand(notes, scope, way, value)).collect();
    let operands: Vec<Operand> = operands.into_iter().collect::<Option<_>>()?;
    match (way, &operands[..]) {
        ("sum", _) => Some(Formula::Sum(operands)),
        ("product", [one, other]) => Some(Formula::Product(one.clone(), other.clone())),
        ("difference", [one, other]) => Some(Formula::Difference(one.clone(), other.clone())),
        _ => {
            notes.fault(&entry.place(way), What::NoFormula);
            None
        }
    }
}

fn operand(notes: &mut Notes<'_>, scope: &Scope, key: &str, value: Value<'_>) -> Option<Operand> {
    let Some(text) = value.get_ref().as_str() else {
        notes.fault(&value.span(), What::Type(key.to_owned(), Wanted::Text));
        return None;
    };
    let at = value.span();
    let (before, behind) = text.split_once('.').map_or((text, None), |(before, behind)| (before, Some(behind)));
    let sort = match behind {
        None => scope.find(notes, &at, before)?.sort,
        Some(behind) => scope.find_column(notes, &at, before, behind)?,
    };
    if !is_number(sort) {
        notes.fault(&at, What::Unfit(text.chars().take(60).collect(), sort.code(), Unfit::IsNoNumber));
        return None;
    }
    let before = Code::read(before)?;
    match behind {
        None => Some(Operand::Answer(before)),
        Some(behind) => Some(Operand::Column(before, Code::read(behind)?)),
    }
}
