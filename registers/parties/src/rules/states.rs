//! The states of an organization: 準備 → 設立 ⇄ 休止 → 解散 or 統合. The state of a day is the last that it became by then.

use engawa_kernel::Day;

use crate::model::{State, Term};

/// Why an organization does not become so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StateError {
    /// One state does not lead to the other.
    #[error("{0:?} does not become {1:?}")]
    NoWay(State, State),
    /// It became something on this day or later already.
    #[error("it became something on {0} already")]
    NotLast(Day),
}

/// Whether one state leads to another.
pub fn leads(from: State, to: State) -> bool {
    match from {
        State::Preparing => matches!(to, State::Active | State::Dissolved),
        State::Active => matches!(to, State::Dormant | State::Dissolved | State::Merged),
        State::Dormant => matches!(to, State::Active | State::Dissolved | State::Merged),
        State::Dissolved | State::Merged => false,
    }
}

/// Whether an organization with this history, the earliest first, may become something on a day.
///
/// # Errors
/// One state does not lead to the other, or the day is not the last.
pub fn may_become(history: &[(State, Day)], to: State, day: Day) -> Result<(), StateError> {
    let Some((last, since)) = history.last() else { return Ok(()) };
    if day <= *since {
        return Err(StateError::NotLast(*since));
    }
    if leads(*last, to) { Ok(()) } else { Err(StateError::NoWay(*last, to)) }
}

/// The days on which it is there: from its first state to the eve of its end.
pub fn life(history: &[(State, Day)]) -> Option<Term> {
    let (_, first) = history.first()?;
    let end = history.last().filter(|(state, _)| state.is_end()).map(|(_, day)| day.plus_days(-1));
    Term::new(*first, end).ok()
}

/// What it is on a day; nothing before its first.
pub fn state_on(history: &[(State, Day)], day: Day) -> Option<State> {
    history.iter().rev().find(|(_, from)| *from <= day).map(|(state, _)| *state)
}

#[cfg(test)]
mod tests {
    use super::*;
    use engawa_kernel::Choice;
    use proptest::prelude::*;

    fn day(number: i64) -> Day {
        Day::parse("2026-04-01").expect("a day").plus_days(number)
    }

    #[test]
    fn an_end_is_an_end() {
        for end in State::ALL.iter().filter(|state| state.is_end()) {
            assert!(State::ALL.iter().all(|to| !leads(*end, *to)), "{end:?}");
        }
        assert!(leads(State::Active, State::Dormant) && leads(State::Dormant, State::Active));
        assert!(!leads(State::Preparing, State::Dormant));
    }

    proptest! {
        #[test]
        fn a_history_by_the_law_runs_forward_and_nothing_follows_an_end(wanted in proptest::collection::vec((0usize..5, 0i64..40), 0..20)) {
            let mut history: Vec<(State, Day)> = Vec::new();
            for (state, number) in wanted {
                if may_become(&history, State::ALL[state], day(number)).is_ok() {
                    history.push((State::ALL[state], day(number)));
                }
            }
            prop_assert!(history.windows(2).all(|pair| pair[0].1 < pair[1].1 && leads(pair[0].0, pair[1].0)));
            prop_assert!(history.iter().rev().skip(1).all(|(state, _)| !state.is_end()));
            for number in -2..45 {
                let last = history.iter().rfind(|(_, from)| *from <= day(number)).map(|(state, _)| *state);
                prop_assert_eq!(state_on(&history, day(number)), last);
            }
        }
    }
}
