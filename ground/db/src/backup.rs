//! Backup and restore of one town: a copy that proves itself, and a restore that is held until released.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::control::TownState;
use crate::dialect::EngineKind;
use crate::fault::Fault;
use crate::keys::Key;
use crate::pg::{self, schema};
use crate::session::{Db, Engine};
use crate::town::Place;
use crate::towns::{Towns, check_name};

const MANIFEST: &str = "manifest.json";
/// A whole town may take a while.
const WHOLE_TOWN: Duration = Duration::from_secs(3600);

/// What a backup holds, with a hash of each file.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq, Eq)]
pub struct Manifest {
    /// Version of this layout.
    pub layout: u32,
    /// The town.
    pub town: String,
    /// `sqlite` or `postgres`: a backup goes back to the engine it came from.
    pub engine: String,
    /// When, in milliseconds since the epoch.
    pub made_at: i64,
    /// What the journal says of it: place and seal of its head.
    pub notes: BTreeMap<String, String>,
    /// Every file, by its path in the backup.
    pub files: BTreeMap<String, FileEntry>,
}

/// What a copied town says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Copied {
    /// What stands in the manifest.
    pub notes: BTreeMap<String, String>,
    /// The files that the copied state refers to, as paths inside of `files/`; no other is copied.
    pub files: Vec<PathBuf>,
}

/// One file of a backup.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq, Eq)]
pub struct FileEntry {
    /// Its length.
    pub bytes: u64,
    /// Its SHA-256 in hexadecimal.
    pub sha256: String,
}

fn engine_code(engine: EngineKind) -> &'static str {
    match engine {
        EngineKind::Sqlite => "sqlite",
        EngineKind::Postgres => "postgres",
    }
}

fn cannot(path: &Path) -> impl Fn(std::io::Error) -> Fault {
    move |error| Fault::Folder(format!("{}: {error}", path.display()))
}

/// Copies a town while it serves, into a new folder. `notes` reads from the copied state what the manifest shall say, and which
/// files belong to it. A file that is not there is left out; whoever knows what it was looks for it in the manifest.
///
/// # Errors
/// The folder exists already or cannot be written; the town is unknown.
pub fn backup(towns: &Towns, name: &str, to: &Path, notes: impl Fn(&Db) -> Result<Copied, Fault>) -> Result<Manifest, Fault> {
    if to.exists() {
        return Err(Fault::Folder(format!("{} is there already; name a new folder", to.display())));
    }
    let town = towns.open(name)?;
    let part = to.with_extension("part");
    let _ = std::fs::remove_dir_all(&part);
    std::fs::create_dir_all(&part).map_err(cannot(&part))?;
    let Copied { notes, files } = match towns.place(name) {
        Place::Sqlite(_) => copy_sqlite(&town, &part, &notes)?,
        Place::Postgres(_) => copy_postgres(&town, &part, &notes)?,
    };
    copy_files(&town.folder().join("files"), &part.join("files"), &files)?;
    let files = hash_all(&part)?;
    let made_at = town.now().millis();
    let manifest = Manifest { layout: 1, town: name.into(), engine: engine_code(towns.engine()).into(), made_at, notes, files };
    write_manifest(&part, &manifest)?;
    std::fs::rename(&part, to).map_err(cannot(to))?;
    Ok(manifest)
}

type Notes<'n> = &'n dyn Fn(&Db) -> Result<Copied, Fault>;

/// `vacuum into` copies one snapshot while others write, and leaves erased pages behind.
fn copy_sqlite(town: &crate::Town, to: &Path, notes: Notes<'_>) -> Result<Copied, Fault> {
    let copy = to.join("town.sqlite");
    let source = town.sqlite_path().ok_or(Fault::Closing)?;
    let connection = crate::sqlite::open(&source, true)?;
    connection
        .execute("vacuum into ?1", [copy.to_string_lossy()])
        .map_err(|error| Fault::Folder(format!("{}: {error}", copy.display())))?;
    let db = Db::new(Engine::Sqlite(crate::sqlite::open(&copy, false)?), std::sync::Arc::new(()));
    notes(&db)
}

fn copy_postgres(town: &crate::Town, to: &Path, notes: Notes<'_>) -> Result<Copied, Fault> {
    let folder = to.join("tables");
    std::fs::create_dir_all(&folder).map_err(cannot(&folder))?;
    town.read_within(WHOLE_TOWN, |db| {
        for table in tables(db, town.name())? {
            let path = folder.join(format!("{table}.copy"));
            let mut file = std::fs::File::create(&path).map_err(cannot(&path))?;
            let Engine::Postgres(session) = &db.engine else { return Err(Fault::Closing) };
            let mut session = session.borrow_mut();
            let sql = format!("copy {table} to stdout");
            let mut rows = session.client.copy_out(sql.as_str()).map_err(|error| Fault::statement(&sql, &error))?;
            std::io::copy(&mut rows, &mut file).map_err(cannot(&path))?;
            file.sync_all().map_err(cannot(&path))?;
        }
        notes(db)
    })
}

