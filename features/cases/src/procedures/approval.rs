//! Inside approval 庁内決裁: 起案 → 合議 → 決裁; sent back with a remark, called back by who drafted it.
//!
//! The way of a draft is a list of stations: posts that agree (合議), and last the one that decides (決裁). While the
//! holder of a post is absent, the deputy signs for it (代決), and that is said wherever the signature stands.

use engawa_kernel::{Choice, Day};

use super::{Refused, Standing, Turn, next, not_before};

/// Where a draft stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// 起案: it is written, or mended after it came back.
    Drafting,
    /// 合議, 決裁: it is on its way from station to station.
    Circulating,
    /// 決裁済: approved.
    Approved,
    /// 否決: not approved.
    Rejected,
    /// 取下げ: given up by who drafted it.
    Withdrawn,
}

impl Choice for State {
    const ALL: &'static [State] = &[State::Drafting, State::Circulating, State::Approved, State::Rejected, State::Withdrawn];

    fn code(self) -> &'static str {
        match self {
            State::Drafting => "drafting",
            State::Circulating => "circulating",
            State::Approved => "approved",
            State::Rejected => "rejected",
            State::Withdrawn => "withdrawn",
        }
    }
}

/// What may happen to a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// It sets out, or sets out again, past so many stations.
    Send {
        /// How many stations there are; the last decides.
        stations: u8,
        /// Until when the first one signs.
        until: Day,
    },
    /// The station where it lies agrees; at the last one this approves.
    Agree {
        /// Until when the next station signs.
        until: Day,
    },
    /// The station where it lies sends it back with a remark.
    Return {
        /// Until when it is mended.
        until: Day,
    },
    /// The last station does not approve.
    Reject,
    /// 引戻し: who drafted it calls it back to mend it.
    CallBack {
        /// Until when it is mended.
        until: Day,
    },
    /// Who drafted it gives it up.
    Withdraw,
    /// The next date moves.
    Postpone {
        /// The new next date.
        until: Day,
    },
}

/// A draft on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// Where it stands.
    pub standing: Standing<State>,
    /// The day of the last act.
    pub last_on: Day,
    /// How many stations are on its way; 0 before it has set out.
    pub stations: u8,
    /// How many have signed since it last set out.
    pub signed: u8,
}

impl Approval {
    /// A draft is begun.
    ///
    /// # Errors
    /// When the day until which it is to be written lies in its past.
    pub fn draft(on: Day, until: Day) -> Result<Approval, Refused> {
        let next = next(on, until, Turn::Section)?;
        Ok(Approval { standing: Standing::Open { state: State::Drafting, next }, last_on: on, stations: 0, signed: 0 })
    }

    /// The draft after an act.
    ///
    /// # Errors
    /// The act does not follow in this state, or its days do not.
    pub fn after(&self, act: Act, on: Day) -> Result<Approval, Refused> {
        let on = not_before(self.last_on, on)?;
        let Standing::Open { state, next: was } = self.standing else {
            return Err(Refused::Closed);
        };
        let after = |standing| Approval { standing, last_on: on, ..self.clone() };
        match (state, act) {
            (State::Drafting, Act::Send { stations: 0, .. }) => Err(Refused::NobodyDecides),
            (State::Drafting, Act::Send { stations, until }) => {
                Ok(Approval { stations, signed: 0, ..after(circulating(on, until)?) })
            }
            (State::Circulating, Act::Agree { until }) => self.agreed(on, until),
            (State::Circulating, Act::Return { until } | Act::CallBack { until }) => {
                Ok(Approval { signed: 0, ..after(open(State::Drafting, on, until, Turn::Section)?) })
            }
            (State::Circulating, Act::Reject) if self.is_last() => Ok(after(Standing::Closed { state: State::Rejected, on })),
            (State::Drafting | State::Circulating, Act::Withdraw) => Ok(after(Standing::Closed { state: State::Withdrawn, on })),
            (_, Act::Postpone { until }) => Ok(after(open(state, on, until, was.turn)?)),
            _ => Err(Refused::NotHere),
        }
    }

    /// The station at which it lies, counted from 0; none when it lies at none.
    pub fn station(&self) -> Option<u8> {
        (self.standing.state() == State::Circulating).then_some(self.signed)
    }

    fn is_last(&self) -> bool {
        self.signed.saturating_add(1) >= self.stations
    }

    fn agreed(&self, on: Day, until: Day) -> Result<Approval, Refused> {
        let standing = if self.is_last() { Standing::Closed { state: State::Approved, on } } else { circulating(on, until)? };
        Ok(Approval { standing, last_on: on, signed: self.signed.saturating_add(1), ..self.clone() })
    }
}

fn circulating(on: Day, until: Day) -> Result<Standing<State>, Refused> {
    open(State::Circulating, on, until, Turn::Decider)
}

fn open(state: State, on: Day, until: Day, turn: Turn) -> Result<Standing<State>, Refused> {
    Ok(Standing::Open { state, next: next(on, until, turn)? })
}
