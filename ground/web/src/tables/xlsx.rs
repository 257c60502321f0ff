//! The same tables as a workbook: figures stay figures, texts stay texts, the head stays in sight.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use engawa_kernel::Day;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::{Cell, Column, Table, attachment};
use crate::failure::{Answer, Failure};

const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// More than this does not fit into a cell.
const TEXT_MAX: usize = 32_767;
/// More than this does not fit onto the tab of a sheet.
const NAME_MAX: usize = 31;
/// Widths of columns in letters of half width.
const WIDTHS: std::ops::RangeInclusive<usize> = 8..=60;

/// Tables as one workbook to keep, each on a sheet with its name. `name` may be Japanese, as for CSV; the day stands in the
/// properties of the file.
///
/// # Errors
/// When the workbook cannot be written, which would be a fault of the house.
pub fn xlsx_answer(sheets: &[(String, &Table)], on: Day, name: &str) -> Answer<Response> {
    let file = workbook(sheets, on).map_err(|fault| Failure::Fault(Box::new(fault)))?;
    let kind = HeaderValue::from_static(KIND);
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, attachment(name)?)], file).into_response())
}

fn workbook(sheets: &[(String, &Table)], on: Day) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // Written without asking the machine for the time: the same tables of the same day are the same file.
    let [month, day] = [on.month(), on.day()].map(|part| u8::try_from(part).unwrap_or(1));
    let made = ExcelDateTime::from_ymd(u16::try_from(on.year()).unwrap_or(1900), month, day)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let mut taken = Vec::new();
    for (name, table) in sheets {
        let name = sheet_name(name, &taken);
        write(book.add_worksheet().set_name(&name)?, table)?;
        taken.push(name.to_lowercase());
    }
    book.save_to_buffer()
}

