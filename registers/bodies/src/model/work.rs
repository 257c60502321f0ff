//! What a body does in its year, what city hall asks of it, what goes from one holder of a post to the next.

use engawa_kernel::{Choice, Day, FiscalYear, Id, Seq};
use engawa_who::Section;

use super::{Office, Organization, Post};

/// A duty of the year of a body as someone states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDuty {
    /// Whose.
    pub organization: Id<Organization>,
    /// In which fiscal year.
    pub year: FiscalYear,
    /// In which month, 1 to 12.
    pub month: u32,
    /// On which day of it; none where any day will do.
    pub day: Option<u32>,
    /// What.
    pub title: String,
    /// By the holder of which post.
    pub post: Option<Id<Post>>,
    /// What one must know.
    pub note: String,
    /// It comes again every year.
    pub is_yearly: bool,
    /// The duty of the year before from which it was carried over.
    pub before: Option<Id<Duty>>,
}

/// A duty as the body keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// Its id.
    pub id: Id<Duty>,
    /// What is known.
    pub said: NewDuty,
    /// It was done.
    pub is_done: bool,
}

/// How a body answers a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerWay {
    /// It has read it.
    Seen,
    /// It has done it.
    Done,
    /// It answers in a few words.
    Words,
}

impl Choice for AnswerWay {
    const ALL: &'static [Self] = &[AnswerWay::Seen, AnswerWay::Done, AnswerWay::Words];

    fn code(self) -> &'static str {
        match self {
            AnswerWay::Seen => "seen",
            AnswerWay::Done => "done",
            AnswerWay::Words => "words",
        }
    }
}

/// A request of a section to bodies as someone states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRequest {
    /// Who asks.
    pub section: Id<Section>,
    /// For what, in a few words.
    pub title: String,
    /// The whole text.
    pub text: String,
    /// By when.
    pub due_on: Day,
    /// How many minutes it will cost each body.
    pub minutes: i64,
    /// How it is answered.
    pub way: AnswerWay,
}

/// A request as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Its id.
    pub id: Id<Request>,
    /// What is asked.
    pub said: NewRequest,
    /// The section, as it is called.
    pub section_name: String,
    /// On which day it was sent.
    pub asked_on: Day,
    /// It was taken back.
    pub is_withdrawn: bool,
}

/// A request at the desk of one body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    /// Its id.
    pub id: Id<Asking>,
    /// The body.
    pub organization: Id<Organization>,
    /// What is asked.
    pub request: Request,
    /// The record by which it counts.
    pub asked: Seq,
    /// What the body answered.
    pub answer: Option<Answer>,
}

/// What a body says to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is done.
    Done,
    /// It cannot be done.
    Cannot,
}

impl Choice for Outcome {
    const ALL: &'static [Self] = &[Outcome::Done, Outcome::Cannot];

    fn code(self) -> &'static str {
        match self {
            Outcome::Done => "done",
            Outcome::Cannot => "cannot",
        }
    }
}

/// The answer of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Whether.
    pub outcome: Outcome,
    /// In words; the reason where it cannot.
    pub words: String,
    /// How many minutes it really took.
    pub minutes: Option<i64>,
    /// On which day.
    pub answered_on: Day,
    /// The record.
    pub seq: Seq,
}

/// Who signs a hand-over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Who leaves the post.
    Leaving,
    /// Who comes.
    Coming,
}

impl Choice for Side {
    const ALL: &'static [Self] = &[Side::Leaving, Side::Coming];

    fn code(self) -> &'static str {
        match self {
            Side::Leaving => "leaving",
            Side::Coming => "coming",
        }
    }
}

/// A document of a body: what it is and where it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Its id.
    pub id: Id<Paper>,
    /// What.
    pub title: String,
    /// Where.
    pub place: String,
    /// What one must know.
    pub note: String,
}

/// A hand-over as someone prepares it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewHandover {
    /// Of which body.
    pub organization: Id<Organization>,
    /// Of which post.
    pub post: Id<Post>,
    /// Words to whoever comes.
    pub note: String,
    /// What is to be handed over, point by point.
    pub items: Vec<String>,
}

/// A hand-over as the office keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handover {
    /// Its id.
    pub id: Id<Handover>,
    /// What was prepared.
    pub said: NewHandover,
    /// The title of the post.
    pub post_title: String,
    /// On which day.
    pub made_on: Day,
    /// Households of the roster on that day, where the body keeps one.
    pub households: Option<i64>,
    /// Requests that were open on that day.
    pub open_requests: i64,
    /// People who waited for an answer whether they may join, on that day.
    pub open_joins: i64,
    /// Who signed.
    pub signs: Vec<Sign>,
}

impl Handover {
    /// The signature of a side.
    pub fn sign(&self, side: Side) -> Option<&Sign> {
        self.signs.iter().find(|sign| sign.side == side)
    }
}

/// A signature below a hand-over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// On which side.
    pub side: Side,
    /// By the holder of which seat.
    pub office: Id<Office>,
    /// What they are called.
    pub name: String,
    /// On which day.
    pub signed_on: Day,
}
