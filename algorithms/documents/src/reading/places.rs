//! Headers over several lines of fixed pitch: what stands below another word, by its place on the line, belongs to its column.

use std::ops::Range;

use super::columns::Column;
use crate::layout::items::{Gap, Item, Kind};
use crate::words::{Head, Role, head};

/// Words that stand further from each other than so many cells belong to different columns.
const NEAR: u16 = 8;

struct Stack<'i> {
    range: Range<u16>,
    items: Vec<&'i Item>,
}

/// The columns of header words over two lines or more. None where the places on the lines say nothing.
pub fn stacked(items: &[Item]) -> Option<Vec<Column>> {
    let lines: Vec<&[Item]> = items.chunk_by(|left, right| left.line == right.line).collect();
    let [first, below @ ..] = lines.as_slice() else { return None };
    let spread = |line: &[Item]| {
        let apart = line.iter().skip(1).filter(|item| item.gap >= Gap::Wide).count();
        line.first().and_then(|item| item.run.columns()).is_some_and(|range| range.start >= 6)
            || (line.len() > 1 && apart + 1 == line.len())
    };
    if below.is_empty() || first.len() < 2 || !below.iter().all(|line| spread(line)) {
        return None;
    }
    let mut stacks: Vec<Stack> = Vec::new();
    for item in first.iter() {
        stacks.push(Stack { range: item.run.columns()?, items: vec![item] });
    }
    for item in below.iter().flat_map(|line| line.iter()) {
        let range = item.run.columns()?;
        let nearest = stacks.iter_mut().min_by_key(|stack| distance(&stack.range, &range))?;
        if distance(&nearest.range, &range) <= NEAR {
            nearest.items.push(item);
        } else {
            stacks.push(Stack { range, items: vec![item] });
        }
    }
    stacks.sort_by_key(|stack| stack.range.start);
    Some(stacks.iter().map(|stack| Column::stacked(&stack.items.iter().map(|item| said(item)).collect::<Vec<_>>())).collect())
}

/// How far two stretches are from each other; 0 where they overlap.
fn distance(left: &Range<u16>, right: &Range<u16>) -> u16 {
    if left.start < right.end && right.start < left.end {
        let centers = (left.start + left.end).abs_diff(right.start + right.end) / 2;
        return centers / 8;
    }
    left.start.max(right.start) - left.end.min(right.end)
}

/// What a piece says as a header.
fn said(item: &Item) -> (Option<Head>, String) {
    let text = item.run.dense();
    let head = match &item.kind {
        Kind::Label(known) => Some(known.clone()),
        Kind::Year(year) => {
            Some(Head { role: Role::Year, year: Some(*year), unit: None, cumulative: false, word: String::new(), is_usual: false })
        }
        Kind::Text => {
            let inner: Vec<char> = text.trim_matches(|c| matches!(c, '(' | ')' | '[' | ']')).chars().collect();
            head(&inner)
        }
        _ => None,
    };
    (head, text)
}
