//! What comes in is bounded and clean before anything reads it: length, control characters, broken text.

use std::sync::Arc;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::failure::Failure;
use crate::link::lang_of;
use crate::words::{Said, Words, key};

/// The longest address that is read, in bytes.
pub const ADDRESS_BYTES_MAX: usize = 2_048;
/// The largest body of a resident's form that is read, in bytes. Files get a bound of their own when they come.
pub const BODY_BYTES_MAX: usize = 64 * 1_024;
/// The largest body of a form of city hall, in bytes: five hundred rows of a spreadsheet.
pub const DESK_BODY_BYTES_MAX: usize = 512 * 1_024;

/// The largest form with a file that city hall sends in, in bytes.
pub const UPLOAD_BYTES_MAX: usize = 8 * 1_024 * 1_024;

/// The largest request of all, in bytes. Each row has its own bound far below; what lies between is read past, so that a browser that
/// is still sending hears that it was too much.
pub const REQUEST_BYTES_MAX: usize = 256 * 1_024 * 1_024;

/// What is wrong with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wrong {
    TooLong,
    Control,
    BrokenText,
}

/// A layer: refuses an address that is too long, broken, or carries control characters.
pub async fn guard(request: Request, next: Next) -> Response {
    let uri = request.uri();
    match look_at(uri.path(), uri.query()) {
        Ok(()) => next.run(request).await,
        Err(wrong) => Failure::Bad { why: sentence(&request, wrong) }.into_response(),
    }
}

fn sentence(request: &Request, wrong: Wrong) -> Option<Said> {
    let words = request.extensions().get::<Arc<Words>>()?;
    let voice = words.voice(lang_of(request.uri().query()), Arc::default());
    Some(voice.say(match wrong {
        Wrong::TooLong => key("web-failure-too-long"),
        Wrong::Control => key("web-failure-control"),
        Wrong::BrokenText => key("web-failure-broken-text"),
    }))
}

fn look_at(path: &str, query: Option<&str>) -> Result<(), Wrong> {
    let query = query.unwrap_or_default();
    if path.len() + query.len() > ADDRESS_BYTES_MAX {
        return Err(Wrong::TooLong);
    }
    for part in [path, query] {
        let bytes = percent_decoded(part).ok_or(Wrong::BrokenText)?;
        let text = std::str::from_utf8(&bytes).map_err(|_| Wrong::BrokenText)?;
        // Stricter than for texts of several lines: an address has no second line.
        if text.chars().any(char::is_control) {
            return Err(Wrong::Control);
        }
    }
    Ok(())
}

/// The bytes behind the percent signs; `None` for a percent sign without two digits.
pub(crate) fn percent_decoded(text: &str) -> Option<Vec<u8>> {
    let mut bytes = text.bytes();
    let mut out = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        if byte != b'%' {
            out.push(byte);
            continue;
        }
        let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
        let value = digit(bytes.next())? * 16 + digit(bytes.next())?;
        out.push(u8::try_from(value).ok()?);
    }
    Some(out)
}

/// A path as it is meant, whatever the browser wrote with percent signs.
pub(crate) fn decoded_path(path: &str) -> String {
    percent_decoded(path).and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_else(|| path.to_owned())
}

/// A text as the value of a question in an address.
pub fn percent_encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~' | b'/') {
            out.push(char::from(byte));
        } else {
            // Writing into a String cannot fail.
            let _ = std::fmt::Write::write_fmt(&mut out, format_args!("%{byte:02X}"));
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses_of_ours_pass() {
        assert_eq!(look_at("/plans/sogo/policies/35", Some("lang=easy&q=%E5%BA%83%E5%A0%B1")), Ok(()));
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        assert_eq!(look_at("/a%00b", None), Err(Wrong::Control));
        assert_eq!(look_at("/", Some("q=%0d%0aSet-Cookie")), Err(Wrong::Control));
        assert_eq!(look_at("/%ff%fe", None), Err(Wrong::BrokenText));
        assert_eq!(look_at("/", Some("q=%E5%BA")), Err(Wrong::BrokenText));
        assert_eq!(look_at("/100%", None), Err(Wrong::BrokenText));
        assert_eq!(look_at(&"/a".repeat(ADDRESS_BYTES_MAX), None), Err(Wrong::TooLong));
    }

    proptest! {
        #[test]
        fn no_address_breaks_the_guard(path in "\\PC{0,40}", query in "[%0-9a-fA-F=&]{0,40}") {
            let _ = look_at(&path, Some(&query));
        }
    }
}
