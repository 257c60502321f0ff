//! What went wrong, told calmly: a page in the reader's language, or problem+json (RFC 9457) under `/api/`.

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use askama::Template;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use engawa_db::Fault;
use serde::Serialize;

use crate::ctx::TownSeat;
use crate::link::{Links, lang_of, without_lang};
use crate::shell::{Shell, page};
use crate::site::Site;
use crate::ui::icon::{Icon, VERANDA};
use crate::words::{Said, Voice, Words, key};

/// Why a request is not answered with what it asked for.
#[derive(Debug)]
pub enum Failure {
    /// Nothing is there.
    NotFound,
    /// What came in cannot be read; the sentence says what to mend.
    Bad {
        /// A sentence for the person.
        why: Option<Said>,
    },
    /// The person may not, or not now; the sentence names the reason and the way on.
    Refused {
        /// A sentence for the person.
        why: Said,
    },
    /// The same form was taken before, with other contents.
    SentBefore,
    /// A deed that none of our own pages sent.
    Foreign,
    /// The visitor's office may not do this.
    Forbidden,
    /// The town has not opened this door to the public yet.
    NotOpen,
    /// Secrets would travel in the open: no TLS, and not on this very machine.
    InTheOpen,
    /// Too often in a short time.
    TooOften,
    /// More came in than is read.
    TooLarge,
    /// The town cannot answer now.
    Unavailable,
    /// Ours. It was logged with its number when it became an answer.
    Fault(Box<dyn Error + Send + Sync>),
}

/// The result of a handler.
pub type Answer<T> = Result<T, Failure>;

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Failure {
        match fault {
            Fault::UnknownTown(_) => Failure::NotFound,
            Fault::KeyReused => Failure::SentBefore,
            Fault::Busy
            | Fault::Closing
            | Fault::TooSlow(_)
            | Fault::NoSpace { .. }
            | Fault::Ahead { .. }
            | Fault::Migration { .. } => {
                tracing::warn!(%fault, "a town cannot answer now");
                Failure::Unavailable
            }
            other => Failure::Fault(Box::new(other)),
        }
    }
}

impl From<askama::Error> for Failure {
    fn from(fault: askama::Error) -> Failure {
        Failure::Fault(Box::new(fault))
    }
}

/// What the frame needs to know in order to dress a bare failure.
#[derive(Clone, Debug, Default)]
struct Bare {
    why: Option<Said>,
    number: Option<String>,
    /// Keys that take the place of the usual title and sentence of the status.
    title: Option<&'static str>,
    text: Option<&'static str>,
}

impl Bare {
    fn said(text: &'static str) -> Bare {
        Bare { text: Some(text), ..Bare::default() }
    }

    fn titled(title: &'static str, text: &'static str) -> Bare {
        Bare { title: Some(title), text: Some(text), ..Bare::default() }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let is_sent_before = matches!(self, Failure::SentBefore);
        let (status, bare) = match self {
            Failure::NotFound => (StatusCode::NOT_FOUND, Bare::default()),
            Failure::Bad { why } => (StatusCode::BAD_REQUEST, Bare { why, ..Bare::default() }),
            Failure::Refused { why } => (StatusCode::CONFLICT, Bare { why: Some(why), ..Bare::default() }),
            Failure::SentBefore => (StatusCode::CONFLICT, Bare::said(key("web-held-before-text"))),
            Failure::Foreign => (StatusCode::FORBIDDEN, Bare::said(key("web-failure-foreign"))),
            Failure::Forbidden => (StatusCode::FORBIDDEN, Bare::default()),
            Failure::NotOpen => {
                (StatusCode::SERVICE_UNAVAILABLE, Bare::titled(key("web-failure-not-open-title"), key("web-failure-not-open-text")))
            }
            Failure::InTheOpen => (StatusCode::FORBIDDEN, Bare::said(key("web-failure-in-the-open"))),
            Failure::TooOften => (StatusCode::TOO_MANY_REQUESTS, Bare::default()),
            Failure::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, Bare::default()),
            Failure::Unavailable => (StatusCode::SERVICE_UNAVAILABLE, Bare::default()),
            Failure::Fault(fault) => {
                let number = fault_number();
                tracing::error!(number, fault = fault.as_ref() as &dyn Error, "a request failed");
                (StatusCode::INTERNAL_SERVER_ERROR, Bare { number: Some(number), ..Bare::default() })
            }
        };
        let mut answer = status.into_response();
        answer.extensions_mut().insert(bare);
        if is_sent_before {
            answer.extensions_mut().insert(SentBefore);
        }
        answer
    }
}

/// The mark of an answer by which the door knows that the form must come back.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SentBefore;

/// A number that a person can read out on the telephone and that the log knows.
fn fault_number() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    format!("{:04}-{:04}", seconds % 10_000, COUNT.fetch_add(1, Ordering::Relaxed) % 10_000)
}

