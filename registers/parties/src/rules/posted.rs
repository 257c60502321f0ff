//! The code of a letter: ten signs that are neither taken for each other nor misheard, the last of which checks the others.

use engawa_kernel::text::nfkc;

/// Without 0 O 1 I, B 8, S 5, Z 2 together, without letters that sound alike in Japanese, and a prime number of them: so the
/// check sign finds every wrong sign and every two that changed places.
const SIGNS: &[u8; 23] = b"23456789ACEFHJKLMNRTWXY";
/// The signs that chance chooses.
const CHOSEN: usize = 9;
/// All signs.
pub const LENGTH: usize = CHOSEN + 1;
/// A code holds for so many days after it was printed.
pub const HOLDS_DAYS: i64 = 30;
/// After so many wrong codes a letter is void.
pub const TRIES_MAX: i64 = 5;
/// So many letters go to one account within [`HOLDS_DAYS`]: paper and stamps are the town's.
pub const LETTERS_MAX: i64 = 3;

/// The check sign: the places weigh 1 to 9.
fn check(values: &[usize]) -> usize {
    values.iter().zip(1..).map(|(value, weight)| value * weight).sum::<usize>() % SIGNS.len()
}

/// The code that chance gives, from bytes that it chose; nothing where too many of them would favour some signs.
pub fn code_from(bytes: &[u8]) -> Option<String> {
    // Above the last whole multiple a byte would favour the first signs.
    let fair = 256 / SIGNS.len() * SIGNS.len();
    let values: Vec<usize> = bytes
        .iter()
        .map(|byte| usize::from(*byte))
        .filter(|byte| *byte < fair)
        .map(|byte| byte % SIGNS.len())
        .take(CHOSEN)
        .collect();
    let whole = (values.len() == CHOSEN).then(|| [values.as_slice(), &[check(&values)]].concat())?;
    Some(whole.iter().map(|value| char::from(SIGNS[*value])).collect())
}

/// A code as people type it, brought to its form; nothing where it is none, so that a slip costs no try.
pub fn read_code(typed: &str) -> Option<String> {
    let signs: String = nfkc(typed).to_uppercase().chars().filter(|sign| !sign.is_whitespace() && !is_mark(*sign)).collect();
    let value = |sign: char| SIGNS.iter().position(|known| char::from(*known) == sign);
    let values: Vec<usize> = signs.chars().map(value).collect::<Option<_>>()?;
    let (last, rest) = values.split_last().filter(|(_, rest)| rest.len() == CHOSEN)?;
    (check(rest) == *last).then_some(signs)
}

fn is_mark(sign: char) -> bool {
    matches!(sign, '-' | '‐' | '‑' | '–' | '—' | '−' | 'ー' | '・' | '.')
}

/// As it is printed: in groups.
pub fn grouped(code: &str) -> String {
    let signs: Vec<char> = code.chars().collect();
    let groups = [signs.get(..3), signs.get(3..6), signs.get(6..)];
    groups.into_iter().flatten().map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = code_from(&[0; CHOSEN]).expect("a code");
        assert_eq!((code.as_str(), grouped(&code).as_str()), ("2222222222", "222-222-2222"));
        assert_eq!(read_code(" ２２２－２２２ー2222 "), Some(code));
        assert_eq!(read_code("222-222-222"), None);
        assert_eq!(read_code("222-222-22222"), None);
        assert_eq!(read_code("0OI1BSZ222"), None);
        assert_eq!(read_code(""), None);
        assert_eq!(code_from(&[255; 40]), None, "nobody is favoured");
    }

    proptest! {
        #[test]
        fn every_wrong_sign_and_every_two_that_changed_places_are_found(
            bytes in proptest::collection::vec(0u8..253, CHOSEN), at in 0..LENGTH, other in 0..LENGTH, sign in 0usize..23,
        ) {
            let code = code_from(&bytes).expect("a code");
            prop_assert_eq!(read_code(&grouped(&code).to_lowercase()), Some(code.clone()));
            let mut wrong: Vec<u8> = code.clone().into_bytes();
            wrong[at] = SIGNS[sign];
            let wrong = String::from_utf8(wrong).expect("text");
            prop_assert!(wrong == code || read_code(&wrong).is_none());
            let mut turned: Vec<u8> = code.clone().into_bytes();
            turned.swap(at, other);
            let turned = String::from_utf8(turned).expect("text");
            // The check sign itself has no weight of a place; with it a few may change places unseen.
            prop_assert!(turned == code || at == CHOSEN || other == CHOSEN || read_code(&turned).is_none());
        }
    }
}
