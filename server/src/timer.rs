//! The timer: later reactions, due jobs, old keys, files of which nobody speaks, and the heads that are noted outside of each town.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use engawa_db::{Chain, Fault, Noting, Town, TownState, Towns};
use engawa_kernel::{Seal, Seq};

/// How often it looks what is due.
const LOOK: Duration = Duration::from_secs(20);
/// How often heads are noted and old keys forgotten.
const NOTE: Duration = Duration::from_secs(300);

/// A running timer.
pub struct Timer {
    stopped: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Timer {
    /// Lets it finish what it is at and notes the heads a last time.
    pub fn stop(mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            let _ = thread.join();
        }
    }
}

/// Starts the timer of all towns.
pub fn start(towns: Towns) -> Timer {
    let stopped = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&stopped);
    let thread = std::thread::Builder::new().name("timer".into()).spawn(move || go_on(&towns, &flag));
    Timer { stopped, thread: thread.map_err(|error| tracing::error!(%error, "no thread for the timer")).ok() }
}

fn go_on(towns: &Towns, stopped: &AtomicBool) {
    let mut noted = Instant::now();
    while !stopped.load(Ordering::SeqCst) {
        each_due(towns);
        if noted.elapsed() >= NOTE {
            note_all(towns);
            noted = Instant::now();
        }
        std::thread::park_timeout(LOOK);
    }
    note_all(towns);
}

/// Runs the towns in which something is due; those that were restored wait for their release.
fn each_due(towns: &Towns) {
    let entries = towns.control().towns().unwrap_or_else(|fault| {
        tracing::error!(%fault, "the control file cannot be read");
        Vec::new()
    });
    for entry in entries.into_iter().filter(|entry| entry.state == TownState::Open) {
        let open = towns.if_open(&entry.name).and_then(Result::ok);
        let now = engawa_kernel::Moment::of_the_machine();
        let due = entry.next_due_at.is_some_and(|at| at <= now);
        let Some(town) = open.or_else(|| due.then(|| towns.open(&entry.name).ok()).flatten()) else { continue };
        if let Err(fault) = run(towns, &town, entry.next_due_at) {
            tracing::error!(town = entry.name, %fault, "the timer could not run a town");
        }
    }
}

fn run(towns: &Towns, town: &Town, noted: Option<engawa_kernel::Moment>) -> Result<(), Fault> {
    engawa_journal::run(town)?;
    let next = town.read_now(engawa_journal::next_due)?;
    if next != noted {
        towns.control().note_due(town.name(), next)?;
    }
    Ok(())
}

fn note_all(towns: &Towns) {
    for entry in towns.control().towns().unwrap_or_default() {
        let Some(Ok(town)) = towns.if_open(&entry.name) else { continue };
        let noted = note_heads(towns, &town, Noting::Timer)
            .and_then(|()| engawa_db::tidy(&town).map(|_| ()))
            .and_then(|()| engawa_who::sessions::tidy(&town))
            .and_then(|()| engawa_files::sweep(&town).map(|_| ()));
        if let Err(fault) = noted {
            tracing::error!(town = entry.name, %fault, "the head of a town could not be noted");
        }
    }
}

/// Notes the heads of a town's chains, and what was erased since the last note, where the owner of the town's database cannot
/// reach.
///
/// # Errors
/// When town or control file cannot be read or written; when a chain ends before a head that was noted.
pub fn note_heads(towns: &Towns, town: &Town, why: Noting) -> Result<(), Fault> {
    let (control, name) = (towns.control(), town.name());
    let noted = |chain| {
        let head = control.noted_head(name, chain)?.filter(|_| !why.begins());
        Ok::<_, Fault>(head.map_or(Seq(0), |head| head.seq))
    };
    let (records, accesses) = (noted(Chain::Records)?, noted(Chain::Accesses)?);
    let (head, access_head, erased) = town.read_now(|db| {
        let (head, access_head) = (engawa_journal::head(db)?, engawa_journal::access::head(db)?);
        Ok::<_, Fault>((head, access_head, engawa_journal::erased_after(db, records)?))
    })?;
    not_cut("records", head, records)?;
    not_cut("accesses", access_head, accesses)?;
    // Before the head: what it is asked for next begins there.
    control.note_erasures(name, erased)?;
    for (chain, head) in [(Chain::Records, head), (Chain::Accesses, access_head)] {
        if let Some(head) = head {
            control.note_head(name, chain, head, why)?;
        }
    }
    Ok(())
}

/// Whoever cuts a tail off does not get a new head noted over it.
fn not_cut(what: &str, head: Option<(Seq, Seal)>, noted: Seq) -> Result<(), Fault> {
    let last = head.map_or(Seq(0), |(seq, _)| seq);
    if last < noted {
        return Err(Fault::Row(format!(
            "the {what} end at {last}, but {noted} was noted: the tail was cut; `engawa journal verify` tells more"
        )));
    }
    Ok(())
}
