//! SQL of terms, as far as the entrance asks: whether somebody holds an office on a day or later.

use engawa_db::{Db, Fault};
use engawa_kernel::{AnyId, Day};

/// Whether an account holds an office on this day or on a later one.
pub(crate) fn has_office_from(db: &Db, account: AnyId, day: Day) -> Result<bool, Fault> {
    let found: Option<(i64,)> = db.first(
        "select 1
           from who_appointments
          where account_id = $1
            and (to_on is null or to_on >= $2)
          order by from_on
          limit 1",
        [account.into(), day.into()],
    )?;
    Ok(found.is_some())
}
