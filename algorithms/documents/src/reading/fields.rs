//! Forms: a word for the field, then what stands in it. One indicator each, or several values behind each word.

use super::name;
use super::record::{Found, Slot};
use super::stream::joined;
use super::subs;
use crate::glyph::Run;
use crate::layout::items::{Gap, Item, Kind};
use crate::words::{self, Head, Role};

/// What stands behind one word.
pub struct Field<'i> {
    /// The word.
    pub head: &'i Head,
    is_named: bool,
    /// What stands behind it.
    pub items: Vec<&'i Item>,
    /// Its line.
    pub line: usize,
}

/// Reads words and what stands behind them.
pub fn read(items: &[Item]) -> Vec<Found> {
    let fields = fields(items);
    let mut found = Vec::new();
    let mut record: Vec<&Field> = Vec::new();
    let mut lead: &[Item] = &[];
    let mut before: &[Item] = &items[..fields.first().map_or(items.len(), |(at, _)| *at)];
    for (at, field) in &fields {
        let _ = at;
        let again = record.iter().any(|known| known.head.role == field.head.role && same_kind(known.head, field.head));
        let begins =
            field.head.role == Role::Name || (field.head.role == Role::Base && again) || (again && field.head.role == Role::Target);
        if begins && !record.is_empty() {
            found.extend(close(&record, lead));
            record.clear();
        }
        if record.is_empty() {
            lead = before;
        }
        record.push(field);
        before = tail(items, field);
    }
    found.extend(close(&record, lead));
    found
}

/// Two targets of different years are two fields of one record.
fn same_kind(left: &Head, right: &Head) -> bool {
    left.year == right.year || left.year.is_none() || right.year.is_none()
}

/// Splits at the header words.
fn fields(items: &[Item]) -> Vec<(usize, Field<'_>)> {
    let mut fields: Vec<(usize, Field)> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let loose = |head: &&Head| item.is_named || !matches!(head.role, Role::Item | Role::Other | Role::Number | Role::Direction);
        match (item.label().filter(loose), fields.last_mut()) {
            (Some(head), _) => fields.push((at, Field { head, is_named: item.is_named, items: Vec::new(), line: item.line })),
            (None, Some((_, field))) if item.line <= field.line + 40 => field.items.push(item),
            _ => {}
        }
    }
    fields
}

/// What stands behind the value of a field: it may be the name of the next record.
fn tail<'i>(items: &'i [Item], field: &Field<'i>) -> &'i [Item] {
    let Some(last) = field.items.last() else { return &[] };
    let end = items.iter().position(|item| std::ptr::eq(item, *last)).map_or(0, |at| at + 1);
    let held = field.items.iter().rposition(|item| item.value().is_some() || matches!(item.kind, Kind::Year(_) | Kind::Unit(_)));
    let start = held.map_or(end - field.items.len(), |at| end - (field.items.len() - 1 - at));
    &items[start.min(end)..end]
}

/// Closes a record: one indicator, or as many as each word has values behind it.
fn close(record: &[&Field], lead: &[Item]) -> Vec<Found> {
    let field = |role: Role| record.iter().copied().find(|field| field.head.role == role);
    let Some(target) = record.iter().copied().filter(|field| field.head.role == Role::Target).max_by_key(|field| field.head.year)
    else {
        return Vec::new();
    };
    let base = field(Role::Base).or_else(|| field(Role::Actual));
    let named = field(Role::Name);
    if base.is_none() && !named.is_some_and(|name| name.is_named || target.is_named) {
        return Vec::new();
    }
    let count = values(target).len();
    if let (Some(name), true) = (named, count >= 2) {
        let several = several(name, base, target, field(Role::Unit), count);
        if !several.is_empty() {
            return several;
        }
    }
    let name = match named {
        Some(field) => name_of(&field.items),
        None => lead_name(lead, record.first().map_or(0, |field| field.line)),
    };
    let whole = one(record, name, base, target);
    let parts = if whole.is_some() { subs::read(base, target) } else { Vec::new() };
    whole.into_iter().chain(parts).collect()
}

