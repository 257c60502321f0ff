//! What is typed into a place for a figure, read as it was meant, or refused with what to write instead.

use engawa_kernel::number::{read_first, write};
use engawa_kernel::text::nfkc;

use crate::measuring::enter::VALUE_MAX;

/// The longest text that is looked at, in characters.
pub(super) const CHARS_MAX: u32 = 40;
/// Figures are kept in millionths.
const DECIMALS_MAX: u8 = 6;

/// Why a text is no figure.
#[derive(Clone, Debug, PartialEq)]
pub enum NoValue {
    /// No number can be read in it, or more than a number.
    NoNumber,
    /// A number is in it, but not alone: this is how it is written.
    WriteItSo(String),
    /// Another unit than that of the indicator.
    OtherUnit(String),
    /// The thousands are not in groups of three.
    Commas,
    /// More digits after the point than are kept.
    TooFine(u8),
    /// Larger than anything that is counted.
    TooLarge,
}

/// Reads a figure: full-width digits, thousands with commas, a minus in any of its signs, the unit behind it. A blank stands at
/// the ends, after a sign or before the unit, never between digits: those are two numbers. Nothing where nothing was typed.
pub(crate) fn read_value(text: &str, unit: Option<&str>) -> Result<Option<f64>, NoValue> {
    let plain = nfkc(text);
    let plain = plain.trim();
    if plain.is_empty() {
        return Ok(None);
    }
    if text.chars().count() > CHARS_MAX as usize || has_small_digit(text) {
        return Err(NoValue::NoNumber);
    }
    let is_minus = plain.starts_with(MINUS);
    let unsigned = plain.strip_prefix(MINUS).or_else(|| plain.strip_prefix('+')).unwrap_or(plain).trim_start();
    let (digits, rest) = split_digits(unsigned);
    if !digits.starts_with(|sign: char| sign.is_ascii_digit()) {
        return Err(suggestion(plain, unit).unwrap_or(NoValue::NoNumber));
    }
    let rest: String = rest.split_whitespace().collect();
    if !rest.is_empty() && !is_unit(&rest, unit) {
        return Err(suggestion(plain, unit).unwrap_or_else(|| other_unit(rest)));
    }
    let value = read_digits(digits)?;
    Ok(Some(if is_minus { -value } else { value }))
}

/// The minus of mathematics and of accounting.
const SURE_MINUS: [char; 3] = ['\u{2212}', '\u{25b3}', '\u{25b2}'];
/// These, and whatever a keyboard writes in their place: before a figure they are a minus, after a word they may be part of it.
const MINUS: [char; 10] =
    ['\u{2212}', '\u{25b3}', '\u{25b2}', '-', '\u{2010}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2015}', '\u{30fc}'];

/// Digits in circles, raised digits and fractions become usual digits in the plain form, and another number: 3² is not 32.
/// After a letter they are part of a unit, as in m².
fn has_small_digit(text: &str) -> bool {
    let is_usual = |sign: char| matches!(sign, '0'..='9' | '０'..='９');
    let is_small =
        |sign: char| !is_usual(sign) && nfkc(sign.encode_utf8(&mut [0; 4])).starts_with(|first: char| first.is_ascii_digit());
    let pairs = std::iter::once(' ').chain(text.chars()).zip(text.chars());
    let mut touching = pairs.filter(|(before, sign)| is_small(*sign) || (is_small(*before) && is_usual(*sign)));
    touching.any(|(before, sign)| !(before.is_alphabetic() && is_small(sign)))
}

fn split_digits(text: &str) -> (&str, &str) {
    let length = text.find(|sign: char| !matches!(sign, '0'..='9' | ',' | '.')).unwrap_or(text.len());
    text.split_at(length)
}

fn other_unit(rest: String) -> NoValue {
    // After a blank there was a second number: neither of the two is a unit.
    if rest.starts_with(|sign: char| sign.is_ascii_digit()) { NoValue::NoNumber } else { NoValue::OtherUnit(rest) }
}

fn read_digits(digits: &str) -> Result<f64, NoValue> {
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let has_groups = whole.contains(',');
    let is_first = (1..=3).contains(&first.len()) && !first.starts_with('0');
    if has_groups && (!is_first || !groups.all(|group| group.len() == 3)) {
        return Err(NoValue::Commas);
    }
    if fraction.is_some_and(|fraction| fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit())) {
        return Err(NoValue::NoNumber);
    }
    if fraction.is_some_and(|fraction| fraction.len() > usize::from(DECIMALS_MAX)) {
        return Err(NoValue::TooFine(DECIMALS_MAX));
    }
    let value: f64 = digits.replace(',', "").parse().map_err(|_| NoValue::NoNumber)?;
    if value > VALUE_MAX { Err(NoValue::TooLarge) } else { Ok(value) }
}

