//! Why a deed on the register is refused. Each variant is a sentence of the desk, which says what to do.

use engawa_db::Fault;
use engawa_journal::Untold;
use engawa_kernel::Day;

use crate::model::{Term, TermError, TextError};
use crate::rules::seats::SeatError;
use crate::rules::states::StateError;
use crate::rules::terms::{EndError, Held};
use crate::rules::tree::BranchError;

/// Why not.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Refused {
    /// There is no such thing in the register.
    #[error("there is no such thing in the register")]
    NotFound,
    /// A text cannot be kept.
    #[error("{field}: {error}")]
    Text {
        /// Which.
        field: &'static str,
        /// Why.
        error: TextError,
    },
    /// What a field names is not there.
    #[error("{0} names nothing that is there")]
    Unknown(&'static str),
    /// The last day lies before the first.
    #[error(transparent)]
    Backwards(#[from] TermError),
    /// The day has not come yet.
    #[error("{0} has not come yet")]
    NotYet(Day),
    /// The two are bound so already.
    #[error(transparent)]
    Held(#[from] Held),
    /// No seat is free, or the post is not there.
    #[error(transparent)]
    Seat(#[from] SeatError),
    /// The tree would not be one.
    #[error(transparent)]
    Branch(#[from] BranchError),
    /// It does not become so.
    #[error(transparent)]
    State(#[from] StateError),
    /// The term does not end so.
    #[error(transparent)]
    End(#[from] EndError),
    /// The household belongs to another body of the same kind.
    #[error("the household belongs to 「{name}」 already")]
    OtherBody {
        /// To which.
        name: String,
        /// On which days.
        term: Term,
    },
    /// Somebody else speaks for the household.
    #[error("somebody else speaks for the household")]
    SecondRepresentative(Term),
    /// The person lives in another household.
    #[error("the person lives in another household")]
    SecondHousehold(Term),
    /// Another runs the place.
    #[error("another runs the place")]
    SecondOperator(Term),
    /// Nobody is tied to themselves.
    #[error("this ties somebody to themselves")]
    Oneself,
    /// The consent is later than the first day.
    #[error("the consent was given only on {0}")]
    AgreedLater(Day),
    /// The organization is not there on all of these days.
    #[error("the organization is not there on all of these days")]
    OutsideBody(Term),
    /// A name in addresses that has another form, or is taken.
    #[error("this name in addresses cannot be taken")]
    Slug,
    /// Another kind is called so already.
    #[error("another kind is called so already")]
    KindTwice,
    /// A count outside of the bounds.
    #[error("a count is a whole number from 0 to {0}")]
    Count(i64),
    /// There is a report of this day; a reason is asked for to put another in its place.
    #[error("there is a report of this day already")]
    Reported(Day),
    /// A reason is asked for.
    #[error("a reason is asked for")]
    NoReason,
    /// Someone holds the post after that day.
    #[error("someone holds the post up to {0:?}")]
    StillHeld(Option<Day>),
    /// Some post must keep the desk of the body.
    #[error("no other post keeps the desk of the body")]
    LastKeeper,
    /// Only entries of the same sort are made one.
    #[error("these are not of the same sort")]
    OtherSort,
    /// One of them was merged before.
    #[error("one of them was merged before")]
    MergedBefore,
    /// Both have an account.
    #[error("both come in with an account of their own")]
    TwoAccounts,
    /// Together they would hold more seats of a post than it has.
    #[error("both hold the post 「{title}」 on {day}")]
    TwoSeats {
        /// The post.
        title: String,
        /// The first such day.
        day: Day,
    },
    /// Together they would be tied to the same party twice on a day.
    #[error("both are tied to 「{0}」 on the same days")]
    TwoTies(String),
    /// The merge cannot be undone any more, because something changed since.
    #[error("what was merged has changed since")]
    Changed,
    /// Something holds today.
    #[error("ties hold today")]
    Bound,
    /// Someone who reacts refuses.
    #[error("{reaction} refuses: {reason}")]
    Reaction {
        /// Who.
        reaction: &'static str,
        /// Key of the sentence.
        reason: &'static str,
    },
    /// A fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<Untold> for Refused {
    fn from(untold: Untold) -> Refused {
        match untold {
            Untold::Refused { reaction, reason } => Refused::Reaction { reaction, reason },
            Untold::Fault(fault) => Refused::Fault(fault),
        }
    }
}

/// That the text of a field cannot be kept.
///
/// # Errors
/// When it cannot.
pub fn text<T>(field: &'static str, kept: Result<T, TextError>) -> Result<T, Refused> {
    kept.map_err(|error| Refused::Text { field, error })
}
