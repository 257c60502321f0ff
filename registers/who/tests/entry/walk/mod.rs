//! Browsers that walk through the pages of the hall, with cookies and forms, and a town with a clerk and a resident.

pub mod passkey;

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use engawa_db::{Attachment, Fault, Key, Migration, Town};
use engawa_journal::House;
use engawa_kernel::{Actor, AnyId, Channel, Day, Id};
use engawa_testkit::Kit;
use engawa_web::door::Doorway;
use engawa_web::{TownSeat, WhoIs, Words, guarded, samples};
use engawa_who::accounts::{Account, Mail, open_account};
use engawa_who::offices::{self, NewAppointment};
use engawa_who::{Days, NewOffice, NewSection, Settlement, TownFace, TownWords};
use tower::ServiceExt;

pub const HANAKO: &str = "hanako@mihon.example";
pub const CLERK: &str = "clerk@mihon.example";
pub const PASSWORD: &str = "the rain falls on the veranda";
pub const APP: &[u8] = b"twenty bytes of test";
pub const RECOVERY: &str = "aaaa-bbbb-cccc-dddd-eeee-ffff";

pub fn migrations() -> Vec<Migration> {
    [&engawa_journal::MIGRATIONS[..], &engawa_who::MIGRATIONS[..], &engawa_post::MIGRATIONS[..]].concat()
}

pub fn attachment() -> Attachment {
    Arc::new(House::assemble(engawa_who::parts()).expect("the hall fits together"))
}

/// The town, and the street before it.
pub struct Walk<'k> {
    pub kit: &'k Kit,
    pub town: Town,
    pub seat: TownSeat,
    router: Router,
    words: Arc<Words>,
    runtime: tokio::runtime::Runtime,
}

/// One browser with its cookies.
#[derive(Default, Clone)]
pub struct Browser {
    pub cookies: BTreeMap<String, String>,
    /// From which network.
    pub client: u8,
}

/// An answer.
#[derive(Debug)]
pub struct Seen {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Seen {
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub fn policy(&self) -> &str {
        self.headers[header::CONTENT_SECURITY_POLICY].to_str().expect("text")
    }

    /// What is shown, without what changes with each page: tokens.
    pub fn without_tokens(&self) -> String {
        let mut pieces = self.text.split("name=\"form-token\" value=\"");
        let first = pieces.next().unwrap_or_default().to_owned();
        pieces.fold(first, |text, piece| text + piece.split_once('"').map_or("", |(_, rest)| rest))
    }
}

impl Browser {
    pub fn new() -> Browser {
        Browser { client: 1, ..Browser::default() }
    }

    pub fn session(&self, face: &str) -> Option<String> {
        self.cookies.get(&format!("engawa-mihon-{face}")).cloned()
    }

