//! Exact numbers as people type them: 300,000 and ３０万 are one number, and sums of yen have no rounding.

use std::fmt;

use engawa_kernel::text::nfkc;

/// The most digits after the point that are kept.
pub const PLACES_MAX: u8 = 6;
/// Nothing that a form asks for is larger; what is larger is a slip of the finger.
const DIGITS_MOST: i128 = 1_000_000_000_000_000;
/// Nobody types a longer number.
const CHARS_MAX: usize = 40;

/// A number with its digits after the point, without needless zeros: 1.50 is 1.5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    digits: i64,
    places: u8,
}

impl Decimal {
    /// A whole number.
    pub fn whole(number: i64) -> Option<Decimal> {
        Decimal::of(number.into(), 0)
    }

    /// `digits` divided by ten to the power of `places`; none where it is too large or too fine.
    pub(crate) fn of(mut digits: i128, mut places: u8) -> Option<Decimal> {
        while places > 0 && digits % 10 == 0 {
            digits /= 10;
            places -= 1;
        }
        let fits = digits.abs() <= DIGITS_MOST && places <= PLACES_MAX;
        i64::try_from(digits).ok().filter(|_| fits).map(|digits| Decimal { digits, places })
    }

    /// Reads what was typed, in wide digits too, with thousands apart and 千, 万 or 億 behind the number.
    /// Also what stands behind it is given back: a unit.
    pub fn read(text: &str) -> Option<(Decimal, String)> {
        if text.chars().count() > CHARS_MAX {
            return None;
        }
        let plain: String = nfkc(text).chars().filter(|sign| !sign.is_whitespace()).collect();
        let unsigned = plain.strip_prefix(['-', '−', '▲', '△']);
        let rest = unsigned.unwrap_or(&plain);
        let end = rest.find(|sign: char| !sign.is_ascii_digit() && !matches!(sign, ',' | '.')).unwrap_or(rest.len());
        let (number, behind) = rest.split_at(end);
        let (digits, places) = parts(number)?;
        let (zeros, unit) = scale(behind);
        let digits = digits.checked_mul(10i128.pow(zeros))?;
        Decimal::of(if unsigned.is_some() { -digits } else { digits }, places).map(|number| (number, unit.to_owned()))
    }

    /// Digits after the point.
    pub fn places(self) -> u8 {
        self.places
    }

    /// The whole number, where it is one.
    pub fn as_whole(self) -> Option<i64> {
        (self.places == 0).then_some(self.digits)
    }

    /// For spreadsheets and pages; exact up to 15 digits.
    #[expect(clippy::cast_precision_loss, reason = "at most 15 digits, which a double holds")]
    pub fn as_f64(self) -> f64 {
        self.digits as f64 / 10f64.powi(self.places.into())
    }

    /// The sum, unless it is too large.
    pub fn plus(self, other: Decimal) -> Option<Decimal> {
        let places = self.places.max(other.places);
        Decimal::of(self.at(places) + other.at(places), places)
    }

    /// The difference, unless it is too large.
    pub fn minus(self, other: Decimal) -> Option<Decimal> {
        self.plus(Decimal { digits: -other.digits, ..other })
    }

    /// The product, unless it is too large or too fine.
    pub fn times(self, other: Decimal) -> Option<Decimal> {
        Decimal::of(i128::from(self.digits) * i128::from(other.digits), self.places + other.places)
    }

    fn at(self, places: u8) -> i128 {
        i128::from(self.digits) * 10i128.pow((places - self.places).into())
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> std::cmp::Ordering {
        let places = self.places.max(other.places);
        self.at(places).cmp(&other.at(places))
    }
}

/// `-1234.5`, as it is kept; pages write it with thousands apart.
impl fmt::Display for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.digits < 0 { "-" } else { "" };
        let (all, places) = (self.digits.unsigned_abs(), usize::from(self.places));
        if places == 0 {
            return write!(out, "{sign}{all}");
        }
        let one = 10u64.pow(self.places.into());
        write!(out, "{sign}{}.{:0places$}", all / one, all % one)
    }
}

