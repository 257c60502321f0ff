//! `GET /api/v1/indicators`: the indicators of a town with what the plan prints and how they stand.

use axum::Json;
use axum::extract::{Path, Query};
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::{Choice, Id};
use engawa_web::tables::csv_answer;
use engawa_web::{Answer, Ctx, Failure};
use serde::Serialize;
use utoipa::ToSchema;

use super::csv::{self, Value};
use super::paging::{Asked, Narrowed, Page, Pairs, no_such_plan};
use super::policies::path;
use crate::book::{self, Book};
use crate::measuring;
use crate::model::{Audience, Indicator, Printed, Progress, Source, Standing, State, YearFigure};
use crate::versions;

/// An indicator.
#[derive(Debug, Serialize, ToSchema)]
pub struct IndicatorItem {
    /// Its id, which is also its permanent address `/indicators/{id}`.
    pub id: String,
    /// Its code in files.
    pub code: String,
    /// As printed.
    pub name: String,
    /// As printed; null where none is printed.
    pub unit: Option<String>,
    /// As printed; null where none is printed.
    pub kind: Option<String>,
    /// As printed.
    pub group: String,
    /// One of the eleven shapes.
    pub shape: &'static str,
    /// up, below, ceiling, floor or milestone.
    pub direction: &'static str,
    /// The target value itself does not count.
    pub strict: bool,
    /// It adds up over years.
    pub cumulative: bool,
    /// Where the plan began.
    pub baseline: Option<PrintedItem>,
    /// Where the plan wants to be.
    pub target: Option<PrintedItem>,
    /// Sections in charge, as printed.
    pub owner: Vec<String>,
    /// The item to which it belongs.
    pub policy: PolicyOfIndicator,
    /// Why this target.
    pub rationale: Option<String>,
    /// What is counted.
    pub definition: Option<String>,
    /// Lines that must not be crossed.
    pub limits: Vec<LimitItem>,
    /// The latest figure.
    pub latest: Option<Latest>,
    /// How it stands.
    pub progress: ProgressItem,
}

/// A printed figure.
#[derive(Debug, Serialize, ToSchema)]
pub struct PrintedItem {
    /// Its value; null for a dash or words.
    pub value: Option<f64>,
    /// Its fiscal year.
    pub year: Option<i32>,
    /// As printed.
    pub raw: String,
}

/// The item of the plan to which an indicator belongs.
#[derive(Debug, Serialize, ToSchema)]
pub struct PolicyOfIndicator {
    /// Its id.
    pub id: String,
    /// As printed.
    pub number: Option<String>,
    /// As printed.
    pub title: String,
    /// The items from the outermost down to it.
    pub path: Vec<String>,
}

/// A line that must not be crossed.
#[derive(Debug, Serialize, ToSchema)]
pub struct LimitItem {
    /// Its name.
    pub name: String,
    /// Where it lies.
    pub value: f64,
    /// As printed.
    pub raw: String,
    /// The bad side: above or below.
    pub side: &'static str,
}

/// The latest figure.
#[derive(Debug, Serialize, ToSchema)]
pub struct Latest {
    /// The value.
    pub value: f64,
    /// The last day that it counts.
    pub as_of: String,
    /// The document, or the counter.
    pub source: String,
    /// It may still change: entered as preliminary, or of a year that is not over.
    pub preliminary: bool,
}

/// How an indicator stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProgressItem {
    /// reached, on_track, late, no_data or soon.
    pub state: &'static str,
    /// The part of the way that is done; null where there is no way.
    pub ratio: Option<f64>,
}

