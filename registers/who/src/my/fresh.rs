//! What changes how one comes in asks once more who is there, unless they came in within the last ten minutes.

use askama::Template;
use axum::extract::Query;
use axum::http::HeaderMap;
use axum::response::Response;
use engawa_db::{Db, Fault, Key, Tx};
use engawa_kernel::{Id, Moment};
use engawa_web::door::Secret;
use engawa_web::ui::{Button, ErrorSummary, Field, FormFoot, PostButton};
use engawa_web::{Answer, Ctx, Fields, FormHead, Voice};
use serde::{Deserialize, Serialize};

use super::paths::paths;
use crate::accounts::Account;
use crate::entry::arrive::{self, Coming, SecondShown};
use crate::entry::proofs::Proofs;
use crate::entry::{limits, look, passwords, paths as entry_paths, second, store, to};
use crate::sessions;

/// So long after coming in nobody is asked again, in milliseconds.
const FRESH: i64 = 10 * 60_000;

fn is_fresh(made_at: Moment, now: Moment) -> bool {
    made_at.plus_millis(FRESH) > now
}

/// Where to go first, if this session is not fresh; `back` is the page to which one returns.
pub(crate) async fn elsewhere(ctx: &Ctx, back: &str) -> Answer<Option<Response>> {
    let visitor = ctx.signed_in()?;
    let (account, session) = (visitor.account.of(), visitor.session);
    let all = ctx.town.read(move |db| sessions::store::sessions_of(db, account)).await?;
    let made_at = all.iter().find(|one| one.id.any() == session).map(|one| one.made_at);
    if made_at.is_some_and(|made_at| is_fresh(made_at, ctx.now())) {
        return Ok(None);
    }
    ctx.see_other(&to::with_to(paths(ctx.face()).again, back)).map(Some)
}

/// As [`elsewhere`], for what changes the second step of an account that has one: a password alone does not open that.
pub(crate) async fn elsewhere_of_second(ctx: &Ctx, back: &str) -> Answer<Option<Response>> {
    let visitor = ctx.signed_in()?;
    let (account, session) = (visitor.account.of(), visitor.session);
    let read = move |db: &Db| Ok::<_, Fault>((Proofs::read(db, account)?.has_second(), sessions::store::marks_of(db, session)?));
    let (has_second, marks) = ctx.town.read(read).await?;
    if !has_second {
        return elsewhere(ctx, back).await;
    }
    if marks.second_at.is_some_and(|second_at| is_fresh(second_at, ctx.now())) {
        return Ok(None);
    }
    ctx.see_other(&to::with_to(paths(ctx.face()).again, back)).map(Some)
}

/// The page `templates/my_again.html`.
#[derive(Template)]
#[template(path = "my_again.html")]
struct AgainPage {
    voice: Voice,
    errors: ErrorSummary,
    to: String,
    password: Option<Again>,
    code: Option<Again>,
    leave: PostButton,
}

