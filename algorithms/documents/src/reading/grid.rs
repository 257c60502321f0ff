//! Tables with known cells: headers are found and stacked, rows are read below them.

use super::columns::{Column, Layout};
use super::others;
use super::record::{Found, Slot, assemble};
use crate::glyph::Run;
use crate::layout::grid::{Cell, Grid};
use crate::tokens::value;
use crate::words::{self, Head, Role, head};

/// Reads a table. Nothing where it is none of indicators.
/// `above` is the line over it, which names what a table of one row is about.
pub fn read(grid: &Grid, above: Option<&Run>) -> Vec<Found> {
    let upright = below_headers(grid, above);
    let turned = if lies(grid) { below_headers(&grid.turned(), None) } else { Vec::new() };
    let (mut best, other) = if turned.len() > upright.len() { (turned, upright) } else { (upright, turned) };
    if !other.is_empty() && other.len() + 1 >= best.len() {
        others::note(&mut best, &other);
    }
    best
}

/// Whether the first column looks like a header.
fn lies(grid: &Grid) -> bool {
    let heads = |rows: &mut dyn Iterator<Item = &Vec<Cell>>| rows.filter_map(|row| head(&row.first()?.run.chars())).count();
    grid.width() >= 3 && grid.rows.len() <= 40 && heads(&mut grid.rows.iter()) >= 3
}

fn below_headers(grid: &Grid, above: Option<&Run>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut row = 0;
    while row < grid.rows.len() {
        let Some((mut layout, data)) = header_at(grid, row) else {
            row += 1;
            continue;
        };
        layout.line = grid.lines.get(row).copied().unwrap_or(0);
        let end = (data..grid.rows.len())
            .find(|at| is_header(&grid.rows[*at]) || heads_others(&grid.rows[*at]))
            .unwrap_or(grid.rows.len());
        let mut below = rows(grid, &layout, data..end);
        if let (true, Some(above)) = (below.is_empty(), above) {
            below.extend(of_one_thing(grid, &layout, data..end, above));
        }
        found.extend(below);
        row = end.max(row + 1);
    }
    found
}

/// A table whose rows have no names: what it is about stands above it.
fn of_one_thing(grid: &Grid, layout: &Layout, range: std::ops::Range<usize>, above: &Run) -> Vec<Found> {
    let [name] = layout.name.as_slice() else { return Vec::new() };
    let mut named = grid.clone();
    for row in &mut named.rows[range.clone()] {
        let Some(cell) = row.get_mut(*name) else { return Vec::new() };
        let text = cell.run.dense();
        let is_unit = crate::tokens::unit::is_unit(&text);
        if !text.is_empty() && !is_unit && !is_label(&text) {
            return Vec::new();
        }
        cell.run = above.clone();
        if is_unit {
            let unit = text;
            let mut found = rows(&Grid { rows: vec![row.clone()], ..Grid::default() }, layout, 0..1);
            found.iter_mut().for_each(|found| found.unit = found.unit.take().or(Some(unit.clone())));
            return found;
        }
    }
    rows(&named, layout, range).into_iter().take(1).collect()
}

fn is_label(text: &str) -> bool {
    ["目標", "実績", "目標値", "実績値", "計画", "計画値", "達成率", "実績見込", "見込"].contains(&text)
}

fn heads_of(row: &[Cell]) -> Vec<Option<Head>> {
    row.iter().map(|cell| head(&cell.run.chars())).collect()
}

/// Whether a row heads columns: most of its cells are header words, and one of them is about figures or names.
fn is_header(row: &[Cell]) -> bool {
    let heads = heads_of(row);
    let filled = row.iter().filter(|cell| !cell.run.is_blank()).count();
    let known = heads.iter().flatten().count();
    let strong = heads.iter().flatten().any(|head| {
        matches!(head.role, Role::Base | Role::Target | Role::Interim | Role::Actual | Role::Planned) || (head.role == Role::Name)
    });
    known >= 2 && known * 2 >= filled && strong && distinct(row) >= 2
}

fn distinct(row: &[Cell]) -> usize {
    let mut texts: Vec<String> = row.iter().map(|cell| cell.run.dense()).filter(|text| !text.is_empty()).collect();
    texts.sort();
    texts.dedup();
    texts.len()
}

