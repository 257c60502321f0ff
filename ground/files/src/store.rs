//! SQL of the files: rows that stand for contents which are there.

use std::path::PathBuf;

use engawa_db::{Cells, Db, Fault, FromRow, Limit, Tx};
use engawa_kernel::{Choice, Id, Moment, Seq};

use crate::content::Hash;
use crate::keep::Kept;
use crate::media::Media;

/// A file of a town, as its row says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    /// Its id.
    pub id: Id<StoredFile>,
    /// The hash of its contents.
    pub hash: Hash,
    /// Their length.
    pub bytes: u64,
    /// What they are.
    pub media: Media,
    /// The name as it was given.
    pub name: String,
    /// When it was taken in.
    pub made_at: Moment,
}

impl FromRow for StoredFile {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, hash, bytes, media) = (cells.next()?, cells.next()?, cells.next::<i64>()?, cells.next::<String>()?);
        let bytes = u64::try_from(bytes).map_err(|_| Fault::Row("a file has a length".into()))?;
        let media = Media::from_code(&media).ok_or_else(|| Fault::Row(format!("no kind of file is called {media}")))?;
        Ok(StoredFile { id, hash, bytes, media, name: cells.next()?, made_at: cells.next()? })
    }
}

/// Enters what was kept, in the unit of the deed that it belongs to; the record of that deed is named.
///
/// # Errors
/// When the database refuses; so below.
pub fn enter(tx: &mut Tx, kept: &Kept, made_seq: Seq) -> Result<Id<StoredFile>, Fault> {
    let (id, made_at): (Id<StoredFile>, _) = (tx.new_id(), tx.now());
    let bytes = i64::try_from(kept.bytes).map_err(|_| Fault::Row("a file is too long".into()))?;
    tx.run(
        "insert into files_files (id, hash, bytes, media, name, made_at, made_seq)
         values ($1, $2, $3, $4, $5, $6, $7)",
        [id.into(), kept.hash.into(), bytes.into(), kept.media.code().into(), (&kept.name).into(), made_at.into(), made_seq.into()],
    )?;
    Ok(id)
}

/// A file that was not erased.
pub fn file(db: &Db, id: Id<StoredFile>) -> Result<Option<StoredFile>, Fault> {
    db.first(
        "select id, hash, bytes, media, name, made_at
           from files_files
          where id = $1
            and erased_at is null",
        [id.into()],
    )
}

/// Erases a file: its name at once, its contents with the next sweep, if no other row speaks of them. False: it was erased before.
pub fn erase(tx: &mut Tx, id: Id<StoredFile>) -> Result<bool, Fault> {
    let now = tx.now();
    let erased =
        tx.run("update files_files set name = '', erased_at = $1 where id = $2 and erased_at is null", [now.into(), id.into()])?;
    Ok(erased == 1)
}

/// Where the contents of all files lie inside of `files/`; for a copy of the town.
pub fn contents(db: &Db) -> Result<Vec<PathBuf>, Fault> {
    let rows: Vec<(Hash,)> =
        db.all("select distinct hash from files_files where erased_at is null order by hash limit $1", [Limit(10_000_000).into()])?;
    Ok(rows.into_iter().map(|(hash,)| hash.path()).collect())
}

/// Files in the order of their ids, after one of them.
pub(crate) fn files_after(db: &Db, after: Option<Id<StoredFile>>, limit: Limit) -> Result<Vec<StoredFile>, Fault> {
    let after = after.map_or_else(Vec::new, |id| id.as_bytes().to_vec());
    db.all(
        "select id, hash, bytes, media, name, made_at
           from files_files
          where erased_at is null
            and id > $1
          order by id
          limit $2",
        [after.into(), limit.into()],
    )
}

/// Whether any row speaks of these contents.
pub(crate) fn is_wanted(db: &Db, hash: Hash) -> Result<bool, Fault> {
    let found: Option<(i64,)> = db
        .first("select made_seq from files_files where hash = $1 and erased_at is null order by made_seq limit 1", [hash.into()])?;
    Ok(found.is_some())
}

/// Contents of erased files that may still be there.
pub(crate) fn leaving(db: &Db, limit: Limit) -> Result<Vec<Hash>, Fault> {
    let rows: Vec<(Hash,)> = db.all(
        "select distinct hash
           from files_files
          where gone_at is null
            and erased_at is not null
          order by hash
          limit $1",
        [limit.into()],
    )?;
    Ok(rows.into_iter().map(|(hash,)| hash).collect())
}

/// The contents of erased files are gone: not even what they were can be tried out against their hash.
pub(crate) fn note_gone(tx: &mut Tx, hash: Hash) -> Result<(), Fault> {
    let now = tx.now();
    tx.run(
        "update files_files
            set hash = $1, gone_at = $2
          where hash = $3
            and erased_at is not null",
        [Vec::new().into(), now.into(), hash.into()],
    )?;
    Ok(())
}
