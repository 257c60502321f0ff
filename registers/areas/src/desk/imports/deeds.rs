//! Say what the columns mean; confirm; put aside; undo.

use axum::extract::Path;
use axum::response::Response;
use engawa_db::{Fault, Tx};
use engawa_kernel::Channel;
use engawa_web::{Answer, Ctx, Face, Failure, Fields, RouteRow};

use super::super::MAY;
use super::show::{seen, staged};
use super::{import_of, path, store};
use crate::acts::{Refused, undo as undo_statement};
use crate::imports::{Staged, Target, confirm as confirm_import, discard as discard_import};

const fn post(path: &'static str) -> RouteRow {
    RouteRow::post(path, Face::Staff, MAY)
}

pub(super) const MAP: RouteRow = post("/desk/areas/imports/{import}/mapping").fields(&["column-*"]);
pub(super) const CONFIRM: RouteRow = post("/desk/areas/imports/{import}/confirmation").fields(&["seen"]);
pub(super) const DISCARD: RouteRow = post("/desk/areas/imports/{import}/discarding");
pub(super) const UNDO: RouteRow = post("/desk/areas/imports/{import}/undoing");

/// One that is neither confirmed nor put aside.
async fn open(ctx: &Ctx, id: &str) -> Answer<crate::imports::Import> {
    let import = import_of(ctx, id).await?;
    let is_open = import.statement.is_none() && import.discarded_at.is_none();
    if is_open { Ok(import) } else { Err(Failure::Refused { why: ctx.voice.say("areas-import-closed") }) }
}

pub(super) async fn map(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let import = open(&ctx, &id).await?;
    let Staged::Figures(table, _, _) = staged(&ctx, &import).await? else { return Err(Failure::NotFound) };
    let said = |place: usize| Target::parse(fields.get(&format!("column-{place}"))).unwrap_or(Target::Nothing).to_string();
    let columns: Vec<String> = (0..table.head.len()).map(said).collect();
    let id = import.id;
    ctx.town.write(fields.key(), move |tx: &mut Tx| store::put_columns(tx, id, &columns)).await?;
    ctx.see_other(&format!("{}?done=mapped", path(id)))
}

pub(super) async fn confirm(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let import = open(&ctx, &id).await?;
    let found = staged(&ctx, &import).await?;
    if seen(Some(&found)) != fields.get("seen") {
        return ctx.see_other(&format!("{}?done=changed", path(import.id)));
    }
    let by = ctx.actor()?;
    let done = if confirm_import(&ctx, fields.key(), &import, found, by).await?.is_ok() { "confirmed" } else { "nothing" };
    ctx.see_other(&format!("{}?done={done}", path(import.id)))
}

pub(super) async fn discard(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let id = open(&ctx, &id).await?.id;
    let discarded: Result<(), Fault> = ctx.town.write(fields.key(), move |tx| discard_import(tx, id)).await;
    discarded?;
    ctx.see_other("/desk/areas/imports")
}

pub(super) async fn undo(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let import = import_of(&ctx, &id).await?;
    let statement = import.statement.ok_or(Failure::NotFound)?;
    let by = ctx.actor()?;
    match ctx.town.write(fields.key(), move |tx| undo_statement(tx, statement, &by, Channel::Web)).await {
        Ok(()) => ctx.see_other(&format!("{}?done=undone", path(import.id))),
        Err(Refused::Fault(fault)) => Err(fault.into()),
        Err(_) => Err(Failure::Refused { why: ctx.voice.say("areas-import-closed") }),
    }
}
