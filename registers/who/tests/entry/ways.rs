//! Identity providers: the good ways, and those of a forger, of a thief, and of a provider that is not there.

use axum::http::StatusCode;
use engawa_db::{Fault, Key, Tx};
use engawa_journal::access::Kind;
use engawa_kernel::Choice;
use engawa_who::ways::Profile;

use crate::provider::{Provider, Twist, fields, new_key, unb64};
use crate::walk::{Browser, HANAKO, PASSWORD, Seen, Walk};
use crate::{accesses, letters, walked};

pub const ORIGIN: &str = "http://mihon.localhost:8080";

/// Opens a way to a provider of this machine.
fn open(walk: &Walk<'_>, profile: Profile) -> Provider {
    let provider = Provider::start(walk.kit.clock.now().millis() / 1_000);
    let (base, key) = (provider.base.clone(), new_key());
    let put = move |tx: &mut Tx| -> Result<(), Fault> {
        tx.run(
            "insert into who_ways (profile, issuer, client_id, client_secret, signing_key, key_id, opened_at, opened_seq)
             values ($1, $2, 'engawa', 'shared', $3, 'own', 0, 0)",
            [profile.code().into(), base.clone().into(), key.clone().into()],
        )?;
        Ok(())
    };
    walk.town.write_now(Key::none(), put).expect("a way");
    provider
}

/// Presses the button of a page and reads where the last page of ours leads.
pub fn leave(walk: &Walk<'_>, browser: &mut Browser, page: &str, profile: Profile) -> String {
    let out = walk.submit(browser, page, &format!("/sign-in/ways/{}", profile.code()), &[]);
    let seen = walk.follow(browser, &out);
    assert_eq!(seen.status, StatusCode::OK, "{}", seen.text);
    let links = seen.text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let out = links.map(|link| link.replace("&#38;", "&")).find(|link| link.contains("/auth?")).expect("a link out");
    assert!(fields(out.split_once('?').expect("a question").1)["redirect_uri"].starts_with(ORIGIN));
    out
}

/// The path on which one comes back.
fn back(provider: &Provider, out: &str) -> String {
    provider.agree(out).strip_prefix(ORIGIN).expect("our own address").to_owned()
}

/// Out and back, as people do it.
fn through(walk: &Walk<'_>, browser: &mut Browser, provider: &Provider, profile: Profile) -> Seen {
    let out = leave(walk, browser, "/sign-in?to=/my%3Fx%3D1", profile);
    let path = back(provider, &out);
    walk.get(browser, &path)
}

/// Through, and with a name where one is asked for.
fn come_in(walk: &Walk<'_>, browser: &mut Browser, provider: &Provider, profile: Profile) -> Seen {
    let seen = through(walk, browser, provider, profile);
    if seen.location() != "/sign-in/ways/first" {
        return seen;
    }
    walk.submit(browser, "/sign-in/ways/first", "/sign-in/ways/first", &[("name", "見本 花子")])
}

