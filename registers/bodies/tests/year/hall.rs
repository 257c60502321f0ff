//! A small town with two sections, one association with its chair, and browsers of those who act.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use engawa_areas::{Land, NewArea};
use engawa_bodies::model::{
    DeskRight, NewOffice, NewOrganization, NewPerson, Organization, Person, Post, Public, Seat, State, Term,
};
use engawa_bodies::refused::Refused;
use engawa_db::{Attachment, Key, Migration, Town, Tx};
use engawa_journal::measures::{self, Known};
use engawa_journal::{House, Parts};
use engawa_kernel::measure::{Filter, Measure, Term as Sum};
use engawa_kernel::{Actor, AnyId, Channel, Day, FiscalYear, Id, Shape};
use engawa_parties::deeds::{self, By};
use engawa_testkit::Kit;
use engawa_web::door::{Cookie, Cookies, Desk, Doorway, Secret};
use engawa_web::{Face, Site, TownSeat, WhoIs, WordFile, Words, guarded, limits, samples};
use engawa_who::accounts::{Account, Mail, open_account};
use engawa_who::offices::{NewAppointment, OfficeToMake, appoint, make_office};
use engawa_who::sessions::{Begun, Hall, SessionStep, begin, session_purpose};
use engawa_who::{Days, NewSection, Settlement, TownFace, TownWords};
use tower::ServiceExt;

const BASE: &str = "/mihon";

pub struct City {
    router: Router,
    pub seat: TownSeat,
    words: Arc<Words>,
    runtime: tokio::runtime::Runtime,
    cookies: HashMap<&'static str, String>,
    pub body: Id<Organization>,
    pub chair: Id<Post>,
}

