//! Why an act on offices is refused. The pages have a sentence for each; these are for logs and the command line.

use engawa_db::Fault;
use engawa_journal::Untold;
use engawa_kernel::{Day, Id};

use crate::accounts::Account;
use crate::model::Days;

/// Why not.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Refused {
    /// There is no such account, or it was closed.
    #[error("there is no open account with this id")]
    NoAccount,
    /// There is no such office.
    #[error("there is no office with this id")]
    NoOffice,
    /// There is no such appointment.
    #[error("there is no appointment with this id")]
    NoAppointment,
    /// There is no such section.
    #[error("there is no section with this id")]
    NoSection,
    /// The last day lies before the first.
    #[error("it begins on {from} and cannot end on {to}")]
    Backwards {
        /// The first day.
        from: Day,
        /// The last day.
        to: Day,
    },
    /// The office or its section is not there on all of these days.
    #[error("the office is not there on all of these days")]
    OutsideOffice(Days),
    /// The person holds this very office on some of these days.
    #[error("the person holds this office already on some of these days")]
    Twice(Days),
    /// Someone else sits on the only seat on some of these days.
    #[error("the only seat of this office is taken on some of these days")]
    SeatTaken {
        /// By whom.
        by: Id<Account>,
        /// On which days.
        days: Days,
    },
    /// It has ended, or ends no later.
    #[error("it ends on {0} already; for a longer term appoint anew from the day after")]
    EndsAlready(Day),
    /// What was held was held: an end does not reach behind yesterday.
    #[error("an end does not reach back; the earliest last day is {0}")]
    TooEarly(Day),
    /// Too few administrators would be left.
    #[error("two administrators are needed, and on {day} there would be {left}; appoint another first")]
    Administrators {
        /// The first day on which it is so.
        day: Day,
        /// How many would be left.
        left: usize,
    },
    /// Nothing was typed, or more than fits.
    #[error("the title or name is empty or longer than {0} characters")]
    Name(usize),
    /// A code that cannot be one.
    #[error("a code has 1 to {0} letters, digits or hyphens")]
    Code(usize),
    /// Another section has this code.
    #[error("another section has the code 「{0}」")]
    CodeTaken(String),
    /// The section has an office of this title.
    #[error("the section has an office 「{0}」 already")]
    TitleTaken(String),
    /// It has ended, or ends no later.
    #[error("the office ends on {0} already")]
    OfficeEnds(Day),
    /// Several hold an office that is to have one seat.
    #[error("{holders} people hold this office on {day}; it cannot have a single seat")]
    SeveralHold {
        /// The first such day.
        day: Day,
        /// How many.
        holders: usize,
    },
    /// Someone in the same unit refuses.
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
