//! Which sections are in charge of an area: one takes charge, and a charge ends or is taken back.

use axum::extract::Path;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::{Channel, Day, Id};
use engawa_web::ui::{Definitions, Field, Picks, Select, read_day};
use engawa_web::{Answer, Ctx, Face, Failure, Fields, RouteRow, Said, key};
use engawa_who::Section;
use engawa_who::pages::sheet::{Sheet, Typed, Wrongs};

use super::wrongs::wrongs;
use super::{MAY, area_of, id, way};
use crate::acts::TEXT_MAX;
use crate::charges::store::charge;
use crate::charges::{Charge, NewCharge, charge_section, end_charge, withdraw_charge};
use crate::model::Area;
use crate::pages::look::days;

pub(super) const SHOW: RouteRow = RouteRow::get("/desk/areas/{area}/charges", Face::Staff, MAY);
pub(super) const SUBMIT: RouteRow =
    RouteRow::post("/desk/areas/{area}/charges", Face::Staff, MAY).fields(&["section", "from", "to", "source"]);
pub(super) const END: RouteRow = RouteRow::get("/desk/areas/{area}/charges/{charge}", Face::Staff, MAY);
pub(super) const END_SUBMIT: RouteRow =
    RouteRow::post("/desk/areas/{area}/charges/{charge}", Face::Staff, MAY).fields(&["how", "last-day", "reason"]);

fn path(area: &Area) -> String {
    format!("/desk/areas/{}", area.id)
}

/// Who is, was and will be in charge, each with the way to its end.
pub(super) fn listed(ctx: &Ctx, area: &Area, charges: &[Charge]) -> engawa_web::ui::Rows {
    let row = |charge: &Charge| {
        let row = engawa_web::ui::Row::new(charge.section_name.as_str()).below(charge.source.as_str());
        let row = days(&ctx.voice, charge.days(), ctx.today()).into_iter().fold(row, engawa_web::ui::Row::above);
        row.link(ctx.voice.say("areas-charge-end"), ctx.link(&format!("{}/charges/{}", path(area), charge.id)))
    };
    engawa_web::ui::Rows::new(charges.iter().map(row).collect(), ctx.voice.say("areas-charge-none"))
}

async fn sections(ctx: &Ctx) -> Answer<Vec<Section>> {
    let today = ctx.today();
    let read = move |db: &Db| engawa_who::sections_on(db, today);
    Ok(ctx.town.read(read).await?)
}

pub(super) async fn show(ctx: Ctx, Path(text): Path<String>) -> Answer<Response> {
    let area = area_of(&ctx, &text).await?;
    let today = ctx.today().to_string();
    page(&ctx, &area, &Typed::fresh(&[("from", &today)])).await
}

fn ask_day(ctx: &Ctx, typed: &Typed, name: &'static str, label: &'static str) -> Field {
    Field::day(&ctx.voice, name, ctx.voice.say(label)).value(typed.value(name)).error(typed.wrong(name))
}

async fn page(ctx: &Ctx, area: &Area, typed: &Typed) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let asked = Select::new(&ctx.voice, "section", say("areas-charge-section")).error(typed.wrong("section"));
    let asked = sections(ctx).await?.iter().fold(asked, |asked, one| asked.option(one.id.to_string(), one.name.as_str()));
    let source = Field::text(&ctx.voice, "source", say("areas-charge-source")).hint(say("areas-charge-source-hint"));
    let way = way(ctx).link(area.name.as_str(), ctx.link(&path(area)));
    Sheet::new(ctx, way, say("areas-charge-title"), &format!("{}/charges", path(area)), say("areas-charge-deed"))?
        .lead(say("areas-charge-lead"))
        .part(asked.chosen(typed.value("section")))
        .part(ask_day(ctx, typed, "from", key("areas-charge-from")))
        .part(ask_day(ctx, typed, "to", key("areas-charge-to")).hint(say("areas-charge-to-hint")).optional())
        .part(source.value(typed.value("source")).error(typed.wrong("source")).max(TEXT_MAX))
        .back(ctx.link(&path(area)))
        .answer(ctx, &typed.wrongs)
}

/// A day that must be there.
fn day(fields: &Fields, name: &'static str, sentence: &Said) -> Result<Day, Wrongs> {
    read_day(fields.trimmed(name)).ok_or_else(|| Wrongs::at(name, sentence.clone()))
}