/// The tables of a town in the order in which they were made, so that what is referred to comes first.
fn tables(db: &Db, town: &str) -> Result<Vec<String>, Fault> {
    let rows: Vec<(String,)> = db.all(
        "select c.relname
           from pg_class c
           join pg_namespace n on n.oid = c.relnamespace
          where n.nspname = $1
            and c.relkind = 'r'
          order by c.oid
          limit 10000",
        [schema(town).into()],
    )?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}

fn copy_folder(from: &Path, to: &Path) -> Result<(), Fault> {
    let inside = |path: PathBuf| path.strip_prefix(from).map(Path::to_owned).unwrap_or(path);
    copy_files(from, to, &files_under(from)?.into_iter().map(inside).collect::<Vec<_>>())
}

/// Copies these files to the disk; one that is not there is left out.
fn copy_files(from: &Path, to: &Path, files: &[PathBuf]) -> Result<(), Fault> {
    std::fs::create_dir_all(to).map_err(cannot(to))?;
    for path in files {
        let (source, target) = (from.join(path), to.join(path));
        if let Some(folder) = target.parent() {
            std::fs::create_dir_all(folder).map_err(cannot(folder))?;
        }
        match std::fs::copy(&source, &target) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            copied => {
                copied.and_then(|_| std::fs::File::open(&target)?.sync_all()).map_err(cannot(&target))?;
            }
        }
    }
    Ok(())
}

