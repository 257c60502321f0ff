//! What is told of areas: ids, days and counts, never a name.

mod areas;
mod charges;
mod counts;
mod listings;

use engawa_journal::FactKind;
use engawa_kernel::{Day, FactError, FactReader};

pub use areas::{AreaBegun, AreaEnded, AreaMoved, AreaSucceeded, ReformAdopted, ReformWithdrawn};
pub use charges::{ChargeBegan, ChargeEnded, ChargeWithdrawn};
pub use counts::{FiguresStated, ShapesStated, StatementUndone};
pub use listings::{AreasListed, ListingUndone};

pub(crate) fn all() -> Vec<FactKind> {
    vec![
        FactKind::of::<AreaBegun>(),
        FactKind::of::<AreaEnded>(),
        FactKind::of::<AreaSucceeded>(),
        FactKind::of::<AreaMoved>(),
        FactKind::of::<ReformAdopted>(),
        FactKind::of::<ReformWithdrawn>(),
        FactKind::of::<ChargeBegan>(),
        FactKind::of::<ChargeEnded>(),
        FactKind::of::<ChargeWithdrawn>(),
        FactKind::of::<FiguresStated>(),
        FactKind::of::<ShapesStated>(),
        FactKind::of::<StatementUndone>(),
        FactKind::of::<AreasListed>(),
        FactKind::of::<ListingUndone>(),
    ]
}

fn optional_day(body: &FactReader, name: &str) -> Result<Option<Day>, FactError> {
    let number = body.optional_number(name)?;
    number.map(|number| Day::from_number(number).map_err(|_| FactError::Field(name.to_owned()))).transpose()
}
