//! Change what a round asks while it is prepared: fields, grades, days. Last year's form is not touched by it.

mod grades;
mod grids;
mod mend;
mod options;
mod page;
mod typed;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_web::{Answer, Ctx, Face, Failure, Fields, RouteRow, Said};

use super::super::MAY_ALL;
use super::at::{self, id, round_path};
use super::deeds::asking::needs;
use super::refusals::{self, Wrongs};
use crate::evaluation::form::check;
use crate::evaluation::model::RoundState;
use crate::evaluation::reading::RoundView;
use crate::evaluation::{Refused, round};
use crate::pages::Look;
pub(super) use mend::Mend;
pub(super) use page::FormPage;
pub(super) use typed::TypedForm;

/// The form.
pub(super) const SHOW: RouteRow = RouteRow::get("/desk/evaluation/{round}/form", Face::Staff, MAY_ALL);
/// The deed.
pub(super) const SUBMIT: RouteRow = RouteRow::post("/desk/evaluation/{round}/form", Face::Staff, MAY_ALL).fields(&[
    "title",
    "order-*",
    "label-*",
    "help-*",
    "required-*",
    "keep-*",
    "new-label",
    "new-help",
    "new-required",
    "new-kind",
    "new-unit",
    "new-option-label-*",
    "new-option-points-*",
    "option-order-*",
    "option-label-*",
    "option-points-*",
    "option-keep-*",
    "reckoning",
    "grade-order-*",
    "grade-label-*",
    "grade-keep-*",
    "grade-band-*",
    "grade-from-*",
    "grade-to-*",
    "level",
    "step",
    "section-by",
    "department-by",
    "planning-by",
]);

/// Shows the form as it stands.
pub(super) async fn show(ctx: Ctx, Path(round): Path<String>) -> Answer<Response> {
    let view = at::round(&ctx, &round).await?;
    needs(&ctx.voice, &view.round, RoundState::Preparing)?;
    answer(&ctx, &view, &TypedForm::of(&view.round), &Wrong::default(), StatusCode::OK)
}

/// What is to be put right: in the form, and in who is asked by when.
#[derive(Default)]
pub(super) struct Wrong {
    pub(super) mends: Vec<Mend>,
    pub(super) setting: Wrongs,
    /// Somebody was quicker.
    pub(super) late: Option<Said>,
}

impl Wrong {
    fn is_empty(&self) -> bool {
        self.mends.is_empty() && self.setting.is_empty() && self.late.is_none()
    }
}

fn answer(ctx: &Ctx, view: &RoundView, typed: &TypedForm, wrong: &Wrong, status: StatusCode) -> Answer<Response> {
    let head = ctx.form(&format!("{}/form", round_path(view.round.id)))?;
    let page = FormPage::of(&Look::of(ctx), view, typed, wrong, head);
    let shell = ctx.shell(page.errors.page_title(&ctx.voice, page.title.clone()));
    let mut answer = ctx.page(&shell, &page)?;
    if !wrong.is_empty() {
        *answer.status_mut() = status;
    }
    Ok(answer)
}

/// Changes it.
pub(super) async fn submit(ctx: Ctx, Path(round): Path<String>, fields: Fields) -> Answer<Response> {
    let view = at::round(&ctx, &round).await?;
    let typed = TypedForm::read(&view.round, &fields);
    let (meant, setting) = match (typed.form(&view.round), typed.setting.setting(&ctx.voice)) {
        (Ok(meant), Ok(setting)) => (meant, setting),
        (form, setting) => {
            let (mends, setting) = (form.err().unwrap_or_default(), setting.err().unwrap_or_default());
            let wrong = Wrong { mends, setting, late: None };
            return answer(&ctx, &view, &typed, &wrong, StatusCode::UNPROCESSABLE_ENTITY);
        }
    };
    let mends: Vec<Mend> = check(&meant.form).iter().map(|wrong| typed.mend(&meant, wrong)).collect();
    if !mends.is_empty() {
        let wrong = Wrong { mends, ..Wrong::default() };
        return answer(&ctx, &view, &typed, &wrong, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let (id, form) = (id(&round)?, meant.form);
    match ctx.town.write(fields.key(), move |tx| round::change(tx, id, &form, &setting)).await {
        Ok(()) => ctx.see_other(&format!("{}?done=changed", round_path(id))),
        Err(refused) => back(&ctx, &round, &typed, refused).await,
    }
}

/// The act refuses what the page let pass: a level without items, or the sheets were dealt out meanwhile.
async fn back(ctx: &Ctx, round: &str, typed: &TypedForm, refused: Refused) -> Answer<Response> {
    let sentence = refusals::sentence(&ctx.voice, &refused);
    let (place, is_late) = (refusals::place(&refused), refusals::is_late(&refused));
    let Some(sentence) = sentence.filter(|_| is_late || !place.is_empty()) else {
        return Err(refusals::failure(&ctx.voice, refused));
    };
    let view = at::round(ctx, round).await.map_err(|_| Failure::NotFound)?;
    if is_late {
        let wrong = Wrong { late: Some(sentence), ..Wrong::default() };
        return answer(ctx, &view, typed, &wrong, StatusCode::CONFLICT);
    }
    let wrong = Wrong { setting: Wrongs::at(place, sentence), ..Wrong::default() };
    answer(ctx, &view, typed, &wrong, StatusCode::UNPROCESSABLE_ENTITY)
}
