//! Passkeys: good ones, and those that are late, copied or another's.

use axum::http::{StatusCode, header};
use engawa_db::Key;
use engawa_journal::access::Kind;
use engawa_kernel::AnyId;

use crate::walk::passkey::SoftKey;
use crate::walk::{Browser, CLERK, HANAKO, PASSWORD, Walk};
use crate::{accesses, challenge, codes_on, walked};

pub const IN: &str = "/desk/sign-in/second/passkey";
pub const IN_CHALLENGE: &str = "/desk/sign-in/second/passkey/challenge";

/// A clerk whose only second step is this passkey, set up on the first day.
pub fn clerk_with(walk: &Walk<'_>, device: &mut SoftKey) -> Browser {
    let clerk = walk.account("見本 太郎", CLERK);
    walk.give_password(clerk);
    walk.appoint(clerk, "2026-04-01", None);
    let mut browser = Browser::new();
    walk.ask_link(&mut browser, "/desk", CLERK);
    let link = walk.mailed_link();
    walk.use_link(&mut browser, &link);
    let page = walk.get(&mut browser, "/desk/sign-in/second/new");
    let asked = challenge(walk, &mut browser, &page.text, "/desk/sign-in/second/new/passkey/challenge");
    let answer = device.create(&asked);
    let codes = walk.send_form(&mut browser, &page.text, "/desk/sign-in/second/new/passkey", &[("answer", &answer)]);
    assert_eq!(codes_on(&codes.text).len(), 10);
    assert!(walk.get(&mut browser, "/desk/me/second").text.contains("Chrome・Windows"), "it is called after its device");
    browser
}

#[test]
fn the_challenge_of_a_passkey_belongs_to_its_session_and_a_false_answer_is_none() {
    walked(|walk| {
        walk.resident();
        let mut browser = Browser::new();
        walk.with_password(&mut browser, "", HANAKO, PASSWORD);
        let page = walk.get(&mut browser, "/my/second");
        let asked = walk.send_form(&mut browser, &page.text, "/my/second/passkeys/challenge", &[]);
        assert_eq!(asked.headers[header::CONTENT_TYPE], "application/json");
        let asked: serde_json::Value = serde_json::from_str(&asked.text).expect("json");
        assert_eq!(asked["publicKey"]["rp"]["id"], "mihon.localhost");
        assert_eq!(asked["publicKey"]["authenticatorSelection"]["userVerification"], "required");
        assert_eq!(walk.count("who_ceremonies"), 1);
        for answer in [
            "",
            "{}",
            "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{\"attestationObject\":\"AA\",\"clientDataJSON\":\"AA\"},\"extensions\":{}}",
        ] {
            let seen = walk.send_form(&mut browser, &page.text, "/my/second/passkeys", &[("answer", answer), ("label", "x")]);
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{answer}");
        }
        assert_eq!((walk.count("who_passkeys"), walk.count("who_ceremonies")), (0, 0));
    });
}

