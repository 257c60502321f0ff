//! Who comes in at the desk of a body: by a post of today, and by nothing else.

use engawa_db::{Db, Fault};
use engawa_kernel::{Actor, AnyId, Id};
use engawa_web::{Answer, Ctx, Failure, Visitor};

use crate::deeds::By;
use crate::model::{DeskRight, Organization, Person};
use crate::store;

/// Someone at the desk of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    /// The body.
    pub body: Organization,
    /// What they may do there: the most that one of their posts allows.
    pub right: DeskRight,
    /// Who they are in the register.
    pub person: Id<Person>,
    /// The account by which they came in.
    pub account: AnyId,
    /// The post that lets them do it.
    pub post: String,
}

impl Entered {
    /// Who acts, as the record says it: a person for their body.
    pub fn by(&self) -> By {
        By::web(Actor::ForBody { person: self.account, body: self.body.id.any() })
    }

    /// Whether they may write.
    pub fn keeps(&self) -> bool {
        self.right == DeskRight::Keeps
    }

    /// The path of a page of this desk.
    pub fn path(&self, end: &str) -> String {
        format!("/office/{}{end}", self.body.slug)
    }
}

/// Why nobody comes in.
#[derive(Debug, thiserror::Error)]
pub enum NotEntered {
    /// No post of today opens this desk, or there is no such body: nobody learns which.
    #[error("no post of today opens this desk")]
    NoPost,
    /// A fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// The door of the ground notes whoever is not let in in the chain of accesses.
impl From<NotEntered> for Failure {
    fn from(not: NotEntered) -> Failure {
        match not {
            NotEntered::NoPost => Failure::Forbidden,
            NotEntered::Fault(fault) => fault.into(),
        }
    }
}

/// Who the visitor is at the desk of the body with this name in addresses, where they may do as much as this.
///
/// # Errors
/// No post of today lets them, or the database cannot be read.
pub fn entered(db: &Db, visitor: &Visitor, slug: &str, right: DeskRight) -> Result<Entered, NotEntered> {
    entered_by(db, visitor.account, slug, right)
}

/// As [`entered`], by the account alone.
pub(crate) fn entered_by(db: &Db, account: AnyId, slug: &str, right: DeskRight) -> Result<Entered, NotEntered> {
    let held = store::office::held_on(db, account, db.now().day())?;
    let own = held.into_iter().filter(|one| one.slug == slug && one.right >= right);
    let best = own.max_by_key(|one| one.right).ok_or(NotEntered::NoPost)?;
    let body = store::bodies::organization(db, best.body)?.ok_or(NotEntered::NoPost)?;
    Ok(Entered { body, right: best.right, person: best.person, account, post: best.post })
}

/// As [`entered`], for a page.
///
/// # Errors
/// As [`entered`].
pub async fn enter(ctx: &Ctx, slug: &str, right: DeskRight) -> Answer<Entered> {
    let (visitor, slug) = (ctx.signed_in()?.clone(), slug.to_owned());
    Ok(ctx.town.read(move |db| entered(db, &visitor, &slug, right)).await?)
}
