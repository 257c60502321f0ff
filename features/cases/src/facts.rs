//! What this room tells.

use engawa_journal::FactKind;

use crate::holidays::HolidaysTaken;
use crate::inventory::ProgrammeStated;
use crate::programmes::{ProgrammeAdopted, ProgrammeDraftDiscarded, ProgrammeDrafted, ProgrammeWithdrawn};

/// All of them.
pub fn all() -> Vec<FactKind> {
    vec![
        FactKind::of::<ProgrammeStated>(),
        FactKind::of::<ProgrammeDrafted>(),
        FactKind::of::<ProgrammeDraftDiscarded>(),
        FactKind::of::<ProgrammeAdopted>(),
        FactKind::of::<ProgrammeWithdrawn>(),
        FactKind::of::<HolidaysTaken>(),
    ]
}
