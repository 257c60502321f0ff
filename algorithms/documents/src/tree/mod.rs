//! The tree of a plan: headings, sheets, columns of items and goals of a manifesto, put into one order.

pub mod builder;
pub mod cells;
pub mod heading;
pub mod lists;
pub mod manifesto;
pub mod paths;
pub mod title;

pub use builder::Builder;

use crate::draft::{Node, Plan};
use crate::layout::{Block, Page};

/// Reads the tree of a document.
pub fn read(page: &Page) -> Plan {
    let mut builder = Builder::of(page);
    manifesto::face(page, builder.plan());
    title::read(page, builder.plan());
    for block in &page.blocks {
        match block {
            Block::Lines(range) => lists::read(page, range.clone(), &mut builder),
            Block::Table(grid) => {
                if !manifesto::read(grid, &mut builder) {
                    cells::read(grid, &mut builder);
                }
            }
        }
    }
    builder.close()
}

/// The item under which a line of the document stands.
pub fn node_before(nodes: &[Node], line: usize) -> Option<usize> {
    nodes.iter().rposition(|node| !node.is_cross_cutting && node.span.line <= line + 1)
}
