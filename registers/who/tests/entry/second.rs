//! The second step: set up, used, changed, lost.

use axum::http::StatusCode;
use engawa_db::Key;
use engawa_journal::access::Kind;
use engawa_who::entry;

use crate::walk::passkey::SoftKey;
use crate::walk::{Browser, CLERK, HANAKO, PASSWORD, Walk};
use crate::{SECOND, accesses, challenge, codes_on, letters, secret_on, walked};

#[test]
fn a_clerk_sets_up_a_second_step_on_the_first_day_and_keeps_ten_codes() {
    walked(|walk| {
        let clerk = walk.account("見本 太郎", CLERK);
        walk.appoint(clerk, "2026-04-01", None);
        let mut browser = Browser::new();
        walk.ask_link(&mut browser, "/desk", CLERK);
        let link = walk.mailed_link();
        let first = walk.use_link(&mut browser, &link);
        assert_eq!(first.location(), "/desk/sign-in/second/new");
        let half = browser.session("staff").expect("half a session");
        // Half a session opens nothing.
        assert_eq!(walk.get(&mut browser, "/desk/me").location(), "/desk/sign-in/second");
        let new = walk.follow(&mut browser, &first);
        assert!(new.text.contains("data-passkey=\"create\"") && new.policy().contains("script-src 'self'; connect-src 'self'"));
        let to_app = walk.send_form(&mut browser, &new.text, "/desk/sign-in/second/new/app", &[]);
        let page = walk.follow(&mut browser, &to_app);
        assert!(page.text.contains("<svg") && !page.text.contains("style=") && !page.policy().contains("script"));
        let secret = secret_on(&page.text);
        let confirmation = "/desk/sign-in/second/new/app/confirmation";
        let wrong = walk.send_form(&mut browser, &page.text, confirmation, &[("code", "000000")]);
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(secret_on(&wrong.text), secret, "the picture that was read still holds");
        let code = entry::app_code(&secret, walk.kit.clock.now());
        let codes = walk.send_form(&mut browser, &wrong.text, confirmation, &[("code", &code)]);
        let printed = codes_on(&codes.text);
        assert_eq!((codes.status, printed.len()), (StatusCode::OK, 10));
        let whole = browser.session("staff").expect("a session");
        assert_ne!(half, whole, "a secret never grows stronger");
        assert!(walk.get(&mut browser, "/desk/me").text.contains("見本 太郎"));
        let mut old = Browser::new();
        old.cookies.insert("engawa-mihon-staff".into(), half);
        assert_eq!(walk.get(&mut old, "/desk/me").location(), "/desk/sign-in?to=/desk/me");
        assert!(!walk.get(&mut browser, "/desk/me/second").text.contains(&printed[0]), "codes are shown once");

        // The app is lost: a code of the paper lets the clerk in, once.
        let mut other = Browser::new();
        walk.wait(3_600);
        walk.ask_link(&mut other, "/desk", CLERK);
        let link = walk.mailed_link();
        let first = walk.use_link(&mut other, &link);
        assert_eq!(first.location(), "/desk/sign-in/second");
        let typed = printed[3].to_uppercase().replace('-', " ");
        let second = walk.submit(&mut other, "/desk/sign-in/second", "/desk/sign-in/second/recovery", &[("code", &typed)]);
        assert_eq!(second.location(), "/desk");
        let mut third = Browser::new();
        walk.ask_link(&mut third, "/desk", CLERK);
        let link = walk.mailed_link();
        walk.use_link(&mut third, &link);
        let again = walk.submit(&mut third, "/desk/sign-in/second", "/desk/sign-in/second/recovery", &[("code", &typed)]);
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!again.text.contains(&typed));
    });
}

#[test]
fn a_password_alone_sets_up_no_second_step_at_city_hall() {
    walked(|walk| {
        let clerk = walk.account("見本 太郎", CLERK);
        walk.give_password(clerk);
        walk.appoint(clerk, "2026-04-01", None);
        let mut browser = Browser::new();
        let first = "はじめての人は、メールのリンクから入ってください";
        let wrong = walk.with_password(&mut browser, "/desk", CLERK, "a guess of mine");
        assert!(!wrong.text.contains(first), "only who knows the password is told so");
        let right = walk.with_password(&mut browser, "/desk", CLERK, PASSWORD);
        assert_eq!((right.status, browser.session("staff")), (StatusCode::UNPROCESSABLE_ENTITY, None));
        assert!(right.text.contains(first) && walk.count("who_sessions") == 0, "{}", right.text);
        let noted: Vec<_> = accesses(walk, Kind::SignInFailed).into_iter().map(|noted| (noted.who, noted.route)).collect();
        let row = (Some(clerk.any()), "/desk/sign-in/password".to_owned());
        assert_eq!(noted, [row.clone(), row], "the right one leaves a row, too");
        assert!(walk.get(&mut browser, "/desk/sign-in/second/new").location().starts_with("/desk/sign-in?"));
        walk.ask_link(&mut browser, "/desk", CLERK);
        let link = walk.mailed_link();
        let seen = walk.use_link(&mut browser, &link);
        assert_eq!(seen.location(), "/desk/sign-in/second/new");
        // At home the same password is enough, as for everyone.
        assert_eq!(walk.with_password(&mut Browser::new(), "", CLERK, PASSWORD).location(), "/my");
    });
}

