//! What was copied from a spreadsheet, read row by row: which indicator, which figure. Nothing is decided here.

use csv::{ReaderBuilder, StringRecord};
use engawa_kernel::text::nfkc;

/// The most rows that are read at once.
pub(super) const ROWS_MAX: usize = 500;

/// An indicator that a row can mean.
#[derive(Clone, Copy, Debug)]
pub(super) struct Target<'t> {
    pub(super) code: &'t str,
    pub(super) name: &'t str,
}

/// The words by which a spreadsheet says how sure a figure is, each without blanks.
#[derive(Clone, Debug)]
pub(super) struct StateWords {
    pub(super) preliminary: Vec<String>,
    pub(super) settled: Vec<String>,
}

/// A row whose indicator was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The place of the indicator among the targets.
    pub(super) target: usize,
    /// The figure as it was written.
    pub(super) value: String,
    /// Whether it is preliminary, where the row says so.
    pub(super) is_preliminary: Option<bool>,
    /// The document, where the row names one.
    pub(super) source: Option<String>,
}

/// Why a row was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// No indicator of the sheet is called so.
    Unknown,
    /// Several are.
    Several,
    /// An earlier row had the same indicator.
    Twice,
    /// The commas of thousands cannot be told from those between columns.
    Commas,
    /// Nobody can say whether it is preliminary, or which cell is the document.
    State,
}

/// A row that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unread {
    /// Its line, counted from 1.
    pub(super) line: u64,
    /// How it begins.
    pub(super) text: String,
    pub(super) why: Why,
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pasted {
    pub(super) rows: Vec<Row>,
    pub(super) unread: Vec<Unread>,
}

/// Why nothing was read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoPaste {
    /// There is nothing.
    Empty,
    /// More rows than are read at once.
    TooMany,
}

/// Reads tab-separated text as spreadsheets copy it, or comma-separated text as they save it: code or name, figure, perhaps
/// whether it is preliminary, perhaps the document. A first row that is only a heading is passed over, and so are empty rows.
pub(super) fn read(text: &str, targets: &[Target], words: &StateWords) -> Result<Pasted, NoPaste> {
    let delimiter = if text.contains('\t') { b'\t' } else { b',' };
    // A single quote of inches or of a broken copy would swallow all rows after it.
    let is_quoted = text.matches('"').count().is_multiple_of(2);
    let mut builder = ReaderBuilder::new();
    let reader = builder.has_headers(false).flexible(true).delimiter(delimiter).quoting(is_quoted);
    let mut pasted = Pasted::default();
    let mut count = 0;
    for record in reader.from_reader(text.as_bytes()).records() {
        // The bytes are text, and rows may be of any length: there is nothing that the reader could refuse.
        let Ok(record) = record else { continue };
        let cells: Vec<String> = record.iter().map(clean).collect();
        if cells.iter().all(String::is_empty) {
            continue;
        }
        count += 1;
        if count > ROWS_MAX {
            return Err(NoPaste::TooMany);
        }
        match read_row(&cells, delimiter == b',', targets, words) {
            Ok(row) if pasted.rows.iter().any(|other| other.target == row.target) => {
                pasted.unread.push(unread(&record, &cells, Why::Twice))
            }
            Ok(row) => pasted.rows.push(row),
            Err(Why::Unknown) if count == 1 && is_heading(&cells) => {}
            Err(why) => pasted.unread.push(unread(&record, &cells, why)),
        }
    }
    if count == 0 { Err(NoPaste::Empty) } else { Ok(pasted) }
}

