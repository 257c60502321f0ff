//! Why a deed at the desk of a body is refused. Each variant is a sentence, which says what to do.

use engawa_db::Fault;
use engawa_journal::Untold;
use engawa_kernel::Day;
use engawa_parties::model::{TermError, TextError};
use engawa_parties::refused::Refused as Party;
use engawa_parties::rules::terms::EndError;

/// Why not.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Refused {
    /// The register of parties refuses.
    #[error(transparent)]
    Party(#[from] Party),
    /// There is no such thing at the desk.
    #[error("there is no such thing at the desk of the body")]
    NotFound,
    /// What a field names is not there.
    #[error("{0} names nothing that is there")]
    Unknown(&'static str),
    /// The roster is the count of the body.
    #[error("the roster is the count of the body")]
    CountedByRoster,
    /// A roster in which nobody stands would count 0.
    #[error("nobody stands in the roster yet")]
    EmptyRoster,
    /// Whoever asks without an account must be reached somehow.
    #[error("no telephone and no mail address")]
    NoWayToReach,
    /// A request of the same account waits.
    #[error("a request waits already")]
    JoinWaits,
    /// Too many requests wait at the body.
    #[error("too many requests wait")]
    JoinsWait,
    /// The request is settled.
    #[error("the request is settled")]
    JoinSettled,
    /// The household said already that it leaves.
    #[error("the household said already that it leaves")]
    LeaveWaits,
    /// A last day lies more than a year ahead.
    #[error("the day lies more than a year ahead")]
    TooFarAhead,
    /// A roster is shared for a year at most.
    #[error("a roster is shared for a year at most")]
    SharedTooLong,
    /// No post of today opens the desk of the body any more.
    #[error("no post of today opens this desk")]
    NoPost,
    /// The day is over.
    #[error("{0} is over")]
    Over(Day),
    /// Minutes out of bounds.
    #[error("minutes are a whole number up to {0}")]
    Minutes(i64),
    /// Nobody is meant, or too many.
    #[error("1 to {0} bodies are asked at once")]
    Nobody(i64),
    /// It was done, and nobody says how long it took.
    #[error("an answer says how many minutes it took")]
    NoMinutes,
    /// An answer in words, or a reason, is missing.
    #[error("an answer in words is asked for")]
    NoWords,
    /// Nobody was chosen.
    #[error("nobody was chosen")]
    NobodyChosen,
    /// One of those who were chosen cannot be.
    #[error("the one at place {at}: {refused}")]
    Chosen {
        /// The place in the list.
        at: usize,
        /// Why.
        refused: Box<Refused>,
    },
    /// Other ties of this person are in the register: city hall binds their account.
    #[error("this person is known beyond this body")]
    NotOurs,
    /// A hand-over has points, and not too many.
    #[error("a hand-over has 1 to {0} points")]
    Items(usize),
    /// It is signed already.
    #[error("this is signed already")]
    Signed,
    /// The account has no seat by which it may sign so.
    #[error("no seat of this account signs here")]
    NoSeat,
    /// The number of people of a household is out of bounds.
    #[error("a household has 1 to {0} people")]
    Persons(i64),
    /// A fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<Untold> for Refused {
    fn from(untold: Untold) -> Refused {
        Refused::Party(untold.into())
    }
}

impl From<EndError> for Refused {
    fn from(error: EndError) -> Refused {
        Refused::Party(error.into())
    }
}

impl From<TermError> for Refused {
    fn from(error: TermError) -> Refused {
        Refused::Party(error.into())
    }
}

/// That the text of a field cannot be kept.
pub(crate) fn text<T>(field: &'static str, kept: Result<T, TextError>) -> Result<T, Refused> {
    Ok(engawa_parties::refused::text(field, kept)?)
}
