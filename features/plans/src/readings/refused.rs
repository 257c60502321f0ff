//! Why an act on a reading is refused.

use engawa_db::Fault;
use engawa_journal::Untold;

use super::book::Unfit;
use super::model::FieldName;
use crate::drafting;

/// Why not.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Refused {
    /// There is none of this id.
    #[error("no such reading")]
    Unknown,
    /// It is not to be decided in: not read yet, laid into a draft already, or put aside.
    #[error("the reading is not open")]
    Closed,
    /// Someone else said something meanwhile.
    #[error("someone else was quicker")]
    Late,
    /// Some fields cannot be so.
    #[error("{} fields are to be put right", .0.len())]
    Unfit(Vec<(FieldName, Unfit)>),
    /// Nothing of it was taken.
    #[error("nothing was looked at yet")]
    Nothing,
    /// The draft refuses it.
    #[error(transparent)]
    Draft(#[from] drafting::Refused),
    /// A fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<Untold> for Refused {
    fn from(untold: Untold) -> Refused {
        Refused::Draft(untold.into())
    }
}