pub struct Seen {
    pub status: StatusCode,
    pub location: String,
    pub text: String,
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
    let facts = [engawa_who::parts().facts, engawa_areas::parts().facts].concat();
    let parts = Parts { facts, ..Parts::default() }.with(engawa_bodies::parts()).with(engawa_parties::parts());
    Arc::new(House::assemble(parts).expect("the registers fit together"))
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
            community: text("自治会"), collaboration: text("協働"), district: text("校区"), headquarters: text("市役所")
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

fn section(code: &str, name: &str) -> NewSection {
    NewSection { code: code.into(), name: name.into(), parent: None, days: Days::default(), successors: Vec::new() }
}

fn area(code: &str, name: &str, kind: &str, parent: Option<&str>) -> NewArea {
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

pub fn write<T: serde::Serialize + serde::de::DeserializeOwned + Send + 'static>(
    town: &Town,
    deed: impl Fn(&mut Tx) -> Result<T, Refused> + Send + 'static,
) -> T {
    town.write_now(Key::none(), deed).expect("a deed")
}

/// The association, its chair with a term up to March, and the account of who holds it.
fn settle(town: &Town) -> (Id<Organization>, Id<Post>) {
    let settlement =
        Settlement {
            town: face(), sections: vec![section("plan", "企画課"), section("water", "水道課")], offices: Vec::new()
        };
    town.write_now(Key::none(), move |tx| engawa_who::settle(tx, &settlement)).expect("a settled town");
    let land = Land {
        areas: vec![area("west", "西校区", "校区", None), area("hill", "丘町", "町内", Some("west"))],
        ..Land::default()
    };
    town.write_now(Key::none(), move |tx| engawa_areas::settle(tx, &land)).expect("its areas");
    let opened = |tx: &mut Tx| {
        engawa_who::openings::open_door(tx, engawa_who::openings::Door::Organizations, Actor::Key("test"), Channel::Machine)
    };
    town.write_now(Key::none(), opened).expect("an open directory");
    write(town, |tx| {
        let body = body(tx, "okamachi", "丘町自治会", "neighbourhood")?;
        let post = Post {
            id: tx.new_id(),
            organization: body,
            title: "会長".into(),
            seats: 1,
            months_max: None,
            is_public: true,
            desk: DeskRight::Keeps,
            term: Term::since(day("2020-04-01")),
        };
        let chair = deeds::make_post(tx, &post, &by())?;
        let person = person(tx, "見本", "月子")?;
        let account = account(tx, "leaving@mihon.example")?;
        deeds::bind_account(tx, person, account, &by())?;
        seat(tx, chair, person, Term::new(day("2025-04-01"), Some(day("2027-03-31")))?)?;
        Ok((body, chair))
    })
}

pub fn body(tx: &mut Tx, slug: &str, name: &str, kind: &str) -> Result<Id<Organization>, Refused> {
    let area = engawa_areas::area_by_code(tx, "hill")?.map(|area| area.id);
    let new = NewOrganization {
        name: name.into(),
        kana: "おかまち".into(),
        kind: kind.into(),
        area,
        slug: Some(slug.into()),
        state: State::Active,
        from_on: day("2020-04-01"),
        source: "規約".into(),
    };
    let id = deeds::enter_organization(tx, &new, &by())?;
    deeds::set_public(tx, id, &Public { is_listed: true, ..Public::default() }, &by())?;
    Ok(id)
}

pub fn person(tx: &mut Tx, family: &str, given: &str) -> Result<Id<Person>, Refused> {
    Ok(deeds::enter_person(tx, &NewPerson { family: family.into(), given: given.into(), ..NewPerson::default() }, &by())?)
}

pub fn seat(tx: &mut Tx, post: Id<Post>, person: Id<Person>, term: Term) -> Result<(), Refused> {
    let source = "総会".to_owned();
    let new = NewOffice { post, person, term, seat: Seat::Elected, is_ex_officio: false, may_publish: false, source };
    Ok(deeds::appoint(tx, &new, &by()).map(|_| ())?)
}

pub fn account(tx: &mut Tx, mail: &str) -> Result<Id<Account>, Refused> {
    let mail = Mail::parse(mail).expect("an address");
    Ok(open_account(tx, "見本", &mail, Actor::Key("test"), Channel::Machine)?)
}

/// A clerk of a section with these permissions.
fn clerk(town: &Town, code: &'static str, mail: &'static str) {
    let made: Result<(), engawa_who::offices::Refused> = town.write_now(Key::none(), move |tx| {
        let by = || Actor::Key("test");
        let account = open_account(tx, "見本 係", &Mail::parse(mail).expect("an address"), by(), Channel::Machine)?;
        let section = engawa_who::section_by_code(tx, code)?.expect("a section").id;
        let from_on = tx.now().day();
        let permissions = vec![engawa_parties::EDIT, engawa_bodies::ASK, engawa_areas::EDIT];
        let new = OfficeToMake { section, title: "担当".into(), is_single: false, permissions, from_on: Some(from_on) };
        let office = make_office(tx, &new, by(), Channel::Machine)?;
        appoint(tx, &NewAppointment { account, office, from_on, to_on: None }, by(), Channel::Machine)?;
        Ok(())
    });
    made.expect("a clerk in office");
}

impl City {
    pub fn new(kit: &Kit) -> City {
        let town = kit.town("mihon");
        let (body, chair) = settle(&town);
        clerk(&town, "plan", "clerk@mihon.example");
        clerk(&town, "water", "water@mihon.example");
        let site = town.read_now(engawa_who::site_of).expect("a readable town").expect("a settled town");
        let open_doors = vec![engawa_areas::DOOR.into(), engawa_parties::DOOR.into()];
        let site = Arc::new(Site { open_doors, ..site });
        let rooms = engawa_areas::routes().merge(engawa_parties::routes().merge(engawa_bodies::routes()));
        let files: Vec<WordFile> = [
            &engawa_who::WORD_FILES[..],
            &engawa_areas::WORD_FILES[..],
            &engawa_parties::WORD_FILES[..],
            &engawa_bodies::WORD_FILES[..],
        ]
        .concat();
        let mut city = City {
            router: guarded(rooms.into_parts().0),
            seat: TownSeat { town, site, base: BASE.into(), clock: kit.clock.clone(), origin: None },
            words: samples::words_with(&files),
            runtime: tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime"),
            cookies: HashMap::new(),
            body,
            chair,
        };
        city.come_in("clerk", Face::Staff);
        city.come_in("water", Face::Staff);
        city.come_in("leaving", Face::Public);
        city
    }

    pub fn town(&self) -> &Town {
        &self.seat.town
    }

    /// Somebody comes in by the account with the address of their name.
    pub fn come_in(&mut self, name: &'static str, face: Face) {
        let town = self.town().clone();
        let mail = format!("{name}@mihon.example");
        let found = town.read_now(move |db| engawa_who::accounts::account_by_mail(db, &mail));
        let account = found.expect("readable").expect("an account").id;
        let secret = Secret::new();
        let secret_hash = secret.hash(town.name(), session_purpose(face));
        let begun = Begun { account, face, step: SessionStep::Both, secret_hash, device: "test".into() };
        town.write_now(Key::none(), move |tx| begin(tx, &begun).map(|_| ())).expect("a session");
        let line = Cookies::new(town.name(), BASE, false).set(Cookie::Session(face), &secret);
        let cookie = line.to_str().expect("text").split(';').next().expect("a pair").to_owned();
        self.cookies.insert(name, cookie);
    }

