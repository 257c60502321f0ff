//! SQL of lists of areas that come in.

use engawa_db::{Cells, Db, Fault, FromRow, Limit, Tx};
use engawa_kernel::{AnyId, Id, Moment, Seq};

use crate::model::{Area, Statement};

/// A list on its way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// Its id.
    pub id: Id<Listing>,
    /// When it came.
    pub begun_at: Moment,
    /// What the file was called.
    pub name: String,
    /// The kind where no column says one.
    pub kind: Option<String>,
    /// Where it is from.
    pub source: String,
    /// The statement of its outlines.
    pub statement: Option<Id<Statement>>,
    /// With which record its areas were made.
    pub seq: Option<Seq>,
    /// With which record they went again.
    pub undone_seq: Option<Seq>,
    /// It was put aside.
    pub discarded_at: Option<Moment>,
}

impl Listing {
    /// It is neither confirmed nor put aside.
    pub fn is_open(&self) -> bool {
        self.seq.is_none() && self.discarded_at.is_none()
    }

    /// Its areas are in the register.
    pub fn stands(&self) -> bool {
        self.seq.is_some() && self.undone_seq.is_none()
    }
}

impl FromRow for Listing {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, begun_at, name, kind) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        let (source, statement) = (cells.next()?, cells.next()?);
        let (seq, undone_seq, discarded_at) = (cells.next()?, cells.next()?, cells.next()?);
        Ok(Listing { id, begun_at, name, kind, source, statement, seq, undone_seq, discarded_at })
    }
}

pub(crate) fn listings(db: &Db) -> Result<Vec<Listing>, Fault> {
    db.all(
        "select id, begun_at, name, kind, source, statement_id, seq, undone_seq, discarded_at
           from areas_listings
          order by begun_at desc, id
          limit $1",
        [Limit(200).into()],
    )
}

pub(crate) fn listing(db: &Db, id: Id<Listing>) -> Result<Option<Listing>, Fault> {
    db.first(
        "select id, begun_at, name, kind, source, statement_id, seq, undone_seq, discarded_at
           from areas_listings
          where id = $1",
        [id.into()],
    )
}

/// The list of the same bytes that holds.
pub(crate) fn same(db: &Db, hash: &[u8]) -> Result<Option<Id<Listing>>, Fault> {
    let row: Option<(Id<Listing>,)> = db.first(
        "select id
           from areas_listings
          where hash = $1
            and seq is not null
            and undone_seq is null
          order by begun_at desc, id
          limit 1",
        [hash.to_vec().into()],
    )?;
    Ok(row.map(|(id,)| id))
}

pub(crate) fn bytes(db: &Db, id: Id<Listing>) -> Result<Option<Vec<u8>>, Fault> {
    let row: Option<(Option<Vec<u8>>,)> = db.first("select bytes from areas_listings where id = $1", [id.into()])?;
    Ok(row.and_then(|(bytes,)| bytes))
}

pub(crate) fn columns(db: &Db, id: Id<Listing>) -> Result<Vec<String>, Fault> {
    let rows: Vec<(String,)> = db.all(
        "select meaning from areas_listing_columns where listing_id = $1 order by position limit $2",
        [id.into(), Limit::SHORT.into()],
    )?;
    Ok(rows.into_iter().map(|(meaning,)| meaning).collect())
}

/// The areas that a list made.
pub(crate) fn areas(db: &Db, id: Id<Listing>) -> Result<Vec<Id<Area>>, Fault> {
    let rows: Vec<(Id<Area>,)> = db.all(
        "select area_id from areas_listing_areas where listing_id = $1 order by area_id limit $2",
        [id.into(), Limit::SHORT.into()],
    )?;
    Ok(rows.into_iter().map(|(area,)| area).collect())
}

/// What comes in with a file.
pub(crate) struct NewListing<'a> {
    pub(crate) account: AnyId,
    pub(crate) name: &'a str,
    pub(crate) hash: &'a [u8],
    pub(crate) bytes: &'a [u8],
    pub(crate) source: &'a str,
}

pub(crate) fn put(tx: &mut Tx, id: Id<Listing>, new: &NewListing) -> Result<(), Fault> {
    let now = tx.now();
    tx.run(
        "insert into areas_listings (id, begun_at, account_id, name, hash, bytes, source)
         values ($1, $2, $3, $4, $5, $6, $7)",
        [
            id.into(),
            now.into(),
            new.account.into(),
            new.name.into(),
            new.hash.to_vec().into(),
            new.bytes.to_vec().into(),
            new.source.into(),
        ],
    )?;
    Ok(())
}

