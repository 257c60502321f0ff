//! Puts headings into a tree: levels are ordered by their words, else by the order in which this document nests them.

use std::ops::Range;

use super::heading::Heading;
use crate::bounds::NODES_MAX;
use crate::decide;
use crate::draft::{Node, Part, Plan};
use crate::glyph::Run;
use crate::layout::Page;

/// A heading on its way into the tree.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The word of its level.
    pub level: Option<String>,
    /// The order of its level; none where only the nesting tells.
    pub rank: Option<i32>,
    /// What its marks look like, where no word tells the level.
    pub style: String,
    /// The number as printed.
    pub number: Option<String>,
    /// The title.
    pub title: String,
    /// Departments beside it.
    pub departments: Vec<String>,
    /// It is set in brackets.
    pub is_draft: bool,
    /// Where it stands.
    pub range: Range<usize>,
}

/// An open item: its place among the nodes, its order, its style.
struct Open {
    node: usize,
    rank: i32,
    style: String,
}

/// Builds a tree from headings in the order of the document.
pub struct Builder<'p> {
    page: &'p Page,
    plan: Plan,
    open: Vec<Open>,
    crossing: Vec<String>,
    late: LateLabels,
}

/// Labels of higher levels that stand behind the heading to which they belong.
#[derive(Default)]
struct LateLabels {
    /// This document prints them so.
    is_usual: bool,
}

