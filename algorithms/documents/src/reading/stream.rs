//! Tables whose cells were lost: words in a row, aligned to the headers that stand before them.

use super::columns::{Column, Layout};
use super::record::{Found, assemble};
use super::{align, blocks, fields, others, wraps};
use crate::bounds::Budget;
use crate::glyph::{BREAK, Glyph, Run, is_japanese};
use crate::layout::items::{Gap, Item, Kind};
use crate::tree::heading;
use crate::words::{Head, Role};

/// Reads the pieces of lines without known cells.
pub fn read(items: &[Item], budget: &Budget) -> Vec<Found> {
    let mut found = Vec::new();
    let mut loose = 0;
    let mut at = 0;
    while at < items.len() {
        let Some((mut layout, data)) = header_at(items, at) else {
            at += 1;
            continue;
        };
        layout.line = items[at].line;
        if let Some(title) = at.checked_sub(1).and_then(|before| items[before].label()).filter(|head| head.role == Role::Name) {
            layout.title = Some(title.word.clone());
        }
        let end = content_end(items, data, &layout);
        let rows = below(&items[data..end], &layout, budget);
        if rows.is_empty() {
            at = data;
            continue;
        }
        found.extend(fields::read(&items[loose..at]));
        found.extend(rows);
        at = end;
        loose = end;
    }
    found.extend(fields::read(&items[loose..]));
    found
}

/// The readings of what stands below a header; the one that explains more rows wins.
fn below(content: &[Item], layout: &Layout, budget: &Budget) -> Vec<Found> {
    let mended = wraps::mended(content);
    let rows = align::rows(&mended, layout, budget);
    let by_rows: Vec<Found> = rows.iter().filter_map(|row| found_in(row, &mended, layout)).collect();
    let by_columns = blocks::read(content, layout);
    let apart = by_columns.len() >= 2 && are_apart(content);
    if let Some(mut turned) = names_behind(&mended, layout, budget).filter(|turned| !apart && turned.len() >= by_rows.len().max(2))
    {
        // Nothing but their order tells whose the values are.
        turned.iter_mut().for_each(|found| found.confidence = found.confidence.min(0.6));
        others::note(&mut turned, &by_rows);
        return turned;
    }
    let (mut best, other) = if apart || by_columns.len() > by_rows.len() { (by_columns, by_rows) } else { (by_rows, by_columns) };
    if other.len() + 1 >= best.len() {
        others::note(&mut best, &other);
    }
    best
}

/// The rows, where each name stands behind its values: the values begin, a name ends, and every row is whole.
fn names_behind(content: &[Item], layout: &Layout, budget: &Budget) -> Option<Vec<Found>> {
    let is_text = |item: &Item| item.kind == Kind::Text;
    let begins = content.first().is_some_and(|item| item.value().is_some_and(|value| value.number().is_some()));
    if !begins || !content.last().is_some_and(is_text) || layout.name != [0] || layout.columns.len() < 2 {
        return None;
    }
    let mut columns = layout.columns.clone();
    let name = columns.remove(0);
    columns.push(name);
    let mut turned = Layout::of(columns)?;
    turned.line = layout.line;
    turned.title.clone_from(&layout.title);
    let rows = align::rows(content, &turned, budget);
    let is_whole =
        |row: &align::Row| turned.name.iter().chain(&turned.target).chain(&turned.base).all(|at| !row.cells[*at].is_empty());
    let found: Vec<Found> = rows.iter().filter_map(|row| found_in(row, content, &turned)).collect();
    (rows.iter().all(is_whole) && found.len() == rows.len()).then_some(found)
}

/// Whether no text stands behind the first value: names and values were printed one after the other.
fn are_apart(content: &[Item]) -> bool {
    let values = content.iter().position(|item| item.value().is_some());
    let end = values.map_or(0, |first| {
        let listed = fields::listed(&content[first..].iter().collect::<Vec<_>>());
        listed.last().and_then(|last| content.iter().position(|item| std::ptr::eq(item, *last))).unwrap_or(first)
    });
    let texts = content[..end].iter().rposition(|item| item.kind == Kind::Text && item.run.len() > 2);
    matches!((texts, values), (Some(text), Some(value)) if text < value)
}

