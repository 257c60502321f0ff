//! Deeds: make an area, state figures, state an outline, undo a statement.

mod begin;
mod shape;
mod state;

use engawa_db::Fault;
use engawa_journal::Untold;
use engawa_kernel::{Day, Id};
use engawa_who::Days;

use crate::model::Area;
use crate::shape::Unfit;
use crate::what::What;

pub use begin::{AreaToBegin, begin_area, is_code};
pub use shape::state_shape;
pub(crate) use state::add_up;
pub use state::{Entry, Sheet, state_figures, undo};

/// The longest name, source or reason.
pub const TEXT_MAX: usize = 200;

/// Why a deed is refused.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// There is no such area.
    #[error("there is no such area")]
    NoArea,
    /// There is no such kind.
    #[error("there is no kind of this word")]
    NoKind,
    /// The code belongs to another, or cannot be one.
    #[error("the code is taken or cannot be one")]
    Code,
    /// It would lie in an area whose kind is not a higher one.
    #[error("the area around it is not of a higher kind")]
    Rank,
    /// It would be there on days on which the area around it is not.
    #[error("the area around it is not there on these days")]
    Outside(Days),
    /// The last day lies before the first.
    #[error("the last day lies before the first")]
    Backwards,
    /// There is no such section on that day.
    #[error("there is no such section on that day")]
    NoSection,
    /// The section is in charge on one of the days already.
    #[error("the section is in charge on one of these days already")]
    InCharge,
    /// A text that is missing, too long, or no text.
    #[error("{0} is empty, too long, or holds a control character")]
    Text(&'static str),
    /// A day to come.
    #[error("{0} is still to come")]
    Future(Day),
    /// The area is not there on that day.
    #[error("the area is not there on {0}")]
    NotThen(Day),
    /// Nothing would change.
    #[error("nothing is stated that does not stand already")]
    Nothing,
    /// Another figure is corrected, and nobody says why.
    #[error("a correction needs a reason")]
    NoReason,
    /// Somebody else entered something meanwhile.
    #[error("somebody else stated something about this day meanwhile")]
    Meanwhile,
    /// Men and women are not the whole, or the bands are not.
    #[error("the parts of {0:?} are {1} and not {2}")]
    Sum(What, i64, i64),
    /// Not a number of people that any town has.
    #[error("{0:?} is no count")]
    Count(What),
    /// No outline.
    #[error(transparent)]
    Shape(#[from] Unfit),
    /// It is undone already, or cannot be.
    #[error("there is no such statement that stands")]
    NotStanding,
    /// Someone in the same unit refuses.
    #[error("{reaction} refuses: {reason}")]
    Reaction {
        /// Who.
        reaction: &'static str,
        /// Why.
        reason: &'static str,
    },
    /// A fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<Untold> for Refused {
    fn from(untold: Untold) -> Refused {
        match untold {
            Untold::Fault(fault) => Refused::Fault(fault),
            Untold::Refused { reaction, reason } => Refused::Reaction { reaction, reason },
        }
    }
}

/// A text that may be shown: not empty, not endless, one line.
pub(crate) fn fit(what: &'static str, text: &str) -> Result<(), Refused> {
    let is_long = text.chars().count() > TEXT_MAX;
    if text.trim().is_empty() || is_long || text.chars().any(char::is_control) { Err(Refused::Text(what)) } else { Ok(()) }
}

/// Which area, for the head of a record.
pub(crate) fn of(area: Id<Area>) -> Option<Id<Area>> {
    Some(area)
}