/// The indicators of the town.
#[utoipa::path(
    get,
    path = "/api/v1/indicators",
    tag = "plans",
    params(
        ("limit" = Option<usize>, Query, description = "How many items a page has: 1 to 500, usually 100", minimum = 1, maximum = 500),
        ("after" = Option<String>, Query, description = "The `next` of the page before"),
        ("plan" = Option<String>, Query, description = "Only those of this plan, by its slug")
    ),
    responses((status = 200, description = "A page of indicators", body = Page<IndicatorItem>), (status = 400, description = "A parameter cannot be read; problem+json with a sentence", content_type = "application/problem+json"))
)]
pub async fn list(ctx: Ctx, Query(pairs): Query<Pairs>) -> Answer<Json<Page<IndicatorItem>>> {
    let asked = Asked::read(&ctx, pairs, Narrowed::ByPlan)?;
    let plan = asked.plan.clone();
    let items = ctx.town.read(move |db| items(db, plan.as_deref())).await?;
    let items = items.ok_or_else(|| no_such_plan(&ctx, asked.plan.as_deref().unwrap_or_default()))?;
    Ok(Json(asked.page(&ctx, items, |item: &IndicatorItem| item.id.clone(), |item| item)?))
}

/// The indicators of the town as CSV.
#[utoipa::path(get, path = "/api/v1/indicators.csv", tag = "plans", responses((status = 200, description = "All indicators, UTF-8 with a byte order mark", content_type = "text/csv")))]
pub async fn list_csv(ctx: Ctx) -> Answer<Response> {
    let items = ctx.town.read(|db| items(db, None)).await?.unwrap_or_default();
    let columns = [
        "id",
        "code",
        "name",
        "unit",
        "kind",
        "group",
        "shape",
        "direction",
        "strict",
        "cumulative",
        "baseline_value",
        "baseline_year",
        "baseline_raw",
        "target_value",
        "target_year",
        "target_raw",
        "owner",
        "policy_id",
        "policy_path",
        "definition",
        "latest_value",
        "latest_as_of",
        "latest_source",
        "latest_preliminary",
        "state",
        "ratio",
    ];
    csv_answer(&csv::table(&ctx, &columns, items.into_iter().map(values)), "indicators.csv")
}

/// One indicator.
#[utoipa::path(
    get,
    path = "/api/v1/indicators/{id}",
    tag = "plans",
    params(("id" = String, Path, description = "The id of the indicator")),
    responses((status = 200, description = "The indicator", body = IndicatorItem), (status = 404, description = "There is none with this id", content_type = "application/problem+json"))
)]
pub async fn one(ctx: Ctx, Path(id): Path<String>) -> Answer<Json<IndicatorItem>> {
    let (book, standing) = standing(&ctx, &id).await?;
    Ok(Json(IndicatorItem::of(&book, &standing)))
}

pub(super) async fn standing(ctx: &Ctx, id: &str) -> Answer<(Book, Standing)> {
    let id: Id<Indicator> = Id::parse(id).map_err(|_| Failure::NotFound)?;
    let found = ctx.town.read(move |db| find(db, id)).await?;
    found.ok_or(Failure::NotFound)
}

pub(super) fn find(db: &Db, id: Id<Indicator>) -> Result<Option<(Book, Standing)>, Fault> {
    let Some((plan, slug)) = book::place_of(db, id)? else { return Ok(None) };
    let Some(found) = versions::indicator(db, &plan, &slug)? else { return Ok(None) };
    let standing = versions::standing(db, &found, Audience::Public)?;
    Ok(Some((found.book, standing)))
}

/// All items in printed order; nothing where the plan asked for does not exist.
fn items(db: &Db, plan: Option<&str>) -> Result<Option<Vec<IndicatorItem>>, Fault> {
    let books = match plan {
        Some(slug) => book::open(db, slug)?.into_iter().collect(),
        None => book::all(db)?,
    };
    if plan.is_some() && books.is_empty() {
        return Ok(None);
    }
    let mut items = Vec::new();
    for book in &books {
        let standings = measuring::standings(db, book, Audience::Public)?;
        items.extend(standings.iter().map(|standing| IndicatorItem::of(book, standing)));
    }
    Ok(Some(items))
}

