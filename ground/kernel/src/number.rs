//! Numbers as Japanese documents print them: commas, full-width digits, 万 and 億, units glued to the value.

use crate::text::nfkc;

/// A number read from a print, with what stood around it.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintedNumber {
    /// The value; 千, 万, 百万, 億 are multiplied out.
    pub value: f64,
    /// Digits after the point as printed: `0.590` has three, and all of them count.
    pub decimals: u8,
    /// What stood before the number, trimmed.
    pub before: String,
    /// What stood after it, trimmed: a unit, 未満, a year in parentheses.
    pub after: String,
}

/// The first number in a text; nothing where there is none. `△` and `▲` before a number are a minus (accounting usage).
pub fn read_first(text: &str) -> Option<PrintedNumber> {
    let text = nfkc(text);
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let (before, rest) = text.split_at(start);
    let length = rest
        .char_indices()
        .take_while(|(at, c)| c.is_ascii_digit() || (matches!(c, ',' | '.') && followed_by_digit(rest, *at)))
        .count();
    let (digits, after) = rest.split_at(length);
    let plain: String = digits.chars().filter(|c| *c != ',').collect();
    let decimals = plain.split_once('.').map_or(0, |(_, tail)| tail.len());
    let (zeros, after) = scale_of(after.trim_start());
    // Scaled as a text: 2.3億 is exactly 230,000,000, which a product of doubles is not.
    let value: f64 = format!("{plain}e{zeros}").parse().ok()?;
    let negative = before.trim_end().ends_with(['-', '△', '▲', '−']);
    Some(PrintedNumber {
        value: if negative { -value } else { value },
        decimals: u8::try_from(decimals).ok()?,
        before: before.trim().to_owned(),
        after: after.trim().to_owned(),
    })
}

fn followed_by_digit(text: &str, at: usize) -> bool {
    text[at + 1..].starts_with(|c: char| c.is_ascii_digit())
}

fn scale_of(after: &str) -> (u8, &str) {
    for (word, zeros) in [("百万", 6), ("千", 3), ("万", 4), ("億", 8)] {
        if let Some(rest) = after.strip_prefix(word) {
            return (zeros, rest);
        }
    }
    (0, after)
}

/// Writes a number with thousands separated and so many digits after the point; never `-0`.
pub fn write(value: f64, decimals: u8) -> String {
    let plain = format!("{:.*}", usize::from(decimals), value.abs());
    let (whole, fraction) = plain.split_once('.').map_or((plain.as_str(), None), |(w, f)| (w, Some(f)));
    let mut out = String::with_capacity(plain.len() + plain.len() / 3 + 1);
    if value < 0.0 && plain.bytes().any(|b| matches!(b, b'1'..=b'9')) {
        out.push('−');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_are_read_with_what_stands_around_them() {
        let read = |text| read_first(text).map(|n| (n.value, n.decimals, n.after));
        assert_eq!(read("４，５９７，７５２（2019）"), Some((4_597_752.0, 0, "(2019)".into())));
        assert_eq!(read("0.590"), Some((0.59, 3, String::new())));
        assert_eq!(read("90.0 未満"), Some((90.0, 1, "未満".into())));
        assert_eq!(read("77事業／年"), Some((77.0, 0, "事業/年".into())));
        assert_eq!(read("2.3億円"), Some((2.3e8, 1, "円".into())));
        assert_eq!(read("△3"), Some((-3.0, 0, String::new())));
        assert_eq!(read("―"), None);
        assert_eq!(read("5,"), Some((5.0, 0, ",".into())));
    }

    #[test]
    fn numbers_are_written_with_thousands_separated() {
        assert_eq!(write(4_597_752.0, 0), "4,597,752");
        assert_eq!(write(-0.04, 1), "0.0");
        assert_eq!(write(-1234.5, 1), "−1,234.5");
        assert_eq!(write(999.0, 0), "999");
    }
}
