//! Read what offices write: counts with commas and blanks, days in many ways.

use unicode_normalization::UnicodeNormalization;

/// Something that is no count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoCount;

/// A text in one way of writing: full-width digits and letters become plain ones.
pub(crate) fn plain(text: &str) -> String {
    text.nfkc().collect::<String>().trim().to_owned()
}

/// A count as it is written by hand: `4,315 `, `１２`. An empty place is none, and so are the marks for nothing known.
///
/// # Errors
/// When it is something else: a word, a fraction, less than nothing.
pub fn read_count(text: &str) -> Result<Option<i64>, NoCount> {
    let text = plain(text);
    if matches!(text.as_str(), "" | "-" | "―" | "－" | "…" | "***" | "x" | "X" | "χ" | "×") {
        return Ok(None);
    }
    let whole = text.strip_suffix(".0").unwrap_or(&text);
    let is_grouped = !whole.contains(',') || whole.split(',').skip(1).all(|group| group.len() == 3);
    let digits: String = whole.chars().filter(|sign| *sign != ',').collect();
    let is_plain = !digits.is_empty() && digits.len() <= 12 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_plain || !is_grouped {
        return Err(NoCount);
    }
    digits.parse().map(Some).map_err(|_| NoCount)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn counts_are_read_as_offices_write_them() {
        for (text, count) in [("4,315 ", 4315), ("１２", 12), ("0", 0), (" 7\u{3000}", 7), ("1,234,567", 1_234_567), ("120.0", 120)]
        {
            assert_eq!(read_count(text), Ok(Some(count)), "{text}");
        }
        for text in ["", " ", "-", "―", "***", "X"] {
            assert_eq!(read_count(text), Ok(None), "{text}");
        }
        for text in ["約30万", "12人", "-3", "1.5", "1,2", "=1+1", "1e5", "9999999999999"] {
            assert_eq!(read_count(text), Err(NoCount), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_count_is_read_back(count in 0..1_000_000_000_i64) {
            prop_assert_eq!(read_count(&count.to_string()), Ok(Some(count)));
        }

        #[test]
        fn no_text_breaks_the_reading(text in "\\PC{0,20}") {
            let _ = read_count(&text);
        }
    }
}
