//! Lines of a text, and the tables that tabs and bars make of them.

use std::ops::Range;

use super::furniture;
use super::grid::{Cell, Grid};
use crate::glyph::{Glyph, Run};
use crate::hygiene::{clean, unspaced, untagged};

/// One line after hygiene.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its letters.
    pub run: Run,
}

/// A part of a document: lines without known cells, or a table.
#[derive(Debug, Clone)]
pub enum Block {
    /// Lines, by their numbers counted from 0.
    Lines(Range<usize>),
    /// A table.
    Table(Grid),
}

/// A document as lines and blocks.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// All lines, those of tables included.
    pub lines: Vec<Line>,
    /// The blocks in their order.
    pub blocks: Vec<Block>,
    /// Where each line begins in the text, in bytes.
    pub starts: Vec<usize>,
}

impl Page {
    /// Reads a text into lines and blocks.
    pub fn of_text(text: &str) -> Page {
        let lines = lines_of(text);
        let starts = starts_of(text);
        let blocks = blocks_of(&lines);
        Page { lines, blocks, starts }
    }

    /// The number of the line in which a place of the text lies, counted from 0.
    pub fn line_at(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).saturating_sub(1)
    }
}

/// Where each line begins.
pub fn starts_of(text: &str) -> Vec<usize> {
    let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
    std::iter::once(0).chain(breaks).collect()
}

/// All lines of a text after hygiene.
pub fn lines_of(text: &str) -> Vec<Line> {
    let whole = clean(text);
    let mut runs: Vec<Run> = text_lines(&whole, text).iter().map(|part| unspaced(&untagged(part))).collect();
    furniture::removed(&mut runs);
    runs.into_iter().map(|run| Line { run }).collect()
}

/// Splits at the line feeds of the text, so that the number of a line is the number that an editor shows.
fn text_lines(whole: &Run, text: &str) -> Vec<Run> {
    let starts = starts_of(text);
    let mut lines = vec![Run::default(); starts.len()];
    let mut line = 0;
    for glyph in &whole.glyphs {
        let at = glyph.at as usize;
        while starts.get(line + 1).is_some_and(|start| *start <= at) {
            line += 1;
        }
        if glyph.printed != '\n' {
            let c = if glyph.c == '\n' { ' ' } else { glyph.c };
            lines[line].glyphs.push(Glyph { c, ..*glyph });
        }
    }
    lines
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Separator {
    Tab,
    Bar,
}

/// Groups lines into tables and the rest.
fn blocks_of(lines: &[Line]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut plain = 0;
    let mut at = 0;
    while at < lines.len() {
        let Some(separator) = separator_of(&lines[at].run) else {
            at += 1;
            continue;
        };
        let end = table_end(lines, at, separator);
        let rows: Vec<usize> = (at..end).filter(|line| !is_rule(&lines[*line].run) && !lines[*line].run.is_blank()).collect();
        if rows.is_empty() {
            at = end;
            continue;
        }
        if plain < at {
            blocks.push(Block::Lines(plain..at));
        }
        blocks.push(Block::Table(grid_of(lines, &rows, separator)));
        at = end;
        plain = end;
    }
    if plain < lines.len() {
        blocks.push(Block::Lines(plain..lines.len()));
    }
    blocks
}

/// The line behind a table that begins here; one blank line may lie between its rows.
fn table_end(lines: &[Line], from: usize, separator: Separator) -> usize {
    let mut end = from + 1;
    let mut next = end;
    while next < lines.len() && next <= end + 1 {
        if separator_of(&lines[next].run) == Some(separator) || (is_rule(&lines[next].run) && next > from) {
            end = next + 1;
        } else if !lines[next].run.is_blank() {
            break;
        }
        next += 1;
    }
    end
}

/// The separator of a line of a table: a tab, or two bars at least.
fn separator_of(run: &Run) -> Option<Separator> {
    if run.glyphs.iter().any(|glyph| glyph.c == '\t') && !run.is_blank() {
        return Some(Separator::Tab);
    }
    let bars = run.glyphs.iter().filter(|glyph| is_bar(glyph.c)).count();
    let filled = run.split(is_bar).iter().filter(|cell| !cell.is_blank()).count();
    ((bars >= 2 && filled >= 1) || (bars == 1 && filled >= 2 && !first_is_bar(run))).then_some(Separator::Bar)
}

fn first_is_bar(run: &Run) -> bool {
    run.trimmed().glyphs.first().is_some_and(|glyph| is_bar(glyph.c))
}

fn is_bar(c: char) -> bool {
    matches!(c, '|' | '│' | '┃' | '┆' | '¦')
}

/// The rule below the header of a Markdown table, or a drawn border.
fn is_rule(run: &Run) -> bool {
    let drawn = |c: char| {
        is_bar(c)
            || matches!(c, '-' | ':' | '+' | '=' | ' ' | '─' | '━' | '┼' | '├' | '┤' | '┬' | '┴' | '┌' | '┐' | '└' | '┘' | '\t')
    };
    run.glyphs.iter().all(|glyph| drawn(glyph.c))
        && run.glyphs.iter().filter(|glyph| matches!(glyph.c, '-' | '─' | '━' | '=')).count() >= 3
}

fn grid_of(lines: &[Line], rows: &[usize], separator: Separator) -> Grid {
    let cells = |line: &usize| {
        let run = &lines[*line].run;
        let mut parts = match separator {
            Separator::Tab => run.split(|c| c == '\t'),
            Separator::Bar => run.trimmed().split(is_bar),
        };
        if separator == Separator::Bar {
            let framed = |part: Option<&Run>| part.is_some_and(Run::is_blank);
            if framed(parts.first()) && parts.len() > 2 {
                parts.remove(0);
            }
            if framed(parts.last()) && parts.len() > 1 {
                parts.pop();
            }
        }
        parts.into_iter().map(|part| Cell { run: part.trimmed(), is_copy: false }).collect::<Vec<Cell>>()
    };
    let rows_of: Vec<Vec<Cell>> = rows.iter().map(cells).collect();
    let width = rows_of.iter().map(Vec::len).max().unwrap_or(0);
    let is_ragged = rows_of.iter().any(|row| row.len() != width);
    Grid { rows: rows_of, lines: rows.to_vec(), is_ragged }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_and_bars_make_tables_and_other_lines_stay() {
        let page = Page::of_text("見出し\n| a | b |\n|---|---|\n| c | |\n本文\nd\te\n\n\tf\n");
        let tables: Vec<usize> = page
            .blocks
            .iter()
            .filter_map(|block| if let Block::Table(grid) = block { Some(grid.rows.len()) } else { None })
            .collect();
        assert_eq!(tables, [2, 2]);
        assert_eq!(page.line_at(0), 0);
    }
}
