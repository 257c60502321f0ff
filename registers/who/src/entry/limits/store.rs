//! SQL of tries.

use engawa_db::{Cells, Db, Fault, FromRow, Limit, Tx};
use engawa_kernel::Moment;

use super::rules::{Rule, Tries, since};

impl FromRow for Tries {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Tries { span: cells.next()?, count: cells.next()? })
    }
}

/// The tries that can still matter, minute by minute.
pub(super) fn tries(db: &Db, subject: [u8; 32], rule: &Rule, now: Moment) -> Result<Vec<Tries>, Fault> {
    db.all(
        "select span, tries
           from who_attempts
          where subject_hash = $1
            and way = $2
            and span >= $3
          order by span
          limit $4",
        [subject.to_vec().into(), rule.way.into(), since(rule, now).into(), Limit(1_000).into()],
    )
}

/// Adds to the count of a minute. None added leaves the same row.
pub(super) fn count(tx: &mut Tx, subject: [u8; 32], rule: &Rule, span: Moment, tries: i64) -> Result<(), Fault> {
    tx.run(
        "insert into who_attempts (subject_hash, way, span, tries)
         values ($1, $2, $3, $4)
             on conflict (subject_hash, way, span) do update set tries = who_attempts.tries + excluded.tries",
        [subject.to_vec().into(), rule.way.into(), span.into(), tries.into()],
    )?;
    Ok(())
}

/// Takes one off the last minute in which something was counted.
pub(super) fn give_back(tx: &mut Tx, subject: [u8; 32], rule: &Rule) -> Result<(), Fault> {
    tx.run(
        "update who_attempts
            set tries = tries - 1
          where subject_hash = $1
            and way = $2
            and tries > 0
            and span = (select max(span) from who_attempts where subject_hash = $1 and way = $2 and tries > 0)",
        [subject.to_vec().into(), rule.way.into()],
    )?;
    Ok(())
}

/// Whether there are counts of minutes before a moment.
pub(super) fn has_old(db: &Db, before: Moment) -> Result<bool, Fault> {
    let found: Option<(i64,)> =
        db.first("select 1 from who_attempts where span < $1 order by subject_hash, way, span limit 1", [before.into()])?;
    Ok(found.is_some())
}

pub(super) fn forget_old(tx: &mut Tx, before: Moment) -> Result<(), Fault> {
    tx.run("delete from who_attempts where span < $1", [before.into()])?;
    Ok(())
}
