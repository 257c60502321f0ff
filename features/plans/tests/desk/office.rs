//! The people of the desk and their browsers: two clerks of a section, one of another, who looks after the plan, a stranger.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use engawa_db::{Attachment, Db, Fault, Key, Migration, Town, Tx};
use engawa_journal::House;
use engawa_kernel::{AnyId, Id, Moment};
use engawa_plans::WORD_FILES;
use engawa_plans::book;
use engawa_plans::desk::{ALL_FIGURES, FIGURES};
use engawa_plans::model::Indicator;
use engawa_testkit::{Kit, on_both};
use engawa_web::door::{Cookie, Cookies, Denied, Desk, Doorway, FORM_TOKEN, Secret, Strength};
use engawa_web::{Acting, Face, FormHead, Lang, Permission, Site, ToDo, TownSeat, Visitor, WhoIs, Words, guarded, samples};
use tower::ServiceExt;

pub const FINANCE: &str = "財政課";

/// Everyone who has a session.
#[derive(Default)]
struct Hall {
    visitors: Mutex<Vec<(Secret, Visitor)>>,
}

impl WhoIs for Hall {
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

/// The sample town without its records, and its city hall.
pub struct Office {
    pub town: Town,
    router: Router,
    seat: TownSeat,
    words: Arc<Words>,
    hall: Arc<Hall>,
    runtime: tokio::runtime::Runtime,
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
    pub text: String,
}

pub fn at_the_desk(test: impl Fn(&Kit, &Office)) {
    at_the_desk_of(|text| text, test);
}

/// With another town file.
pub fn at_the_desk_of(change: impl Fn(String) -> String, test: impl Fn(&Kit, &Office)) {
    on_both(&migrations(), &attachment(), |kit| test(kit, &Office::open(kit, &change)));
}

fn migrations() -> Vec<Migration> {
    [&engawa_journal::MIGRATIONS[..], &engawa_who::MIGRATIONS[..], &engawa_areas::MIGRATIONS[..], &engawa_plans::MIGRATIONS[..]]
        .concat()
}

fn attachment() -> Attachment {
    Arc::new(House::assemble(engawa_plans::parts()).expect("the room fits together"))
}

impl Office {
    fn open(kit: &Kit, change: &impl Fn(String) -> String) -> Office {
        let text = engawa_plans::builtin_towns().into_iter().find(|(slug, _)| *slug == "mihon").expect("the sample").1;
        let file = engawa_plans::townfile::read("mihon", &change(text.to_owned())).expect("a town file that holds");
        let town = kit.town("mihon");
        town.write_now(Key::none(), move |tx| engawa_plans::settle::settle(tx, &file)).expect("a settled town");
        let site = town.read_now(engawa_who::site_of).expect("a readable town").expect("a settled town");
        let site = Arc::new(Site { open_doors: vec![engawa_plans::DOOR.into()], ..site });
        let (api, _) = engawa_plans::api().split_for_parts();
        Office {
            router: guarded(engawa_plans::routes().into_parts().0.merge(api)),
            seat: TownSeat { town: town.clone(), site, base: "/mihon".into(), clock: kit.clock.clone(), origin: None },
            words: samples::words_with(&WORD_FILES),
            hall: Arc::default(),
            runtime: tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime"),
            town,
        }
    }

    /// The id of a section as it is today.
    pub fn section(&self, name: &'static str) -> AnyId {
        let found = self.town.read_now(move |db| engawa_who::section_named(db, name, db.now().day())).expect("a readable town");
        found.unwrap_or_else(|| panic!("no section {name}")).id.any()
    }

