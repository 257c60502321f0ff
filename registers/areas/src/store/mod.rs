//! The only SQL of the register: areas, their kinds and places.

pub mod figures;
pub mod released;
pub mod shapes;

use engawa_db::{Cells, Db, Fault, FromRow, Limit, Tx};
use engawa_kernel::{Day, Id};
use engawa_who::Days;

use crate::model::{Area, Kind, NewArea, Place};
use crate::rules::Map;
use crate::settle::{EVER, stored_from};

fn days(cells: &mut Cells) -> Result<Days, Fault> {
    Ok(Days { from: cells.next()?, to: cells.next()? })
}

impl FromRow for Area {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, code, name, reading) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        Ok(Area { id, code, name, reading, kind: cells.next()?, parent: cells.next()?, days: days(cells)? })
    }
}

impl FromRow for Kind {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Kind { word: cells.next()?, rank: cells.next()?, word_easy: cells.next()?, word_en: cells.next()? })
    }
}

impl FromRow for Place {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (area, parent, from): (_, _, i64) = (cells.next()?, cells.next()?, cells.next()?);
        let known = Day::from_number(from).map_err(|error| Fault::Row(error.to_string()))?;
        Ok(Place { area, parent, from: (from != EVER).then_some(known), to: cells.next()? })
    }
}

/// An area.
///
/// # Errors
/// When the database cannot be read; so below.
pub fn area(db: &Db, id: Id<Area>) -> Result<Option<Area>, Fault> {
    db.first(
        "select a.id, a.code, a.name, a.reading, a.kind, a.parent_id, a.valid_from, a.valid_to
           from v_areas a
          where a.id = $1",
        [id.into()],
    )
}

/// An area by its short name.
///
/// # Errors
/// When the database cannot be read.
pub fn area_by_code(db: &Db, code: &str) -> Result<Option<Area>, Fault> {
    db.first(
        "select a.id, a.code, a.name, a.reading, a.kind, a.parent_id, a.valid_from, a.valid_to
           from v_areas a
          where a.code = $1",
        [code.into()],
    )
}

/// All areas of a day with where they lie on it, in the town's order.
///
/// # Errors
/// When the database cannot be read.
pub fn areas_on(db: &Db, day: Day) -> Result<Vec<Area>, Fault> {
    db.all(
        "select a.id, a.code, a.name, a.reading, a.kind, p.parent_id, a.valid_from, a.valid_to
           from areas_areas a
           left join areas_places p on p.area_id = a.id and p.from_on <= $1 and (p.to_on >= $1 or p.to_on is null)
          where (a.valid_from <= $1 or a.valid_from is null)
            and (a.valid_to >= $1 or a.valid_to is null)
          order by a.ordinal, a.code
          limit $2",
        [day.into(), Limit::SHORT.into()],
    )
}

/// The areas of one kind on a day: a frozen list.
///
/// # Errors
/// When the database cannot be read.
pub fn areas_of_kind_on(db: &Db, kind: &str, day: Day) -> Result<Vec<Area>, Fault> {
    Ok(areas_on(db, day)?.into_iter().filter(|area| area.kind == kind).collect())
}

/// Every area of every day with its latest place, in the town's order.
///
/// # Errors
/// When the database cannot be read.
pub fn all_areas(db: &Db) -> Result<Vec<Area>, Fault> {
    db.all(
        "select a.id, a.code, a.name, a.reading, a.kind, a.parent_id, a.valid_from, a.valid_to
           from v_areas a
          order by a.ordinal, a.code
          limit $1",
        [Limit::SHORT.into()],
    )
}

/// Those that follow an area.
///
/// # Errors
/// When the database cannot be read.
pub fn successors_of_area(db: &Db, id: Id<Area>) -> Result<Vec<Area>, Fault> {
    db.all(
        "select a.id, a.code, a.name, a.reading, a.kind, a.parent_id, a.valid_from, a.valid_to
           from v_areas a
           join areas_successions s on s.successor_id = a.id
          where s.area_id = $1
          order by a.ordinal, a.code
          limit $2",
        [id.into(), Limit::SHORT.into()],
    )
}

/// Those that an area follows.
///
/// # Errors
/// When the database cannot be read.
pub fn predecessors_of_area(db: &Db, id: Id<Area>) -> Result<Vec<Area>, Fault> {
    db.all(
        "select a.id, a.code, a.name, a.reading, a.kind, a.parent_id, a.valid_from, a.valid_to
           from v_areas a
           join areas_successions s on s.area_id = a.id
          where s.successor_id = $1
          order by a.ordinal, a.code
          limit $2",
        [id.into(), Limit::SHORT.into()],
    )
}

