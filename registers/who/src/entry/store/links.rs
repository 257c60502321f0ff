//! SQL of links.

use engawa_db::{Cells, Db, Fault, FromRow, Tx};
use engawa_kernel::{Choice, Id, Moment};
use engawa_web::Face;

use crate::accounts::{Account, Mail};

/// A link as it is stored.
#[derive(Debug, Clone)]
pub(crate) struct Link {
    /// Hash of its secret.
    pub(crate) secret_hash: Vec<u8>,
    /// Whose; nothing where the address has no account.
    pub(crate) account: Option<Id<Account>>,
    /// The address to which it went; nothing for one that was printed.
    pub(crate) mail: Option<String>,
    /// To which face it leads.
    pub(crate) face: Face,
    /// The browser that asked for it; nothing for one that any may use.
    pub(crate) browser_hash: Option<Vec<u8>>,
    /// What another browser must know.
    pub(crate) digits: Option<String>,
    /// How often they were wrong.
    pub(crate) tries: i64,
    /// Until when it holds.
    pub(crate) ends_at: Moment,
    /// When it was used.
    pub(crate) used_at: Option<Moment>,
}

impl FromRow for Link {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (secret_hash, account, mail) = (cells.next()?, cells.next()?, cells.next()?);
        let face: String = cells.next()?;
        Ok(Link {
            secret_hash,
            account,
            mail,
            face: Face::from_code(&face).ok_or_else(|| Fault::Row(format!("no face {face}")))?,
            browser_hash: cells.next()?,
            digits: cells.next()?,
            tries: cells.next()?,
            ends_at: cells.next()?,
            used_at: cells.next()?,
        })
    }
}

/// The link with this secret.
pub(crate) fn link(db: &Db, secret_hash: [u8; 32]) -> Result<Option<Link>, Fault> {
    db.first(
        "select secret_hash, account_id, mail, face, browser_hash, digits, tries, ends_at, used_at
           from who_links
          where secret_hash = $1",
        [secret_hash.to_vec().into()],
    )
}

/// The last link for which a browser asked.
pub(crate) fn latest_link_of(db: &Db, browser_hash: [u8; 32], face: Face) -> Result<Option<Link>, Fault> {
    db.first(
        "select secret_hash, account_id, mail, face, browser_hash, digits, tries, ends_at, used_at
           from who_links
          where browser_hash = $1
            and face = $2
          order by made_at desc, secret_hash
          limit 1",
        [browser_hash.to_vec().into(), face.code().into()],
    )
}

pub(crate) fn put_link(tx: &mut Tx, link: &Link) -> Result<(), Fault> {
    let made_at = tx.now();
    tx.run(
        "insert into who_links (secret_hash, account_id, mail, face, browser_hash, digits, tries, made_at, ends_at)
         values ($1, $2, $3, $4, $5, $6, 0, $7, $8)",
        [
            link.secret_hash.clone().into(),
            link.account.into(),
            link.mail.clone().into(),
            link.face.code().into(),
            link.browser_hash.clone().into(),
            link.digits.clone().into(),
            made_at.into(),
            link.ends_at.into(),
        ],
    )?;
    Ok(())
}

/// Uses it up; answers whether it was unused.
pub(crate) fn use_link(tx: &mut Tx, link: &Link) -> Result<bool, Fault> {
    let now = tx.now();
    let used = tx.run(
        "update who_links
            set used_at = $1
          where secret_hash = $2
            and used_at is null",
        [now.into(), link.secret_hash.clone().into()],
    )?;
    Ok(used > 0)
}

pub(crate) fn count_wrong_digits(tx: &mut Tx, link: &Link) -> Result<(), Fault> {
    tx.run("update who_links set tries = tries + 1 where secret_hash = $1", [link.secret_hash.clone().into()])?;
    Ok(())
}

/// Forgets the links of an account that nobody has used.
pub(crate) fn forget_unused_links(tx: &mut Tx, account: Id<Account>) -> Result<(), Fault> {
    tx.run("delete from who_links where account_id = $1 and used_at is null", [account.into()])?;
    Ok(())
}

/// Forgets the links of an account, used or not.
pub(crate) fn forget_links_of(tx: &mut Tx, account: Id<Account>) -> Result<(), Fault> {
    tx.run("delete from who_links where account_id = $1", [account.into()])?;
    Ok(())
}

/// Forgets the links that were asked for with an address, whoever asked.
pub(crate) fn forget_links_to(tx: &mut Tx, mail: &Mail) -> Result<(), Fault> {
    tx.run("delete from who_links where lower(mail) = $1", [(&mail.key).into()])?;
    Ok(())
}

/// Forgets all links of everyone.
pub(crate) fn forget_links(tx: &mut Tx) -> Result<(), Fault> {
    tx.run("delete from who_links", [])?;
    Ok(())
}

/// Whether there are links that ended before a moment.
pub(crate) fn have_links_ended(db: &Db, before: Moment) -> Result<bool, Fault> {
    let found: Option<(i64,)> =
        db.first("select 1 from who_links where ends_at < $1 order by secret_hash limit 1", [before.into()])?;
    Ok(found.is_some())
}

pub(crate) fn forget_ended_links(tx: &mut Tx, before: Moment) -> Result<(), Fault> {
    tx.run("delete from who_links where ends_at < $1", [before.into()])?;
    Ok(())
}
