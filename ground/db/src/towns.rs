//! All towns of one program: made, opened when asked for, closed when idle, listed in the control file.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::control::{self, Control, TownState};
use crate::dialect::EngineKind;
use crate::disk;
use crate::fault::Fault;
use crate::migrate::{self, Migration};
use crate::pg::{PgHand, Pool, schema};
use crate::session::Attachment;
use crate::sqlite::{self, SqliteHand};
use crate::town::{Place, Setting, Town};
use crate::unit::Hand;
use crate::world::World;

/// Descriptors that one open town on SQLite may need: file, log and index for its writer and a few readers.
const DESCRIPTORS_A_TOWN: u64 = 15;

/// What the towns are opened with.
#[derive(Clone)]
pub struct Options {
    /// The data folder: the control file, `towns/NAME/`, `keys/`.
    pub folder: PathBuf,
    /// Address of PostgreSQL; without it each town is an SQLite file.
    pub postgres: Option<String>,
    /// Connections to PostgreSQL.
    pub postgres_connections: usize,
    /// Towns held open at once.
    pub open_max: usize,
    /// Writes are refused when less is free on the disk, in MB.
    pub floor_mb: u64,
    /// Clock and chance.
    pub world: World,
    /// For those who run inside units.
    pub attachment: Attachment,
    /// Of all features, in order.
    pub migrations: Vec<Migration>,
}

impl Options {
    /// The usual ones for a data folder.
    pub fn in_folder(folder: &Path, migrations: Vec<Migration>, attachment: Attachment) -> Options {
        Options {
            folder: folder.to_owned(),
            postgres: None,
            postgres_connections: 16,
            open_max: 256,
            floor_mb: 64,
            world: World::default(),
            attachment,
            migrations,
        }
    }
}

/// The towns of one program.
#[derive(Clone)]
pub struct Towns(Arc<Inner>);

struct Inner {
    options: Options,
    open_max: usize,
    pool: Option<Arc<Pool>>,
    control: Control,
    slots: Mutex<HashMap<String, Arc<Slot>>>,
    ticks: AtomicU64,
}

#[derive(Default)]
struct Slot {
    town: Mutex<Option<Result<Town, Fault>>>,
    used: AtomicU64,
}

impl Towns {
    /// Opens the data folder; makes it and the control file where they are missing.
    ///
    /// # Errors
    /// A folder without rights, on a network file system, or written by a newer program; PostgreSQL that does not answer.
    pub fn open_house(options: Options) -> Result<Towns, Fault> {
        make_folder(&options.folder)?;
        let pool = options.postgres.as_deref().map(|url| Pool::new(url, options.postgres_connections)).transpose()?;
        if pool.is_none() {
            disk::is_local(&options.folder)?;
        }
        let setting = Setting {
            folder: options.folder.clone(),
            attachment: Arc::new(()),
            world: World { clock: options.world.clock.clone(), ..World::default() },
            floor_mb: options.floor_mb,
        };
        let place = place_of(&options.folder, pool.as_ref(), control::NAME);
        make_store(&place, control::NAME)?;
        let control = Control(open_store(control::NAME, &place, setting, &[&migrate::OWN[..], &control::MIGRATIONS[..]].concat())?);
        let open_max = options.open_max.min(descriptors_allow()).max(4);
        let towns = Towns(Arc::new(Inner { options, open_max, pool, control, slots: Mutex::default(), ticks: AtomicU64::new(0) }));
        towns.enter_those_found()?;
        Ok(towns)
    }

    /// The control file.
    pub fn control(&self) -> &Control {
        &self.0.control
    }

    /// The data folder.
    pub fn folder(&self) -> &Path {
        &self.0.options.folder
    }

    /// Folder of a town: its files, and its database on SQLite.
    pub fn folder_of(&self, name: &str) -> PathBuf {
        self.folder().join("towns").join(name)
    }

    /// The engine of all towns here.
    pub fn engine(&self) -> EngineKind {
        if self.0.pool.is_some() { EngineKind::Postgres } else { EngineKind::Sqlite }
    }

    pub(crate) fn pool(&self) -> Option<&Arc<Pool>> {
        self.0.pool.as_ref()
    }

    pub(crate) fn migrations(&self) -> Vec<Migration> {
        [&migrate::OWN[..], &self.0.options.migrations].concat()
    }

