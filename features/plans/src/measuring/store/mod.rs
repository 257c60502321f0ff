//! SQL of figures that were entered or released.

mod areas;
mod entered;

use engawa_db::{Cells, Db, Fault, FromRow, Tx};
use engawa_kernel::{AnyId, Choice, Day, FiscalYear, Id, Seq};

pub(crate) use areas::{EarlierTable, NewAreaTable, area_name, earlier_areas, release_areas, released_areas};
pub(crate) use entered::{
    StatedOf, enter, entered_as_of, forget_reason, is_entered, latest_stated, stated_between, stated_of, take_back,
};

use crate::book::store::choice;
use crate::model::{Indicator, Origin, YearFigure};

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
            reason: cells.next()?,
        })
    }
}

/// The figures that stand, by year.
pub(crate) fn standing(db: &Db, indicator: Id<Indicator>, origin: Origin) -> Result<Vec<YearFigure>, Fault> {
    db.all(
        "select fiscal_year, origin, value, upper, lower, is_withheld, is_preliminary, source, through, reached_on, as_of_seq,
                reason
           from plans_observations
          where indicator_id = $1
            and origin = $2
            and is_standing = 1
          order by fiscal_year
          limit 1000",
        [indicator.into(), origin.code().into()],
    )
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
    let today = tx.now().day();
    tx.run(
        "insert into plans_observations
           (id, indicator_id, fiscal_year, origin, value, upper, lower, is_withheld, is_preliminary, source, through, reached_on,
            as_of_seq, entries, is_standing, reason, stated_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1, $15, $16)",
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
            figure.reason.clone().into(),
            today.into(),
        ],
    )?;
    Ok(())
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
