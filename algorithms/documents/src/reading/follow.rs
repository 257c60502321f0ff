//! Rows of a table behind a heading or a sentence that cut it in two: they have no header of their own, so only whole rows are taken.

use super::align;
use super::columns::Layout;
use super::record::Found;
use super::stream::{found_in, joined};
use super::{outline, wraps};
use crate::bounds::Budget;
use crate::layout::items::{Gap, Item, Kind};
use crate::words::Role;

/// How sure one can be of a row without a header.
const CONFIDENCE: f64 = 0.7;

/// Reads what follows a table with its layout. Nothing where the layout has fewer than two columns of values.
pub fn read(items: &[Item], layout: &Layout, budget: &Budget) -> Vec<Found> {
    let values: Vec<usize> = (0..layout.columns.len()).filter(|at| layout.columns[*at].role.is_some_and(Role::is_value)).collect();
    if values.len() < 2 {
        return Vec::new();
    }
    let lines: Vec<&[Item]> = items.chunk_by(|left, right| left.line == right.line).collect();
    let other = lines.iter().position(|line| is_other(line)).unwrap_or(lines.len());
    let kept: Vec<Item> = lines[..other].iter().filter(|line| !is_aside(line)).flat_map(|line| line.iter().cloned()).collect();
    if kept.iter().filter(|item| item.value().is_some()).count() < values.len() {
        return Vec::new();
    }
    let content = wraps::mended(&kept);
    let rows = align::rows(&content, layout, budget);
    let needed: Vec<usize> = values.iter().chain(&layout.unit).chain(&layout.direction).copied().collect();
    let is_whole = |row: &align::Row| {
        let places: Vec<usize> = row.cells.iter().flatten().map(|at| content[*at].line).collect();
        let near =
            places.iter().max().zip(places.iter().min()).is_some_and(|(last, first)| last - first <= 2 * layout.columns.len());
        near && layout.name.iter().chain(&needed).all(|at| !row.cells[*at].is_empty())
    };
    let mut found: Vec<Found> = rows.iter().filter(|row| is_whole(row)).filter_map(|row| found_in(row, &content, layout)).collect();
    found.iter_mut().for_each(|found| found.confidence = found.confidence.min(CONFIDENCE));
    found
}

/// Another table begins: headers, or several years in a row.
fn is_other(line: &[Item]) -> bool {
    let years = line.iter().filter(|item| matches!(item.kind, Kind::Year(_))).count();
    let first = line.first().map(|item| item.run.dense()).unwrap_or_default();
    if ["(参考", "参考:", "資料:", "出典:"].iter().any(|lead| first.starts_with(lead)) {
        return true;
    }
    line.iter().any(|item| item.label().is_some()) || years >= 2 || line.iter().any(|item| item.kind == Kind::Arrow)
}

/// Headings, notes and prose between the rows.
fn is_aside(line: &[Item]) -> bool {
    let whole = joined(line.iter());
    let text = whole.dense();
    let bare = line.iter().enumerate().all(|(at, item)| item.kind == Kind::Text || (at == 0 && line.len() > 1));
    let bracketed = text.starts_with('(') && text.ends_with(')') && line[0].gap == Gap::Line && text.chars().count() > 8;
    text.starts_with('※') || text.contains('。') || bracketed || (bare && outline::is_marked(&whole.chars()))
}