impl<'p> Builder<'p> {
    /// An empty tree of a document.
    pub fn of(page: &'p Page) -> Builder<'p> {
        Builder { page, plan: Plan::default(), open: Vec::new(), crossing: Vec::new(), late: LateLabels::default() }
    }

    /// The plan as it stands.
    pub fn plan(&mut self) -> &mut Plan {
        &mut self.plan
    }

    /// Whether a heading with a word for its level was seen.
    pub fn has_levels(&self) -> bool {
        self.open.iter().any(|open| open.rank < 100)
    }

    /// An entry from a heading with a word for its level.
    pub fn entry(heading: &Heading, title: &Run, range: Range<usize>) -> Entry {
        Entry {
            level: Some(heading.level.clone()),
            rank: Some(heading.rank),
            style: heading.level.clone(),
            number: heading.number.clone(),
            title: title.printed(),
            departments: Vec::new(),
            is_draft: false,
            range,
        }
    }

    /// Notes something that stands beside the tree and belongs to the next item.
    pub fn cross(&mut self, heading: &Heading, range: Range<usize>) {
        let id = self.push(Entry { rank: None, ..Builder::entry(heading, &heading.title, range) }, Vec::new());
        if let Some(node) = self.plan.nodes.last_mut() {
            node.is_cross_cutting = true;
        }
        self.crossing.push(id);
    }

    /// Adds an item at the place that its level and the open items give it.
    pub fn add(&mut self, entry: Entry) {
        if self.plan.nodes.len() >= NODES_MAX || entry.title.is_empty() {
            return;
        }
        let rank = self.rank_for(&entry);
        if let Some(at) = self.known(&entry) {
            return self.reopen(at, rank, &entry);
        }
        if rank < 100 && self.belongs_to_open(&entry, rank) {
            return self.late_label(entry, rank);
        }
        while self.open.last().is_some_and(|open| open.rank >= rank) {
            self.open.pop();
        }
        let parents: Vec<String> = self
            .open
            .last()
            .map(|open| self.plan.nodes[open.node].id.clone())
            .into_iter()
            .chain(std::mem::take(&mut self.crossing))
            .collect();
        let style = entry.style.clone();
        self.push(entry, parents);
        self.open.push(Open { node: self.plan.nodes.len() - 1, rank, style });
    }

    /// The order of an entry: by its word, else that of the open item of the same style, else below all.
    fn rank_for(&self, entry: &Entry) -> i32 {
        let same = self.open.iter().find(|open| open.style == entry.style).map(|open| open.rank);
        let below = self.open.last().map_or(100, |open| open.rank.max(99) + 1);
        entry.rank.or(same).unwrap_or(below)
    }

    /// The same heading printed a second time: a table of contents, a running head, a list before a table.
    fn known(&self, entry: &Entry) -> Option<usize> {
        let same = |node: &Node| {
            let number = node.number == entry.number && entry.number.is_some() && node.level == entry.level;
            let unlike = node.number.is_some() && entry.number.is_some() && node.number != entry.number;
            (number && (entry.rank.is_some_and(|rank| rank < 34) || node.title == entry.title))
                || (!unlike && node.title == entry.title && node.level == entry.level && self.is_above(node))
        };
        self.plan.nodes.iter().rposition(|node| same(node) && (entry.rank.is_some_and(|rank| rank < 34) || self.is_above(node)))
    }

    /// Whether a node hangs on what is open now.
    fn is_above(&self, node: &Node) -> bool {
        let open: Vec<&String> = self.open.iter().map(|open| &self.plan.nodes[open.node].id).collect();
        node.parents.iter().any(|parent| open.contains(&parent))
    }

    fn reopen(&mut self, at: usize, rank: i32, entry: &Entry) {
        while self.open.last().is_some_and(|open| open.rank >= rank) {
            self.open.pop();
        }
        for department in &entry.departments {
            if !self.plan.nodes[at].departments.contains(department) {
                self.plan.nodes[at].departments.push(department.clone());
            }
        }
        self.open.push(Open { node: at, rank, style: entry.style.clone() });
    }

    /// Whether a label of a higher level belongs to the item that is open, because this document prints labels behind.
    fn belongs_to_open(&mut self, entry: &Entry, rank: i32) -> bool {
        let Some(lower) = self.open.iter().find(|open| open.rank > rank && open.rank < 40) else { return false };
        let has_higher = self.plan.nodes.iter().any(|node| node.level == entry.level);
        let orphan = self.plan.nodes[lower.node].parents.is_empty() || self.late.is_usual;
        if !has_higher && orphan {
            self.late.is_usual = true;
        }
        self.late.is_usual && (orphan || has_higher)
    }

    /// Puts a label above the open items that it belongs to.
    fn late_label(&mut self, entry: Entry, rank: i32) {
        let at = self.open.iter().position(|open| open.rank > rank).unwrap_or(self.open.len());
        let lower = self.open.get(at).map(|open| open.node);
        let higher = self.open[..at].last().map(|open| self.plan.nodes[open.node].id.clone());
        let before = self.open[..at].iter().rposition(|open| open.rank == rank);
        let above: Vec<String> = match before {
            Some(same) => self.plan.nodes[self.open[same].node].parents.clone(),
            None => higher.into_iter().collect(),
        };
        let style = entry.style.clone();
        let id = self.push(entry, above.clone());
        let node = self.plan.nodes.len() - 1;
        if let Some(lower) = lower {
            let replaced = before.map(|same| self.plan.nodes[self.open[same].node].id.clone());
            let parents = &mut self.plan.nodes[lower].parents;
            parents.retain(|parent| Some(parent) != replaced.as_ref() && !above.contains(parent));
            parents.insert(0, id);
        }
        match before {
            Some(same) => self.open[same].node = node,
            None => self.open.insert(at, Open { node, rank, style }),
        }
    }

    fn push(&mut self, entry: Entry, parents: Vec<String>) -> String {
        let id = format!("n{}", self.plan.nodes.len() + 1);
        if let Some(level) = entry.level.as_ref().filter(|level| !self.plan.levels.contains(level)) {
            self.plan.levels.push(level.clone());
        }
        let confidence = if entry.rank.is_some() { 0.9 } else { 0.7 };
        self.plan.nodes.push(Node {
            id: id.clone(),
            level: entry.level,
            number: entry.number,
            title: entry.title,
            parents,
            departments: entry.departments,
            is_draft: entry.is_draft,
            confidence,
            span: decide::span(&entry.range, self.page),
            ..Node::default()
        });
        id
    }

    /// Departments that are named for what is open, down from a level.
    pub fn departments(&mut self, names: &[String], from_rank: i32) {
        for open in &self.open {
            if open.rank < from_rank {
                continue;
            }
            let node = &mut self.plan.nodes[open.node];
            for name in names {
                if !node.departments.contains(name) {
                    node.departments.push(name.clone());
                }
            }
        }
    }

    /// Closes what is open below a level: a new part of a sheet begins.
    pub fn close_below(&mut self, rank: i32) {
        while self.open.last().is_some_and(|open| open.rank >= rank) {
            self.open.pop();
        }
    }

    /// Adds a paragraph to a part of the innermost item.
    pub fn part(&mut self, kind: &str, title: &str, text: String) {
        let Some(node) = self.open.last().map(|open| open.node) else { return };
        let parts = &mut self.plan.nodes[node].parts;
        match parts.iter_mut().find(|part| part.kind == kind && part.title == title) {
            Some(part) if part.texts.len() < 60 => part.texts.push(text),
            Some(_) => {}
            None => parts.push(Part { kind: kind.to_owned(), title: title.to_owned(), texts: vec![text] }),
        }
    }

    /// The tree.
    pub fn close(self) -> Plan {
        self.plan
    }
}
