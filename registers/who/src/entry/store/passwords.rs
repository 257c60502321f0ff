//! SQL of passwords.

use engawa_db::{Db, Fault, Tx};
use engawa_kernel::{Id, Moment};

use crate::accounts::Account;

/// The hash of a password.
pub(crate) fn password_of(db: &Db, account: Id<Account>) -> Result<Option<String>, Fault> {
    let row: Option<(String,)> = db.first("select hash from who_passwords where account_id = $1", [account.into()])?;
    Ok(row.map(|(hash,)| hash))
}

/// Since when there is one.
pub(crate) fn password_set_at(db: &Db, account: Id<Account>) -> Result<Option<Moment>, Fault> {
    let row: Option<(Moment,)> = db.first("select set_at from who_passwords where account_id = $1", [account.into()])?;
    Ok(row.map(|(at,)| at))
}

pub(crate) fn put_password(tx: &mut Tx, account: Id<Account>, hash: &str) -> Result<(), Fault> {
    let now = tx.now();
    tx.run(
        "insert into who_passwords (account_id, hash, set_at)
         values ($1, $2, $3)
             on conflict (account_id) do update set hash = excluded.hash, set_at = excluded.set_at",
        [account.into(), hash.into(), now.into()],
    )?;
    Ok(())
}

pub(crate) fn forget_password(tx: &mut Tx, account: Id<Account>) -> Result<(), Fault> {
    tx.run("delete from who_passwords where account_id = $1", [account.into()])?;
    Ok(())
}
