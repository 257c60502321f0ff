//! What is known of the versions of a plan: each with what changed against the one before it.

use std::collections::HashMap;

use engawa_db::{Db, Fault};
use engawa_kernel::Id;

use crate::book::store;
use crate::model::Node;
use crate::versions::{self, Changes, Version, compare};

/// All versions, in their order.
pub(super) struct ListKnown {
    /// At least one of them is in force.
    pub(super) versions: Vec<Version>,
}

/// One version, and the one before it.
pub(super) struct VersionKnown {
    /// The version before; nothing for the first one.
    pub(super) before: Option<Version>,
    /// The version.
    pub(super) version: Version,
    /// Titles of the items of other plans to which one of both is linked.
    pub(super) linked: HashMap<Id<Node>, String>,
}

/// Reads all versions; nothing where there is no such plan.
pub(super) fn list(db: &Db, plan: &str) -> Result<Option<ListKnown>, Fault> {
    Ok(versions::adopted(db, plan)?.map(|versions| ListKnown { versions }))
}

/// Reads one version; nothing where there is none of this number.
pub(super) fn one(db: &Db, plan: &str, number: i64) -> Result<Option<VersionKnown>, Fault> {
    let Some(mut versions) = versions::adopted(db, plan)? else { return Ok(None) };
    let Some(place) = versions.iter().position(|version| version.book.plan.version == number) else { return Ok(None) };
    let version = versions.remove(place);
    let before = place.checked_sub(1).map(|before| versions.remove(before));
    let linked = linked(db, before.iter().chain([&version]))?;
    Ok(Some(VersionKnown { before, version, linked }))
}

fn linked<'v>(db: &Db, versions: impl Iterator<Item = &'v Version>) -> Result<HashMap<Id<Node>, String>, Fault> {
    let mut titles = HashMap::new();
    for id in versions.flat_map(|version| &version.book.nodes).flat_map(|node| &node.links) {
        if !titles.contains_key(id) {
            titles.extend(store::node_name(db, *id)?.map(|(_, title)| (*id, title)));
        }
    }
    Ok(titles)
}

impl ListKnown {
    /// Each version with what changed against the one before; the first one has none before it.
    pub(super) fn changes(&self) -> Vec<(&Version, Option<Changes<'_>>)> {
        let before = std::iter::once(None).chain(self.versions.iter().map(Some));
        let pairs = before.zip(&self.versions);
        pairs.map(|(before, version)| (version, before.map(|before| against(before, version)))).collect()
    }
}

impl VersionKnown {
    /// What changed; nothing for the first version.
    pub(super) fn changes(&self) -> Option<Changes<'_>> {
        self.before.as_ref().map(|before| against(before, &self.version))
    }
}

fn against<'v>(before: &'v Version, version: &'v Version) -> Changes<'v> {
    compare(&before.book, &version.book, &version.heirs)
}
