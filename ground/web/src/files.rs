//! Files on pages: why one is not taken, as a sentence; and one on its way out.

use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use engawa_db::Fault;
use engawa_files::{Given, Kept, Media, Refused, StoredFile, Unkept, keep};

use crate::ctx::Ctx;
use crate::door::Fields;
use crate::failure::{Answer, Failure};
use crate::tables::attachment;
use crate::words::{Said, Voice};

/// What is given out runs nothing and loads nothing, wherever it is opened.
const SANDBOX: &str = "sandbox; default-src 'none'; frame-ancestors 'none'";

/// What to do about a file that is not taken, where these kinds are.
pub fn sentence(voice: &Voice, refused: Refused, wanted: &[Media]) -> Said {
    match refused {
        Refused::TooLarge { most } => voice.say_with("web-file-too-large", &[("most", megabytes(most).into())]),
        Refused::TooMany { most } => voice.say_with("web-file-too-many", &[("most", most.to_string().into())]),
        Refused::OtherKind => voice.say_with("web-file-other-kind", &[("kinds", kinds(wanted).into())]),
        Refused::Broken => voice.say("web-file-broken"),
        Refused::TooManyPoints => voice.say("web-file-too-many-points"),
        Refused::Expands => voice.say("web-file-expands"),
        Refused::Macros => voice.say("web-file-macros"),
    }
}

/// What is taken, for the hint of a question.
pub fn taken(voice: &Voice, wanted: &[Media], most: usize, bytes_each: u64) -> Said {
    let (kinds, each) = (kinds(wanted), megabytes(bytes_each));
    voice.say_with("web-file-taken", &[("kinds", kinds.into()), ("each", each.into()), ("most", most.to_string().into())])
}

/// The endings and media types that a browser offers first.
pub fn offered(wanted: &[Media]) -> String {
    let all = wanted.iter().flat_map(|media| media.endings().iter().map(|ending| format!(".{ending}")));
    all.chain(wanted.iter().map(|media| media.content_type().to_owned())).collect::<Vec<_>>().join(",")
}

fn kinds(wanted: &[Media]) -> String {
    wanted.iter().map(|media| media.label()).collect::<Vec<_>>().join(" / ")
}

fn megabytes(bytes: u64) -> String {
    (bytes / (1024 * 1024)).to_string()
}

/// Keeps the files that came with a form, so that a unit may enter them. The sentence is for the question of the files.
///
/// # Errors
/// When the disk does not take them.
pub async fn kept(ctx: &Ctx, fields: &Fields, wanted: &'static [Media]) -> Answer<Result<Vec<Kept>, Said>> {
    let refused = |refused| Ok(Err(sentence(&ctx.voice, refused, wanted)));
    let received = match fields.received() {
        Ok(received) => received.to_vec(),
        Err(why) => return refused(why),
    };
    let mut all = Vec::new();
    for one in received {
        match keep(&ctx.town, one, wanted).await {
            Ok(kept) => all.push(kept),
            Err(Unkept::Refused(why)) => return refused(why),
            Err(Unkept::Fault(fault)) => return Err(fault.into()),
        }
    }
    Ok(Ok(all))
}

/// A file on its way out. Whether the visitor may have it was asked before.
///
/// # Errors
/// When its contents are not there.
pub async fn given(ctx: &Ctx, stored: StoredFile) -> Answer<Response> {
    let town = ctx.town.clone();
    let opened = tokio::task::spawn_blocking(move || Given::open(&town, &stored)).await;
    let given = opened.unwrap_or_else(|error| Err(Fault::Panicked(error.to_string())))?;
    let name = attachment(&given.name)?;
    let length = HeaderValue::from_str(&given.bytes.to_string()).map_err(|fault| Failure::Fault(Box::new(fault)))?;
    let head = [
        (header::CONTENT_TYPE, HeaderValue::from_static(given.media.content_type())),
        (header::CONTENT_LENGTH, length),
        (header::CONTENT_DISPOSITION, name),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(SANDBOX)),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    let pieces = futures_util::stream::try_unfold(given, async |mut given: Given| {
        let piece = given.piece().await?;
        Ok::<_, std::io::Error>(piece.map(|piece| (piece, given)))
    });
    Ok((head, Body::from_stream(pieces)).into_response())
}
