//! Files beside an import: all rows that are not taken, all repairs, and a sample of a roster.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use engawa_web::tables::{Table, csv_answer};
use engawa_web::{Answer, Ctx, Voice};

use super::super::Looked;
use super::{OfOne, Seat, Shown, show};

/// All lines of a list.
const ALL: usize = usize::MAX;

type Listed = fn(&Voice, &Looked, usize) -> Table;

async fn file(ctx: &Ctx, seat: &Seat, id: &str, list: Listed, name: &str) -> Answer<Response> {
    let (import, _) = seat.import(ctx, id).await?;
    let looked = show::looked(ctx, seat, &import).await?;
    csv_answer(&list(&ctx.voice, &looked, ALL), name)
}

pub(super) async fn rejected_at_office(ctx: Ctx, Path((slug, id)): OfOne) -> Shown {
    file(&ctx, &Seat::office(&ctx, &slug).await?, &id, show::rejected, "rejected.csv").await
}

pub(super) async fn repairs_at_office(ctx: Ctx, Path((slug, id)): OfOne) -> Shown {
    file(&ctx, &Seat::office(&ctx, &slug).await?, &id, show::repairs, "repairs.csv").await
}

pub(super) async fn rejected_at_desk(ctx: Ctx, Path(id): Path<String>) -> Shown {
    file(&ctx, &Seat::Desk, &id, show::rejected, "rejected.csv").await
}

pub(super) async fn repairs_at_desk(ctx: Ctx, Path(id): Path<String>) -> Shown {
    file(&ctx, &Seat::Desk, &id, show::repairs, "repairs.csv").await
}

/// What a roster may look like, with names that nobody has.
const SAMPLE: &[u8] = include_bytes!("../../../sample/roster-file.csv");

fn sample() -> Shown {
    let kind = (header::CONTENT_TYPE, "text/csv; charset=utf-8");
    let place = (header::CONTENT_DISPOSITION, "attachment; filename=\"roster.csv\"");
    Ok(([kind, place], SAMPLE).into_response())
}

pub(super) async fn sample_at_office(ctx: Ctx, Path(slug): Path<String>) -> Shown {
    Seat::office(&ctx, &slug).await?;
    sample()
}

pub(super) async fn sample_at_desk() -> Shown {
    sample()
}
