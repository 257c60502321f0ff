//! The rules of the house as tests: where things may stand, and what may not stand anywhere.
//!
//! Each rule is a plain function over a tree of files, tried here on the repository and on small planted trees.
//! What a rule must let pass stands in `exceptions.toml`, with its reason.

mod columns;
mod committed;
mod dependencies;
mod duties;
mod exceptions;
mod furnish;
mod imports;
mod marks;
mod rust_text;
mod sizes;
mod sources;
mod sql;
mod statements;
mod tree;
mod values;
mod words;

use exceptions::Exceptions;
use tree::{Finding, Tree};

/// Every rule that looks at files only.
fn all_findings(tree: &Tree) -> Vec<Finding> {
    let rules: [fn(&Tree) -> Vec<Finding>; 7] = [
        imports::findings,
        dependencies::findings,
        sources::findings,
        sizes::findings,
        sql::findings,
        marks::findings,
        words::findings,
    ];
    rules.iter().flat_map(|rule| rule(tree)).collect()
}

/// Fails with one sentence a finding, after the committed exceptions were taken off.
fn assert_kept(findings: Vec<Finding>) {
    let open = Exceptions::read(&Tree::repository()).without(findings);
    let sentences: Vec<String> = open.iter().map(Finding::to_string).collect();
    assert!(sentences.is_empty(), "\n{}\n", sentences.join("\n"));
}

#[test]
fn every_exception_has_a_reason_and_is_still_needed() {
    let tree = Tree::repository();
    let exceptions = Exceptions::read(&tree);
    let complaints = exceptions.complaints(&all_findings(&tree));
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}
