//! SQL of figures that were entered or released.

use engawa_db::{Cells, Db, Fault, FromRow, Tx, Value};
use engawa_kernel::{AnyId, Choice, Day, FiscalYear, Id, Seq, suppress};
use engawa_who::Area;

use super::enter::NewObservation;
use crate::book::store::choice;
use crate::model::{AreaName, AreaTable, Indicator, Origin, YearFigure};

impl FromRow for YearFigure {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let year: FiscalYear = cells.next()?;
        let origin = choice(&cells.next::<String>()?)?;
        let (value, upper, lower) = (cells.next()?, cells.next()?, cells.next()?);
        let (is_withheld, is_preliminary, source) = (cells.next()?, cells.next()?, cells.next()?);
        let through: Day = cells.next()?;
        Ok(YearFigure {
            year,
            value,
            upper,
            lower,
            is_withheld,
            is_unfinished: through < year.last_day(),
            is_preliminary,
            origin,
            source,
            through: Some(through.min(year.last_day())),
            reached_on: cells.next()?,
            as_of: cells.next()?,
        })
    }
}

/// The figures that stand, by year.
pub(crate) fn standing(db: &Db, indicator: Id<Indicator>, origin: Origin) -> Result<Vec<YearFigure>, Fault> {
    db.all(
        "select fiscal_year, origin, value, upper, lower, is_withheld, is_preliminary, source, through, reached_on, as_of_seq
           from plans_observations
          where indicator_id = $1
            and origin = $2
            and is_standing = 1
          order by fiscal_year
          limit 1000",
        [indicator.into(), origin.code().into()],
    )
}

/// The entered figures that stood when a record was the last.
pub(crate) fn entered_as_of(db: &Db, indicator: Id<Indicator>, through: Seq) -> Result<Vec<YearFigure>, Fault> {
    db.all(
        "select o.fiscal_year, o.origin, o.value, o.upper, o.lower, o.is_withheld, o.is_preliminary, o.source, o.through,
                o.reached_on, o.as_of_seq
           from plans_observations o
          where o.indicator_id = $1
            and o.origin = 'entered'
            and o.as_of_seq <= $2
            and not exists (select 1 from plans_observations later
                             where later.indicator_id = o.indicator_id
                               and later.origin = 'entered'
                               and later.fiscal_year = o.fiscal_year
                               and later.as_of_seq > o.as_of_seq
                               and later.as_of_seq <= $2)
          order by o.fiscal_year
          limit 1000",
        [indicator.into(), through.into()],
    )
}

/// The record that entered the standing figure of a year.
pub(crate) fn entered_seq(db: &Db, indicator: Id<Indicator>, year: FiscalYear) -> Result<Option<Seq>, Fault> {
    let row: Option<(Seq,)> = db.first(
        "select as_of_seq
           from plans_observations
          where indicator_id = $1
            and origin = 'entered'
            and is_standing = 1
            and fiscal_year = $2
          order by as_of_seq desc
          limit 1",
        [indicator.into(), year.into()],
    )?;
    Ok(row.map(|(seq,)| seq))
}

/// Whether a figure was ever entered for an indicator and year.
pub(crate) fn is_entered(db: &Db, code: &str, year: FiscalYear) -> Result<bool, Fault> {
    let count: i64 = db.one(
        "select cast(count(*) as bigint)
           from plans_observations o
           join plans_indicators i on i.lasting_id = o.indicator_id
          where i.code = $1
            and o.fiscal_year = $2
            and o.origin = 'entered'",
        [code.into(), year.into()],
    )?;
    Ok(count > 0)
}

/// The figure of a year stands no longer; the row stays findable.
pub(crate) fn set_aside(tx: &mut Tx, indicator: Id<Indicator>, origin: Origin, year: FiscalYear) -> Result<(), Fault> {
    tx.run(
        "update plans_observations
            set is_standing = 0
          where indicator_id = $1
            and origin = $2
            and is_standing = 1
            and fiscal_year = $3",
        [indicator.into(), origin.code().into(), year.into()],
    )?;
    Ok(())
}

