//! The receipt of a request that came without an account: its number, and a code that only the browser of the sender can make.
//!
//! The code is never stored: what is kept is its hash. Fifty bits are too many to be guessed through a page.

use engawa_kernel::hash_of;
use engawa_kernel::text::nfkc;

/// Signs that are not mistaken for each other on paper or at the telephone.
const SIGNS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
/// How many signs a code has.
const LENGTH: usize = 10;

/// The code of a number, made from what only one browser has.
pub fn code(number: &str, browser: &[u8]) -> String {
    let hash = hash_of(&[b"the code of a request to join", number.as_bytes(), browser]);
    let signs: String = hash.iter().take(LENGTH).map(|byte| char::from(SIGNS[usize::from(*byte) % SIGNS.len()])).collect();
    format!("{}-{}", &signs[..LENGTH / 2], &signs[LENGTH / 2..])
}

/// What is kept of a code, however it was typed: wide or small letters, with or without a hyphen.
pub fn hash(number: &str, code: &str) -> Vec<u8> {
    let plain: String = nfkc(code).to_uppercase().chars().filter(char::is_ascii_alphanumeric).collect();
    hash_of(&[b"what is kept of a code to join", number.as_bytes(), plain.as_bytes()]).to_vec()
}

/// A number as it was typed.
pub fn number(text: &str) -> String {
    nfkc(text).to_uppercase().chars().filter(char::is_ascii_alphanumeric).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_however_it_is_typed_and_only_with_its_number() {
        let code = code("J000012", &[7; 32]);
        assert_eq!(code.len(), LENGTH + 1);
        let kept = hash("J000012", &code);
        assert_eq!(hash("J000012", &code.to_lowercase().replace('-', " ")), kept);
        assert_ne!(hash("J000013", &code), kept);
        assert_ne!(super::code("J000012", &[8; 32]), code);
        assert_eq!(number(" ｊ０００012 "), "J000012");
    }
}
