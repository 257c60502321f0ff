//! The public page of the body, kept by the body itself under the rules of the clerk's form.

use axum::extract::Path;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_web::{Answer, Ctx, Fields, Rooms, RouteRow, ToDo, Voice, key};
use engawa_who::pages::sheet::Typed;

use super::acts::{act, judged, sheet};
use super::{Entered, PartShown, enter};
use crate::deeds;
use crate::model::DeskRight;
use crate::store;
use engawa_parties::desk::public;

/// The form.
const SHOW: RouteRow = super::page("/office/{slug}/page");
/// The deed.
const DEED: RouteRow = super::deed("/office/{slug}/page").fields(public::FIELDS);

/// After so many days the home asks whether the page still holds.
const STALE_DAYS: i64 = 365;

/// The pages.
pub(super) fn routes() -> Rooms {
    Rooms::new().row(SHOW, show).row(DEED, submit)
}

/// The card of the public page on the home: since when it is current, and a word when that is long ago.
pub(super) fn part(db: &Db, at: &Entered, voice: &Voice) -> Result<PartShown, Fault> {
    let kept = store::bodies::public_kept_on(db, at.body.id)?;
    let path = at.path("/page");
    let is_stale = kept.is_none_or(|day| day.plus_days(STALE_DAYS) < db.now().day());
    let todo = ToDo { what: voice.say("parties-page-stale"), about: None, due: None, path: path.clone() };
    let text = kept.map_or_else(
        || voice.say("parties-office-public-text"),
        |day| voice.say_with("parties-page-kept", &[("day", voice.full_day(day).into())]),
    );
    let todos = if is_stale && at.keeps() { vec![todo] } else { Vec::new() };
    Ok(PartShown { title: voice.say("parties-office-public"), text, path, todos })
}

async fn show(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let body = at.body.id;
    let known = ctx.town.read(move |db| store::bodies::public_of(db, body)).await?;
    form(&ctx, &at, &public::known(&known))
}

fn form(ctx: &Ctx, at: &Entered, typed: &Typed) -> Answer<Response> {
    let sheet = sheet(ctx, at, key("parties-office-public"), ("/page", ""), key("parties-page-deed"))?;
    let sheet = public::questions(ctx, typed, sheet);
    let link = ctx.link(&format!("/organizations/{}", at.body.slug));
    sheet.other(ctx.voice.say("parties-page-look"), link).answer(ctx, &typed.wrongs)
}

async fn submit(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let new = public::read(&fields);
    let work = move |tx: &mut engawa_db::Tx, at: &Entered| Ok(deeds::set_public(tx, at.body.id, &new, &at.by())?);
    match judged(&ctx, act(&ctx, &fields, &at, work).await)? {
        Ok(()) => ctx.see_other(&at.path("?done=page")),
        Err(wrongs) => form(&ctx, &at, &Typed::back(fields, wrongs)),
    }
}
