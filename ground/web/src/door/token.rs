//! The token of a form: bound to the secret of the browser, the town and the path, and the key under which its deed is done once.

use std::fmt;

use askama::filters::HtmlSafe;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use engawa_db::random_bytes;
use engawa_kernel::hash::framed;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::secret::Secret;

/// The name of the hidden field.
pub const FIELD: &str = "form-token";
const NONCE: usize = 16;

/// What a form begins with: its address, and the hidden field that prints itself.
#[derive(Clone, Debug)]
pub struct FormHead {
    /// Where it is sent.
    pub action: String,
    token: String,
}

impl fmt::Display for FormHead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The token is base64 and needs no escaping.
        write!(f, "<input type=\"hidden\" name=\"{FIELD}\" value=\"{}\">", self.token)
    }
}

impl HtmlSafe for FormHead {}

impl FormHead {
    /// The head of a form to this path; `action` is the path with base and language.
    pub fn new(secret: &Secret, town: &str, path: &str, action: String) -> FormHead {
        let nonce: [u8; NONCE] = random_bytes();
        FormHead { action, token: sign(secret, town, path, &nonce) }
    }
}

fn mac_of<'t>(secret: &Secret, purpose: &'t str, parts: impl Iterator<Item = &'t [u8]>) -> Hmac<Sha256> {
    // HMAC takes keys of any length, so this cannot fail.
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(secret.bytes()).unwrap_or_else(|_| unreachable!());
    let parts: Vec<&[u8]> = std::iter::once(purpose.as_bytes()).chain(parts).collect();
    mac.update(&framed(&parts));
    mac
}

/// HMAC-SHA-256 of texts under the secret of a browser, for one purpose.
pub(crate) fn keyed<'t>(secret: &Secret, purpose: &'t str, texts: impl Iterator<Item = &'t str>) -> Vec<u8> {
    mac_of(secret, purpose, texts.map(str::as_bytes)).finalize().into_bytes().to_vec()
}

fn mac(secret: &Secret, town: &str, path: &str, nonce: &[u8]) -> Hmac<Sha256> {
    mac_of(secret, "engawa-form", [town.as_bytes(), path.as_bytes(), nonce].into_iter())
}

fn sign(secret: &Secret, town: &str, path: &str, nonce: &[u8]) -> String {
    let mut bytes = nonce.to_vec();
    bytes.extend_from_slice(&mac(secret, town, path, nonce).finalize().into_bytes());
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The nonce of a token that is ours; nothing for one of another browser, town or path.
pub(crate) fn nonce_of(secret: &Secret, town: &str, path: &str, token: &str) -> Option<String> {
    let bytes = URL_SAFE_NO_PAD.decode(token).ok().filter(|bytes| bytes.len() == NONCE + 32)?;
    let (nonce, tag) = bytes.split_at(NONCE);
    mac(secret, town, path, nonce).verify_slice(tag).ok()?;
    Some(URL_SAFE_NO_PAD.encode(nonce))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_holds_for_its_browser_town_and_path_only() {
        let (ours, theirs) = (Secret::new(), Secret::new());
        let head = FormHead::new(&ours, "mihon", "/desk/x", "/mihon/desk/x".into());
        let token = head.token.as_str();
        assert!(nonce_of(&ours, "mihon", "/desk/x", token).is_some());
        assert!(nonce_of(&theirs, "mihon", "/desk/x", token).is_none());
        assert!(nonce_of(&ours, "suzaka", "/desk/x", token).is_none());
        assert!(nonce_of(&ours, "mihon", "/desk/y", token).is_none());
        for broken in ["", "x", &token[1..], &token.replace(&token[10..11], if &token[10..11] == "A" { "B" } else { "A" })] {
            assert!(nonce_of(&ours, "mihon", "/desk/x", broken).is_none(), "{broken}");
        }
    }

    #[test]
    fn two_forms_of_one_page_are_two_deeds() {
        let secret = Secret::new();
        let token = || FormHead::new(&secret, "mihon", "/x", "/x".into()).token;
        assert_ne!(token(), token());
    }
}
