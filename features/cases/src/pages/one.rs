//! One programme: who may, what it needs, how long it takes, whom to ask.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use engawa_web::{Answer, Ctx, Failure, Nav, RouteRow};

use super::sheet::Sheet;
use super::{list, page};
use crate::holidays;
use crate::inventory::one;

/// The page.
pub(super) const SHOW: RouteRow = page("/programmes/{programme}");

/// The page `templates/programme.html`.
#[derive(Template)]
#[template(path = "programme.html")]
struct OnePage {
    sheet: Sheet,
}

/// Shows it.
pub(super) async fn show(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    let today = ctx.today();
    let found = ctx.town.read(move |db| Ok::<_, engawa_db::Fault>((one(db, &slug, today)?, holidays::calendar(db)?))).await?;
    let (Some(known), calendar) = found else { return Err(Failure::NotFound) };
    if known.listed.statement.is_inside {
        return Err(Failure::NotFound);
    }
    let page = OnePage { sheet: Sheet::of_known(&ctx, &known, &calendar) };
    let shell = ctx.shell(page.sheet.title.clone()).current(Nav::Apply).crumb(ctx.voice.say("cases-list-title"), list::SHOW.path);
    ctx.page(&shell, &page)
}
