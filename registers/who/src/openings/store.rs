//! SQL of doors.

use engawa_db::{Db, Fault, Limit, Tx};
use engawa_kernel::{Choice, Moment, Seq};

use super::facts::Door;

/// The doors that are open, with the moment since which they are.
///
/// # Errors
/// When the database cannot be read.
pub fn open_doors(db: &Db) -> Result<Vec<(String, Moment)>, Fault> {
    db.all(
        "select door, opened_at
           from who_openings
          where closed_at is null
          order by door
          limit $1",
        [Limit::SHORT.into()],
    )
}

pub(crate) fn is_open(db: &Db, door: Door) -> Result<bool, Fault> {
    Ok(open_doors(db)?.iter().any(|(code, _)| code == door.code()))
}

pub(crate) fn put_opening(tx: &mut Tx, door: Door, seq: Seq) -> Result<(), Fault> {
    let now = tx.now();
    // Opened, closed and opened within one moment is open.
    tx.run(
        "insert into who_openings (door, opened_at, opened_seq)
         values ($1, $2, $3)
             on conflict (door, opened_at) do update set opened_seq = excluded.opened_seq, closed_at = null, closed_seq = null",
        [door.code().into(), now.into(), seq.into()],
    )?;
    Ok(())
}

pub(crate) fn end_opening(tx: &mut Tx, door: Door, seq: Seq) -> Result<(), Fault> {
    let now = tx.now();
    tx.run(
        "update who_openings
            set closed_at = $1, closed_seq = $2
          where door = $3
            and closed_at is null",
        [now.into(), seq.into(), door.code().into()],
    )?;
    Ok(())
}