/// Whether a row heads columns of something else: 令和5年度決算(千円), 令和6年度予算(千円).
fn heads_others(row: &[Cell]) -> bool {
    let dated = |cell: &&Cell| {
        let chars = cell.run.trimmed().chars();
        let year = crate::tokens::year::year_at(&chars, 0).filter(|year| year.sure);
        year.is_some_and(|year| chars.len() > year.end && head(&chars[year.end..]).is_none()) && value::read(&chars).is_none()
    };
    row.iter().filter(dated).count() >= 2
}

/// Whether a row goes on with the headers of the row above: years, units and words for values only.
fn goes_on(row: &[Cell]) -> bool {
    let heads = heads_of(row);
    let filled = row.iter().filter(|cell| !cell.run.is_blank()).count();
    let known = heads.iter().flatten().count()
        + row.iter().filter(|cell| ["年度", "年", "年次", "時点", "値", "数値"].contains(&cell.run.dense().as_str())).count();
    let bare =
        row.iter().all(|cell| cell.run.is_blank() || head(&cell.run.chars()).is_some() || value::read(&cell.run.chars()).is_none());
    filled > 0 && known > 0 && known * 2 >= filled && bare
}

/// The header block that begins at a row: its layout, and the first row below it.
fn header_at(grid: &Grid, row: usize) -> Option<(Layout, usize)> {
    let first = &grid.rows[row];
    let starts =
        is_header(first) || (grid.rows.get(row + 1).is_some_and(|next| is_header(next)) && goes_on(first) && distinct(first) >= 2);
    if !starts {
        return None;
    }
    let mut end = row + 1;
    while end < grid.rows.len() && end - row < 4 && goes_on(&grid.rows[end]) {
        end += 1;
    }
    let mut best = None;
    // A row that only looks like a header may be the first row of data: the longest block that makes sense wins.
    for last in (row + 1..=end).rev() {
        if let Some(layout) = Layout::of(stacked(&grid.rows[row..last])) {
            best = Some((layout, last));
            break;
        }
    }
    best
}

/// The columns below a block of header rows; cells that a span left empty take what stands to their left.
fn stacked(rows: &[Vec<Cell>]) -> Vec<Column> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    if let Some(columns) = spread(rows) {
        return columns;
    }
    let text = |row: usize, column: usize| rows[row].get(column).map(|cell| cell.run.dense()).unwrap_or_default();
    let below = |row: usize, column: usize| (row + 1..rows.len()).any(|lower| !text(lower, column).is_empty());
    let mut columns = Vec::new();
    for column in 0..width {
        let mut heads: Vec<(Option<Head>, String)> = Vec::new();
        for row in 0..rows.len() {
            let mut from = column;
            while from > 0 && text(row, from).is_empty() && row + 1 < rows.len() && below(row, from) {
                from -= 1;
            }
            let filled = from == column || below(row, from);
            let run = rows[row].get(from).map(|cell| cell.run.clone()).unwrap_or_default();
            if filled && heads.last().is_none_or(|(_, last)| *last != run.dense()) {
                heads.push((head(&run.chars()), run.dense()));
            }
        }
        columns.push(Column::stacked(&heads));
    }
    columns
}

/// A second row of headers that lost its empty cells: its years are dealt out to the columns of values above.
fn spread(rows: &[Vec<Cell>]) -> Option<Vec<Column>> {
    let [first, second] = rows else { return None };
    let lower = heads_of(second);
    let all_known = lower.iter().all(Option::is_some);
    if second.len() >= first.len() + 3
        || !all_known
        || second.iter().any(|cell| cell.is_copy)
        || first.iter().any(|cell| cell.is_copy || cell.run.is_blank())
    {
        return None;
    }
    let values: Vec<usize> =
        (0..first.len()).filter(|at| heads_of(first)[*at].as_ref().is_some_and(|head| head.role.is_value())).collect();
    if second.len() < values.len() || values.is_empty() || second.len() == first.len() {
        return None;
    }
    let more = second.len() - values.len();
    let mut columns = Vec::new();
    let mut next = 0;
    for (at, cell) in first.iter().enumerate() {
        let above = (head(&cell.run.chars()), cell.run.dense());
        if !values.contains(&at) {
            columns.push(Column::stacked(&[above]));
            continue;
        }
        // What is too much belongs below the last header, which spans it.
        let take = if values.last() == Some(&at) { 1 + more } else { 1 };
        for _ in 0..take {
            let below = (lower[next].clone(), second[next].run.dense());
            columns.push(Column::stacked(&[above.clone(), below]));
            next += 1;
        }
    }
    Some(columns)
}

