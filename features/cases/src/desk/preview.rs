//! A draft as residents will see it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use engawa_web::ui::{Kicker, Tell};
use engawa_web::{Answer, Ctx, Face, Failure, RouteRow};

use super::MAY;
use super::at::{draft, path, programme_of, way};
use crate::holidays;
use crate::pages::sheet::Sheet;

/// The page.
pub(super) const SHOW: RouteRow = RouteRow::get("/desk/programmes/{programme}/preview", Face::Staff, MAY);

/// The page `templates/preview.html`.
#[derive(Template)]
#[template(path = "preview.html")]
struct PreviewPage {
    way: Kicker,
    tell: Tell,
    sheet: Sheet,
}

/// Shows it.
pub(super) async fn show(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    let (texts, draft) = draft(&ctx, &slug).await?;
    let voice = &ctx.voice;
    // A text that cannot be read has nothing to show; its page says why.
    let Some(programme) = programme_of(&draft).0 else {
        return Err(Failure::Refused { why: voice.say("cases-wrong-faulty") });
    };
    let calendar = ctx.town.read(holidays::calendar).await?;
    let page = PreviewPage {
        way: way(&ctx, Some(&texts)).link(voice.say("cases-draft"), ctx.link(&format!("{}/draft", path(&slug)))),
        tell: Tell::info(voice.say("cases-preview")),
        sheet: Sheet::of_text(&ctx, &programme, &calendar),
    };
    ctx.page(&ctx.shell(page.sheet.title.clone()), &page)
}
