//! What a mail is made of: types into which no line break of a header and no control character fits.

use std::fmt;

use engawa_kernel::text::{has_control, nfkc};

/// Longest address, in bytes (RFC 5321, 4.5.3.1.3).
pub const ADDRESS_MAX: usize = 254;
/// Longest part before the sign, in bytes (RFC 5321, 4.5.3.1.1).
const LOCAL_MAX: usize = 64;
/// Longest subject or name, in characters.
pub const LINE_MAX: usize = 200;
/// Longest body, in characters.
pub const BODY_MAX: usize = 20_000;

/// Why a text is not an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a mail address")]
pub struct AddressError;

/// Why a text is not a line or a body of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing is written.
    #[error("the text is empty")]
    Empty,
    /// It is too long.
    #[error("the text is too long")]
    TooLong,
    /// It holds a control character; in a line, a line break is one.
    #[error("the text holds a control character")]
    Control,
}

/// A mail address.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(String);

impl Address {
    /// Reads an address as people type it: full-width letters become usual ones, the domain becomes small.
    ///
    /// # Errors
    /// When mail cannot be sent there.
    pub fn parse(text: &str) -> Result<Address, AddressError> {
        if text.len() > ADDRESS_MAX * 4 {
            return Err(AddressError);
        }
        let text = nfkc(text.trim());
        let (local, domain) = text.rsplit_once('@').ok_or(AddressError)?;
        let is_plain = text.len() <= ADDRESS_MAX && local.len() <= LOCAL_MAX && text.bytes().all(|byte| byte.is_ascii_graphic());
        let address = Address(format!("{local}@{}", domain.to_ascii_lowercase()));
        if is_plain && address.letter().is_some() { Ok(address) } else { Err(AddressError) }
    }

    /// As it is stored and shown to its owner.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }

    /// As it stands in a letter. Some Japanese carriers gave out addresses with dots where the standard has none
    /// (`a..b@`, `a.@`); quoted they are delivered.
    pub(crate) fn letter(&self) -> Option<lettre::Address> {
        let (local, domain) = self.0.rsplit_once('@')?;
        let is_atom = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~.".contains(&byte);
        let as_it_is = lettre::Address::new(local, domain).ok();
        let with_quotes = || {
            let quotable = !local.is_empty() && local.bytes().all(is_atom);
            quotable.then(|| lettre::Address::new(format!("\"{local}\""), domain).ok()).flatten()
        };
        as_it_is.or_else(with_quotes)
    }
}

/// One line: a subject, a name.
#[derive(Clone, PartialEq, Eq)]
pub struct Line(String);

impl Line {
    /// Reads a line.
    ///
    /// # Errors
    /// It is empty, too long, or holds a line break or another control character.
    pub fn parse(text: &str) -> Result<Line, TextError> {
        let text = text.trim_matches(' ');
        if text.chars().any(char::is_control) {
            Err(TextError::Control)
        } else if text.is_empty() {
            Err(TextError::Empty)
        } else if text.chars().count() > LINE_MAX {
            Err(TextError::TooLong)
        } else {
            Ok(Line(text.to_owned()))
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The body of a mail: plain text.
#[derive(Clone, PartialEq, Eq)]
pub struct Body(String);

impl Body {
    /// Reads a body. Line breaks of any kind become those of the program; the carrier makes those of mail of them.
    ///
    /// # Errors
    /// It is empty, too long, or holds a control character other than line break and tab.
    pub fn parse(text: &str) -> Result<Body, TextError> {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        if has_control(&text) {
            Err(TextError::Control)
        } else if text.trim().is_empty() {
            Err(TextError::Empty)
        } else if text.chars().count() > BODY_MAX {
            Err(TextError::TooLong)
        } else {
            Ok(Body(text))
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

// By hand, so that neither an address nor a word of a mail comes into a log by accident.
impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Address(..)")
    }
}
impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Line(..)")
    }
}
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Body(..)")
    }
}

/// A mail to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// To whom.
    pub to: Address,
    /// Its subject.
    pub subject: Line,
    /// Its words.
    pub body: Body,
    /// It is never sent. A door that may not tell whether it knows an address writes one all the same, so that both cost
    /// the same.
    pub is_decoy: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_address_is_read_as_people_type_it() {
        for (typed, read) in [
            (" hanako@Mihon.Example ", "hanako@mihon.example"),
            ("ｈａｎａｋｏ＠ｍｉｈｏｎ．ｅｘａｍｐｌｅ", "hanako@mihon.example"),
            ("Hanako+town@mihon.example", "Hanako+town@mihon.example"),
            ("hana..ko.@docomo.example", "hana..ko.@docomo.example"),
        ] {
            assert_eq!(Address::parse(typed).map(|address| address.0), Ok(read.to_owned()));
        }
        let dots = Address::parse("hana..ko.@docomo.example").unwrap();
        assert_eq!(dots.letter().unwrap().to_string(), "\"hana..ko.\"@docomo.example");
    }

    #[test]
    fn what_is_no_address_is_refused() {
        let long = format!("{}@mihon.example", "a".repeat(65));
        for text in
            ["", "@", "hanako", "hanako@", "@mihon.example", "花子@mihon.example", "a b@mihon.example", "a@b@c.example", &long]
        {
            assert_eq!(Address::parse(text), Err(AddressError), "{text}");
        }
        for text in
            ["a@mihon.example\r\nBcc: b@mihon.example", "a@mihon.example>", "<a@mihon.example>", "a,b@mihon.example", "a@mi,hon"]
        {
            assert_eq!(Address::parse(text), Err(AddressError), "{text}");
        }
    }

    #[test]
    fn nothing_of_a_mail_comes_into_a_log() {
        let mail = Mail {
            to: Address::parse("hanako@mihon.example").unwrap(),
            subject: Line::parse("印").unwrap(),
            body: Body::parse("印").unwrap(),
            is_decoy: false,
        };
        assert_eq!(format!("{mail:?}"), "Mail { to: Address(..), subject: Line(..), body: Body(..), is_decoy: false }");
    }

    proptest! {
        #[test]
        fn a_control_character_anywhere_is_refused(head in "[a-z]{1,9}", tail in "[a-z]{1,9}", c in prop::char::any().prop_filter("control", |c| c.is_control())) {
            prop_assert_eq!(Line::parse(&format!("{head}{c}{tail}")), Err(TextError::Control));
            prop_assert_eq!(Address::parse(&format!("{head}{c}{tail}@mihon.example")), Err(AddressError));
            prop_assert_eq!(Address::parse(&format!("{head}@{tail}{c}.example")), Err(AddressError));
            let body = Body::parse(&format!("{head}{c}{tail}"));
            prop_assert_eq!(body.is_ok(), matches!(c, '\n' | '\r' | '\t'));
        }

        #[test]
        fn an_address_is_read_back_from_its_print(text in "[ -~]{1,30}@[a-zA-Z0-9.-]{1,20}") {
            if let Ok(address) = Address::parse(&text) {
                prop_assert_eq!(Address::parse(address.as_str()), Ok(address));
            }
        }
    }
}
