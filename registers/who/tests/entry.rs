//! Coming in by all doors, on both faces and both engines: the good ways, and those of a thief.

mod entry_guards;
mod walk;

use axum::http::{StatusCode, header};
use engawa_db::Key;
use engawa_journal::access::{Kind, Noted, Page, seen_of};
use engawa_kernel::Id;
use engawa_testkit::on_both;
use engawa_web::Face;
use engawa_web::door::Secret;
use engawa_who::accounts::Account;
use engawa_who::entry;

use walk::passkey::SoftKey;
use walk::{Browser, CLERK, HANAKO, PASSWORD, RECOVERY, Seen, Walk, attachment, digits_on, migrations};

fn walked(test: impl Fn(&Walk<'_>)) {
    on_both(&migrations(), &attachment(), |kit| test(&Walk::new(kit)));
}

/// The accesses of one kind, oldest first.
fn accesses(walk: &Walk<'_>, kind: Kind) -> Vec<Noted> {
    let page = engawa_journal::access::Page { before: None, limit: engawa_db::Limit(1_000) };
    let filter = engawa_journal::access::Filter { kind: Some(kind), ..Default::default() };
    let (from, to) = (engawa_kernel::Moment::from_millis(0), walk.kit.clock.now().plus_millis(1));
    let mut all = walk.town.read_now(|db| engawa_journal::access::between(db, from, to, &filter, page)).expect("accesses");
    all.reverse();
    all
}

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

/// The letters for the app, as the app reads them.
fn secret_on(page: &str) -> Vec<u8> {
    let letters = page.split("class=\"letters\">").nth(1).and_then(|rest| rest.split('<').next()).expect("letters");
    let bits: String = letters
        .bytes()
        .filter(u8::is_ascii_alphanumeric)
        .map(|letter| format!("{:05b}", if letter.is_ascii_digit() { letter - b'2' + 26 } else { letter - b'A' }))
        .collect();
    bits.as_bytes()
        .chunks_exact(8)
        .map(|byte| u8::from_str_radix(std::str::from_utf8(byte).expect("bits"), 2).expect("bits"))
        .collect()
}

fn codes_on(page: &str) -> Vec<String> {
    let list = page.split("class=\"codes\"").nth(1).and_then(|rest| rest.split("</ul>").next()).expect("codes");
    list.split("<code>").skip(1).filter_map(|rest| rest.split('<').next()).map(str::to_owned).collect()
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

fn print_link(walk: &Walk<'_>, account: Id<Account>, face: Face) -> String {
    let secret = Secret::new();
    let hash = entry::link_hash("mihon", &secret);
    walk.town.write_now(Key::none(), move |tx| entry::printed_link(tx, account, face, hash)).expect("a link");
    entry::link_path(face, &secret)
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

/// What one who is not in can see of an answer.
fn face_of(seen: &Seen, mail: &str) -> (StatusCode, String, Vec<String>, String) {
    // The length of a page follows that of the address; the text itself is compared.
    let other = |name: &header::HeaderName| *name != header::SET_COOKIE && *name != header::CONTENT_LENGTH;
    let mut headers: Vec<String> =
        seen.headers.iter().filter(|(name, _)| other(name)).map(|(name, value)| format!("{name}: {value:?}")).collect();
    headers.sort();
    let text = seen.without_tokens().replace(mail, "MAIL");
    let text = match text.split_once("class=\"digits\"") {
        Some((before, rest)) => format!("{before}{}", rest.split_once("</p>").map_or("", |(_, after)| after)),
        None => text,
    };
    (seen.status, seen.location().to_owned(), headers, text)
}

type Rows = Vec<(&'static str, i64)>;

fn grown(before: &Rows, after: &Rows) -> Rows {
    before.iter().zip(after).map(|((table, before), (_, after))| (*table, after - before)).collect()
}

#[test]
fn known_and_unknown_addresses_cannot_be_told_apart() {
    walked(|walk| {
        let clerk = walk.clerk();
        let former = walk.account("元", "former@mihon.example");
        walk.give_password(former);
        walk.appoint(former, "2025-04-01", Some("2026-03-31"));
        let resident = walk.resident();
        walk.account("見本 次郎", "jiro@mihon.example");
        assert_ne!(clerk, resident);
        let mails = [CLERK, "former@mihon.example", HANAKO, "jiro@mihon.example", "nobody@mihon.example"];
        for prefix in ["", "/desk"] {
            let asked: Vec<_> = mails.iter().map(|mail| ask_and_look(walk, prefix, mail)).collect();
            assert!(asked.iter().all(|seen| *seen == asked[0]), "{prefix}: {asked:#?}");
            let wrong: Vec<_> = mails.iter().map(|mail| guess_and_look(walk, prefix, mail)).collect();
            assert!(wrong.iter().all(|seen| *seen == wrong[0]), "{prefix}: {wrong:#?}");
        }
        // City hall wrote to its own people only; the others got a letter that is never sent.
        let sql = "select to_address from post_mails where is_decoy = 1 order by to_address limit 100";
        let decoys: Vec<(String,)> = walk.town.read_now(|db| db.all(sql, [])).expect("mails");
        let mut expected: Vec<String> = mails[1..].iter().map(|mail| (*mail).to_owned()).collect();
        expected.sort();
        assert_eq!(decoys.into_iter().map(|(to,)| to).collect::<Vec<_>>(), expected);
    });
}

type Looked = ((StatusCode, String, Vec<String>, String), (StatusCode, String, Vec<String>, String), Rows);

fn ask_and_look(walk: &Walk<'_>, prefix: &str, mail: &str) -> Looked {
    let mut browser = Browser::new();
    let before = walk.counts();
    let answer = walk.ask_link(&mut browser, prefix, mail);
    let sent = walk.follow(&mut browser, &answer);
    (face_of(&answer, mail), face_of(&sent, mail), grown(&before, &walk.counts()))
}

fn guess_and_look(walk: &Walk<'_>, prefix: &str, mail: &str) -> Looked {
    let mut browser = Browser::new();
    let before = walk.counts();
    let first = walk.with_password(&mut browser, prefix, mail, "this is not the one");
    assert_eq!(first.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!first.text.contains("this is not the one"));
    let second = walk.with_password(&mut browser, prefix, mail, "nor is this");
    (face_of(&first, mail), face_of(&second, mail), grown(&before, &walk.counts()))
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

/// Asks for what a passkey must sign, on an open page.
fn challenge(walk: &Walk<'_>, browser: &mut Browser, page: &str, path: &str) -> serde_json::Value {
    let asked = walk.send_form(browser, page, path, &[]);
    assert_eq!(asked.status, StatusCode::OK, "{}", asked.text);
    serde_json::from_str(&asked.text).expect("json")
}

const IN: &str = "/desk/sign-in/second/passkey";
const IN_CHALLENGE: &str = "/desk/sign-in/second/passkey/challenge";

/// A clerk whose only second step is this passkey, set up on the first day.
fn clerk_with(walk: &Walk<'_>, device: &mut SoftKey) -> Browser {
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
