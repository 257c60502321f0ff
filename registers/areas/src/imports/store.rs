//! SQL of imports.

use engawa_db::{Cells, Db, Fault, FromRow, Limit, Tx};
use engawa_kernel::{AnyId, Day, Id, Moment};

use crate::model::Statement;

/// A file on its way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Its id.
    pub id: Id<Import>,
    /// When it came.
    pub begun_at: Moment,
    /// What it was called.
    pub name: String,
    /// The day of counting where no column says another.
    pub day: Option<Day>,
    /// Where its figures are from.
    pub source: String,
    /// What it wrote, once it is confirmed.
    pub statement: Option<Id<Statement>>,
    /// What it wrote holds.
    pub stands: bool,
    /// It was put aside.
    pub discarded_at: Option<Moment>,
}

impl FromRow for Import {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, begun_at, name, day) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        let (source, statement, discarded_at, held, undone): (_, _, _, Option<i64>, Option<i64>) =
            (cells.next()?, cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        Ok(Import { id, begun_at, name, day, source, statement, stands: held.is_some() && undone.is_none(), discarded_at })
    }
}

pub(crate) fn imports(db: &Db) -> Result<Vec<Import>, Fault> {
    db.all(
        "select i.id, i.begun_at, i.name, i.day, i.source, i.statement_id, i.discarded_at, s.seq, s.undone_seq
           from areas_imports i
           left join areas_statements s on s.id = i.statement_id
          order by i.begun_at desc, i.id
          limit $1",
        [Limit(200).into()],
    )
}

pub(crate) fn import(db: &Db, id: Id<Import>) -> Result<Option<Import>, Fault> {
    db.first(
        "select i.id, i.begun_at, i.name, i.day, i.source, i.statement_id, i.discarded_at, s.seq, s.undone_seq
           from areas_imports i
           left join areas_statements s on s.id = i.statement_id
          where i.id = $1",
        [id.into()],
    )
}

/// The import of the same bytes that holds.
pub(crate) fn same(db: &Db, hash: &[u8]) -> Result<Option<Id<Import>>, Fault> {
    let row: Option<(Id<Import>,)> = db.first(
        "select i.id
           from areas_imports i
           join areas_statements s on s.id = i.statement_id
          where i.hash = $1
            and s.seq is not null
            and s.undone_seq is null
          order by i.begun_at desc, i.id
          limit 1",
        [hash.to_vec().into()],
    )?;
    Ok(row.map(|(id,)| id))
}

pub(crate) fn bytes(db: &Db, id: Id<Import>) -> Result<Option<Vec<u8>>, Fault> {
    let row: Option<(Option<Vec<u8>>,)> = db.first("select bytes from areas_imports where id = $1", [id.into()])?;
    Ok(row.and_then(|(bytes,)| bytes))
}

pub(crate) fn columns(db: &Db, id: Id<Import>) -> Result<Vec<String>, Fault> {
    let rows: Vec<(String,)> = db.all(
        "select target from areas_import_columns where import_id = $1 order by position limit $2",
        [id.into(), Limit::SHORT.into()],
    )?;
    Ok(rows.into_iter().map(|(target,)| target).collect())
}

/// What comes in with a file.
pub(crate) struct NewImport<'a> {
    pub(crate) account: AnyId,
    pub(crate) name: &'a str,
    pub(crate) hash: &'a [u8],
    pub(crate) bytes: &'a [u8],
    pub(crate) day: Option<Day>,
    pub(crate) source: &'a str,
}

pub(crate) fn put(tx: &mut Tx, id: Id<Import>, new: &NewImport) -> Result<(), Fault> {
    let now = tx.now();
    tx.run(
        "insert into areas_imports (id, begun_at, account_id, name, hash, bytes, day, source)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        [
            id.into(),
            now.into(),
            new.account.into(),
            new.name.into(),
            new.hash.to_vec().into(),
            new.bytes.to_vec().into(),
            new.day.into(),
            new.source.into(),
        ],
    )?;
    Ok(())
}

pub(crate) fn put_columns(tx: &mut Tx, id: Id<Import>, targets: &[String]) -> Result<(), Fault> {
    tx.run("delete from areas_import_columns where import_id = $1", [id.into()])?;
    for (position, target) in (0_i64..).zip(targets) {
        tx.run(
            "insert into areas_import_columns (import_id, position, target) values ($1, $2, $3)",
            [id.into(), position.into(), target.into()],
        )?;
    }
    Ok(())
}

/// The import names its statement, and its bytes go.
pub(crate) fn confirm(tx: &mut Tx, id: Id<Import>, statement: Id<Statement>) -> Result<(), Fault> {
    tx.run("update areas_imports set statement_id = $1, bytes = null where id = $2", [statement.into(), id.into()])?;
    Ok(())
}

pub(crate) fn discard(tx: &mut Tx, id: Id<Import>) -> Result<(), Fault> {
    let now = tx.now();
    tx.run(
        "update areas_imports set discarded_at = $1, bytes = null where id = $2 and statement_id is null and discarded_at is null",
        [now.into(), id.into()],
    )?;
    Ok(())
}
