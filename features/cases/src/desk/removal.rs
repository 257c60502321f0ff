//! Throw a draft away; asked once. What holds stays as it is.

use axum::extract::Path;
use axum::response::Response;
use engawa_web::ui::{Button, FormFoot};
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow};

use super::MAY;
use super::at::{LIST, draft, failure, path, way};
use super::page::{DeskPage, Form};
use crate::by::By;
use crate::programmes::discard;

const PATH: &str = "/desk/programmes/{programme}/removal";

/// Asks.
pub(super) const SHOW: RouteRow = RouteRow::get(PATH, Face::Staff, MAY);
/// The deed.
pub(super) const SUBMIT: RouteRow = RouteRow::post(PATH, Face::Staff, MAY).fields(&["seen"]);

/// Asks.
pub(super) async fn show(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    let (texts, draft) = draft(&ctx, &slug).await?;
    let voice = &ctx.voice;
    let form = Form {
        head: ctx.form(&format!("{}/removal", path(&slug)))?,
        seen: Some(draft.revision.to_string()),
        has_file: false,
        asks: Vec::new(),
        foot: FormFoot::new(Button::submit(voice.say("cases-removal-deed")).danger())
            .other(voice.say("cases-back-draft"), ctx.link(&format!("{}/draft", path(&slug)))),
    };
    DeskPage::new(&ctx, way(&ctx, Some(&texts)), voice.say("cases-to-removal"))
        .lead(voice.say("cases-removal-lead"))
        .form(&ctx, form, None)
        .answer(&ctx)
}

/// Throws it away.
pub(super) async fn submit(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer<Response> {
    let (by, seen) = (By::of(&ctx)?, fields.get("seen").parse().unwrap_or(-1));
    match ctx.town.write(fields.key(), move |tx| discard(tx, &slug, seen, &by)).await {
        Ok(()) => ctx.see_other(&format!("{LIST}?done=removed")),
        Err(refused) => Err(failure(&ctx, refused)),
    }
}
