//! The lines of a reorganisation: add what ends, what begins, what goes elsewhere; take one out.

use axum::extract::Path;
use axum::response::Response;
use engawa_db::{Fault, Tx};
use engawa_kernel::Id;
use engawa_web::ui::{Picks, Select};
use engawa_web::{Answer, Ctx, Face, Failure, Fields, RouteRow, Said, key};
use engawa_who::pages::sheet::{Sheet, Typed, Wrongs};

use super::super::{MAY, begin, with_areas};
use super::{View, store, way};
use crate::acts::{TEXT_MAX, is_code};
use crate::model::Area;
use crate::reforms::{Begin, Reform};

const fn get(path: &'static str) -> RouteRow {
    RouteRow::get(path, Face::Staff, MAY)
}

const fn post(path: &'static str) -> RouteRow {
    RouteRow::post(path, Face::Staff, MAY)
}

pub(super) const END_SHOW: RouteRow = get("/desk/areas/reforms/{reform}/endings");
pub(super) const END: RouteRow = post("/desk/areas/reforms/{reform}/endings").fields(&["area"]);
pub(super) const BEGIN_SHOW: RouteRow = get("/desk/areas/reforms/{reform}/beginnings");
pub(super) const BEGIN: RouteRow =
    post("/desk/areas/reforms/{reform}/beginnings").fields(&["name", "reading", "code", "kind", "parent", "before"]);
pub(super) const MOVE_SHOW: RouteRow = get("/desk/areas/reforms/{reform}/moves");
pub(super) const MOVE: RouteRow = post("/desk/areas/reforms/{reform}/moves").fields(&["area", "parent"]);
pub(super) const REMOVE: RouteRow = post("/desk/areas/reforms/{reform}/removals").fields(&["line", "id"]);

/// Writes a line, and goes back to the list.
async fn put(
    ctx: &Ctx,
    view: &View,
    fields: &Fields,
    done: &str,
    write: impl Fn(&mut Tx, Id<Reform>) -> Result<(), Fault> + Send + 'static,
) -> Answer<Response> {
    let id = view.reform.id;
    ctx.town.write(fields.key(), move |tx| write(tx, id)).await?;
    ctx.see_other(&format!("{}?done={done}", view.path()))
}

fn sheet(ctx: &Ctx, view: &View, title: Said, page: &str) -> Answer<Sheet> {
    let title_of = ctx.voice.say_with("areas-reform-title", &[("day", ctx.voice.full_day(view.plan.day).into())]);
    let way = way(ctx).link(title_of, ctx.link(&view.path()));
    let sheet = Sheet::new(ctx, way, title, &format!("{}/{page}", view.path()), ctx.voice.say("areas-reform-add"))?;
    Ok(sheet.back(ctx.link(&view.path())))
}

fn area_question(ctx: &Ctx, view: &View, typed: &Typed, label: &'static str) -> Select {
    let select = Select::new(&ctx.voice, "area", ctx.voice.say(label)).error(typed.wrong("area"));
    with_areas(select, &view.map, view.plan.eve()).chosen(typed.value("area"))
}

/// Where something will lie: an area that stays, or one that begins.
fn parent_question(ctx: &Ctx, view: &View, typed: &Typed) -> Select {
    let select = Select::new(&ctx.voice, "parent", ctx.voice.say("areas-new-parent")).error(typed.wrong("parent"));
    let begun = view.plan.begins.iter().fold(select, |select, new| select.option(new.id.to_string(), new.name.as_str()));
    with_areas(begun, &view.map, view.plan.day).chosen(typed.value("parent"))
}

/// An area of the register that a field names.
fn area(ctx: &Ctx, view: &View, fields: &Fields) -> Result<Id<Area>, Wrongs> {
    let id = Id::<Area>::parse(fields.trimmed("area")).ok().filter(|id| view.map.areas.contains_key(id));
    id.ok_or_else(|| Wrongs::at("area", ctx.voice.say("areas-wrong-area")))
}

/// An area that is there or begins, and that a field names.
fn parent(ctx: &Ctx, view: &View, fields: &Fields) -> Result<Id<Area>, Wrongs> {
    let is_known = |id: &Id<Area>| view.map.areas.contains_key(id) || view.plan.begins.iter().any(|new| new.id == *id);
    let id = Id::<Area>::parse(fields.trimmed("parent")).ok().filter(is_known);
    id.ok_or_else(|| Wrongs::at("parent", ctx.voice.say("areas-wrong-parent")))
}

pub(super) async fn show_ending(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let view = View::draft(&ctx, &id).await?;
    ending_page(&ctx, &view, &Typed::default())
}

pub(super) async fn end(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let view = View::draft(&ctx, &id).await?;
    match area(&ctx, &view, &fields) {
        Ok(area) => put(&ctx, &view, &fields, "added", move |tx, reform| store::put_ending(tx, reform, area)).await,
        Err(wrongs) => ending_page(&ctx, &view, &Typed::back(fields, wrongs)),
    }
}

fn ending_page(ctx: &Ctx, view: &View, typed: &Typed) -> Answer<Response> {
    let sheet = sheet(ctx, view, ctx.voice.say("areas-reform-add-ending"), "endings")?;
    let sheet = sheet.lead(ctx.voice.say("areas-reform-endings-lead"));
    sheet.part(area_question(ctx, view, typed, key("areas-reform-which-ends"))).answer(ctx, &typed.wrongs)
}

