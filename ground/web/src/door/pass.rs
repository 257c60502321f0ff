//! What happens between the street and an act: the face, the door of the town, who it is, whether they may, what they sent.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use engawa_db::Key;
use engawa_kernel::record::hex;

use super::doorway::Doorway;
use super::face::{Face, May};
use super::fields::{Fields, Unread};
use super::filing::{self, Expected, Unfiled};
use super::held::{self, Held};
use super::origin;
use super::row::{Method, RouteRow};
use super::secret::{Cookie, Cookies, Secret};
use super::token;
use super::upload;
use super::visitor::{Denied, Strength, Visitor, WhoIs};
use crate::ctx::{Ctx, TownSeat};
use crate::failure::{Failure, SentBefore};
use crate::link::without_lang;
use crate::words::Words;
use crate::{headers, limits};

/// What the door found out about a request; `Ctx` reads it.
#[derive(Clone)]
pub(crate) struct Entered {
    pub(crate) row: RouteRow,
    pub(crate) doorway: Doorway,
    pub(crate) visitor: Option<Arc<Visitor>>,
    /// Of the session, or of the browser before there is one.
    pub(crate) secret: Option<Secret>,
    /// Of the browser, on rows for anyone; it outlives the sessions.
    pub(crate) browser: Option<Secret>,
}

/// The layer around each route.
pub(crate) async fn pass(State(row): State<RouteRow>, request: Request, next: Next) -> Response {
    match Gate::of(row, &request) {
        Ok(gate) => gate.open(request, next).await.unwrap_or_else(IntoResponse::into_response),
        Err(failure) => failure.into_response(),
    }
}

/// Why nobody reached the act: an answer that is ready, such as the way to the sign-in page.
enum Stopped {
    Failure(Failure),
    Answer(Box<Response>),
}

impl From<Failure> for Stopped {
    fn from(failure: Failure) -> Stopped {
        Stopped::Failure(failure)
    }
}

impl IntoResponse for Stopped {
    fn into_response(self) -> Response {
        match self {
            Stopped::Failure(failure) => failure.into_response(),
            Stopped::Answer(answer) => *answer,
        }
    }
}

struct Gate {
    row: RouteRow,
    doorway: Doorway,
    seat: TownSeat,
    words: Arc<Words>,
    who: Option<Arc<dyn WhoIs>>,
    cookies: Cookies,
    sent: Sent,
}

/// The secrets that came with the request. Read at once: a request cannot be looked at while the town is asked.
struct Sent {
    staff: Option<Secret>,
    public: Option<Secret>,
    browser: Option<Secret>,
}

impl Gate {
    fn of(row: RouteRow, request: &Request) -> Result<Gate, Failure> {
        let doorway = request.extensions().get::<Doorway>().copied().unwrap_or(Doorway::NOWHERE);
        if !doorway.shows(row.face) {
            return Err(Failure::NotFound);
        }
        let missing = || Failure::Fault("a request without town or words reached a door".into());
        let seat = request.extensions().get::<TownSeat>().cloned().ok_or_else(missing)?;
        let words = request.extensions().get::<Arc<Words>>().cloned().ok_or_else(missing)?;
        let who = request.extensions().get::<Arc<dyn WhoIs>>().cloned();
        let cookies = Cookies::new(seat.town.name(), &seat.base, doorway.is_tls);
        let read = |cookie| cookies.read(request.headers(), cookie);
        let sent = Sent {
            staff: read(Cookie::Session(Face::Staff)),
            public: read(Cookie::Session(Face::Public)),
            browser: read(Cookie::Browser),
        };
        Ok(Gate { row, doorway, seat, words, who, cookies, sent })
    }

    async fn open(self, mut request: Request, next: Next) -> Result<Response, Stopped> {
        if self.row.method == Method::Post && !origin::is_own(request.headers()) {
            return Err(Failure::Foreign.into());
        }
        self.look_at_town().await?;
        if self.row.may == May::Anyone && self.row.method == Method::Get {
            return Ok(next.run(request).await);
        }
        if !self.doorway.may_sign_in() {
            return Err(Failure::InTheOpen.into());
        }
        let mut entered = self.enter().await?;
        let fresh = self.know_browser(&mut entered);
        request.extensions_mut().insert(entered.clone());
        let (request, kept) = match self.row.method {
            Method::Get => (self.welcome(request, &entered).await?, None),
            Method::Post => self.receive(request, &entered).await?,
        };
        let answer = self.look_back(next.run(request).await, &entered, kept).await?;
        Ok(self.see_off(answer, fresh))
    }

