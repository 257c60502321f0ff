//! What parties are found by: a key in which signs that sound or look alike are alike, and its tokens.

use engawa_kernel::text::search_key;

/// The longest text of which tokens are made, in characters of its key.
const KEY_MAX: usize = 400;

/// The key of a text, as far as tokens are made of it.
pub fn key(text: &str) -> String {
    search_key(text).chars().take(KEY_MAX).collect()
}

/// The tokens of a text that is kept: every two signs that follow each other, and the last one alone. So a word of one sign is
/// found as the beginning of a token, and a word of two as a token.
pub fn tokens(text: &str) -> Vec<String> {
    let signs: Vec<char> = key(text).chars().collect();
    let pairs = signs.windows(2).map(|pair| pair.iter().collect::<String>());
    let mut all: Vec<String> = pairs.chain(signs.last().map(ToString::to_string)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// What a typed word is looked up by: a range for a single sign, or three pairs that all stand in what is looked for. More
/// would be compared in the end anyway: what is found is looked at once more with its whole key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needle {
    /// The key of the word.
    pub key: String,
    /// The first token, and where the range of tokens ends that begin so.
    pub first: (String, String),
    /// Two further tokens; the first again where the word is short.
    pub more: [String; 2],
}

/// The needle of a typed word; nothing where no sign is left of it.
pub fn needle(text: &str) -> Option<Needle> {
    let key = key(text);
    let signs: Vec<char> = key.chars().collect();
    let pair = |at: usize| signs[at..at + 2].iter().collect::<String>();
    match signs.len() {
        0 => None,
        1 => {
            let end = format!("{key}\u{10ffff}");
            Some(Needle { first: (key.clone(), end), more: [String::new(), String::new()], key })
        }
        count => {
            let first = pair(0);
            let end = format!("{first}\u{10ffff}");
            Some(Needle { more: [pair((count - 2) / 2), pair(count - 2)], first: (first, end), key })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn is_found(needle: &Needle, tokens: &[String]) -> bool {
        let begins = tokens.iter().any(|token| *token >= needle.first.0 && *token < needle.first.1);
        begins && needle.more.iter().all(|more| more.is_empty() || tokens.contains(more))
    }

    #[test]
    fn signs_that_sound_or_look_alike_are_alike() {
        assert_eq!(key("カワバタ チョウ"), key("かわばた・ちよう"));
        assert_eq!(key("サッカー"), key("さつか"));
        assert_eq!(key("ＮＰＯ法人"), key("npo 法人"));
        assert_eq!(key("ｶﾞｯｺｳ"), key("がつこう"));
        assert_eq!(key("　、"), "");
    }

    #[test]
    fn words_of_one_and_two_signs_are_found() {
        let tokens = tokens("川端町自治会");
        for word in ["川", "会", "端町", "自治", "川端町自治会"] {
            assert!(is_found(&needle(word).expect("a word"), &tokens), "{word}");
        }
        assert!(!is_found(&needle("山").expect("a word"), &tokens));
        assert_eq!(needle(" "), None);
    }

    proptest! {
        #[test]
        fn every_part_of_a_text_is_found(text in "[あ-んア-ンa-z川端町自治会]{1,12}", from in 0usize..12, length in 1usize..8) {
            let signs: Vec<char> = key(&text).chars().collect();
            prop_assume!(!signs.is_empty());
            let from = from % signs.len();
            let part: String = signs[from..(from + length).min(signs.len())].iter().collect();
            prop_assert!(is_found(&needle(&part).expect("a word"), &tokens(&text)), "{} in {}", part, text);
        }
    }
}
