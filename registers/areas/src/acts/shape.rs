//! State the outline or the place of an area.

use engawa_db::Tx;
use engawa_journal::{Deed, tell};
use engawa_kernel::{Actor, Channel, Id, Visibility};

use super::{Refused, fit};
use crate::facts::ShapesStated;
use crate::model::{Area, Statement};
use crate::shape::Shape;
use crate::store::{self, figures, shapes};

/// States an outline. The one before stays in its statement.
///
/// # Errors
/// Why not.
pub fn state_shape(
    tx: &mut Tx,
    area: Id<Area>,
    geojson: &str,
    source: &str,
    by: &Actor,
    channel: Channel,
) -> Result<Id<Statement>, Refused> {
    store::area(tx, area)?.ok_or(Refused::NoArea)?;
    fit("source", source)?;
    let shape = Shape::parse(geojson)?.geojson();
    if shapes::shape_of(tx, area)?.is_some_and(|(known, from)| known == shape && from == source) {
        return Err(Refused::Nothing);
    }
    let statement = tx.new_id();
    figures::put_statement(tx, statement, "entry", None)?;
    shapes::put_shape(tx, area, statement, &shape, source)?;
    let deed = Deed::of(ShapesStated { statement, shapes: 1 }, by.clone(), channel);
    let seq = tell(tx, deed.in_area(super::of(area)).about(area).seen_by(Visibility::Public))?;
    figures::hold_statement(tx, statement, seq)?;
    Ok(statement)
}