/// The kinds, the outermost first.
///
/// # Errors
/// When the database cannot be read.
pub fn kinds(db: &Db) -> Result<Vec<Kind>, Fault> {
    db.all("select word, rank, word_easy, word_en from areas_kinds order by rank, word limit $1", [Limit::SHORT.into()])
}

/// Where an area lay and lies, the earliest first.
///
/// # Errors
/// When the database cannot be read.
pub fn places_of(db: &Db, id: Id<Area>) -> Result<Vec<Place>, Fault> {
    db.all(
        "select area_id, parent_id, from_on, to_on from areas_places where area_id = $1 order by from_on limit $2",
        [id.into(), Limit::SHORT.into()],
    )
}

/// Everything about where areas lie on all days.
///
/// # Errors
/// When the database cannot be read.
pub fn map(db: &Db) -> Result<Map, Fault> {
    let places = db.all(
        "select area_id, parent_id, from_on, to_on from areas_places order by area_id, from_on limit $1",
        [Limit::SHORT.into()],
    )?;
    let successions = db.all(
        "select area_id, successor_id from areas_successions order by area_id, successor_id limit $1",
        [Limit::SHORT.into()],
    )?;
    Ok(Map::of(&kinds(db)?, all_areas(db)?, places, successions))
}

/// 全国地方公共団体コード of the town, where it has one.
///
/// # Errors
/// When the database cannot be read.
pub fn town_code(db: &Db) -> Result<Option<String>, Fault> {
    let row: Option<(String,)> = db.first("select code from areas_towns order by code limit 1", [])?;
    Ok(row.map(|(code,)| code))
}

pub(crate) fn put_town_code(tx: &mut Tx, code: &str) -> Result<(), Fault> {
    tx.run("delete from areas_towns", [])?;
    tx.run("insert into areas_towns (code) values ($1)", [code.into()])?;
    Ok(())
}

pub(crate) fn put_kind(tx: &mut Tx, kind: &Kind) -> Result<(), Fault> {
    tx.run(
        "insert into areas_kinds (word, rank, word_easy, word_en)
         values ($1, $2, $3, $4)
             on conflict (word) do update set rank = excluded.rank, word_easy = excluded.word_easy, word_en = excluded.word_en",
        [(&kind.word).into(), kind.rank.into(), kind.word_easy.clone().into(), kind.word_en.clone().into()],
    )?;
    Ok(())
}

// A file that names no end leaves the one that a reorganisation has set.
pub(crate) fn put_area(tx: &mut Tx, id: Id<Area>, area: &NewArea, ordinal: i64) -> Result<(), Fault> {
    tx.run(
        "insert into areas_areas (id, code, ordinal, name, reading, kind, valid_from, valid_to)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
             on conflict (code) do update
            set ordinal = excluded.ordinal, name = excluded.name, reading = excluded.reading, kind = excluded.kind,
                valid_from = excluded.valid_from, valid_to = coalesce(excluded.valid_to, areas_areas.valid_to)",
        [
            id.into(),
            (&area.code).into(),
            ordinal.into(),
            (&area.name).into(),
            area.reading.clone().into(),
            (&area.kind).into(),
            area.days.from.into(),
            area.days.to.into(),
        ],
    )?;
    Ok(())
}

pub(crate) fn put_place(tx: &mut Tx, place: &Place) -> Result<(), Fault> {
    tx.run(
        "insert into areas_places (area_id, from_on, to_on, parent_id) values ($1, $2, $3, $4)",
        [place.area.into(), stored_from(place.from).into(), place.to.into(), place.parent.into()],
    )?;
    Ok(())
}

pub(crate) fn forget_places(tx: &mut Tx, area: Id<Area>) -> Result<(), Fault> {
    tx.run("delete from areas_places where area_id = $1", [area.into()])?;
    Ok(())
}

pub(crate) fn put_succession(tx: &mut Tx, id: Id<Area>, successor: Id<Area>) -> Result<(), Fault> {
    tx.run(
        "insert into areas_successions (area_id, successor_id)
         values ($1, $2)
             on conflict (area_id, successor_id) do nothing",
        [id.into(), successor.into()],
    )?;
    Ok(())
}
