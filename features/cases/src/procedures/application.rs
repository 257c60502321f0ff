//! Application 申請: 受付 → 確認 ⇄ 補正 → 審査 → 決定 → 完了; withdrawn by the applicant until it is decided.
//!
//! An application that is not in order is either corrected or refused (行政手続法7条): it never lies still, and it is never
//! refused for its form while the applicant still has time to correct it.

use engawa_kernel::{Choice, Day};

use super::clock::{Clock, Stop};
use super::{Next, Refused, Standing, Turn, next, not_before};

/// Where an application stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// 受付: it has arrived.
    Received,
    /// 確認: the section looks whether it is in order.
    Checking,
    /// 補正: the applicant mends it.
    Correcting,
    /// 審査: it is in order and weighed.
    Reviewing,
    /// 決定: decided; notice and what follows from it are still to be handed out.
    Decided,
    /// 完了: everything is done.
    Done,
    /// 取下げ: the applicant took it back.
    Withdrawn,
}

impl Choice for State {
    const ALL: &'static [State] =
        &[State::Received, State::Checking, State::Correcting, State::Reviewing, State::Decided, State::Done, State::Withdrawn];

    fn code(self) -> &'static str {
        match self {
            State::Received => "received",
            State::Checking => "checking",
            State::Correcting => "correcting",
            State::Reviewing => "reviewing",
            State::Decided => "decided",
            State::Done => "done",
            State::Withdrawn => "withdrawn",
        }
    }
}

/// How it was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// 承認: as applied for.
    Granted,
    /// 一部承認: less than applied for, or on conditions.
    Partly,
    /// 不承認.
    Refused,
}

impl Choice for Outcome {
    const ALL: &'static [Outcome] = &[Outcome::Granted, Outcome::Partly, Outcome::Refused];

    fn code(self) -> &'static str {
        match self {
            Outcome::Granted => "granted",
            Outcome::Partly => "partly",
            Outcome::Refused => "refused",
        }
    }
}

/// What may happen to an application. Days named `until` are the next date that the act sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Somebody of the section takes it up.
    TakeUp {
        /// Until when it will be checked.
        until: Day,
    },
    /// The applicant is asked to mend fields or documents.
    AskCorrection {
        /// Until when the applicant has time.
        until: Day,
    },
    /// The mended application arrives.
    Correct {
        /// Until when it will be checked again.
        until: Day,
    },
    /// What was asked for is no longer needed.
    DropCorrection {
        /// Until when it will be checked.
        until: Day,
    },
    /// It is in order.
    FindInOrder {
        /// Until when it will be weighed.
        until: Day,
    },
    /// The statutory period is extended, once.
    Extend,
    /// The next date moves; whose turn it is stays.
    Postpone {
        /// The new next date.
        until: Day,
    },
    /// It is decided, always with a reason.
    Decide {
        /// How.
        outcome: Outcome,
        /// Until when the notice will have been handed out.
        until: Day,
    },
    /// Notice and what follows from it are handed out.
    Complete,
    /// The applicant takes it back.
    Withdraw,
    /// A decision is taken back by the office (職権による取消し), and weighed again.
    TakeBack {
        /// Until when.
        until: Day,
    },
}

/// An application on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    /// Where it stands.
    pub standing: Standing<State>,
    /// The clock of the law, if the programme has one.
    pub clock: Option<Clock>,
    /// The day of the last act.
    pub last_on: Day,
    /// The decision that holds.
    pub outcome: Option<Outcome>,
}

impl Application {
    /// It arrives. `until` is the day until which somebody will have taken it up.
    ///
    /// # Errors
    /// When that day lies before the arrival.
    pub fn receive(on: Day, until: Day, clock: Option<Clock>) -> Result<Application, Refused> {
        let next = next(on, until, Turn::Section)?;
        Ok(Application { standing: Standing::Open { state: State::Received, next }, clock, last_on: on, outcome: None })
    }

