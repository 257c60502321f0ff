//! `GET /api/v1/areas/{code}/figures`: what was counted in an area, as the public may see it.

use axum::Json;
use axum::extract::{Path, Query};
use engawa_db::{Db, Fault};
use engawa_web::{Answer, Ctx, Failure};
use serde::Serialize;
use utoipa::ToSchema;

use super::asked::Asked;
use crate::store;
use crate::store::released::{self, PublicFigure};

/// A number.
#[derive(Debug, Serialize, ToSchema)]
pub struct FigureItem {
    /// The day on which it was counted.
    pub day: String,
    /// population, households, age-00 … age-85, ages-old, or an item of the town.
    pub what: String,
    /// How many; null where the number is hidden because it is small, or would betray a small one.
    pub value: Option<i64>,
    /// It is hidden.
    pub hidden: bool,
    /// Where it is from.
    pub source: String,
}

/// The figures of an area.
#[derive(Debug, Serialize, ToSchema)]
pub struct FigurePage {
    /// The code of the area.
    pub area: String,
    /// Its figures by day.
    pub items: Vec<FigureItem>,
}

/// The figures of an area, of all days or of one.
#[utoipa::path(
    get,
    path = "/api/v1/areas/{code}/figures",
    tag = "areas",
    params(
        ("code" = String, Path, description = "The code of the area"),
        ("day" = Option<String>, Query, description = "Only of this day, as 2026-04-01")
    ),
    responses((status = 200, description = "The figures", body = FigurePage), (status = 400, description = "A parameter cannot be read; problem+json with a sentence", content_type = "application/problem+json"), (status = 404, description = "There is no such area", content_type = "application/problem+json"))
)]
pub(super) async fn list(ctx: Ctx, Path(code): Path<String>, Query(asked): Query<Asked>) -> Answer<Json<FigurePage>> {
    let day = asked.day(&ctx)?;
    let read = move |db: &Db| {
        let Some(area) = store::area_by_code(db, &code)? else { return Ok::<_, Fault>(None) };
        Ok(Some((released::released_of(db, area.id)?, area.code)))
    };
    let (figures, area) = ctx.town.read(read).await?.ok_or(Failure::NotFound)?;
    let items = figures.into_iter().filter(|figure| day.is_none_or(|day| figure.day == day)).map(item).collect();
    Ok(Json(FigurePage { area, items }))
}

fn item(figure: PublicFigure) -> FigureItem {
    let PublicFigure { day, what, value, source, .. } = figure;
    FigureItem { day: day.to_string(), what: what.to_string(), value, hidden: value.is_none(), source }
}