    /// On rows for anyone the browser has a secret of its own, for the forms before a session. Answers one that is new.
    fn know_browser(&self, entered: &mut Entered) -> Option<Secret> {
        if self.row.may != May::Browser {
            return None;
        }
        let known = self.sent.browser.clone();
        let fresh = known.is_none().then(Secret::new);
        entered.browser = known.or_else(|| fresh.clone());
        entered.secret = entered.secret.take().or_else(|| entered.browser.clone());
        fresh
    }

    /// What only the act knows is known now: the same form was taken before, or the thing was another's.
    async fn look_back(&self, mut answer: Response, entered: &Entered, kept: Kept) -> Result<Response, Failure> {
        let is_too_large = kept.as_ref().is_some_and(|(_, fields)| fields.is_too_large());
        if is_too_large && answer.status() == StatusCode::UNPROCESSABLE_ENTITY {
            *answer.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
        }
        if let Some((ctx, fields)) = kept.filter(|_| answer.extensions().get::<SentBefore>().is_some()) {
            answer = held::page(&ctx, &self.row, &fields, Held::SentBefore)?;
        }
        if answer.status() == StatusCode::FORBIDDEN && entered.visitor.is_some() {
            self.note_denied(entered).await?;
        }
        Ok(answer)
    }

    fn see_off(&self, mut answer: Response, fresh: Option<Secret>) -> Response {
        if let Some(secret) = fresh {
            answer.headers_mut().append(header::SET_COOKIE, self.cookies.set(Cookie::Browser, &secret));
        }
        if self.row.script.is_some() {
            answer.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(headers::POLICY_WITH_SCRIPT));
        }
        // What was made for one person is kept by no one on the way.
        answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        answer
    }

    /// A closed town shows itself to its staff only.
    async fn look_at_town(&self) -> Result<(), Failure> {
        let Some(door) = self.row.door else { return Ok(()) };
        if self.row.face != Face::Public || self.seat.site.is_open(door) {
            return Ok(());
        }
        let staff = self.visitor(Face::Staff).await?;
        let may_look = staff.is_some_and(|(visitor, _)| visitor.strength == Strength::Whole && visitor.acting().is_some());
        if may_look { Ok(()) } else { Err(Failure::NotOpen) }
    }

    async fn visitor(&self, face: Face) -> Result<Option<(Visitor, Secret)>, Failure> {
        let Some(who) = self.who.clone() else { return Ok(None) };
        let sent = if face == Face::Staff { &self.sent.staff } else { &self.sent.public };
        let Some(secret) = sent.clone() else { return Ok(None) };
        let (town, asked) = (self.seat.town.name().to_owned(), secret.clone());
        let found = self.seat.town.read(move |db| who.visitor(db, &town, face, &asked)).await?;
        Ok(found.map(|visitor| (visitor, secret)))
    }

    async fn enter(&self) -> Result<Entered, Failure> {
        let found = self.visitor(self.row.face).await?;
        let (visitor, secret) = found.map_or((None, None), |(visitor, secret)| (Some(visitor), Some(secret)));
        if let Some(visitor) = visitor.as_ref().filter(|visitor| visitor.is_stale) {
            self.mark_seen(visitor).await?;
        }
        Ok(Entered { row: self.row, doorway: self.doorway, visitor: visitor.map(Arc::new), secret, browser: None })
    }

    async fn mark_seen(&self, visitor: &Visitor) -> Result<(), Failure> {
        let Some(who) = self.who.clone() else { return Ok(()) };
        let (session, at) = (visitor.session, self.seat.clock.now());
        self.seat.town.write(Key::none(), move |tx| who.seen(tx, session, at)).await?;
        Ok(())
    }

    /// Lets a visitor pass, or shows the way: to sign in, to the second step, or that this is not theirs.
    async fn welcome(&self, request: Request, entered: &Entered) -> Result<Request, Stopped> {
        match self.judge(entered) {
            Judged::Pass => Ok(request),
            Judged::SignIn => Err(self.to_sign_in(&request)),
            Judged::SecondStep => Err(self.answer(held::see_other(&self.ctx(&request), &second_step(self.row.face)))),
            Judged::Denied => Err(self.deny(entered).await),
        }
    }

    fn judge(&self, entered: &Entered) -> Judged {
        match (&entered.visitor, self.row.may) {
            (_, May::Anyone | May::Browser) => Judged::Pass,
            (None, _) => Judged::SignIn,
            (Some(visitor), may) if visitor.may(may) => Judged::Pass,
            (Some(visitor), _) if visitor.strength == Strength::Half => Judged::SecondStep,
            (Some(_), _) => Judged::Denied,
        }
    }

    fn to_sign_in(&self, request: &Request) -> Stopped {
        let here = without_lang(request.uri().path(), request.uri().query());
        let path = format!("{}?to={}", self.row.face.sign_in_path(), limits::percent_encoded(&here));
        self.answer(held::see_other(&self.ctx(request), &path))
    }

    async fn deny(&self, entered: &Entered) -> Stopped {
        match self.note_denied(entered).await {
            Ok(()) => Failure::Forbidden.into(),
            Err(failure) => failure.into(),
        }
    }

    async fn note_denied(&self, entered: &Entered) -> Result<(), Failure> {
        let Some(who) = self.who.clone() else { return Ok(()) };
        let account = entered.visitor.as_ref().map(|visitor| visitor.account);
        let denied = Denied { face: self.row.face, route: self.row.path, account };
        self.seat.town.write(Key::none(), move |tx| who.denied(tx, &denied)).await?;
        Ok(())
    }

    /// Reads a deed: the form is kept whatever is wrong with it, and comes back with everything that was typed.
    async fn receive(&self, request: Request, entered: &Entered) -> Result<(Request, Kept), Stopped> {
        let (parts, body) = request.into_parts();
        let judged = self.judge(entered);
        let fields = match self.row.files.zip(upload::boundary(&parts.headers)) {
            Some((filing, boundary)) => {
                let town = matches!(judged, Judged::Pass).then_some(&self.seat.town);
                let expected = Expected { filing, town, texts: self.most(), said: said(&parts.headers) };
                filing::read(body.into_data_stream(), boundary, &expected).await
            }
            None => self.read(&parts.headers, body).await.map_err(Unfiled::Unread),
        };
        let fields = fields.map_err(unread)?;
        let mut request = Request::from_parts(parts, Body::empty());
        match judged {
            Judged::Pass => {}
            Judged::SignIn | Judged::SecondStep => return Err(self.hold(&request, &fields, Held::SignIn)),
            Judged::Denied => return Err(self.deny(entered).await),
        }
        let path = limits::decoded_path(request.uri().path());
        let secret = entered.secret.as_ref();
        let nonce = secret.and_then(|secret| token::nonce_of(secret, self.seat.town.name(), &path, fields.get(token::FIELD)));
        let (Some(secret), Some(nonce)) = (secret, nonce) else {
            return Err(self.hold(&request, &fields, Held::SendAgain));
        };
        let ctx = self.ctx(&request);
        let actor = hex(&secret.hash(self.seat.town.name(), "form-actor")[..16]);
        request.extensions_mut().insert(fields.clone().with_key(secret, &actor, self.row.path, &path, &nonce));
        Ok((request, Some((ctx, fields))))
    }

    /// How large a body may be.
    fn most(&self) -> usize {
        match (self.row.upload, self.row.face) {
            (Some(_), _) => limits::UPLOAD_BYTES_MAX,
            (None, Face::Staff) => limits::DESK_BODY_BYTES_MAX,
            (None, _) => limits::BODY_BYTES_MAX,
        }
    }

    async fn read(&self, headers: &HeaderMap, body: Body) -> Result<Fields, Unread> {
        let bytes = to_bytes(body, self.most()).await.map_err(|_| Unread::TooLong)?;
        match self.row.upload.zip(upload::boundary(headers)) {
            Some((field, boundary)) => upload::read(bytes, boundary, field).await,
            None => Fields::parse(&bytes),
        }
    }

    fn hold(&self, request: &Request, fields: &Fields, why: Held) -> Stopped {
        self.answer(held::page(&self.ctx(request), &self.row, fields, why))
    }

    fn answer(&self, answer: crate::failure::Answer<Response>) -> Stopped {
        answer.map_or_else(Stopped::Failure, |answer| Stopped::Answer(Box::new(answer)))
    }

    fn ctx(&self, request: &Request) -> Ctx {
        Ctx::at_the_door(&self.seat, &self.words, request)
    }
}

fn unread(unfiled: Unfiled) -> Failure {
    match unfiled {
        Unfiled::Unread(Unread::TooMany | Unread::TooLong) => Failure::TooLarge,
        Unfiled::Unread(Unread::Broken) => Failure::Bad { why: None },
        Unfiled::Fault(fault) => fault.into(),
    }
}

/// How long a body is, where it says so beforehand.
fn said(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// A form as it came, for the case that it must come back.
type Kept = Option<(Ctx, Fields)>;

enum Judged {
    Pass,
    SignIn,
    SecondStep,
    Denied,
}

fn second_step(face: Face) -> String {
    format!("{}/second", face.sign_in_path())
}