    /// The application after an act.
    ///
    /// # Errors
    /// The act does not follow in this state, or its days do not.
    pub fn after(&self, act: Act, on: Day) -> Result<Application, Refused> {
        let on = not_before(self.last_on, on)?;
        let standing = self.standing_after(act, on)?;
        let mut after = Application { standing, last_on: on, ..self.clone() };
        after.turn_clock(act, on)?;
        match act {
            Act::Decide { outcome, .. } => after.outcome = Some(outcome),
            Act::TakeBack { .. } => after.outcome = None,
            _ => {}
        }
        Ok(after)
    }

    fn standing_after(&self, act: Act, on: Day) -> Result<Standing<State>, Refused> {
        let (state, was_next) = match self.standing {
            Standing::Open { state, next } => (state, next),
            Standing::Closed { state, .. } => return reopened(state, act, on),
        };
        match (state, act) {
            (State::Received, Act::TakeUp { until }) => open(State::Checking, on, until, Turn::Section),
            (State::Checking | State::Reviewing, Act::AskCorrection { until }) => {
                open(State::Correcting, on, until, Turn::Applicant)
            }
            (State::Correcting, Act::Correct { until } | Act::DropCorrection { until }) => {
                open(State::Checking, on, until, Turn::Section)
            }
            (State::Checking, Act::FindInOrder { until }) => open(State::Reviewing, on, until, Turn::Section),
            (State::Reviewing, Act::Decide { until, .. }) => open(State::Decided, on, until, Turn::Section),
            (State::Correcting, Act::Decide { outcome: Outcome::Refused, until }) => {
                past(was_next, on)?;
                open(State::Decided, on, until, Turn::Section)
            }
            (State::Decided, Act::Complete) => Ok(Standing::Closed { state: State::Done, on }),
            (State::Decided, Act::TakeBack { until }) => open(State::Reviewing, on, until, Turn::Section),
            (State::Received | State::Checking | State::Correcting | State::Reviewing, Act::Withdraw) => {
                Ok(Standing::Closed { state: State::Withdrawn, on })
            }
            (State::Received | State::Checking | State::Correcting | State::Reviewing, Act::Extend) => Ok(self.standing),
            (_, Act::Postpone { until }) => open(state, on, until, was_next.turn),
            _ => Err(Refused::NotHere),
        }
    }

    /// Stops, starts or extends the clock of the law.
    fn turn_clock(&mut self, act: Act, on: Day) -> Result<(), Refused> {
        let Some(clock) = &mut self.clock else {
            return if act == Act::Extend { Err(Refused::NoExtension) } else { Ok(()) };
        };
        match act {
            Act::AskCorrection { .. } => clock.stops.push(Stop { from: on, to: None }),
            Act::Correct { .. } | Act::DropCorrection { .. } | Act::Decide { .. } | Act::Withdraw => end_stop(clock, on),
            Act::Extend if clock.may_extend() => clock.is_extended = true,
            Act::Extend => return Err(Refused::NoExtension),
            _ => {}
        }
        Ok(())
    }
}

/// What may still happen to a closed one: a decision is taken back.
fn reopened(state: State, act: Act, on: Day) -> Result<Standing<State>, Refused> {
    match (state, act) {
        (State::Done, Act::TakeBack { until }) => open(State::Reviewing, on, until, Turn::Section),
        _ => Err(Refused::Closed),
    }
}

fn open(state: State, on: Day, until: Day, turn: Turn) -> Result<Standing<State>, Refused> {
    Ok(Standing::Open { state, next: next(on, until, turn)? })
}

fn past(waited: Next, on: Day) -> Result<(), Refused> {
    if on <= waited.on { Err(Refused::StillTime(waited.on)) } else { Ok(()) }
}

fn end_stop(clock: &mut Clock, on: Day) {
    if let Some(stop) = clock.stops.iter_mut().find(|stop| stop.to.is_none()) {
        stop.to = Some(on);
    }
}
