//! A passkey made of software: what a telephone does with a finger on it.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{DerSignature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// The device, with one key.
pub struct SoftKey {
    key: SigningKey,
    id: [u8; 16],
    /// How often it has signed.
    pub counter: u32,
    /// Whether it makes sure that its owner holds it.
    pub verifies: bool,
    /// Which page it believes to be on.
    pub origin: &'static str,
}

impl SoftKey {
    pub fn new(seed: u8) -> SoftKey {
        let key = SigningKey::from_slice(&[seed; 32]).expect("a key");
        SoftKey { key, id: [seed; 16], counter: 0, verifies: true, origin: "http://mihon.localhost:8080" }
    }

    /// The answer to a challenge for a new passkey.
    pub fn create(&mut self, asked: &Value) -> String {
        let client = self.client_data("webauthn.create", asked);
        let mut data = self.authenticator_data(asked["publicKey"]["rp"]["id"].as_str().expect("a name"), 0x40);
        data.extend([0; 16]);
        data.extend(16_u16.to_be_bytes());
        data.extend(self.id);
        data.extend(self.public_key());
        // {"fmt": "none", "attStmt": {}, "authData": data}
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(u8::try_from(data.len()).expect("short"));
        object.extend(data);
        let response = json!({"clientDataJSON": print(client.as_bytes()), "attestationObject": print(&object)});
        self.answer(response)
    }

    /// The answer to a challenge for signing in.
    pub fn get(&mut self, asked: &Value) -> String {
        self.counter += 1;
        let client = self.client_data("webauthn.get", asked);
        let data = self.authenticator_data(asked["publicKey"]["rpId"].as_str().expect("a name"), 0);
        let mut signed = data.clone();
        signed.extend(Sha256::digest(client.as_bytes()));
        let signature: DerSignature = self.key.sign(&signed);
        let response = json!({
            "clientDataJSON": print(client.as_bytes()),
            "authenticatorData": print(&data),
            "signature": print(signature.as_bytes()),
            "userHandle": null,
        });
        self.answer(response)
    }

    fn answer(&self, response: Value) -> String {
        json!({"id": print(&self.id), "rawId": print(&self.id), "type": "public-key", "response": response, "extensions": {}})
            .to_string()
    }

    fn client_data(&self, kind: &str, asked: &Value) -> String {
        json!({"type": kind, "challenge": asked["publicKey"]["challenge"], "origin": self.origin, "crossOrigin": false}).to_string()
    }

    fn authenticator_data(&self, name: &str, more: u8) -> Vec<u8> {
        let present = 0x01 | if self.verifies { 0x04 } else { 0 };
        let mut data = Sha256::digest(name.as_bytes()).to_vec();
        data.push(present | more);
        data.extend(self.counter.to_be_bytes());
        data
    }

    /// {1: 2, 3: -7, -1: 1, -2: x, -3: y}
    fn public_key(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_sec1_point(false);
        let (x, y) = point.as_bytes()[1..].split_at(32);
        [b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20".as_slice(), x, b"\x22\x58\x20", y].concat()
    }
}

fn print(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
