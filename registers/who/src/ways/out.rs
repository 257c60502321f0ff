//! Going out to a provider: a journey begins, and the last page of ours says where one goes and what the town will learn.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_db::{Fault, Key, Tx};
use engawa_kernel::{AnyId, Choice, Id};
use engawa_web::ui::{Button, Deed, Deeds, Definitions};
use engawa_web::{Answer, Ctx, Face, Failure, Fields, Said};

use super::address::Reach;
use super::failed::{self, Failed};
use super::model::{JOURNEY_LASTS, Journey, Tokens, Way};
use super::profile::Profile;
use super::provider::{self, Asking, Outward, Trouble};
use super::words::{for_whom, name_of, what_is_asked};
use super::{BACK, LEAVING, OUT, path_of, store};
use crate::accounts::Account;
use crate::entry::ask::browser_hash;
use crate::entry::{limits, look, paths, sign_in, to};
use crate::my::fresh;

/// The profile of an address.
pub(super) fn profile_of(code: &str) -> Answer<Profile> {
    Profile::from_code(code).ok_or(Failure::NotFound)
}

/// The way, where it is open.
pub(super) async fn open_way(ctx: &Ctx, profile: Profile) -> Answer<Option<Way>> {
    let way = ctx.town.read(move |db| store::way(db, profile)).await?;
    Ok(way.filter(|way| way.closed_at.is_none()))
}

/// Who asks a provider for this page.
pub(super) fn asking<'a>(ctx: &'a Ctx, way: &'a Way) -> Asking<'a> {
    Asking { town: ctx.town.name(), way, reach: Reach::of(ctx.origin()), now: ctx.now() }
}

/// The very address to which a provider sends people back: always the same, without a language.
pub(super) fn redirect_of(ctx: &Ctx, profile: Profile) -> Answer<String> {
    let origin = ctx.origin().ok_or(Failure::NotFound)?;
    Ok(format!("{origin}{}{}", ctx.links.base(), path_of(&BACK, profile)))
}

/// Logs what a provider did, without a word about the person.
pub(super) fn tell_trouble(ctx: &Ctx, profile: Profile, trouble: &Trouble) -> Failed {
    tracing::warn!(town = ctx.town.name(), way = profile.code(), %trouble, "a way does not lead in");
    if trouble.is_silence() { Failed::Down } else { Failed::Unsound }
}

/// The buttons of the entrance; nothing where no way is open, or where the town is not sure of its own address.
pub(crate) async fn ways_of(ctx: &Ctx, asked: &str) -> Answer<Option<Deeds>> {
    if ctx.face() != Face::Public || ctx.origin().is_none() {
        return Ok(None);
    }
    let open = ctx.town.read(store::open_profiles).await?;
    let deed = |profile: &Profile| {
        let name = name_of(&ctx.voice, *profile);
        let button = Button::submit(ctx.voice.say("who-way-in")).about(name.plain()).outline();
        let button = look::post(ctx, &path_of(&OUT, *profile), button)?.field("to", asked);
        Ok(Deed::new(name).below(for_whom(&ctx.voice, *profile)).button(button))
    };
    let deeds = open.iter().map(deed).collect::<Answer<Vec<Deed>>>()?;
    Ok((!deeds.is_empty()).then(|| Deeds::new(deeds, ctx.voice.say("who-ways-none"))))
}

