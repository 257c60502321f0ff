//! A form with files that are kept: its texts are read as always, its files go to the disk piece by piece.

use std::ops::ControlFlow;
use std::time::Duration;

use axum::body::BodyDataStream;
use engawa_db::{Fault, Town};
use engawa_files::{Incoming, Refused, Stopped};
use multer::{Field, Multipart};

use super::fields::{FIELDS_MAX, Fields, Files, NAME_MAX, Unread, VALUE_MAX, cleaned};
use super::row::Filing;
use super::upload::last_part;

/// How much is collected before it is written.
const PIECE: usize = 256 * 1024;
/// What is too much is still taken off the line for so long: a browser that is sending does not read the answer before its end.
const LINGER: Duration = Duration::from_secs(60);

/// What is expected.
pub(super) struct Expected<'t> {
    pub(super) filing: Filing,
    /// Where files go; nowhere for somebody who may not send any.
    pub(super) town: Option<&'t Town>,
    /// The length of all texts together.
    pub(super) texts: usize,
    /// The length of the whole, as it was said beforehand.
    pub(super) said: Option<u64>,
}

/// Why a form is not read.
#[derive(Debug)]
pub(super) enum Unfiled {
    Unread(Unread),
    Fault(Fault),
}

impl From<Unread> for Unfiled {
    fn from(unread: Unread) -> Unfiled {
        Unfiled::Unread(unread)
    }
}

impl From<multer::Error> for Unfiled {
    fn from(_: multer::Error) -> Unfiled {
        Unfiled::Unread(Unread::Broken)
    }
}

/// What has been read so far.
#[derive(Default)]
struct Came {
    pairs: Vec<(String, String)>,
    texts: usize,
    files: Files,
}

impl Expected<'_> {
    /// Whether it is known before the first file that it is too much.
    fn is_too_large(&self) -> bool {
        let most = u64::try_from(self.filing.most).unwrap_or(u64::MAX).saturating_mul(self.filing.bytes_each);
        self.said.is_some_and(|said| said > most.saturating_add(self.texts as u64))
    }
}

/// Reads a form. Where a file is too much, what came before it is answered at once, and the rest is let go by.
pub(super) async fn read(body: BodyDataStream, boundary: String, expected: &Expected<'_>) -> Result<Fields, Unfiled> {
    let mut parts = Multipart::new(body, boundary);
    let mut came = Came::default();
    while let Some(mut part) = parts.next_field().await? {
        let name = cleaned(part.name().unwrap_or_default());
        if name.chars().count() > NAME_MAX {
            return Err(Unread::TooLong.into());
        }
        match part.file_name().map(last_part) {
            None => came.text(name, part, expected).await?,
            Some(called) if name == expected.filing.field => {
                if let Goes::Break(refused) = came.file(called, &mut part, expected).await? {
                    came.files.refused = refused;
                    drop(part);
                    tokio::spawn(tokio::time::timeout(LINGER, let_go_by(parts)));
                    break;
                }
            }
            Some(_) => {}
        }
        if came.pairs.len() > FIELDS_MAX {
            return Err(Unread::TooMany.into());
        }
    }
    Ok(Fields::of_pairs(came.pairs).with_files(came.files))
}

/// A part that is not looked at is passed over by the next one.
async fn let_go_by(mut parts: Multipart<'static>) {
    while let Ok(Some(_)) = parts.next_field().await {}
}

impl Came {
    async fn text(&mut self, name: String, mut part: Field<'_>, expected: &Expected<'_>) -> Result<(), Unfiled> {
        let mut bytes = Vec::new();
        while let Some(chunk) = part.chunk().await? {
            self.texts += chunk.len();
            if self.texts > expected.texts {
                return Err(Unread::TooLong.into());
            }
            bytes.extend_from_slice(&chunk);
        }
        let text = cleaned(std::str::from_utf8(&bytes).map_err(|_| Unread::Broken)?);
        if text.chars().count() > VALUE_MAX {
            return Err(Unread::TooLong.into());
        }
        self.pairs.push((name, text));
        Ok(())
    }

    /// One file. It may end the reading: with a reason, where anybody is to be told.
    async fn file(&mut self, called: String, part: &mut Field<'_>, expected: &Expected<'_>) -> Result<Goes, Unfiled> {
        // A browser sends an empty file where none was chosen.
        let Some(first) = first_piece(part).await? else { return Ok(Goes::Continue(())) };
        self.files.came = true;
        let Filing { most, bytes_each, .. } = expected.filing;
        let Some(town) = expected.town.cloned() else { return Ok(Goes::Break(None)) };
        if expected.is_too_large() {
            return Ok(Goes::Break(Some(Refused::TooLarge { most: bytes_each })));
        }
        if self.files.received.len() >= most {
            return Ok(Goes::Break(Some(Refused::TooMany { most })));
        }
        let begun = aside(move || Ok(Incoming::begin(&town, &called, bytes_each)?)).await;
        match pieces(begun, first, part).await? {
            Ok(whole) => {
                self.files.received.push(whole.end());
                Ok(Goes::Continue(()))
            }
            Err(Stopped::Refused(refused)) => Ok(Goes::Break(Some(refused))),
            Err(Stopped::Fault(fault)) => Err(Unfiled::Fault(fault)),
        }
    }
}

type Goes = ControlFlow<Option<Refused>>;

/// Everything of one file, collected into pieces that are worth a way to the disk.
async fn pieces(
    mut incoming: Result<Incoming, Stopped>,
    mut piece: Vec<u8>,
    part: &mut Field<'_>,
) -> Result<Result<Incoming, Stopped>, Unfiled> {
    while let Ok(begun) = incoming {
        let Some(next) = part.chunk().await? else {
            return Ok(take(begun, piece).await);
        };
        piece.extend_from_slice(&next);
        incoming = if piece.len() >= PIECE { take(begun, std::mem::take(&mut piece)).await } else { Ok(begun) };
    }
    Ok(incoming)
}

async fn first_piece(part: &mut Field<'_>) -> Result<Option<Vec<u8>>, Unfiled> {
    while let Some(chunk) = part.chunk().await? {
        if !chunk.is_empty() {
            return Ok(Some(chunk.to_vec()));
        }
    }
    Ok(None)
}

async fn take(mut incoming: Incoming, piece: Vec<u8>) -> Result<Incoming, Stopped> {
    aside(move || incoming.take(&piece).map(|()| incoming)).await
}

/// The disk may be slow, and others wait for this thread.
async fn aside(work: impl FnOnce() -> Result<Incoming, Stopped> + Send + 'static) -> Result<Incoming, Stopped> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|error| Err(Fault::Panicked(error.to_string()).into()))
}
