//! Receiving: piece by piece into a file of its own, bounded, reckoned while it comes. Nothing of it is ever whole in memory.

use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use engawa_db::{Fault, Town, random_bytes};
use engawa_kernel::record::hex;

use crate::content::{Hash, Hasher};
use crate::place::{Hold, Place, cannot, hold, make_folder, remove};
use crate::refused::Refused;

/// Something that is being received. It goes when it is dropped before its end.
#[derive(Debug)]
pub struct Incoming {
    file: File,
    part: Part,
    name: String,
    hasher: Hasher,
    bytes: u64,
    most: u64,
}

/// Why receiving ended before the end.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Stopped {
    /// It is not taken.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The disk does not take it.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// A file in `incoming/` that goes with its last holder.
#[derive(Debug)]
struct Part {
    path: PathBuf,
    hold: Hold,
}

impl Drop for Part {
    fn drop(&mut self) {
        if let Err(fault) = remove(&self.path) {
            tracing::warn!(%fault, "a received file stays until the next sweep");
        }
    }
}

impl Incoming {
    /// Begins with a file that was called so and may have so many bytes.
    ///
    /// # Errors
    /// When the disk is nearly full or cannot be written.
    pub fn begin(town: &Town, name: &str, most: u64) -> Result<Incoming, Fault> {
        town.has_room(most)?;
        let hold = hold(town)?;
        let folder = Place::of(town).incoming();
        make_folder(&folder)?;
        let path = folder.join(hex(&random_bytes::<16>()));
        let file = File::create_new(&path).map_err(cannot(&path))?;
        let part = Part { path, hold };
        Ok(Incoming { file, part, name: name.to_owned(), hasher: Hasher::default(), bytes: 0, most })
    }

    /// Takes the next piece.
    ///
    /// # Errors
    /// When it is too much, or the disk does not take it.
    pub fn take(&mut self, piece: &[u8]) -> Result<(), Stopped> {
        self.bytes += piece.len() as u64;
        if self.bytes > self.most {
            return Err(Refused::TooLarge { most: self.most }.into());
        }
        self.hasher.take(piece);
        self.file.write_all(piece).map_err(cannot(&self.part.path))?;
        Ok(())
    }

    /// Everything has come.
    pub fn end(mut self) -> Received {
        let hash = self.hasher.finish();
        Received { part: Arc::new(self.part), name: self.name, bytes: self.bytes, hash }
    }
}

/// Something that was received and is not kept yet. It goes with its last handle.
#[derive(Clone, Debug)]
pub struct Received {
    part: Arc<Part>,
    name: String,
    bytes: u64,
    hash: Hash,
}

impl Received {
    /// What it was called where it came from; a word for people, never a path.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its length in bytes.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The hash of what came in; what is kept of a picture has another.
    pub fn hash(&self) -> Hash {
        self.hash
    }

    pub(crate) fn open(&self) -> Result<File, Fault> {
        File::open(&self.part.path).map_err(cannot(&self.part.path))
    }

    pub(crate) fn path(&self) -> &std::path::Path {
        &self.part.path
    }

    pub(crate) fn hold(&self) -> Hold {
        self.part.hold.clone()
    }
}
