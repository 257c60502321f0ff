//! A page with facts, tables and perhaps one form: what is asked once more, and what is only shown.

use std::fmt;

use askama::Template;
use askama::filters::HtmlSafe;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_web::tables::Table;
use engawa_web::ui::{Asked, ErrorSummary, Field, FormFoot, Kicker, Select, Tell};
use engawa_web::{Answer, Ctx, FormHead, Said};

/// A question.
pub(super) enum Ask {
    /// To be written.
    Field(Box<Field>),
    /// One of many.
    Select(Box<Select>),
}

impl Ask {
    /// As the summary of errors asks it.
    pub(super) fn asked(&self) -> &dyn Asked {
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
pub(super) struct Form {
    pub(super) head: FormHead,
    pub(super) seen: String,
    pub(super) asks: Vec<Ask>,
    pub(super) foot: FormFoot,
}

/// The page `templates/reading_ask.html`.
#[derive(Template)]
#[template(path = "reading_ask.html")]
pub(super) struct AskPage {
    pub(super) errors: ErrorSummary,
    pub(super) way: Kicker,
    pub(super) title: Said,
    pub(super) lead: Option<Said>,
    pub(super) tells: Vec<Tell>,
    pub(super) form: Option<Form>,
    pub(super) tables: Vec<Table>,
}

impl AskPage {
    /// The finished page, with its status.
    pub(super) fn answer(self, ctx: &Ctx, status: StatusCode) -> Answer<Response> {
        let shell = ctx.shell(self.errors.page_title(&ctx.voice, self.title.clone()));
        let mut answer = ctx.page(&shell, &self)?;
        *answer.status_mut() = status;
        Ok(answer)
    }
}
