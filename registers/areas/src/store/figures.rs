//! SQL of figures: what is stated, what holds, what was undone.

use engawa_db::{Cells, Db, Fault, FromRow, Limit, Tx};
use engawa_kernel::{Day, Id, Seq};

use crate::model::{Area, Figure, Item, Statement};
use crate::what::What;

/// So many figures of one question are read at most: eight years of all bands for a thousand areas.
const FIGURES: Limit = Limit(500_000);

/// One statement about one figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// Of which area.
    pub area: Id<Area>,
    /// What.
    pub what: What,
    /// Of which day.
    pub day: Day,
    /// How many; none where the figure was taken back.
    pub value: Option<i64>,
    /// Where it is from.
    pub source: String,
    /// By which record; 0 for the town file.
    pub seq: Seq,
    /// Why, where it corrects another.
    pub reason: Option<String>,
}

fn what(code: String) -> Result<What, Fault> {
    What::parse(&code).ok_or_else(|| Fault::Row(format!("nothing is counted as {code}")))
}

impl FromRow for Stated {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (area, code, day, value) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        let (source, seq, reason) = (cells.next()?, cells.next()?, cells.next()?);
        Ok(Stated { area, what: what(code)?, day, value, source, seq, reason })
    }
}

impl FromRow for Item {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Item { code: cells.next()?, name: cells.next()?, unit: cells.next()?, counts_people: cells.next()? })
    }
}

/// Everything that holds of an area, by day, the latest statement of a figure last.
///
/// # Errors
/// When the database cannot be read; so below.
pub fn stated_of(db: &Db, area: Id<Area>) -> Result<Vec<Stated>, Fault> {
    db.all(
        "select f.area_id, f.what, f.day, f.value, f.source, s.seq, s.reason
           from areas_figures f
           join areas_statements s on s.id = f.statement_id
          where f.area_id = $1
            and s.seq is not null
            and s.undone_seq is null
          order by f.day, f.what, s.seq
          limit $2",
        [area.into(), FIGURES.into()],
    )
}

/// Everything that holds of a day for all areas, the latest statement of a figure last.
///
/// # Errors
/// When the database cannot be read.
pub fn stated_on(db: &Db, day: Day) -> Result<Vec<Stated>, Fault> {
    db.all(
        "select f.area_id, f.what, f.day, f.value, f.source, s.seq, s.reason
           from areas_figures f
           join areas_statements s on s.id = f.statement_id
          where f.day = $1
            and s.seq is not null
            and s.undone_seq is null
          order by f.area_id, f.what, s.seq
          limit $2",
        [day.into(), FIGURES.into()],
    )
}

/// The days of which figures are known, the latest first.
///
/// # Errors
/// When the database cannot be read.
pub fn days(db: &Db) -> Result<Vec<Day>, Fault> {
    let rows: Vec<(Day,)> = db.all(
        "select f.day
           from areas_figures f
           join areas_statements s on s.id = f.statement_id
          where s.seq is not null
            and s.undone_seq is null
          group by f.day
          order by f.day desc
          limit $1",
        [Limit::SHORT.into()],
    )?;
    Ok(rows.into_iter().map(|(day,)| day).collect())
}

/// The latest number of an area that was counted up to a day.
///
/// # Errors
/// When the database cannot be read.
pub fn figure_of_area(db: &Db, area: Id<Area>, what: &What, through: Day) -> Result<Option<Figure>, Fault> {
    let stated: Vec<Stated> = db.all(
        "select f.area_id, f.what, f.day, f.value, f.source, s.seq, s.reason
           from areas_figures f
           join areas_statements s on s.id = f.statement_id
          where f.area_id = $1
            and f.what = $2
            and f.day <= $3
            and s.seq is not null
            and s.undone_seq is null
          order by f.day, s.seq
          limit $4",
        [area.into(), what.to_string().into(), through.into(), FIGURES.into()],
    )?;
    Ok(crate::figures::standing(stated).pop())
}

/// What the town counts by itself.
///
/// # Errors
/// When the database cannot be read.
pub fn items(db: &Db) -> Result<Vec<Item>, Fault> {
    db.all("select code, name, unit, counts_people from areas_items order by ordinal, code limit $1", [Limit::SHORT.into()])
}

pub(crate) fn put_item(tx: &mut Tx, item: &Item, ordinal: i64) -> Result<(), Fault> {
    tx.run(
        "insert into areas_items (code, ordinal, name, unit, counts_people)
         values ($1, $2, $3, $4, $5)
             on conflict (code) do update set ordinal = excluded.ordinal, name = excluded.name, unit = excluded.unit,
                counts_people = excluded.counts_people",
        [(&item.code).into(), ordinal.into(), (&item.name).into(), (&item.unit).into(), item.counts_people.into()],
    )?;
    Ok(())
}

pub(crate) fn statement_of_files(db: &Db) -> Result<Option<Id<Statement>>, Fault> {
    let row: Option<(Id<Statement>,)> = db.first("select id from areas_statements where seq = 0 order by id limit 1", [])?;
    Ok(row.map(|(id,)| id))
}

pub(crate) fn put_statement_of_files(tx: &mut Tx, id: Id<Statement>) -> Result<(), Fault> {
    tx.run("insert into areas_statements (id, way, seq) values ($1, 'file', 0)", [id.into()])?;
    Ok(())
}

/// A statement that does not hold yet: its figures are written first, and one small unit makes them hold.
pub(crate) fn put_statement(tx: &mut Tx, id: Id<Statement>, way: &str, reason: Option<&str>) -> Result<(), Fault> {
    tx.run("insert into areas_statements (id, way, reason) values ($1, $2, $3)", [id.into(), way.into(), reason.into()])?;
    Ok(())
}

pub(crate) fn hold_statement(tx: &mut Tx, id: Id<Statement>, seq: Seq) -> Result<(), Fault> {
    tx.run("update areas_statements set seq = $1 where id = $2 and seq is null", [seq.into(), id.into()])?;
    Ok(())
}

pub(crate) fn undo_statement(tx: &mut Tx, id: Id<Statement>, seq: Seq) -> Result<(), Fault> {
    tx.run("update areas_statements set undone_seq = $1 where id = $2 and undone_seq is null", [seq.into(), id.into()])?;
    Ok(())
}

pub(crate) fn put_figure(
    tx: &mut Tx,
    area: Id<Area>,
    statement: Id<Statement>,
    what: &What,
    day: Day,
    value: Option<i64>,
    source: &str,
) -> Result<(), Fault> {
    tx.run(
        "insert into areas_figures (area_id, what, day, statement_id, value, source)
         values ($1, $2, $3, $4, $5, $6)
             on conflict (area_id, what, day, statement_id) do update set value = excluded.value, source = excluded.source",
        [area.into(), what.to_string().into(), day.into(), statement.into(), value.into(), source.into()],
    )?;
    Ok(())
}

/// Whether a statement holds.
pub(crate) fn stands(db: &Db, id: Id<Statement>) -> Result<bool, Fault> {
    let row: Option<(Id<Statement>,)> =
        db.first("select id from areas_statements where id = $1 and seq is not null and undone_seq is null", [id.into()])?;
    Ok(row.is_some())
}

/// The days of which a statement speaks.
pub(crate) fn days_of(db: &Db, id: Id<Statement>) -> Result<std::collections::BTreeSet<Day>, Fault> {
    let rows: Vec<(Day,)> = db.all(
        "select day from areas_figures where statement_id = $1 group by day order by day limit $2",
        [id.into(), Limit::SHORT.into()],
    )?;
    Ok(rows.into_iter().map(|(day,)| day).collect())
}
