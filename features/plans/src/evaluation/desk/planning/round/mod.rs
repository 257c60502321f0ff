//! One round: while it is prepared, what will be asked of whom; once its sheets are dealt out, who is where.

pub(super) mod list;
pub(super) mod ready;

use axum::extract::{Path, Query};
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_web::{Answer, Ctx, Face, Failure, RouteRow, Visitor};
use serde::Deserialize;

use super::super::{ALL_SHEETS, MAY, Stand};
use super::at;
use super::preview::preview;
use crate::evaluation::model::RoundState;
use crate::evaluation::reading::RoundView;
use crate::pages::Look;
use list::{Filter, Line, ListPage};
use ready::ReadyPage;

/// The page.
pub(super) const SHOW: RouteRow = RouteRow::get("/desk/evaluation/{round}", Face::Staff, MAY).asks(&["done", "state", "section"]);

/// What the address says beside the place.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    done: String,
    state: String,
    section: String,
}

/// Shows the round.
pub(super) async fn show(ctx: Ctx, Path(round): Path<String>, Query(asked): Query<Asked>) -> Answer<Response> {
    let view = at::round(&ctx, &round).await?;
    let is_planning = ctx.signed_in()?.holds(ALL_SHEETS);
    match view.round.state {
        RoundState::Preparing if is_planning => ready(&ctx, view, &asked).await,
        // What is still prepared is there for nobody else.
        RoundState::Preparing => Err(Failure::NotFound),
        RoundState::Open | RoundState::Frozen | RoundState::Published => list(&ctx, view, is_planning, &asked).await,
    }
}

async fn ready(ctx: &Ctx, view: RoundView, asked: &Asked) -> Answer<Response> {
    let (book, levels) = (view.book.clone(), view.round.setting.levels.clone());
    let preview = ctx.town.read(move |db| preview(db, &book, &levels)).await?;
    let page = ReadyPage::of(&Look::of(ctx), &view, &preview, &asked.done);
    ctx.page(&ctx.shell(page.title.clone()), &page)
}

async fn list(ctx: &Ctx, view: RoundView, is_planning: bool, asked: &Asked) -> Answer<Response> {
    let visitor = ctx.signed_in()?.clone();
    let (view, lines) = ctx.town.read(move |db| stand(db, view, &visitor)).await?;
    let known = list::Known {
        round: view.round,
        plan: view.book.plan,
        publications: view.publications,
        lines,
        is_planning,
        is_public: ctx.site.is_open(crate::pages::DOOR),
    };
    let page = ListPage::of(&Look::of(ctx), &known, &Filter::read(&asked.state, &asked.section), &asked.done);
    ctx.page(&ctx.shell(page.title.clone()), &page)
}

/// The sheets that a visitor sees, with how they stand to each.
fn stand(db: &Db, mut view: RoundView, visitor: &Visitor) -> Result<(RoundView, Vec<Line>), Fault> {
    let mut lines = Vec::new();
    for row in std::mem::take(&mut view.rows) {
        let stand = Stand::of(db, visitor, &row.carriers)?;
        if stand.sees() {
            lines.push(Line { row, stand });
        }
    }
    Ok((view, lines))
}
