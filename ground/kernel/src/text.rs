//! What people type and plans print, brought to one form for reading; stored names are never rewritten.

use unicode_normalization::UnicodeNormalization;

/// Compatibility composition (NFKC): full-width digits, half-width kana and CJK radicals become the usual characters.
pub fn nfkc(text: &str) -> String {
    text.nfkc().collect()
}

/// Whether the text holds a control character other than a line break or a tab. Such text is refused at the door.
pub fn has_control(text: &str) -> bool {
    text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_digits_and_radicals_become_usual_ones() {
        assert_eq!(nfkc("１２％ｱ⼈"), "12%ア人");
    }

    #[test]
    fn a_nul_byte_is_a_control_character_and_a_line_break_is_not_refused() {
        assert!(has_control("a\0b") && has_control("\u{85}") && !has_control("a\nb\t"));
    }
}
