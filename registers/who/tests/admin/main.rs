//! The first administrator of an empty town, a second one, a clerk with a term, and everyone who may not come in.

mod access;
mod meanwhile;

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use engawa_db::{Attachment, Key, Migration};
use engawa_journal::{House, records_about};
use engawa_kernel::{Actor, Channel, Day, Id};
use engawa_testkit::{Kit, on_both};
use engawa_web::door::{Cookie, Cookies, Desk, Doorway, Method, Secret};
use engawa_web::{Face, TownSeat, WhoIs, Words, guarded, limits, samples};
use engawa_who::accounts::{Account, Mail, open_account};
use engawa_who::offices::{self, NewAppointment, OfficeToMake, Refused, SectionToMake};
use engawa_who::sessions::{Begun, Hall, SessionStep, begin, session_purpose};
use engawa_who::{Office, Settlement, TownFace, TownWords, WORD_FILES};
use tower::ServiceExt;

const BASE: &str = "/mihon";

struct City {
    router: Router,
    seat: TownSeat,
    words: Arc<Words>,
    desk: Arc<Desk>,
    runtime: tokio::runtime::Runtime,
}

/// A browser with the cookie of a session, or with none.
struct Browser<'c> {
    city: &'c City,
    cookie: Option<String>,
}

struct Seen {
    status: StatusCode,
    location: String,
    text: String,
}

fn migrations() -> Vec<Migration> {
    [&engawa_journal::MIGRATIONS[..], &engawa_post::MIGRATIONS[..], &engawa_who::MIGRATIONS[..]].concat()
}

fn attachment() -> Attachment {
    Arc::new(House::assemble(engawa_who::parts()).expect("the hall fits together"))
}

fn empty_town() -> Settlement {
    let text = |text: &str| text.to_owned();
    let words =
        TownWords {
            community: text("区"), collaboration: text("協働"), district: text("地区"), headquarters: text("市役所")
        };
    let town = TownFace {
        slug: text("mihon"),
        name: text("みほん市"),
        name_easy: None,
        name_en: text("Mihon"),
        accent: text("cyan-1000"),
        is_sample: true,
        note: None,
        words,
    };
    Settlement { town, areas: Vec::new(), sections: Vec::new(), offices: Vec::new() }
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

impl City {
    fn new(kit: &Kit) -> City {
        let town = kit.town("mihon");
        town.write_now(Key::none(), |tx| engawa_who::settle(tx, &empty_town())).expect("a settled town");
        let site = Arc::new(town.read_now(engawa_who::site_of).expect("a readable town").expect("a settled town"));
        let entries = [&engawa_who::DESK_HOME[..], &engawa_who::DESK[..]].concat();
        City {
            router: guarded(engawa_who::routes().into_parts().0),
            seat: TownSeat {
                town,
                site,
                base: BASE.into(),
                clock: kit.clock.clone(),
                origin: Some("https://mihon.example".into()),
            },
            words: samples::words_with(&WORD_FILES),
            desk: Arc::new(Desk { entries, todos: vec![engawa_who::todos], ..Desk::default() }),
            runtime: tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime"),
        }
    }

    /// What the command line does for a new town.
    fn first_administrator(&self) -> (Id<Account>, Id<Office>) {
        let today = self.seat.clock.today();
        let by = Actor::Key("command-line");
        let made: Result<_, Refused> = self.seat.town.write_now(Key::none(), move |tx| {
            let section = SectionToMake { code: "総務課".into(), name: "総務課".into(), from_on: Some(today) };
            let section = offices::make_section(tx, &section, by.clone(), Channel::CommandLine)?;
            let office = OfficeToMake {
                section,
                title: "管理者".into(),
                is_single: false,
                permissions: vec![engawa_who::ADMINISTER, engawa_who::AUDIT],
                from_on: Some(today),
            };
            let office = offices::make_office(tx, &office, by.clone(), Channel::CommandLine)?;
            let mail = Mail::parse("ichiban@mihon.example").expect("an address");
            let account = open_account(tx, "見本 一番", &mail, by.clone(), Channel::CommandLine)?;
            let new = NewAppointment { account, office, from_on: today, to_on: None };
            offices::appoint(tx, &new, by.clone(), Channel::CommandLine)?;
            Ok((account, office))
        });
        made.expect("a first administrator")
    }

    fn account(&self, mail: &str) -> Id<Account> {
        let found = self.seat.town.read_now(|db| engawa_who::accounts::account_by_mail(db, mail)).expect("a readable town");
        found.unwrap_or_else(|| panic!("nobody has {mail}")).id
    }

    fn office(&self, title: &str) -> Id<Office> {
        let all = self.seat.town.read_now(|db| engawa_who::offices_on(db, day("2026-12-31"))).expect("a readable town");
        all.into_iter().find(|office| office.title == title).unwrap_or_else(|| panic!("no office {title}")).id
    }

    fn stranger(&self) -> Browser<'_> {
        Browser { city: self, cookie: None }
    }

    /// Someone who has just signed in.
    fn signed_in(&self, account: Id<Account>, face: Face) -> Browser<'_> {
        let secret = Secret::new();
        let secret_hash = secret.hash(self.seat.town.name(), session_purpose(face));
        let begun = Begun { account, face, step: SessionStep::Both, secret_hash, device: "test".into() };
        self.seat.town.write_now(Key::none(), move |tx| begin(tx, &begun).map(|_| ())).expect("a session");
        let line = Cookies::new(self.seat.town.name(), BASE, false).set(Cookie::Session(face), &secret);
        let cookie = line.to_str().expect("text").split(';').next().map(str::to_owned);
        Browser { city: self, cookie }
    }

    fn staff(&self, account: Id<Account>) -> Browser<'_> {
        self.signed_in(account, Face::Staff)
    }

    fn records_of(&self, office: Id<Office>, kind: &str) -> usize {
        let all = self.seat.town.read_now(|db| records_about(db, office.any(), engawa_db::Limit(100))).expect("the records");
        all.iter().filter(|record| record.header.kind == kind).count()
    }

    fn records(&self, account: Id<Account>, kind: &str) -> usize {
        let all = self.seat.town.read_now(|db| records_about(db, account.any(), engawa_db::Limit(100))).expect("the records");
        all.iter().filter(|record| record.header.kind == kind).count()
    }
}

