//! A city hall in March: its people, their browsers, and every row that a list could touch.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use engawa_db::{Attachment, Cells, Db, Fault, FromRow, Key, Limit, Migration, Value};
use engawa_journal::House;
use engawa_kernel::{Actor, AnyId, Channel, Day, Id, Moment};
use engawa_testkit::Kit;
use engawa_web::door::{Cookie, Cookies, Desk, Doorway, Holding, Row, Secret};
use engawa_web::{Answer, Ctx, Face, Fields, May, Permission, Rooms, TownSeat, WhoIs, Words, guarded, limits, samples};
use engawa_who::accounts::{Account, Mail, open_account};
use engawa_who::offices::{self, NewAppointment, OfficeToMake, Refused, SectionToMake};
use engawa_who::sessions::{Begun, Hall, SessionStep, begin, session_purpose};
use engawa_who::{Office, Section, Settlement, TownFace, TownWords, WORD_FILES};
use tower::ServiceExt;

pub const BASE: &str = "/mihon";
const FIGURES: Permission = Permission("plans.figures");

pub struct City {
    router: Router,
    pub seat: TownSeat,
    words: Arc<Words>,
    desk: Arc<Desk>,
    runtime: tokio::runtime::Runtime,
}

/// A browser with the cookie of a staff session.
pub struct Browser<'c> {
    city: &'c City,
    cookie: String,
}

pub struct Seen {
    pub status: StatusCode,
    pub location: String,
    pub text: String,
}

/// Where something is entered for the section in which one acts: a room of its own stands in for the desk of plans.
const ENTER: &str = "/desk/figures-of-the-test";

async fn asks(ctx: Ctx) -> Answer<axum::response::Html<String>> {
    let head = ctx.form(ENTER)?;
    Ok(axum::response::Html(format!("<form action=\"{}\">{head}</form>{}", head.action, ctx.acting()?.section_name)))
}

async fn enters(ctx: Ctx, _: Fields) -> Answer<String> {
    Ok(ctx.acting()?.section_name.clone())
}

fn rooms() -> Rooms {
    let may = May::Holds(&[FIGURES]);
    engawa_who::routes().row(Row::get(ENTER, Face::Staff, may), asks).row(Row::post(ENTER, Face::Staff, may), enters)
}

/// A room that keeps one indicator by 水道課.
fn kept_by_water(db: &Db, section: AnyId) -> Result<Vec<Holding>, Fault> {
    let found = engawa_who::section(db, section.of())?.filter(|section| section.name == "水道課");
    Ok(found.map(|_| Holding { what: "水道の有収率".into(), path: "/plans/sogo/indicators/suido".into() }).into_iter().collect())
}

pub fn migrations() -> Vec<Migration> {
    [&engawa_journal::MIGRATIONS[..], &engawa_post::MIGRATIONS[..], &engawa_who::MIGRATIONS[..]].concat()
}

pub fn attachment() -> Attachment {
    Arc::new(House::assemble(engawa_who::parts()).expect("the hall fits together"))
}

fn town_without_sections() -> Settlement {
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

/// Section, offices with seats and permissions, and who holds them.
type Staffed<'a> = (&'a str, &'a str, bool, &'a [Permission], &'a [&'a str]);

const HALL: [Staffed; 7] = [
    ("総務課", "管理者", false, &[engawa_who::ADMINISTER], &["見本 一番", "見本 二番"]),
    ("総務課", "係員", false, &[], &["伊藤 三郎"]),
    ("企画課", "課長", true, &[FIGURES], &["田中 花子"]),
    ("企画課", "係員", false, &[FIGURES], &["高橋 次郎"]),
    ("市民課", "課長", true, &[FIGURES], &["佐藤 一"]),
    ("市民課", "係員", false, &[FIGURES], &["山田 太郎", "鈴木 良子"]),
    ("水道課", "課長", true, &[FIGURES], &["渡辺 清"]),
];

