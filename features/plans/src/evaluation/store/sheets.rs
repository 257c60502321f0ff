//! SQL of sheets and of what stands in their fields.

use std::collections::HashMap;

use engawa_db::{Cells, Db, Fault, FromRow, Tx};
use engawa_kernel::{Choice, Id, Seq};
use engawa_who::Section;

use crate::evaluation::model::{Answer, Round, Sheet, SheetState};
use crate::model::Node;

impl FromRow for Sheet {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, round, node, section) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        let state: String = cells.next()?;
        let state = SheetState::from_code(&state).ok_or_else(|| Fault::Row(format!("no state {state}")))?;
        Ok(Sheet { id, round, node, section, state, left_out: cells.next()? })
    }
}

/// A sheet.
pub(crate) fn sheet(db: &Db, id: Id<Sheet>) -> Result<Option<Sheet>, Fault> {
    db.first("select id, round_id, node_id, section_id, state, left_out from plans_sheets where id = $1", [id.into()])
}

/// The sheets of a round, in the order of the plan.
pub(crate) fn sheets_of(db: &Db, round: Id<Round>) -> Result<Vec<Sheet>, Fault> {
    db.all(
        "select id, round_id, node_id, section_id, state, left_out
           from plans_sheets
          where round_id = $1
          order by ordinal
          limit 10000",
        [round.into()],
    )
}

/// The sheet of an item in a round.
pub(crate) fn sheet_of(db: &Db, round: Id<Round>, node: Id<Node>) -> Result<Option<Sheet>, Fault> {
    db.first(
        "select id, round_id, node_id, section_id, state, left_out
           from plans_sheets
          where round_id = $1
            and node_id = $2",
        [round.into(), node.into()],
    )
}

/// The judged sheets of an item in years that are published, the latest first.
pub(crate) fn published_sheets_of(db: &Db, node: Id<Node>) -> Result<Vec<Sheet>, Fault> {
    db.all(
        "select s.id, s.round_id, s.node_id, s.section_id, s.state, s.left_out
           from plans_sheets s
           join plans_rounds r on r.id = s.round_id
          where s.node_id = $1
            and s.state = 'settled'
            and r.state = 'published'
          order by r.fiscal_year desc
          limit 100",
        [node.into()],
    )
}

/// A new sheet, with the section.
pub(crate) fn add_sheet(tx: &mut Tx, sheet: &Sheet, ordinal: i64) -> Result<(), Fault> {
    tx.run(
        "insert into plans_sheets (id, round_id, node_id, ordinal, section_id, state) values ($1, $2, $3, $4, $5, $6)",
        [
            sheet.id.into(),
            sheet.round.into(),
            sheet.node.into(),
            ordinal.into(),
            sheet.section.map(Id::any).into(),
            sheet.state.code().into(),
        ],
    )?;
    Ok(())
}

/// A sheet goes on to another state.
pub(crate) fn put_sheet_state(tx: &mut Tx, sheet: Id<Sheet>, state: SheetState) -> Result<(), Fault> {
    tx.run(
        "update plans_sheets
            set state = $1, left_out = null, left_out_seq = null
          where id = $2",
        [state.code().into(), sheet.into()],
    )?;
    Ok(())
}

/// A sheet is left out of the year; the record holds the reason, too.
pub(crate) fn leave_sheet_out(tx: &mut Tx, sheet: Id<Sheet>, reason: &str, seq: Seq) -> Result<(), Fault> {
    tx.run(
        "update plans_sheets
            set state = $1, left_out = $2, left_out_seq = $3
          where id = $4",
        [SheetState::LeftOut.code().into(), reason.into(), seq.into(), sheet.into()],
    )?;
    Ok(())
}

/// A sheet is given to a section.
pub(crate) fn put_section(tx: &mut Tx, sheet: Id<Sheet>, section: Id<Section>) -> Result<(), Fault> {
    tx.run("update plans_sheets set section_id = $1 where id = $2", [section.into(), sheet.into()])?;
    Ok(())
}

impl FromRow for Answer {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Answer { field: cells.next()?, number: cells.next()?, body: cells.next()?, written_at: cells.next()? })
    }
}

/// Everything that was ever written into the fields of a sheet: field by field, each from its first answer to the one that
/// stands.
pub(crate) fn answers_ever(db: &Db, sheet: Id<Sheet>) -> Result<Vec<Answer>, Fault> {
    db.all(
        "select field_code, number, body, written_at
           from plans_sheet_answers
          where sheet_id = $1
          order by field_code, number
          limit 100000",
        [sheet.into()],
    )
}

/// What stands in the fields of a sheet.
pub(crate) fn answers(db: &Db, sheet: Id<Sheet>) -> Result<Vec<Answer>, Fault> {
    let mut latest: Vec<Answer> = Vec::new();
    for answer in answers_ever(db, sheet)? {
        match latest.last_mut().filter(|before| before.field == answer.field) {
            Some(before) => *before = answer,
            None => latest.push(answer),
        }
    }
    Ok(latest)
}

/// Which sheets of a round have anything written on them, and how many fields.
pub(crate) fn fields_written(db: &Db, round: Id<Round>) -> Result<HashMap<Id<Sheet>, i64>, Fault> {
    let rows: Vec<(Id<Sheet>, i64)> = db.all(
        "select a.sheet_id, cast(count(distinct a.field_code) as bigint)
           from plans_sheet_answers a
           join plans_sheets s on s.id = a.sheet_id
          where s.round_id = $1
          group by a.sheet_id
          order by a.sheet_id
          limit 10000",
        [round.into()],
    )?;
    Ok(rows.into_iter().collect())
}

/// Something was written into a field; the number is one more than the last.
pub(crate) fn add_answer(tx: &mut Tx, sheet: Id<Sheet>, field: &str, number: i64, body: &str) -> Result<(), Fault> {
    let now = tx.now();
    tx.run(
        "insert into plans_sheet_answers (sheet_id, field_code, number, body, written_at) values ($1, $2, $3, $4, $5)",
        [sheet.into(), field.into(), number.into(), body.into(), now.into()],
    )?;
    Ok(())
}
