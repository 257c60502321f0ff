//! The short name of something in a form. It is stable: answers, columns and files are kept under it.

use std::fmt;

/// The longest code. A name of a field is made of at most three codes and two numbers, and fits what the door takes.
pub const CODE_MAX: usize = 30;

/// A short name: a small letter, then small letters, digits and `_`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(String);

impl Code {
    /// The code, if the text is one.
    pub fn read(text: &str) -> Option<Code> {
        let is_sign = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        let begins = text.bytes().next().is_some_and(|byte| byte.is_ascii_lowercase());
        (begins && text.len() <= CODE_MAX && text.bytes().all(is_sign)).then(|| Code(text.to_owned()))
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl PartialEq<str> for Code {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_small_letters_digits_and_underscores_only() {
        assert!(Code::read("total_2").is_some() && Code::read(&"a".repeat(CODE_MAX)).is_some());
        for text in ["", "2a", "_a", "a-b", "a.b", "A", "名", "a b", &"a".repeat(CODE_MAX + 1)] {
            assert_eq!(Code::read(text), None, "{text}");
        }
    }
}
