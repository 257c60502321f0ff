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
pub(super) enum NoValue {
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

/// Reads a figure: full-width digits, thousands with commas, a minus in any of its signs, the unit behind it. Nothing where
/// nothing was typed.
pub(super) fn read_value(text: &str, unit: Option<&str>) -> Result<Option<f64>, NoValue> {
    let plain: String = nfkc(text).split_whitespace().collect();
    if plain.is_empty() {
        return Ok(None);
    }
    if text.chars().count() > CHARS_MAX as usize {
        return Err(NoValue::NoNumber);
    }
    let unsigned = plain.trim_start_matches(MINUS);
    let signs = plain.chars().count() - unsigned.chars().count();
    let unsigned = if signs == 0 { unsigned.strip_prefix('+').unwrap_or(unsigned) } else { unsigned };
    let length = unsigned.find(|sign: char| !matches!(sign, '0'..='9' | ',' | '.')).unwrap_or(unsigned.len());
    let (digits, rest) = unsigned.split_at(length);
    if !digits.starts_with(|sign: char| sign.is_ascii_digit()) || signs > 1 {
        return Err(suggestion(&plain, unit).map_or(NoValue::NoNumber, NoValue::WriteItSo));
    }
    if !rest.is_empty() && !is_unit(rest, unit) {
        return Err(suggestion(&plain, unit).map_or_else(|| NoValue::OtherUnit(rest.to_owned()), NoValue::WriteItSo));
    }
    let value = read_digits(digits)?;
    Ok(Some(if signs == 1 { -value } else { value }))
}

/// The minus of the keyboard, of mathematics and of accounting.
const MINUS: [char; 4] = ['-', '\u{2212}', '\u{25b3}', '\u{25b2}'];

fn read_digits(digits: &str) -> Result<f64, NoValue> {
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let has_groups = whole.contains(',');
    if has_groups && (!(1..=3).contains(&first.len()) || !groups.all(|group| group.len() == 3)) {
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

/// The number that was meant where words stand around it. Of a unit that counts in thousands or millions nobody can say.
fn suggestion(plain: &str, unit: Option<&str>) -> Option<String> {
    let found = read_first(plain)?;
    let is_scaled = unit.and_then(|unit| read_first(&format!("1{unit}"))).is_some_and(|one| one.value != 1.0);
    let fits = found.after.is_empty() || is_unit(&found.after, unit);
    let is_kept = found.value.abs() <= VALUE_MAX && found.decimals <= DECIMALS_MAX;
    (fits && !is_scaled && is_kept).then(|| write_value(found.value, 0))
}

/// A figure as it stands in its place: with all the digits that it has, at least as many as the indicator shows.
pub(super) fn write_value(value: f64, decimals: u8) -> String {
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
            (",123", None, so("123")),
            ("1.2.3", None, NoValue::NoNumber),
            ("5.", None, NoValue::NoNumber),
            ("0.1234567", None, NoValue::TooFine(6)),
            ("1000000000001", None, NoValue::TooLarge),
            ("--3", None, so("−3")),
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

    proptest! {
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
