//! A small town with its areas, its public pages, and one clerk who keeps them.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use engawa_areas::{Figure, Land, NewArea, Sex, What};
use engawa_db::{Attachment, Key, Migration};
use engawa_journal::House;
use engawa_kernel::{Actor, Channel, Day};
use engawa_testkit::Kit;
use engawa_web::door::{Cookie, Cookies, Desk, Doorway, Secret};
use engawa_web::{Face, Site, TownSeat, WhoIs, WordFile, Words, guarded, limits, samples};
use engawa_who::accounts::{Mail, open_account};
use engawa_who::offices::{NewAppointment, OfficeToMake, appoint, make_office};
use engawa_who::sessions::{Begun, Hall, SessionStep, begin, session_purpose};
use engawa_who::{Days, NewSection, Settlement, TownFace, TownWords};

const BASE: &str = "/mihon";

/// The town with a browser of its clerk.
pub struct City {
    router: Router,
    pub seat: TownSeat,
    words: Arc<Words>,
    runtime: tokio::runtime::Runtime,
    cookie: String,
}

pub struct Seen {
    pub status: StatusCode,
    pub location: String,
    pub text: String,
}

pub fn migrations() -> Vec<Migration> {
    [&engawa_journal::MIGRATIONS[..], &engawa_post::MIGRATIONS[..], &engawa_who::MIGRATIONS[..], &engawa_areas::MIGRATIONS[..]]
        .concat()
}

pub fn attachment() -> Attachment {
    let (mut who, areas) = (engawa_who::parts(), engawa_areas::parts());
    who.facts.extend(areas.facts);
    Arc::new(House::assemble(who).expect("the hall fits together"))
}

pub fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

pub fn area(code: &str, name: &str, kind: &str, parent: Option<&str>) -> NewArea {
    NewArea {
        code: code.into(),
        name: name.into(),
        reading: None,
        kind: kind.into(),
        parent: parent.map(Into::into),
        parents_before: Vec::new(),
        days: Days { from: Some(day("2005-04-01")), to: None },
        successors: Vec::new(),
        figures: Vec::new(),
        shape: None,
    }
}

fn figures(on: &str, people: i64, households: i64) -> Vec<Figure> {
    let figure = |what, value| Figure { day: day(on), what, value, source: "見本の統計".into() };
    vec![
        figure(What::Population(None), people),
        figure(What::Population(Some(Sex::Male)), people / 2),
        figure(What::Households, households),
    ]
}

/// Two districts; the west has three neighbourhoods.
pub fn land() -> Land {
    let mut areas = vec![
        area("west", "西校区", "校区", None),
        area("hill", "丘町", "町内", Some("west")),
        area("river", "川町", "町内", Some("west")),
        area("shore", "浜町", "町内", Some("west")),
        area("east", "東校区", "校区", None),
    ];
    for (place, people) in [900, 400, 300, 200, 800].into_iter().enumerate() {
        areas[place].figures =
            [figures("2025-04-01", people, people / 3), figures("2026-04-01", people + 6, people / 3 + 3)].concat();
    }
    Land { areas, ..Land::default() }
}

fn face() -> TownFace {
    let text = |text: &str| text.to_owned();
    let words =
        TownWords {
            community: text("区"), collaboration: text("協働"), district: text("地区"), headquarters: text("市役所")
        };
    TownFace {
        slug: text("mihon"),
        name: text("みほん市"),
        name_easy: None,
        name_en: text("Mihon"),
        accent: text("cyan-1000"),
        is_sample: true,
        note: None,
        words,
    }
}

fn section() -> NewSection {
    NewSection { code: "plan".into(), name: "企画課".into(), parent: None, days: Days::default(), successors: Vec::new() }
}

impl City {
    pub fn new(kit: &Kit) -> City {
        let town = kit.town("mihon");
        let settlement = Settlement { town: face(), sections: vec![section()], offices: Vec::new() };
        town.write_now(Key::none(), move |tx| engawa_who::settle(tx, &settlement)).expect("a settled town");
        town.write_now(Key::none(), move |tx| engawa_areas::settle(tx, &land())).expect("its areas");
        let cookie = clerk(&town);
        let site = town.read_now(engawa_who::site_of).expect("a readable town").expect("a settled town");
        let site = Arc::new(Site { open_doors: vec![engawa_areas::DOOR.into()], ..site });
        let (api, _) = engawa_areas::api().split_for_parts();
        let rooms = engawa_areas::routes().calls(api, engawa_areas::DOOR, engawa_areas::CALLS);
        let files: Vec<WordFile> = [&engawa_who::WORD_FILES[..], &engawa_areas::WORD_FILES[..]].concat();
        City {
            router: guarded(rooms.into_parts().0),
            seat: TownSeat { town, site, base: BASE.into(), clock: kit.clock.clone(), origin: None },
            words: samples::words_with(&files),
            runtime: tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime"),
            cookie,
        }
    }

    /// As after a long way home: the session is another, the clerk the same.
    pub fn come_in_again(&mut self) {
        self.cookie = session(&self.seat.town);
    }

    fn ask(&self, request: axum::http::request::Builder, body: Vec<u8>) -> Seen {
        let mut request = request.header(header::COOKIE, &self.cookie).body(Body::from(body)).expect("a request");
        let extensions = request.extensions_mut();
        extensions.insert(self.seat.clone());
        extensions.insert(Arc::clone(&self.words));
        extensions.insert(Arc::new(Desk { entries: engawa_areas::DESK.to_vec(), ..Desk::default() }));
        extensions.insert(Arc::new(Hall) as Arc<dyn WhoIs>);
        extensions.insert(Doorway::LOOPBACK);
        self.runtime.block_on(async {
            let answer = self.router.clone().oneshot(request).await.expect("a router never fails");
            let location = answer.headers().get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
            let (location, status) = (location.to_owned(), answer.status());
            let bytes = to_bytes(answer.into_body(), 32 << 20).await.expect("a body");
            Seen { status, location, text: String::from_utf8_lossy(&bytes).into_owned() }
        })
    }

