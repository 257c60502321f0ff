//! SQL of reorganisations.

use engawa_db::{Cells, Db, Fault, FromRow, Limit, Tx};
use engawa_kernel::{Day, Id, Seq};

use super::model::{Begin, Plan, Reform};
use crate::model::Area;

/// An adoption; a reorganisation that was withdrawn may be adopted again.
#[derive(Debug)]
pub(crate) enum Adoption {}

impl FromRow for Reform {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Reform { id: cells.next()?, effective_on: cells.next()?, adopted_at: cells.next()? })
    }
}

impl FromRow for Begin {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, code, name, reading) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        Ok(Begin { id, code, name, reading, kind: cells.next()?, parent: cells.next()? })
    }
}

pub(crate) fn reforms(db: &Db) -> Result<Vec<Reform>, Fault> {
    db.all(
        "select r.id, r.effective_on, a.adopted_at
           from areas_reforms r
           left join areas_reform_adoptions a on a.reform_id = r.id and a.withdrawn_at is null
          order by r.effective_on desc, r.id
          limit $1",
        [Limit::SHORT.into()],
    )
}

pub(crate) fn reform(db: &Db, id: Id<Reform>) -> Result<Option<Reform>, Fault> {
    Ok(reforms(db)?.into_iter().find(|reform| reform.id == id))
}

pub(crate) fn plan(db: &Db, reform: &Reform) -> Result<Plan, Fault> {
    let id = reform.id;
    let endings: Vec<(Id<Area>,)> = db.all(
        "select area_id from areas_reform_endings where reform_id = $1 order by area_id limit $2",
        [id.into(), Limit::SHORT.into()],
    )?;
    Ok(Plan {
        day: reform.effective_on,
        begins: db.all(
            "select id, code, name, reading, kind, parent_id from areas_reform_begins where reform_id = $1 order by id limit $2",
            [id.into(), Limit::SHORT.into()],
        )?,
        endings: endings.into_iter().map(|(area,)| area).collect(),
        heirs: db.all(
            "select area_id, heir_id from areas_reform_heirs where reform_id = $1 order by area_id, heir_id limit $2",
            [id.into(), Limit::SHORT.into()],
        )?,
        moves: db.all(
            "select area_id, parent_id from areas_reform_moves where reform_id = $1 order by area_id limit $2",
            [id.into(), Limit::SHORT.into()],
        )?,
    })
}

pub(crate) fn put_reform(tx: &mut Tx, id: Id<Reform>, day: Day) -> Result<(), Fault> {
    let now = tx.now();
    tx.run("insert into areas_reforms (id, effective_on, made_at) values ($1, $2, $3)", [id.into(), day.into(), now.into()])?;
    Ok(())
}

pub(crate) fn put_begin(tx: &mut Tx, reform: Id<Reform>, new: &Begin) -> Result<(), Fault> {
    tx.run(
        "insert into areas_reform_begins (id, reform_id, code, name, reading, kind, parent_id) values ($1, $2, $3, $4, $5, $6, $7)",
        [
            new.id.into(),
            reform.into(),
            (&new.code).into(),
            (&new.name).into(),
            new.reading.clone().into(),
            (&new.kind).into(),
            new.parent.into(),
        ],
    )?;
    Ok(())
}

pub(crate) fn put_ending(tx: &mut Tx, reform: Id<Reform>, area: Id<Area>) -> Result<(), Fault> {
    tx.run(
        "insert into areas_reform_endings (reform_id, area_id) values ($1, $2) on conflict (reform_id, area_id) do nothing",
        [reform.into(), area.into()],
    )?;
    Ok(())
}

pub(crate) fn put_heir(tx: &mut Tx, reform: Id<Reform>, area: Id<Area>, heir: Id<Area>) -> Result<(), Fault> {
    tx.run(
        "insert into areas_reform_heirs (reform_id, area_id, heir_id)
         values ($1, $2, $3)
             on conflict (reform_id, area_id, heir_id) do nothing",
        [reform.into(), area.into(), heir.into()],
    )?;
    Ok(())
}

pub(crate) fn put_move(tx: &mut Tx, reform: Id<Reform>, area: Id<Area>, parent: Id<Area>) -> Result<(), Fault> {
    tx.run(
        "insert into areas_reform_moves (reform_id, area_id, parent_id)
         values ($1, $2, $3)
             on conflict (reform_id, area_id) do update set parent_id = excluded.parent_id",
        [reform.into(), area.into(), parent.into()],
    )?;
    Ok(())
}

/// Takes a line out, with what was said of it.
pub(crate) fn remove_ending(tx: &mut Tx, reform: Id<Reform>, area: Id<Area>) -> Result<(), Fault> {
    tx.run("delete from areas_reform_heirs where reform_id = $1 and area_id = $2", [reform.into(), area.into()])?;
    tx.run("delete from areas_reform_endings where reform_id = $1 and area_id = $2", [reform.into(), area.into()])?;
    Ok(())
}

