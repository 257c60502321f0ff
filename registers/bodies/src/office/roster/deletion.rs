//! The body deletes what it keeps of its members, with a question before.

use axum::extract::Path;
use axum::response::Response;
use engawa_web::ui::{Definitions, Picks};
use engawa_web::{Answer, Ctx, Fields, RouteRow, key};
use engawa_who::pages::sheet::{Typed, Wrongs};

use super::{list, sums};
use crate::deeds;
use crate::model::DeskRight;
use crate::office::Entered;
use crate::office::acts::{act, judged, sheet};

/// The question.
pub(super) const SHOW: RouteRow = super::page("/office/{slug}/roster/deletion");
/// The deed.
pub(super) const DEED: RouteRow = super::deed("/office/{slug}/roster/deletion").fields(&["sure"]);

/// Asks once more, and says what stays.
pub(super) async fn show(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    let (at, entries) = list::read(&ctx, &slug, DeskRight::Keeps).await?;
    form(&ctx, &at, sums(&entries).households, &Typed::default())
}

fn form(ctx: &Ctx, at: &Entered, households: i64, typed: &Typed) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let sure = Picks::checks(&ctx.voice, "sure", say("parties-deletion-sure"))
        .pick("yes", say("parties-deletion-yes"))
        .error(typed.wrong("sure"));
    let count = ctx.voice.say_with("parties-roster-households", &[("count", households.into())]);
    sheet(ctx, at, key("parties-deletion"), ("/roster/deletion", "/roster"), key("parties-deletion-deed"))?
        .lead(say("parties-deletion-lead"))
        .lead(say("parties-deletion-stays"))
        .facts(Definitions::new().pair(say("parties-roster-all"), count))
        .part(sure)
        .danger()
        .answer(ctx, &typed.wrongs)
}

/// Deletes the roster.
pub(super) async fn submit(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer<Response> {
    let (at, entries) = list::read(&ctx, &slug, DeskRight::Keeps).await?;
    if fields.get("sure") != "yes" {
        let wrongs = Wrongs::at("sure", ctx.voice.say("parties-deletion-not-sure"));
        return form(&ctx, &at, sums(&entries).households, &Typed::back(fields, wrongs));
    }
    let work = |tx: &mut engawa_db::Tx, at: &Entered| deeds::delete_roster(tx, at.body.id, &at.by());
    match judged(&ctx, act(&ctx, &fields, &at, work).await)? {
        Ok(()) => ctx.see_other(&at.path("/roster?done=deleted")),
        Err(wrongs) => form(&ctx, &at, sums(&entries).households, &Typed::back(fields, wrongs)),
    }
}
