//! What all pages of the entrance and of one's own page have in common.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_journal::Untold;
use engawa_web::ui::{Button, ErrorSummary, PostButton};
use engawa_web::{Answer, Ctx, Face, Failure, Said, Voice};

use crate::accounts::{NAME_MAX, NameError};

/// What a page is called; its window also says that a form came back.
pub(crate) struct Title {
    page: Said,
    window: Said,
}

impl From<Said> for Title {
    fn from(title: Said) -> Title {
        Title { window: title.clone(), page: title }
    }
}

/// The title of a page with a form.
pub(crate) fn titled(errors: &ErrorSummary, voice: &Voice, title: Said) -> Title {
    Title { window: errors.page_title(voice, title.clone()), page: title }
}

/// A page in its frame.
pub(crate) fn page(ctx: &Ctx, title: impl Into<Title>, status: StatusCode, content: &impl Template) -> Answer<Response> {
    let title = title.into();
    let shell = ctx.shell(title.page).window(title.window);
    let mut answer = ctx.page(&shell, content)?;
    *answer.status_mut() = status;
    Ok(answer)
}

/// The status of a page that comes back with what was typed, or is shown for the first time.
pub(crate) fn status(is_wrong: bool) -> StatusCode {
    if is_wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
}

/// What the address of a page says under a name; nothing said is an empty text.
pub(crate) fn asked<'a>(query: &'a [(String, String)], name: &str) -> &'a str {
    query.iter().find(|(said, _)| said == name).map(|(_, value)| value.as_str()).unwrap_or_default()
}

/// A button that is a form of its own.
pub(crate) fn post(ctx: &Ctx, path: &str, button: Button) -> Answer<PostButton> {
    let head = ctx.form(path)?;
    Ok(PostButton::of(&head, button))
}

/// What is wrong with a name, for the one who wrote it.
pub(crate) fn name_error(voice: &Voice, error: NameError) -> Said {
    match error {
        NameError::Empty => voice.say("who-name-empty"),
        NameError::TooLong => voice.say_with("who-name-long", &[("most", NAME_MAX.into())]),
    }
}

/// What to do when it does not work out: the same ways on every page.
pub(crate) fn help(ctx: &Ctx) -> Vec<Said> {
    let say = |key| ctx.voice.say(key);
    match ctx.face() {
        Face::Staff => vec![say(engawa_web::key("who-help-mail")), say(engawa_web::key("who-help-staff"))],
        Face::Public | Face::Operator => vec![say(engawa_web::key("who-help-mail")), say(engawa_web::key("who-help-counter"))],
    }
}

/// A deed that could not be told.
pub(crate) fn untold(untold: Untold) -> Failure {
    match untold {
        Untold::Fault(fault) => fault.into(),
        refused @ Untold::Refused { .. } => Failure::Fault(Box::new(refused)),
    }
}
