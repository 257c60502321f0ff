//! The term of an officer ends.

use axum::extract::Path;
use axum::response::Response;
use engawa_web::{Answer, Ctx, Fields, RouteRow, key};
use engawa_who::pages::sheet::{Typed, Wrongs};

use super::{deed, own, page};
use crate::deeds;
use crate::model::{DeskRight, Post};
use crate::office::acts::{act, judged, sheet};
use crate::office::{Entered, enter};
use crate::sentences::days;
use crate::store::officers::Officer;
use engawa_parties::desk::forms::{ask_day, day, line};

/// The form.
pub(super) const SHOW: RouteRow = page("/office/{slug}/officers/{tie}/ending");
/// The deed.
pub(super) const DEED: RouteRow = deed("/office/{slug}/officers/{tie}/ending").fields(&["from", "reason"]);

/// The form, with today.
pub(super) async fn show(ctx: Ctx, Path((slug, id)): Path<(String, String)>) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let (_, one, post) = own(&ctx, &at, (&id, SHOW.path)).await?;
    let today = ctx.today().to_string();
    form(&ctx, &at, (&one, &post), &Typed::fresh(&[("from", &today)]))
}

fn form(ctx: &Ctx, at: &Entered, (one, post): (&Officer, &Post), typed: &Typed) -> Answer<Response> {
    let back = format!("/officers/{}", one.office);
    let lead = [("name", one.name.as_str().into()), ("post", post.title.as_str().into())];
    let last = ask_day(ctx, typed, "from", key("parties-end-office-last"));
    let last = last.error(typed.wrong("from").or_else(|| typed.wrong("desk")));
    sheet(ctx, at, key("parties-end-office-title"), (&format!("{back}/ending"), &back), key("parties-end-office-deed"))?
        .lead(ctx.voice.say_with("parties-end-office-lead", &lead))
        .lead(days(&ctx.voice, one.term))
        .part(last)
        .part(line(ctx, typed, "reason", key("parties-end-office-reason")).optional())
        .danger()
        .answer(ctx, &typed.wrongs)
}

/// Ends it.
pub(super) async fn submit(ctx: Ctx, Path((slug, id)): Path<(String, String)>, fields: Fields) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let (_, one, post) = own(&ctx, &at, (&id, DEED.path)).await?;
    let mut wrongs = Wrongs::default();
    let Some(last) = day(&ctx, &fields, "from", &mut wrongs) else {
        return form(&ctx, &at, (&one, &post), &Typed::back(fields, wrongs));
    };
    let (office, reason) = (one.office, fields.get("reason").to_owned());
    let work = move |tx: &mut engawa_db::Tx, at: &Entered| deeds::end_office(tx, at.body.id, office, last, &reason, &at.by());
    match judged(&ctx, act(&ctx, &fields, &at, work).await)? {
        Ok(()) => ctx.see_other(&at.path("/officers?done=ended")),
        Err(wrongs) => form(&ctx, &at, (&one, &post), &Typed::back(fields, wrongs)),
    }
}
