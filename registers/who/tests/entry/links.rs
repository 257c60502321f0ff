//! Links: by mail, printed, stolen, dead; and where one goes on.

use axum::http::{StatusCode, header};
use engawa_db::Key;
use engawa_journal::access::Kind;
use engawa_kernel::AnyId;
use engawa_web::Face;
use engawa_web::door::Secret;
use engawa_who::entry;

use crate::walk::{Browser, CLERK, HANAKO, PASSWORD, digits_on};
use crate::{SECOND, accesses, last_letter, print_link, walked};

#[test]
fn a_resident_opens_an_account_by_mail_and_comes_back_by_mail() {
    walked(|walk| {
        let mut browser = Browser::new();
        let seen = walk.get(&mut browser, "/my?x=1");
        assert_eq!(seen.location(), "/sign-in?to=/my%3Fx%3D1");
        let seen = walk.follow(&mut browser, &seen);
        assert!(seen.text.contains("メールでログイン用のリンクを受け取る"));
        let sent = walk.send_form(&mut browser, &seen.text, "/sign-in/links", &[("mail", " Hanako@mihon.example ")]);
        assert_eq!(sent.location(), "/sign-in/sent");
        let page = walk.follow(&mut browser, &sent);
        assert!(page.text.contains("Hanako@mihon.example に送りました") && digits_on(&page.text).len() == 6);
        let (to, body) = walk.last_mail().expect("a mail");
        assert_eq!(to, "Hanako@mihon.example");
        assert!(
            body.contains("まだありません") && body.contains("Chrome・Windows") && !body.contains(&digits_on(&page.text)),
            "{body}"
        );

        let link = walk.mailed_link();
        assert!(link.ends_with("?to=/my%3Fx%3D1"), "{link}");
        let page = walk.get(&mut browser, &link);
        assert!(page.text.contains("マイページを作る") && !page.text.contains("name=\"digits\""));
        let deed = format!("{}/use", link.split('?').next().expect("a path"));
        let nameless = walk.send_form(&mut browser, &page.text, &deed, &[("name", "  ")]);
        assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nameless.text.contains("お名前を書いてください") && walk.count("who_accounts") == 0);
        let made = walk.send_form(&mut browser, &nameless.text, &deed, &[("name", "見本 花子")]);
        assert_eq!(made.location(), "/my?x=1");
        let page = walk.follow(&mut browser, &made);
        assert!(page.text.contains("見本 花子"));

        let out = walk.send_form(&mut browser, &page.text, "/sign-out", &[]);
        assert_eq!((out.location(), browser.session("public")), ("/sign-in?done=out", None));
        walk.wait(60);
        walk.ask_link(&mut browser, "", HANAKO);
        let link = walk.mailed_link();
        let back = walk.use_link(&mut browser, &link);
        assert_eq!(back.location(), "/my");
        assert!(walk.follow(&mut browser, &back).text.contains("見本 花子"));
        assert_eq!(walk.count("who_accounts"), 1);
        assert_eq!(accesses(walk, Kind::SignIn).len(), 2);
    });
}

#[test]
fn opening_a_link_changes_nothing_and_using_it_works_once() {
    walked(|walk| {
        walk.account("見本 花子", HANAKO);
        let mut browser = Browser::new();
        walk.ask_link(&mut browser, "", HANAKO);
        let link = walk.mailed_link();
        let before = walk.counts();
        // The mail program and two curious neighbours open it.
        for _ in 0..3 {
            let seen = walk.get(&mut Browser::new(), &link);
            assert!(seen.text.contains("name=\"digits\"") && seen.headers[header::CACHE_CONTROL] == "no-store");
        }
        let page = walk.get(&mut browser, &link);
        assert_eq!(walk.counts(), before);
        let deed = format!("{link}/use");
        assert_eq!(walk.send_form(&mut browser, &page.text, &deed, &[]).location(), "/my");
        // The same form once more, from a browser that is not in: one calm page.
        let mut thief = Browser { cookies: browser.cookies.clone(), ..Browser::new() };
        thief.cookies.remove("engawa-mihon-public");
        let again = walk.send_form(&mut thief, &page.text, &deed, &[]);
        assert_eq!((again.status, thief.session("public")), (StatusCode::GONE, None));
        let opened = walk.get(&mut thief, &link);
        assert_eq!(opened.without_tokens().replace("/use", ""), again.without_tokens().replace("/use", ""));
    });
}