fn write(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    for (at, column) in (0u16..).zip(&table.columns) {
        sheet.write_string_with_format(0, at, cut(&column.plain_label), &head)?;
        sheet.set_column_width(at, width(table, usize::from(at), column))?;
    }
    for (line, row) in (1u32..).zip(&table.rows) {
        for (at, cell) in (0u16..).zip(&row.cells).take(table.columns.len()) {
            write_cell(sheet, line, at, cell)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// A text is written as a text, whatever it begins with; so it needs no apostrophe in front, as it does in CSV.
fn write_cell(sheet: &mut Worksheet, line: u32, at: u16, cell: &Cell) -> Result<(), XlsxError> {
    let text = cell.in_file();
    let format = Format::new().set_align(FormatAlign::Top);
    match text.parse::<f64>().ok().filter(|value| cell.is_number && value.is_finite()) {
        Some(value) => sheet.write_number_with_format(line, at, value, &format.set_num_format(digits(&text)))?,
        None => sheet.write_string_with_format(line, at, cut(&text), &format.set_text_wrap())?,
    };
    Ok(())
}

/// As many digits after the point as the figure is written with.
fn digits(figure: &str) -> String {
    match figure.split_once('.') {
        Some((_, digits)) => format!("#,##0.{}", "0".repeat(digits.len())),
        None => "#,##0".to_owned(),
    }
}

fn cut(text: &str) -> String {
    // The bound counts as UTF-16 does, where no sign of ours takes more than two.
    text.chars().take(TEXT_MAX / 2).collect()
}

/// A name that a tab may carry: not empty, not too long, without the signs of references, and not twice.
fn sheet_name(name: &str, taken: &[String]) -> String {
    let is_fine = |sign: &char| !matches!(sign, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') && !sign.is_control();
    let plain: String = name.chars().filter(is_fine).collect();
    let plain = if plain.trim().is_empty() { "1" } else { plain.trim() };
    let short = |end: &str| -> String {
        let room = NAME_MAX - end.encode_utf16().count();
        let mut length = 0;
        let fits = plain.chars().take_while(|sign| {
            length += sign.len_utf16();
            length <= room
        });
        fits.chain(end.chars()).collect()
    };
    let numbered = (2..).map(|number| short(&format!(" {number}")));
    let mut names = std::iter::once(short("")).chain(numbered);
    names.find(|name| !taken.contains(&name.to_lowercase())).unwrap_or_default()
}

/// As wide as the longest line of the column, within bounds. Most letters are as wide as two of the Latin ones.
fn width(table: &Table, at: usize, column: &Column) -> u32 {
    let cells = table.rows.iter().filter_map(|row| row.cells.get(at)).map(Cell::in_file);
    let lines = cells.chain([column.plain_label.clone()]);
    let widest = lines.flat_map(|text| text.lines().map(letters).collect::<Vec<_>>()).max().unwrap_or(0) + 2;
    u32::try_from(widest.clamp(*WIDTHS.start(), *WIDTHS.end())).unwrap_or(u32::MAX)
}

fn letters(line: &str) -> usize {
    line.chars().map(|sign| if sign.is_ascii() { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};
    use proptest::prelude::*;

    use super::super::Row;
    use super::*;
    use crate::lang::Lang;
    use crate::samples::voice;
    use crate::words::Voice;

    fn table(voice: &Voice, rows: Vec<Vec<Cell>>) -> Table {
        let width = rows.first().map_or(1, Vec::len);
        let columns = (0..width).map(|_| Column::text("=head")).collect();
        rows.into_iter().map(Row::new).fold(Table::new(voice, "t", columns), Table::row)
    }

    fn read(bytes: Vec<u8>) -> Vec<(String, Vec<Vec<Data>>)> {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
        let rows = |range: calamine::Range<Data>| range.rows().map(<[Data]>::to_vec).collect();
        book.worksheets().into_iter().map(|(name, range)| (name, rows(range))).collect()
    }

    fn day() -> Day {
        Day::new(2026, 11, 21).expect("a day")
    }

    fn of(sheets: &[(String, &Table)]) -> Vec<u8> {
        workbook(sheets, day()).expect("a workbook")
    }

    #[test]
    fn figures_are_figures_and_texts_are_never_formulas() {
        let voice = voice(Lang::Ja);
        let cells = vec![
            Cell::text("=1+1"),
            Cell::number(&voice, Some(-1234.5), 1).unit("回"),
            Cell::number(&voice, None, 1),
            Cell::text("2025"),
        ];
        let table = table(&voice, vec![cells]);
        let sheets = read(of(&[("評価".into(), &table)]));
        assert_eq!(sheets[0].0, "評価");
        let [head, row] = &sheets[0].1[..] else { panic!("{sheets:?}") };
        assert_eq!(head[0], Data::String("=head".into()));
        assert_eq!(row[..2], [Data::String("=1+1".into()), Data::Float(-1234.5)]);
        assert_eq!(row[2], Data::Empty);
        assert_eq!(row[3], Data::String("2025".into()), "a text of digits stays a text");
    }

    #[test]
    fn nothing_in_the_file_is_a_formula_and_the_same_tables_are_the_same_file() {
        let table = table(&voice(Lang::Ja), vec![vec![Cell::text("=cmd|'/c calc'!A1")]]);
        let mut book = Xlsx::new(Cursor::new(of(&[("a".into(), &table)]))).expect("a workbook");
        let formulas = book.worksheet_formula("a").expect("a sheet");
        assert!(formulas.is_empty() || formulas.used_cells().all(|(_, _, formula)| formula.is_empty()));
        assert_eq!(of(&[("a".into(), &table)]), of(&[("a".into(), &table)]));
    }

    #[test]
    fn a_tab_has_a_name_that_fits_and_none_twice() {
        let table = table(&voice(Lang::Ja), vec![]);
        let names = ["a/b", "A:b", "", "'", &"長".repeat(40), &"長".repeat(41)].map(|name| (name.to_owned(), &table));
        let names: Vec<String> = read(of(&names)).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names[..4], ["ab", "Ab 2", "1", "1 2"]);
        assert_eq!((names[4].clone(), names[5].clone()), ("長".repeat(31), format!("{} 2", "長".repeat(29))));
    }

    #[test]
    fn what_is_longer_than_a_cell_is_cut_and_the_file_is_there() {
        let table = table(&voice(Lang::Ja), vec![vec![Cell::text("𠮷".repeat(40_000))]]);
        assert!(!of(&[("a".into(), &table)]).is_empty());
        assert_eq!(width(&table, 0, &table.columns[0]), 60);
    }

    #[test]
    fn a_file_says_what_it_is() {
        let table = table(&voice(Lang::Ja), vec![]);
        let answer = xlsx_answer(&[("a".into(), &table)], day(), "評価.xlsx").expect("an answer");
        assert_eq!(answer.headers()[header::CONTENT_TYPE], KIND);
        assert!(answer.headers()[header::CONTENT_DISPOSITION].to_str().expect("plain").contains("%E8%A9%95%E4%BE%A1.xlsx"));
    }

    proptest! {
        #[test]
        fn every_text_comes_back_as_it_was(text in "[=+@\\-＝a\"\n, 漢]{1,8}") {
            let table = table(&voice(Lang::Ja), vec![vec![Cell::text(text.as_str())]]);
            let sheets = read(of(&[("a".into(), &table)]));
            prop_assert_eq!(&sheets[0].1[1][0], &Data::String(text));
        }
    }
}
