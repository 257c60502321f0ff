//! A small identity provider of this machine, which can be told to forge, to be silent, and to count who asks.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};

/// What the provider does wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Twist {
    None,
    BadSignature,
    NoAlgorithm,
    PublishedKeyAsSecret,
    OtherAudience,
    OtherNonce,
    OtherIssuer,
    Expired,
    OfTheFuture,
    ShownLongAgo,
    NoToken,
    Moved,
    Endless,
    Refuses,
}

pub struct Inside {
    key: Vec<u8>,
    kid: String,
    /// The name that tokens say, where it is not that of the key.
    said_kid: Option<String>,
    codes: HashMap<String, HashMap<String, String>>,
    pub twist: Twist,
    pub says_issuer: bool,
    pub subject: String,
    /// More of the token: `,"name":"…"`.
    pub more: String,
    /// What is told of a company.
    pub company: String,
    /// Seconds, as the town's clock says.
    pub now: i64,
    pub asked: HashMap<&'static str, usize>,
    /// The forms that came to the token endpoint.
    pub forms: Vec<HashMap<String, String>>,
}

impl Inside {
    /// Signs with a key of a name that is not published.
    pub fn invent(&mut self, kid: &str) {
        self.said_kid = Some(kid.to_owned());
    }
}

pub struct Provider {
    pub base: String,
    pub inside: Arc<Mutex<Inside>>,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
}

pub fn b64(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

pub fn unb64(text: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text).expect("base64")
}

pub fn new_key() -> Vec<u8> {
    EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new()).expect("a key").as_ref().to_vec()
}

fn pair(key: &[u8]) -> EcdsaKeyPair {
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, key, &SystemRandom::new()).expect("a key")
}

/// The fields of a form or of the question of an address.
pub fn fields(text: &str) -> HashMap<String, String> {
    let plain = |text: &str| {
        let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
        while let Some((first, more)) = rest.split_first() {
            if *first == b'%' {
                let hex = std::str::from_utf8(&more[..2]).expect("hex");
                bytes.push(u8::from_str_radix(hex, 16).expect("hex"));
                rest = &more[2..];
            } else {
                bytes.push(*first);
                rest = more;
            }
        }
        String::from_utf8(bytes).expect("text")
    };
    text.split('&').filter_map(|pair| pair.split_once('=')).map(|(name, value)| (plain(name), plain(value))).collect()
}

impl Provider {
    pub fn start(now: i64) -> Provider {
        let inside = Arc::new(Mutex::new(Inside {
            key: new_key(),
            kid: "one".into(),
            said_kid: None,
            codes: HashMap::new(),
            twist: Twist::None,
            says_issuer: true,
            subject: "subject-1".into(),
            more: String::new(),
            company: String::new(),
            now,
            asked: HashMap::new(),
            forms: Vec::new(),
        }));
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let (tell, told) = std::sync::mpsc::channel();
        let shared = Arc::clone(&inside);
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async move {
                let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
                let base = format!("http://{}", listener.local_addr().expect("an address"));
                tell.send(base.clone()).expect("told");
                let router = Router::new()
                    .route("/.well-known/openid-configuration", get(papers))
                    .route("/jwks", get(jwks))
                    .route("/token", post(token))
                    .route("/userinfo", get(userinfo))
                    .route("/elsewhere", post(elsewhere))
                    .with_state((shared, base));
                tokio::select! {
                    _ = axum::serve(listener, router) => {}
                    _ = stopped => {}
                }
            });
        });
        Provider { base: told.recv().expect("an address"), inside, stop: Some(stop) }
    }

    pub fn set(&self, change: impl FnOnce(&mut Inside)) {
        change(&mut self.inside.lock().expect("inside"));
    }

    pub fn asked(&self, what: &'static str) -> usize {
        self.inside.lock().expect("inside").asked.get(what).copied().unwrap_or(0)
    }

    pub fn turn_key(&self) {
        self.set(|inside| {
            inside.key = new_key();
            inside.kid = "two".into();
        });
    }

    /// The person agrees on the provider's page: the address to which they are sent back.
    pub fn agree(&self, page: &str) -> String {
        let (address, question) = page.split_once('?').expect("a question");
        assert_eq!(address, format!("{}/auth", self.base));
        let said = fields(question);
        assert_eq!((said["response_type"].as_str(), said["code_challenge_method"].as_str()), ("code", "S256"));
        let mut inside = self.inside.lock().expect("inside");
        let code = format!("code-{}", inside.codes.len());
        let mut back = format!("{}?code={code}&state={}", said["redirect_uri"], said["state"]);
        if inside.says_issuer {
            back.push_str(&format!("&iss={}", self.base));
        }
        inside.codes.insert(code, said);
        back
    }

    pub fn stop(&mut self) {
        drop(self.stop.take());
        // The port is closed when nobody is let in any more.
        let address = self.base.trim_start_matches("http://").to_owned();
        while std::net::TcpStream::connect(&address).is_ok() {
            std::thread::yield_now();
        }
    }
}

