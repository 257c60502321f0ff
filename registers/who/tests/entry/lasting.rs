//! How long everything lasts, and what a stolen or planted cookie is worth.

use std::collections::BTreeMap;

use axum::http::{StatusCode, header};
use engawa_db::Key;
use engawa_web::door::Secret;
use engawa_who::{entry, sessions};

use crate::walk::{Browser, CLERK, HANAKO, PASSWORD, Seen, Walk};
use crate::{CODE, SECOND, secret_on, walked};

/// In seconds.
const DAY: i64 = 24 * 3_600;

#[test]
fn everything_that_lasts_ends_at_its_moment() {
    walked(|walk| {
        walk.resident();
        walk.clerk();
        // Half a session, with whatever was begun in it: a quarter of an hour.
        let mut half = Browser::new();
        walk.with_password(&mut half, "/desk", CLERK, PASSWORD);
        walk.wait(15 * 60 - 1);
        assert_eq!(walk.get(&mut half, "/desk/sign-in/second").status, StatusCode::OK);
        walk.wait(1);
        assert_eq!(walk.get(&mut half, "/desk/sign-in/second").location(), "/desk/sign-in?to=/desk/sign-in/second");
        // At city hall: half an hour without a page, or twelve hours.
        let mut desk = Browser::new();
        walk.clerk_in(&mut desk);
        for _ in 0..23 {
            walk.wait(30 * 60 - 1);
            assert_eq!(walk.get(&mut desk, "/desk/me").status, StatusCode::OK);
        }
        walk.wait(30 * 60);
        assert_eq!(walk.get(&mut desk, "/desk/me").status, StatusCode::SEE_OTHER);
        // At home: thirty days without a page.
        let mut home = Browser::new();
        walk.with_password(&mut home, "", HANAKO, PASSWORD);
        walk.wait(29 * 24 * 3_600);
        assert_eq!(walk.get(&mut home, "/my").status, StatusCode::OK);
        walk.wait(30 * 24 * 3_600 + 1);
        assert_eq!(walk.get(&mut home, "/my").status, StatusCode::SEE_OTHER);
        // The secret of an app that was begun: a quarter of an hour, though the session goes on.
        walk.with_password(&mut home, "", HANAKO, PASSWORD);
        let begun = walk.submit(&mut home, "/my/second", "/my/second/app", &[]);
        let page = walk.follow(&mut home, &begun);
        let code = |walk: &Walk<'_>| entry::app_code(&secret_on(&page.text), walk.kit.clock.now());
        walk.wait(15 * 60);
        walk.submit(&mut home, "/my/again?to=/my/second/app", "/my/again/password", &[("password", PASSWORD)]);
        assert_eq!(walk.get(&mut home, "/my/second/app").location(), "/my/second");
        let again = walk.submit(&mut home, "/my/second", "/my/second/app", &[]);
        let fresh = walk.follow(&mut home, &again);
        let seen = walk.send_form(&mut home, &fresh.text, "/my/second/app/confirmation", &[("code", &code(walk))]);
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "the old picture holds no longer");
    });
}

#[test]
fn a_planted_cookie_never_becomes_a_session() {
    walked(|walk| {
        walk.clerk();
        let planted = Secret::new().print();
        let mut victim = Browser::new();
        for name in ["browser", "staff", "public"] {
            victim.cookies.insert(format!("engawa-mihon-{name}"), planted.clone());
        }
        walk.with_password(&mut victim, "/desk", CLERK, PASSWORD);
        let half = victim.session("staff").expect("half a session");
        let code = walk.app_code();
        walk.submit(&mut victim, "/desk/sign-in/second", "/desk/sign-in/second/code", &[("code", &code)]);
        let whole = victim.session("staff").expect("a session");
        assert!(half != planted && whole != planted && half != whole);
        for stale in [planted, half] {
            let mut thief = Browser::new();
            thief.cookies.insert("engawa-mihon-staff".into(), stale);
            assert_eq!(walk.get(&mut thief, "/desk/me").location(), "/desk/sign-in?to=/desk/me");
        }
        // A session of one face is none on the other.
        let mut other = Browser::new();
        other.cookies.insert("engawa-mihon-public".into(), whole);
        assert_eq!(walk.get(&mut other, "/my").location(), "/sign-in?to=/my");
    });
}

#[test]
fn at_home_one_is_out_after_ninety_days_however_often_one_comes() {
    walked(|walk| {
        walk.resident();
        let mut home = Browser::new();
        walk.with_password(&mut home, "", HANAKO, PASSWORD);
        for _ in 0..3 {
            walk.wait(29 * DAY);
            assert_eq!(walk.get(&mut home, "/my").status, StatusCode::OK);
        }
        walk.wait(3 * DAY - 1);
        assert_eq!(walk.get(&mut home, "/my").status, StatusCode::OK);
        walk.wait(1);
        assert_eq!(walk.get(&mut home, "/my").location(), "/sign-in?to=/my");
    });
}