/// The unit as it is printed, or what it is of: of 77 in a year, 77 is enough.
fn is_unit(rest: &str, unit: Option<&str>) -> bool {
    let unit: String = nfkc(unit.unwrap_or_default()).split_whitespace().collect();
    !unit.is_empty() && (rest == unit || Some(rest) == unit.split_once('/').map(|(what, _)| what))
}

/// What is said where words stand around a number: how it is written, or what is wrong with its digits. It is never another
/// number than the one that stands there, and nothing where a sign, a second number or a large unit leaves a doubt.
fn suggestion(plain: &str, unit: Option<&str>) -> Option<NoValue> {
    let (before, from_digits) = plain.split_at(plain.find(|sign: char| sign.is_ascii_digit())?);
    let found = read_first(plain)?;
    let is_scaled = unit.and_then(|unit| read_first(&format!("1{unit}"))).is_some_and(|one| one.value != 1.0);
    let fits = found.after.is_empty() || is_unit(&found.after, unit);
    let before = before.trim();
    let head = before.strip_suffix(SURE_MINUS).unwrap_or(before);
    if !fits || is_scaled || head.contains(MINUS) || head.contains(DOUBTS) {
        return None;
    }
    if let Err(wrong) = read_digits(split_digits(from_digits).0) {
        return Some(wrong);
    }
    let is_kept = found.value.abs() <= VALUE_MAX && found.decimals <= DECIMALS_MAX;
    is_kept.then(|| NoValue::WriteItSo(write_value(found.value, 0)))
}