pub(crate) fn remove_begin(tx: &mut Tx, reform: Id<Reform>, new: Id<Area>) -> Result<(), Fault> {
    tx.run("delete from areas_reform_heirs where reform_id = $1 and heir_id = $2", [reform.into(), new.into()])?;
    tx.run("delete from areas_reform_moves where reform_id = $1 and parent_id = $2", [reform.into(), new.into()])?;
    tx.run("delete from areas_reform_begins where reform_id = $1 and id = $2", [reform.into(), new.into()])?;
    Ok(())
}

pub(crate) fn remove_move(tx: &mut Tx, reform: Id<Reform>, area: Id<Area>) -> Result<(), Fault> {
    tx.run("delete from areas_reform_moves where reform_id = $1 and area_id = $2", [reform.into(), area.into()])?;
    Ok(())
}

pub(crate) fn put_adoption(tx: &mut Tx, id: Id<Adoption>, reform: Id<Reform>, seq: Seq) -> Result<(), Fault> {
    let now = tx.now();
    tx.run(
        "insert into areas_reform_adoptions (id, reform_id, adopted_at, adopted_seq) values ($1, $2, $3, $4)",
        [id.into(), reform.into(), now.into(), seq.into()],
    )?;
    Ok(())
}

pub(crate) fn end_adoption(tx: &mut Tx, reform: Id<Reform>, seq: Seq) -> Result<(), Fault> {
    let now = tx.now();
    tx.run(
        "update areas_reform_adoptions set withdrawn_at = $1, withdrawn_seq = $2 where reform_id = $3 and withdrawn_at is null",
        [now.into(), seq.into(), reform.into()],
    )?;
    Ok(())
}

pub(crate) fn put_area_on(tx: &mut Tx, new: &Begin, day: Day, ordinal: i64) -> Result<(), Fault> {
    tx.run(
        "insert into areas_areas (id, code, ordinal, name, reading, kind, valid_from) values ($1, $2, $3, $4, $5, $6, $7)",
        [
            new.id.into(),
            (&new.code).into(),
            ordinal.into(),
            (&new.name).into(),
            new.reading.clone().into(),
            (&new.kind).into(),
            day.into(),
        ],
    )?;
    Ok(())
}

pub(crate) fn set_end(tx: &mut Tx, area: Id<Area>, to: Option<Day>) -> Result<(), Fault> {
    tx.run("update areas_areas set valid_to = $1 where id = $2", [to.into(), area.into()])?;
    Ok(())
}

/// The open place of an area gets its last day.
pub(crate) fn close_place(tx: &mut Tx, area: Id<Area>, to: Day) -> Result<(), Fault> {
    tx.run("update areas_places set to_on = $1 where area_id = $2 and to_on is null", [to.into(), area.into()])?;
    Ok(())
}

pub(crate) fn open_place(tx: &mut Tx, area: Id<Area>, to: Day) -> Result<(), Fault> {
    tx.run("update areas_places set to_on = null where area_id = $1 and to_on = $2", [area.into(), to.into()])?;
    Ok(())
}

pub(crate) fn forget_place(tx: &mut Tx, area: Id<Area>, from: Day) -> Result<(), Fault> {
    tx.run("delete from areas_places where area_id = $1 and from_on = $2", [area.into(), from.into()])?;
    Ok(())
}

pub(crate) fn forget_area(tx: &mut Tx, area: Id<Area>) -> Result<(), Fault> {
    tx.run("delete from areas_successions where successor_id = $1", [area.into()])?;
    tx.run("delete from areas_places where area_id = $1", [area.into()])?;
    tx.run("delete from areas_areas where id = $1", [area.into()])?;
    Ok(())
}

/// Where areas stand in the town's order.
pub(crate) fn ordinals(db: &Db) -> Result<Vec<(Id<Area>, i64)>, Fault> {
    db.all("select id, ordinal from areas_areas order by ordinal, id limit $1", [Limit::SHORT.into()])
}

/// Whether anything was stated about an area, or another reorganisation builds on it.
pub(crate) fn is_built_upon(db: &Db, area: Id<Area>, except: Id<Reform>) -> Result<bool, Fault> {
    let count: i64 = db.one(
        "select (select count(*) from areas_figures where area_id = $1)
              + (select count(*) from areas_shapes where area_id = $1)
              + (select count(*) from areas_places where parent_id = $1)
              + (select count(*) from areas_reform_endings where area_id = $1 and reform_id <> $2)
              + (select count(*) from areas_reform_moves where (area_id = $1 or parent_id = $1) and reform_id <> $2)",
        [area.into(), except.into()],
    )?;
    Ok(count > 0)
}
