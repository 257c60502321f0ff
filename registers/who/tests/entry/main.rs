//! Coming in by all doors, on both faces and both engines: the good ways, and those of a thief.

mod alike;
mod bounds;
mod lasting;
mod links;
mod own;
mod passkeys;
mod provider;
mod real;
mod second;
mod terms;
mod walk;
mod ways;

use axum::http::StatusCode;
use engawa_db::Key;
use engawa_journal::access::{Kind, Noted};
use engawa_kernel::Id;
use engawa_testkit::on_both;
use engawa_web::Face;
use engawa_web::door::Secret;
use engawa_who::accounts::Account;
use engawa_who::entry;

use walk::{Browser, Walk, attachment, migrations};

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

fn print_link(walk: &Walk<'_>, account: Id<Account>, face: Face) -> String {
    let secret = Secret::new();
    let hash = entry::link_hash("mihon", &secret);
    walk.town.write_now(Key::none(), move |tx| entry::printed_link(tx, account, face, hash)).expect("a link");
    entry::link_path(face, &secret)
}

/// Asks for what a passkey must sign, on an open page.
fn challenge(walk: &Walk<'_>, browser: &mut Browser, page: &str, path: &str) -> serde_json::Value {
    let asked = walk.send_form(browser, page, path, &[]);
    assert_eq!(asked.status, StatusCode::OK, "{}", asked.text);
    serde_json::from_str(&asked.text).expect("json")
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

const SECOND: &str = "/desk/sign-in/second";
const CODE: &str = "/desk/sign-in/second/code";
const PAPER: &str = "/desk/sign-in/second/recovery";

fn from(client: u8) -> Browser {
    Browser { client, ..Browser::new() }
}
