//! Why an act on a draft is refused. Each sentence says what to do.

use engawa_db::Fault;
use engawa_journal::Untold;

use super::edit::Unfit;
use crate::townfile::Wrong;

/// Why not.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Refused {
    /// No such plan in force.
    #[error("no plan 「{0}」 in force; use its name as it stands in addresses")]
    UnknownPlan(String),
    /// A plan of this name is there, or was.
    #[error("the name 「{0}」 is taken by another plan; take another")]
    NameTaken(String),
    /// The plan has no draft: it was adopted or taken away meanwhile.
    #[error("the plan has no draft; begin one")]
    NoDraft,
    /// The plan has a draft already.
    #[error("the plan has a draft already; go on with it")]
    HasDraft,
    /// Someone else saved since the page was opened.
    #[error("someone else saved the draft meanwhile; compare both, and save again")]
    Late,
    /// The version is adopted.
    #[error("the version is adopted, and never changes; begin an amendment")]
    Adopted,
    /// It is not for this visitor.
    #[error("only the section of the plan and the planning section may write in it")]
    Stranger,
    /// The change means something that is not there.
    #[error(transparent)]
    Unfit(#[from] Unfit),
    /// The rules of the town file refuse it.
    #[error("{} things in the plan are to be put right", .0.len())]
    Crooked(Vec<Wrong>),
    /// More than a draft may hold.
    #[error("a draft holds at most {0} items; take some out")]
    TooMany(usize),
    /// The draft says what is in force already.
    #[error("the draft says what is in force; change something, or take it away")]
    Unchanged,
    /// No goal, or one that is not written.
    #[error("{} goals are not written yet; write what counts as reached", .0.len())]
    Unwritten(Vec<String>),
    /// It is not said what becomes of something that the version in force has.
    #[error("say for {} things that end who takes them over, or that they end", .0.len())]
    Unsaid(Vec<String>),
    /// A reason is missing.
    #[error("write the reason; everyone reads it")]
    NoReason,
    /// Someone in the same unit refuses.
    #[error("nothing was kept, since {reaction} refuses: {reason}")]
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
