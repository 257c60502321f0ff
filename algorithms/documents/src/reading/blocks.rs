//! Column-major text: all names, then all units, then all values. They are matched by count.

use super::columns::Layout;
use super::fields;
use super::record::{Found, assemble};
use super::stream::joined;
use crate::glyph::Run;
use crate::layout::items::{Gap, Item, Kind};
use crate::reading::name::mark_end;
use crate::words::Role;

/// Reads pieces whose order is that of the columns. Nothing where the counts do not agree.
pub fn read(content: &[Item], layout: &Layout) -> Vec<Found> {
    let Some(first) = content.iter().position(is_figure) else { return Vec::new() };
    let listed: Vec<&Item> = fields::listed(&content.iter().collect::<Vec<_>>()[first..]);
    let all: Vec<&Item> = content.iter().filter(|item| is_figure(item)).collect();
    let values = if all.len() > listed.len() && content[first..].iter().any(|item| matches!(item.kind, Kind::Unit(_))) {
        all
    } else {
        listed
    };
    let columns: Vec<usize> = (0..layout.columns.len()).filter(|at| layout.columns[*at].role.is_some_and(Role::is_value)).collect();
    if columns.is_empty() || values.len() % columns.len() != 0 {
        return Vec::new();
    }
    let count = values.len() / columns.len();
    let names = names(&content[..first], count);
    if count < 2 || names.len() != count {
        return Vec::new();
    }
    let units: Vec<Run> = content.iter().filter(|item| matches!(item.kind, Kind::Unit(_))).map(|item| item.run.clone()).collect();
    let units = if units.len() == count { units } else { Vec::new() };
    let by_column = |row: usize, column: usize| values[column * count + row];
    let by_row = |row: usize, column: usize| values[row * columns.len() + column];
    let down = strain(count, columns.len(), by_column) <= strain(count, columns.len(), by_row);
    let row = |row: usize| {
        let line = names[row].first().map_or(0, |item| item.line);
        let cell = |at: usize| {
            if layout.name.contains(&at) {
                return joined(names[row].iter().copied());
            }
            if layout.unit == Some(at) {
                return units.get(row).cloned().unwrap_or_default();
            }
            let column = columns.iter().position(|column| *column == at);
            column.map_or_else(Run::default, |column| if down { by_column(row, column) } else { by_row(row, column) }.run.clone())
        };
        let mut found = assemble(layout, line, "columns", cell)?;
        found.confidence = 0.5;
        Some(found)
    };
    (0..count).filter_map(row).collect()
}

fn is_figure(item: &Item) -> bool {
    item.value().is_some()
}

/// Groups texts into so many names: one a line, or one a mark.
fn names(items: &[Item], count: usize) -> Vec<Vec<&Item>> {
    let texts: Vec<&Item> = items.iter().filter(|item| matches!(item.kind, Kind::Text | Kind::Label(_))).collect();
    let marked = |item: &Item| mark_end(&item.run.chars()) > 0;
    let ways: [&dyn Fn(&Item) -> bool; 4] =
        [&marked, &|item| item.gap == Gap::Line, &|item| item.gap >= Gap::Wide, &|item| item.gap >= Gap::Space];
    let group = |begins: &dyn Fn(&Item) -> bool| {
        let mut groups: Vec<Vec<&Item>> = Vec::new();
        for item in &texts {
            match groups.last_mut() {
                Some(last) if !begins(item) || is_open(last) => last.push(item),
                _ => groups.push(vec![item]),
            }
        }
        groups
    };
    ways.iter().map(|begins| group(*begins)).find(|groups| groups.len() == count).unwrap_or_default()
}

/// Whether a bracket is still open.
fn is_open(items: &[&Item]) -> bool {
    let count = |sign: char| items.iter().flat_map(|item| &item.run.glyphs).filter(|glyph| glyph.c == sign).count();
    count('(') > count(')') || count('「') > count('」')
}

/// How badly figures in one row agree with each other: units that differ, sizes far apart.
fn strain<'i>(rows: usize, columns: usize, at: impl Fn(usize, usize) -> &'i Item) -> f64 {
    let mut sum = 0.0;
    for row in 0..rows {
        for column in 1..columns {
            let (Some(left), Some(right)) = (at(row, column - 1).value(), at(row, column).value()) else { continue };
            if left.unit.is_some() && right.unit.is_some() && left.unit != right.unit {
                sum += 3.0;
            }
            if let (Some(left), Some(right)) = (left.number(), right.number()) {
                sum += ((left.abs() + 1.0) / (right.abs() + 1.0)).ln().abs();
            }
        }
    }
    sum
}
