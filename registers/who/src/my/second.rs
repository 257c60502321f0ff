//! One's own second step: the app, passkeys, recovery codes.

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use engawa_db::{Fault, Key, Tx};
use engawa_kernel::{AnyId, Day, Id};
use engawa_web::ui::{Button, Deed, Deeds, ErrorSummary, Field, PostButton, Tell, Tone, Width};
use engawa_web::{Answer, Ctx, Face, Failure, Fields, Said, Voice};
use serde::{Deserialize, Serialize};

use super::fresh;
use super::paths::paths;
use crate::accounts::Account;
use crate::entry::enrol::{self, Enrolled, NewCodes, Setting};
use crate::entry::letters::{Happened, Letters};
use crate::entry::proofs::Proofs;
use crate::entry::second::PasskeyForm;
use crate::entry::{look, passkeys, store};
use crate::offices;

/// The page `templates/my_second.html`.
#[derive(Template)]
#[template(path = "my_second.html")]
struct SecondPage {
    voice: Voice,
    errors: ErrorSummary,
    tell: Option<Tell>,
    app: Deeds,
    app_begin: Option<PostButton>,
    passkeys: Deeds,
    /// There are some, or one can be made at this address.
    has_passkeys: bool,
    passkey: Option<PasskeyForm>,
    codes_left: Option<Said>,
    codes: Option<PostButton>,
    to: String,
    back: Button,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Removed {
    Done,
    /// Someone who holds an office keeps one second step.
    IsLast,
}

/// The page `templates/my_second_staff.html`.
#[derive(Template)]
#[template(path = "my_second_staff.html")]
struct StaffPage {
    voice: Voice,
    back: Button,
}

/// Whether this is the page of residents, and the second step that of someone who holds an office or will: theirs opens
/// city hall, and is seen and changed only there.
async fn belongs_to_city_hall(ctx: &Ctx) -> Answer<bool> {
    if ctx.face() == Face::Staff {
        return Ok(false);
    }
    let (id, today) = (ctx.signed_in()?.account.of(), ctx.today());
    Ok(ctx.town.read(move |db| offices::store::has_office_from(db, id, today)).await?)
}

/// Where to go first, for every deed of this page.
async fn elsewhere(ctx: &Ctx) -> Answer<Option<Response>> {
    let page = paths(ctx.face()).second.page;
    if belongs_to_city_hall(ctx).await? {
        return ctx.see_other(page).map(Some);
    }
    fresh::elsewhere_of_second(ctx, page).await
}

fn staff_page(ctx: &Ctx) -> Answer<Response> {
    let voice = &ctx.voice;
    let back = Button::link(voice.say("who-back-to-my"), ctx.link(paths(ctx.face()).home)).outline();
    look::page(ctx, voice.say("who-my-second"), StatusCode::OK, &StaffPage { voice: voice.clone(), back })
}

pub(crate) async fn show(ctx: Ctx, Query(query): Query<Vec<(String, String)>>) -> Answer<Response> {
    if belongs_to_city_hall(&ctx).await? {
        return staff_page(&ctx);
    }
    if let Some(answer) = elsewhere(&ctx).await? {
        return Ok(answer);
    }
    let voice = &ctx.voice;
    let tell = match look::asked(&query, "done") {
        "app" => Some(Tell::new(Tone::Done, voice.say("who-my-app-done"))),
        "passkey" => Some(Tell::new(Tone::Done, voice.say("who-my-passkey-done"))),
        "removed" => Some(Tell::new(Tone::Done, voice.say("who-my-second-removed"))),
        "last" => Some(Tell::new(Tone::Late, voice.say("who-my-second-last"))),
        _ => None,
    };
    page(&ctx, tell, false).await
}

async fn page(ctx: &Ctx, tell: Option<Tell>, is_wrong: bool) -> Answer<Response> {
    let id: Id<Account> = ctx.signed_in()?.account.of();
    let proofs = ctx.town.read(move |db| Proofs::read(db, id)).await?;
    let (voice, paths) = (&ctx.voice, paths(ctx.face()));
    let errors = ErrorSummary::of(voice, &[]).form_error(is_wrong.then(|| voice.say("who-passkey-wrong")));
    let title = look::titled(&errors, voice, voice.say("who-my-second"));
    let label = Field::text(voice, "label", voice.say("who-passkey-label")).hint(voice.say("who-passkey-label-hint"));
    let form = PasskeyForm::new(
        ctx,
        paths.second.challenge,
        paths.second.passkeys,
        Button::submit(voice.say("who-passkey-begin")).outline(),
    )?;
    let content = SecondPage {
        voice: voice.clone(),
        errors,
        tell,
        app: app_deeds(ctx, &proofs)?,
        app_begin: if proofs.app_since.is_none() {
            Some(look::post(ctx, paths.second.app, Button::submit(voice.say("who-app-begin")))?)
        } else {
            None
        },
        has_passkeys: form.is_some() || !proofs.passkeys.is_empty(),
        passkeys: passkey_deeds(ctx, &proofs)?,
        passkey: form.map(|form| PasskeyForm { label: Some(label.optional().width(Width::Middle).autocomplete("off")), ..form }),
        codes_left: proofs.has_second().then(|| voice.say_with("who-codes-left", &[("count", proofs.codes_left.into())])),
        codes: if proofs.has_second() {
            Some(look::post(ctx, paths.codes, Button::submit(voice.say("who-codes-new")).outline())?)
        } else {
            None
        },
        to: String::new(),
        back: Button::link(voice.say("who-back-to-my"), ctx.link(paths.home)).text(),
    };
    look::page(ctx, title, look::status(is_wrong), &content)
}

fn app_deeds(ctx: &Ctx, proofs: &Proofs) -> Answer<Deeds> {
    let (voice, mut deeds) = (&ctx.voice, Vec::new());
    if let Some(since) = proofs.app_since {
        let button = Button::submit(voice.say("who-remove")).danger().outline().about(voice.say("who-app"));
        let since = voice.say_with("who-since", &[("day", voice.full_day(since.day()).into())]);
        deeds.push(Deed::new(voice.say("who-app")).below(since).button(look::post(ctx, paths(ctx.face()).app_removal, button)?));
    }
    Ok(Deeds::new(deeds, voice.say("who-app-text")))
}

fn passkey_deeds(ctx: &Ctx, proofs: &Proofs) -> Answer<Deeds> {
    let (voice, mut deeds) = (&ctx.voice, Vec::new());
    for passkey in &proofs.passkeys {
        let path = paths(ctx.face()).passkey_removal.replace("{passkey}", &passkey.id.to_string());
        let name = if passkey.label.is_empty() { voice.say("who-passkey") } else { Said::text(&passkey.label) };
        let button = Button::submit(voice.say("who-remove")).danger().outline().about(name.clone());
        let mut deed = Deed::new(name).below(voice.say_with("who-since", &[("day", voice.full_day(passkey.made_at.day()).into())]));
        if let Some(used_at) = passkey.used_at {
            deed = deed.below(voice.say_with("who-last-used", &[("day", voice.full_day(used_at.day()).into())]));
        }
        deeds.push(deed.button(look::post(ctx, &path, button)?));
    }
    Ok(Deeds::new(deeds, voice.say("who-passkey-none")))
}

pub(crate) async fn submit_app(ctx: Ctx) -> Answer<Response> {
    let place = &paths(ctx.face()).second;
    if let Some(answer) = elsewhere(&ctx).await? {
        return Ok(answer);
    }
    enrol::begin_app(&ctx).await?;
    ctx.see_other(place.app)
}

pub(crate) async fn show_app(ctx: Ctx) -> Answer<Response> {
    let place = &paths(ctx.face()).second;
    match elsewhere(&ctx).await? {
        Some(answer) => Ok(answer),
        None => enrol::app_page(&ctx, place, ctx.signed_in()?.account.of(), "", None).await,
    }
}

pub(crate) async fn submit_confirmation(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let place = &paths(ctx.face()).second;
    if let Some(answer) = elsewhere(&ctx).await? {
        return Ok(answer);
    }
    let (setting, codes) = setting(&ctx)?;
    let account = setting.account;
    match enrol::confirm_app(&ctx, setting, &fields).await? {
        Enrolled::Done { has_new_codes } => done(&ctx, has_new_codes.then_some(codes), "app"),
        Enrolled::Late => ctx.see_other(place.page),
        wrong @ (Enrolled::Wrong | Enrolled::Closed) => enrol::app_page(&ctx, place, account, "", Some(wrong)).await,
    }
}

fn setting(ctx: &Ctx) -> Answer<(Setting, NewCodes)> {
    let visitor = ctx.signed_in()?;
    let account = visitor.account.of();
    let codes = NewCodes::new(ctx, account);
    let (session, letters) = (visitor.session, Letters::of(ctx));
    Ok((Setting { account, session, coming: None, hashes: codes.hashes.clone(), letters }, codes))
}

fn done(ctx: &Ctx, codes: Option<NewCodes>, what: &str) -> Answer<Response> {
    let page = paths(ctx.face()).second.page;
    match codes {
        Some(codes) => enrol::codes_page(ctx, codes.printed, page),
        None => ctx.see_other(&format!("{page}?done={what}")),
    }
}

pub(crate) async fn submit_app_removal(ctx: Ctx, fields: Fields) -> Answer<Response> {
    remove(&ctx, &fields, Happened::AppRemoved, store::forget_totp).await
}

pub(crate) async fn submit_passkey_removal(ctx: Ctx, Path(passkey): Path<String>, fields: Fields) -> Answer<Response> {
    let Ok(passkey) = AnyId::parse(&passkey) else { return Err(Failure::NotFound) };
    let id: Id<Account> = ctx.signed_in()?.account.of();
    let is_own = ctx.town.read(move |db| Ok::<_, Fault>(store::passkeys_of(db, id)?.iter().any(|key| key.id == passkey))).await?;
    if !is_own {
        return Err(Failure::NotFound);
    }
    remove(&ctx, &fields, Happened::PasskeyRemoved, move |tx, id| store::forget_passkey(tx, id, passkey)).await
}

async fn remove(
    ctx: &Ctx,
    fields: &Fields,
    happened: Happened,
    forget: impl Fn(&mut Tx, Id<Account>) -> Result<(), Fault> + Send + 'static,
) -> Answer<Response> {
    let place = &paths(ctx.face()).second;
    if let Some(answer) = elsewhere(ctx).await? {
        return Ok(answer);
    }
    let id: Id<Account> = ctx.signed_in()?.account.of();
    let letters = Letters::of(ctx);
    let removed = ctx
        .town
        .write(fields.key(), move |tx| {
            let today = tx.now().day();
            if is_last_of_an_officer(tx, id, today)? {
                return Ok(Removed::IsLast);
            }
            let before = Proofs::read(tx, id)?.seconds();
            forget(tx, id)?;
            let left = Proofs::read(tx, id)?;
            if !left.has_second() {
                store::forget_codes(tx, id)?;
            }
            if left.seconds() < before {
                letters.write(tx, id, happened)?;
            }
            Ok::<_, Fault>(Removed::Done)
        })
        .await?;
    let done = if removed == Removed::Done { "removed" } else { "last" };
    ctx.see_other(&format!("{}?done={done}", place.page))
}

/// City hall asks everyone for a second step: who holds an office keeps one.
fn is_last_of_an_officer(tx: &Tx, id: Id<Account>, today: Day) -> Result<bool, Fault> {
    Ok(Proofs::read(tx, id)?.seconds() <= 1 && offices::store::has_office_from(tx, id, today)?)
}

pub(crate) async fn challenge(ctx: Ctx) -> Answer<Response> {
    match elsewhere(&ctx).await? {
        Some(answer) => Ok(answer),
        None => passkeys::ask_new(&ctx, ctx.signed_in()?.account.of()).await,
    }
}

pub(crate) async fn submit_passkey(ctx: Ctx, headers: HeaderMap, fields: Fields) -> Answer<Response> {
    if let Some(answer) = elsewhere(&ctx).await? {
        return Ok(answer);
    }
    let (setting, codes) = setting(&ctx)?;
    match enrol::confirm_passkey(&ctx, &headers, setting, &fields).await? {
        Enrolled::Done { has_new_codes } => done(&ctx, has_new_codes.then_some(codes), "passkey"),
        Enrolled::Wrong | Enrolled::Closed | Enrolled::Late => page(&ctx, None, true).await,
    }
}

pub(crate) async fn submit_codes(ctx: Ctx) -> Answer<Response> {
    let place = &paths(ctx.face()).second;
    if let Some(answer) = elsewhere(&ctx).await? {
        return Ok(answer);
    }
    let id: Id<Account> = ctx.signed_in()?.account.of();
    let codes = NewCodes::new(&ctx, id);
    let (hashes, letters) = (codes.hashes.clone(), Letters::of(&ctx));
    // Without a key: the codes of the page that is shown are the ones that hold, also when the button was pressed twice.
    let has_second = ctx
        .town
        .write(Key::none(), move |tx| {
            let has_second = Proofs::read(tx, id)?.has_second();
            if has_second {
                enrol::keep_codes(tx, id, &hashes)?;
                letters.write(tx, id, Happened::CodesMade)?;
            }
            Ok::<_, Fault>(has_second)
        })
        .await?;
    if has_second { enrol::codes_page(&ctx, codes.printed, place.page) } else { ctx.see_other(place.page) }
}
