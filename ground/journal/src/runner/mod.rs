//! Running: later reactions and due jobs, one unit each, so that effect and progress are kept together.

mod store;

use engawa_db::{Fault, Key, Limit, Town, Tx};
use engawa_kernel::{AnyId, Id, Moment, Seq};

use crate::house::{House, ReactsLater, Told, Untold};
use crate::tell::house;
use store::DueJob;

pub use store::next_due;

/// Waits after the first failure, in milliseconds; doubled each time, up to a day.
const FIRST_WAIT: i64 = 30_000;
const LONGEST_WAIT: i64 = 24 * 3_600_000;

/// What a run has done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Done {
    /// Records handled by later reactions.
    pub reactions: u64,
    /// Jobs.
    pub jobs: u64,
    /// Failures; each waits and is tried again.
    pub failures: u64,
}

/// Puts something on the list of what is due; the same kind and subject only once, at the new moment.
///
/// # Errors
/// When no front door declares the job.
pub fn schedule<T>(tx: &mut Tx, kind: &'static str, subject: Option<Id<T>>, due_at: Moment) -> Result<(), Untold> {
    Ok(list(tx, kind, subject.map(Id::any), due_at)?)
}

pub(crate) fn list(tx: &mut Tx, kind: &'static str, subject: Option<AnyId>, due_at: Moment) -> Result<(), Fault> {
    if !house(tx)?.jobs.contains_key(kind) {
        return Err(Fault::Row(format!("no front door declares the job {kind}")));
    }
    store::put_job(tx, kind, &bytes(subject), due_at, 0)
}

/// Whether a job of this kind and subject is on the list.
///
/// # Errors
/// When the database cannot be read.
pub fn is_scheduled<T>(tx: &Tx, kind: &str, subject: Option<Id<T>>) -> Result<bool, Fault> {
    store::is_listed(tx, kind, &bytes(subject.map(Id::any)))
}

fn bytes(subject: Option<AnyId>) -> Vec<u8> {
    subject.map_or_else(Vec::new, |id| id.as_bytes().to_vec())
}

/// Does everything that is to be done in a town now: later reactions, then due jobs, until nothing is left.
///
/// # Errors
/// When the town cannot be read or written at all; a reaction or job that fails is noted and waits.
pub fn run(town: &Town) -> Result<Done, Fault> {
    let house = town.attached::<House>().ok_or_else(|| Fault::Row("no house is attached to the town".into()))?;
    let mut done = Done::default();
    loop {
        let before = done;
        for reaction in &house.later {
            run_reaction(town, *reaction, &mut done)?;
        }
        while run_job(town, &mut done)? {}
        if done.reactions == before.reactions && done.jobs == before.jobs {
            return Ok(done);
        }
    }
}

fn run_reaction(town: &Town, reaction: ReactsLater, done: &mut Done) -> Result<(), Fault> {
    loop {
        let (after, failures, retry_at) =
            town.read_now(|db| Ok::<_, Fault>(store::cursor(db, reaction.name)?.unwrap_or((Seq(0), 0, Moment::from_millis(0)))))?;
        if retry_at > town.now() {
            return Ok(());
        }
        let page = town.read_now(|db| crate::store::records_after(db, after, Limit(200)))?;
        let Some(last) = page.last().map(|record| record.header.seq) else { return Ok(()) };
        let next = page.into_iter().find(|record| reaction.on.contains(&record.header.kind.as_str()));
        let Some(record) = next else {
            town.write_now(Key::none(), move |tx| store::move_cursor(tx, reaction.name, last, 0, Moment::from_millis(0)))?;
            continue;
        };
        let told = Told { header: record.header, body: record.body };
        if let Err(error) = handle(town, reaction, told) {
            tracing::error!(reaction = reaction.name, %error, "a later reaction failed; it waits and is tried again");
            let retry_at = town.now().plus_millis(wait(failures));
            town.write_now(Key::none(), move |tx| store::move_cursor(tx, reaction.name, after, failures + 1, retry_at))?;
            done.failures += 1;
            return Ok(());
        }
        done.reactions += 1;
    }
}

/// Effect and cursor in one unit: after a crash at any point the record is handled once.
fn handle(town: &Town, reaction: ReactsLater, told: Told) -> Result<(), Untold> {
    town.write_now(Key::none(), move |tx| {
        let seq = told.header.seq;
        let at = store::cursor(tx, reaction.name)?.map_or(Seq(0), |(seq, _, _)| seq);
        // Another program on the same data may have been here first.
        if at < seq {
            (reaction.run)(tx, &told)?;
            store::move_cursor(tx, reaction.name, seq, 0, Moment::from_millis(0))?;
        }
        Ok(())
    })
}

fn wait(failures: i64) -> i64 {
    FIRST_WAIT.saturating_mul(1 << failures.clamp(0, 20)).min(LONGEST_WAIT)
}

fn run_job(town: &Town, done: &mut Done) -> Result<bool, Fault> {
    let now = town.now();
    let Some(DueJob { kind, subject, due_at, failures }) = town.read_now(|db| store::next_job(db, now))? else { return Ok(false) };
    let (job_kind, job_subject) = (kind.clone(), subject.clone());
    let ran: Result<(), Untold> = town.write_now(Key::none(), move |tx| {
        if !store::take_job(tx, &job_kind, &job_subject, due_at)? {
            return Ok(());
        }
        let house = house(tx)?;
        let job =
            house.jobs.get(job_kind.as_str()).ok_or_else(|| Fault::Row(format!("no front door declares the job {job_kind}")))?;
        (job.run)(tx, AnyId::from_bytes(&job_subject).ok(), due_at)
    });
    match ran {
        Ok(()) => done.jobs += 1,
        Err(error) => {
            tracing::error!(job = kind, %error, "a job failed; it waits and is tried again");
            let retry_at = now.plus_millis(wait(failures));
            town.write_now(Key::none(), move |tx| store::put_job(tx, &kind, &subject, retry_at, failures + 1))?;
            done.failures += 1;
        }
    }
    Ok(true)
}
