//! The sheets that wait for a visitor, and which of them comes next.

use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::{Day, FiscalYear, Id};
use engawa_web::{Answer, Ctx, Visitor};

use super::super::Stand;
use super::super::writing::model::sheet_path;
use super::at::{review_path, round_path};
use crate::evaluation::model::{Round, RoundState, Sheet, SheetState, Step};
use crate::evaluation::reading::{self, RoundView, SheetRow};
use crate::model::{Node, SectionName};

/// A sheet that waits for someone.
#[derive(Debug, Clone)]
pub(super) struct Waiting {
    pub(super) sheet: Id<Sheet>,
    pub(super) state: SheetState,
    pub(super) step: Step,
    pub(super) node: Option<Node>,
    pub(super) carriers: Vec<SectionName>,
    pub(super) year: FiscalYear,
    pub(super) due: Day,
}

impl Waiting {
    /// Where it is done.
    pub(super) fn path(&self) -> String {
        if self.step == Step::Section { sheet_path(self.sheet) } else { review_path(self.sheet) }
    }
}

/// The sheets of a round that wait for a visitor.
pub(super) fn of_round(db: &Db, visitor: &Visitor, view: &RoundView) -> Result<Vec<Waiting>, Fault> {
    let mut all = Vec::new();
    if !matches!(view.round.state, RoundState::Open | RoundState::Frozen) {
        return Ok(all);
    }
    for row in &view.rows {
        let step = Stand::of(db, visitor, &row.carriers)?.waits(&row.sheet);
        all.extend(step.map(|step| waiting(&view.round, row, step)));
    }
    Ok(all)
}

fn waiting(round: &Round, row: &SheetRow, step: Step) -> Waiting {
    Waiting {
        sheet: row.sheet.id,
        state: row.sheet.state,
        step,
        node: row.node.clone(),
        carriers: row.carriers.clone(),
        year: round.year,
        due: round.setting.due(step),
    }
}

/// On to the next sheet of the round at which it is the visitor's turn as the same, or to the list when none is left.
pub(super) async fn go_on(ctx: &Ctx, round: Id<Round>, from: Id<Sheet>, step: Step, done: &str) -> Answer<Response> {
    let visitor = ctx.signed_in()?.clone();
    let next = ctx.town.read(move |db| next(db, &visitor, round, from, step)).await?;
    let path = next.map_or_else(|| round_path(round), review_path);
    ctx.see_other(&format!("{path}?done={done}"))
}

/// The next in the order of the plan; after the last one it begins again.
fn next(db: &Db, visitor: &Visitor, round: Id<Round>, from: Id<Sheet>, step: Step) -> Result<Option<Id<Sheet>>, Fault> {
    let Some(view) = reading::round(db, round)? else { return Ok(None) };
    let at = view.rows.iter().position(|row| row.sheet.id == from).map_or(0, |at| at + 1);
    let (before, after) = view.rows.split_at(at);
    for row in after.iter().chain(before).filter(|row| row.sheet.id != from) {
        if row.sheet.state.turn() == Some(step) && Stand::of(db, visitor, &row.carriers)?.turn(&row.sheet) == Some(step) {
            return Ok(Some(row.sheet.id));
        }
    }
    Ok(None)
}