fn files_under(folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    let (mut found, mut open) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(next) = open.pop() {
        if !next.is_dir() {
            continue;
        }
        for entry in std::fs::read_dir(&next).map_err(cannot(&next))? {
            let path = entry.map_err(cannot(&next))?.path();
            if path.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

fn hash_all(folder: &Path) -> Result<BTreeMap<String, FileEntry>, Fault> {
    let mut files = BTreeMap::new();
    for path in files_under(folder)? {
        let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
        if name != MANIFEST {
            files.insert(name, hash_file(&path)?);
        }
    }
    Ok(files)
}

fn hash_file(path: &Path) -> Result<FileEntry, Fault> {
    let mut file = std::fs::File::open(path).map_err(cannot(path))?;
    let (mut hasher, mut bytes, mut buffer) = (Sha256::new(), 0, vec![0; 64 * 1024]);
    loop {
        let read = file.read(&mut buffer).map_err(cannot(path))?;
        if read == 0 {
            break;
        }
        hasher.update(&buffer[..read]);
        bytes += read as u64;
    }
    let sha256 = hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(FileEntry { bytes, sha256 })
}

fn write_manifest(folder: &Path, manifest: &Manifest) -> Result<(), Fault> {
    let path = folder.join(MANIFEST);
    let text = serde_json::to_string_pretty(manifest).map_err(|error| Fault::Row(error.to_string()))?;
    let mut file = std::fs::File::create(&path).map_err(cannot(&path))?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(cannot(&path))
}

/// Reads a backup and proves that each file is as it was written.
///
/// # Errors
/// A file is missing, changed or surplus; the manifest is not readable.
pub fn prove(from: &Path) -> Result<Manifest, Fault> {
    let path = from.join(MANIFEST);
    let text = std::fs::read_to_string(&path)
        .map_err(|error| Fault::Missing(format!("{}: {error}; a backup is a folder with a manifest.json", path.display())))?;
    let manifest: Manifest = serde_json::from_str(&text).map_err(|error| Fault::Missing(format!("{}: {error}", path.display())))?;
    let found = hash_all(from)?;
    for (name, entry) in &manifest.files {
        match found.get(name) {
            Some(there) if there == entry => {}
            Some(_) => return Err(Fault::Missing(format!("{name} in the backup is not as it was written; use another backup"))),
            None => return Err(Fault::Missing(format!("{name} is missing in the backup; use another backup"))),
        }
    }
    match found.keys().find(|name| !manifest.files.contains_key(*name)) {
        Some(name) => Err(Fault::Missing(format!("{name} does not belong to the backup; look who put it there"))),
        None => Ok(manifest),
    }
}

/// Restores a backup as a town that does not exist yet. It is held: read, but no timer runs and nothing goes out.
///
/// # Errors
/// The backup does not prove itself, came from the other engine, or the name is taken.
pub fn restore(towns: &Towns, from: &Path, name: &str) -> Result<Manifest, Fault> {
    check_name(name)?;
    let manifest = prove(from)?;
    let here = engine_code(towns.engine());
    if manifest.engine != here {
        return Err(Fault::Missing(format!("the backup is of a town on {}, the towns here are on {here}", manifest.engine)));
    }
    match towns.control().town(name)? {
        None => {}
        // A restore that was cut off left its name and no database; it is begun again.
        Some(entry) if entry.state == TownState::Held && towns.is_without_data(name) => {}
        Some(_) => return Err(Fault::Exists(name.to_owned())),
    }
    towns.close(name);
    // Held before anything is there, so that no other program takes a half copied town for an open one.
    towns.control().enter(name, TownState::Held)?;
    let copied = copy_town(towns, from, name);
    if copied.is_err() {
        towns.drop_data(name)?;
        towns.control().remove(name)?;
    }
    copied.map(|()| manifest)
}

fn copy_town(towns: &Towns, from: &Path, name: &str) -> Result<(), Fault> {
    let folder = towns.folder_of(name);
    match towns.place(name) {
        Place::Sqlite(path) => {
            copy_folder(&from.join("files"), &folder.join("files"))?;
            let part = folder.join("town.sqlite.part");
            std::fs::copy(from.join("town.sqlite"), &part).map_err(cannot(&part))?;
            std::fs::File::open(&part).and_then(|file| file.sync_all()).map_err(cannot(&part))?;
            // The name comes last: a database that is there is whole.
            std::fs::rename(&part, &path).map_err(cannot(&path))
        }
        Place::Postgres(_) => {
            towns.make_empty(name)?;
            copy_folder(&from.join("files"), &folder.join("files"))?;
            fill_postgres(towns, name, &from.join("tables"))
        }
    }
}

/// Carries out the migrations that the backup had, then fills the tables in one transaction.
fn fill_postgres(towns: &Towns, name: &str, folder: &Path) -> Result<(), Fault> {
    let pool = towns.pool().ok_or(Fault::Closing)?;
    let had = std::fs::read_to_string(folder.join("db_migrations.copy")).map_err(cannot(folder))?;
    let had: Vec<(String, i64)> = had
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(feature, rest)| Some((feature.to_owned(), rest.split('\t').next()?.parse().ok()?)))
        .collect();
    let migrations: Vec<_> = towns
        .migrations()
        .into_iter()
        .filter(|m| had.iter().any(|(feature, number)| m.feature == feature && m.number == *number))
        .collect();
    let mut hand = pg::PgHand::new(std::sync::Arc::clone(pool), name, std::sync::Arc::new(()), crate::World::default());
    crate::migrate::bring_up(&mut hand, name, EngineKind::Postgres, &migrations)?;
    let mut session = pool.take()?;
    let filled = fill_tables(&mut session.client, name, folder);
    if filled.is_err() {
        let _ = session.client.batch_execute("rollback");
    }
    pool.give_back(session);
    filled
}

fn fill_tables(client: &mut postgres::Client, name: &str, folder: &Path) -> Result<(), Fault> {
    let fault = |error: postgres::Error| Fault::Missing(format!("the backup could not be filled in: {error}"));
    client.batch_execute(&format!("begin; set local search_path = {}; delete from db_migrations", schema(name))).map_err(fault)?;
    let rows = client
        .query("select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relkind = 'r' order by c.oid", &[&schema(name)])
        .map_err(fault)?;
    for row in rows {
        let table: String = row.get(0);
        let path = folder.join(format!("{table}.copy"));
        let mut file = std::fs::File::open(&path).map_err(cannot(&path))?;
        let mut writer = client.copy_in(&format!("copy {table} from stdin")).map_err(fault)?;
        std::io::copy(&mut file, &mut writer).map_err(cannot(&path))?;
        writer.finish().map_err(fault)?;
    }
    client.batch_execute("commit").map_err(fault)
}

/// Lets a held town go: its timer runs again.
///
/// # Errors
/// The town is unknown.
pub fn release(towns: &Towns, name: &str) -> Result<(), Fault> {
    towns.control().town(name)?.ok_or_else(|| Fault::UnknownTown(name.to_owned()))?;
    towns.control().enter(name, TownState::Open)
}

/// The integrity check of the engine: on SQLite that of the file, on PostgreSQL that every table can be read.
///
/// # Errors
/// What is broken.
pub fn check_integrity(town: &crate::Town) -> Result<(), Fault> {
    town.read_within(WHOLE_TOWN, |db| match &db.engine {
        Engine::Sqlite(_) => {
            let said: String = db.one("pragma integrity_check", [])?;
            if said == "ok" { Ok(()) } else { Err(Fault::Missing(format!("the file is damaged: {said}"))) }
        }
        Engine::Postgres(_) => tables(db, town.name())?
            .into_iter()
            .try_for_each(|table| db.one::<i64, 0>(&format!("select cast(count(*) as bigint) from {table}"), []).map(|_| ())),
    })
}

/// Forgets old idempotency keys of a town; for the timer.
///
/// # Errors
/// When the database refuses.
pub fn tidy(town: &crate::Town) -> Result<u64, Fault> {
    town.write_now(Key::none(), crate::keys::forget_old_keys)
}
