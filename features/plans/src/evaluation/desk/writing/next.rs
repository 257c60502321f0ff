//! Where one goes after a sheet was handed in: to the next own one that waits, else to the list.

use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::Id;
use engawa_web::{Answer, Ctx, Visitor};

use super::model::{LIST, sheet_path};
use crate::evaluation::desk::Stand;
use crate::evaluation::model::{Round, Sheet, Step};
use crate::evaluation::reading;

/// On to the next sheet. The address says that one was handed in, and how many wait.
pub(super) async fn see(ctx: &Ctx, round: Id<Round>, done: Id<Sheet>) -> Answer<Response> {
    let visitor = ctx.signed_in()?.clone();
    let waiting = ctx.town.read(move |db| waiting(db, &visitor, round, done)).await?;
    match waiting.first() {
        Some(next) => ctx.see_other(&format!("{}?done=handed-in&count={}", sheet_path(*next), waiting.len())),
        None => ctx.see_other(&format!("{LIST}?done=handed-in")),
    }
}

/// The sheets of a round that wait for the visitor's section, beginning with the one behind that which is done.
fn waiting(db: &Db, visitor: &Visitor, round: Id<Round>, done: Id<Sheet>) -> Result<Vec<Id<Sheet>>, Fault> {
    let Some(view) = reading::round(db, round)? else { return Ok(Vec::new()) };
    let (mut before, mut behind) = (Vec::new(), Vec::new());
    let mut is_behind = false;
    for row in &view.rows {
        let is_mine = Stand::of(db, visitor, &row.carriers)?.turn(&row.sheet) == Some(Step::Section);
        is_behind |= row.sheet.id == done;
        if is_mine && row.sheet.id != done {
            if is_behind { behind.push(row.sheet.id) } else { before.push(row.sheet.id) }
        }
    }
    behind.extend(before);
    Ok(behind)
}
