//! City hall of the small town, with a department above one of its sections; its people, their browsers, the forms of the pages.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use engawa_db::{Attachment, Db, Fault, Key, Migration, Town, Tx};
use engawa_journal::House;
use engawa_kernel::{AnyId, FiscalYear, Id, Moment};
use engawa_plans::evaluation::desk::{ALL_SHEETS, DEPARTMENT, SHEETS};
use engawa_plans::evaluation::model::{Sheet, SheetState};
use engawa_plans::evaluation::reading;
use engawa_plans::{WORD_FILES, settle::settle, townfile};
use engawa_testkit::{Kit, on_both};
use engawa_web::door::{Cookie, Cookies, Denied, Desk, Doorway, FORM_TOKEN, Secret, Strength};
use engawa_web::{Acting, Face, FormHead, Lang, Permission, Site, TownSeat, Visitor, WhoIs, Words, guarded, samples};
use tower::ServiceExt;

use crate::year::{PLAN, TOWN, Year};

const NAME: &str = "judged";

/// A department with the section that carries two items, the planning section, and one that carries nothing.
const SECTIONS: &str = r#"[[sections]]
code = "市民部"
name = "市民部"
valid_from = "2010-04-01"

[[sections]]
code = "産業部"
name = "産業部"
valid_from = "2010-04-01"

[[sections]]
code = "企画課"
name = "企画課"
valid_from = "2010-04-01"

[[sections]]
code = "別の課"
name = "別の課"
valid_from = "2010-04-01"
parent = "産業部"

"#;

/// Everyone who has a session.
#[derive(Default)]
struct Known {
    visitors: Mutex<Vec<(Secret, Visitor)>>,
}

impl WhoIs for Known {
    fn visitor(&self, _: &Db, _: &str, face: Face, secret: &Secret) -> Result<Option<Visitor>, Fault> {
        let visitors = self.visitors.lock().expect("no test panicked here");
        Ok(visitors.iter().find(|(other, visitor)| other == secret && visitor.face == face).map(|(_, visitor)| visitor.clone()))
    }

    fn seen(&self, _: &mut Tx, _: AnyId, _: Moment) -> Result<(), Fault> {
        Ok(())
    }

    fn denied(&self, _: &mut Tx, _: &Denied) -> Result<(), Fault> {
        Ok(())
    }
}

/// City hall in May 2026, before anyone prepared a year.
pub struct Hall {
    pub town: Town,
    router: Router,
    seat: TownSeat,
    words: Arc<Words>,
    known: Arc<Known>,
    pub runtime: tokio::runtime::Runtime,
}

/// Somebody with a browser.
#[derive(Clone)]
pub struct Person {
    cookie: String,
    secret: Secret,
    pub visitor: Visitor,
}

/// An answer.
pub struct Seen {
    pub status: StatusCode,
    pub to: String,
    pub html: String,
}

impl Seen {
    /// The text outside of tags.
    pub fn text(&self) -> String {
        let pieces = self.html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
        pieces.map(plain).collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// It has this status; else tells what it says.
    pub fn is(self, status: StatusCode) -> Seen {
        assert_eq!(self.status, status, "{} {}", self.to, self.text());
        self
    }

    /// Says so, or tells what it says instead.
    pub fn says(self, sentence: &str) -> Seen {
        assert!(self.text().contains(sentence), "「{sentence}」 in {}", self.text());
        self
    }

    /// Does not say so.
    pub fn says_nothing_of(self, sentence: &str) -> Seen {
        assert!(!self.text().contains(sentence), "「{sentence}」 in {}", self.text());
        self
    }

    /// The summary leads to this field.
    pub fn leads_to(self, field: &str) -> Seen {
        assert!(self.html.contains(&format!("href=\"#f-{field}\"")), "{field} in {}", self.text());
        self
    }

    /// Leads on to an address that ends so.
    pub fn goes_on(self, to: &str) -> Seen {
        assert!(self.status == StatusCode::SEE_OTHER && self.to.ends_with(to), "{} {} {}", self.status, self.to, self.text());
        self
    }
}

/// A test in May 2026, on both engines.
pub fn in_the_hall(test: impl Fn(&Kit, &Hall)) {
    let house: Attachment = Arc::new(House::assemble(engawa_plans::parts()).expect("the room fits together"));
    let migrations: Vec<Migration> = [
        &engawa_journal::MIGRATIONS[..],
        &engawa_who::MIGRATIONS[..],
        &engawa_areas::MIGRATIONS[..],
        &engawa_plans::MIGRATIONS[..],
    ]
    .concat();
    on_both(&migrations, &house, |kit| test(kit, &Hall::open(kit)));
}

impl Hall {
    fn open(kit: &Kit) -> Hall {
        kit.set_day("2026-05-01");
        let town = kit.town(NAME);
        let text = TOWN.replacen("[[sections]]", &format!("{SECTIONS}[[sections]]"), 1);
        let text = text.replace("valid_from = \"2026-04-01\"\n", "valid_from = \"2026-04-01\"\nparent = \"市民部\"\n");
        let file = townfile::read("judged.toml", &text).expect("a town file that holds");
        town.write_now(Key::none(), move |tx| settle(tx, &file)).expect("a settled town");
        let site = town.read_now(engawa_who::site_of).expect("a readable town").expect("a settled town");
        let site = Arc::new(Site { open_doors: vec![engawa_plans::DOOR.into()], ..site });
        Hall {
            router: guarded(engawa_plans::routes().into_parts().0),
            seat: TownSeat { town: town.clone(), site, base: format!("/{NAME}"), clock: kit.clock.clone(), origin: None },
            words: samples::words_with(&WORD_FILES),
            known: Arc::default(),
            runtime: tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime"),
            town,
        }
    }

