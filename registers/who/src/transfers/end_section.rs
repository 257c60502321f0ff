//! A section that ends, and those that take over: one when it is merged, several when it is split, none when the work ends.

use axum::extract::Path;
use axum::response::Response;
use engawa_kernel::Id;
use engawa_web::ui::Select;
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow as Row, Voice, key};

use super::typed::{one_of, sections_of_the_day, sections_that_can_end};
use super::view::{View, into_draft};
use super::{MAY, store};
use crate::model::Section;
use crate::pages::sheet::Wrongs;

/// The form.
pub(super) const SHOW: Row = Row::get("/admin/transfers/{transfer}/endings", Face::Staff, MAY);
/// The line.
pub(super) const ADD: Row = Row::post("/admin/transfers/{transfer}/endings", Face::Staff, MAY).fields(&["section", "heir-*"]);

/// Into so many sections at most one is split.
const HEIRS: [&str; 4] = ["heir-1", "heir-2", "heir-3", "heir-4"];

/// Asks which section ends, and who takes over.
pub(super) async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let view = View::draft(&ctx, &id).await?;
    page(&ctx, &view, &Fields::default(), &Wrongs::default())
}

/// Adds the line.
pub(super) async fn add(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let view = View::draft(&ctx, &id).await?;
    let (section, heirs) = match read(&ctx.voice, &view, &fields) {
        Ok(read) => read,
        Err(wrongs) => return page(&ctx, &view, &fields, &wrongs),
    };
    let transfer = view.transfer.id;
    into_draft(&ctx, fields.key(), transfer, move |tx| {
        store::put_ending(tx, transfer, section)?;
        heirs.iter().try_for_each(|heir| store::put_heir(tx, transfer, section, *heir))
    })
    .await?;
    // What becomes of its offices is asked next.
    ctx.see_other(&format!("{}?section={section}", view.below("heirs")))
}

fn read(voice: &Voice, view: &View, fields: &Fields) -> Result<(Id<Section>, Vec<Id<Section>>), Wrongs> {
    let mut wrongs = Wrongs::default();
    let section =
        one_of(fields.get("section"), &sections_that_can_end(view)).and_then(|one| one.ok_or(key("who-transfers-wrong-choice")));
    let section = section.map_err(|why| wrongs.add("section", voice.say(why))).ok();
    let offered = sections_of_the_day(view);
    let mut heirs = Vec::new();
    for field in HEIRS {
        match one_of(fields.get(field), &offered) {
            Ok(heir) if heir.is_some() && heir == section => wrongs.add(field, voice.say("who-transfers-wrong-own-heir")),
            Ok(heir) => heirs.extend(heir),
            Err(why) => wrongs.add(field, voice.say(why)),
        }
    }
    match section {
        Some(section) if wrongs.is_empty() => Ok((section, heirs)),
        _ => Err(wrongs),
    }
}

fn page(ctx: &Ctx, view: &View, fields: &Fields, wrongs: &Wrongs) -> Answer<Response> {
    let voice = &ctx.voice;
    let option = |select: Select, id: &Id<Section>| select.option(id.to_string(), view.section(voice, *id));
    let section =
        sections_that_can_end(view).iter().fold(Select::new(voice, "section", voice.say("who-transfers-ending-which")), option);
    let mut sheet = view
        .sheet(ctx, voice.say("who-transfers-to-ending"), "endings", voice.say("who-transfers-add"))?
        .lead(voice.say("who-transfers-ending-lead"))
        .part(section.chosen(fields.get("section")).error(wrongs.of("section")));
    let offered = sections_of_the_day(view);
    for (at, field) in HEIRS.into_iter().enumerate() {
        let label = voice.say_with("who-transfers-ending-heir", &[("number", (at + 1).into())]);
        let heir = Select::new(voice, field, label).first(voice.say("who-transfers-ending-heir-none")).unmarked();
        let heir = offered.iter().fold(heir, option);
        sheet = sheet.part(heir.chosen(fields.get(field)).error(wrongs.of(field)));
    }
    sheet.answer(ctx, wrongs)
}
