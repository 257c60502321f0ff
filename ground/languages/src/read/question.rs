//! Reads a question: what all kinds have in common.

use engawa_kernel::Choice;
use toml::de::DeValue;

use super::entry::{Entry, choice, whole};
use super::scope::Scope;
use super::{HINT_MAX, LABEL_MAX, Notes, kind, logic};
use crate::form::{Kind, Need, Prefill, Question, Retention, Sort};
use crate::problem::{Wanted, What};

/// The keys that some type of question has.
const KEYS: [&str; 24] = [
    "required",
    "prefill",
    "longest",
    "earliest",
    "latest",
    "least",
    "most",
    "decimals",
    "unit",
    "choices",
    "lines",
    "column",
    "kinds",
    "megabytes",
    "text",
    "sum",
    "product",
    "difference",
    "purpose",
    "basis",
    "visibility",
    "retention",
    "personal",
    "hint",
];

/// Says of a key that it belongs to other types.
pub(super) fn stray(sort: Option<Sort>) -> impl Fn(&str) -> Option<What> {
    move |key| sort.filter(|_| KEYS.contains(&key)).map(|sort| What::Stray(key.to_owned(), sort.code()))
}

/// Reads a question.
pub(super) fn read(notes: &mut Notes<'_>, scope: &mut Scope, entry: &Entry<'_>) -> Option<Question> {
    let before = notes.faults();
    let code = entry.code(notes, "code");
    let sort: Option<Sort> = entry.needed_choice(notes, "type");
    let kind = sort.and_then(|sort| kind::read(notes, scope, entry, sort));
    let label = match sort {
        Some(Sort::Note) => Some(entry.speech(notes, "label", LABEL_MAX).unwrap_or_default()),
        _ => entry.needed_speech(notes, "label", LABEL_MAX),
    };
    let hint = entry.speech(notes, "hint", HINT_MAX);
    let shown = entry.value("shown").and_then(|value| logic::when(notes, scope, "shown", value));
    let is_answered = !matches!(sort, Some(Sort::Note | Sort::Computed));
    let need = if is_answered { need(notes, scope, entry) } else { Need::Never };
    let prefill = if is_answered { prefill(notes, entry, sort) } else { None };
    let purpose = entry.speech(notes, "purpose", HINT_MAX);
    let basis = entry.text(notes, "basis", LABEL_MAX);
    let visibility = entry.choice(notes, "visibility").unwrap_or_default();
    let retention = retention(notes, entry);
    let is_personal = entry.yes_no(notes, "personal").unwrap_or(false) || is_personal(sort, kind.as_ref(), prefill);
    if is_personal && !entry.has("purpose") {
        let shown = label.as_ref().map_or_else(String::new, |label| label.ja().to_owned());
        notes.fault(&entry.place("type"), What::NoPurpose(shown));
    }
    // A sort that could not be read was told; its keys are not strays then.
    if sort.is_some() {
        entry.ended(notes, &stray(sort));
    }
    if let Some(code) = &code {
        scope.take(notes, &entry.place("code"), code);
    }
    if notes.faults() > before {
        return None;
    }
    let (code, label, kind) = (code?, label?, kind?);
    Some(Question { code, label, hint, kind, need, shown, purpose, basis, visibility, retention, prefill, is_personal })
}

fn is_personal(sort: Option<Sort>, kind: Option<&Kind>, prefill: Option<Prefill>) -> bool {
    let columns = kind.map(Kind::columns).unwrap_or_default();
    sort.is_some_and(Sort::is_personal)
        || columns.iter().any(|column| column.kind.sort().is_personal())
        || prefill.is_some_and(Prefill::is_personal)
}

fn need(notes: &mut Notes<'_>, scope: &Scope, entry: &Entry<'_>) -> Need {
    match entry.value("required").map(|value| (value, value.get_ref())) {
        None | Some((_, DeValue::Boolean(false))) => Need::Never,
        Some((_, DeValue::Boolean(true))) => Need::Always,
        Some((value, DeValue::Table(_))) => logic::when(notes, scope, "required", value).map_or(Need::Never, Need::When),
        Some((value, _)) => {
            notes.fault(&value.span(), What::Type("required".to_owned(), Wanted::Requirement));
            Need::Never
        }
    }
}

fn prefill(notes: &mut Notes<'_>, entry: &Entry<'_>, sort: Option<Sort>) -> Option<Prefill> {
    let prefill: Prefill = entry.choice(notes, "prefill")?;
    if let Some(sort) = sort.filter(|sort| !prefill.fits().contains(sort)) {
        notes.fault(&entry.place("prefill"), What::prefill(prefill, sort, prefill.fits()));
    }
    Some(prefill)
}

/// How long an answer is kept.
#[derive(Clone, Copy)]
struct AsCase;

impl Choice for AsCase {
    const ALL: &'static [Self] = &[AsCase];

    fn code(self) -> &'static str {
        "as_case"
    }
}

fn retention(notes: &mut Notes<'_>, entry: &Entry<'_>) -> Retention {
    let Some(value) = entry.value("retention") else { return Retention::AsCase };
    if value.get_ref().is_str() {
        let _ = choice::<AsCase>(notes, "retention", value);
        return Retention::AsCase;
    }
    let years = whole(value.get_ref()).and_then(|years| u8::try_from(years).ok()).filter(|years| (1..=100).contains(years));
    if years.is_none() {
        notes.fault(&value.span(), What::Type("retention".to_owned(), Wanted::Retention));
    }
    years.map_or(Retention::AsCase, Retention::Years)
}
