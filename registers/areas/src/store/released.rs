//! SQL of what the public sees of the figures.

use engawa_db::{Cells, Db, Fault, FromRow, Limit, Tx};
use engawa_kernel::{Day, Id};

use crate::model::Area;
use crate::release::Shown;
use crate::what::What;

/// So many figures of one day are read at most: all bands of four thousand areas.
const FIGURES: Limit = Limit(250_000);

/// A figure as the public sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicFigure {
    /// Of which area.
    pub area: Id<Area>,
    /// Of which day.
    pub day: Day,
    /// What.
    pub what: What,
    /// How many; none where it is hidden.
    pub value: Option<i64>,
    /// Where it is from.
    pub source: String,
}

impl FromRow for PublicFigure {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (area, day, code): (_, _, String) = (cells.next()?, cells.next()?, cells.next()?);
        let what = What::parse(&code).ok_or_else(|| Fault::Row(format!("nothing is counted as {code}")))?;
        Ok(PublicFigure { area, day, what, value: cells.next()?, source: cells.next()? })
    }
}

/// Everything of an area, by day.
///
/// # Errors
/// When the database cannot be read; so below.
pub fn released_of(db: &Db, area: Id<Area>) -> Result<Vec<PublicFigure>, Fault> {
    db.all(
        "select area_id, day, what, value, source from areas_released where area_id = $1 order by day, what limit $2",
        [area.into(), FIGURES.into()],
    )
}

/// One sort of figure of all areas and days.
///
/// # Errors
/// When the database cannot be read.
pub fn released_as(db: &Db, what: &What) -> Result<Vec<PublicFigure>, Fault> {
    db.all(
        "select area_id, day, what, value, source from areas_released where what = $1 order by area_id, day limit $2",
        [what.to_string().into(), FIGURES.into()],
    )
}

/// Everything of a day.
///
/// # Errors
/// When the database cannot be read.
pub fn all_on(db: &Db, day: Day) -> Result<Vec<PublicFigure>, Fault> {
    db.all(
        "select area_id, day, what, value, source from areas_released where day = $1 order by area_id, what limit $2",
        [day.into(), FIGURES.into()],
    )
}

/// The days of which something is shown, the latest first.
///
/// # Errors
/// When the database cannot be read.
pub fn days(db: &Db) -> Result<Vec<Day>, Fault> {
    let rows: Vec<(Day,)> =
        db.all("select day from areas_released group by day order by day desc limit $1", [Limit::SHORT.into()])?;
    Ok(rows.into_iter().map(|(day,)| day).collect())
}

pub(crate) fn released_on(db: &Db, day: Day) -> Result<Shown, Fault> {
    Ok(all_on(db, day)?.into_iter().map(|one| ((one.area, one.what), (one.value, one.source))).collect())
}

pub(crate) fn put(tx: &mut Tx, area: Id<Area>, day: Day, what: &What, value: Option<i64>, source: &str) -> Result<(), Fault> {
    tx.run(
        "insert into areas_released (area_id, day, what, value, source)
         values ($1, $2, $3, $4, $5)
             on conflict (area_id, day, what) do update set value = excluded.value, source = excluded.source",
        [area.into(), day.into(), what.to_string().into(), value.into(), source.into()],
    )?;
    Ok(())
}

pub(crate) fn forget(tx: &mut Tx, area: Id<Area>, day: Day, what: &What) -> Result<(), Fault> {
    tx.run(
        "delete from areas_released where area_id = $1 and day = $2 and what = $3",
        [area.into(), day.into(), what.to_string().into()],
    )?;
    Ok(())
}
