//! What comes in: a table, or outlines as GeoJSON. The ground reads it; how much of it is taken is said here.

use engawa_sheets::{Bounds, Content, Formulas, Table, Unreadable, open};

/// The largest table that a town has: every area with every band of ages for some years.
pub const BOUNDS: Bounds = Bounds {
    bytes: 7 * 1_024 * 1_024,
    rows: 100_000,
    cells: 200,
    signs: 1_000,
    expanded: 80 * 1_024 * 1_024,
    parts: 500,
    // A figure that is reckoned is not taken: nobody sees in the file what it meant.
    formulas: Formulas::Refused,
};

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum File {
    /// Rows and columns.
    Table(Table),
    /// Outlines as GeoJSON.
    Outlines(String),
}

/// Reads a file by what is in it; its name is not asked.
///
/// # Errors
/// Why it is not read.
pub fn read(bytes: &[u8]) -> Result<File, Unreadable> {
    match open(bytes, &BOUNDS)? {
        Content::Text(_, text) if text.trim_start().starts_with('{') => Ok(File::Outlines(text)),
        content => content.table(&BOUNDS).map(File::Table),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outlines_are_told_from_a_table_by_how_they_begin() {
        assert!(matches!(read(b" {\"type\":\"FeatureCollection\"}"), Ok(File::Outlines(_))));
        assert!(matches!(read("地域名,世帯数\n丘町,1\n".as_bytes()), Ok(File::Table(_))));
        assert_eq!(read(&vec![b'a'; BOUNDS.bytes + 1]), Err(Unreadable::TooLarge));
    }
}
