//! Workbooks: each sheet is a title and a table; merged cells are spans.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};

use super::{CellText, Part, Refused};
use crate::bounds::{CELLS_MAX, COLUMNS_MAX};

/// Reads all sheets.
pub fn read(bytes: &[u8]) -> Result<Vec<Part>, Refused> {
    let mut book: Xlsx<_> =
        open_workbook_from_rs(Cursor::new(bytes)).map_err(|_: calamine::XlsxError| Refused::Broken("a workbook"))?;
    let mut parts = Vec::new();
    let mut left = CELLS_MAX;
    for name in book.sheet_names() {
        let Ok(range) = book.worksheet_range(&name) else { continue };
        let (Some((top, first)), Some((bottom, last))) = (range.start(), range.end()) else { continue };
        let regions: Vec<calamine::Dimensions> = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        parts.push(Part::Lines(name.clone()));
        let mut rows = Vec::new();
        for row in top..=bottom {
            let last = last.min(first.saturating_add(u32::try_from(COLUMNS_MAX).unwrap_or(200)));
            left = match left.checked_sub((last - first) as usize + 1) {
                Some(left) => left,
                None => break,
            };
            rows.push((first..=last).filter_map(|column| cell(&range, &regions, row, column)).collect());
        }
        parts.push(Part::Table(rows));
    }
    Ok(parts)
}

/// One cell; none where another one spans its place.
fn cell(range: &calamine::Range<Data>, regions: &[calamine::Dimensions], row: u32, column: u32) -> Option<CellText> {
    let inside = |region: &&calamine::Dimensions| {
        (region.start.0..=region.end.0).contains(&row) && (region.start.1..=region.end.1).contains(&column)
    };
    let text = range.get_value((row, column)).map(said).unwrap_or_default();
    match regions.iter().find(inside) {
        Some(region) if region.start == (row, column) => Some(CellText {
            text,
            columns: (region.end.1 - region.start.1) as usize + 1,
            rows: (region.end.0 - region.start.0) as usize + 1,
        }),
        Some(_) => None,
        None => Some(CellText::one(text)),
    }
}

/// A value as a person would read it.
fn said(data: &Data) -> String {
    match data {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) => text.clone(),
        Data::Float(number) => plain(*number),
        Data::Int(number) => number.to_string(),
        Data::Bool(is_so) => is_so.to_string(),
        other => other.to_string(),
    }
}

/// A number without the dust of binary fractions.
fn plain(number: f64) -> String {
    let rounded = (number * 1e6).round() / 1e6;
    format!("{rounded}")
}
