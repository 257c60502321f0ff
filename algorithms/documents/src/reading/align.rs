//! Alignment of pieces to columns: the cheapest way to lay them out in rows, by dynamic programming.

use super::columns::Layout;
use super::outline;
use crate::bounds::Budget;
use crate::glyph::is_hiragana;
use crate::layout::items::{Gap, Item, Kind};
use crate::tokens::value::Figure;
use crate::words::{Role, is_department};

/// Pieces by column.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// For each column, the places of its pieces.
    pub cells: Vec<Vec<usize>>,
    /// What it cost to lay the row out so, in tenths.
    pub cost: i32,
}

const NEVER: i32 = 100_000;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Noise,
    Same,
    Next,
    NewRow,
}

struct Board<'a> {
    items: &'a [Item],
    roles: Vec<Role>,
    /// Cost of leaving out all columns before a place.
    skips: Vec<i32>,
}

/// Lays pieces out in rows. Empty when the budget is spent.
pub fn rows(items: &[Item], layout: &Layout, budget: &Budget) -> Vec<Row> {
    let roles: Vec<Role> = (0..layout.columns.len()).map(|at| role_of(layout, at)).collect();
    let width = roles.len();
    if items.is_empty() || width == 0 || !budget.take((items.len() * width * width) as u64) {
        return Vec::new();
    }
    let mut skips = vec![0];
    for role in &roles {
        skips.push(skips[skips.len() - 1] + skip_cost(*role));
    }
    let board = Board { items, roles, skips };
    board.trace(&board.solve(), width)
}

fn role_of(layout: &Layout, at: usize) -> Role {
    if layout.name.contains(&at) { Role::Name } else { layout.columns[at].role.unwrap_or(Role::Note) }
}

fn skip_cost(role: Role) -> i32 {
    match role {
        Role::Name => 120,
        Role::Target => 60,
        Role::Base => 50,
        Role::Interim | Role::Actual | Role::Planned | Role::Year | Role::Other => 30,
        Role::Unit => 30,
        Role::Department | Role::BaseYear | Role::TargetYear | Role::Direction => 18,
        Role::Item | Role::Kind | Role::Note => 10,
        Role::Number => 5,
    }
}

type Cell = (i32, usize, Step);

impl Board<'_> {
    fn width(&self) -> usize {
        self.roles.len()
    }

    fn skipped(&self, from: usize, to: usize) -> i32 {
        self.skips[to.max(from)] - self.skips[from]
    }

    /// The cheapest cost of each piece in each column, with the column before and the step.
    fn solve(&self) -> Vec<Vec<Cell>> {
        let width = self.width();
        let mut table: Vec<Vec<Cell>> = Vec::with_capacity(self.items.len());
        let mut before: Vec<i32> = vec![NEVER; width + 1];
        before[width] = 0;
        for item in self.items {
            let noise = noise_cost(item);
            let mut here: Vec<Cell> = (0..=width).map(|column| (before[column] + noise, column, Step::Noise)).collect();
            for (column, best) in here.iter_mut().enumerate().take(width) {
                let fits = emission(item, self.roles[column]);
                if fits >= NEVER {
                    continue;
                }
                for (from, reached) in before.iter().enumerate().filter(|(_, reached)| **reached < NEVER) {
                    for (cost, step) in self.ways(item, from, column) {
                        // A year or a unit beside a value is part of its cell.
                        let beside = step == Step::Same
                            && self.roles[column].is_value()
                            && matches!(item.kind, Kind::Unit(_) | Kind::Year(_));
                        let whole = reached + cost + if beside { 0 } else { fits };
                        if whole < best.0 {
                            *best = (whole, from, step);
                        }
                    }
                }
            }
            before = here.iter().map(|cell| cell.0).collect();
            table.push(here);
        }
        table
    }

    /// The ways from the column of the last piece to that of this one, with their costs.
    fn ways(&self, item: &Item, from: usize, to: usize) -> Vec<(i32, Step)> {
        let width = self.width();
        if from == width {
            return vec![(self.skipped(0, to), Step::NewRow)];
        }
        let fresh = self.skipped(from + 1, width) + self.skipped(0, to) + new_row(item.gap);
        let mut ways = vec![(fresh, Step::NewRow)];
        if to == from {
            ways.push((self.staying(item, to), Step::Same));
        } else if to > from {
            let glued = item.gap == Gap::None && item.kind == Kind::Text && !self.roles[from].is_value();
            ways.push((self.skipped(from + 1, to) + if glued { 25 } else { 0 }, Step::Next));
        }
        ways
    }

    /// What it costs that a piece goes on with the cell before it.
    fn staying(&self, item: &Item, column: usize) -> i32 {
        let role = self.roles[column];
        if role.is_value() {
            return match &item.kind {
                Kind::Unit(_) | Kind::Year(_) => 0,
                Kind::Text if item.run.len() <= 10 => 20,
                _ => 150,
            };
        }
        match (role, item.gap) {
            (Role::Unit | Role::Number | Role::Direction, _) => 80,
            (_, Gap::None) => 0,
            (_, Gap::Space) => 2,
            // A number at the beginning of a line begins another name.
            (Role::Name, Gap::Line) if outline::is_marked(&item.run.chars()) || is_numbering(item) => 100,
            (_, Gap::Line) if continues(item) => 3,
            (Role::Note, _) => 6,
            (_, Gap::Wide) => 22,
            (_, Gap::Line) => 10,
        }
    }

    fn trace(&self, table: &[Vec<Cell>], width: usize) -> Vec<Row> {
        let Some(last) = table.last() else { return Vec::new() };
        let ending = |column: usize| if column == width { 0 } else { self.skipped(column + 1, width) };
        let best = (0..=width).min_by_key(|column| last[*column].0.saturating_add(ending(*column)));
        let mut column = best.unwrap_or(width);
        let mut rows: Vec<Row> = Vec::new();
        let mut row = Row { cells: vec![Vec::new(); width], cost: 0 };
        for at in (0..table.len()).rev() {
            let (cost, from, step) = table[at][column];
            let earlier = if at == 0 { 0 } else { table[at - 1][from].0 };
            row.cost += cost - earlier;
            if step == Step::Noise {
                continue;
            }
            row.cells[column].insert(0, at);
            if step == Step::NewRow {
                rows.push(std::mem::replace(&mut row, Row { cells: vec![Vec::new(); width], cost: 0 }));
            }
            column = from;
        }
        rows.reverse();
        rows
    }
}

