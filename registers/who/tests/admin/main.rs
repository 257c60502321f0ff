//! The first administrator of an empty town, a second one, a clerk with a term, and everyone who may not come in.

mod access;
mod first;
#[path = "../hall/mod.rs"]
mod hall;
mod meanwhile;
mod ways;

use axum::http::StatusCode;
use engawa_db::Key;
use engawa_journal::records_about;
use engawa_kernel::{Actor, Channel, Id};
use engawa_testkit::{Kit, on_both};
use engawa_web::Face;
use engawa_web::door::{Desk, Method};
use engawa_who::Office;
use engawa_who::accounts::{Account, Mail};
use engawa_who::offices::{self, NewAppointment, Refused};

use crate::hall::{Browser, City, Seen, attachment, day, hidden, migrations, token};

impl City {
    fn new(kit: &Kit) -> City {
        let entries = [&engawa_who::DESK_HOME[..], &engawa_who::DESK[..]].concat();
        City::with(kit, engawa_who::routes(), Desk { entries, todos: vec![engawa_who::todos], ..Desk::default() })
    }

    /// What the command line does for a new town; and the office may audit, too.
    fn first_administrator(&self) -> (Id<Account>, Id<Office>) {
        let by = Actor::Key("command-line");
        let made: Result<_, Refused> = self.seat.town.write_now(Key::none(), move |tx| {
            let mail = Mail::parse("ichiban@mihon.example").expect("an address");
            let first = offices::first_administrator(tx, "見本 一番", &mail, by.clone(), Channel::CommandLine)?;
            let account = first.expect("nobody administers yet");
            let office = offices::held_on(tx, account, tx.now().day())?[0].office;
            let may = [engawa_who::ADMINISTER, engawa_who::AUDIT];
            offices::change_office(tx, office, false, &may, by.clone(), Channel::CommandLine)?;
            Ok((account, office))
        });
        made.expect("a first administrator")
    }

    fn office(&self, title: &str) -> Id<Office> {
        let all = self.seat.town.read_now(|db| engawa_who::offices_on(db, day("2026-12-31"))).expect("a readable town");
        all.into_iter().find(|office| office.title == title).unwrap_or_else(|| panic!("no office {title}")).id
    }

    fn stranger(&self) -> Browser<'_> {
        Browser { city: self, cookie: None }
    }

    fn staff(&self, account: Id<Account>) -> Browser<'_> {
        self.begun(account, Face::Staff)
    }

    fn records<T>(&self, about: Id<T>, kind: &str) -> usize {
        let all = self.seat.town.read_now(|db| records_about(db, about.any(), engawa_db::Limit(100))).expect("the records");
        all.iter().filter(|record| record.header.kind == kind).count()
    }
}

impl Browser<'_> {
    /// Fills in a form; the page to which it leads.
    fn then(&self, page: &str, path: &str, fields: &[(&str, &str)]) -> String {
        self.done(page, path, fields).1
    }
}

fn refused(seen: &Seen, sentence: &str) {
    assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", seen.text);
    assert!(seen.text.contains(sentence), "{sentence} in {}", seen.text);
}

/// From the first administrator to two of them, with a section, an office and a clerk.
fn grown(city: &City) -> (Id<Account>, Id<Account>, Id<Account>) {
    let (first, administers) = city.first_administrator();
    let browser = city.staff(first);
    browser.then("/admin/sections/new", "/admin/sections", &[("title", "企画課"), ("code", "企画課"), ("from", "令和8年11月1日")]);
    let page = browser.page("/admin/offices/new");
    let section = page
        .split("<option value=\"")
        .find(|part| part.contains(">企画課<"))
        .expect("the section")
        .split('"')
        .next()
        .expect("an id");
    let office =
        [("section", section), ("title", "統計担当"), ("seats", "one"), ("permission", "plans.figures"), ("from", "2026-11-01")];
    let list = browser.then("/admin/offices/new", "/admin/offices", &office);
    assert!(list.contains("統計担当") && list.contains("人がいません") && list.contains("自分の課の数値の入力"));
    let office = administers.to_string();
    let second =
        [("name", "見本 二番"), ("mail", "niban@mihon.example"), ("office", office.as_str()), ("from", "2026-11-21"), ("to", "")];
    assert!(browser.then("/admin/people/new", "/admin/people", &second).contains("加えました"));
    let office = city.office("統計担当").to_string();
    let clerk = [
        ("name", "見本 三番"),
        ("mail", "sanban@mihon.example"),
        ("office", office.as_str()),
        ("from", "2026-11-22"),
        ("to", "2026-11-30"),
    ];
    browser.then("/admin/people/new", "/admin/people", &clerk);
    (first, city.account_by_mail("niban@mihon.example"), city.account_by_mail("sanban@mihon.example"))
}

