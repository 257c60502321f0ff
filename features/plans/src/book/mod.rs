//! The book: a plan as a whole, with its items and indicators, as a page needs it.

pub(crate) mod store;

use std::collections::{HashMap, HashSet};

use engawa_db::{Db, Fault};
use engawa_kernel::Id;

use crate::model::{Indicator, Node, Plan};

pub(crate) use store::{lasting_node_by_code, node_id_by_code, node_is_leaf};

/// A plan with everything in it, in printed order.
#[derive(Debug, Clone, PartialEq)]
pub struct Book {
    /// The plan.
    pub plan: Plan,
    /// Its items.
    pub nodes: Vec<Node>,
    /// Its indicators.
    pub indicators: Vec<Indicator>,
    children: HashMap<Id<Node>, Vec<usize>>,
    places: HashMap<Id<Node>, usize>,
}

/// All plans in their current versions.
///
/// # Errors
/// When the database cannot be read; so below.
pub fn plans(db: &Db) -> Result<Vec<Plan>, Fault> {
    Ok(store::plans(db)?.into_iter().map(|found| found.plan).collect())
}

/// A plan by its name in addresses.
///
/// # Errors
/// When the database cannot be read.
pub fn plan_by_slug(db: &Db, slug: &str) -> Result<Option<Plan>, Fault> {
    Ok(store::plan(db, slug)?.map(|found| found.plan))
}

/// A whole plan by its name in addresses.
///
/// # Errors
/// When the database cannot be read.
pub fn open(db: &Db, slug: &str) -> Result<Option<Book>, Fault> {
    store::plan(db, slug)?.map(|found| read(db, found)).transpose()
}

/// One version of a plan as a whole, in force or not.
///
/// # Errors
/// When the database cannot be read.
pub fn edition(db: &Db, slug: &str, number: i64) -> Result<Option<Book>, Fault> {
    store::version(db, slug, number)?.map(|found| read(db, found)).transpose()
}

/// All plans, each as a whole.
///
/// # Errors
/// When the database cannot be read.
pub fn all(db: &Db) -> Result<Vec<Book>, Fault> {
    store::plans(db)?.into_iter().map(|found| read(db, found)).collect()
}

/// Where an indicator is found: the names of its plan and of itself in addresses.
///
/// # Errors
/// When the database cannot be read.
pub fn place_of(db: &Db, id: Id<Indicator>) -> Result<Option<(String, String)>, Fault> {
    store::place_of(db, id)
}

/// A version as a whole.
pub(crate) fn read(db: &Db, found: store::FoundPlan) -> Result<Book, Fault> {
    let nodes = store::nodes(db, found.version)?;
    let indicators = store::indicators(db, found.version, None)?;
    Ok(Book::bind(found.plan, nodes, indicators))
}

impl Book {
    /// Puts a plan and its items together.
    pub fn bind(plan: Plan, nodes: Vec<Node>, indicators: Vec<Indicator>) -> Book {
        let places = nodes.iter().enumerate().map(|(place, node)| (node.id, place)).collect();
        let mut children: HashMap<Id<Node>, Vec<usize>> = HashMap::new();
        for (place, node) in nodes.iter().enumerate() {
            for parent in &node.parents {
                children.entry(*parent).or_default().push(place);
            }
        }
        Book { plan, nodes, indicators, children, places }
    }

    /// An item.
    pub fn node(&self, id: Id<Node>) -> Option<&Node> {
        self.places.get(&id).map(|place| &self.nodes[*place])
    }

    /// An item by its name in addresses.
    pub fn node_by_slug(&self, slug: &str) -> Option<&Node> {
        self.nodes.iter().find(|node| node.slug == slug)
    }

    /// An item by its code.
    pub fn node_by_code(&self, code: &str) -> Option<&Node> {
        self.nodes.iter().find(|node| node.code == code)
    }

    /// The items that have a page of their own.
    pub fn policies(&self) -> Vec<&Node> {
        self.nodes.iter().filter(|node| node.is_policy).collect()
    }

    /// The items under which everything stands.
    pub fn roots(&self) -> Vec<&Node> {
        self.nodes.iter().filter(|node| node.parents.is_empty()).collect()
    }

    /// The items directly below one.
    pub fn children(&self, id: Id<Node>) -> Vec<&Node> {
        self.children.get(&id).into_iter().flatten().map(|place| &self.nodes[*place]).collect()
    }

    /// From the outermost item down to this one, by the parents under which each is printed.
    pub fn path(&self, id: Id<Node>) -> Vec<&Node> {
        let mut path: Vec<&Node> = Vec::new();
        let mut at = self.node(id);
        // The depth is bounded by the number of items: the tree was checked when it was settled, a page must not hang in any case.
        while let Some(node) = at.filter(|_| path.len() <= self.nodes.len()) {
            path.push(node);
            at = node.parents.first().and_then(|parent| self.node(*parent));
        }
        path.reverse();
        path
    }

    /// An item and everything below it, each once.
    pub fn subtree(&self, id: Id<Node>) -> Vec<&Node> {
        let mut seen = HashSet::new();
        let mut waiting = vec![id];
        while let Some(next) = waiting.pop() {
            if seen.insert(next) {
                waiting.extend(self.children(next).iter().map(|node| node.id));
            }
        }
        self.nodes.iter().filter(|node| seen.contains(&node.id)).collect()
    }

    /// The nearest item upward that has a page of its own; itself if it has one.
    pub fn policy_of(&self, id: Id<Node>) -> Option<&Node> {
        self.path(id).into_iter().rev().find(|node| node.is_policy)
    }

    /// An indicator by its name in addresses.
    pub fn indicator_by_slug(&self, slug: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.slug == slug)
    }

    /// An indicator.
    pub fn indicator(&self, id: Id<Indicator>) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.id == id)
    }

    /// The indicators of exactly this item.
    pub fn indicators_of(&self, id: Id<Node>) -> Vec<&Indicator> {
        self.indicators.iter().filter(|indicator| indicator.node == id).collect()
    }

    /// The indicators of an item and of everything below it.
    pub fn indicators_under(&self, id: Id<Node>) -> Vec<&Indicator> {
        let inside: HashSet<Id<Node>> = self.subtree(id).iter().map(|node| node.id).collect();
        self.indicators.iter().filter(|indicator| inside.contains(&indicator.node)).collect()
    }
}