fn new_row(gap: Gap) -> i32 {
    match gap {
        Gap::Line => 0,
        Gap::Wide => 6,
        Gap::Space => 8,
        Gap::None => 20,
    }
}

/// A text at the beginning of a line that cannot begin a name: a particle, a closing bracket, a unit in brackets.
fn continues(item: &Item) -> bool {
    let first = item.run.glyphs.first().map_or(' ', |glyph| glyph.c);
    is_hiragana(first) || matches!(first, ')' | '」' | '、' | '・' | '(' | 'ー' | ']')
}

/// Nothing but the digits of a number: 2-1, 10.3.
fn is_numbering(item: &Item) -> bool {
    let text = item.run.dense();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    item.kind == Kind::Text
        && digits > 0
        && text.len() <= 7
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '.' | '(' | ')'))
}

fn noise_cost(item: &Item) -> i32 {
    match item.kind {
        Kind::Text if item.run.dense().starts_with('※') => 10,
        Kind::Text => 60,
        Kind::Unit(_) => 25,
        Kind::Year(_) => 25,
        Kind::Label(_) => 30,
        _ => 55,
    }
}

/// What it costs that a piece stands in a column.
fn emission(item: &Item, role: Role) -> i32 {
    let length = item.run.len();
    match role {
        Role::Name => name_cost(item, length),
        Role::Unit => match &item.kind {
            Kind::Unit(_) => 0,
            Kind::Text if length <= 4 => 14,
            Kind::Text if length <= 7 && item.run.glyphs.iter().any(|glyph| glyph.c == '/') => 8,
            Kind::Value(value) if value.figure == Figure::Missing => 8,
            _ => NEVER,
        },
        role if role.is_value() => value_cost(item, length),
        Role::BaseYear | Role::TargetYear => match &item.kind {
            Kind::Year(_) => 0,
            Kind::Value(value) if value.number().is_some_and(|number| (1.0..2100.0).contains(&number)) => 12,
            Kind::Value(value) if value.figure == Figure::Missing => 8,
            _ => 90,
        },
        Role::Department => match &item.kind {
            Kind::Text if is_department(&item.run.text()) => -6,
            Kind::Text => 55,
            _ => NEVER,
        },
        Role::Direction => match &item.kind {
            Kind::Value(value) if value.bound.is_some() && value.number().is_none() => 0,
            Kind::Text if length <= 4 => 20,
            _ => 100,
        },
        Role::Number => match &item.kind {
            Kind::Value(value) if value.number().is_some_and(|number| number.fract() == 0.0 && value.unit.is_none()) => 0,
            Kind::Text if is_numbering(item) => 0,
            Kind::Text if length <= 3 => 5,
            _ => 100,
        },
        Role::Kind => match &item.kind {
            Kind::Text | Kind::Label(_) if length <= 10 => 3,
            _ => 70,
        },
        _ => match &item.kind {
            Kind::Text | Kind::Label(_) => 2,
            Kind::Value(_) | Kind::Unit(_) | Kind::Year(_) => 25,
            Kind::Arrow => 40,
        },
    }
}

fn name_cost(item: &Item, length: usize) -> i32 {
    match &item.kind {
        Kind::Text if is_department(&item.run.text()) => 12,
        Kind::Text => i32::try_from(length.saturating_sub(60)).unwrap_or(1000).min(200),
        Kind::Label(_) => 15,
        Kind::Unit(_) => 14,
        Kind::Value(value) if value.number().is_some() && value.unit.is_none() && length <= 3 => 22,
        Kind::Value(value) if matches!(value.figure, Figure::State(_)) => 30,
        Kind::Value(_) if item.gap == Gap::None => 30,
        Kind::Value(_) => 60,
        Kind::Year(_) => 50,
        Kind::Arrow => 80,
    }
}

fn value_cost(item: &Item, length: usize) -> i32 {
    match &item.kind {
        Kind::Value(value) if value.figure == Figure::Missing || value.number().is_some() => 0,
        Kind::Value(_) => 4,
        Kind::Text if length <= 4 && !is_department(&item.run.text()) => 48,
        Kind::Unit(_) | Kind::Year(_) => 70,
        _ => 140,
    }
}
