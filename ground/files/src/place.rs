//! Where things lie in the folder of a town: `files/aa/bb/HASH` for contents, `incoming/` for what is being received,
//! `pending/HASH` for contents of which no row is known to speak yet. And the lock that keeps the sweeping out meanwhile.

use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use engawa_db::{Fault, Town};

use crate::content::Hash;

/// The folders of a town.
#[derive(Clone, Debug)]
pub(crate) struct Place(PathBuf);

impl Place {
    pub(crate) fn of(town: &Town) -> Place {
        Place(town.folder().to_owned())
    }

    pub(crate) fn contents(&self, hash: &Hash) -> PathBuf {
        self.0.join("files").join(hash.path())
    }

    pub(crate) fn incoming(&self) -> PathBuf {
        self.0.join("incoming")
    }

    pub(crate) fn pending(&self) -> PathBuf {
        self.0.join("pending")
    }

    fn lock(&self) -> Result<File, Fault> {
        let path = self.0.join("files.lock");
        OpenOptions::new().create(true).truncate(false).write(true).open(&path).map_err(cannot(&path))
    }

    /// For the sweeping; nothing while anybody holds the files.
    pub(crate) fn alone(&self) -> Result<Option<File>, Fault> {
        let lock = self.lock()?;
        match lock.try_lock() {
            Ok(()) => Ok(Some(lock)),
            Err(std::fs::TryLockError::WouldBlock) => Ok(None),
            Err(std::fs::TryLockError::Error(error)) => Err(cannot(&self.0)(error)),
        }
    }
}

/// As long as one of these lives, in this program or in another on the same data, nothing is swept.
#[derive(Clone, Debug)]
pub struct Hold(#[expect(dead_code, reason = "the open file is the lock")] Arc<File>);

/// Keeps the sweeping out: while something is taken in, and while a copy is made. May wait for a sweep that has begun.
///
/// # Errors
/// When the folder of the town cannot be used.
pub fn hold(town: &Town) -> Result<Hold, Fault> {
    let lock = Place::of(town).lock()?;
    lock.lock_shared().map_err(cannot(town.folder()))?;
    Ok(Hold(Arc::new(lock)))
}

pub(crate) fn make_folder(folder: &Path) -> Result<(), Fault> {
    std::fs::create_dir_all(folder).map_err(cannot(folder))
}

/// Brings the names in a folder to the disk.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), Fault> {
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(cannot(folder))
}

/// Removes a file that may be gone already.
pub(crate) fn remove(path: &Path) -> Result<(), Fault> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(cannot(path)(error)),
        _ => Ok(()),
    }
}

/// A full disk is said as one: reading goes on, and whoever sends something is asked to come back.
pub(crate) fn cannot(path: &Path) -> impl Fn(std::io::Error) -> Fault {
    move |error| match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Fault::NoSpace { floor_mb: 1 },
        _ => Fault::Folder(format!("{}: {error}", path.display())),
    }
}
