//! An office that begins.

use axum::extract::Path;
use axum::response::Response;
use engawa_kernel::Id;
use engawa_web::ui::{Field, Picks, Select, Width};
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow as Row, Voice, key};

use super::model::OfficeToBegin;
use super::typed::{name, one_of, sections_of_the_day};
use super::view::{View, into_draft};
use super::{MAY, store};
use crate::model::{Office, Section};
use crate::pages::sheet::Wrongs;

/// The form.
pub(super) const SHOW: Row = Row::get("/admin/transfers/{transfer}/offices", Face::Staff, MAY);
/// The line.
pub(super) const ADD: Row =
    Row::post("/admin/transfers/{transfer}/offices", Face::Staff, MAY).fields(&["section", "title", "seats", "like"]);

/// Asks for the new office.
pub(super) async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let view = View::draft(&ctx, &id).await?;
    page(&ctx, &view, &Fields::of(&[("seats", "one")]), &Wrongs::default())
}

/// Adds the line.
pub(super) async fn add(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let view = View::draft(&ctx, &id).await?;
    let new = match read(&ctx.voice, &view, &fields) {
        Ok(new) => new,
        Err(wrongs) => return page(&ctx, &view, &fields, &wrongs),
    };
    let transfer = view.transfer.id;
    into_draft(&ctx, fields.key(), transfer, move |tx| {
        let (id, New { section, title, is_single, like }) = (tx.new_id(), new.clone());
        store::put_office(tx, transfer, &OfficeToBegin { id, section, title, is_single, like })
    })
    .await?;
    ctx.see_other(&format!("{}?done=added", view.path()))
}

#[derive(Clone)]
struct New {
    section: Id<Section>,
    title: String,
    is_single: bool,
    like: Option<Id<Office>>,
}

/// The offices whose permissions can be copied: those of the eve.
fn models(view: &View) -> Vec<Id<Office>> {
    view.state
        .offices
        .iter()
        .map(|seat| &seat.office)
        .filter(|office| office.days.hold(view.plan.eve()))
        .map(|office| office.id)
        .collect()
}

fn read(voice: &Voice, view: &View, fields: &Fields) -> Result<New, Wrongs> {
    let mut wrongs = Wrongs::default();
    let section =
        one_of(fields.get("section"), &sections_of_the_day(view)).and_then(|one| one.ok_or(key("who-transfers-wrong-choice")));
    let section = section.map_err(|why| wrongs.add("section", voice.say(why))).ok();
    let title = name(fields, "title").map_err(|why| wrongs.add("title", voice.say(why))).ok();
    let seats = match fields.get("seats") {
        "one" => Some(true),
        "many" => Some(false),
        _ => None,
    };
    if seats.is_none() {
        wrongs.add("seats", voice.say("who-transfers-wrong-choice"));
    }
    let like = one_of(fields.get("like"), &models(view)).map_err(|why| wrongs.add("like", voice.say(why))).ok();
    match (section, title, seats, like) {
        (Some(section), Some(title), Some(is_single), Some(like)) => Ok(New { section, title, is_single, like }),
        _ => Err(wrongs),
    }
}

fn page(ctx: &Ctx, view: &View, fields: &Fields, wrongs: &Wrongs) -> Answer<Response> {
    let voice = &ctx.voice;
    let sections = sections_of_the_day(view).into_iter();
    let section = Select::new(voice, "section", voice.say("who-transfers-office-section"));
    let section = sections.fold(section, |select, id| select.option(id.to_string(), view.section(voice, id)));
    let title = Field::text(voice, "title", voice.say("who-transfers-office-title")).width(Width::Middle);
    let seats = Picks::radios(voice, "seats", voice.say("who-transfers-seats"))
        .pick("one", voice.say("who-transfers-seats-one"))
        .pick("many", voice.say("who-transfers-seats-many"))
        .beside();
    let like = Select::new(voice, "like", voice.say("who-transfers-like")).first(voice.say("who-transfers-like-none")).unmarked();
    let like = models(view).into_iter().fold(like, |select, id| select.option(id.to_string(), view.office(voice, id)));
    view.sheet(ctx, voice.say("who-transfers-to-office"), "offices", voice.say("who-transfers-add"))?
        .lead(voice.say("who-transfers-office-lead"))
        .part(section.chosen(fields.get("section")).error(wrongs.of("section")))
        .part(title.value(fields.get("title")).error(wrongs.of("title")))
        .part(seats.chosen(fields.get("seats")).error(wrongs.of("seats")))
        .part(like.chosen(fields.get("like")).error(wrongs.of("like")))
        .answer(ctx, wrongs)
}
