//! An account, and the texts that make one: a name as it is given, an address that can be written to.

use engawa_kernel::text::nfkc;
use engawa_kernel::{AnyId, Id, Moment};
use serde::{Deserialize, Serialize};

/// The longest name, in characters.
pub const NAME_MAX: usize = 60;
/// The longest address, in bytes.
pub(crate) const MAIL_MAX: usize = engawa_post::ADDRESS_MAX;

/// Someone who can come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: Id<Account>,
    /// The name as it was given.
    pub name: String,
    /// The address as it was given.
    pub mail: String,
    /// Since when.
    pub made_at: Moment,
    /// Until when; nothing while it is open.
    pub closed_at: Option<Moment>,
}

impl Account {
    /// Stands where an address has no account, so that the database is asked the same.
    pub(crate) fn nobody() -> Id<Account> {
        AnyId::random([0; 16]).of()
    }
}

/// An address that mail can be sent to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// As it was typed.
    pub given: String,
    /// By which it is found: NFKC, lower case.
    pub key: String,
}

/// Why a text is no address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// Nothing was typed.
    #[error("no address was given")]
    Empty,
    /// It has not the form of an address.
    #[error("this is not the form of a mail address")]
    Form,
}

/// Why a text is no name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum NameError {
    /// Nothing was typed.
    #[error("no name was given")]
    Empty,
    /// Longer than [`NAME_MAX`].
    #[error("the name is too long")]
    TooLong,
}

impl Mail {
    /// Reads an address. Only its form is looked at: whether it exists shows when a link arrives.
    ///
    /// # Errors
    /// Nothing was typed, or it is no address.
    pub fn parse(text: &str) -> Result<Mail, MailError> {
        let given = nfkc(text.trim());
        if given.is_empty() {
            return Err(MailError::Empty);
        }
        let (name, host) = given.rsplit_once('@').ok_or(MailError::Form)?;
        let plain =
            |sign: char| sign.is_ascii_graphic() && !matches!(sign, '"' | '<' | '>' | '(' | ')' | ',' | ';' | ':' | '\\' | '@');
        let host_holds = host.split('.').all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        });
        let holds = !name.is_empty() && name.len() <= 64 && name.chars().all(plain) && host_holds && given.len() <= MAIL_MAX;
        if holds { Ok(Mail { key: given.to_lowercase(), given }) } else { Err(MailError::Form) }
    }
}

/// A name as it may be kept: as it was typed, without the blanks around it and without line breaks.
///
/// # Errors
/// Nothing was typed, or too much.
pub fn clean_name(text: &str) -> Result<String, NameError> {
    let name = text.trim().replace(['\n', '\t'], " ");
    if name.is_empty() {
        Err(NameError::Empty)
    } else if name.chars().count() > NAME_MAX {
        Err(NameError::TooLong)
    } else {
        Ok(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_whatever_way_they_are_typed() {
        let key = |text: &str| Mail::parse(text).map(|mail| mail.key);
        assert_eq!(key(" Hanako@Mihon.example "), Ok("hanako@mihon.example".into()));
        assert_eq!(key("ｈａｎａｋｏ＠ｍｉｈｏｎ．ｅｘａｍｐｌｅ"), Ok("hanako@mihon.example".into()));
        assert_eq!(key("root@localhost"), Ok("root@localhost".into()));
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in ["a", "@b", "a@", "a b@c.d", "a@b..c", "a@-b.c", "a\r\nBcc: x@y.z", "a@b.c, d@e.f", "<a@b.c>", "日本@b.c"] {
            assert_eq!(Mail::parse(text), Err(MailError::Form), "{text}");
        }
        assert_eq!(Mail::parse("  "), Err(MailError::Empty));
        assert_eq!(Mail::parse(&format!("a@{}", "b.".repeat(200))), Err(MailError::Form));
    }

    #[test]
    fn a_name_is_kept_as_it_is_written() {
        assert_eq!(clean_name(" 𠮷田　葛󠄀子 "), Ok("𠮷田　葛󠄀子".into()));
        assert_eq!(clean_name("a\nb"), Ok("a b".into()));
        assert_eq!(clean_name(""), Err(NameError::Empty));
        assert_eq!(clean_name(&"あ".repeat(61)), Err(NameError::TooLong));
    }
}
