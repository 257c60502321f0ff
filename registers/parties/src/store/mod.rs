//! The only SQL of the register.

pub mod behalf;
pub mod bodies;
pub mod directory;
pub(crate) mod files;
pub(crate) mod letters;
pub(crate) mod levels;
pub mod lists;
pub(crate) mod merges;
pub mod people;
pub mod posts;
pub mod search;
pub mod ties;

use engawa_areas::Area;
use engawa_db::{Cells, Db, Fault, FromRow, FromValue, Tx};
use engawa_kernel::{AnyId, Choice, Day, Id};

use crate::model::Term;

/// A list that a body or a person keeps short by nature.
pub const SHORT: i64 = 2_000;

/// A closed choice of a row.
///
/// # Errors
/// A code that none of them has.
pub fn choice<C: Choice>(cells: &mut Cells) -> Result<C, Fault> {
    let code: String = cells.next()?;
    C::from_code(&code).ok_or_else(|| Fault::Row(format!("no such choice: {code}")))
}

/// The days of a row.
///
/// # Errors
/// Days that are no term.
pub fn term(cells: &mut Cells) -> Result<Term, Fault> {
    let (from, to): (Day, Option<Day>) = (cells.next()?, cells.next()?);
    Term::new(from, to).map_err(|error| Fault::Row(error.to_string()))
}

/// A row of one column.
pub struct One<T>(pub T);

impl<T: FromValue> FromRow for One<T> {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(One(cells.next()?))
    }
}

/// A row that is a term.
impl FromRow for Term {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        term(cells)
    }
}

/// Enters a party: its id and the next number of the town.
pub(crate) fn enter<T>(tx: &mut Tx) -> Result<Id<T>, Fault> {
    let id: Id<T> = tx.new_id();
    let now = tx.now();
    tx.run(
        "insert into parties_parties (id, number, made_at)
         values ($1, (select coalesce(max(number), 0) + 1 from parties_parties), $2)",
        [id.into(), now.into()],
    )?;
    Ok(id)
}

/// What a party is called, whatever it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its id.
    pub id: AnyId,
    /// The number by which the desk opens its sheet.
    pub number: i64,
    /// `person`, `household`, `organization`.
    pub sort: String,
    /// Its name.
    pub name: String,
    /// It is shown in no list.
    pub is_protected: bool,
    /// The entry into which it was merged.
    pub merged_into: Option<AnyId>,
}

impl FromRow for Named {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, number, sort, name) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        Ok(Named { id, number, sort, name, is_protected: cells.next()?, merged_into: cells.next()? })
    }
}

/// What a party is called.
///
/// # Errors
/// When the database cannot be read.
pub fn named(db: &Db, id: AnyId) -> Result<Option<Named>, Fault> {
    db.first("select id, number, sort, name, is_protected, merged_into from v_party_names where id = $1", [id.into()])
}

/// The party with this number.
///
/// # Errors
/// When the database cannot be read.
pub fn numbered(db: &Db, number: i64) -> Result<Option<Named>, Fault> {
    db.first("select id, number, sort, name, is_protected, merged_into from v_party_names where number = $1", [number.into()])
}

/// Where an area lies, in words.
///
/// # Errors
/// When the database cannot be read.
pub fn area_path(db: &Db, area: Option<Id<Area>>) -> Result<Option<String>, Fault> {
    let Some(area) = area else { return Ok(None) };
    let found: Option<One<String>> = db.first(
        "select path
           from v_area_path
          where id = $1
          order by case when valid_from <= $2 then 0 else 1 end, valid_from desc
          limit 1",
        [area.into(), db.now().day().into()],
    )?;
    Ok(found.map(|One(path)| path))
}

/// An area of the town, as a form offers it.
pub struct Place {
    /// Its id.
    pub id: AnyId,
    /// Its code.
    pub code: String,
    /// Its name with those around it.
    pub path: String,
}

impl FromRow for Place {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Place { id: cells.next()?, code: cells.next()?, path: cells.next()? })
    }
}

/// The areas of a day.
///
/// # Errors
/// When the database cannot be read.
pub fn places(db: &Db, day: Day) -> Result<Vec<Place>, Fault> {
    db.all(
        "select id, code, path
           from v_area_path
          where valid_from <= $1
            and valid_to >= $1
          order by path, code
          limit 10000",
        [day.into()],
    )
}
