//! Reads what each type of question has for itself.

use std::collections::BTreeSet;

use engawa_kernel::{Choice, Day};

use super::entry::{Entry, choice};
use super::scope::Scope;
use super::{ANSWER_MAX, HINT_MAX, LABEL_MAX, LINES_MAX, Notes, PICKS_MAX, ROWS_MAX, TEXT_MAX, logic, question};
use crate::form::{Bound, Column, Count, FileSort, Kind, Numeric, Pick, Sort};
use crate::problem::{Wanted, What, codes, is_backwards};

/// The largest file that can be asked for, in megabytes.
const MEGABYTES_MAX: i64 = 200;
/// The most files of a question.
const FILES_MAX: usize = 20;
/// The most digits after the point that can be asked for.
const DECIMALS_MAX: i64 = 3;
/// How far a bound may lie from today, in days.
const DAYS_MAX: i64 = 40_000;

/// Reads the kind of a question of this type.
pub(super) fn read(notes: &mut Notes<'_>, scope: &Scope, entry: &Entry<'_>, sort: Sort) -> Option<Kind> {
    Some(match sort {
        Sort::Several => {
            let picks = picks(notes, entry, "choices", PICKS_MAX)?;
            Kind::Several { count: count(notes, entry, picks.len(), picks.len()), picks }
        }
        Sort::Ranking => {
            let picks = picks(notes, entry, "choices", PICKS_MAX)?;
            Kind::Ranking { count: count(notes, entry, picks.len(), picks.len().min(3)), picks }
        }
        Sort::Matrix => {
            let (lines, picks) = (picks(notes, entry, "lines", LINES_MAX), picks(notes, entry, "choices", LINES_MAX));
            Kind::Matrix { lines: lines?, picks: picks? }
        }
        Sort::Rows => {
            let (columns, count) = (columns(notes, entry), count(notes, entry, ROWS_MAX, 10));
            Kind::Rows { columns: columns?, count }
        }
        Sort::File => file(notes, entry)?,
        Sort::Consent => Kind::Consent { text: entry.needed_speech(notes, "text", TEXT_MAX)? },
        Sort::Note => Kind::Note { text: entry.needed_speech(notes, "text", TEXT_MAX)? },
        Sort::Computed => {
            let (formula, numeric) = (logic::formula(notes, scope, entry), numeric(notes, entry, false));
            Kind::Computed { formula: formula?, numeric }
        }
        Sort::Name => Kind::Name,
        Sort::Address => Kind::Address,
        Sort::Birthday => Kind::Birthday,
        Sort::Place => Kind::Place,
        Sort::Organization => Kind::Organization,
        Sort::Person => Kind::Person,
        Sort::LongText => Kind::LongText { longest: longest(notes, entry, 2_000) },
        _ => one_field(notes, entry, sort)?,
    })
}

/// Kinds of one field, which can be a column too.
fn one_field(notes: &mut Notes<'_>, entry: &Entry<'_>, sort: Sort) -> Option<Kind> {
    Some(match sort {
        Sort::Kana => Kind::Kana { longest: longest(notes, entry, 100) },
        Sort::Phone => Kind::Phone,
        Sort::Mail => Kind::Mail,
        Sort::Day => day(notes, entry),
        Sort::Number => Kind::Number(numeric(notes, entry, true)),
        Sort::Yen => Kind::Yen(yen(notes, entry)),
        Sort::YesNo => Kind::YesNo,
        Sort::Choice => Kind::Choice(picks(notes, entry, "choices", PICKS_MAX)?),
        _ => Kind::Text { longest: longest(notes, entry, 200) },
    })
}

fn longest(notes: &mut Notes<'_>, entry: &Entry<'_>, usual: usize) -> usize {
    entry.size(notes, "longest", 1, ANSWER_MAX).unwrap_or(usual)
}

fn day(notes: &mut Notes<'_>, entry: &Entry<'_>) -> Kind {
    let (earliest, latest) = (bound(notes, entry, "earliest"), bound(notes, entry, "latest"));
    let is_backwards = match (earliest, latest) {
        (Some(Bound::On(earliest)), Some(Bound::On(latest))) => earliest > latest,
        (Some(Bound::FromToday(earliest)), Some(Bound::FromToday(latest))) => earliest > latest,
        _ => false,
    };
    if is_backwards {
        notes.fault(&entry.place("earliest"), What::Backwards("earliest", "latest"));
    }
    Kind::Day { earliest, latest }
}

fn bound(notes: &mut Notes<'_>, entry: &Entry<'_>, key: &'static str) -> Option<Bound> {
    let value = entry.value(key)?;
    let bound = value.get_ref().as_str().and_then(|text| read_bound(text.trim()));
    if bound.is_none() {
        notes.fault(&value.span(), What::Type(key.to_owned(), Wanted::Day));
    }
    bound
}

