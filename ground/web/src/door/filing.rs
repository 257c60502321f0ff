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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use axum::body::Body;
    use engawa_db::EngineKind;
    use engawa_testkit::Kit;
    use proptest::prelude::*;

    use super::*;

    const FILING: Filing = Filing { field: "copies", most: 2, bytes_each: 10 };

    fn part(name: &str, file: Option<&str>, bytes: &str) -> String {
        let file = file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
        format!("--xx\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{bytes}\r\n")
    }

    /// Reads a form as somebody who may send files, or as somebody who may not.
    fn read_now(town: Option<&Town>, body: impl Into<Body>, said: Option<u64>) -> Result<Fields, Unfiled> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
        let expected = Expected { filing: FILING, town, texts: 100, said };
        runtime.block_on(read(body.into().into_data_stream(), "xx".into(), &expected))
    }

    fn with_town(story: impl FnOnce(&Town)) {
        let nothing: engawa_db::Attachment = Arc::new(());
        let kit = Kit::new(EngineKind::Sqlite, &[], &nothing);
        story(&kit.town("mihon"));
    }

    fn came(fields: &Fields) -> Result<Vec<(String, u64)>, Refused> {
        fields.received().map(|all| all.iter().map(|one| (one.name().to_owned(), one.bytes())).collect())
    }

    #[test]
    fn texts_are_read_as_always_and_files_of_the_field_are_received() {
        with_town(|town| {
            let form = [
                part("label", None, "見本\u{7}"),
                part("other", Some("x.pdf"), "passed over"),
                part("copies", Some(""), ""),
                part("copies", Some("C:\\紙\\表.pdf"), "0123456789"),
                part("copies", Some("裏.pdf"), "1"),
                part("note", None, "a\r\nb"),
                "--xx--\r\n".into(),
            ];
            let fields = read_now(Some(town), form.concat(), None).expect("a form");
            assert_eq!((fields.get("label"), fields.get("note")), ("見本", "a\nb"));
            assert_eq!(came(&fields), Ok(vec![("表.pdf".into(), 10), ("裏.pdf".into(), 1)]));
        });
    }

    #[test]
    fn what_is_too_much_leaves_what_was_typed_before_it() {
        with_town(|town| {
            let form = |files: &[&str]| {
                let files: String = files.iter().map(|bytes| part("copies", Some("x"), bytes)).collect();
                format!("{}{files}--xx--\r\n", part("label", None, "見本"))
            };
            let large = read_now(Some(town), form(&["0123456789a"]), None).expect("a form");
            let many = read_now(Some(town), form(&["1", "2", "3"]), None).expect("a form");
            let said = read_now(Some(town), form(&["1"]), Some(1_000)).expect("a form");
            let too_large = Err(Refused::TooLarge { most: 10 });
            assert_eq!((came(&large), came(&many), came(&said)), (too_large.clone(), Err(Refused::TooMany { most: 2 }), too_large));
            assert!([large, many, said].iter().all(|fields| fields.get("label") == "見本" && fields.had_file()));
        });
    }

    #[test]
    fn nothing_is_written_for_somebody_who_may_not_send() {
        let form = format!("{}{}--xx--\r\n", part("label", None, "見本"), part("copies", Some("x"), "1"));
        let fields = read_now(None, form, None).expect("a form");
        assert_eq!((fields.get("label"), came(&fields), fields.had_file()), ("見本", Ok(vec![]), true));
    }

    #[test]
    fn texts_together_are_bounded_and_a_body_that_breaks_off_is_no_form() {
        let long = part("a", None, &"x".repeat(60)) + &part("b", None, &"x".repeat(60)) + "--xx--\r\n";
        assert!(matches!(read_now(None, long, None), Err(Unfiled::Unread(Unread::TooLong))));
        assert!(matches!(read_now(None, part("a", None, "x"), None), Err(Unfiled::Unread(Unread::Broken))));
    }

    proptest! {
        #[test]
        fn no_body_breaks_the_reading(body in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = read_now(None, body.clone(), None);
            let _ = read_now(None, [&b"--xx\r\nContent-Disposition: form-data; name=\"a\""[..], &body[..]].concat(), None);
        }
    }
}
