//! Rename a section: it ends, and one with the new name begins and takes over, with the same offices.

use axum::extract::Path;
use axum::response::Response;
use engawa_db::{Fault, Tx};
use engawa_kernel::Id;
use engawa_web::ui::{Field, Select, Width};
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow as Row, Voice, key};

use super::model::{OfficeEnding, OfficeToBegin, Seat, SectionToBegin, Transfer};
use super::typed::{code, free_code, name, one_of, sections_that_can_end};
use super::view::{View, into_draft};
use super::{MAY, store};
use crate::model::Section;
use crate::pages::sheet::Wrongs;

/// The form.
pub(super) const SHOW: Row = Row::get("/admin/transfers/{transfer}/renamings", Face::Staff, MAY);
/// The lines.
pub(super) const ADD: Row =
    Row::post("/admin/transfers/{transfer}/renamings", Face::Staff, MAY).fields(&["section", "name", "code"]);

/// Asks which section, and for its new name.
pub(super) async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let view = View::draft(&ctx, &id).await?;
    page(&ctx, &view, &Fields::default(), &Wrongs::default())
}

/// Adds the lines.
pub(super) async fn add(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let view = View::draft(&ctx, &id).await?;
    let renaming = match read(&ctx.voice, &view, &fields) {
        Ok(renaming) => renaming,
        Err(wrongs) => return page(&ctx, &view, &fields, &wrongs),
    };
    let transfer = view.transfer.id;
    into_draft(&ctx, fields.key(), transfer, move |tx| put(tx, transfer, &renaming)).await?;
    ctx.see_other(&format!("{}?done=added", view.path()))
}

/// What is to be written.
struct Renaming {
    old: Id<Section>,
    name: String,
    code: String,
    parent: Option<Id<Section>>,
    offices: Vec<Seat>,
}

fn read(voice: &Voice, view: &View, fields: &Fields) -> Result<Renaming, Wrongs> {
    let mut wrongs = Wrongs::default();
    let old =
        one_of(fields.get("section"), &sections_that_can_end(view)).and_then(|old| old.ok_or(key("who-transfers-wrong-choice")));
    let old = old.map_err(|why| wrongs.add("section", voice.say(why))).ok();
    let name = name(fields, "name").map_err(|why| wrongs.add("name", voice.say(why))).ok();
    let code = code(fields, "code", name.as_deref().unwrap_or_default()).and_then(|code| free_code(view, code));
    let code = code.map_err(|why| wrongs.add("code", voice.say(why))).ok();
    let (Some(old), Some(name), Some(code)) = (old, name, code) else { return Err(wrongs) };
    let parent = view.state.parents.get(&old).copied();
    let offices = view.offices_of(old).into_iter().cloned().collect();
    Ok(Renaming { old, name, code, parent, offices })
}

fn put(tx: &mut Tx, transfer: Id<Transfer>, renaming: &Renaming) -> Result<(), Fault> {
    let section = tx.new_id();
    let new = SectionToBegin { id: section, code: renaming.code.clone(), name: renaming.name.clone(), parent: renaming.parent };
    store::put_section(tx, transfer, &new)?;
    store::put_ending(tx, transfer, renaming.old)?;
    store::put_heir(tx, transfer, renaming.old, section)?;
    for seat in &renaming.offices {
        put_heir_like(tx, transfer, seat, section)?;
    }
    Ok(())
}

/// The same office in another section, as heir of this one.
pub(super) fn put_heir_like(tx: &mut Tx, transfer: Id<Transfer>, seat: &Seat, section: Id<Section>) -> Result<(), Fault> {
    let (id, old) = (tx.new_id(), seat.office.id);
    let new = OfficeToBegin { id, section, title: seat.office.title.clone(), is_single: seat.is_single, like: Some(old) };
    store::put_office(tx, transfer, &new)?;
    store::put_office_ending(tx, transfer, OfficeEnding { office: old, heir: Some(id) })
}

fn page(ctx: &Ctx, view: &View, fields: &Fields, wrongs: &Wrongs) -> Answer<Response> {
    let voice = &ctx.voice;
    let section = Select::new(voice, "section", voice.say("who-transfers-rename-which"));
    let offered = sections_that_can_end(view).into_iter();
    let section = offered.fold(section, |select, id| select.option(id.to_string(), view.section(voice, id)));
    let name = Field::text(voice, "name", voice.say("who-transfers-rename-to")).width(Width::Middle);
    let code = Field::text(voice, "code", voice.say("who-transfers-code"))
        .hint(voice.say("who-transfers-code-hint"))
        .optional()
        .width(Width::Short);
    view.sheet(ctx, voice.say("who-transfers-to-rename"), "renamings", voice.say("who-transfers-add"))?
        .lead(voice.say("who-transfers-rename-law"))
        .lead(voice.say("who-transfers-rename-offices"))
        .part(section.chosen(fields.get("section")).error(wrongs.of("section")))
        .part(name.value(fields.get("name")).error(wrongs.of("name")))
        .part(code.value(fields.get("code")).error(wrongs.of("code")))
        .answer(ctx, wrongs)
}