    /// Someone in a section who may do this.
    pub fn person(&self, name: &str, section: &'static str, may: &[Permission]) -> Person {
        let mut visitors = self.hall.visitors.lock().expect("no test panicked here");
        let number = u8::try_from(visitors.len() + 1).expect("few people");
        let secret = Secret::parse(&format!("{}A", char::from(b'A' + number).to_string().repeat(42))).expect("a secret");
        let acting = Acting {
            office: Id::random([number; 16]),
            title: "担当".into(),
            section: self.section(section),
            section_name: section.into(),
            permissions: may.iter().map(|permission| permission.0.to_owned()).collect(),
        };
        let visitor = Visitor {
            account: Id::random([100 + number; 16]),
            session: Id::random([200 + number; 16]),
            name: name.into(),
            face: Face::Staff,
            strength: Strength::Whole,
            offices: vec![acting],
            acting: 0,
            is_stale: false,
        };
        visitors.push((secret.clone(), visitor.clone()));
        let line = Cookies::new("mihon", "/mihon", false).set(Cookie::Session(Face::Staff), &secret);
        let cookie = line.to_str().expect("text").split(';').next().expect("a pair").to_owned();
        Person { cookie, secret, visitor }
    }

    pub fn clerk(&self, section: &'static str) -> Person {
        self.person("見本 花子", section, &[FIGURES])
    }

    pub fn planner(&self) -> Person {
        self.person("見本 太郎", "企画課", &[FIGURES, ALL_FIGURES])
    }

    /// The address of a sheet.
    pub fn sheet(&self, section: &'static str) -> String {
        format!("/desk/figures/2025/{}", self.section(section))
    }

    pub fn indicator(&self, code: &'static str) -> Indicator {
        let books = self.town.read_now(book::all).expect("a readable town");
        let mut all = books.into_iter().flat_map(|book| book.indicators);
        all.find(|indicator| indicator.code == code).unwrap_or_else(|| panic!("no indicator {code}"))
    }

    pub fn get(&self, person: Option<&Person>, path: &str) -> Seen {
        let request = Request::get(path).body(Body::empty()).expect("a request");
        self.runtime.block_on(self.ask(person, request))
    }

    /// As long as the town has not opened the pages of its plans.
    pub fn get_before_the_opening(&self, person: &Person, path: &str) -> Seen {
        let mut request = Request::get(path).body(Body::empty()).expect("a request");
        let site = Arc::new(Site { open_doors: Vec::new(), ..(*self.seat.site).clone() });
        request.extensions_mut().insert(TownSeat { site, ..self.seat.clone() });
        self.runtime.block_on(self.ask(Some(person), request))
    }

    pub fn post(&self, person: Option<&Person>, path: &str, form: &Form) -> Seen {
        self.runtime.block_on(self.ask(person, Self::deed(path, form)))
    }

    /// Two clicks at once.
    pub fn post_twice(&self, person: &Person, path: &str, form: &Form) -> (Seen, Seen) {
        let ask = || self.ask(Some(person), Self::deed(path, form));
        self.runtime.block_on(async { tokio::join!(ask(), ask()) })
    }