pub fn mail_of(name: &str) -> String {
    let letters: String = name.bytes().map(|byte| format!("{byte:02x}")).collect();
    format!("m{}@mihon.example", &letters[letters.len().saturating_sub(40)..])
}

impl City {
    pub fn new(kit: &Kit) -> City {
        kit.set_day("2026-06-01");
        let town = kit.town("mihon");
        town.write_now(Key::none(), |tx| engawa_who::settle(tx, &town_without_sections())).expect("a settled town");
        let site = Arc::new(town.read_now(engawa_who::site_of).expect("a readable town").expect("a settled town"));
        let city = City {
            router: guarded(rooms().into_parts().0),
            seat: TownSeat {
                town,
                site,
                base: BASE.into(),
                clock: kit.clock.clone(),
                origin: Some("https://mihon.example".into()),
            },
            words: samples::words_with(&WORD_FILES),
            desk: Arc::new(Desk { holdings: vec![kept_by_water], todos: vec![engawa_who::todos], ..Desk::default() }),
            runtime: tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime"),
        };
        for (section, title, is_single, permissions, names) in HALL {
            let section = city.find_section(section).unwrap_or_else(|| city.make_section(section));
            let office = city.make_office(section, title, is_single, permissions);
            for name in names {
                let account = city.open(name);
                city.appoint(account, office, None);
            }
        }
        city.open("新人 五郎");
        city
    }

    fn make_section(&self, name: &str) -> Id<Section> {
        let new = SectionToMake { code: name.into(), name: name.into(), from_on: Some(day("2010-04-01")) };
        let made: Result<_, Refused> =
            self.seat.town.write_now(Key::none(), move |tx| offices::make_section(tx, &new, by(), Channel::CommandLine));
        made.expect("a section")
    }

    fn make_office(&self, section: Id<Section>, title: &str, is_single: bool, permissions: &[Permission]) -> Id<Office> {
        let permissions = permissions.to_vec();
        let new = OfficeToMake { section, title: title.into(), is_single, permissions, from_on: Some(day("2010-04-01")) };
        let made: Result<_, Refused> =
            self.seat.town.write_now(Key::none(), move |tx| offices::make_office(tx, &new, by(), Channel::CommandLine));
        made.expect("an office")
    }

    pub fn open(&self, name: &str) -> Id<Account> {
        let (name, mail) = (name.to_owned(), Mail::parse(&mail_of(name)).expect("an address"));
        let opened = self.seat.town.write_now(Key::none(), move |tx| open_account(tx, &name, &mail, by(), Channel::CommandLine));
        opened.expect("an account")
    }

    /// By hand, as an administrator does it.
    pub fn appoint(&self, account: Id<Account>, office: Id<Office>, from_on: Option<Day>) {
        let new = NewAppointment { account, office, from_on: from_on.unwrap_or(day("2024-04-01")), to_on: None };
        let made: Result<_, Refused> =
            self.seat.town.write_now(Key::none(), move |tx| offices::appoint(tx, &new, by(), Channel::CommandLine));
        made.expect("an appointment");
    }

    fn find_section(&self, name: &str) -> Option<Id<Section>> {
        let code = name.to_owned();
        let found = self.seat.town.read_now(|db| engawa_who::section_by_code(db, &code)).expect("a readable town");
        found.map(|section| section.id)
    }

    pub fn section(&self, name: &str) -> Id<Section> {
        self.find_section(name).unwrap_or_else(|| panic!("no section {name}"))
    }

    pub fn office_on(&self, section: &str, title: &str, on: Day) -> Id<Office> {
        let section = self.section(section);
        let all = self.seat.town.read_now(|db| engawa_who::offices_on(db, on)).expect("a readable town");
        let found = all.into_iter().find(|office| office.section == section && office.title == title);
        found.unwrap_or_else(|| panic!("no office {title}")).id
    }

    pub fn account(&self, name: &str) -> Id<Account> {
        let mail = mail_of(name);
        let found = self.seat.town.read_now(|db| engawa_who::accounts::account_by_mail(db, &mail)).expect("a readable town");
        found.unwrap_or_else(|| panic!("nobody is called {name}")).id
    }

