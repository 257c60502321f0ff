//! City hall of the small town, its people and their browsers, and the forms of the pages.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use engawa_db::{Attachment, Db, Fault, Migration, Tx};
use engawa_journal::House;
use engawa_kernel::{AnyId, Day, Id, Moment};
use engawa_plans::WORD_FILES;
use engawa_plans::evaluation::desk::{ALL_SHEETS, SHEETS};
use engawa_plans::evaluation::model::Sheet;
use engawa_testkit::{Kit, on_both};
use engawa_web::door::{Cookie, Cookies, Denied, Desk, Doorway, FORM_TOKEN, Happened, Secret, Stage, Strength};
use engawa_web::{Acting, Face, FormHead, Permission, Site, TownSeat, Visitor, WhoIs, Words, guarded, samples};
use tower::ServiceExt;

use crate::year::{Year, day};

pub const TOWN: &str = "judged";

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

/// Something was heard, decided and, many times, done.
fn happened(_: &Db, _: &[AnyId], from: Day, to: Day) -> Result<Vec<Happened>, Fault> {
    let one = |text: &str, stage, what: &str, people: Option<i64>, path: Option<&str>| Happened {
        day: day(text),
        stage,
        what: what.into(),
        people,
        path: path.map(str::to_owned),
    };
    let mut all = vec![
        one("2025-05-03", Stage::Heard, "町の声アンケート", Some(120), Some("/plans")),
        one("2025-06-09", Stage::Decided, "集いを毎月開くと決めた", None, None),
        one("2026-04-02", Stage::Done, "次の年度の集い", None, None),
    ];
    all.extend(
        (1..=7).map(|number| one(&format!("2025-07-{number:02}"), Stage::Done, &format!("集い その{number}"), Some(20), None)),
    );
    Ok(all.into_iter().filter(|one| (from..=to).contains(&one.day)).collect())
}

/// A year under way, and the hall that writes its sheets.
pub struct Hall {
    pub year: Year,
    router: Router,
    seat: TownSeat,
    words: Arc<Words>,
    known: Arc<Known>,
    runtime: tokio::runtime::Runtime,
}

/// Somebody with a browser.
#[derive(Clone)]
pub struct Person {
    cookie: String,
    secret: Secret,
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

    /// Says so, or tells what it says instead.
    pub fn says(&self, sentence: &str) {
        assert!(self.text().contains(sentence), "「{sentence}」 in {}", self.text());
    }

    /// Does not say so.
    pub fn says_nothing_of(&self, sentence: &str) {
        assert!(!self.text().contains(sentence), "「{sentence}」 in {}", self.text());
    }
}

/// A test in May 2026, when the year 2025 is judged with a form of the program.
pub fn in_the_hall(code: &str, test: impl Fn(&Kit, &Hall)) {
    let house: Attachment = Arc::new(House::assemble(engawa_plans::parts()).expect("the room fits together"));
    let migrations: Vec<Migration> = [
        &engawa_journal::MIGRATIONS[..],
        &engawa_who::MIGRATIONS[..],
        &engawa_areas::MIGRATIONS[..],
        &engawa_plans::MIGRATIONS[..],
    ]
    .concat();
    on_both(&migrations, &house, |kit| test(kit, &Hall::open(kit, code)));
}

impl Hall {
    fn open(kit: &Kit, code: &str) -> Hall {
        let year = Year::open(kit, code);
        let site = year.town.read_now(engawa_who::site_of).expect("a readable town").expect("a settled town");
        let site = Arc::new(Site { open_doors: vec![engawa_plans::DOOR.into()], ..site });
        Hall {
            router: guarded(engawa_plans::routes().into_parts().0),
            seat: TownSeat { town: year.town.clone(), site, base: format!("/{TOWN}"), clock: kit.clock.clone(), origin: None },
            words: samples::words_with(&WORD_FILES),
            known: Arc::default(),
            runtime: tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime"),
            year,
        }
    }

    /// The same hall in another year.
    pub fn next_year(&self, code: &str) -> Year {
        self.year.next(code)
    }

    /// Someone in a section who may do this.
    pub fn person(&self, section: &str, may: &[Permission]) -> Person {
        let (name, mut visitors) = (section.to_owned(), self.known.visitors.lock().expect("no test panicked here"));
        let found = self.year.town.read_now(move |db| {
            let now = engawa_who::section_named(db, &name, db.now().day())?;
            now.map_or_else(|| engawa_who::section_named(db, &name, day("2026-03-01")), |section| Ok(Some(section)))
        });
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
        visitors.push((secret.clone(), visitor));
        let line = Cookies::new(TOWN, &format!("/{TOWN}"), false).set(Cookie::Session(Face::Staff), &secret);
        let cookie = line.to_str().expect("text").split(';').next().expect("a pair").to_owned();
        Person { cookie, secret }
    }

    /// A clerk of the section that carries two of the three sheets.
    pub fn clerk(&self) -> Person {
        self.person("新課", &[SHEETS])
    }

    /// Of the planning section.
    pub fn planner(&self) -> Person {
        self.person("消えた課", &[ALL_SHEETS, SHEETS])
    }

    pub fn get(&self, person: Option<&Person>, path: &str) -> Seen {
        let request = Request::get(path).body(Body::empty()).expect("a request");
        self.runtime.block_on(self.ask(person, request))
    }

    pub fn post(&self, person: Option<&Person>, path: &str, form: &Form) -> Seen {
        self.runtime.block_on(self.ask(person, deed(path, form)))
    }

    /// Two clicks at once.
    pub fn post_twice(&self, person: &Person, path: &str, form: &Form) -> (Seen, Seen) {
        let ask = || self.ask(Some(person), deed(path, form));
        self.runtime.block_on(async { tokio::join!(ask(), ask()) })
    }

