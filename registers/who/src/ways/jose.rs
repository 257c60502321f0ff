//! What a provider signs, and what we sign: compact JWS (RFC 7515) with the signatures of `ring`, and nothing more of it.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair, RSA_PKCS1_2048_8192_SHA256,
    RsaPublicKeyComponents, UnparsedPublicKey,
};
use ring::{digest, hmac};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::profile::Algorithm;

/// The longest token that is looked at.
const TOKEN_MAX: usize = 16 * 1024;
/// So many keys of a provider are looked at.
const KEYS_MAX: usize = 20;

/// What stands before what is signed.
#[derive(Debug, Deserialize)]
struct Head {
    alg: String,
    kid: Option<String>,
    /// What must be understood, and is not understood here.
    crit: Option<Vec<String>>,
}

/// A key as a provider publishes it. What has another form is passed over.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Key {
    kty: String,
    kid: Option<String>,
    #[serde(rename = "use")]
    purpose: Option<String>,
    alg: Option<String>,
    crv: Option<String>,
    n: Option<String>,
    e: Option<String>,
    x: Option<String>,
    y: Option<String>,
}

/// The keys of a provider.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Keys {
    keys: Vec<Key>,
}

/// Why a token is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Unsound {
    /// It has not the form of one.
    #[error("this is no token")]
    Form,
    /// It is signed with something that the profile does not know, or with nothing.
    #[error("not signed with what was agreed")]
    Algorithm,
    /// It names a key that is not among those of the provider; they may be asked for anew.
    #[error("signed with a key that the provider does not publish")]
    Key,
    /// The signature is not that of the key.
    #[error("the signature is wrong")]
    Signature,
}

/// With what a signature may be checked.
pub(crate) struct Trust<'a> {
    /// What the profile knows.
    pub(crate) algorithms: &'a [Algorithm],
    /// What the provider publishes.
    pub(crate) keys: &'a Keys,
    /// What the provider gave us; empty where nothing was given.
    pub(crate) secret: &'a str,
}

/// What a token says, after its signature was found good.
pub(crate) fn opened<T: DeserializeOwned>(token: &str, trust: &Trust<'_>) -> Result<T, Unsound> {
    if token.len() > TOKEN_MAX {
        return Err(Unsound::Form);
    }
    let (signed, signature) = token.rsplit_once('.').ok_or(Unsound::Form)?;
    let (head, body) = signed.split_once('.').filter(|(_, body)| !body.contains('.')).ok_or(Unsound::Form)?;
    let signature = bytes(signature).ok_or(Unsound::Form)?;
    let head: Head = read(head)?;
    let algorithm = trust.algorithms.iter().find(|known| known.code() == head.alg).ok_or(Unsound::Algorithm)?;
    if head.crit.is_some() {
        return Err(Unsound::Algorithm);
    }
    check(*algorithm, &head, trust, signed.as_bytes(), &signature)?;
    read(body)
}

fn check(algorithm: Algorithm, head: &Head, trust: &Trust<'_>, signed: &[u8], signature: &[u8]) -> Result<(), Unsound> {
    if algorithm == Algorithm::Hs256 {
        // A published key is never taken for a secret: the secret is the one that was given to us, or there is none.
        if trust.secret.is_empty() {
            return Err(Unsound::Algorithm);
        }
        let key = hmac::Key::new(hmac::HMAC_SHA256, trust.secret.as_bytes());
        return hmac::verify(&key, signed, signature).map_err(|_| Unsound::Signature);
    }
    let fitting: Vec<&Key> = trust.keys.keys.iter().take(KEYS_MAX).filter(|key| key.fits(algorithm, head)).collect();
    if fitting.is_empty() {
        return Err(Unsound::Key);
    }
    let is_good = fitting.iter().any(|key| key.verifies(algorithm, signed, signature));
    if is_good { Ok(()) } else { Err(Unsound::Signature) }
}