fn read(ctx: &Ctx, area: &Area, fields: &Fields) -> Result<NewCharge, Wrongs> {
    let sentence = ctx.voice.say("areas-wrong-day");
    let section = Id::<Section>::parse(fields.trimmed("section"));
    let to = if fields.trimmed("to").is_empty() { None } else { Some(day(fields, "to", &sentence)?) };
    Ok(NewCharge {
        area: area.id,
        section: section.map_err(|_| Wrongs::at("section", ctx.voice.say("areas-wrong-section")))?,
        from: day(fields, "from", &sentence)?,
        to,
        source: fields.trimmed("source").to_owned(),
    })
}

pub(super) async fn submit(ctx: Ctx, Path(text): Path<String>, fields: Fields) -> Answer<Response> {
    let area = area_of(&ctx, &text).await?;
    let new = match read(&ctx, &area, &fields) {
        Ok(new) => new,
        Err(wrongs) => return page(&ctx, &area, &Typed::back(fields, wrongs)).await,
    };
    let by = ctx.actor()?;
    match ctx.town.write(fields.key(), move |tx| charge_section(tx, &new, &by, Channel::Web)).await {
        Ok(_) => ctx.see_other(&format!("{}?done=charge", path(&area))),
        Err(refused) => page(&ctx, &area, &Typed::back(fields, wrongs(&ctx.voice, refused)?)).await,
    }
}

/// A charge of the area of the address.
async fn charge_of(ctx: &Ctx, area: &str, text: &str) -> Answer<(Area, Charge)> {
    let area = area_of(ctx, area).await?;
    let id: Id<Charge> = id(text)?;
    let found: Result<Option<Charge>, Fault> = ctx.town.read(move |db| charge(db, id)).await;
    let found = found?.filter(|charge| charge.area == area.id).ok_or(Failure::NotFound)?;
    Ok((area, found))
}

pub(super) async fn show_end(ctx: Ctx, Path((area, text)): Path<(String, String)>) -> Answer<Response> {
    let (area, charge) = charge_of(&ctx, &area, &text).await?;
    let today = ctx.today().to_string();
    end_page(&ctx, &area, &charge, &Typed::fresh(&[("how", "end"), ("last-day", &today)]))
}

fn end_page(ctx: &Ctx, area: &Area, charge: &Charge, typed: &Typed) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let how = Picks::radios(&ctx.voice, "how", say("areas-charge-how")).pick("end", say("areas-charge-how-end")).pick_with_hint(
        "withdraw",
        say("areas-charge-how-withdraw"),
        say("areas-charge-reason-hint"),
    );
    let reason = Field::text(&ctx.voice, "reason", say("areas-charge-reason")).optional().max(TEXT_MAX);
    let facts = Definitions::new()
        .pair(say("areas-charge-section"), charge.section_name.as_str())
        .maybe(say("areas-column-days"), days(&ctx.voice, charge.days(), ctx.today()));
    let way = way(ctx).link(area.name.as_str(), ctx.link(&path(area)));
    let action = format!("{}/charges/{}", path(area), charge.id);
    Sheet::new(ctx, way, say("areas-charge-end"), &action, say("areas-charge-end-deed"))?
        .facts(facts)
        .part(how.chosen(typed.fields.get("how")).error(typed.wrong("how")))
        .part(
            ask_day(ctx, typed, "last-day", key("areas-charge-last"))
                .error(typed.wrong("last-day").or_else(|| typed.wrong("day")))
                .optional(),
        )
        .part(reason.value(typed.value("reason")).error(typed.wrong("reason")))
        .danger()
        .back(ctx.link(&path(area)))
        .answer(ctx, &typed.wrongs)
}

pub(super) async fn submit_end(ctx: Ctx, Path((area, text)): Path<(String, String)>, fields: Fields) -> Answer<Response> {
    let (area, charge) = charge_of(&ctx, &area, &text).await?;
    let last = match fields.get("how") {
        "end" => day(&fields, "last-day", &ctx.voice.say("areas-wrong-day")).map(Some),
        "withdraw" => Ok(None),
        _ => Err(Wrongs::at("how", ctx.voice.say("areas-wrong-how"))),
    };
    let last = match last {
        Ok(last) => last,
        Err(wrongs) => return end_page(&ctx, &area, &charge, &Typed::back(fields, wrongs)),
    };
    let (by, id, reason) = (ctx.actor()?, charge.id, fields.trimmed("reason").to_owned());
    let done = ctx.town.write(fields.key(), move |tx| match last {
        Some(last) => end_charge(tx, id, last, &by, Channel::Web),
        None => withdraw_charge(tx, id, &reason, &by, Channel::Web),
    });
    match done.await {
        Ok(()) => ctx.see_other(&format!("{}?done=charge", path(&area))),
        Err(refused) => end_page(&ctx, &area, &charge, &Typed::back(fields, wrongs(&ctx.voice, refused)?)),
    }
}
