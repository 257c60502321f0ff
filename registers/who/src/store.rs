//! The only SQL of the hall.

use std::collections::BTreeMap;

use engawa_db::{Cells, Db, Fault, FromRow, Limit, Tx};
use engawa_kernel::{Day, Id};

use crate::model::{Days, Office, Section, TownFace, TownWords};
use crate::settle::{NewOffice, NewSection};

impl FromRow for TownFace {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(TownFace {
            slug: cells.next()?,
            name: cells.next()?,
            name_easy: cells.next()?,
            name_en: cells.next()?,
            accent: cells.next()?,
            is_sample: cells.next()?,
            note: cells.next()?,
            words: TownWords {
                community: cells.next()?,
                collaboration: cells.next()?,
                district: cells.next()?,
                headquarters: cells.next()?,
            },
        })
    }
}

fn days(cells: &mut Cells) -> Result<Days, Fault> {
    Ok(Days { from: cells.next()?, to: cells.next()? })
}

impl FromRow for Section {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Section { id: cells.next()?, code: cells.next()?, name: cells.next()?, days: days(cells)? })
    }
}

impl FromRow for Office {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Office { id: cells.next()?, section: cells.next()?, title: cells.next()?, days: days(cells)? })
    }
}

/// The town, if one was settled here.
///
/// # Errors
/// When the database cannot be read; so below.
pub fn town(db: &Db) -> Result<Option<TownFace>, Fault> {
    db.first(
        "select slug, name, name_easy, name_en, accent, is_sample, note,
                word_community, word_collaboration, word_district, word_headquarters
           from who_towns
          order by slug
          limit 1",
        [],
    )
}

/// A section.
///
/// # Errors
/// When the database cannot be read.
pub fn section(db: &Db, id: Id<Section>) -> Result<Option<Section>, Fault> {
    db.first("select id, code, name, valid_from, valid_to from who_sections where id = $1", [id.into()])
}

/// A section by its short name.
///
/// # Errors
/// When the database cannot be read.
pub fn section_by_code(db: &Db, code: &str) -> Result<Option<Section>, Fault> {
    db.first("select id, code, name, valid_from, valid_to from who_sections where code = $1", [code.into()])
}

/// The section that had this name on a day.
///
/// # Errors
/// When the database cannot be read.
pub fn section_named(db: &Db, name: &str, day: Day) -> Result<Option<Section>, Fault> {
    db.first(
        "select id, code, name, valid_from, valid_to
           from who_sections
          where name = $1
            and (valid_from <= $2 or valid_from is null)
            and (valid_to >= $2 or valid_to is null)
          order by ordinal, code
          limit 1",
        [name.into(), day.into()],
    )
}

/// All sections of a day, in the town's order.
///
/// # Errors
/// When the database cannot be read.
pub fn sections_on(db: &Db, day: Day) -> Result<Vec<Section>, Fault> {
    db.all(
        "select id, code, name, valid_from, valid_to
           from who_sections
          where (valid_from <= $1 or valid_from is null)
            and (valid_to >= $1 or valid_to is null)
          order by ordinal, code
          limit $2",
        [day.into(), Limit::SHORT.into()],
    )
}

fn section_above(db: &Db, id: Id<Section>, day: Day) -> Result<Option<Section>, Fault> {
    db.first(
        "select s.id, s.code, s.name, s.valid_from, s.valid_to
           from v_section_parents p
           join who_sections s on s.id = p.parent_id
          where p.section_id = $1
            and p.from_on <= $2
            and p.before_on > $2",
        [id.into(), day.into()],
    )
}

/// All sections above another on a day, the nearest first.
///
/// # Errors
/// When the database cannot be read.
pub fn sections_above(db: &Db, id: Id<Section>, day: Day) -> Result<Vec<Section>, Fault> {
    let mut above: Vec<Section> = Vec::new();
    let mut at = id;
    while let Some(next) = section_above(db, at, day)?.filter(|next| next.id != id && above.iter().all(|seen| seen.id != next.id)) {
        at = next.id;
        above.push(next);
    }
    Ok(above)
}