#[test]
fn a_stolen_link_asks_for_digits_and_dies_after_five_wrong_ones() {
    walked(|walk| {
        walk.account("見本 花子", HANAKO);
        let (mut owner, mut thief) = (Browser::new(), Browser::new());
        walk.ask_link(&mut owner, "", HANAKO);
        let digits = digits_on(&walk.get(&mut owner, "/sign-in/sent").text);
        let link = walk.mailed_link();
        let deed = format!("{link}/use");
        let wrong = if digits == "123456" { "654321" } else { "123456" };
        assert_eq!(walk.get(&mut thief, "/sign-in/sent").location(), "/sign-in", "only the browser that asked sees the digits");
        for count in 1..=5 {
            let seen = walk.submit(&mut thief, &link, &deed, &[("digits", wrong)]);
            let expected = if count < 5 { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::GONE };
            assert_eq!(seen.status, expected, "{count}");
            assert!(!seen.text.contains(wrong) && thief.session("public").is_none());
        }
        // Dead for its owner too, who asks for a new one; on the telephone the digits let them in.
        assert_eq!(walk.get(&mut owner, &link).status, StatusCode::GONE);
        walk.wait(60);
        walk.ask_link(&mut owner, "", HANAKO);
        let digits = digits_on(&walk.get(&mut owner, "/sign-in/sent").text);
        let link = walk.mailed_link();
        let mut telephone = Browser::new();
        let typed = format!("{} {}", &digits[..3], &digits[3..]);
        let seen = walk.submit(&mut telephone, &link, &format!("{link}/use"), &[("digits", &typed)]);
        assert_eq!(seen.location(), "/my");
    });
}

#[test]
fn every_kind_of_dead_link_gets_the_same_page() {
    walked(|walk| {
        let account = walk.account("見本 花子", HANAKO);
        let mut browser = Browser::new();
        walk.ask_link(&mut browser, "", HANAKO);
        let old = walk.mailed_link();
        let printed = print_link(walk, account, Face::Public);
        walk.wait(15 * 60);
        let unknown = format!("/sign-in/links/{}", Secret::new().print());
        let shapeless = "/sign-in/links/short".to_owned();
        let staff = print_link(walk, account, Face::Staff).replace("/desk", "");
        let pages: Vec<String> = [&old, &printed, &unknown, &shapeless, &staff]
            .iter()
            .map(|link| {
                let seen = walk.get(&mut browser, link);
                assert_eq!(seen.status, StatusCode::GONE, "{link}");
                seen.without_tokens().replace(link.as_str(), "LINK")
            })
            .collect();
        assert!(pages.iter().all(|page| *page == pages[0]), "{pages:?}");
        assert_eq!(walk.get(&mut browser, "/sign-in/sent").location(), "/sign-in", "old digits are not shown either");
        // The form of an old page does not help.
        let fresh = print_link(walk, account, Face::Public);
        let page = walk.get(&mut browser, &fresh);
        walk.wait(15 * 60);
        let late = walk.send_form(&mut browser, &page.text, &format!("{fresh}/use"), &[]);
        assert_eq!((late.status, browser.session("public")), (StatusCode::GONE, None));
    });
}

#[test]
fn a_printed_link_works_in_any_browser_and_a_second_step_follows() {
    walked(|walk| {
        let clerk = walk.clerk();
        let link = print_link(walk, clerk, Face::Staff);
        let mut browser = Browser::new();
        let seen = walk.use_link(&mut browser, &link);
        assert_eq!(seen.location(), "/desk/sign-in/second");
        let code = walk.app_code();
        let seen = walk.submit(&mut browser, "/desk/sign-in/second", "/desk/sign-in/second/code", &[("code", &code)]);
        assert_eq!(seen.location(), "/desk");
        assert_eq!(walk.get(&mut Browser::new(), &link).status, StatusCode::GONE);
    });
}

