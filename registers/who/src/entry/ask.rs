//! Ask for a link by mail. Known and unknown addresses get the same words, the same page and the same rows.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_db::{Fault, Tx};
use engawa_post::{Address, Body, Line, Mail as Letter, enqueue};
use engawa_web::door::Secret;
use engawa_web::ui::{Button, DigitsShown};
use engawa_web::{Answer, Ctx, Face, Failure, Fields, Said, Voice};
use serde::{Deserialize, Serialize};

use super::device::device;
use super::limits::Counts;
use super::paths::paths;
use super::printed::{LINK_LASTS, link_hash, link_path};
use super::sign_in::{self, Shown, Wrong};
use super::store::{self, Link};
use super::{arrive, digits, limits, look, to};
use crate::accounts::{Account, Mail, MailError, account_by_mail};
use crate::{offices, sessions};

#[derive(Debug, Serialize, Deserialize)]
enum Asked {
    Sent,
    /// The same to whoever asks, while no mail goes to addresses without an account.
    Stopped,
    TooMany,
}

/// Everything that a unit needs: made outside of it, once.
#[derive(Clone)]
struct Asking {
    mail: Mail,
    face: Face,
    /// Link and letters for whom the town knows, and for whom it does not.
    link: Link,
    known: Letter,
    unknown: Letter,
    counts: Counts,
    /// Under which mails to addresses without an account are counted.
    uninvited: [u8; 32],
    browser: [u8; 32],
}

pub(crate) async fn submit(ctx: Ctx, headers: axum::http::HeaderMap, fields: Fields) -> Answer<Response> {
    limits::network(&ctx)?;
    let again = |wrong| Shown::again(&fields, wrong);
    let mail = match Mail::parse(fields.get("mail")) {
        Ok(mail) => mail,
        Err(error) => return sign_in::page(&ctx, again(Wrong::LinkMail(error))).await,
    };
    let Ok(address) = Address::parse(&mail.given) else {
        return sign_in::page(&ctx, again(Wrong::LinkMail(MailError::Form))).await;
    };
    let asking = asking(&ctx, mail, &address, &device(&headers), fields.get("to"))?;
    let asked = ctx.town.write(fields.key(), move |tx| ask(tx, &asking)).await?;
    if matches!(asked, Asked::Stopped) {
        tracing::warn!("too many mails to addresses without an account: no more of them within the hour");
    }
    match asked {
        Asked::Sent | Asked::Stopped => ctx.see_other(paths(ctx.face()).sent),
        Asked::TooMany => sign_in::page(&ctx, again(Wrong::TooManyMails)).await,
    }
}

fn asking(ctx: &Ctx, mail: Mail, address: &Address, device: &str, asked: &str) -> Answer<Asking> {
    let (secret, town) = (Secret::new(), ctx.town.name());
    let path = to::with_to(&link_path(ctx.face(), &secret), asked);
    let whole = ctx.whole_link(&path).ok_or(Failure::NotFound)?;
    let link = Link {
        secret_hash: link_hash(town, &secret).to_vec(),
        account: None,
        mail: Some(mail.given.clone()),
        face: ctx.face(),
        browser_hash: Some(browser_hash(ctx)?.to_vec()),
        digits: Some(digits::new()),
        tries: 0,
        ends_at: ctx.now().plus_millis(LINK_LASTS),
        used_at: None,
    };
    let browser = arrive::browser_of(ctx).unwrap_or_default();
    Ok(Asking {
        face: ctx.face(),
        link,
        known: letter(
            address,
            ctx.voice.plain("who-link-mail-subject"),
            text(ctx, engawa_web::key("who-link-mail"), &whole, device),
        )?,
        unknown: letter(
            address,
            ctx.voice.plain("who-open-mail-subject"),
            text(ctx, engawa_web::key("who-open-mail"), &whole, device),
        )?,
        counts: Counts::of(ctx, &limits::MAILS, &mail.key, browser),
        uninvited: limits::subject(town, &[b"uninvited"]),
        browser,
        mail,
    })
}