    /// Makes an empty town.
    ///
    /// # Errors
    /// A bad name, or one that exists.
    pub fn create(&self, name: &str) -> Result<Town, Fault> {
        check_name(name)?;
        if self.control().town(name)?.is_some() {
            return Err(Fault::Exists(name.to_owned()));
        }
        self.make_empty(name)?;
        self.control().enter(name, TownState::Open)?;
        self.open(name)
    }

    pub(crate) fn make_empty(&self, name: &str) -> Result<(), Fault> {
        make_folder(&self.folder_of(name).join("files"))?;
        make_store(&self.place(name), name)
    }

    /// Whether a name stands for no database: on PostgreSQL a schema is made and filled in one go, so that one is enough.
    pub(crate) fn is_without_data(&self, name: &str) -> bool {
        matches!(self.place(name), Place::Sqlite(path) if !path.is_file())
    }

    /// Removes what a restore that failed has copied so far.
    pub(crate) fn drop_data(&self, name: &str) -> Result<(), Fault> {
        if let Place::Postgres(pool) = self.place(name) {
            let mut session = pool.take()?;
            let sql = format!("drop schema if exists {} cascade", schema(name));
            let dropped = session.client.batch_execute(&sql).map_err(|error| Fault::Missing(format!("schema of {name}: {error}")));
            pool.give_back(session);
            dropped?;
        }
        match std::fs::remove_dir_all(self.folder_of(name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(Fault::Folder(format!("{} cannot be removed: {error}", self.folder_of(name).display())))
            }
            _ => Ok(()),
        }
    }

    pub(crate) fn place(&self, name: &str) -> Place {
        place_of(self.folder(), self.pool(), name)
    }

    /// The town, opened if it is not open, brought up to date if it is behind.
    ///
    /// # Errors
    /// No such town; a missing or newer database; a migration that failed.
    pub fn open(&self, name: &str) -> Result<Town, Fault> {
        let slot = {
            let mut slots = self.0.slots.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(slots.entry(name.to_owned()).or_default())
        };
        slot.used.store(self.0.ticks.fetch_add(1, Ordering::Relaxed), Ordering::Relaxed);
        let mut town = slot.town.lock().unwrap_or_else(PoisonError::into_inner);
        let opened = match town.as_ref() {
            Some(opened) => return opened.clone(),
            None => self.open_anew(name),
        };
        // A town that is unknown or missing may appear later; one whose migration failed waits for its mending.
        if opened.is_ok() || matches!(opened, Err(Fault::Migration { .. } | Fault::Ahead { .. })) {
            *town = Some(opened.clone());
        }
        drop(town);
        self.close_idle();
        opened
    }

    /// The town if it is open already.
    pub fn if_open(&self, name: &str) -> Option<Result<Town, Fault>> {
        let slot = self.0.slots.lock().unwrap_or_else(PoisonError::into_inner).get(name).map(Arc::clone)?;
        slot.used.store(self.0.ticks.fetch_add(1, Ordering::Relaxed), Ordering::Relaxed);
        let town = slot.town.try_lock().ok()?;
        town.clone()
    }

    fn open_anew(&self, name: &str) -> Result<Town, Fault> {
        if self.control().town(name)?.is_none() {
            self.0.slots.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
            return Err(Fault::UnknownTown(name.chars().take(40).collect()));
        }
        let options = &self.0.options;
        let setting = Setting {
            folder: self.folder_of(name),
            attachment: Arc::clone(&options.attachment),
            world: options.world.clone(),
            floor_mb: options.floor_mb,
        };
        open_store(name, &self.place(name), setting, &self.migrations())
    }

    /// Closes towns that nobody holds, the longest unused first, until no more than allowed are open.
    fn close_idle(&self) {
        let mut closed = Vec::new();
        let mut slots = self.0.slots.lock().unwrap_or_else(PoisonError::into_inner);
        while slots.len() > self.0.open_max {
            let idle = slots
                .iter()
                .filter(|(_, slot)| slot.town.try_lock().is_ok_and(|town| matches!(&*town, Some(Ok(town)) if town.handles() == 1)))
                .min_by_key(|(_, slot)| slot.used.load(Ordering::Relaxed))
                .map(|(name, _)| name.clone());
            let Some(name) = idle else { break };
            closed.extend(slots.remove(&name));
        }
        drop(slots);
        // Dropped here, outside of the lock: folding a log takes a moment.
        drop(closed);
    }

    /// Closes a town that nobody uses: before its files are replaced.
    pub(crate) fn close(&self, name: &str) {
        let slot = self.0.slots.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
        drop(slot);
    }