    async fn ask(&self, person: Option<&Person>, mut request: Request<Body>) -> Seen {
        if let Some(person) = person {
            request.headers_mut().insert(header::COOKIE, person.cookie.parse().expect("a header"));
        }
        request.extensions_mut().insert(Doorway::LOOPBACK);
        request.extensions_mut().insert(self.seat.clone());
        request.extensions_mut().insert(Arc::clone(&self.words));
        let known: Arc<dyn WhoIs> = Arc::clone(&self.known) as Arc<dyn WhoIs>;
        request.extensions_mut().insert(known);
        request.extensions_mut().insert(Arc::new(Desk { timelines: vec![happened], ..Desk::default() }));
        let answer = self.router.clone().oneshot(request).await.expect("a router never fails");
        let to = answer.headers().get(header::LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default();
        let to = to.trim_start_matches(&format!("/{TOWN}")).to_owned();
        let status = answer.status();
        let bytes = to_bytes(answer.into_body(), 8 << 20).await.expect("a body");
        Seen { status, to, html: String::from_utf8_lossy(&bytes).into_owned() }
    }

    /// The page of a sheet, where it is seen.
    pub fn page(&self, person: &Person, sheet: Id<Sheet>) -> Seen {
        let seen = self.get(Some(person), &path(sheet));
        assert_eq!(seen.status, StatusCode::OK, "{}", seen.text());
        seen
    }

    /// The form of a sheet.
    pub fn form(&self, person: &Person, sheet: Id<Sheet>) -> Form {
        Form::read(&self.page(person, sheet).html, &answers(sheet))
    }

    /// Presses 途中で保存.
    pub fn save(&self, person: &Person, sheet: Id<Sheet>, form: &Form) -> Seen {
        self.post(Some(person), &answers(sheet), &form.clone().with("deed", "save"))
    }

    /// Presses 提出.
    pub fn hand_in(&self, person: &Person, sheet: Id<Sheet>, form: &Form) -> Seen {
        self.post(Some(person), &answers(sheet), &form.clone().with("deed", "hand-in"))
    }

    /// A form with a token of this person's own for a path, as a page of ours would print it.
    pub fn token(&self, person: &Person, path: &str, form: &Form) -> Form {
        let head = FormHead::new(&person.secret, TOWN, path, "/x".into()).to_string();
        let token = head.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a token");
        form.clone().with(FORM_TOKEN, token)
    }

    /// What stands in a field.
    pub fn stands(&self, sheet: Id<Sheet>, field: &str) -> Option<String> {
        self.year.view(sheet).answers.into_iter().find(|answer| answer.field == field).map(|answer| answer.body)
    }
}

pub fn path(sheet: Id<Sheet>) -> String {
    format!("/desk/sheets/{sheet}")
}

pub fn answers(sheet: Id<Sheet>) -> String {
    format!("{}/answers", path(sheet))
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
    /// Names that must be filled in before it is sent.
    pub required: BTreeSet<String>,
}

impl Form {
    /// The form of a page that is sent to this path: what a browser would send of it, without its buttons.
    pub fn read(html: &str, path: &str) -> Form {
        let from = html.find(&format!("action=\"/{TOWN}{path}\"")).unwrap_or_else(|| panic!("no form to {path}: {html}"));
        let inside = html[from..].split("</form>").next().expect("a form");
        let (mut pairs, mut required) = (Vec::new(), BTreeSet::new());
        let mut is_group_required = false;
        for piece in inside.split('<').skip(1) {
            let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
            let attribute = |name: &str| {
                let rest = tag.split_once(&format!(" {name}=\""))?.1;
                Some(plain(rest.split('"').next()?))
            };
            let name = attribute("name");
            let is_radio = attribute("type").as_deref() == Some("radio");
            match tag.split([' ', '\n']).next() {
                Some("fieldset") => is_group_required = tag.contains("aria-required"),
                Some("input") if is_radio => {
                    required.extend(name.clone().filter(|_| is_group_required));
                    pairs.extend(name.zip(attribute("value")).filter(|_| tag.contains(" checked")));
                }
                Some("input") => {
                    required.extend(name.clone().filter(|_| tag.contains("aria-required")));
                    pairs.extend(name.zip(attribute("value")));
                }
                Some("textarea") => {
                    required.extend(name.clone().filter(|_| tag.contains("aria-required")));
                    // A browser drops the line break after the tag.
                    pairs.extend(name.map(|name| (name, plain(text.strip_prefix('\n').unwrap_or(text)))));
                }
                _ => {}
            }
        }
        Form { pairs, required }
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

    /// Something typed into a field of the sheet.
    #[must_use]
    pub fn typed(self, code: &str, text: &str) -> Form {
        self.with(&format!("field-{code}"), text)
    }

    pub fn text(&self, code: &str) -> &str {
        self.get(&format!("field-{code}"))
    }

    pub fn seen(&self, code: &str) -> &str {
        self.get(&format!("seen-{code}"))
    }

    /// The four fields that are asked for.
    #[must_use]
    pub fn filled(self) -> Form {
        self.typed("result", "三つの町内で開きました")
            .typed("issues", "担い手")
            .typed("direction", "keep")
            .typed("next", "回数を増やす")
    }
}

pub fn plain(html: &str) -> String {
    let pairs = [("&#60;", "<"), ("&lt;", "<"), ("&#62;", ">"), ("&gt;", ">"), ("&#34;", "\""), ("&quot;", "\""), ("&#39;", "'")];
    let text = pairs.iter().fold(html.to_owned(), |text, (from, to)| text.replace(from, to));
    text.replace("&#38;", "&").replace("&amp;", "&")
}

fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
