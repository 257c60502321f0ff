//! A page that asks once more before a deed, perhaps with questions that must be answered.

use std::fmt;

use askama::Template;
use askama::filters::HtmlSafe;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_web::ui::{Asked, Button, Confirm, ErrorSummary, Field, FormFoot, Kicker, SaveState, Select, Tell};
use engawa_web::{Answer, Ctx, FormHead, Said, Voice};

use super::wrongs::Wrongs;
use crate::pages::Look;

/// One question.
pub(super) enum Ask {
    /// To be written.
    Field(Box<Field>),
    /// One of many.
    Select(Box<Select>),
}

impl Ask {
    fn asked(&self) -> &dyn Asked {
        match self {
            Ask::Field(field) => field.as_ref(),
            Ask::Select(select) => select.as_ref(),
        }
    }
}

impl fmt::Display for Ask {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ask::Field(field) => field.fmt(out),
            Ask::Select(select) => select.fmt(out),
        }
    }
}

impl HtmlSafe for Ask {}

/// The form of the page.
struct Questions {
    head: FormHead,
    seen: String,
    asks: Vec<Ask>,
    foot: FormFoot,
}

/// The page `templates/draft_asking.html`.
#[derive(Template)]
#[template(path = "draft_asking.html")]
pub(super) struct AskingPage {
    errors: ErrorSummary,
    way: Kicker,
    title: Said,
    tell: Option<Tell>,
    confirm: Confirm,
    /// What is to be done before, each with the page where it is done.
    before: Vec<(Said, String)>,
    questions: Option<Questions>,
}

/// What a form with questions is made of.
pub(super) struct Asking {
    pub(super) head: FormHead,
    pub(super) seen: String,
    pub(super) asks: Vec<Ask>,
    pub(super) deed: Button,
    pub(super) back: String,
}

impl AskingPage {
    /// A question about a deed.
    pub(super) fn new(look: &Look, way: Kicker, title: Said, confirm: Confirm) -> AskingPage {
        let errors = ErrorSummary::of(&look.voice, &[]);
        AskingPage { errors, way, title, tell: None, confirm, before: Vec::new(), questions: None }
    }

    /// With a notice above it.
    pub(super) fn tell(self, tell: Option<Tell>) -> AskingPage {
        AskingPage { tell, ..self }
    }

    /// With what is to be done before.
    pub(super) fn before(self, before: Vec<(Said, String)>) -> AskingPage {
        AskingPage { before, ..self }
    }

    /// With questions; the deed and the way back stand below them.
    pub(super) fn questions(self, voice: &Voice, asking: Asking, wrongs: &Wrongs) -> AskingPage {
        let asked: Vec<&dyn Asked> = asking.asks.iter().map(Ask::asked).collect();
        let errors = ErrorSummary::of(voice, &asked).form_error(wrongs.of(""));
        let foot = FormFoot::new(asking.deed).other(voice.say("web-ui-confirm-back"), asking.back);
        let foot = if errors.is_empty() { foot } else { foot.state(SaveState::refused(voice)) };
        let questions = Questions { head: asking.head, seen: asking.seen, asks: asking.asks, foot };
        AskingPage { errors, questions: Some(questions), ..self }
    }

    /// The finished page, with its status.
    pub(super) fn answer(self, ctx: &Ctx, status: StatusCode) -> Answer<Response> {
        let shell = ctx.shell(self.errors.page_title(&ctx.voice, self.title.clone()));
        let mut answer = ctx.page(&shell, &self)?;
        *answer.status_mut() = status;
        Ok(answer)
    }
}
