//! What was done for the plan: actions with their partners, milestones.

mod act;
mod refused;
pub(crate) mod store;

use engawa_db::{Db, Fault, Limit};
use engawa_kernel::{AnyId, Day, FiscalYear, Id};

pub use act::{
    ActionAdded, NewAction, NewMilestone, add_action, correct_action, end_action, reach_milestone, withdraw_action,
    withdraw_milestone,
};
pub use refused::Refused;

use crate::model::{Action, Milestone, Node};

/// The latest actions of the town.
///
/// # Errors
/// When the database cannot be read; so below.
pub fn latest(db: &Db, limit: Limit) -> Result<Vec<Action>, Fault> {
    store::latest(db, limit)
}

/// What was held in any of these areas between two days: day and title, the latest first.
///
/// # Errors
/// When the database cannot be read.
pub fn held_in(db: &Db, areas: &[AnyId], from: Day, to: Day, most: usize) -> Result<Vec<(Day, String)>, Fault> {
    let limit = Limit(i64::try_from(most).unwrap_or(0));
    let mut found = Vec::new();
    for area in areas {
        found.extend(store::held_in(db, area.of(), from, to, limit)?);
    }
    found.sort_by_key(|(day, _, seq)| std::cmp::Reverse((*day, *seq)));
    Ok(found.into_iter().map(|(day, title, _)| (day, title)).take(most).collect())
}

/// The latest actions that serve any of these items.
///
/// # Errors
/// When the database cannot be read.
pub fn serving(db: &Db, nodes: &[Id<Node>], limit: Limit) -> Result<Vec<Action>, Fault> {
    let mut found = Vec::new();
    for node in nodes {
        found.extend(store::serving(db, *node, limit)?);
    }
    found.sort_by_key(|action| std::cmp::Reverse((action.held_on, action.seq)));
    found.truncate(usize::try_from(limit.0).unwrap_or(0));
    Ok(found)
}

/// An action as it stands.
///
/// # Errors
/// When the database cannot be read.
pub fn action(db: &Db, id: Id<Action>) -> Result<Option<Action>, Fault> {
    store::action(db, id)
}

/// The milestones of any of these items, the latest first.
///
/// # Errors
/// When the database cannot be read.
pub fn milestones_of(db: &Db, nodes: &[Id<Node>]) -> Result<Vec<Milestone>, Fault> {
    let mut found = Vec::new();
    for node in nodes {
        found.extend(store::milestones_of(db, *node)?);
    }
    found.sort_by_key(|milestone| std::cmp::Reverse((milestone.reached_on, milestone.seq)));
    Ok(found)
}

/// How many actions were held in a fiscal year, and how many of them with others.
///
/// # Errors
/// When the database cannot be read.
pub fn count_of_year(db: &Db, year: FiscalYear) -> Result<(i64, i64), Fault> {
    store::count_of_year(db, year)
}
