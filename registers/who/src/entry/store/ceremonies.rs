//! SQL of half conversations: with passkeys, and with an app that has not shown its first code.

use engawa_db::{Db, Fault, Tx};
use engawa_kernel::Moment;

/// Keeps the one half; a session has one conversation of a kind at a time.
pub(crate) fn put_ceremony(tx: &mut Tx, secret_hash: [u8; 32], state: &str, ends_at: Moment) -> Result<(), Fault> {
    tx.run(
        "insert into who_ceremonies (secret_hash, state, ends_at)
         values ($1, $2, $3)
             on conflict (secret_hash) do update set state = excluded.state, ends_at = excluded.ends_at",
        [secret_hash.to_vec().into(), state.into(), ends_at.into()],
    )?;
    Ok(())
}

/// Takes it for the other half: it is there once.
pub(crate) fn take_ceremony(tx: &mut Tx, secret_hash: [u8; 32]) -> Result<Option<String>, Fault> {
    let now = tx.now();
    let state = ceremony(tx, secret_hash, now)?;
    tx.run("delete from who_ceremonies where secret_hash = $1", [secret_hash.to_vec().into()])?;
    Ok(state)
}

/// The half that waits.
pub(crate) fn ceremony(db: &Db, secret_hash: [u8; 32], now: Moment) -> Result<Option<String>, Fault> {
    let row: Option<(String,)> = db.first(
        "select state
           from who_ceremonies
          where secret_hash = $1
            and ends_at > $2",
        [secret_hash.to_vec().into(), now.into()],
    )?;
    Ok(row.map(|(state,)| state))
}

/// Forgets all of everyone.
pub(crate) fn forget_ceremonies(tx: &mut Tx) -> Result<(), Fault> {
    tx.run("delete from who_ceremonies", [])?;
    Ok(())
}

/// Whether there are some that ended before a moment.
pub(crate) fn have_ceremonies_ended(db: &Db, before: Moment) -> Result<bool, Fault> {
    let found: Option<(i64,)> =
        db.first("select 1 from who_ceremonies where ends_at < $1 order by secret_hash limit 1", [before.into()])?;
    Ok(found.is_some())
}

pub(crate) fn forget_ended_ceremonies(tx: &mut Tx, before: Moment) -> Result<(), Fault> {
    tx.run("delete from who_ceremonies where ends_at < $1", [before.into()])?;
    Ok(())
}
