//! A household leaves, or was entered by mistake.

use axum::extract::Path;
use axum::response::Response;
use engawa_web::ui::{Definitions, Picks};
use engawa_web::{Answer, Ctx, Fields, RouteRow, key};
use engawa_who::pages::sheet::{Typed, Wrongs};

use super::entry::own;
use crate::deeds;
use crate::model::{DeskRight, Entry};
use crate::office::acts::{act, judged, note, sheet};
use crate::office::{Entered, enter};
use engawa_parties::desk::forms::{ask_day, day};

/// The question.
pub(super) const SHOW: RouteRow = super::page("/office/{slug}/roster/entries/{entry}/end");
/// The deed.
pub(super) const DEED: RouteRow = super::deed("/office/{slug}/roster/entries/{entry}/end").fields(&["how", "from"]);

/// Asks how and when.
pub(super) async fn show(ctx: Ctx, Path((slug, id)): Path<(String, String)>) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let entry = own(&ctx, &at, &id).await?;
    note(&ctx, SHOW.path, &at, std::slice::from_ref(&entry)).await?;
    let today = ctx.today().to_string();
    form(&ctx, &at, &entry, &Typed::fresh(&[("how", "end"), ("from", &today)]))
}

fn form(ctx: &Ctx, at: &Entered, entry: &Entry, typed: &Typed) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let how = Picks::radios(&ctx.voice, "how", say("parties-leaving-how"))
        .pick_with_hint("end", say("parties-leaving-end"), say("parties-leaving-end-hint"))
        .pick_with_hint("withdraw", say("parties-leaving-withdraw"), say("parties-leaving-withdraw-hint"))
        .chosen(typed.value("how"))
        .error(typed.wrong("how"));
    let back = format!("/roster/entries/{}", entry.id);
    sheet(ctx, at, key("parties-entry-leave"), (&format!("{back}/end"), &back), key("parties-leaving-deed"))?
        .facts(Definitions::new().pair(say("parties-entry-label"), entry.said.label.as_str()))
        .part(how)
        .part(ask_day(ctx, typed, "from", key("parties-leaving-last")))
        .answer(ctx, &typed.wrongs)
}

/// Writes the end.
pub(super) async fn submit(ctx: Ctx, Path((slug, id)): Path<(String, String)>, fields: Fields) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let entry = own(&ctx, &at, &id).await?;
    let (mut wrongs, id) = (Wrongs::default(), entry.id);
    let taken_back = fields.get("how") == "withdraw";
    let last = if taken_back { Some(ctx.today()) } else { day(&ctx, &fields, "from", &mut wrongs) };
    let Some(last) = last else { return form(&ctx, &at, &entry, &Typed::back(fields, wrongs)) };
    let work = move |tx: &mut engawa_db::Tx, at: &Entered| {
        if taken_back {
            deeds::withdraw_entry(tx, at.body.id, id, &at.by())
        } else {
            deeds::end_entry(tx, at.body.id, id, last, &at.by())
        }
    };
    match judged(&ctx, act(&ctx, &fields, &at, work).await)? {
        Ok(()) => ctx.see_other(&at.path("/roster?done=ended")),
        Err(wrongs) => form(&ctx, &at, &entry, &Typed::back(fields, wrongs)),
    }
}
