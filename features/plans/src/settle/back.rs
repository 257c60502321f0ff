//! A version that is in the town, written back as a town file has it.

use std::collections::HashMap;

use engawa_db::{Db, Fault};
use engawa_kernel::{AnyId, Id};

use crate::book::store::{self, FoundPlan};
use crate::model::{Indicator, Node, SectionName};
use crate::townfile::{IndicatorFile, NodeFile, PlanFile};

/// The version as a file.
pub(crate) fn plan_file(db: &Db, found: &FoundPlan) -> Result<PlanFile, Fault> {
    let plan = found.plan.clone();
    let nodes = store::nodes(db, found.version)?;
    let codes: HashMap<Id<Node>, String> = nodes.iter().map(|node| (node.id, node.code.clone())).collect();
    let indicators = store::indicators(db, found.version, None)?;
    Ok(PlanFile {
        slug: plan.slug,
        title: plan.title,
        kind: plan.kind,
        scope: plan.scope,
        version: plan.version,
        is_current: false,
        period: plan.period,
        source_title: plan.source_title,
        source_url: plan.source_url,
        levels: plan.levels,
        actors: plan.actors,
        related: plan.related,
        scale: plan.scale,
        nodes: nodes.into_iter().map(|node| node_file(db, node, &codes)).collect::<Result<_, _>>()?,
        indicators: indicators.into_iter().map(|found| indicator_file(db, found, &codes)).collect::<Result<_, _>>()?,
        adopted_on: plan.adopted_on,
        reason: plan.reason,
        heirs: store::node_heirs(db, found.version)?,
        indicator_heirs: store::indicator_heirs(db, found.version)?,
    })
}

fn codes_of(db: &Db, sections: &[SectionName]) -> Result<Vec<String>, Fault> {
    let code = |name: &SectionName| Ok(engawa_who::section(db, name.id)?.map_or_else(String::new, |section| section.code));
    sections.iter().map(code).collect()
}

fn linked(db: &Db, links: &[Id<Node>]) -> Result<Vec<String>, Fault> {
    let code = |id: &Id<Node>| Ok(store::node_name(db, *id)?.map_or_else(String::new, |(code, _)| code));
    links.iter().map(code).collect()
}

fn node_file(db: &Db, node: Node, codes: &HashMap<Id<Node>, String>) -> Result<NodeFile, Fault> {
    Ok(NodeFile {
        parents: node.parents.iter().filter_map(|parent| codes.get(parent).cloned()).collect(),
        sections: codes_of(db, &node.sections)?,
        links: linked(db, &node.links)?,
        code: node.code,
        level: node.level,
        number: node.number,
        title: node.title,
        is_draft: node.is_draft,
        is_cross_cutting: node.is_cross_cutting,
        has_inferred_parent: node.has_inferred_parent,
        is_title_only: node.is_title_only,
        is_policy: node.is_policy,
        parts: node.parts,
        roles: node.roles,
        goal: node.goal,
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
