//! Ties indicators to the items under which they stand.

use crate::draft::{Indicator, Node, Plan};

/// Fills paths and owners of indicators. `items` are the items that a row itself names.
pub fn tie(plan: &Plan, indicators: &mut [Indicator]) {
    for indicator in indicators {
        let items = std::mem::take(&mut indicator.policy_path);
        let named = items
            .iter()
            .rev()
            .find_map(|item| by_title(plan, item, indicator.span.line).filter(|at| !is_content(&plan.nodes[*at])));
        let place = named
            .or_else(|| super::node_before(&plan.nodes, indicator.span.line.saturating_sub(1)).and_then(|at| policy(plan, at)));
        let Some(node) = place else {
            indicator.policy_path = items;
            continue;
        };
        let chain = chain(plan, node);
        let title = plan.title.iter().filter(|_| plan.kind.as_deref() == Some("manifesto")).cloned();
        indicator.policy_path = title.chain(chain.iter().map(|node| node.label())).collect();
        if indicator.owner.is_empty() {
            indicator.owner = chain
                .iter()
                .rev()
                .find(|node| !node.departments.is_empty())
                .map(|node| node.departments.clone())
                .unwrap_or_default();
        }
    }
}

/// What is done for an item, and no item above indicators.
fn is_content(node: &Node) -> bool {
    node.level.as_deref().and_then(super::heading::rank_of).is_some_and(|rank| rank >= 45)
}

/// An item by the words of a cell, numbering and all; the last one that stands before the row.
fn by_title(plan: &Plan, text: &str, line: usize) -> Option<usize> {
    let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let wanted = plain(text);
    let fits = |node: &Node| {
        node.title.chars().count() >= 3
            && wanted.ends_with(&plain(&node.title))
            && wanted.chars().count() <= node.title.chars().count() + 8
    };
    plan.nodes.iter().rposition(|node| fits(node) && node.span.line <= line)
}

/// Items of lists are too fine for an indicator below the whole sheet: the nearest one that is a policy.
fn policy(plan: &Plan, at: usize) -> Option<usize> {
    let fine = |node: &Node| {
        node.level.as_deref().and_then(super::heading::rank_of).is_none_or(|rank| rank >= 40)
            && node.level.as_deref() != Some("表題")
            && node.level.as_deref() != Some("部局")
    };
    let mut at = at;
    for _ in 0..8 {
        let node = &plan.nodes[at];
        if !fine(node) || node.parents.is_empty() {
            return Some(at);
        }
        at = plan.nodes.iter().position(|other| node.parents.first() == Some(&other.id))?;
    }
    Some(at)
}

/// From the outermost item to a node, along first parents.
fn chain(plan: &Plan, at: usize) -> Vec<&Node> {
    let mut chain = vec![&plan.nodes[at]];
    while let Some(parent) = chain.last().and_then(|node| node.parents.first()) {
        let Some(node) = plan.nodes.iter().find(|node| node.id == *parent).filter(|_| chain.len() < 12) else { break };
        chain.push(node);
    }
    chain.reverse();
    chain
}
