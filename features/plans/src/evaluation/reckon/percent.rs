//! Percents without the noise of fractions in binary: no figure is moved over the bound of a grade by how it is reckoned.

use engawa_kernel::number;

/// A part of what was aimed at, in percent. It is always a number.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Percent(f64);

impl Percent {
    /// All of it, and no more.
    pub const ALL: Percent = Percent(100.0);

    /// A percent that was kept; nothing for what is no number.
    pub fn new(value: f64) -> Option<Percent> {
        value.is_finite().then_some(Percent(value))
    }

    /// As a number, to be kept or compared.
    pub fn value(self) -> f64 {
        self.0
    }

    /// A fraction in percent. Both are whole numbers, so that 27 of 30 is 90 and nothing beside it: the division is the only
    /// step that rounds, and what it gives is the double that a bound of a grade is written as.
    pub(super) fn of(part: i128, whole: i128) -> Percent {
        let part = part * 100;
        let shared = greatest_common_divisor(part.abs(), whole.abs()) * whole.signum();
        #[expect(clippy::cast_precision_loss, reason = "figures of at most 12 digits stay below 2^53")]
        let percent = (part / shared) as f64 / (whole / shared) as f64;
        Percent(percent)
    }

    /// The mean of several. A third and two thirds are a half, also in binary: what misses a thousandth of a percent by less than
    /// its terms were rounded by was meant to be there. Bounds of grades stand on thousandths or coarser.
    pub(super) fn mean(percents: &[Percent]) -> Percent {
        let sum = |of: fn(f64) -> f64| percents.iter().map(|percent| of(percent.0)).sum::<f64>();
        #[expect(clippy::cast_precision_loss, reason = "a few indicators")]
        let mean = sum(|percent| percent) / percents.len() as f64;
        let hair = 1e-12 * sum(f64::abs);
        let meant = (mean * 1e3).round() / 1e3;
        Percent(if (mean - meant).abs() <= hair { meant } else { mean })
    }
}

fn greatest_common_divisor(mut a: i128, mut b: i128) -> i128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// More than any figure that is entered, in units of its last digit.
const UNITS_MAX: f64 = 1e18;

/// A figure as it is shown, counted in units of its last digit: a whole number, with which all else is reckoned without a
/// fraction. Halves are rounded away from zero, and what is a hair below a half in binary was meant to be one.
pub(super) fn units(value: f64, decimals: u8) -> Option<i128> {
    let scaled = value * 10f64.powi(i32::from(decimals));
    let whole = (scaled.abs() + 1e-9).round().copysign(scaled);
    #[expect(clippy::cast_possible_truncation, reason = "bounded just here")]
    (whole.abs() <= UNITS_MAX).then_some(whole as i128)
}

/// A percent as it is written: cut to one digit after the point, never rounded up, so that 99.96 does not read 100.0 beside a
/// grade that says that it was just missed. What would read as a whole number without being one gets the digits that tell it
/// apart: 100.04 does not read 100.0 beside a grade that says that it was more.
pub fn shown(percent: Percent) -> String {
    let tells = |digits: &u8| {
        let cut = cut(percent.0, *digits);
        cut == percent.0 || cut.fract() != 0.0
    };
    let digits = (1..=6).find(tells).unwrap_or(6);
    number::write(cut(percent.0, digits), digits)
}

