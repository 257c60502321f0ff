//! Take a sheet in again that was left out; it can be left out again at any time, so nothing is asked before.

use axum::extract::Path;
use axum::response::Response;
use engawa_kernel::Channel;
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow};

use super::super::super::MAY_ALL;
use super::super::at::{self, review_path};
use super::super::refusals;
use crate::evaluation::sheet;

/// The deed.
pub(in super::super) const SUBMIT: RouteRow = RouteRow::post("/desk/sheets/{sheet}/taking-in", Face::Staff, MAY_ALL);

/// Takes it in.
pub(in super::super) async fn submit(ctx: Ctx, Path(sheet): Path<String>, fields: Fields) -> Answer<Response> {
    let met = at::sheet(&ctx, &sheet).await?;
    let (id, by) = (met.view.sheet.id, ctx.actor()?);
    let done = ctx.town.write(fields.key(), move |tx| sheet::take_in(tx, id, by.clone(), Channel::Web)).await;
    done.map_err(|refused| refusals::failure(&ctx.voice, refused))?;
    ctx.see_other(&format!("{}?done=taken-in", review_path(id)))
}
