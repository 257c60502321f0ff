//! A link from a mail. Opening it changes nothing, since mail programs open links by themselves; its button uses it, once.

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use engawa_db::{Key, Tx};
use engawa_journal::Untold;
use engawa_kernel::{Actor, Channel, Id, Moment};
use engawa_web::door::Secret;
use engawa_web::ui::{Asked, Button, ErrorSummary, Field, FormFoot, Width};
use engawa_web::{Answer, Ctx, Face, Fields, FormHead, Said, Voice};
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

use super::arrive::{self, Arrived, Coming, First};
use super::ask::browser_hash;
use super::paths::{of_link, paths};
use super::printed::link_hash;
use super::store::{self, Link};
use super::{digits, limits, look, sign_in, to};
use crate::accounts::{Account, Mail, NameError, clean_name, open_account};

/// After so many wrong digits a link is dead.
const TRIES_MAX: i64 = 5;

/// What can be done with a link.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Standing {
    /// Nothing: unknown, used, too old, dead, or of another face. All of these get the same words.
    Dead,
    /// It holds.
    Holds {
        /// The browser must show that it is in the same hands: by the digits.
        asks_digits: bool,
        /// It opens an account for this address.
        opens: Option<String>,
    },
}

fn standing(link: Option<&Link>, face: Face, browser: [u8; 32], now: Moment) -> Standing {
    let Some(link) = link else { return Standing::Dead };
    let is_over = link.used_at.is_some() || link.ends_at <= now || link.tries >= TRIES_MAX || link.face != face;
    // City hall opens no accounts by link, so a link there without an account leads nowhere.
    let opens = link.mail.clone().filter(|_| link.account.is_none() && face == Face::Public);
    if is_over || (link.account.is_none() && opens.is_none()) {
        return Standing::Dead;
    }
    let is_same = link.browser_hash.as_ref().is_none_or(|hash| hash.ct_eq(browser.as_slice()).into());
    Standing::Holds { asks_digits: !is_same, opens }
}

/// The page `templates/entry_link.html`.
#[derive(Template)]
#[template(path = "entry_link.html")]
struct LinkPage {
    voice: Voice,
    errors: ErrorSummary,
    title: Said,
    lead: Option<Said>,
    head: FormHead,
    to: String,
    digits: Option<Field>,
    name: Option<Field>,
    foot: FormFoot,
}

/// The page `templates/entry_dead.html`.
#[derive(Template)]
#[template(path = "entry_dead.html")]
struct DeadPage {
    voice: Voice,
    title: Said,
    again: Button,
    help: Vec<Said>,
}

/// What is wrong with the form of a link.
#[derive(Debug, Default, Clone, Copy)]
struct Wrong {
    digits: bool,
    name: Option<NameError>,
}

pub(crate) async fn show(ctx: Ctx, Path(text): Path<String>, Query(query): Query<Vec<(String, String)>>) -> Answer<Response> {
    let asked = look::asked(&query, "to");
    if ctx.visitor().is_some_and(sign_in::is_whole) {
        return ctx.see_other(&to::onward(ctx.face(), asked));
    }
    let standing = standing_of(&ctx, &text).await?;
    page(&ctx, &text, &standing, asked, "", Wrong::default())
}

async fn standing_of(ctx: &Ctx, text: &str) -> Answer<Standing> {
    let Some(secret) = Secret::parse(text) else { return Ok(Standing::Dead) };
    let (hash, browser, face, now) = (link_hash(ctx.town.name(), &secret), browser_hash(ctx)?, ctx.face(), ctx.now());
    let link = ctx.town.read(move |db| store::link(db, hash)).await?;
    Ok(standing(link.as_ref(), face, browser, now))
}

