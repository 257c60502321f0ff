//! Put a section that stays under another one: a 課 goes to another 部, with its offices and its people.

use axum::extract::Path;
use axum::response::Response;
use engawa_kernel::Id;
use engawa_web::ui::Select;
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow as Row, Voice, key};

use super::model::Placement;
use super::typed::{one_of, sections_of_the_day, sections_that_stay};
use super::view::{View, into_draft};
use super::{MAY, store};
use crate::pages::sheet::Wrongs;

/// The form.
pub(super) const SHOW: Row = Row::get("/admin/transfers/{transfer}/placements", Face::Staff, MAY);
/// The line.
pub(super) const ADD: Row = Row::post("/admin/transfers/{transfer}/placements", Face::Staff, MAY).fields(&["section", "parent"]);

/// Asks which section, and where it will lie.
pub(super) async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let view = View::draft(&ctx, &id).await?;
    page(&ctx, &view, &Fields::default(), &Wrongs::default())
}

/// Adds the line.
pub(super) async fn add(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let view = View::draft(&ctx, &id).await?;
    let placement = match read(&ctx.voice, &view, &fields) {
        Ok(placement) => placement,
        Err(wrongs) => return page(&ctx, &view, &fields, &wrongs),
    };
    let transfer = view.transfer.id;
    into_draft(&ctx, fields.key(), transfer, move |tx| store::put_placement(tx, transfer, placement)).await?;
    ctx.see_other(&format!("{}?done=added", view.path()))
}

fn read(voice: &Voice, view: &View, fields: &Fields) -> Result<Placement, Wrongs> {
    let mut wrongs = Wrongs::default();
    let section =
        one_of(fields.get("section"), &sections_that_stay(view)).and_then(|one| one.ok_or(key("who-transfers-wrong-choice")));
    let section = section.map_err(|why| wrongs.add("section", voice.say(why))).ok();
    let parent = match one_of(fields.get("parent"), &sections_of_the_day(view)) {
        Ok(parent) if parent.is_some() && parent == section => Err(key("who-transfers-wrong-own-parent")),
        other => other,
    };
    let parent = parent.map_err(|why| wrongs.add("parent", voice.say(why))).ok();
    match (section, parent) {
        (Some(section), Some(parent)) => Ok(Placement { section, parent }),
        _ => Err(wrongs),
    }
}

fn page(ctx: &Ctx, view: &View, fields: &Fields, wrongs: &Wrongs) -> Answer<Response> {
    let voice = &ctx.voice;
    let option = |select: Select, id: Id<_>| select.option(id.to_string(), view.section(voice, id));
    let section = Select::new(voice, "section", voice.say("who-transfers-placement-which"));
    let section = sections_that_stay(view).into_iter().fold(section, option);
    let parent = Select::new(voice, "parent", voice.say("who-transfers-parent")).first(voice.say("who-transfers-parent-none"));
    let parent = sections_of_the_day(view).into_iter().fold(parent.unmarked(), option);
    view.sheet(ctx, voice.say("who-transfers-to-placement"), "placements", voice.say("who-transfers-add"))?
        .lead(voice.say("who-transfers-placement-lead"))
        .part(section.chosen(fields.get("section")).error(wrongs.of("section")))
        .part(parent.chosen(fields.get("parent")).error(wrongs.of("parent")))
        .answer(ctx, wrongs)
}