    /// How many towns are open.
    pub fn open_count(&self) -> usize {
        self.0.slots.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Towns that exist but are not in the control file, as after its loss.
    fn enter_those_found(&self) -> Result<(), Fault> {
        let known: Vec<String> = self.control().towns()?.into_iter().map(|town| town.name).collect();
        for name in self.found()? {
            if !known.contains(&name) {
                tracing::warn!(town = name, "a town was found that the control file did not know");
                self.control().enter(&name, TownState::Open)?;
            }
        }
        Ok(())
    }

    fn found(&self) -> Result<Vec<String>, Fault> {
        if self.pool().is_some() {
            let rows: Vec<(String,)> = self.control().0.read_now(|db| {
                db.all(
                    "select cast(substr(nspname, 6) as text)
                       from pg_namespace
                      where substr(nspname, 1, 5) = 'town_'
                      order by 1
                      limit 100000",
                    [],
                )
            })?;
            return Ok(rows.into_iter().map(|(name,)| name.replace('_', "-")).collect());
        }
        let Ok(entries) = std::fs::read_dir(self.folder().join("towns")) else { return Ok(Vec::new()) };
        let folders = entries.filter_map(Result::ok).filter(|entry| entry.path().join("town.sqlite").is_file());
        Ok(folders.filter_map(|entry| entry.file_name().into_string().ok()).filter(|name| check_name(name).is_ok()).collect())
    }
}

pub(crate) fn check_name(name: &str) -> Result<(), Fault> {
    let fine = (2..=40).contains(&name.len())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && name != control::NAME;
    if fine { Ok(()) } else { Err(Fault::BadName(name.chars().take(60).collect())) }
}

fn place_of(folder: &Path, pool: Option<&Arc<Pool>>, name: &str) -> Place {
    match pool {
        Some(pool) => Place::Postgres(Arc::clone(pool)),
        None if name == control::NAME => Place::Sqlite(folder.join("engawa.sqlite")),
        None => Place::Sqlite(folder.join("towns").join(name).join("town.sqlite")),
    }
}

fn make_folder(folder: &Path) -> Result<(), Fault> {
    let cannot = |error: std::io::Error| {
        Fault::Folder(format!(
            "{} cannot be used: {error}; give the program a folder that it may write to (--data DIR)",
            folder.display()
        ))
    };
    std::fs::create_dir_all(folder).map_err(cannot)?;
    let probe = folder.join(".writable");
    std::fs::write(&probe, b"").and_then(|()| std::fs::remove_file(&probe)).map_err(cannot)
}

/// Makes the file or schema where it is missing.
fn make_store(place: &Place, name: &str) -> Result<(), Fault> {
    match place {
        Place::Sqlite(path) if path.is_file() => Ok(()),
        Place::Sqlite(path) => sqlite::create(path),
        Place::Postgres(pool) => {
            let mut session = pool.take()?;
            // Two nodes may start at once: "if not exists" alone still races inside PostgreSQL.
            let sql = format!(
                "begin; select pg_advisory_xact_lock(7305804402533953); create schema if not exists {}; commit",
                schema(name)
            );
            let made = session.client.batch_execute(&sql).map_err(|error| Fault::Missing(format!("schema of {name}: {error}")));
            if made.is_err() {
                let _ = session.client.batch_execute("rollback");
            }
            pool.give_back(session);
            made
        }
    }
}

fn open_store(name: &str, place: &Place, setting: Setting, migrations: &[Migration]) -> Result<Town, Fault> {
    let (mut hand, engine): (Box<dyn Hand>, EngineKind) = match place {
        Place::Sqlite(path) => {
            // No floor here: a town is opened for reading even when the disk is nearly full.
            let hand = SqliteHand::new(path, Arc::new(()), setting.world.clone(), 0)?;
            (Box::new(hand), EngineKind::Sqlite)
        }
        Place::Postgres(pool) => {
            (Box::new(PgHand::new(Arc::clone(pool), name, Arc::new(()), setting.world.clone())), EngineKind::Postgres)
        }
    };
    migrate::bring_up(hand.as_mut(), name, engine, migrations)?;
    drop(hand);
    Town::start(name, place.clone(), setting)
}

/// Raises the limit of open files as far as the system allows; answers how many towns fit.
fn descriptors_allow() -> usize {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    if setrlimit(Resource::Nofile, limit).is_err() {
        limit = getrlimit(Resource::Nofile);
    }
    let files = limit.current.unwrap_or(1_000_000);
    usize::try_from(files.saturating_sub(128) / DESCRIPTORS_A_TOWN).unwrap_or(usize::MAX)
}
