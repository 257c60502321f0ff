//! A page with one form that adds lines to a list. It comes back with everything that was typed.

use std::fmt;

use askama::Template;
use askama::filters::HtmlSafe;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_web::ui::{Asked, Button, Confirm, ErrorSummary, Field, FormFoot, Kicker, Picks, SaveState, Select, Wrong};
use engawa_web::{Answer, Ctx, FormHead, Said, Voice};

use super::view::{View, title};

/// What is wrong with what was typed: the field, empty for the form as a whole, and the key of the sentence.
pub(super) type Wrongs = Vec<(String, &'static str)>;

/// What is wrong with a field.
pub(super) fn wrong(voice: &Voice, wrongs: &Wrongs, field: &str) -> Option<Said> {
    wrongs.iter().find(|(name, _)| name == field).map(|(_, key)| voice.say(key))
}

/// A question of the form.
pub(super) enum Part {
    Field(Field),
    Select(Select),
    Picks(Picks),
}

impl From<Field> for Part {
    fn from(field: Field) -> Part {
        Part::Field(field)
    }
}

impl From<Select> for Part {
    fn from(select: Select) -> Part {
        Part::Select(select)
    }
}

impl From<Picks> for Part {
    fn from(picks: Picks) -> Part {
        Part::Picks(picks)
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Part::Field(field) => field.fmt(f),
            Part::Select(select) => select.fmt(f),
            Part::Picks(picks) => picks.fmt(f),
        }
    }
}

impl HtmlSafe for Part {}

impl Asked for Part {
    fn wrongs(&self) -> Vec<Wrong> {
        match self {
            Part::Field(field) => field.wrongs(),
            Part::Select(select) => select.wrongs(),
            Part::Picks(picks) => picks.wrongs(),
        }
    }
}

/// The page `templates/transfers_sheet.html`.
#[derive(Template)]
#[template(path = "transfers_sheet.html")]
struct SheetPage {
    errors: ErrorSummary,
    way: Kicker,
    title: Said,
    lead: Vec<Said>,
    form: FormHead,
    hidden: Vec<(&'static str, String)>,
    parts: Vec<Part>,
    foot: FormFoot,
}

/// A form about a list.
pub(super) struct Sheet {
    pub(super) title: Said,
    pub(super) lead: Vec<Said>,
    pub(super) parts: Vec<Part>,
    pub(super) deed: Said,
    /// The path to which it is sent.
    pub(super) path: String,
    /// What is sent along.
    pub(super) hidden: Vec<(&'static str, String)>,
}

impl Sheet {
    /// The finished page: 200 when nothing is wrong, 422 when it comes back.
    pub(super) fn answer(self, ctx: &Ctx, view: &View, wrongs: &Wrongs) -> Answer<Response> {
        let voice = &ctx.voice;
        let asked: Vec<&dyn Asked> = self.parts.iter().map(|part| part as &dyn Asked).collect();
        let errors = ErrorSummary::of(voice, &asked).form_error(wrong(voice, wrongs, ""));
        let state = if wrongs.is_empty() { SaveState::nothing(voice, self.deed.clone()) } else { SaveState::refused(voice) };
        let foot = FormFoot::new(Button::submit(self.deed));
        let page = SheetPage {
            errors,
            way: way(ctx).link(title(voice, view.plan.day), ctx.link(&view.path())),
            title: self.title,
            lead: self.lead,
            form: ctx.form(&self.path)?,
            hidden: self.hidden,
            parts: self.parts,
            foot: foot.other(voice.say("who-transfers-back"), ctx.link(&view.path())).state(state),
        };
        let mut answer = ctx.page(&ctx.shell(page.errors.page_title(voice, page.title.clone())), &page)?;
        if !wrongs.is_empty() {
            *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        }
        Ok(answer)
    }
}

/// The page `templates/transfers_confirm.html`.
#[derive(Template)]
#[template(path = "transfers_confirm.html")]
struct ConfirmPage {
    way: Kicker,
    title: Said,
    confirm: Confirm,
}

/// A page that asks once more before a deed.
pub(super) fn confirmed(ctx: &Ctx, view: &View, title: Said, confirm: Confirm) -> Answer<Response> {
    let page = ConfirmPage {
        way: way(ctx).link(super::view::title(&ctx.voice, view.plan.day), ctx.link(&view.path())),
        title,
        confirm: confirm.back(ctx.link(&view.path())),
    };
    ctx.page(&ctx.shell(page.title.clone()), &page)
}

/// The way above the title of a page of lists.
pub(super) fn way(ctx: &Ctx) -> Kicker {
    Kicker::new().link(ctx.voice.say("who-transfers-title"), ctx.link("/admin/transfers"))
}
