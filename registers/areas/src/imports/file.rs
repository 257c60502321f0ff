//! A file as an office keeps it: CSV in any of the usual encodings, a workbook, or GeoJSON. Every size is bounded before it is used.

use encoding_rs::{SHIFT_JIS, UTF_16BE, UTF_16LE};

use super::workbook;

/// The largest file.
pub const BYTES_MAX: usize = 7 * 1_024 * 1_024;
/// The most rows of a table.
pub const ROWS_MAX: usize = 100_000;
/// The most cells of a row.
pub const CELLS_MAX: usize = 200;
/// The longest text in one cell, in characters.
pub const TEXT_MAX: usize = 1_000;

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
    /// The names of the columns.
    pub head: Vec<String>,
    /// The rows, each with its number in the file, counted from 1 with the head.
    pub rows: Vec<(usize, Vec<String>)>,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum File {
    /// Rows and columns.
    Table(Table),
    /// Outlines as GeoJSON.
    Outlines(String),
}

/// Why a file is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It holds nothing.
    #[error("the file is empty")]
    Empty,
    /// It is larger than any table of areas.
    #[error("the file is larger than {BYTES_MAX} bytes")]
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
    /// More rows than a town has areas and years.
    #[error("there are more than {ROWS_MAX} rows")]
    TooManyRows,
    /// More columns than a table of ages has.
    #[error("a row has more than {CELLS_MAX} cells")]
    TooManyCells,
    /// A cell that is a document of its own.
    #[error("a cell is longer than {TEXT_MAX} characters")]
    LongCell,
}

/// Reads a file by what is in it; its name is not asked.
///
/// # Errors
/// Why it is not read.
pub fn read(bytes: &[u8]) -> Result<File, Unreadable> {
    if bytes.len() > BYTES_MAX {
        return Err(Unreadable::TooLarge);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return finished(Encoding::Workbook, workbook::rows(bytes)?).map(File::Table);
    }
    // Old workbooks and those with a password begin so.
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(Unreadable::NoWorkbook);
    }
    let (encoding, text) = text_of(bytes)?;
    if text.trim_start().starts_with('{') {
        return Ok(File::Outlines(text));
    }
    finished(encoding, rows(&text)?).map(File::Table)
}

fn text_of(bytes: &[u8]) -> Result<(Encoding, String), Unreadable> {
    if let Some(rest) = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]) {
        return std::str::from_utf8(rest).map(|text| (Encoding::Utf8Marked, text.to_owned())).map_err(|_| Unreadable::NoText);
    }
    let utf16 = match bytes {
        [0xff, 0xfe, rest @ ..] => Some((UTF_16LE, rest)),
        [0xfe, 0xff, rest @ ..] => Some((UTF_16BE, rest)),
        // Without a mark: every other byte of plain signs is zero.
        [_, 0, _, 0, ..] => Some((UTF_16LE, bytes)),
        [0, _, 0, _, ..] => Some((UTF_16BE, bytes)),
        _ => None,
    };
    if let Some((encoding, rest)) = utf16 {
        let (text, is_broken) = encoding.decode_without_bom_handling(rest);
        return if is_broken { Err(Unreadable::NoText) } else { Ok((Encoding::Utf16, text.into_owned())) };
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((Encoding::Utf8, text.to_owned()));
    }
    let (text, is_broken) = SHIFT_JIS.decode_without_bom_handling(bytes);
    if is_broken { Err(Unreadable::NoText) } else { Ok((Encoding::Cp932, text.into_owned())) }
}

fn rows(text: &str) -> Result<Vec<Vec<String>>, Unreadable> {
    let first = text.lines().next().unwrap_or_default();
    let delimiter = if first.matches('\t').count() > first.matches(',').count() { b'\t' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| Unreadable::NoTable)?;
        if rows.len() > ROWS_MAX {
            return Err(Unreadable::TooManyRows);
        }
        rows.push(record.iter().map(str::to_owned).collect());
    }
    Ok(rows)
}

