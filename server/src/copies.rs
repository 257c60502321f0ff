//! Copies of towns: a backup that names its head, a restore that is verified, told and erased again, and its release.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use engawa_db::{Chain, Copied, Db, Fault, Key, Manifest, Noting, TownState, Towns};
use engawa_files::{Depth, Trouble};
use engawa_journal::{Deed, TownRestored, Untold, access, apply_receipts, tell, verify, was_restored};
use engawa_kernel::{Actor, Channel, Seal, Seq, Visibility};

use crate::Stopped;
use crate::timer::note_heads;

/// Going through a whole chain takes its time; nobody waits for a page meanwhile.
pub const WHOLE_CHAIN: Duration = Duration::from_secs(3600);

/// What was copied.
#[derive(Debug)]
pub struct Backup {
    /// What the copy holds.
    pub manifest: Manifest,
    /// Files of the town that are not as they were taken in. The copy holds everything else.
    pub troubles: Vec<Trouble>,
}

/// Copies a town while it serves.
///
/// # Errors
/// An unknown town, or a folder that cannot be written.
pub fn backup(towns: &Towns, name: &str, to: &Path) -> Result<Backup, Stopped> {
    let town = towns.open(name)?;
    // What is erased meanwhile is swept afterwards: the copied state still speaks of it.
    let held = engawa_files::hold(&town)?;
    let manifest = engawa_db::backup(towns, name, to, notes)?;
    let troubles = engawa_files::troubles(&town, Depth::Contents)?;
    drop(held);
    Ok(Backup { manifest, troubles })
}

/// What the manifest says of the copied chain, and the files that belong to the copy.
fn notes(db: &Db) -> Result<Copied, Fault> {
    let named = |name: &str, head: Option<(Seq, Seal)>| {
        let named = head.map(|(seq, seal)| [(format!("{name}_seq"), seq.to_string()), (format!("{name}_seal"), seal.to_string())]);
        named.into_iter().flatten().collect::<Vec<_>>()
    };
    let deeds = named("head", engawa_journal::head(db)?);
    let notes = deeds.into_iter().chain(named("access_head", access::head(db)?)).collect();
    Ok(Copied { notes, files: engawa_files::contents(db)? })
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Under which name.
    pub name: String,
    /// How many records the backup held.
    pub records: u64,
    /// How many erasures since the backup were applied again.
    pub erased: usize,
    /// Files that were damaged or missing when the backup was made. Everything else is back.
    pub troubles: Vec<Trouble>,
}

/// Restores a backup as a held town: verified, told in its chain, and without what was erased after the backup.
/// The notes about the erasures are those of the town that was backed up, under whatever name it comes back.
///
/// # Errors
/// A backup that does not prove itself, a name that is taken, a chain that is not whole.
pub fn restore(towns: &Towns, from: &Path, name: Option<String>) -> Result<Restored, Stopped> {
    let origin = engawa_db::prove(from)?.town;
    let name = name.unwrap_or_else(|| origin.clone());
    let noted = towns.control().noted_head(&origin, Chain::Records)?;
    let manifest = engawa_db::restore(towns, from, &name)?;
    let town = towns.open(&name)?;
    engawa_db::check_integrity(&town)?;
    let head = head_of(&manifest.notes, "head");
    let report = town.read_within(WHOLE_CHAIN, |db| verify(db, head))?;
    if let Some(problem) = report.problems.first() {
        return Err(format!("the backup was restored as {name}, held, but it is not whole: {problem}").into());
    }
    let accesses = head_of(&manifest.notes, "access_head");
    if let Some(problem) = town.read_within(WHOLE_CHAIN, |db| access::verify(db, accesses))?.problems.first() {
        return Err(format!("the backup was restored as {name}, held, but its accesses are not whole: {problem}").into());
    }
    let up_to = head.map_or(Seq(0), |(seq, _)| seq);
    let mut receipts = towns.control().erasures(&origin)?;
    // What came after the backup is not in it; its places will be taken by other records.
    receipts.retain(|seq| *seq <= up_to);
    let erased = town.write_now(Key::none(), move |tx| {
        let fact = TownRestored { up_to, noted: noted.as_ref().map(|head| head.seq.0) };
        tell(tx, Deed::of(fact, Actor::Key("restore"), Channel::CommandLine).seen_by(Visibility::Parties))?;
        // Whoever holds a copy of a session or a link must not come in with it.
        engawa_who::sessions::void_all(tx)?;
        // What waited in the outbox was sent by the town that was copied.
        engawa_post::give_up_waiting(tx)?;
        let erased = apply_receipts(tx, &receipts)?;
        // Whoever closed their account after the backup stays away.
        engawa_who::accounts::erase_again(tx, &receipts)?;
        engawa_parties::deeds::erase_again(tx, &receipts)?;
        Ok::<usize, Untold>(erased)
    })?;
    // The contents of what was erased again.
    engawa_files::sweep(&town)?;
    note_heads(towns, &town, Noting::Restored)?;
    let troubles = engawa_files::troubles(&town, Depth::Contents)?;
    Ok(Restored { name, records: report.records, erased, troubles })
}

/// Lets a restored town go: its timer runs again.
///
/// # Errors
/// An unknown town, or a restore that did not come to its end.
pub fn release(towns: &Towns, name: &str) -> Result<(), Stopped> {
    let is_held = towns.control().town(name)?.is_some_and(|entry| entry.state == TownState::Held);
    if is_held && !towns.open(name)?.read_now(was_restored)? {
        return Err(format!("{name} was not restored to the end; remove it and restore the backup again").into());
    }
    Ok(engawa_db::release(towns, name)?)
}

fn head_of(notes: &BTreeMap<String, String>, name: &str) -> Option<(Seq, Seal)> {
    let seq = notes.get(&format!("{name}_seq"))?.parse().ok()?;
    Some((Seq(seq), Seal::from_hex(notes.get(&format!("{name}_seal"))?)?))
}
