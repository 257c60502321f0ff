//! A form that could not be taken: it comes back with everything that was typed, and says what to do.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::fields::Fields;
use super::row::RouteRow;
use super::token::{self, FormHead};
use crate::ctx::Ctx;
use crate::failure::Answer;
use crate::ui::Field;
use crate::words::{Said, key};

/// Why it was held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Held {
    /// The session has ended meanwhile.
    SignIn,
    /// It was taken before with other contents, and came back changed.
    SentBefore,
    /// The page was opened before the present session, or lay open too long.
    SendAgain,
}

#[derive(Template)]
#[template(path = "held.html")]
struct HeldPage {
    title: Said,
    text: Said,
    kept: Said,
    sign_in: Option<(Said, String)>,
    send: Said,
    action: String,
    head: Option<FormHead>,
    fields: Vec<(String, String)>,
    file: Option<Field>,
}

/// The page that holds a form.
pub(crate) fn page(ctx: &Ctx, row: &RouteRow, fields: &Fields, why: Held) -> Answer<Response> {
    let (title, text) = match why {
        Held::SignIn => (key("web-held-sign-in-title"), key("web-held-sign-in-text")),
        Held::SentBefore => (key("web-held-before-title"), key("web-held-before-text")),
        Held::SendAgain => (key("web-held-again-title"), key("web-held-again-text")),
    };
    let path = ctx.path().to_owned();
    let kept = fields.pairs().iter().filter(|(name, _)| name != token::FIELD && !row.secret.contains(&name.as_str()));
    let page = HeldPage {
        title: ctx.voice.say(title),
        text: ctx.voice.say(text),
        kept: ctx.voice.say("web-held-kept"),
        sign_in: (why == Held::SignIn).then(|| (ctx.voice.say("web-held-sign-in"), ctx.link(row.face.sign_in_path()))),
        send: ctx.voice.say("web-held-send"),
        action: ctx.link(&path),
        head: ctx.form_if_known(&path),
        fields: kept.cloned().collect(),
        file: file_again(ctx, row, fields),
    };
    let shell = ctx.shell(page.title.clone());
    let mut answer = ctx.page(&shell, &page)?;
    *answer.status_mut() = if why == Held::SignIn { StatusCode::UNAUTHORIZED } else { StatusCode::CONFLICT };
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}

/// A file is not kept for whoever may not send it yet; it is asked for again.
fn file_again(ctx: &Ctx, row: &RouteRow, fields: &Fields) -> Option<Field> {
    let name = row.files.map(|filing| filing.field).or(row.upload).filter(|_| fields.had_file())?;
    let field = Field::file(&ctx.voice, name, ctx.voice.say("web-held-file"), "").optional();
    let field = field.hint(ctx.voice.say("web-held-file-hint"));
    Some(if row.files.is_some_and(|filing| filing.most > 1) { field.several() } else { field })
}

/// On to another page after a deed, or to where one must go first.
pub(crate) fn see_other(ctx: &Ctx, path: &str) -> Answer<Response> {
    let to = HeaderValue::from_str(&ctx.link(path)).map_err(|_| crate::failure::Failure::NotFound)?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response())
}
