//! A small town with a body, the keeper of its roster, and a clerk of city hall.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use engawa_bodies::model::{
    CountsBy, DeskRight, NewOffice, NewOrganization, NewPerson, Organization, Person, Post, Proxy, Scope, Seat, State, Term,
};
use engawa_bodies::refused::Refused;
use engawa_db::{Attachment, Key, Migration, Town};
use engawa_journal::measures::{self, Known};
use engawa_journal::{House, Parts};
use engawa_kernel::measure::{Filter, Measure, Term as Sum};
use engawa_kernel::{Actor, Channel, Day, FiscalYear, Id, Shape};
use engawa_parties::deeds::{self, By, NewReport};
use engawa_testkit::Kit;
use engawa_web::door::{Cookie, Cookies, Desk, Doorway, Secret};
use engawa_web::{Face, Site, TownSeat, WhoIs, WordFile, Words, guarded, limits, samples};
use engawa_who::accounts::{Mail, open_account};
use engawa_who::offices::{NewAppointment, OfficeToMake, appoint, make_office};
use engawa_who::sessions::{Begun, Hall, SessionStep, begin, session_purpose};
use engawa_who::{Days, NewSection, Settlement, TownFace, TownWords};
use tower::ServiceExt;

const BASE: &str = "/mihon";
const CLERK: &str = "clerk@mihon.example";
const RESIDENT: &str = "resident@mihon.example";
const KEEPER: &str = "keeper@mihon.example";

/// The town with the browsers of its clerk and of the keeper.
pub struct City {
    router: Router,
    pub seat: TownSeat,
    words: Arc<Words>,
    runtime: tokio::runtime::Runtime,
    pub body: Id<Organization>,
    pub other: Id<Organization>,
}

/// Who looks.
#[derive(Clone, Copy)]
pub enum As {
    /// The clerk of city hall, with `parties.edit`.
    Clerk,
    /// The keeper of the roster.
    Keeper,
    /// Somebody with an account.
    Resident,
}

pub struct Seen {
    pub status: StatusCode,
    pub location: String,
    pub text: String,
    pub refresh: bool,
    pub headers: axum::http::HeaderMap,
}

pub fn migrations() -> Vec<Migration> {
    let parts = [
        &engawa_journal::MIGRATIONS[..],
        &engawa_post::MIGRATIONS[..],
        &engawa_who::MIGRATIONS[..],
        &engawa_areas::MIGRATIONS[..],
        &engawa_files::MIGRATIONS[..],
        &engawa_parties::MIGRATIONS[..],
    ];
    parts.concat()
}

pub fn attachment() -> Attachment {
    let facts = engawa_who::parts().facts;
    let parts = Parts { facts, ..Parts::default() }.with(engawa_bodies::parts()).with(engawa_parties::parts());
    Arc::new(House::assemble(parts).expect("the register fits together"))
}

pub fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