fn page(ctx: &Ctx, text: &str, standing: &Standing, asked: &str, name: &str, wrong: Wrong) -> Answer<Response> {
    let Standing::Holds { asks_digits, opens } = standing else { return dead(ctx) };
    let voice = &ctx.voice;
    let (title, deed, lead) = match opens {
        None => (voice.say("who-link-title"), voice.say("who-sign-in"), None),
        Some(mail) => {
            let lead = voice.say_with("who-open-text", &[("mail", mail.into())]);
            (voice.say("who-open-title"), voice.say("who-open-button"), Some(lead))
        }
    };
    let digits = asks_digits.then(|| digits_field(voice, wrong.digits));
    let name = opens.is_some().then(|| name_field(voice, name, wrong.name));
    let asked_of: Vec<&dyn Asked> =
        [digits.as_ref(), name.as_ref()].into_iter().flatten().map(|field| field as &dyn Asked).collect();
    let errors = ErrorSummary::of(voice, &asked_of);
    let is_wrong = !errors.is_empty();
    let content = LinkPage {
        voice: voice.clone(),
        title: title.clone(),
        lead,
        head: ctx.form(&format!("{}/use", of_link(ctx.face(), text)))?,
        to: to::inside(asked).unwrap_or_default().to_owned(),
        digits,
        name,
        foot: FormFoot::new(Button::submit(deed)),
        errors,
    };
    let title = look::titled(&content.errors, voice, title);
    look::page(ctx, title, look::status(is_wrong), &content)
}

fn digits_field(voice: &Voice, is_wrong: bool) -> Field {
    let error = is_wrong.then(|| voice.say("who-digits-wrong"));
    Field::code(voice, "digits", voice.say("who-digits")).hint(voice.say("who-digits-hint")).autocomplete("off").error(error)
}

fn name_field(voice: &Voice, typed: &str, wrong: Option<NameError>) -> Field {
    let error = wrong.map(|wrong| look::name_error(voice, wrong));
    let field = Field::text(voice, "name", voice.say("who-name")).hint(voice.say("who-name-hint")).autocomplete("name");
    field.width(Width::Middle).value(typed).error(error)
}

fn dead(ctx: &Ctx) -> Answer<Response> {
    let title = ctx.voice.say("who-dead-title");
    let content = DeadPage {
        voice: ctx.voice.clone(),
        title: title.clone(),
        again: Button::link(ctx.voice.say("who-dead-again"), ctx.link(paths(ctx.face()).sign_in)),
        help: look::help(ctx),
    };
    look::page(ctx, title, StatusCode::GONE, &content)
}

#[derive(Debug, Serialize, Deserialize)]
enum Used {
    Dead,
    WrongDigits,
    WrongName(NameError),
    In(Arrived),
}

#[derive(Clone)]
struct Using {
    hash: [u8; 32],
    browser: [u8; 32],
    face: Face,
    digits: String,
    name: Result<String, NameError>,
    coming: Coming,
}

pub(crate) async fn submit(ctx: Ctx, Path(text): Path<String>, headers: HeaderMap, fields: Fields) -> Answer<Response> {
    limits::network(&ctx)?;
    let Some(link_secret) = Secret::parse(&text) else { return dead(&ctx) };
    let secret = Secret::new();
    let using = Using {
        hash: link_hash(ctx.town.name(), &link_secret),
        browser: browser_hash(&ctx)?,
        face: ctx.face(),
        digits: fields.get("digits").to_owned(),
        name: clean_name(fields.get("name")),
        coming: Coming::new(&ctx, &headers, &secret, paths(ctx.face()).link_use),
    };
    // Without a key: the link itself is what can be used once.
    let used = ctx.town.write(Key::none(), move |tx| use_it(tx, &using)).await.map_err(look::untold)?;
    let asked = fields.get("to");
    let wrong = match used {
        Used::In(arrived) => return arrive::onward(&ctx, arrived, &secret, asked).await,
        Used::Dead => return dead(&ctx),
        Used::WrongDigits => Wrong { digits: true, name: None },
        Used::WrongName(name) => Wrong { digits: false, name: Some(name) },
    };
    let standing = standing_of(&ctx, &text).await?;
    page(&ctx, &text, &standing, asked, fields.get("name"), wrong)
}

