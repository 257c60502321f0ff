//! End an office after a day; who holds it then ends with it.

use axum::extract::Path;
use axum::response::Response;
use engawa_kernel::Channel;
use engawa_web::ui::{Field, read_day};
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow as Row};

use super::super::{ADMINISTERS, sentences};
use super::office::Known;
use super::offices_way;
use crate::offices;
use crate::pages::look;
use crate::pages::sheet::{Sheet, Typed, Wrongs};

/// The form.
pub(super) const SHOW: Row = Row::get("/admin/offices/{office}/end", Face::Staff, ADMINISTERS).shows(&["who_accounts.name"]);
/// The deed.
pub(super) const SUBMIT: Row =
    Row::post("/admin/offices/{office}/end", Face::Staff, ADMINISTERS).fields(&["last-day"]).shows(&["who_accounts.name"]);

/// The form, with today as the last day.
pub(super) async fn show(ctx: Ctx, Path(office): Path<String>) -> Answer<Response> {
    let known = Known::load(&ctx, SHOW.path, &office).await?;
    let today = look::typed(ctx.today());
    page(&ctx, &known, &Typed::fresh(&[("last-day", &today)]))
}

fn page(ctx: &Ctx, known: &Known, typed: &Typed) -> Answer<Response> {
    let voice = &ctx.voice;
    let say = |key| voice.say(key);
    let last = Field::day(voice, "last-day", say("who-end-last")).value(typed.value("last-day")).error(typed.wrong("last-day"));
    let way = offices_way(ctx).link(known.name(voice), ctx.link(&known.path()));
    Sheet::new(ctx, way, say("who-office-end"), &format!("{}/end", known.path()), say("who-end-deed"))?
        .lead(say("who-office-end-lead"))
        .facts(known.facts(voice))
        .part(last)
        .danger()
        .back(ctx.link(&known.path()))
        .answer(ctx, &typed.wrongs)
}

/// Ends it.
pub(super) async fn submit(ctx: Ctx, Path(office): Path<String>, fields: Fields) -> Answer<Response> {
    let known = Known::load(&ctx, SUBMIT.path, &office).await?;
    let Some(last_day) = read_day(fields.get("last-day")) else {
        let wrongs = Wrongs::at("last-day", ctx.voice.say("who-desk-day-wrong"));
        return page(&ctx, &known, &Typed::back(fields, wrongs));
    };
    let (by, id) = (ctx.actor()?, known.post.office.id);
    let done = ctx.town.write(fields.key(), move |tx| offices::end_office(tx, id, last_day, by.clone(), Channel::Web)).await;
    match done {
        Ok(()) => ctx.see_other("/admin/offices?done=ended"),
        Err(refused) => {
            let wrongs = sentences::wrongs(&ctx.voice, refused)?;
            page(&ctx, &known, &Typed::back(fields, wrongs))
        }
    }
}
