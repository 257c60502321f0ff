//! What a stranger learns of an address: nothing.

use axum::http::{StatusCode, header};
use engawa_db::Key;

use crate::walk::{Browser, CLERK, HANAKO, Seen, Walk};
use crate::{letters, walked};

const JIRO: &str = "jiro@mihon.example";

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
        walk.account("見本 次郎", JIRO);
        assert_ne!(clerk, resident);
        let mails = [CLERK, "former@mihon.example", HANAKO, JIRO, "nobody@mihon.example"];
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

/// In a minute in which nobody has asked for anything yet: what is counted has its own rows.
fn ask_and_look(walk: &Walk<'_>, prefix: &str, mail: &str) -> Looked {
    walk.wait(60);
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

/// As if so many letters had gone to strangers within this minute.
fn strangers_were_written_to(walk: &Walk<'_>, times: i64) {
    walk.ask_link(&mut Browser::new(), "", "earlier@mihon.example");
    let sql = "update who_attempts set tries = $1 where way = 'uninvited' and tries = 1";
    let set = walk.town.write_now(Key::none(), move |tx| tx.run(sql, [times.into()])).expect("set");
    assert_eq!(set, 1, "one letter is one try");
}

#[test]
fn two_hundred_letters_an_hour_go_to_addresses_without_an_account_and_nobody_sees_where_they_end() {
    walked(|walk| {
        walk.resident();
        walk.clerk();
        walk.account("見本 次郎", JIRO);
        strangers_were_written_to(walk, 199);
        // Neither those of the town count, nor what city hall never sends.
        for (prefix, mail) in [("", HANAKO), ("", HANAKO), ("/desk", "first@mihon.example")] {
            ask_and_look(walk, prefix, mail);
        }
        ask_and_look(walk, "", "second@mihon.example");
        assert_eq!(letters(walk, "second@mihon.example").len(), 1);
        for prefix in ["", "/desk"] {
            let mails = [JIRO, "third@mihon.example", CLERK, "fourth@mihon.example"];
            let asked: Vec<_> = mails.iter().map(|mail| ask_and_look(walk, prefix, mail)).collect();
            assert!(asked.iter().all(|seen| *seen == asked[0]), "{prefix}: {asked:#?}");
        }
        let written = |mail| letters(walk, mail).len();
        assert_eq!((written("third@mihon.example"), written("fourth@mihon.example")), (0, 0));
        assert_eq!((written(JIRO), written(CLERK)), (1, 2), "the town still writes to its own");
        walk.wait(62 * 60);
        ask_and_look(walk, "", "third@mihon.example");
        assert_eq!(written("third@mihon.example"), 1);
    });
}
