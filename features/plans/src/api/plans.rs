//! `GET /api/v1/plans`: the plans of a town.

use axum::Json;
use axum::extract::Query;
use axum::response::Response;
use engawa_kernel::Choice;
use engawa_web::tables::csv_answer;
use engawa_web::{Answer, Ctx};
use serde::Serialize;
use utoipa::ToSchema;

use super::csv::{self, Value};
use super::paging::{Asked, Narrowed, Page, Pairs};
use crate::book::{self, Book};
use crate::model::Plan;

/// A plan.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlanItem {
    /// Its id; the same in all versions.
    pub id: String,
    /// Its name in addresses.
    pub slug: String,
    /// As printed.
    pub title: String,
    /// comprehensive, manifesto, vision or strategy.
    pub kind: &'static str,
    /// Which part of it is held here.
    pub scope: Option<String>,
    /// The version in force.
    pub version: i64,
    /// When this version was adopted, where that is known.
    pub adopted_on: Option<String>,
    /// Why the version before was amended.
    pub reason: Option<String>,
    /// The id of the organization whose plan it is; none: the town's.
    pub body: Option<String>,
    /// Its fiscal years, where printed.
    pub period: Option<PeriodItem>,
    /// Where it is printed.
    pub source: SourceItem,
    /// The levels of its tree, from the top.
    pub levels: Vec<String>,
    /// Who has a role in it.
    pub actors: Vec<String>,
    /// Plans that it names.
    pub related: Vec<RelatedItem>,
    /// How many policies have a page.
    pub policies: i64,
    /// How many indicators it has.
    pub indicators: i64,
}

/// The fiscal years of a plan.
#[derive(Debug, Serialize, ToSchema)]
pub struct PeriodItem {
    /// The first.
    pub from: i32,
    /// The last.
    pub to: i32,
    /// As printed.
    pub raw: String,
}

/// The document of a plan.
#[derive(Debug, Serialize, ToSchema)]
pub struct SourceItem {
    /// Its title.
    pub title: String,
    /// Its address, where printed.
    pub url: Option<String>,
}

/// A plan that is only named.
#[derive(Debug, Serialize, ToSchema)]
pub struct RelatedItem {
    /// Its title.
    pub title: String,
    /// Its period as printed.
    pub period: Option<String>,
}

/// The plans of the town.
#[utoipa::path(
    get,
    path = "/api/v1/plans",
    tag = "plans",
    params(
        ("limit" = Option<usize>, Query, description = "How many items a page has: 1 to 500, usually 100", minimum = 1, maximum = 500),
        ("after" = Option<String>, Query, description = "The `next` of the page before")
    ),
    responses((status = 200, description = "A page of plans", body = Page<PlanItem>), (status = 400, description = "A parameter cannot be read; problem+json with a sentence", content_type = "application/problem+json"))
)]
pub async fn list(ctx: Ctx, Query(pairs): Query<Pairs>) -> Answer<Json<Page<PlanItem>>> {
    let asked = Asked::read(&ctx, pairs, Narrowed::No)?;
    let books = ctx.town.read(book::all).await?;
    Ok(Json(asked.page(&ctx, books, |book| book.plan.id.to_string(), |book| PlanItem::of(&book))?))
}

/// The plans of the town as CSV.
#[utoipa::path(get, path = "/api/v1/plans.csv", tag = "plans", responses((status = 200, description = "All plans, UTF-8 with a byte order mark", content_type = "text/csv")))]
pub async fn list_csv(ctx: Ctx) -> Answer<Response> {
    let books = ctx.town.read(book::all).await?;
    let columns = [
        "id",
        "slug",
        "title",
        "kind",
        "scope",
        "version",
        "adopted_on",
        "reason",
        "body",
        "period_from",
        "period_to",
        "period_raw",
        "source_title",
        "source_url",
        "levels",
        "actors",
        "policies",
        "indicators",
    ];
    let table = csv::table(&ctx, &columns, books.iter().map(|book| values(PlanItem::of(book))));
    csv_answer(&table, "plans.csv")
}

fn values(item: PlanItem) -> Vec<Value> {
    let (from, to) = (item.period.as_ref().map(|period| period.from), item.period.as_ref().map(|period| period.to));
    vec![
        item.id.into(),
        item.slug.into(),
        item.title.into(),
        item.kind.into(),
        item.scope.into(),
        item.version.into(),
        item.adopted_on.into(),
        item.reason.into(),
        item.body.into(),
        from.into(),
        to.into(),
        item.period.map(|period| period.raw).into(),
        item.source.title.into(),
        item.source.url.into(),
        csv::several(&item.levels),
        csv::several(&item.actors),
        item.policies.into(),
        item.indicators.into(),
    ]
}

impl PlanItem {
    fn of(book: &Book) -> PlanItem {
        let plan = book.plan.clone();
        let Plan { id, slug, title, kind, scope, version, period, source_title, source_url, levels, actors, related, .. } = plan;
        PlanItem {
            id: id.to_string(),
            slug,
            title,
            kind: kind.code(),
            scope,
            version,
            adopted_on: plan.adopted_on.map(|day| day.to_string()),
            reason: plan.reason,
            body: plan.body.map(|body| body.to_string()),
            period: period.map(|period| PeriodItem { from: period.from.number(), to: period.to.number(), raw: period.raw }),
            source: SourceItem { title: source_title, url: source_url },
            levels,
            actors,
            related: related.into_iter().map(|other| RelatedItem { title: other.title, period: other.period }).collect(),
            policies: count(book.policies().len()),
            indicators: count(book.indicators.len()),
        }
    }
}

fn count(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
