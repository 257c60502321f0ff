//! SQL of requests to join and to leave.

use engawa_db::{Cells, Db, Fault, FromRow, Tx};
use engawa_kernel::{Choice, Id, Moment, Seq};
use engawa_who::accounts::Account;

use crate::model::{Entry, Join, JoinStep, Leave, NewEntry, Organization, Said};
use crate::store::{SHORT, choice, term};

impl FromRow for Join {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, organization, number) = (cells.next()?, cells.next()?, cells.next()?);
        let (secret_hash, account) = (cells.next()?, cells.next()?);
        let said = NewEntry {
            group: String::new(),
            label: cells.next()?,
            kana: cells.next()?,
            address: cells.next()?,
            phone: cells.next()?,
            mail: cells.next()?,
            persons: cells.next()?,
            is_paper: cells.next()?,
            note: cells.next()?,
        };
        Ok(Join { id, organization, number, secret_hash, account, said, entry: cells.next()?, made_at: cells.next()? })
    }
}

/// The requests to a body, the latest first.
pub(crate) fn joins_of(db: &Db, organization: Id<Organization>) -> Result<Vec<Join>, Fault> {
    db.all(
        "select id, organization_id, number, secret_hash, account_id, label, kana, address, phone, mail, persons, is_paper, note,
                entry_id, made_at
           from parties_joins
          where organization_id = $1
          order by made_seq desc
          limit $2",
        [organization.into(), SHORT.into()],
    )
}

/// The requests of an account, the latest first.
pub(crate) fn joins_by(db: &Db, account: Id<Account>) -> Result<Vec<Join>, Fault> {
    db.all(
        "select id, organization_id, number, secret_hash, account_id, label, kana, address, phone, mail, persons, is_paper, note,
                entry_id, made_at
           from parties_joins
          where account_id = $1
          order by made_seq desc
          limit $2",
        [account.into(), SHORT.into()],
    )
}

/// One request.
pub(crate) fn join(db: &Db, id: Id<Join>) -> Result<Option<Join>, Fault> {
    db.first(
        "select id, organization_id, number, secret_hash, account_id, label, kana, address, phone, mail, persons, is_paper, note,
                entry_id, made_at
           from parties_joins
          where id = $1",
        [id.into()],
    )
}

/// The request with the number of a receipt.
pub(crate) fn join_numbered(db: &Db, number: &str) -> Result<Option<Join>, Fault> {
    db.first(
        "select id, organization_id, number, secret_hash, account_id, label, kana, address, phone, mail, persons, is_paper, note,
                entry_id, made_at
           from parties_joins
          where number = $1",
        [number.into()],
    )
}

pub(crate) fn put_join(tx: &mut Tx, new: &Join, seq: Seq) -> Result<(), Fault> {
    tx.run(
        "insert into parties_joins
           (id, organization_id, number, secret_hash, account_id, label, kana, address, phone, mail, persons, is_paper, note,
            made_at, made_seq)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        [
            new.id.into(),
            new.organization.into(),
            (&new.number).into(),
            new.secret_hash.clone().into(),
            new.account.into(),
            (&new.said.label).into(),
            (&new.said.kana).into(),
            (&new.said.address).into(),
            (&new.said.phone).into(),
            (&new.said.mail).into(),
            new.said.persons.into(),
            new.said.is_paper.into(),
            (&new.said.note).into(),
            new.made_at.into(),
            seq.into(),
        ],
    )?;
    Ok(())
}

pub(crate) fn set_entry(tx: &mut Tx, id: Id<Join>, entry: Id<Entry>) -> Result<(), Fault> {
    tx.run("update parties_joins set entry_id = $1 where id = $2", [entry.into(), id.into()])?;
    Ok(())
}

impl FromRow for Said {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Said { step: choice(cells)?, words: cells.next()?, made_at: cells.next()? })
    }
}

/// What became of a request, the first step first.
pub(crate) fn steps_of(db: &Db, id: Id<Join>) -> Result<Vec<Said>, Fault> {
    db.all(
        "select step, words, made_at from parties_join_steps where join_id = $1 order by made_seq limit $2",
        [id.into(), SHORT.into()],
    )
}

pub(crate) fn put_step(tx: &mut Tx, id: Id<Join>, (step, words): (JoinStep, &str), (at, seq): (Moment, Seq)) -> Result<(), Fault> {
    tx.run(
        "insert into parties_join_steps (join_id, step, words, made_at, made_seq) values ($1, $2, $3, $4, $5)",
        [id.into(), step.code().into(), words.into(), at.into(), seq.into()],
    )?;
    Ok(())
}

