//! Organizations stand in a tree: on no day two above one, and nobody above itself around a corner.

use engawa_kernel::{Day, Id};

use crate::model::{Organization, Term};

/// One stands below another on these days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Branch {
    /// Below.
    pub organization: Id<Organization>,
    /// Above.
    pub parent: Id<Organization>,
    /// On which days.
    pub term: Term,
}

/// Why a branch does not grow so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BranchError {
    /// Something stands above it already.
    #[error("something stands above it already")]
    Second(Term),
    /// It would stand above itself.
    #[error("it would stand above itself on {0}")]
    Circle(Day),
}

fn parent_on(branches: &[Branch], organization: Id<Organization>, day: Day) -> Option<Id<Organization>> {
    branches.iter().find(|branch| branch.organization == organization && branch.term.holds(day)).map(|branch| branch.parent)
}

/// All that stand above one on a day, the nearest first. It ends even where the rows are crooked.
pub fn above(branches: &[Branch], organization: Id<Organization>, day: Day) -> Vec<Id<Organization>> {
    let mut found = Vec::new();
    let mut here = organization;
    while let Some(parent) = parent_on(branches, here, day).filter(|parent| !found.contains(parent)) {
        found.push(parent);
        here = parent;
    }
    found
}

/// Whether a branch may grow beside the others.
///
/// # Errors
/// Something stands above it already, or it would stand above itself.
pub fn may_grow(new: Branch, there: &[Branch]) -> Result<(), BranchError> {
    if let Some(second) = there.iter().find(|one| one.organization == new.organization && one.term.overlaps(new.term)) {
        return Err(BranchError::Second(second.term));
    }
    // A way up can change only where a branch begins.
    let begin = there.iter().map(|branch| branch.term.from()).filter(|day| new.term.holds(*day));
    let mut days: Vec<Day> = std::iter::once(new.term.from()).chain(begin).collect();
    days.sort_unstable();
    let is_circle = |day: &Day| new.parent == new.organization || above(there, new.parent, *day).contains(&new.organization);
    days.into_iter().find(is_circle).map_or(Ok(()), |day| Err(BranchError::Circle(day)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(number: i64) -> Day {
        Day::parse("2026-04-01").expect("a day").plus_days(number)
    }

    fn id(number: u8) -> Id<Organization> {
        Id::random([number; 16])
    }

    proptest! {
        #[test]
        fn a_tree_that_grew_by_the_law_has_no_circle_and_no_two_above_one_on_any_day(
            wanted in proptest::collection::vec((0u8..6, 0u8..6, 0i64..30, proptest::option::of(0i64..20)), 0..25),
        ) {
            let mut grown: Vec<Branch> = Vec::new();
            for (organization, parent, from, length) in wanted {
                let term = Term::new(day(from), length.map(|length| day(from + length))).expect("a term");
                let new = Branch { organization: id(organization), parent: id(parent), term };
                let whole: Vec<Branch> = grown.iter().copied().chain([new]).collect();
                let is_right = (0..60).all(|number| is_tree(&whole, day(number)));
                prop_assert_eq!(may_grow(new, &grown).is_ok(), is_right);
                if is_right {
                    grown = whole;
                }
            }
        }
    }

    /// Said anew and slowly: every one has at most one above, and a walk of as many steps as there are ends.
    fn is_tree(branches: &[Branch], day: Day) -> bool {
        let on: Vec<&Branch> = branches.iter().filter(|branch| branch.term.holds(day)).collect();
        (0..6).map(id).all(|start| {
            let mut here = vec![start];
            for _ in 0..7 {
                here = on.iter().filter(|branch| here.contains(&branch.organization)).map(|branch| branch.parent).collect();
                if here.len() > 1 || here.contains(&start) {
                    return false;
                }
            }
            here.is_empty()
        })
    }
}
