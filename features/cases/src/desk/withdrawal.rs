//! End a programme from a day on, with a reason. Every text of it stays readable.

use axum::extract::Path;
use axum::response::Response;
use engawa_web::ui::{Button, Field, FormFoot, read_day};
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow, Said};

use super::MAY;
use super::at::{failure, path, texts, way};
use super::page::{Ask, DeskPage, Form};
use crate::by::By;
use crate::programmes::file::TEXT_MAX;
use crate::programmes::{Refused, withdraw};

const PATH: &str = "/desk/programmes/{programme}/withdrawal";

/// Asks.
pub(super) const SHOW: RouteRow = RouteRow::get(PATH, Face::Staff, MAY);
/// The deed.
pub(super) const SUBMIT: RouteRow = RouteRow::post(PATH, Face::Staff, MAY).fields(&["from", "reason"]);

#[derive(Default)]
struct Typed {
    from: String,
    reason: String,
    wrong_from: Option<Said>,
    wrong_reason: Option<Said>,
}

/// Asks.
pub(super) async fn show(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    page(&ctx, &slug, Typed { from: ctx.today().to_string(), ..Typed::default() }).await
}

async fn page(ctx: &Ctx, slug: &str, typed: Typed) -> Answer<Response> {
    let texts = texts(ctx, slug).await?;
    let voice = &ctx.voice;
    let from = Field::day(voice, "from", voice.say("cases-withdrawal-from")).value(typed.from).error(typed.wrong_from);
    let reason = Field::lines(voice, "reason", voice.say("cases-withdrawal-reason"), 4)
        .hint(voice.say("cases-withdrawal-reason-hint"))
        .value(typed.reason)
        .error(typed.wrong_reason)
        .max(TEXT_MAX);
    let form = Form {
        head: ctx.form(&format!("{}/withdrawal", path(slug)))?,
        seen: None,
        has_file: false,
        asks: vec![Ask::Field(Box::new(from)), Ask::Field(Box::new(reason))],
        foot: FormFoot::new(Button::submit(voice.say("cases-withdrawal-deed")).danger())
            .other(voice.say("cases-back"), ctx.link(&path(slug))),
    };
    DeskPage::new(ctx, way(ctx, Some(&texts)), voice.say("cases-withdrawal"))
        .lead(voice.say("cases-withdrawal-lead"))
        .form(ctx, form, None)
        .answer(ctx)
}

/// Ends it.
pub(super) async fn submit(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer<Response> {
    let voice = &ctx.voice;
    let typed = Typed { from: fields.trimmed("from").into(), reason: fields.get("reason").into(), ..Typed::default() };
    let Some(from) = read_day(&typed.from) else {
        return page(&ctx, &slug, Typed { wrong_from: Some(voice.say("cases-wrong-day")), ..typed }).await;
    };
    let (by, of, reason) = (By::of(&ctx)?, slug.clone(), typed.reason.clone());
    match ctx.town.write(fields.key(), move |tx| withdraw(tx, &of, from, &reason, &by)).await {
        Ok(()) => ctx.see_other(&format!("{}?done=withdrawn", path(&slug))),
        Err(Refused::Past) => page(&ctx, &slug, Typed { wrong_from: Some(voice.say("cases-wrong-past")), ..typed }).await,
        Err(Refused::NotInForce) => {
            page(&ctx, &slug, Typed { wrong_from: Some(voice.say("cases-wrong-not-in-force")), ..typed }).await
        }
        Err(Refused::NoReason) => page(&ctx, &slug, Typed { wrong_reason: Some(voice.say("cases-wrong-reason")), ..typed }).await,
        Err(Refused::TooLong) => page(&ctx, &slug, Typed { wrong_reason: Some(voice.say("cases-wrong-too-long")), ..typed }).await,
        Err(refused) => Err(failure(&ctx, refused)),
    }
}
