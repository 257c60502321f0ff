//! The page on which a section writes: what is known beside the fields, two deeds below them. It comes back when something is to
//! be put right.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_web::ui::{Asked, Button, ErrorSummary, FormFoot, SaveState, Tell};
use engawa_web::{Answer, Ctx, FormHead, Said, Voice};

use super::at::Met;
use super::fields::{Question, label, questions, remarks};
use super::head::Head;
use super::known::Known;
use super::model::{Deed, Filled, LIST, codes, field_name, proposal, seen_name, sheet_path};
use crate::evaluation::model::GRADE;
use crate::evaluation::reading::SheetView;
use crate::pages::Look;

/// The page `templates/ev_sheet_write.html`.
#[derive(Template)]
#[template(path = "ev_sheet_write.html")]
pub(super) struct WritePage {
    voice: Voice,
    errors: ErrorSummary,
    head: Head,
    known: Known,
    lead: Vec<Said>,
    /// Where something is to be put right, each with its field.
    to_mend: Vec<(String, Said)>,
    /// Remarks to the sheet as a whole.
    remarks: Vec<Tell>,
    form: FormHead,
    /// The number of each answer that is shown, for the form to carry it along.
    seen: Vec<(String, String)>,
    questions: Vec<Question>,
    foot: FormFoot,
}

/// The finished page.
pub(super) fn show(ctx: &Ctx, met: &Met, filled: &Filled, notices: Vec<Tell>, usual: StatusCode) -> Answer<Response> {
    let form = ctx.form(&format!("{}/answers", sheet_path(met.view.sheet.id)))?;
    let page = WritePage::of(&Look::of(ctx), met, filled, form, notices);
    let shell = ctx.shell(page.errors.page_title(&ctx.voice, page.head.title()));
    let mut answer = ctx.page(&shell, &page)?;
    *answer.status_mut() = if page.errors.is_empty() { usual } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(answer)
}

impl WritePage {
    /// The page of this sheet with what is typed.
    pub(super) fn of(look: &Look, met: &Met, filled: &Filled, form: FormHead, notices: Vec<Tell>) -> WritePage {
        let (voice, view) = (&look.voice, &met.view);
        let questions = questions(look, view, filled);
        let asked: Vec<&dyn Asked> = questions.iter().map(|question| &question.control as &dyn Asked).collect();
        let errors = ErrorSummary::of(voice, &asked);
        WritePage {
            head: Head::of(look, met, notices),
            known: Known::of(look, view, &proposal(view, &filled.entries)),
            lead: lead(look, view, filled),
            to_mend: to_mend(look, view),
            remarks: remarks(look, view, ""),
            form,
            seen: filled.entries.iter().map(|entry| (seen_name(&entry.code), entry.seen.to_string())).collect(),
            foot: foot(look, view, &errors),
            voice: voice.clone(),
            errors,
            questions,
        }
    }
}

/// How much is to be written; where the page has chosen the grade, that this is all.
fn lead(look: &Look, view: &SheetView, filled: &Filled) -> Vec<Said> {
    let is_proposed = proposal(view, &filled.entries).grade.is_ok();
    let required = view.round.form.fields.iter().filter(|field| field.is_required).count();
    // A person judges: the grade and its reason.
    let required = if is_proposed { required } else { required + 2 };
    let count = look.voice.say_with("plans-ev-sheet-write-lead", &[("count", required.into())]);
    let is_chosen = filled.text(GRADE).is_empty() && is_proposed;
    let agreed = is_chosen.then(|| look.voice.say("plans-ev-sheet-write-agreed"));
    [count].into_iter().chain(agreed).collect()
}

/// The fields at which remarks wait for an answer.
fn to_mend(look: &Look, view: &SheetView) -> Vec<(String, Said)> {
    let form = &view.round.form;
    let open = |code: &&str| view.open_remarks(code).next().is_some();
    let link = |code: &str| (format!("f-{}", field_name(code)), label(look, form, code));
    codes(form).filter(open).map(link).collect()
}

fn foot(look: &Look, view: &SheetView, errors: &ErrorSummary) -> FormFoot {
    let voice = &look.voice;
    let deed = voice.say("plans-ev-sheet-hand-in");
    let last = view.answers.iter().map(|answer| answer.written_at).max();
    let state = match last {
        _ if !errors.is_empty() => SaveState::refused(voice),
        Some(at) => SaveState::saved(voice, at),
        None => SaveState::nothing(voice, voice.say("plans-ev-sheet-save")),
    };
    let save = Button::submit(voice.say("plans-ev-sheet-save")).outline();
    FormFoot::new(Button::submit(deed).named(Deed::NAME, Deed::HandIn.code()))
        .also(save.named(Deed::NAME, Deed::Save.code()))
        .other(voice.say("plans-ev-sheet-to-list"), look.link(LIST))
        .state(state)
}
