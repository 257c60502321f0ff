//! A spreadsheet as an office or a neighbourhood keeps it: CSV in any of the usual encodings, or a workbook. Every size is bounded
//! before it is used.

mod table;
mod text;
mod workbook;

pub use table::{Encoding, Table};

/// How much of a file is read, and what is asked of its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// The largest file.
    pub bytes: usize,
    /// The most rows of a table, without the row that names the columns.
    pub rows: usize,
    /// The most cells of a row.
    pub cells: usize,
    /// The longest text in one cell, in characters.
    pub signs: usize,
    /// The most that all parts of a workbook together may expand to.
    pub expanded: u64,
    /// The most parts of a workbook.
    pub parts: usize,
    /// What a cell with a formula is.
    pub formulas: Formulas,
}

/// What a cell of a workbook is whose content is reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Formulas {
    /// [`REFUSED`]: where figures are asked for, nobody sees in the file what the formula meant.
    Refused,
    /// What it showed when the file was saved; [`Table::reckoned`] says where.
    Shown,
}

/// What stands in place of a formula that is refused.
pub const REFUSED: &str = "=";

/// Why a file is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It holds nothing.
    #[error("the file is empty")]
    Empty,
    /// It has more bytes than the bound.
    #[error("the file is too large")]
    TooLarge,
    /// A workbook that is far larger inside than outside, or has far too many parts.
    #[error("the workbook expands beyond its bound")]
    Expands,
    /// A workbook that cannot be opened, or has a password.
    #[error("the workbook cannot be opened")]
    NoWorkbook,
    /// Bytes that are no text in any usual encoding.
    #[error("the text is in no usual encoding")]
    NoText,
    /// Quotes that are never closed and the like.
    #[error("the rows cannot be told apart")]
    NoTable,
    /// More rows than the bound.
    #[error("there are too many rows")]
    TooManyRows,
    /// More columns than the bound.
    #[error("a row has too many cells")]
    TooManyCells,
    /// A cell that is a document of its own.
    #[error("a cell is too long")]
    LongCell,
}

/// What a file is, by what is in it; its name is not asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content<'b> {
    /// Text, and how it was written.
    Text(Encoding, String),
    /// A workbook that is not opened yet.
    Workbook(&'b [u8]),
}

impl Content<'_> {
    /// The table in it.
    ///
    /// # Errors
    /// Why it is not read.
    pub fn table(self, bounds: &Bounds) -> Result<Table, Unreadable> {
        match self {
            Content::Text(encoding, text) => table::finished(encoding, text::rows(&text, bounds)?, bounds),
            Content::Workbook(bytes) => table::finished(Encoding::Workbook, workbook::rows(bytes, bounds)?, bounds),
        }
    }
}

/// Opens a file as far as to see what it is.
///
/// # Errors
/// It is too large, or neither text nor a workbook.
pub fn open<'b>(bytes: &'b [u8], bounds: &Bounds) -> Result<Content<'b>, Unreadable> {
    if bytes.len() > bounds.bytes {
        return Err(Unreadable::TooLarge);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(Content::Workbook(bytes));
    }
    // Old workbooks and those with a password begin so.
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(Unreadable::NoWorkbook);
    }
    text::decode(bytes).map(|(encoding, text)| Content::Text(encoding, text))
}

/// Reads the table of a file.
///
/// # Errors
/// Why it is not read.
pub fn read(bytes: &[u8], bounds: &Bounds) -> Result<Table, Unreadable> {
    open(bytes, bounds)?.table(bounds)
}

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::samples::BOUNDS;
    use super::*;

    #[test]
    fn what_is_no_table_or_too_large_is_said() {
        let read = |bytes: &[u8]| read(bytes, &BOUNDS).map(|_| ());
        assert_eq!(read(b""), Err(Unreadable::Empty));
        assert_eq!(read(b"\r\n,,\r\n"), Err(Unreadable::Empty));
        assert_eq!(read(&vec![b'a'; BOUNDS.bytes + 1]), Err(Unreadable::TooLarge));
        assert_eq!(read(&[0xd0, 0xcf, 0x11, 0xe0, 0]), Err(Unreadable::NoWorkbook));
        assert_eq!(read(b"PK\x03\x04 no workbook"), Err(Unreadable::NoWorkbook));
        assert_eq!(read(&[0x81, 0x20, 0xff, 0xfe, 0xfd]), Err(Unreadable::NoText));
        assert_eq!(read("a\n".repeat(BOUNDS.rows + 2).as_bytes()), Err(Unreadable::TooManyRows));
        assert_eq!(read("a\n".repeat(BOUNDS.rows + 1).as_bytes()), Ok(()));
        assert_eq!(read(",".repeat(BOUNDS.cells).as_bytes()), Err(Unreadable::TooManyCells));
        assert_eq!(read("x".repeat(BOUNDS.signs + 1).as_bytes()), Err(Unreadable::LongCell));
    }

    #[test]
    fn a_text_that_is_no_table_is_handed_on() {
        let opened = open(b" {\"type\":\"FeatureCollection\"}", &BOUNDS);
        assert_eq!(opened, Ok(Content::Text(Encoding::Utf8, " {\"type\":\"FeatureCollection\"}".into())));
    }

    proptest! {
        #[test]
        fn no_bytes_break_the_reading(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = read(&bytes, &BOUNDS);
        }

        #[test]
        fn no_workbook_breaks_the_reading(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = read(&[b"PK\x03\x04", bytes.as_slice()].concat(), &BOUNDS);
        }

        #[test]
        fn every_row_is_kept_or_is_empty(rows in prop::collection::vec("[ab,\n]{0,6}", 1..20)) {
            let text = rows.join("\n");
            if let Ok(table) = read(text.as_bytes(), &BOUNDS) {
                let lines = text.trim_end_matches('\n').lines().count();
                prop_assert!(table.rows.len() + table.empty < lines.max(1) + 1);
                prop_assert!(table.rows.iter().all(|(_, row)| row.iter().any(|cell| !cell.trim().is_empty())));
                prop_assert!(table.rows.windows(2).all(|pair| pair[0].0 < pair[1].0));
            }
        }
    }
}
