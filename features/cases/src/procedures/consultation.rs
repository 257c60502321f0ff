//! Consultation 相談: 受付 → 相談中 → 見守り (with days to ask again) → 終結 (with an outcome).
//!
//! Nobody who asked is forgotten: what is watched has a day on which somebody asks how it went, and when the last of these
//! days is over, it is closed with an outcome or taken up again.

use engawa_kernel::{Choice, Day};

use super::{Refused, Standing, Turn, next, not_before};

/// Where a consultation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// 受付: somebody has asked.
    Received,
    /// 相談中: somebody talks with them.
    Talking,
    /// 見守り: talked over; the section asks again on its days.
    Watching,
    /// 終結: closed with an outcome.
    Closed,
}

impl Choice for State {
    const ALL: &'static [State] = &[State::Received, State::Talking, State::Watching, State::Closed];

    fn code(self) -> &'static str {
        match self {
            State::Received => "received",
            State::Talking => "talking",
            State::Watching => "watching",
            State::Closed => "closed",
        }
    }
}

/// What may happen to a consultation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Somebody of the section takes it up.
    TakeUp {
        /// The next contact.
        until: Day,
    },
    /// A contact: a talk, a call, a message, a visit.
    Talk {
        /// The next contact, and whose turn it is.
        until: Day,
        /// Whether the section waits for the one who asked.
        turn: Turn,
    },
    /// What was asked is talked over; the section asks again on the days of the programme.
    Watch,
    /// The section asked how it went; the next of its days comes.
    FollowUp,
    /// It goes on.
    TakeUpAgain {
        /// The next contact.
        until: Day,
    },
    /// The next date moves.
    Postpone {
        /// The new next date.
        until: Day,
    },
    /// It is closed. The outcome is a code of the programme.
    Close,
}

/// On which days a watched consultation is asked after: so many months from the day on which it was talked over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Months(pub u8);

/// A consultation on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consultation {
    /// Where it stands.
    pub standing: Standing<State>,
    /// The day of the last act.
    pub last_on: Day,
    /// The days on which the section asks again, which are still to come.
    pub follow_ups: Vec<Day>,
}

impl Consultation {
    /// Somebody asks. `until` is the day until which somebody will have answered.
    ///
    /// # Errors
    /// When that day lies before the question.
    pub fn receive(on: Day, until: Day) -> Result<Consultation, Refused> {
        let next = next(on, until, Turn::Section)?;
        Ok(Consultation { standing: Standing::Open { state: State::Received, next }, last_on: on, follow_ups: Vec::new() })
    }

    /// The consultation after an act. `months` are the follow-ups of its programme, in order.
    ///
    /// # Errors
    /// The act does not follow in this state, or its days do not.
    pub fn after(&self, act: Act, on: Day, months: &[Months]) -> Result<Consultation, Refused> {
        let on = not_before(self.last_on, on)?;
        let mut follow_ups = self.follow_ups.clone();
        let standing = match (self.standing, act) {
            (Standing::Closed { .. }, Act::TakeUpAgain { until }) => talking(on, until, Turn::Section)?,
            (Standing::Closed { .. }, _) => return Err(Refused::Closed),
            (Standing::Open { state, next }, act) => match (state, act) {
                (State::Received, Act::TakeUp { until }) => talking(on, until, Turn::Section)?,
                (State::Received | State::Talking, Act::Talk { until, turn }) => talking(on, until, turn)?,
                (State::Talking, Act::Watch) => {
                    follow_ups = days_after(on, months);
                    watching(&mut follow_ups, on)?
                }
                (State::Watching, Act::FollowUp) => watching(&mut follow_ups, on)?,
                (State::Watching, Act::TakeUpAgain { until }) => talking(on, until, Turn::Section)?,
                (_, Act::Postpone { until }) => open(state, on, until, next.turn)?,
                (_, Act::Close) => Standing::Closed { state: State::Closed, on },
                _ => return Err(Refused::NotHere),
            },
        };
        if standing.state() != State::Watching {
            follow_ups.clear();
        }
        Ok(Consultation { standing, last_on: on, follow_ups })
    }
}

/// The days of follow-ups, in order. A day that the month does not have is its last one.
pub fn days_after(on: Day, months: &[Months]) -> Vec<Day> {
    let mut days: Vec<Day> = months.iter().map(|months| months_later(on, months.0)).collect();
    days.sort_unstable();
    days.dedup();
    days
}

fn months_later(on: Day, months: u8) -> Day {
    let ahead = on.month() - 1 + u32::from(months);
    let year = on.year() + i32::try_from(ahead / 12).unwrap_or(0);
    let month = ahead % 12 + 1;
    (1..=on.day()).rev().find_map(|day| Day::new(year, month, day).ok()).unwrap_or(on)
}

/// The next of the days; those that have gone by are skipped, and without one nothing can be watched.
fn watching(follow_ups: &mut Vec<Day>, on: Day) -> Result<Standing<State>, Refused> {
    follow_ups.retain(|day| *day > on);
    let until = follow_ups.first().copied().ok_or(Refused::NoFollowUp)?;
    open(State::Watching, on, until, Turn::Section)
}

fn talking(on: Day, until: Day, turn: Turn) -> Result<Standing<State>, Refused> {
    open(State::Talking, on, until, turn)
}

fn open(state: State, on: Day, until: Day, turn: Turn) -> Result<Standing<State>, Refused> {
    Ok(Standing::Open { state, next: next(on, until, turn)? })
}
