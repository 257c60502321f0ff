//! The clock of a case: until when the town has to decide, by law or by its own standard.
//!
//! The day of arrival does not count unless the rule says so (民法140条); a period that ends on a closed day ends on the next
//! open one (民法142条, 地方自治法4条の2第4項); while the applicant corrects, the clock of the town stands still, as the
//! standard processing period (行政手続法6条) leaves that time out.

use engawa_kernel::Day;
use engawa_kernel::calendar::{Calendar, Counted, TERM_DAYS_MAX, Term};

/// How long a stop may last before the clock is no longer asked.
const SPAN_MAX: i64 = 20_000;

/// The period of a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Until when it is to be decided.
    pub term: Term,
    /// By what it may be extended, once and with a reason.
    pub extension: Option<Term>,
}

/// A time in which the clock stands still: from the day on which a correction was asked for to the day on which it came.
/// The day of asking still counts, the day on which it came does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop {
    /// The day of asking.
    pub from: Day,
    /// The day on which it came; none while the town waits.
    pub to: Option<Day>,
}

impl Stop {
    fn holds(&self, day: Day) -> bool {
        self.from < day && self.to.is_none_or(|to| day <= to)
    }
}

/// The clock of one case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// The period of its programme.
    pub period: Period,
    /// When the application arrived.
    pub arrived_on: Day,
    /// When it stood still.
    pub stops: Vec<Stop>,
    /// Whether it was extended.
    pub is_extended: bool,
}

impl Clock {
    /// The last day on which the town is in time; none while the clock stands still.
    pub fn due_on(&self, calendar: &Calendar) -> Option<Day> {
        if self.stops.iter().any(|stop| stop.to.is_none()) {
            return None;
        }
        let term = self.period.term;
        let eve = if term.is_from_next_day { self.arrived_on } else { self.arrived_on.plus_days(-1) };
        let day = self.counted(eve, term, calendar);
        let day = self.extension().map_or(day, |more| self.counted(day, more, calendar));
        Some(calendar.open_from(day))
    }

    /// Whether the clock may be extended still.
    pub fn may_extend(&self) -> bool {
        !self.is_extended && self.period.extension.is_some()
    }

    fn extension(&self) -> Option<Term> {
        self.period.extension.filter(|_| self.is_extended)
    }

    /// The day on which so many days have been counted after the given one.
    fn counted(&self, after: Day, term: Term, calendar: &Calendar) -> Day {
        let mut left = term.days.min(TERM_DAYS_MAX);
        let mut day = after;
        for _ in 0..SPAN_MAX {
            if left == 0 {
                break;
            }
            day = day.plus_days(1);
            left -= u32::from(self.counts(day, term.counted, calendar));
        }
        day
    }

    fn counts(&self, day: Day, counted: Counted, calendar: &Calendar) -> bool {
        (counted == Counted::Calendar || calendar.is_open(day)) && !self.stops.iter().any(|stop| stop.holds(day))
    }
}

/// What a passing day does to a next date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Call {
    /// Some days ahead: whoever's turn it is hears of it.
    Ahead,
    /// On the day itself.
    Today,
    /// It has passed: the section and its head hear of it.
    Passed,
}

/// How many open days ahead somebody is reminded.
pub const AHEAD_DAYS: u16 = 3;

/// Which call falls due on a day, if any. A passed date calls on the first open day after it and then once in every
/// five open days, so that no date passes silently and nobody is called every morning.
pub fn call_on(next: Day, today: Day, calendar: &Calendar) -> Option<Call> {
    if !calendar.is_open(today) {
        return None;
    }
    if today <= next {
        let left = open_days_between(today, next, calendar);
        return match left {
            0 => Some(Call::Today),
            days if days == i64::from(AHEAD_DAYS) => Some(Call::Ahead),
            _ => None,
        };
    }
    let over = open_days_between(next, today, calendar);
    (over % 5 == 1).then_some(Call::Passed)
}

/// Open days after the first and up to the second.
fn open_days_between(from: Day, to: Day, calendar: &Calendar) -> i64 {
    let span = from.days_until(to).clamp(0, SPAN_MAX);
    (1..=span).map(|days| from.plus_days(days)).filter(|day| calendar.is_open(*day)).count().try_into().unwrap_or(i64::MAX)
}
