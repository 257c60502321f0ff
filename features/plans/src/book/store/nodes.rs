//! The items of a version.

use std::collections::HashMap;

use engawa_db::{Cells, Db, Fault, FromRow, Limit};
use engawa_kernel::Id;

use super::{Version, choice_cell, grouped};
use crate::model::{Goal, Node, Part, RoleText, SectionName};

impl FromRow for Node {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Node {
            id: cells.next()?,
            code: cells.next()?,
            slug: cells.next()?,
            level: cells.next()?,
            number: cells.next()?,
            title: cells.next()?,
            is_draft: cells.next()?,
            is_cross_cutting: cells.next()?,
            has_inferred_parent: cells.next()?,
            is_title_only: cells.next()?,
            is_policy: cells.next()?,
            parents: Vec::new(),
            sections: Vec::new(),
            parts: Vec::new(),
            roles: Vec::new(),
            goal: None,
            links: Vec::new(),
        })
    }
}

impl FromRow for Part {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Part { kind: choice_cell(cells)?, text: cells.next()? })
    }
}

impl FromRow for RoleText {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(RoleText { actor: cells.next()?, text: cells.next()? })
    }
}

impl FromRow for Goal {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Goal {
            heading: cells.next()?,
            target: cells.next()?,
            achieved: cells.next()?,
            background: cells.next()?,
            present: cells.next()?,
            issue: cells.next()?,
            related: cells.next()?,
        })
    }
}

/// The items of a version, in printed order.
pub(crate) fn nodes(db: &Db, version: Id<Version>) -> Result<Vec<Node>, Fault> {
    let mut nodes: Vec<Node> = db.all(
        "select lasting_id, code, slug, level, number, title, is_draft, is_cross_cutting, has_inferred_parent, is_title_only, is_policy
           from plans_nodes
          where version_id = $1
          order by ordinal
          limit $2",
        [version.into(), Limit::SHORT.into()],
    )?;
    let mut parents = parents(db, version)?;
    let mut sections = node_sections(db, version)?;
    let mut parts = parts(db, version)?;
    let mut roles = roles(db, version)?;
    let mut goals = goals(db, version)?;
    let mut links = links(db, version)?;
    for node in &mut nodes {
        node.parents = parents.remove(&node.id).unwrap_or_default().into_iter().map(|(parent,)| parent).collect();
        node.sections = sections.remove(&node.id).unwrap_or_default();
        node.parts = parts.remove(&node.id).unwrap_or_default();
        node.roles = roles.remove(&node.id).unwrap_or_default();
        node.goal = goals.remove(&node.id).and_then(|mut goals| goals.pop());
        node.links = links.remove(&node.id).unwrap_or_default().into_iter().map(|(linked,)| linked).collect();
    }
    Ok(nodes)
}

/// Rows by the item to which they belong.
type ByNode<T> = HashMap<Id<Node>, Vec<T>>;

fn parents(db: &Db, version: Id<Version>) -> Result<ByNode<(Id<Node>,)>, Fault> {
    Ok(grouped(db.all(
        "select n.lasting_id, p.lasting_id
           from plans_node_parents r
           join plans_nodes n on n.id = r.node_id
           join plans_nodes p on p.id = r.parent_id
          where n.version_id = $1
          order by r.node_id, r.ordinal
          limit $2",
        [version.into(), Limit::SHORT.into()],
    )?))
}

fn node_sections(db: &Db, version: Id<Version>) -> Result<ByNode<SectionName>, Fault> {
    Ok(grouped(db.all(
        "select n.lasting_id, r.section_id, s.name
           from plans_node_sections r
           join plans_nodes n on n.id = r.node_id
           join v_sections_on s on s.id = r.section_id
          where n.version_id = $1
          order by r.node_id, r.ordinal
          limit $2",
        [version.into(), Limit::SHORT.into()],
    )?))
}

fn parts(db: &Db, version: Id<Version>) -> Result<ByNode<Part>, Fault> {
    Ok(grouped(db.all(
        "select n.lasting_id, r.kind, r.body
           from plans_node_parts r
           join plans_nodes n on n.id = r.node_id
          where n.version_id = $1
          order by r.node_id, r.ordinal
          limit $2",
        [version.into(), Limit::SHORT.into()],
    )?))
}

