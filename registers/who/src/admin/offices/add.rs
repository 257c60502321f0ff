//! Make an office in a section.

use axum::extract::Query;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::{Channel, Id};
use engawa_web::ui::{Field, Select, Width, read_day};
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow as Row};
use serde::Deserialize;

use super::super::{ADMINISTERS, sentences};
use super::offices_way;
use crate::model::Section;
use crate::offices::{self, OfficeToMake, TITLE_MAX, permission};
use crate::pages::look;
use crate::pages::sheet::{Sheet, Typed, Wrongs};

/// The form.
pub(super) const SHOW: Row = Row::get("/admin/offices/new", Face::Staff, ADMINISTERS).asks(&["section"]);
/// The deed.
pub(super) const SUBMIT: Row =
    Row::post("/admin/offices", Face::Staff, ADMINISTERS).fields(&["section", "title", "seats", "permission", "from"]);

/// For which section.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    section: String,
}

/// The form, with today as the first day.
pub(super) async fn show(ctx: Ctx, Query(asked): Query<Asked>) -> Answer<Response> {
    let today = look::typed(ctx.today());
    page(&ctx, Typed::fresh(&[("section", &asked.section), ("seats", "one"), ("from", &today)])).await
}

fn sections(db: &Db) -> Result<Vec<Section>, Fault> {
    let today = db.now().day();
    let mut all = offices::store::sections(db)?;
    all.retain(|section| !offices::are_over(section.days, today));
    Ok(all)
}

async fn page(ctx: &Ctx, typed: Typed) -> Answer<Response> {
    let voice = &ctx.voice;
    let say = |key| voice.say(key);
    let all = ctx.town.read(sections).await?;
    let select =
        Select::new(voice, "section", say("who-office-section")).chosen(typed.fields.get("section")).error(typed.wrong("section"));
    let select = all.iter().fold(select, |select, section| select.option(section.id.to_string(), section.name.as_str()));
    let title = Field::text(voice, "title", say("who-office-title")).value(typed.value("title")).error(typed.wrong("title"));
    let from = Field::day(voice, "from", say("who-appoint-from")).value(typed.value("from")).error(typed.wrong("from"));
    Sheet::new(ctx, offices_way(ctx), say("who-office-add-deed"), SUBMIT.path, say("who-office-add-deed"))?
        .part(select)
        .part(title.hint(say("who-office-title-hint")).width(Width::Middle).max(TITLE_MAX))
        .part(sentences::ask_seats(voice, &typed))
        .part(sentences::ask_permissions(voice, &typed))
        .part(from)
        .back(ctx.link("/admin/offices"))
        .answer(ctx, &typed.wrongs)
}

fn read(ctx: &Ctx, fields: &Fields) -> Result<OfficeToMake, Wrongs> {
    let mut wrongs = Wrongs::default();
    let section = Id::parse(fields.get("section"));
    if section.is_err() {
        wrongs.add("section", ctx.voice.say("who-office-section-wrong"));
    }
    let from_on = read_day(fields.get("from"));
    if from_on.is_none() {
        wrongs.add("from", ctx.voice.say("who-desk-day-wrong"));
    }
    match section {
        Ok(section) if wrongs.is_empty() => Ok(OfficeToMake {
            section,
            title: fields.get("title").to_owned(),
            is_single: fields.get("seats") != "several",
            permissions: fields.all("permission").into_iter().filter_map(permission).collect(),
            from_on,
        }),
        _ => Err(wrongs),
    }
}

/// Makes it.
pub(super) async fn submit(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let new = match read(&ctx, &fields) {
        Ok(new) => new,
        Err(wrongs) => return page(&ctx, Typed::back(fields, wrongs)).await,
    };
    let by = ctx.actor()?;
    let done = ctx.town.write(fields.key(), move |tx| offices::make_office(tx, &new, by.clone(), Channel::Web)).await;
    match done {
        Ok(_) => ctx.see_other("/admin/offices?done=office"),
        Err(refused) => {
            let wrongs = sentences::wrongs(&ctx.voice, refused)?;
            page(&ctx, Typed::back(fields, wrongs)).await
        }
    }
}
