//! Make a section, in a town that began without a file of sections.

use axum::response::Response;
use engawa_kernel::Channel;
use engawa_web::ui::{Field, Width, read_day};
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow as Row};

use super::super::{ADMINISTERS, sentences};
use super::offices_way;
use crate::offices::{self, CODE_MAX, SectionToMake, TITLE_MAX};
use crate::pages::look;
use crate::pages::sheet::{Sheet, Typed, Wrongs};

/// The form.
pub(super) const SHOW: Row = Row::get("/admin/sections/new", Face::Staff, ADMINISTERS);
/// The deed.
pub(super) const SUBMIT: Row = Row::post("/admin/sections", Face::Staff, ADMINISTERS).fields(&["title", "code", "from"]);

/// The form, with today as the first day.
pub(super) async fn show(ctx: Ctx) -> Answer<Response> {
    let today = look::typed(ctx.today());
    page(&ctx, &Typed::fresh(&[("from", &today)]))
}

fn page(ctx: &Ctx, typed: &Typed) -> Answer<Response> {
    let voice = &ctx.voice;
    let say = |key| voice.say(key);
    let name = Field::text(voice, "title", say("who-section-name")).value(typed.value("title")).error(typed.wrong("title"));
    let code = Field::text(voice, "code", say("who-section-code")).value(typed.value("code")).error(typed.wrong("code"));
    let from = Field::day(voice, "from", say("who-appoint-from")).value(typed.value("from")).error(typed.wrong("from"));
    Sheet::new(ctx, offices_way(ctx), say("who-section-add"), SUBMIT.path, say("who-section-add-deed"))?
        .lead(say("who-section-lead"))
        .part(name.width(Width::Middle).max(TITLE_MAX))
        .part(code.hint(say("who-section-code-hint")).width(Width::Middle).max(CODE_MAX))
        .part(from)
        .back(ctx.link("/admin/offices"))
        .answer(ctx, &typed.wrongs)
}

/// Makes it.
pub(super) async fn submit(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let Some(from_on) = read_day(fields.get("from")) else {
        let wrongs = Wrongs::at("from", ctx.voice.say("who-desk-day-wrong"));
        return page(&ctx, &Typed::back(fields, wrongs));
    };
    let new = SectionToMake { code: fields.get("code").to_owned(), name: fields.get("title").to_owned(), from_on: Some(from_on) };
    let by = ctx.actor()?;
    let done = ctx.town.write(fields.key(), move |tx| offices::make_section(tx, &new, by.clone(), Channel::Web)).await;
    match done {
        Ok(_) => ctx.see_other("/admin/offices?done=section"),
        Err(refused) => {
            let wrongs = sentences::wrongs(&ctx.voice, refused)?;
            page(&ctx, &Typed::back(fields, wrongs))
        }
    }
}
