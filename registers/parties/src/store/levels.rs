//! SQL of how sure the town must be before an act.

use engawa_db::{Db, Fault, Tx};
use engawa_kernel::{Choice, Seq};

use super::One;
use crate::rules::levels::{Guarded, Level};

/// What the town said about an act.
pub(crate) fn level_of(db: &Db, act: Guarded) -> Result<Option<Level>, Fault> {
    let found: Option<One<String>> = db.first("select level from parties_levels where act = $1", [act.code().into()])?;
    Ok(found.and_then(|One(code)| Level::from_code(&code)))
}

pub(crate) fn put_level(tx: &mut Tx, act: Guarded, level: Level, seq: Seq) -> Result<(), Fault> {
    tx.run(
        "insert into parties_levels (act, level, set_seq) values ($1, $2, $3)
         on conflict (act) do update set level = excluded.level, set_seq = excluded.set_seq",
        [act.code().into(), level.code().into(), seq.into()],
    )?;
    Ok(())
}
