//! SQL of the sections that are in charge of areas.

use engawa_db::{Cells, Db, Fault, FromRow, Limit, Tx};
use engawa_kernel::{AnyId, Day, Id, Seq};

use super::{Charge, NewCharge};
use crate::model::Area;

impl FromRow for Charge {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, area, section, section_name) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        Ok(Charge { id, area, section, section_name, from: cells.next()?, to: cells.next()?, source: cells.next()? })
    }
}

/// The charges of an area of all times, the latest first.
pub(crate) fn charges_of(db: &Db, area: Id<Area>) -> Result<Vec<Charge>, Fault> {
    db.all(
        "select t.id, t.area_id, t.section_id, s.name, t.from_on, t.to_on, t.source
           from areas_charges t
           join who_sections s on s.id = t.section_id
          where t.area_id = $1
            and t.withdrawn_seq is null
          order by t.from_on desc, s.ordinal, t.id
          limit $2",
        [area.into(), Limit::SHORT.into()],
    )
}

pub(crate) fn charge(db: &Db, id: Id<Charge>) -> Result<Option<Charge>, Fault> {
    db.first(
        "select t.id, t.area_id, t.section_id, s.name, t.from_on, t.to_on, t.source
           from areas_charges t
           join who_sections s on s.id = t.section_id
          where t.id = $1
            and t.withdrawn_seq is null",
        [id.into()],
    )
}

pub(crate) fn put(tx: &mut Tx, id: Id<Charge>, new: &NewCharge, seq: Seq) -> Result<(), Fault> {
    tx.run(
        "insert into areas_charges (id, area_id, section_id, from_on, to_on, source, made_seq)
         values ($1, $2, $3, $4, $5, $6, $7)",
        [id.into(), new.area.into(), new.section.into(), new.from.into(), new.to.into(), (&new.source).into(), seq.into()],
    )?;
    Ok(())
}

pub(crate) fn end(tx: &mut Tx, id: Id<Charge>, last: Day, seq: Seq) -> Result<(), Fault> {
    tx.run("update areas_charges set to_on = $1, ended_seq = $2 where id = $3", [last.into(), seq.into(), id.into()])?;
    Ok(())
}

pub(crate) fn withdraw(tx: &mut Tx, id: Id<Charge>, seq: Seq) -> Result<(), Fault> {
    tx.run("update areas_charges set withdrawn_seq = $1 where id = $2", [seq.into(), id.into()])?;
    Ok(())
}

/// The areas of which a section is in charge on a day or later: name and code.
pub(crate) fn areas_in_charge(db: &Db, section: AnyId, day: Day) -> Result<Vec<(String, String)>, Fault> {
    db.all(
        "select a.name, a.code
           from areas_charges t
           join areas_areas a on a.id = t.area_id
          where t.section_id = $1
            and (t.to_on >= $2 or t.to_on is null)
            and t.withdrawn_seq is null
          order by a.ordinal, a.code
          limit $3",
        [section.into(), day.into(), Limit::SHORT.into()],
    )
}