impl Key {
    fn fits(&self, algorithm: Algorithm, head: &Head) -> bool {
        let is_for_signing = self.purpose.as_deref().is_none_or(|purpose| purpose == "sig");
        let is_of_algorithm = self.alg.as_deref().is_none_or(|alg| alg == algorithm.code());
        let is_named = head.kid.is_none() || head.kid == self.kid;
        let is_of_sort = match algorithm {
            Algorithm::Rs256 => self.kty == "RSA",
            Algorithm::Es256 => self.kty == "EC" && self.crv.as_deref() == Some("P-256"),
            Algorithm::Hs256 => false,
        };
        is_for_signing && is_of_algorithm && is_named && is_of_sort
    }

    fn verifies(&self, algorithm: Algorithm, signed: &[u8], signature: &[u8]) -> bool {
        let part = |text: &Option<String>| text.as_deref().and_then(bytes);
        match algorithm {
            Algorithm::Rs256 => part(&self.n).zip(part(&self.e)).is_some_and(|(n, e)| {
                RsaPublicKeyComponents { n, e }.verify(&RSA_PKCS1_2048_8192_SHA256, signed, signature).is_ok()
            }),
            Algorithm::Es256 => {
                part(&self.x).zip(part(&self.y)).filter(|(x, y)| x.len() == 32 && y.len() == 32).is_some_and(|(x, y)| {
                    let point = [&[4][..], &x, &y].concat();
                    UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(signed, signature).is_ok()
                })
            }
            Algorithm::Hs256 => false,
        }
    }
}

pub(crate) fn print(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

fn read<T: DeserializeOwned>(part: &str) -> Result<T, Unsound> {
    bytes(part).and_then(|bytes| serde_json::from_slice(&bytes).ok()).ok_or(Unsound::Form)
}

/// What goes out instead of the verifier (RFC 7636, S256).
pub(crate) fn challenge(verifier: &str) -> String {
    print(digest::digest(&digest::SHA256, verifier.as_bytes()).as_ref())
}

/// We have no key, or none that works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no key to sign with")]
pub(crate) struct NoKey;

/// A new key of ours, as it is kept.
pub(crate) fn new_key() -> Result<Vec<u8>, NoKey> {
    let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new()).map_err(|_| NoKey)?;
    Ok(made.as_ref().to_vec())
}

fn pair(kept: &[u8]) -> Result<EcdsaKeyPair, NoKey> {
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, kept, &SystemRandom::new()).map_err(|_| NoKey)
}

/// What a key of ours is called: the beginning of the hash of its public half.
pub(crate) fn key_id(kept: &[u8]) -> Result<String, NoKey> {
    let hash = digest::digest(&digest::SHA256, pair(kept)?.public_key().as_ref());
    Ok(print(&hash.as_ref()[..12]))
}

#[derive(Serialize)]
struct OwnKey<'a> {
    kty: &'static str,
    crv: &'static str,
    #[serde(rename = "use")]
    purpose: &'static str,
    alg: &'static str,
    kid: &'a str,
    x: String,
    y: String,
}

/// The public half of our key, as a provider asks for it.
#[derive(Serialize)]
pub(crate) struct OwnKeys<'a> {
    keys: Vec<OwnKey<'a>>,
}

/// The public half of a key of ours.
pub(crate) fn published<'a>(kept: &[u8], kid: &'a str) -> Result<OwnKeys<'a>, NoKey> {
    let pair = pair(kept)?;
    let point = pair.public_key().as_ref();
    let (x, y) = point.get(1..33).zip(point.get(33..65)).ok_or(NoKey)?;
    let key = OwnKey { kty: "EC", crv: "P-256", purpose: "sig", alg: "ES256", kid, x: print(x), y: print(y) };
    Ok(OwnKeys { keys: vec![key] })
}

#[derive(Serialize)]
struct OwnHead<'a> {
    alg: &'static str,
    kid: &'a str,
    typ: &'static str,
}