#[test]
fn a_passkey_is_set_up_and_lets_its_owner_in_again() {
    walked(|walk| {
        let mut device = SoftKey::new(1);
        clerk_with(walk, &mut device);
        let mut browser = Browser::new();
        assert_eq!(walk.with_password(&mut browser, "/desk", CLERK, PASSWORD).location(), "/desk/sign-in/second");
        let page = walk.get(&mut browser, "/desk/sign-in/second");
        assert!(page.text.contains("data-passkey=\"get\"") && !page.text.contains("アプリの数字"));
        let half = browser.session("staff");
        let asked = challenge(walk, &mut browser, &page.text, IN_CHALLENGE);
        let answer = device.get(&asked);
        assert_eq!(walk.send_form(&mut browser, &page.text, IN, &[("answer", &answer)]).location(), "/desk");
        assert_ne!(browser.session("staff"), half);

        // The same answer, stolen, in another half session and in one with a challenge of its own.
        let mut thief = Browser::new();
        walk.with_password(&mut thief, "/desk", CLERK, PASSWORD);
        let page = walk.get(&mut thief, "/desk/sign-in/second");
        assert_eq!(walk.send_form(&mut thief, &page.text, IN, &[("answer", &answer)]).status, StatusCode::UNPROCESSABLE_ENTITY);
        challenge(walk, &mut thief, &page.text, IN_CHALLENGE);
        assert_eq!(walk.send_form(&mut thief, &page.text, IN, &[("answer", &answer)]).status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(accesses(walk, Kind::SignInFailed).len(), 2);
    });
}

type Spoil = fn(&Walk<'_>, &mut SoftKey);

#[test]
fn a_passkey_that_is_late_unverified_elsewhere_another_or_copied_is_refused() {
    walked(|walk| {
        let mut device = SoftKey::new(1);
        clerk_with(walk, &mut device);
        let spoilt: [(&str, Spoil); 5] = [
            ("late", |walk, _| walk.wait(5 * 60)),
            ("nobody made sure of the owner", |_, device| device.verifies = false),
            ("another page", |_, device| device.origin = "http://evil.localhost:8080"),
            ("another device", |_, device| *device = SoftKey::new(2)),
            ("a copy that signed less often", |_, device| device.counter = 0),
        ];
        for (what, spoil) in spoilt {
            let mut browser = Browser::new();
            walk.with_password(&mut browser, "/desk", CLERK, PASSWORD);
            let page = walk.get(&mut browser, "/desk/sign-in/second");
            let asked = challenge(walk, &mut browser, &page.text, IN_CHALLENGE);
            let mut present = SoftKey::new(1);
            present.counter = device.counter;
            spoil(walk, &mut present);
            let answer = present.get(&asked);
            let seen = walk.send_form(&mut browser, &page.text, IN, &[("answer", &answer)]);
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}");
            assert!(walk.get(&mut browser, "/desk/me").location().starts_with("/desk/sign-in/second"), "{what}");
            // The device itself goes on.
            let mut owner = Browser::new();
            walk.with_password(&mut owner, "/desk", CLERK, PASSWORD);
            let page = walk.get(&mut owner, "/desk/sign-in/second");
            let asked = challenge(walk, &mut owner, &page.text, IN_CHALLENGE);
            let answer = device.get(&asked);
            assert_eq!(walk.send_form(&mut owner, &page.text, IN, &[("answer", &answer)]).location(), "/desk", "{what}");
        }
    });
}

#[test]
fn one_passkey_belongs_to_one_account() {
    walked(|walk| {
        let mut device = SoftKey::new(1);
        clerk_with(walk, &mut device);
        walk.resident();
        let mut browser = Browser::new();
        walk.with_password(&mut browser, "", HANAKO, PASSWORD);
        let page = walk.get(&mut browser, "/my/second");
        let asked = challenge(walk, &mut browser, &page.text, "/my/second/passkeys/challenge");
        let answer = device.create(&asked);
        let seen = walk.send_form(&mut browser, &page.text, "/my/second/passkeys", &[("answer", &answer)]);
        assert_eq!((seen.status, walk.count("who_passkeys")), (StatusCode::UNPROCESSABLE_ENTITY, 1));
        // Her own has a name that is only a name, and is taken off again.
        let mut own = SoftKey::new(3);
        let asked = challenge(walk, &mut browser, &page.text, "/my/second/passkeys/challenge");
        let answer = own.create(&asked);
        let seen =
            walk.send_form(&mut browser, &page.text, "/my/second/passkeys", &[("answer", &answer), ("label", "<b>わたしの電話")]);
        assert!(seen.status == StatusCode::OK && codes_on(&seen.text).len() == 10);
        let page = walk.get(&mut browser, "/my/second");
        assert!(page.text.contains("&lt;b&gt;わたしの電話"));
        let removal = page
            .text
            .split("action=\"")
            .filter_map(|rest| rest.split('"').next())
            .find(|path| path.ends_with("/removal"))
            .expect("a button")
            .to_owned();
        assert_eq!(walk.send_form(&mut browser, &page.text, &removal, &[]).location(), "/my/second?done=removed");
        assert_eq!((walk.count("who_passkeys"), walk.count("who_recovery_codes")), (1, 10), "the clerk's stay");
    });
}

/// Copies of the only passkey there is, until there are so many.
fn copied_until(walk: &Walk<'_>, count: u8) {
    let copy = move |tx: &mut engawa_db::Tx| {
        let have: i64 = tx.one("select count(*) from who_passkeys", [])?;
        for number in u8::try_from(have).expect("a few")..count {
            let id: AnyId = tx.new_id();
            tx.run(
                "insert into who_passkeys (id, account_id, credential_id, credential, label, made_at)
                 select $1, account_id, $2, credential, label, made_at
                   from who_passkeys
                  where credential_id = $3",
                [id.into(), vec![100 + number; 16].into(), vec![1; 16].into()],
            )?;
        }
        Ok::<_, engawa_db::Fault>(())
    };
    walk.town.write_now(Key::none(), copy).expect("copied");
    assert_eq!(walk.count("who_passkeys"), i64::from(count));
}

#[test]
fn an_account_has_twenty_passkeys_at_most() {
    walked(|walk| {
        let mut browser = clerk_with(walk, &mut SoftKey::new(1));
        copied_until(walk, 19);
        let page = walk.get(&mut browser, "/desk/me/second");
        let add = "/desk/me/second/passkeys";
        let asked = challenge(walk, &mut browser, &page.text, "/desk/me/second/passkeys/challenge");
        let twentieth = walk.send_form(&mut browser, &page.text, add, &[("answer", &SoftKey::new(2).create(&asked))]);
        assert_eq!((twentieth.location(), walk.count("who_passkeys")), ("/desk/me/second?done=passkey", 20));
        // None is asked for any more, and none is kept that was asked for while there was room.
        let more = walk.send_form(&mut browser, &page.text, "/desk/me/second/passkeys/challenge", &[]);
        assert_eq!(more.status, StatusCode::TOO_MANY_REQUESTS);
        let removal = "delete from who_passkeys where credential_id = $1";
        walk.town.write_now(Key::none(), move |tx| tx.run(removal, [vec![2; 16].into()])).expect("removed");
        let asked = challenge(walk, &mut browser, &page.text, "/desk/me/second/passkeys/challenge");
        copied_until(walk, 20);
        let late = walk.send_form(&mut browser, &page.text, add, &[("answer", &SoftKey::new(3).create(&asked))]);
        assert_eq!((late.status, walk.count("who_passkeys")), (StatusCode::UNPROCESSABLE_ENTITY, 20));
    });
}
