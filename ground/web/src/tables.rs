//! One description of a list: a table for pages, cards on a phone, CSV and workbooks for spreadsheets.

use askama::Template;
use askama::filters::HtmlSafe;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use crate::failure::Answer;
use crate::ui::{Case, Example};
use crate::words::{Said, Voice};

mod xlsx;

pub use xlsx::xlsx_answer;

/// How a table behaves on a phone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TableStyle {
    /// Each row becomes a card.
    #[default]
    Cards,
    /// Figures by year: stays a table, with second columns on a second line.
    Years,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ColumnKind {
    Text,
    Day,
    Number,
}

/// A column with its word. The first column is the head of its rows.
#[derive(Clone, Debug)]
pub struct Column {
    label: Said,
    /// The label without markup: each cell says it on a phone, so it is made once.
    plain_label: String,
    kind: ColumnKind,
    is_sub: bool,
}

impl Column {
    /// A column of words.
    pub fn text(label: impl Into<Said>) -> Column {
        let label = label.into();
        Column { plain_label: label.plain(), label, kind: ColumnKind::Text, is_sub: false }
    }

    /// A column of days, which are not broken over lines.
    pub fn day(label: impl Into<Said>) -> Column {
        Column { kind: ColumnKind::Day, ..Column::text(label) }
    }

    /// A column of figures, set to the right.
    pub fn number(label: impl Into<Said>) -> Column {
        Column { kind: ColumnKind::Number, ..Column::text(label) }
    }

    /// On a phone, in a table by year, this column goes to the second line.
    #[must_use]
    pub fn sub(mut self) -> Column {
        self.is_sub = true;
        self
    }

    fn class(&self) -> &'static str {
        match (self.kind, self.is_sub) {
            (ColumnKind::Text, false) => "",
            (ColumnKind::Text, true) => "sub",
            (ColumnKind::Day, false) => "day",
            (ColumnKind::Day, true) => "day sub",
            (ColumnKind::Number, false) => "n",
            (ColumnKind::Number, true) => "n sub",
        }
    }
}

/// What stands in one place of a table: shown for people, raw for spreadsheets.
#[derive(Clone, Debug)]
pub struct Cell {
    shown: Said,
    /// What a spreadsheet gets where it is not what people see.
    raw: Option<String>,
    is_number: bool,
    unit: Option<Said>,
    href: Option<String>,
    tags: Vec<Said>,
}

impl Cell {
    /// Words, from our files or from outside.
    pub fn text(text: impl Into<Said>) -> Cell {
        Cell { raw: None, shown: text.into(), is_number: false, unit: None, href: None, tags: Vec::new() }
    }

    /// Words that lead on.
    pub fn link(text: impl Into<Said>, href: impl Into<String>) -> Cell {
        Cell { href: Some(href.into()), ..Cell::text(text) }
    }

    /// A figure; without a value it is missing, in a spreadsheet empty.
    pub fn number(voice: &Voice, value: Option<f64>, decimals: u8) -> Cell {
        let value = value.filter(|value| value.is_finite());
        let raw = value.map_or_else(String::new, |value| format!("{value:.*}", usize::from(decimals)));
        Cell { raw: Some(raw), is_number: true, ..Cell::text(voice.number_or_missing(value, decimals)) }
    }

    /// Nothing is known: said to people, empty in a spreadsheet.
    pub fn missing(voice: &Voice) -> Cell {
        Cell { raw: Some(String::new()), ..Cell::text(voice.missing()) }
    }

    /// The unit behind a figure; not in a spreadsheet.
    #[must_use]
    pub fn unit(mut self, unit: impl Into<Said>) -> Cell {
        self.unit = Some(unit.into()).filter(|_| self.raw.as_ref().is_none_or(|raw| !raw.is_empty()));
        self
    }

    /// What stands in a file, as it is.
    fn in_file(&self) -> String {
        self.raw.clone().unwrap_or_else(|| self.shown.plain())
    }