pub fn by() -> By {
    By::machine("test")
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

fn body(town: &Town, name: &'static str, slug: &'static str) -> Id<Organization> {
    let made: Result<_, Refused> = town.write_now(Key::none(), move |tx| {
        let new = NewOrganization {
            name: name.into(),
            kana: String::new(),
            kind: "neighbourhood".into(),
            area: None,
            slug: Some(slug.into()),
            state: State::Active,
            from_on: day("2020-04-01"),
            source: "規約".into(),
        };
        Ok(deeds::enter_organization(tx, &new, &by())?)
    });
    made.expect("a body")
}

/// Somebody with an account who holds a post that keeps the desk of the body.
fn keeper(town: &Town, organization: Id<Organization>) {
    let made: Result<(), Refused> = town.write_now(Key::none(), move |tx| {
        let mail = Mail::parse(KEEPER).expect("an address");
        let account = open_account(tx, "見本 守", &mail, Actor::Key("sample"), Channel::Machine)?;
        let person = deeds::enter_person(tx, &NewPerson { family: "見本".into(), ..NewPerson::default() }, &by())?;
        deeds::bind_account(tx, person, account, &by())?;
        let id = tx.new_id();
        let post = Post {
            id,
            organization,
            title: "会計".into(),
            seats: 1,
            months_max: None,
            is_public: false,
            desk: DeskRight::Keeps,
            term: Term::since(day("2020-04-01")),
        };
        let post = deeds::make_post(tx, &post, &by())?;
        let term = Term::since(day("2020-04-01"));
        let new =
            NewOffice {
                post, person, term, seat: Seat::Elected, is_ex_officio: false, may_publish: false, source: "総会".into()
            };
        Ok(deeds::appoint(tx, &new, &by()).map(|_| ())?)
    });
    made.expect("a keeper");
}

impl City {
    pub fn new(kit: &Kit) -> City {
        let town = kit.town("mihon");
        let settlement = Settlement { town: face(), sections: vec![section()], offices: Vec::new() };
        town.write_now(Key::none(), move |tx| engawa_who::settle(tx, &settlement)).expect("a settled town");
        clerk(&town);
        let (body, other) = (body(&town, "丘町自治会", "hill"), body(&town, "川町自治会", "river"));
        keeper(&town, body);
        let site = town.read_now(engawa_who::site_of).expect("a readable town").expect("a settled town");
        let site = Arc::new(Site { open_doors: vec![engawa_parties::DOOR.into()], ..site });
        let rooms = engawa_parties::routes().merge(engawa_bodies::routes());
        let files: Vec<WordFile> = [
            &engawa_who::WORD_FILES[..],
            &engawa_areas::WORD_FILES[..],
            &engawa_parties::WORD_FILES[..],
            &engawa_bodies::WORD_FILES[..],
        ]
        .concat();
        City {
            router: guarded(rooms.into_parts().0),
            seat: TownSeat { town, site, base: BASE.into(), clock: kit.clock.clone(), origin: None },
            words: samples::words_with(&files),
            runtime: tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime"),
            body,
            other,
        }
    }

    /// The households of a roster, and what the body reports of itself today.
    pub fn households(&self, body: Id<Organization>) -> i64 {
        self.seat.town.read_now(|db| engawa_bodies::roster_households(db, body)).expect("a readable town")
    }

    /// What all bodies report today, as the records say it.
    pub fn reported(&self) -> i64 {
        self.counted("parties.member_households", Shape::Stock)
    }

    fn counted(&self, counter: &str, shape: Shape) -> i64 {
        let term = Sum { counter: counter.into(), filter: Filter::default() };
        let measure = Measure { shape, term, over: None, opening: 0, since: None, window: None, list: None };
        let through = self.seat.town.today();
        let figures = self.seat.town.read_now(move |db| {
            let known = Known { through, as_of: None };
            Ok::<_, engawa_db::Fault>(measures::figures(db, &measure, &[FiscalYear::of(through)], known).expect("a figure"))
        });
        figures.expect("a readable town").first().map_or(0, |figure| figure.upper)
    }

    fn cookie(&self, who: As) -> String {
        match who {
            As::Clerk => session(&self.seat.town, CLERK, Face::Staff),
            As::Resident => session(&self.seat.town, RESIDENT, Face::Public),
            As::Keeper => session(&self.seat.town, KEEPER, Face::Public),
        }
    }

    fn ask(&self, who: As, cookie: &str, request: axum::http::request::Builder, body: Vec<u8>) -> Seen {
        let _ = who;
        let mut request = request.header(header::COOKIE, cookie).body(Body::from(body)).expect("a request");
        let extensions = request.extensions_mut();
        extensions.insert(self.seat.clone());
        extensions.insert(Arc::clone(&self.words));
        extensions
            .insert(Arc::new(Desk { entries: [&engawa_parties::DESK[..], &engawa_bodies::DESK[..]].concat(), ..Desk::default() }));
        extensions.insert(Arc::new(Hall) as Arc<dyn WhoIs>);
        extensions.insert(Doorway::LOOPBACK);
        self.runtime.block_on(async {
            let answer = self.router.clone().oneshot(request).await.expect("a router never fails");
            let location = answer.headers().get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
            let refresh = answer.headers().contains_key(header::REFRESH);
            let (location, status, headers) = (location.to_owned(), answer.status(), answer.headers().clone());
            let bytes = to_bytes(answer.into_body(), 32 << 20).await.expect("a body");
            Seen { status, location, text: String::from_utf8_lossy(&bytes).into_owned(), refresh, headers }
        })
    }

    pub fn get(&self, who: As, path: &str) -> Seen {
        let cookie = self.cookie(who);
        self.ask(who, &cookie, Request::get(path), Vec::new())
    }

    /// A page that is there, in our words, with one heading.
    pub fn page(&self, who: As, path: &str) -> String {
        let cookie = self.cookie(who);
        self.page_of(who, &cookie, path)
    }

    fn page_of(&self, who: As, cookie: &str, path: &str) -> String {
        let seen = self.ask(who, cookie, Request::get(path), Vec::new());
        assert_eq!(seen.status, StatusCode::OK, "{path}: {} {}", seen.location, visible(&seen.text));
        assert_eq!(seen.text.matches("<h1").count(), 1, "{path}");
        let said = visible(&seen.text);
        assert!(!said.contains("parties-") && !said.contains("who-") && !said.contains("web-"), "{path} shows a key: {said}");
        seen.text
    }

    /// Fills in the form that a page has for a path.
    pub fn fill_in(&self, who: As, page: &str, path: &str, fields: &[(&str, &str)]) -> Seen {
        let cookie = self.cookie(who);
        let token = token(&self.page_of(who, &cookie, page), path);
        let encode = |(name, value): &(&str, &str)| format!("{name}={}", limits::percent_encoded(value).replace('/', "%2F"));
        let body: Vec<String> = fields.iter().chain(&[("form-token", token.as_str())]).map(encode).collect();
        self.ask(who, &cookie, Request::post(path).header("sec-fetch-site", "same-origin"), body.join("&").into_bytes())
    }

    /// Fills in a form and goes where it leads.
    pub fn done(&self, who: As, page: &str, path: &str, fields: &[(&str, &str)]) -> String {
        let seen = self.fill_in(who, page, path, fields);
        assert_eq!(seen.status, StatusCode::SEE_OTHER, "{path}: {}", visible(&seen.text));
        seen.location.strip_prefix(BASE).expect("a page of the town").to_owned()
    }

    /// A form with a file, as a browser sends it.
    pub fn send_file(&self, who: As, path: &str, fields: &[(&str, &str)], file: (&str, &[u8])) -> Seen {
        let cookie = self.cookie(who);
        let token = token(&self.page_of(who, &cookie, path), path);
        let mut body = Vec::new();
        for (name, value) in fields.iter().chain(&[("form-token", token.as_str())]) {
            body.extend(format!("--xx\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes());
        }
        let head = format!("--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{}\"\r\n\r\n", file.0);
        body.extend(head.into_bytes());
        body.extend(file.1);
        body.extend(b"\r\n--xx--\r\n");
        let request = Request::post(path).header("sec-fetch-site", "same-origin");
        self.ask(who, &cookie, request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=xx"), body)
    }

    /// A form with papers behind its other fields, as a browser sends it; it may say another length than it has.
    pub fn send_papers(&self, who: As, path: &str, fields: &[(&str, &str)], papers: &[(&str, &[u8])], said: Option<u64>) -> Seen {
        let cookie = self.cookie(who);
        let page = self.page_of(who, &cookie, path);
        assert!(page.contains("enctype=\"multipart/form-data\""), "{page}");
        let token = token(&page, path);
        let mut body = Vec::new();
        for (name, value) in fields.iter().chain(&[("form-token", token.as_str())]) {
            body.extend(format!("--xx\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes());
        }
        for (name, bytes) in papers {
            let head = format!("--xx\r\nContent-Disposition: form-data; name=\"copies\"; filename=\"{name}\"\r\n\r\n");
            body.extend(head.into_bytes());
            body.extend(*bytes);
            body.extend(b"\r\n");
        }
        body.extend(b"--xx--\r\n");
        let request = Request::post(path).header("sec-fetch-site", "same-origin");
        let request = said.into_iter().fold(request, |request, said| request.header(header::CONTENT_LENGTH, said));
        self.ask(who, &cookie, request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=xx"), body)
    }

    /// Takes a roster in, and goes where it leads.
    pub fn take(&self, who: As, base: &str, fields: &[(&str, &str)], file: (&str, &[u8])) -> String {
        let seen = self.send_file(who, base, fields, file);
        assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", visible(&seen.text));
        seen.location.strip_prefix(BASE).expect("a page of the town").to_owned()
    }

    /// Somebody with an account and a sheet, 見本 恵.
    pub fn resident(&self) -> Id<Person> {
        let done: Result<Id<Person>, Refused> = self.seat.town.write_now(Key::none(), |tx| {
            let mail = Mail::parse(RESIDENT).expect("an address");
            let account = open_account(tx, "見本 恵", &mail, Actor::Key("sample"), Channel::Machine)?;
            let new = NewPerson { family: "見本".into(), given: "恵".into(), ..NewPerson::default() };
            let person = deeds::enter_person(tx, &new, &by())?;
            deeds::bind_account(tx, person, account, &by())?;
            Ok(person)
        });
        done.expect("a resident")
    }

    /// Somebody for whom that person acts, as far as that.
    pub fn proxied_by(&self, proxy: Id<Person>, scope: Scope) -> Id<Person> {
        let done: Result<Id<Person>, Refused> = self.seat.town.write_now(Key::none(), move |tx| {
            let new = NewPerson { family: "見本".into(), given: "母".into(), ..NewPerson::default() };
            let person = deeds::enter_person(tx, &new, &by())?;
            let (agreed_on, term) = (day("2020-04-01"), Term::since(day("2020-04-01")));
            let new = Proxy { person, proxy, scope, agreed_on, term, source: "委任状".into() };
            deeds::agree_proxy(tx, &new, &by())?;
            Ok(person)
        });
        done.expect("a proxy")
    }

    /// How often somebody typed for another, as the records say it.
    pub fn counted_on_behalf(&self) -> i64 {
        self.counted("parties.entries_on_behalf", Shape::FiscalYearCount)
    }

    /// The body reports, and says that from now on its roster counts.
    pub fn counts_by_roster(&self) {
        let body = self.body;
        let done: Result<(), Refused> = self.seat.town.write_now(Key::none(), move |tx| {
            let today = tx.now().day();
            let report = NewReport {
                organization: body,
                counted_on: today,
                households: 1,
                persons: None,
                source: "総会".into(),
                reason: String::new(),
            };
            deeds::report_members(tx, &report, &by())?;
            engawa_bodies::deeds::count_by(tx, body, CountsBy::Roster, &by())
        });
        done.expect("it counts by its roster");
    }
}

fn clerk(town: &Town) {
    let made: Result<(), engawa_who::offices::Refused> = town.write_now(Key::none(), |tx| {
        let by = || Actor::Key("sample");
        let mail = Mail::parse(CLERK).expect("an address");
        let account = open_account(tx, "見本 花子", &mail, by(), Channel::Machine)?;
        let section = engawa_who::section_by_code(tx, "plan")?.expect("a section").id;
        let from_on = tx.now().day();
        let new = OfficeToMake {
            section,
            title: "統計".into(),
            is_single: false,
            permissions: vec![engawa_parties::EDIT],
            from_on: Some(from_on),
        };
        let office = make_office(tx, &new, by(), Channel::Machine)?;
        appoint(tx, &NewAppointment { account, office, from_on, to_on: None }, by(), Channel::Machine)?;
        Ok(())
    });
    made.expect("a clerk in office");
}

fn session(town: &Town, mail: &'static str, face: Face) -> String {
    let account = town.read_now(|db| engawa_who::accounts::account_by_mail(db, mail)).expect("readable").expect("the clerk").id;
    let secret = Secret::new();
    let secret_hash = secret.hash(town.name(), session_purpose(face));
    let begun = Begun { account, face, step: SessionStep::Both, secret_hash, device: "test".into() };
    town.write_now(Key::none(), move |tx| begin(tx, &begun).map(|_| ())).expect("a session");
    let line = Cookies::new(town.name(), BASE, false).set(Cookie::Session(face), &secret);
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
