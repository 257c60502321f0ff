//! Coming back from a provider: the answer is taken once, in the browser that went out, and only then is the provider asked
//! whom it sends.

use axum::extract::{Path, Query};
use axum::http::HeaderMap;
use axum::response::Response;
use engawa_db::{Fault, Key, Tx};
use engawa_journal::Untold;
use engawa_kernel::Id;
use engawa_web::door::Secret;
use engawa_web::{Answer, Ctx};
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

use super::claims::Named;
use super::failed::{self, Failed};
use super::model::{Journey, NAMING_LASTS, Tokens, Way};
use super::out::{asking, open_way, profile_of, redirect_of, tell_trouble};
use super::profile::Profile;
use super::provider::Answered;
use super::{BACK, FIRST, bound, store};
use crate::accounts::Account;
use crate::entry::arrive::{self, Arrived, Coming, First};
use crate::entry::ask::browser_hash;
use crate::entry::{limits, look};

/// The longest thing that a provider sends along.
const SAID_MAX: usize = 2_000;

/// What an address says once; said twice, or too long, it is not said.
fn once<'a>(query: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let mut all = query.iter().filter(|(said, _)| said == name).map(|(_, value)| value.as_str());
    let first = all.next().filter(|value| !value.is_empty() && value.len() <= SAID_MAX)?;
    if all.next().is_some() { None } else { Some(first) }
}

pub(super) async fn show(
    ctx: Ctx,
    Path(profile): Path<String>,
    Query(query): Query<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Answer<Response> {
    limits::network(&ctx)?;
    let profile = profile_of(&profile)?;
    let found = match once(&query, "state") {
        Some(state) => journey_of(&ctx, profile, state).await?,
        None => None,
    };
    let Some((mut journey, tokens)) = found else { return failed::page(&ctx, profile, Failed::Stale, "") };
    let ctx = in_lang(ctx, &journey);
    let id = journey.id;
    // From here on nobody comes with the same answer again, whatever becomes of this one.
    if !ctx.town.write(Key::none(), move |tx| store::take_answer(tx, id)).await? {
        return failed::page(&ctx, profile, Failed::Stale, &journey.to);
    }
    let Some(way) = open_way(&ctx, profile).await? else { return failed::page(&ctx, profile, Failed::Closed, &journey.to) };
    match named(&ctx, &way, &query, &tokens).await? {
        Ok(named) => {
            journey.subject_hash = Some(bound::subject_hash(ctx.town.name(), &way, &named.subject).to_vec());
            finish(&ctx, &headers, journey, named).await
        }
        Err(why) => {
            note_failed(&ctx, &headers).await?;
            failed::page(&ctx, profile, why, &journey.to)
        }
    }
}

/// The way back has no language of its own: whoever went out in English goes on in English.
fn in_lang(mut ctx: Ctx, journey: &Journey) -> Ctx {
    ctx.links = ctx.links.in_lang(journey.lang);
    ctx.voice = ctx.voice.in_lang(journey.lang);
    ctx
}

/// The journey of this browser to which an answer belongs, and what belongs to it.
async fn journey_of(ctx: &Ctx, profile: Profile, state: &str) -> Answer<Option<(Journey, Tokens)>> {
    let (browser, Some(secret)) = (browser_hash(ctx)?, ctx.browser_secret()) else { return Ok(None) };
    let journeys = ctx.town.read(move |db| store::journeys_of(db, browser)).await?;
    let with_tokens = journeys.into_iter().filter(|one| one.profile == profile && one.answered_at.is_none()).map(|journey| {
        let tokens = Tokens::of(secret, ctx.town.name(), journey.id);
        (journey, tokens)
    });
    let mut own = with_tokens.filter(|(_, tokens)| bool::from(tokens.state.as_bytes().ct_eq(state.as_bytes())));
    Ok(own.next())
}

/// Whom the provider sends, or why nobody. Outside of any unit: somebody else's server answers when it likes.
async fn named(ctx: &Ctx, way: &Way, query: &[(String, String)], tokens: &Tokens) -> Answer<Result<Named, Failed>> {
    let asking = asking(ctx, way);
    let papers = match asking.papers().await {
        Ok(papers) => papers,
        Err(trouble) => return Ok(Err(tell_trouble(ctx, way.profile, &trouble))),
    };
    let has_issuer = query.iter().any(|(name, _)| name == "iss");
    if !papers.is_of(once(query, "iss").or(has_issuer.then_some(""))) {
        return Ok(Err(Failed::Unsound));
    }
    if query.iter().any(|(name, _)| name == "error") {
        return Ok(Err(Failed::TurnedBack));
    }
    let Some(code) = once(query, "code") else { return Ok(Err(Failed::Unsound)) };
    let redirect = redirect_of(ctx, way.profile)?;
    let answered = Answered { code, redirect: &redirect, verifier: &tokens.verifier, nonce: &tokens.nonce };
    Ok(asking.named(&papers, &answered).await.map_err(|trouble| tell_trouble(ctx, way.profile, &trouble)))
}

async fn note_failed(ctx: &Ctx, headers: &HeaderMap) -> Answer<()> {
    let coming = Coming::new(ctx, headers, &Secret::new(), BACK.path);
    Ok(ctx.town.write(Key::none(), move |tx| coming.note_failed(tx, None)).await?)
}

/// What became of a sound answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Settled {
    /// Somebody is in.
    In(Arrived),
    /// The way was added to the account of who is in.
    Added,
    /// Nobody is known by it: they say what they are called.
    New,
    /// Somebody else is known by it.
    Taken,
    /// Who added the way is not in any more.
    Stale,
}