fn use_it(tx: &mut Tx, using: &Using) -> Result<Used, Untold> {
    let found = store::link(tx, using.hash)?;
    let (standing, Some(link)) = (standing(found.as_ref(), using.face, using.browser, tx.now()), found) else {
        return Ok(Used::Dead);
    };
    let Standing::Holds { asks_digits, opens } = standing else { return Ok(Used::Dead) };
    if asks_digits && !digits::are_equal(link.digits.as_deref().unwrap_or_default(), &using.digits) {
        store::count_wrong_digits(tx, &link)?;
        using.coming.note_failed(tx, link.account)?;
        return Ok(if link.tries + 1 >= TRIES_MAX { Used::Dead } else { Used::WrongDigits });
    }
    let name = match (&opens, &using.name) {
        (Some(_), Err(wrong)) => return Ok(Used::WrongName(*wrong)),
        (_, Ok(name)) => name.as_str(),
        (None, Err(_)) => "",
    };
    if !store::use_link(tx, &link)? {
        return Ok(Used::Dead);
    }
    let Some(account) = account_of(tx, &link, opens.as_deref(), name)? else { return Ok(Used::Dead) };
    Ok(Used::In(arrive::first_step(tx, &using.coming, account, First::Link)?))
}

fn account_of(tx: &mut Tx, link: &Link, opens: Option<&str>, name: &str) -> Result<Option<Id<Account>>, Untold> {
    match (link.account, opens.map(Mail::parse)) {
        (Some(account), _) => Ok(Some(account)),
        (None, Some(Ok(mail))) => open_account(tx, name, &mail, Actor::Unnamed, Channel::Web).map(Some),
        (None, _) => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link() -> Link {
        Link {
            secret_hash: vec![1],
            account: Some(Id::random([1; 16])),
            mail: Some("hanako@mihon.example".into()),
            face: Face::Public,
            browser_hash: Some(vec![7; 32]),
            digits: Some("049213".into()),
            tries: 0,
            ends_at: Moment::from_millis(1_000),
            used_at: None,
        }
    }

    fn of(link: &Link) -> Standing {
        standing(Some(link), Face::Public, [7; 32], Moment::from_millis(999))
    }

    #[test]
    fn a_link_that_is_used_old_dead_unknown_or_of_another_face_is_one_and_the_same() {
        let holds = Standing::Holds { asks_digits: false, opens: None };
        assert_eq!(of(&link()), holds);
        for dead in [
            Link { used_at: Some(Moment::from_millis(1)), ..link() },
            Link { ends_at: Moment::from_millis(999), ..link() },
            Link { tries: TRIES_MAX, ..link() },
            Link { face: Face::Staff, ..link() },
            Link { account: None, mail: None, ..link() },
        ] {
            assert_eq!(of(&dead), Standing::Dead);
        }
        assert_eq!(standing(None, Face::Public, [7; 32], Moment::from_millis(0)), Standing::Dead);
    }

    #[test]
    fn another_browser_is_asked_for_the_digits_and_a_printed_link_asks_none() {
        let other = Link { browser_hash: Some(vec![8; 32]), ..link() };
        assert_eq!(of(&other), Standing::Holds { asks_digits: true, opens: None });
        let printed = Link { browser_hash: None, digits: None, ..link() };
        assert_eq!(of(&printed), Standing::Holds { asks_digits: false, opens: None });
    }

    #[test]
    fn only_residents_open_an_account_by_link() {
        let unknown = Link { account: None, ..link() };
        assert_eq!(of(&unknown), Standing::Holds { asks_digits: false, opens: Some("hanako@mihon.example".into()) });
        let at_city_hall = Link { face: Face::Staff, ..unknown };
        assert_eq!(standing(Some(&at_city_hall), Face::Staff, [7; 32], Moment::from_millis(0)), Standing::Dead);
    }
}