pub(super) async fn show_move(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let view = View::draft(&ctx, &id).await?;
    move_page(&ctx, &view, &Typed::default())
}

pub(super) async fn put_move(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let view = View::draft(&ctx, &id).await?;
    match area(&ctx, &view, &fields).and_then(|area| Ok((area, parent(&ctx, &view, &fields)?))) {
        Ok((area, parent)) => put(&ctx, &view, &fields, "added", move |tx, reform| store::put_move(tx, reform, area, parent)).await,
        Err(wrongs) => move_page(&ctx, &view, &Typed::back(fields, wrongs)),
    }
}

fn move_page(ctx: &Ctx, view: &View, typed: &Typed) -> Answer<Response> {
    let sheet = sheet(ctx, view, ctx.voice.say("areas-reform-add-move"), "moves")?;
    let sheet = sheet.lead(ctx.voice.say("areas-reform-moves-lead"));
    let sheet = sheet.part(area_question(ctx, view, typed, key("areas-reform-which-moves")));
    sheet.part(parent_question(ctx, view, typed)).answer(ctx, &typed.wrongs)
}

pub(super) async fn show_beginning(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let view = View::draft(&ctx, &id).await?;
    beginning_page(&ctx, &view, &Typed::default())
}

pub(super) async fn begin(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let view = View::draft(&ctx, &id).await?;
    let new = match read_beginning(&ctx, &view, &fields) {
        Ok(new) => new,
        Err(wrongs) => return beginning_page(&ctx, &view, &Typed::back(fields, wrongs)),
    };
    let before = fields.all("before").into_iter().filter_map(|text| Id::<Area>::parse(text).ok());
    let before: Vec<Id<Area>> = before.filter(|area| view.plan.endings.contains(area)).collect();
    let write = move |tx: &mut Tx, reform| {
        let new = Begin { id: tx.new_id(), ..new.clone() };
        store::put_begin(tx, reform, &new)?;
        before.iter().try_for_each(|area| store::put_heir(tx, reform, *area, new.id))
    };
    put(&ctx, &view, &fields, "added", write).await
}

fn read_beginning(ctx: &Ctx, view: &View, fields: &Fields) -> Result<Begin, Wrongs> {
    let voice = &ctx.voice;
    let text = |name: &str| fields.trimmed(name).to_owned();
    let mut found = Wrongs::default();
    let is_unfit = |text: &str| text.is_empty() || text.chars().count() > TEXT_MAX || text.chars().any(char::is_control);
    if is_unfit(&text("name")) {
        found.add("name", voice.say_with("areas-wrong-text", &[("max", TEXT_MAX.into())]));
    }
    if !is_code(&text("code")) || view.map.areas.values().any(|area| area.code == text("code")) {
        found.add("code", voice.say("areas-wrong-code"));
    }
    if !view.map.ranks.contains_key(&text("kind")) {
        found.add("kind", voice.say("areas-wrong-kind"));
    }
    let parent = match fields.trimmed("parent") {
        "" => Ok(None),
        _ => parent(ctx, view, fields).map(Some),
    };
    if parent.is_err() {
        found.add("parent", voice.say("areas-wrong-parent"));
    }
    let (true, Ok(parent)) = (found.is_empty(), parent) else { return Err(found) };
    let reading = Some(text("reading")).filter(|reading| !is_unfit(reading));
    // The id is given in the unit that writes it.
    Ok(Begin { id: Id::random([0; 16]), code: text("code"), name: text("name"), reading, kind: text("kind"), parent })
}

fn beginning_page(ctx: &Ctx, view: &View, typed: &Typed) -> Answer<Response> {
    let voice = &ctx.voice;
    let sheet = sheet(ctx, view, voice.say("areas-reform-add-beginning"), "beginnings")?;
    let sheet = sheet.lead(voice.say("areas-reform-beginnings-lead"));
    let sheet = begin::questions(ctx, &view.kinds, typed).into_iter().fold(sheet, Sheet::part);
    let sheet = sheet.part(parent_question(ctx, view, typed).optional());
    if view.plan.endings.is_empty() {
        return sheet.answer(ctx, &typed.wrongs);
    }
    let picks = Picks::checks(voice, "before", voice.say("areas-reform-follows")).optional();
    let picks = view.plan.endings.iter().fold(picks, |picks, area| picks.pick(area.to_string(), view.name(*area)));
    let picks = typed.fields.all("before").into_iter().fold(picks, |picks, area| picks.chosen(area));
    sheet.part(picks).answer(ctx, &typed.wrongs)
}

type Removal = fn(&mut Tx, Id<Reform>, Id<Area>) -> Result<(), Fault>;

pub(super) async fn remove(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let view = View::draft(&ctx, &id).await?;
    let area = Id::<Area>::parse(fields.trimmed("id")).map_err(|_| Failure::NotFound)?;
    let remove: Removal = match fields.get("line") {
        "ending" => store::remove_ending,
        "beginning" => store::remove_begin,
        "move" => store::remove_move,
        _ => return Err(Failure::NotFound),
    };
    put(&ctx, &view, &fields, "removed", move |tx, reform| remove(tx, reform, area)).await
}
