//! The second step: the code of an app, a passkey, or a recovery code.

use askama::Template;
use axum::extract::Query;
use axum::http::HeaderMap;
use axum::response::Response;
use engawa_db::{Db, Fault, Key, Tx};
use engawa_kernel::{AnyId, Id};
use engawa_web::door::Secret;
use engawa_web::ui::{Button, ErrorSummary, Field, FormFoot, PostButton};
use engawa_web::{Answer, Ctx, Face, Fields, FormHead, Said, Voice};
use serde::{Deserialize, Serialize};

use super::arrive::{self, Coming, SecondShown};
use super::letters::{Happened, Letters};
use super::passkeys::{self, Proved};
use super::paths::paths;
use super::proofs::Proofs;
use super::{app, codes, enrol, limits, look, sign_in, store, to};
use crate::accounts::Account;
use crate::sessions;

/// The page `templates/entry_second.html`.
#[derive(Template)]
#[template(path = "entry_second.html")]
struct SecondPage {
    voice: Voice,
    errors: ErrorSummary,
    lead: Said,
    to: String,
    app: Option<CodeForm>,
    passkey: Option<PasskeyForm>,
    recovery: Option<CodeForm>,
    recovery_is_open: bool,
    leave: PostButton,
    help: Vec<Said>,
}

/// A form with one code.
struct CodeForm {
    head: FormHead,
    field: Field,
    foot: FormFoot,
}

/// The two forms of a passkey: one asks, one tells.
pub(crate) struct PasskeyForm {
    pub(crate) ask: FormHead,
    pub(crate) tell: FormHead,
    pub(crate) foot: FormFoot,
    pub(crate) label: Option<Field>,
    pub(crate) script: String,
    pub(crate) failed: Said,
    pub(crate) without: Said,
}

impl PasskeyForm {
    /// Nothing where the town has no sure address.
    pub(crate) fn new(ctx: &Ctx, ask: &str, tell: &str, button: Button) -> Answer<Option<PasskeyForm>> {
        let script = engawa_web::assets::script_path("passkey");
        let (Some(_), Some(script)) = (passkeys::town_for_devices(ctx), script) else { return Ok(None) };
        Ok(Some(PasskeyForm {
            ask: ctx.form(ask)?,
            tell: ctx.form(tell)?,
            foot: FormFoot::new(button),
            label: None,
            script: ctx.links.asset(script),
            failed: ctx.voice.say("who-passkey-failed"),
            without: ctx.voice.say("who-passkey-without-script"),
        }))
    }
}

/// What is wrong with a second step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Wrong {
    /// The code of the app: wrong, or taken already.
    Code,
    /// The recovery code: wrong, or used.
    Recovery,
    /// The passkey.
    Passkey,
    /// Too many wrong codes of the app within a short time.
    Closed,
    /// Too many since the last good second step: only another one opens the app again.
    Stopped,
    /// Too many wrong passkeys and recovery codes: half the session has ended.
    Over,
}

/// After so many wrong codes since the last good second step the app is closed. At ten a quarter of an hour a thief would
/// find a code some day; sixty are one in some five thousand.
const WRONG_MAX: i64 = 60;

pub(crate) async fn show(ctx: Ctx, Query(query): Query<Vec<(String, String)>>) -> Answer<Response> {
    let asked = look::asked(&query, "to");
    if sign_in::is_whole(ctx.signed_in()?) {
        return ctx.see_other(&to::onward(ctx.face(), asked));
    }
    page(&ctx, asked, None).await
}

