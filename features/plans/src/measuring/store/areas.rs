//! SQL of tables by area.

use engawa_areas::Area;
use engawa_db::{Cells, Db, Fault, FromRow, Tx, Value};
use engawa_kernel::{AnyId, Day, FiscalYear, Id, suppress};

use crate::model::{AreaName, AreaTable, Indicator};

/// An area with the one around it.
pub(crate) fn area_name(db: &Db, id: Id<Area>) -> Result<Option<AreaName>, Fault> {
    let row: Option<(String,)> = db.first(
        "select path
           from v_area_path
          where id = $1
          order by case when valid_from <= $2 then 0 else 1 end, valid_from desc
          limit 1",
        [id.into(), db.now().day().into()],
    )?;
    Ok(row.map(|(path,)| AreaName { id, path }))
}

struct Cell {
    area: Option<AnyId>,
    path: Option<String>,
    count: Option<i64>,
}

impl FromRow for Cell {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Cell { area: cells.next()?, path: cells.next()?, count: cells.next()? })
    }
}

fn cells_of(db: &Db, release: AnyId) -> Result<Vec<Cell>, Fault> {
    db.all(
        "select c.area_id,
                (select v.path
                   from v_area_path v
                  where v.id = c.area_id
                  order by case when v.valid_from <= r.through then 0 else 1 end, v.valid_from desc
                  limit 1),
                c.count
           from plans_area_cells c
           join plans_area_releases r on r.id = c.release_id
          where c.release_id = $1
          order by c.ordinal
          limit 100000",
        [release.into()],
    )
}

/// The latest table by area that was released for a year.
pub(crate) fn released_areas(db: &Db, indicator: Id<Indicator>, year: FiscalYear) -> Result<Option<AreaTable>, Fault> {
    let found: Option<(AnyId, Day, Option<i64>)> = db.first(
        "select id, through, total
           from plans_area_releases
          where indicator_id = $1
            and fiscal_year = $2
          order by ordinal desc
          limit 1",
        [indicator.into(), year.into()],
    )?;
    let Some((id, through, total)) = found else { return Ok(None) };
    let cells = cells_of(db, id)?;
    if cells.iter().all(|cell| cell.area.is_none()) {
        return Ok(None);
    }
    let row = |cell: Cell| (cell.area.zip(cell.path).map(|(id, path)| AreaName { id: id.of(), path }), cell.count);
    Ok(Some(AreaTable { rows: cells.into_iter().map(row).collect(), total, through: Some(through) }))
}

/// A released table as the suppression looks at it: its areas and what was shown.
pub(crate) type EarlierTable = (Vec<Option<AnyId>>, suppress::Released);

/// All tables by area that were released for a year, or for all years, the earliest first.
pub(crate) fn earlier_areas(db: &Db, indicator: Id<Indicator>, year: Option<FiscalYear>) -> Result<Vec<EarlierTable>, Fault> {
    let found: Vec<(AnyId, Option<i64>)> = db.all(
        "select id, total
           from plans_area_releases
          where indicator_id = $1
            and (fiscal_year = $2 or $2 is null)
          order by fiscal_year, ordinal
          limit 1000",
        [indicator.into(), year.into()],
    )?;
    let mut tables = Vec::new();
    for (id, total) in found {
        let cells = cells_of(db, id)?;
        let areas = cells.iter().map(|cell| cell.area).collect();
        tables.push((areas, suppress::Released { cells: cells.into_iter().map(|cell| cell.count).collect(), total }));
    }
    Ok(tables)
}

/// A table by area that is about to be released.
pub(crate) struct NewAreaTable<'t> {
    pub(crate) year: FiscalYear,
    pub(crate) through: Day,
    pub(crate) areas: &'t [Option<AnyId>],
    pub(crate) shown: &'t suppress::Released,
}

fn last_table_through(db: &Db, indicator: Id<Indicator>, year: FiscalYear) -> Result<Option<Day>, Fault> {
    let row: Option<(Day,)> = db.first(
        "select through
           from plans_area_releases
          where indicator_id = $1
            and fiscal_year = $2
          order by ordinal desc
          limit 1",
        [indicator.into(), year.into()],
    )?;
    Ok(row.map(|(day,)| day))
}

/// Releases a table, unless the latest one of the year says the same up to the same day.
pub(crate) fn release_areas(tx: &mut Tx, indicator: Id<Indicator>, table: &NewAreaTable) -> Result<(), Fault> {
    let earlier = earlier_areas(tx, indicator, Some(table.year))?;
    let is_same = earlier.last().is_some_and(|(areas, shown)| areas == table.areas && shown == table.shown);
    if is_same && last_table_through(tx, indicator, table.year)? == Some(table.through) {
        return Ok(());
    }
    let ordinal = i64::try_from(earlier.len()).unwrap_or(i64::MAX);
    let id: AnyId = tx.new_id();
    tx.run(
        "insert into plans_area_releases (id, indicator_id, fiscal_year, ordinal, through, total) values ($1, $2, $3, $4, $5, $6)",
        [id.into(), indicator.into(), table.year.into(), ordinal.into(), table.through.into(), Value::from(table.shown.total)],
    )?;
    for (ordinal, (area, count)) in (0i64..).zip(table.areas.iter().zip(&table.shown.cells)) {
        tx.run(
            "insert into plans_area_cells (release_id, ordinal, area_id, count) values ($1, $2, $3, $4)",
            [id.into(), ordinal.into(), (*area).into(), (*count).into()],
        )?;
    }
    Ok(())
}
