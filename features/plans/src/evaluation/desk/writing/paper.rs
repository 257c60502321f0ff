//! The sheet to read: what is known, what the section wrote, how each step judged, what was said from outside.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_kernel::Choice;
use engawa_web::ui::{Asked, Definitions, ErrorSummary, Tell, Written};
use engawa_web::{Answer, Ctx, FormHead, Said, Voice, key};

use super::at::Met;
use super::comments::{self, Answering, CommentShown};
use super::fields::{label, remark_text, words};
use super::head::Head;
use super::known::Known;
use super::scale::{evaluator, grade_name, step_word};
use crate::evaluation::model::{Evaluation, Remark, Step};
use crate::evaluation::reading::SheetView;
use crate::evaluation::reckon::{Percent, shown};
use crate::evaluation::rules::standing;
use crate::pages::Look;

/// The page `templates/ev_sheet_read.html`.
#[derive(Template)]
#[template(path = "ev_sheet_read.html")]
pub(super) struct ReadPage {
    voice: Voice,
    errors: ErrorSummary,
    head: Head,
    kept: Vec<Written>,
    known: Known,
    written: Vec<Written>,
    judgements: Definitions,
    has_judgements: bool,
    remarks: Vec<Written>,
    comments: Vec<CommentShown>,
}

/// What the page says beside the sheet.
#[derive(Default)]
pub(super) struct Beside {
    /// On top.
    pub(super) notices: Vec<Tell>,
    /// What was typed on a page that could not be taken any more.
    pub(super) kept: Vec<Written>,
    /// An answer to a comment that came back.
    pub(super) answering: Option<Answering>,
}

/// The finished page.
pub(super) fn show(ctx: &Ctx, met: &Met, beside: Beside, usual: StatusCode) -> Answer<Response> {
    let forms = comments::forms(ctx, met)?;
    let page = ReadPage::of(&Look::of(ctx), met, forms, beside);
    let shell = ctx.shell(page.errors.page_title(&ctx.voice, page.head.title()));
    let mut answer = ctx.page(&shell, &page)?;
    *answer.status_mut() = if page.errors.is_empty() { usual } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(answer)
}

impl ReadPage {
    /// The page of this sheet; `forms` are those for answers to the comments, where the visitor may answer.
    pub(super) fn of(look: &Look, met: &Met, forms: Vec<FormHead>, beside: Beside) -> ReadPage {
        let view = &met.view;
        let comments = comments::shown(look, view, forms, beside.answering.as_ref());
        let asked: Vec<&dyn Asked> = comments.iter().filter_map(CommentShown::asked).collect();
        ReadPage {
            errors: ErrorSummary::of(&look.voice, &asked),
            head: Head::of(look, met, beside.notices),
            kept: beside.kept,
            known: Known::of(look, view, &view.proposal),
            written: written(look, view),
            judgements: judgements(look, view),
            has_judgements: !view.evaluations.is_empty(),
            remarks: view.remarks.iter().map(|remark| remarked(look, view, remark)).collect(),
            comments,
            voice: look.voice.clone(),
        }
    }
}

/// What stands in each field; an empty one says so. The grade stands among the judgements.
fn written(look: &Look, view: &SheetView) -> Vec<Written> {
    let form = &view.round.form;
    let one = |code: &str| {
        let text = standing(&view.answers, code).map(|body| words(form, code, body));
        Written::new(label(look, form, code), text.map_or_else(|| look.voice.say("plans-ev-sheet-unwritten"), Said::from))
    };
    form.fields.iter().map(|field| one(&field.code)).collect()
}

/// The judgement of each step as it stands.
pub(in crate::evaluation::desk) fn judgements(look: &Look, view: &SheetView) -> Definitions {
    let given = Step::ALL.iter().filter_map(|step| view.evaluation(*step));
    given.fold(Definitions::new(), |list, one| list.lines(evaluator(look, &view.round.form, one.step), judgement(look, view, one)))
}

fn judgement(look: &Look, view: &SheetView, given: &Evaluation) -> Vec<Said> {
    let form = &view.round.form;
    let day = look.voice.full_day(given.decided_on);
    let args = [("grade", grade_name(form, given.grade).into()), ("day", day.into())];
    let reason =
        given.reason.as_deref().map(|reason| look.voice.say_with("plans-ev-sheet-judged-reason", &[("reason", reason.into())]));
    let proxy = given.proxy.as_deref().map(|proxy| look.voice.say_with("plans-ev-sheet-judged-proxy", &[("proxy", proxy.into())]));
    let lines = [Some(look.voice.say_with("plans-ev-sheet-judged", &args)), Some(proposed(look, view, given)), reason, proxy];
    lines.into_iter().flatten().collect()
}

/// What figures or points proposed on that day.
fn proposed(look: &Look, view: &SheetView, given: &Evaluation) -> Said {
    let Some(grade) = given.proposed else { return look.voice.say("plans-ev-sheet-judged-none") };
    let grade = grade_name(&view.round.form, grade);
    match given.percent.and_then(Percent::new) {
        None => look.voice.say_with("plans-ev-sheet-judged-proposed", &[("grade", grade.into())]),
        Some(percent) => {
            let args = [("percent", shown(percent).into()), ("grade", grade.into())];
            look.voice.say_with("plans-ev-sheet-judged-percent", &args)
        }
    }
}

pub(in crate::evaluation::desk) fn remarked(look: &Look, view: &SheetView, remark: &Remark) -> Written {
    let args = [
        ("field", label(look, &view.round.form, &remark.field).into()),
        ("who", step_word(look, remark.step).into()),
        ("day", look.voice.full_day(remark.made_on).into()),
    ];
    let word = if remark.is_settled { key("plans-ev-sheet-remark-settled") } else { key("plans-ev-sheet-remark-open") };
    Written::new(look.voice.say_with(word, &args), remark_text(look, remark)).quiet()
}