impl Browser<'_> {
    fn ask(&self, request: axum::http::request::Builder, body: String) -> Seen {
        let request = self.cookie.iter().fold(request, |request, cookie| request.header(header::COOKIE, cookie));
        let mut request = request.body(Body::from(body)).expect("a request");
        let extensions = request.extensions_mut();
        extensions.insert(self.city.seat.clone());
        extensions.insert(Doorway::LOOPBACK);
        extensions.insert(Arc::clone(&self.city.words));
        extensions.insert(Arc::clone(&self.city.desk));
        extensions.insert(Arc::new(Hall) as Arc<dyn WhoIs>);
        self.city.runtime.block_on(async {
            let answer = self.city.router.clone().oneshot(request).await.expect("a router never fails");
            let location =
                answer.headers().get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
            let status = answer.status();
            let bytes = to_bytes(answer.into_body(), 8 << 20).await.expect("a body");
            Seen { status, location, text: String::from_utf8_lossy(&bytes).into_owned() }
        })
    }

    fn get(&self, path: &str) -> Seen {
        self.ask(Request::get(path), String::new())
    }

    /// A page that is there, in our words.
    fn page(&self, path: &str) -> String {
        let seen = self.get(path);
        assert_eq!(seen.status, StatusCode::OK, "{path}: {} {}", seen.location, seen.text);
        let visible: String = seen.text.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect();
        assert!(!visible.contains("who-") && !visible.contains("web-"), "{path} shows a key: {visible}");
        assert_eq!(seen.text.matches("<h1").count(), 1, "{path}");
        if let Ok(folder) = std::env::var("ENGAWA_KEEP_PAGES") {
            keep(&folder, path, &seen.text);
        }
        seen.text
    }

    fn post(&self, path: &str, fields: &[(&str, &str)]) -> Seen {
        let encode = |(name, value): &(&str, &str)| format!("{name}={}", limits::percent_encoded(value).replace('/', "%2F"));
        let body: Vec<String> = fields.iter().map(encode).collect();
        self.ask(Request::post(path).header("sec-fetch-site", "same-origin"), body.join("&"))
    }

    /// Fills in the form that a page has for a path.
    fn fill_in(&self, page: &str, path: &str, fields: &[(&str, &str)]) -> Seen {
        let token = token(&self.page(page), path);
        self.post(path, &[fields, &[("form-token", token.as_str())]].concat())
    }

    fn done(&self, page: &str, path: &str, fields: &[(&str, &str)]) -> String {
        let seen = self.fill_in(page, path, fields);
        assert_eq!(seen.status, StatusCode::SEE_OTHER, "{path}: {}", seen.text);
        let to = seen.location.strip_prefix(BASE).expect("a page of the town").to_owned();
        self.page(&to)
    }
}

/// For a look with a browser; only when a folder is named.
fn keep(folder: &str, path: &str, text: &str) {
    let name: String = path.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { '_' }).collect();
    std::fs::write(format!("{folder}/{name}.html"), text).expect("a folder to write to");
}

fn token(page: &str, path: &str) -> String {
    let from = page.find(&format!("action=\"{BASE}{path}\"")).unwrap_or_else(|| panic!("no form to {path} in {page}"));
    let rest = &page[from..];
    let rest = rest.split("name=\"form-token\" value=\"").nth(1).expect("a token");
    rest.split('"').next().expect("a token").to_owned()
}

