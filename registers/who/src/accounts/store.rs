//! SQL of accounts.

use engawa_db::{Cells, Db, Fault, FromRow, Limit, Tx};
use engawa_kernel::{Id, Moment};

use super::model::{Account, Mail};

impl FromRow for Account {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, name, mail) = (cells.next()?, cells.next()?, cells.next()?);
        Ok(Account { id, name, mail, made_at: cells.next()?, closed_at: cells.next()? })
    }
}

/// An account, open or closed.
///
/// # Errors
/// When the database cannot be read.
pub fn account(db: &Db, id: Id<Account>) -> Result<Option<Account>, Fault> {
    db.first("select id, name, mail, made_at, closed_at from who_accounts where id = $1", [id.into()])
}

/// The open account with this address; `key` is that of a [`Mail`].
///
/// # Errors
/// When the database cannot be read.
pub fn account_by_mail(db: &Db, key: &str) -> Result<Option<Account>, Fault> {
    db.first(
        "select id, name, mail, made_at, closed_at
           from who_accounts
          where mail_key = $1
            and closed_at is null",
        [key.into()],
    )
}

/// Open accounts that hold or held an office, or will, by name: the people of city hall.
pub(crate) fn staff_accounts(db: &Db) -> Result<Vec<Account>, Fault> {
    db.all(
        "select a.id, a.name, a.mail, a.made_at, a.closed_at
           from who_accounts a
          where a.closed_at is null
            and exists (select 1 from who_appointments p where p.account_id = a.id)
          order by a.name, a.id
          limit $1",
        [Limit::SHORT.into()],
    )
}

pub(crate) fn put_account(tx: &mut Tx, id: Id<Account>, name: &str, mail: &Mail, made_at: Moment) -> Result<(), Fault> {
    tx.run(
        "insert into who_accounts (id, name, mail, mail_key, made_at)
         values ($1, $2, $3, $4, $5)",
        [id.into(), name.into(), (&mail.given).into(), (&mail.key).into(), made_at.into()],
    )?;
    Ok(())
}

pub(crate) fn rename(tx: &mut Tx, id: Id<Account>, name: &str) -> Result<(), Fault> {
    tx.run("update who_accounts set name = $1 where id = $2", [name.into(), id.into()])?;
    Ok(())
}

/// Takes away what names the person. The row stays: deeds and offices point to it.
pub(crate) fn erase_account(tx: &mut Tx, id: Id<Account>, now: Moment) -> Result<(), Fault> {
    let nobody = id.to_string();
    tx.run(
        "update who_accounts
            set name = '', mail = '', mail_key = $1, closed_at = $2
          where id = $3",
        [nobody.into(), now.into(), id.into()],
    )?;
    Ok(())
}