async fn page(ctx: &Ctx, asked: &str, wrong: Option<Wrong>) -> Answer<Response> {
    let account: Id<Account> = ctx.signed_in()?.account.of();
    let proofs = ctx.town.read(move |db| Proofs::read(db, account)).await?;
    if !proofs.has_second() && ctx.face() == Face::Staff {
        return ctx.see_other(&to::with_to(enrol::ENTRY.page, asked));
    }
    let (voice, paths) = (&ctx.voice, paths(ctx.face()));
    let has_app = proofs.app_since.is_some();
    let app = if has_app { Some(app_form(ctx, wrong)?) } else { None };
    let button = Button::submit(voice.say("who-passkey-use"));
    let button = if has_app { button.outline() } else { button };
    let passkey = if proofs.passkeys.is_empty() {
        None
    } else {
        PasskeyForm::new(ctx, paths.second_challenge, paths.second_passkey, button)?
    };
    let recovery = if proofs.codes_left > 0 { Some(recovery_form(ctx, wrong)?) } else { None };
    let fields: Vec<&dyn engawa_web::ui::Asked> =
        [&app, &recovery].into_iter().flatten().map(|form| &form.field as &dyn engawa_web::ui::Asked).collect();
    let errors = ErrorSummary::of(voice, &fields).form_error(match wrong {
        Some(Wrong::Closed) => Some(voice.say("who-second-closed")),
        Some(Wrong::Stopped) => Some(voice.say("who-app-stopped")),
        Some(Wrong::Passkey) => Some(voice.say("who-passkey-wrong")),
        _ => None,
    });
    let title = look::titled(&errors, voice, voice.say("who-second-title"));
    let content = SecondPage {
        voice: voice.clone(),
        errors,
        lead: if has_app { voice.say("who-second-lead-app") } else { voice.say("who-second-lead-passkey") },
        to: to::inside(asked).unwrap_or_default().to_owned(),
        app,
        passkey,
        recovery,
        recovery_is_open: wrong == Some(Wrong::Recovery),
        leave: look::post(ctx, paths.sign_out, Button::submit(voice.say("who-second-leave")).text())?,
        help: vec![match ctx.face() {
            Face::Staff => voice.say("who-help-second-staff"),
            Face::Public | Face::Operator => voice.say("who-help-counter"),
        }],
    };
    look::page(ctx, title, look::status(wrong.is_some()), &content)
}

fn app_form(ctx: &Ctx, wrong: Option<Wrong>) -> Answer<CodeForm> {
    let voice = &ctx.voice;
    let error = (wrong == Some(Wrong::Code)).then(|| voice.say("who-code-wrong"));
    let field = Field::code(voice, "code", voice.say("who-code")).hint(voice.say("who-code-hint"));
    Ok(CodeForm {
        head: ctx.form(paths(ctx.face()).second_code)?,
        field: field.error(error),
        foot: FormFoot::new(Button::submit(voice.say("who-sign-in"))),
    })
}

fn recovery_form(ctx: &Ctx, wrong: Option<Wrong>) -> Answer<CodeForm> {
    let voice = &ctx.voice;
    let error = (wrong == Some(Wrong::Recovery)).then(|| voice.say("who-recovery-wrong"));
    // Letters and digits, and kept by no browser: not a code of the telephone.
    let field = Field::text(voice, "code", voice.say("who-recovery")).id("f-recovery").autocomplete("off");
    Ok(CodeForm {
        head: ctx.form(paths(ctx.face()).second_recovery)?,
        field: field.hint(voice.say("who-recovery-hint")).error(error),
        foot: FormFoot::new(Button::submit(voice.say("who-recovery-use")).outline()),
    })
}

/// Someone between the two steps, and under which their wrong ones are counted.
#[derive(Debug, Clone)]
struct Between {
    account: Id<Account>,
    session: AnyId,
    codes: [u8; 32],
    others: [u8; 32],
}

/// A second step as a unit looks at it.
#[derive(Debug, Clone)]
enum Step {
    App(String),
    Recovery([u8; 32]),
    Passkey(Option<Proved>),
}

pub(crate) async fn submit_code(ctx: Ctx, headers: HeaderMap, fields: Fields) -> Answer<Response> {
    let step = Step::App(fields.get("code").to_owned());
    take(&ctx, &headers, &fields, step, paths(ctx.face()).second_code).await
}

pub(crate) async fn submit_recovery(ctx: Ctx, headers: HeaderMap, fields: Fields) -> Answer<Response> {
    let step = Step::Recovery(codes::hash(ctx.town.name(), ctx.signed_in()?.account.of(), fields.get("code")));
    take(&ctx, &headers, &fields, step, paths(ctx.face()).second_recovery).await
}

pub(crate) async fn challenge(ctx: Ctx) -> Answer<Response> {
    passkeys::ask_in(&ctx, ctx.signed_in()?.account.of()).await
}

pub(crate) async fn submit_passkey(ctx: Ctx, headers: HeaderMap, fields: Fields) -> Answer<Response> {
    let proved = passkeys::hear_in(&ctx, ctx.signed_in()?.account.of(), fields.get("answer")).await?;
    take(&ctx, &headers, &fields, Step::Passkey(proved), paths(ctx.face()).second_passkey).await
}

