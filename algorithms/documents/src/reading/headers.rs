//! Headers among the pieces of lines: a run of words for columns, and the ways in which it may be read.

use super::columns::{Column, Layout};
use super::places;
use crate::layout::items::{Gap, Item, Kind};
use crate::words::{Head, Role};

/// A run of header words that begins here: the layout, and the place behind it.
pub fn header_at(items: &[Item], place: usize) -> Option<(Layout, usize)> {
    if items[place].label()?.role == Role::Name && is_title(items, place) {
        return None;
    }
    let mut end = place;
    let mut has_target = false;
    while end < items.len() && end - place < 60 && belongs_to_header(&items[end]) {
        let head = items[end].label();
        // Behind the target, another kind of indicator on a line of its own is a cell and no header.
        if has_target && items[end].gap == Gap::Line && head.is_some_and(|head| head.role == Role::Name && !head.is_usual) {
            break;
        }
        has_target |= head.is_some_and(|head| head.role == Role::Target);
        end += 1;
    }
    let labels = items[place..end].iter().filter(|item| item.label().is_some()).count();
    let named = items[place..end].iter().filter(|item| item.is_named).count();
    if labels < 2 || named * 2 >= labels {
        return None;
    }
    let columns = columns_of(&items[place..end]);
    if let Some(layout) = layout_of(columns) {
        return Some((layout, end));
    }
    layout_of(places::stacked(&items[place..end])?).map(|layout| (layout, end))
}

/// The layout of columns that are those of indicators.
fn layout_of(columns: Vec<Column>) -> Option<Layout> {
    let has = |role: Role| columns.iter().any(|column| column.role == Some(role));
    let values = columns.iter().filter(|column| column.role.is_some_and(Role::is_value)).count();
    let strong = has(Role::Target) || has(Role::Interim) || has(Role::Base) || has(Role::Planned) || has(Role::Actual);
    if !strong || (values < 2 && !has(Role::Name)) {
        return None;
    }
    Layout::of(columns)
}

/// All ways in which the header that begins here can be read, the usual one first: 「R5 実績 R6 R9 目標」 may tie a year to the word behind it.
pub fn layouts_at(items: &[Item], place: usize) -> Option<(Vec<Layout>, usize)> {
    let (usual, end) = header_at(items, place)?;
    let mut layouts = vec![usual];
    let joined = years_before(&items[place..end]);
    if joined.len() < end - place
        && let Some(other) = Layout::of(columns_of(&joined)).filter(|other| !layouts.contains(other))
    {
        layouts.push(other);
    }
    if let Some(other) = places::stacked(&items[place..end]).and_then(layout_of).filter(|other| !layouts.contains(other)) {
        layouts.push(other);
    }
    Some((layouts, end))
}

/// The pieces of a header, where each year belongs to the word for values right behind it.
fn years_before(items: &[Item]) -> Vec<Item> {
    let mut joined: Vec<Item> = Vec::new();
    for item in items {
        let year = joined.last().and_then(|last| if let Kind::Year(year) = last.kind { Some(year) } else { None });
        match (&item.kind, year) {
            (Kind::Label(head), Some(year)) if head.role.is_value() && head.year.is_none() && item.gap < Gap::Line => {
                let mut whole = joined.pop().unwrap_or_else(|| item.clone());
                whole.kind = Kind::Label(Head { year: Some(year), ..head.clone() });
                whole.run.join(&item.run);
                joined.push(whole);
            }
            _ => joined.push(item.clone()),
        }
    }
    joined
}

/// A word for indicators that stands over a header of its own: 【成果指標】, or another word for the name follows.
fn is_title(items: &[Item], place: usize) -> bool {
    let alone = items[place].gap == Gap::Line && items.get(place + 1).is_none_or(|next| next.gap == Gap::Line);
    let framed = items[place]
        .run
        .glyphs
        .first()
        .is_some_and(|glyph| matches!(glyph.c, '【' | '■' | '◆' | '●' | '〈' | '《' | '□' | '▼' | '○' | '[' | '<'));
    let labels = items[place + 1..].iter().take(12).map_while(Item::label);
    let another = labels.clone().take_while(|head| head.role != Role::Target).any(|head| head.role == Role::Name);
    (alone && framed) || another
}

