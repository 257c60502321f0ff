//! Why an act on a round or a sheet is refused. Each sentence says what to do.

use engawa_db::Fault;
use engawa_journal::Untold;
use engawa_kernel::Day;

use super::form::FormWrong;
use super::model::{RoundState, SheetState};
use crate::desk::value::NoValue;

/// Why not.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Refused {
    /// No such plan in force.
    #[error("no plan 「{0}」 in force; use its name as it stands in addresses")]
    UnknownPlan(String),
    /// No such round.
    #[error("no such round; look for it in the list of years")]
    UnknownRound,
    /// No such sheet.
    #[error("no such sheet; look for it in the list of its year")]
    UnknownSheet,
    /// No such comment.
    #[error("no such comment on this sheet")]
    UnknownComment,
    /// The round does not ask people from outside.
    #[error("this year asks nobody from outside; that is settled before the sheets are dealt out")]
    NobodyOutside,
    /// One round a year.
    #[error("the evaluation of {0} exists already; open it in the list")]
    Twice(i32),
    /// A year that has not begun cannot be judged.
    #[error("the fiscal year {0} has not begun; choose one that is over or is running")]
    TooEarly(i32),
    /// The year before was begun and never frozen.
    #[error("the evaluation of {0} is not frozen yet; finish it first, so that last year's words are there to be read")]
    YearBeforeOpen(i32),
    /// Days that cannot be.
    #[error("the days run backwards: section, department, planning section, in this order")]
    Backwards,
    /// A level that the plan does not have, or none at all.
    #[error("「{0}」 is no level of this plan; choose at least one of its own")]
    UnknownLevel(String),
    /// No item of the plan lies on these levels.
    #[error("the plan has no item on these levels; choose others")]
    NoItems,
    /// The form has mistakes.
    #[error("the form has {} mistakes; mend them first", .0.len())]
    Form(Vec<FormWrong>),
    /// The round is in another state than the act needs.
    #[error("the round is {}; the act does not fit there", engawa_kernel::Choice::code(*.0))]
    RoundIs(RoundState),
    /// The sheet is in another state than the act needs.
    #[error("the sheet is {}; the act does not fit there", engawa_kernel::Choice::code(*.0))]
    SheetIs(SheetState),
    /// Sheets are still under way.
    #[error("{0} sheets are not judged yet; settle them, or leave them out with a reason")]
    Unfinished(usize),
    /// Something on the sheet is to be put right.
    #[error("{} fields are to be put right", .0.len())]
    Wrong(Vec<FieldWrong>),
    /// A reason is missing.
    #[error("write the reason; everyone who reads the sheet reads it")]
    NoReason,
    /// A text is empty.
    #[error("{0} is empty; write it, or leave the page")]
    Empty(&'static str),
    /// Too long.
    #[error("{what} is longer than {max} characters; shorten it")]
    TooLong {
        /// What.
        what: &'static str,
        /// How long it may be.
        max: usize,
    },
    /// A control character.
    #[error("a control character stands in {0}; type it again")]
    Control(&'static str),
    /// No such section today.
    #[error("no such section today; choose one of the list")]
    UnknownSection,
    /// The withdrawal came before.
    #[error("it was withdrawn on {0} already")]
    Withdrawn(Day),
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

/// What is to be put right in a field.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldWrong {
    /// Code of the field.
    pub field: String,
    /// What.
    pub wrong: Wrong,
}

/// What is wrong with what stands in a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Wrong {
    /// Nothing stands there.
    Missing,
    /// More than fits.
    TooLong(i64),
    /// No figure.
    NoNumber(NoValue),
    /// None of the choices.
    NoChoice,
    /// A control character.
    Control,
    /// The grade is another than the proposed one, or none was proposed: a reason is needed.
    NoReason,
    /// Someone else wrote there since the page was made; what stands there now.
    Met(String),
}
