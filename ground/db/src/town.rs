//! A town: the handle through which everything is read and written.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use engawa_kernel::{Day, Moment};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::oneshot;

use crate::dialect::EngineKind;
use crate::disk;
use crate::fault::{Fault, UnitError};
use crate::keys::Key;
use crate::pg::{self, PgHand, Pool};
use crate::session::{Attachment, Db, Engine, Tx};
use crate::sqlite::{self, SqliteHand};
use crate::unit::{Hand, Job, Unit, write_group};
use crate::world::World;

/// Units that may wait for one town; more are told to come back.
const WAITING_MAX: usize = 1024;
/// Longest life of a reader's snapshot: a longer one would keep the log from being folded.
const READ_MAX: Duration = Duration::from_secs(5);
/// Readers of one town on SQLite.
const READERS_MAX: usize = 8;

/// Where a town lives.
#[derive(Clone)]
pub(crate) enum Place {
    Sqlite(PathBuf),
    Postgres(Arc<Pool>),
}

/// What a town is opened with.
#[derive(Clone)]
pub(crate) struct Setting {
    pub(crate) folder: PathBuf,
    pub(crate) attachment: Attachment,
    pub(crate) world: World,
    pub(crate) floor_mb: u64,
}

/// One municipality, open. Cheap to clone; the town closes when the last handle goes.
#[derive(Clone)]
pub struct Town(Arc<Inner>);

struct Inner {
    name: String,
    place: Place,
    setting: Setting,
    writer: Mutex<Option<SyncSender<Box<dyn Job>>>>,
    thread: Mutex<Option<std::thread::JoinHandle<()>>>,
    readers: Readers,
}

#[derive(Default)]
struct Readers {
    state: Mutex<(VecDeque<Db>, usize)>,
    freed: Condvar,
}

impl Town {
    pub(crate) fn start(name: &str, place: Place, setting: Setting) -> Result<Town, Fault> {
        let (sender, receiver) = sync_channel(WAITING_MAX);
        let mut hand: Box<dyn Hand + Send> = match &place {
            Place::Sqlite(path) => {
                Box::new(SqliteHand::new(path, Arc::clone(&setting.attachment), setting.world.clone(), setting.floor_mb)?)
            }
            Place::Postgres(pool) => {
                Box::new(PgHand::new(Arc::clone(pool), name, Arc::clone(&setting.attachment), setting.world.clone()))
            }
        };
        let thread = std::thread::Builder::new()
            .name(format!("writer-{name}"))
            .stack_size(1024 * 1024)
            .spawn(move || write_until_closed(hand.as_mut(), &receiver))
            .map_err(|error| Fault::Folder(format!("no thread for the writer: {error}")))?;
        Ok(Town(Arc::new(Inner {
            name: name.to_owned(),
            place,
            setting,
            writer: Mutex::new(Some(sender)),
            thread: Mutex::new(Some(thread)),
            readers: Readers::default(),
        })))
    }

    /// Its short name.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// Its engine.
    pub fn engine(&self) -> EngineKind {
        match self.0.place {
            Place::Sqlite(_) => EngineKind::Sqlite,
            Place::Postgres(_) => EngineKind::Postgres,
        }
    }

    /// Its folder, on both engines: its files, and its database on SQLite.
    pub fn folder(&self) -> &Path {
        &self.0.setting.folder
    }

    /// Refuses when its folder would be left with less than the floor after so many bytes more.
    ///
    /// # Errors
    /// [`Fault::NoSpace`], or a folder that cannot be looked at.
    pub fn has_room(&self, bytes: u64) -> Result<(), Fault> {
        let floor_mb = self.0.setting.floor_mb;
        disk::has_room(self.folder(), floor_mb.saturating_add(bytes.div_ceil(1024 * 1024))).map_err(|fault| match fault {
            Fault::NoSpace { .. } => Fault::NoSpace { floor_mb },
            other => other,
        })
    }

    /// The moment by the town's clock.
    pub fn now(&self) -> Moment {
        self.0.setting.world.clock.now()
    }

    /// The civil day by the town's clock.
    pub fn today(&self) -> Day {
        self.now().day()
    }

    /// What the program attached to the town, if it is a `T`.
    pub fn attached<T: std::any::Any + Send + Sync>(&self) -> Option<Arc<T>> {
        Arc::clone(&self.0.setting.attachment).downcast::<T>().ok()
    }

    pub(crate) fn sqlite_path(&self) -> Option<PathBuf> {
        match &self.0.place {
            Place::Sqlite(path) => Some(path.clone()),
            Place::Postgres(_) => None,
        }
    }

    /// How many handles there are; the registry evicts a town only when its own is the last.
    pub(crate) fn handles(&self) -> usize {
        Arc::strong_count(&self.0)
    }

