//! A month of the access chain, as its row is numbered: 202611.

use std::fmt;

use engawa_db::{Fault, FromValue, Value};
use engawa_kernel::{Day, Moment};

/// A month in Japan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i64);

impl Month {
    /// The month in which a moment lies.
    pub fn of(moment: Moment) -> Month {
        Month(moment.day().number() / 100)
    }

    /// From the stored number `yyyymm`.
    pub fn from_number(number: i64) -> Month {
        Month(number)
    }

    /// The stored number `yyyymm`; ordered like the months.
    pub fn number(self) -> i64 {
        self.0
    }

    /// The month so many months later, or earlier.
    pub fn plus(self, months: i64) -> Month {
        let count = (self.0.div_euclid(100) * 12 + self.0.rem_euclid(100) - 1).saturating_add(months);
        Month(count.div_euclid(12).saturating_mul(100).saturating_add(count.rem_euclid(12) + 1))
    }

    /// 0:00 of its first day in Japan; the epoch where the calendar has no such month.
    pub fn begins_at(self) -> Moment {
        let first = self.0.checked_mul(100).and_then(|number| Day::from_number(number + 1).ok());
        first.map_or(Moment::from_millis(0), Day::begins_at)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0 / 100, self.0 % 100)
    }
}

impl From<Month> for Value {
    fn from(month: Month) -> Value {
        Value::Int(month.0)
    }
}

impl FromValue for Month {
    fn from_value(value: Value) -> Result<Month, Fault> {
        i64::from_value(value).map(Month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_month_turns_at_midnight_in_japan() {
        let turn = Day::parse("2026-12-01").unwrap().begins_at();
        assert_eq!(Month::of(turn.plus_millis(-1)).to_string(), "2026-11");
        assert_eq!(Month::of(turn).number(), 202_612);
        assert_eq!(Month::of(turn).begins_at(), turn);
    }

    #[test]
    fn a_number_that_is_no_month_begins_with_the_epoch() {
        assert_eq!(Month::from_number(i64::MAX).begins_at(), Moment::from_millis(0));
        assert_eq!(Month::from_number(202_613).begins_at(), Moment::from_millis(0));
    }

    proptest! {
        #[test]
        fn so_many_months_later_and_earlier_is_the_same_month(year in 1i64..9_000, month in 1i64..=12, months in -600i64..600) {
            let month = Month::from_number(year * 100 + month);
            prop_assert_eq!(month.plus(months).plus(-months), month);
            prop_assert!(month.plus(1) > month);
        }
    }
}
