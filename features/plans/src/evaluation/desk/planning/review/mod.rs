//! A sheet for those who judge it: all that the section wrote, beside figures and last year's words; agreeing is one click.

mod answers;
mod back;
mod comments;
mod forms;
mod judgement;
mod page;

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use engawa_web::{Answer, Ctx, Face, Rooms, RouteRow};

use super::super::MAY;
use super::super::writing::model::sheet_path;
use super::at::{self, Done, Met};
use crate::pages::Look;
pub(super) use page::{Forms, ReviewPage, Shown};

/// The page.
const SHOW: RouteRow = RouteRow::get("/desk/sheets/{sheet}/review", Face::Staff, MAY).asks(&["done"]);

pub(super) fn routes() -> Rooms {
    Rooms::new()
        .row(SHOW, show)
        .row(judgement::SUBMIT, judgement::submit)
        .row(back::SUBMIT, back::submit)
        .row(comments::SUBMIT, comments::submit)
}

/// Shows the sheet.
async fn show(ctx: Ctx, Path(sheet): Path<String>, Query(asked): Query<Done>) -> Answer<Response> {
    let met = at::sheet(&ctx, &sheet).await?;
    answer(&ctx, &met, Shown { done: asked.done, ..Shown::default() }, StatusCode::OK)
}

/// The finished page; with this status when something is to be put right.
fn answer(ctx: &Ctx, met: &Met, shown: Shown, wrong: StatusCode) -> Answer<Response> {
    let path = sheet_path(met.view.sheet.id);
    let forms = Forms {
        judgement: ctx.form(&format!("{path}/judgement"))?,
        back: ctx.form(&format!("{path}/return"))?,
        comments: ctx.form(&format!("{path}/comments"))?,
        taking_in: ctx.form(&format!("{path}/taking-in"))?,
    };
    let is_back = shown.is_back();
    let page = ReviewPage::of(&Look::of(ctx), met, &shown, forms);
    let shell = ctx.shell(page.errors.page_title(&ctx.voice, page.title.clone()));
    let mut answer = ctx.page(&shell, &page)?;
    if is_back {
        *answer.status_mut() = wrong;
    }
    Ok(answer)
}
