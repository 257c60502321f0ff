//! The page on which one signs in: a link by mail first, a password for who has one.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use engawa_web::door::Strength;
use engawa_web::ui::{Button, Deeds, ErrorSummary, Field, FormFoot, Tell, Tone};
use engawa_web::{Answer, Ctx, Face, Fields, FormHead, Said, Visitor, Voice};

use super::paths::paths;
use super::{look, to};
use crate::accounts::{MAIL_MAX, MailError};
use crate::ways;

/// The page `templates/entry_sign_in.html`.
#[derive(Template)]
#[template(path = "entry_sign_in.html")]
struct SignInPage {
    voice: Voice,
    errors: ErrorSummary,
    lead: Said,
    tell: Option<Tell>,
    to: String,
    link: Option<LinkForm>,
    password: PasswordForm,
    ways: Option<Deeds>,
    help: Vec<Said>,
}

struct LinkForm {
    head: FormHead,
    mail: Field,
    foot: FormFoot,
}

struct PasswordForm {
    head: FormHead,
    mail: Field,
    password: Field,
    foot: FormFoot,
    is_open: bool,
}

/// What the page shows beside its forms.
#[derive(Default)]
pub(crate) struct Shown {
    /// Where one goes on.
    pub(crate) to: String,
    /// The address as it was typed.
    pub(crate) mail: String,
    /// What was done just now.
    pub(crate) done: Option<Tell>,
    /// What is wrong.
    pub(crate) wrong: Option<Wrong>,
}

impl Shown {
    /// The page comes back with what was typed; never with a password.
    pub(crate) fn again(fields: &Fields, wrong: Wrong) -> Shown {
        let (to, mail) = (fields.get("to").to_owned(), fields.get("mail").to_owned());
        Shown { to, mail, wrong: Some(wrong), done: None }
    }
}

/// What is wrong with a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// The address to which the link should go.
    LinkMail(MailError),
    /// Too many mails went there.
    TooManyMails,
    /// The address beside the password.
    PasswordMail(MailError),
    /// No password was typed.
    NoPassword,
    /// Address or password; which, nobody is told.
    Password,
    /// The password way is closed for a while.
    PasswordClosed,
    /// The password is right, and there is no second step yet: the first one is set up after a link.
    LinkFirst,
}

impl Wrong {
    fn is_of_password(self) -> bool {
        match self {
            Wrong::LinkMail(_) | Wrong::TooManyMails | Wrong::LinkFirst => false,
            Wrong::PasswordMail(_) | Wrong::NoPassword | Wrong::Password | Wrong::PasswordClosed => true,
        }
    }
}

pub(crate) async fn show(ctx: Ctx, Query(query): Query<Vec<(String, String)>>) -> Answer<Response> {
    let asked = look::asked(&query, "to");
    if ctx.visitor().is_some_and(is_whole) {
        return ctx.see_other(&to::onward(ctx.face(), asked));
    }
    let done = done(&ctx.voice, look::asked(&query, "done"));
    page(&ctx, Shown { to: to::inside(asked).unwrap_or_default().to_owned(), done, ..Shown::default() }).await
}

pub(crate) fn is_whole(visitor: &Visitor) -> bool {
    visitor.strength == Strength::Whole
}

fn done(voice: &Voice, code: &str) -> Option<Tell> {
    let (tone, sentence) = match code {
        "out" => (Tone::Done, voice.say("who-signed-out")),
        "closed" => (Tone::Done, voice.say("who-account-closed")),
        "over" => (Tone::Late, voice.say("who-second-over")),
        _ => return None,
    };
    Some(Tell::new(tone, sentence))
}

/// The page, for the first time or again with what is wrong.
pub(crate) async fn page(ctx: &Ctx, shown: Shown) -> Answer<Response> {
    let ways = ways::ways_of(ctx, &shown.to).await?;
    show_page(ctx, shown, ways)
}

