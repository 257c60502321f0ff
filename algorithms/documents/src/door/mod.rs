//! The doors: from the bytes of a file to lines and tables. Each kind of file has its own.

mod delimited;
mod encoding;
mod html;
mod packed;
mod pdf;
mod sheet;
mod word;

pub use encoding::decoded;

use crate::bounds::{BYTES_MAX, CELLS_MAX, LETTERS_MAX};
use crate::glyph::BREAK;
use crate::layout::grid::{Grid, Spanning};
use crate::layout::lines::{lines_of, starts_of};
use crate::layout::{Block, Page};

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// More bytes than a plan has.
    #[error("the file has {0} bytes; at most {BYTES_MAX} are read")]
    TooLarge(usize),
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// Pictures of pages: there is no text to read.
    #[error("the PDF has no text, only pictures of its pages; have its text recognised first, or ask for the original file")]
    Scanned,
    /// A password.
    #[error("the PDF is locked with a password; save it without one first")]
    Locked,
    /// Fonts without a way back to letters.
    #[error("the fonts of the PDF do not say which letters they show; print it to a new PDF, or ask for the original file")]
    Letterless,
    /// A file that is not what it says it is.
    #[error("the file looks like {0} and cannot be opened as such")]
    Broken(&'static str),
    /// It unpacks to more than a plan has.
    #[error("the file unpacks to more than a plan can hold")]
    Bomb,
    /// A kind of file that is not read.
    #[error("this kind of file is not read; save it as PDF, XLSX, DOCX, CSV, HTML or text")]
    Unknown,
}

/// A part of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Lines of text.
    Lines(String),
    /// A table, row by row.
    Table(Vec<Vec<CellText>>),
}

/// For each row of a table, the columns and rows that each cell takes.
type Spans = Vec<Vec<(usize, usize)>>;

/// A cell of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CellText {
    /// What stands in it.
    pub text: String,
    /// How many columns it takes.
    pub columns: usize,
    /// How many rows it takes.
    pub rows: usize,
}

impl CellText {
    /// A cell that takes one place.
    pub fn one(text: impl Into<String>) -> CellText {
        CellText { text: text.into(), columns: 1, rows: 1 }
    }
}

/// What a door hands on.
#[derive(Debug, Default)]
pub struct Opened {
    /// The text in which all spans lie.
    pub text: String,
    /// Its lines and tables.
    pub page: Page,
    /// The text was cut at a bound.
    pub is_cut: bool,
}

/// Opens a file. The name only helps where the bytes do not tell: CSV is text.
///
/// # Errors
/// With a sentence, where nothing can be read from it.
pub fn open(bytes: &[u8], name: Option<&str>) -> Result<Opened, Refused> {
    if bytes.len() > BYTES_MAX {
        return Err(Refused::TooLarge(bytes.len()));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Refused::Empty);
    }
    if bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-") {
        return pdf::read(bytes).map(|(parts, is_cut)| joined(parts, is_cut));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return packed::read(bytes).map(|parts| joined(parts, false));
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) || looks_binary(bytes) {
        return Err(Refused::Unknown);
    }
    let text = decoded(bytes);
    let ends = |end: &str| name.is_some_and(|name| name.to_ascii_lowercase().ends_with(end));
    if html::is_html(&text) || ends(".html") || ends(".htm") {
        return Ok(joined(html::read(&text), false));
    }
    if ends(".csv") || ends(".tsv") || delimited::is_csv(&text) {
        return Ok(joined(delimited::read(&text), false));
    }
    let (text, is_cut) = cut(text);
    Ok(Opened { page: Page::of_text(&text), text, is_cut })
}

/// Control bytes that no text has.
fn looks_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let wide = head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) || encoding::wide_without_mark(head).is_some();
    let odd = head.iter().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31)).count();
    !wide && odd * 20 > head.len()
}

fn cut(mut text: String) -> (String, bool) {
    match text.char_indices().nth(LETTERS_MAX) {
        Some((at, _)) => {
            text.truncate(at);
            (text, true)
        }
        None => (text, false),
    }
}

/// Lays parts into one text, and keeps the tables as tables.
pub fn joined(parts: Vec<Part>, is_cut: bool) -> Opened {
    let mut text = String::new();
    let mut tables: Vec<(usize, Spans)> = Vec::new();
    let mut lines = 0;
    let mut is_cut = is_cut;
    let mut cells = 0;
    for part in parts {
        if text.len() > LETTERS_MAX * 3 || cells > CELLS_MAX {
            is_cut = true;
            break;
        }
        match part {
            Part::Lines(said) => {
                for line in said.split('\n') {
                    text.push_str(line.trim_end_matches('\r'));
                    text.push('\n');
                    lines += 1;
                }
            }
            Part::Table(rows) => {
                let mut spans = Vec::new();
                for row in rows.iter().filter(|row| !row.is_empty()) {
                    let said: Vec<String> = row.iter().map(|cell| inline(&cell.text)).collect();
                    text.push_str(&said.join("\t"));
                    text.push('\n');
                    cells += row.len();
                    spans.push(row.iter().map(|cell| (cell.columns, cell.rows)).collect());
                }
                tables.push((lines, spans.clone()));
                lines += spans.len();
            }
        }
    }
    let (text, more) = cut(text);
    let page = page_of(&text, &tables);
    Opened { text, page, is_cut: is_cut || more }
}

/// The text of a cell on one line.
fn inline(text: &str) -> String {
    let trimmed = text.trim_matches(|c: char| c.is_whitespace());
    trimmed
        .chars()
        .map(|c| {
            if matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}') {
                BREAK
            } else if c == '\t' {
                ' '
            } else {
                c
            }
        })
        .collect()
}

fn page_of(text: &str, tables: &[(usize, Spans)]) -> Page {
    let lines = lines_of(text);
    let mut blocks = Vec::new();
    let mut plain = 0;
    for (first, spans) in tables {
        let end = (first + spans.len()).min(lines.len());
        if *first >= end {
            continue;
        }
        if plain < *first {
            blocks.push(Block::Lines(plain..*first));
        }
        let row = |(line, spans): (usize, &Vec<(usize, usize)>)| {
            let cells = lines[line].run.split(|c| c == '\t');
            cells
                .into_iter()
                .zip(spans)
                .map(|(run, (columns, rows))| Spanning { run: run.trimmed(), columns: *columns, rows: *rows })
                .collect()
        };
        let rows: Vec<Vec<Spanning>> = (*first..end).zip(spans).map(row).collect();
        blocks.push(Block::Table(Grid::laid(rows, (*first..end).collect())));
        plain = end;
    }
    if plain < lines.len() {
        blocks.push(Block::Lines(plain..lines.len()));
    }
    Page { starts: starts_of(text), lines, blocks }
}