    pub fn get(&self, path: &str) -> Seen {
        self.ask(Request::get(path), Vec::new())
    }

    /// A page that is there, in our words, with one heading.
    pub fn page(&self, path: &str) -> String {
        let seen = self.get(path);
        assert_eq!(seen.status, StatusCode::OK, "{path}: {} {}", seen.location, visible(&seen.text));
        assert_eq!(seen.text.matches("<h1").count(), 1, "{path}");
        let said = visible(&seen.text);
        assert!(!said.contains("areas-") && !said.contains("who-") && !said.contains("web-"), "{path} shows a key: {said}");
        if let Ok(folder) = std::env::var("ENGAWA_KEEP_PAGES") {
            let name: String = path.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { '_' }).collect();
            std::fs::write(format!("{folder}/{name}.html"), &seen.text).expect("a folder to write to");
        }
        seen.text
    }

    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Seen {
        let encode = |(name, value): &(&str, &str)| format!("{name}={}", limits::percent_encoded(value).replace('/', "%2F"));
        let body: Vec<String> = fields.iter().map(encode).collect();
        self.ask(Request::post(path).header("sec-fetch-site", "same-origin"), body.join("&").into_bytes())
    }

    /// Fills in the form that a page has for a path.
    pub fn fill_in(&self, page: &str, path: &str, fields: &[(&str, &str)]) -> Seen {
        let token = token(&self.page(page), path);
        self.post(path, &[fields, &[("form-token", token.as_str())]].concat())
    }

    /// Fills in a form and goes where it leads.
    pub fn done(&self, page: &str, path: &str, fields: &[(&str, &str)]) -> String {
        let seen = self.fill_in(page, path, fields);
        assert_eq!(seen.status, StatusCode::SEE_OTHER, "{path}: {}", visible(&seen.text));
        seen.location.strip_prefix(BASE).expect("a page of the town").to_owned()
    }

    /// A form with a file, as a browser sends it.
    pub fn send_file(&self, page: &str, path: &str, fields: &[(&str, &str)], file: (&str, &[u8])) -> Seen {
        let token = token(&self.page(page), path);
        let mut body = Vec::new();
        for (name, value) in fields.iter().chain(&[("form-token", token.as_str())]) {
            body.extend(format!("--xx\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes());
        }
        let head = format!("--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{}\"\r\n\r\n", file.0);
        body.extend(head.into_bytes());
        body.extend(file.1);
        body.extend(b"\r\n--xx--\r\n");
        let request = Request::post(path).header("sec-fetch-site", "same-origin");
        self.ask(request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=xx"), body)
    }

    pub fn id(&self, code: &str) -> String {
        let found = self.seat.town.read_now(|db| engawa_areas::area_by_code(db, code)).expect("a readable town");
        found.unwrap_or_else(|| panic!("no area {code}")).id.to_string()
    }
}

const MAIL: &str = "clerk@mihon.example";

fn clerk(town: &engawa_db::Town) -> String {
    let made: Result<(), engawa_who::offices::Refused> = town.write_now(Key::none(), |tx| {
        let by = || Actor::Key("sample");
        let mail = Mail::parse(MAIL).expect("an address");
        let account = open_account(tx, "見本 花子", &mail, by(), Channel::Machine)?;
        let section = engawa_who::section_by_code(tx, "plan")?.expect("a section").id;
        let from_on = tx.now().day();
        let new = OfficeToMake {
            section,
            title: "統計".into(),
            is_single: false,
            permissions: vec![engawa_areas::EDIT],
            from_on: Some(from_on),
        };
        let office = make_office(tx, &new, by(), Channel::Machine)?;
        appoint(tx, &NewAppointment { account, office, from_on, to_on: None }, by(), Channel::Machine)?;
        Ok(())
    });
    made.expect("a clerk in office");
    session(town)
}

fn session(town: &engawa_db::Town) -> String {
    let account = town.read_now(|db| engawa_who::accounts::account_by_mail(db, MAIL)).expect("readable").expect("the clerk").id;
    let secret = Secret::new();
    let secret_hash = secret.hash(town.name(), session_purpose(Face::Staff));
    let begun = Begun { account, face: Face::Staff, step: SessionStep::Both, secret_hash, device: "test".into() };
    town.write_now(Key::none(), move |tx| begin(tx, &begun).map(|_| ())).expect("a session");
    let line = Cookies::new(town.name(), BASE, false).set(Cookie::Session(Face::Staff), &secret);
    line.to_str().expect("text").split(';').next().expect("a pair").to_owned()
}

pub fn visible(html: &str) -> String {
    let text = html.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text.trim());
    text.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

fn token(page: &str, path: &str) -> String {
    let from = page.find(&format!("action=\"{BASE}{path}\"")).unwrap_or_else(|| panic!("no form to {path} in {page}"));
    let rest = page[from..].split("name=\"form-token\" value=\"").nth(1).expect("a token");
    rest.split('"').next().expect("a token").to_owned()
}

/// What a page sends along under this name.
pub fn hidden(page: &str, name: &str) -> String {
    let rest = page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or_else(|| panic!("no {name} in {page}"));
    rest.split('"').next().expect("a value").to_owned()
}

use tower::ServiceExt;
