//! What keeps thieves from coming in, and strangers from keeping owners out.

use axum::http::{StatusCode, header};
use engawa_db::Key;
use engawa_kernel::AnyId;
use engawa_web::Face;
use engawa_web::door::Secret;
use engawa_who::entry;

use crate::walk::passkey::SoftKey;
use crate::walk::{Browser, CLERK, HANAKO, PASSWORD, RECOVERY, Seen, Walk};
use crate::{challenge, secret_on, walked};

const SECOND: &str = "/desk/sign-in/second";
const CODE: &str = "/desk/sign-in/second/code";
const PAPER: &str = "/desk/sign-in/second/recovery";

fn from(client: u8) -> Browser {
    Browser { client, ..Browser::new() }
}

/// What was written to an address, the oldest first.
fn letters(walk: &Walk<'_>, to: &str) -> Vec<String> {
    let sql = "select to_address, subject, body from post_mails where is_decoy = 0 order by made_at, id limit 1000";
    let all: Vec<(String, String, String)> = walk.town.read_now(|db| db.all(sql, [])).expect("mails");
    all.into_iter().filter(|(address, ..)| address == to).map(|(_, subject, body)| format!("{subject}\n{body}")).collect()
}

/// The last letter to the owner of an account.
fn last_letter(walk: &Walk<'_>, to: &str) -> String {
    letters(walk, to).pop().expect("a letter")
}

fn guess(walk: &Walk<'_>, browser: &mut Browser) -> Seen {
    walk.with_password(browser, "", HANAKO, "a guess of mine")
}

#[test]
fn strangers_in_five_networks_keep_no_owner_from_the_mail() {
    walked(|walk| {
        walk.resident();
        for network in 11..=14 {
            let mut stranger = from(network);
            for _ in 0..5 {
                assert_eq!(walk.ask_link(&mut stranger, "", HANAKO).status, StatusCode::SEE_OTHER);
            }
        }
        // The fifth has its floor like everybody, and no more than that.
        let mut stranger = from(15);
        for expected in [StatusCode::SEE_OTHER, StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY] {
            assert_eq!(walk.ask_link(&mut stranger, "", HANAKO).status, expected);
        }
        let mut owner = Browser::new();
        assert_eq!(walk.ask_link(&mut owner, "", HANAKO).location(), "/sign-in/sent");
        let link = walk.mailed_link();
        assert_eq!(walk.use_link(&mut owner, &link).location(), "/my");
    });
}

#[test]
fn strangers_in_five_networks_keep_no_owner_from_the_password() {
    walked(|walk| {
        walk.resident();
        for network in 11..=15 {
            let mut stranger = from(network);
            for _ in 0..10 {
                assert!(guess(walk, &mut stranger).text.contains("パスワードが違います"));
            }
            assert!(guess(walk, &mut stranger).text.contains("15分止めました"));
        }
        // All together have had their fifty: another network has one guess, not ten.
        let mut stranger = from(16);
        assert!(guess(walk, &mut stranger).text.contains("パスワードが違います"));
        assert!(guess(walk, &mut stranger).text.contains("15分止めました"));
        assert_eq!(walk.with_password(&mut Browser::new(), "", HANAKO, PASSWORD).location(), "/my");
    });
}

