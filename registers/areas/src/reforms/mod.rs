//! 再編: areas are split, joined, renamed and put elsewhere from a day on. Prepared ahead, checked, adopted; only days are written.

mod adopt;
mod model;
mod rules;
pub(crate) mod store;

pub use adopt::{Unadopted, adopt, withdraw};
pub use model::{Begin, Phase, Plan, Reform};
pub use rules::{Wrong, then, wrongs};

use crate::rules::Map;

/// How many areas go to another place, those that go along with a new name among them.
pub(crate) fn moves_of(map: &Map, plan: &Plan) -> usize {
    rules::all_moves(map, plan).len()
}