fn roles(db: &Db, version: Id<Version>) -> Result<ByNode<RoleText>, Fault> {
    Ok(grouped(db.all(
        "select n.lasting_id, r.actor, r.body
           from plans_node_roles r
           join plans_nodes n on n.id = r.node_id
          where n.version_id = $1
          order by r.node_id, r.ordinal
          limit $2",
        [version.into(), Limit::SHORT.into()],
    )?))
}

fn goals(db: &Db, version: Id<Version>) -> Result<ByNode<Goal>, Fault> {
    Ok(grouped(db.all(
        "select n.lasting_id, g.heading, g.target, g.achieved, g.background, g.present, g.issue, g.related
           from plans_goals g
           join plans_nodes n on n.id = g.node_id
          where n.version_id = $1
          order by g.node_id
          limit $2",
        [version.into(), Limit::SHORT.into()],
    )?))
}

fn links(db: &Db, version: Id<Version>) -> Result<ByNode<(Id<Node>,)>, Fault> {
    Ok(grouped(db.all(
        "select n.lasting_id, r.linked_id
           from plans_node_links r
           join plans_nodes n on n.id = r.node_id
          where n.version_id = $1
          order by r.node_id, r.ordinal
          limit $2",
        [version.into(), Limit::SHORT.into()],
    )?))
}

/// The item with a code, among the current versions of all plans.
pub(crate) fn node_id_by_code(db: &Db, code: &str) -> Result<Option<Id<Node>>, Fault> {
    let row: Option<(Id<Node>,)> = db.first(
        "select n.lasting_id
           from plans_nodes n
           join plans_versions v on v.id = n.version_id
          where n.code = $1
            and v.is_current = 1
          order by n.id
          limit 1",
        [code.into()],
    )?;
    Ok(row.map(|(id,)| id))
}

/// The item that has a code, or had it when it was last printed: what was counted for it stays countable after it ended.
pub(crate) fn lasting_node_by_code(db: &Db, code: &str) -> Result<Option<Id<Node>>, Fault> {
    let row: Option<(Id<Node>,)> = db.first(
        "select n.lasting_id
           from plans_nodes n
           join plans_versions v on v.id = n.version_id
          where n.code = $1
            and v.state = 'adopted'
          order by v.is_current desc, v.number desc, n.id
          limit 1",
        [code.into()],
    )?;
    Ok(row.map(|(id,)| id))
}

/// Code and title of an item, as it is printed in force or as it was last printed.
pub(crate) fn node_name(db: &Db, id: Id<Node>) -> Result<Option<(String, String)>, Fault> {
    db.first(
        "select n.code, n.title
           from plans_nodes n
           join plans_versions v on v.id = n.version_id
          where n.lasting_id = $1
            and v.state = 'adopted'
          order by v.is_current desc, v.number desc
          limit 1",
        [id.into()],
    )
}

/// Where an item of a plan in force is found: plan and item by their names in addresses, and its title. Nothing where the item
/// ended, or has no page.
pub(crate) fn page_of_node(db: &Db, id: Id<Node>) -> Result<Option<(String, String, String)>, Fault> {
    db.first(
        "select p.slug, n.slug, n.title
           from plans_nodes n
           join plans_versions v on v.id = n.version_id
           join plans_plans p on p.id = v.plan_id
          where n.lasting_id = $1
            and v.is_current = 1
            and n.is_policy = 1
          order by p.slug
          limit 1",
        [id.into()],
    )
}

/// Whether nothing stands below an item in the versions in force.
pub(crate) fn node_is_leaf(db: &Db, id: Id<Node>) -> Result<bool, Fault> {
    let below: i64 = db.one(
        "select cast(count(*) as bigint)
           from plans_node_parents r
           join plans_nodes n on n.id = r.parent_id
           join plans_versions v on v.id = n.version_id
          where n.lasting_id = $1
            and v.is_current = 1",
        [id.into()],
    )?;
    Ok(below == 0)
}
