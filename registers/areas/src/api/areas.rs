//! `GET /api/v1/areas`: the areas of a day.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::Query;
use engawa_kernel::Id;
use engawa_web::{Answer, Ctx};
use serde::Serialize;
use utoipa::ToSchema;

use super::asked::Asked;
use crate::model::Area;
use crate::store;

/// An area.
#[derive(Debug, Serialize, ToSchema)]
pub struct AreaItem {
    /// Its code; never given to another.
    pub code: String,
    /// As it is written.
    pub name: String,
    /// How the name is read, where it is known.
    pub name_kana: Option<String>,
    /// 校区, 町内: what the town calls this kind.
    pub kind: String,
    /// Code of the area in which it lies on that day.
    pub parent: Option<String>,
    /// Its first day, where it is known.
    pub valid_from: Option<String>,
    /// Its last day, where one is set.
    pub valid_to: Option<String>,
}

/// A page of areas.
#[derive(Debug, Serialize, ToSchema)]
pub struct AreaPage {
    /// What is on this page.
    pub items: Vec<AreaItem>,
    /// Give it as `after` to read on; null on the last page.
    pub next: Option<String>,
}

/// The areas of a day, each with the area in which it lay on it.
#[utoipa::path(
    get,
    path = "/api/v1/areas",
    tag = "areas",
    params(
        ("day" = Option<String>, Query, description = "The day, as 2026-04-01; today where it is left out"),
        ("limit" = Option<usize>, Query, description = "How many items a page has: 1 to 500, usually 100", minimum = 1, maximum = 500),
        ("after" = Option<String>, Query, description = "The `next` of the page before")
    ),
    responses((status = 200, description = "A page of areas", body = AreaPage), (status = 400, description = "A parameter cannot be read; problem+json with a sentence", content_type = "application/problem+json"))
)]
pub(super) async fn list(ctx: Ctx, Query(asked): Query<Asked>) -> Answer<Json<AreaPage>> {
    let day = asked.day(&ctx)?.unwrap_or(ctx.today());
    let limit = asked.limit(&ctx)?;
    let areas = ctx.town.read(move |db| store::areas_on(db, day)).await?;
    let begin = asked.begin(&ctx, areas.iter().map(|area| area.code.as_str()))?;
    let codes: BTreeMap<Id<Area>, &str> = areas.iter().map(|area| (area.id, area.code.as_str())).collect();
    let part = areas.iter().skip(begin).take(limit);
    let items: Vec<AreaItem> = part.map(|area| AreaItem::of(area, &codes)).collect();
    let next = items.last().filter(|_| areas.len() > begin + limit).map(|item| item.code.clone());
    Ok(Json(AreaPage { items, next }))
}

impl AreaItem {
    fn of(area: &Area, codes: &BTreeMap<Id<Area>, &str>) -> AreaItem {
        AreaItem {
            code: area.code.clone(),
            name: area.name.clone(),
            name_kana: area.reading.clone(),
            kind: area.kind.clone(),
            parent: area.parent.and_then(|parent| codes.get(&parent)).map(|code| (*code).to_owned()),
            valid_from: area.days.from.map(|day| day.to_string()),
            valid_to: area.days.to.map(|day| day.to_string()),
        }
    }
}