fn values<'i>(field: &Field<'i>) -> Vec<&'i Item> {
    listed(&field.items)
}

/// The values of a list: up to the first text, or to one that lies further off than they do from each other.
pub fn listed<'i>(items: &[&'i Item]) -> Vec<&'i Item> {
    let mut values: Vec<&Item> = Vec::new();
    for item in items.iter().copied().filter(|item| !matches!(item.kind, Kind::Year(_) | Kind::Unit(_))) {
        let usual = if let [first, second, ..] = values.as_slice() { second.line - first.line } else { 3 };
        let near = values.last().is_none_or(|last| item.line - last.line <= usual.max(1));
        match item.value() {
            Some(_) if near => values.push(item),
            None if values.is_empty() || item.run.len() <= 2 => {}
            _ => break,
        }
    }
    values
}

/// The name behind its word: the texts up to the first sentence.
fn name_of(items: &[&Item]) -> Run {
    joined(
        items.iter().copied().take_while(|item| !matches!(item.kind, Kind::Arrow)).filter(|item| !item.run.dense().contains('。')),
    )
}

/// The name that stands before the first word: on its line, else on the line above.
fn lead_name(lead: &[Item], line: usize) -> Run {
    let texts: Vec<&Item> = lead.iter().filter(|item| matches!(item.kind, Kind::Text | Kind::Unit(_))).collect();
    let Some(last) = texts.last() else { return Run::default() };
    let nearest = if last.line == line { line } else { last.line };
    if line.saturating_sub(nearest) > 3 {
        return Run::default();
    }
    joined(texts.into_iter().filter(|item| item.line == nearest))
}

fn one(record: &[&Field], name: Run, base: Option<&Field>, target: &Field) -> Option<Found> {
    let read = name::read(&name);
    if !name::is_name(&read.run) || read.run.len() > 90 {
        return None;
    }
    let field = |role: Role| record.iter().copied().find(|field| field.head.role == role);
    let line = record.first().map_or(0, |field| field.line);
    let mut found = Found::named(read.run, line, "form");
    found.group = read.group;
    found.target = slot(target);
    found.base = base.and_then(slot);
    let interims = record
        .iter()
        .filter(|field| matches!(field.head.role, Role::Interim | Role::Planned | Role::Target) && !std::ptr::eq(**field, target));
    found.interims = interims.filter_map(|field| slot(field)).collect();
    let years = |role: Role| {
        field(role)
            .and_then(|field| field.items.iter().find_map(|item| if let Kind::Year(year) = item.kind { Some(year) } else { None }))
    };
    if let (Some(year), Some(slot)) = (years(Role::TargetYear), found.target.as_mut()) {
        slot.year = slot.value.year.or(Some(year));
    }
    if let (Some(year), Some(slot)) = (years(Role::BaseYear), found.base.as_mut()) {
        slot.year = slot.value.year.or(Some(year));
    }
    let unit = field(Role::Unit)
        .map(|field| joined(field.items.iter().copied().take(1)).dense())
        .filter(|unit| unit.chars().count() <= 12);
    let glued = [&found.target, &found.base].into_iter().flatten().find_map(|slot| slot.value.unit.clone());
    found.unit = unit.or(read.unit).or(glued).or(target.head.unit.clone());
    found.departments = field(Role::Department).map(|field| words::departments(&first_line(field))).unwrap_or_default();
    found.kind = field(Role::Kind).map(first_line).filter(|kind| kind.chars().count() <= 20);
    found.cumulative = target.head.cumulative;
    found.confidence = 0.8;
    let numeric = |slot: &Option<Slot>| slot.as_ref().is_some_and(|slot| slot.number().is_some());
    let any = numeric(&found.target) || numeric(&found.base) || found.target.as_ref().is_some_and(|slot| slot.state().is_some());
    (any && found.target.is_some()).then_some(found)
}