fn read_bound(text: &str) -> Option<Bound> {
    let Some(days) = text.strip_prefix("today") else { return Day::parse(text).ok().map(Bound::On) };
    let days = if days.is_empty() { "+0" } else { days };
    let has_sign = days.starts_with(['+', '-']);
    let days: i64 = days.parse().ok().filter(|_| has_sign)?;
    (-DAYS_MAX..=DAYS_MAX).contains(&days).then_some(Bound::FromToday(days))
}

fn numeric(notes: &mut Notes<'_>, entry: &Entry<'_>, has_decimals: bool) -> Numeric {
    let decimals = if has_decimals { entry.whole(notes, "decimals", 0, DECIMALS_MAX) } else { None };
    let unit = entry.speech(notes, "unit", LABEL_MAX);
    Numeric { decimals: decimals.and_then(|decimals| u8::try_from(decimals).ok()).unwrap_or(0), unit, ..yen(notes, entry) }
}

fn yen(notes: &mut Notes<'_>, entry: &Entry<'_>) -> Numeric {
    let (least, most) = (entry.decimal(notes, "least"), entry.decimal(notes, "most"));
    if is_backwards(least, most) {
        notes.fault(&entry.place("least"), What::Backwards("least", "most"));
    }
    Numeric { least, most, ..Numeric::default() }
}

fn count(notes: &mut Notes<'_>, entry: &Entry<'_>, largest: usize, usual: usize) -> Count {
    let least = entry.size(notes, "least", 1, largest);
    let most = entry.size(notes, "most", 1, largest).unwrap_or_else(|| usual.max(least.unwrap_or(1)));
    let least = least.unwrap_or(1);
    if least > most {
        notes.fault(&entry.place("least"), What::Backwards("least", "most"));
    }
    Count { least, most }
}

fn picks(notes: &mut Notes<'_>, entry: &Entry<'_>, key: &'static str, most: usize) -> Option<Vec<Pick>> {
    entry.needed(notes, key)?;
    let list = entry.list(notes, key, most)?;
    if list.len() < 2 && key == "choices" {
        notes.fault(&entry.place(key), What::Single(key.to_owned()));
        return None;
    }
    let mut codes = BTreeSet::new();
    let mut picks = Vec::new();
    for value in list {
        let Some(inner) = Entry::of(notes, key, value) else { continue };
        let (code, label) = (inner.code(notes, "code"), inner.needed_speech(notes, "label", LABEL_MAX));
        let hint = inner.speech(notes, "hint", HINT_MAX);
        inner.ended(notes, &|_| None);
        if let Some(code) = code.as_ref().filter(|code| !codes.insert(code.to_string())) {
            notes.fault(&inner.place("code"), What::Twice(code.to_string()));
        }
        picks.extend(code.zip(label).map(|(code, label)| Pick { code, label, hint }));
    }
    (picks.len() == list.len()).then_some(picks)
}

fn columns(notes: &mut Notes<'_>, entry: &Entry<'_>) -> Option<Vec<Column>> {
    entry.needed(notes, "column")?;
    let list = entry.list(notes, "column", LINES_MAX)?;
    let mut codes = BTreeSet::new();
    let mut columns = Vec::new();
    for value in list {
        let Some(inner) = Entry::of(notes, "column", value) else { continue };
        let column = column(notes, &inner);
        if let Some(column) = column.as_ref().filter(|column| !codes.insert(column.code.to_string())) {
            notes.fault(&inner.place("code"), What::Twice(column.code.to_string()));
        }
        columns.extend(column);
    }
    (columns.len() == list.len()).then_some(columns)
}

fn column(notes: &mut Notes<'_>, entry: &Entry<'_>) -> Option<Column> {
    let code = entry.code(notes, "code");
    let label = entry.needed_speech(notes, "label", LABEL_MAX);
    let is_required = entry.yes_no(notes, "required").unwrap_or(false);
    let sort: Sort = entry.needed_choice(notes, "type")?;
    if !sort.is_one_field() {
        let fits: Vec<Sort> = Sort::ALL.iter().copied().filter(|sort| sort.is_one_field()).collect();
        notes.fault(&entry.place("type"), What::NoColumn(sort.code(), codes(&fits)));
        return None;
    }
    let kind = one_field(notes, entry, sort);
    entry.ended(notes, &question::stray(Some(sort)));
    Some(Column { code: code?, label: label?, is_required, kind: kind? })
}

fn file(notes: &mut Notes<'_>, entry: &Entry<'_>) -> Option<Kind> {
    let megabytes = entry.whole(notes, "megabytes", 1, MEGABYTES_MAX).and_then(|size| u16::try_from(size).ok()).unwrap_or(20);
    let count = count(notes, entry, FILES_MAX, 1);
    entry.needed(notes, "kinds")?;
    let list = entry.list(notes, "kinds", 4)?;
    let sorts: Vec<Option<FileSort>> = list.iter().map(|value| choice(notes, "kinds", value)).collect();
    Some(Kind::File { sorts: sorts.into_iter().collect::<Option<_>>()?, count, megabytes })
}
