//! A page that asks once more before a deed, perhaps with a list of what to know before, and a question that must be answered.

use std::fmt;

use askama::Template;
use askama::filters::HtmlSafe;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_web::tables::Table;
use engawa_web::ui::{Asked, Button, Confirm, ErrorSummary, Field, FormFoot, Kicker, SaveState, Select, Tell};
use engawa_web::{Answer, Ctx, FormHead, Said, Voice};

use super::super::at::{round_path, way_to};
use super::super::refusals::{self, Typed, Wrongs};
use crate::evaluation::Refused;
use crate::evaluation::model::{Round, RoundState};
use crate::evaluation::sheet::WORDS_MAX;
use crate::model::Plan;
use crate::pages::Look;

/// The form of the page, with its one question.
struct Question {
    head: FormHead,
    ask: Ask,
    foot: FormFoot,
}

/// What is asked.
pub(in super::super) enum Ask {
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

/// The page `templates/ev_planning_asking.html`.
#[derive(Template)]
#[template(path = "ev_planning_asking.html")]
pub(in super::super) struct AskingPage {
    errors: ErrorSummary,
    way: Kicker,
    title: Said,
    tell: Option<Tell>,
    confirm: Confirm,
    table: Option<Table>,
    question: Option<Question>,
}

impl AskingPage {
    /// A question about a deed.
    pub(in super::super) fn new(look: &Look, way: Kicker, title: Said, confirm: Confirm) -> AskingPage {
        let errors = ErrorSummary::of(&look.voice, &[]);
        AskingPage { errors, way, title, tell: None, confirm, table: None, question: None }
    }

    /// With a notice above it.
    pub(in super::super) fn tell(self, tell: Option<Tell>) -> AskingPage {
        AskingPage { tell, ..self }
    }

    /// With a list of what to know before.
    pub(in super::super) fn table(self, table: Option<Table>) -> AskingPage {
        AskingPage { table, ..self }
    }

    /// With a question that must be answered; the deed and the way back stand below it.
    pub(in super::super) fn question(
        self,
        voice: &Voice,
        head: FormHead,
        ask: Ask,
        deed: Button,
        back: String,
        wrongs: &Wrongs,
    ) -> AskingPage {
        let errors = ErrorSummary::of(voice, &[ask.asked()]).form_error(wrongs.of(""));
        let foot = FormFoot::new(deed).other(voice.say("web-ui-confirm-back"), back);
        let foot = if errors.is_empty() { foot } else { foot.state(SaveState::refused(voice)) };
        AskingPage { errors, question: Some(Question { head, ask, foot }), ..self }
    }

    /// The finished page; with this status when something is to be put right.
    pub(in super::super) fn answer(self, ctx: &Ctx, wrong: StatusCode) -> Answer<Response> {
        let shell = ctx.shell(self.errors.page_title(&ctx.voice, self.title.clone()));
        let mut answer = ctx.page(&shell, &self)?;
        if !self.errors.is_empty() {
            *answer.status_mut() = wrong;
        }
        Ok(answer)
    }

    /// The finished page, where nothing can be wrong.
    pub(in super::super) fn shown(self, ctx: &Ctx) -> Answer<Response> {
        self.answer(ctx, StatusCode::OK)
    }
}

/// A text that everyone reads, or that the section reads: a reason, a remark.
pub(in super::super) fn lines(voice: &Voice, name: &'static str, label: Said, typed: &Typed) -> Field {
    Field::lines(voice, name, label, 4).value(typed.value(name)).error(typed.wrong(name)).max(WORDS_MAX)
}

/// What comes of a refusal where one text is asked for: it stands at the text, or someone else was quicker and the page says so.
///
/// # Errors
/// What cannot be put right on the page.
pub(in super::super) fn refused(voice: &Voice, name: &'static str, refused: Refused) -> Answer<(StatusCode, Wrongs)> {
    let (place, status) = match refused {
        Refused::Empty(_) | Refused::TooLong { .. } | Refused::Control(_) | Refused::NoReason | Refused::UnknownSection => {
            (name, StatusCode::UNPROCESSABLE_ENTITY)
        }
        ref late if refusals::is_late(late) => ("", StatusCode::CONFLICT),
        other => return Err(refusals::failure(voice, other)),
    };
    match refusals::sentence(voice, &refused) {
        Some(sentence) => Ok((status, Wrongs::at(place, sentence))),
        None => Err(refusals::failure(voice, refused)),
    }
}

/// A round that is in the state that a deed needs.
///
/// # Errors
/// It is in another: the page says in which.
pub(in super::super) fn needs(voice: &Voice, round: &Round, state: RoundState) -> Answer<()> {
    if round.state == state { Ok(()) } else { Err(refusals::failure(voice, Refused::RoundIs(round.state))) }
}

/// The way above a page about a round, and the way back to it.
pub(in super::super) fn ways(look: &Look, round: &Round, plan: &Plan) -> (Kicker, String) {
    (way_to(look, round, plan), look.link(&round_path(round.id)))
}
