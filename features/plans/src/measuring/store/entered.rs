//! SQL of figures from outside: what was stated of a year, what stands, what was taken back.

use engawa_db::{Cells, Db, Fault, FromRow, Tx};
use engawa_kernel::{AnyId, FiscalYear, Id, Seq};

use super::{insert, set_aside};
use crate::measuring::enter::Entry;
use crate::model::{Indicator, Origin, Stated, YearFigure};

impl FromRow for Stated {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (seq, year, value) = (cells.next()?, cells.next()?, cells.next::<Option<f64>>()?);
        let (is_preliminary, is_withdrawn) = (cells.next()?, cells.next::<bool>()?);
        let source: Option<String> = cells.next()?;
        Ok(Stated {
            seq,
            year,
            value: value.filter(|_| !is_withdrawn),
            is_preliminary,
            source: source.unwrap_or_default(),
            reason: cells.next()?,
            stated_on: cells.next()?,
        })
    }
}

/// The latest statement on the figure of a year.
pub(crate) fn latest_stated(db: &Db, indicator: Id<Indicator>, year: FiscalYear) -> Result<Option<Stated>, Fault> {
    db.first(
        "select as_of_seq, fiscal_year, value, is_preliminary, is_withdrawn, source, reason, stated_on
           from plans_observations
          where indicator_id = $1
            and origin = 'entered'
            and fiscal_year = $2
          order by as_of_seq desc
          limit 1",
        [indicator.into(), year.into()],
    )
}

/// All statements on the figures of an indicator, year by year, the earliest first.
pub(crate) fn stated_of(db: &Db, indicator: Id<Indicator>) -> Result<Vec<Stated>, Fault> {
    db.all(
        "select as_of_seq, fiscal_year, value, is_preliminary, is_withdrawn, source, reason, stated_on
           from plans_observations
          where indicator_id = $1
            and origin = 'entered'
          order by fiscal_year, as_of_seq
          limit 10000",
        [indicator.into()],
    )
}

/// A statement with the indicator that it is about.
pub(crate) struct StatedOf {
    pub(crate) indicator: Id<Indicator>,
    pub(crate) stated: Stated,
}

impl FromRow for StatedOf {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(StatedOf { indicator: cells.next()?, stated: Stated::from_row(cells)? })
    }
}

/// All statements on the figures of a few years, each indicator's in the order in which they were made.
pub(crate) fn stated_between(db: &Db, first: FiscalYear, last: FiscalYear) -> Result<Vec<StatedOf>, Fault> {
    db.all(
        "select indicator_id, as_of_seq, fiscal_year, value, is_preliminary, is_withdrawn, source, reason, stated_on
           from plans_observations
          where origin = 'entered'
            and fiscal_year >= $1
            and fiscal_year <= $2
          order by indicator_id, as_of_seq
          limit 100000",
        [first.into(), last.into()],
    )
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

/// The entered figures that stood when a record was the last.
pub(crate) fn entered_as_of(db: &Db, indicator: Id<Indicator>, through: Seq) -> Result<Vec<YearFigure>, Fault> {
    db.all(
        "select o.fiscal_year, o.origin, o.value, o.upper, o.lower, o.is_withheld, o.is_preliminary, o.source, o.through,
                o.reached_on, o.as_of_seq, o.reason
           from plans_observations o
          where o.indicator_id = $1
            and o.origin = 'entered'
            and o.is_withdrawn = 0
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

/// Enters a figure; the earlier one of the year stands aside.
pub(crate) fn enter(tx: &mut Tx, indicator: Id<Indicator>, new: &Entry, seq: Seq) -> Result<(), Fault> {
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
        reason: new.reason.clone(),
        through: Some(tx.now().day().min(new.year.last_day())),
        as_of: Some(seq),
        reached_on: None,
    };
    insert(tx, indicator, &figure, None)
}

/// Takes the figure of a year back: none stands any more, and a row says why.
pub(crate) fn take_back(tx: &mut Tx, indicator: Id<Indicator>, before: &Stated, reason: &str, seq: Seq) -> Result<(), Fault> {
    set_aside(tx, indicator, Origin::Entered, before.year)?;
    let id: AnyId = tx.new_id();
    let today = tx.now().day();
    tx.run(
        "insert into plans_observations
           (id, indicator_id, fiscal_year, origin, is_withheld, is_preliminary, source, through, as_of_seq, is_standing, reason,
            stated_on, is_withdrawn)
         values ($1, $2, $3, 'entered', 0, 0, $4, $5, $6, 0, $7, $8, 1)",
        [
            id.into(),
            indicator.into(),
            before.year.into(),
            (&before.source).into(),
            today.min(before.year.last_day()).into(),
            seq.into(),
            reason.into(),
            today.into(),
        ],
    )?;
    Ok(())
}

/// Forgets the reason that a record gave; that there was a correction stays.
pub(crate) fn forget_reason(tx: &mut Tx, seq: Seq) -> Result<(), Fault> {
    tx.run("update plans_observations set reason = null where origin = 'entered' and as_of_seq = $1", [seq.into()])?;
    Ok(())
}