/// What holds on from row to row.
#[derive(Default)]
struct Carried {
    name: Run,
    kind: Run,
    items: Vec<Run>,
    department: Run,
    section: Option<String>,
}

fn rows(grid: &Grid, layout: &Layout, range: std::ops::Range<usize>) -> Vec<Found> {
    let mut carried = Carried::default();
    let mut found: Vec<Found> = Vec::new();
    let series = sub_rows(grid, layout, range.clone());
    let mut waiting: Option<Run> = None;
    for at in range {
        let row = &grid.rows[at];
        if distinct(row) == 0 {
            continue;
        }
        if distinct(row) == 1 && layout.columns.len() >= 3 {
            let whole = row.iter().find(|cell| !cell.run.is_blank()).map(|cell| cell.run.clone()).unwrap_or_default();
            let lone = row.iter().position(|cell| !cell.run.is_blank());
            let wraps = row.len() == layout.columns.len()
                && lone.is_some_and(|lone| layout.name.contains(&lone))
                && !row.iter().any(|cell| cell.is_copy);
            if wraps && lone != Some(0) {
                waiting = Some(whole);
            } else {
                carried = Carried { section: Some(whole.printed()), ..Carried::default() };
            }
            continue;
        }
        if let Some(label) = series.and_then(|column| row.get(column)).map(|cell| cell.run.dense())
            && !is_planned(&label)
        {
            if label.starts_with("実績")
                && let Some(last) = found.last_mut()
            {
                last.base = last_actual(row, layout).or(last.base.take());
                let reached = last.base.as_ref().and_then(|base| base.year);
                last.interims.retain(|slot| reached.is_some_and(|reached| slot.year.is_some_and(|year| year > reached)));
            }
            continue;
        }
        let shift = if grid.is_ragged { shift_of(row, layout) } else { 0 };
        let cells = carry(row, layout, shift, &mut carried, waiting.take());
        let line = grid.lines.get(at).copied().unwrap_or(0);
        if let Some(mut one) = assemble(layout, line, "table", |column| cells.get(column).cloned().unwrap_or_default()) {
            one.group = one.group.or_else(|| section_group(carried.section.as_deref()));
            if let Some(column) = series {
                one.kind = one.kind.filter(|_| layout.kind != Some(column));
                one.interims = planned(&cells, layout);
                // The years of this row are planned ones; what was reached stands in the next.
                let planned = layout.base.first().is_none_or(|at| layout.columns[*at].role != Some(Role::Base));
                one.base = one.base.filter(|_| !planned);
            }
            found.push(one);
        } else if let Some(last) = found.last_mut() {
            continue_name(last, &cells, layout);
        }
    }
    found
}

/// The planned values of a row of years, but for the last, which is the target.
fn planned(cells: &[Run], layout: &Layout) -> Vec<Slot> {
    let columns = (0..cells.len().min(layout.columns.len())).filter(|at| {
        Some(*at) != layout.target && layout.columns[*at].role.is_some_and(Role::is_value) && layout.columns[*at].year.is_some()
    });
    let slots = columns.filter_map(|at| Slot::read(&cells[at], layout.columns[at].year));
    slots.filter(|slot| slot.number().is_some()).collect()
}

fn is_planned(label: &str) -> bool {
    ["目標", "目標値", "計画", "計画値"].contains(&label)
}

/// The last value of a row of actual ones, before the column of the target.
fn last_actual(row: &[Cell], layout: &Layout) -> Option<Slot> {
    let target = layout.target?;
    let explicit = layout.base.first().is_some_and(|at| layout.columns[*at].role == Some(Role::Base));
    let columns = (0..target.min(row.len())).rev().filter(|at| layout.columns[*at].role.is_some_and(Role::is_value));
    let mut slots = columns.filter_map(|at| Slot::read(&row[at].run, layout.columns[at].year));
    slots.find(|slot| slot.number().is_some()).filter(|_| !explicit)
}

/// A title row inside of a table that says what kind of indicators follow.
fn section_group(section: Option<&str>) -> Option<String> {
    let section = section?;
    let known = head(&section.chars().collect::<Vec<_>>()).is_some_and(|head| head.role == Role::Name);
    known.then(|| section.trim_matches(|c| matches!(c, '【' | '】' | '■' | '◆' | '●')).to_owned())
}

