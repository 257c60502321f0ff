//! The whole tree of a plan as nested lists; an item with several parents stands under each of them.

use askama::Template;
use askama::filters::HtmlSafe;
use engawa_web::Said;
use engawa_web::tables::{Cell, Column, Row, Table};

use super::look::{InJapanese, Look};
use crate::book::Book;
use crate::model::Node;

/// Deeper than any plan; a bound against a circle that came in from outside.
const DEPTH_MAX: usize = 12;

/// Items beside each other.
#[derive(Template)]
#[template(path = "_branch.html")]
pub struct Branch {
    ja: InJapanese,
    leaves: Vec<Leaf>,
}

impl HtmlSafe for Branch {}

/// One item with those below it.
struct Leaf {
    label: String,
    title: String,
    href: Option<String>,
    tags: Vec<Said>,
    branch: Branch,
}

impl Branch {
    /// The tree from its roots.
    pub fn whole(look: &Look, book: &Book) -> Branch {
        Branch::of(look, book, &book.roots(), DEPTH_MAX)
    }

    fn of(look: &Look, book: &Book, nodes: &[&Node], depth: usize) -> Branch {
        let leaf = |node: &&Node| Leaf {
            label: node.number.as_ref().map_or_else(|| node.level.clone(), |number| format!("{}{number}", node.level)),
            title: node.title.clone(),
            href: node.is_policy.then(|| look.policy(&book.plan.slug, &node.slug)),
            tags: tags(look, node),
            branch: Branch::below(look, book, node, depth),
        };
        Branch { ja: look.ja(), leaves: nodes.iter().map(leaf).collect() }
    }

    fn below(look: &Look, book: &Book, node: &Node, depth: usize) -> Branch {
        let children = if depth == 0 { Vec::new() } else { book.children(node.id) };
        Branch::of(look, book, &children, depth.saturating_sub(1))
    }
}

fn tags(look: &Look, node: &Node) -> Vec<Said> {
    let say = |key| look.voice.say(key);
    [
        node.is_draft.then(|| say("plans-draft")),
        node.is_cross_cutting.then(|| say("plans-cross-cutting")),
        node.has_inferred_parent.then(|| say("plans-inferred-parent")),
        node.is_title_only.then(|| say("plans-title-only")),
        (node.parents.len() > 1).then(|| say("plans-tree-shared")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What the marks in the tree mean, where they occur.
pub fn notes(look: &Look, book: &Book) -> Vec<Said> {
    let said = |key, tag: Said| look.voice.say_with(key, &[("tag", tag.into())]);
    let is_shared = book.nodes.iter().any(|node| node.parents.len() > 1);
    let is_draft = book.nodes.iter().any(|node| node.is_draft);
    let shared = is_shared.then(|| said(engawa_web::key("plans-tree-many"), look.voice.say("plans-tree-shared")));
    let draft = is_draft.then(|| said(engawa_web::key("plans-tree-draft"), look.voice.say("plans-draft")));
    let empty = book.nodes.is_empty().then(|| look.voice.say("plans-tree-empty"));
    [shared, draft, empty].into_iter().flatten().collect()
}

/// The tree as a table to keep: one line an item, in printed order, with the codes of those above it.
pub fn table(look: &Look, book: &Book) -> Table {
    let say = |key| look.voice.say(key);
    let columns = vec![
        Column::text(say("plans-column-code")),
        Column::text(say("plans-column-level")),
        Column::text(say("plans-column-number")),
        Column::text(say("plans-column-title")),
        Column::text(say("plans-column-parents")),
        Column::text(say("plans-charge")),
    ];
    let table = Table::new(&look.voice, say("plans-tree"), columns);
    book.nodes.iter().map(|node| line(look, book, node)).fold(table, Table::row)
}

fn line(look: &Look, book: &Book, node: &Node) -> Row {
    let parents = node.parents.iter().filter_map(|parent| book.node(*parent)).map(|parent| parent.code.as_str());
    Row::new(vec![
        Cell::text(node.code.as_str()),
        Cell::text(node.level.as_str()),
        node.number.as_deref().map_or_else(|| Cell::missing(&look.voice), Cell::text),
        Cell::text(node.title.as_str()),
        Cell::text(parents.collect::<Vec<_>>().join(" / ")),
        Cell::text(look.joined(node.sections.iter().map(|section| section.name.as_str()))),
    ])
}