struct Again {
    head: FormHead,
    field: Field,
    foot: FormFoot,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Wrong {
    Password,
    Code,
    Closed,
    Stopped,
}

pub(crate) async fn show(ctx: Ctx, Query(query): Query<Vec<(String, String)>>) -> Answer<Response> {
    let asked = look::asked(&query, "to");
    page(&ctx, asked, None).await
}

async fn page(ctx: &Ctx, asked: &str, wrong: Option<Wrong>) -> Answer<Response> {
    let (voice, paths) = (&ctx.voice, paths(ctx.face()));
    let account: Id<Account> = ctx.signed_in()?.account.of();
    let proofs = ctx.town.read(move |db| Proofs::read(db, account)).await?;
    let opens_second = to::inside(asked).is_some_and(|path| path.starts_with(paths.second.page));
    let password = match proofs.password_set_at.filter(|_| !(opens_second && proofs.has_second())) {
        Some(_) => {
            let error = (wrong == Some(Wrong::Password)).then(|| voice.say("who-again-wrong-password"));
            let field = Field::password(voice, "password", voice.say("who-password")).error(error);
            Some(again(ctx, paths.again_password, field, false)?)
        }
        None => None,
    };
    let code = match proofs.app_since {
        Some(_) => {
            let error = (wrong == Some(Wrong::Code)).then(|| voice.say("who-code-wrong"));
            let field = Field::code(voice, "code", voice.say("who-code")).hint(voice.say("who-code-hint")).error(error);
            Some(again(ctx, paths.again_code, field, password.is_some())?)
        }
        None => None,
    };
    let fields: Vec<&dyn engawa_web::ui::Asked> =
        [&password, &code].into_iter().flatten().map(|form| &form.field as &dyn engawa_web::ui::Asked).collect();
    let errors = ErrorSummary::of(voice, &fields).form_error(match wrong {
        Some(Wrong::Closed) => Some(voice.say("who-second-closed")),
        Some(Wrong::Stopped) => Some(voice.say("who-app-stopped")),
        Some(Wrong::Password | Wrong::Code) | None => None,
    });
    let title = look::titled(&errors, voice, voice.say("who-again-title"));
    let out = entry_paths::paths(ctx.face()).sign_out;
    let inside = to::inside(asked).unwrap_or_default().to_owned();
    let has_way = password.is_some() || code.is_some();
    let button = Button::submit(voice.say("who-again-leave"));
    let leave = look::post(ctx, out, if has_way { button.text() } else { button.large() })?;
    let content = AgainPage { voice: voice.clone(), errors, password, code, leave: leave.field("to", inside.as_str()), to: inside };
    look::page(ctx, title, look::status(wrong.is_some()), &content)
}

fn again(ctx: &Ctx, path: &str, field: Field, is_second: bool) -> Answer<Again> {
    let button = Button::submit(ctx.voice.say("who-again-button"));
    Ok(Again { head: ctx.form(path)?, field, foot: FormFoot::new(if is_second { button.outline() } else { button }) })
}

pub(crate) async fn submit_password(ctx: Ctx, headers: HeaderMap, fields: Fields) -> Answer<Response> {
    let account: Id<Account> = ctx.signed_in()?.account.of();
    // Counted apart from the password at the door, which a stranger could close, and from the app, which this must not close.
    let subject = limits::subject(ctx.town.name(), &[b"again", account.as_bytes()]);
    let tried = ctx
        .town
        .write(Key::none(), move |tx| match limits::take(tx, &limits::AGAIN, subject)? {
            Some(_) => Ok::<_, Fault>(None),
            None => store::password_of(tx, account).map(Some),
        })
        .await?;
    let Some(hash) = tried else { return page(&ctx, fields.get("to"), Some(Wrong::Closed)).await };
    if !passwords::is_right(fields.get("password").to_owned(), hash).await? {
        return page(&ctx, fields.get("to"), Some(Wrong::Password)).await;
    }
    let (secret, coming) = coming(&ctx, &headers, paths(ctx.face()).again_password);
    ctx.town
        .write(Key::none(), move |tx| {
            limits::give_back(tx, &limits::AGAIN, subject)?;
            arrive::whole(tx, &coming, account, SecondShown::AsBefore)
        })
        .await?;
    onward(&ctx, &secret, fields.get("to"))
}

pub(crate) async fn submit_code(ctx: Ctx, headers: HeaderMap, fields: Fields) -> Answer<Response> {
    let account: Id<Account> = ctx.signed_in()?.account.of();
    let (subject, typed) = (second::subject(&ctx, account), fields.get("code").to_owned());
    let (secret, coming) = coming(&ctx, &headers, paths(ctx.face()).again_code);
    let wrong = ctx.town.write(Key::none(), move |tx| take_code(tx, &coming, account, &typed, subject)).await?;
    match wrong {
        Some(wrong) => page(&ctx, fields.get("to"), Some(wrong)).await,
        None => onward(&ctx, &secret, fields.get("to")),
    }
}

fn take_code(tx: &mut Tx, coming: &Coming, account: Id<Account>, typed: &str, subject: [u8; 32]) -> Result<Option<Wrong>, Fault> {
    let wrong = match second::take_code(tx, &coming.letters, account, typed, subject)? {
        None => {
            arrive::whole(tx, coming, account, SecondShown::Now)?;
            return Ok(None);
        }
        Some(second::Wrong::Closed) => Wrong::Closed,
        Some(second::Wrong::Stopped) => Wrong::Stopped,
        Some(second::Wrong::Code | second::Wrong::Recovery | second::Wrong::Passkey | second::Wrong::Over) => {
            coming.note_failed(tx, Some(account))?;
            Wrong::Code
        }
    };
    Ok(Some(wrong))
}

fn coming(ctx: &Ctx, headers: &HeaderMap, route: &'static str) -> (Secret, Coming) {
    let secret = Secret::new();
    let coming = Coming::new(ctx, headers, &secret, route);
    (secret, coming)
}

/// On with a new session, which is fresh.
fn onward(ctx: &Ctx, secret: &Secret, asked: &str) -> Answer<Response> {
    let mut answer = ctx.see_other(to::inside(asked).unwrap_or(paths(ctx.face()).home))?;
    arrive::give_cookie(ctx, &mut answer, secret, true);
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_came_in_ten_minutes_ago_is_asked_again() {
        let at = Moment::from_millis;
        assert!(is_fresh(at(0), at(FRESH - 1)));
        assert!(!is_fresh(at(0), at(FRESH)));
    }
}
