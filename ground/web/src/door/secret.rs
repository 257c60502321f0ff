//! Secrets that a browser carries: sessions, and the mark of a browser before there is one. Only their hash is ever stored.

use std::fmt;

use axum::http::{HeaderMap, HeaderValue, header};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use engawa_db::random_bytes;
use engawa_kernel::{Choice, hash_of};

use super::face::Face;

/// 256 random bits, as a cookie or a link carries them. It never shows itself in a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 32]);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

impl Secret {
    /// A new one, from the operating system. Never from the chance of a unit, which may be repeatable.
    pub fn new() -> Secret {
        Secret(random_bytes())
    }

    /// Reads the print.
    pub fn parse(text: &str) -> Option<Secret> {
        let bytes = if text.len() == 43 { URL_SAFE_NO_PAD.decode(text).ok()? } else { return None };
        bytes.try_into().ok().map(Secret)
    }

    /// The print for cookies and links.
    pub fn print(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What is stored of it. Town and purpose go into the hash, so that a secret of one is nothing in another.
    pub fn hash(&self, town: &str, purpose: &str) -> [u8; 32] {
        hash_of(&[town.as_bytes(), purpose.as_bytes(), &self.0])
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl Default for Secret {
    fn default() -> Secret {
        Secret::new()
    }
}

/// The cookies of one town, as far as we set them.
#[derive(Clone, Debug)]
pub struct Cookies {
    town: String,
    base: String,
    is_tls: bool,
}

/// Which cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cookie {
    /// The session of a face.
    Session(Face),
    /// The mark of the browser, before there is a session.
    Browser,
}

impl Cookies {
    /// Of a town; `base` as in links.
    pub fn new(town: &str, base: &str, is_tls: bool) -> Cookies {
        Cookies { town: town.into(), base: base.into(), is_tls }
    }

    fn name(&self, cookie: Cookie) -> String {
        let what = match cookie {
            Cookie::Session(face) => face.code(),
            Cookie::Browser => "browser",
        };
        // `__Host-` ties a cookie to one host and the whole of its paths; a town on a path cannot promise that.
        let prefix = if self.is_tls && self.base.is_empty() { "__Host-" } else { "" };
        format!("{prefix}engawa-{}-{what}", self.town)
    }

    /// The secret that the browser sent. Two of one name are none: one of them was planted.
    pub fn read(&self, headers: &HeaderMap, cookie: Cookie) -> Option<Secret> {
        let name = self.name(cookie);
        let texts = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
        let pairs = texts.flat_map(|text| text.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let mut found = pairs.filter(|(other, _)| *other == name).map(|(_, value)| value);
        let first = found.next()?;
        if found.next().is_some() { None } else { Secret::parse(first) }
    }

    /// Sets it; it goes with the browser, and the server ends it earlier.
    pub fn set(&self, cookie: Cookie, secret: &Secret) -> HeaderValue {
        self.line(cookie, &secret.print(), "")
    }

    /// As [`Cookies::set`], kept by the browser for so many seconds.
    pub fn keep(&self, cookie: Cookie, secret: &Secret, seconds: i64) -> HeaderValue {
        self.line(cookie, &secret.print(), &format!("; Max-Age={seconds}"))
    }

    /// Takes it away.
    pub fn end(&self, cookie: Cookie) -> HeaderValue {
        self.line(cookie, "", "; Max-Age=0")
    }

    fn line(&self, cookie: Cookie, value: &str, more: &str) -> HeaderValue {
        let path = if self.base.is_empty() { "/" } else { &self.base };
        let secure = if self.is_tls { "; Secure" } else { "" };
        let line = format!("{}={value}; Path={path}; HttpOnly; SameSite=Lax{secure}{more}", self.name(cookie));
        // Names of towns are lower-case letters, digits and hyphens, and a print is base64: always a header.
        HeaderValue::from_str(&line).unwrap_or_else(|_| HeaderValue::from_static(""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(lines: &[&str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(header::COOKIE, HeaderValue::from_str(line).expect("a header"));
        }
        headers
    }

    #[test]
    fn a_cookie_is_read_back_in_its_own_town_and_face_only() {
        let cookies = Cookies::new("mihon", "/mihon", false);
        let secret = Secret::new();
        let line = cookies.set(Cookie::Session(Face::Staff), &secret);
        let pair = line.to_str().expect("text").split(';').next().expect("a pair").to_owned();
        let headers = headers(&[&pair]);
        assert_eq!(cookies.read(&headers, Cookie::Session(Face::Staff)), Some(secret));
        assert_eq!(cookies.read(&headers, Cookie::Session(Face::Public)), None);
        assert_eq!(Cookies::new("suzaka", "/suzaka", false).read(&headers, Cookie::Session(Face::Staff)), None);
    }

    #[test]
    fn a_cookie_that_comes_twice_is_none() {
        let cookies = Cookies::new("mihon", "", true);
        let (one, two) = (Secret::new().print(), Secret::new().print());
        let sent = headers(&[&format!("__Host-engawa-mihon-staff={one}; __Host-engawa-mihon-staff={two}")]);
        assert_eq!(cookies.read(&sent, Cookie::Session(Face::Staff)), None);
    }

    #[test]
    fn over_tls_a_cookie_is_tied_to_its_host() {
        let line = Cookies::new("mihon", "", true).set(Cookie::Browser, &Secret::new());
        let line = line.to_str().expect("text");
        assert!(line.starts_with("__Host-engawa-mihon-browser=") && line.contains("Path=/;"), "{line}");
        assert!(line.contains("; Secure") && line.contains("; HttpOnly") && line.contains("SameSite=Lax"), "{line}");
    }

    #[test]
    fn the_hash_of_a_secret_differs_by_town_and_purpose() {
        let secret = Secret::new();
        assert_ne!(secret.hash("a", "staff"), secret.hash("b", "staff"));
        assert_ne!(secret.hash("a", "staff"), secret.hash("a", "public"));
        assert_ne!(secret.hash("as", "taff"), secret.hash("a", "staff"));
        assert_eq!(Secret::parse(&secret.print()), Some(secret));
        assert_eq!(Secret::parse("short"), None);
    }
}