/// Which section lies in which on a day; those directly under the town do not stand here.
pub(crate) fn section_parents_on(db: &Db, day: Day) -> Result<BTreeMap<Id<Section>, Id<Section>>, Fault> {
    let rows: Vec<(Id<Section>, Id<Section>)> = db.all(
        "select section_id, parent_id
           from v_section_parents
          where from_on <= $1
            and before_on > $1
            and parent_id is not null
          order by section_id
          limit $2",
        [day.into(), Limit::SHORT.into()],
    )?;
    Ok(rows.into_iter().collect())
}

/// Those that follow a section.
///
/// # Errors
/// When the database cannot be read.
pub fn successors_of_section(db: &Db, id: Id<Section>) -> Result<Vec<Section>, Fault> {
    db.all(
        "select a.id, a.code, a.name, a.valid_from, a.valid_to
           from who_sections a
           join who_section_successions s on s.successor_id = a.id
          where s.section_id = $1
          order by a.ordinal, a.code
          limit $2",
        [id.into(), Limit::SHORT.into()],
    )
}

/// All posts of a day.
///
/// # Errors
/// When the database cannot be read.
pub fn offices_on(db: &Db, day: Day) -> Result<Vec<Office>, Fault> {
    db.all(
        "select id, section_id, title, valid_from, valid_to
           from who_offices
          where (valid_from <= $1 or valid_from is null)
            and (valid_to >= $1 or valid_to is null)
          order by ordinal, title
          limit $2",
        [day.into(), Limit::SHORT.into()],
    )
}

pub(crate) fn put_town(tx: &mut Tx, face: &TownFace) -> Result<(), Fault> {
    // One row: a town that changes its short name is the same town.
    tx.run("delete from who_towns", [])?;
    tx.run(
        "insert into who_towns
           (slug, name, name_easy, name_en, accent, is_sample, note, word_community, word_collaboration, word_district, word_headquarters)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        [
            (&face.slug).into(), (&face.name).into(), face.name_easy.clone().into(), (&face.name_en).into(), (&face.accent).into(),
            face.is_sample.into(), face.note.clone().into(), (&face.words.community).into(), (&face.words.collaboration).into(),
            (&face.words.district).into(), (&face.words.headquarters).into(),
        ],
    )?;
    Ok(())
}

// A file that names no end leaves the one that a transfer has set.
pub(crate) fn put_section(tx: &mut Tx, id: Id<Section>, section: &NewSection, ordinal: i64) -> Result<(), Fault> {
    tx.run(
        "insert into who_sections (id, code, ordinal, name, valid_from, valid_to)
         values ($1, $2, $3, $4, $5, $6)
             on conflict (code) do update
            set ordinal = excluded.ordinal, name = excluded.name, valid_from = excluded.valid_from,
                valid_to = coalesce(excluded.valid_to, who_sections.valid_to)",
        [
            id.into(),
            (&section.code).into(),
            ordinal.into(),
            (&section.name).into(),
            section.days.from.into(),
            section.days.to.into(),
        ],
    )?;
    Ok(())
}

pub(crate) fn put_section_parent(tx: &mut Tx, id: Id<Section>, parent: Option<Id<Section>>) -> Result<(), Fault> {
    tx.run("update who_sections set parent_id = $1 where id = $2", [parent.into(), id.into()])?;
    Ok(())
}

pub(crate) fn put_section_succession(tx: &mut Tx, id: Id<Section>, successor: Id<Section>) -> Result<(), Fault> {
    tx.run(
        "insert into who_section_successions (section_id, successor_id)
         values ($1, $2)
             on conflict (section_id, successor_id) do nothing",
        [id.into(), successor.into()],
    )?;
    Ok(())
}

pub(crate) fn put_office(tx: &mut Tx, id: Id<Office>, section: Id<Section>, office: &NewOffice, ordinal: i64) -> Result<(), Fault> {
    tx.run(
        "insert into who_offices (id, section_id, title, ordinal, valid_from, valid_to)
         values ($1, $2, $3, $4, $5, $6)
             on conflict (section_id, title) do update
            set ordinal = excluded.ordinal, valid_from = excluded.valid_from,
                valid_to = coalesce(excluded.valid_to, who_offices.valid_to)",
        [id.into(), section.into(), (&office.title).into(), ordinal.into(), office.days.from.into(), office.days.to.into()],
    )?;
    Ok(())
}
