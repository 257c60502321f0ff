//! The versions of a plan: what changed from one to the next, from which year an indicator is counted otherwise, and what became
//! of that which a later version no longer has.

mod breaks;
mod compare;
mod former;
mod line;
pub(crate) mod site;

use engawa_db::{Db, Fault};

use crate::book::{self, Book, store};

pub use breaks::{Break, Predecessor, What, breaks};
pub use compare::{
    Added, Changed, Changes, DefinitionPart, Ended, Heirs, IndicatorChange, NodeChange, PlanChange, Sorted, compare,
    definition_changes, target_changed,
};
pub(crate) use former::ended_since;
pub use former::{Former, FoundIndicator, FoundPolicy, Successor, indicator, policy, standing, standings};

/// A version that was adopted.
#[derive(Debug, Clone)]
pub struct Version {
    /// The whole plan as it says.
    pub book: Book,
    /// What becomes of what it does not carry on from the version before.
    pub heirs: Heirs,
    /// It is in force.
    pub is_current: bool,
}

/// The adopted versions of a plan in their order; nothing where there is no such plan in force.
///
/// # Errors
/// When the database cannot be read; so below.
pub fn adopted(db: &Db, plan: &str) -> Result<Option<Vec<Version>>, Fault> {
    let Some(current) = store::plan(db, plan)? else { return Ok(None) };
    let mut versions = Vec::new();
    for found in store::adopted(db, plan)? {
        let heirs = Heirs { nodes: store::node_heirs(db, found.version)?, indicators: store::indicator_heirs(db, found.version)? };
        let is_current = found.version == current.version;
        versions.push(Version { book: book::read(db, found)?, heirs, is_current });
    }
    Ok(Some(versions))
}
