//! Texts that people type: kept as they are given, bounded, and never with an individual number in them.

use engawa_kernel::text::holds_individual_number;

/// The longest name, in characters.
pub const NAME_MAX: usize = 80;
/// The longest line, in characters.
pub const LINES_MAX: usize = 200;
/// The longest text, in characters.
pub const LONG_MAX: usize = 2_000;

/// Why a text is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Empty,
    /// More than so many characters.
    #[error("more than {0} characters")]
    TooLong(usize),
    /// It holds twelve digits that are an individual number (マイナンバー).
    #[error("this holds an individual number, which is never kept")]
    IndividualNumber,
}

fn kept(text: &str, max: usize, lines: bool) -> Result<String, TextError> {
    let text = if lines { text.trim().to_owned() } else { text.trim().replace(['\n', '\t'], " ") };
    if text.chars().count() > max {
        Err(TextError::TooLong(max))
    } else if holds_individual_number(&text) {
        Err(TextError::IndividualNumber)
    } else {
        Ok(text)
    }
}

fn filled(text: String) -> Result<String, TextError> {
    if text.is_empty() { Err(TextError::Empty) } else { Ok(text) }
}

/// A name: as it was typed, with any character, without the blanks around it and without line breaks.
///
/// # Errors
/// Nothing was typed, too much, or an individual number.
pub fn name(text: &str) -> Result<String, TextError> {
    kept(text, NAME_MAX, false).and_then(filled)
}

/// One line that must be there.
///
/// # Errors
/// As [`name`].
pub fn line(text: &str) -> Result<String, TextError> {
    kept(text, LINES_MAX, false).and_then(filled)
}

/// One line that may be empty.
///
/// # Errors
/// Too much was typed, or an individual number.
pub fn optional_line(text: &str) -> Result<String, TextError> {
    kept(text, LINES_MAX, false)
}

/// A text of some lines that may be empty.
///
/// # Errors
/// As [`optional_line`].
pub fn long(text: &str) -> Result<String, TextError> {
    kept(text, LONG_MAX, true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use engawa_kernel::text::is_individual_number;
    use proptest::prelude::*;

    fn checked(eleven: &[u32]) -> Vec<u32> {
        let whole = |check| [eleven, &[check]].concat();
        (0..10).map(whole).find(|digits| is_individual_number(digits)).expect("one digit fits")
    }

    fn print(digits: &[u32]) -> String {
        digits.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_example_of_the_ordinance_is_found() {
        // 1234 5678 901 has the check digit 8.
        assert_eq!(name("123456789018"), Err(TextError::IndividualNumber));
        assert_eq!(name("1234-5678-9018"), Err(TextError::IndividualNumber));
        assert_eq!(name("番号は１２３４　５６７８　９０１８です"), Err(TextError::IndividualNumber));
        assert!(name("123456789017").is_ok());
        assert!(name("1234567890189").is_ok(), "thirteen digits are another number");
    }

    #[test]
    fn a_name_is_kept_as_it_is_written() {
        assert_eq!(name(" 𠮷田　葛󠄀子 "), Ok("𠮷田　葛󠄀子".into()));
        assert_eq!(name("a\nb"), Ok("a b".into()));
        assert_eq!(name(" "), Err(TextError::Empty));
        assert_eq!(name(&"あ".repeat(81)), Err(TextError::TooLong(80)));
        assert_eq!(optional_line(""), Ok(String::new()));
        assert_eq!(long("一\n二"), Ok("一\n二".into()));
    }

    proptest! {
        #[test]
        fn every_individual_number_is_refused_wherever_it_stands(digits in proptest::collection::vec(0u32..10, 11), before in "[あ-ん]{0,3}", gap in "[ \\-]?") {
            let number = print(&checked(&digits));
            let (first, second) = number.split_at(4);
            let text = format!("{before}{first}{gap}{second}です");
            prop_assert_eq!(line(&text), Err(TextError::IndividualNumber));
        }

        #[test]
        fn a_wrong_digit_is_no_individual_number(digits in proptest::collection::vec(0u32..10, 11), more in 1u32..10) {
            let mut number = checked(&digits);
            number[11] = (number[11] + more) % 10;
            prop_assert!(!is_individual_number(&number));
            prop_assert!(line(&print(&number)).is_ok());
        }
    }
}
