//! Tables whose cells were lost: words in a row, aligned to the headers that stand before them.

use super::columns::Layout;
use super::headers::{header_at, layouts_at};
use super::record::{Found, assemble};
use super::{align, blocks, fields, follow, others, outline, series, wraps};
use crate::bounds::Budget;
use crate::glyph::{BREAK, Glyph, Run, is_japanese};
use crate::layout::items::{Gap, Item, Kind};
use crate::tree::heading;
use crate::words::Role;

/// Reads the pieces of lines without known cells.
pub fn read(items: &[Item], budget: &Budget) -> Vec<Found> {
    let mut found = Vec::new();
    let mut loose = 0;
    let mut at = 0;
    let mut last: Option<Layout> = None;
    while at < items.len() {
        let Some((mut layouts, data)) = layouts_at(items, at) else {
            at += 1;
            continue;
        };
        let title = at.checked_sub(1).and_then(|before| items[before].label()).filter(|head| head.role == Role::Name);
        for layout in &mut layouts {
            layout.line = items[at].line;
            if let Some(title) = title {
                layout.title = Some(title.word.clone());
            }
        }
        let end = content_end(items, data, &layouts[0]);
        let content = without_headings(&without_notes(&items[data..end]));
        let rows = best_below(&content, &layouts, budget);
        if rows.is_empty() {
            at = data;
            continue;
        }
        found.extend(between(&items[loose..at], last.as_ref(), budget));
        found.extend(rows);
        last = layouts.into_iter().next();
        at = end;
        loose = end;
    }
    found.extend(between(&items[loose..], last.as_ref(), budget));
    found
}

/// What stands behind a table and below no header of its own: forms, or more rows of the table, which a heading or a sentence cut off.
fn between(items: &[Item], last: Option<&Layout>, budget: &Budget) -> Vec<Found> {
    let series = series::read(items, None);
    if !series.is_empty() {
        return series;
    }
    let forms = fields::read(items);
    let more = last.filter(|_| forms.is_empty()).map(|layout| follow::read(items, layout, budget));
    more.filter(|more| !more.is_empty()).unwrap_or(forms)
}

/// What stands below a header, by the way of reading the header that explains most of it.
fn best_below(content: &[Item], layouts: &[Layout], budget: &Budget) -> Vec<Found> {
    let mut best: Vec<Found> = Vec::new();
    let worth = |found: &[Found]| found.iter().map(|found| found.confidence).sum::<f64>();
    for layout in layouts {
        let found = below(content, layout, budget);
        if worth(&found) > worth(&best) + 0.01 {
            best = found;
        }
    }
    best
}

/// The pieces without lines that begin with the sign of a note.
fn without_notes(content: &[Item]) -> Vec<Item> {
    let lines = content.chunk_by(|left, right| left.line == right.line);
    let is_note =
        |line: &&[Item]| line.first().is_some_and(|item| item.gap == Gap::Line && item.run.dense().starts_with(['※', '＊']));
    let after_name = |line: &[Item]| line.iter().any(|item| item.value().is_some()) && line.len() <= 4 && line[0].run.len() <= 2;
    lines.filter(|line| !is_note(line) || after_name(line)).flatten().cloned().collect()
}

/// The pieces without headings that stand between the rows: lines of words with a mark, behind which another line of words or a row with its own mark begins.
fn without_headings(content: &[Item]) -> Vec<Item> {
    let lines: Vec<&[Item]> = content.chunk_by(|left, right| left.line == right.line).collect();
    // The number of a heading looks like a value.
    let is_bare = |line: &[Item]| line.iter().enumerate().all(|(at, item)| item.kind == Kind::Text || (at == 0 && line.len() > 1));
    let is_marked = |line: &[Item]| outline::is_marked(&joined(line.iter()).chars());
    let is_row = |line: &[Item]| line.iter().skip(1).any(|item| item.value().is_some());
    let marks_rows = lines.iter().filter(|line| is_marked(line) && is_row(line)).count() > 0;
    let follows = |at: usize| {
        lines
            .get(at + 1)
            .is_some_and(|next| if marks_rows { is_marked(next) && is_row(next) } else { is_bare(next) && !is_marked(next) })
    };
    let headings: Vec<bool> = (0..lines.len()).map(|at| is_bare(lines[at]) && is_marked(lines[at]) && follows(at)).collect();
    let rows = lines.iter().filter(|line| line.iter().any(|item| item.value().is_some())).count();
    let count = headings.iter().filter(|heading| **heading).count();
    let marked_names = lines.iter().zip(&headings).filter(|(line, heading)| !**heading && is_marked(line) && !is_row(line)).count();
    if count == 0 || marked_names > 0 || count * 3 > rows {
        return content.to_vec();
    }
    lines.iter().zip(&headings).filter(|(_, heading)| !**heading).flat_map(|(line, _)| line.iter().cloned()).collect()
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
pub fn found_in(row: &align::Row, content: &[Item], layout: &Layout) -> Option<Found> {
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
        let aside = item.gap == Gap::Line
            && ["(参考", "参考:", "(注", "注:", "注)", "資料:", "出典:", "(出典", "(資料"]
                .iter()
                .any(|lead| text.starts_with(lead));
        let heading =
            item.gap == Gap::Line && matches!(first, '◆' | '■' | '□' | '☞' | '《' | '▼' | '◎') && !has_value_on_line(items, at);
        let bracketed = item.gap == Gap::Line && first == '【' && text.ends_with('】') && item.kind == Kind::Text;
        let sentence = item.kind == Kind::Text && text.contains('。') && !takes_sentences;
        if sentence {
            return prose_start(items, from, at);
        }
        if heading || aside || bracketed || is_item_heading(items, at) || (at > from && header_at(items, at).is_some()) {
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

/// Where the line of a sentence begins, if words that ask to go on stand before its first value; else the sentence itself.
fn prose_start(items: &[Item], from: usize, at: usize) -> usize {
    let start = (from..=at).rev().take_while(|place| items[*place].line == items[at].line).last().unwrap_or(at);
    let first = items[start].run.dense();
    let goes_on = first.ends_with(['は', 'が', 'を', 'に', 'で', 'の', '、', 'と', 'も']);
    if items[start].kind == Kind::Text && goes_on { start } else { at }
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
