//! The ways by which one comes in: which there are, another one, one fewer, and never none.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::{AnyId, Id};
use engawa_web::ui::{Button, Deed, Deeds, PostButton, Tell, Tone};
use engawa_web::{Answer, Ctx, Face, Failure, Fields, May, Rooms, RouteRow, Said, Voice};

use super::bound::{self, Removed};
use super::claims::Company;
use super::model::Identity;
use super::profile::Profile;
use super::words::{for_whom, name_of};
use super::{OUT, path_of, store};
use crate::accounts::Account;
use crate::entry::letters::Letters;
use crate::entry::{look, row_of};
use crate::my::fresh;

/// The page.
pub(crate) const PAGE: &str = "/my/ways";
const SHOWN: &[&str] = &["who_identities.company_name", "who_identities.company_number", "who_identities.mandate"];
const SHOW: RouteRow = RouteRow::get(PAGE, Face::Public, May::SignedIn).asks(&["done"]).shows(SHOWN);
const REMOVAL: RouteRow = RouteRow::post("/my/ways/{identity}/removal", Face::Public, May::SignedIn);

pub(super) fn routes() -> Rooms {
    Rooms::new().row(row_of(Face::Public, SHOW), show).row(row_of(Face::Public, REMOVAL), submit_removal)
}

/// The page `templates/my_ways.html`.
#[derive(Template)]
#[template(path = "my_ways.html")]
struct WaysPage {
    voice: Voice,
    tell: Option<Tell>,
    own: Deeds,
    others: Option<Deeds>,
    back: Button,
}

fn read(db: &Db, id: Id<Account>) -> Result<(Vec<Identity>, Vec<Profile>), Fault> {
    Ok((store::identities_of(db, id)?, store::open_profiles(db)?))
}

async fn show(ctx: Ctx, Query(query): Query<Vec<(String, String)>>) -> Answer<Response> {
    let id: Id<Account> = ctx.signed_in()?.account.of();
    let (own, open) = ctx.town.read(move |db| read(db, id)).await?;
    let voice = &ctx.voice;
    let others: Vec<Profile> = open.into_iter().filter(|open| own.iter().all(|one| one.profile != *open)).collect();
    let removal = |one: &Identity| {
        let path = REMOVAL.path.replace("{identity}", &one.id.to_string());
        let button = Button::submit(voice.say("who-way-remove")).about(name_of(voice, one.profile).plain()).outline();
        look::post(&ctx, &path, button).map(|button| line(voice, one).button(button))
    };
    let own = own.iter().map(removal).collect::<Answer<Vec<Deed>>>()?;
    let adding = others.iter().map(|profile| add(&ctx, *profile)).collect::<Answer<Vec<Deed>>>()?;
    let content = WaysPage {
        voice: voice.clone(),
        tell: done(voice, look::asked(&query, "done")),
        own: Deeds::new(own, voice.say("who-ways-none")),
        others: (!adding.is_empty()).then(|| Deeds::new(adding, voice.say("who-ways-none"))),
        back: Button::link(voice.say("who-back-to-my"), ctx.link("/my")).outline(),
    };
    look::page(&ctx, voice.say("who-ways-title"), axum::http::StatusCode::OK, &content)
}

fn done(voice: &Voice, code: &str) -> Option<Tell> {
    Some(match code {
        "added" => Tell::new(Tone::Done, voice.say("who-ways-added")),
        "removed" => Tell::new(Tone::Done, voice.say("who-ways-removed")),
        "last" => Tell::new(Tone::Late, voice.say("who-ways-last")),
        _ => return None,
    })
}

fn line(voice: &Voice, one: &Identity) -> Deed {
    let since = voice.say_with("who-ways-since", &[("day", voice.full_day(one.since_at.day()).into())]);
    let deed = Deed::new(name_of(voice, one.profile));
    match statement(voice, &one.company) {
        Some(said) => deed.below(voice.say_with("who-ways-since-of", &[("since", since.into()), ("said", said.into())])),
        None => deed.below(since),
    }
}

/// What a company's way stated, as its owner reads it.
fn statement(voice: &Voice, company: &Company) -> Option<Said> {
    if company.name.is_empty() && company.number.is_empty() {
        return None;
    }
    let args = [("name", company.name.as_str().into()), ("number", company.number.as_str().into())];
    let who = voice.say_with("who-ways-company", &args);
    Some(if company.mandate.is_empty() {
        who
    } else {
        voice.say_with("who-ways-mandate", &[("company", who.into()), ("mandate", company.mandate.as_str().into())])
    })
}

fn add(ctx: &Ctx, profile: Profile) -> Answer<Deed> {
    let voice = &ctx.voice;
    let name = name_of(voice, profile);
    let button = Button::submit(voice.say("who-way-add")).about(name.plain()).outline();
    let button: PostButton = look::post(ctx, &path_of(&OUT, profile), button)?.field("bind", "yes");
    Ok(Deed::new(name).below(for_whom(voice, profile)).button(button))
}

async fn submit_removal(ctx: Ctx, Path(identity): Path<String>, fields: Fields) -> Answer<Response> {
    if let Some(answer) = fresh::elsewhere(&ctx, PAGE).await? {
        return Ok(answer);
    }
    let Ok(identity) = AnyId::parse(&identity) else { return Err(Failure::NotFound) };
    let id: Id<Account> = ctx.signed_in()?.account.of();
    let letters = Letters::of(&ctx);
    let removed = ctx.town.write(fields.key(), move |tx| bound::remove(tx, id, identity, &letters)).await.map_err(look::untold)?;
    match removed {
        Removed::Done => ctx.see_other(&format!("{PAGE}?done=removed")),
        Removed::Last => ctx.see_other(&format!("{PAGE}?done=last")),
        Removed::Gone => Err(Failure::NotFound),
    }
}
