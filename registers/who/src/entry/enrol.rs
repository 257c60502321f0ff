//! Setting up a second step: an app or a passkey, and ten recovery codes, which are shown once. At the entrance of city hall
//! for who has none yet, and on one's own page for everyone.

use askama::Template;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use engawa_db::{Fault, Key, Tx};
use engawa_kernel::record::hex;
use engawa_kernel::{AnyId, Id};
use engawa_web::ui::{Button, ErrorSummary, Field, FormFoot};
use engawa_web::{Answer, Ctx, Failure, Fields, FormHead, Said, Voice};
use serde::{Deserialize, Serialize};

use super::arrive::{self, Coming, SecondShown};
use super::device::device;
use super::letters::{Happened, Letters};
use super::passkeys::{self, Proved};
use super::proofs::Proofs;
use super::second::subject;
use super::{app, codes, limits, look, store, to};
use crate::accounts::{Account, account};
use crate::sessions::{self, Marks};

/// Where it is set up.
#[derive(Debug)]
pub(crate) struct Place {
    /// What can be set up.
    pub(crate) page: &'static str,
    /// The app.
    pub(crate) app: &'static str,
    /// Its first code.
    pub(crate) confirmation: &'static str,
    /// What a new passkey must sign.
    pub(crate) challenge: &'static str,
    /// A new passkey.
    pub(crate) passkeys: &'static str,
}

/// At the entrance of city hall.
pub(crate) const ENTRY: Place = Place {
    page: "/desk/sign-in/second/new",
    app: "/desk/sign-in/second/new/app",
    confirmation: "/desk/sign-in/second/new/app/confirmation",
    challenge: "/desk/sign-in/second/new/passkey/challenge",
    passkeys: "/desk/sign-in/second/new/passkey",
};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Enrolled {
    /// It is set up. New recovery codes were made, or the old ones hold.
    Done {
        /// New codes were made.
        has_new_codes: bool,
    },
    /// The first code was wrong, or the passkey did not hold.
    Wrong,
    /// Too many wrong ones.
    Closed,
    /// The secret of the app waits no longer, or someone set a second step up meanwhile.
    Late,
}

/// A quarter of an hour to bring the secret into an app, in milliseconds.
const APP_WAITS: i64 = 15 * 60_000;

/// Where the secret of a new app waits for its first right code. It belongs to the session: another one of the same account,
/// perhaps a stranger's who knows the password, neither sees it nor leaves one behind.
fn waiting_hash(ctx: &Ctx) -> Answer<[u8; 32]> {
    let secret = ctx.secret().ok_or_else(|| Failure::Fault("an app on a page whose row knows no session".into()))?;
    Ok(secret.hash(ctx.town.name(), "app-new"))
}

/// A new secret for an app. One that waits already stays, so that the picture that was read first still holds.
pub(crate) async fn begin_app(ctx: &Ctx) -> Answer<()> {
    let (hash, print) = (waiting_hash(ctx)?, hex(&app::new_secret()));
    ctx.town
        .write(Key::none(), move |tx| {
            let now = tx.now();
            match store::ceremony(tx, hash, now)? {
                Some(_) => Ok::<_, Fault>(()),
                None => store::put_ceremony(tx, hash, &print, now.plus_millis(APP_WAITS)),
            }
        })
        .await?;
    Ok(())
}

fn secret_of(print: &str) -> Option<Vec<u8>> {
    (0..print.len() / 2).map(|at| u8::from_str_radix(print.get(2 * at..2 * at + 2)?, 16).ok()).collect()
}

/// The page `templates/entry_app.html`.
#[derive(Template)]
#[template(path = "entry_app.html")]
struct AppPage {
    voice: Voice,
    errors: ErrorSummary,
    picture: String,
    letters: String,
    head: FormHead,
    to: String,
    code: Field,
    foot: FormFoot,
}

/// The picture for the app, and the field for its first code.
pub(crate) async fn app_page(ctx: &Ctx, place: &Place, id: Id<Account>, asked: &str, wrong: Option<Enrolled>) -> Answer<Response> {
    let (hash, now) = (waiting_hash(ctx)?, ctx.now());
    let (waits, account) = ctx.town.read(move |db| Ok::<_, Fault>((store::ceremony(db, hash, now)?, account(db, id)?))).await?;
    let (Some(secret), Some(account)) = (waits.as_deref().and_then(secret_of), account) else {
        return ctx.see_other(&to::with_to(place.page, asked));
    };
    let voice = &ctx.voice;
    let shown = app::shown(&secret, &ctx.site.name, &account.mail);
    let shown = shown.ok_or_else(|| Failure::Fault("a secret that cannot be shown".into()))?;
    let error = (wrong == Some(Enrolled::Wrong)).then(|| voice.say("who-code-wrong"));
    let code = Field::code(voice, "code", voice.say("who-code")).hint(voice.say("who-app-code-hint")).error(error);
    let errors = ErrorSummary::of(voice, &[&code]);
    let errors = errors.form_error((wrong == Some(Enrolled::Closed)).then(|| voice.say("who-second-closed")));
    let title = look::titled(&errors, voice, voice.say("who-app-title"));
    let content = AppPage {
        voice: voice.clone(),
        errors,
        picture: shown.picture,
        letters: shown.letters,
        head: ctx.form(place.confirmation)?,
        to: to::inside(asked).unwrap_or_default().to_owned(),
        code,
        foot: FormFoot::new(Button::submit(voice.say("who-app-confirm")))
            .other(voice.say("who-back"), ctx.link(&to::with_to(place.page, asked))),
    };
    look::page(ctx, title, look::status(wrong.is_some()), &content)
}

