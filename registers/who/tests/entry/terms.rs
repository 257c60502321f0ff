//! Offices at the entrance: who has none today, and since when.

use axum::http::StatusCode;
use engawa_journal::access::Kind;
use engawa_web::Face;

use crate::walk::{Browser, CLERK, HANAKO, PASSWORD};
use crate::{accesses, letters, print_link, walked};

#[test]
fn an_officer_whose_term_ended_yesterday_is_told_so_with_the_day() {
    walked(|walk| {
        let former = walk.account("見本 太郎", CLERK);
        walk.give_password(former);
        walk.give_app(former);
        walk.appoint(former, "2025-04-01", Some("2026-11-20"));
        let mut browser = Browser::new();
        let seen = walk.with_password(&mut browser, "/desk", CLERK, PASSWORD);
        assert_eq!((seen.status, browser.session("staff")), (StatusCode::FORBIDDEN, None));
        assert!(seen.text.contains("2026年11月20日（金）に終わりました"), "{}", seen.text);
        assert_eq!(walk.count("who_sessions"), 0);
        let printed = print_link(walk, former, Face::Staff);
        let seen = walk.use_link(&mut browser, &printed);
        assert!(seen.text.contains("に終わりました") && browser.session("staff").is_none());
        let noted: Vec<_> =
            accesses(walk, Kind::SignInFailed).into_iter().map(|noted| (noted.who, noted.face, noted.route)).collect();
        let row = |route: &str| (Some(former.any()), "staff".to_owned(), route.to_owned());
        assert_eq!(noted, [row("/desk/sign-in/password"), row("/desk/sign-in/links/{secret}/use")]);
        // At home the same person is a resident as before.
        assert_eq!(walk.with_password(&mut browser, "", CLERK, PASSWORD).location(), "/sign-in/second");

        let next = walk.account("見本 三郎", "next@mihon.example");
        walk.appoint(next, "2026-12-01", None);
        let mut browser = Browser::new();
        walk.ask_link(&mut browser, "/desk", "next@mihon.example");
        let link = walk.mailed_link();
        let seen = walk.use_link(&mut browser, &link);
        assert!(seen.text.contains("2026年12月1日（火）に始まります"), "{}", seen.text);
    });
}

#[test]
fn an_appointment_that_was_taken_back_before_it_was_held_is_none() {
    walked(|walk| {
        let resident = walk.resident();
        walk.appoint_and_take_back(resident, "2026-12-01");
        walk.appoint_and_take_back(resident, "2026-11-21");
        let mut browser = Browser::new();
        let seen = walk.with_password(&mut browser, "/desk", HANAKO, PASSWORD);
        assert_eq!(seen.status, StatusCode::FORBIDDEN);
        assert!(seen.text.contains("きょうの職員の役がありません"), "neither a first day nor a last one: {}", seen.text);
        walk.ask_link(&mut browser, "/desk", HANAKO);
        assert!(letters(walk, HANAKO).is_empty(), "city hall writes to its own people only");
        // At home the second step is one's own, and the account can be closed.
        walk.with_password(&mut browser, "", HANAKO, PASSWORD);
        assert!(walk.get(&mut browser, "/my/second").text.contains("action=\"/my/second/app\""));
        assert_eq!(walk.submit(&mut browser, "/my/closing", "/my/closing", &[]).location(), "/sign-in?done=closed");
    });
}