/// Makes an indicator of one aligned row.
fn found_in(row: &align::Row, content: &[Item], layout: &Layout) -> Option<Found> {
    let line = row.cells.iter().flatten().map(|at| content[*at].line).min()?;
    let cell = |column: usize| joined(row.cells.get(column).into_iter().flatten().map(|at| &content[*at]));
    let has_target = layout.target.is_some_and(|at| !row.cells[at].is_empty());
    let mut found = assemble(layout, line, "row", cell).filter(|_| has_target)?;
    found.confidence = (0.9 - f64::from(row.cost.max(0)) / 300.0).clamp(0.2, 0.9);
    Some(found)
}

/// The letters of several pieces as one run, with a break where a gap was.
pub fn joined<'i>(items: impl Iterator<Item = &'i Item>) -> Run {
    let mut whole = Run::default();
    for item in items {
        if let (Some(last), true) = (whole.glyphs.last().copied(), item.gap != Gap::None) {
            let c = if item.gap == Gap::Line { BREAK } else { ' ' };
            whole.glyphs.push(Glyph { c, ..last });
        }
        whole.join(&item.run);
    }
    whole
}

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
    let has = |role: Role| columns.iter().any(|column| column.role == Some(role));
    let values = columns.iter().filter(|column| column.role.is_some_and(Role::is_value)).count();
    let strong = has(Role::Target) || has(Role::Interim) || has(Role::Base) || has(Role::Planned) || has(Role::Actual);
    if !strong || (values < 2 && !has(Role::Name)) {
        return None;
    }
    Layout::of(columns).map(|layout| (layout, end))
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

/// Where the rows below a header end: at the next header, a heading, or a sentence that no column of notes can take.
fn content_end(items: &[Item], from: usize, layout: &Layout) -> usize {
    let takes_sentences = !layout.notes.is_empty();
    let mut texts = 0;
    let mut at = from;
    while at < items.len() {
        let item = &items[at];
        let strong = item.label().is_some_and(|head| {
            let named = head.role == Role::Name && head.is_usual && layout.kind.is_none();
            (named || matches!(head.role, Role::Base | Role::Target)) && head.word.chars().count() >= 3
        });
        if strong && at > from {
            return at;
        }
        let text = item.run.dense();
        let first = text.chars().next().unwrap_or(' ');
        let heading =
            item.gap == Gap::Line && matches!(first, '◆' | '■' | '□' | '☞' | '《' | '▼' | '◎') && !has_value_on_line(items, at);
        let bracketed = item.gap == Gap::Line && first == '【' && text.ends_with('】') && item.kind == Kind::Text;
        let sentence = item.kind == Kind::Text && text.contains('。') && !takes_sentences;
        if heading || bracketed || sentence || is_item_heading(items, at) || (at > from && header_at(items, at).is_some()) {
            return at;
        }
        texts = if item.value().is_some() { 0 } else { texts + 1 };
        if texts > 40 {
            return at;
        }
        at += 1;
    }
    at
}

/// A heading of the tree on a line without values: another sheet begins.
fn is_item_heading(items: &[Item], at: usize) -> bool {
    if items[at].gap != Gap::Line || has_value_on_line_but_last(items, at) {
        return false;
    }
    let line = joined(items[at..].iter().take_while(|item| item.line == items[at].line));
    let found = heading::chapter(&line).or_else(|| heading::read(&line));
    found.is_some_and(|found| found.title.glyphs.iter().filter(|glyph| is_japanese(glyph.c)).count() >= 3)
}

/// Values on a line, but for one number at its end, which may be that of a heading.
fn has_value_on_line_but_last(items: &[Item], at: usize) -> bool {
    let line: Vec<&Item> = items[at..].iter().take_while(|item| item.line == items[at].line).collect();
    line.iter().skip(2).filter(|item| item.value().is_some()).count() > 1
}

fn has_value_on_line(items: &[Item], at: usize) -> bool {
    items[at..].iter().take_while(|item| item.line == items[at].line).any(|item| item.value().is_some())
}
