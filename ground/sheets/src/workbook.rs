//! The first sheet of a workbook. What it expands to is counted before it is opened, and its cells are read one by one: a cell
//! far outside makes no large table.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use calamine::{DataRef, Reader, Xlsx};

use crate::table::Raw;
use crate::{Bounds, Formulas, REFUSED, Unreadable};

pub(crate) fn rows(bytes: &[u8], bounds: &Bounds) -> Result<Raw, Unreadable> {
    look_inside(bytes, bounds)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unreadable::NoWorkbook)?;
    let sheet = book.sheet_names().first().cloned().ok_or(Unreadable::Empty)?;
    let mut reader = book.worksheet_cells_reader(&sheet).map_err(|_| Unreadable::NoWorkbook)?;
    let (mut rows, mut reckoned): (Vec<Vec<String>>, _) = (Vec::new(), BTreeSet::new());
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(|_| Unreadable::NoWorkbook)? {
        let (row, column) = cell.pos;
        let is_reckoned = cell.formula.is_some();
        let is_refused = is_reckoned && bounds.formulas == Formulas::Refused;
        let text = if is_refused { REFUSED.to_owned() } else { text(&cell.value) };
        if text.is_empty() {
            continue;
        }
        let at = |place: u32, most: usize| usize::try_from(place).ok().filter(|place| *place < most);
        let row = at(row, bounds.rows + 1).ok_or(Unreadable::TooManyRows)?;
        let column = at(column, bounds.cells).ok_or(Unreadable::TooManyCells)?;
        if is_reckoned {
            reckoned.insert((row + 1, column));
        }
        if rows.len() <= row {
            rows.resize_with(row + 1, Vec::new);
        }
        if rows[row].len() <= column {
            rows[row].resize_with(column + 1, String::new);
        }
        rows[row][column] = text;
    }
    Ok(Raw { rows: (1..).zip(rows).collect(), reckoned })
}

/// The sizes that a part claims are not believed: every part is unpacked once, up to the bound.
fn look_inside(bytes: &[u8], bounds: &Bounds) -> Result<(), Unreadable> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::NoWorkbook)?;
    if archive.len() > bounds.parts {
        return Err(Unreadable::Expands);
    }
    let mut left = bounds.expanded;
    for part in 0..archive.len() {
        let part = archive.by_index(part).map_err(|_| Unreadable::NoWorkbook)?;
        let size = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|_| Unreadable::NoWorkbook)?;
        left = left.checked_sub(size).ok_or(Unreadable::Expands)?;
    }
    Ok(())
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(is) => is.to_string(),
        DataRef::DateTime(day) => day_of(day.as_f64()),
        DataRef::DateTimeIso(text) => text.split('T').next().unwrap_or_default().to_owned(),
        other => format!("{other:?}").chars().take(40).collect(),
    }
}

/// Days of a workbook are counted from 30 December 1899.
#[expect(clippy::cast_possible_truncation, reason = "bounded by the days of the calendar")]
fn day_of(serial: f64) -> String {
    let Ok(first) = engawa_kernel::Day::new(1899, 12, 30) else { return String::new() };
    let is_day = (1.0..2_000_000.0).contains(&serial);
    if is_day { first.plus_days(serial.floor() as i64).to_string() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

    use super::*;
    use crate::samples::BOUNDS;

    fn rows(bytes: &[u8]) -> Result<Vec<Vec<String>>, Unreadable> {
        super::rows(bytes, &BOUNDS).map(|raw| raw.rows.into_iter().map(|(_, row)| row).collect())
    }

    #[test]
    fn numbers_texts_and_days_are_read_as_they_are_shown() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet
            .write(0, 0, "地域名")
            .expect("a cell")
            .write(0, 1, "調査年月日")
            .expect("a cell")
            .write(0, 2, "世帯数")
            .expect("a cell");
        let day = ExcelDateTime::from_ymd(2026, 4, 1).expect("a day");
        sheet
            .write(1, 0, "丘町")
            .expect("a cell")
            .write_with_format(1, 1, &day, &Format::new().set_num_format("yyyy-mm-dd"))
            .expect("a day");
        sheet.write(1, 2, 136).expect("a cell");
        let bytes = book.save_to_buffer().expect("a workbook");
        let expected = [vec!["地域名", "調査年月日", "世帯数"], vec!["丘町", "2026-04-01", "136"]];
        assert_eq!(rows(&bytes), Ok(expected.map(|row| row.into_iter().map(str::to_owned).collect()).to_vec()));
    }

    #[test]
    fn a_cell_that_is_reckoned_is_seen_as_a_formula() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "世帯数").expect("a cell").write_formula(1, 0, "=SUM(A3:A9)").expect("a formula");
        assert_eq!(rows(&book.save_to_buffer().expect("a workbook")), Ok(vec![vec!["世帯数".to_owned()], vec!["=".to_owned()]]));
    }

    #[test]
    fn a_formula_is_read_as_it_was_shown_where_that_is_asked_and_said_where_it_stands() {
        let mut book = Workbook::new();
        let shown = rust_xlsxwriter::Formula::new("=PHONETIC(B2)").set_result("オカノ");
        book.add_worksheet().write(0, 0, "カナ").expect("a cell").write_formula(1, 0, shown).expect("a formula");
        let bytes = book.save_to_buffer().expect("a workbook");
        let raw = super::rows(&bytes, &Bounds { formulas: Formulas::Shown, ..BOUNDS }).expect("rows");
        assert_eq!(raw.rows[1], (2, vec!["オカノ".to_owned()]));
        assert_eq!(raw.reckoned, [(2, 0)].into());
    }

    #[test]
    fn a_workbook_that_expands_without_end_is_not_opened() {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let deflated = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        archive.start_file("xl/worksheets/sheet1.xml", deflated).expect("a part");
        let zeros = vec![b' '; 1 << 20];
        for _ in 0..20 {
            archive.write_all(&zeros).expect("spaces");
        }
        let bytes = archive.finish().expect("an archive").into_inner();
        assert!(bytes.len() < 1 << 20, "small outside");
        assert_eq!(rows(&bytes), Err(Unreadable::Expands));
    }

    #[test]
    fn a_cell_far_outside_makes_no_large_table() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "a").expect("a cell").write(1_048_575, 0, "b").expect("the last cell");
        assert_eq!(rows(&book.save_to_buffer().expect("a workbook")), Err(Unreadable::TooManyRows));
        let mut book = Workbook::new();
        book.add_worksheet().write(0, 16_383, "b").expect("the last column");
        assert_eq!(rows(&book.save_to_buffer().expect("a workbook")), Err(Unreadable::TooManyCells));
    }
}
