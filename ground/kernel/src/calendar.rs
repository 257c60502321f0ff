//! Days on which city hall is open, and terms that end on one: what statutory and standard periods are reckoned with.
//!
//! The days are data from outside. The rules are those of law: the first day is not counted (Civil Code, art. 140), a term that
//! ends on a closed day ends on the next open one (Local Autonomy Act, art. 4-2 (4)), and offices are closed on Saturdays, Sundays,
//! public holidays and from 29 December to 3 January (the same article, (2)).

use std::collections::{BTreeMap, BTreeSet};

use crate::day::Day;
use crate::fact::Choice;

/// The public holidays that are known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holidays(BTreeMap<Day, String>);

/// A line that is no public holiday.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line} is no day with a name: {found}")]
pub struct HolidayError {
    /// The line, counted from 1.
    pub line: usize,
    /// What stands there.
    pub found: String,
}

impl Holidays {
    /// Of days and their names.
    pub fn of(days: impl IntoIterator<Item = (Day, String)>) -> Holidays {
        Holidays(days.into_iter().collect())
    }

    /// Reads the file of the Cabinet Office (`syukujitsu.csv`): a line that names the columns, then `2026/1/1,元日`.
    ///
    /// # Errors
    /// All lines that are none.
    pub fn read(text: &str) -> Result<Holidays, Vec<HolidayError>> {
        let (mut days, mut wrongs) = (BTreeMap::new(), Vec::new());
        for (number, line) in (1..).zip(text.lines()) {
            let line = line.trim_matches(['\u{feff}', ' ', '\r']);
            if line.is_empty() || (number == 1 && line.contains("月日")) {
                continue;
            }
            match holiday(line) {
                Some((day, name)) => drop(days.insert(day, name)),
                None => wrongs.push(HolidayError { line: number, found: line.chars().take(40).collect() }),
            }
        }
        if wrongs.is_empty() { Ok(Holidays(days)) } else { Err(wrongs) }
    }

    /// The days in their order, with their names.
    pub fn days(&self) -> impl Iterator<Item = (Day, &str)> {
        self.0.iter().map(|(day, name)| (*day, name.as_str()))
    }

    /// The years of which something is known.
    pub fn years(&self) -> BTreeSet<i32> {
        self.0.keys().map(|day| day.year()).collect()
    }

    /// These, with every year of which the others know something as the others have it.
    #[must_use]
    pub fn with(mut self, others: Holidays) -> Holidays {
        let years = others.years();
        self.0.retain(|day, _| !years.contains(&day.year()));
        self.0.extend(others.0);
        self
    }
}

fn holiday(line: &str) -> Option<(Day, String)> {
    let (day, name) = line.split_once(',')?;
    let day = Day::parse(&day.trim().replace('/', "-")).ok()?;
    let name = name.trim().trim_matches('"');
    (!name.is_empty()).then(|| (day, name.to_owned()))
}

/// What days of a term are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Every day.
    Calendar,
    /// Days on which city hall is open.
    Business,
}

impl Choice for Counted {
    const ALL: &'static [Self] = &[Counted::Calendar, Counted::Business];

    fn code(self) -> &'static str {
        match self {
            Counted::Calendar => "calendar",
            Counted::Business => "business",
        }
    }
}

/// A period of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// So many.
    pub days: u32,
    /// Of which.
    pub counted: Counted,
    /// The day on which it begins is not counted: the rule of law, unless a law says otherwise.
    pub is_from_next_day: bool,
}

/// The longest term that is reckoned; what is longer is a mistake.
pub const TERM_DAYS_MAX: u32 = 3_660;

/// When city hall is open.
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    holidays: BTreeSet<Day>,
    years: BTreeSet<i32>,
}

impl Calendar {
    /// The calendar with these holidays.
    pub fn of(holidays: &Holidays) -> Calendar {
        Calendar { holidays: holidays.0.keys().copied().collect(), years: holidays.years() }
    }

    /// Whether the holidays of the year are known; of another year a date is only as good as its weekends.
    pub fn knows(&self, year: i32) -> bool {
        self.years.contains(&year)
    }

    /// Whether city hall is open.
    pub fn is_open(&self, day: Day) -> bool {
        let is_year_end = matches!((day.month(), day.day()), (12, 29..=31) | (1, 1..=3));
        day.weekday() < 5 && !is_year_end && !self.holidays.contains(&day)
    }

    /// The day itself when it is open, or the next open day.
    pub fn open_from(&self, day: Day) -> Day {
        let mut next = day;
        while !self.is_open(next) && next.plus_days(1) > next {
            next = next.plus_days(1);
        }
        next
    }

    /// The open day so many open days later; the day itself is not counted.
    pub fn plus_open_days(&self, day: Day, days: u32) -> Day {
        let mut at = day;
        for _ in 0..days.min(TERM_DAYS_MAX) {
            at = self.open_from(at.plus_days(1));
        }
        at
    }

    /// The last day of a term that begins on a day.
    pub fn last_day(&self, begins: Day, term: Term) -> Day {
        self.open_from(self.reckoned(begins, term))
    }

    /// The last day of a term that was extended once. The extension goes on from the day on which the term itself ends by its
    /// count, not from the open day to which that was put off.
    pub fn last_day_extended(&self, begins: Day, term: Term, extension: Term) -> Day {
        let extension = Term { is_from_next_day: true, ..extension };
        self.last_day(self.reckoned(begins, term), extension)
    }

