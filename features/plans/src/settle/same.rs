//! Whether a version that is in the town says the same as a file.

use std::collections::HashMap;

use engawa_db::{Db, Fault};
use engawa_kernel::{AnyId, Id};

use crate::book::store::{self, FoundPlan};
use crate::model::{Indicator, Node, SectionName};
use crate::townfile::{IndicatorFile, NodeFile, PlanFile};

/// The first thing that differs, in words for the operator; nothing where both say the same.
pub(super) fn difference(db: &Db, found: &FoundPlan, file: &PlanFile) -> Result<Option<String>, Fault> {
    if !same_head(found, file) {
        return Ok(Some("what is said of the plan as a whole".to_owned()));
    }
    let nodes = store::nodes(db, found.version)?;
    let codes: HashMap<Id<Node>, String> = nodes.iter().map(|node| (node.id, node.code.clone())).collect();
    let stored = nodes.iter().map(|node| node_file(db, node, &codes)).collect::<Result<Vec<NodeFile>, _>>()?;
    if let Some((there, here)) = first_other(&stored, &file.nodes) {
        return Ok(here.or(there).map(|node| format!("item {}", node.code)));
    }
    let indicators = store::indicators(db, found.version, None)?;
    let stored =
        indicators.into_iter().map(|found| indicator_file(db, found, &codes)).collect::<Result<Vec<IndicatorFile>, _>>()?;
    let other = first_other(&stored, &file.indicators);
    Ok(other.and_then(|(there, here)| here.or(there)).map(|file| format!("indicator {}", file.indicator.code)))
}

fn same_head(found: &FoundPlan, file: &PlanFile) -> bool {
    let plan = &found.plan;
    plan.title == file.title
        && plan.kind == file.kind
        && plan.scope == file.scope
        && plan.period == file.period
        && plan.source_title == file.source_title
        && plan.source_url == file.source_url
        && plan.levels == file.levels
        && plan.actors == file.actors
        && plan.related == file.related
        && plan.scale == file.scale
}

/// The first place at which two lists differ.
fn first_other<'l, T: PartialEq>(stored: &'l [T], file: &'l [T]) -> Option<(Option<&'l T>, Option<&'l T>)> {
    (0..stored.len().max(file.len())).map(|place| (stored.get(place), file.get(place))).find(|(there, here)| there != here)
}

fn codes_of(db: &Db, sections: &[SectionName]) -> Result<Vec<String>, Fault> {
    let code = |name: &SectionName| Ok(engawa_who::section(db, name.id)?.map_or_else(String::new, |section| section.code));
    sections.iter().map(code).collect()
}

fn node_file(db: &Db, node: &Node, codes: &HashMap<Id<Node>, String>) -> Result<NodeFile, Fault> {
    Ok(NodeFile {
        code: node.code.clone(),
        level: node.level.clone(),
        number: node.number.clone(),
        title: node.title.clone(),
        parents: node.parents.iter().filter_map(|parent| codes.get(parent).cloned()).collect(),
        sections: codes_of(db, &node.sections)?,
        is_draft: node.is_draft,
        is_cross_cutting: node.is_cross_cutting,
        has_inferred_parent: node.has_inferred_parent,
        is_title_only: node.is_title_only,
        is_policy: node.is_policy,
        parts: node.parts.clone(),
        roles: node.roles.clone(),
        goal: node.goal.clone(),
    })
}

fn indicator_file(db: &Db, mut indicator: Indicator, codes: &HashMap<Id<Node>, String>) -> Result<IndicatorFile, Fault> {
    let node = codes.get(&indicator.node).cloned().unwrap_or_default();
    let sections = codes_of(db, &std::mem::take(&mut indicator.sections))?;
    // Ids are ours, not the file's.
    indicator.id = AnyId::random([0; 16]).of();
    indicator.node = AnyId::random([0; 16]).of();
    Ok(IndicatorFile { node, sections, indicator })
}
