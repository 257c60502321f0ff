//! How often something may be tried: what keeps thieves out, and strangers from keeping owners out.

use axum::http::{StatusCode, header};
use engawa_journal::access::Kind;

use crate::passkeys::{IN, IN_CHALLENGE, clerk_with};
use crate::walk::passkey::SoftKey;
use crate::walk::{Browser, CLERK, HANAKO, PASSWORD, RECOVERY, Seen, Walk};
use crate::{CODE, PAPER, SECOND, accesses, challenge, from, last_letter, letters, walked};

fn guess(walk: &Walk<'_>, browser: &mut Browser) -> Seen {
    walk.with_password(browser, "", HANAKO, "a guess of mine")
}

#[test]
fn ten_wrong_passwords_close_that_way_for_everyone_alike_and_the_owner_comes_in_by_mail() {
    walked(|walk| {
        walk.resident();
        for mail in [HANAKO, "nobody@mihon.example"] {
            let mut thief = Browser { client: 9, ..Browser::new() };
            for _ in 0..10 {
                let seen = walk.with_password(&mut thief, "", mail, "a guess of mine");
                assert!(seen.text.contains("メールアドレスかパスワードが違います"));
            }
            let rows = walk.counts();
            let seen = walk.with_password(&mut thief, "", mail, PASSWORD);
            assert_eq!((seen.status, thief.session("public")), (StatusCode::UNPROCESSABLE_ENTITY, None));
            assert!(seen.text.contains("15分止めました"), "{}", seen.text);
            assert_eq!(walk.counts(), rows, "what is refused is not even counted");
        }
        let mut owner = Browser::new();
        walk.ask_link(&mut owner, "", HANAKO);
        let link = walk.mailed_link();
        assert_eq!(walk.use_link(&mut owner, &link).location(), "/my");
        walk.wait(17 * 60);
        assert_eq!(walk.with_password(&mut Browser::new(), "", HANAKO, PASSWORD).location(), "/my");
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
fn five_mails_an_hour_go_to_one_address_and_a_stranger_does_not_keep_its_owner_out() {
    walked(|walk| {
        walk.account("見本 花子", HANAKO);
        let mut stranger = Browser { client: 9, ..Browser::new() };
        for _ in 0..5 {
            assert_eq!(walk.ask_link(&mut stranger, "", HANAKO).status, StatusCode::SEE_OTHER);
        }
        let seen = walk.ask_link(&mut stranger, "", HANAKO);
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(seen.text.contains("1時間ほど待ってください"));
        assert_eq!(walk.count("post_mails"), 5);
        assert_eq!(walk.ask_link(&mut Browser::new(), "", HANAKO).status, StatusCode::SEE_OTHER, "from another network");
        walk.wait(62 * 60);
        assert_eq!(walk.ask_link(&mut stranger, "", HANAKO).status, StatusCode::SEE_OTHER);
    });
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
fn ten_wrong_codes_close_the_app_for_a_quarter_of_an_hour_and_nothing_else() {
    walked(|walk| {
        walk.clerk();
        let mut browser = Browser::new();
        walk.with_password(&mut browser, "/desk", CLERK, PASSWORD);
        let (second, deed) = ("/desk/sign-in/second", "/desk/sign-in/second/code");
        for _ in 0..10 {
            assert!(walk.submit(&mut browser, second, deed, &[("code", "000000")]).text.contains("数字が違うか"));
        }
        let code = walk.app_code();
        let seen = walk.submit(&mut browser, second, deed, &[("code", &code)]);
        assert!(seen.text.contains("15分止めました") && seen.status == StatusCode::UNPROCESSABLE_ENTITY);
        // Half a session does not outlive the closing: the first step is taken anew.
        walk.wait(17 * 60);
        assert_eq!(walk.get(&mut browser, second).location(), "/desk/sign-in?to=/desk/sign-in/second");
        walk.clerk_in(&mut browser);
        // Whoever closes it again does not keep the owner out, who has the paper.
        let mut thief = Browser::new();
        walk.with_password(&mut thief, "/desk", CLERK, PASSWORD);
        for _ in 0..12 {
            walk.submit(&mut thief, second, deed, &[("code", "000000")]);
        }
        let mut owner = Browser::new();
        walk.with_password(&mut owner, "/desk", CLERK, PASSWORD);
        let recovery = walk.submit(&mut owner, second, "/desk/sign-in/second/recovery", &[("code", RECOVERY)]);
        assert_eq!(recovery.location(), "/desk");
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
fn three_hundred_deeds_of_one_network_are_enough() {
    walked(|walk| {
        let mut loud = Browser { client: 77, ..Browser::new() };
        let page = walk.get(&mut loud, "/sign-in");
        for _ in 0..300 {
            assert_eq!(
                walk.send_form(&mut loud, &page.text, "/sign-in/password", &[("mail", "x"), ("password", "x")]).status,
                StatusCode::UNPROCESSABLE_ENTITY
            );
        }
        let seen = walk.send_form(&mut loud, &page.text, "/sign-in/password", &[("mail", "x"), ("password", "x")]);
        assert_eq!(seen.status, StatusCode::TOO_MANY_REQUESTS);
        let mut quiet = Browser { client: 78, ..loud.clone() };
        assert_eq!(
            walk.send_form(&mut quiet, &page.text, "/sign-in/password", &[("mail", "x"), ("password", "x")]).status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        walk.wait(601);
        assert_eq!(
            walk.send_form(&mut loud, &page.text, "/sign-in/password", &[("mail", "x"), ("password", "x")]).status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
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
fn ten_wrong_passwords_of_who_is_in_close_that_way_and_neither_the_app_nor_the_door() {
    walked(|walk| {
        walk.clerk();
        let mut browser = Browser::new();
        walk.clerk_in(&mut browser);
        let again = |browser: &mut Browser, password: &str| {
            let answers = [("password", password), ("to", "/desk/me/password")];
            walk.submit(browser, "/desk/me/again?to=/desk/me/password", "/desk/me/again/password", &answers)
        };
        for _ in 0..10 {
            assert!(again(&mut browser, "a guess of mine").text.contains("パスワードが違います"));
        }
        let before = browser.session("staff");
        let closed = again(&mut browser, PASSWORD);
        assert_eq!((closed.status, browser.session("staff")), (StatusCode::UNPROCESSABLE_ENTITY, before));
        assert!(closed.text.contains("15分止めました"), "{}", closed.text);
        assert_eq!(walk.with_password(&mut Browser::new(), "/desk", CLERK, PASSWORD).location(), SECOND);
        walk.wait(30);
        let code = walk.app_code();
        let by_app = walk.submit(&mut browser, "/desk/me/again", "/desk/me/again/code", &[("code", &code)]);
        assert_eq!(by_app.location(), "/desk/me");
        walk.wait(17 * 60);
        assert_eq!(again(&mut browser, PASSWORD).location(), "/desk/me/password");
    });
}

#[test]
fn ten_wrong_recovery_codes_and_passkeys_end_half_a_session_and_keep_no_owner_out() {
    walked(|walk| {
        let mut device = SoftKey::new(1);
        clerk_with(walk, &mut device);
        let mut thief = Browser::new();
        walk.with_password(&mut thief, "/desk", CLERK, PASSWORD);
        let half = thief.session("staff");
        let page = walk.get(&mut thief, &format!("{SECOND}?to=/desk/me"));
        let to = ("to", "/desk/me");
        for count in 1..=9 {
            let (action, name) = if count % 2 == 0 { (IN, "answer") } else { (PAPER, "code") };
            let seen = walk.send_form(&mut thief, &page.text, action, &[(name, "zzzz-zzzz"), to]);
            assert_eq!((seen.status, thief.session("staff")), (StatusCode::UNPROCESSABLE_ENTITY, half.clone()), "{count}");
        }
        let last = walk.send_form(&mut thief, &page.text, PAPER, &[("code", "zzzz-zzzz"), to]);
        assert_eq!((last.location(), thief.session("staff")), ("/desk/sign-in?done=over&to=/desk/me", None));
        assert!(walk.follow(&mut thief, &last).text.contains("ここまでにしました"));
        assert_eq!(accesses(walk, Kind::SignInFailed).len(), 10);
        // Whoever kept the secret has nothing, and the owner in another browser is kept out of nothing.
        thief.cookies.extend(half.map(|half| ("engawa-mihon-staff".to_owned(), half)));
        assert!(walk.get(&mut thief, SECOND).location().starts_with("/desk/sign-in?to="));
        let mut owner = Browser::new();
        walk.with_password(&mut owner, "/desk", CLERK, PASSWORD);
        let page = walk.get(&mut owner, SECOND);
        let asked = challenge(walk, &mut owner, &page.text, IN_CHALLENGE);
        assert_eq!(walk.send_form(&mut owner, &page.text, IN, &[("answer", &device.get(&asked))]).location(), "/desk");
    });
}