/// A row that holds only the end of the name above.
fn continue_name(last: &mut Found, cells: &[Run], layout: &Layout) {
    let [name] = layout.name.as_slice() else { return };
    let only_name = cells.iter().enumerate().all(|(at, cell)| (at == *name) != cell.is_blank() || layout.items.contains(&at));
    let end = cells.get(*name).cloned().unwrap_or_default();
    let open = last.name.chars().iter().filter(|c| **c == '(').count() > last.name.chars().iter().filter(|c| **c == ')').count();
    if only_name && open {
        last.name.join(&end);
        let read = super::name::read(&last.name);
        last.name = read.run;
        last.unit = last.unit.take().or(read.unit);
    }
}

/// A column that parts planned rows from actual ones.
fn sub_rows(grid: &Grid, layout: &Layout, range: std::ops::Range<usize>) -> Option<usize> {
    (0..layout.columns.len()).find(|column| {
        let texts: Vec<String> = range.clone().filter_map(|at| Some(grid.rows[at].get(*column)?.run.dense())).collect();
        texts.len() >= 2
            && texts.iter().all(|text| is_label(text))
            && texts.iter().any(|text| text.starts_with("実績") || text.starts_with("達成"))
    })
}

/// The cells of a row by column, with what a span or an empty cell takes over from above.
fn carry(row: &[Cell], layout: &Layout, shift: usize, carried: &mut Carried, waiting: Option<Run>) -> Vec<Run> {
    let mut cells: Vec<Run> = vec![Run::default(); shift];
    cells.extend(row.iter().map(|cell| cell.run.clone()));
    cells.resize(cells.len().max(layout.columns.len()), Run::default());
    if let (Some(start), [name]) = (waiting, layout.name.as_slice()) {
        let mut whole = start;
        whole.join(&cells[*name]);
        cells[*name] = whole;
    }
    carried.items.resize(layout.items.len(), Run::default());
    for (place, at) in layout.items.iter().enumerate() {
        if cells[*at].is_blank() {
            cells[*at] = carried.items[place].clone();
        } else if cells[*at].dense() != carried.items[place].dense() {
            carried.items[place] = cells[*at].clone();
            for inner in &mut carried.items[place + 1..] {
                *inner = Run::default();
            }
            carried.department = Run::default();
        }
    }
    let keep = |at: Option<usize>, kept: &mut Run, cells: &mut Vec<Run>| {
        let Some(at) = at else { return };
        if cells[at].is_blank() {
            cells[at] = kept.clone();
        } else {
            *kept = cells[at].clone();
        }
    };
    keep(layout.kind, &mut carried.kind, &mut cells);
    keep(layout.department, &mut carried.department, &mut cells);
    if let [name] = layout.name.as_slice() {
        let name = *name;
        if !cells[name].is_blank() {
            carried.name = cells[name].clone();
        } else if layout.kind.is_some_and(|kind| !row.get(kind).is_none_or(|cell| cell.run.is_blank())) {
            cells[name] = carried.name.clone();
        }
    }
    cells
}

/// How many leading cells a row lacks: the shift under which most cells fit their columns.
fn shift_of(row: &[Cell], layout: &Layout) -> usize {
    let missing = layout.columns.len().saturating_sub(row.len());
    let fit = |shift: usize| {
        let fits = row.iter().enumerate().map(|(at, cell)| fit(&cell.run, layout, at + shift));
        (fits.sum::<i32>(), std::cmp::Reverse(shift))
    };
    (0..=missing).max_by_key(|shift| fit(*shift)).unwrap_or(0)
}

/// How well a cell fits a column.
fn fit(run: &Run, layout: &Layout, column: usize) -> i32 {
    let Some(role) = layout.columns.get(column).map(|column| column.role) else { return -3 };
    let is_value = value::read(&run.chars()).is_some();
    let text = run.text();
    match role {
        _ if run.is_blank() => 0,
        Some(role) if role.is_value() => {
            if is_value {
                2
            } else {
                -2
            }
        }
        Some(Role::Unit) => {
            if crate::tokens::unit::is_unit(&run.dense()) {
                3
            } else {
                -2
            }
        }
        Some(Role::Department) => {
            if words::is_department(&text) {
                3
            } else {
                -1
            }
        }
        Some(Role::Name | Role::Item) | None => {
            if is_value {
                -3
            } else {
                1
            }
        }
        Some(_) => 0,
    }
}
