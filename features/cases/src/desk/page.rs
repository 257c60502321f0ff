//! A page of the desk: facts, deeds, perhaps one form, and parts below.

use std::fmt;

use askama::Template;
use askama::filters::HtmlSafe;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_web::tables::Table;
use engawa_web::ui::{Asked, Button, Definitions, ErrorSummary, Field, FormFoot, Kicker, Picks, Rows, Select, Tell, Written};
use engawa_web::{Answer, Ctx, FormHead, Said};

/// A question.
pub(super) enum Ask {
    /// To be written.
    Field(Box<Field>),
    /// One of many.
    Select(Box<Select>),
    /// One or several of few.
    Picks(Box<Picks>),
}

impl Ask {
    /// As the summary of errors asks it.
    pub(super) fn asked(&self) -> &dyn Asked {
        match self {
            Ask::Field(field) => field.as_ref(),
            Ask::Select(select) => select.as_ref(),
            Ask::Picks(picks) => picks.as_ref(),
        }
    }
}

impl fmt::Display for Ask {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ask::Field(field) => field.fmt(out),
            Ask::Select(select) => select.fmt(out),
            Ask::Picks(picks) => picks.fmt(out),
        }
    }
}

impl HtmlSafe for Ask {}

/// The form of the page.
pub(super) struct Form {
    pub(super) head: FormHead,
    pub(super) seen: Option<String>,
    pub(super) has_file: bool,
    pub(super) asks: Vec<Ask>,
    pub(super) foot: FormFoot,
}

/// What stands in a part.
pub(super) enum What {
    /// Rows that lead on.
    Rows(Rows),
    /// Words and meanings.
    Facts(Definitions),
    /// A table.
    Table(Box<Table>),
    /// A text with its lines.
    Text(Written),
}

impl fmt::Display for What {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            What::Rows(rows) => rows.fmt(out),
            What::Facts(facts) => facts.fmt(out),
            What::Table(table) => table.fmt(out),
            What::Text(text) => text.fmt(out),
        }
    }
}

impl HtmlSafe for What {}

/// A part below.
pub(super) struct Part {
    pub(super) id: &'static str,
    pub(super) title: Said,
    pub(super) what: What,
}

/// The page `templates/desk.html`.
#[derive(Template)]
#[template(path = "desk.html")]
pub(super) struct DeskPage {
    pub(super) errors: ErrorSummary,
    pub(super) way: Kicker,
    pub(super) title: Said,
    pub(super) lead: Option<Said>,
    pub(super) tells: Vec<Tell>,
    pub(super) deeds: Vec<Button>,
    pub(super) form: Option<Form>,
    pub(super) parts: Vec<Part>,
}

impl DeskPage {
    /// A page with nothing but its title.
    pub(super) fn new(ctx: &Ctx, way: Kicker, title: impl Into<Said>) -> DeskPage {
        DeskPage {
            errors: ErrorSummary::of(&ctx.voice, &[]),
            way,
            title: title.into(),
            lead: None,
            tells: Vec::new(),
            deeds: Vec::new(),
            form: None,
            parts: Vec::new(),
        }
    }

    /// With a sentence below the title.
    pub(super) fn lead(self, lead: Said) -> DeskPage {
        DeskPage { lead: Some(lead), ..self }
    }

    /// With a form; what is wrong in it stands on top.
    pub(super) fn form(mut self, ctx: &Ctx, form: Form, wrong: Option<Said>) -> DeskPage {
        let asked: Vec<&dyn Asked> = form.asks.iter().map(Ask::asked).collect();
        self.errors = ErrorSummary::of(&ctx.voice, &asked).form_error(wrong);
        self.form = Some(form);
        self
    }

    /// With one more part.
    pub(super) fn part(mut self, id: &'static str, title: Said, what: What) -> DeskPage {
        self.parts.push(Part { id, title, what });
        self
    }

    /// The finished page; one with something to be put right says so by its status.
    pub(super) fn answer(self, ctx: &Ctx) -> Answer<Response> {
        let status = if self.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        self.answer_as(ctx, status)
    }

    /// The same under a status.
    pub(super) fn answer_as(self, ctx: &Ctx, status: StatusCode) -> Answer<Response> {
        let shell = ctx.shell(self.errors.page_title(&ctx.voice, self.title.clone()));
        let mut answer = ctx.page(&shell, &self)?;
        *answer.status_mut() = status;
        Ok(answer)
    }
}