/// The codes of an account, made outside of the unit, and what is kept of them.
pub(crate) struct NewCodes {
    pub(crate) printed: Vec<String>,
    pub(crate) hashes: Vec<[u8; 32]>,
}

impl NewCodes {
    pub(crate) fn new(ctx: &Ctx, id: Id<Account>) -> NewCodes {
        let printed = codes::ten();
        let hashes = printed.iter().map(|code| codes::hash(ctx.town.name(), id, code)).collect();
        NewCodes { printed, hashes }
    }
}

/// Puts new codes in the place of the old ones.
pub(crate) fn keep_codes(tx: &mut Tx, id: Id<Account>, hashes: &[[u8; 32]]) -> Result<(), Fault> {
    store::forget_codes(tx, id)?;
    hashes.iter().try_for_each(|hash| store::put_code(tx, id, *hash))
}

/// Who sets something up: at the entrance a session begins with it.
#[derive(Clone)]
pub(crate) struct Setting {
    pub(crate) account: Id<Account>,
    /// The session in which it is set up; at the entrance it ends with it.
    pub(crate) session: AnyId,
    pub(crate) coming: Option<Coming>,
    pub(crate) hashes: Vec<[u8; 32]>,
    pub(crate) letters: Letters,
}

/// The first code of an app.
pub(crate) async fn confirm_app(ctx: &Ctx, setting: Setting, fields: &Fields) -> Answer<Enrolled> {
    let (typed, waits, subject) = (fields.get("code").to_owned(), waiting_hash(ctx)?, subject(ctx, setting.account));
    Ok(ctx.town.write(Key::none(), move |tx| take_app(tx, &setting, &typed, waits, subject)).await?)
}

fn take_app(tx: &mut Tx, setting: &Setting, typed: &str, waits: [u8; 32], subject: [u8; 32]) -> Result<Enrolled, Fault> {
    let (id, now) = (setting.account, tx.now());
    let waiting = store::ceremony(tx, waits, now)?;
    let Some(secret) = waiting.as_deref().and_then(secret_of) else { return Ok(Enrolled::Late) };
    if is_late(tx, setting)? {
        return Ok(Enrolled::Late);
    }
    if limits::take(tx, &limits::SECOND, subject)?.is_some() {
        return Ok(Enrolled::Closed);
    }
    let Some(step) = app::step_of(&secret, typed, now) else { return Ok(Enrolled::Wrong) };
    limits::give_back(tx, &limits::SECOND, subject)?;
    store::take_ceremony(tx, waits)?;
    if store::put_totp(tx, id, &secret, step)? { finish(tx, setting, Happened::AppAdded) } else { Ok(Enrolled::Late) }
}

/// A new passkey.
pub(crate) async fn confirm_passkey(ctx: &Ctx, headers: &HeaderMap, setting: Setting, fields: &Fields) -> Answer<Enrolled> {
    let Some(proved) = passkeys::hear_new(ctx, fields.get("answer")).await? else { return Ok(Enrolled::Wrong) };
    let label = passkeys::label(fields.get("label"), &device(headers));
    Ok(ctx.town.write(Key::none(), move |tx| take_passkey(tx, &setting, &proved, &label)).await?)
}

fn take_passkey(tx: &mut Tx, setting: &Setting, proved: &Proved, label: &str) -> Result<Enrolled, Fault> {
    if is_late(tx, setting)? {
        return Ok(Enrolled::Late);
    }
    if !passkeys::keep(tx, setting.account, proved, label)? {
        return Ok(Enrolled::Wrong);
    }
    finish(tx, setting, Happened::PasskeyAdded)
}

/// Half a session sets up a second step only where there is none: else it would be a way around it.
fn is_late(tx: &Tx, setting: &Setting) -> Result<bool, Fault> {
    Ok(setting.coming.is_some() && Proofs::read(tx, setting.account)?.has_second())
}

fn finish(tx: &mut Tx, setting: &Setting, happened: Happened) -> Result<Enrolled, Fault> {
    setting.letters.write(tx, setting.account, happened)?;
    let has_new_codes = setting.coming.is_some() || store::count_unused_codes(tx, setting.account)? == 0;
    if has_new_codes {
        keep_codes(tx, setting.account, &setting.hashes)?;
    }
    match &setting.coming {
        Some(coming) => arrive::whole(tx, coming, setting.account, SecondShown::Now)?,
        // Whoever just showed the new one is not asked for it on the next page.
        None => {
            let marks = sessions::store::marks_of(tx, setting.session)?;
            let second_at = Some(tx.now());
            sessions::store::put_marks(tx, setting.session, &Marks { second_at, ..marks })?;
        }
    }
    Ok(Enrolled::Done { has_new_codes })
}

/// The page `templates/entry_codes.html`.
#[derive(Template)]
#[template(path = "entry_codes.html")]
struct CodesPage {
    voice: Voice,
    title: Said,
    town: String,
    codes: Vec<String>,
    onward: Button,
}

/// The codes, shown this once: the answer of the deed that made them, kept nowhere.
pub(crate) fn codes_page(ctx: &Ctx, codes: Vec<String>, onward: &str) -> Answer<Response> {
    let title = ctx.voice.say("who-codes-title");
    let content = CodesPage {
        voice: ctx.voice.clone(),
        title: title.clone(),
        town: ctx.site.name.clone(),
        codes,
        onward: Button::link(ctx.voice.say("who-codes-onward"), ctx.link(onward)),
    };
    look::page(ctx, title, StatusCode::OK, &content)
}
