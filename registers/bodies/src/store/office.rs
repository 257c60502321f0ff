//! SQL of who may come to the desk of a body.

use engawa_db::{Cells, Db, Fault, FromRow};
use engawa_kernel::{AnyId, Day, Id};

use super::{SHORT, choice};
use crate::model::{DeskRight, Organization, Person, State};

/// What an account may do at the desk of one body, by one post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Held {
    pub(crate) body: Id<Organization>,
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) person: Id<Person>,
    pub(crate) post: String,
    pub(crate) right: DeskRight,
}

impl FromRow for Held {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (body, slug, name) = (cells.next()?, cells.next()?, cells.next()?);
        Ok(Held { body, slug, name, person: cells.next()?, post: cells.next()?, right: choice(cells)? })
    }
}

/// The posts that an account holds on a day and that open a desk. A body that is over has none.
pub(crate) fn held_on(db: &Db, account: AnyId, day: Day) -> Result<Vec<Held>, Fault> {
    let mut held: Vec<Held> = db.all(
        "select o.id, o.slug, o.name, t.person_id, s.title, s.desk
           from parties_persons n
           join parties_offices t on t.person_id = n.id
           join parties_posts s on s.id = t.post_id
           join parties_organizations o on o.id = s.organization_id
          where n.account_id = $1
            and t.from_on <= $2
            and (t.to_on >= $2 or t.to_on is null)
            and t.withdrawn_seq is null
            and s.from_on <= $2
            and (s.to_on >= $2 or s.to_on is null)
            and s.desk <> 'none'
          order by o.kana, o.slug, s.ordinal, t.id
          limit $3",
        [account.into(), day.into(), SHORT.into()],
    )?;
    let mut open = Vec::new();
    for one in held.drain(..) {
        if super::bodies::state_on(db, one.body, day)?.is_some_and(|state: State| !state.is_end()) {
            open.push(one);
        }
    }
    Ok(open)
}
