//! What people type and plans print, brought to one form for reading; stored names are never rewritten.

use unicode_normalization::UnicodeNormalization;

/// Compatibility composition (NFKC): full-width digits, half-width kana and CJK radicals become the usual characters.
pub fn nfkc(text: &str) -> String {
    text.nfkc().collect()
}

/// What a text is looked for by: NFKC, lower case, kana as hiragana, small kana large, without long marks, blanks and marks.
pub fn search_key(text: &str) -> String {
    nfkc(text).to_lowercase().chars().filter_map(folded_sign).collect()
}

fn folded_sign(sign: char) -> Option<char> {
    if !sign.is_alphanumeric() || matches!(sign, 'ー' | '\u{3099}' | '\u{309a}') {
        return None;
    }
    let hiragana = match sign {
        'ァ'..='ヶ' => char::from_u32(u32::from(sign) - 0x60)?,
        other => other,
    };
    Some(match hiragana {
        'ぁ' => 'あ',
        'ぃ' => 'い',
        'ぅ' => 'う',
        'ぇ' => 'え',
        'ぉ' => 'お',
        'っ' => 'つ',
        'ゃ' => 'や',
        'ゅ' => 'ゆ',
        'ょ' => 'よ',
        'ゎ' => 'わ',
        'ゕ' => 'か',
        'ゖ' => 'け',
        other => other,
    })
}

/// Whether the text holds a control character other than a line break or a tab. Such text is refused at the door.
pub fn has_control(text: &str) -> bool {
    text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}

/// Whether twelve digits are an individual number: the last is the check digit of the others.
///
/// The check digit is that of the ordinance of 2014 no. 85, art. 5: 11 − (Σ Pₙ·Qₙ mod 11), and 0 where the remainder is 0 or 1;
/// Pₙ is counted from the right, Qₙ = n + 1 up to the sixth and n − 5 from the seventh on.
pub fn is_individual_number(digits: &[u32]) -> bool {
    let Some((check, rest)) = digits.split_last().filter(|(_, rest)| rest.len() == 11) else { return false };
    let weight = |place: u32| if place <= 6 { place + 1 } else { place - 5 };
    let sum: u32 = rest.iter().rev().zip(1..).map(|(digit, place)| digit * weight(place)).sum();
    let expected = match sum % 11 {
        0 | 1 => 0,
        remainder => 11 - remainder,
    };
    *check == expected
}

/// Whether such a number stands anywhere in a text: also in wide digits, also with blanks or hyphens between them.
pub fn holds_individual_number(text: &str) -> bool {
    const DIGITS: usize = 12;
    if text.len() < DIGITS {
        return false;
    }
    let mut run: Vec<u32> = Vec::new();
    let mut runs = vec![];
    for sign in nfkc(text).chars() {
        match sign.to_digit(10) {
            Some(digit) => run.push(digit),
            None if is_between(sign) => {}
            None => runs.push(std::mem::take(&mut run)),
        }
    }
    runs.push(run);
    runs.iter().any(|run| run.len() == DIGITS && is_individual_number(run))
}

fn is_between(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '-' | '‐' | '‑' | '–' | '—' | '−' | 'ー' | '・')
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
