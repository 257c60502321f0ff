//! The manifestos of a town, as they are in force and as they are drafted.

use engawa_db::{Db, Fault};
use engawa_kernel::{Day, FiscalYear, Id};
use engawa_who::Section;

use super::act::begun_at;
use super::store;
use crate::model::PlanKind;

/// A manifesto.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifesto {
    /// Its name in addresses.
    pub slug: String,
    /// Its title: that of the draft, where there is one.
    pub title: String,
    /// Its year.
    pub year: Option<FiscalYear>,
    /// The section that drafts it; none: the planning section.
    pub owner: Option<Id<Section>>,
    /// Since when it is drafted, if it is.
    pub drafted_since: Option<Day>,
    /// When the version in force was adopted, where that is known.
    pub adopted_on: Option<Day>,
    /// A version is in force.
    pub is_in_force: bool,
    /// Goals that serve no item of another plan.
    pub unlinked: Vec<String>,
}

/// All of them, the latest year first.
///
/// # Errors
/// When the database cannot be read.
pub fn manifestos(db: &Db) -> Result<Vec<Manifesto>, Fault> {
    let mut found: Vec<Manifesto> = Vec::new();
    for row in store::versions_of_kind(db, PlanKind::Manifesto)? {
        let linked = store::goals_linked(db, row.version)?;
        let unlinked = linked.into_iter().filter(|(_, count)| *count == 0).map(|(title, _)| title).collect();
        let begun = begun_at(row.version).day();
        let at = found.iter().position(|other| other.slug == row.slug);
        let before = at.map(|at| found.remove(at));
        // Of a plan that is in force and drafted, the draft is told; that it is in force, is kept.
        let now = match before {
            Some(before) if row.is_draft => Manifesto { drafted_since: Some(begun), title: row.title, unlinked, ..before },
            Some(before) => Manifesto { adopted_on: row.adopted_on, is_in_force: true, ..before },
            None => Manifesto {
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
