//! The procedures that cases follow: which acts there are, which may follow which, and whose turn it is.
//!
//! Pure: no database, no clock, no page. A programme chooses one procedure and its options; it cannot invent a state.
//! Every procedure keeps two laws, which its types carry: only declared acts move a case, and a case has
//! exactly one next date for as long as it is open ([`Standing`]).

pub mod application;
pub mod approval;
pub mod clock;
pub mod consultation;
pub mod signing;

use engawa_kernel::{Choice, Day};

/// Whose turn it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Turn {
    /// The section in charge.
    Section,
    /// Whoever applied or asked.
    Applicant,
    /// Whoever signs or decides.
    Decider,
}

impl Choice for Turn {
    const ALL: &'static [Turn] = &[Turn::Section, Turn::Applicant, Turn::Decider];

    fn code(self) -> &'static str {
        match self {
            Turn::Section => "section",
            Turn::Applicant => "applicant",
            Turn::Decider => "decider",
        }
    }
}

/// The one next date of an open case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Next {
    /// Until when.
    pub on: Day,
    /// Whose turn it is.
    pub turn: Turn,
}

/// Where a case stands. There is no open case without a next date, and no closed one with one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing<S> {
    /// Something is still to be done.
    Open {
        /// The state of its procedure.
        state: S,
        /// What comes next, until when.
        next: Next,
    },
    /// Nothing is to be done any more.
    Closed {
        /// The last state.
        state: S,
        /// Since when.
        on: Day,
    },
}

impl<S: Copy> Standing<S> {
    /// The state, open or closed.
    pub fn state(&self) -> S {
        match self {
            Standing::Open { state, .. } | Standing::Closed { state, .. } => *state,
        }
    }

    /// What comes next, for as long as the case is open.
    pub fn next(&self) -> Option<Next> {
        match self {
            Standing::Open { next, .. } => Some(*next),
            Standing::Closed { .. } => None,
        }
    }
}

/// Why an act does not follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The procedure has no such act in this state.
    #[error("this act does not follow here")]
    NotHere,
    /// The case is closed.
    #[error("the case is closed")]
    Closed,
    /// The day lies before what happened last.
    #[error("before the last act on {0}")]
    BeforeLast(Day),
    /// The next date lies before the act.
    #[error("the next date lies before {0}")]
    NextBefore(Day),
    /// The applicant still has time until that day.
    #[error("the applicant has time until {0}")]
    StillTime(Day),
    /// The statutory period was extended once already, or cannot be.
    #[error("no further extension")]
    NoExtension,
    /// Follow-ups that were promised are still to come.
    #[error("no follow-up is left")]
    NoFollowUp,
    /// Who drafts may not sign the own draft.
    #[error("own draft")]
    OwnDraft,
    /// A deputy signs only while the holder is absent.
    #[error("the holder is there")]
    NotAbsent,
    /// There is nobody on the way to a signature.
    #[error("nobody decides")]
    NobodyDecides,
    /// Party to the case, or related to one.
    #[error("party to the case")]
    Party,
    /// Without the office that decides on that day.
    #[error("no authority on that day")]
    NoAuthority,
}

/// A day that may follow the last one.
fn not_before(last: Day, on: Day) -> Result<Day, Refused> {
    if on < last { Err(Refused::BeforeLast(last)) } else { Ok(on) }
}

/// A next date that does not lie in the past of its act.
fn next(on: Day, until: Day, turn: Turn) -> Result<Next, Refused> {
    if until < on { Err(Refused::NextBefore(on)) } else { Ok(Next { on: until, turn }) }
}

#[cfg(test)]
mod laws;