/// The words behind a field on its own line, else those on the line below.
fn first_line(field: &Field) -> String {
    let line = field.items.first().map_or(0, |item| item.line);
    joined(field.items.iter().copied().filter(|item| item.line == line)).text()
}

/// The first value behind a word, with the year and unit beside it.
fn slot(field: &Field) -> Option<Slot> {
    let end = field.items.iter().position(|item| item.value().is_some());
    let near = |item: &&Item| item.line <= field.line + 3;
    let Some(at) = end.filter(|at| near(&field.items[*at])) else {
        let apart = field.head.year.is_some() && field.items.first().is_some_and(|item| item.line == field.line);
        let last = if field.is_named { field.line + 1 } else { field.line };
        let texts = field.items.iter().copied().take_while(|item| item.kind == Kind::Text && item.line <= last);
        return Slot::read(&joined(texts.filter(|_| field.is_named || apart)), field.head.year);
    };
    let mut slot = Slot::read(&field.items[at].run, field.head.year)?;
    let beside = |item: &&Item| if let Kind::Year(year) = item.kind { Some(year) } else { None };
    let before = field.items[..at].last().and_then(beside);
    let after = field.items.get(at + 1).filter(|item| item.gap != Gap::Line).and_then(beside);
    slot.year = slot.value.year.or(after).or(before).or(field.head.year);
    if let Some(Kind::Unit(unit)) = field.items.get(at + 1).filter(|item| item.gap != Gap::Line).map(|item| &item.kind) {
        slot.value.unit = slot.value.unit.or(Some(unit.clone()));
    }
    Some(slot)
}

/// As many indicators as values stand behind the word for the target.
fn several(name: &Field, base: Option<&Field>, target: &Field, unit: Option<&Field>, count: usize) -> Vec<Found> {
    let bases = base.map(|base| values(base));
    let names = names(name, count);
    if names.len() != count || bases.as_ref().is_some_and(|bases| bases.len() != count) {
        return Vec::new();
    }
    let targets = values(target);
    let units: Vec<&Item> = unit.map(|field| field.items.clone()).unwrap_or_default();
    let row = |row: usize| {
        let read = name::read(&names[row]);
        if !name::is_name(&read.run) {
            return None;
        }
        let mut found = Found::named(read.run, name.line, "columns");
        found.target = Slot::read(&targets[row].run, year_of(target));
        found.base = bases.as_ref().and_then(|bases| Slot::read(&bases[row].run, base.and_then(year_of)));
        let glued = [&found.target, &found.base].into_iter().flatten().find_map(|slot| slot.value.unit.clone());
        let own = (units.len() == count).then(|| units[row].run.dense());
        found.unit = own.or(read.unit).or(glued);
        found.confidence = 0.5;
        Some(found)
    };
    (0..count).filter_map(row).collect()
}

/// The year of a field: in its word, else right behind it on its line.
fn year_of(field: &Field) -> Option<i32> {
    let beside = field
        .items
        .iter()
        .take(2)
        .find_map(|item| if let (Kind::Year(year), true) = (&item.kind, item.line == field.line) { Some(*year) } else { None });
    field.head.year.or(beside)
}

/// So many names behind one word: one a mark, one a line, one a gap.
fn names(field: &Field, count: usize) -> Vec<Run> {
    let texts: Vec<&Item> = field.items.iter().copied().filter(|item| !matches!(item.kind, Kind::Value(_) | Kind::Arrow)).collect();
    let ways: [&dyn Fn(&Item) -> bool; 4] =
        [&|item| name::mark_end(&item.run.chars()) > 0, &|item| item.gap == Gap::Line, &|item| item.gap >= Gap::Wide, &|item| {
            item.gap >= Gap::Space
        }];
    for begins in ways {
        let mut groups: Vec<Vec<&Item>> = Vec::new();
        for item in &texts {
            match groups.last_mut() {
                Some(last) if !begins(item) => last.push(item),
                _ => groups.push(vec![item]),
            }
        }
        if groups.len() == count {
            return groups.into_iter().map(|group| joined(group.into_iter())).collect();
        }
    }
    Vec::new()
}
