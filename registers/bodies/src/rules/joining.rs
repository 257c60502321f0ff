//! What may follow in a request to join: a pure table.

use crate::model::{JoinState, JoinStep};

/// The most requests of one body that wait at a time.
pub const OPEN_MAX: usize = 300;
/// How far ahead the last day of a member may lie, in days.
pub const AHEAD_MAX: i64 = 366;

/// Why a step does not follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the request is settled already")]
pub struct Settled;

/// Where a request stands after its steps.
pub fn state_of(steps: impl IntoIterator<Item = JoinStep>) -> JoinState {
    steps.into_iter().last().map_or(JoinState::Received, after)
}

fn after(step: JoinStep) -> JoinState {
    match step {
        JoinStep::Asked => JoinState::Asked,
        JoinStep::Replied => JoinState::Received,
        JoinStep::Accepted => JoinState::Accepted,
        JoinStep::Declined => JoinState::Declined,
        JoinStep::Withdrawn => JoinState::Withdrawn,
    }
}

/// Where a request stands after one more step. What is settled stays settled: another request may be made.
///
/// # Errors
/// It is settled.
pub fn follow(state: JoinState, step: JoinStep) -> Result<JoinState, Settled> {
    if state.is_open() { Ok(after(step)) } else { Err(Settled) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use engawa_kernel::Choice;
    use proptest::prelude::*;

    #[test]
    fn a_question_waits_for_the_household_and_an_answer_for_the_body() {
        assert_eq!(state_of([]), JoinState::Received);
        assert_eq!(state_of([JoinStep::Asked]), JoinState::Asked);
        assert_eq!(state_of([JoinStep::Asked, JoinStep::Replied]), JoinState::Received);
    }

    proptest! {
        #[test]
        fn what_is_settled_stays_settled(steps in proptest::collection::vec(0_usize..5, 0..30)) {
            let mut state = JoinState::Received;
            let mut settled = None;
            for step in steps.into_iter().map(|at| JoinStep::ALL[at]) {
                if let Ok(next) = follow(state, step) {
                    prop_assert!(settled.is_none());
                    state = next;
                    settled = Some(state).filter(|state| !state.is_open());
                }
            }
            prop_assert_eq!(settled.is_some(), !state.is_open());
        }
    }
}
