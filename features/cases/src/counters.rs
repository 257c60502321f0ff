//! What this room counts.

use engawa_kernel::counter::Behind;
use engawa_kernel::{Counter, CounterKind, Dimension, Publication, Release};

/// 国のオンライン利用促進対象手続き: those that the state wants online first.
const NATIONAL_LIST: Dimension = Dimension { name: "national_list", values: &["yes", "no"] };
/// Whether it can be brought on a screen.
const INTAKE: Dimension = Dimension { name: "intake", values: &["online", "other"] };

/// Programmes that the town has, online or not.
pub const PROGRAMMES: Counter = Counter {
    name: "cases.programmes",
    label: engawa_web::key("cases-counter-programmes"),
    unit: engawa_web::key("cases-unit-programmes"),
    kind: CounterKind::State,
    dimensions: &[NATIONAL_LIST, INTAKE],
    subject: Some("programme"),
    publication: Publication { release: Release::Live, smallest_group: 0, behind: Behind::Number },
};

/// All of them.
pub const ALL: [Counter; 1] = [PROGRAMMES];