pub(crate) fn put_columns(tx: &mut Tx, id: Id<Listing>, meanings: &[String], kind: Option<&str>) -> Result<(), Fault> {
    tx.run("update areas_listings set kind = $1 where id = $2", [kind.into(), id.into()])?;
    tx.run("delete from areas_listing_columns where listing_id = $1", [id.into()])?;
    for (position, meaning) in (0_i64..).zip(meanings) {
        tx.run(
            "insert into areas_listing_columns (listing_id, position, meaning) values ($1, $2, $3)",
            [id.into(), position.into(), meaning.into()],
        )?;
    }
    Ok(())
}

pub(crate) fn put_area(tx: &mut Tx, id: Id<Listing>, area: Id<Area>) -> Result<(), Fault> {
    tx.run("insert into areas_listing_areas (listing_id, area_id) values ($1, $2)", [id.into(), area.into()])?;
    Ok(())
}

/// The list names its record and its statement, and its bytes go.
pub(crate) fn confirm(tx: &mut Tx, id: Id<Listing>, seq: Seq, statement: Option<Id<Statement>>) -> Result<(), Fault> {
    tx.run(
        "update areas_listings set seq = $1, statement_id = $2, bytes = null where id = $3",
        [seq.into(), statement.into(), id.into()],
    )?;
    Ok(())
}

pub(crate) fn undo(tx: &mut Tx, id: Id<Listing>, seq: Seq) -> Result<(), Fault> {
    tx.run("update areas_listings set undone_seq = $1 where id = $2", [seq.into(), id.into()])?;
    Ok(())
}

pub(crate) fn discard(tx: &mut Tx, id: Id<Listing>) -> Result<(), Fault> {
    let now = tx.now();
    tx.run(
        "update areas_listings set discarded_at = $1, bytes = null where id = $2 and seq is null and discarded_at is null",
        [now.into(), id.into()],
    )?;
    Ok(())
}

/// Whether anything in this register stands on an area that is none of its list: figures and outlines that hold, areas in it, areas
/// that follow it, reorganisations, sections in charge.
pub(crate) fn is_built_upon(db: &Db, id: Id<Listing>, area: Id<Area>) -> Result<bool, Fault> {
    let count: i64 = db.one(
        "select (select count(*)
                   from areas_figures f join areas_statements s on s.id = f.statement_id
                  where f.area_id = $1 and s.undone_seq is null)
              + (select count(*)
                   from areas_shapes h join areas_statements s on s.id = h.statement_id
                  where h.area_id = $1 and s.undone_seq is null)
              + (select count(*) from areas_charges where area_id = $1)
              + (select count(*) from areas_reform_begins where parent_id = $1)
              + (select count(*) from areas_reform_endings where area_id = $1)
              + (select count(*) from areas_reform_heirs where area_id = $1)
              + (select count(*) from areas_reform_moves where area_id = $1 or parent_id = $1)
              + (select count(*) from areas_places p
                  where p.parent_id = $1
                    and not exists (select 1 from areas_listing_areas l where l.listing_id = $2 and l.area_id = p.area_id))
              + (select count(*) from areas_successions x
                  where x.area_id = $1
                    and not exists (select 1 from areas_listing_areas l where l.listing_id = $2 and l.area_id = x.successor_id))",
        [area.into(), id.into()],
    )?;
    Ok(count > 0)
}

/// Takes an area out, with what was undone of it. Where it lay goes before, for all of them.
pub(crate) fn forget_area(tx: &mut Tx, area: Id<Area>) -> Result<(), Fault> {
    tx.run("delete from areas_shapes where area_id = $1", [area.into()])?;
    tx.run("delete from areas_figures where area_id = $1", [area.into()])?;
    tx.run("delete from areas_released where area_id = $1", [area.into()])?;
    tx.run("delete from areas_areas where id = $1", [area.into()])?;
    Ok(())
}

/// Takes out where an area lies, and whom it follows.
pub(crate) fn forget_ties(tx: &mut Tx, area: Id<Area>) -> Result<(), Fault> {
    tx.run("delete from areas_places where area_id = $1", [area.into()])?;
    tx.run("delete from areas_successions where successor_id = $1", [area.into()])?;
    Ok(())
}
