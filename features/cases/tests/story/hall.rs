//! City hall of a small town with two sections; its people, their browsers, the forms of the pages.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use engawa_cases::{PROGRAMMES, WORD_FILES};
use engawa_db::{Attachment, Db, Fault, Key, Migration, Town, Tx};
use engawa_journal::House;
use engawa_kernel::{AnyId, Id, Moment};
use engawa_testkit::{Kit, on_both};
use engawa_web::door::{Cookie, Cookies, Denied, Doorway, Secret, Strength};
use engawa_web::{Acting, Face, Site, TownSeat, Visitor, WhoIs, Words, guarded, samples};
use engawa_who::{Days, NewSection, Settlement, TownFace, TownWords};
use tower::ServiceExt;

const NAME: &str = "asked";

/// Everyone who has a session.
#[derive(Default)]
struct Sessions {
    visitors: Mutex<Vec<(Secret, Visitor)>>,
}

impl WhoIs for Sessions {
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

/// City hall.
pub struct Hall {
    pub town: Town,
    router: Router,
    seat: TownSeat,
    words: Arc<Words>,
    sessions: Arc<Sessions>,
    runtime: tokio::runtime::Runtime,
}

/// An answer.
pub struct Seen {
    pub status: StatusCode,
    pub to: String,
    pub html: String,
}

impl Seen {
    pub fn text(&self) -> String {
        let pieces = self.html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
        pieces.map(plain).collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub fn is(self, status: u16) -> Seen {
        assert_eq!(self.status.as_u16(), status, "{} {}", self.to, self.text());
        self
    }

    pub fn says(self, sentence: &str) -> Seen {
        assert!(self.text().contains(sentence), "「{sentence}」 in {}", self.text());
        self
    }

    pub fn says_nothing_of(self, sentence: &str) -> Seen {
        assert!(!self.text().contains(sentence), "「{sentence}」 in {}", self.text());
        self
    }

    pub fn goes_on(self, to: &str) -> Seen {
        assert!(self.status == StatusCode::SEE_OTHER && self.to.ends_with(to), "{} {} {}", self.status, self.to, self.text());
        self
    }
}

/// A test in November 2026, on both engines.
pub fn in_the_hall(test: impl Fn(&Kit, &Hall)) {
    let house: Attachment = Arc::new(House::assemble(engawa_cases::parts()).expect("the room fits together"));
    let migrations: Vec<Migration> =
        [&engawa_journal::MIGRATIONS[..], &engawa_who::MIGRATIONS[..], &engawa_cases::MIGRATIONS[..]].concat();
    on_both(&migrations, &house, |kit| test(kit, &Hall::open(kit)));
}

fn settlement() -> Settlement {
    let section = |name: &str| NewSection {
        code: name.into(),
        name: name.into(),
        parent: None,
        days: Days::default(),
        successors: Vec::new(),
    };
    Settlement {
        town: TownFace {
            slug: NAME.into(),
            name: "見本町".into(),
            name_easy: None,
            name_en: "Mihon".into(),
            accent: "green-900".into(),
            is_sample: true,
            note: None,
            words: TownWords {
                community: "自治会".into(),
                collaboration: "協働".into(),
                district: "地区".into(),
                headquarters: "町役場".into(),
            },
        },
        sections: vec![section("移住課"), section("市民課")],
        offices: Vec::new(),
    }
}

impl Hall {
    fn open(kit: &Kit) -> Hall {
        let town = kit.town(NAME);
        town.write_now(Key::none(), |tx| engawa_who::settle(tx, &settlement())).expect("a settled town");
        let site = town.read_now(engawa_who::site_of).expect("a readable town").expect("a settled town");
        let site = Arc::new(Site { open_doors: vec![engawa_cases::DOOR.into()], ..site });
        Hall {
            router: guarded(engawa_cases::routes().into_parts().0),
            seat: TownSeat { town: town.clone(), site, base: format!("/{NAME}"), clock: kit.clock.clone(), origin: None },
            words: samples::words_with(&[&WORD_FILES[..], &engawa_languages::WORD_FILES[..]].concat()),
            sessions: Arc::default(),
            runtime: tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime"),
            town,
        }
    }

    /// An officer who keeps the programmes; gives the cookie of their browser.
    pub fn officer(&self) -> String {
        self.someone(&[PROGRAMMES.0])
    }

    /// Somebody of the same section who may not.
    pub fn clerk(&self) -> String {
        self.someone(&[])
    }

