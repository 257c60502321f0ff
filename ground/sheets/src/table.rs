//! Rows of texts, with the numbers under which a spreadsheet shows them.

use std::collections::BTreeSet;

use crate::{Bounds, Unreadable};

/// How the text was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 with its mark.
    Utf8Marked,
    /// UTF-8.
    Utf8,
    /// Shift_JIS as Windows writes it.
    Cp932,
    /// UTF-16.
    Utf16,
    /// A workbook.
    Workbook,
}

/// A table: the first row names the columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// How it was written.
    pub encoding: Encoding,
    /// The number of the row that names the columns.
    pub head_line: usize,
    /// The names of the columns.
    pub head: Vec<String>,
    /// The rows below that hold something, each with its number in the file, counted from 1.
    pub rows: Vec<(usize, Vec<String>)>,
    /// How many rows between them hold nothing.
    pub empty: usize,
    /// The cells whose content is reckoned: the number of the row, and the place in it.
    pub reckoned: BTreeSet<(usize, usize)>,
}

/// So many rows at the top may be a title or a date before the one that names the columns.
const ABOVE_MAX: usize = 10;

impl Table {
    /// The same table, with the columns named by the topmost row in which most cells are names that are known. A title above the
    /// table is common in rosters; the rows above are passed over, and where no row has two such names, the first stays the head.
    #[must_use]
    pub fn headed(mut self, is_name: impl Fn(&str) -> bool) -> Table {
        let known = |row: &[String]| row.iter().filter(|cell| is_name(cell)).count();
        let mut best = (known(&self.head).max(1), None);
        for (place, (_, row)) in self.rows.iter().take(ABOVE_MAX).enumerate() {
            if known(row) > best.0 {
                best = (known(row), Some(place));
            }
        }
        if let Some(place) = best.1 {
            let mut below = self.rows.split_off(place);
            let (line, head) = below.remove(0);
            (self.head_line, self.head, self.rows) = (line, head, below);
            let last = self.rows.last().map_or(line, |(line, _)| *line);
            self.empty = last - line - self.rows.len();
        }
        self
    }
}

/// Rows as they come from a file, numbered, with the cells that are reckoned.
pub(crate) struct Raw {
    pub(crate) rows: Vec<(usize, Vec<String>)>,
    pub(crate) reckoned: BTreeSet<(usize, usize)>,
}

/// What nobody can see is taken out; rows without anything are passed over.
pub(crate) fn finished(encoding: Encoding, raw: Raw, bounds: &Bounds) -> Result<Table, Unreadable> {
    let clean = |text: String| -> String { text.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect() };
    let mut kept = Vec::new();
    for (number, row) in raw.rows {
        if row.len() > bounds.cells {
            return Err(Unreadable::TooManyCells);
        }
        if row.iter().any(|cell| cell.len() > bounds.signs && cell.chars().count() > bounds.signs) {
            return Err(Unreadable::LongCell);
        }
        let row: Vec<String> = row.into_iter().map(clean).collect();
        if row.iter().any(|cell| !cell.trim().is_empty()) {
            kept.push((number, row));
        }
    }
    let last = kept.last().map_or(0, |(number, _)| *number);
    let mut kept = kept.into_iter();
    let (head_line, head) = kept.next().ok_or(Unreadable::Empty)?;
    let rows: Vec<(usize, Vec<String>)> = kept.collect();
    let empty = last - head_line - rows.len();
    Ok(Table { encoding, head_line, head, rows, empty, reckoned: raw.reckoned })
}

#[cfg(test)]
mod tests {
    use crate::samples::BOUNDS;
    use crate::{Table, read};

    fn table(text: &str) -> Table {
        read(text.as_bytes(), &BOUNDS).expect("a table")
    }

    #[test]
    fn a_row_has_the_number_that_a_spreadsheet_shows() {
        let found = table("\n\n氏名,班\n\n丘野,\"1\n組\"\n\n川野,2\n");
        assert_eq!((found.head_line, found.empty), (3, 2));
        assert_eq!(found.rows.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [5, 7]);
        assert_eq!(found.rows[0].1, ["丘野", "1 組"]);
    }

    #[test]
    fn a_title_above_the_table_is_passed_over() {
        let is_name = |cell: &str| ["氏名", "班", "電話"].contains(&cell);
        let found = table("丘町自治会 名簿,,\n令和8年4月1日現在,,\n班,氏名,電話\n1,丘野,\n").headed(is_name);
        assert_eq!((found.head_line, found.head.join("|").as_str(), found.rows.len()), (3, "班|氏名|電話", 1));
        let found = table("一,二\n丘野,1\n").headed(is_name);
        assert_eq!((found.head_line, found.rows.len()), (1, 1), "without known names the first row stays the head");
    }
}
