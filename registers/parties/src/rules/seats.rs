//! A post has so many seats, and at no instant more holders than seats. A post with one seat has at most one holder.

use engawa_kernel::Day;

use crate::model::Term;

/// The most seats that a post has.
pub const SEATS_MAX: i64 = 500;

/// Why a seat is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SeatError {
    /// All seats are taken on a day of the term.
    #[error("all seats are taken on {day}")]
    Full {
        /// The first such day.
        day: Day,
        /// The term of one who holds a seat then.
        held: Term,
    },
    /// The post is not there on all days of the term.
    #[error("the post is not there on all of these days")]
    Outside(Term),
}

fn count_on(terms: &[Term], day: Day) -> usize {
    terms.iter().filter(|term| term.holds(day)).count()
}

/// The days on which a number of holders can grow: where a term begins.
fn beginnings(within: Term, terms: &[Term]) -> Vec<Day> {
    let mut days: Vec<Day> =
        std::iter::once(within.from()).chain(terms.iter().map(|term| term.from()).filter(|day| within.holds(*day))).collect();
    days.sort_unstable();
    days
}

/// Whether one more may hold a post on these days.
///
/// # Errors
/// The post is not there, or all seats are taken.
pub fn may_sit(new: Term, post: Term, seats: i64, held: &[Term]) -> Result<(), SeatError> {
    if !post.covers(new) {
        return Err(SeatError::Outside(post));
    }
    let seats = usize::try_from(seats).unwrap_or(0);
    let full = beginnings(new, held).into_iter().find(|day| count_on(held, *day) >= seats);
    match full.and_then(|day| held.iter().find(|term| term.holds(day)).map(|term| (day, *term))) {
        Some((day, held)) => Err(SeatError::Full { day, held }),
        None => Ok(()),
    }
}

/// The first day on which more hold a post than it has seats.
pub fn too_many_on(held: &[Term], seats: i64) -> Option<Day> {
    let seats = usize::try_from(seats).unwrap_or(0);
    let mut days: Vec<Day> = held.iter().map(|term| term.from()).collect();
    days.sort_unstable();
    days.into_iter().find(|day| count_on(held, *day) > seats)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(number: i64) -> Day {
        Day::parse("2026-04-01").expect("a day").plus_days(number)
    }

    fn term(from: i64, length: Option<i64>) -> Term {
        Term::new(day(from), length.map(|length| day(from + length))).expect("a term")
    }

    proptest! {
        /// The law of M1: whatever is asked for in whatever order, a single seat has at most one holder at any instant.
        #[test]
        fn at_no_instant_are_there_more_holders_than_seats(
            seats in 1i64..4,
            wanted in proptest::collection::vec((0i64..60, proptest::option::of(0i64..20)), 0..12),
        ) {
            let mut held: Vec<Term> = Vec::new();
            for (from, length) in wanted {
                let new = term(from, length);
                let is_free = (0..120).all(|number| !new.holds(day(number)) || (count_on(&held, day(number)) as i64) < seats);
                let answer = may_sit(new, Term::since(day(-10)), seats, &held);
                prop_assert_eq!(answer.is_ok(), is_free);
                if answer.is_ok() {
                    held.push(new);
                }
                prop_assert!((0..120).all(|number| count_on(&held, day(number)) as i64 <= seats));
            }
            prop_assert_eq!(too_many_on(&held, seats), None);
        }

        #[test]
        fn too_many_are_found_on_the_first_day_on_which_they_are(
            seats in 1i64..3,
            held in proptest::collection::vec((0i64..40, proptest::option::of(0i64..10)), 0..8),
        ) {
            let held: Vec<Term> = held.into_iter().map(|(from, length)| term(from, length)).collect();
            let first = (0..120).find(|number| count_on(&held, day(*number)) as i64 > seats);
            prop_assert_eq!(too_many_on(&held, seats), first.map(day));
        }
    }

    #[test]
    fn a_seat_is_taken_only_while_the_post_is_there() {
        let post = term(0, Some(10));
        assert_eq!(may_sit(term(5, None), post, 1, &[]), Err(SeatError::Outside(post)));
        assert_eq!(may_sit(term(5, Some(5)), post, 1, &[]), Ok(()));
    }
}