    fn in_csv(&self) -> String {
        let raw = self.in_file();
        if self.is_number { raw } else { disarmed(&raw) }
    }

    /// A small word in a frame behind the text.
    #[must_use]
    pub fn tag(mut self, tag: impl Into<Said>) -> Cell {
        self.tags.push(tag.into());
        self
    }
}

/// One row; its first cell is its head.
#[derive(Clone, Debug)]
pub struct Row {
    cells: Vec<Cell>,
    class: &'static str,
}

impl Row {
    /// A row as wide as the table.
    pub fn new(cells: Vec<Cell>) -> Row {
        Row { cells, class: "" }
    }

    /// The row that is meant now.
    #[must_use]
    pub fn now(mut self) -> Row {
        self.class = "now";
        self
    }

    /// The row of the sums.
    #[must_use]
    pub fn total(mut self) -> Row {
        self.class = "total";
        self
    }
}

/// A list, described once.
#[derive(Clone, Debug, Template)]
#[template(path = "table.html")]
pub struct Table {
    caption: Said,
    is_caption_hidden: bool,
    columns: Vec<Column>,
    rows: Vec<Row>,
    style: TableStyle,
    nothing: Said,
}

impl HtmlSafe for Table {}

impl Table {
    /// A table with its caption and columns.
    pub fn new(voice: &Voice, caption: impl Into<Said>, columns: Vec<Column>) -> Table {
        let nothing = voice.say("web-table-none");
        Table { caption: caption.into(), is_caption_hidden: false, columns, rows: Vec::new(), style: TableStyle::Cards, nothing }
    }

    /// One more row. Cells beyond the columns are left out, missing ones are empty.
    #[must_use]
    pub fn row(mut self, row: Row) -> Table {
        self.push(row);
        self
    }

    /// One more row, in a loop.
    pub fn push(&mut self, mut row: Row) {
        row.cells.resize_with(self.columns.len(), || Cell::text(""));
        self.rows.push(row);
    }

    /// How it behaves on a phone.
    #[must_use]
    pub fn style(mut self, style: TableStyle) -> Table {
        self.style = style;
        self
    }

    /// The caption is read out but not shown: a heading above says the same.
    #[must_use]
    pub fn hide_caption(mut self) -> Table {
        self.is_caption_hidden = true;
        self
    }

    fn class(&self) -> &'static str {
        match self.style {
            TableStyle::Cards => "t-cards t-num",
            TableStyle::Years => "t-years t-num",
        }
    }

    fn cells<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = (&'a Column, &'a Cell)> {
        self.columns.iter().zip(&row.cells)
    }

    /// The list as CSV: UTF-8 with a mark for spreadsheets, RFC 4180, formulas disarmed.
    pub fn csv(&self) -> Vec<u8> {
        let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(vec![0xef, 0xbb, 0xbf]);
        let labels = self.columns.iter().map(|column| disarmed(&column.plain_label));
        let head = std::iter::once(labels.collect::<Vec<_>>());
        let body = self.rows.iter().map(|row| row.cells.iter().map(Cell::in_csv).collect());
        for record in head.chain(body) {
            // A Vec takes every byte, and all records are as long as the head.
            let _ = out.write_record(&record);
        }
        out.into_inner().unwrap_or_default()
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        let columns = || {
            vec![
                Column::text(voice.say("web-example-year")),
                Column::number(voice.say("web-example-value")),
                Column::number(voice.say("web-example-difference")),
                Column::text(voice.say("web-example-plan")).sub(),
            ]
        };
        let table = || Table::new(voice, voice.say("web-example-section"), columns());
        let row = |year, value, change| {
            Row::new(vec![
                Cell::text(voice.year(year)),
                Cell::number(voice, value, 1).unit("%"),
                Cell::number(voice, change, 1),
                Cell::text(voice.say("web-example-goal")),
            ])
        };
        let mut usual = table().style(TableStyle::Years).row(row(2022, Some(60.8), Some(-0.6)).now());
        usual.push(row(2021, Some(61.4), None));
        let full = table()
            .row(row(2022, Some(4_597_752.0), Some(-12_345.6)))
            .row(row(2020, None, None))
            .row(row(2019, Some(1.0), Some(0.0)).total());
        let wrong = Table::new(voice, "<b>", vec![Column::text("<i>")]).row(Row::new(vec![Cell::text("=1+1<"), Cell::text("x")]));
        vec![
            Example::new(Case::Empty, table()),
            Example::new(Case::Usual, usual),
            Example::new(Case::Full, full),
            Example::new(Case::Wrong, wrong),
        ]
    }
}

