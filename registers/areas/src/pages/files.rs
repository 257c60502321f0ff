//! The list of areas, the figures of one, and outlines as files.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use engawa_db::{Db, Fault};
use engawa_kernel::Id;
use engawa_web::tables::{Cell, Column, Row, Table, csv_answer, xlsx_answer};
use engawa_web::{Answer, Ctx, Failure};
use serde::Serialize;

use super::look::{as_double, what};
use crate::model::{Area, Item};
use crate::shape::{Geometry, Shape};
use crate::store::released::{self, PublicFigure};
use crate::store::{self, figures, shapes};

/// All areas of all days: the code list of every other file.
pub(super) async fn areas_csv(ctx: Ctx) -> Answer<Response> {
    let (areas, map) = ctx.town.read(|db| Ok::<_, Fault>((store::all_areas(db)?, store::map(db)?))).await?;
    let codes: BTreeMap<Id<Area>, String> = areas.iter().map(|area| (area.id, area.code.clone())).collect();
    let head = ["code", "name", "name_kana", "kind", "parent_code", "path", "valid_from", "valid_to"].map(Column::text);
    let mut table = Table::new(&ctx.voice, "", head.into());
    for area in &areas {
        let text = |text: Option<String>| text.map_or_else(|| Cell::missing(&ctx.voice), Cell::text);
        table.push(Row::new(vec![
            Cell::text(area.code.as_str()),
            Cell::text(area.name.as_str()),
            text(area.reading.clone()),
            Cell::text(area.kind.as_str()),
            text(area.parent.and_then(|parent| codes.get(&parent).cloned())),
            Cell::text(map.path_on(area, area.days.nearest(ctx.today()))),
            text(area.days.from.map(|day| day.to_string())),
            text(area.days.to.map(|day| day.to_string())),
        ]));
    }
    csv_answer(&table, "areas.csv")
}

/// The figures of an area in long form: one row a number, hidden ones without a value and with a note.
pub(super) async fn figures_csv(ctx: Ctx, Path(code): Path<String>) -> Answer<Response> {
    let (area, table) = figures_table(&ctx, code).await?;
    csv_answer(&table, &format!("{}.csv", area.name))
}

/// The same as a workbook.
pub(super) async fn figures_xlsx(ctx: Ctx, Path(code): Path<String>) -> Answer<Response> {
    let (area, table) = figures_table(&ctx, code).await?;
    xlsx_answer(&[(area.name.clone(), &table)], ctx.today(), &format!("{}.xlsx", area.name))
}

type Figures = Option<(Area, Vec<PublicFigure>, Vec<Item>)>;

fn read(db: &Db, code: &str) -> Result<Figures, Fault> {
    let Some(area) = store::area_by_code(db, code)? else { return Ok(None) };
    let figures = released::released_of(db, area.id)?;
    Ok(Some((area, figures, figures::items(db)?)))
}

async fn figures_table(ctx: &Ctx, code: String) -> Answer<(Area, Table)> {
    let (area, figures, items) = ctx.town.read(move |db| read(db, &code)).await?.ok_or(Failure::NotFound)?;
    let voice = &ctx.voice;
    let head = vec![
        Column::text(voice.say("areas-column-code")),
        Column::text(voice.say("areas-column-name")),
        Column::text(voice.say("areas-column-day")),
        Column::text(voice.say("areas-column-what-code")),
        Column::text(voice.say("areas-column-what")),
        Column::number(voice.say("areas-column-value")),
        Column::text(voice.say("areas-column-source")),
        Column::text(voice.say("areas-column-note")),
    ];
    let mut table = Table::new(voice, voice.say("areas-years-caption"), head);
    for figure in &figures {
        let note = if figure.value.is_none() { Cell::text(voice.say("areas-hidden")) } else { Cell::text("") };
        table.push(Row::new(vec![
            Cell::text(area.code.as_str()),
            Cell::text(area.name.as_str()),
            Cell::text(figure.day.to_string()),
            Cell::text(figure.what.to_string()),
            Cell::text(what(voice, &items, &figure.what)),
            Cell::number(voice, figure.value.map(as_double), 0),
            Cell::text(figure.source.as_str()),
            note,
        ]));
    }
    Ok((area, table))
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum GeoJson {
    FeatureCollection { features: Vec<GeoJson> },
    Feature { id: String, properties: Properties, geometry: Geometry },
}

#[derive(Serialize)]
struct Properties {
    code: String,
    name: String,
    kind: String,
    valid_from: Option<String>,
    valid_to: Option<String>,
    source: String,
}

fn feature(area: &Area, shape: &Shape, source: String) -> GeoJson {
    GeoJson::Feature {
        id: area.code.clone(),
        properties: Properties {
            code: area.code.clone(),
            name: area.name.clone(),
            kind: area.kind.clone(),
            valid_from: area.days.from.map(|day| day.to_string()),
            valid_to: area.days.to.map(|day| day.to_string()),
            source,
        },
        geometry: shape.geometry(),
    }
}

fn answer(json: &GeoJson) -> Answer<Response> {
    let text = serde_json::to_string(json).map_err(|fault| Failure::Fault(Box::new(fault)))?;
    Ok(([(header::CONTENT_TYPE, HeaderValue::from_static("application/geo+json"))], text).into_response())
}

/// The outlines of all areas of all days that have one.
pub(super) async fn areas_geojson(ctx: Ctx) -> Answer<Response> {
    let read = |db: &Db| Ok::<_, Fault>((store::all_areas(db)?, shapes::shapes(db)?));
    let (areas, shapes) = ctx.town.read(read).await?;
    let mut latest: BTreeMap<Id<Area>, (Shape, String)> = BTreeMap::new();
    for (area, text, source) in shapes {
        latest.extend(Shape::parse(&text).ok().map(|shape| (area, (shape, source))));
    }
    let of = |area: &Area| latest.get(&area.id).map(|(shape, source)| feature(area, shape, source.clone()));
    answer(&GeoJson::FeatureCollection { features: areas.iter().filter_map(of).collect() })
}

/// The outline of one area.
pub(super) async fn shape(ctx: Ctx, Path(code): Path<String>) -> Answer<Response> {
    let read = move |db: &Db| {
        let Some(area) = store::area_by_code(db, &code)? else { return Ok::<_, Fault>(None) };
        let shape = shapes::shape_of(db, area.id)?;
        Ok(shape.map(|shape| (area, shape)))
    };
    let (area, (text, source)) = ctx.town.read(read).await?.ok_or(Failure::NotFound)?;
    let shape = Shape::parse(&text).map_err(|unfit| Failure::Fault(Box::new(unfit)))?;
    answer(&feature(&area, &shape, source))
}
