//! Cursors of later reactions, and jobs: SQL of the runner.

use engawa_db::{Cells, Db, Fault, FromRow, Tx};
use engawa_kernel::{Moment, Seq};

pub(crate) fn cursor(db: &Db, reaction: &str) -> Result<Option<(Seq, i64, Moment)>, Fault> {
    db.first("select seq, failures, retry_at from journal_cursors where reaction = $1", [reaction.into()])
}

pub(crate) fn move_cursor(tx: &mut Tx, reaction: &str, to: Seq, failures: i64, retry_at: Moment) -> Result<(), Fault> {
    tx.run(
        "insert into journal_cursors (reaction, seq, failures, retry_at)
         values ($1, $2, $3, $4)
             on conflict (reaction) do update set seq = excluded.seq, failures = excluded.failures, retry_at = excluded.retry_at",
        [reaction.into(), to.into(), failures.into(), retry_at.into()],
    )?;
    Ok(())
}

/// A job whose moment has come.
pub(crate) struct DueJob {
    pub(crate) kind: String,
    pub(crate) subject: Vec<u8>,
    pub(crate) due_at: Moment,
    pub(crate) failures: i64,
}

impl FromRow for DueJob {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(DueJob { kind: cells.next()?, subject: cells.next()?, due_at: cells.next()?, failures: cells.next()? })
    }
}

pub(crate) fn next_job(db: &Db, now: Moment) -> Result<Option<DueJob>, Fault> {
    db.first(
        "select kind, subject, due_at, failures
           from journal_jobs
          where due_at <= $1
          order by due_at, kind, subject
          limit 1",
        [now.into()],
    )
}

/// When the next job is due.
pub fn next_due(db: &Db) -> Result<Option<Moment>, Fault> {
    let row: Option<(Option<Moment>,)> = db.first("select min(due_at) from journal_jobs", [])?;
    Ok(row.and_then(|(due,)| due))
}

pub(crate) fn put_job(tx: &mut Tx, kind: &str, subject: &[u8], due_at: Moment, failures: i64) -> Result<(), Fault> {
    tx.run(
        "insert into journal_jobs (kind, subject, due_at, failures)
         values ($1, $2, $3, $4)
             on conflict (kind, subject) do update set due_at = excluded.due_at, failures = excluded.failures",
        [kind.into(), subject.into(), due_at.into(), failures.into()],
    )?;
    Ok(())
}

pub(crate) fn take_job(tx: &mut Tx, kind: &str, subject: &[u8], due_at: Moment) -> Result<bool, Fault> {
    let taken = tx.run(
        "delete from journal_jobs where kind = $1 and subject = $2 and due_at = $3",
        [kind.into(), subject.into(), due_at.into()],
    )?;
    Ok(taken == 1)
}

pub(crate) fn is_listed(db: &Db, kind: &str, subject: &[u8]) -> Result<bool, Fault> {
    let row: Option<(i64,)> =
        db.first("select due_at from journal_jobs where kind = $1 and subject = $2", [kind.into(), subject.into()])?;
    Ok(row.is_some())
}