/// What nobody can see is taken out; rows without anything are passed over.
fn finished(encoding: Encoding, rows: Vec<Vec<String>>) -> Result<Table, Unreadable> {
    let clean = |text: String| -> String { text.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect() };
    let mut kept = Vec::new();
    for (number, row) in (1..).zip(rows) {
        if row.len() > CELLS_MAX {
            return Err(Unreadable::TooManyCells);
        }
        if row.iter().any(|cell| cell.len() > TEXT_MAX && cell.chars().count() > TEXT_MAX) {
            return Err(Unreadable::LongCell);
        }
        let row: Vec<String> = row.into_iter().map(clean).collect();
        if row.iter().any(|cell| !cell.trim().is_empty()) {
            kept.push((number, row));
        }
    }
    let mut kept = kept.into_iter();
    let (_, head) = kept.next().ok_or(Unreadable::Empty)?;
    Ok(Table { encoding, head, rows: kept.collect() })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TEXT: &str = "地域名,世帯数\r\n丘町,\"1,234\"\r\n\r\n川町,56\r\n";

    fn table(bytes: &[u8]) -> Table {
        match read(bytes) {
            Ok(File::Table(table)) => table,
            other => panic!("no table: {other:?}"),
        }
    }

    #[test]
    fn the_same_table_is_read_from_every_usual_encoding() {
        let (cp932, _, _) = SHIFT_JIS.encode(TEXT);
        let wide = |bytes: fn(u16) -> [u8; 2]| TEXT.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        let files: [(Vec<u8>, Encoding); 5] = [
            (TEXT.into(), Encoding::Utf8),
            ([&[0xef, 0xbb, 0xbf], TEXT.as_bytes()].concat(), Encoding::Utf8Marked),
            (cp932.into_owned(), Encoding::Cp932),
            ([vec![0xff, 0xfe], wide(u16::to_le_bytes)].concat(), Encoding::Utf16),
            ([vec![0xfe, 0xff], wide(u16::to_be_bytes)].concat(), Encoding::Utf16),
        ];
        for (bytes, encoding) in files {
            let read = table(&bytes);
            assert_eq!((read.encoding, read.head), (encoding, vec!["地域名".to_owned(), "世帯数".to_owned()]));
            let rows = [(2, vec!["丘町".to_owned(), "1,234".to_owned()]), (3, vec!["川町".to_owned(), "56".to_owned()])];
            assert_eq!(read.rows.iter().map(|(_, row)| row.clone()).collect::<Vec<_>>(), rows.map(|(_, row)| row));
        }
        assert_eq!(table("a\tb\n1\t2".as_bytes()).head.len(), 2, "a table that was copied out of a spreadsheet");
    }

    #[test]
    fn what_is_no_table_or_too_large_is_said() {
        assert_eq!(read(b""), Err(Unreadable::Empty));
        assert_eq!(read(b"\r\n,,\r\n"), Err(Unreadable::Empty));
        assert_eq!(read(&vec![b'a'; BYTES_MAX + 1]), Err(Unreadable::TooLarge));
        assert_eq!(read(&[0xd0, 0xcf, 0x11, 0xe0, 0]), Err(Unreadable::NoWorkbook));
        assert_eq!(read(b"PK\x03\x04 no workbook"), Err(Unreadable::NoWorkbook));
        assert_eq!(read(&[0x81, 0x20, 0xff, 0xfe, 0xfd]), Err(Unreadable::NoText));
        assert_eq!(read("a\n".repeat(ROWS_MAX + 2).as_bytes()), Err(Unreadable::TooManyRows));
        assert_eq!(read(",".repeat(CELLS_MAX).as_bytes()), Err(Unreadable::TooManyCells));
        assert_eq!(read("x".repeat(TEXT_MAX + 1).as_bytes()), Err(Unreadable::LongCell));
        assert!(matches!(read(b" {\"type\":\"FeatureCollection\"}"), Ok(File::Outlines(_))));
    }

    proptest! {
        #[test]
        fn no_bytes_break_the_reading(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = read(&bytes);
        }
    }
}
