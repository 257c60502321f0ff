//! What this room gives to others.

use engawa_db::{Db, Fault, Limit};
use engawa_kernel::{AnyId, Day, Id};
use engawa_web::door::{Happened, Holding, Stage};

use crate::actions;
use crate::book::{self, Book};
use crate::charge::Heirs;
use crate::model::{Node, SectionName};
use crate::pages::{indicator_path, plan_path, policy_path};

/// What is kept by a section: items and indicators whose section it is today, by itself or as a successor of the one that the
/// plan names. Asked before a section ends that nobody takes over from.
///
/// # Errors
/// When the database cannot be read.
pub fn holdings(db: &Db, section: AnyId) -> Result<Vec<Holding>, Fault> {
    let mut heirs = Heirs::on(db, db.now().day());
    let mut is_kept = |printed: &[SectionName]| leads_to(&mut heirs, printed, section);
    let mut found = Vec::new();
    for book in book::all(db)? {
        for node in &book.nodes {
            if is_kept(&node.sections)? {
                found.push(Holding { what: node.title.clone(), path: path_of(&book, node) });
            }
        }
        for indicator in &book.indicators {
            if is_kept(&indicator.sections)? {
                let path = indicator_path(&book.plan.slug, &indicator.slug);
                found.push(Holding { what: indicator.name.clone(), path });
            }
        }
    }
    Ok(found)
}

/// What was done for these items: actions that were held or went on, milestones that were reached.
///
/// # Errors
/// When the database cannot be read.
pub fn timeline(db: &Db, nodes: &[AnyId], from: Day, to: Day) -> Result<Vec<Happened>, Fault> {
    let nodes: Vec<Id<Node>> = nodes.iter().map(|node| node.of()).collect();
    let done = |day, what, people| Happened { day, stage: Stage::Done, what, people, path: None };
    let held = actions::serving(db, &nodes, Limit::SHORT)?.into_iter();
    let held = held.filter(|action| (from..=to).contains(&action.held_on));
    let reached = actions::milestones_of(db, &nodes)?.into_iter();
    let reached = reached.filter(|milestone| (from..=to).contains(&milestone.reached_on));
    let held = held.map(|action| done(action.held_on, action.title, action.head_count));
    let mut all: Vec<Happened> = held.chain(reached.map(|milestone| done(milestone.reached_on, milestone.title, None))).collect();
    all.sort_by_key(|happened| std::cmp::Reverse(happened.day));
    Ok(all)
}

/// What was done in these areas. How many took part is not said: the public learns it month by month.
///
/// # Errors
/// When the database cannot be read.
pub fn area_timeline(db: &Db, areas: &[AnyId], from: Day, to: Day, most: usize) -> Result<Vec<Happened>, Fault> {
    let done = |(day, what)| Happened { day, stage: Stage::Done, what, people: None, path: None };
    Ok(actions::held_in(db, areas, from, to, most)?.into_iter().map(done).collect())
}

fn leads_to(heirs: &mut Heirs, printed: &[SectionName], section: AnyId) -> Result<bool, Fault> {
    for name in printed {
        if heirs.of(name.id)?.iter().any(|heir| heir.id.any() == section) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// An item without a page of its own is found on that of the policy above it, or of the plan.
fn path_of(book: &Book, node: &Node) -> String {
    let slug = &book.plan.slug;
    book.policy_of(node.id).map_or_else(|| plan_path(slug), |policy| policy_path(slug, &policy.slug))
}
