//! Civil days in Japan, moments, and fiscal years (April to March).

use std::fmt;

use jiff::civil::Date;
use jiff::{Timestamp, tz};

/// Japan has had no daylight saving time since 1952; the offset of every moment that the product stores is +09:00.
const JAPAN: tz::Offset = tz::offset(9);

/// Why something is not a day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a day of the calendar: {0}")]
pub struct DayError(pub String);

/// A civil day in Japan, between the years 1 and 9999. Stored as the number `yyyymmdd`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

impl Day {
    /// The day, if the calendar has it.
    pub fn new(year: i32, month: u32, day: u32) -> Result<Day, DayError> {
        let wrong = || DayError(format!("{year}-{month}-{day}"));
        let (y, m, d) = (i16::try_from(year), i8::try_from(month), i8::try_from(day));
        match (y, m, d) {
            (Ok(y), Ok(m), Ok(d)) if y > 0 => Date::new(y, m, d).map(Day).map_err(|_| wrong()),
            _ => Err(wrong()),
        }
    }

    /// Reads `2026-11-21`.
    pub fn parse(text: &str) -> Result<Day, DayError> {
        let wrong = || DayError(text.chars().take(40).collect());
        let mut parts = text.trim().splitn(3, '-');
        let mut next = || parts.next().and_then(|p| p.parse::<u32>().ok()).ok_or_else(wrong);
        let (year, month, day) = (next()?, next()?, next()?);
        Day::new(i32::try_from(year).map_err(|_| wrong())?, month, day)
    }

    /// Reads the stored number `yyyymmdd`.
    pub fn from_number(number: i64) -> Result<Day, DayError> {
        let part = |n: i64| u32::try_from(n).map_err(|_| DayError(number.to_string()));
        let year = i32::try_from(number / 10_000).map_err(|_| DayError(number.to_string()))?;
        Day::new(year, part(number / 100 % 100)?, part(number % 100)?)
    }

    /// The stored number `yyyymmdd`; ordered like the days.
    pub fn number(self) -> i64 {
        i64::from(self.year()) * 10_000 + i64::from(self.month()) * 100 + i64::from(self.day())
    }

    /// Year of the Gregorian calendar.
    pub fn year(self) -> i32 {
        i32::from(self.0.year())
    }

    /// 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month().unsigned_abs().into()
    }

    /// 1 to 31.
    pub fn day(self) -> u32 {
        self.0.day().unsigned_abs().into()
    }

    /// 0 is Monday, 6 is Sunday.
    pub fn weekday(self) -> u8 {
        self.0.weekday().to_monday_zero_offset().unsigned_abs()
    }

    /// The day so many days later (or earlier), held at the ends of the calendar.
    pub fn plus_days(self, days: i64) -> Day {
        Day(self.0.saturating_add(jiff::Span::new().days(days.clamp(-3_600_000, 3_600_000))))
    }

    /// Days from this one to the other; negative when the other is earlier.
    pub fn days_until(self, other: Day) -> i64 {
        self.0.until(other.0).map(|span| i64::from(span.get_days())).unwrap_or(0)
    }

    /// 0:00 of this day in Japan.
    pub fn begins_at(self) -> Moment {
        let at = JAPAN.to_timestamp(self.0.to_datetime(jiff::civil::Time::midnight()));
        Moment(at.map(|t| t.as_millisecond()).unwrap_or(0))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// An instant, in milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

impl Moment {
    /// From milliseconds since the epoch.
    pub fn from_millis(millis: i64) -> Moment {
        Moment(millis)
    }

    /// Milliseconds since the epoch.
    pub fn millis(self) -> i64 {
        self.0
    }

    /// The clock of the machine. Only the edges of the program ask for it; everything inside is told.
    pub fn of_the_machine() -> Moment {
        Moment(Timestamp::now().as_millisecond())
    }

    /// So many milliseconds later.
    pub fn plus_millis(self, millis: i64) -> Moment {
        Moment(self.0.saturating_add(millis))
    }

    /// The civil day in Japan.
    pub fn day(self) -> Day {
        Day(self.in_japan().date())
    }

    /// Hour, minute and second in Japan.
    pub fn clock(self) -> (u32, u32, u32) {
        let time = self.in_japan();
        let part = |n: i8| u32::from(n.unsigned_abs());
        (part(time.hour()), part(time.minute()), part(time.second()))
    }

    fn in_japan(self) -> jiff::civil::DateTime {
        let stamp = Timestamp::from_millisecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH);
        JAPAN.to_datetime(stamp)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute, second) = self.clock();
        write!(f, "{}T{hour:02}:{minute:02}:{second:02}+09:00", self.day())
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// 年度: 1 April of the year to 31 March of the next (Local Autonomy Act, art. 208).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FiscalYear(pub i32);

impl FiscalYear {
    /// The fiscal year in which a day lies.
    pub fn of(day: Day) -> FiscalYear {
        FiscalYear(if day.month() >= 4 { day.year() } else { day.year() - 1 })
    }

    /// The year of its April.
    pub fn number(self) -> i32 {
        self.0
    }

    /// 1 April.
    pub fn first_day(self) -> Day {
        Day(Date::new(self.calendar_year(0), 4, 1).unwrap_or(Date::MAX))
    }

    /// 31 March of the next year.
    pub fn last_day(self) -> Day {
        Day(Date::new(self.calendar_year(1), 3, 31).unwrap_or(Date::MAX))
    }

    fn calendar_year(self, plus: i32) -> i16 {
        i16::try_from(self.0.saturating_add(plus).clamp(1, 9999)).unwrap_or(9999)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_day_that_the_calendar_does_not_have_is_refused() {
        for text in ["2025-02-29", "2026-13-01", "0-1-1", "2026-11", "abc", "99999-1-1", "2026-11-21x"] {
            assert!(Day::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_fiscal_year_turns_on_the_first_of_april() {
        let of = |text| FiscalYear::of(Day::parse(text).unwrap()).number();
        assert_eq!((of("2026-03-31"), of("2026-04-01"), of("2027-01-01")), (2025, 2026, 2026));
    }

    #[test]
    fn the_day_turns_at_midnight_in_japan() {
        let before = Day::parse("2026-04-01").unwrap().begins_at().plus_millis(-1);
        assert_eq!(before.day(), Day::parse("2026-03-31").unwrap());
        assert_eq!(before.to_string(), "2026-03-31T23:59:59+09:00");
    }

    proptest! {
        #[test]
        fn every_day_is_read_back_from_its_number_and_its_print(days in -200_000i64..200_000) {
            let day = Day::parse("2000-01-01").unwrap().plus_days(days);
            prop_assert_eq!(Day::from_number(day.number()).unwrap(), day);
            prop_assert_eq!(Day::parse(&day.to_string()).unwrap(), day);
            let year = FiscalYear::of(day);
            prop_assert!(year.first_day() <= day && day <= year.last_day());
            prop_assert_eq!(Day::parse("2000-01-01").unwrap().days_until(day), days);
        }
    }
}
