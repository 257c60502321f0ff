//! The plans that are written at a desk, as they are in force and as they are drafted.

use engawa_db::{Db, Fault};
use engawa_kernel::{Day, FiscalYear, Id};
use engawa_parties::model::Organization;

use super::act::begun_at;
use super::owner::Owner;
use super::store;
use crate::model::PlanKind;

/// A plan that is written at a desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its name in addresses.
    pub slug: String,
    /// Its title: that of the draft, where there is one.
    pub title: String,
    /// Its first year.
    pub year: Option<FiscalYear>,
    /// Who drafts it.
    pub owner: Owner,
    /// Since when it is drafted, if it is.
    pub drafted_since: Option<Day>,
    /// When the version in force was adopted, where that is known.
    pub adopted_on: Option<Day>,
    /// A version is in force.
    pub is_in_force: bool,
    /// Goals that serve no item of another plan.
    pub unlinked: Vec<String>,
}

/// The manifestos of a town, the latest year first.
///
/// # Errors
/// When the database cannot be read; so below.
pub fn manifestos(db: &Db) -> Result<Vec<Listed>, Fault> {
    of_kind(db, PlanKind::Manifesto)
}

/// The visions of a body, the latest first.
pub fn visions_of(db: &Db, body: Id<Organization>) -> Result<Vec<Listed>, Fault> {
    let mut found = of_kind(db, PlanKind::Vision)?;
    found.retain(|vision| vision.owner == Owner::Body(body));
    Ok(found)
}

fn of_kind(db: &Db, kind: PlanKind) -> Result<Vec<Listed>, Fault> {
    let mut found: Vec<Listed> = Vec::new();
    for row in store::versions_of_kind(db, kind)? {
        let linked = store::goals_linked(db, row.version)?;
        let unlinked = linked.into_iter().filter(|(_, count)| *count == 0).map(|(title, _)| title).collect();
        let begun = begun_at(row.version).day();
        let at = found.iter().position(|other| other.slug == row.slug);
        let before = at.map(|at| found.remove(at));
        // Of a plan that is in force and drafted, the draft is told; that it is in force, is kept.
        let now = match before {
            Some(before) if row.is_draft => Listed { drafted_since: Some(begun), title: row.title, unlinked, ..before },
            Some(before) => Listed { adopted_on: row.adopted_on, is_in_force: true, ..before },
            None => Listed {
                slug: row.slug,
                title: row.title,
                year: row.year,
                owner: row.owner,
                drafted_since: row.is_draft.then_some(begun),
                adopted_on: row.adopted_on,
                is_in_force: !row.is_draft,
                unlinked,
            },
        };
        found.insert(at.unwrap_or(found.len()), now);
    }
    Ok(found)
}