/// A text that a spreadsheet would take for a formula gets an apostrophe in front.
fn disarmed(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// The table as a file to keep. `name` may be Japanese; old programs get an ASCII one (RFC 6266).
pub fn csv_answer(table: &Table, name: &str) -> Answer<Response> {
    let kind = HeaderValue::from_static("text/csv; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, attachment(name)?)], table.csv()).into_response())
}

pub(crate) fn attachment(name: &str) -> Answer<HeaderValue> {
    let ascii: String =
        name.chars().map(|sign| if sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-' | '_') { sign } else { '_' }).collect();
    let text = format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{}", percent_encoded(name));
    HeaderValue::from_str(&text).map_err(|fault| crate::Failure::Fault(Box::new(fault)))
}

fn percent_encoded(text: &str) -> String {
    let sign = |byte: u8| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    text.bytes().map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::samples::voice;
    use proptest::prelude::*;

    fn csv_of(cells: Vec<Cell>) -> String {
        let columns = cells.iter().map(|_| Column::text("a")).collect();
        let table = Table::new(&voice(Lang::Ja), "t", columns).row(Row::new(cells));
        String::from_utf8(table.csv()).expect("text")
    }

    #[test]
    fn csv_has_its_mark_its_line_ends_and_no_formula() {
        let cells = vec![
            Cell::text("=HYPERLINK(\"x\")"),
            Cell::text("a,b"),
            Cell::number(&voice(Lang::Ja), Some(-1234.5), 1),
            Cell::missing(&voice(Lang::Ja)),
        ];
        let text = csv_of(cells);
        assert_eq!(text, "\u{feff}a,a,a,a\r\n\"'=HYPERLINK(\"\"x\"\")\",\"a,b\",-1234.5,\r\n");
    }

    #[test]
    fn a_table_keeps_caption_scopes_and_roles() {
        let examples = Table::examples(&voice(Lang::Ja));
        let usual = &examples[1].html;
        for part in ["<caption", "scope=\"col\"", "scope=\"row\"", "role=\"row\"", "data-l=", "class=\"now\""] {
            assert!(usual.contains(part), "{part} in {usual}");
        }
        assert!(examples[2].html.contains('―'));
        assert!(examples[3].html.contains("&lt;i&gt;") && !examples[3].html.contains(">x<"));
        assert!(examples[0].html.contains("まだありません"));
    }

    #[test]
    fn a_file_keeps_its_japanese_name() {
        let value = attachment("指標 1.csv").expect("a header");
        assert_eq!(value.to_str().ok(), Some("attachment; filename=\"___1.csv\"; filename*=UTF-8''%E6%8C%87%E6%A8%99%201.csv"));
    }

    proptest! {
        #[test]
        fn no_text_cell_ever_begins_like_a_formula(text in "[=+@\\-\t\r＝a\"\n,]{0,6}") {
            let csv = csv_of(vec![Cell::text(text.as_str()), Cell::text("end")]);
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
            let record = reader.records().nth(1).expect("a row").expect("well-formed");
            prop_assert!(!record[0].starts_with(['=', '+', '-', '@', '\t', '\r']));
            prop_assert!(record[0].ends_with(&text));
        }
    }
}