/// How long the browser keeps each cookie that an answer sets: nothing where it goes with the browser.
fn kept(seen: &Seen) -> BTreeMap<String, Option<String>> {
    let lines = seen.headers.get_all(header::SET_COOKIE).iter().filter_map(|line| line.to_str().ok());
    let age = |line: &str| line.split("; ").find_map(|part| part.strip_prefix("Max-Age=").map(str::to_owned));
    lines.map(|line| (line.split('=').next().unwrap_or_default().to_owned(), age(line))).collect()
}

#[test]
fn cookies_stay_as_long_as_their_session_at_home_and_go_with_the_browser_at_city_hall() {
    walked(|walk| {
        walk.resident();
        walk.clerk();
        let ninety = Some((90 * DAY).to_string());
        let cookies = |session: &str, age: Option<&str>| {
            let session = (format!("engawa-mihon-{session}"), age.map(str::to_owned));
            BTreeMap::from([session, ("engawa-mihon-browser".to_owned(), ninety.clone())])
        };
        let mut home = Browser::new();
        assert_eq!(kept(&walk.with_password(&mut home, "", HANAKO, PASSWORD)), cookies("public", ninety.as_deref()));
        let out = walk.submit(&mut home, "/my", "/sign-out", &[]);
        assert_eq!(kept(&out), BTreeMap::from([("engawa-mihon-public".to_owned(), Some("0".to_owned()))]));
        // Half a session goes with the browser on both faces, and so does a whole one at city hall.
        assert_eq!(kept(&walk.with_password(&mut Browser::new(), "", CLERK, PASSWORD)), cookies("public", None));
        let mut desk = Browser::new();
        assert_eq!(kept(&walk.with_password(&mut desk, "/desk", CLERK, PASSWORD)), cookies("staff", None));
        let code = walk.app_code();
        let whole = walk.submit(&mut desk, SECOND, CODE, &[("code", &code)]);
        assert_eq!((whole.location(), kept(&whole).get("engawa-mihon-staff")), ("/desk", Some(&None)));
    });
}

/// The tables that are tidied, each with its rows.
fn rows(walk: &Walk<'_>) -> [i64; 4] {
    ["who_sessions", "who_links", "who_ceremonies", "who_attempts"].map(|table| walk.count(table))
}

/// A session, a link, half a conversation with an app, and counts of tries.
fn one_of_each(walk: &Walk<'_>) -> Browser {
    walk.resident();
    let mut home = Browser::new();
    walk.with_password(&mut home, "", HANAKO, PASSWORD);
    walk.submit(&mut home, "/my/second", "/my/second/app", &[]);
    walk.ask_link(&mut Browser::new(), "", HANAKO);
    home
}

#[test]
fn what_has_ended_is_forgotten_a_day_or_a_month_later_and_not_before() {
    walked(|walk| {
        let mut home = one_of_each(walk);
        let tidied = |walk: &Walk<'_>| {
            sessions::tidy(&walk.town).expect("tidied");
            rows(walk)
        };
        let [_, _, _, tries] = rows(walk);
        assert!(tries > 0);
        // Counts of tries a day after their minute; a link and a conversation a day after the quarter of an hour they held.
        walk.wait(DAY - 120);
        assert_eq!(tidied(walk), [1, 1, 1, tries]);
        walk.wait(180);
        assert_eq!(tidied(walk), [1, 1, 1, 0]);
        walk.wait(15 * 60);
        assert_eq!(tidied(walk), [1, 0, 0, 0]);
        // A session thirty days after it ended, and one that nobody ended after it would have.
        walk.submit(&mut home, "/my", "/sign-out", &[]);
        walk.with_password(&mut home, "", HANAKO, PASSWORD);
        walk.wait(30 * DAY);
        assert_eq!(tidied(walk)[0], 2);
        walk.wait(1);
        assert_eq!(tidied(walk)[0], 1);
        walk.wait(90 * DAY - 1);
        assert_eq!(tidied(walk)[0], 1);
        walk.wait(1);
        assert_eq!(tidied(walk)[0], 0);
    });
}

#[test]
fn a_town_that_comes_back_from_a_copy_knows_no_session_and_no_link() {
    walked(|walk| {
        let mut home = one_of_each(walk);
        let [kept, .., tries] = rows(walk);
        let link = walk.mailed_link();
        walk.town.write_now(Key::none(), sessions::void_all).expect("voided");
        assert_eq!(rows(walk), [kept, 0, 0, tries], "counts of tries stay, and sessions for their browsers");
        assert_eq!(walk.get(&mut home, "/my").location(), "/sign-in?to=/my");
        assert_eq!(walk.get(&mut Browser::new(), &link).status, StatusCode::GONE);
    });
}
