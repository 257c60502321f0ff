//! SQL of the lists that the city acts on, and of what stands below an organization.

use engawa_db::{Db, Fault};
use engawa_kernel::{AnyId, Day, Id};

use super::Named;
use crate::model::Organization;

/// What stands below an organization on a day, by kana.
///
/// # Errors
/// When the database cannot be read.
pub fn below_on(db: &Db, organization: Id<Organization>, day: Day) -> Result<Vec<(AnyId, String, String)>, Fault> {
    db.all(
        "select o.id, o.slug, o.name
           from parties_branches t
           join parties_organizations o on o.id = t.organization_id
          where t.parent_id = $1
            and t.from_on <= $2
            and (t.to_on >= $2 or t.to_on is null)
            and t.withdrawn_seq is null
          order by o.kana, o.id
          limit 10000",
        [organization.into(), day.into()],
    )
}

/// What stands above an organization on a day.
///
/// # Errors
/// When the database cannot be read.
pub fn above_on(db: &Db, organization: Id<Organization>, day: Day) -> Result<Option<(AnyId, String, String)>, Fault> {
    db.first(
        "select o.id, o.slug, o.name
           from parties_branches t
           join parties_organizations o on o.id = t.parent_id
          where t.organization_id = $1
            and t.from_on <= $2
            and (t.to_on >= $2 or t.to_on is null)
            and t.withdrawn_seq is null
          order by t.from_on desc, t.id
          limit 1",
        [organization.into(), day.into()],
    )
}

/// The organizations of the town, the latest entered first, for those who begin.
pub(crate) fn latest(db: &Db, limit: i64) -> Result<Vec<Named>, Fault> {
    db.all(
        "select id, number, sort, name, is_protected, merged_into
           from v_party_names
          where sort = 'organization'
            and merged_into is null
          order by number desc
          limit $1",
        [limit.into()],
    )
}