/// Before digits, these may be part of the number.
const DOUBTS: [char; 20] =
    ['.', ',', '±', '/', '〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '億', '兆'];

/// A figure as it stands in its place: with all the digits that it has, at least as many as the indicator shows.
pub(crate) fn write_value(value: f64, decimals: u8) -> String {
    let exact = |digits: &u8| format!("{value:.*}", usize::from(*digits)).parse() == Ok(value);
    let digits = (decimals.min(DECIMALS_MAX)..=DECIMALS_MAX).find(exact).unwrap_or(DECIMALS_MAX);
    write(value, digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn figures_are_read_as_people_and_spreadsheets_write_them() {
        let cases = [
            ("768", None, 768.0),
            (" 768 ", Some("g"), 768.0),
            ("７６８", Some("g"), 768.0),
            ("768g", Some("g"), 768.0),
            ("768 ｇ", Some("g"), 768.0),
            ("1,112", Some("百万円"), 1112.0),
            ("１，１１２百万円", Some("百万円"), 1112.0),
            ("7.9%", Some("％"), 7.9),
            ("７．９％", Some("％"), 7.9),
            ("77件", Some("件/年"), 77.0),
            ("77件／年", Some("件/年"), 77.0),
            ("4,597,752", Some("人"), 4_597_752.0),
            ("4597752", Some("人"), 4_597_752.0),
            ("-3.5", None, -3.5),
            ("△3.5", Some("％"), -3.5),
            ("−3", None, -3.0),
            ("＋3", None, 3.0),
            ("0", Some("人"), 0.0),
            ("0.590", None, 0.59),
            ("△ 3", None, -3.0),
            ("ー3", None, -3.0),
            ("ー３．５ ％", Some("％"), -3.5),
            ("–3", None, -3.0),
            ("—3", None, -3.0),
            ("―3", None, -3.0),
            ("‐3", None, -3.0),
            ("‒3", None, -3.0),
            ("－3", None, -3.0),
            ("768㎡", Some("m²"), 768.0),
        ];
        for (text, unit, value) in cases {
            assert_eq!(read_value(text, unit), Ok(Some(value)), "{text}");
        }
        for nothing in ["", "  ", "　", "\t"] {
            assert_eq!(read_value(nothing, Some("人")), Ok(None));
        }
    }

    #[test]
    fn what_is_no_figure_is_refused_with_what_to_write() {
        let so = |text: &str| NoValue::WriteItSo(text.into());
        let cases = [
            ("約30万", Some("人"), so("300,000")),
            ("約300人", Some("人"), so("300")),
            ("30万", Some("人"), so("300,000")),
            ("およそ 7.9", Some("％"), so("7.9")),
            ("約12億", Some("百万円"), NoValue::NoNumber),
            ("12億", Some("百万円"), NoValue::OtherUnit("億".into())),
            ("三十", Some("人"), NoValue::NoNumber),
            ("―", None, NoValue::NoNumber),
            ("-", None, NoValue::NoNumber),
            ("未定", None, NoValue::NoNumber),
            ("300人", Some("件"), NoValue::OtherUnit("人".into())),
            ("7.9％", None, NoValue::OtherUnit("%".into())),
            ("1,23", None, NoValue::Commas),
            ("1234,567", None, NoValue::Commas),
            (",123", None, NoValue::NoNumber),
            (".5", None, NoValue::NoNumber),
            ("0,590", None, NoValue::Commas),
            ("00,590", None, NoValue::Commas),
            ("約0,590", None, NoValue::Commas),
            ("約1,23", None, NoValue::Commas),
            ("2024 7.9", Some("％"), NoValue::NoNumber),
            ("7 9", None, NoValue::NoNumber),
            ("7　9", None, NoValue::NoNumber),
            ("1 112", Some("百万円"), NoValue::NoNumber),
            ("R6 7.9", Some("％"), NoValue::NoNumber),
            ("約ー3", None, NoValue::NoNumber),
            ("約△3", None, so("−3")),
            ("約 −3", None, so("−3")),
            ("データー3", None, NoValue::NoNumber),
            ("MH-8", None, NoValue::NoNumber),
            ("±3", None, NoValue::NoNumber),
            ("三3", None, NoValue::NoNumber),
            ("10²", None, NoValue::NoNumber),
            ("3½", None, NoValue::NoNumber),
            ("①", None, NoValue::NoNumber),
            ("1.2.3", None, NoValue::NoNumber),
            ("5.", None, NoValue::NoNumber),
            ("0.1234567", None, NoValue::TooFine(6)),
            ("1000000000001", None, NoValue::TooLarge),
            ("--3", None, NoValue::NoNumber),
            ("1e9", None, NoValue::OtherUnit("e9".into())),
            ("NaN", None, NoValue::NoNumber),
            ("=1+1", None, NoValue::NoNumber),
        ];
        for (text, unit, wrong) in cases {
            assert_eq!(read_value(text, unit), Err(wrong), "{text}");
        }
    }

    #[test]
    fn a_figure_is_shown_with_all_its_digits() {
        assert_eq!(write_value(768.0, 0), "768");
        assert_eq!(write_value(768.25, 0), "768.25");
        assert_eq!(write_value(7.9, 1), "7.9");
        assert_eq!(write_value(7.0, 1), "7.0");
        assert_eq!(write_value(1.0 / 3.0, 1), "0.333333");
        assert_eq!(write_value(-1240.0, 0), "−1,240");
    }

    /// The digits of a text without the zeros at its ends: what no suggestion may change.
    fn digits(text: &str) -> String {
        let all: String = nfkc(text).chars().filter(char::is_ascii_digit).collect();
        all.trim_matches('0').to_owned()
    }

    proptest! {
        #[test]
        fn two_numbers_are_never_read_or_suggested_as_one(
            one in "[-ー△]?[0-9０-９]{1,4}(\\.[0-9]{1,2})?", between in "([ 　\t\n~〜:/・、；（(]|[RHSrhs年度約-]|ー| -| R)[ 　]{0,2}",
            other in "[0-9０-９]{1,4}([.,][0-9]{1,3})?", ending in "(| |％|人| 人)", is_before in any::<bool>()
        ) {
            let before = if is_before { "令和" } else { "" };
            let text = format!("{before}{one}{between}{other}{ending}");
            for unit in [None, Some("人"), Some("％"), Some("百万円")] {
                let found = read_value(&text, unit);
                prop_assert!(matches!(&found, Err(wrong) if !matches!(wrong, NoValue::WriteItSo(_))), "{}: {:?}", text, found);
            }
        }

        #[test]
        fn a_suggestion_has_the_digits_and_the_sign_that_were_written(text in "[-ー–−△約R ,.．、0-9０-９²人]{1,14}") {
            if let Err(NoValue::WriteItSo(so)) = read_value(&text, Some("人")) {
                prop_assert_eq!(digits(&so), digits(&text));
                let is_minus = so != "0" && text.contains(['-', 'ー', '–', '−', '△']);
                prop_assert_eq!(so.starts_with('−'), is_minus, "{} became {}", text, so);
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,50}", unit in proptest::option::of("\\PC{0,5}")) {
            let _ = read_value(&text, unit.as_deref());
        }

        #[test]
        fn nothing_near_a_number_makes_it_panic(text in "[-+△０-９0-9,.，．約万億人％% ]{0,20}") {
            let _ = read_value(&text, Some("人"));
        }

        #[test]
        fn what_is_shown_is_read_back(millionths in -1_000_000_000_000i64..1_000_000_000_000, decimals in 0u8..7) {
            let value: f64 = format!("{millionths}e-6").parse().expect("a number");
            prop_assert_eq!(read_value(&write_value(value, decimals), None), Ok(Some(value)));
        }
    }
}
