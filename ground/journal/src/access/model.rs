//! An access: what is told of it, what is stored, and the text that is sealed.

use std::fmt::{Display, Write as _};

use engawa_db::{Cells, Fault, FromRow};
use engawa_kernel::record::{details_hash, hex};
use engawa_kernel::text::has_control;
use engawa_kernel::{AnyId, Choice, Id, Moment, Seal, Seq};

/// Most persons whom one access names; an export of more notes one access for each part.
pub const SUBJECTS_MAX: usize = 1_000;
/// Longest reason, in characters.
pub const REASON_MAX: usize = 2_000;
/// Longest code or path, in bytes.
const TEXT_MAX: usize = 200;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Personal data was shown on a page.
    Read,
    /// Personal data went out as a file or through the interface.
    Export,
    /// Somebody signed in.
    SignIn,
    /// Somebody tried to sign in and could not.
    SignInFailed,
    /// Somebody was refused by a door.
    Denied,
    /// Personal data was shown outside of any assignment, case or programme; the reason says why.
    LookOutside,
}

impl Choice for Kind {
    const ALL: &'static [Self] = &[Kind::Read, Kind::Export, Kind::SignIn, Kind::SignInFailed, Kind::Denied, Kind::LookOutside];

    fn code(self) -> &'static str {
        match self {
            Kind::Read => "read",
            Kind::Export => "export",
            Kind::SignIn => "sign-in",
            Kind::SignInFailed => "sign-in-failed",
            Kind::Denied => "denied",
            Kind::LookOutside => "look-outside",
        }
    }
}

impl Kind {
    /// Whether anything about a person was shown by it.
    pub fn shows(self) -> bool {
        match self {
            Kind::Read | Kind::Export | Kind::LookOutside => true,
            Kind::SignIn | Kind::SignInFailed | Kind::Denied => false,
        }
    }
}

/// An access about to be noted. What stands in fixed texts is fixed in the program: nothing that was typed fits there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// What was done.
    pub kind: Kind,
    /// Code of the face: `public`, `staff`, `operator`.
    pub face: &'static str,
    /// The account, if it is known.
    pub who: Option<AnyId>,
    /// The section or office for which they acted.
    pub section: Option<AnyId>,
    /// The path as it is declared, with its places in braces; never a path with ids.
    pub route: &'static str,
    /// Code of the purpose: `office`, `case`, `self`, `outside` …
    pub purpose: &'static str,
    /// Why they looked; asked for a look outside only.
    pub reason: Option<String>,
    /// The persons whom it showed, or whom it would have shown.
    pub subjects: Vec<AnyId>,
    /// How many more persons were shown, who have no id.
    pub unnamed: u32,
}

fn wrong(message: impl Into<String>) -> Fault {
    Fault::Row(message.into())
}

impl Access {
    /// The subjects, each once, in the order of their ids.
    pub(crate) fn each_subject(&self) -> Vec<AnyId> {
        let mut subjects = self.subjects.clone();
        subjects.sort_unstable();
        subjects.dedup();
        subjects
    }

    /// How many persons were shown.
    pub(crate) fn persons(&self) -> i64 {
        let named = i64::try_from(self.each_subject().len()).unwrap_or(i64::MAX);
        if self.kind.shows() { named.saturating_add(self.unnamed.into()) } else { 0 }
    }

    /// What the doors must have seen to already; a mistake here is one of the program.
    pub(crate) fn check(&self) -> Result<(), Fault> {
        for code in [self.face, self.purpose] {
            if code.is_empty() || code.len() > TEXT_MAX || !code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') {
                return Err(wrong(format!("{code:?} is no code for an access")));
            }
        }
        let is_plain = self.route.starts_with('/') && self.route.len() <= TEXT_MAX && !self.route.chars().any(char::is_control);
        if !is_plain || self.route.split('/').any(|part| AnyId::parse(part).is_ok()) {
            return Err(wrong("an access carries the path as it is declared, without ids"));
        }
        if self.each_subject().len() > SUBJECTS_MAX {
            return Err(wrong(format!("an access names at most {SUBJECTS_MAX} persons; note one for each part")));
        }
        self.check_reason()
    }

    fn check_reason(&self) -> Result<(), Fault> {
        match self.reason.as_deref().map(str::trim) {
            None if self.kind == Kind::LookOutside => Err(wrong("a look outside of any purpose says why")),
            Some(reason) if reason.is_empty() || reason.chars().count() > REASON_MAX || has_control(reason) => {
                Err(wrong("the reason of an access is empty, too long, or holds control characters"))
            }
            _ => Ok(()),
        }
    }
}