/// Header words, years among them, and short brackets such as 「(年度)」.
fn belongs_to_header(item: &Item) -> bool {
    match &item.kind {
        Kind::Label(_) | Kind::Year(_) => true,
        Kind::Unit(_) => item.run.glyphs.first().is_some_and(|glyph| glyph.c == '('),
        Kind::Text => {
            let text = item.run.dense();
            text.starts_with('(') && text.ends_with(')') && text.chars().count() <= 12
        }
        _ => false,
    }
}

/// The columns of a run of header words; years that stand apart are dealt out.
fn columns_of(items: &[Item]) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    let mut trailing: Vec<(i32, bool)> = Vec::new();
    for item in items {
        match &item.kind {
            Kind::Label(head) => {
                settle(&mut columns, &mut trailing, false);
                columns.push(Column::of(head, &item.run.dense()));
            }
            Kind::Year(year) => {
                let bracketed = item.run.glyphs.first().is_some_and(|glyph| glyph.c == '(');
                let open = columns.last().is_some_and(|column| column.year.is_none() && column.role.is_some_and(Role::is_value));
                if bracketed && open && trailing.is_empty() && item.gap != Gap::Line {
                    if let Some(last) = columns.last_mut() {
                        last.year = Some(*year);
                    }
                } else {
                    trailing.push((*year, bracketed));
                }
            }
            Kind::Unit(unit) => {
                if let Some(last) = columns.last_mut() {
                    last.unit = Some(unit.clone());
                }
            }
            _ => {}
        }
    }
    settle(&mut columns, &mut trailing, true);
    if columns.iter().all(|column| column.role.is_some_and(|role| role.is_value() || role == Role::Unit)) {
        columns.insert(
            0,
            Column {
                role: Some(Role::Name),
                year: None,
                unit: None,
                cumulative: false,
                word: String::new(),
                parent: String::new(),
            },
        );
    }
    columns
}

/// Deals years out to the columns of values before them, or makes columns of their own.
fn settle(columns: &mut Vec<Column>, trailing: &mut Vec<(i32, bool)>, at_end: bool) {
    if trailing.is_empty() {
        return;
    }
    let years = std::mem::take(trailing);
    let open: Vec<usize> =
        (0..columns.len()).filter(|at| columns[*at].role.is_some_and(Role::is_value) && columns[*at].year.is_none()).collect();
    let bracketed = years.iter().all(|(_, bracketed)| *bracketed);
    let beside = years.len() == 1 && !at_end && open.last().is_some_and(|at| at + 1 == columns.len());
    if let (true, Some(at)) = (beside, open.last()) {
        columns[*at].year = Some(years[0].0);
    } else if at_end && years.len() >= open.len() && !open.is_empty() {
        for (at, (year, _)) in open.iter().zip(&years) {
            columns[*at].year = Some(*year);
        }
        // The last header spans what is left.
        if let Some(last) = columns.iter().rposition(|column| column.role.is_some_and(Role::is_value)) {
            for (step, (year, _)) in years[open.len()..].iter().enumerate() {
                let more = Column { year: Some(*year), ..columns[last].clone() };
                columns.insert(last + 1 + step, more);
            }
        }
    } else if bracketed && let Some(at) = open.last() {
        columns[*at].year = Some(years[years.len() - 1].0);
    } else {
        let of_year = |year: i32| Head {
            role: Role::Year,
            year: Some(year),
            unit: None,
            cumulative: false,
            word: String::new(),
            is_usual: false,
        };
        columns.extend(years.iter().map(|(year, _)| Column::of(&of_year(*year), "")));
    }
}
