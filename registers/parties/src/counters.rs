//! What the register counts. What the desk of a body counts stands in `registers/bodies`. A measure names one source: what a body reports and what the ties say are never added.

use engawa_kernel::counter::Behind;
use engawa_kernel::{Counter, CounterKind, Dimension, Publication, Release};
use engawa_web::key;

/// The sort of an organization.
pub const SORT: Dimension = Dimension {
    name: "sort",
    values: &["federation", "council", "neighbourhood", "group", "npo", "company", "school", "hall", "manager", "outside"],
};
/// What an organization is that is not over.
const STATE: Dimension = Dimension { name: "state", values: &["preparing", "active", "dormant"] };
/// Who belongs to an organization.
const MEMBER: Dimension = Dimension { name: "member", values: &["person", "household", "organization"] };

const LIVE: Publication = Publication { release: Release::Live, smallest_group: 0, behind: Behind::Number };
const NEVER: Publication = Publication { release: Release::Never, smallest_group: 10, behind: Behind::Number };

/// Organizations by sort and state.
pub const ORGANIZATIONS: Counter = Counter {
    name: "parties.organizations",
    label: key("parties-counter-organizations"),
    unit: key("parties-unit-organizations"),
    kind: CounterKind::State,
    dimensions: &[SORT, STATE],
    subject: Some("organization"),
    publication: LIVE,
};

/// Households that organizations report as their members: sums of a body, never a person.
pub const MEMBER_HOUSEHOLDS: Counter = Counter {
    name: "parties.member_households",
    label: key("parties-counter-member-households"),
    unit: key("parties-unit-households"),
    kind: CounterKind::State,
    dimensions: &[SORT],
    subject: Some("organization"),
    publication: LIVE,
};

/// Memberships that are entered one by one. A roster belongs to its body, so the public never sees them.
pub const MEMBERSHIPS: Counter = Counter {
    name: "parties.memberships",
    label: key("parties-counter-memberships"),
    unit: key("parties-unit-memberships"),
    kind: CounterKind::State,
    dimensions: &[SORT, MEMBER],
    subject: Some("organization"),
    publication: NEVER,
};

/// Seats of posts.
pub const SEATS: Counter = Counter {
    name: "parties.seats",
    label: key("parties-counter-seats"),
    unit: key("parties-unit-seats"),
    kind: CounterKind::State,
    dimensions: &[SORT],
    subject: Some("organization"),
    publication: LIVE,
};

/// Seats of posts that nobody holds.
pub const VACANT_SEATS: Counter = Counter {
    name: "parties.vacant_seats",
    label: key("parties-counter-vacant-seats"),
    unit: key("parties-unit-seats"),
    kind: CounterKind::State,
    dimensions: &[SORT],
    subject: Some("organization"),
    publication: LIVE,
};

/// What was typed for somebody else, by the way it was said, on which basis, by whom.
pub const ENTRIES_ON_BEHALF: Counter = Counter {
    name: "parties.entries_on_behalf",
    label: key("parties-counter-entries-on-behalf"),
    unit: key("parties-unit-entries"),
    kind: CounterKind::Event,
    dimensions: &[
        Dimension { name: "channel", values: &["web", "paper", "phone", "counter"] },
        Dimension { name: "basis", values: &["asked", "household", "mandate"] },
        Dimension { name: "typist", values: &["staff", "officer", "proxy"] },
    ],
    subject: None,
    publication: Publication { release: Release::Yearly, smallest_group: 10, behind: Behind::Number },
};

/// All of them.
pub const ALL: [Counter; 6] = [ORGANIZATIONS, MEMBER_HOUSEHOLDS, MEMBERSHIPS, SEATS, VACANT_SEATS, ENTRIES_ON_BEHALF];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Sort, State};
    use engawa_kernel::Choice;

    #[test]
    fn every_sort_and_every_state_that_is_not_over_can_be_counted() {
        assert_eq!(SORT.values, Sort::ALL.iter().map(|sort| sort.code()).collect::<Vec<_>>());
        let open: Vec<&str> = State::ALL.iter().filter(|state| !state.is_end()).map(|state| state.code()).collect();
        assert_eq!(STATE.values, open);
    }
}
