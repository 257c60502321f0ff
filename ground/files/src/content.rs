//! The name of contents: their SHA-256 (FIPS 180-4). Equal contents lie once.

use std::fmt;
use std::io::Read;
use std::path::PathBuf;

use engawa_db::{Fault, FromValue, Value};
use engawa_kernel::record::hex;
use sha2::{Digest, Sha256};

/// The SHA-256 of contents.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash([u8; 32]);

impl Hash {
    /// Where the contents lie inside of `files/`.
    pub fn path(&self) -> PathBuf {
        let name = hex(&self.0);
        [&name[..2], &name[2..4], &name].iter().collect()
    }

    /// From the name of contents.
    pub(crate) fn parse(name: &str) -> Option<Hash> {
        let is_hex = name.len() == 64 && name.bytes().all(|sign| matches!(sign, b'0'..=b'9' | b'a'..=b'f'));
        let byte = |at: usize| u8::from_str_radix(name.get(2 * at..2 * at + 2)?, 16).ok();
        let mut bytes = [0; 32];
        for (at, place) in bytes.iter_mut().enumerate().filter(|_| is_hex) {
            *place = byte(at)?;
        }
        is_hex.then_some(Hash(bytes))
    }

    /// Length and hash of what can be read.
    pub(crate) fn read(mut from: impl Read) -> std::io::Result<(u64, Hash)> {
        let (mut hasher, mut bytes, mut buffer) = (Hasher::default(), 0, vec![0; 64 * 1024]);
        loop {
            let read = from.read(&mut buffer)?;
            if read == 0 {
                return Ok((bytes, hasher.finish()));
            }
            hasher.take(&buffer[..read]);
            bytes += read as u64;
        }
    }
}

/// Prints the hexadecimal name.
impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl From<Hash> for Value {
    fn from(hash: Hash) -> Value {
        hash.0.to_vec().into()
    }
}

impl FromValue for Hash {
    fn from_value(value: Value) -> Result<Hash, Fault> {
        let bytes = Vec::<u8>::from_value(value)?;
        bytes.try_into().map(Hash).map_err(|_| Fault::Row("a hash of contents has 32 bytes".into()))
    }
}

/// Reckons a hash piece by piece.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hasher(Sha256);

impl Hasher {
    pub(crate) fn take(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    pub(crate) fn finish(&mut self) -> Hash {
        Hash(self.0.finalize_reset().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contents_lie_under_their_hash_and_are_found_by_it() {
        let (bytes, hash) = Hash::read(&b"abc"[..]).expect("read");
        assert_eq!((bytes, hash.to_string().as_str()), (3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        assert_eq!(hash.path(), PathBuf::from(format!("ba/78/{hash}")));
        assert_eq!(Hash::parse(&hash.to_string()), Some(hash));
        for wrong in
            ["", "ba", &hash.to_string().to_uppercase(), "../../../../../../../../../../../../../../../../../../../../etc/passwd"]
        {
            assert_eq!(Hash::parse(wrong), None, "{wrong}");
        }
    }
}
