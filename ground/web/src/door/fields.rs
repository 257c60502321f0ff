//! What was typed into a form: read by name, bounded, kept even when it is wrong.

use engawa_db::Key;
use engawa_files::{Received, Refused};
use engawa_kernel::record::hex;
use sha2::{Digest, Sha256};

use super::secret::Secret;

/// The most fields that a form may have.
pub const FIELDS_MAX: usize = 2_000;
/// The longest name of a field, in characters.
pub const NAME_MAX: usize = 100;
/// The longest value of a field, in characters.
pub const VALUE_MAX: usize = 100_000;

/// The fields of a form as they were sent, in their order.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    pairs: Vec<(String, String)>,
    file: Option<Upload>,
    files: Files,
    key: Key,
}

/// Files that came with a form to be kept.
#[derive(Clone, Debug, Default)]
pub(super) struct Files {
    /// Those that came whole.
    pub(super) received: Vec<Received>,
    /// Why the others did not.
    pub(super) refused: Option<Refused>,
    /// One was chosen, whatever became of it.
    pub(super) came: bool,
}

/// A file that came with a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Upload {
    /// What it was called where it came from; a word for people, never a path.
    pub name: String,
    /// Its contents.
    pub bytes: Vec<u8>,
}

/// Why a form is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// More fields than any form of ours has.
    TooMany,
    /// A name or value that is too long.
    TooLong,
    /// Not a form.
    Broken,
}

impl Fields {
    /// The most fields that a form may have.
    pub const MOST: usize = FIELDS_MAX;

    /// Reads `application/x-www-form-urlencoded`. Line ends become `\n`; other control characters, which nobody can see
    /// or mean, are left out.
    ///
    /// # Errors
    /// When it is none, or exceeds the bounds.
    pub fn parse(body: &[u8]) -> Result<Fields, Unread> {
        let text = std::str::from_utf8(body).map_err(|_| Unread::Broken)?;
        let mut pairs = Vec::new();
        for pair in text.split('&').filter(|pair| !pair.is_empty()) {
            if pairs.len() >= FIELDS_MAX {
                return Err(Unread::TooMany);
            }
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (name, value) = (decoded(name)?, decoded(value)?);
            if name.chars().count() > NAME_MAX || value.chars().count() > VALUE_MAX {
                return Err(Unread::TooLong);
            }
            pairs.push((name, value));
        }
        Ok(Fields { pairs, ..Fields::default() })
    }

    /// Fields for tests and for pages that show themselves with samples.
    pub fn of(pairs: &[(&str, &str)]) -> Fields {
        let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Fields { pairs, ..Fields::default() }
    }

    pub(super) fn of_pairs(pairs: Vec<(String, String)>) -> Fields {
        Fields { pairs, ..Fields::default() }
    }

    /// With a file.
    #[must_use]
    pub fn with_file(mut self, file: Option<Upload>) -> Fields {
        self.file = file;
        self
    }

    /// The file that came along, where one was chosen.
    pub fn file(&self) -> Option<&Upload> {
        self.file.as_ref()
    }

    pub(super) fn with_files(mut self, files: Files) -> Fields {
        self.files = files;
        self
    }

    /// The files that came to be kept; a form without any has none.
    ///
    /// # Errors
    /// When they are too large or too many. What else was typed is here all the same.
    pub fn received(&self) -> Result<&[Received], Refused> {
        self.files.refused.map_or(Ok(&self.files.received), Err)
    }

    /// Whether a file was chosen that is not in the pairs, and must be chosen again when the form comes back.
    pub fn had_file(&self) -> bool {
        self.files.came || self.file.is_some()
    }

    /// Whether more came than is read.
    pub(super) fn is_too_large(&self) -> bool {
        matches!(self.files.refused, Some(Refused::TooLarge { .. }))
    }

    /// With the key of the deed.
    pub(crate) fn with_key(mut self, secret: &Secret, actor: &str, route: &str, path: &str, nonce: &str) -> Fields {
        self.key = Key::of(actor, route, nonce, &self.fingerprint(secret, path));
        self
    }