pub(super) async fn submit(ctx: Ctx, Path(profile): Path<String>, fields: Fields) -> Answer<Response> {
    limits::network(&ctx)?;
    let profile = profile_of(&profile)?;
    let asked = fields.get("to");
    let account = match binding(&ctx, &fields).await? {
        Binding::Elsewhere(answer) => return Ok(answer),
        Binding::Adds(account) => Some(account),
        Binding::ComesIn => None,
    };
    let Some(way) = open_way(&ctx, profile).await? else { return failed::page(&ctx, profile, Failed::Closed, asked) };
    redirect_of(&ctx, profile)?;
    // Asked before somebody is sent: a provider that is down is said on our own page.
    if let Err(trouble) = asking(&ctx, &way).papers().await {
        return failed::page(&ctx, profile, tell_trouble(&ctx, profile, &trouble), asked);
    }
    let (browser, to, lang) = (browser_hash(&ctx)?, to::inside(asked).unwrap_or_default().to_owned(), ctx.lang());
    let begin = move |tx: &mut Tx| -> Result<(), Fault> {
        let id: AnyId = tx.random_id();
        let ends_at = tx.now().plus_millis(JOURNEY_LASTS);
        let (name, company) = (String::new(), super::Company::default());
        let to = to.clone();
        let journey = Journey { id, profile, account, to, lang, ends_at, answered_at: None, subject_hash: None, name, company };
        store::put_journey(tx, &journey, browser)
    };
    ctx.town.write(Key::none(), begin).await?;
    ctx.see_other(&path_of(&LEAVING, profile))
}

/// Whether somebody comes in, or is in and adds a way.
enum Binding {
    ComesIn,
    Adds(Id<Account>),
    Elsewhere(Response),
}

async fn binding(ctx: &Ctx, fields: &Fields) -> Answer<Binding> {
    if fields.get("bind").is_empty() {
        return Ok(Binding::ComesIn);
    }
    let Some(visitor) = ctx.visitor().filter(|visitor| sign_in::is_whole(visitor)) else {
        return ctx.see_other(&to::with_to(paths::paths(ctx.face()).sign_in, super::MY)).map(Binding::Elsewhere);
    };
    let account = visitor.account.of();
    Ok(match fresh::elsewhere(ctx, super::MY).await? {
        Some(answer) => Binding::Elsewhere(answer),
        None => Binding::Adds(account),
    })
}

/// The page `templates/ways_out.html`.
#[derive(Template)]
#[template(path = "ways_out.html")]
struct OutPage {
    title: Said,
    lead: Said,
    facts: Definitions,
    go: Button,
    back: Button,
}

pub(super) async fn show(ctx: Ctx, Path(profile): Path<String>) -> Answer<Response> {
    let profile = profile_of(&profile)?;
    let browser = browser_hash(&ctx)?;
    let journeys = ctx.town.read(move |db| store::journeys_of(db, browser)).await?;
    let waiting = journeys.into_iter().find(|one| one.profile == profile && one.answered_at.is_none());
    let (Some(journey), Some(way), Some(secret)) = (waiting, open_way(&ctx, profile).await?, ctx.browser_secret()) else {
        return failed::page(&ctx, profile, Failed::Stale, "");
    };
    let papers = match asking(&ctx, &way).papers().await {
        Ok(papers) => papers,
        Err(trouble) => return failed::page(&ctx, profile, tell_trouble(&ctx, profile, &trouble), &journey.to),
    };
    let (tokens, redirect) = (Tokens::of(secret, ctx.town.name(), journey.id), redirect_of(&ctx, profile)?);
    let Tokens { state, nonce, verifier } = &tokens;
    let href = provider::page_of(&papers, &way, &Outward { redirect: &redirect, state, nonce, verifier });
    content(&ctx, profile, &journey, href)
}

fn content(ctx: &Ctx, profile: Profile, journey: &Journey, href: String) -> Answer<Response> {
    let voice = &ctx.voice;
    let name = name_of(voice, profile);
    let title = voice.say_with("who-way-out-title", &[("way", name.clone().into())]);
    let back = match journey.account {
        Some(_) => super::MY.to_owned(),
        None => to::with_to(paths::paths(ctx.face()).sign_in, &journey.to),
    };
    let page = OutPage {
        lead: voice.say_with("who-way-out-lead", &[("way", name.clone().into())]),
        facts: Definitions::new()
            .pair(voice.say("who-way-out-asks"), what_is_asked(voice, profile))
            .pair(voice.say("who-way-out-keeps"), voice.say("who-way-out-keeps-text")),
        go: Button::link(voice.say_with("who-way-out-go", &[("way", name.into())]), href).large(),
        back: Button::link(voice.say("who-way-out-back"), ctx.link(&back)).outline(),
        title: title.clone(),
    };
    look::page(ctx, title, StatusCode::OK, &page)
}