    fn line(&self) -> String {
        self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn take(&mut self, headers: &HeaderMap) {
        for line in headers.get_all(header::SET_COOKIE) {
            let line = line.to_str().expect("text");
            assert!(line.contains("; HttpOnly") && line.contains("SameSite=Lax"), "{line}");
            let (name, value) = line.split(';').next().and_then(|pair| pair.split_once('=')).expect("a pair");
            if line.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

impl<'k> Walk<'k> {
    pub fn new(kit: &'k Kit) -> Walk<'k> {
        let town = kit.town("mihon");
        town.write_now(Key::none(), |tx| engawa_who::settle(tx, &settlement())).expect("a settled town");
        let seat = TownSeat {
            town: town.clone(),
            site: samples::site(),
            base: String::new(),
            clock: kit.clock.clone(),
            origin: Some("http://mihon.localhost:8080".into()),
        };
        Walk {
            kit,
            town,
            seat,
            router: guarded(engawa_who::routes().into_parts().0),
            words: samples::words_with(&engawa_who::WORD_FILES),
            runtime: tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime"),
        }
    }

    /// The same town, reached in another way.
    pub fn with_seat(&self, seat: TownSeat) -> Walk<'k> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
        Walk { kit: self.kit, town: self.town.clone(), seat, router: self.router.clone(), words: Arc::clone(&self.words), runtime }
    }

    pub fn account(&self, name: &str, mail: &str) -> Id<Account> {
        let (name, mail) = (name.to_owned(), Mail::parse(mail).expect("an address"));
        self.town
            .write_now(Key::none(), move |tx| open_account(tx, &name, &mail, Actor::Unnamed, Channel::CommandLine))
            .expect("an account")
    }

    pub fn give_password(&self, account: Id<Account>) {
        let hash = engawa_who::entry::password_hash(PASSWORD).expect("a hash");
        self.town.write_now(Key::none(), move |tx| engawa_who::entry::give_password(tx, account, &hash)).expect("given");
    }

    pub fn give_app(&self, account: Id<Account>) {
        let give = move |tx: &mut engawa_db::Tx| {
            engawa_who::entry::give_app(tx, account, APP)?;
            engawa_who::entry::give_recovery_code(tx, "mihon", account, RECOVERY)
        };
        self.town.write_now(Key::none(), give).expect("given");
    }

    /// An office from a day to a day.
    pub fn appoint(&self, account: Id<Account>, from: &str, to: Option<&str>) {
        let (from, to) = (Day::parse(from).expect("a day"), to.map(|to| Day::parse(to).expect("a day")));
        let appoint = move |tx: &mut engawa_db::Tx| {
            let office: AnyId = tx.one("select id from who_offices order by id limit 1", [])?;
            let id: AnyId = tx.new_id();
            tx.run(
                "insert into who_appointments (id, account_id, office_id, from_on, to_on, appointed_seq)
                 values ($1, $2, $3, $4, $5, 0)",
                [id.into(), account.into(), office.into(), from.into(), to.into()],
            )?;
            Ok::<(), Fault>(())
        };
        self.town.write_now(Key::none(), appoint).expect("appointed");
    }

    /// An office from a day on, taken back before it was held.
    pub fn appoint_and_take_back(&self, account: Id<Account>, from: &str) {
        let from_on = Day::parse(from).expect("a day");
        let deed = move |tx: &mut engawa_db::Tx| {
            let office: AnyId = tx.one("select id from who_offices order by id limit 1", [])?;
            let new = NewAppointment { account, office: office.of(), from_on, to_on: None };
            let id = offices::appoint(tx, &new, Actor::Key("test"), Channel::CommandLine)?;
            offices::end_appointment(tx, id, from_on.plus_days(-1), Actor::Key("test"), Channel::CommandLine)
        };
        self.town.write_now(Key::none(), deed).expect("taken back");
    }

    /// A resident with a password.
    pub fn resident(&self) -> Id<Account> {
        let resident = self.account("見本 花子", HANAKO);
        self.give_password(resident);
        resident
    }

    /// A clerk with password, app, recovery code and an office since April.
    pub fn clerk(&self) -> Id<Account> {
        let clerk = self.account("見本 太郎", CLERK);
        self.give_password(clerk);
        self.give_app(clerk);
        self.appoint(clerk, "2026-04-01", None);
        clerk
    }

    pub fn app_code(&self) -> String {
        engawa_who::entry::app_code(APP, self.kit.clock.now())
    }

    pub fn wait(&self, seconds: i64) {
        let now = self.kit.clock.now();
        self.kit.clock.set(now.plus_millis(seconds * 1_000));
    }

    fn send(&self, browser: &mut Browser, mut request: Request<Body>) -> Seen {
        let headers = request.headers_mut();
        if !browser.cookies.is_empty() {
            headers.insert(header::COOKIE, browser.line().parse().expect("a header"));
        }
        headers.insert(header::USER_AGENT, "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0".parse().expect("a header"));
        let client = std::net::IpAddr::from([192, 0, browser.client, 1]);
        let extensions = request.extensions_mut();
        extensions.insert(self.seat.clone());
        extensions.insert(Arc::clone(&self.words));
        extensions.insert(Arc::new(engawa_who::sessions::Hall) as Arc<dyn WhoIs>);
        extensions.insert(Doorway { client, ..Doorway::LOOPBACK });
        self.runtime.block_on(async {
            let answer = self.router.clone().oneshot(request).await.expect("a router never fails");
            let (status, headers) = (answer.status(), answer.headers().clone());
            let bytes = to_bytes(answer.into_body(), 8 << 20).await.expect("a body");
            browser.take(&headers);
            Seen { status, headers, text: String::from_utf8_lossy(&bytes).into_owned() }
        })
    }

    pub fn get(&self, browser: &mut Browser, path: &str) -> Seen {
        let request = Request::get(path).body(Body::empty()).unwrap_or_else(|fault| panic!("{path}: {fault}"));
        self.send(browser, request)
    }

    pub fn post(&self, browser: &mut Browser, path: &str, fields: &[(String, String)]) -> Seen {
        let encode = |text: &str| engawa_web::limits::percent_encoded(text).replace('/', "%2F");
        let body = fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect::<Vec<_>>().join("&");
        let request = Request::post(path)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .unwrap_or_else(|fault| panic!("{path}: {fault}"));
        self.send(browser, request)
    }

    /// Opens a page and sends one of its forms, with these answers.
    pub fn submit(&self, browser: &mut Browser, page: &str, action: &str, answers: &[(&str, &str)]) -> Seen {
        let seen = self.get(browser, page);
        assert_eq!(seen.status, StatusCode::OK, "{page}: {} {}", seen.location(), seen.text);
        self.send_form(browser, &seen.text, action, answers)
    }

    /// Sends a form of a page that is open, with these answers.
    pub fn send_form(&self, browser: &mut Browser, page: &str, action: &str, answers: &[(&str, &str)]) -> Seen {
        let mut fields = hidden_fields(page, action).unwrap_or_else(|| panic!("no form to {action}: {page}"));
        fields.retain(|(name, _)| !answers.iter().any(|(other, _)| name == other));
        fields.extend(answers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        self.post(browser, action, &fields)
    }

    /// Follows to where an answer sends.
    pub fn follow(&self, browser: &mut Browser, seen: &Seen) -> Seen {
        assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", seen.text);
        self.get(browser, seen.location())
    }

    /// Asks for a link on a face, a second after whatever was before.
    pub fn ask_link(&self, browser: &mut Browser, prefix: &str, mail: &str) -> Seen {
        self.wait(1);
        self.submit(browser, &format!("{prefix}/sign-in"), &format!("{prefix}/sign-in/links"), &[("mail", mail)])
    }

    /// Signs in with a password, as far as the first step goes.
    pub fn with_password(&self, browser: &mut Browser, prefix: &str, mail: &str, password: &str) -> Seen {
        let answers = [("mail", mail), ("password", password)];
        self.submit(browser, &format!("{prefix}/sign-in"), &format!("{prefix}/sign-in/password"), &answers)
    }

    /// Signs a clerk in, both steps.
    pub fn clerk_in(&self, browser: &mut Browser) {
        assert_eq!(self.with_password(browser, "/desk", CLERK, PASSWORD).location(), "/desk/sign-in/second");
        let code = self.app_code();
        let seen = self.submit(browser, "/desk/sign-in/second", "/desk/sign-in/second/code", &[("code", &code)]);
        assert_eq!(seen.location(), "/desk");
    }

    /// The last mail that is to be sent: to whom, and its words.
    pub fn last_mail(&self) -> Option<(String, String)> {
        self.town
            .read_now(|db| {
                db.first::<(String, String), 0>(
                    "select to_address, body from post_mails where is_decoy = 0 order by made_at desc, id desc limit 1",
                    [],
                )
            })
            .expect("a readable outbox")
    }

    /// Opens a link and presses its button.
    pub fn use_link(&self, browser: &mut Browser, link: &str) -> Seen {
        self.submit(browser, link, &format!("{link}/use"), &[])
    }

    /// The path of the link in the last mail.
    pub fn mailed_link(&self) -> String {
        let (_, body) = self.last_mail().expect("a mail");
        let line = body.lines().find(|line| line.starts_with("http://")).unwrap_or_else(|| panic!("no link: {body}")).to_owned();
        line.strip_prefix("http://mihon.localhost:8080").expect("our own address").to_owned()
    }

    pub fn count(&self, table: &str) -> i64 {
        let sql = format!("select count(*) from {table}");
        self.town.read_now(|db| db.one::<i64, 0>(&sql, [])).expect("a count")
    }

    /// How many rows stand in every table that signing in writes.
    pub fn counts(&self) -> Vec<(&'static str, i64)> {
        const TABLES: [&str; 8] = [
            "who_links",
            "post_mails",
            "who_attempts",
            "who_sessions",
            "who_accounts",
            "journal_records",
            "journal_accesses",
            "journal_access_subjects",
        ];
        TABLES.iter().map(|table| (*table, self.count(table))).collect()
    }
}

/// The hidden fields of the form that is sent to this address.
fn hidden_fields(page: &str, action: &str) -> Option<Vec<(String, String)>> {
    let form = page
        .split("<form ")
        .skip(1)
        .find(|form| form.split('>').next().is_some_and(|head| head.contains(&format!("action=\"{action}\""))))?;
    let form = form.split("</form>").next()?;
    let inputs = form.split("<input ").skip(1).filter_map(|rest| rest.split('>').next());
    let value = |input: &str, name: &str| {
        input.split(&format!("{name}=\"")).nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned)
    };
    let hidden = inputs.filter(|input| input.contains("type=\"hidden\""));
    Some(hidden.filter_map(|input| Some((value(input, "name")?, plain(&value(input, "value")?)))).collect())
}

fn plain(text: &str) -> String {
    text.replace("&#38;", "&").replace("&amp;", "&")
}

/// The six digits on a page.
pub fn digits_on(page: &str) -> String {
    let shown = page.split("class=\"digits\"").nth(1).expect("digits").split("class=\"vh\"").next().expect("digits");
    let tags_out: String = shown.split('<').map(|piece| piece.split_once('>').map_or("", |(_, text)| text)).collect();
    tags_out.chars().filter(char::is_ascii_digit).collect()
}

fn settlement() -> Settlement {
    let days = Days { from: None, to: None };
    Settlement {
        town: TownFace {
            slug: "mihon".into(),
            name: "みほん市".into(),
            name_easy: None,
            name_en: "Mihon City".into(),
            accent: "green-900".into(),
            is_sample: true,
            note: None,
            words: TownWords {
                community: "町内会".into(),
                collaboration: "協働".into(),
                district: "校区".into(),
                headquarters: "市役所".into(),
            },
        },
        sections: vec![NewSection { code: "plan".into(), name: "企画課".into(), parent: None, days, successors: Vec::new() }],
        offices: vec![office(days)],
    }
}

fn office(days: Days) -> NewOffice {
    NewOffice { section: "plan".into(), title: "担当".into(), days }
}