/// The next decimal with so many digits, downward.
fn cut(percent: f64, digits: u8) -> f64 {
    let scale = 10f64.powi(i32::from(digits));
    let nearest = (percent * scale).round();
    // The double that stands for a decimal is that decimal, even where it lies a hair below.
    if nearest / scale <= percent { nearest / scale } else { (nearest - 1.0) / scale }
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use proptest::prelude::*;

    use super::*;

    fn percent(part: i128, whole: i128) -> f64 {
        Percent::of(part, whole).value()
    }

    #[test]
    fn parts_that_are_a_bound_are_exactly_that_bound() {
        for (part, whole, expected) in [
            (27, 30, 90.0),
            (57, 95, 60.0),
            (7, 7, 100.0),
            (0, 3, 0.0),
            (-1, 3, -100.0 / 3.0),
            (-4, -8, 50.0),
            (601, 1_000, 60.1),
            (1_234_567_890_123, 1_234_567_890_123, 100.0),
        ] {
            assert_eq!(percent(part, whole), expected, "{part} of {whole}");
        }
        assert_eq!(percent(0, -5).to_bits(), 0.0f64.to_bits());
        assert!(percent(999_999_999_999, 1_000_000_000_000) < 100.0);
        assert!(percent(1_000_000_000_001, 1_000_000_000_000) > 100.0);
    }

    #[test]
    fn a_percent_is_always_a_number() {
        assert_eq!([f64::NAN, f64::INFINITY, f64::NEG_INFINITY].map(Percent::new), [None; 3]);
        assert_eq!(Percent::new(100.0), Some(Percent::ALL));
    }

    #[test]
    fn figures_are_counted_in_units_of_their_last_digit() {
        let cases = [(89.96, 1, 900), (89.94, 1, 899), (0.29, 2, 29), (1.005, 2, 101), (-2.5, 0, -3), (0.5, 0, 1), (-0.0, 3, 0)];
        for (value, decimals, expected) in cases {
            assert_eq!(units(value, decimals), Some(expected), "{value}");
        }
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e19] {
            assert_eq!(units(value, 0), None, "{value}");
        }
        assert_eq!(units(1.0, u8::MAX), None);
    }

    #[test]
    fn what_is_written_is_never_more_than_what_is() {
        let cases = [
            (99.96, "99.9"),
            (99.999_999_99, "99.9"),
            (100.0, "100.0"),
            (100.04, "100.04"),
            (100.000_5, "100.0005"),
            (4.02, "4.02"),
            (90.0, "90.0"),
            (89.999, "89.9"),
            (57.1, "57.1"),
            (64.1, "64.1"),
            (0.0, "0.0"),
            (-0.0, "0.0"),
            (0.03, "0.03"),
            (200.0 / 3.0, "66.6"),
            (-100.0 / 3.0, "−33.4"),
            (1_234.56, "1,234.5"),
            (100.000_000_01, "100.000000"),
        ];
        for (value, expected) in cases {
            assert_eq!(shown(Percent::new(value).unwrap()), expected, "{value}");
        }
    }

    /// How part ÷ whole in percent compares with a bound in thousandths, without a fraction.
    fn exactly(part: i128, whole: i128, thousandths: i128) -> Ordering {
        (part * 100_000).cmp(&(thousandths * whole))
    }

    fn bounds() -> impl Strategy<Value = i128> {
        prop_oneof![prop::sample::select(&[0i128, 60_000, 80_000, 90_000, 100_000, 110_000, 60_100, 66_667][..]), 0i128..200_000]
    }

    fn written(thousandths: i128) -> f64 {
        format!("{thousandths}e-3").parse().unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]
        /// The part is taken where it matters: on the bound, or within a few units of it.
        #[test]
        fn no_part_is_moved_over_a_bound(whole in prop_oneof![1i128..2_000, 1i128..100_000_000_000], bound in bounds(), near in -3i128..4) {
            let part = whole * bound / 100_000 + near;
            let found = percent(part, whole).partial_cmp(&written(bound)).unwrap();
            prop_assert_eq!(found, exactly(part, whole, bound), "{} of {}", part, whole);
            prop_assert_eq!(percent(-part, -whole), percent(part, whole));
        }

        /// The mean of parts a ÷ b is compared as (the sum of a × the other wholes) ÷ (n × all wholes).
        #[test]
        fn no_mean_is_moved_over_a_bound(
            parts in prop::collection::vec((0i128..2_000, 1i128..1_000), 2..4), bound in bounds(), is_on_it in any::<bool>(),
        ) {
            let mut parts = parts;
            // Half of the time the last part is the one that brings the mean exactly to the bound.
            if is_on_it {
                parts.pop();
                let wholes: i128 = parts.iter().map(|(_, whole)| whole).product();
                let sum: i128 = parts.iter().map(|(part, whole)| part * (wholes / whole)).sum();
                let count = i128::try_from(parts.len()).unwrap() + 1;
                parts.push((bound * count * wholes - 100_000 * sum, 100_000 * wholes));
            }
            let wholes: i128 = parts.iter().map(|(_, whole)| whole).product();
            let sum: i128 = parts.iter().map(|(part, whole)| part * (wholes / whole)).sum();
            let count = i128::try_from(parts.len()).unwrap();
            let percents: Vec<Percent> = parts.iter().map(|(part, whole)| Percent::of(*part, *whole)).collect();
            let found = Percent::mean(&percents).value().partial_cmp(&written(bound)).unwrap();
            prop_assert_eq!(found, exactly(sum, wholes * count, bound), "{:?} at {}", parts, bound);
        }

        #[test]
        fn what_is_written_stands_on_the_same_side_of_every_tenth(part in -3_000i128..30_000, whole in 1i128..20_000, tenth in -100i128..3_000) {
            let percent = Percent::of(part, whole);
            let read: f64 = shown(percent).replace(',', "").replace('−', "-").parse().unwrap();
            prop_assert!(read <= percent.value() && percent.value() - read < 0.1);
            let bound = written(tenth * 100);
            prop_assert_eq!(read >= bound, percent.value() >= bound);
            prop_assert_eq!(read.fract() == 0.0, percent.value().fract() == 0.0);
        }
    }
}