    /// The day on which the count ends, open or not.
    fn reckoned(&self, begins: Day, term: Term) -> Day {
        // A term that counts its first day ends one day earlier, and one of no days ends at once.
        let before = if term.is_from_next_day { begins } else { begins.plus_days(-1) };
        let days = term.days.min(TERM_DAYS_MAX);
        match term.counted {
            Counted::Calendar => before.plus_days(days.into()),
            Counted::Business => self.plus_open_days(before, days),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    /// The end of 2026 and the holidays around the spring of 2026.
    fn calendar() -> Calendar {
        let text = "国民の祝日・休日月日,国民の祝日・休日名称\r\n2026/4/29,昭和の日\r\n2026/5/3,憲法記念日\r\n2026/5/4,みどりの日\r\n2026/5/5,こどもの日\r\n2026/5/6,休日\r\n2026/11/23,勤労感謝の日\r\n2027/1/1,元日\r\n2027/1/11,成人の日\r\n";
        Calendar::of(&Holidays::read(text).unwrap())
    }

    fn term(days: u32, counted: Counted) -> Term {
        Term { days, counted, is_from_next_day: true }
    }

    #[test]
    fn offices_are_closed_on_weekends_holidays_and_at_the_turn_of_the_year() {
        let calendar = calendar();
        let closed =
            ["2026-05-02", "2026-05-03", "2026-05-06", "2026-12-29", "2026-12-31", "2027-01-01", "2027-01-03", "2027-01-11"];
        assert!(closed.iter().all(|text| !calendar.is_open(day(text))));
        assert!(["2026-05-01", "2026-05-07", "2026-12-28", "2027-01-04"].iter().all(|text| calendar.is_open(day(text))));
        assert!(calendar.knows(2026) && !calendar.knows(2028));
    }

    #[test]
    fn the_first_day_is_not_counted_and_a_closed_last_day_rolls_on() {
        let calendar = calendar();
        // Fourteen days from 20 April end on 4 May, a holiday; the offices open again on the 7th.
        assert_eq!(calendar.last_day(day("2026-04-20"), term(14, Counted::Calendar)), day("2026-05-07"));
        assert_eq!(
            calendar.last_day(day("2026-04-20"), Term { is_from_next_day: false, ..term(14, Counted::Calendar) }),
            day("2026-05-07")
        );
        assert_eq!(calendar.last_day(day("2026-06-01"), term(7, Counted::Calendar)), day("2026-06-08"));
        assert_eq!(calendar.last_day(day("2026-12-25"), term(1, Counted::Business)), day("2026-12-28"));
        assert_eq!(calendar.last_day(day("2026-12-28"), term(1, Counted::Business)), day("2027-01-04"));
    }

    #[test]
    fn an_extension_goes_on_from_the_count_and_not_from_the_day_it_was_put_off_to() {
        let calendar = calendar();
        let fifteen = term(15, Counted::Calendar);
        // Fifteen days from 18 April end on Sunday, 3 May; thirty more are 2 June, whatever was closed in between.
        let extended = calendar.last_day_extended(day("2026-04-18"), fifteen, term(30, Counted::Calendar));
        assert_eq!(extended, day("2026-06-02"));
    }

    #[test]
    fn lines_that_are_no_holidays_are_named() {
        let wrongs = Holidays::read("2026/1/1,元日\n2026/13/1,何の日\nきょう\n").unwrap_err();
        assert_eq!(wrongs.iter().map(|wrong| wrong.line).collect::<Vec<_>>(), [2, 3]);
    }

    #[test]
    fn a_year_that_comes_in_replaces_the_same_year_and_no_other() {
        let old = Holidays::read("2026/1/1,元日\n2026/2/2,まちがい\n2027/1/1,元日\n").unwrap();
        let both = old.with(Holidays::read("2026/1/1,元日\n2028/1/1,元日").unwrap());
        assert_eq!(both.days().map(|(day, _)| day.to_string()).collect::<Vec<_>>(), ["2026-01-01", "2027-01-01", "2028-01-01"]);
    }

    fn any_term() -> impl Strategy<Value = Term> {
        (0u32..400, any::<bool>(), any::<bool>()).prop_map(|(days, is_calendar, is_from_next_day)| Term {
            days,
            counted: if is_calendar { Counted::Calendar } else { Counted::Business },
            is_from_next_day,
        })
    }

    proptest! {
        #[test]
        fn a_term_ends_on_an_open_day_and_a_longer_one_never_earlier(
            start in 0i64..2_000,
            term in any_term(),
            closed in prop::collection::vec(0i64..2_500, 0..80),
        ) {
            let first = day("2024-01-01");
            let calendar = Calendar::of(&Holidays::of(closed.into_iter().map(|plus| (first.plus_days(plus), "休".to_owned()))));
            let begins = first.plus_days(start);
            let last = calendar.last_day(begins, term);
            prop_assert!(calendar.is_open(last));
            prop_assert!(last >= begins.plus_days(-1));
            let (longer, ten) = (Term { days: term.days + 1, ..term }, Term { days: 10, ..term });
            prop_assert!(calendar.last_day(begins, longer) >= last);
            prop_assert!(calendar.last_day_extended(begins, term, ten) >= last);
            prop_assert!(calendar.last_day(begins.plus_days(1), term) >= last, "who comes later is never due earlier");
        }

        #[test]
        fn so_many_open_days_lie_between(start in 0i64..2_000, days in 0u32..300) {
            let (calendar, begins) = (calendar(), day("2024-01-01").plus_days(start));
            let last = calendar.plus_open_days(begins, days);
            let open = (1..=begins.days_until(last)).filter(|plus| calendar.is_open(begins.plus_days(*plus))).count();
            prop_assert_eq!(open, usize::try_from(days).unwrap());
        }

        #[test]
        fn no_text_breaks_the_reading(text in "\\PC{0,80}") {
            let _ = Holidays::read(&text);
        }
    }
}
