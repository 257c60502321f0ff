//! Which passwords are refused: short ones, the commonest, and one's own address or town. No rule about signs and digits.

use std::collections::HashSet;
use std::sync::LazyLock;

use engawa_kernel::text::nfkc;

/// The fewest characters.
pub(crate) const SHORTEST: usize = 8;
/// The most; longer ones only cost time.
pub(crate) const LONGEST: usize = 200;

static COMMON: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("common.txt").lines().filter(|line| !line.starts_with('#')).collect());

/// Why a password is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weak {
    /// Nothing was typed.
    Empty,
    /// Shorter than [`SHORTEST`].
    Short,
    /// Longer than [`LONGEST`].
    Long,
    /// Among the commonest, or one sign again and again.
    Common,
    /// The address, the name of the town or of this program, maybe with digits behind.
    Own,
}

/// Looks at a password that someone wants. `own` are words that a stranger would try first: the address, the town.
pub(crate) fn check(password: &str, own: &[&str]) -> Result<(), Weak> {
    let plain = nfkc(password);
    let length = plain.chars().count();
    if length == 0 {
        return Err(Weak::Empty);
    }
    if length < SHORTEST {
        return Err(Weak::Short);
    }
    if length > LONGEST {
        return Err(Weak::Long);
    }
    let small = plain.to_lowercase();
    let first = small.chars().next();
    if COMMON.contains(small.as_str()) || small.chars().all(|sign| Some(sign) == first) {
        return Err(Weak::Common);
    }
    let core = small.trim_end_matches(|sign: char| sign.is_ascii_digit() || sign.is_ascii_punctuation());
    let is_own = |word: &str| {
        let word = word.to_lowercase();
        let name = word.split('@').next().unwrap_or_default();
        !word.is_empty() && (small == word || core == word || core == name)
    };
    if own.iter().any(|word| is_own(word)) || core == "engawa" { Err(Weak::Own) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_length_counts_and_the_commonest_are_refused() {
        let own = ["hanako@mihon.example", "mihon", "みほん市"];
        for (password, answer) in [
            ("", Err(Weak::Empty)),
            ("qx7!Kd2", Err(Weak::Short)),
            ("qx7!Kd2p", Ok(())),
            ("雨の日は本を読む", Ok(())),
            ("雨の日は本", Err(Weak::Short)),
            ("password", Err(Weak::Common)),
            ("PassWord", Err(Weak::Common)),
            ("ｐａｓｓｗｏｒｄ", Err(Weak::Common)),
            ("iloveyou", Err(Weak::Common)),
            ("sakura1234", Err(Weak::Common)),
            ("ああああああああ", Err(Weak::Common)),
            ("hanako@mihon.example", Err(Weak::Own)),
            ("hanako2026", Err(Weak::Own)),
            ("mihon2026!", Err(Weak::Own)),
            ("みほん市2026", Err(Weak::Own)),
            ("engawa-2026", Err(Weak::Own)),
            ("hanako likes rain", Ok(())),
        ] {
            assert_eq!(check(password, &own), answer, "{password}");
        }
        assert_eq!(check(&"長い".repeat(100), &own), Ok(()));
        assert_eq!(check(&"長い".repeat(101), &own), Err(Weak::Long));
    }

    #[test]
    fn the_list_holds_three_thousand_that_are_long_enough() {
        assert!(COMMON.len() >= 3_000);
        assert!(COMMON.iter().all(|word| word.chars().count() >= SHORTEST && word.to_lowercase() == **word));
    }
}