#[test]
fn a_printed_link_is_told_and_written_to_the_owner() {
    walked(|walk| {
        let clerk = walk.clerk();
        let hash = entry::link_hash("mihon", &Secret::new());
        walk.town.write_now(Key::none(), move |tx| entry::printed_link(tx, clerk, Face::Staff, hash)).expect("a link");
        assert!(last_letter(walk, CLERK).contains("あなたのアカウントに入るためのリンク"));
        let sql = "select kind, subject from journal_records order by seq desc limit 1";
        let told: Option<(String, Option<AnyId>)> = walk.town.read_now(|db| db.first(sql, [])).expect("readable");
        assert_eq!(told, Some(("who.link-printed".to_owned(), Some(clerk.any()))));
    });
}

#[test]
fn a_link_belongs_to_the_browser_and_not_to_half_a_session() {
    walked(|walk| {
        walk.clerk();
        let mut browser = Browser::new();
        assert_eq!(walk.with_password(&mut browser, "/desk", CLERK, PASSWORD).location(), SECOND);
        walk.ask_link(&mut browser, "/desk", CLERK);
        let link = walk.mailed_link();
        walk.submit(&mut browser, SECOND, "/desk/sign-out", &[]);
        let page = walk.get(&mut browser, &link);
        assert!(page.status == StatusCode::OK && !page.text.contains("name=\"digits\""), "the same browser is asked for nothing");
        assert_eq!(walk.send_form(&mut browser, &page.text, &format!("{link}/use"), &[]).location(), SECOND);
    });
}

#[test]
fn a_form_that_is_sent_twice_sends_one_mail() {
    walked(|walk| {
        let mut browser = Browser::new();
        let page = walk.get(&mut browser, "/sign-in");
        for _ in 0..3 {
            let seen = walk.send_form(&mut browser, &page.text, "/sign-in/links", &[("mail", HANAKO)]);
            assert_eq!(seen.location(), "/sign-in/sent");
        }
        assert_eq!((walk.count("post_mails"), walk.count("who_links")), (1, 1));
    });
}

#[test]
fn the_way_on_never_leads_out_of_the_town() {
    walked(|walk| {
        walk.resident();
        for (to, expected) in [
            ("/my/sessions", "/my/sessions"),
            ("https://evil.example/", "/my"),
            ("//evil.example", "/my"),
            ("/\\evil.example", "/my"),
            ("/\t/evil.example", "/my"),
            ("javascript:alert(1)", "/my"),
            ("/sign-in", "/my"),
            ("", "/my"),
        ] {
            let mut browser = Browser::new();
            let page = walk.get(&mut browser, "/sign-in");
            let answers = [("mail", HANAKO), ("password", PASSWORD), ("to", to)];
            let seen = walk.send_form(&mut browser, &page.text, "/sign-in/password", &answers);
            assert_eq!(seen.location(), expected, "{to:?}");
            let encoded = engawa_web::limits::percent_encoded(to);
            if !to.contains('\t') {
                assert_eq!(
                    walk.get(&mut browser, &format!("/sign-in?to={encoded}")).location(),
                    expected,
                    "{to:?}, signed in already"
                );
            }
            let out = walk.submit(&mut browser, "/my", "/sign-out", &[("to", to)]);
            assert!(out.location().starts_with("/sign-in?"), "{}", out.location());
        }
    });
}

#[test]
fn a_town_that_does_not_know_its_address_offers_neither_links_nor_passkeys_and_says_why() {
    walked(|walk| {
        walk.resident();
        let seat = engawa_web::TownSeat { origin: None, ..walk.seat.clone() };
        let walk = walk.with_seat(seat);
        let mut browser = Browser::new();
        let page = walk.get(&mut browser, "/sign-in");
        assert!(page.text.contains("リンクを送れません") && !page.text.contains("action=\"/sign-in/links\""));
        assert_eq!(
            walk.send_form(&mut browser, &page.text, "/sign-in/password", &[("mail", HANAKO), ("password", PASSWORD)]).location(),
            "/my"
        );
        let second = walk.get(&mut browser, "/my/second");
        assert!(!second.text.contains("data-passkey") && second.text.contains("認証アプリを使う"));
    });
}
