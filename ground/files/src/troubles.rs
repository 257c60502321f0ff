//! Looking whether the contents of every file are there and as they were taken in.

use std::fmt;
use std::fs::File;

use engawa_db::{Fault, Limit, Town};
use engawa_kernel::Id;

use crate::content::Hash;
use crate::place::{Place, cannot};
use crate::store::{self, StoredFile};

/// Files read at a time.
const PAGE: Limit = Limit(1_000);

/// How closely is looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Whether they are there, with their length.
    Length,
    /// Every byte.
    Contents,
}

/// Something that is not as it was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The contents are not there.
    Missing(Id<StoredFile>, Hash),
    /// The contents are others.
    Changed(Id<StoredFile>, Hash),
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (id, hash, what) = match self {
            Trouble::Missing(id, hash) => (id, hash, "are missing"),
            Trouble::Changed(id, hash) => (id, hash, "are not those that were taken in"),
        };
        write!(f, "the contents of the file {id} {what}; take files/{} from a backup", hash.path().display())
    }
}

/// What is wrong with the files of a town.
///
/// # Errors
/// When the database or the folder cannot be read.
pub fn troubles(town: &Town, depth: Depth) -> Result<Vec<Trouble>, Fault> {
    let (place, mut found, mut last) = (Place::of(town), Vec::new(), None);
    loop {
        let page = town.read_now(|db| store::files_after(db, last, PAGE))?;
        let Some(end) = page.last() else { return Ok(found) };
        last = Some(end.id);
        for file in &page {
            // Erased while we looked: gone by right.
            if let Some(trouble) = trouble(&place, file, depth)?
                && town.read_now(|db| store::file(db, file.id))?.is_some()
            {
                found.push(trouble);
            }
        }
    }
}

fn trouble(place: &Place, file: &StoredFile, depth: Depth) -> Result<Option<Trouble>, Fault> {
    let path = place.contents(&file.hash);
    let contents = match File::open(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Some(Trouble::Missing(file.id, file.hash))),
        opened => opened.map_err(cannot(&path))?,
    };
    let is_whole = match depth {
        Depth::Length => contents.metadata().map_err(cannot(&path))?.len() == file.bytes,
        Depth::Contents => Hash::read(contents).map_err(cannot(&path))? == (file.bytes, file.hash),
    };
    Ok((!is_whole).then_some(Trouble::Changed(file.id, file.hash)))
}
