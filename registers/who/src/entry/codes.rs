//! Recovery codes: ten, each used once, for the day on which the second step is lost. Only their hashes are kept.

use engawa_db::random_bytes;
use engawa_kernel::text::nfkc;
use engawa_kernel::{Id, hash_of};

use crate::accounts::Account;

/// How many there are.
pub(crate) const COUNT: usize = 10;
/// Letters of a code, without those that are taken for others (the alphabet of Crockford).
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// 120 random bits: more than can be guessed even by who holds the hashes, so a plain hash is enough.
const LENGTH: usize = 24;
const GROUP: usize = 4;

/// A new code as it is printed: `x7ka-…`, in groups.
pub(crate) fn new() -> String {
    let bytes: [u8; LENGTH] = random_bytes();
    let letters: Vec<char> = bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
    letters.chunks(GROUP).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// Ten new codes.
pub(crate) fn ten() -> Vec<String> {
    (0..COUNT).map(|_| new()).collect()
}

/// What is stored of a code, and looked for when one is typed.
pub(crate) fn hash(town: &str, account: Id<Account>, typed: &str) -> [u8; 32] {
    hash_of(&[town.as_bytes(), b"recovery", account.as_bytes(), read(typed).as_bytes()])
}

/// As people type it: capital letters, blanks, and letters that look like digits.
fn read(typed: &str) -> String {
    let plain = nfkc(typed).to_lowercase();
    let signs = plain.chars().filter(char::is_ascii_alphanumeric);
    signs
        .map(|sign| {
            if sign == 'o' {
                '0'
            } else if matches!(sign, 'i' | 'l') {
                '1'
            } else {
                sign
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_codes_are_ten_different_ones_in_groups() {
        let codes = ten();
        let different: std::collections::BTreeSet<&String> = codes.iter().collect();
        assert_eq!(different.len(), COUNT);
        for code in &codes {
            assert_eq!(code.len(), LENGTH + LENGTH / GROUP - 1);
            assert!(code.split('-').all(|group| group.len() == GROUP), "{code}");
        }
    }

    #[test]
    fn a_code_is_read_as_people_type_it_and_belongs_to_one_account_of_one_town() {
        let (one, two) = (Id::random([1; 16]), Id::random([2; 16]));
        let hash_of = |typed| hash("mihon", one, typed);
        assert_eq!(hash_of("x7k1-0abc"), hash_of(" X7KI OABC "));
        assert_eq!(hash_of("x7k1-0abc"), hash_of("ｘ７ｋｌ－ｏａｂｃ"));
        assert_ne!(hash_of("x7k1-0abc"), hash_of("x7k1-0abd"));
        assert_ne!(hash_of("x7k1-0abc"), hash("mihon", two, "x7k1-0abc"));
        assert_ne!(hash_of("x7k1-0abc"), hash("suzaka", one, "x7k1-0abc"));
    }
}