#[test]
fn the_first_administrator_is_alone_and_told_so_until_there_is_a_second() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let (first, administers) = city.first_administrator();
        let browser = city.staff(first);
        assert!(browser.page("/desk").contains("もう1人、管理者を決める"));
        assert!(browser.page("/admin").contains("もう1人、管理者を決める"));
        assert!(browser.page("/admin/people").contains("いま、管理者は1人です"));
        let doors = browser.page("/admin/doors/plans");
        assert!(doors.contains("管理者を2人にしてください") && !doors.contains("/admin/doors/plans/opening"));
        let office = administers.to_string();
        let fields = [
            ("name", "見本 二番"),
            ("mail", "niban@mihon.example"),
            ("office", office.as_str()),
            ("from", "2026-11-21"),
            ("to", ""),
        ];
        let token = token(&browser.page("/admin/people/new"), "/admin/people");
        // A double click is one person and one appointment.
        let fields = [&fields[..], &[("form-token", token.as_str())]].concat();
        let (one, two) = (browser.post("/admin/people", &fields), browser.post("/admin/people", &fields));
        assert_eq!((one.status, &one.location), (StatusCode::SEE_OTHER, &two.location));
        assert_eq!(city.records(city.account_by_mail("niban@mihon.example"), "who.appointed"), 1);
        let people = browser.page("/admin/people");
        assert!(!people.contains("いま、管理者は1人です") && people.contains("2人") && people.contains("見本 二番"));
        assert!(!browser.page("/desk").contains("管理者を決める"));
        assert!(browser.page("/desk").contains("まだ何も公開していません"));
        assert!(browser.then("/admin/doors/plans", "/admin/doors/plans/opening", &[]).contains("公開中"));
        assert!(browser.then("/admin/doors/plans", "/admin/doors/plans/closing", &[]).contains("公開をやめました"));
    });
}

#[test]
fn a_clerk_comes_in_from_the_first_day_of_the_term_to_the_last() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let (first, _, clerk) = grown(&city);
        let nobody = "いまは、役がありません";
        for (today, is_in) in [("2026-11-21", false), ("2026-11-22", true), ("2026-11-30", true), ("2026-12-01", false)] {
            kit.set_day(today);
            let page = city.staff(clerk).page("/desk");
            assert_eq!(page.contains(nobody), !is_in, "{today}: {page}");
            assert_eq!(page.contains("企画課 統計担当 として"), is_in, "{today}");
            assert_eq!(city.staff(clerk).get("/admin").status, StatusCode::FORBIDDEN, "{today}");
            // What ends is a to-do until it has ended, and names nobody.
            let todo = city.staff(first).page("/desk");
            assert_eq!(todo.contains("任期が終わります"), today != "2026-12-01", "{today}: {todo}");
            assert!(!todo.contains("見本 三番"));
        }
        assert!(city.staff(first).page("/desk").contains("人がいない役に、人を決める"));
    });
}

