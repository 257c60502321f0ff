//! CSV and tables of tabs: fields in quotes may hold line breaks.

use super::{CellText, Part};
use crate::bounds::CELLS_MAX;

/// Whether the first lines of a text have the same number of commas, three or more.
pub fn is_csv(text: &str) -> bool {
    let counts: Vec<usize> =
        text.lines().filter(|line| !line.trim().is_empty()).take(5).map(|line| line.matches(',').count()).collect();
    let quoted = text.lines().take(5).any(|line| line.starts_with('"'));
    counts.len() >= 2 && counts[0] >= 3 && (quoted || counts.iter().all(|count| *count == counts[0])) && !text.contains('、')
}

/// Reads the rows.
pub fn read(text: &str) -> Vec<Part> {
    let head: String = text.lines().take(10).collect();
    let delimiter = if head.matches('\t').count() > head.matches(',').count() { b'\t' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut cells = 0;
    for record in reader.records().flatten() {
        cells += record.len();
        if cells > CELLS_MAX {
            break;
        }
        rows.push(record.iter().map(CellText::one).collect());
    }
    vec![Part::Table(rows)]
}
