//! Laws of terms: what is held twice, and how a term ends.

use engawa_kernel::Day;

use crate::model::Term;

/// A tie of the same two parties holds on a day of this one already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is held already, from {}", .0.from())]
pub struct Held(pub Term);

/// Why a term does not end so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EndError {
    /// It had ended by then.
    #[error("it ends on {0} already")]
    EndsAlready(Day),
    /// The day lies before the first one.
    #[error("it begins only on {0}")]
    TooEarly(Day),
}

/// Whether a tie may be made beside those of the same two parties: no day twice.
///
/// # Errors
/// The first of them that holds on one of its days.
pub fn alone(new: Term, there: &[Term]) -> Result<(), Held> {
    there.iter().find(|term| term.overlaps(new)).map_or(Ok(()), |term| Err(Held(*term)))
}

/// The term with an earlier last day. An end never makes a term longer: a longer one is a new decision.
///
/// # Errors
/// It had ended by then, or had not begun.
pub fn ended(term: Term, last: Day) -> Result<Term, EndError> {
    if last < term.from() {
        return Err(EndError::TooEarly(term.from()));
    }
    match term.to() {
        Some(to) if to <= last => Err(EndError::EndsAlready(to)),
        _ => Term::new(term.from(), Some(last)).map_err(|_| EndError::TooEarly(term.from())),
    }
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
        #[test]
        fn an_end_takes_away_later_days_only_and_never_adds_one(from in 0i64..30, length in proptest::option::of(0i64..30), last in -5i64..80) {
            let before = term(from, length);
            match ended(before, day(last)) {
                Ok(after) => {
                    prop_assert!((0..90).all(|number| after.holds(day(number)) == (before.holds(day(number)) && number <= last)));
                    prop_assert_ne!(after, before);
                }
                Err(EndError::TooEarly(_)) => prop_assert!(last < from),
                Err(EndError::EndsAlready(to)) => prop_assert!(to <= day(last)),
            }
        }

        #[test]
        fn a_second_tie_is_let_in_exactly_where_no_day_is_held_twice(
            there in proptest::collection::vec((0i64..40, proptest::option::of(0i64..10)), 0..5),
            new in (0i64..40, proptest::option::of(0i64..10)),
        ) {
            let there: Vec<Term> = there.into_iter().map(|(from, length)| term(from, length)).collect();
            let new = term(new.0, new.1);
            let is_free = (0..120).all(|number| !new.holds(day(number)) || there.iter().all(|term| !term.holds(day(number))));
            prop_assert_eq!(alone(new, &there).is_ok(), is_free);
        }
    }
}
