//! An empty town with its pages, and browsers of people who have just signed in.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use engawa_db::{Attachment, Key, Migration};
use engawa_journal::House;
use engawa_kernel::{Day, Id};
use engawa_testkit::Kit;
use engawa_web::door::{Cookie, Cookies, Desk, Doorway, Secret};
use engawa_web::{Face, Rooms, TownSeat, WhoIs, Words, guarded, limits, samples};
use engawa_who::accounts::Account;
use engawa_who::sessions::{Begun, Hall, SessionStep, begin, session_purpose};
use engawa_who::{Settlement, TownFace, TownWords, WORD_FILES};
use tower::ServiceExt;

const BASE: &str = "/mihon";

pub struct City {
    router: Router,
    pub seat: TownSeat,
    words: Arc<Words>,
    desk: Arc<Desk>,
    runtime: tokio::runtime::Runtime,
    /// What the configuration states of the ways in.
    pub stated: std::sync::Mutex<engawa_who::ways::StatedWays>,
}

/// A browser with the cookie of a session, or with none.
pub struct Browser<'c> {
    pub city: &'c City,
    pub cookie: Option<String>,
}

pub struct Seen {
    pub status: StatusCode,
    pub location: String,
    pub text: String,
}

pub fn migrations() -> Vec<Migration> {
    [&engawa_journal::MIGRATIONS[..], &engawa_post::MIGRATIONS[..], &engawa_who::MIGRATIONS[..]].concat()
}

pub fn attachment() -> Attachment {
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
    Settlement { town, sections: Vec::new(), offices: Vec::new() }
}

impl City {
    /// A town with these rooms, and with what they offer to the desk.
    pub fn with(kit: &Kit, rooms: Rooms, desk: Desk) -> City {
        let town = kit.town("mihon");
        town.write_now(Key::none(), |tx| engawa_who::settle(tx, &empty_town())).expect("a settled town");
        let site = Arc::new(town.read_now(engawa_who::site_of).expect("a readable town").expect("a settled town"));
        City {
            router: guarded(rooms.into_parts().0),
            seat: TownSeat {
                town,
                site,
                base: BASE.into(),
                clock: kit.clock.clone(),
                origin: Some("https://mihon.example".into()),
            },
            words: samples::words_with(&WORD_FILES),
            desk: Arc::new(desk),
            stated: std::sync::Mutex::default(),
            runtime: tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime"),
        }
    }

    pub fn account_by_mail(&self, mail: &str) -> Id<Account> {
        let found = self.seat.town.read_now(|db| engawa_who::accounts::account_by_mail(db, mail)).expect("a readable town");
        found.unwrap_or_else(|| panic!("nobody has {mail}")).id
    }

    /// Someone who has just signed in.
    pub fn begun(&self, account: Id<Account>, face: Face) -> Browser<'_> {
        let secret = Secret::new();
        let secret_hash = secret.hash(self.seat.town.name(), session_purpose(face));
        let begun = Begun { account, face, step: SessionStep::Both, secret_hash, device: "test".into() };
        self.seat.town.write_now(Key::none(), move |tx| begin(tx, &begun).map(|_| ())).expect("a session");
        let line = Cookies::new(self.seat.town.name(), BASE, false).set(Cookie::Session(face), &secret);
        let cookie = line.to_str().expect("text").split(';').next().map(str::to_owned);
        Browser { city: self, cookie }
    }
}

impl Browser<'_> {
    fn ask(&self, request: axum::http::request::Builder, body: String) -> Seen {
        let request = self.cookie.iter().fold(request, |request, cookie| request.header(header::COOKIE, cookie));
        let mut request = request.body(Body::from(body)).expect("a request");
        let extensions = request.extensions_mut();
        extensions.insert(self.city.seat.clone());
        extensions.insert(Arc::clone(&self.city.words));
        extensions.insert(Arc::clone(&self.city.desk));
        extensions.insert(Arc::new(Hall) as Arc<dyn WhoIs>);
        extensions.insert(self.city.stated.lock().expect("what is stated").clone());
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
}

pub fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
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

/// What a page sends along under this name.
pub fn hidden(page: &str, name: &str) -> String {
    let rest = page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or_else(|| panic!("no {name} in {page}"));
    rest.split('"').next().expect("a value").to_owned()
}
