//! A form with a file: read whole and bounded, before anything looks into it.

use axum::body::Bytes;
use axum::http::{HeaderMap, header};
use multer::{Constraints, Multipart, SizeLimit};

use super::fields::{FIELDS_MAX, Fields, NAME_MAX, Unread, Upload, VALUE_MAX, cleaned};
use crate::limits::UPLOAD_BYTES_MAX;

/// The longest name of a file that is kept, in characters.
const FILE_NAME_MAX: usize = 120;

/// The boundary of a form with a file; none where the form has another type.
pub(super) fn boundary(headers: &HeaderMap) -> Option<String> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    multer::parse_boundary(kind).ok()
}

/// Reads a form with a file in the field of this name. Files in other fields are not looked at.
pub(super) async fn read(body: Bytes, boundary: String, file_field: &str) -> Result<Fields, Unread> {
    let limit = SizeLimit::new().whole_stream(u64::try_from(UPLOAD_BYTES_MAX).unwrap_or(u64::MAX));
    let whole = futures_util::stream::once(async move { Ok::<Bytes, std::convert::Infallible>(body) });
    let mut parts = Multipart::with_constraints(whole, boundary, Constraints::new().size_limit(limit));
    let (mut pairs, mut file) = (Vec::new(), None);
    while let Some(part) = parts.next_field().await.map_err(|_| Unread::Broken)? {
        let name = cleaned(part.name().unwrap_or_default());
        let file_name = part.file_name().map(last_part);
        let bytes = part.bytes().await.map_err(|_| Unread::Broken)?;
        match file_name {
            Some(called) if name == file_field && !bytes.is_empty() => file = Some(Upload { name: called, bytes: bytes.to_vec() }),
            Some(_) => {}
            None => pairs.push((name, cleaned(std::str::from_utf8(&bytes).map_err(|_| Unread::Broken)?))),
        }
        if pairs.len() > FIELDS_MAX {
            return Err(Unread::TooMany);
        }
    }
    let is_long = |(name, value): &(String, String)| name.chars().count() > NAME_MAX || value.chars().count() > VALUE_MAX;
    if pairs.iter().any(is_long) {
        return Err(Unread::TooLong);
    }
    Ok(Fields::of_pairs(pairs).with_file(file))
}

/// Old browsers send the whole path.
pub(super) fn last_part(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    cleaned(last).replace(['\n', '\t'], " ").chars().take(FILE_NAME_MAX).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read_now(body: Vec<u8>) -> Result<Fields, Unread> {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(read(body.into(), "xx".into(), "file"))
    }

    const FORM: &str = "--xx\r\nContent-Disposition: form-data; name=\"day\"\r\n\r\n2026\u{7}-04-01\r\n--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\\\名簿\\\\校区.csv\"\r\nContent-Type: text/csv\r\n\r\na,b\r\n1,2\r\n--xx--\r\n";

    #[test]
    fn fields_and_file_are_read_and_the_file_has_no_path() {
        let fields = read_now(FORM.into()).expect("a form");
        assert_eq!(fields.get("day"), "2026-04-01");
        let file = fields.file().expect("a file");
        assert_eq!((file.name.as_str(), file.bytes.as_slice()), ("校区.csv", &b"a,b\r\n1,2"[..]));
    }

    #[test]
    fn a_form_without_a_chosen_file_has_none() {
        let empty = FORM.replace("a,b\r\n1,2", "");
        assert_eq!(read_now(empty.into()).expect("a form").file(), None);
        let other = FORM.replace("name=\"file\"", "name=\"other\"");
        assert_eq!(read_now(other.into()).expect("a form").file(), None);
    }

    #[test]
    fn a_body_that_breaks_off_is_no_form() {
        assert_eq!(read_now(FORM[..FORM.len() - 12].into()).unwrap_err(), Unread::Broken);
    }

    proptest! {
        #[test]
        fn no_body_breaks_the_reading(body in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = read_now(body);
        }
    }
}
