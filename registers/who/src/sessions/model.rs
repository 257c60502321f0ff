//! A session, and how long one holds.

use engawa_kernel::{Choice, Id, Moment};
use engawa_web::Face;

use crate::accounts::Account;

const MINUTE: i64 = 60_000;
pub(super) const DAY: i64 = 24 * 60 * MINUTE;

/// How far a session has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionStep {
    /// The first step; a second is asked for.
    First,
    /// Everything that its face asks for.
    Both,
}

impl Choice for SessionStep {
    const ALL: &'static [Self] = &[SessionStep::First, SessionStep::Both];

    fn code(self) -> &'static str {
        match self {
            SessionStep::First => "first",
            SessionStep::Both => "both",
        }
    }
}

/// A session as its owner sees it in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its id.
    pub id: Id<Session>,
    /// Whose.
    pub account: Id<Account>,
    /// On which face.
    pub face: Face,
    /// How far it has come.
    pub step: SessionStep,
    /// 「Chrome・Windows」 and the like.
    pub device: String,
    /// Since when.
    pub made_at: Moment,
    /// When it was last seen, give or take [`stale_of`].
    pub seen_at: Moment,
    /// When it ends at the latest.
    pub ends_at: Moment,
}

/// What is remembered of a session: its browser, and when a second step was last shown in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    /// Hash of the mark of its browser.
    pub(crate) browser: Option<Vec<u8>>,
    /// When a second step was last shown.
    pub(crate) second_at: Option<Moment>,
}

/// A session that is not seen for so long has ended, in milliseconds: half an hour at city hall, thirty days at home.
pub fn idle_of(face: Face) -> i64 {
    match face {
        Face::Staff => 30 * MINUTE,
        Face::Public | Face::Operator => 30 * DAY,
    }
}

/// A session ends after so long at the latest, in milliseconds: a working day, or ninety days.
pub fn lasting_of(face: Face) -> i64 {
    match face {
        Face::Staff => 12 * 60 * MINUTE,
        Face::Public | Face::Operator => 90 * DAY,
    }
}

/// A session is marked as seen when the last mark is so old, in milliseconds: not every page is a write.
pub(crate) fn stale_of(face: Face) -> i64 {
    match face {
        Face::Staff => MINUTE,
        Face::Public | Face::Operator => 60 * MINUTE,
    }
}

/// What goes into the hash of a session's secret beside the town.
pub fn session_purpose(face: Face) -> &'static str {
    match face {
        Face::Staff => "session-staff",
        Face::Public => "session-public",
        Face::Operator => "session-operator",
    }
}
