//! A new area.

use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::{Channel, Id};
use engawa_web::ui::{Field, Select, Width, read_day};
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow, key};
use engawa_who::pages::sheet::{Sheet, Typed, Wrongs};

use super::wrongs::wrongs;
use super::{MAY, way, with_areas};
use crate::acts::{AreaToBegin, TEXT_MAX, begin_area};
use crate::model::{Area, Kind};
use crate::rules::Map;
use crate::store;

pub(super) const SHOW: RouteRow = RouteRow::get("/desk/areas/new", Face::Staff, MAY);
pub(super) const SUBMIT: RouteRow =
    RouteRow::post("/desk/areas/new", Face::Staff, MAY).fields(&["name", "reading", "code", "kind", "parent", "from"]);

pub(super) async fn show(ctx: Ctx) -> Answer<Response> {
    page(&ctx, Typed::default()).await
}

pub(super) async fn submit(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let new = match read(&ctx, &fields) {
        Ok(new) => new,
        Err(wrongs) => return page(&ctx, Typed::back(fields, wrongs)).await,
    };
    let by = ctx.actor()?;
    match ctx.town.write(fields.key(), move |tx| begin_area(tx, &new, &by, Channel::Web)).await {
        Ok(id) => ctx.see_other(&format!("/desk/areas/{id}?done=begun")),
        Err(refused) => page(&ctx, Typed::back(fields, wrongs(&ctx.voice, refused)?)).await,
    }
}

fn read(ctx: &Ctx, fields: &Fields) -> Result<AreaToBegin, Wrongs> {
    let text = |name: &str| fields.trimmed(name).to_owned();
    let from = match fields.trimmed("from") {
        "" => None,
        typed => Some(read_day(typed).ok_or_else(|| Wrongs::at("from", ctx.voice.say("areas-wrong-day")))?),
    };
    let parent = match fields.trimmed("parent") {
        "" => None,
        typed => Some(Id::<Area>::parse(typed).map_err(|_| Wrongs::at("parent", ctx.voice.say("areas-wrong-parent")))?),
    };
    Ok(AreaToBegin {
        code: text("code"),
        name: text("name"),
        reading: Some(text("reading")).filter(|text| !text.is_empty()),
        kind: text("kind"),
        parent,
        from,
    })
}

async fn page(ctx: &Ctx, typed: Typed) -> Answer<Response> {
    let read = |db: &Db| Ok::<(Map, Vec<Kind>), Fault>((store::map(db)?, store::kinds(db)?));
    let (map, kinds) = ctx.town.read(read).await?;
    let voice = &ctx.voice;
    let sheet = Sheet::new(ctx, way(ctx), voice.say("areas-new-title"), SUBMIT.path, voice.say("areas-new-deed"))?;
    let parts = parts(ctx, &map, &kinds, &typed);
    let sheet = parts.into_iter().fold(sheet.lead(voice.say("areas-new-lead")), Sheet::part);
    sheet.back(ctx.link("/desk/areas")).answer(ctx, &typed.wrongs)
}

/// The questions about an area that begins: the same here and in a reorganisation.
pub(super) fn questions(ctx: &Ctx, kinds: &[Kind], typed: &Typed) -> Vec<engawa_who::pages::sheet::Part> {
    let voice = &ctx.voice;
    let field = |name: &'static str, label: &'static str| {
        Field::text(voice, name, voice.say(label)).value(typed.value(name)).error(typed.wrong(name)).max(TEXT_MAX)
    };
    let kind = Select::new(voice, "kind", voice.say("areas-column-kind")).error(typed.wrong("kind"));
    let kind = kinds.iter().fold(kind, |select, kind| select.option(kind.word.as_str(), kind.word.as_str()));
    vec![
        field("name", key("areas-column-name")).into(),
        field("reading", key("areas-new-reading")).optional().into(),
        field("code", key("areas-column-code")).hint(voice.say("areas-new-code-hint")).width(Width::Middle).into(),
        kind.chosen(typed.value("kind")).into(),
    ]
}

fn parts(ctx: &Ctx, map: &Map, kinds: &[Kind], typed: &Typed) -> Vec<engawa_who::pages::sheet::Part> {
    let voice = &ctx.voice;
    let parent = Select::new(voice, "parent", voice.say("areas-new-parent")).optional().error(typed.wrong("parent"));
    let from = Field::day(voice, "from", voice.say("areas-new-from")).value(typed.value("from")).error(typed.wrong("from"));
    let mut parts = questions(ctx, kinds, typed);
    parts.push(with_areas(parent, map, ctx.today()).chosen(typed.value("parent")).into());
    parts.push(from.optional().into());
    parts
}
