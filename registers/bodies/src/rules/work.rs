//! Laws of the year of a body, of requests to it, and of hand-overs.

use engawa_kernel::{Day, FiscalYear};

use crate::model::{AnswerWay, NewDuty, Outcome, Side, Term};

/// The most minutes that a request may cost one body: a week of days and nights.
pub const MINUTES_MAX: i64 = 10_080;

/// The last day on which a duty is in time: its day, or the last of its month. Nothing where there is no such day.
pub fn due_of(duty: &NewDuty) -> Option<Day> {
    day_in(duty.year, duty.month, duty.day)
}

/// A day of a month of a fiscal year, which begins in April; without a day, the last of the month.
pub fn day_in(year: FiscalYear, month: u32, day: Option<u32>) -> Option<Day> {
    let calendar = if month >= 4 { year.number() } else { year.number() + 1 };
    match day {
        Some(day) => Day::new(calendar, month, day).ok(),
        None => {
            let (next, month) = if month == 12 { (calendar + 1, 1) } else { (calendar, month + 1) };
            Day::new(next, month, 1).ok().map(|first| first.plus_days(-1)).filter(|_| (1..=12).contains(&month))
        }
    }
}

/// The same duty a year later. A day that is not there in the next year, 29 February, is the last of its month.
pub fn carried(duty: &NewDuty) -> NewDuty {
    let year = FiscalYear::of(duty.year.last_day().plus_days(1));
    let is_there = duty.day.is_none() || day_in(year, duty.month, duty.day).is_some();
    NewDuty { year, day: if is_there { duty.day } else { None }, ..duty.clone() }
}

/// Where something stands that is due on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Its day is over.
    Late,
    /// Within the next seven days.
    Near,
    /// Later.
    Open,
    /// It was answered.
    Answered,
}

/// So many days before its day something is near.
const NEAR_DAYS: i64 = 7;

/// Where a request stands on a day.
pub fn standing(due: Day, is_answered: bool, today: Day) -> Standing {
    if is_answered {
        Standing::Answered
    } else if due < today {
        Standing::Late
    } else if today.days_until(due) <= NEAR_DAYS {
        Standing::Near
    } else {
        Standing::Open
    }
}

/// What an answer lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacking {
    /// How many minutes it took.
    Minutes,
    /// Words: the answer, or the reason why it cannot be done.
    Words,
}

/// What is missing of an answer: whoever did it says how long it took, whoever cannot says why.
pub fn lacking(way: AnswerWay, outcome: Outcome, words: &str, minutes: Option<i64>) -> Option<Lacking> {
    let needs_words = outcome == Outcome::Cannot || way == AnswerWay::Words;
    if outcome == Outcome::Done && minutes.is_none() {
        return Some(Lacking::Minutes);
    }
    (needs_words && words.trim().is_empty()).then_some(Lacking::Words)
}

/// Whether two texts, by their tokens, seem to ask for the same thing: half of the shorter one stands in the other.
pub fn is_similar(one: &[String], other: &[String]) -> bool {
    let shared = one.iter().filter(|token| other.contains(token)).count();
    let shorter = one.len().min(other.len());
    shorter > 0 && shared * 2 >= shorter
}

/// Whether the holder of a seat may sign on a side on a day. Who leaves signs while the term holds; who comes may sign before it
/// begins, and not after it is over.
pub fn may_sign(side: Side, term: Term, today: Day) -> bool {
    match side {
        Side::Leaving => term.holds(today),
        Side::Coming => term.to().is_none_or(|to| today <= to),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use engawa_kernel::{AnyId, Choice};
    use proptest::prelude::*;

    fn day(number: i64) -> Day {
        Day::parse("2026-04-01").expect("a day").plus_days(number)
    }

    fn duty(year: FiscalYear, month: u32, day: Option<u32>) -> NewDuty {
        NewDuty {
            organization: AnyId::random([1; 16]).of(),
            year,
            month,
            day,
            title: "草刈り".into(),
            post: None,
            note: String::new(),
            is_yearly: true,
            before: None,
        }
    }

    proptest! {
        #[test]
        fn a_duty_is_due_in_its_own_fiscal_year(number in 0i64..4_000, month in 1u32..13, of_month in proptest::option::of(1u32..29)) {
            let year = FiscalYear::of(day(number));
            let due = due_of(&duty(year, month, of_month)).expect("a day");
            prop_assert_eq!(FiscalYear::of(due), year);
            prop_assert_eq!(due.month(), month);
        }

        #[test]
        fn a_duty_that_is_carried_over_has_a_day_in_the_next_year(number in 0i64..4_000, month in 1u32..13, of_month in 1u32..32) {
            let year = FiscalYear::of(day(number));
            let now = duty(year, month, Some(of_month));
            prop_assume!(due_of(&now).is_some());
            let next = carried(&now);
            let due = due_of(&next).expect("a day");
            prop_assert_eq!(FiscalYear::of(due).number(), year.number() + 1);
            prop_assert_eq!(due.month(), month);
        }

        #[test]
        fn nothing_that_is_open_stands_behind_something_later(a in -20i64..40, b in -20i64..40) {
            let (a, b) = (a.min(b), a.max(b));
            prop_assert!(standing(day(a), false, day(0)) <= standing(day(b), false, day(0)));
        }

        #[test]
        fn who_left_signs_no_more_and_who_comes_may_sign_before(from in 0i64..40, length in proptest::option::of(0i64..40), today in -20i64..100) {
            let term = Term::new(day(from), length.map(|length| day(from + length))).expect("a term");
            prop_assert_eq!(may_sign(Side::Leaving, term, day(today)), term.holds(day(today)));
            let is_over = length.is_some_and(|length| from + length < today);
            prop_assert_eq!(may_sign(Side::Coming, term, day(today)), !is_over);
        }
    }

    #[test]
    fn requests_for_the_same_thing_are_alike_whoever_asks() {
        let tokens = engawa_parties::keys::tokens;
        assert!(is_similar(&tokens("防災訓練の参加人数の報告"), &tokens("防災訓練 参加人数について")));
        assert!(!is_similar(&tokens("防災訓練の参加人数の報告"), &tokens("ごみ置き場の場所")));
        assert!(!is_similar(&[], &tokens("ごみ")));
    }

    #[test]
    fn an_answer_says_how_long_it_took_or_why_not() {
        for way in AnswerWay::ALL {
            assert_eq!(lacking(*way, Outcome::Cannot, " ", None), Some(Lacking::Words));
            assert_eq!(lacking(*way, Outcome::Cannot, "人が足りません", None), None);
            assert_eq!(lacking(*way, Outcome::Done, "はい", None), Some(Lacking::Minutes));
            assert_eq!(lacking(*way, Outcome::Done, "はい", Some(0)), None);
        }
        assert_eq!(lacking(AnswerWay::Words, Outcome::Done, "", Some(5)), Some(Lacking::Words));
        assert_eq!(lacking(AnswerWay::Seen, Outcome::Done, "", Some(5)), None);
    }
}