#[test]
fn the_last_two_administrators_and_a_taken_seat_are_kept() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let (first, second, clerk) = grown(&city);
        let browser = city.staff(first);
        let held = city.seat.town.read_now(|db| offices::appointments_of(db, second)).expect("a readable town");
        let page = format!("/admin/people/{second}/appointments/{}", held[0].id);
        let seen = browser.fill_in(&page, &format!("{page}/end"), &[("last-day", "2027-03-31")]);
        refused(&seen, "管理者は2人以上が必要です。このままでは、2027年4月1日（木）から1人になります");
        let office = held[0].office.to_string();
        let path = format!("/admin/offices/{office}");
        let seen = hidden(&browser.page(&path), "seen");
        let fields = [("seats", "several"), ("permission", "who.audit"), ("seen", seen.as_str())];
        refused(&browser.fill_in(&path, &path, &fields), "管理者は2人以上が必要です");
        refused(&browser.fill_in(&format!("{path}/end"), &format!("{path}/end"), &[("last-day", "2027-03-31")]), "管理者は2人以上");
        // With a third one it can end, and the history stays.
        let third =
            [("name", "見本 四番"), ("mail", "yonban@mihon.example"), ("office", office.as_str()), ("from", "R9.4.1"), ("to", "")];
        browser.then("/admin/people/new", "/admin/people", &third);
        let person = browser.then(&page, &format!("{page}/end"), &[("last-day", "2027-03-31")]);
        assert!(person.contains("2027年3月31日（水）まで") && person.contains("終わりを決めました"));
        assert_eq!(city.records(second, "who.appointment-ended"), 1);
        // One seat, one holder a day; the typed form comes back.
        let office = city.office("統計担当").to_string();
        let new = format!("/admin/people/{second}/appointments");
        let fields = [("office", office.as_str()), ("from", "2026-11-30"), ("to", "")];
        let seen = browser.fill_in(&format!("{new}/new"), &new, &fields);
        refused(&seen, "この役の席は1つで");
        assert!(seen.text.contains("value=\"2026-11-30\""));
        let fields = [("office", office.as_str()), ("from", "2026-12-01"), ("to", "")];
        assert!(browser.then(&format!("{new}/new"), &new, &fields).contains("役を決めました"));
        let wrong = browser.fill_in(&format!("{new}/new"), &new, &[("office", ""), ("from", "あした"), ("to", "2026")]);
        refused(&wrong, "直すところが3か所あります");
        // What has not begun is taken back, and says so.
        let held = city.seat.town.read_now(|db| offices::appointments_of(db, clerk)).expect("a readable town");
        let page = format!("/admin/people/{clerk}/appointments/{}", held[0].id);
        assert!(browser.then(&page, &format!("{page}/end"), &[("last-day", "2026-11-21")]).contains("始まる前に取り消しました"));
    });
}

#[test]
fn a_lost_second_step_is_taken_away_by_another_administrator_only() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let (first, second, _) = grown(&city);
        let (browser, other) = (city.staff(first), city.staff(second));
        let letters = |city: &City| city.seat.town.read_now(engawa_post::waiting).expect("the outbox");
        let before = letters(&city);
        other.page("/desk");
        let page = format!("/admin/people/{second}/second-step");
        assert!(browser.then(&page, &format!("{page}/reset"), &[]).contains("取り消しました"));
        assert_eq!((letters(&city), city.records(second, "who.second-step-reset")), (before + 1, 1));
        assert_eq!(other.get("/desk").status, StatusCode::SEE_OTHER, "the session has ended");
        let own = format!("/admin/people/{first}/second-step");
        assert!(!browser.page(&own).contains(&format!("{own}/reset")));
        let elsewhere = token(&browser.page(&page), &format!("{page}/reset"));
        assert_eq!(browser.post(&format!("{own}/reset"), &[("form-token", &elsewhere)]).status, StatusCode::CONFLICT);
        assert_eq!(city.records(first, "who.second-step-reset"), 0);
        // Ending sessions leaves the one in which it is done.
        let (phone, path) = (city.staff(first), format!("/admin/people/{first}"));
        assert!(browser.then(&path, &format!("{path}/sessions"), &[]).contains("出しました"));
        assert_eq!((phone.get("/desk").status, browser.get("/desk").status), (StatusCode::SEE_OTHER, StatusCode::OK));
        assert_eq!(city.records(first, "who.sessions-ended"), 1);
        // It stands in the record when something ended, and only then.
        let (_phone, path) = (city.staff(second), format!("/admin/people/{second}"));
        let deed = format!("{path}/sessions");
        for token in [browser.page(&path), browser.page(&path)].map(|page| token(&page, &deed)) {
            assert_eq!(browser.post(&deed, &[("form-token", &token)]).status, StatusCode::SEE_OTHER);
        }
        assert_eq!(city.records(second, "who.sessions-ended"), 1);
    });
}

