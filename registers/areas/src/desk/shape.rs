//! The outline of an area, as GeoJSON.

use axum::extract::Path;
use axum::response::Response;
use engawa_kernel::Channel;
use engawa_web::ui::Field;
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow};
use engawa_who::pages::sheet::{Sheet, Typed};

use super::wrongs::wrongs;
use super::{MAY, area_of, way};
use crate::acts::{TEXT_MAX, state_shape};
use crate::model::Area;
use crate::store::shapes;

pub(super) const SHOW: RouteRow = RouteRow::get("/desk/areas/{area}/shape", Face::Staff, MAY);
pub(super) const SUBMIT: RouteRow = RouteRow::post("/desk/areas/{area}/shape", Face::Staff, MAY).fields(&["geojson", "source"]);

pub(super) async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let area = area_of(&ctx, &id).await?;
    let id = area.id;
    let known = ctx.town.read(move |db| shapes::shape_of(db, id)).await?;
    let (geojson, source) = known.unwrap_or_default();
    page(&ctx, &area, &Typed::fresh(&[("geojson", &geojson), ("source", &source)]))
}

pub(super) async fn submit(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let area = area_of(&ctx, &id).await?;
    let (id, by) = (area.id, ctx.actor()?);
    let (geojson, source) = (fields.trimmed("geojson").to_owned(), fields.trimmed("source").to_owned());
    let stated = ctx.town.write(fields.key(), move |tx| state_shape(tx, id, &geojson, &source, &by, Channel::Web)).await;
    match stated {
        Ok(_) => ctx.see_other(&format!("/desk/areas/{id}?done=shape")),
        Err(refused) => page(&ctx, &area, &Typed::back(fields, wrongs(&ctx.voice, refused)?)),
    }
}

fn page(ctx: &Ctx, area: &Area, typed: &Typed) -> Answer<Response> {
    let voice = &ctx.voice;
    let path = format!("/desk/areas/{}/shape", area.id);
    let title = voice.say_with("areas-outline-of", &[("area", area.name.as_str().into())]);
    let geojson = Field::lines(voice, "geojson", voice.say("areas-shape-geojson"), 10)
        .hint(voice.say("areas-shape-hint"))
        .value(typed.value("geojson"))
        .error(typed.wrong("geojson"));
    let source = Field::text(voice, "source", voice.say("areas-column-source")).max(TEXT_MAX);
    Sheet::new(
        ctx,
        way(ctx).link(area.name.as_str(), ctx.link(&format!("/desk/areas/{}", area.id))),
        title,
        &path,
        voice.say("areas-shape-deed"),
    )?
    .part(geojson)
    .part(source.value(typed.value("source")).error(typed.wrong("source")))
    .back(ctx.link(&format!("/desk/areas/{}", area.id)))
    .answer(ctx, &typed.wrongs)
}
