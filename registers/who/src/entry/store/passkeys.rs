//! SQL of passkeys.

use engawa_db::{Cells, Db, Fault, FromRow, Limit, Tx};
use engawa_kernel::{AnyId, Id, Moment};

use crate::accounts::Account;

/// A passkey of an account.
#[derive(Debug, Clone)]
pub(crate) struct KeptPasskey {
    pub(crate) id: AnyId,
    /// As the library writes it.
    pub(crate) credential: String,
    /// What its owner calls it.
    pub(crate) label: String,
    pub(crate) made_at: Moment,
    pub(crate) used_at: Option<Moment>,
}

impl FromRow for KeptPasskey {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, credential, label) = (cells.next()?, cells.next()?, cells.next()?);
        Ok(KeptPasskey { id, credential, label, made_at: cells.next()?, used_at: cells.next()? })
    }
}

/// The passkeys of an account, the oldest first.
pub(crate) fn passkeys_of(db: &Db, account: Id<Account>) -> Result<Vec<KeptPasskey>, Fault> {
    db.all(
        "select id, credential, label, made_at, used_at
           from who_passkeys
          where account_id = $1
          order by made_at, id
          limit $2",
        [account.into(), Limit::SHORT.into()],
    )
}

/// Whether anybody has a passkey with this id.
pub(crate) fn is_passkey_known(db: &Db, credential_id: &[u8]) -> Result<bool, Fault> {
    let found: Option<(i64,)> = db.first("select 1 from who_passkeys where credential_id = $1", [credential_id.into()])?;
    Ok(found.is_some())
}

pub(crate) fn put_passkey(
    tx: &mut Tx,
    account: Id<Account>,
    credential_id: &[u8],
    credential: &str,
    label: &str,
) -> Result<(), Fault> {
    let (id, now): (AnyId, Moment) = (tx.random_id(), tx.now());
    tx.run(
        "insert into who_passkeys (id, account_id, credential_id, credential, label, made_at)
         values ($1, $2, $3, $4, $5, $6)",
        [id.into(), account.into(), credential_id.into(), credential.into(), label.into(), now.into()],
    )?;
    Ok(())
}

/// Marks it as used, with what the library noted; answers whether the account still has it.
pub(crate) fn mark_passkey_used(tx: &mut Tx, account: Id<Account>, credential_id: &[u8], credential: &str) -> Result<bool, Fault> {
    let now = tx.now();
    let marked = tx.run(
        "update who_passkeys
            set credential = $1, used_at = $2
          where account_id = $3
            and credential_id = $4",
        [credential.into(), now.into(), account.into(), credential_id.into()],
    )?;
    Ok(marked > 0)
}

pub(crate) fn forget_passkey(tx: &mut Tx, account: Id<Account>, passkey: AnyId) -> Result<(), Fault> {
    tx.run("delete from who_passkeys where account_id = $1 and id = $2", [account.into(), passkey.into()])?;
    Ok(())
}

pub(crate) fn forget_passkeys(tx: &mut Tx, account: Id<Account>) -> Result<(), Fault> {
    tx.run("delete from who_passkeys where account_id = $1", [account.into()])?;
    Ok(())
}