#[test]
fn the_code_of_an_app_is_taken_once() {
    walked(|walk| {
        walk.clerk();
        let mut browser = Browser::new();
        walk.clerk_in(&mut browser);
        let code = walk.app_code();
        let mut thief = Browser::new();
        walk.with_password(&mut thief, "/desk", CLERK, PASSWORD);
        let second = "/desk/sign-in/second";
        let seen = walk.submit(&mut thief, second, "/desk/sign-in/second/code", &[("code", &code)]);
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        walk.wait(30);
        assert_eq!(
            walk.submit(&mut thief, second, "/desk/sign-in/second/code", &[("code", &code)]).status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        let fresh = walk.app_code();
        assert_eq!(walk.submit(&mut thief, second, "/desk/sign-in/second/code", &[("code", &fresh)]).location(), "/desk");
        let failed = accesses(walk, Kind::SignInFailed);
        assert_eq!(failed.len(), 2);
        assert!(
            failed.iter().all(|noted| noted.route == "/desk/sign-in/second/code" && noted.face == "staff" && noted.who.is_some())
        );
    });
}

#[test]
fn half_a_session_sets_up_nothing_where_a_second_step_is() {
    walked(|walk| {
        walk.clerk();
        let mut thief = Browser::new();
        walk.with_password(&mut thief, "/desk", CLERK, PASSWORD);
        for path in ["/desk/sign-in/second/new", "/desk/sign-in/second/new/app"] {
            assert_eq!(walk.get(&mut thief, path).location(), "/desk/sign-in/second", "{path}");
        }
        let page = walk.get(&mut thief, "/desk/sign-in/second");
        let token =
            page.text.split("name=\"form-token\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a token");
        // A token holds for its own path only, so none of the deeds is reached with it.
        for path in
            ["/desk/sign-in/second/new/app", "/desk/sign-in/second/new/app/confirmation", "/desk/sign-in/second/new/passkey"]
        {
            let seen = walk.post(&mut thief, path, &[("form-token".into(), token.into()), ("code".into(), walk.app_code())]);
            assert_eq!(seen.status, StatusCode::CONFLICT, "{path}");
        }
        assert_eq!(walk.get(&mut thief, "/desk/me").location(), "/desk/sign-in/second");
    });
}

#[test]
fn a_password_does_not_open_the_second_step_of_an_account_that_has_one() {
    walked(|walk| {
        walk.clerk();
        let mut browser = Browser::new();
        walk.clerk_in(&mut browser);
        assert_eq!(walk.get(&mut browser, "/desk/me/second").status, StatusCode::OK);
        walk.wait(10 * 60);
        assert_eq!(walk.get(&mut browser, "/desk/me/second").location(), "/desk/me/again?to=/desk/me/second");
        let asked = walk.get(&mut browser, "/desk/me/again?to=/desk/me/second");
        assert!(
            asked.text.contains("action=\"/desk/me/again/code\"") && !asked.text.contains("action=\"/desk/me/again/password\"")
        );
        // The form of another page leads to that other page only.
        let answers = [("password", PASSWORD), ("to", "/desk/me/second")];
        walk.submit(&mut browser, "/desk/me/again?to=/desk/me/password", "/desk/me/again/password", &answers);
        assert_eq!(walk.get(&mut browser, "/desk/me/password").status, StatusCode::OK);
        assert_eq!(walk.get(&mut browser, "/desk/me/second").location(), "/desk/me/again?to=/desk/me/second");
        let code = walk.app_code();
        let seen = walk.submit(&mut browser, "/desk/me/again?to=/desk/me/second", "/desk/me/again/code", &[("code", &code)]);
        assert_eq!(walk.follow(&mut browser, &seen).status, StatusCode::OK);
        assert_eq!(walk.get(&mut browser, "/desk/me/second").status, StatusCode::OK);
    });
}

#[test]
fn the_second_step_of_an_officer_is_changed_at_city_hall_only() {
    walked(|walk| {
        let clerk = walk.clerk();
        let next = walk.resident();
        walk.appoint(next, "2027-04-01", None);
        let mut browser = Browser::new();
        walk.with_password(&mut browser, "", CLERK, PASSWORD);
        let code = walk.app_code();
        walk.submit(&mut browser, "/sign-in/second", "/sign-in/second/code", &[("code", &code)]);
        let mut other = Browser::new();
        walk.with_password(&mut other, "", HANAKO, PASSWORD);
        for browser in [&mut browser, &mut other] {
            for lang in ["", "?lang=easy", "?lang=en"] {
                let page = walk.get(browser, &format!("/my/second{lang}"));
                assert!(page.status == StatusCode::OK && !page.text.contains("action=\"/my/second"), "{}", page.text);
            }
            let page = walk.get(browser, "/my/second");
            assert!(page.text.contains("職員のページだけで変えられます"));
            assert_eq!(walk.get(browser, "/my/second/app").location(), "/my/second");
        }
        // A page that was open before the appointment does not help.
        let later = walk.account("見本 次郎", "jiro@mihon.example");
        walk.give_password(later);
        let mut jiro = Browser::new();
        walk.with_password(&mut jiro, "", "jiro@mihon.example", PASSWORD);
        let page = walk.get(&mut jiro, "/my/second");
        walk.appoint(later, "2027-04-01", None);
        assert_eq!(walk.send_form(&mut jiro, &page.text, "/my/second/app", &[]).location(), "/my/second");
        assert_eq!(walk.count("who_ceremonies"), 0);
        assert_ne!(clerk, later);
    });
}

#[test]
fn a_resident_sets_up_an_app_and_is_asked_for_it_and_one_without_may_take_it_off() {
    walked(|walk| {
        walk.resident();
        let mut browser = Browser::new();
        walk.with_password(&mut browser, "", HANAKO, PASSWORD);
        let page = walk.submit(&mut browser, "/my/second", "/my/second/app", &[]);
        let page = walk.follow(&mut browser, &page);
        let secret = secret_on(&page.text);
        let code = entry::app_code(&secret, walk.kit.clock.now());
        let codes = walk.send_form(&mut browser, &page.text, "/my/second/app/confirmation", &[("code", &code)]);
        assert_eq!(codes_on(&codes.text).len(), 10);
        let mut other = Browser::new();
        walk.wait(30);
        assert_eq!(walk.with_password(&mut other, "", HANAKO, PASSWORD).location(), "/sign-in/second");
        let code = entry::app_code(&secret, walk.kit.clock.now());
        assert_eq!(walk.submit(&mut other, "/sign-in/second", "/sign-in/second/code", &[("code", &code)]).location(), "/my");
        let new = walk.submit(&mut other, "/my/second", "/my/second/codes", &[]);
        assert!(codes_on(&new.text).iter().all(|code| !codes.text.contains(code)));
        assert_eq!(walk.count("who_recovery_codes"), 10);
        let off = walk.submit(&mut other, "/my/second", "/my/second/app/removal", &[]);
        assert_eq!(off.location(), "/my/second?done=removed");
        assert_eq!((walk.count("who_totps"), walk.count("who_recovery_codes")), (0, 0));

        // Who holds an office keeps one.
        walk.clerk();
        let mut desk = Browser::new();
        walk.clerk_in(&mut desk);
        let kept = walk.submit(&mut desk, "/desk/me/second", "/desk/me/second/app/removal", &[]);
        assert_eq!((kept.location(), walk.count("who_totps")), ("/desk/me/second?done=last", 1));
    });
}

#[test]
fn an_administrator_takes_a_lost_second_step_away_and_all_sessions_with_it() {
    walked(|walk| {
        let clerk = walk.clerk();
        let mut browser = Browser::new();
        walk.clerk_in(&mut browser);
        walk.ask_link(&mut Browser::new(), "/desk", CLERK);
        let asked = walk.mailed_link();
        walk.town.write_now(Key::none(), move |tx| entry::reset_second_step(tx, clerk)).expect("reset");
        assert_eq!(walk.get(&mut browser, "/desk/me").location(), "/desk/sign-in?to=/desk/me");
        // Whoever knew the password is no nearer to setting up the next one: it is gone too.
        assert_eq!(walk.with_password(&mut browser, "/desk", CLERK, PASSWORD).status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(walk.get(&mut browser, &asked).status, StatusCode::GONE, "nor by a link that was asked for before");
        walk.ask_link(&mut browser, "/desk", CLERK);
        let link = walk.mailed_link();
        let seen = walk.use_link(&mut browser, &link);
        assert_eq!(seen.location(), "/desk/sign-in/second/new");
    });
}

#[test]
fn a_password_keeps_the_second_step_as_fresh_as_it_was() {
    walked(|walk| {
        walk.clerk();
        let mut browser = Browser::new();
        walk.clerk_in(&mut browser);
        walk.wait(9 * 60);
        walk.submit(&mut browser, "/desk/me/again?to=/desk/me/password", "/desk/me/again/password", &[("password", PASSWORD)]);
        assert_eq!(walk.get(&mut browser, "/desk/me/second").status, StatusCode::OK, "no less");
        walk.wait(60);
        assert_eq!(walk.get(&mut browser, "/desk/me/second").location(), "/desk/me/again?to=/desk/me/second", "and no more");
        assert_eq!(walk.get(&mut browser, "/desk/me/password").status, StatusCode::OK);
    });
}

/// A clerk without a second step, and two browsers that have come half in.
fn twice_half_in(walk: &Walk<'_>) -> (Browser, Browser) {
    let clerk = walk.account("見本 太郎", CLERK);
    walk.appoint(clerk, "2026-04-01", None);
    let (mut one, mut other) = (Browser::new(), Browser::new());
    for browser in [&mut one, &mut other] {
        walk.ask_link(browser, "/desk", CLERK);
        let link = walk.mailed_link();
        assert_eq!(walk.use_link(browser, &link).location(), NEW);
    }
    (one, other)
}

const NEW: &str = "/desk/sign-in/second/new";
const NEW_APP: &str = "/desk/sign-in/second/new/app";
const NEW_CONFIRMATION: &str = "/desk/sign-in/second/new/app/confirmation";
const NEW_CHALLENGE: &str = "/desk/sign-in/second/new/passkey/challenge";
const NEW_PASSKEY: &str = "/desk/sign-in/second/new/passkey";

#[test]
fn of_two_who_set_up_the_first_second_step_the_later_one_is_late() {
    // One sets up a passkey while the other has the picture of an app before them, and the other way round.
    for passkey_is_first in [true, false] {
        walked(|walk| {
            let (mut one, mut other) = twice_half_in(walk);
            let (by_app, by_passkey) = if passkey_is_first { (&mut other, &mut one) } else { (&mut one, &mut other) };
            let to_app = walk.submit(by_app, NEW, NEW_APP, &[]);
            let picture = walk.follow(by_app, &to_app);
            let code = entry::app_code(&secret_on(&picture.text), walk.kit.clock.now());
            let page = walk.get(by_passkey, NEW);
            let answer = SoftKey::new(1).create(&challenge(walk, by_passkey, &page.text, NEW_CHALLENGE));
            let mut confirm = || walk.send_form(by_app, &picture.text, NEW_CONFIRMATION, &[("code", &code)]);
            let mut show = || walk.send_form(by_passkey, &page.text, NEW_PASSKEY, &[("answer", &answer)]);
            let (first, second) = if passkey_is_first { (show(), confirm()) } else { (confirm(), show()) };
            assert_eq!((first.status, codes_on(&first.text).len()), (StatusCode::OK, 10));
            assert_eq!(second.location(), SECOND);
            let kept = (walk.count("who_passkeys"), walk.count("who_totps"));
            assert_eq!(kept, (i64::from(passkey_is_first), i64::from(!passkey_is_first)));
            assert_eq!(walk.get(&mut other, "/desk/me").location(), SECOND, "half in as before");
        });
    }
}

#[test]
fn there_are_no_recovery_codes_without_a_second_step() {
    walked(|walk| {
        let resident = walk.resident();
        walk.give_app(resident);
        let mut browser = Browser::new();
        walk.with_password(&mut browser, "", HANAKO, PASSWORD);
        let code = walk.app_code();
        walk.submit(&mut browser, "/sign-in/second", "/sign-in/second/code", &[("code", &code)]);
        let page = walk.get(&mut browser, "/my/second");
        walk.submit(&mut browser, "/my/second", "/my/second/app/removal", &[]);
        // The button of a page that was open before.
        let written = letters(walk, HANAKO).len();
        let seen = walk.send_form(&mut browser, &page.text, "/my/second/codes", &[]);
        assert_eq!((seen.location(), walk.count("who_recovery_codes")), ("/my/second", 0));
        assert_eq!(letters(walk, HANAKO).len(), written);
    });
}