fn hidden(page: &str, name: &str) -> String {
    let rest = page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or_else(|| panic!("no {name} in {page}"));
    rest.split('"').next().expect("a value").to_owned()
}

fn refused(seen: &Seen, sentence: &str) {
    assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", seen.text);
    assert!(seen.text.contains(sentence), "{sentence} in {}", seen.text);
}

/// From the first administrator to two of them, with a section, an office and a clerk.
fn grown(city: &City) -> (Id<Account>, Id<Account>, Id<Account>) {
    let (first, administers) = city.first_administrator();
    let browser = city.staff(first);
    browser.done("/admin/sections/new", "/admin/sections", &[("title", "企画課"), ("code", "企画課"), ("from", "令和8年11月1日")]);
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
    let list = browser.done("/admin/offices/new", "/admin/offices", &office);
    assert!(list.contains("統計担当") && list.contains("人がいません") && list.contains("自分の課の数値の入力"));
    let office = administers.to_string();
    let second =
        [("name", "見本 二番"), ("mail", "niban@mihon.example"), ("office", office.as_str()), ("from", "2026-11-21"), ("to", "")];
    assert!(browser.done("/admin/people/new", "/admin/people", &second).contains("加えました"));
    let office = city.office("統計担当").to_string();
    let clerk = [
        ("name", "見本 三番"),
        ("mail", "sanban@mihon.example"),
        ("office", office.as_str()),
        ("from", "2026-11-22"),
        ("to", "2026-11-30"),
    ];
    browser.done("/admin/people/new", "/admin/people", &clerk);
    (first, city.account("niban@mihon.example"), city.account("sanban@mihon.example"))
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
        assert_eq!(city.records(city.account("niban@mihon.example"), "who.appointed"), 1);
        let people = browser.page("/admin/people");
        assert!(!people.contains("いま、管理者は1人です") && people.contains("2人") && people.contains("見本 二番"));
        assert!(!browser.page("/desk").contains("管理者を決める"));
        assert!(browser.page("/desk").contains("まだ何も公開していません"));
        assert!(browser.done("/admin/doors/plans", "/admin/doors/plans/opening", &[]).contains("公開中"));
        assert!(browser.done("/admin/doors/plans", "/admin/doors/plans/closing", &[]).contains("公開をやめました"));
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
        browser.done("/admin/people/new", "/admin/people", &third);
        let person = browser.done(&page, &format!("{page}/end"), &[("last-day", "2027-03-31")]);
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
        assert!(browser.done(&format!("{new}/new"), &new, &fields).contains("役を決めました"));
        let wrong = browser.fill_in(&format!("{new}/new"), &new, &[("office", ""), ("from", "あした"), ("to", "2026")]);
        refused(&wrong, "直すところが3か所あります");
        // What has not begun is taken back, and says so.
        let held = city.seat.town.read_now(|db| offices::appointments_of(db, clerk)).expect("a readable town");
        let page = format!("/admin/people/{clerk}/appointments/{}", held[0].id);
        assert!(browser.done(&page, &format!("{page}/end"), &[("last-day", "2026-11-21")]).contains("始まる前に取り消しました"));
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
        assert!(browser.done(&page, &format!("{page}/reset"), &[]).contains("取り消しました"));
        assert_eq!((letters(&city), city.records(second, "who.second-step-reset")), (before + 1, 1));
        assert_eq!(other.get("/desk").status, StatusCode::SEE_OTHER, "the session has ended");
        let own = format!("/admin/people/{first}/second-step");
        assert!(!browser.page(&own).contains(&format!("{own}/reset")));
        let elsewhere = token(&browser.page(&page), &format!("{page}/reset"));
        assert_eq!(browser.post(&format!("{own}/reset"), &[("form-token", &elsewhere)]).status, StatusCode::CONFLICT);
        assert_eq!(city.records(first, "who.second-step-reset"), 0);
        // Ending sessions leaves the one in which it is done.
        let (phone, path) = (city.staff(first), format!("/admin/people/{first}"));
        assert!(browser.done(&path, &format!("{path}/sessions"), &[]).contains("出しました"));
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
            path.replace("{office}", &held[0].office.to_string()).replace("{door}", "plans")
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
            assert_eq!(ask(&city.signed_in(first, Face::Public)), away, "{path} for a resident");
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
        let desk = browser.done("/desk/offices", "/desk/offices/acting", &[("office", &other_office(&page))]);
        assert!(desk.contains(" として"), "{desk}");
        let may = |browser: &Browser| browser.get("/admin").status;
        let before = may(&browser);
        browser.done("/desk/offices", "/desk/offices/acting", &[("office", &other_office(&browser.page("/desk/offices")))]);
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
