//! The figures of an indicator by fiscal year.

use axum::Json;
use axum::extract::Path;
use axum::response::Response;
use engawa_kernel::Id;
use engawa_web::tables::csv_answer;
use engawa_web::{Answer, Ctx, Failure};
use serde::Serialize;
use utoipa::ToSchema;

use super::csv::{self, Value};
use super::indicators::{as_of, find, source};
use super::paging::Page;
use crate::measuring;
use crate::model::{Indicator, Standing, Stated, YearFigure};

/// The figure of one fiscal year.
#[derive(Debug, Serialize, ToSchema)]
pub struct ObservationItem {
    /// The fiscal year.
    pub year: i32,
    /// The value; null where nothing is known, where it was taken back, or where the group is too small.
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
    /// Why the figure was corrected or taken back; null where it was not, or where the records count it.
    pub correction: Option<String>,
    /// The figure was taken back, and none stands in its place.
    pub withdrawn: bool,
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
    Ok(Json(Page { items: items(&ctx, &id).await?, next: None }))
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
    let items = items(&ctx, &id).await?;
    let columns =
        ["year", "value", "upper", "lower", "as_of", "source", "preliminary", "unfinished", "withheld", "correction", "withdrawn"];
    csv_answer(&csv::table(&ctx, &columns, items.into_iter().map(values)), "observations.csv")
}

/// An indicator with everything that was ever stated of it.
pub(super) async fn told(ctx: &Ctx, id: &str) -> Answer<(Standing, Vec<Stated>)> {
    let id: Id<Indicator> = Id::parse(id).map_err(|_| Failure::NotFound)?;
    let read = move |db: &_| match find(db, id)? {
        Some((_, standing)) => measuring::stated(db, &standing.indicator).map(|stated| Some((standing, stated))),
        None => Ok(None),
    };
    ctx.town.read(read).await?.ok_or(Failure::NotFound)
}

/// The figures that stand, and between them the years whose figure was taken back.
async fn items(ctx: &Ctx, id: &str) -> Answer<Vec<ObservationItem>> {
    let (standing, stated) = told(ctx, id).await?;
    let figures = standing.series.figures.iter().map(|figure| ObservationItem::of(&standing.indicator, figure));
    let mut items: Vec<ObservationItem> = figures.chain(taken_back(&stated).map(ObservationItem::taken_back)).collect();
    items.sort_by_key(|item| item.year);
    Ok(items)
}

/// The last statement of each year that has no figure any more. Statements come year by year, the earliest first.
fn taken_back(stated: &[Stated]) -> impl Iterator<Item = &Stated> {
    let last_of_each_year = stated.chunk_by(|one, next| one.year == next.year).filter_map(<[Stated]>::last);
    last_of_each_year.filter(|last| last.value.is_none())
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
        item.withdrawn.into(),
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
            withdrawn: false,
        }
    }

    fn taken_back(last: &Stated) -> ObservationItem {
        let end = last.year.last_day();
        ObservationItem {
            year: last.year.number(),
            value: None,
            upper: None,
            lower: None,
            as_of: last.stated_on.map_or(end, |day| day.min(end)).to_string(),
            source: last.source.clone(),
            preliminary: false,
            unfinished: false,
            withheld: false,
            correction: last.reason.clone(),
            withdrawn: true,
        }
    }
}