fn clean(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unread(record: &StringRecord, cells: &[String], why: Why) -> Unread {
    let line = record.position().map_or(0, csv::Position::line);
    Unread { line, text: cells.join(" ").chars().take(40).collect(), why }
}

fn read_row(cells: &[String], has_commas: bool, targets: &[Target], words: &StateWords) -> Result<Row, Why> {
    let (first, mut rest) = cells.split_first().ok_or(Why::Unknown)?;
    let target = find(first, targets)?;
    // Code and name beside each other are one and the same.
    if let Some((name, after)) = rest.split_first()
        && find(name, targets) == Ok(target)
    {
        rest = after;
    }
    let cell = |at: usize| rest.get(at).map(String::as_str).unwrap_or_default();
    if has_commas && are_thousands(cell(0), cell(1)) {
        return Err(Why::Commas);
    }
    let is_preliminary = state(cell(1), words);
    let has_state = is_preliminary.is_some() || cell(1).is_empty();
    // A word for the state that is not known here is never taken for the document, nor the figure for a settled one.
    let is_followed = rest.iter().skip(2).any(|cell| !cell.is_empty());
    if !has_state && !cell(0).is_empty() && (is_followed || begins_with_state(cell(1), words)) {
        return Err(Why::State);
    }
    let source = if has_state { cell(2) } else { cell(1) };
    let source = Some(source.to_owned()).filter(|source| !source.is_empty());
    Ok(Row { target, value: cell(0).to_owned(), is_preliminary, source })
}

/// By code, else by name, else by the name without its blanks.
fn find(cell: &str, targets: &[Target]) -> Result<usize, Why> {
    let plain = nfkc(cell);
    let bare = |text: &str| nfkc(text).split_whitespace().collect::<String>();
    let wanted = bare(cell);
    let ways: [&dyn Fn(&Target) -> bool; 3] =
        [&|target| nfkc(target.code).eq_ignore_ascii_case(&plain), &|target| target.name == cell, &|target| {
            !wanted.is_empty() && bare(target.name) == wanted
        }];
    for way in ways {
        let mut found = targets.iter().enumerate().filter(|(_, target)| way(target)).map(|(place, _)| place);
        if let Some(first) = found.next() {
            return if found.next().is_some() { Err(Why::Several) } else { Ok(first) };
        }
    }
    Err(Why::Unknown)
}

fn state(cell: &str, words: &StateWords) -> Option<bool> {
    let said = bare_state(cell);
    if words.preliminary.contains(&said) {
        return Some(true);
    }
    words.settled.contains(&said).then_some(false)
}

fn begins_with_state(cell: &str, words: &StateWords) -> bool {
    let said = bare_state(cell);
    words.preliminary.iter().chain(&words.settled).any(|word| said.starts_with(word))
}

/// Without blanks and without the brackets around it.
fn bare_state(cell: &str) -> String {
    let plain: String = nfkc(cell).split_whitespace().collect();
    plain.trim_matches(|sign: char| !sign.is_alphanumeric()).to_owned()
}

/// `1,112` that fell into two columns.
fn are_thousands(before: &str, after: &str) -> bool {
    let digits = |text: &str| text.chars().all(|sign| sign.is_ascii_digit());
    let before = nfkc(before);
    let after = nfkc(after);
    (1..=3).contains(&before.len()) && digits(&before) && after.len() >= 3 && after.get(..3).is_some_and(digits)
}

fn is_heading(cells: &[String]) -> bool {
    cells.iter().all(|cell| !nfkc(cell).contains(|sign: char| sign.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TARGETS: [Target; 4] = [
        Target { code: "MH-8-O1", name: "実質公債費比率" },
        Target { code: "MH-8-O2", name: "財政調整基金の残高" },
        Target { code: "MH-8-O3", name: "収納率（現年 度分）" },
        Target { code: "MH-8-O4", name: "収納率（現年度分）" },
    ];

    fn words() -> StateWords {
        let words = |text: &str| text.split(' ').map(Into::into).collect();
        StateWords { preliminary: words("速報 速報値 暫定 見込 見込み"), settled: words("確報 確報値 確定") }
    }

    fn read_all(text: &str) -> Pasted {
        read(text, &TARGETS, &words()).expect("rows")
    }

    fn row(target: usize, value: &str, is_preliminary: Option<bool>, source: Option<&str>) -> Row {
        Row { target, value: value.into(), is_preliminary, source: source.map(Into::into) }
    }

    #[test]
    fn rows_are_read_as_spreadsheets_copy_them() {
        let text =
            "番号\t数字\t速報・確報\t出典\r\nMH-8-O1\t７．９\t速報\t決算の見込み\r\n\t\t\t\r\nmh-8-o2\t\"1,112\"\t\t決算統計\r\n";
        let found = read_all(text);
        assert_eq!(found.unread, []);
        assert_eq!(found.rows, [row(0, "７．９", Some(true), Some("決算の見込み")), row(1, "1,112", None, Some("決算統計"))]);
    }

    #[test]
    fn an_indicator_is_found_by_code_by_name_and_by_its_name_without_blanks() {
        for (text, target) in [
            ("MH-8-O1\t1", 0),
            ("ＭＨ－８－Ｏ１\t1", 0),
            ("実質公債費比率\t1", 0),
            (" 実質 公債費 比率 \t1", 0),
            ("収納率（現年度分）\t1", 3),
            ("収納率（現年 度分）\t1", 2),
        ] {
            assert_eq!(read_all(text).rows, [row(target, "1", None, None)], "{text}");
        }
        let several = read_all("収納率(現年度分)\t1");
        assert_eq!(several.unread.first().map(|unread| unread.why), Some(Why::Several));
    }

    #[test]
    fn comma_separated_rows_are_read_and_mixed_commas_are_told() {
        let found = read_all("MH-8-O1,7.9,確報,\"決算統計, 表1\"\nMH-8-O2,\"1,112\"\nMH-8-O3,1,112\nMH-8-O4,98.1,決算統計\n");
        assert_eq!(
            found.rows,
            [
                row(0, "7.9", Some(false), Some("決算統計, 表1")),
                row(1, "1,112", None, None),
                row(3, "98.1", None, Some("決算統計"))
            ]
        );
        assert_eq!(found.unread, [Unread { line: 3, text: "MH-8-O3 1 112".into(), why: Why::Commas }]);
    }

    #[test]
    fn how_sure_a_figure_is_may_be_said_in_many_words() {
        for (word, is_preliminary) in
            [("速報値", true), ("（速報）", true), ("見込 み", true), ("暫定", true), ("確報値", false), ("【確定】", false)]
        {
            let expected = [row(0, "7.9", Some(is_preliminary), Some("決算の見込み"))];
            assert_eq!(read_all(&format!("MH-8-O1\t7.9\t{word}\t決算の見込み")).rows, expected, "{word}");
            assert_eq!(read_all(&format!("MH-8-O1\t7.9\t{word}")).rows, [row(0, "7.9", Some(is_preliminary), None)], "{word}");
        }
    }

    #[test]
    fn a_word_for_the_state_that_is_not_known_is_told_and_never_taken_for_the_document() {
        for text in
            ["仮\t決算の見込み", "速報（8月）\t決算の見込み", "仮\t\t決算の見込み", "速報ベース", "確定（予定）", "見込みの数字\t"]
        {
            let found = read_all(&format!("MH-8-O2\t5\nMH-8-O1\t7.9\t{text}"));
            let told: Vec<_> = found.unread.iter().map(|unread| (unread.line, unread.why)).collect();
            assert_eq!((found.rows.len(), told), (1, vec![(2, Why::State)]), "{text}");
        }
        let document = read_all("MH-8-O1\t7.9\t決算の見込み\t\t");
        assert_eq!(document.rows, [row(0, "7.9", None, Some("決算の見込み"))], "a document may stand alone");
        assert_eq!(read_all("MH-8-O1\t\t未入力\t決算統計").unread, [], "a row without a figure changes nothing");
    }

    #[test]
    fn a_row_that_means_nothing_here_is_told_with_its_line() {
        let found = read_all("MH-8-O1\t7.9\nMH-9-O1\t5\nMH-8-O1\t8.1\n\t3\n");
        let told: Vec<_> = found.unread.iter().map(|unread| (unread.line, unread.why)).collect();
        assert_eq!(told, [(2, Why::Unknown), (3, Why::Twice), (4, Why::Unknown)]);
        assert_eq!(found.rows, [row(0, "7.9", None, None)]);
    }

    #[test]
    fn a_heading_is_passed_over_only_in_the_first_row_and_only_without_a_figure() {
        assert_eq!(
            read_all("指標\t令和7年度\nMH-8-O1\t1").unread.len(),
            1,
            "a heading with a year is shown rather than guessed away"
        );
        assert_eq!(read_all("指標\t実績\nMH-8-O1\t1").unread, []);
        assert_eq!(read_all("MH-8-O1\t1\n指標\t実績").unread.len(), 1);
    }

    #[test]
    fn code_and_name_side_by_side_are_one() {
        assert_eq!(read_all("MH-8-O1\t実質公債費比率\t7.9\t確報").rows, [row(0, "7.9", Some(false), None)]);
    }

    #[test]
    fn a_lonely_quote_does_not_swallow_the_rows_after_it() {
        let found = read_all("MH-8-O1\t7.9\t\t\"決算\nMH-8-O2\t5");
        assert_eq!(found.rows.len(), 2);
    }

    #[test]
    fn nothing_and_too_much_are_refused() {
        assert_eq!(read(" \n\t\n", &TARGETS, &words()), Err(NoPaste::Empty));
        assert_eq!(read(&"x\t1\n".repeat(ROWS_MAX), &TARGETS, &words()).map(|found| found.unread.len()), Ok(ROWS_MAX));
        assert_eq!(read(&"x\t1\n".repeat(ROWS_MAX + 1), &TARGETS, &words()), Err(NoPaste::TooMany));
    }

    /// As a spreadsheet copies a cell.
    fn copied(cell: &str) -> String {
        if cell.contains(['"', '\t', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[\\PC\\t\\n\\r\",]{0,200}") {
            let _ = read(&text, &TARGETS, &words());
        }

        #[test]
        fn what_the_grid_shows_is_read_back(
            rows in proptest::collection::vec((0i64..100_000_000, any::<bool>(), "[あ-ん a-z\"\\t]{1,12}"), 1..4), ending in "(\n|\r\n)"
        ) {
            let value = |number: i64| engawa_kernel::number::write(f64::from(i32::try_from(number).unwrap_or(0)), 0);
            let print = |(place, (number, is_preliminary, source)): (usize, &(i64, bool, String))| {
                let state = if *is_preliminary { "速報" } else { "確報" };
                [TARGETS[place].code, &value(*number), state, source].map(copied).join("\t")
            };
            let text = rows.iter().enumerate().map(print).collect::<Vec<_>>().join(&ending);
            let expected: Vec<Row> = rows.iter().enumerate().map(|(place, (number, is_preliminary, source))| {
                let source = Some(clean(source)).filter(|source| !source.is_empty());
                Row { target: place, value: value(*number), is_preliminary: Some(*is_preliminary), source }
            }).collect();
            let found = read(&text, &TARGETS, &words()).expect("rows");
            prop_assert_eq!((found.rows, found.unread), (expected, vec![]));
        }
    }
}
