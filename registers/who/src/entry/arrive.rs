//! Coming in: what follows the first step, and the session that begins. A secret never grows stronger: each step has its own.

use axum::http::{HeaderMap, header};
use axum::response::Response;
use engawa_db::{Fault, Tx};
use engawa_kernel::{AnyId, Day, Id};
use engawa_web::door::{Cookie, Secret};
use engawa_web::{Answer, Ctx, Face};
use serde::{Deserialize, Serialize};

use super::device::device;
use super::letters::Letters;
use super::paths::paths;
use super::proofs::Proofs;
use super::sign_in::{self, Shown, Wrong};
use super::{term, to};
use crate::access::note_sign_in;
use crate::accounts::Account;
use crate::offices::{self, Appointment};
use crate::sessions::store as session_store;
use crate::sessions::{Begun, Marks, Session, SessionStep, begin, lasting_of, session_purpose};

/// The second step must follow within a quarter of an hour.
const HALF_LASTS: i64 = 15 * 60_000;

/// How far someone came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Arrived {
    /// All the way.
    Whole,
    /// To the second step.
    Second,
    /// To the setting up of a second step.
    Enrol,
    /// Nowhere: a password alone sets up no second step.
    LinkFirst,
    /// Nowhere: no office today.
    NoOffice(Term),
}

/// By which first step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum First {
    /// A link, by mail or printed.
    Link,
    /// A password.
    Password,
    /// An identity provider.
    Way,
}

/// What is known of the second step of a session that begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SecondShown {
    /// None was asked for.
    Never,
    /// As in the session before.
    AsBefore,
    /// It was shown just now.
    Now,
}

/// Why someone has no office today. Days as numbers, so that an answer can be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Term {
    /// The last one ended on this day.
    Ended(i64),
    /// The next one begins on this day.
    Begins(i64),
    /// There is none.
    None,
}

/// Someone who takes a step, as far as a unit must know it.
#[derive(Clone)]
pub(crate) struct Coming {
    face: Face,
    secret_hash: [u8; 32],
    device: String,
    /// The session that this browser has until now.
    before: Option<(Id<Account>, AnyId)>,
    /// The mark of the browser, where the row knows it.
    browser: Option<[u8; 32]>,
    /// To the owner.
    pub(crate) letters: Letters,
    route: &'static str,
}

impl Coming {
    /// Someone on this page, whose browser will carry this secret.
    pub(crate) fn new(ctx: &Ctx, headers: &HeaderMap, secret: &Secret, route: &'static str) -> Coming {
        Coming {
            face: ctx.face(),
            secret_hash: secret.hash(ctx.town.name(), session_purpose(ctx.face())),
            device: device(headers),
            before: ctx.visitor().map(|visitor| (visitor.account.of(), visitor.session)),
            browser: browser_of(ctx),
            letters: Letters::of(ctx),
            route,
        }
    }

    /// Notes a step that was not good.
    pub(crate) fn note_failed(&self, tx: &mut Tx, account: Option<Id<Account>>) -> Result<(), Fault> {
        note_sign_in(tx, self.face, self.route, account.map(Id::any), false)
    }
}

/// What is remembered of a browser in which someone came in.
pub(crate) fn browser_of(ctx: &Ctx) -> Option<[u8; 32]> {
    ctx.browser_secret().map(|secret| secret.hash(ctx.town.name(), "browser-of-session"))
}

/// After a good first step.
pub(crate) fn first_step(tx: &mut Tx, coming: &Coming, account: Id<Account>, first: First) -> Result<Arrived, Fault> {
    let today = tx.now().day();
    if coming.face == Face::Staff && offices::held_on(tx, account, today)?.is_empty() {
        coming.note_failed(tx, Some(account))?;
        return Ok(Arrived::NoOffice(term_of(&offices::appointments_of(tx, account)?, today)));
    }
    let has_second = Proofs::read(tx, account)?.has_second();
    let arrived = match (has_second, coming.face, first) {
        (true, _, _) => Arrived::Second,
        (false, Face::Staff, First::Link) => Arrived::Enrol,
        (false, Face::Staff, First::Password | First::Way) => Arrived::LinkFirst,
        (false, Face::Public | Face::Operator, _) => Arrived::Whole,
    };
    match arrived {
        Arrived::Whole => whole(tx, coming, account, SecondShown::Never)?,
        Arrived::Second | Arrived::Enrol => half(tx, coming, account)?,
        Arrived::LinkFirst | Arrived::NoOffice(_) => coming.note_failed(tx, Some(account))?,
    }
    Ok(arrived)
}

