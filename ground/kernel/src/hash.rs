//! One hash of several parts. Each stands behind its own length, so that no two lists of parts are one text.

use sha2::{Digest, Sha256};

/// The parts one behind the other, each with its length before it.
pub fn framed(parts: &[&[u8]]) -> Vec<u8> {
    let mut text = Vec::new();
    for part in parts {
        text.extend((part.len() as u64).to_be_bytes());
        text.extend(*part);
    }
    text
}

/// The SHA-256 of the parts.
pub fn hash_of(parts: &[&[u8]]) -> [u8; 32] {
    Sha256::digest(framed(parts)).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::hex;

    #[test]
    fn parts_that_are_cut_elsewhere_are_another_text() {
        assert_ne!(hash_of(&[b"ab", b"c"]), hash_of(&[b"a", b"bc"]));
        assert_ne!(hash_of(&[b"a", b""]), hash_of(&[b"a"]));
        assert_ne!(hash_of(&[]), hash_of(&[b""]));
    }

    #[test]
    fn what_was_stored_is_found_again() {
        assert_eq!(framed(&[b"a", b"bc"]), b"\0\0\0\0\0\0\0\x01a\0\0\0\0\0\0\0\x02bc");
        assert_eq!(
            hex(&hash_of(&[b"mihon", b"link", &[7; 32]])),
            "17fac377f386e0651e75451284ac2d72a36834bed4d27cec13b6b12f09353ee4"
        );
    }
}