impl IndicatorItem {
    fn of(book: &Book, standing: &Standing) -> IndicatorItem {
        let indicator = standing.indicator.clone();
        let limit = |limit: crate::model::IndicatorLimit| LimitItem {
            name: limit.name,
            value: limit.value,
            raw: limit.raw,
            side: limit.bad.code(),
        };
        IndicatorItem {
            policy: PolicyOfIndicator::of(book, &indicator),
            latest: Latest::of(standing),
            progress: ProgressItem::of(standing.progress),
            id: indicator.id.to_string(),
            code: indicator.code,
            name: indicator.name,
            unit: indicator.unit,
            kind: indicator.kind,
            group: indicator.group,
            shape: indicator.shape.code(),
            direction: indicator.direction.code(),
            strict: indicator.target.is_strict,
            cumulative: indicator.is_cumulative,
            baseline: PrintedItem::of(indicator.baseline),
            target: PrintedItem::of(indicator.target),
            owner: indicator.sections.into_iter().map(|section| section.name).collect(),
            rationale: indicator.rationale,
            definition: indicator.definition,
            limits: indicator.limits.into_iter().map(limit).collect(),
        }
    }
}

impl PrintedItem {
    fn of(printed: Printed) -> Option<PrintedItem> {
        printed.raw.map(|raw| PrintedItem { value: printed.value, year: printed.year, raw })
    }
}

impl PolicyOfIndicator {
    fn of(book: &Book, indicator: &Indicator) -> PolicyOfIndicator {
        let node = book.node(indicator.node);
        PolicyOfIndicator {
            id: indicator.node.to_string(),
            number: node.and_then(|node| node.number.clone()),
            title: node.map(|node| node.title.clone()).unwrap_or_default(),
            path: node.map(|node| path(book, node)).unwrap_or_default(),
        }
    }
}

impl Latest {
    fn of(standing: &Standing) -> Option<Latest> {
        let figure = standing.series.latest()?;
        let (as_of, source) = (as_of(figure), source(&standing.indicator, figure));
        Some(Latest { value: figure.value?, as_of, source, preliminary: figure.is_preliminary || figure.is_unfinished })
    }
}

impl ProgressItem {
    fn of(progress: Progress) -> ProgressItem {
        let state = match progress.state {
            State::Reached => "reached",
            State::OnTrack => "on_track",
            State::Late => "late",
            State::NoData => "no_data",
            State::Soon => "soon",
        };
        ProgressItem { state, ratio: progress.ratio.filter(|ratio| ratio.is_finite()) }
    }
}

/// The last day that was counted; for a document, the last day of its year.
pub(super) fn as_of(figure: &YearFigure) -> String {
    figure.through.unwrap_or_else(|| figure.year.last_day()).to_string()
}

pub(super) fn source(indicator: &Indicator, figure: &YearFigure) -> String {
    let named = match &indicator.source {
        Source::Counted(asked) => &asked.counter,
        Source::External { name, .. } => name,
    };
    figure.source.as_ref().unwrap_or(named).clone()
}

fn values(item: IndicatorItem) -> Vec<Value> {
    let printed = |printed: Option<PrintedItem>| match printed {
        Some(printed) => [printed.value.into(), printed.year.into(), printed.raw.into()],
        None => [Value::Text(None), Value::Text(None), Value::Text(None)],
    };
    let text = |text: Option<&str>| Value::Text(text.map(str::to_owned));
    let latest = item.latest.as_ref();
    let head = [
        item.id.into(),
        item.code.into(),
        item.name.into(),
        item.unit.into(),
        item.kind.into(),
        item.group.into(),
        item.shape.into(),
        item.direction.into(),
    ];
    let flags = [item.strict.into(), item.cumulative.into()];
    let place = [csv::several(&item.owner), item.policy.id.into(), csv::several(&item.policy.path), item.definition.into()];
    let now = [
        latest.map(|latest| latest.value).into(),
        text(latest.map(|latest| latest.as_of.as_str())),
        text(latest.map(|latest| latest.source.as_str())),
        latest.map_or(Value::Text(None), |latest| latest.preliminary.into()),
        item.progress.state.into(),
        item.progress.ratio.into(),
    ];
    head.into_iter().chain(flags).chain(printed(item.baseline)).chain(printed(item.target)).chain(place).chain(now).collect()
}
