//! Text in any usual encoding, and the rows of a table in it.

use std::collections::BTreeSet;

use encoding_rs::{SHIFT_JIS, UTF_16BE, UTF_16LE};

use crate::table::{Encoding, Raw};
use crate::{Bounds, Unreadable};

pub(crate) fn decode(bytes: &[u8]) -> Result<(Encoding, String), Unreadable> {
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

pub(crate) fn rows(text: &str, bounds: &Bounds) -> Result<Raw, Unreadable> {
    let first = text.lines().next().unwrap_or_default();
    let delimiter = if first.matches('\t').count() > first.matches(',').count() { b'\t' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut number = 0;
    for record in reader.records() {
        let record = record.map_err(|_| Unreadable::NoTable)?;
        if rows.len() > bounds.rows {
            return Err(Unreadable::TooManyRows);
        }
        let start = record.position().and_then(|position| usize::try_from(position.byte()).ok());
        number += 1 + start.map_or(0, |start| passed_over(text, start));
        rows.push((number, record.iter().map(str::to_owned).collect()));
    }
    Ok(Raw { rows, reckoned: BTreeSet::new() })
}

/// How many lines without anything stand where a row is looked for: a spreadsheet counts them as rows.
fn passed_over(text: &str, start: usize) -> usize {
    let (before, rest) = text.split_at_checked(start).unwrap_or_default();
    // The reader stops between the two signs of a line's end.
    let rest = if before.ends_with('\r') { rest.strip_prefix('\n').unwrap_or(rest) } else { rest };
    let ends = rest.split(|sign| !matches!(sign, '\r' | '\n')).next().unwrap_or_default();
    ends.matches('\n').count().max(ends.matches('\r').count())
}

#[cfg(test)]
mod tests {
    use encoding_rs::SHIFT_JIS;

    use super::*;
    use crate::samples::BOUNDS;
    use crate::{Table, read};

    const TEXT: &str = "地域名,世帯数\r\n丘町,\"1,234\"\r\n\r\n川町,56\r\n";

    fn table(bytes: &[u8]) -> Table {
        read(bytes, &BOUNDS).expect("a table")
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
            let rows = [(2, vec!["丘町".to_owned(), "1,234".to_owned()]), (4, vec!["川町".to_owned(), "56".to_owned()])];
            assert_eq!((read.rows, read.empty), (rows.to_vec(), 1));
        }
        assert_eq!(table("a\tb\n1\t2".as_bytes()).head.len(), 2, "a table that was copied out of a spreadsheet");
    }

    #[test]
    fn signs_outside_of_jis_are_kept_as_they_are() {
        assert_eq!(table("氏名\n𠮷野葛󠄀子\n".as_bytes()).rows[0].1, ["𠮷野葛󠄀子"]);
    }
}
