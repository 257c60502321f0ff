//! Giving out, piece by piece, what a row speaks of. Whether somebody may is asked before.

use std::fs::File;
use std::io::Read;

use engawa_db::{Fault, Town};

use crate::media::Media;
use crate::place::{Place, cannot};
use crate::store::StoredFile;

/// How much is read at a time.
const PIECE: usize = 64 * 1024;

/// Contents on their way out.
#[derive(Debug)]
pub struct Given {
    file: Option<File>,
    /// How the file is called.
    pub name: String,
    /// What it is.
    pub media: Media,
    /// Its length.
    pub bytes: u64,
}

impl Given {
    /// Opens the contents of a file.
    ///
    /// # Errors
    /// When they are not there, or have another length than they were taken in with.
    pub fn open(town: &Town, stored: &StoredFile) -> Result<Given, Fault> {
        let path = Place::of(town).contents(&stored.hash);
        let file = File::open(&path).map_err(cannot(&path))?;
        if file.metadata().map_err(cannot(&path))?.len() != stored.bytes {
            return Err(Fault::Missing(format!("the contents of the file {} are not those that were taken in", stored.id)));
        }
        Ok(Given { file: Some(file), name: stored.name.clone(), media: stored.media, bytes: stored.bytes })
    }

    /// The next piece; none at the end.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn piece(&mut self) -> std::io::Result<Option<Vec<u8>>> {
        let Some(mut file) = self.file.take() else { return Ok(None) };
        let read = tokio::task::spawn_blocking(move || {
            let mut piece = vec![0; PIECE];
            let read = file.read(&mut piece)?;
            piece.truncate(read);
            Ok::<_, std::io::Error>((file, piece))
        });
        let (file, piece) = read.await.map_err(std::io::Error::other)??;
        if piece.is_empty() {
            return Ok(None);
        }
        self.file = Some(file);
        Ok(Some(piece))
    }
}
