//! A provider that is not ours: the npm package oidc-provider, on both engines. It is started from `tests/browser`, where its
//! modules lie; whoever has none runs `cargo xtask check`, which leaves out what is slow.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};

use axum::http::StatusCode;
use engawa_db::{Fault, Key, Tx};
use engawa_kernel::{Choice, Moment};
use engawa_who::ways::Profile;
use serde_json::{Value, json};

use crate::provider::new_key;
use crate::walk::{Browser, Seen, Walk};
use crate::walked;
use crate::ways::{ORIGIN, leave};

/// The provider; it ends with the test.
struct Real {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    issuer: String,
    secret: String,
}

impl Real {
    fn start() -> Real {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/browser");
        let has_modules = folder.join("node_modules/oidc-provider").is_dir();
        assert!(
            has_modules,
            "the provider is not installed: npm ci --prefix tests/browser, or leave it out with cargo xtask check"
        );
        let mut command = Command::new("node");
        command.arg("oidc.mjs").arg(ORIGIN).current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("node runs; it is one of the needs of cargo xtask test");
        let (to, from) = (child.stdin.take().expect("a pipe"), child.stdout.take().expect("a pipe"));
        let mut real = Real { child, to, from: BufReader::new(from), issuer: String::new(), secret: String::new() };
        let said = real.answer();
        let text = |name: &str| said[name].as_str().expect("text").to_owned();
        (real.issuer, real.secret) = (text("issuer"), text("secret"));
        real
    }

    fn answer(&mut self) -> Value {
        let mut line = String::new();
        self.from.read_line(&mut line).expect("an answer");
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line:?}"))
    }

    fn ask(&mut self, what: &Value) -> Value {
        writeln!(self.to, "{what}").expect("it listens");
        self.answer()
    }

    /// Somebody agrees on its pages: the path on which they come back.
    fn agree(&mut self, page: &str, login: &str) -> String {
        let said = self.ask(&json!({ "go": page, "login": login }));
        let back = said["back"].as_str().unwrap_or_else(|| panic!("{said}"));
        back.strip_prefix(ORIGIN).expect("our own address").to_owned()
    }
}

impl Drop for Real {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Its tokens are of this very moment, and so is the town.
fn now(walk: &Walk<'_>) {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock").as_millis();
    walk.kit.clock.set(Moment::from_millis(i64::try_from(since).expect("milliseconds")));
}

fn open(walk: &Walk<'_>, real: &mut Real, profile: Profile) {
    let (issuer, secret, key) = (real.issuer.clone(), real.secret.clone(), new_key());
    let put = move |tx: &mut Tx| -> Result<(), Fault> {
        tx.run(
            "insert into who_ways (profile, issuer, client_id, client_secret, signing_key, key_id, opened_at, opened_seq)
             values ($1, $2, $3, $4, $5, 'own', 0, 0)",
            [
                profile.code().into(),
                issuer.clone().into(),
                format!("engawa-{}", profile.code()).into(),
                secret.clone().into(),
                key.clone().into(),
            ],
        )?;
        Ok(())
    };
    walk.town.write_now(Key::none(), put).expect("a way");
    if profile == Profile::Card {
        let keys: Value = serde_json::from_str(&walk.get(&mut Browser::new(), "/sign-in/ways/card/keys.json").text).expect("keys");
        real.ask(&json!({ "keys": keys }));
    }
}

/// Out to the provider and back, so many seconds later; the path of the answer, and what we say to it.
fn through(walk: &Walk<'_>, browser: &mut Browser, real: &mut Real, profile: Profile, later: i64) -> (String, Seen) {
    now(walk);
    walk.wait(later);
    let out = leave(walk, browser, "/sign-in?to=/my%3Fx%3D1", profile);
    let path = real.agree(&out, "sample-person");
    let seen = walk.get(browser, &path);
    (path, seen)
}

#[test]
fn slow_a_provider_that_is_not_ours_lets_in_by_every_profile_once_and_may_turn_its_keys() {
    walked(|walk| {
        let mut real = Real::start();
        for profile in Profile::ALL {
            now(walk);
            open(walk, &mut real, *profile);
            let mut browser = Browser::new();
            let (path, seen) = through(walk, &mut browser, &mut real, *profile, 0);
            assert_eq!(seen.location(), "/sign-in/ways/first", "{profile:?}: {}", seen.text);
            let made = walk.submit(&mut browser, "/sign-in/ways/first", "/sign-in/ways/first", &[("name", "見本 花子")]);
            assert_eq!(made.location(), "/my?x=1", "{profile:?}");
            assert_eq!(walk.get(&mut browser, &path).status, StatusCode::GONE, "{profile:?}: an answer is taken once");
            let mut thief = Browser::new();
            assert_eq!(walk.get(&mut thief, &path).status, StatusCode::GONE, "{profile:?}: and in its browser only");
            let (_, again) = through(walk, &mut Browser::new(), &mut real, *profile, 0);
            assert_eq!(again.location(), "/my?x=1", "{profile:?}: {}", again.text);
            if *profile == Profile::GbizId {
                let page = walk.get(&mut browser, "/my/ways").text;
                assert!(page.contains("見本商店（法人番号 1234567890123）・委任：補助金の申請"), "{page}");
            }
        }
        assert_eq!((walk.count("who_accounts"), walk.count("who_identities")), (3, 3), "one account for each subject");
        real.ask(&json!({ "turn": true }));
        // A key that we do not know is asked for once a minute.
        for profile in [Profile::GbizId, Profile::Line] {
            let (_, turned) = through(walk, &mut Browser::new(), &mut real, profile, 61);
            assert_eq!(turned.location(), "/my?x=1", "{profile:?} with other keys: {}", turned.text);
        }
        // A letter of the answer is another: the code is not ours, and the provider says so.
        now(walk);
        let mut browser = Browser::new();
        let out = leave(walk, &mut browser, "/sign-in", Profile::Line);
        let path = real.agree(&out, "sample-person").replace("code=", "code=x");
        assert_eq!(walk.get(&mut browser, &path).status, StatusCode::BAD_REQUEST);
        drop(real);
        let out = walk.submit(&mut Browser::new(), "/sign-in", "/sign-in/ways/card", &[]);
        assert!(matches!(out.status, StatusCode::SEE_OTHER | StatusCode::SERVICE_UNAVAILABLE), "{}", out.status);
    });
}
