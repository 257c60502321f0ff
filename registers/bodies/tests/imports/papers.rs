//! The paper on which something was said: it comes with the statement, is seen by the person and by city hall, and goes with the person.

use axum::http::{StatusCode, header};
use engawa_bodies::refused::Refused;
use engawa_db::Key;
use engawa_files::{Depth, sweep, troubles};
use engawa_parties::deeds;

use crate::hall::{As, City, by, visible};
use crate::on;

const ASK: &str = "/desk/parties/behalves/join";
const SCAN: &[u8] = b"%PDF-1.7\nCANARY-5533 the paper of somebody\n%%EOF\n";

/// What the clerk types from the paper.
const HOUSEHOLD: &[(&str, &str)] = &[
    ("body", "丘町自治会"),
    ("label", "見本 紙"),
    ("phone", "000-0000-0009"),
    ("for-name", "見本 恵"),
    ("basis", "asked"),
    ("channel", "paper"),
    ("agreed", "2026-04-01"),
    ("agreed-how", "申込書を受けとった"),
];

fn contents(city: &City) -> usize {
    let mut open = vec![city.seat.town.folder().join("files")];
    let mut count = 0;
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() { open.push(path) } else { count += 1 }
        }
    }
    count
}

fn looks(city: &City, route: &'static str) -> i64 {
    let count = "select cast(count(*) as bigint) from journal_accesses where route = $1";
    city.seat.town.read_now(move |db| db.one(count, [route.into()])).expect("a count")
}

#[test]
fn a_paper_is_seen_by_the_person_and_by_city_hall_and_by_nobody_else() {
    on(|city| {
        city.resident();
        let papers = [("申込書.pdf", SCAN), ("裏.pdf", b"%PDF-1.4\nthe other side" as &[u8])];
        let sent = city.send_papers(As::Clerk, ASK, HOUSEHOLD, &papers, None);
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", visible(&sent.text));
        assert_eq!(contents(city), 2);
        let receipt = visible(&city.page(As::Clerk, "/desk/parties/behalves/1"));
        assert!(receipt.contains("申込書.pdf") && receipt.contains("裏.pdf"), "{receipt}");
        let own = city.page(As::Resident, "/my/behalves/1");
        assert!(own.contains("href=\"/mihon/my/behalves/1/papers/1\""), "{own}");

        let given = city.get(As::Resident, "/my/behalves/1/papers/1");
        assert_eq!((given.status, given.text.as_bytes()), (StatusCode::OK, SCAN));
        let said = |name: header::HeaderName| given.headers[name].to_str().expect("plain").to_owned();
        assert_eq!(said(header::CONTENT_TYPE), "application/pdf");
        assert_eq!(said(header::CONTENT_LENGTH), SCAN.len().to_string());
        assert!(said(header::CONTENT_DISPOSITION).starts_with("attachment; "), "{}", said(header::CONTENT_DISPOSITION));
        assert!(said(header::CONTENT_DISPOSITION).ends_with("filename*=UTF-8''%E7%94%B3%E8%BE%BC%E6%9B%B8.pdf"));
        assert!(said(header::CONTENT_SECURITY_POLICY).starts_with("sandbox;"));
        assert_eq!(said(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
        assert_eq!(said(header::CACHE_CONTROL), "no-store");
        let desk = "/desk/parties/behalves/{number}/papers/{position}";
        assert_eq!(looks(city, desk), 0, "one's own paper is no look at somebody");
        assert_eq!(city.get(As::Clerk, "/desk/parties/behalves/1/papers/1").text.as_bytes(), SCAN);
        assert_eq!(looks(city, desk), 1);
        for path in ["/my/behalves/1/papers/1", "/my/behalves/1/papers/3", "/my/behalves/9/papers/1"] {
            assert_eq!(city.get(As::Keeper, path).status, StatusCode::NOT_FOUND, "{path}");
        }
        assert_eq!(troubles(&city.seat.town, Depth::Contents).expect("looked"), vec![]);
    });
}

#[test]
fn a_paper_that_is_not_taken_loses_nothing_that_was_typed() {
    on(|city| {
        let kept = |text: &str| text.contains("見本 紙") && text.contains("申込書を受けとった");
        let page: &[u8] = b"<html><script>alert(1)</script>";
        let other = city.send_papers(As::Clerk, ASK, HOUSEHOLD, &[("x.pdf", page)], None);
        assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
        let said = visible(&other.text);
        assert!(
            kept(&other.text) && said.contains("この種類のファイルは受け取れません") && said.contains("JPEG / PNG / WebP / PDF"),
            "{said}"
        );
        let many = city.send_papers(As::Clerk, ASK, HOUSEHOLD, &[("x.pdf", SCAN); 5], None);
        assert_eq!(many.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(kept(&many.text) && visible(&many.text).contains("4つまで選んでください"));

        let said_large = city.send_papers(As::Clerk, ASK, HOUSEHOLD, &[("x.pdf", SCAN)], Some(200 * 1024 * 1024));
        let is_large = [SCAN, &vec![b' '; 21 * 1024 * 1024]].concat();
        let is_large = city.send_papers(As::Clerk, ASK, HOUSEHOLD, &[("x.pdf", &is_large)], None);
        for large in [said_large, is_large] {
            assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
            let said = visible(&large.text);
            assert!(kept(&large.text) && said.contains("1つ20 MBまでのファイルを選んでください"), "{said}");
            assert!(said.contains("もう一度選んでください"), "a browser forgets what was chosen: {said}");
        }
        sweep(&city.seat.town).expect("swept");
        assert_eq!(contents(city), 0);
        let none = city.send_papers(As::Clerk, ASK, HOUSEHOLD, &[("", b"")], None);
        assert_eq!(none.status, StatusCode::SEE_OTHER, "a form without any file: {}", visible(&none.text));
    });
}

#[test]
fn the_papers_go_with_the_person() {
    on(|city| {
        let resident = city.resident();
        let sent = city.send_papers(As::Clerk, ASK, HOUSEHOLD, &[("申込書.pdf", SCAN)], None);
        assert_eq!((sent.status, contents(city)), (StatusCode::SEE_OTHER, 1), "{}", visible(&sent.text));
        let gone: Result<(), Refused> =
            city.seat.town.write_now(Key::none(), move |tx| Ok(deeds::erase_person(tx, resident, &by())?));
        gone.expect("erased");
        assert_eq!(sweep(&city.seat.town).expect("swept").contents, 1);
        assert_eq!(contents(city), 0);
        assert_eq!(city.get(As::Clerk, "/desk/parties/behalves/1/papers/1").status, StatusCode::NOT_FOUND);
        assert!(!visible(&city.page(As::Clerk, "/desk/parties/behalves/1")).contains("申込書"));
        assert_eq!(troubles(&city.seat.town, Depth::Contents).expect("looked"), vec![]);
    });
}
