//! A section that begins, on its own or as one of those into which another is split.

use axum::extract::Path;
use axum::response::Response;
use engawa_kernel::Id;
use engawa_web::ui::{Field, Select, Width};
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow as Row, Voice};

use super::model::SectionToBegin;
use super::typed::{code, free_code, name, one_of, sections_of_the_day};
use super::view::{View, into_draft};
use super::{MAY, store};
use crate::model::Section;
use crate::pages::sheet::Wrongs;

/// The form.
pub(super) const SHOW: Row = Row::get("/admin/transfers/{transfer}/sections", Face::Staff, MAY);
/// The line.
pub(super) const ADD: Row = Row::post("/admin/transfers/{transfer}/sections", Face::Staff, MAY).fields(&["name", "code", "parent"]);

/// Asks for the new section.
pub(super) async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let view = View::draft(&ctx, &id).await?;
    page(&ctx, &view, &Fields::default(), &Wrongs::default())
}

/// Adds the line.
pub(super) async fn add(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let view = View::draft(&ctx, &id).await?;
    let (name, code, parent) = match read(&ctx.voice, &view, &fields) {
        Ok(read) => read,
        Err(wrongs) => return page(&ctx, &view, &fields, &wrongs),
    };
    let transfer = view.transfer.id;
    into_draft(&ctx, fields.key(), transfer, move |tx| {
        let new = SectionToBegin { id: tx.new_id(), code: code.clone(), name: name.clone(), parent };
        store::put_section(tx, transfer, &new)
    })
    .await?;
    ctx.see_other(&format!("{}?done=added", view.path()))
}

type Read = (String, String, Option<Id<Section>>);

fn read(voice: &Voice, view: &View, fields: &Fields) -> Result<Read, Wrongs> {
    let mut wrongs = Wrongs::default();
    let name = name(fields, "name").map_err(|why| wrongs.add("name", voice.say(why))).ok();
    let code = code(fields, "code", name.as_deref().unwrap_or_default()).and_then(|code| free_code(view, code));
    let code = code.map_err(|why| wrongs.add("code", voice.say(why))).ok();
    let parent = one_of(fields.get("parent"), &sections_of_the_day(view));
    let parent = parent.map_err(|why| wrongs.add("parent", voice.say(why))).ok();
    match (name, code, parent) {
        (Some(name), Some(code), Some(parent)) => Ok((name, code, parent)),
        _ => Err(wrongs),
    }
}

fn page(ctx: &Ctx, view: &View, fields: &Fields, wrongs: &Wrongs) -> Answer<Response> {
    let voice = &ctx.voice;
    let name = Field::text(voice, "name", voice.say("who-transfers-section-name")).width(Width::Middle);
    let code = Field::text(voice, "code", voice.say("who-transfers-code"))
        .hint(voice.say("who-transfers-code-hint"))
        .optional()
        .width(Width::Short);
    let parent =
        Select::new(voice, "parent", voice.say("who-transfers-parent")).first(voice.say("who-transfers-parent-none")).unmarked();
    let offered = sections_of_the_day(view).into_iter();
    let parent = offered.fold(parent, |select, id| select.option(id.to_string(), view.section(voice, id)));
    view.sheet(ctx, voice.say("who-transfers-to-section"), "sections", voice.say("who-transfers-add"))?
        .lead(voice.say("who-transfers-section-lead"))
        .part(name.value(fields.get("name")).error(wrongs.of("name")))
        .part(code.value(fields.get("code")).error(wrongs.of("code")))
        .part(parent.chosen(fields.get("parent")).error(wrongs.of("parent")))
        .answer(ctx, wrongs)
}