    /// Everyone in office on a day: section, title, name.
    pub fn holders(&self, on: Day) -> Vec<(String, String, String)> {
        let held = self.seat.town.read_now(|db| offices::holders_on(db, on)).expect("a readable town");
        held.into_iter().map(|held| (held.section_name, held.title, held.name)).collect()
    }

    /// Someone who has just signed in.
    pub fn signed_in(&self, name: &str) -> Browser<'_> {
        let (account, secret) = (self.account(name), Secret::new());
        let secret_hash = secret.hash(self.seat.town.name(), session_purpose(Face::Staff));
        let begun = Begun { account, face: Face::Staff, step: SessionStep::Both, secret_hash, device: "test".into() };
        self.seat.town.write_now(Key::none(), move |tx| begin(tx, &begun).map(|_| ())).expect("a session");
        let line = Cookies::new(self.seat.town.name(), BASE, false).set(Cookie::Session(Face::Staff), &secret);
        let cookie = line.to_str().expect("text").split(';').next().expect("a cookie").to_owned();
        Browser { city: self, cookie }
    }

    /// The clock stands at this moment of a day.
    pub fn at(&self, on: &str, millis: i64) -> Moment {
        let moment = day(on).begins_at().plus_millis(millis);
        self.seat.clock.set(moment);
        moment
    }

    /// Every row of every table that a list may touch, but for its own.
    pub fn rows(&self) -> Vec<(&'static str, Vec<Vec<Value>>)> {
        let tables = [
            ("who_sections", "select * from who_sections order by id limit 10000"),
            ("who_section_successions", "select * from who_section_successions order by section_id, successor_id limit 10000"),
            ("who_offices", "select * from who_offices order by id limit 10000"),
            ("who_office_permissions", "select * from who_office_permissions order by office_id, permission limit 10000"),
            ("who_appointments", "select * from who_appointments order by id limit 10000"),
            ("who_accounts", "select * from who_accounts order by id limit 10000"),
        ];
        let read =
            |db: &Db| -> Result<Vec<_>, Fault> { tables.into_iter().map(|(table, sql)| Ok((table, rows_of(db, sql)?))).collect() };
        self.seat.town.read_now(read).expect("the rows")
    }

    pub fn count(&self, sql: &'static str) -> usize {
        self.seat.town.read_now(|db| rows_of(db, sql)).expect("rows").len()
    }

    pub fn kinds_told(&self) -> Vec<String> {
        let all = self.seat.town.read_now(|db| engawa_journal::records_after(db, engawa_kernel::Seq(0), Limit(100_000)));
        all.expect("the records").into_iter().map(|record| record.header.kind).collect()
    }
}

struct Whole(Vec<Value>);

impl FromRow for Whole {
    fn from_row(cells: &mut Cells) -> Result<Whole, Fault> {
        Ok(Whole(cells.rest()))
    }
}

fn rows_of(db: &Db, sql: &str) -> Result<Vec<Vec<Value>>, Fault> {
    let mut rows = Vec::new();
    db.each(sql, &[], |row: Whole| {
        rows.push(row.0);
        Ok(())
    })?;
    Ok(rows)
}

fn by() -> Actor {
    Actor::Key("command-line")
}

pub fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