    /// The year 2025, once it was prepared.
    pub fn year(&self) -> Year {
        let view = self.town.read_now(|db| reading::round_of(db, PLAN, FiscalYear(2025))).expect("a readable town");
        Year::of(self.town.clone(), view.expect("a prepared year").round.id)
    }

    /// The address of the year.
    pub fn round(&self) -> String {
        format!("/desk/evaluation/{}", self.year().round().round.id)
    }

    /// The sheet of an item, and its address.
    pub fn sheet(&self, code: &str) -> (Id<Sheet>, String) {
        let id = self.year().sheet(code);
        (id, format!("/desk/sheets/{id}"))
    }

    pub fn state(&self, code: &str) -> SheetState {
        self.year().view(self.sheet(code).0).sheet.state
    }

    /// Someone in a section who may do this.
    pub fn person(&self, section: &str, may: &[Permission]) -> Person {
        let (name, mut visitors) = (section.to_owned(), self.known.visitors.lock().expect("no test panicked here"));
        let found = self.town.read_now(move |db| engawa_who::section_named(db, &name, db.now().day()));
        let number = u8::try_from(visitors.len() + 1).expect("few people");
        let secret = Secret::parse(&format!("{}A", char::from(b'A' + number).to_string().repeat(42))).expect("a secret");
        let acting = Acting {
            office: Id::random([number; 16]),
            title: "担当".into(),
            section: found.expect("a readable town").expect("a section").id.any(),
            section_name: section.into(),
            permissions: may.iter().map(|permission| permission.0.to_owned()).collect(),
        };
        let visitor = Visitor {
            account: Id::random([100 + number; 16]),
            session: Id::random([200 + number; 16]),
            name: "見本 花子".into(),
            face: Face::Staff,
            strength: Strength::Whole,
            offices: vec![acting],
            acting: 0,
            is_stale: false,
        };
        visitors.push((secret.clone(), visitor.clone()));
        let line = Cookies::new(NAME, &format!("/{NAME}"), false).set(Cookie::Session(Face::Staff), &secret);
        let cookie = line.to_str().expect("text").split(';').next().expect("a pair").to_owned();
        Person { cookie, secret, visitor }
    }

    /// A clerk of the section that carries two of the three sheets.
    pub fn clerk(&self) -> Person {
        self.person("新課", &[SHEETS])
    }

    /// Of the planning section.
    pub fn planner(&self) -> Person {
        self.person("企画課", &[ALL_SHEETS])
    }

    /// The head of the department above the section.
    pub fn head(&self) -> Person {
        self.person("市民部", &[DEPARTMENT])
    }

    pub fn get(&self, person: &Person, path: &str) -> Seen {
        let request = Request::get(path).body(Body::empty()).expect("a request");
        self.runtime.block_on(self.ask(person, request))
    }

    pub fn post(&self, person: &Person, path: &str, form: &Form) -> Seen {
        self.runtime.block_on(self.ask(person, deed(path, form)))
    }