type Shared = State<(Arc<Mutex<Inside>>, String)>;

fn json(text: String) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}

async fn papers(State((inside, base)): Shared) -> Response {
    let mut inside = inside.lock().expect("inside");
    *inside.asked.entry("papers").or_default() += 1;
    json(format!(
        r#"{{"issuer":"{base}","authorization_endpoint":"{base}/auth","token_endpoint":"{base}/token","jwks_uri":"{base}/jwks","userinfo_endpoint":"{base}/userinfo","authorization_response_iss_parameter_supported":{}}}"#,
        inside.says_issuer
    ))
}

async fn jwks(State((inside, _)): Shared) -> Response {
    let mut inside = inside.lock().expect("inside");
    *inside.asked.entry("jwks").or_default() += 1;
    let pair = pair(&inside.key);
    let point = pair.public_key().as_ref();
    json(format!(
        r#"{{"keys":[{{"kty":"EC","crv":"P-256","kid":"{}","use":"sig","x":"{}","y":"{}"}},{{"kty":"OKP","crv":"Ed25519","kid":"other"}}]}}"#,
        inside.kid,
        b64(&point[1..33]),
        b64(&point[33..65])
    ))
}

async fn userinfo(State((inside, _)): Shared, headers: axum::http::HeaderMap) -> Response {
    assert_eq!(headers[header::AUTHORIZATION], "Bearer x");
    json(inside.lock().expect("inside").company.clone())
}

async fn elsewhere(State((inside, _)): Shared) -> Response {
    *inside.lock().expect("inside").asked.entry("elsewhere").or_default() += 1;
    json("{}".into())
}

async fn token(State((inside, base)): Shared, body: String) -> Response {
    let mut inside = inside.lock().expect("inside");
    *inside.asked.entry("token").or_default() += 1;
    let form = fields(&body);
    inside.forms.push(form.clone());
    match inside.twist {
        Twist::Moved => return (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, format!("{base}/elsewhere"))]).into_response(),
        Twist::Endless => return json(format!("\"{}\"", "a".repeat(1 << 20))),
        Twist::Refuses => return (StatusCode::BAD_REQUEST, r#"{"error":"invalid_grant"}"#).into_response(),
        Twist::NoToken => return json(r#"{"access_token":"x"}"#.into()),
        _ => {}
    }
    let Some(said) = inside.codes.remove(&form["code"]) else { return StatusCode::BAD_REQUEST.into_response() };
    let challenge = b64(digest::digest(&digest::SHA256, form["code_verifier"].as_bytes()).as_ref());
    assert_eq!((challenge, &form["redirect_uri"]), (said["code_challenge"].clone(), &said["redirect_uri"]));
    json(format!(r#"{{"token_type":"Bearer","access_token":"x","id_token":"{}"}}"#, signed(&inside, &base, &said)))
}

fn signed(inside: &Inside, base: &str, said: &HashMap<String, String>) -> String {
    let now = inside.now;
    let of = |twist, wrong: &str, right: &str| if inside.twist == twist { wrong.to_owned() } else { right.to_owned() };
    let issuer = of(Twist::OtherIssuer, "https://evil.example", base);
    let audience = of(Twist::OtherAudience, "another", &said["client_id"]);
    let nonce = of(Twist::OtherNonce, "another", &said["nonce"]);
    let exp = if inside.twist == Twist::Expired { now - 121 } else { now + 300 };
    let iat = if inside.twist == Twist::OfTheFuture { now + 121 } else { now };
    let shown = if inside.twist == Twist::ShownLongAgo { now - 3_600 } else { now };
    let body = format!(
        r#"{{"iss":"{issuer}","sub":"{}","aud":"{audience}","nonce":"{nonce}","exp":{exp},"iat":{iat},"auth_time":{shown}{}}}"#,
        inside.subject, inside.more
    );
    let alg = match inside.twist {
        Twist::NoAlgorithm => "none",
        Twist::PublishedKeyAsSecret => "HS256",
        _ => "ES256",
    };
    let kid = inside.said_kid.as_deref().unwrap_or(&inside.kid);
    let text = format!("{}.{}", b64(format!(r#"{{"alg":"{alg}","kid":"{kid}"}}"#).as_bytes()), b64(body.as_bytes()));
    let pair = pair(&inside.key);
    let signature = match inside.twist {
        Twist::NoAlgorithm => Vec::new(),
        Twist::PublishedKeyAsSecret => {
            let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, pair.public_key().as_ref());
            ring::hmac::sign(&key, text.as_bytes()).as_ref().to_vec()
        }
        Twist::BadSignature => vec![7; 64],
        _ => pair.sign(&SystemRandom::new(), text.as_bytes()).expect("signed").as_ref().to_vec(),
    };
    format!("{text}.{}", b64(&signature))
}
