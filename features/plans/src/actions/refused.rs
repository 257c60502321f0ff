//! Why an act on actions, milestones or figures is refused. Each sentence says what to do.

use engawa_db::Fault;
use engawa_journal::Untold;
use engawa_kernel::Day;

/// Why not.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Refused {
    /// No such item in any plan in force.
    #[error("no item 「{0}」 in the plans in force; use a code as it stands in the plan")]
    UnknownNode(String),
    /// An item with others below it.
    #[error("「{0}」 has items below it; choose one of those, so that the action counts once")]
    NotALeaf(String),
    /// Not yet.
    #[error("{0} has not come yet; enter it when it has been held")]
    Future(Day),
    /// Nothing stands there.
    #[error("{0} is empty; write it as neighbours would say it")]
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
    /// A text that names no party.
    #[error(transparent)]
    NoParty(#[from] crate::model::NoParty),
    /// No such section.
    #[error("no section 「{0}」; write its name as it stands in the list of sections")]
    UnknownSection(String),
    /// A section that was not there on that day.
    #[error("「{name}」 was not there on {day}; {instead}")]
    SectionNotThen {
        /// Its name.
        name: String,
        /// The day.
        day: Day,
        /// Who was in charge then, as far as known.
        instead: String,
    },
    /// No such area.
    #[error("no area 「{0}」; use its code as it stands in the list of areas")]
    UnknownArea(String),
    /// An area that was not there on that day.
    #[error("「{name}」 was not an area on {day}; {instead}")]
    AreaNotThen {
        /// Its name.
        name: String,
        /// The day.
        day: Day,
        /// What lay there then, as far as known.
        instead: String,
    },
    /// Fewer than nobody, or more than fit anywhere.
    #[error("{0} people cannot be; give a number from 0 to 1,000,000, or leave it out if nobody counted")]
    HeadCount(i64),
    /// Too many partners.
    #[error("more than {0} partners; name those who had a role")]
    TooManyParties(usize),
    /// The same partner twice.
    #[error("「{0}」 is named twice; give each partner one role")]
    PartyTwice(String),
    /// The city is always there.
    #[error("the city always has a role in an action; list only the others as partners")]
    CityAsPartner,
    /// No such action.
    #[error("no such action, or it was withdrawn; look for its id in the list of actions")]
    UnknownAction,
    /// Only what goes on can end.
    #[error("「{0}」 was held on one day; only an action that goes on can be ended")]
    NotContinuing(String),
    /// It has ended.
    #[error("「{title}」 ended on {day}; if that was wrong, withdraw the action and enter it anew")]
    HasEnded {
        /// Its title.
        title: String,
        /// On which day.
        day: Day,
    },
    /// The end lies before the beginning.
    #[error("it began on {0}; it cannot end before")]
    EndsBefore(Day),
    /// No such milestone.
    #[error("no such milestone, or it was withdrawn; look for it on the page of its policy")]
    UnknownMilestone,
    /// No such indicator.
    #[error("no indicator 「{0}」 in the plans in force; use a code as it stands in the plan")]
    UnknownIndicator(String),
    /// Its figures come from the records.
    #[error("the figures of 「{0}」 come from the records; enter the actions, not the figure")]
    Counted(String),
    /// No number, or one that cannot be.
    #[error("{0} cannot be a value of this indicator; look at the number and its unit")]
    Value(f64),
    /// A settled figure is not changed in silence.
    #[error("the figure of {0} is settled; give a reason for the correction, which the public reads")]
    NoReason(i32),
    /// There is nothing to take back.
    #[error("no figure of 「{indicator}」 stands for {year}; look at its page")]
    NoFigure {
        /// Its code.
        indicator: String,
        /// Of which year.
        year: i32,
    },
    /// Someone in the same unit refuses.
    #[error("nothing was kept, since {reaction} refuses: {reason}; mend that and enter it again")]
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
