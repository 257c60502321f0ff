//! What this room counts. A counter that is not here is counted by another room, or by none yet.

use engawa_kernel::counter::Behind;
use engawa_kernel::{Counter, CounterKind, Dimension, Publication, Release};

/// 協働: whether someone other than the city had a role.
const PARTNERSHIP: Dimension = Dimension { name: "partnership", values: &["city-only", "joint"] };

/// Actions that were held, each on its day.
pub const ACTIONS: Counter = Counter {
    name: "plans.actions",
    label: "plans-counter-actions",
    unit: "plans-unit-cases",
    kind: CounterKind::Event,
    dimensions: &[PARTNERSHIP],
    subject: Some("action"),
    publication: Publication { release: Release::Live, smallest_group: 0, behind: Behind::Records },
};

/// People who came. They are released month by month, and never in small groups.
pub const PARTICIPANTS: Counter = Counter {
    name: "plans.participants",
    label: "plans-counter-participants",
    unit: "plans-unit-people",
    kind: CounterKind::Event,
    dimensions: &[PARTNERSHIP],
    subject: Some("action"),
    publication: Publication { release: Release::Monthly, smallest_group: 10, behind: Behind::Number },
};

/// Actions that go on.
pub const RUNNING: Counter = Counter {
    name: "plans.running",
    label: "plans-counter-running",
    unit: "plans-unit-cases",
    kind: CounterKind::State,
    dimensions: &[PARTNERSHIP],
    subject: Some("action"),
    publication: Publication { release: Release::Live, smallest_group: 0, behind: Behind::Records },
};

/// Areas in which something was held.
pub const REACHED_AREAS: Counter = Counter {
    name: "plans.reached_areas",
    label: "plans-counter-reached-areas",
    unit: "plans-unit-areas",
    kind: CounterKind::Event,
    dimensions: &[],
    subject: Some("area"),
    publication: Publication { release: Release::Daily, smallest_group: 0, behind: Behind::Number },
};

/// Things that were opened or handed in.
pub const MILESTONES: Counter = Counter {
    name: "plans.milestones",
    label: "plans-counter-milestones",
    unit: "plans-unit-cases",
    kind: CounterKind::State,
    dimensions: &[],
    subject: Some("milestone"),
    publication: Publication { release: Release::Live, smallest_group: 0, behind: Behind::Records },
};

/// All of them.
pub const ALL: [Counter; 5] = [ACTIONS, PARTICIPANTS, RUNNING, REACHED_AREAS, MILESTONES];

/// Whether a counter of this room can be narrowed so; true for a counter that does not exist yet, which answers 準備中.
pub(crate) fn knows(counter: &str, dimension: &str, value: &str) -> bool {
    let Some(counter) = ALL.iter().find(|known| known.name == counter) else { return true };
    counter.dimensions.iter().any(|known| known.name == dimension && known.values.contains(&value))
}

/// What a counter can be narrowed by, for a sentence.
pub(crate) fn dimensions_of(counter: &str) -> String {
    let own = ALL.iter().filter(|known| known.name == counter).flat_map(|known| known.dimensions);
    let mut names: Vec<String> = own.map(|dimension| format!("{} = {}", dimension.name, dimension.values.join(" | "))).collect();
    names.push("node = CODE".to_owned());
    names.join(", ")
}
