//! Numbers as they are printed: 1,234 · 12.5 · △3 · 1億2,500万 · 3万5千.

use super::at;

/// A number, and the place behind it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// The value, with 千, 万, 億 resolved.
    pub value: f64,
    /// What stands behind it.
    pub end: usize,
    /// Digits behind the point.
    pub decimals: usize,
}

/// A number that begins at this place, with its sign.
pub fn number_at(chars: &[char], place: usize) -> Option<Number> {
    let (negative, start) = sign(chars, place);
    let first = plain_at(chars, start)?;
    let mut sum = 0.0;
    let mut piece = Some(first);
    let mut end = first.end;
    let mut last = f64::INFINITY;
    while let Some(part) = piece {
        let (factor, next) = factor_at(chars, part.end);
        if factor >= last {
            break;
        }
        sum += part.value * factor;
        end = next;
        last = factor;
        piece = if factor > 1.0 { plain_at(chars, end) } else { None };
    }
    if last > 1.0 && last.is_finite() {
        // 82.4億 is a whole number and carries no dust of binary fractions.
        sum = (sum * 1000.0).round() / 1000.0;
    }
    Some(Number { value: if negative { -sum } else { sum }, end, decimals: first.decimals })
}

/// Minus signs, of which △ and ▲ are those of accountants. A hyphen is one only where no number stands before it.
fn sign(chars: &[char], place: usize) -> (bool, usize) {
    let next_is_digit = |step: usize| chars.get(place + step).is_some_and(char::is_ascii_digit);
    match chars.get(place) {
        Some('△' | '▲' | '-' | '−' | '–') if next_is_digit(1) => (true, place + 1),
        Some('△' | '▲') if chars.get(place + 1) == Some(&' ') && next_is_digit(2) => (true, place + 2),
        Some('+') if next_is_digit(1) => (false, place + 1),
        _ => (false, place),
    }
}

/// Digits with thousands and a point, without sign and without 万.
fn plain_at(chars: &[char], place: usize) -> Option<Number> {
    let mut text = String::new();
    let mut end = place;
    while let Some(c) = chars.get(end) {
        match c {
            '0'..='9' => text.push(*c),
            ',' if is_thousands(chars, end) && end > place => {}
            _ => break,
        }
        end += 1;
    }
    if text.is_empty() || text.len() > 15 {
        return None;
    }
    let mut decimals = 0;
    if chars.get(end) == Some(&'.') && chars.get(end + 1).is_some_and(char::is_ascii_digit) {
        text.push('.');
        end += 1;
        while let Some(c) = chars.get(end).filter(|c| c.is_ascii_digit()) {
            text.push(*c);
            decimals += 1;
            end += 1;
        }
    }
    Some(Number { value: text.parse().ok()?, end, decimals })
}

/// A comma before exactly three digits.
fn is_thousands(chars: &[char], place: usize) -> bool {
    let digits = chars[place + 1..].iter().take(4).take_while(|c| c.is_ascii_digit()).count();
    digits == 3
}

/// 千, 万, 百万, 億 and their neighbours behind digits. 千 of 千葉 is none, and 百 alone neither.
fn factor_at(chars: &[char], place: usize) -> (f64, usize) {
    const FACTORS: [(&str, f64); 7] =
        [("百万", 1e6), ("千万", 1e7), ("十億", 1e9), ("兆", 1e12), ("億", 1e8), ("万", 1e4), ("千", 1e3)];
    FACTORS
        .iter()
        .find(|(word, _)| at(chars, place, word))
        .map_or((1.0, place), |(word, factor)| (*factor, place + word.chars().count()))
}

/// What 千, 万, 百万, 億 at the beginning of a unit multiply by, and the unit that is left: `千円`, `万人`, `百万円`.
pub fn scaled_unit(unit: &str) -> (f64, &str) {
    let chars: Vec<char> = unit.chars().collect();
    let (factor, end) = factor_at(&chars, 0);
    let rest = unit.char_indices().nth(end).map_or("", |(at, _)| &unit[at..]);
    let fits = rest.chars().next().is_some_and(|c| !matches!(c, '当' | '人' if rest.starts_with("人当") || c == '当'));
    if factor > 1.0 && fits { (factor, rest) } else { (1.0, unit) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(f64, usize)> {
        let chars: Vec<char> = text.chars().collect();
        number_at(&chars, 0).map(|number| (number.value, number.end))
    }

    #[test]
    fn numbers_are_read_with_thousands_signs_and_compounds() {
        let cases = [
            ("1,234", 1234.0),
            ("12.5", 12.5),
            ("△3.2", -3.2),
            ("▲ 120", -120.0),
            ("1億2,500万", 125_000_000.0),
            ("3万5千", 35_000.0),
            ("12百万", 12_000_000.0),
            ("0", 0.0),
        ];
        for (text, value) in cases {
            assert_eq!(read(text), Some((value, text.chars().count())), "{text}");
        }
        assert_eq!(read("人"), None);
        assert_eq!(read("1,23"), Some((1.0, 1)));
    }

    #[test]
    fn the_factor_of_a_unit_is_resolved_and_a_rate_per_head_is_not() {
        assert_eq!(scaled_unit("千円"), (1e3, "円"));
        assert_eq!(scaled_unit("万人"), (1e4, "人"));
        assert_eq!(scaled_unit("百万円"), (1e6, "円"));
        assert_eq!(scaled_unit("人"), (1.0, "人"));
        assert_eq!(scaled_unit("万人当たり"), (1.0, "万人当たり"));
    }
}
