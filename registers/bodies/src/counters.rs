//! What the desk of a body counts: requests to bodies and what they cost, requests to join. The names stay those of the register.

use engawa_kernel::counter::Behind;
use engawa_kernel::{Counter, CounterKind, Dimension, Publication, Release};
use engawa_parties::counters::SORT;
use engawa_web::key;

/// Where a request to join stands.
const JOIN_STATE: Dimension = Dimension { name: "state", values: &["received", "asked", "accepted", "declined", "withdrawn"] };

const LIVE: Publication = Publication { release: Release::Live, smallest_group: 0, behind: Behind::Number };

/// Requests of city hall to bodies, one for each body that is asked. The section that asks stands in the line.
pub const REQUESTS: Counter = Counter {
    name: "parties.requests",
    label: key("parties-counter-requests"),
    unit: key("parties-unit-requests"),
    kind: CounterKind::Event,
    dimensions: &[SORT],
    subject: Some("organization"),
    publication: LIVE,
};

/// Minutes that city hall asks of bodies, as the section says them when it asks.
pub const ASKED_MINUTES: Counter = Counter {
    name: "parties.asked_minutes",
    label: key("parties-counter-asked-minutes"),
    unit: key("parties-unit-minutes"),
    kind: CounterKind::Event,
    dimensions: &[SORT],
    subject: Some("organization"),
    publication: LIVE,
};

/// Minutes that it really took, as the bodies say them when they answer: another source, never added to what was asked.
pub const SPENT_MINUTES: Counter = Counter {
    name: "parties.spent_minutes",
    label: key("parties-counter-spent-minutes"),
    unit: key("parties-unit-minutes"),
    kind: CounterKind::Event,
    dimensions: &[SORT],
    subject: Some("organization"),
    publication: LIVE,
};

/// Requests of households to join, by where they stand. Of one body they may be very few, so small groups are not shown.
pub const JOIN_REQUESTS: Counter = Counter {
    name: "parties.join_requests",
    label: key("parties-counter-join-requests"),
    unit: key("parties-unit-memberships"),
    kind: CounterKind::State,
    dimensions: &[SORT, JOIN_STATE],
    subject: Some("organization"),
    publication: Publication { release: Release::Monthly, smallest_group: 10, behind: Behind::Number },
};

/// All of them.
pub const ALL: [Counter; 4] = [JOIN_REQUESTS, REQUESTS, ASKED_MINUTES, SPENT_MINUTES];
