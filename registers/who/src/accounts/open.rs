//! Open and close an account.

use engawa_db::{Fault, Tx};
use engawa_journal::{Deed, Untold, tell};
use engawa_kernel::{Actor, Channel, Id, Visibility};

use super::facts::{AccountClosed, AccountOpened};
use super::model::{Account, Mail};
use super::store;
use crate::sessions;

/// Opens an account, or answers the one that has this address already.
///
/// # Errors
/// When the database cannot be written.
pub fn open_account(tx: &mut Tx, name: &str, mail: &Mail, by: Actor, channel: Channel) -> Result<Id<Account>, Untold> {
    if let Some(found) = store::account_by_mail(tx, &mail.key)? {
        return Ok(found.id);
    }
    let id: Id<Account> = tx.new_id();
    let made_at = tx.now();
    store::put_account(tx, id, name, mail, made_at)?;
    // Whoever opens an account for themselves acts as that account.
    let by = if by == Actor::Unnamed { Actor::Oneself(id.any()) } else { by };
    tell(tx, Deed::of(AccountOpened { account: id }, by, channel).about(id).seen_by(Visibility::Parties))?;
    Ok(id)
}

/// Closes an account: everything that names the person goes, everything that proves them too; deeds and offices stay.
///
/// # Errors
/// There is no such account, or the database cannot be written.
pub fn close_account(tx: &mut Tx, id: Id<Account>, by: Actor, channel: Channel) -> Result<(), Untold> {
    let open = store::account(tx, id)?.filter(|account| account.closed_at.is_none());
    if open.is_none() {
        return Err(Fault::Row("there is no open account with this id".into()).into());
    }
    let now = tx.now();
    store::erase_account(tx, id, now)?;
    sessions::store::end_all_of(tx, id, None, now)?;
    tell(tx, Deed::of(AccountClosed { account: id }, by, channel).about(id).seen_by(Visibility::Parties))?;
    Ok(())
}