    /// Sends a request as somebody.
    pub async fn ask(&self, person: &Person, mut request: Request<Body>) -> Seen {
        request.headers_mut().insert(header::COOKIE, person.cookie.parse().expect("a header"));
        request.extensions_mut().insert(Doorway::LOOPBACK);
        request.extensions_mut().insert(self.seat.clone());
        request.extensions_mut().insert(Arc::clone(&self.words));
        let known: Arc<dyn WhoIs> = Arc::clone(&self.known) as Arc<dyn WhoIs>;
        request.extensions_mut().insert(known);
        request.extensions_mut().insert(Arc::new(Desk { timelines: vec![engawa_plans::timeline], ..Desk::default() }));
        let answer = self.router.clone().oneshot(request).await.expect("a router never fails");
        let to = answer.headers().get(header::LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default();
        let to = to.trim_start_matches(&format!("/{NAME}")).to_owned();
        let status = answer.status();
        let bytes = to_bytes(answer.into_body(), 8 << 20).await.expect("a body");
        Seen { status, to, html: String::from_utf8_lossy(&bytes).into_owned() }
    }

    /// The form of a page that is sent to this path.
    pub fn form(&self, person: &Person, page: &str, path: &str) -> Form {
        Form::read(&self.get(person, page).is(StatusCode::OK).html, path)
    }

    /// A deed that is asked for on the page of the same address.
    pub fn asked(&self, person: &Person, path: &str, fields: &[(&str, &str)]) -> Seen {
        let form = self.form(person, path, path);
        self.post(person, path, &fields.iter().fold(form, |form, (name, value)| form.with(name, value)))
    }

    /// A deed on the page of review.
    pub fn reviewed(&self, person: &Person, sheet: &str, deed: &str, fields: &[(&str, &str)]) -> Seen {
        let path = format!("{sheet}/{deed}");
        let form = self.form(person, &format!("{sheet}/review"), &path);
        self.post(person, &path, &fields.iter().fold(form, |form, (name, value)| form.with(name, value)))
    }

    /// A form with a token of this person's own for a path, as a page of ours would print it.
    pub fn token(&self, person: &Person, path: &str) -> Form {
        let head = FormHead::new(&person.secret, NAME, path, "/x".into()).to_string();
        let token = head.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a token");
        Form { pairs: Vec::new() }.with(FORM_TOKEN, token)
    }

    /// Prepares the year as it is proposed, with these answers instead.
    pub fn prepare(&self, planner: &Person, fields: &[(&str, &str)]) {
        self.asked(planner, "/desk/evaluation/new", fields).goes_on("?done=prepared");
    }

    /// Deals the sheets out.
    pub fn deal(&self, planner: &Person) {
        self.asked(planner, &format!("{}/opening", self.round()), &[]).goes_on("?done=opened");
    }

    /// What waits for somebody.
    pub fn todos(&self, person: &Person) -> Vec<String> {
        let (visitor, voice) = (person.visitor.clone(), self.seat.site.voice(&self.words, Lang::Ja));
        let found = self.town.read_now(move |db| engawa_plans::evaluation::desk::todos(db, &visitor, &voice));
        found.expect("a readable town").into_iter().map(|todo| todo.what.plain()).collect()
    }

    pub fn assert_whole(&self) {
        assert_eq!(self.town.read_now(|db| engawa_journal::verify(db, None)).expect("a readable town").problems, []);
    }
}

fn deed(path: &str, form: &Form) -> Request<Body> {
    let body: Vec<String> = form.pairs.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
    Request::post(path)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body.join("&")))
        .expect("a request")
}

/// A form as a browser holds it.
#[derive(Clone, Debug)]
pub struct Form {
    pub pairs: Vec<(String, String)>,
}

impl Form {
    /// The form of a page that is sent to this path: what a browser would send of it, without its buttons.
    pub fn read(html: &str, path: &str) -> Form {
        let from = html.find(&format!("action=\"/{NAME}{path}\"")).unwrap_or_else(|| panic!("no form to {path}: {html}"));
        let inside = html[from..].split("</form>").next().expect("a form");
        let mut pairs: Vec<(String, String)> = Vec::new();
        let mut has_option = true;
        for piece in inside.split('<').skip(1) {
            let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
            let attribute = |name: &str| {
                let rest = tag.split_once(&format!(" {name}=\""))?.1;
                Some(plain(rest.split('"').next()?))
            };
            let pair = |value: Option<String>| attribute("name").zip(value);
            let is_picked = matches!(attribute("type").as_deref(), Some("radio" | "checkbox"));
            match tag.split([' ', '\n']).next() {
                Some("input") => pairs.extend(pair(attribute("value")).filter(|_| !is_picked || tag.contains(" checked"))),
                // A browser drops the line break after the tag.
                Some("textarea") => pairs.extend(pair(Some(plain(text.strip_prefix('\n').unwrap_or(text))))),
                Some("select") => {
                    pairs.extend(pair(Some(String::new())));
                    has_option = false;
                }
                // The first option is sent where none is chosen.
                Some("option") if tag.contains(" selected") || !has_option => {
                    has_option = true;
                    if let (Some(last), Some(value)) = (pairs.last_mut(), attribute("value")) {
                        last.1 = value;
                    }
                }
                _ => {}
            }
        }
        Form { pairs }
    }

    pub fn get(&self, name: &str) -> &str {
        self.pairs.iter().find(|(other, _)| other == name).map_or("(none)", |(_, value)| value)
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Form {
        match self.pairs.iter_mut().find(|(other, _)| other == name) {
            Some(pair) => pair.1 = value.to_owned(),
            None => self.pairs.push((name.to_owned(), value.to_owned())),
        }
        self
    }

    /// With nothing sent under a name.
    #[must_use]
    pub fn without(mut self, name: &str) -> Form {
        self.pairs.retain(|(other, _)| other != name);
        self
    }
}

fn plain(html: &str) -> String {
    let pairs = [("&#60;", "<"), ("&lt;", "<"), ("&#62;", ">"), ("&gt;", ">"), ("&#34;", "\""), ("&quot;", "\""), ("&#39;", "'")];
    let text = pairs.iter().fold(html.to_owned(), |text, (from, to)| text.replace(from, to));
    text.replace("&#38;", "&").replace("&amp;", "&")
}

fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
