//! SQL of what the entrance remembers of a session: its browser, and when a second step was last shown in it.

use engawa_db::{Cells, Db, Fault, FromRow, Tx};
use engawa_kernel::{AnyId, Moment};

/// What is remembered of a session.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    /// Hash of the mark of its browser.
    pub(crate) browser: Option<Vec<u8>>,
    /// When a second step was last shown.
    pub(crate) second_at: Option<Moment>,
}

impl FromRow for Marks {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Marks { browser: cells.next()?, second_at: cells.next()? })
    }
}

pub(crate) fn marks_of(db: &Db, session: AnyId) -> Result<Marks, Fault> {
    let found: Option<Marks> = db.first("select browser_hash, second_at from who_sessions where id = $1", [session.into()])?;
    Ok(found.unwrap_or_default())
}

pub(crate) fn put_marks(tx: &mut Tx, session: AnyId, marks: &Marks) -> Result<(), Fault> {
    tx.run(
        "update who_sessions
            set browser_hash = $1, second_at = $2
          where id = $3",
        [marks.browser.clone().into(), marks.second_at.into(), session.into()],
    )?;
    Ok(())
}

/// Whether the owner of an account was all the way in with this browser, as long as its sessions are remembered.
pub(crate) fn was_in(db: &Db, account: AnyId, browser: [u8; 32]) -> Result<bool, Fault> {
    let found: Option<(i64,)> = db.first(
        "select 1
           from who_sessions
          where account_id = $1
            and browser_hash = $2
            and strength = 'both'
          order by made_at
          limit 1",
        [account.into(), browser.to_vec().into()],
    )?;
    Ok(found.is_some())
}
