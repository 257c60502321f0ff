//! SQL of outlines and places.

use engawa_db::{Db, Fault, Limit, Tx};
use engawa_kernel::Id;

use crate::model::{Area, Statement};

/// Outlines are large, and a page draws one area with its neighbours.
const SHAPES: Limit = Limit(10_000);

/// The outline of an area that holds: GeoJSON and source.
///
/// # Errors
/// When the database cannot be read; so below.
pub fn shape_of(db: &Db, area: Id<Area>) -> Result<Option<(String, String)>, Fault> {
    db.first(
        "select h.geojson, h.source
           from areas_shapes h
           join areas_statements s on s.id = h.statement_id
          where h.area_id = $1
            and s.seq is not null
            and s.undone_seq is null
          order by s.seq desc
          limit 1",
        [area.into()],
    )
}

/// The outlines of all areas that hold, the latest statement of an area last.
///
/// # Errors
/// When the database cannot be read.
pub fn shapes(db: &Db) -> Result<Vec<(Id<Area>, String, String)>, Fault> {
    db.all(
        "select h.area_id, h.geojson, h.source
           from areas_shapes h
           join areas_statements s on s.id = h.statement_id
          where s.seq is not null
            and s.undone_seq is null
          order by h.area_id, s.seq
          limit $1",
        [SHAPES.into()],
    )
}

pub(crate) fn put_shape(tx: &mut Tx, area: Id<Area>, statement: Id<Statement>, geojson: &str, source: &str) -> Result<(), Fault> {
    tx.run(
        "insert into areas_shapes (area_id, statement_id, geojson, source)
         values ($1, $2, $3, $4)
             on conflict (area_id, statement_id) do update set geojson = excluded.geojson, source = excluded.source",
        [area.into(), statement.into(), geojson.into(), source.into()],
    )?;
    Ok(())
}
