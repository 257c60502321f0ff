//! Units of work: one writer a town takes waiting units in groups, each kept or undone as a whole.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::oneshot;

use crate::fault::{Fault, UnitError};
use crate::keys::{self, Key};
use crate::session::Tx;

/// A unit slower than this is logged: while it runs nobody else writes to the town.
const SLOW: Duration = Duration::from_millis(100);

/// What a unit left behind.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ran {
    Kept,
    Undone,
}

/// A unit whose types the writer does not know.
pub(crate) trait Job: Send {
    fn run(&mut self, tx: &mut Tx) -> Ran;
    /// What it answers when the group could not be written after all.
    fn fail(&mut self, fault: Fault);
    fn answer(self: Box<Self>);
    /// May it be run again when nobody knows whether its commit arrived?
    fn is_safe_to_repeat(&self) -> bool;
}

pub(crate) struct Unit<F, T, E> {
    pub(crate) key: Key,
    pub(crate) closure: F,
    pub(crate) outcome: Option<Result<T, E>>,
    pub(crate) reply: oneshot::Sender<Result<T, E>>,
}

impl<F, T, E> Job for Unit<F, T, E>
where
    F: Fn(&mut Tx) -> Result<T, E> + Send + 'static,
    T: Serialize + DeserializeOwned + Send + 'static,
    E: UnitError,
{
    fn run(&mut self, tx: &mut Tx) -> Ran {
        let began = Instant::now();
        tx.depth = 0;
        tx.db.failed.set(false);
        let (key, closure) = (&self.key, &self.closure);
        let outcome = catch_unwind(AssertUnwindSafe(|| keys::once(tx, key, closure)));
        let outcome = match outcome {
            Ok(Ok(_)) if tx.db.failed.get() => Err(Fault::Lost("a statement failed and the unit went on".into()).into()),
            Ok(outcome) => outcome,
            Err(panic) => Err(Fault::Panicked(panic_text(panic.as_ref())).into()),
        };
        if began.elapsed() > SLOW {
            tracing::warn!(millis = began.elapsed().as_millis(), "a unit of work was slow");
        }
        let ran = if outcome.is_ok() { Ran::Kept } else { Ran::Undone };
        self.outcome = Some(outcome);
        ran
    }

    fn fail(&mut self, fault: Fault) {
        self.outcome = Some(Err(fault.into()));
    }

    fn answer(self: Box<Self>) {
        let outcome = self.outcome.unwrap_or_else(|| Err(Fault::Closing.into()));
        // Whoever asked may have gone; what was written stays written.
        let _ = self.reply.send(outcome);
    }

    fn is_safe_to_repeat(&self) -> bool {
        self.key.is_given()
    }
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no message".into())
}

/// How a commit ended that did not succeed.
pub(crate) enum CommitFailure {
    /// Nothing was written.
    NotWritten(Fault),
    /// Nobody knows.
    Unknown,
}

/// The hand that writes to one town on one engine.
pub(crate) trait Hand {
    /// Begins the transaction of a group; reconnects once where that helps.
    fn begin(&mut self) -> Result<(), Fault>;
    /// The unit of work, inside a begun transaction.
    fn tx(&mut self) -> &mut Tx;
    /// Commits.
    fn commit(&mut self) -> Result<(), CommitFailure>;
    /// Ends the transaction without writing, whatever its state.
    fn rollback(&mut self);
    /// After the last group for now: gives back what others may use.
    fn rest(&mut self);
    /// Most units in one group.
    fn group_max(&self) -> usize;
}

/// Writes a group. Each unit is answered exactly once, after the commit that holds it.
pub(crate) fn write_group(hand: &mut dyn Hand, mut jobs: Vec<Box<dyn Job>>) {
    if jobs.len() > 1 && together(hand, &mut jobs) {
        jobs.into_iter().for_each(Job::answer);
        return;
    }
    // Nothing of the group was answered or written: each runs alone, once.
    for mut job in jobs {
        alone(hand, job.as_mut());
        job.answer();
    }
}

/// All in one transaction, each in a savepoint. False: the transaction was lost, nothing was written.
fn together(hand: &mut dyn Hand, jobs: &mut [Box<dyn Job>]) -> bool {
    if hand.begin().is_err() {
        return false;
    }
    for job in jobs.iter_mut() {
        if !in_savepoint(hand.tx(), job.as_mut()) {
            hand.rollback();
            return false;
        }
    }
    match hand.commit() {
        Ok(()) => true,
        Err(CommitFailure::NotWritten(fault)) => {
            tracing::warn!(%fault, "a group could not be committed; its units run alone");
            hand.rollback();
            false
        }
        Err(CommitFailure::Unknown) => {
            // Only what carries a key can be asked again whether it is there; the others must be told the truth.
            for job in jobs.iter_mut() {
                if job.is_safe_to_repeat() { alone(hand, job.as_mut()) } else { job.fail(Fault::Uncertain) }
            }
            true
        }
    }
}

/// After every unit the transaction must still be open: a full disk, an input error or an interrupt end it silently.
fn in_savepoint(tx: &mut Tx, job: &mut dyn Job) -> bool {
    if tx.db.batch("savepoint unit").is_err() {
        return false;
    }
    let end = match job.run(tx) {
        Ran::Kept => "release savepoint unit",
        Ran::Undone => "rollback to savepoint unit; release savepoint unit",
    };
    tx.db.in_transaction() && tx.db.batch(end).is_ok() && tx.db.in_transaction()
}

fn alone(hand: &mut dyn Hand, job: &mut dyn Job) {
    if let Err(fault) = hand.begin() {
        return job.fail(fault);
    }
    let ran = job.run(hand.tx());
    if !hand.tx().db.in_transaction() {
        hand.rollback();
        // A unit that was refused has said why; one that believed itself kept must not be believed.
        if ran == Ran::Kept {
            job.fail(Fault::Lost("the database ended the transaction".into()));
        }
        return;
    }
    if ran == Ran::Undone {
        return hand.rollback();
    }
    match hand.commit() {
        Ok(()) => {}
        Err(CommitFailure::NotWritten(fault)) => {
            hand.rollback();
            job.fail(fault);
        }
        Err(CommitFailure::Unknown) => job.fail(Fault::Uncertain),
    }
}
