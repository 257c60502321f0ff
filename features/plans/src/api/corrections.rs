//! What stood before: every figure from outside in whose place another statement came.

use axum::Json;
use axum::extract::Path;
use axum::response::Response;
use engawa_web::tables::csv_answer;
use engawa_web::{Answer, Ctx};
use serde::Serialize;
use utoipa::ToSchema;

use super::csv::{self, Value};
use super::observations::told;
use super::paging::Page;
use crate::model::Stated;

/// A statement that stands no longer, and the one that came in its place.
#[derive(Debug, Serialize, ToSchema)]
pub struct CorrectionItem {
    /// The fiscal year.
    pub year: i32,
    /// The value that stood; null where the figure had been taken back.
    pub value: Option<f64>,
    /// It was preliminary.
    pub preliminary: bool,
    /// Its document.
    pub source: String,
    /// The day on which it was stated; null where that is not known.
    pub stated_on: Option<String>,
    /// The value in its place; null where the figure was taken back.
    pub new_value: Option<f64>,
    /// The new one was preliminary.
    pub new_preliminary: bool,
    /// The document of the new one.
    pub new_source: String,
    /// The day on which the new one was stated; null where that is not known.
    pub corrected_on: Option<String>,
    /// Why; null where a preliminary figure was renewed or settled, and where the reason was erased.
    pub reason: Option<String>,
}

/// The statements on the figures of one indicator that stand no longer, by fiscal year and in the order in which they were made.
#[utoipa::path(
    get,
    path = "/api/v1/indicators/{id}/corrections",
    tag = "plans",
    params(("id" = String, Path, description = "The id of the indicator")),
    responses((status = 200, description = "All of them; there is no further page", body = Page<CorrectionItem>), (status = 404, description = "There is none with this id", content_type = "application/problem+json"))
)]
pub async fn list(ctx: Ctx, Path(id): Path<String>) -> Answer<Json<Page<CorrectionItem>>> {
    let (_, stated) = told(&ctx, &id).await?;
    Ok(Json(Page { items: items(&stated).collect(), next: None }))
}

/// The statements that stand no longer as CSV, with the columns of the list.
#[utoipa::path(
    get,
    path = "/api/v1/indicators/{id}/corrections.csv",
    tag = "plans",
    params(("id" = String, Path, description = "The id of the indicator")),
    responses((status = 200, description = "UTF-8 with a byte order mark", content_type = "text/csv"), (status = 404, description = "There is none with this id", content_type = "application/problem+json"))
)]
pub async fn list_csv(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let (_, stated) = told(&ctx, &id).await?;
    let columns = [
        "year",
        "value",
        "preliminary",
        "source",
        "stated_on",
        "new_value",
        "new_preliminary",
        "new_source",
        "corrected_on",
        "reason",
    ];
    csv_answer(&csv::table(&ctx, &columns, items(&stated).map(values)), "corrections.csv")
}

fn items(stated: &[Stated]) -> impl Iterator<Item = CorrectionItem> {
    Stated::replaced(stated).map(|(before, after)| CorrectionItem::of(before, after))
}

impl CorrectionItem {
    fn of(before: &Stated, after: &Stated) -> CorrectionItem {
        let day = |stated: &Stated| stated.stated_on.map(|day| day.to_string());
        CorrectionItem {
            year: before.year.number(),
            value: before.value,
            preliminary: before.is_preliminary,
            source: before.source.clone(),
            stated_on: day(before),
            new_value: after.value,
            new_preliminary: after.is_preliminary,
            new_source: after.source.clone(),
            corrected_on: day(after),
            reason: after.reason.clone(),
        }
    }
}

fn values(item: CorrectionItem) -> Vec<Value> {
    vec![
        i64::from(item.year).into(),
        item.value.into(),
        item.preliminary.into(),
        item.source.into(),
        item.stated_on.into(),
        item.new_value.into(),
        item.new_preliminary.into(),
        item.new_source.into(),
        item.corrected_on.into(),
        item.reason.into(),
    ]
}