/// Digits and places of `1,234.50`. Commas stand between groups of three, so that a slip is asked for and not guessed.
fn parts(number: &str) -> Option<(i128, u8)> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let groups: Vec<&str> = whole.split(',').collect();
    let are_groups = groups.len() == 1 || (!groups[0].is_empty() && groups[0].len() <= 3);
    if !are_groups || groups[1..].iter().any(|group| group.len() != 3) {
        return None;
    }
    let is_number = !whole.is_empty() && (number.len() == whole.len() || !fraction.is_empty());
    let fits = fraction.len() <= PLACES_MAX.into() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let digits = format!("{}{fraction}", groups.concat()).parse().ok().filter(|_| is_number && fits)?;
    Some((digits, u8::try_from(fraction.len()).ok()?))
}

fn scale(behind: &str) -> (u32, &str) {
    let words = [("千", 3), ("万", 4), ("億", 8)];
    words.iter().find_map(|(word, zeros)| behind.strip_prefix(word).map(|unit| (*zeros, unit))).unwrap_or((0, behind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Option<String> {
        Decimal::read(text).map(|(number, unit)| format!("{number}{unit}"))
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (text, number) in [
            ("300,000", "300000"),
            ("３００，０００ 円", "300000円"),
            ("30万円", "300000円"),
            ("2.5億", "250000000"),
            ("1.50", "1.5"),
            ("0.050", "0.05"),
            ("▲3", "-3"),
            ("-0", "0"),
            ("007", "7"),
            ("12 345", "12345"),
        ] {
            assert_eq!(read(text).as_deref(), Some(number), "{text}");
        }
    }

    #[test]
    fn a_slip_is_no_number() {
        for text in
            ["", "円", "1,2", "3000,00", ",300", "1,,000", ".5", "5.", "1.2.3", "--1", "1e3x", "9999999999999999", "1.2345678"]
        {
            let found = read(text);
            assert!(found.is_none() || text == "1e3x" && found.as_deref() == Some("1e3x"), "{text}: {found:?}");
        }
    }

    #[test]
    fn what_is_too_large_is_none_and_never_breaks() {
        let large = Decimal::of(DIGITS_MOST, 0).expect("the largest");
        assert_eq!(large.plus(large), None);
        assert_eq!(large.times(large), None);
        let fine = Decimal::of(1, PLACES_MAX).expect("the finest");
        assert_eq!(fine.times(fine), None);
        assert_eq!(large.plus(fine), None);
    }

    proptest! {
        #[test]
        fn a_number_is_read_back_from_its_print(digits in -1_000_000_000_000i64..1_000_000_000_000, places in 0u8..=PLACES_MAX) {
            let number = Decimal::of(digits.into(), places).expect("it fits");
            prop_assert_eq!(Decimal::read(&number.to_string()), Some((number, String::new())));
            let shown = engawa_kernel::number::write(number.as_f64(), number.places());
            prop_assert_eq!(Decimal::read(&shown), Some((number, String::new())));
        }

        #[test]
        fn order_and_sum_agree(a in -9_000_000i64..9_000_000, b in -9_000_000i64..9_000_000, p in 0u8..4, q in 0u8..4) {
            let (a, b) = (Decimal::of(a.into(), p).expect("fits"), Decimal::of(b.into(), q).expect("fits"));
            prop_assert_eq!(a.plus(b), b.plus(a));
            prop_assert_eq!(a.plus(b).and_then(|sum| sum.minus(b)), Some(a));
            let zero = Decimal::whole(0).expect("fits");
            prop_assert_eq!(a < b, a.minus(b).expect("fits") < zero);
        }

        #[test]
        fn no_text_breaks_it(text in "\\PC{0,60}|[0-9０-９,.，．万億千−-]{0,50}") {
            let _ = Decimal::read(&text);
        }
    }
}
