//! One's own page: sessions, password, letters, looks, closing.

use axum::http::StatusCode;
use engawa_db::Key;
use engawa_journal::access::{Kind, Page, seen_of};
use engawa_who::entry;

use crate::walk::passkey::SoftKey;
use crate::walk::{Browser, CLERK, HANAKO, PASSWORD};
use crate::{challenge, last_letter, letters, secret_on, walked};

#[test]
fn sessions_are_listed_and_ended_and_a_new_password_ends_all_others() {
    walked(|walk| {
        walk.clerk();
        let (mut desk, mut home, mut telephone) = (Browser::new(), Browser::new(), Browser::new());
        walk.clerk_in(&mut desk);
        walk.wait(30);
        for browser in [&mut home, &mut telephone] {
            walk.wait(30);
            walk.with_password(browser, "", CLERK, PASSWORD);
            let code = walk.app_code();
            assert_eq!(walk.submit(browser, "/sign-in/second", "/sign-in/second/code", &[("code", &code)]).location(), "/my");
        }
        let list = walk.get(&mut home, "/my/sessions");
        assert_eq!(list.text.matches("Chrome・Windows").count(), 3 + 2, "three, two of them with a button that says so");
        assert!(list.text.contains("職員のページ") && list.text.contains("この画面"));
        let ends: Vec<&str> = list
            .text
            .split("action=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .filter(|action| action.ends_with("/end") && action.matches('/').count() == 4)
            .collect();
        assert_eq!(ends.len(), 2);
        let first = ends[0].to_owned();
        assert_eq!(walk.send_form(&mut home, &list.text, &first, &[]).location(), "/my/sessions?done=ended");
        assert_eq!(walk.get(&mut telephone, "/my").location(), "/sign-in?to=/my", "the one seen last stands first");
        assert_eq!(walk.get(&mut desk, "/desk/me").status, StatusCode::OK);

        let page = walk.get(&mut home, "/my/password");
        for (weak, words) in
            [("short", "8文字より短い"), ("password1", "多くの人が使っている"), ("clerk2026", "すぐに当てられます")]
        {
            let seen = walk.send_form(&mut home, &page.text, "/my/password", &[("password", weak)]);
            assert!(
                seen.status == StatusCode::UNPROCESSABLE_ENTITY && seen.text.contains(words) && !seen.text.contains(weak),
                "{weak}"
            );
        }
        let new = "a new one for the new year";
        assert_eq!(walk.send_form(&mut home, &page.text, "/my/password", &[("password", new)]).location(), "/my?done=password");
        assert_eq!(walk.get(&mut desk, "/desk/me").location(), "/desk/sign-in?to=/desk/me");
        assert_eq!(walk.get(&mut home, "/my").status, StatusCode::OK);
        assert_eq!(walk.with_password(&mut desk, "/desk", CLERK, PASSWORD).status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(walk.with_password(&mut desk, "/desk", CLERK, new).location(), "/desk/sign-in/second");
    });
}

#[test]
fn what_changes_how_one_comes_in_asks_once_more_after_ten_minutes() {
    walked(|walk| {
        walk.resident();
        let mut browser = Browser::new();
        walk.with_password(&mut browser, "", HANAKO, PASSWORD);
        walk.wait(9 * 60);
        assert_eq!(walk.get(&mut browser, "/my/password").status, StatusCode::OK);
        walk.wait(61);
        for path in ["/my/password", "/my/second", "/my/closing"] {
            assert_eq!(walk.get(&mut browser, path).location(), format!("/my/again?to={path}"));
        }
        let before = browser.session("public");
        let again = walk.get(&mut browser, "/my/again?to=/my/closing");
        let wrong = walk.send_form(&mut browser, &again.text, "/my/again/password", &[("password", "not this")]);
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let right =
            walk.send_form(&mut browser, &wrong.text, "/my/again/password", &[("password", PASSWORD), ("to", "/my/closing")]);
        assert_eq!(right.location(), "/my/closing");
        assert_ne!(browser.session("public"), before, "who proves themselves anew gets a new secret");
        assert_eq!(walk.get(&mut browser, "/my/closing").status, StatusCode::OK);
    });
}

#[test]
fn a_closed_account_is_gone_with_name_address_and_sessions() {
    walked(|walk| {
        let resident = walk.resident();
        let mut browser = Browser::new();
        walk.with_password(&mut browser, "", HANAKO, PASSWORD);
        let kept = browser.session("public").expect("a session");
        let closed = walk.submit(&mut browser, "/my/closing", "/my/closing", &[]);
        assert_eq!((closed.location(), browser.session("public")), ("/sign-in?done=closed", None));
        let mut stale = Browser::new();
        stale.cookies.insert("engawa-mihon-public".into(), kept);
        assert_eq!(walk.get(&mut stale, "/my").location(), "/sign-in?to=/my");
        assert_eq!(walk.with_password(&mut stale, "", HANAKO, PASSWORD).status, StatusCode::UNPROCESSABLE_ENTITY);
        let account =
            walk.town.read_now(|db| engawa_who::accounts::account(db, resident)).expect("readable").expect("its row stays");
        assert_eq!((account.name.as_str(), account.mail.as_str()), ("", ""));

        walk.clerk();
        let mut officer = Browser::new();
        walk.with_password(&mut officer, "", CLERK, PASSWORD);
        let code = walk.app_code();
        walk.submit(&mut officer, "/sign-in/second", "/sign-in/second/code", &[("code", &code)]);
        let page = walk.get(&mut officer, "/my/closing");
        assert!(page.text.contains("職員の役があるあいだは、閉じられません") && !page.text.contains("action=\"/my/closing\""));

        // A page that was open before the appointment does not help.
        let next = walk.account("見本 次郎", "jiro@mihon.example");
        walk.give_password(next);
        let mut jiro = Browser::new();
        walk.with_password(&mut jiro, "", "jiro@mihon.example", PASSWORD);
        let page = walk.get(&mut jiro, "/my/closing");
        walk.appoint(next, "2027-04-01", None);
        let refused = walk.send_form(&mut jiro, &page.text, "/my/closing", &[]);
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.text.contains("職員の役があるあいだは、閉じられません"));
        assert!(walk.get(&mut jiro, "/my").text.contains("見本 次郎"));
    });
}

#[test]
fn the_owner_is_written_to_when_a_way_in_changes() {
    walked(|walk| {
        walk.account("見本 花子", HANAKO);
        let mut browser = Browser::new();
        walk.ask_link(&mut browser, "", HANAKO);
        let link = walk.mailed_link();
        walk.use_link(&mut browser, &link);
        let mut count = letters(walk, HANAKO).len();
        let mut written = |words: &str| {
            count += 1;
            assert_eq!(letters(walk, HANAKO).len(), count, "{words}");
            let letter = last_letter(walk, HANAKO);
            assert!(letter.contains(words) && letter.contains("みほん市") && !letter.contains("花子"), "{letter}");
            walk.wait(1);
        };
        let submit =
            |browser: &mut Browser, page: &str, action: &str, answers: &[(&str, &str)]| walk.submit(browser, page, action, answers);
        submit(&mut browser, "/my/password", "/my/password", &[("password", PASSWORD)]);
        written("パスワードが新しくなりました");
        submit(&mut browser, "/my/password", "/my/password", &[("password", "another one for the spring")]);
        written("パスワードが新しくなりました");
        submit(&mut browser, "/my/password", "/my/password/removal", &[]);
        written("パスワードをやめました");
        let to_app = submit(&mut browser, "/my/second", "/my/second/app", &[]);
        let page = walk.follow(&mut browser, &to_app);
        let code = entry::app_code(&secret_on(&page.text), walk.kit.clock.now());
        walk.send_form(&mut browser, &page.text, "/my/second/app/confirmation", &[("code", &code)]);
        written("認証アプリをつなぎました");
        let page = walk.get(&mut browser, "/my/second");
        let asked = challenge(walk, &mut browser, &page.text, "/my/second/passkeys/challenge");
        let answer = SoftKey::new(5).create(&asked);
        let seen = walk.send_form(&mut browser, &page.text, "/my/second/passkeys", &[("answer", &answer), ("label", "x")]);
        assert_eq!(seen.location(), "/my/second?done=passkey");
        written("パスキーを作りました");
        submit(&mut browser, "/my/second", "/my/second/codes", &[]);
        written("新しい回復コードを作りました");
        submit(&mut browser, "/my/second", "/my/second/app/removal", &[]);
        written("認証アプリをはずしました");
        let page = walk.get(&mut browser, "/my/second");
        let actions = page.text.split("action=\"").filter_map(|rest| rest.split('"').next());
        let removal = actions.clone().find(|path| path.starts_with("/my/second/passkeys/") && path.ends_with("/removal"));
        walk.send_form(&mut browser, &page.text, removal.expect("a button"), &[]);
        written("パスキーをはずしました");
    });
}

#[test]
fn letters_speak_the_language_of_the_page() {
    walked(|walk| {
        walk.resident();
        for (lang, words) in [("easy", "新（あたら）しくなりました"), ("en", "There is a new password.")] {
            let mut browser = Browser::new();
            walk.with_password(&mut browser, "", HANAKO, PASSWORD);
            let page = walk.get(&mut browser, &format!("/my/password?lang={lang}"));
            let action = format!("/my/password?lang={lang}");
            walk.send_form(&mut browser, &page.text, &action, &[("password", PASSWORD)]);
            let letter = last_letter(walk, HANAKO);
            assert!(letter.contains(words) && !letter.contains('｜'), "{letter}");
            walk.wait(60);
        }
    });
}

#[test]
fn a_person_sees_which_section_looked_and_when() {
    walked(|walk| {
        let resident = walk.resident();
        let clerk = walk.clerk();
        let look = move |tx: &mut engawa_db::Tx| {
            let held = engawa_who::offices::held_on(tx, clerk, tx.now().day())?;
            let section = held.first().map(|held| held.section.any());
            for _ in 0..60 {
                let access = engawa_journal::access::Access {
                    kind: Kind::Read,
                    face: "staff",
                    who: Some(clerk.any()),
                    section,
                    route: "/admin/people",
                    purpose: "office",
                    reason: None,
                    subjects: vec![resident.any()],
                    unnamed: 0,
                };
                engawa_journal::access::note(tx, &access)?;
            }
            Ok::<(), engawa_db::Fault>(())
        };
        walk.town.write_now(Key::none(), look).expect("looked");
        let mut browser = Browser::new();
        walk.with_password(&mut browser, "", HANAKO, PASSWORD);
        let page = walk.get(&mut browser, "/my/looks");
        assert!(page.text.contains("企画課") && page.text.contains("職員の一覧のページ") && !page.text.contains("見本 太郎"));
        assert_eq!(page.text.matches("企画課").count(), 50);
        let older = page.text.split("href=\"/my/looks?before=").nth(1).and_then(|rest| rest.split('"').next()).expect("older ones");
        let page = walk.get(&mut browser, &format!("/my/looks?before={older}"));
        assert_eq!(page.text.matches("企画課").count(), 10);
        let seen = walk
            .town
            .read_now(|db| seen_of(db, resident.any(), Page { before: None, limit: engawa_db::Limit(99) }))
            .expect("readable");
        assert_eq!(seen.len(), 60);
    });
}

#[test]
fn every_page_speaks_three_languages_and_needs_no_script() {
    walked(|walk| {
        walk.resident();
        for lang in ["", "?lang=easy", "?lang=en"] {
            let mut browser = Browser::new();
            for path in ["/sign-in", "/sign-in/links/none"] {
                let seen = walk.get(&mut browser, &format!("{path}{lang}"));
                assert!(
                    seen.text.matches("<h1").count() == 1 && !seen.text.contains(">who-") && !seen.policy().contains("script"),
                    "{path}{lang}"
                );
            }
            walk.with_password(&mut browser, "", HANAKO, PASSWORD);
            for path in ["/my", "/my/password", "/my/second", "/my/sessions", "/my/looks", "/my/closing", "/my/again"] {
                let seen = walk.get(&mut browser, &format!("{path}{lang}"));
                assert_eq!(seen.status, StatusCode::OK, "{path}{lang}");
                assert!(seen.text.matches("<h1").count() == 1 && !seen.text.contains(">who-"), "{path}{lang}");
                assert_eq!(seen.policy().contains("script"), path == "/my/second", "{path}");
            }
        }
    });
}
