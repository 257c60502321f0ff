//! The figures of an indicator by fiscal year.

use axum::Json;
use axum::extract::Path;
use axum::response::Response;
use engawa_web::tables::csv_answer;
use engawa_web::{Answer, Ctx};
use serde::Serialize;
use utoipa::ToSchema;

use super::csv::{self, Value};
use super::indicators::{as_of, source, standing};
use super::paging::Page;
use crate::model::{Indicator, YearFigure};

/// The figure of one fiscal year.
#[derive(Debug, Serialize, ToSchema)]
pub struct ObservationItem {
    /// The fiscal year.
    pub year: i32,
    /// The value; null where nothing is known or the group is too small.
    pub value: Option<f64>,
    /// The sum, or the upper of two.
    pub upper: Option<i64>,
    /// The lower of two.
    pub lower: Option<i64>,
    /// The last day that it counts.
    pub as_of: String,
    /// The document, or the counter.
    pub source: String,
    /// It may still change.
    pub preliminary: bool,
    /// The year is not over.
    pub unfinished: bool,
    /// The group is too small to be shown.
    pub withheld: bool,
    /// Why the figure was corrected; null where it was not, or where the records count it.
    pub correction: Option<String>,
}

/// The figures of one indicator by fiscal year, the earliest first.
#[utoipa::path(
    get,
    path = "/api/v1/indicators/{id}/observations",
    tag = "plans",
    params(("id" = String, Path, description = "The id of the indicator")),
    responses((status = 200, description = "All years; there is no further page", body = Page<ObservationItem>), (status = 404, description = "There is none with this id", content_type = "application/problem+json"))
)]
pub async fn list(ctx: Ctx, Path(id): Path<String>) -> Answer<Json<Page<ObservationItem>>> {
    let (_, standing) = standing(&ctx, &id).await?;
    let items = standing.series.figures.iter().map(|figure| ObservationItem::of(&standing.indicator, figure)).collect();
    Ok(Json(Page { items, next: None }))
}

/// The figures of one indicator as CSV, with the columns of the list.
#[utoipa::path(
    get,
    path = "/api/v1/indicators/{id}/observations.csv",
    tag = "plans",
    params(("id" = String, Path, description = "The id of the indicator")),
    responses((status = 200, description = "UTF-8 with a byte order mark", content_type = "text/csv"), (status = 404, description = "There is none with this id", content_type = "application/problem+json"))
)]
pub async fn list_csv(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let (_, standing) = standing(&ctx, &id).await?;
    let columns = ["year", "value", "upper", "lower", "as_of", "source", "preliminary", "unfinished", "withheld", "correction"];
    let items = standing.series.figures.iter().map(|figure| ObservationItem::of(&standing.indicator, figure));
    csv_answer(&csv::table(&ctx, &columns, items.map(values)), "observations.csv")
}

fn values(item: ObservationItem) -> Vec<Value> {
    let count = |count: Option<i64>| Value::Text(count.map(|count| count.to_string()));
    vec![
        Value::Text(Some(item.year.to_string())),
        item.value.into(),
        count(item.upper),
        count(item.lower),
        item.as_of.into(),
        item.source.into(),
        item.preliminary.into(),
        item.unfinished.into(),
        item.withheld.into(),
        item.correction.into(),
    ]
}

impl ObservationItem {
    fn of(indicator: &Indicator, figure: &YearFigure) -> ObservationItem {
        let shown = |count: Option<i64>| count.filter(|_| !figure.is_withheld);
        ObservationItem {
            year: figure.year.number(),
            value: figure.value,
            upper: shown(figure.upper),
            lower: shown(figure.lower),
            as_of: as_of(figure),
            source: source(indicator, figure),
            preliminary: figure.is_preliminary,
            unfinished: figure.is_unfinished,
            withheld: figure.is_withheld,
            correction: figure.reason.clone(),
        }
    }
}
