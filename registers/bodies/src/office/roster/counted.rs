//! Count households of a group without naming anyone.

use axum::extract::Path;
use axum::response::Response;
use engawa_web::ui::{Field, Width};
use engawa_web::{Answer, Ctx, Fields, RouteRow, key};
use engawa_who::pages::sheet::{Typed, Wrongs};

use crate::deeds;
use crate::model::DeskRight;
use crate::office::acts::{act, judged, open_line, sheet};
use crate::office::{Entered, enter};
use engawa_parties::desk::forms::number;

/// The form.
pub(super) const SHOW: RouteRow = super::page("/office/{slug}/roster/counted");
/// The deed.
pub(super) const DEED: RouteRow = super::deed("/office/{slug}/roster/counted").fields(&["group", "count"]);

/// Asks for a group and a number.
pub(super) async fn show(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    form(&ctx, &at, &Typed::default())
}

fn form(ctx: &Ctx, at: &Entered, typed: &Typed) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let count = Field::number(&ctx.voice, "count", say("parties-counted-count"))
        .value(typed.value("count"))
        .error(typed.wrong("count"))
        .width(Width::Middle)
        .unit(say("parties-unit-households"));
    sheet(ctx, at, key("parties-counted"), ("/roster/counted", "/roster"), key("parties-counted-deed"))?
        .lead(say("parties-counted-lead"))
        .part(open_line(ctx, typed, "group", key("parties-entry-group")).hint(say("parties-entry-group-hint")))
        .part(count.hint(say("parties-counted-hint")))
        .answer(ctx, &typed.wrongs)
}

/// Writes the number.
pub(super) async fn submit(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let mut wrongs = Wrongs::default();
    let Some(count) = number(&ctx, &fields, "count", &mut wrongs) else {
        return form(&ctx, &at, &Typed::back(fields, wrongs));
    };
    let group = fields.trimmed("group").to_owned();
    let work = move |tx: &mut engawa_db::Tx, at: &Entered| deeds::count_unnamed(tx, at.body.id, &group, count, &at.by());
    match judged(&ctx, act(&ctx, &fields, &at, work).await)? {
        Ok(()) => ctx.see_other(&at.path("/roster?done=counted")),
        Err(wrongs) => form(&ctx, &at, &Typed::back(fields, wrongs)),
    }
}