impl FromRow for Leave {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, entry, last_on) = (cells.next()?, cells.next()?, cells.next()?);
        Ok(Leave { id, entry, last_on, note: cells.next()?, made_at: cells.next()? })
    }
}

/// What members of a body said of leaving and nobody has confirmed, the nearest last day first.
pub(crate) fn leaves_of(db: &Db, organization: Id<Organization>) -> Result<Vec<Leave>, Fault> {
    db.all(
        "select l.id, l.entry_id, l.last_on, l.note, l.made_at
           from parties_leaves l
           join parties_entries e on e.id = l.entry_id
          where e.organization_id = $1
            and e.to_on is null
            and e.withdrawn_seq is null
            and l.confirmed_seq is null
            and l.withdrawn_seq is null
          order by l.last_on, l.id
          limit $2",
        [organization.into(), SHORT.into()],
    )
}

/// What was said of the leaving of one household and nobody has confirmed.
pub(crate) fn leave_of(db: &Db, entry: Id<Entry>) -> Result<Option<Leave>, Fault> {
    db.first(
        "select id, entry_id, last_on, note, made_at
           from parties_leaves
          where entry_id = $1
            and confirmed_seq is null
            and withdrawn_seq is null
          order by made_seq desc
          limit 1",
        [entry.into()],
    )
}

pub(crate) fn put_leave(tx: &mut Tx, new: &Leave, seq: Seq) -> Result<(), Fault> {
    tx.run(
        "insert into parties_leaves (id, entry_id, last_on, note, made_at, made_seq) values ($1, $2, $3, $4, $5, $6)",
        [new.id.into(), new.entry.into(), new.last_on.into(), (&new.note).into(), new.made_at.into(), seq.into()],
    )?;
    Ok(())
}

pub(crate) fn confirm_leave(tx: &mut Tx, id: Id<Leave>, seq: Seq) -> Result<(), Fault> {
    tx.run("update parties_leaves set confirmed_seq = $1 where id = $2", [seq.into(), id.into()])?;
    Ok(())
}

/// A household to which an account belongs, and of which body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Belonging {
    pub(crate) entry: Entry,
    pub(crate) organization: Id<Organization>,
    pub(crate) slug: String,
    pub(crate) name: String,
}

impl FromRow for Belonging {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (organization, slug, name) = (cells.next()?, cells.next()?, cells.next()?);
        Ok(Belonging { organization, slug, name, entry: Entry::from_row(cells)? })
    }
}

/// The memberships of an account, also those that ended.
pub(crate) fn belongings_of(db: &Db, account: Id<Account>) -> Result<Vec<Belonging>, Fault> {
    db.all(
        "select o.id, o.slug, o.name, e.id, e.group_label, e.label, e.kana, e.address, e.phone, e.mail, e.persons, e.is_paper,
                '' as note, e.account_id, e.from_on, e.to_on, e.source
           from parties_entries e
           join parties_organizations o on o.id = e.organization_id
          where e.account_id = $1
            and e.withdrawn_seq is null
          order by e.from_on desc, e.id
          limit $2",
        [account.into(), SHORT.into()],
    )
}

/// Whose household this is: of the body, as far as it belongs to it.
pub(crate) fn body_of(db: &Db, entry: Id<Entry>) -> Result<Option<(Id<Organization>, crate::model::Term)>, Fault> {
    let found: Option<BodyOf> = db.first(
        "select organization_id, from_on, to_on from parties_entries where id = $1 and withdrawn_seq is null",
        [entry.into()],
    )?;
    Ok(found.map(|found| (found.0, found.1)))
}

struct BodyOf(Id<Organization>, crate::model::Term);

impl FromRow for BodyOf {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(BodyOf(cells.next()?, term(cells)?))
    }
}

/// Takes away what requests and rosters hold of an account; the household stays, counted without a name.
pub(crate) fn forget_account(tx: &mut Tx, account: Id<Account>) -> Result<(), Fault> {
    for sql in [
        "delete from parties_import_changes where entry_id in (select id from parties_entries where account_id = $1)",
        "update parties_leaves set note = '' where entry_id in (select id from parties_entries where account_id = $1)",
        "update parties_join_steps set words = '' where join_id in (select id from parties_joins where account_id = $1)",
        "update parties_joins
            set account_id = null, label = '', kana = '', address = '', phone = '', mail = '', persons = null, note = ''
          where account_id = $1",
        "update parties_entries
            set account_id = null, label = '', kana = '', address = '', phone = '', mail = '', persons = null, note = ''
          where account_id = $1",
    ] {
        tx.run(sql, [account.into()])?;
    }
    Ok(())
}
