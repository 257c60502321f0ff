//! An office that ends while its section stays, and the office that inherits.

use axum::extract::Path;
use axum::response::Response;
use engawa_kernel::Id;
use engawa_web::ui::Select;
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow as Row, Voice, key};

use super::find::Directory;
use super::model::OfficeEnding;
use super::typed::one_of;
use super::view::{View, into_draft};
use super::{MAY, store};
use crate::model::Office;
use crate::pages::sheet::Wrongs;

/// The form.
pub(super) const SHOW: Row = Row::get("/admin/transfers/{transfer}/office-endings", Face::Staff, MAY);
/// The line.
pub(super) const ADD: Row = Row::post("/admin/transfers/{transfer}/office-endings", Face::Staff, MAY).fields(&["office", "heir"]);

/// Asks which office ends, and which inherits.
pub(super) async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let view = View::draft(&ctx, &id).await?;
    let directory = view.directory(&ctx, Vec::new()).await?;
    page(&ctx, &view, &directory, &Fields::default(), &Wrongs::default())
}

/// Adds the line.
pub(super) async fn add(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let view = View::draft(&ctx, &id).await?;
    let directory = view.directory(&ctx, Vec::new()).await?;
    let ending = match read(&ctx.voice, &directory, &fields) {
        Ok(ending) => ending,
        Err(wrongs) => return page(&ctx, &view, &directory, &fields, &wrongs),
    };
    let transfer = view.transfer.id;
    into_draft(&ctx, fields.key(), transfer, move |tx| store::put_office_ending(tx, transfer, ending)).await?;
    ctx.see_other(&format!("{}?done=added", view.path()))
}

fn read(voice: &Voice, directory: &Directory, fields: &Fields) -> Result<OfficeEnding, Wrongs> {
    let mut wrongs = Wrongs::default();
    let before: Vec<Id<Office>> = directory.before().collect();
    let office = one_of(fields.get("office"), &before).and_then(|one| one.ok_or(key("who-transfers-wrong-choice")));
    let office = office.map_err(|why| wrongs.add("office", voice.say(why))).ok();
    let heir = one_of(fields.get("heir"), &directory.after().collect::<Vec<_>>());
    let heir = heir.map_err(|why| wrongs.add("heir", voice.say(why))).ok();
    match (office, heir) {
        (Some(office), Some(Some(heir))) if office == heir => Err(Wrongs::at("heir", voice.say("who-transfers-wrong-own-heir"))),
        (Some(office), Some(heir)) => Ok(OfficeEnding { office, heir }),
        _ => Err(wrongs),
    }
}

fn page(ctx: &Ctx, view: &View, directory: &Directory, fields: &Fields, wrongs: &Wrongs) -> Answer<Response> {
    let voice = &ctx.voice;
    let option = |select: Select, id: Id<Office>| select.option(id.to_string(), view.office(voice, id));
    let office = directory.before().fold(Select::new(voice, "office", voice.say("who-transfers-office-ending-which")), option);
    let heir = Select::new(voice, "heir", voice.say("who-transfers-office-heir"))
        .first(voice.say("who-transfers-office-heir-none"))
        .unmarked();
    let heir = directory.after().fold(heir, option);
    view.sheet(ctx, voice.say("who-transfers-to-office-ending"), "office-endings", voice.say("who-transfers-add"))?
        .lead(voice.say("who-transfers-office-ending-lead"))
        .part(office.chosen(fields.get("office")).error(wrongs.of("office")))
        .part(heir.chosen(fields.get("heir")).error(wrongs.of("heir")))
        .answer(ctx, wrongs)
}
