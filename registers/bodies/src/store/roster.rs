//! SQL of rosters.

use engawa_db::{Cells, Db, Fault, FromRow, Tx};
use engawa_kernel::{AnyId, Choice, Day, Id, Seq};
use engawa_who::accounts::Account;

use crate::model::{CountsBy, Entry, EntrySource, NewEntry, Organization, Share};
use crate::rules::roster::{ENTRIES_MAX, in_order};
use crate::store::{One, SHORT, choice, term};

/// How a body counts; nothing where it keeps no roster yet.
pub(crate) fn counts_by(db: &Db, organization: Id<Organization>) -> Result<Option<CountsBy>, Fault> {
    let found: Option<One<String>> =
        db.first("select counts_by from parties_rosters where organization_id = $1", [organization.into()])?;
    found.map(|One(code)| CountsBy::from_code(&code).ok_or_else(|| Fault::Row(format!("no such choice: {code}")))).transpose()
}

pub(crate) fn put_counts_by(tx: &mut Tx, organization: Id<Organization>, by: CountsBy, seq: Seq) -> Result<(), Fault> {
    tx.run(
        "insert into parties_rosters (organization_id, counts_by, opened_seq)
         values ($1, $2, $3)
         on conflict (organization_id) do update set counts_by = excluded.counts_by",
        [organization.into(), by.code().into(), seq.into()],
    )?;
    Ok(())
}

impl FromRow for Entry {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let id = cells.next()?;
        let said = NewEntry {
            group: cells.next()?,
            label: cells.next()?,
            kana: cells.next()?,
            address: cells.next()?,
            phone: cells.next()?,
            mail: cells.next()?,
            persons: cells.next()?,
            is_paper: cells.next()?,
            note: cells.next()?,
        };
        Ok(Entry { id, said, account: cells.next()?, term: term(cells)?, source: choice(cells)? })
    }
}

/// The households that belong to a body, by group and kana; those only counted come first in their group.
pub(crate) fn entries_of(db: &Db, organization: Id<Organization>) -> Result<Vec<Entry>, Fault> {
    let mut entries: Vec<Entry> = db.all(
        "select id, group_label, label, kana, address, phone, mail, persons, is_paper, note, account_id, from_on, to_on, source
           from parties_entries
          where organization_id = $1
            and to_on is null
            and withdrawn_seq is null
          order by group_label, kana, label, id
          limit $2",
        [organization.into(), ENTRIES_MAX.into()],
    )?;
    // A group is a word with a number in it; no engine orders those as people do.
    entries.sort_by_cached_key(|entry| in_order(&entry.said.group));
    Ok(entries)
}

/// One household of a body, also one that left.
pub(crate) fn entry(db: &Db, organization: Id<Organization>, id: Id<Entry>) -> Result<Option<Entry>, Fault> {
    db.first(
        "select id, group_label, label, kana, address, phone, mail, persons, is_paper, note, account_id, from_on, to_on, source
           from parties_entries
          where organization_id = $1
            and id = $2
            and withdrawn_seq is null",
        [organization.into(), id.into()],
    )
}

/// How a household comes into a roster.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Came {
    pub(crate) source: EntrySource,
    pub(crate) from_on: Day,
    pub(crate) account: Option<Id<Account>>,
    pub(crate) import: Option<AnyId>,
    pub(crate) seq: Seq,
}

pub(crate) fn put_entry(
    tx: &mut Tx,
    organization: Id<Organization>,
    id: Id<Entry>,
    new: &NewEntry,
    came: Came,
) -> Result<(), Fault> {
    tx.run(
        "insert into parties_entries
           (id, organization_id, group_label, label, kana, address, phone, mail, persons, is_paper, note, account_id, from_on,
            source, import_id, made_seq)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        [
            id.into(),
            organization.into(),
            (&new.group).into(),
            (&new.label).into(),
            (&new.kana).into(),
            (&new.address).into(),
            (&new.phone).into(),
            (&new.mail).into(),
            new.persons.into(),
            new.is_paper.into(),
            (&new.note).into(),
            came.account.into(),
            came.from_on.into(),
            came.source.code().into(),
            came.import.into(),
            came.seq.into(),
        ],
    )?;
    Ok(())
}

pub(crate) fn correct_entry(tx: &mut Tx, id: Id<Entry>, new: &NewEntry) -> Result<(), Fault> {
    tx.run(
        "update parties_entries
            set group_label = $1, label = $2, kana = $3, address = $4, phone = $5, mail = $6, persons = $7, is_paper = $8, note = $9
          where id = $10",
        [
            (&new.group).into(),
            (&new.label).into(),
            (&new.kana).into(),
            (&new.address).into(),
            (&new.phone).into(),
            (&new.mail).into(),
            new.persons.into(),
            new.is_paper.into(),
            (&new.note).into(),
            id.into(),
        ],
    )?;
    Ok(())
}

pub(crate) fn end_entry(tx: &mut Tx, id: Id<Entry>, last: Day, seq: Seq) -> Result<(), Fault> {
    tx.run("update parties_entries set to_on = $1, ended_seq = $2 where id = $3", [last.into(), seq.into(), id.into()])?;
    Ok(())
}

pub(crate) fn withdraw_entry(tx: &mut Tx, id: Id<Entry>, seq: Seq) -> Result<(), Fault> {
    tx.run("update parties_entries set withdrawn_seq = $1 where id = $2", [seq.into(), id.into()])?;
    Ok(())
}

/// Takes away everything that a roster and the requests to a body hold of anyone. The reports stay.
pub(crate) fn delete_roster(tx: &mut Tx, organization: Id<Organization>) -> Result<(), Fault> {
    for sql in [
        "delete from parties_join_steps where join_id in (select id from parties_joins where organization_id = $1)",
        "delete from parties_joins where organization_id = $1",
        "delete from parties_leaves where entry_id in (select id from parties_entries where organization_id = $1)",
        "delete from parties_entries where organization_id = $1",
    ] {
        tx.run(sql, [organization.into()])?;
    }
    Ok(())
}

impl FromRow for Share {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, purpose, from_on, to_on) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        Ok(Share { id, purpose, from_on, to_on, is_ended: cells.next::<Option<Seq>>()?.is_some() })
    }
}

/// When a body shared its roster, the latest first.
pub(crate) fn shares_of(db: &Db, organization: Id<Organization>) -> Result<Vec<Share>, Fault> {
    db.all(
        "select id, purpose, from_on, to_on, ended_seq
           from parties_shares
          where organization_id = $1
          order by from_on desc, id desc
          limit $2",
        [organization.into(), SHORT.into()],
    )
}

pub(crate) fn put_share(tx: &mut Tx, organization: Id<Organization>, share: &Share, seq: Seq) -> Result<(), Fault> {
    tx.run(
        "insert into parties_shares (id, organization_id, purpose, from_on, to_on, made_seq) values ($1, $2, $3, $4, $5, $6)",
        [share.id.into(), organization.into(), (&share.purpose).into(), share.from_on.into(), share.to_on.into(), seq.into()],
    )?;
    Ok(())
}

pub(crate) fn end_share(tx: &mut Tx, id: AnyId, seq: Seq) -> Result<(), Fault> {
    tx.run("update parties_shares set ended_seq = $1 where id = $2", [seq.into(), id.into()])?;
    Ok(())
}
