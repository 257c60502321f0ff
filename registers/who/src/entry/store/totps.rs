//! SQL of apps that show codes.

use engawa_db::{Cells, Db, Fault, FromRow, Tx};
use engawa_kernel::{Id, Moment};

use crate::accounts::Account;

/// An app of an account.
pub(crate) struct KeptTotp {
    /// What app and town share.
    pub(crate) secret: Vec<u8>,
    /// Since when it counts.
    pub(crate) confirmed_at: Option<Moment>,
}

impl FromRow for KeptTotp {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(KeptTotp { secret: cells.next()?, confirmed_at: cells.next()? })
    }
}

/// The app of an account.
pub(crate) fn totp_of(db: &Db, account: Id<Account>) -> Result<Option<KeptTotp>, Fault> {
    db.first("select secret, confirmed_at from who_totps where account_id = $1", [account.into()])
}

/// Keeps an app whose code of this step was right; answers whether the account had none.
pub(crate) fn put_totp(tx: &mut Tx, account: Id<Account>, secret: &[u8], step: i64) -> Result<bool, Fault> {
    let now = tx.now();
    let kept = tx.run(
        "insert into who_totps (account_id, secret, made_at, confirmed_at, last_step)
         values ($1, $2, $3, $3, $4)
             on conflict (account_id) do nothing",
        [account.into(), secret.into(), now.into(), step.into()],
    )?;
    Ok(kept > 0)
}

/// Takes the code of a step; answers whether it is later than all that were taken: each is taken once.
pub(crate) fn mark_step(tx: &mut Tx, account: Id<Account>, step: i64) -> Result<bool, Fault> {
    let taken = tx.run(
        "update who_totps
            set last_step = $1
          where account_id = $2
            and last_step < $1
            and confirmed_at is not null",
        [step.into(), account.into()],
    )?;
    Ok(taken > 0)
}

pub(crate) fn forget_totp(tx: &mut Tx, account: Id<Account>) -> Result<(), Fault> {
    tx.run("delete from who_totps where account_id = $1", [account.into()])?;
    Ok(())
}

/// How many codes were wrong since the last good second step.
pub(crate) fn wrong_codes(db: &Db, account: Id<Account>) -> Result<i64, Fault> {
    let row: Option<(i64,)> = db.first("select wrong from who_totps where account_id = $1", [account.into()])?;
    Ok(row.map_or(0, |(wrong,)| wrong))
}

pub(crate) fn count_wrong_code(tx: &mut Tx, account: Id<Account>) -> Result<(), Fault> {
    tx.run("update who_totps set wrong = wrong + 1 where account_id = $1", [account.into()])?;
    Ok(())
}

/// After a good second step nothing is held against the app.
pub(crate) fn forgive_wrong_codes(tx: &mut Tx, account: Id<Account>) -> Result<(), Fault> {
    tx.run("update who_totps set wrong = 0 where account_id = $1 and wrong > 0", [account.into()])?;
    Ok(())
}