    fn someone(&self, permissions: &[&str]) -> String {
        let mut visitors = self.sessions.visitors.lock().expect("no test panicked here");
        let number = u8::try_from(visitors.len() + 1).expect("few people");
        let secret = Secret::parse(&format!("{}A", char::from(b'A' + number).to_string().repeat(42))).expect("a secret");
        let section = self.section("移住課");
        let acting = Acting {
            office: Id::random([number; 16]),
            title: "担当".into(),
            section: AnyId::parse(&section).expect("an id"),
            section_name: "移住課".into(),
            permissions: permissions.iter().map(|code| (*code).to_owned()).collect(),
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
        let line = Cookies::new(NAME, &format!("/{NAME}"), false).set(Cookie::Session(Face::Staff), &secret);
        line.to_str().expect("text").split(';').next().expect("a pair").to_owned()
    }

    /// The id of a section, as a form sends it.
    pub fn section(&self, name: &str) -> String {
        let name = name.to_owned();
        let found = self.town.read_now(move |db| engawa_who::section_named(db, &name, db.now().day()));
        found.expect("a readable town").expect("a section").id.to_string()
    }

    /// What anyone sees.
    pub fn public(&self, path: &str) -> Seen {
        self.ask(None, Request::get(path).body(Body::empty()).expect("a request"))
    }

    pub fn get(&self, cookie: &str, path: &str) -> Seen {
        self.ask(Some(cookie), Request::get(path).body(Body::empty()).expect("a request"))
    }

    /// A deed that is asked for on the page of the same address: what is hidden in its form, and these fields.
    pub fn post(&self, cookie: &str, path: &str, fields: &[(&str, &str)]) -> Seen {
        let hidden = hidden(&self.get(cookie, path).is(200).html, path);
        self.send(cookie, path, hidden, fields)
    }

    /// What is hidden in the form of a page now, to be sent later.
    pub fn form(&self, cookie: &str, path: &str) -> Vec<(String, String)> {
        hidden(&self.get(cookie, path).is(200).html, path)
    }

    pub fn send(&self, cookie: &str, path: &str, hidden: Vec<(String, String)>, fields: &[(&str, &str)]) -> Seen {
        let own = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let body: Vec<String> =
            hidden.into_iter().chain(own).map(|(name, value)| format!("{}={}", encoded(&name), encoded(&value))).collect();
        let request = Request::post(path)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body.join("&")))
            .expect("a request");
        self.ask(Some(cookie), request)
    }

    /// A file in the form of a page.
    pub fn upload(&self, cookie: &str, path: &str, name: &str, bytes: &[u8]) -> Seen {
        let mut body = Vec::new();
        for (field, value) in self.form(cookie, path) {
            body.extend(format!("--xx\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n").bytes());
        }
        body.extend(format!("--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n").bytes());
        body.extend(bytes);
        body.extend(b"\r\n--xx--\r\n");
        let request = Request::post(path)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=xx")
            .body(Body::from(body))
            .expect("a request");
        self.ask(Some(cookie), request)
    }

    fn ask(&self, cookie: Option<&str>, mut request: Request<Body>) -> Seen {
        if let Some(cookie) = cookie {
            request.headers_mut().insert(header::COOKIE, cookie.parse().expect("a header"));
        }
        request.extensions_mut().insert(Doorway::LOOPBACK);
        request.extensions_mut().insert(self.seat.clone());
        request.extensions_mut().insert(Arc::clone(&self.words));
        let sessions: Arc<dyn WhoIs> = Arc::clone(&self.sessions) as Arc<dyn WhoIs>;
        request.extensions_mut().insert(sessions);
        let router = self.router.clone();
        self.runtime.block_on(async move {
            let answer = router.oneshot(request).await.expect("a router never fails");
            let to = answer.headers().get(header::LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default().to_owned();
            let status = answer.status();
            let bytes = to_bytes(answer.into_body(), 8 << 20).await.expect("a body");
            Seen { status, to, html: String::from_utf8_lossy(&bytes).into_owned() }
        })
    }

    pub fn assert_whole(&self) {
        assert_eq!(self.town.read_now(|db| engawa_journal::verify(db, None)).expect("a readable town").problems, []);
    }
}

/// The hidden fields of the form of a page that is sent to this path.
fn hidden(html: &str, path: &str) -> Vec<(String, String)> {
    let from = html.find(&format!("action=\"/{NAME}{path}\"")).unwrap_or_else(|| panic!("no form to {path}: {html}"));
    let inside = html[from..].split("</form>").next().expect("a form");
    let inputs = inside.split('<').filter(|piece| piece.starts_with("input") && piece.contains("type=\"hidden\""));
    let attribute = |piece: &str, name: &str| {
        let rest = piece.split_once(&format!(" {name}=\""))?.1;
        Some(plain(rest.split('"').next()?))
    };
    inputs.filter_map(|piece| attribute(piece, "name").zip(attribute(piece, "value"))).collect()
}

fn plain(html: &str) -> String {
    let pairs = [("&#60;", "<"), ("&lt;", "<"), ("&#62;", ">"), ("&gt;", ">"), ("&#34;", "\""), ("&quot;", "\""), ("&#39;", "'")];
    let text = pairs.iter().fold(html.to_owned(), |text, (from, to)| text.replace(from, to));
    text.replace("&#38;", "&").replace("&amp;", "&")
}

/// As an address or a form carries it.
pub fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