/// An access as it was noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// Its place in the chain.
    pub seq: Seq,
    /// When.
    pub noted_at: Moment,
    /// What was done.
    pub kind: Kind,
    /// Code of the face.
    pub face: String,
    /// The account, if it was known.
    pub who: Option<AnyId>,
    /// The section or office for which they acted.
    pub section: Option<AnyId>,
    /// The path as it is declared.
    pub route: String,
    /// Code of the purpose.
    pub purpose: String,
    /// Why they looked.
    pub reason: Option<String>,
    /// How many persons were shown.
    pub persons: i64,
}

impl FromRow for Noted {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Noted {
            seq: cells.next()?,
            noted_at: cells.next()?,
            kind: kind_of(&cells.next::<String>()?)?,
            face: cells.next()?,
            who: cells.next()?,
            section: cells.next()?,
            route: cells.next()?,
            purpose: cells.next()?,
            reason: cells.next()?,
            persons: cells.next()?,
        })
    }
}

fn kind_of(code: &str) -> Result<Kind, Fault> {
    Kind::from_code(code).ok_or_else(|| wrong(format!("no such kind of access: {code}")))
}

/// A row as it lies in the table, whatever it says: who verifies must be able to read what was never written by us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) seq: Seq,
    pub(crate) noted_at: Moment,
    pub(crate) kind: String,
    pub(crate) face: String,
    pub(crate) who: Option<Vec<u8>>,
    pub(crate) section: Option<Vec<u8>>,
    pub(crate) route: String,
    pub(crate) purpose: String,
    pub(crate) reason: Option<String>,
    pub(crate) reason_salt: Option<Vec<u8>>,
    pub(crate) reason_hash: Option<Vec<u8>>,
    pub(crate) persons: i64,
    pub(crate) seal: Vec<u8>,
}

fn bytes<T>(id: Option<Id<T>>) -> Option<Vec<u8>> {
    id.map(|id| id.as_bytes().to_vec())
}

impl Row {
    /// The row of an access, not sealed yet. A reason lies beside the chain under a salt, so that it can be erased one day.
    pub(crate) fn of(access: &Access, seq: Seq, noted_at: Moment, salt: [u8; 16]) -> Row {
        let reason = access.reason.as_deref().map(|reason| reason.trim().to_owned());
        Row {
            seq,
            noted_at,
            kind: access.kind.code().to_owned(),
            face: access.face.to_owned(),
            who: bytes(access.who),
            section: bytes(access.section),
            route: access.route.to_owned(),
            purpose: access.purpose.to_owned(),
            reason_salt: reason.as_ref().map(|_| salt.to_vec()),
            reason_hash: reason.as_deref().map(|reason| details_hash(&salt, reason).to_vec()),
            reason,
            persons: access.persons(),
            seal: Vec::new(),
        }
    }

    /// The seal that it must carry after the one before it.
    pub(crate) fn sealed_after(&self, before: Seal, subjects: &[Vec<u8>]) -> Seal {
        before.after(&self.canonical(subjects))
    }

    /// Whether the reason is the one that was sealed.
    pub(crate) fn keeps_its_reason(&self) -> bool {
        match (&self.reason, &self.reason_salt, &self.reason_hash) {
            (None, None, None) => true,
            (Some(reason), Some(salt), Some(hash)) => details_hash(salt, reason).as_slice() == hash.as_slice(),
            _ => false,
        }
    }