/// The words of a letter; the address of the link stands on a line of its own.
fn text(ctx: &Ctx, key: &str, link: &str, device: &str) -> String {
    let device = if device.is_empty() { ctx.voice.plain("who-device-unknown") } else { device.to_owned() };
    ctx.voice.plain_with(key, &[("link", link.into()), ("device", device.into())])
}

fn letter(to: &Address, subject: String, body: String) -> Answer<Letter> {
    let fault = |error| Failure::Fault(Box::new(error));
    Ok(Letter {
        to: to.clone(),
        subject: Line::parse(&subject).map_err(fault)?,
        body: Body::parse(&body).map_err(fault)?,
        is_decoy: false,
    })
}

/// What is stored of the browser that asks: its own mark, which stays when a session begins or ends meanwhile.
pub(crate) fn browser_hash(ctx: &Ctx) -> Answer<[u8; 32]> {
    let secret = ctx.browser_secret().ok_or_else(|| Failure::Fault("a page of signing in whose row knows no browser".into()))?;
    Ok(secret.hash(ctx.town.name(), "browser"))
}

fn ask(tx: &mut Tx, asking: &Asking) -> Result<Asked, Fault> {
    let today = tx.now().day();
    let account = account_by_mail(tx, &asking.mail.key)?.map(|account| account.id);
    let someone = account.unwrap_or_else(Account::nobody);
    let is_known = sessions::store::was_in(tx, someone.any(), asking.browser)?;
    if asking.counts.take(tx, is_known)?.is_some() {
        return Ok(Asked::TooMany);
    }
    let has_office = offices::store::has_office_from(tx, someone, today)?;
    // City hall writes to its own people only, and the town to strangers only so often; all others get a letter that is
    // never sent.
    let may_come = account.is_some() && (asking.face != Face::Staff || has_office);
    let is_uninvited = !may_come && asking.face != Face::Staff;
    let is_stopped = limits::take_if(tx, &limits::UNINVITED, asking.uninvited, is_uninvited)?.is_some();
    let is_decoy = !may_come && (is_stopped || !is_uninvited);
    let link = Link { account: account.filter(|_| may_come), ..asking.link.clone() };
    store::put_link(tx, &link)?;
    let letter = if may_come { &asking.known } else { &asking.unknown };
    enqueue(tx, &Letter { is_decoy, ..letter.clone() })?;
    Ok(if is_stopped { Asked::Stopped } else { Asked::Sent })
}

/// The page `templates/entry_sent.html`.
#[derive(Template)]
#[template(path = "entry_sent.html")]
struct SentPage {
    voice: Voice,
    sent: Said,
    digits: DigitsShown,
    again: Button,
    help: Vec<Said>,
}

/// Where the mail went, and the digits for whoever opens it in another browser. Only the browser that asked sees them.
pub(crate) async fn show_sent(ctx: Ctx) -> Answer<Response> {
    let (browser, face) = (browser_hash(&ctx)?, ctx.face());
    let found = ctx.town.read(move |db| store::latest_link_of(db, browser, face)).await?;
    let Some(link) = found.filter(|link| link.ends_at > ctx.now() && link.used_at.is_none()) else {
        return ctx.see_other(paths(face).sign_in);
    };
    let voice = &ctx.voice;
    let title = voice.say("who-sent-title");
    let content = SentPage {
        voice: voice.clone(),
        sent: voice.say_with("who-sent-text", &[("mail", link.mail.unwrap_or_default().into())]),
        digits: DigitsShown::new(voice, &link.digits.unwrap_or_default()),
        again: Button::link(voice.say("who-ask-again"), ctx.link(paths(face).sign_in)).outline(),
        help: look::help(&ctx),
    };
    look::page(&ctx, title, StatusCode::OK, &content)
}