    /// The value as it was typed; empty when it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.pairs.iter().find(|(other, _)| other == name).map_or("", |(_, value)| value)
    }

    /// The value without the blanks around it.
    pub fn trimmed(&self, name: &str) -> &str {
        self.get(name).trim()
    }

    /// Whether it was sent at all: a ticked box.
    pub fn has(&self, name: &str) -> bool {
        self.pairs.iter().any(|(other, _)| other == name)
    }

    /// All values of a name.
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.pairs.iter().filter(|(other, _)| other == name).map(|(_, value)| value.as_str()).collect()
    }

    /// All pairs in their order.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }

    /// The idempotency key: the same form sent twice does its deed once.
    pub fn key(&self) -> Key {
        self.key.clone()
    }

    /// Kept for a week beside the answer of the deed, so it is keyed by what only the browser has: nobody who reads the
    /// database can try passwords, names or addresses against it.
    fn fingerprint(&self, secret: &Secret, path: &str) -> Vec<u8> {
        let all = self.pairs.iter().filter(|(name, _)| name != super::token::FIELD);
        let file = self.file.as_ref().map(|file| hex(&Sha256::digest(&file.bytes)));
        let parts =
            std::iter::once(path).chain(all.flat_map(|(name, value)| [name.as_str(), value.as_str()])).chain(file.as_deref());
        let received: Vec<String> = self.files.received.iter().map(|file| file.hash().to_string()).collect();
        let parts = parts.chain(received.iter().map(String::as_str));
        super::token::keyed(secret, "engawa-contents", parts)
    }
}

/// What a person may have typed: line ends become `\n`, what nobody can see or mean is left out.
pub(super) fn cleaned(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter(|sign| !sign.is_control() || matches!(sign, '\n' | '\t')).collect()
}

fn decoded(text: &str) -> Result<String, Unread> {
    let bytes = crate::limits::percent_decoded(&text.replace('+', " ")).ok_or(Unread::Broken)?;
    let text = String::from_utf8(bytes).map_err(|_| Unread::Broken)?;
    Ok(cleaned(&text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_was_typed_is_read_as_it_was_typed() {
        let fields = Fields::parse("name=%E8%A6%8B%E6%9C%AC+%E5%A4%AA%E9%83%8E&pick=a&pick=b&text=1%0D%0A2%00&empty".as_bytes())
            .expect("a form");
        assert_eq!(fields.get("name"), "見本 太郎");
        assert_eq!(fields.all("pick"), ["a", "b"]);
        assert_eq!(fields.get("text"), "1\n2");
        assert!(fields.has("empty") && !fields.has("none"));
        assert_eq!(fields.get("none"), "");
    }

    #[test]
    fn a_form_is_bounded() {
        assert_eq!(Fields::parse(&b"a&".repeat(FIELDS_MAX + 1)).unwrap_err(), Unread::TooMany);
        assert_eq!(Fields::parse(format!("a={}", "x".repeat(VALUE_MAX + 1)).as_bytes()).unwrap_err(), Unread::TooLong);
        assert_eq!(Fields::parse(b"a=%zz").unwrap_err(), Unread::Broken);
        assert_eq!(Fields::parse(b"a=%ff").unwrap_err(), Unread::Broken);
    }

    #[test]
    fn another_content_is_another_fingerprint() {
        let (secret, one) = (Secret::new(), Fields::of(&[("a", "1"), ("b", "2")]));
        let with_token = Fields::of(&[("a", "1"), ("form-token", "t"), ("b", "2")]);
        assert_eq!(one.fingerprint(&secret, "/x"), with_token.fingerprint(&secret, "/x"));
        assert_ne!(one.fingerprint(&secret, "/x"), one.fingerprint(&secret, "/y"));
        assert_ne!(one.fingerprint(&secret, "/x"), Fields::of(&[("a", "12"), ("b", "")]).fingerprint(&secret, "/x"));
        // Without the secret of the browser nothing can be tried against it.
        assert_ne!(one.fingerprint(&secret, "/x"), one.fingerprint(&Secret::new(), "/x"));
    }

    proptest! {
        #[test]
        fn no_body_breaks_the_reading(body in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = Fields::parse(&body);
        }
    }
}