    /// One `name=value` a line in a fixed order, the subjects last. A line that somebody slips into a value moves the fixed
    /// names behind it, so no two rows have one text.
    fn canonical(&self, subjects: &[Vec<u8>]) -> String {
        let mut out = String::with_capacity(320 + subjects.len() * 41);
        let mut line = |name: &str, value: &dyn Display| {
            let _ = writeln!(out, "{name}={value}");
        };
        let or_dash = |bytes: &Option<Vec<u8>>| bytes.as_deref().map_or_else(|| "-".to_owned(), hex);
        line("engawa-access", &1);
        line("seq", &self.seq);
        line("noted-at", &self.noted_at.millis());
        line("kind", &self.kind);
        line("face", &self.face);
        line("who", &or_dash(&self.who));
        line("section", &or_dash(&self.section));
        line("route", &self.route);
        line("purpose", &self.purpose);
        line("reason", &or_dash(&self.reason_hash));
        line("persons", &self.persons);
        for subject in subjects {
            line("subject", &hex(subject));
        }
        out
    }
}

impl FromRow for Row {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Row {
            seq: cells.next()?,
            noted_at: cells.next()?,
            kind: cells.next()?,
            face: cells.next()?,
            who: cells.next()?,
            section: cells.next()?,
            route: cells.next()?,
            purpose: cells.next()?,
            reason: cells.next()?,
            reason_salt: cells.next()?,
            reason_hash: cells.next()?,
            persons: cells.next()?,
            seal: cells.next()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn access() -> Access {
        Access {
            kind: Kind::Read,
            face: "staff",
            who: None,
            section: None,
            route: "/desk/figures/{year}",
            purpose: "office",
            reason: None,
            subjects: vec![AnyId::random([1; 16])],
            unnamed: 2,
        }
    }

    #[test]
    fn a_seal_depends_on_every_column() {
        let row = Row::of(&access(), Seq(1), Moment::from_millis(5), [0; 16]);
        let subject = vec![1; 16];
        let seal = |row: &Row, subjects: &[Vec<u8>]| row.sealed_after(Seal::ORIGIN, subjects);
        let first = seal(&row, std::slice::from_ref(&subject));
        let changes: [fn(&mut Row); 10] = [
            |row| row.seq = Seq(2),
            |row| row.noted_at = Moment::from_millis(6),
            |row| row.kind = "export".into(),
            |row| row.face = "public".into(),
            |row| row.who = Some(vec![1]),
            |row| row.section = Some(vec![1]),
            |row| row.route.push('x'),
            |row| row.purpose.push('x'),
            |row| row.reason_hash = Some(vec![1]),
            |row| row.persons = 4,
        ];
        for change in changes {
            let mut changed = row.clone();
            change(&mut changed);
            assert_ne!(seal(&changed, std::slice::from_ref(&subject)), first, "{changed:?}");
        }
        assert_ne!(seal(&row, &[]), first);
        assert_ne!(seal(&row, &[subject.clone(), subject]), first);
    }

    #[test]
    fn a_line_slipped_into_a_value_makes_another_text() {
        let row = Row::of(&access(), Seq(1), Moment::from_millis(5), [0; 16]);
        let mut slipped = row.clone();
        slipped.purpose = "office\nreason=-\npersons=3".into();
        assert_ne!(row.canonical(&[]), slipped.canonical(&[]));
    }

    #[test]
    fn a_subject_counts_once_and_a_denial_shows_nobody() {
        let twice = Access { subjects: vec![AnyId::random([1; 16]), AnyId::random([1; 16])], ..access() };
        assert_eq!((twice.persons(), Access { kind: Kind::Denied, ..twice }.persons()), (3, 0));
    }

    #[test]
    fn what_does_not_belong_into_an_access_is_refused() {
        let wrongs: [Access; 7] = [
            Access { face: "", ..access() },
            Access { purpose: "my office", ..access() },
            Access { route: "desk", ..access() },
            Access { route: "/desk/01890a5d-ac96-774b-bcce-b302099a8057", ..access() },
            Access { kind: Kind::LookOutside, ..access() },
            Access { reason: Some("a\0b".into()), ..access() },
            Access { subjects: (0..1_001_u128).map(|n| AnyId::random(n.to_be_bytes())).collect(), ..access() },
        ];
        for wrong in wrongs {
            assert!(wrong.check().is_err(), "{wrong:?}");
        }
        assert!(access().check().is_ok());
    }
}
