//! SQL of recovery codes.

use engawa_db::{Db, Fault, Tx};
use engawa_kernel::Id;

use crate::accounts::Account;

pub(crate) fn put_code(tx: &mut Tx, account: Id<Account>, hash: [u8; 32]) -> Result<(), Fault> {
    tx.run(
        "insert into who_recovery_codes (account_id, code_hash)
         values ($1, $2)",
        [account.into(), hash.to_vec().into()],
    )?;
    Ok(())
}

/// Uses a code up; answers whether there was one that nobody had used.
pub(crate) fn use_code(tx: &mut Tx, account: Id<Account>, hash: [u8; 32]) -> Result<bool, Fault> {
    let now = tx.now();
    let used = tx.run(
        "update who_recovery_codes
            set used_at = $1
          where account_id = $2
            and code_hash = $3
            and used_at is null",
        [now.into(), account.into(), hash.to_vec().into()],
    )?;
    Ok(used > 0)
}

/// How many are left.
pub(crate) fn count_unused_codes(db: &Db, account: Id<Account>) -> Result<i64, Fault> {
    db.one(
        "select count(*)
           from who_recovery_codes
          where account_id = $1
            and used_at is null",
        [account.into()],
    )
}

pub(crate) fn forget_codes(tx: &mut Tx, account: Id<Account>) -> Result<(), Fault> {
    tx.run("delete from who_recovery_codes where account_id = $1", [account.into()])?;
    Ok(())
}
