//! Put a reading aside; asked once. Nothing of it was anywhere but here.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_web::ui::{Button, ErrorSummary, FormFoot};
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow};

use super::MAY;
use super::at::{by, failure, path, reading, way};
use super::page::{AskPage, Form};
use crate::readings::act::put_aside;
use crate::readings::refused::Refused;

const PATH: &str = "/desk/plans/readings/{reading}/removal";

/// Asks.
pub(super) const SHOW: RouteRow = RouteRow::get(PATH, Face::Staff, MAY);
/// The deed.
pub(super) const SUBMIT: RouteRow = RouteRow::post(PATH, Face::Staff, MAY);

/// Asks.
pub(super) async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let reading = reading(&ctx, &id).await?;
    if reading.is_aside || reading.laid_seq.is_some() {
        return Err(failure(&ctx, Refused::Closed));
    }
    let voice = &ctx.voice;
    let foot = FormFoot::new(Button::submit(voice.say("plans-reading-aside-deed")).danger())
        .other(voice.say("plans-reading-back"), ctx.link(&path(reading.id)));
    let head = ctx.form(&format!("{}/removal", path(reading.id)))?;
    let page = AskPage {
        errors: ErrorSummary::of(voice, &[]),
        way: way(&ctx, Some(&reading)),
        title: voice.say("plans-reading-to-aside"),
        lead: Some(voice.say("plans-reading-aside-lead")),
        tells: Vec::new(),
        form: Some(Form { head, seen: String::new(), asks: Vec::new(), foot }),
        tables: Vec::new(),
    };
    page.answer(&ctx, StatusCode::OK)
}

/// Puts it aside.
pub(super) async fn submit(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let of = reading(&ctx, &id).await?.id;
    let by = by(&ctx)?;
    match ctx.town.write(fields.key(), move |tx| put_aside(tx, of, &by)).await {
        Ok(()) => ctx.see_other(&format!("{}?done=aside", path(of))),
        Err(refused) => Err(failure(&ctx, refused)),
    }
}
