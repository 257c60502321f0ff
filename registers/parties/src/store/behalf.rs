//! SQL of what was typed for somebody else.

use engawa_db::{Cells, Db, Fault, FromRow, Limit, Tx};
use engawa_files::StoredFile;
use engawa_kernel::{AnyId, Choice, Day, Id, Seq};
use engawa_who::accounts::Account;

use super::{One, choice};
use crate::model::{Behalf, Party, Statement};

impl FromRow for Behalf {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, number, typist, role) = (cells.next()?, cells.next()?, cells.next()?, choice(cells)?);
        let said = Statement {
            party: cells.next()?,
            name: cells.next()?,
            basis: choice(cells)?,
            channel: choice(cells)?,
            agreed_on: cells.next()?,
            agreed_how: cells.next()?,
        };
        Ok(Behalf { id, number, typist, role, said, what: choice(cells)?, about: cells.next()?, typed_at: cells.next()? })
    }
}

/// Writes a statement down under the next number. Answers with that number.
pub(crate) fn put(tx: &mut Tx, new: &Behalf, seq: Seq) -> Result<i64, Fault> {
    tx.run(
        "insert into parties_behalves
           (id, number, typist_id, role, party_id, name, basis, channel, agreed_on, agreed_how, what, about_id, typed_at, made_seq)
         values ($1, (select coalesce(max(number), 0) + 1 from parties_behalves), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        [
            new.id.into(),
            new.typist.into(),
            new.role.code().into(),
            new.said.party.into(),
            (&new.said.name).into(),
            new.said.basis.code().into(),
            new.said.channel.code().into(),
            new.said.agreed_on.into(),
            (&new.said.agreed_how).into(),
            new.what.code().into(),
            new.about.into(),
            new.typed_at.into(),
            seq.into(),
        ],
    )?;
    tx.one("select number from parties_behalves where id = $1", [new.id.into()])
}

/// The statement with this number.
pub(crate) fn numbered(db: &Db, number: i64) -> Result<Option<Behalf>, Fault> {
    db.first(
        "select id, number, typist_id, role, party_id, name, basis, channel, agreed_on, agreed_how, what, about_id, typed_at
           from parties_behalves
          where number = $1",
        [number.into()],
    )
}

/// What was typed for a party, the latest first.
pub(crate) fn for_party(db: &Db, party: AnyId) -> Result<Vec<Behalf>, Fault> {
    db.all(
        "select id, number, typist_id, role, party_id, name, basis, channel, agreed_on, agreed_how, what, about_id, typed_at
           from parties_behalves
          where party_id = $1
          order by number desc
          limit $2",
        [party.into(), Limit(200).into()],
    )
}

/// What was typed for the person of an account, the latest first.
pub(crate) fn for_account(db: &Db, account: AnyId) -> Result<Vec<Behalf>, Fault> {
    db.all(
        "select b.id, b.number, b.typist_id, b.role, b.party_id, b.name, b.basis, b.channel, b.agreed_on, b.agreed_how, b.what,
                b.about_id, b.typed_at
           from parties_behalves b
           join parties_persons n on n.id = b.party_id
          where n.account_id = $1
          order by b.number desc
          limit $2",
        [account.into(), Limit(200).into()],
    )
}

/// What an account typed for others, the latest first.
pub(crate) fn typed_by(db: &Db, account: AnyId) -> Result<Vec<Behalf>, Fault> {
    db.all(
        "select id, number, typist_id, role, party_id, name, basis, channel, agreed_on, agreed_how, what, about_id, typed_at
           from parties_behalves
          where typist_id = $1
          order by number desc
          limit $2",
        [account.into(), Limit(200).into()],
    )
}

/// Whether the person of an account is the proxy of a party on a day.
///
/// # Errors
/// When the database cannot be read.
pub fn is_proxy(db: &Db, account: Id<Account>, party: Id<Party>, day: Day) -> Result<bool, Fault> {
    let found: Option<One<AnyId>> = db.first(
        "select t.id
           from parties_proxies t
           join parties_persons n on n.id = t.proxy_id
          where n.account_id = $1
            and t.person_id = $2
            and t.from_on <= $3
            and (t.to_on >= $3 or t.to_on is null)
            and t.withdrawn_seq is null
            and t.scope <> 'notices'
          order by t.id
          limit 1",
        [account.into(), party.into(), day.into()],
    )?;
    Ok(found.is_some())
}

/// Somebody for whom an account acts as the proxy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proxied {
    /// Who.
    pub party: AnyId,
    /// What they are called.
    pub name: String,
    /// On which day they agreed.
    pub agreed_on: Day,
}

impl FromRow for Proxied {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Proxied { party: cells.next()?, name: cells.next()?, agreed_on: cells.next()? })
    }
}

/// For whom an account is the proxy on a day.
///
/// # Errors
/// When the database cannot be read.
pub fn proxied(db: &Db, account: AnyId, day: Day) -> Result<Vec<Proxied>, Fault> {
    db.all(
        "select t.person_id, v.name, t.agreed_on
           from parties_proxies t
           join parties_persons n on n.id = t.proxy_id
           join v_party_names v on v.id = t.person_id
          where n.account_id = $1
            and t.from_on <= $2
            and (t.to_on >= $2 or t.to_on is null)
            and t.withdrawn_seq is null
            and t.scope <> 'notices'
          order by t.id
          limit $3",
        [account.into(), day.into(), Limit(200).into()],
    )
}

/// Puts a paper beside a statement.
pub(crate) fn put_paper(tx: &mut Tx, behalf: Id<Behalf>, position: i64, file: Id<StoredFile>) -> Result<(), Fault> {
    tx.run(
        "insert into parties_behalf_papers (behalf_id, position, file_id) values ($1, $2, $3)",
        [behalf.into(), position.into(), file.into()],
    )?;
    Ok(())
}

/// The papers of a statement that were not erased, with their places.
pub(crate) fn papers(db: &Db, behalf: Id<Behalf>) -> Result<Vec<(i64, StoredFile)>, Fault> {
    let places: Vec<(i64, Id<StoredFile>)> = db.all(
        "select position, file_id
           from parties_behalf_papers
          where behalf_id = $1
          order by position
          limit $2",
        [behalf.into(), Limit(20).into()],
    )?;
    let found = places.into_iter().map(|(position, id)| Ok::<_, Fault>(engawa_files::file(db, id)?.map(|file| (position, file))));
    found.filter_map(Result::transpose).collect()
}

/// What was said of a person who is erased goes, and so do the papers; that something was typed stays.
pub(crate) fn forget(tx: &mut Tx, party: AnyId) -> Result<(), Fault> {
    let papers: Vec<(Id<StoredFile>,)> = tx.all(
        "select p.file_id
           from parties_behalf_papers p
           join parties_behalves b on b.id = p.behalf_id
          where b.party_id = $1
          order by p.file_id
          limit $2",
        [party.into(), Limit(10_000).into()],
    )?;
    for (paper,) in papers {
        engawa_files::erase(tx, paper)?;
    }
    tx.run("update parties_behalves set name = '', agreed_how = '' where party_id = $1", [party.into()])?;
    Ok(())
}