async fn finish(ctx: &Ctx, headers: &HeaderMap, journey: Journey, named: Named) -> Answer<Response> {
    let secret = Secret::new();
    let coming = Coming::new(ctx, headers, &secret, BACK.path);
    let visitor = ctx.visitor().filter(|visitor| crate::entry::sign_in::is_whole(visitor)).map(|visitor| visitor.account.of());
    let (profile, asked) = (journey.profile, journey.to.clone());
    let journey = Journey { company: named.company.clone(), ..journey };
    let settle = move |tx: &mut Tx| settle(tx, &coming, &journey, &named, visitor);
    match ctx.town.write(Key::none(), settle).await.map_err(look::untold)? {
        Settled::In(arrived) => arrive::onward(ctx, arrived, &secret, &asked).await,
        Settled::Added => ctx.see_other(&format!("{}?done=added", super::MY)),
        Settled::New => ctx.see_other(FIRST.path),
        Settled::Taken => failed::page(ctx, profile, Failed::Taken, &asked),
        Settled::Stale => failed::page(ctx, profile, Failed::Stale, &asked),
    }
}

fn settle(tx: &mut Tx, coming: &Coming, journey: &Journey, named: &Named, visitor: Option<Id<Account>>) -> Result<Settled, Untold> {
    let hash = journey.subject_hash.clone().unwrap_or_default();
    let known = store::identity(tx, journey.profile, &hash)?;
    if let Some(account) = journey.account {
        store::end_journey(tx, journey.id)?;
        return Ok(match known {
            _ if visitor != Some(account) => Settled::Stale,
            Some(known) if known.account != account => Settled::Taken,
            Some(_) => Settled::Added,
            None => {
                bound::bind(tx, journey, account, &coming.letters)?;
                Settled::Added
            }
        });
    }
    let Some(known) = known else {
        let ends_at = tx.now().plus_millis(NAMING_LASTS);
        store::put_found(tx, journey.id, &hash, named, ends_at)?;
        return Ok(Settled::New);
    };
    store::end_journey(tx, journey.id)?;
    store::renew_statement(tx, known.id, &named.company)?;
    let arrived: Result<Arrived, Fault> = arrive::first_step(tx, coming, known.account, First::Way);
    Ok(Settled::In(arrived?))
}