impl Browser<'_> {
    fn ask(&self, request: axum::http::request::Builder, body: String) -> Seen {
        let mut request = request.header(header::COOKIE, &self.cookie).body(Body::from(body)).expect("a request");
        let extensions = request.extensions_mut();
        extensions.insert(self.city.seat.clone());
        extensions.insert(Arc::clone(&self.city.words));
        extensions.insert(Arc::clone(&self.city.desk));
        extensions.insert(Arc::new(Hall) as Arc<dyn WhoIs>);
        extensions.insert(Doorway::LOOPBACK);
        self.city.runtime.block_on(async {
            let answer = self.city.router.clone().oneshot(request).await.expect("a router never fails");
            let location = answer.headers().get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
            let (location, status) = (location.to_owned(), answer.status());
            let bytes = to_bytes(answer.into_body(), 8 << 20).await.expect("a body");
            Seen { status, location, text: String::from_utf8_lossy(&bytes).into_owned() }
        })
    }

    pub fn get(&self, path: &str) -> Seen {
        self.ask(Request::get(path), String::new())
    }

    /// A page that is there, in our words.
    pub fn page(&self, path: &str) -> String {
        let seen = self.get(path);
        assert_eq!(seen.status, StatusCode::OK, "{path}: {} {}", seen.location, seen.text);
        assert_eq!(seen.text.matches("<h1").count(), 1, "{path}");
        in_our_words(path, &seen.text);
        if let Ok(folder) = std::env::var("ENGAWA_KEEP_PAGES") {
            keep(&folder, path, &seen.text);
        }
        seen.text
    }

    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Seen {
        let encode = |(name, value): &(&str, &str)| format!("{name}={}", limits::percent_encoded(value).replace('/', "%2F"));
        let body: Vec<String> = fields.iter().map(encode).collect();
        self.ask(Request::post(path).header("sec-fetch-site", "same-origin"), body.join("&"))
    }

    /// Fills in the form that a page has for a path.
    pub fn fill_in(&self, page: &str, path: &str, fields: &[(&str, &str)]) -> Seen {
        let token = token(&self.page(page), path);
        let seen = self.post(path, &[fields, &[("form-token", token.as_str())]].concat());
        in_our_words(path, &seen.text);
        seen
    }

    /// Fills in a form and goes where it leads.
    pub fn done(&self, page: &str, path: &str, fields: &[(&str, &str)]) -> (String, String) {
        let seen = self.fill_in(page, path, fields);
        assert_eq!(seen.status, StatusCode::SEE_OTHER, "{path}: {}", visible(&seen.text));
        let to = seen.location.strip_prefix(BASE).expect("a page of the town").to_owned();
        (to.clone(), self.page(&to))
    }

    /// Opens the form where figures are entered.
    pub fn opens_figures(&self) -> Result<(String, String), StatusCode> {
        let seen = self.get(ENTER);
        let section = seen.text.rsplit('>').next().unwrap_or_default().to_owned();
        if seen.status == StatusCode::OK { Ok((section, token(&seen.text, ENTER))) } else { Err(seen.status) }
    }

    /// Sends it; answers for which section.
    pub fn enters_figures(&self, token: &str) -> String {
        let seen = self.post(ENTER, &[("form-token", token)]);
        assert_eq!(seen.status, StatusCode::OK, "{}", seen.text);
        seen.text
    }
}

/// The value of an option of a list by its words.
pub fn option(page: &str, words: &str) -> String {
    let before = page.split(&format!(">{words}</option>")).next().filter(|before| before.len() < page.len());
    let before = before.unwrap_or_else(|| panic!("no 「{words}」 in {page}"));
    let value = before.rsplit("value=\"").next().expect("a value");
    value.split('"').next().expect("a value").to_owned()
}

pub fn visible(html: &str) -> String {
    html.split('<')
        .filter_map(|part| part.split_once('>'))
        .map(|(_, text)| text.trim())
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

fn in_our_words(path: &str, text: &str) {
    let visible = visible(text);
    assert!(!visible.contains("who-") && !visible.contains("web-"), "{path} shows a key: {visible}");
}

/// For a look with a browser; only when a folder is named.
fn keep(folder: &str, path: &str, text: &str) {
    let name: String = path.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { '_' }).collect();
    std::fs::write(format!("{folder}/{name}.html"), text).expect("a folder to write to");
}

pub fn token(page: &str, path: &str) -> String {
    let from = page.find(&format!("action=\"{BASE}{path}\"")).unwrap_or_else(|| panic!("no form to {path} in {page}"));
    let rest = page[from..].split("name=\"form-token\" value=\"").nth(1).expect("a token");
    rest.split('"').next().expect("a token").to_owned()
}
