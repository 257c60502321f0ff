//! SQL of what was frozen.

use std::collections::HashMap;

use engawa_db::{Cells, Db, Fault, FromRow, Tx};
use engawa_kernel::{Choice, FiscalYear, Id};

use super::published::{Of, by_sheet};
use crate::evaluation::model::{Frozen, FrozenYear, Round, Sheet};
use crate::evaluation::reckon::{Percent, Reached, Why};
use crate::model::State;

/// How what was reached is written beside its percent.
fn code(reached: Reached) -> &'static str {
    match reached {
        Reached::Met => "met",
        Reached::NotMet => "missed",
        Reached::Ratio(_) => "ratio",
        Reached::None(why) => why.code(),
    }
}

fn reached(code: &str, percent: Option<f64>) -> Result<Reached, Fault> {
    let found = match code {
        "met" => Some(Reached::Met),
        "missed" => Some(Reached::NotMet),
        "ratio" => percent.and_then(Percent::new).map(Reached::Ratio),
        code => Why::from_code(code).map(Reached::None),
    };
    found.ok_or_else(|| Fault::Row(format!("nothing is reached by {code}")))
}

struct FrozenRow {
    ordinal: i64,
    frozen: Frozen,
}

impl FromRow for FrozenRow {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let ordinal = cells.next()?;
        let (indicator, name, unit, decimals) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        let (baseline, target, state) = (cells.next()?, cells.next()?, cells.next::<String>()?);
        let state = State::from_code(&state).ok_or_else(|| Fault::Row(format!("no state {state}")))?;
        let (code, percent) = (cells.next::<String>()?, cells.next::<Option<f64>>()?);
        let reached = reached(&code, percent)?;
        let frozen = Frozen { indicator, name, unit, decimals, baseline, target, state, reached, years: Vec::new() };
        Ok(FrozenRow { ordinal, frozen })
    }
}

struct YearRow {
    ordinal: i64,
    year: FrozenYear,
}

impl FromRow for YearRow {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let ordinal = cells.next()?;
        let year: FiscalYear = cells.next()?;
        let year = FrozenYear {
            year,
            value: cells.next()?,
            upper: cells.next()?,
            lower: cells.next()?,
            is_withheld: cells.next()?,
            is_preliminary: cells.next()?,
            through: cells.next()?,
        };
        Ok(YearRow { ordinal, year })
    }
}

/// The figures of a sheet as they were frozen, in printed order; none while the year is not frozen.
pub(crate) fn snapshot(db: &Db, sheet: Id<Sheet>) -> Result<Vec<Frozen>, Fault> {
    let rows: Vec<FrozenRow> = db.all(
        "select ordinal, indicator_id, name, unit, decimals, baseline_raw, target_raw, state, reached, percent
           from plans_snapshots
          where sheet_id = $1
          order by ordinal
          limit 1000",
        [sheet.into()],
    )?;
    let years: Vec<YearRow> = db.all(
        "select ordinal, fiscal_year, value, upper, lower, is_withheld, is_preliminary, through
           from plans_snapshot_years
          where sheet_id = $1
          order by ordinal, fiscal_year
          limit 10000",
        [sheet.into()],
    )?;
    Ok(joined(rows, years))
}

/// The years each to its indicator.
fn joined(mut rows: Vec<FrozenRow>, years: Vec<YearRow>) -> Vec<Frozen> {
    for YearRow { ordinal, year } in years {
        if let Some(row) = rows.iter_mut().find(|row| row.ordinal == ordinal) {
            row.frozen.years.push(year);
        }
    }
    rows.into_iter().map(|row| row.frozen).collect()
}

/// The figures of all sheets of a round as they were frozen.
pub(crate) fn snapshots_of_round(db: &Db, round: Id<Round>) -> Result<HashMap<Id<Sheet>, Vec<Frozen>>, Fault> {
    let rows: Vec<Of<FrozenRow>> = db.all(
        "select f.sheet_id, f.ordinal, f.indicator_id, f.name, f.unit, f.decimals, f.baseline_raw, f.target_raw, f.state,
                f.reached, f.percent
           from plans_snapshots f
           join plans_sheets s on s.id = f.sheet_id
          where s.round_id = $1
          order by f.sheet_id, f.ordinal
          limit 100000",
        [round.into()],
    )?;
    let years: Vec<Of<YearRow>> = db.all(
        "select y.sheet_id, y.ordinal, y.fiscal_year, y.value, y.upper, y.lower, y.is_withheld, y.is_preliminary, y.through
           from plans_snapshot_years y
           join plans_sheets s on s.id = y.sheet_id
          where s.round_id = $1
          order by y.sheet_id, y.ordinal, y.fiscal_year
          limit 1000000",
        [round.into()],
    )?;
    let mut years = by_sheet(years);
    let rows = by_sheet(rows).into_iter();
    Ok(rows.map(|(sheet, rows)| (sheet, joined(rows, years.remove(&sheet).unwrap_or_default()))).collect())
}

/// Freezes an indicator of a sheet.
pub(crate) fn add_frozen(tx: &mut Tx, sheet: Id<Sheet>, ordinal: i64, frozen: &Frozen) -> Result<(), Fault> {
    tx.run(
        "insert into plans_snapshots
           (sheet_id, ordinal, indicator_id, name, unit, decimals, baseline_raw, target_raw, state, reached, percent)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        [
            sheet.into(),
            ordinal.into(),
            frozen.indicator.into(),
            (&frozen.name).into(),
            frozen.unit.clone().into(),
            i64::from(frozen.decimals).into(),
            frozen.baseline.clone().into(),
            frozen.target.clone().into(),
            frozen.state.code().into(),
            code(frozen.reached).into(),
            frozen.reached.percent().map(Percent::value).into(),
        ],
    )?;
    frozen.years.iter().try_for_each(|year| add_year(tx, sheet, ordinal, year))
}

fn add_year(tx: &mut Tx, sheet: Id<Sheet>, ordinal: i64, year: &FrozenYear) -> Result<(), Fault> {
    tx.run(
        "insert into plans_snapshot_years
           (sheet_id, ordinal, fiscal_year, value, upper, lower, is_withheld, is_preliminary, through)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        [
            sheet.into(),
            ordinal.into(),
            year.year.into(),
            year.value.into(),
            year.upper.into(),
            year.lower.into(),
            year.is_withheld.into(),
            year.is_preliminary.into(),
            year.through.into(),
        ],
    )?;
    Ok(())
}