#[test]
fn every_page_of_the_staff_is_closed_to_strangers_residents_and_clerks() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let (first, second, clerk) = grown(&city);
        kit.set_day("2026-11-22");
        let held = city.seat.town.read_now(|db| offices::appointments_of(db, second)).expect("a readable town");
        let fill = |path: &str| {
            let path = path.replace("{account}", &second.to_string()).replace("{appointment}", &held[0].id.to_string());
            path.replace("{office}", &held[0].office.to_string()).replace("{door}", "plans").replace("{profile}", "line")
        };
        let (_, rows) = engawa_who::routes().into_parts();
        let mut tried = 0;
        for row in rows.iter().filter(|row| row.path.starts_with("/admin") && !row.path.contains("transfers")) {
            let path = fill(row.path);
            let ask = |browser: &Browser| match row.method {
                Method::Get => browser.get(&path).status,
                Method::Post => browser.post(&path, &[]).status,
            };
            let away = if row.method == Method::Get { StatusCode::SEE_OTHER } else { StatusCode::UNAUTHORIZED };
            assert_eq!(ask(&city.stranger()), away, "{path} for a stranger");
            assert_eq!(ask(&city.begun(first, Face::Public)), away, "{path} for a resident");
            assert_eq!(ask(&city.staff(clerk)), StatusCode::FORBIDDEN, "{path} for a clerk");
            let status = ask(&city.staff(first));
            let without_token = if row.method == Method::Get { StatusCode::OK } else { StatusCode::CONFLICT };
            assert_eq!(status, without_token, "{path} for an administrator");
            tried += 1;
        }
        assert!(tried >= 25, "{tried}");
        let nothing = Id::<Account>::random([9; 16]);
        for path in [
            format!("/admin/people/{nothing}"),
            "/admin/people/x".into(),
            format!("/admin/offices/{nothing}"),
            "/admin/doors/x".into(),
            "/admin/ways/x".into(),
        ] {
            assert_eq!(city.staff(first).get(&path).status, StatusCode::NOT_FOUND, "{path}");
        }
    });
}

#[test]
fn one_acts_in_an_office_that_one_holds_and_in_no_other() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let (first, _, _) = grown(&city);
        kit.set_day("2026-12-01");
        let office = city.office("統計担当");
        let new = NewAppointment { account: first, office, from_on: day("2026-12-01"), to_on: None };
        let both: Result<_, Refused> = city
            .seat
            .town
            .write_now(Key::none(), move |tx| offices::appoint(tx, &new, Actor::Key("command-line"), Channel::CommandLine));
        both.expect("a second office");
        let browser = city.staff(first);
        let page = browser.page("/desk/offices");
        assert!(page.contains("いまの役") && page.contains("この役で仕事をする"));
        let desk = browser.then("/desk/offices", "/desk/offices/acting", &[("office", &other_office(&page))]);
        assert!(desk.contains(" として"), "{desk}");
        let may = |browser: &Browser| browser.get("/admin").status;
        let before = may(&browser);
        browser.then("/desk/offices", "/desk/offices/acting", &[("office", &other_office(&browser.page("/desk/offices")))]);
        assert_ne!(before, may(&browser), "what one may do follows the office in which one acts");
        let stranger = Id::<Office>::random([3; 16]).to_string();
        assert_eq!(
            browser.fill_in("/desk/offices", "/desk/offices/acting", &[("office", &stranger)]).status,
            StatusCode::FORBIDDEN
        );
    });
}

fn other_office(page: &str) -> String {
    let field = page.split("name=\"office\" value=\"").nth(1).expect("another office");
    field.split('"').next().expect("an id").to_owned()
}
