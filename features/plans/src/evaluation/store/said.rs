//! SQL of what the steps said on a sheet: grades, remarks, comments from outside.

use engawa_db::{Cells, Db, Fault, FromRow, Tx};
use engawa_kernel::{Choice, Id, Seq};

use crate::evaluation::model::{Comment, Evaluation, Remark, Round, Sheet, Step};

fn step(code: &str) -> Result<Step, Fault> {
    Step::from_code(code).ok_or_else(|| Fault::Row(format!("no step {code}")))
}

impl FromRow for Evaluation {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let code: String = cells.next()?;
        Ok(Evaluation {
            step: step(&code)?,
            number: cells.next()?,
            grade: cells.next()?,
            proposed: cells.next()?,
            percent: cells.next()?,
            reason: cells.next()?,
            proxy: cells.next()?,
            seq: cells.next()?,
            decided_on: cells.next()?,
        })
    }
}

/// All grades that were given on a sheet, in the order in which they were given.
pub(crate) fn evaluations(db: &Db, sheet: Id<Sheet>) -> Result<Vec<Evaluation>, Fault> {
    db.all(
        "select step, number, grade, proposed, percent, reason, proxy, seq, decided_on
           from plans_evaluations
          where sheet_id = $1
          order by seq
          limit 1000",
        [sheet.into()],
    )
}

/// An evaluation with its sheet.
pub(crate) struct EvaluationOf {
    pub(crate) sheet: Id<Sheet>,
    pub(crate) evaluation: Evaluation,
}

impl FromRow for EvaluationOf {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(EvaluationOf { sheet: cells.next()?, evaluation: Evaluation::from_row(cells)? })
    }
}

/// All grades that were given in a round, in the order in which they were given.
pub(crate) fn evaluations_of_round(db: &Db, round: Id<Round>) -> Result<Vec<EvaluationOf>, Fault> {
    db.all(
        "select e.sheet_id, e.step, e.number, e.grade, e.proposed, e.percent, e.reason, e.proxy, e.seq, e.decided_on
           from plans_evaluations e
           join plans_sheets s on s.id = e.sheet_id
          where s.round_id = $1
          order by e.seq
          limit 100000",
        [round.into()],
    )
}

/// A step gave a grade.
pub(crate) fn add_evaluation(tx: &mut Tx, sheet: Id<Sheet>, new: &Evaluation) -> Result<(), Fault> {
    tx.run(
        "insert into plans_evaluations
           (sheet_id, step, number, grade, proposed, percent, reason, proxy, seq, decided_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        [
            sheet.into(),
            new.step.code().into(),
            new.number.into(),
            new.grade.into(),
            new.proposed.into(),
            new.percent.into(),
            new.reason.clone().into(),
            new.proxy.clone().into(),
            new.seq.into(),
            new.decided_on.into(),
        ],
    )?;
    Ok(())
}

impl FromRow for Remark {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (number, code) = (cells.next()?, cells.next::<String>()?);
        Ok(Remark {
            number,
            step: step(&code)?,
            field: cells.next()?,
            body: cells.next()?,
            made_on: cells.next()?,
            is_settled: cells.next()?,
        })
    }
}

/// The remarks on a sheet, the earliest first.
pub(crate) fn remarks(db: &Db, sheet: Id<Sheet>) -> Result<Vec<Remark>, Fault> {
    db.all(
        "select number, step, field_code, body, made_on, is_settled
           from plans_sheet_remarks
          where sheet_id = $1
          order by number
          limit 1000",
        [sheet.into()],
    )
}

/// Something is to be put right on a sheet.
pub(crate) fn add_remark(tx: &mut Tx, sheet: Id<Sheet>, new: &Remark, seq: Seq) -> Result<(), Fault> {
    tx.run(
        "insert into plans_sheet_remarks (sheet_id, number, step, field_code, body, seq, made_on, is_settled)
         values ($1, $2, $3, $4, $5, $6, $7, 0)",
        [
            sheet.into(),
            new.number.into(),
            new.step.code().into(),
            (&new.field).into(),
            (&new.body).into(),
            seq.into(),
            new.made_on.into(),
        ],
    )?;
    Ok(())
}

/// The sheet was handed in again: what was asked is answered.
pub(crate) fn settle_remarks(tx: &mut Tx, sheet: Id<Sheet>) -> Result<(), Fault> {
    tx.run("update plans_sheet_remarks set is_settled = 1 where sheet_id = $1", [sheet.into()])?;
    Ok(())
}

impl FromRow for Comment {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Comment {
            number: cells.next()?,
            by_whom: cells.next()?,
            body: cells.next()?,
            made_on: cells.next()?,
            answer: cells.next()?,
            answered_on: cells.next()?,
        })
    }
}

/// What people from outside said on a sheet, the earliest first.
pub(crate) fn comments(db: &Db, sheet: Id<Sheet>) -> Result<Vec<Comment>, Fault> {
    db.all(
        "select number, by_whom, body, made_on, answer, answered_on
           from plans_sheet_comments
          where sheet_id = $1
          order by number
          limit 1000",
        [sheet.into()],
    )
}

/// People from outside said something.
pub(crate) fn add_comment(tx: &mut Tx, sheet: Id<Sheet>, new: &Comment, seq: Seq) -> Result<(), Fault> {
    tx.run(
        "insert into plans_sheet_comments (sheet_id, number, by_whom, body, seq, made_on) values ($1, $2, $3, $4, $5, $6)",
        [sheet.into(), new.number.into(), (&new.by_whom).into(), (&new.body).into(), seq.into(), new.made_on.into()],
    )?;
    Ok(())
}

/// The section answers.
pub(crate) fn put_comment_answer(tx: &mut Tx, sheet: Id<Sheet>, number: i64, answer: &str, seq: Seq) -> Result<(), Fault> {
    let today = tx.now().day();
    tx.run(
        "update plans_sheet_comments
            set answer = $1, answer_seq = $2, answered_on = $3
          where sheet_id = $4
            and number = $5",
        [answer.into(), seq.into(), today.into(), sheet.into(), number.into()],
    )?;
    Ok(())
}

/// The details of a record were erased: every reason, remark and comment that it told goes from the pages too,
/// a reason also from the field in which it was written.
pub(crate) fn forget_words(tx: &mut Tx, seq: Seq) -> Result<(), Fault> {
    for sql in [
        "update plans_sheet_answers
            set body = ''
          where field_code = 'grade-reason'
            and sheet_id in (select sheet_id from plans_evaluations where seq = $1)",
        "update plans_evaluations set reason = null, proxy = null where seq = $1",
        "update plans_sheet_remarks set body = '' where seq = $1",
        "update plans_sheet_comments set body = '', by_whom = '' where seq = $1",
        "update plans_sheet_comments set answer = null where answer_seq = $1",
        "update plans_sheets set left_out = null where left_out_seq = $1",
        "update plans_publications set reason = null where withdrawn_seq = $1",
    ] {
        tx.run(sql, [seq.into()])?;
    }
    Ok(())
}