fn show_page(ctx: &Ctx, shown: Shown, ways: Option<Deeds>) -> Answer<Response> {
    let (voice, wrong) = (&ctx.voice, shown.wrong);
    let link = link_form(ctx, &shown)?;
    let password = password_form(ctx, &shown, link.is_none())?;
    let asked: Vec<&dyn engawa_web::ui::Asked> = match (&link, wrong.is_some_and(Wrong::is_of_password)) {
        (Some(link), false) => vec![&link.mail],
        _ => vec![&password.mail, &password.password],
    };
    let errors = ErrorSummary::of(voice, &asked).form_error(form_error(voice, wrong));
    let title = look::titled(&errors, voice, voice.say("who-sign-in-title"));
    let lead = match ctx.face() {
        Face::Staff => voice.say("who-sign-in-lead-staff"),
        Face::Public | Face::Operator => voice.say("who-sign-in-lead"),
    };
    let content = SignInPage {
        voice: voice.clone(),
        errors,
        lead,
        tell: shown.done,
        to: shown.to,
        link,
        password,
        ways,
        help: look::help(ctx),
    };
    look::page(ctx, title, look::status(wrong.is_some()), &content)
}

fn form_error(voice: &Voice, wrong: Option<Wrong>) -> Option<Said> {
    match wrong? {
        Wrong::TooManyMails => Some(voice.say("who-too-many-mails")),
        Wrong::Password => Some(voice.say("who-wrong-password")),
        Wrong::PasswordClosed => Some(voice.say("who-password-closed")),
        Wrong::LinkFirst => Some(voice.say("who-link-first")),
        Wrong::LinkMail(_) | Wrong::PasswordMail(_) | Wrong::NoPassword => None,
    }
}

pub(crate) fn mail_error(voice: &Voice, error: MailError) -> Said {
    match error {
        MailError::Empty => voice.say("who-mail-empty"),
        MailError::Form => voice.say("who-mail-form"),
    }
}

/// Nothing where the town is not sure of its own address: a link could lead anywhere.
fn link_form(ctx: &Ctx, shown: &Shown) -> Answer<Option<LinkForm>> {
    if ctx.origin().is_none() {
        return Ok(None);
    }
    let voice = &ctx.voice;
    let error = match shown.wrong {
        Some(Wrong::LinkMail(error)) => Some(mail_error(voice, error)),
        _ => None,
    };
    let hint = match ctx.face() {
        Face::Staff => voice.say("who-mail-hint-staff"),
        Face::Public | Face::Operator => voice.say("who-mail-hint"),
    };
    let mail = Field::mail(voice, "mail", voice.say("who-mail")).autocomplete("username").max(MAIL_MAX);
    Ok(Some(LinkForm {
        head: ctx.form(paths(ctx.face()).links)?,
        mail: mail.hint(hint).value(shown.mail.as_str()).error(error),
        foot: FormFoot::new(Button::submit(voice.say("who-ask-link"))),
    }))
}

fn password_form(ctx: &Ctx, shown: &Shown, is_only: bool) -> Answer<PasswordForm> {
    let voice = &ctx.voice;
    let mail_wrong = match shown.wrong {
        Some(Wrong::PasswordMail(error)) => Some(mail_error(voice, error)),
        _ => None,
    };
    let password_wrong = (shown.wrong == Some(Wrong::NoPassword)).then(|| voice.say("who-password-empty"));
    let mail = Field::mail(voice, "mail", voice.say("who-mail")).id("f-password-mail").autocomplete("username").max(MAIL_MAX);
    let button = Button::submit(voice.say("who-sign-in"));
    Ok(PasswordForm {
        head: ctx.form(paths(ctx.face()).password)?,
        mail: mail.value(shown.mail.as_str()).error(mail_wrong),
        password: Field::password(voice, "password", voice.say("who-password")).error(password_wrong),
        foot: FormFoot::new(if is_only { button } else { button.outline() }),
        is_open: is_only || shown.wrong.is_some_and(Wrong::is_of_password),
    })
}
