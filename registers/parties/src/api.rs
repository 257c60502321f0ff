//! The directory for programs: a list in pages, and one organization.

use axum::Json;
use axum::extract::{Path, Query};
use engawa_kernel::Choice;
use engawa_web::{Answer, Ctx, Face, Failure, May, RouteRow};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::site::{DOOR, Question, find};
use crate::store::directory::Listed;

/// So many on a page when nothing is asked, and never more than so many.
const LIMITS: (usize, usize) = (100, 500);

/// The calls of the register with their descriptions.
pub fn api() -> OpenApiRouter {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(one))
}

const fn call(path: &'static str) -> RouteRow {
    RouteRow::get(path, Face::Public, May::Anyone).door(DOOR)
}

/// The rows of the calls; a house test compares them with the description.
pub const CALLS: [RouteRow; 2] = [
    call("/api/v1/organizations").asks(&["q", "area", "kind", "theme", "limit", "after"]),
    call("/api/v1/organizations/{organization}"),
];

/// An organization that stands in the directory.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrganizationItem {
    /// Its id, which stays.
    pub id: String,
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its name in kana.
    pub kana: String,
    /// Its name in English; null where none was given.
    pub name_en: Option<String>,
    /// Code of its kind in this town.
    pub kind: String,
    /// Its sort: federation, council, neighbourhood, group, npo, company, school, hall, manager, outside.
    pub sort: String,
    /// Where it works; null for the whole town.
    pub area: Option<String>,
    /// preparing, active or dormant.
    pub state: String,
}

/// One page of the directory.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrganizationPage {
    /// What is on this page.
    pub items: Vec<OrganizationItem>,
    /// Give it as `after` to read on; null on the last page.
    pub next: Option<String>,
}

/// What is asked of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// A word in the name; one sign is enough.
    q: String,
    /// Code of an area.
    area: String,
    /// Code of a kind.
    kind: String,
    /// Code of a theme.
    theme: String,
    /// How many: 1 to 500, 100 when it is not given.
    limit: Option<String>,
    /// The name in addresses after which to read on.
    after: String,
}

/// The organizations that the town lists, by kana.
#[utoipa::path(
    get,
    path = "/api/v1/organizations",
    tag = "organizations",
    params(Asked),
    responses((status = 200, description = "A page of the directory", body = OrganizationPage), (status = 400, description = "A limit that cannot be read", content_type = "application/problem+json"))
)]
pub async fn list(ctx: Ctx, Query(asked): Query<Asked>) -> Answer<Json<OrganizationPage>> {
    let limit = limit(&ctx, asked.limit.as_deref())?;
    let question = Question { q: asked.q, area: asked.area, kind: asked.kind, theme: asked.theme, after: asked.after };
    let today = ctx.today();
    let found = ctx.town.read(move |db| find(db, &question, today, limit)).await?;
    let next = found.rows.last().filter(|_| found.has_more).map(|last| last.slug.clone());
    Ok(Json(OrganizationPage { items: found.rows.into_iter().map(item).collect(), next }))
}

fn limit(ctx: &Ctx, asked: Option<&str>) -> Answer<usize> {
    let (usual, most) = LIMITS;
    let Some(text) = asked.filter(|text| !text.is_empty()) else { return Ok(usual) };
    let read = text.parse().ok().filter(|limit| (1..=most).contains(limit));
    read.ok_or_else(|| Failure::Bad { why: Some(ctx.voice.say_with("parties-api-limit", &[("max", most.into())])) })
}

/// One organization of the directory.
#[utoipa::path(
    get,
    path = "/api/v1/organizations/{organization}",
    tag = "organizations",
    params(("organization" = String, Path, description = "Its name in addresses")),
    responses((status = 200, description = "The organization", body = OrganizationItem), (status = 404, description = "The directory has none of this name", content_type = "application/problem+json"))
)]
pub async fn one(ctx: Ctx, Path(organization): Path<String>) -> Answer<Json<OrganizationItem>> {
    let today = ctx.today();
    let found = ctx.town.read(move |db| crate::store::directory::listed_one(db, &organization, today)).await?;
    found.map(item).map(Json).ok_or(Failure::NotFound)
}

fn item(one: Listed) -> OrganizationItem {
    OrganizationItem {
        id: one.id.to_string(),
        slug: one.slug,
        name: one.name,
        kana: one.kana,
        name_en: Some(one.name_en).filter(|name| !name.is_empty()),
        kind: one.kind.code,
        sort: one.kind.sort.code().to_owned(),
        area: one.area,
        state: one.state.code().to_owned(),
    }
}