/// A layer: turns every bare failure below it into a page or a problem.
pub async fn dress(request: Request, next: Next) -> Response {
    let wardrobe = Wardrobe::of(&request);
    let answer = next.run(request).await;
    if !needs_dress(&answer) {
        return answer;
    }
    let status = answer.status();
    let bare = answer.extensions().get::<Bare>().cloned().unwrap_or_default();
    let mut dressed = wardrobe.map_or_else(|| status.into_response(), |wardrobe| wardrobe.dress(status, &bare));
    *dressed.status_mut() = status;
    for name in [header::ALLOW, header::RETRY_AFTER] {
        if let Some(value) = answer.headers().get(&name) {
            dressed.headers_mut().insert(name, value.clone());
        }
    }
    dressed.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    dressed
}

/// Failures of the router and of its extractors are dressed too; an answer that is a page or JSON already is not.
fn needs_dress(answer: &Response) -> bool {
    let status = answer.status();
    if !status.is_client_error() && !status.is_server_error() {
        return false;
    }
    let kind = answer.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    !kind.starts_with("text/html") && !kind.contains("json")
}

struct Wardrobe {
    site: Arc<Site>,
    voice: Voice,
    links: Links,
    here: String,
    is_api: bool,
}

impl Wardrobe {
    fn of(request: &Request) -> Option<Wardrobe> {
        let words = request.extensions().get::<Arc<Words>>()?;
        let lang = lang_of(request.uri().query());
        let seat = request.extensions().get::<TownSeat>();
        let site = seat.map_or_else(|| Arc::new(Site::of_the_house(words)), |seat| Arc::clone(&seat.site));
        let path = request.uri().path();
        Some(Wardrobe {
            voice: site.voice(words, lang),
            links: Links::new(seat.map_or("", |seat| &seat.base), lang),
            here: without_lang(path, request.uri().query()),
            is_api: path.starts_with("/api/"),
            site,
        })
    }

    fn dress(&self, status: StatusCode, bare: &Bare) -> Response {
        let (title, text) = sentences(status);
        let title = self.voice.say(bare.title.unwrap_or(title));
        let text = bare.why.clone().unwrap_or_else(|| self.voice.say(bare.text.unwrap_or(text)));
        if self.is_api {
            return problem(status, &title, &text, bare.number.as_deref());
        }
        let number = bare.number.as_deref().map(|number| self.voice.say_with("web-failure-number", &[("number", number.into())]));
        let content = FailurePage {
            sign: VERANDA,
            title: title.clone(),
            text,
            number,
            home: self.links.link("/"),
            back: self.voice.say("web-failure-home"),
        };
        let shell = Shell::new(title, Arc::clone(&self.site), self.voice.clone(), self.links.clone(), self.here.clone());
        // The page has no fallible part.
        page(&shell, &content.render().unwrap_or_default())
    }
}

/// Title and sentence of each kind of failure.
fn sentences(status: StatusCode) -> (&'static str, &'static str) {
    match status {
        StatusCode::NOT_FOUND | StatusCode::GONE => (key("web-failure-404-title"), key("web-failure-404-text")),
        StatusCode::METHOD_NOT_ALLOWED => (key("web-failure-405-title"), key("web-failure-405-text")),
        StatusCode::FORBIDDEN => (key("web-failure-403-title"), key("web-failure-403-text")),
        StatusCode::CONFLICT => (key("web-failure-409-title"), key("web-failure-409-text")),
        StatusCode::PAYLOAD_TOO_LARGE | StatusCode::URI_TOO_LONG => (key("web-failure-413-title"), key("web-failure-413-text")),
        StatusCode::TOO_MANY_REQUESTS => (key("web-failure-429-title"), key("web-failure-429-text")),
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::GATEWAY_TIMEOUT | StatusCode::REQUEST_TIMEOUT => {
            (key("web-failure-503-title"), key("web-failure-503-text"))
        }
        other if other.is_server_error() => (key("web-failure-500-title"), key("web-failure-500-text")),
        _ => (key("web-failure-400-title"), key("web-failure-400-text")),
    }
}

#[derive(Template)]
#[template(path = "failure.html")]
struct FailurePage {
    sign: Icon,
    title: Said,
    text: Said,
    number: Option<Said>,
    home: String,
    back: Said,
}

#[derive(Serialize)]
struct Problem<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    title: String,
    status: u16,
    detail: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<&'a str>,
}

fn problem(status: StatusCode, title: &Said, text: &Said, number: Option<&str>) -> Response {
    let problem = Problem { kind: "about:blank", title: title.plain(), status: status.as_u16(), detail: text.plain(), number };
    // Five texts and a number always serialize.
    let body = serde_json::to_string(&problem).unwrap_or_default();
    ([(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"))], body).into_response()
}
