//! The first second step of someone at city hall, between the two steps of signing in.

use askama::Template;
use axum::extract::Query;
use axum::http::HeaderMap;
use axum::response::Response;
use engawa_kernel::Id;
use engawa_web::door::Secret;
use engawa_web::ui::{Button, ErrorSummary, PostButton};
use engawa_web::{Answer, Ctx, Fields, Said, Voice};

use super::arrive::{self, Coming};
use super::enrol::{self, ENTRY, Enrolled, NewCodes, Setting};
use super::letters::Letters;
use super::paths::paths;
use super::proofs::Proofs;
use super::second::PasskeyForm;
use super::{look, passkeys, sign_in, to};
use crate::accounts::Account;

/// The page `templates/entry_new.html`.
#[derive(Template)]
#[template(path = "entry_new.html")]
struct NewPage {
    voice: Voice,
    errors: ErrorSummary,
    app: PostButton,
    passkey: Option<PasskeyForm>,
    to: String,
    help: Vec<Said>,
}

/// Who may be here: half a session of an account without a second step. All others are sent where they belong.
async fn elsewhere(ctx: &Ctx, asked: &str) -> Answer<Option<Response>> {
    let visitor = ctx.signed_in()?;
    if sign_in::is_whole(visitor) {
        return ctx.see_other(&to::onward(ctx.face(), asked)).map(Some);
    }
    let account: Id<Account> = visitor.account.of();
    let proofs = ctx.town.read(move |db| Proofs::read(db, account)).await?;
    if proofs.has_second() {
        return ctx.see_other(&to::with_to(paths(ctx.face()).second, asked)).map(Some);
    }
    Ok(None)
}

pub(crate) async fn show(ctx: Ctx, Query(query): Query<Vec<(String, String)>>) -> Answer<Response> {
    page(&ctx, look::asked(&query, "to"), false).await
}

async fn page(ctx: &Ctx, asked: &str, is_wrong: bool) -> Answer<Response> {
    if let Some(answer) = elsewhere(ctx, asked).await? {
        return Ok(answer);
    }
    let voice = &ctx.voice;
    let inside = to::inside(asked).unwrap_or_default().to_owned();
    let app = look::post(ctx, ENTRY.app, Button::submit(voice.say("who-app-begin")).large())?;
    let errors = ErrorSummary::of(voice, &[]).form_error(is_wrong.then(|| voice.say("who-passkey-wrong")));
    let title = look::titled(&errors, voice, voice.say("who-new-title"));
    let content = NewPage {
        voice: voice.clone(),
        errors,
        app: app.field("to", inside.as_str()),
        passkey: PasskeyForm::new(ctx, ENTRY.challenge, ENTRY.passkeys, Button::submit(voice.say("who-passkey-begin")).outline())?,
        to: inside,
        help: vec![voice.say("who-help-staff")],
    };
    look::page(ctx, title, look::status(is_wrong), &content)
}

pub(crate) async fn submit_app(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let asked = fields.get("to");
    if let Some(answer) = elsewhere(&ctx, asked).await? {
        return Ok(answer);
    }
    enrol::begin_app(&ctx).await?;
    ctx.see_other(&to::with_to(ENTRY.app, asked))
}

pub(crate) async fn show_app(ctx: Ctx, Query(query): Query<Vec<(String, String)>>) -> Answer<Response> {
    let asked = look::asked(&query, "to");
    if let Some(answer) = elsewhere(&ctx, asked).await? {
        return Ok(answer);
    }
    enrol::app_page(&ctx, &ENTRY, ctx.signed_in()?.account.of(), asked, None).await
}

/// Whether there is a second step by now is looked at in the unit; the page then leads on.
pub(crate) async fn submit_confirmation(ctx: Ctx, headers: HeaderMap, fields: Fields) -> Answer<Response> {
    let asked = fields.get("to");
    let (setting, codes, secret) = setting(&ctx, &headers, ENTRY.confirmation)?;
    let account = setting.account;
    match enrol::confirm_app(&ctx, setting, &fields).await? {
        Enrolled::Done { .. } => arrived(&ctx, codes, &secret, asked),
        Enrolled::Late => page(&ctx, asked, false).await,
        wrong @ (Enrolled::Wrong | Enrolled::Closed) => enrol::app_page(&ctx, &ENTRY, account, asked, Some(wrong)).await,
    }
}

pub(crate) async fn challenge(ctx: Ctx) -> Answer<Response> {
    if let Some(answer) = elsewhere(&ctx, "").await? {
        return Ok(answer);
    }
    passkeys::ask_new(&ctx, ctx.signed_in()?.account.of()).await
}

/// As [`submit_confirmation`].
pub(crate) async fn submit_passkey(ctx: Ctx, headers: HeaderMap, fields: Fields) -> Answer<Response> {
    let asked = fields.get("to");
    let (setting, codes, secret) = setting(&ctx, &headers, ENTRY.passkeys)?;
    match enrol::confirm_passkey(&ctx, &headers, setting, &fields).await? {
        Enrolled::Done { .. } => arrived(&ctx, codes, &secret, asked),
        Enrolled::Wrong | Enrolled::Closed | Enrolled::Late => page(&ctx, asked, true).await,
    }
}

fn setting(ctx: &Ctx, headers: &HeaderMap, route: &'static str) -> Answer<(Setting, NewCodes, Secret)> {
    let (visitor, secret) = (ctx.signed_in()?, Secret::new());
    let account = visitor.account.of();
    let codes = NewCodes::new(ctx, account);
    let coming = Some(Coming::new(ctx, headers, &secret, route));
    let (session, letters) = (visitor.session, Letters::of(ctx));
    Ok((Setting { account, session, coming, hashes: codes.hashes.clone(), letters }, codes, secret))
}

fn arrived(ctx: &Ctx, codes: NewCodes, secret: &Secret, asked: &str) -> Answer<Response> {
    let mut answer = enrol::codes_page(ctx, codes.printed, &to::onward(ctx.face(), asked))?;
    arrive::give_cookie(ctx, &mut answer, secret, true);
    Ok(answer)
}
