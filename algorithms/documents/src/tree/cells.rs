//! Items in tables: fields of a sheet (基本方向 | (6) … ), columns of items (具体的な施策 | 取組内容).

use super::builder::{Builder, Entry};
use super::heading::{Heading, number_at, ornaments, rank_of, title_of};
use crate::glyph::{BREAK, Run};
use crate::layout::{Cell, Grid};
use crate::tokens::skip_spaces;
use crate::words::{self, Role, head};

/// Reads the items that a table names.
pub fn read(grid: &Grid, builder: &mut Builder) {
    if !columns(grid, builder) {
        sheet(grid, builder);
    }
}

/// A number and a title in one cell: 「① 協働のまちづくり」, 「4 5 協働」.
fn split(run: &Run) -> (Option<String>, Run) {
    let run = run.trimmed();
    let chars = run.chars();
    let start = ornaments(&chars);
    let Some((mut number, mut end)) = number_at(&chars, start) else {
        return (None, title_of(&run.slice(start..chars.len()).trimmed()));
    };
    // Digits that the typesetter set apart belong together.
    while number.chars().all(|c| c.is_ascii_digit())
        && chars.get(end) == Some(&' ')
        && chars.get(end + 1).is_some_and(char::is_ascii_digit)
    {
        let Some((more, next)) = number_at(&chars, end + 1) else { break };
        number.push_str(&more);
        end = next;
    }
    let begin = skip_spaces(&chars, end);
    let apart = begin > end || !chars.get(end).is_some_and(|c| c.is_ascii_digit()) && !number.chars().all(|c| c.is_ascii_digit());
    let title = run.slice(begin..chars.len()).trimmed();
    if apart && title.len() >= 2 { (Some(number), title_of(&title)) } else { (None, run) }
}

fn entry(level: &str, rank: i32, run: &Run) -> Option<Entry> {
    let (number, title) = split(run);
    let range = run.span()?;
    let heading = Heading { level: level.to_owned(), rank, number, title: title.clone() };
    ((2..=70).contains(&title.len()) && !title.text().contains('。')).then(|| Builder::entry(&heading, &title, range))
}

/// Whether most cells of a row are header words.
fn heads_columns(row: &[Cell]) -> bool {
    let filled = row.iter().filter(|cell| !cell.is_copy && !cell.run.is_blank()).count();
    let known = row.iter().filter(|cell| !cell.is_copy && head(&cell.run.chars()).is_some()).count();
    known >= 2 && known * 3 >= filled * 2
}

/// Columns of items above or beside indicators.
fn columns(grid: &Grid, builder: &mut Builder) -> bool {
    let Some(first) = grid.rows.iter().position(|row| heads_columns(row)) else { return false };
    let heads: Vec<(usize, String, i32)> = grid.rows[first]
        .iter()
        .enumerate()
        .filter(|(_, cell)| !cell.is_copy)
        .filter_map(|(at, cell)| {
            let word = cell.run.dense();
            let known = head(&cell.run.chars()).filter(|head| head.role == Role::Item)?;
            let rank = rank_of(&known.word).or_else(|| rank_of(&word))?;
            Some((at, word, rank))
        })
        .collect();
    if heads.is_empty() {
        return false;
    }
    let department =
        grid.rows[first].iter().position(|cell| head(&cell.run.chars()).is_some_and(|head| head.role == Role::Department));
    for row in &grid.rows[first + 1..] {
        let named: Vec<String> =
            department.and_then(|at| row.get(at)).map(|cell| words::departments(&cell.run.text())).unwrap_or_default();
        for (at, word, rank) in &heads {
            let Some(cell) = row.get(*at).filter(|cell| !cell.is_copy && !cell.run.is_blank() && head(&cell.run.chars()).is_none())
            else {
                continue;
            };
            for part in listed(&cell.run) {
                if let Some(mut entry) = entry(word, *rank, &part) {
                    entry.departments.clone_from(&named);
                    builder.add(entry);
                }
            }
        }
        builder.departments(&named, 22);
    }
    true
}

/// The entries of a list inside of a cell: 「・A ・B」, or the cell itself.
fn listed(run: &Run) -> Vec<Run> {
    let chars = run.chars();
    let starts: Vec<usize> = (0..chars.len())
        .filter(|at| matches!(chars[*at], '・' | '◇' | '●' | '○' | '■') && (*at == 0 || chars[at - 1].is_whitespace()))
        .collect();
    if starts.is_empty() {
        return vec![run.clone()];
    }
    let ends = starts.iter().skip(1).copied().chain([chars.len()]);
    starts.iter().zip(ends).map(|(start, end)| run.slice(start + 1..end).trimmed()).filter(|part| !part.is_blank()).collect()
}

/// Fields of a sheet: a word for a level, and the item beside it.
fn sheet(grid: &Grid, builder: &mut Builder) {
    let mut waiting: Option<(String, i32)> = None;
    let mut number: Option<String> = None;
    for row in &grid.rows {
        let cells: Vec<&Run> = row.iter().filter(|cell| !cell.is_copy && !cell.run.is_blank()).map(|cell| &cell.run).collect();
        if let [only] = cells.as_slice() {
            let (_, title) = split(only);
            waiting = rank_of(&title.dense()).map(|rank| (title.dense(), rank)).or(waiting);
            continue;
        }
        let mut at = 0;
        while at < cells.len() {
            let word = cells[at].dense();
            if word.starts_with("No") && word.chars().any(|c| c.is_ascii_digit()) && word.len() <= 6 {
                number = Some(word);
            } else if let (Some(rank), Some(next)) = (rank_of(&word), cells.get(at + 1)) {
                if next.len() <= 60
                    && let Some(entry) = entry(&word, rank, next)
                {
                    builder.add(entry);
                    at += 1;
                }
            } else if ["名称", "施策名", "取組名", "事業名"].contains(&word.as_str())
                && let (Some(next), Some((level, rank))) = (cells.get(at + 1), waiting.as_ref())
            {
                if let Some(mut entry) = entry(level, *rank, next) {
                    entry.number = number.take().or(entry.number);
                    builder.add(entry);
                }
                at += 1;
            } else if head(&cells[at].chars()).is_some_and(|head| head.role == Role::Department)
                && let Some(next) = cells.get(at + 1)
            {
                let names = words::departments(&next.text());
                if words::is_department(&next.text()) {
                    builder.departments(&names, 22);
                }
                at += 1;
            } else if let (Some(kind), Some(next)) = (super::heading::part_of(&word), cells.get(at + 1)) {
                for text in next.split(|c| c == BREAK).iter().map(Run::printed).filter(|text| !text.is_empty()) {
                    builder.part(kind, &word, text);
                }
                at += 1;
            }
            at += 1;
        }
    }
}
