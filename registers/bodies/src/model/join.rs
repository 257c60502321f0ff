//! Joining a body and leaving it: what a household asks, and what both sides say until it is settled.

use engawa_kernel::{Choice, Day, Id, Moment};
use engawa_who::accounts::Account;

use super::{Entry, NewEntry, Organization};

/// One step of a request to join, after it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JoinStep {
    /// The body asks back.
    Asked,
    /// The household answers.
    Replied,
    /// The body takes the household in.
    Accepted,
    /// The body declines, with a reason.
    Declined,
    /// The household takes its request back.
    Withdrawn,
}

impl Choice for JoinStep {
    const ALL: &'static [Self] = &[JoinStep::Asked, JoinStep::Replied, JoinStep::Accepted, JoinStep::Declined, JoinStep::Withdrawn];

    fn code(self) -> &'static str {
        match self {
            JoinStep::Asked => "asked",
            JoinStep::Replied => "replied",
            JoinStep::Accepted => "accepted",
            JoinStep::Declined => "declined",
            JoinStep::Withdrawn => "withdrawn",
        }
    }
}

/// Where a request to join stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JoinState {
    /// The body has it and answers next.
    Received,
    /// The body asked back; the household answers next.
    Asked,
    /// The household is in the roster.
    Accepted,
    /// The body declined.
    Declined,
    /// The household took it back.
    Withdrawn,
}

impl Choice for JoinState {
    const ALL: &'static [Self] =
        &[JoinState::Received, JoinState::Asked, JoinState::Accepted, JoinState::Declined, JoinState::Withdrawn];

    fn code(self) -> &'static str {
        match self {
            JoinState::Received => "received",
            JoinState::Asked => "asked",
            JoinState::Accepted => "accepted",
            JoinState::Declined => "declined",
            JoinState::Withdrawn => "withdrawn",
        }
    }
}

impl JoinState {
    /// It is not settled yet.
    pub fn is_open(self) -> bool {
        matches!(self, JoinState::Received | JoinState::Asked)
    }
}

/// A step with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Which.
    pub step: JoinStep,
    /// What was said with it.
    pub words: String,
    /// When.
    pub made_at: Moment,
}

/// A request to join a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Join {
    /// Its id.
    pub id: Id<Join>,
    /// To which body.
    pub organization: Id<Organization>,
    /// The number of its receipt.
    pub number: String,
    /// What is kept of the code of who asked without an account.
    pub secret_hash: Option<Vec<u8>>,
    /// Who asked by an account.
    pub account: Option<Id<Account>>,
    /// What was said of the household; the note is a word to the officer.
    pub said: NewEntry,
    /// The household in the roster, once it is accepted.
    pub entry: Option<Id<Entry>>,
    /// When.
    pub made_at: Moment,
}

/// A member says that the household leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leave {
    /// Its id.
    pub id: Id<Leave>,
    /// Which household.
    pub entry: Id<Entry>,
    /// Its last day as a member.
    pub last_on: Day,
    /// A word to the officer.
    pub note: String,
    /// When.
    pub made_at: Moment,
}
