//! Sweeping: what was received and not kept, contents of which no row speaks, contents of files that were erased.
//! It runs alone, so that nothing is taken away which a unit on its way is about to name.

use engawa_db::{Fault, Key, Limit, Town};

use crate::content::Hash;
use crate::place::{Place, cannot, remove, sync_folder};
use crate::store;

/// Hashes looked at in one sweep; what is more waits for the next.
const AT_ONCE: Limit = Limit(1_000);

/// What was swept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Contents that were removed.
    pub contents: usize,
    /// Files that had begun to come in.
    pub incoming: usize,
}

/// Sweeps a town; for the timer. Nothing while anything is being taken in or copied: then it is the next sweep's.
///
/// # Errors
/// When the folder or the database of the town cannot be used.
pub fn sweep(town: &Town) -> Result<Swept, Fault> {
    let place = Place::of(town);
    let Some(alone) = place.alone()? else { return Ok(Swept::default()) };
    let mut swept = Swept::default();
    for path in names_in(&place.incoming())? {
        remove(&path)?;
        swept.incoming += 1;
    }
    swept.contents += pending(town, &place)?;
    swept.contents += erased(town, &place)?;
    drop(alone);
    Ok(swept)
}

/// Contents that were laid down: a row speaks of them by now, or their deed did not come about.
fn pending(town: &Town, place: &Place) -> Result<usize, Fault> {
    let mut removed = 0;
    for path in names_in(&place.pending())? {
        let hash = path.file_name().and_then(|name| Hash::parse(&name.to_string_lossy()));
        let hash = hash.filter(|hash| place.contents(hash).exists());
        if let Some(hash) = hash
            && !town.read_now(|db| store::is_wanted(db, hash))?
        {
            removed += take_away(place, &hash)?;
        }
        // After the contents: cut off in between, the next sweep finds the note again.
        remove(&path)?;
    }
    Ok(removed)
}

fn erased(town: &Town, place: &Place) -> Result<usize, Fault> {
    let mut removed = 0;
    for hash in town.read_now(|db| store::leaving(db, AT_ONCE))? {
        if !town.read_now(|db| store::is_wanted(db, hash))? {
            removed += take_away(place, &hash)?;
        }
        town.write_now(Key::none(), move |tx| store::note_gone(tx, hash))?;
    }
    Ok(removed)
}

/// One, unless they were gone already.
fn take_away(place: &Place, hash: &Hash) -> Result<usize, Fault> {
    let path = place.contents(hash);
    if !path.exists() {
        return Ok(0);
    }
    remove(&path)?;
    path.parent().map_or(Ok(()), sync_folder)?;
    Ok(1)
}

/// What lies in a folder that may not be there yet.
fn names_in(folder: &std::path::Path) -> Result<Vec<std::path::PathBuf>, Fault> {
    match std::fs::read_dir(folder) {
        Ok(entries) => entries.map(|entry| entry.map(|entry| entry.path()).map_err(cannot(folder))).collect(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(cannot(folder)(error)),
    }
}
