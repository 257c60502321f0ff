//! What changed from one version of a plan to the next: pure, by codes.

mod indicators;
mod nodes;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use crate::book::Book;
use crate::model::{Heir, Indicator, Node, Plan};

pub use indicators::{DefinitionPart, IndicatorChange, definition_changes, target_changed};
pub use nodes::NodeChange;

/// What becomes of items and indicators that are not carried on under their codes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heirs {
    /// Of items.
    pub nodes: Vec<Heir>,
    /// Of indicators.
    pub indicators: Vec<Heir>,
}

/// Everything that changed from one version to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Changes<'b> {
    /// What is said of the plan as a whole.
    pub plan: Vec<PlanChange>,
    /// Its items.
    pub nodes: Sorted<'b, Node, NodeChange>,
    /// Its indicators.
    pub indicators: Sorted<'b, Indicator, IndicatorChange>,
}

/// The items, or the indicators, of two versions: each code stands in exactly one of the four lists.
#[derive(Debug, Clone, PartialEq)]
pub struct Sorted<'b, T, C> {
    /// Those that say the same in both, as the later version has them.
    pub kept: Vec<&'b T>,
    /// Those that go on and say something else.
    pub changed: Vec<Changed<'b, T, C>>,
    /// Those that only the later version has.
    pub added: Vec<Added<'b, T>>,
    /// Those that only the earlier version has.
    pub ended: Vec<Ended<'b, T>>,
}

/// What goes on under its code and says something else.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed<'b, T, C> {
    /// As it was.
    pub before: &'b T,
    /// As it is.
    pub after: &'b T,
    /// What is otherwise; never empty.
    pub what: Vec<C>,
}

/// What is new.
#[derive(Debug, Clone, PartialEq)]
pub struct Added<'b, T> {
    /// The new one.
    pub item: &'b T,
    /// Those that it takes over; often none.
    pub from: Vec<&'b T>,
}

/// What does not go on.
#[derive(Debug, Clone, PartialEq)]
pub struct Ended<'b, T> {
    /// The old one.
    pub item: &'b T,
    /// Those that take it over; nobody: it just ends.
    pub heirs: Vec<&'b T>,
}

/// What is said of the plan as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanChange {
    /// Its title.
    Title,
    /// Which kind of plan.
    Kind,
    /// Which part of it is here.
    Scope,
    /// Its years.
    Period,
    /// The document.
    Source,
    /// What its levels are called.
    Levels,
    /// Who has a role.
    Actors,
    /// Plans beside it.
    Related,
    /// Its grades.
    Scale,
}

impl<T, C> Sorted<'_, T, C> {
    /// Whether nothing changed.
    pub fn is_same(&self) -> bool {
        self.changed.is_empty() && self.added.is_empty() && self.ended.is_empty()
    }
}

impl Changes<'_> {
    /// Whether nothing changed at all.
    pub fn is_same(&self) -> bool {
        self.plan.is_empty() && self.nodes.is_same() && self.indicators.is_same()
    }
}

/// Compares two versions of a plan. `heirs` are those that the later one names.
pub fn compare<'b>(before: &'b Book, after: &'b Book, heirs: &Heirs) -> Changes<'b> {
    let places = nodes::Places { before, after, heirs: &heirs.nodes };
    Changes {
        plan: plan_changes(&before.plan, &after.plan),
        nodes: sort(&before.nodes, &after.nodes, &heirs.nodes, |node| &node.code, |one, other| nodes::changes(&places, one, other)),
        indicators: sort(
            &before.indicators,
            &after.indicators,
            &heirs.indicators,
            |indicator| &indicator.code,
            |one, other| indicators::changes(&places, one, other),
        ),
    }
}

/// Sorts two lists by code; where a code stands twice in a list, which no plan has, the first one counts.
fn sort<'b, T, C>(
    before: &'b [T],
    after: &'b [T],
    heirs: &[Heir],
    code: impl Fn(&T) -> &str,
    changes: impl Fn(&T, &T) -> Vec<C>,
) -> Sorted<'b, T, C> {
    let (old, new) = (by_code(before, &code), by_code(after, &code));
    let mut sorted = Sorted { kept: Vec::new(), changed: Vec::new(), added: Vec::new(), ended: Vec::new() };
    for item in firsts(after, &code) {
        let Some(&earlier) = old.get(code(item)) else {
            let olds = heirs.iter().filter(|heir| heir.new.iter().any(|new| new == code(item)));
            sorted.added.push(Added { item, from: olds.filter_map(|heir| old.get(heir.old.as_str()).copied()).collect() });
            continue;
        };
        let what = changes(earlier, item);
        if what.is_empty() {
            sorted.kept.push(item);
        } else {
            sorted.changed.push(Changed { before: earlier, after: item, what });
        }
    }
    for item in firsts(before, &code).filter(|item| !new.contains_key(code(item))) {
        let names = heirs.iter().filter(|heir| heir.old == code(item)).flat_map(|heir| &heir.new);
        sorted.ended.push(Ended { item, heirs: names.filter_map(|name| new.get(name.as_str()).copied()).collect() });
    }
    sorted
}

fn by_code<T>(items: &[T], code: impl Fn(&T) -> &str) -> HashMap<&str, &T> {
    let mut map = HashMap::new();
    for item in items {
        map.entry(code(item)).or_insert(item);
    }
    map
}

fn firsts<T>(items: &[T], code: impl Fn(&T) -> &str) -> impl Iterator<Item = &T> {
    let mut seen = HashSet::new();
    items.iter().filter(move |item| seen.insert(code(item)))
}

fn plan_changes(before: &Plan, after: &Plan) -> Vec<PlanChange> {
    // The day, the reason and the number of a version are not what the plan says; the id and the slug never change.
    let Plan { id: _, slug: _, version: _, adopted_on: _, reason: _, .. } = before;
    let all = [
        (before.title != after.title, PlanChange::Title),
        (before.kind != after.kind, PlanChange::Kind),
        (before.scope != after.scope, PlanChange::Scope),
        (before.period != after.period, PlanChange::Period),
        (before.source_title != after.source_title || before.source_url != after.source_url, PlanChange::Source),
        (before.levels != after.levels, PlanChange::Levels),
        (before.actors != after.actors, PlanChange::Actors),
        (before.related != after.related, PlanChange::Related),
        (before.scale != after.scale, PlanChange::Scale),
    ];
    picked(all)
}

/// What differs, out of what may.
fn picked<C, const N: usize>(all: [(bool, C); N]) -> Vec<C> {
    all.into_iter().filter_map(|(differs, what)| differs.then_some(what)).collect()
}
