//! Keeping: known by its contents, drawn anew if it is a picture, brought to the disk under its hash. Only then a unit may speak of it.

use std::fs::File;
use std::path::Path;

use engawa_db::{Fault, Town};

use crate::content::Hash;
use crate::incoming::{Incoming, Received};
use crate::media::Media;
use crate::place::{Hold, Place, cannot, make_folder, sync_folder};
use crate::refused::Refused;
use crate::{picture, sniff};

/// Contents that lie on the disk under their hash. As long as a handle lives, and so until the unit that enters it has ended,
/// they are not swept away.
#[derive(Clone, Debug)]
pub struct Kept {
    pub(crate) hash: Hash,
    pub(crate) bytes: u64,
    pub(crate) media: Media,
    pub(crate) name: String,
    #[expect(dead_code, reason = "held until the unit has ended")]
    hold: Hold,
}

impl Kept {
    /// The hash of the contents.
    pub fn hash(&self) -> Hash {
        self.hash
    }

    /// Their length in bytes.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// What they are.
    pub fn media(&self) -> Media {
        self.media
    }

    /// The name as it was given, with the ending that fits.
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// Why a file was not kept.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Unkept {
    /// It is not taken.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The disk does not take it.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Keeps what was received, if it is one of the wanted kinds.
///
/// # Errors
/// When it is not taken, or the disk does not take it.
pub async fn keep(town: &Town, received: Received, wanted: &'static [Media]) -> Result<Kept, Unkept> {
    let town = town.clone();
    let kept = tokio::task::spawn_blocking(move || keep_now(&town, &received, wanted)).await;
    kept.unwrap_or_else(|error| Err(Fault::Panicked(error.to_string()).into()))
}

/// As [`keep`], for the command line, samples and tests.
///
/// # Errors
/// As [`keep`].
pub fn keep_now(town: &Town, received: &Received, wanted: &[Media]) -> Result<Kept, Unkept> {
    let mut file = received.open()?;
    let unread = |unread| match unread {
        sniff::Unread::Refused(refused) => Unkept::Refused(refused),
        sniff::Unread::Disk(error) => cannot(received.path())(error).into(),
    };
    let media = sniff::sniff(&mut file, wanted, received.name()).map_err(unread)?;
    let place = Place::of(town);
    if !media.is_picture() {
        return lay(&place, received, received.path(), media);
    }
    // The picture takes the place of a received file of its own, so that it goes when anything fails from here on.
    let fresh = Incoming::begin(town, received.name(), 0)?.end();
    let to = File::options().write(true).open(fresh.path()).map_err(cannot(fresh.path()))?;
    let media = picture::draw(file, media, &to).map_err(unread)?;
    lay(&place, received, fresh.path(), media)
}

/// Contents, and where they lie; each step is on the disk before the next one. A crash between leaves a note in `pending/`, by which
/// the sweeping finds contents of which nobody speaks.
fn lay(place: &Place, received: &Received, from: &Path, media: Media) -> Result<Kept, Unkept> {
    let file = File::open(from).map_err(cannot(from))?;
    let (bytes, hash) = Hash::read(&file).map_err(cannot(from))?;
    file.sync_all().map_err(cannot(from))?;
    let pending = place.pending();
    make_folder(&pending)?;
    let note = pending.join(hash.to_string());
    File::create(&note).map_err(cannot(&note))?;
    sync_folder(&pending)?;
    let to = place.contents(&hash);
    let folders: Vec<&Path> = to.ancestors().skip(1).take(3).collect();
    make_folder(folders[0])?;
    // What lies there already has the same contents; if it was damaged, it is whole again.
    std::fs::rename(from, &to).map_err(cannot(&to))?;
    folders.into_iter().try_for_each(sync_folder)?;
    let name = media.fitting(received.name());
    Ok(Kept { hash, bytes, media, name, hold: received.hold() })
}
