//! SQLite: a folder a town, one writing connection, a few that read.

use std::path::Path;
use std::time::Duration;

use crate::fault::Fault;
use crate::session::{Attachment, Db, Engine, Tx};
use crate::unit::{CommitFailure, Hand};
use crate::world::World;

/// Page cache of a connection in KiB at most: what a small town never fills, and what spares a large one half of its reading.
const CACHE_KIB: u32 = 2048;

pub(crate) fn open(path: &Path, writes: bool) -> Result<rusqlite::Connection, Fault> {
    use rusqlite::OpenFlags;
    let access = if writes { OpenFlags::SQLITE_OPEN_READ_WRITE } else { OpenFlags::SQLITE_OPEN_READ_ONLY };
    let flags = access | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = rusqlite::Connection::open_with_flags(path, flags).map_err(|error| {
        Fault::Missing(format!(
            "{} cannot be opened: {error}; if the file was moved, put it back or restore a backup",
            path.display()
        ))
    })?;
    prepare(&connection, writes)
        .map_err(|error| Fault::Missing(format!("{} is not a database of a town: {error}", path.display())))?;
    Ok(connection)
}

/// Makes a new, empty database file.
pub(crate) fn create(path: &Path) -> Result<(), Fault> {
    let cannot = |error: rusqlite::Error| Fault::Folder(format!("{} cannot be made: {error}", path.display()));
    let connection = rusqlite::Connection::open(path).map_err(cannot)?;
    connection.execute_batch("pragma journal_mode = wal").map_err(cannot)
}

fn prepare(connection: &rusqlite::Connection, writes: bool) -> rusqlite::Result<()> {
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.set_prepared_statement_cache_capacity(256);
    // A plan is made once for a statement, not anew for each set of values.
    connection.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.execute_batch(&format!(
        "pragma foreign_keys = on;
         pragma trusted_schema = off;
         pragma temp_store = memory;
         pragma cache_size = -{CACHE_KIB};"
    ))?;
    if writes {
        // Full: an acknowledged unit is on the disk. Secure delete: what was erased is not left in free pages.
        connection.execute_batch("pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on;")
    } else {
        connection.execute_batch("pragma query_only = on;")
    }
}

/// Ends a statement of a reader whose snapshot is older than allowed.
pub(crate) fn bound_reading(connection: &mut rusqlite::Connection, most: Duration) -> Result<(), Fault> {
    let until = std::time::Instant::now() + most;
    connection
        .progress_handler(10_000, Some(move || std::time::Instant::now() > until))
        .map_err(|error| Fault::Lost(error.to_string()))
}

/// The writing hand of a town on SQLite.
pub(crate) struct SqliteHand {
    tx: Tx,
    world: World,
    folder: std::path::PathBuf,
    floor_mb: u64,
}

impl SqliteHand {
    pub(crate) fn new(path: &Path, attachment: Attachment, world: World, floor_mb: u64) -> Result<SqliteHand, Fault> {
        let db = Db::new(Engine::Sqlite(open(path, true)?), attachment);
        let folder = path.parent().unwrap_or(Path::new(".")).to_owned();
        Ok(SqliteHand { tx: Tx { db, chance: world.chance.clone(), depth: 0 }, world, folder, floor_mb })
    }
}

impl Hand for SqliteHand {
    fn begin(&mut self) -> Result<(), Fault> {
        crate::disk::has_room(&self.folder, self.floor_mb)?;
        self.tx.db.set_now(self.world.clock.now());
        self.tx.db.batch("begin immediate")
    }

    fn tx(&mut self) -> &mut Tx {
        &mut self.tx
    }

    fn commit(&mut self) -> Result<(), CommitFailure> {
        self.tx.db.batch("commit").map_err(CommitFailure::NotWritten)
    }

    fn rollback(&mut self) {
        if self.tx.db.in_transaction()
            && let Err(fault) = self.tx.db.batch("rollback")
        {
            tracing::error!(%fault, "a rollback failed");
        }
    }

    fn rest(&mut self) {}

    fn group_max(&self) -> usize {
        64
    }
}

/// Folds the write-ahead log into the file, so that a closed town is one file.
pub(crate) fn fold(path: &Path) {
    let folded = open(path, true).and_then(|connection| {
        connection.execute_batch("pragma wal_checkpoint(truncate)").map_err(|error| Fault::Lost(error.to_string()))
    });
    if let Err(fault) = folded {
        tracing::warn!(%fault, "a write-ahead log could not be folded");
    }
}
