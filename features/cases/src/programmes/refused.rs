//! Why an act on a programme is refused.

use engawa_db::Fault;
use engawa_journal::Untold;

use super::file::Problem;
use crate::inventory;

/// Why not.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Refused {
    /// There is none of this name.
    #[error("no such programme")]
    Unknown,
    /// It is being drafted already.
    #[error("there is a draft already")]
    HasDraft,
    /// It is not being drafted.
    #[error("there is no draft")]
    NoDraft,
    /// Someone else saved it meanwhile.
    #[error("someone else was quicker")]
    Late,
    /// A name that cannot stand in an address.
    #[error("the name cannot stand in an address")]
    Address,
    /// More text than a programme has.
    #[error("the text is too long")]
    TooLong,
    /// The text is at fault.
    #[error("{} things are to be put right in the text", .0.len())]
    Faulty(Vec<Problem>),
    /// The text names another programme.
    #[error("the text names another programme: {0}")]
    OtherSlug(String),
    /// The text is the one in force.
    #[error("nothing was changed")]
    Unchanged,
    /// A day that is past.
    #[error("the day is past")]
    Past,
    /// The section is not there on that day.
    #[error("no such section on that day")]
    NoSection,
    /// It does not hold on that day anyway.
    #[error("it does not hold on that day")]
    NotInForce,
    /// No reason was given.
    #[error("no reason was given")]
    NoReason,
    /// The list of programmes refuses it.
    #[error(transparent)]
    Inventory(#[from] inventory::Refused),
    /// The record refuses it.
    #[error(transparent)]
    Untold(#[from] Untold),
    /// A fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}