    fn ask(&self, who: &str, request: axum::http::request::Builder, body: Vec<u8>) -> Seen {
        let cookie = self.cookies.get(who).cloned().unwrap_or_default();
        let mut request = request.header(header::COOKIE, cookie).body(Body::from(body)).expect("a request");
        let extensions = request.extensions_mut();
        extensions.insert(self.seat.clone());
        extensions.insert(Arc::clone(&self.words));
        let desk = Desk {
            entries: [&engawa_parties::DESK[..], &engawa_bodies::DESK[..]].concat(),
            bodies: vec![engawa_parties::bodies_in],
            ..Desk::default()
        };
        extensions.insert(Arc::new(desk));
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

    pub fn get(&self, who: &str, path: &str) -> Seen {
        self.ask(who, Request::get(path), Vec::new())
    }

    /// A page that is there, in our words, with one heading.
    pub fn page(&self, who: &str, path: &str) -> String {
        let seen = self.get(who, path);
        assert_eq!(seen.status, StatusCode::OK, "{path}: {} {}", seen.location, visible(&seen.text));
        assert_eq!(seen.text.matches("<h1").count(), 1, "{path}");
        let said = visible(&seen.text);
        assert!(!said.contains("parties-") && !said.contains("areas-") && !said.contains("who-"), "{path} shows a key: {said}");
        seen.text
    }

    pub fn post(&self, who: &str, path: &str, fields: &[(&str, &str)]) -> Seen {
        let encode = |(name, value): &(&str, &str)| format!("{name}={}", limits::percent_encoded(value).replace('/', "%2F"));
        let body: Vec<String> = fields.iter().map(encode).collect();
        self.ask(who, Request::post(path).header("sec-fetch-site", "same-origin"), body.join("&").into_bytes())
    }

    /// Fills in the form that a page has for a path.
    pub fn fill_in(&self, who: &str, page: &str, path: &str, fields: &[(&str, &str)]) -> Seen {
        let token = token(&self.page(who, page), path);
        self.post(who, path, &[fields, &[("form-token", token.as_str())]].concat())
    }

    /// Fills in a form and goes where it leads.
    pub fn done(&self, who: &str, page: &str, path: &str, fields: &[(&str, &str)]) -> String {
        let seen = self.fill_in(who, page, path, fields);
        assert_eq!(seen.status, StatusCode::SEE_OTHER, "{path}: {}", visible(&seen.text));
        seen.location.strip_prefix(BASE).expect("a page of the town").to_owned()
    }

    /// The sum of a counter of events in the fiscal year of a day, of one section or of all.
    pub fn sum(&self, counter: &'static str, section: Option<&'static str>, on: &str) -> i64 {
        let through = day(on);
        let read = move |db: &engawa_db::Db| {
            let section = match section {
                Some(code) => engawa_who::section_by_code(db, code)?.map(|section| section.id.any()),
                None => None,
            };
            let filter = Filter { section, ..Filter::default() };
            let measure = Measure {
                shape: Shape::FiscalYearSum,
                term: Sum { counter: counter.into(), filter },
                over: None,
                opening: 0,
                since: None,
                window: None,
                list: None,
            };
            let known = Known { through, as_of: None };
            Ok::<_, engawa_db::Fault>(measures::figures(db, &measure, &[FiscalYear::of(through)], known).expect("a figure"))
        };
        self.town().read_now(read).expect("read").first().map_or(0, |figure| figure.upper)
    }

    /// The chain, its lines and its tallies hold.
    pub fn is_whole(&self) {
        let report = self.town().read_now(|db| engawa_journal::verify(db, None)).expect("a report");
        assert!(report.problems.is_empty(), "{:?}", report.problems);
    }

    /// The address of the latest mail, and its text.
    pub fn mails(&self) -> Vec<(String, String)> {
        let read = |db: &engawa_db::Db| db.all("select to_address, body from post_mails order by id limit 50", []);
        self.town().read_now(read).expect("mails")
    }

    pub fn body_path(&self, end: &str) -> String {
        format!("/desk/parties/{}{end}", self.body)
    }
}

pub fn id_of(path: &str, after: &str) -> AnyId {
    let rest = path.split(after).nth(1).expect("an id");
    AnyId::parse(rest.split(['/', '?', '"']).next().expect("an id")).expect("an id")
}

pub fn visible(html: &str) -> String {
    let text = html.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text.trim());
    text.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

pub fn token(page: &str, path: &str) -> String {
    let from = page.find(&format!("action=\"{BASE}{path}\"")).unwrap_or_else(|| panic!("no form to {path} in {page}"));
    let rest = page[from..].split("name=\"form-token\" value=\"").nth(1).expect("a token");
    rest.split('"').next().expect("a token").to_owned()
}

/// What a page sends along under this name.
pub fn hidden(page: &str, name: &str) -> String {
    let rest = page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or_else(|| panic!("no {name} in {page}"));
    rest.split('"').next().expect("a value").to_owned()
}
