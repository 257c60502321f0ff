//! Who is at the door, and who tells it: the ground asks, the hall answers.

use engawa_db::{Db, Fault, Tx};
use engawa_kernel::{Actor, AnyId, Moment};

use super::face::{Face, May, Permission};
use super::secret::Secret;

/// How far a visitor has come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// One step, and another is asked for.
    Half,
    /// All steps that this face asks for.
    Whole,
}

/// An office that a visitor holds today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acting {
    /// The office.
    pub office: AnyId,
    /// Its title: 課長, 担当.
    pub title: String,
    /// Its section.
    pub section: AnyId,
    /// The name of the section.
    pub section_name: String,
    /// What the office may do.
    pub permissions: Vec<String>,
}

/// Someone with a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visitor {
    /// The account.
    pub account: AnyId,
    /// The session.
    pub session: AnyId,
    /// The name as it is shown to its owner.
    pub name: String,
    /// The face of the session.
    pub face: Face,
    /// How far it has come.
    pub strength: Strength,
    /// Offices held today, on the staff face.
    pub offices: Vec<Acting>,
    /// The place of the office in which the visitor acts.
    pub acting: usize,
    /// The session was not seen for a while; it should be marked as seen.
    pub is_stale: bool,
}

impl Visitor {
    /// The office in which the visitor acts.
    pub fn acting(&self) -> Option<&Acting> {
        self.offices.get(self.acting)
    }

    /// Whether the present office may do this; half in, nobody holds anything.
    pub fn holds(&self, permission: Permission) -> bool {
        self.strength == Strength::Whole
            && self.acting().is_some_and(|acting| acting.permissions.iter().any(|held| held == permission.0))
    }

    /// Who acts, as the record says it: staff for their section, others for themselves.
    pub fn actor(&self) -> Actor {
        match (self.face, self.acting()) {
            (Face::Staff, Some(acting)) => Actor::ForBody { person: self.account, body: acting.section },
            _ => Actor::Oneself(self.account),
        }
    }

    /// Whether this is enough for a row.
    pub fn may(&self, may: May) -> bool {
        match may {
            May::Anyone | May::Browser | May::HalfIn => true,
            May::SignedIn => self.strength == Strength::Whole,
            May::Holds(permissions) => {
                self.strength == Strength::Whole && permissions.iter().any(|permission| self.holds(*permission))
            }
        }
    }
}

/// Someone who was not let in.
#[derive(Clone, Debug)]
pub struct Denied {
    /// To which face.
    pub face: Face,
    /// The template of the path, never a path with ids.
    pub route: &'static str,
    /// Who, as far as it is known.
    pub account: Option<AnyId>,
}

/// What the ground needs to know of people. The hall implements it; the ground knows no table.
pub trait WhoIs: Send + Sync {
    /// The visitor whose session carries this secret, if the session holds at this moment.
    ///
    /// # Errors
    /// When the database cannot be read.
    fn visitor(&self, db: &Db, town: &str, face: Face, secret: &Secret) -> Result<Option<Visitor>, Fault>;

    /// Marks a session as seen.
    ///
    /// # Errors
    /// When the database cannot be written.
    fn seen(&self, tx: &mut Tx, session: AnyId, at: Moment) -> Result<(), Fault>;

    /// Notes someone who was not let in.
    ///
    /// # Errors
    /// When the database cannot be written.
    fn denied(&self, tx: &mut Tx, denied: &Denied) -> Result<(), Fault>;
}