#[test]
fn a_browser_in_which_the_owner_was_in_has_counts_of_its_own() {
    walked(|walk| {
        walk.resident();
        let (mut owner, mut thief) = (from(21), from(21));
        let seen = walk.with_password(&mut owner, "", HANAKO, PASSWORD);
        let mut kept = seen.headers.get_all(header::SET_COOKIE).iter().filter_map(|line| line.to_str().ok());
        assert!(kept.any(|line| line.starts_with("engawa-mihon-browser=") && line.contains("Max-Age=7776000")));
        walk.submit(&mut owner, "/my", "/sign-out", &[]);
        // A neighbour in the same network uses up everything that the network has.
        for _ in 0..11 {
            guess(walk, &mut thief);
        }
        for _ in 0..6 {
            walk.ask_link(&mut thief, "", HANAKO);
        }
        let mut new = from(21);
        assert!(walk.with_password(&mut new, "", HANAKO, PASSWORD).text.contains("15分止めました"));
        assert_eq!(walk.ask_link(&mut new, "", HANAKO).status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(walk.ask_link(&mut owner, "", HANAKO).status, StatusCode::SEE_OTHER);
        for _ in 0..9 {
            guess(walk, &mut owner);
        }
        assert_eq!(walk.with_password(&mut owner, "", HANAKO, PASSWORD).location(), "/my");
        walk.submit(&mut owner, "/my", "/sign-out", &[]);
        // Its own count closes it as well, and it is known for this account only.
        for _ in 0..11 {
            guess(walk, &mut owner);
        }
        assert!(guess(walk, &mut owner).text.contains("15分止めました"));
    });
}

#[test]
fn half_a_session_makes_no_browser_known() {
    walked(|walk| {
        walk.clerk();
        let (mut owner, mut thief) = (from(22), from(22));
        walk.clerk_in(&mut owner);
        walk.submit(&mut owner, "/desk/me", "/desk/sign-out", &[]);
        walk.wait(30);
        assert_eq!(walk.with_password(&mut thief, "/desk", CLERK, PASSWORD).location(), SECOND);
        for _ in 0..10 {
            walk.with_password(&mut thief, "/desk", CLERK, "a guess of mine");
        }
        assert!(walk.with_password(&mut thief, "/desk", CLERK, PASSWORD).text.contains("15分止めました"));
        walk.clerk_in(&mut owner);
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
fn after_sixty_wrong_codes_the_app_is_closed_until_another_step_succeeds() {
    walked(|walk| {
        walk.clerk();
        let mut thief = Browser::new();
        for round in 1..=6 {
            walk.with_password(&mut thief, "/desk", CLERK, PASSWORD);
            for _ in 0..10 {
                assert!(walk.submit(&mut thief, SECOND, CODE, &[("code", "000000")]).text.contains("数字が違うか"), "{round}");
            }
            assert_eq!(letters(walk, CLERK).len(), usize::from(round == 6), "{round}");
            // Slowly, over days: what is counted by the minute is long forgotten.
            walk.wait(26 * 3_600);
            engawa_who::sessions::tidy(&walk.town).expect("tidied");
        }
        assert!(last_letter(walk, CLERK).contains("認証アプリを止めました"));
        let mut owner = Browser::new();
        walk.with_password(&mut owner, "/desk", CLERK, PASSWORD);
        let code = walk.app_code();
        let seen = walk.submit(&mut owner, SECOND, CODE, &[("code", &code)]);
        assert!(seen.status == StatusCode::UNPROCESSABLE_ENTITY && seen.text.contains("アプリの数字を止めました"));
        assert_eq!(letters(walk, CLERK).len(), 1, "it is written once");
        assert_eq!(walk.submit(&mut owner, SECOND, PAPER, &[("code", RECOVERY)]).location(), "/desk");
        assert!(last_letter(walk, CLERK).contains("回復コードを1つ使って"));
        walk.clerk_in(&mut Browser::new());
    });
}

#[test]
fn good_codes_forgive_the_wrong_ones_before() {
    walked(|walk| {
        walk.clerk();
        for _ in 0..8 {
            let mut browser = Browser::new();
            walk.with_password(&mut browser, "/desk", CLERK, PASSWORD);
            for _ in 0..9 {
                walk.submit(&mut browser, SECOND, CODE, &[("code", "000000")]);
            }
            let code = walk.app_code();
            assert_eq!(walk.submit(&mut browser, SECOND, CODE, &[("code", &code)]).location(), "/desk");
            walk.wait(33 * 60);
        }
        assert!(letters(walk, CLERK).is_empty());
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
fn a_loud_network_stops_only_those_who_are_not_in() {
    walked(|walk| {
        walk.clerk();
        let mut loud = from(79);
        let page = walk.get(&mut loud, "/sign-in");
        let send =
            |browser: &mut Browser| walk.send_form(browser, &page.text, "/sign-in/password", &[("mail", "x"), ("password", "x")]);
        for _ in 0..300 {
            send(&mut loud);
        }
        assert_eq!(send(&mut loud).status, StatusCode::TOO_MANY_REQUESTS);
        // A clerk of the same network who has taken the first step takes the second one, and changes their ways in.
        let mut clerk = Browser::new();
        walk.with_password(&mut clerk, "/desk", CLERK, PASSWORD);
        clerk.client = 79;
        let code = walk.app_code();
        assert_eq!(walk.submit(&mut clerk, SECOND, CODE, &[("code", &code)]).location(), "/desk");
        let page = walk.get(&mut clerk, "/desk/me/second");
        challenge(walk, &mut clerk, &page.text, "/desk/me/second/passkeys/challenge");
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