async fn take(ctx: &Ctx, headers: &HeaderMap, fields: &Fields, step: Step, route: &'static str) -> Answer<Response> {
    let (visitor, asked) = (ctx.signed_in()?, fields.get("to"));
    if sign_in::is_whole(visitor) {
        return ctx.see_other(&to::onward(ctx.face(), asked));
    }
    let secret = Secret::new();
    let coming = Coming::new(ctx, headers, &secret, route);
    let (account, session): (Id<Account>, _) = (visitor.account.of(), visitor.session);
    let others = limits::subject(ctx.town.name(), &[b"half", session.as_bytes()]);
    let between = Between { account, session, codes: subject(ctx, account), others };
    // Without a key: a code is taken once, so the same form sent twice is a wrong one the second time.
    let wrong = ctx.town.write(Key::none(), move |tx| settle(tx, &coming, &between, &step)).await?;
    match wrong {
        Some(Wrong::Over) => return over(ctx, asked),
        Some(wrong) => return page(ctx, asked, Some(wrong)).await,
        None => {}
    }
    let mut answer = ctx.see_other(&to::onward(ctx.face(), asked))?;
    arrive::give_cookie(ctx, &mut answer, &secret, true);
    Ok(answer)
}

/// Back to the first step: half the session has ended.
fn over(ctx: &Ctx, asked: &str) -> Answer<Response> {
    let mut answer = ctx.see_other(&to::with_done(paths(ctx.face()).sign_in, "over", asked))?;
    arrive::take_cookie(ctx, &mut answer);
    Ok(answer)
}

/// Under which wrong codes of the app of an account are counted.
pub(crate) fn subject(ctx: &Ctx, account: Id<Account>) -> [u8; 32] {
    limits::subject(ctx.town.name(), &[b"second", account.as_bytes()])
}

fn settle(tx: &mut Tx, coming: &Coming, between: &Between, step: &Step) -> Result<Option<Wrong>, Fault> {
    let (account, now) = (between.account, tx.now());
    // A try that was on its way when the last wrong one came.
    if is_over(tx, between)? {
        return Ok(Some(Wrong::Over));
    }
    let wrong = look_at(tx, coming, between, step)?;
    match wrong {
        None => {
            store::forgive_wrong_codes(tx, account)?;
            arrive::whole(tx, coming, account, SecondShown::Now)?;
        }
        Some(Wrong::Closed | Wrong::Stopped | Wrong::Over) => {}
        Some(Wrong::Code) => coming.note_failed(tx, Some(account))?,
        Some(Wrong::Recovery | Wrong::Passkey) => {
            coming.note_failed(tx, Some(account))?;
            limits::take(tx, &limits::HALF, between.others)?;
            if is_over(tx, between)? {
                sessions::store::end_one(tx, account, between.session, now)?;
                return Ok(Some(Wrong::Over));
            }
        }
    }
    Ok(wrong)
}

fn is_over(db: &Db, between: &Between) -> Result<bool, Fault> {
    Ok(limits::closed_until(db, &limits::HALF, between.others)?.is_some())
}

fn look_at(tx: &mut Tx, coming: &Coming, between: &Between, step: &Step) -> Result<Option<Wrong>, Fault> {
    let account = between.account;
    let (is_good, wrong) = match step {
        Step::App(typed) => return take_code(tx, &coming.letters, account, typed, between.codes),
        Step::Recovery(hash) => (store::use_code(tx, account, *hash)?, Wrong::Recovery),
        Step::Passkey(None) => (false, Wrong::Passkey),
        Step::Passkey(Some(proved)) => (store::mark_passkey_used(tx, account, &proved.id, &proved.credential)?, Wrong::Passkey),
    };
    if is_good && wrong == Wrong::Recovery {
        coming.letters.write(tx, account, Happened::CodeUsed)?;
    }
    Ok((!is_good).then_some(wrong))
}

/// Takes the code of the account's app, once; answers what is wrong with it.
pub(crate) fn take_code(
    tx: &mut Tx,
    letters: &Letters,
    account: Id<Account>,
    typed: &str,
    subject: [u8; 32],
) -> Result<Option<Wrong>, Fault> {
    if store::wrong_codes(tx, account)? >= WRONG_MAX {
        return Ok(Some(Wrong::Stopped));
    }
    if limits::take(tx, &limits::SECOND, subject)?.is_some() {
        return Ok(Some(Wrong::Closed));
    }
    if is_code_good(tx, account, typed)? {
        limits::give_back(tx, &limits::SECOND, subject)?;
        store::forgive_wrong_codes(tx, account)?;
        return Ok(None);
    }
    store::count_wrong_code(tx, account)?;
    if store::wrong_codes(tx, account)? == WRONG_MAX {
        letters.write(tx, account, Happened::AppStopped)?;
    }
    Ok(Some(Wrong::Code))
}

fn is_code_good(tx: &mut Tx, account: Id<Account>, typed: &str) -> Result<bool, Fault> {
    let Some(kept) = store::totp_of(tx, account)? else { return Ok(false) };
    let Some(step) = app::step_of(&kept.secret, typed, tx.now()) else { return Ok(false) };
    store::mark_step(tx, account, step)
}