/// A token of ours.
pub(crate) fn signed<T: Serialize>(kept: &[u8], kid: &str, said: &T) -> Result<String, NoKey> {
    let part = |json: Result<Vec<u8>, serde_json::Error>| json.map(|bytes| print(&bytes)).map_err(|_| NoKey);
    let head = part(serde_json::to_vec(&OwnHead { alg: "ES256", kid, typ: "JWT" }))?;
    let text = format!("{head}.{}", part(serde_json::to_vec(said))?);
    let signature = pair(kept)?.sign(&SystemRandom::new(), text.as_bytes()).map_err(|_| NoKey)?;
    Ok(format!("{text}.{}", print(signature.as_ref())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize, Deserialize, PartialEq, Debug)]
    struct Said {
        sub: String,
    }

    fn own() -> (Vec<u8>, String, Keys) {
        let kept = new_key().expect("a key");
        let kid = key_id(&kept).expect("a name");
        let json = serde_json::to_vec(&published(&kept, &kid).expect("published")).expect("json");
        let keys = serde_json::from_slice(&json).expect("keys");
        (kept, kid, keys)
    }

    fn trust(keys: &Keys) -> Trust<'_> {
        Trust { algorithms: &[Algorithm::Es256, Algorithm::Rs256], keys, secret: "" }
    }

    #[test]
    fn what_is_signed_is_opened_and_not_one_letter_may_change() {
        let (kept, kid, keys) = own();
        let token = signed(&kept, &kid, &Said { sub: "x".into() }).expect("signed");
        assert_eq!(opened::<Said>(&token, &trust(&keys)), Ok(Said { sub: "x".into() }));
        for at in 0..token.len() {
            let mut broken = token.clone().into_bytes();
            broken[at] = if broken[at] == b'A' { b'B' } else { b'A' };
            let broken = String::from_utf8(broken).expect("text");
            // The last letter of a signature carries bits that count for nothing and must be zero.
            assert!(opened::<Said>(&broken, &trust(&keys)).is_err(), "{at}");
        }
    }

    #[test]
    fn nothing_and_a_published_key_as_a_secret_sign_nothing() {
        let (_, _, keys) = own();
        let body = print(br#"{"sub":"x"}"#);
        for alg in ["none", "None", "HS256", "ES384", ""] {
            let head = print(format!(r#"{{"alg":"{alg}"}}"#).as_bytes());
            for signature in ["", "AAAA"] {
                assert_eq!(opened::<Said>(&format!("{head}.{body}.{signature}"), &trust(&keys)), Err(Unsound::Algorithm), "{alg}");
            }
        }
        let head = print(br#"{"alg":"HS256"}"#);
        let empty = Trust { algorithms: &[Algorithm::Hs256], keys: &keys, secret: "" };
        let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, b""), format!("{head}.{body}").as_bytes());
        let token = format!("{head}.{body}.{}", print(tag.as_ref()));
        assert_eq!(opened::<Said>(&token, &empty), Err(Unsound::Algorithm), "an empty secret is none");
    }

    #[test]
    fn a_key_that_is_not_published_and_a_head_that_must_be_understood_are_refused() {
        let (kept, _, _) = own();
        let (_, _, other) = own();
        let token = signed(&kept, "stranger", &Said { sub: "x".into() }).expect("signed");
        assert_eq!(opened::<Said>(&token, &trust(&other)), Err(Unsound::Key));
        let head = print(br#"{"alg":"ES256","crit":["exp"]}"#);
        assert_eq!(opened::<Said>(&format!("{head}.e30.AAAA"), &trust(&other)), Err(Unsound::Algorithm));
        for text in ["", ".", "..", "a.b", "a.b.c.d", "e30.e30.", &"a".repeat(TOKEN_MAX + 1)] {
            assert!(opened::<Said>(text, &trust(&other)).is_err(), "{text:.20}");
        }
    }

    #[test]
    fn the_challenge_is_that_of_the_standard() {
        // RFC 7636, appendix B.
        assert_eq!(challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }
}
