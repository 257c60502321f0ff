//! A letter with a code, from the asking to its end.

use engawa_areas::Area;
use engawa_kernel::{Choice, Day, Id, Moment};
use engawa_who::accounts::Account;

use super::person::Person;

/// How a letter ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterEnd {
    /// Its code was entered: it reached the one who asked.
    Proved,
    /// Another was asked for in its place.
    Renewed,
    /// The desk did not send it, and said why.
    Refused,
    /// Too many wrong codes.
    Locked,
    /// The account was closed.
    Closed,
}

impl Choice for LetterEnd {
    const ALL: &'static [Self] = &[LetterEnd::Proved, LetterEnd::Renewed, LetterEnd::Refused, LetterEnd::Locked, LetterEnd::Closed];

    fn code(self) -> &'static str {
        match self {
            LetterEnd::Proved => "proved",
            LetterEnd::Renewed => "renewed",
            LetterEnd::Refused => "refused",
            LetterEnd::Locked => "locked",
            LetterEnd::Closed => "closed",
        }
    }
}

/// What somebody writes who asks for a letter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recipient {
    /// Their name, as it shall stand on the envelope.
    pub name: String,
    /// How it is read.
    pub kana: String,
    /// Where they live.
    pub area: Option<Id<Area>>,
    /// The rest of their address.
    pub address: String,
}

/// A letter as the register keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Its id.
    pub id: Id<Letter>,
    /// Who asked.
    pub account: Id<Account>,
    /// To whom.
    pub to: Recipient,
    /// When it was asked for.
    pub asked_at: Moment,
    /// Who they are, as the desk decided.
    pub person: Option<Id<Person>>,
    /// Hash of its code.
    pub code_hash: Option<Vec<u8>>,
    /// When it was printed last.
    pub printed_at: Option<Moment>,
    /// How often.
    pub prints: i64,
    /// The last day on which the code holds.
    pub ends_on: Option<Day>,
    /// How many wrong codes were entered.
    pub tries: i64,
    /// How it ended.
    pub outcome: Option<LetterEnd>,
    /// What the desk said.
    pub reason: String,
}

/// How a letter stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// The desk decides who it is.
    Asked,
    /// It is to be printed.
    Prepared,
    /// Its code can be entered up to this day.
    Sent(Day),
    /// Its code holds no longer.
    Late,
    /// It has ended.
    Ended(LetterEnd),
}

impl Letter {
    /// How it stands on a day.
    pub fn stand(&self, today: Day) -> Stand {
        match (self.outcome, self.ends_on, self.person) {
            (Some(outcome), _, _) => Stand::Ended(outcome),
            (None, Some(ends_on), _) if ends_on < today => Stand::Late,
            (None, Some(ends_on), _) => Stand::Sent(ends_on),
            (None, None, Some(_)) => Stand::Prepared,
            (None, None, None) => Stand::Asked,
        }
    }
}
