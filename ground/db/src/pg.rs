//! PostgreSQL: a schema a town, connections shared by the towns of one database, one writer a town by an advisory lock.

use std::cell::RefCell;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use sha2::{Digest, Sha256};

use crate::fault::Fault;
use crate::session::{Attachment, Db, Engine, PgSession, Tx};
use crate::unit::{CommitFailure, Hand};
use crate::world::World;

/// Longest statement of a writing unit.
const WRITE_MILLIS: u64 = 30_000;
/// How long to wait for a connection before saying that the server is busy.
const PATIENCE: Duration = Duration::from_secs(10);

/// Connections to one database.
pub(crate) struct Pool {
    config: postgres::Config,
    most: usize,
    state: Mutex<PoolState>,
    freed: Condvar,
}

#[derive(Default)]
struct PoolState {
    idle: Vec<PgSession>,
    open: usize,
}

impl Pool {
    pub(crate) fn new(url: &str, most: usize) -> Result<Arc<Pool>, Fault> {
        let mut config: postgres::Config =
            url.parse().map_err(|error| Fault::Missing(format!("the address of PostgreSQL is not readable: {error}")))?;
        config.connect_timeout(Duration::from_secs(2)).application_name("engawa");
        Ok(Arc::new(Pool { config, most, state: Mutex::default(), freed: Condvar::new() }))
    }

    fn state(&self) -> MutexGuard<'_, PoolState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn take(&self) -> Result<PgSession, Fault> {
        let mut state = self.state();
        loop {
            if let Some(session) = state.idle.pop() {
                if !session.client.is_closed() {
                    return Ok(session);
                }
                state.open -= 1;
                continue;
            }
            if state.open < self.most {
                state.open += 1;
                drop(state);
                return self.connect();
            }
            let (next, waited) = self.freed.wait_timeout(state, PATIENCE).unwrap_or_else(PoisonError::into_inner);
            state = next;
            if waited.timed_out() {
                return Err(Fault::Busy);
            }
        }
    }

    fn connect(&self) -> Result<PgSession, Fault> {
        self.config.connect(postgres::NoTls).map(PgSession::new).map_err(|error| {
            self.forget();
            Fault::Missing(format!("PostgreSQL does not answer: {error}; is it running, and is the address right?"))
        })
    }

    pub(crate) fn give_back(&self, session: PgSession) {
        if session.client.is_closed() {
            return self.forget();
        }
        self.state().idle.push(session);
        self.freed.notify_one();
    }

    fn forget(&self) {
        self.state().open -= 1;
        self.freed.notify_one();
    }

    /// A fresh connection in place of one that broke; the other idle ones are thrown away too, they broke with it.
    fn renew(&self) -> Result<PgSession, Fault> {
        let mut state = self.state();
        state.open = state.open.saturating_sub(state.idle.len());
        state.idle.clear();
        state.open += 1;
        drop(state);
        self.connect()
    }
}

/// The schema of a town.
pub(crate) fn schema(town: &str) -> String {
    if town == crate::control::NAME {
        return town.to_owned();
    }
    format!("town_{}", town.replace('-', "_"))
}

/// The advisory lock of a town, from its name: whoever writes to the town on any node holds it.
fn lock_number(town: &str) -> i64 {
    let digest = Sha256::digest(format!("engawa town {town}"));
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&digest[..8]);
    i64::from_be_bytes(bytes)
}

pub(crate) fn begin_reading(db: &Db, town: &str, most: Duration) -> Result<(), Fault> {
    db.batch(&format!(
        "begin isolation level repeatable read, read only; set local search_path = {}; set local statement_timeout = {}",
        schema(town),
        most.as_millis()
    ))
}

/// The writing hand of a town on PostgreSQL. It holds a connection only while it writes.
pub(crate) struct PgHand {
    pool: Arc<Pool>,
    town: String,
    attachment: Attachment,
    world: World,
    tx: Option<Tx>,
    broken: Option<Tx>,
}

impl PgHand {
    pub(crate) fn new(pool: Arc<Pool>, town: &str, attachment: Attachment, world: World) -> PgHand {
        PgHand { pool, town: town.to_owned(), attachment, world, tx: None, broken: None }
    }

    fn tx_over(&self, session: PgSession) -> Tx {
        let db = Db::new(Engine::Postgres(Box::new(RefCell::new(session))), Arc::clone(&self.attachment));
        Tx { db, chance: self.world.chance.clone(), depth: 0 }
    }

    fn begin_on(&self, tx: &mut Tx) -> Result<(), Fault> {
        tx.db.set_now(self.world.clock.now());
        tx.db.batch(&format!(
            "begin; set local search_path = {}; set local statement_timeout = {WRITE_MILLIS}; select pg_advisory_xact_lock({})",
            schema(&self.town),
            lock_number(&self.town)
        ))
    }

    fn give_back(&mut self, tx: Option<Tx>) {
        if let Some(Tx { db: Db { engine: Engine::Postgres(session), .. }, .. }) = tx {
            self.pool.give_back(session.into_inner());
        }
    }
}

impl Hand for PgHand {
    fn begin(&mut self) -> Result<(), Fault> {
        let mut tx = match self.tx.take() {
            Some(tx) => tx,
            None => self.tx_over(self.pool.take()?),
        };
        if self.begin_on(&mut tx).is_err() {
            // Nothing has happened yet, so a broken connection may be replaced without a word.
            let _ = tx.db.batch("rollback");
            self.give_back(Some(tx));
            tx = self.tx_over(self.pool.renew()?);
            self.begin_on(&mut tx)?;
        }
        self.tx = Some(tx);
        Ok(())
    }

    fn tx(&mut self) -> &mut Tx {
        // Only asked between `begin` and the end of the transaction; otherwise the caller is wrong.
        self.tx.as_mut().or(self.broken.as_mut()).unwrap_or_else(|| unreachable!("no transaction was begun"))
    }

    fn commit(&mut self) -> Result<(), CommitFailure> {
        let answer = self.tx().db.batch("commit");
        match answer {
            Ok(()) => Ok(()),
            Err(_) if !self.tx().db.in_transaction() => {
                self.broken = self.tx.take();
                Err(CommitFailure::Unknown)
            }
            Err(fault) => Err(CommitFailure::NotWritten(fault)),
        }
    }

    fn rollback(&mut self) {
        let ended = self.tx.as_ref().map(|tx| tx.db.batch("rollback"));
        if !matches!(ended, Some(Ok(()))) {
            let tx = self.tx.take();
            self.give_back(tx);
        }
    }

    fn rest(&mut self) {
        let (tx, broken) = (self.tx.take(), self.broken.take());
        self.give_back(tx);
        self.give_back(broken);
    }

    fn group_max(&self) -> usize {
        32
    }
}