#[test]
fn who_comes_for_the_first_time_says_a_name_and_comes_in_at_once_from_then_on() {
    walked(|walk| {
        let provider = open(walk, Profile::Line);
        provider.set(|inside| inside.more = r#","name":"はなこ","email":"hanako@mihon.example""#.into());
        // Somebody else has the address that the provider says: that is no reason to be them.
        let other = walk.account("別の 花子", HANAKO);
        let mut browser = Browser::new();
        let seen = through(walk, &mut browser, &provider, Profile::Line);
        assert_eq!((seen.location(), browser.session("public")), ("/sign-in/ways/first", None));
        let page = walk.follow(&mut browser, &seen);
        assert!(page.text.contains("value=\"はなこ\""), "{}", page.text);
        let nameless = walk.send_form(&mut browser, &page.text, "/sign-in/ways/first", &[("name", " ")]);
        assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
        let made = walk.send_form(&mut browser, &nameless.text, "/sign-in/ways/first", &[("name", "見本 花子")]);
        assert_eq!(made.location(), "/my?x=1");
        assert!(walk.follow(&mut browser, &made).text.contains("見本 花子"));
        assert_eq!((walk.count("who_accounts"), walk.count("who_identities")), (2, 1));
        assert!(letters(walk, HANAKO).is_empty(), "{other}: nothing was done to the other");

        let mut second = Browser::new();
        assert_eq!(through(walk, &mut second, &provider, Profile::Line).location(), "/my?x=1");
        assert_eq!(accesses(walk, Kind::SignIn).len(), 2);
        // Its only way is not taken from them.
        let page = walk.get(&mut second, "/my/ways");
        let removal =
            page.text.split("action=\"").find_map(|rest| rest.split('"').next().filter(|path| path.ends_with("/removal")));
        let removed = walk.send_form(&mut second, &page.text, removal.expect("a button"), &[]);
        assert_eq!((removed.location(), walk.count("who_identities")), ("/my/ways?done=last", 1));
        // Nothing of the subject is kept in the clear.
        let shown = walk.town.read_now(|db| db.one::<Vec<u8>, 0>("select subject_hash from who_identities limit 1", []));
        assert_eq!(shown.expect("a hash").len(), 32);
        assert_eq!(walk.count("who_journeys where subject_hash is not null or name <> ''"), 0);
    });
}

#[test]
fn who_is_in_adds_a_way_and_removes_it_and_is_written_to() {
    walked(|walk| {
        let provider = open(walk, Profile::Line);
        walk.resident();
        let mut browser = Browser::new();
        assert_eq!(walk.with_password(&mut browser, "", HANAKO, PASSWORD).location(), "/my");
        assert!(walk.get(&mut browser, "/my").text.contains("/my/ways"));
        let out = leave(walk, &mut browser, "/my/ways", Profile::Line);
        let path = back(&provider, &out);
        let added = walk.get(&mut browser, &path);
        assert_eq!(added.location(), "/my/ways?done=added");
        assert!(letters(walk, HANAKO).pop().expect("a letter").contains("入り方を一つ足しました"));
        let mut other = Browser::new();
        assert_eq!(through(walk, &mut other, &provider, Profile::Line).location(), "/my?x=1");
        assert_eq!(walk.count("who_accounts"), 1);

        // The same subject is not a second person.
        walk.account("見本 次郎", "jiro@mihon.example");
        walk.give_password(walk.account("見本 次郎", "jiro@mihon.example"));
        let mut jiro = Browser::new();
        walk.with_password(&mut jiro, "", "jiro@mihon.example", PASSWORD);
        let out = leave(walk, &mut jiro, "/my/ways", Profile::Line);
        let path = back(&provider, &out);
        assert_eq!(walk.get(&mut jiro, &path).status, StatusCode::CONFLICT);

        let page = walk.get(&mut browser, "/my/ways");
        let removal =
            page.text.split("action=\"").find_map(|rest| rest.split('"').next().filter(|path| path.ends_with("/removal")));
        let removal = removal.expect("a button").to_owned();
        let stranger = walk.post(&mut Browser::new(), &removal, &[]);
        assert_ne!(stranger.location(), "/my/ways?done=removed");
        walk.wait(1);
        let removed = walk.send_form(&mut browser, &page.text, &removal, &[]);
        assert_eq!((removed.location(), walk.count("who_identities")), ("/my/ways?done=removed", 0));
        assert!(letters(walk, HANAKO).pop().expect("a letter").contains("外しました"));
    });
}

#[test]
fn a_key_of_the_town_signs_and_no_secret_is_told() {
    walked(|walk| {
        let provider = open(walk, Profile::Card);
        let mut browser = Browser::new();
        assert_eq!(come_in(walk, &mut browser, &provider, Profile::Card).location(), "/my?x=1");
        let form = provider.inside.lock().expect("inside").forms.pop().expect("a form");
        assert!(!form.contains_key("client_secret"), "a key of ours is used");
        let (signed, signature) = form["client_assertion"].rsplit_once('.').expect("a token");
        let keys: serde_json::Value =
            serde_json::from_str(&walk.get(&mut Browser::new(), "/sign-in/ways/card/keys.json").text).expect("json");
        assert!(keys["keys"][0].get("d").is_none(), "only the public half");
        let part = |name: &str| unb64(keys["keys"][0][name].as_str().expect("text"));
        let point = [&[4][..], &part("x"), &part("y")].concat();
        let key = ring::signature::UnparsedPublicKey::new(&ring::signature::ECDSA_P256_SHA256_FIXED, point);
        key.verify(signed.as_bytes(), &unb64(signature)).expect("signed by the town");
        let said: serde_json::Value = serde_json::from_slice(&unb64(signed.split_once('.').expect("a body").1)).expect("json");
        assert_eq!((said["iss"].as_str(), said["sub"].as_str()), (Some("engawa"), Some("engawa")));
        assert_eq!(said["aud"].as_str(), Some(format!("{}/token", provider.base).as_str()));
        assert!(said["exp"].as_i64().expect("a time") - said["iat"].as_i64().expect("a time") <= 60);
        assert_eq!(walk.get(&mut Browser::new(), "/sign-in/ways/line/keys.json").status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_company_is_kept_as_the_provider_states_it_and_only_of_the_same_subject() {
    walked(|walk| {
        let provider = open(walk, Profile::GbizId);
        let company = |sub: &str, mandate: &str| {
            let number = "1234567890123";
            format!(r#"{{"sub":"{sub}","corporate_number":"{number}","corp_name":"見本商店","mandate":"{mandate}"}}"#)
        };
        provider.set(|inside| inside.company = company("another", "補助金の申請"));
        assert_eq!(through(walk, &mut Browser::new(), &provider, Profile::GbizId).status, StatusCode::BAD_REQUEST);
        provider.set(|inside| inside.company = company("subject-1", "補助金の申請"));
        let mut browser = Browser::new();
        come_in(walk, &mut browser, &provider, Profile::GbizId);
        let page = walk.get(&mut browser, "/my/ways").text;
        assert!(page.contains("見本商店（法人番号 1234567890123）・委任：補助金の申請"), "{page}");
        // The delegation has ended: the next time it is gone from our page too.
        provider.set(|inside| inside.company = company("subject-1", ""));
        let mut browser = Browser::new();
        through(walk, &mut browser, &provider, Profile::GbizId);
        assert!(!walk.get(&mut browser, "/my/ways").text.contains("委任"));
    });
}

#[test]
fn a_forged_answer_lets_nobody_in() {
    walked(|walk| {
        let provider = open(walk, Profile::Card);
        for twist in [
            Twist::BadSignature,
            Twist::NoAlgorithm,
            Twist::PublishedKeyAsSecret,
            Twist::OtherAudience,
            Twist::OtherNonce,
            Twist::OtherIssuer,
            Twist::Expired,
            Twist::OfTheFuture,
            Twist::ShownLongAgo,
            Twist::Refuses,
        ] {
            provider.set(|inside| inside.twist = twist);
            let mut browser = Browser::new();
            let seen = through(walk, &mut browser, &provider, Profile::Card);
            assert_eq!((seen.status, browser.session("public")), (StatusCode::BAD_REQUEST, None), "{twist:?}");
            assert!(seen.text.contains("だれもログインしていません"), "{twist:?}");
        }
        assert_eq!((walk.count("who_accounts"), walk.count("who_identities"), walk.count("who_sessions")), (0, 0, 0));
        assert_eq!(accesses(walk, Kind::SignInFailed).len(), 10);
        provider.set(|inside| inside.twist = Twist::None);
        assert_eq!(come_in(walk, &mut Browser::new(), &provider, Profile::Card).location(), "/my?x=1");
    });
}

#[test]
fn an_answer_of_another_provider_is_not_taken() {
    walked(|walk| {
        let (card, line) = (open(walk, Profile::Card), open(walk, Profile::Line));
        let mut browser = Browser::new();
        let out = leave(walk, &mut browser, "/sign-in", Profile::Card);
        let path = back(&card, &out);
        // Mixed up: the answer of one at the door of the other, and one that says another name, or none, or two.
        let mixed = path.replace("/card/", "/line/");
        assert_eq!(walk.get(&mut browser, &mixed).status, StatusCode::GONE);
        for (from, to) in [(card.base.as_str(), line.base.as_str()), (card.base.as_str(), "")] {
            let out = leave(walk, &mut browser, "/sign-in", Profile::Card);
            let path = back(&card, &out).replace(&format!("iss={from}"), &format!("iss={to}"));
            assert_eq!(walk.get(&mut browser, &path).status, StatusCode::BAD_REQUEST, "{to}");
        }
        let out = leave(walk, &mut browser, "/sign-in", Profile::Card);
        let path = back(&card, &out);
        let silent = path.split("&iss=").next().expect("a path").to_owned();
        assert_eq!(walk.get(&mut browser, &silent).status, StatusCode::BAD_REQUEST);
        assert_eq!((card.asked("token"), line.asked("token")), (0, 0), "nobody was even asked");
        assert_eq!(walk.count("who_sessions"), 0);
    });
}

#[test]
fn an_answer_is_taken_once_in_time_and_in_the_browser_that_went_out() {
    walked(|walk| {
        let provider = open(walk, Profile::Line);
        let mut browser = Browser::new();
        come_in(walk, &mut browser, &provider, Profile::Line);
        let mut browser = Browser::new();
        let out = leave(walk, &mut browser, "/sign-in", Profile::Line);
        let path = back(&provider, &out);
        // Another browser, no browser, another state, the state twice.
        let state = fields(path.split_once('?').expect("a question").1)["state"].clone();
        let other = path.replace(&state, &"A".repeat(43));
        let twice = format!("{path}&state={state}");
        let mut thief = Browser::new();
        walk.get(&mut thief, "/sign-in");
        let all = [(thief, &path), (Browser::new(), &path), (browser.clone(), &other), (browser.clone(), &twice)];
        for (mut who, path) in all {
            let seen = walk.get(&mut who, path);
            assert_eq!((seen.status, who.session("public")), (StatusCode::GONE, None), "{path}");
        }
        assert_eq!(walk.get(&mut browser, &path).location(), "/my");
        let mut again = Browser { cookies: browser.cookies.clone(), ..Browser::new() };
        again.cookies.remove("engawa-mihon-public");
        assert_eq!((walk.get(&mut again, &path).status, again.session("public")), (StatusCode::GONE, None));

        let mut late = Browser::new();
        let out = leave(walk, &mut late, "/sign-in", Profile::Line);
        walk.wait(600);
        let path = back(&provider, &out);
        assert_eq!((walk.get(&mut late, &path).status, late.session("public")), (StatusCode::GONE, None));
        let mut turned = Browser::new();
        provider.set(|inside| inside.now = walk.kit.clock.now().millis() / 1_000);
        let out = leave(walk, &mut turned, "/sign-in", Profile::Line);
        let path = back(&provider, &out).replace("code=", "error=access_denied&x=");
        let seen = walk.get(&mut turned, &path);
        assert!(seen.status == StatusCode::OK && seen.text.contains("とちゅうで終わりました"), "{}", seen.text);
    });
}

#[test]
fn a_provider_that_is_down_is_said_and_the_other_ways_stay() {
    walked(|walk| {
        let mut provider = open(walk, Profile::Line);
        for twist in [Twist::Endless, Twist::NoToken] {
            provider.set(|inside| inside.twist = twist);
            let seen = through(walk, &mut Browser::new(), &provider, Profile::Line);
            assert_eq!(seen.status, StatusCode::SERVICE_UNAVAILABLE, "{twist:?}");
        }
        provider.set(|inside| inside.twist = Twist::Moved);
        through(walk, &mut Browser::new(), &provider, Profile::Line);
        assert_eq!(provider.asked("elsewhere"), 0, "nobody is followed");

        let mut browser = Browser::new();
        let out = leave(walk, &mut browser, "/sign-in?to=/my%3Fx%3D1", Profile::Line);
        let path = back(&provider, &out);
        provider.stop();
        let seen = walk.get(&mut browser, &path);
        assert_eq!(seen.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(seen.text.contains("/sign-in?to=/my%3Fx%3D1"), "the way on is kept: {}", seen.text);
        walk.wait(3_601);
        let out = walk.submit(&mut browser, "/sign-in", "/sign-in/ways/line", &[]);
        assert_eq!(out.status, StatusCode::SERVICE_UNAVAILABLE);
        walk.resident();
        assert_eq!(walk.with_password(&mut browser, "", HANAKO, PASSWORD).location(), "/my");
    });
}

#[test]
fn a_new_key_is_learned_and_invented_keys_do_not_make_us_ask() {
    walked(|walk| {
        let provider = open(walk, Profile::Line);
        come_in(walk, &mut Browser::new(), &provider, Profile::Line);
        assert_eq!((provider.asked("jwks"), provider.asked("papers")), (1, 1));
        provider.turn_key();
        walk.wait(60);
        provider.set(|inside| inside.now = walk.kit.clock.now().millis() / 1_000);
        assert_eq!(through(walk, &mut Browser::new(), &provider, Profile::Line).location(), "/my?x=1");
        assert_eq!(provider.asked("jwks"), 2);
        provider.set(|inside| inside.twist = Twist::None);
        for _ in 0..12 {
            provider.turn_key();
            // A key of the same name, and another: the first is a wrong signature, the second is asked for once a minute.
            provider.set(|inside| inside.invent("nobody"));
            assert_eq!(through(walk, &mut Browser::new(), &provider, Profile::Line).status, StatusCode::BAD_REQUEST);
        }
        assert_eq!(provider.asked("jwks"), 2, "within the minute nobody asks again");
    });
}

#[test]
fn a_closed_account_and_a_closed_way_lead_nowhere() {
    walked(|walk| {
        let provider = open(walk, Profile::Line);
        let mut browser = Browser::new();
        come_in(walk, &mut browser, &provider, Profile::Line);
        let closed = walk.submit(&mut browser, "/my/closing", "/my/closing", &[]);
        assert_eq!(closed.location(), "/sign-in?done=closed");
        assert_eq!(walk.count("who_identities"), 0);
        assert_eq!(through(walk, &mut Browser::new(), &provider, Profile::Line).location(), "/sign-in/ways/first");
        let mut browser = Browser::new();
        let page = walk.get(&mut browser, "/sign-in");
        let close = |tx: &mut Tx| -> Result<(), Fault> {
            tx.run("update who_ways set closed_at = 1", [])?;
            Ok(())
        };
        walk.town.write_now(Key::none(), close).expect("closed");
        assert_eq!(walk.send_form(&mut browser, &page.text, "/sign-in/ways/line", &[]).status, StatusCode::GONE);
        assert!(!walk.get(&mut browser, "/sign-in").text.contains("/sign-in/ways/"));
    });
}