    fn deed(path: &str, form: &Form) -> Request<Body> {
        let body: Vec<String> = form.pairs.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
        let request = Request::post(path).header("sec-fetch-site", "same-origin");
        request
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body.join("&")))
            .expect("a request")
    }

    async fn ask(&self, person: Option<&Person>, mut request: Request<Body>) -> Seen {
        if let Some(person) = person {
            request.headers_mut().insert(header::COOKIE, person.cookie.parse().expect("a header"));
        }
        request.extensions_mut().insert(Doorway::LOOPBACK);
        if request.extensions().get::<TownSeat>().is_none() {
            request.extensions_mut().insert(self.seat.clone());
        }
        request.extensions_mut().insert(Arc::clone(&self.words));
        let hall: Arc<dyn WhoIs> = Arc::clone(&self.hall) as Arc<dyn WhoIs>;
        request.extensions_mut().insert(hall);
        let desk = Desk { entries: engawa_plans::DESK.to_vec(), todos: vec![engawa_plans::todos], ..Desk::default() };
        request.extensions_mut().insert(Arc::new(desk));
        let answer = self.router.clone().oneshot(request).await.expect("a router never fails");
        let to = answer.headers().get(header::LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default().to_owned();
        let status = answer.status();
        let bytes = to_bytes(answer.into_body(), 8 << 20).await.expect("a body");
        Seen { status, to, text: String::from_utf8_lossy(&bytes).into_owned() }
    }

    /// The form of a page that is sent to this path.
    pub fn form(&self, person: &Person, page: &str, path: &str) -> Form {
        let seen = self.get(Some(person), page);
        assert_eq!(seen.status, StatusCode::OK, "{page}: {}", seen.text);
        Form::read(&seen.text, path)
    }

    /// The grid of the year before the one that is due.
    pub fn grid_before(&self, person: &Person, section: &'static str) -> (String, Form) {
        let sheet = self.sheet(section).replace("/2025/", "/2024/");
        let entries = format!("{sheet}/entries");
        let form = self.form(person, &sheet, &entries);
        (entries, form)
    }

    /// The grid of a sheet.
    pub fn grid(&self, person: &Person, section: &'static str) -> Form {
        let sheet = self.sheet(section);
        self.form(person, &sheet, &format!("{sheet}/entries"))
    }

    /// A form with a token of this person's own for the path, as a page of ours would print it.
    pub fn form_of_stranger(&self, person: &Person, sheet: &str, form: &Form) -> Form {
        let head = FormHead::new(&person.secret, "mihon", &format!("{sheet}/entries"), "/x".into()).to_string();
        let token = head.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a token");
        form.clone().with(FORM_TOKEN, token)
    }

    /// Sends the grid of a sheet.
    pub fn save(&self, person: &Person, section: &'static str, form: &Form) -> Seen {
        self.post(Some(person), &format!("{}/entries", self.sheet(section)), form)
    }

    /// What waits, each with its day.
    pub fn todos(&self, person: &Person) -> Vec<(String, String)> {
        let (visitor, voice) = (person.visitor.clone(), self.seat.site.voice(&self.words, Lang::Ja));
        let found = self.town.read_now(move |db| engawa_plans::todos(db, &visitor, &voice)).expect("a readable town");
        let told = |todo: ToDo| (todo.what.plain(), todo.due.map_or_else(String::new, |day| day.to_string()));
        found.into_iter().map(told).collect()
    }

    pub fn assert_whole(&self) {
        let report = self.town.read_now(|db| engawa_journal::verify(db, None)).expect("a readable town");
        assert_eq!(report.problems, []);
    }

    /// How many records the town has.
    pub fn records(&self) -> i64 {
        self.town.read_now(engawa_journal::head).expect("a readable town").map_or(0, |(seq, _)| seq.0)
    }
}

/// A form as a browser holds it.
#[derive(Clone, Debug)]
pub struct Form {
    pub pairs: Vec<(String, String)>,
}

impl Form {
    /// The form of a page that is sent to this path.
    pub fn read(html: &str, path: &str) -> Form {
        let from = html.find(&format!("action=\"/mihon{path}\"")).unwrap_or_else(|| panic!("no form to {path}: {html}"));
        let inside = html[from..].split("</form>").next().expect("a form");
        let mut pairs = Vec::new();
        for piece in inside.split('<').skip(1) {
            let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
            let attribute = |name: &str| {
                let rest = tag.split_once(&format!(" {name}=\""))?.1;
                Some(plain(rest.split('"').next()?))
            };
            match tag.split([' ', '\n']).next() {
                Some("input") => pairs.extend(attribute("name").zip(attribute("value"))),
                Some("textarea") => pairs.extend(attribute("name").map(|name| (name, plain(text.trim_start_matches('\n'))))),
                Some("select") => pairs.extend(attribute("name").map(|name| (name, String::new()))),
                // A browser sends the first option where none is chosen; ours always choose one.
                Some("option") if tag.contains(" selected") => {
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

    /// A row of the grid: figure and whether it is settled.
    #[must_use]
    pub fn row(self, indicator: &Indicator, value: &str, state: &str) -> Form {
        self.with(&format!("value-{}", indicator.id), value).with(&format!("state-{}", indicator.id), state)
    }

    #[must_use]
    pub fn reason(self, indicator: &Indicator, reason: &str) -> Form {
        self.with(&format!("reason-{}", indicator.id), reason)
    }

    pub fn value_of(&self, indicator: &Indicator) -> &str {
        self.get(&format!("value-{}", indicator.id))
    }

    pub fn state_of(&self, indicator: &Indicator) -> &str {
        self.get(&format!("state-{}", indicator.id))
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

/// The text outside of tags.
pub fn visible(html: &str) -> String {
    let pieces = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    pieces.map(plain).collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}