fn insert(tx: &mut Tx, indicator: Id<Indicator>, figure: &YearFigure, entries: Option<i64>) -> Result<(), Fault> {
    set_aside(tx, indicator, figure.origin, figure.year)?;
    let id: AnyId = tx.new_id();
    tx.run(
        "insert into plans_observations
           (id, indicator_id, fiscal_year, origin, value, upper, lower, is_withheld, is_preliminary, source, through, reached_on,
            as_of_seq, entries, is_standing)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1)",
        [
            id.into(),
            indicator.into(),
            figure.year.into(),
            figure.origin.code().into(),
            figure.value.into(),
            figure.upper.into(),
            figure.lower.into(),
            figure.is_withheld.into(),
            figure.is_preliminary.into(),
            figure.source.clone().into(),
            figure.through.unwrap_or(figure.year.last_day()).into(),
            figure.reached_on.into(),
            figure.as_of.unwrap_or(Seq(0)).into(),
            entries.into(),
        ],
    )?;
    Ok(())
}

/// Enters a figure; the earlier one of the year stands aside.
pub(crate) fn enter(tx: &mut Tx, indicator: Id<Indicator>, new: &NewObservation, seq: Seq) -> Result<(), Fault> {
    let figure = YearFigure {
        year: new.year,
        value: Some(new.value),
        upper: None,
        lower: None,
        is_withheld: false,
        is_unfinished: false,
        is_preliminary: new.is_preliminary,
        origin: Origin::Entered,
        source: Some(new.source.trim().to_owned()),
        through: Some(tx.now().day().min(new.year.last_day())),
        as_of: Some(seq),
        reached_on: None,
    };
    insert(tx, indicator, &figure, None)
}

/// Releases a figure with the number of entries behind it; the earlier one of the year stands aside and stays findable.
pub(crate) fn release(tx: &mut Tx, indicator: Id<Indicator>, figure: YearFigure, entries: i64, as_of: Seq) -> Result<(), Fault> {
    insert(tx, indicator, &YearFigure { origin: Origin::Released, as_of: Some(as_of), ..figure }, Some(entries))
}

/// The number of entries behind the released figure of a year, as it was released with it.
pub(crate) fn released_entries(db: &Db, indicator: Id<Indicator>, year: FiscalYear) -> Result<Option<i64>, Fault> {
    let row: Option<(Option<i64>,)> = db.first(
        "select entries
           from plans_observations
          where indicator_id = $1
            and origin = 'released'
            and is_standing = 1
            and fiscal_year = $2
          order by as_of_seq desc
          limit 1",
        [indicator.into(), year.into()],
    )?;
    Ok(row.and_then(|(entries,)| entries))
}

/// What was ever shown as the sum of a year, or of all years, whether it still stands or not.
pub(crate) fn shown_sums(db: &Db, indicator: Id<Indicator>, year: Option<FiscalYear>) -> Result<Vec<i64>, Fault> {
    let rows: Vec<(i64,)> = db.all(
        "select upper
           from plans_observations
          where indicator_id = $1
            and origin = 'released'
            and is_withheld = 0
            and upper is not null
            and (fiscal_year = $2 or $2 is null)
          order by as_of_seq
          limit 100000",
        [indicator.into(), year.into()],
    )?;
    Ok(rows.into_iter().map(|(sum,)| sum).collect())
}

/// Up to which day an indicator has been released.
pub(crate) fn released_through(db: &Db, indicator: Id<Indicator>) -> Result<Option<Day>, Fault> {
    let row: Option<(Day,)> = db.first("select through from plans_releases where indicator_id = $1", [indicator.into()])?;
    Ok(row.map(|(day,)| day))
}

pub(crate) fn set_released(tx: &mut Tx, indicator: Id<Indicator>, through: Day, as_of: Seq) -> Result<(), Fault> {
    tx.run(
        "insert into plans_releases (indicator_id, through, as_of_seq)
         values ($1, $2, $3)
             on conflict (indicator_id) do update set through = excluded.through, as_of_seq = excluded.as_of_seq",
        [indicator.into(), through.into(), as_of.into()],
    )?;
    Ok(())
}

/// An area with the one around it.
pub(crate) fn area_name(db: &Db, id: Id<Area>) -> Result<Option<AreaName>, Fault> {
    let row: Option<(String,)> = db.first("select path from v_area_path where id = $1", [id.into()])?;
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
        "select c.area_id, v.path, c.count
           from plans_area_cells c
           left join v_area_path v on v.id = c.area_id
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
