//! Who comes by a way for the first time says what they are called, and has an account; or comes in as before and adds the way.

use askama::Template;
use axum::http::HeaderMap;
use axum::response::Response;
use engawa_db::{Key, Tx};
use engawa_journal::Untold;
use engawa_kernel::Channel;
use engawa_web::door::Secret;
use engawa_web::ui::{Button, ErrorSummary, Field, FormFoot, Width};
use engawa_web::{Answer, Ctx, Fields, FormHead, Said, Voice};
use serde::{Deserialize, Serialize};

use super::failed::{self, Failed};
use super::model::Journey;
use super::profile::Profile;
use super::words::name_of;
use super::{FIRST_DEED, bound, store};
use crate::accounts::{NAME_MAX, NameError, clean_name, open_account_without_mail};
use crate::entry::arrive::{self, Arrived, Coming, First};
use crate::entry::ask::browser_hash;
use crate::entry::{limits, look, paths, to};

/// The page `templates/ways_first.html`.
#[derive(Template)]
#[template(path = "ways_first.html")]
struct FirstPage {
    voice: Voice,
    errors: ErrorSummary,
    lead: Said,
    head: FormHead,
    name: Field,
    foot: FormFoot,
    known: Said,
    known_way: Button,
}

/// The journey of this browser that found somebody.
async fn found(ctx: &Ctx) -> Answer<Option<Journey>> {
    let browser = browser_hash(ctx)?;
    let journeys = ctx.town.read(move |db| store::journeys_of(db, browser)).await?;
    Ok(journeys.into_iter().find(|one| one.subject_hash.is_some() && one.account.is_none()))
}

pub(super) async fn show(ctx: Ctx) -> Answer<Response> {
    match found(&ctx).await? {
        Some(journey) => page(&ctx, &journey, None),
        None => ctx.see_other(paths::paths(ctx.face()).sign_in),
    }
}

fn page(ctx: &Ctx, journey: &Journey, wrong: Option<(&str, NameError)>) -> Answer<Response> {
    let voice = &ctx.voice;
    let typed = wrong.map_or(journey.name.as_str(), |(typed, _)| typed);
    let name = Field::text(voice, "name", voice.say("who-name"))
        .hint(voice.say("who-name-hint"))
        .autocomplete("name")
        .width(Width::Middle)
        .max(NAME_MAX)
        .value(typed)
        .error(wrong.map(|(_, error)| look::name_error(voice, error)));
    let errors = ErrorSummary::of(voice, &[&name]);
    let title = look::titled(&errors, voice, voice.say("who-open-title"));
    let content = FirstPage {
        voice: voice.clone(),
        errors,
        lead: voice.say_with("who-way-first-lead", &[("way", name_of(voice, journey.profile).into())]),
        head: ctx.form(FIRST_DEED.path)?,
        name,
        foot: FormFoot::new(Button::submit(voice.say("who-open-button"))),
        known: voice.say("who-way-first-known-text"),
        known_way: Button::link(
            voice.say("who-way-first-known"),
            ctx.link(&to::with_to(paths::paths(ctx.face()).sign_in, super::MY)),
        )
        .outline(),
    };
    look::page(ctx, title, look::status(wrong.is_some()), &content)
}

/// How it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Opened {
    In(Arrived),
    Stale,
}

pub(super) async fn submit(ctx: Ctx, headers: HeaderMap, fields: Fields) -> Answer<Response> {
    limits::network(&ctx)?;
    let Some(journey) = found(&ctx).await? else { return failed::page(&ctx, Profile::Line, Failed::Stale, "") };
    let name = match clean_name(fields.get("name")) {
        Ok(name) => name,
        Err(error) => return page(&ctx, &journey, Some((fields.get("name"), error))),
    };
    let secret = Secret::new();
    let coming = Coming::new(&ctx, &headers, &secret, FIRST_DEED.path);
    let (asked, profile) = (journey.to.clone(), journey.profile);
    // Without a key: the journey itself is what can be used once.
    let opened = ctx.town.write(Key::none(), move |tx| open(tx, &coming, &journey, &name)).await.map_err(look::untold)?;
    match opened {
        Opened::In(arrived) => arrive::onward(&ctx, arrived, &secret, &asked).await,
        Opened::Stale => failed::page(&ctx, profile, Failed::Stale, &asked),
    }
}

fn open(tx: &mut Tx, coming: &Coming, journey: &Journey, name: &str) -> Result<Opened, Untold> {
    let hash = journey.subject_hash.clone().unwrap_or_default();
    let is_known = store::identity(tx, journey.profile, &hash)?.is_some();
    if !store::end_journey(tx, journey.id)? || is_known {
        return Ok(Opened::Stale);
    }
    let account = open_account_without_mail(tx, name, Channel::Web)?;
    bound::bind(tx, journey, account, &coming.letters)?;
    Ok(Opened::In(arrive::first_step(tx, coming, account, First::Way)?))
}