    /// Reads from one snapshot.
    ///
    /// # Errors
    /// What the closure says, or a fault; [`Fault::TooSlow`] after five seconds.
    pub async fn read<T, E>(&self, closure: impl FnOnce(&Db) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: UnitError,
    {
        let town = self.clone();
        let answer = tokio::task::spawn_blocking(move || town.read_now(closure)).await;
        answer.unwrap_or_else(|error| Err(Fault::Panicked(error.to_string()).into()))
    }

    /// As [`Town::read`], for the command line and for threads of our own.
    ///
    /// # Errors
    /// As [`Town::read`].
    pub fn read_now<T, E: UnitError>(&self, closure: impl FnOnce(&Db) -> Result<T, E>) -> Result<T, E> {
        self.read_within(READ_MAX, closure)
    }

    /// As [`Town::read_now`], for what goes through a whole town and may take longer: verifying, rebuilding, exporting.
    ///
    /// # Errors
    /// As [`Town::read`].
    pub fn read_within<T, E: UnitError>(&self, most: Duration, closure: impl FnOnce(&Db) -> Result<T, E>) -> Result<T, E> {
        let mut lease = Lease { town: self, db: Some(self.reader()?), clean: false };
        let Some(db) = lease.db.as_mut() else { return Err(Fault::Closing.into()) };
        db.set_now(self.now());
        if let Engine::Sqlite(connection) = &mut db.engine {
            sqlite::bound_reading(connection, most)?;
        }
        match self.engine() {
            EngineKind::Sqlite => db.batch("begin")?,
            EngineKind::Postgres => pg::begin_reading(db, self.name(), most)?,
        }
        let began = std::time::Instant::now();
        let answer = closure(db);
        let too_slow = db.failed.get() && began.elapsed() >= most;
        lease.clean = true;
        if too_slow { Err(Fault::TooSlow(u64::try_from(most.as_millis()).unwrap_or(u64::MAX)).into()) } else { answer }
    }

    /// Writes a unit of work. The closure may be run again: it owns what it needs and does nothing but SQL and rules.
    ///
    /// # Errors
    /// What the closure says, or a fault. After an error nothing of the unit was written, but for [`Fault::Uncertain`].
    pub async fn write<T, E>(&self, key: Key, closure: impl Fn(&mut Tx) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Serialize + DeserializeOwned + Send + 'static,
        E: UnitError,
    {
        let answer = self.hand_in(key, closure)?;
        answer.await.unwrap_or_else(|_| Err(Fault::Closing.into()))
    }

    /// As [`Town::write`], for the command line and for threads of our own. Never call it inside an async task.
    ///
    /// # Errors
    /// As [`Town::write`].
    pub fn write_now<T, E>(&self, key: Key, closure: impl Fn(&mut Tx) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Serialize + DeserializeOwned + Send + 'static,
        E: UnitError,
    {
        let answer = self.hand_in(key, closure)?;
        answer.blocking_recv().unwrap_or_else(|_| Err(Fault::Closing.into()))
    }

    fn hand_in<F, T, E>(&self, key: Key, closure: F) -> Result<oneshot::Receiver<Result<T, E>>, Fault>
    where
        F: Fn(&mut Tx) -> Result<T, E> + Send + 'static,
        T: Serialize + DeserializeOwned + Send + 'static,
        E: UnitError,
    {
        let (reply, answer) = oneshot::channel();
        let unit = Unit { key, closure, outcome: None, reply };
        let writer = self.0.writer.lock().unwrap_or_else(PoisonError::into_inner);
        match writer.as_ref().ok_or(Fault::Closing)?.try_send(Box::new(unit)) {
            Ok(()) => Ok(answer),
            Err(TrySendError::Full(_)) => Err(Fault::Busy),
            Err(TrySendError::Disconnected(_)) => Err(Fault::Closing),
        }
    }

    fn reader(&self) -> Result<Db, Fault> {
        let attachment = || Arc::clone(&self.0.setting.attachment);
        match &self.0.place {
            Place::Postgres(pool) => Ok(Db::new(Engine::Postgres(Box::new(std::cell::RefCell::new(pool.take()?))), attachment())),
            Place::Sqlite(path) => {
                let readers = &self.0.readers;
                let mut state = readers.state.lock().unwrap_or_else(PoisonError::into_inner);
                loop {
                    if let Some(db) = state.0.pop_back() {
                        return Ok(db);
                    }
                    if state.1 < READERS_MAX {
                        let connection = sqlite::open(path, false)?;
                        state.1 += 1;
                        return Ok(Db::new(Engine::Sqlite(connection), attachment()));
                    }
                    state = readers.freed.wait(state).unwrap_or_else(PoisonError::into_inner);
                }
            }
        }
    }
}

/// A reader that is lent: it comes back whatever happens in the closure, a panic too.
struct Lease<'t> {
    town: &'t Town,
    db: Option<Db>,
    clean: bool,
}

impl Drop for Lease<'_> {
    fn drop(&mut self) {
        let Some(db) = self.db.take() else { return };
        let ended = db.batch("rollback").is_ok();
        let inner = &self.town.0;
        match (&inner.place, db.engine) {
            (Place::Postgres(pool), Engine::Postgres(session)) => pool.give_back(session.into_inner()),
            (_, engine) => {
                let mut state = inner.readers.state.lock().unwrap_or_else(PoisonError::into_inner);
                if ended && self.clean {
                    state.0.push_back(Db::new(engine, db.attachment));
                } else {
                    state.1 -= 1;
                }
                inner.readers.freed.notify_one();
            }
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        // Letting the sender go ends the writer after the units that wait; then the log is folded into the file.
        self.writer.lock().unwrap_or_else(PoisonError::into_inner).take();
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        // The last handle may go with a closure inside the writer itself, which cannot wait for its own end.
        if let Some(thread) = thread.filter(|thread| thread.thread().id() != std::thread::current().id()) {
            let _ = thread.join();
        }
        if let Place::Sqlite(path) = &self.place {
            self.readers.state.lock().unwrap_or_else(PoisonError::into_inner).0.clear();
            sqlite::fold(path);
        }
    }
}

fn write_until_closed(hand: &mut (dyn Hand + Send), receiver: &Receiver<Box<dyn Job>>) {
    while let Ok(first) = receiver.recv() {
        let mut group = vec![first];
        while group.len() < hand.group_max() {
            let Ok(next) = receiver.try_recv() else { break };
            group.push(next);
        }
        write_group(hand, group);
        hand.rest();
    }
}