/// After all steps: the session before ends, a new one begins.
pub(crate) fn whole(tx: &mut Tx, coming: &Coming, account: Id<Account>, second: SecondShown) -> Result<(), Fault> {
    let before = match coming.before {
        Some((_, session)) => session_store::marks_of(tx, session)?,
        None => Marks::default(),
    };
    end_before(tx, coming)?;
    let session = begin(tx, &begun(coming, account, SessionStep::Both))?;
    let is_of_account = coming.before.is_some_and(|(other, _)| other == account);
    let second_at = match second {
        SecondShown::Never => None,
        SecondShown::AsBefore => before.second_at.filter(|_| is_of_account),
        SecondShown::Now => Some(tx.now()),
    };
    let browser = coming.browser.map(|hash| hash.to_vec()).or(before.browser);
    session_store::put_marks(tx, session.any(), &Marks { browser, second_at })?;
    note_sign_in(tx, coming.face, coming.route, Some(account.any()), true)
}

fn half(tx: &mut Tx, coming: &Coming, account: Id<Account>) -> Result<(), Fault> {
    end_before(tx, coming)?;
    let (id, now): (Id<Session>, _) = (tx.random_id(), tx.now());
    session_store::put_session(tx, id, &begun(coming, account, SessionStep::First), now, now.plus_millis(HALF_LASTS))?;
    let browser = coming.browser.map(|hash| hash.to_vec());
    session_store::put_marks(tx, id.any(), &Marks { browser, second_at: None })
}

fn end_before(tx: &mut Tx, coming: &Coming) -> Result<(), Fault> {
    let now = tx.now();
    if let Some((account, session)) = coming.before {
        session_store::end_one(tx, account, session, now)?;
    }
    Ok(())
}

fn begun(coming: &Coming, account: Id<Account>, step: SessionStep) -> Begun {
    Begun { account, face: coming.face, step, secret_hash: coming.secret_hash, device: coming.device.clone() }
}

/// What was taken back before it began is no term.
fn term_of(all: &[Appointment], today: Day) -> Term {
    let held = || all.iter().filter(|one| !one.is_taken_back());
    let next = held().map(|one| one.from_on).filter(|from| *from > today).min();
    let last = held().filter_map(|one| one.to_on).filter(|to| *to < today).max();
    match (next, last) {
        (Some(next), _) => Term::Begins(next.number()),
        (None, Some(last)) => Term::Ended(last.number()),
        (None, None) => Term::None,
    }
}

/// The way on, with the cookie.
pub(crate) async fn onward(ctx: &Ctx, arrived: Arrived, secret: &Secret, asked: &str) -> Answer<Response> {
    let path = match arrived {
        Arrived::Whole => to::onward(ctx.face(), asked),
        Arrived::Second => to::with_to(paths(ctx.face()).second, asked),
        Arrived::Enrol => to::with_to(super::enrol::ENTRY.page, asked),
        Arrived::LinkFirst => {
            let shown = Shown { to: asked.to_owned(), wrong: Some(Wrong::LinkFirst), ..Shown::default() };
            return sign_in::page(ctx, shown).await;
        }
        Arrived::NoOffice(term) => return term::page(ctx, term),
    };
    let mut answer = ctx.see_other(&path)?;
    give_cookie(ctx, &mut answer, secret, arrived == Arrived::Whole);
    keep_browser(ctx, &mut answer);
    Ok(answer)
}

/// The mark of the browser outlives the session, so that its owner is known at the entrance when strangers guess.
fn keep_browser(ctx: &Ctx, answer: &mut Response) {
    if let Some(secret) = ctx.browser_secret() {
        let line = ctx.cookies().keep(Cookie::Browser, secret, lasting_of(Face::Public) / 1_000);
        answer.headers_mut().append(header::SET_COOKIE, line);
    }
}

/// Puts the cookie of the session into an answer. At city hall it goes with the browser.
pub(crate) fn give_cookie(ctx: &Ctx, answer: &mut Response, secret: &Secret, is_whole: bool) {
    let (cookies, cookie) = (ctx.cookies(), Cookie::Session(ctx.face()));
    let line = if is_whole && ctx.face() == Face::Public {
        cookies.keep(cookie, secret, lasting_of(Face::Public) / 1_000)
    } else {
        cookies.set(cookie, secret)
    };
    answer.headers_mut().append(header::SET_COOKIE, line);
}

/// Takes the cookie of the session away.
pub(crate) fn take_cookie(ctx: &Ctx, answer: &mut Response) {
    answer.headers_mut().append(header::SET_COOKIE, ctx.cookies().end(Cookie::Session(ctx.face())));
}
