//! Open and close an account.

use engawa_db::{Fault, Limit, Tx};
use engawa_journal::{Basis, Deed, Untold, erase_details, record_at, records_about, tell};
use engawa_kernel::{Actor, Channel, Fact, Id, Seq, Visibility};
use engawa_post::Address;

use super::facts::{AccountClosed, AccountOpened};
use super::model::{Account, Mail};
use super::store;
use crate::{entry, sessions};

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
    // Who it was is kept with the record, where it can be erased; and that it was erased is noted outside of the town.
    let deed = Deed::of(AccountOpened { account: id }, by, channel).about(id).seen_by(Visibility::Parties);
    tell(tx, deed.with_details(&format!("{name}\n{}", mail.given)))?;
    Ok(id)
}

/// Opens an account of somebody whom a provider sends, and who has told us no address: it is never the provider's word by which
/// an account is found, so that nobody comes in as the owner of a mail address who only says so elsewhere.
///
/// # Errors
/// When the database cannot be written.
pub(crate) fn open_account_without_mail(tx: &mut Tx, name: &str, channel: Channel) -> Result<Id<Account>, Untold> {
    let id: Id<Account> = tx.new_id();
    let made_at = tx.now();
    // The key of an address holds `@`, and this one does not: it is nobody's.
    store::put_account(tx, id, name, &Mail { given: String::new(), key: id.to_string() }, made_at)?;
    let deed = Deed::of(AccountOpened { account: id }, Actor::Oneself(id.any()), channel);
    tell(tx, deed.about(id).seen_by(Visibility::Parties).with_details(name))?;
    Ok(id)
}

/// Closes an account: everything that names the person goes, everything that proves them, the links and the mails to them
/// too; deeds and offices stay.
///
/// # Errors
/// There is no such account, or the database cannot be written.
pub fn close_account(tx: &mut Tx, id: Id<Account>, by: Actor, channel: Channel) -> Result<(), Untold> {
    let open = store::account(tx, id)?.filter(|account| account.closed_at.is_none());
    let Some(account) = open else {
        return Err(Fault::Row("there is no open account with this id".into()).into());
    };
    erase(tx, &account)?;
    for opened in records_about(tx, id.any(), Limit::SHORT)?.into_iter().filter(|record| record.header.kind == AccountOpened::KIND)
    {
        erase_details(tx, opened.header.seq, Basis::Request, by.clone(), channel)?;
    }
    tell(tx, Deed::of(AccountClosed { account: id }, by, channel).about(id).seen_by(Visibility::Parties))?;
    Ok(())
}

/// Erases again the accounts that were closed after a backup was made: `receipts` are the records whose details were erased.
/// Answers how many.
///
/// # Errors
/// When the database cannot be written.
pub fn erase_again(tx: &mut Tx, receipts: &[Seq]) -> Result<usize, Fault> {
    let mut count = 0;
    for seq in receipts {
        let opened = record_at(tx, *seq)?.filter(|record| record.header.kind == AccountOpened::KIND);
        let Some(subject) = opened.and_then(|record| record.header.subject) else { continue };
        if let Some(account) = store::account(tx, subject.of())?.filter(|account| account.closed_at.is_none()) {
            erase(tx, &account)?;
            count += 1;
        }
    }
    Ok(count)
}

fn erase(tx: &mut Tx, account: &Account) -> Result<(), Fault> {
    let now = tx.now();
    if let Ok(mail) = Mail::parse(&account.mail) {
        entry::store::forget_links_to(tx, &mail)?;
    }
    if let Ok(address) = Address::parse(&account.mail) {
        engawa_post::forget(tx, &address)?;
    }
    store::erase_account(tx, account.id, now)?;
    entry::proofs::forget_proofs(tx, account.id)?;
    entry::store::forget_links_of(tx, account.id)?;
    sessions::store::end_all_of(tx, account.id, None, now)?;
    sessions::store::forget_devices(tx, account.id)
}
