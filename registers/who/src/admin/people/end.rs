//! End an appointment after a day that is chosen, or take back one that has not begun.

use axum::extract::Path;
use axum::response::Response;
use engawa_kernel::{Channel, Id};
use engawa_web::ui::{Definitions, Field, read_day};
use engawa_web::{Answer, Ctx, Face, Failure, Fields, RouteRow as Row};

use super::super::store::{Stand, Tenure};
use super::super::{ADMINISTERS, sentences};
use super::person::Person;
use crate::offices::{self, Appointment};
use crate::pages::look;
use crate::pages::sheet::{Sheet, Typed, Wrongs};

/// The form.
pub(super) const SHOW: Row =
    Row::get("/admin/people/{account}/appointments/{appointment}", Face::Staff, ADMINISTERS).shows(look::PEOPLE);
/// The deed.
pub(super) const SUBMIT: Row = Row::post("/admin/people/{account}/appointments/{appointment}/end", Face::Staff, ADMINISTERS)
    .fields(&["last-day"])
    .shows(look::PEOPLE);

pub(super) fn path(person: &Person, tenure: &Tenure) -> String {
    format!("{}/appointments/{}", person.path(), tenure.appointment.id)
}

/// The form, with today as the last day.
pub(super) async fn show(ctx: Ctx, Path((account, appointment)): Path<(String, String)>) -> Answer<Response> {
    let person = Person::load(&ctx, SHOW.path, &account).await?;
    let tenure = of(&person, &appointment)?;
    let today = look::typed(ctx.today());
    page(&ctx, &person, &tenure, &Typed::fresh(&[("last-day", &today)]))
}

/// One of the appointments of this very person.
fn of(person: &Person, appointment: &str) -> Answer<Tenure> {
    let id: Id<Appointment> = look::id(appointment)?;
    person.tenures.iter().find(|tenure| tenure.appointment.id == id).cloned().ok_or(Failure::NotFound)
}

fn page(ctx: &Ctx, person: &Person, tenure: &Tenure, typed: &Typed) -> Answer<Response> {
    let voice = &ctx.voice;
    let say = |key| voice.say(key);
    let is_coming = tenure.stand(ctx.today()) == Stand::Coming;
    let lead = if is_coming { say("who-end-coming") } else { say("who-end-lead") };
    let facts = Definitions::new()
        .wide()
        .pair(say("who-people-name"), person.account.name.as_str())
        .pair(say("who-appoint-office"), look::office(voice, &tenure.section_name, &tenure.title))
        .pair(say("who-end-days"), look::days(voice, tenure.days()));
    let last = Field::day(voice, "last-day", say("who-end-last")).value(typed.value("last-day")).error(typed.wrong("last-day"));
    let deed = format!("{}/end", path(person, tenure));
    Sheet::new(ctx, person.way(ctx), say("who-end-title"), &deed, say("who-end-deed"))?
        .lead(lead)
        .facts(facts)
        .part(last.hint(say("who-end-last-hint")))
        .danger()
        .back(ctx.link(&person.path()))
        .answer(ctx, &typed.wrongs)
}

/// Ends it.
pub(super) async fn submit(ctx: Ctx, Path((account, appointment)): Path<(String, String)>, fields: Fields) -> Answer<Response> {
    let person = Person::load(&ctx, SUBMIT.path, &account).await?;
    let tenure = of(&person, &appointment)?;
    let Some(last_day) = read_day(fields.get("last-day")) else {
        let wrongs = Wrongs::at("last-day", ctx.voice.say("who-desk-day-wrong"));
        return page(&ctx, &person, &tenure, &Typed::back(fields, wrongs));
    };
    let (by, id) = (ctx.actor()?, tenure.appointment.id);
    let done = ctx.town.write(fields.key(), move |tx| offices::end_appointment(tx, id, last_day, by.clone(), Channel::Web)).await;
    match done {
        Ok(()) => ctx.see_other(&format!("{}?done=ended", person.path())),
        Err(refused) => {
            let wrongs = sentences::wrongs(&ctx.voice, refused)?;
            page(&ctx, &person, &tenure, &Typed::back(fields, wrongs))
        }
    }
}
