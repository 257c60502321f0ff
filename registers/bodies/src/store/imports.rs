//! SQL of rosters that come in as files. A household of a file that is not confirmed yet has the records 0: no list shows it, no
//! count counts it, until one statement gives all of them the record of the import.

use engawa_db::{Cells, Db, Fault, FromRow, Limit, Tx};
use engawa_kernel::{AnyId, Day, Id, Moment, Seq};

use super::One;
use crate::imports::{Household, Standing};
use crate::model::{Counts, Import, ImportSaid, Organization};

impl FromRow for Import {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, organization, account, is_for_body, name) =
            (cells.next()?, cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        let begun_at = cells.next()?;
        let said = ImportSaid { from_on: cells.next()?, year: cells.next()?, updates: cells.next()? };
        let counts: [Option<i64>; 4] = [cells.next()?, cells.next()?, cells.next()?, cells.next()?];
        let counts = match counts {
            [Some(all), Some(new), Some(other), Some(rejected)] => Some(Counts { all, new, other, rejected }),
            _ => None,
        };
        let (made, undone, discarded_at) = (cells.next()?, cells.next()?, cells.next()?);
        Ok(Import { id, organization, account, is_for_body, name, begun_at, said, counts, made, undone, discarded_at })
    }
}

/// The imports of a body, the latest first.
pub(crate) fn imports_of(db: &Db, organization: Id<Organization>) -> Result<Vec<Import>, Fault> {
    db.all(
        "select id, organization_id, account_id, is_for_body, name, begun_at, from_on, year, updates, rows_all, rows_new, rows_other,
                rows_rejected, made_seq, undone_seq, discarded_at
           from parties_imports
          where organization_id = $1
          order by begun_at desc, id desc
          limit $2",
        [organization.into(), Limit(100).into()],
    )
}

/// What city hall took in for bodies, the latest first.
pub(crate) fn imports_for_bodies(db: &Db) -> Result<Vec<Import>, Fault> {
    db.all(
        "select id, organization_id, account_id, is_for_body, name, begun_at, from_on, year, updates, rows_all, rows_new, rows_other,
                rows_rejected, made_seq, undone_seq, discarded_at
           from parties_imports
          where is_for_body = 1
          order by begun_at desc, id desc
          limit $1",
        [Limit(100).into()],
    )
}

pub(crate) fn import(db: &Db, id: Id<Import>) -> Result<Option<Import>, Fault> {
    db.first(
        "select id, organization_id, account_id, is_for_body, name, begun_at, from_on, year, updates, rows_all, rows_new, rows_other,
                rows_rejected, made_seq, undone_seq, discarded_at
           from parties_imports
          where id = $1",
        [id.into()],
    )
}

/// The import of the same bytes that stands in the same roster.
pub(crate) fn same(db: &Db, organization: Id<Organization>, hash: &[u8]) -> Result<Option<Id<Import>>, Fault> {
    let found: Option<One<Id<Import>>> = db.first(
        "select id
           from parties_imports
          where organization_id = $1
            and hash = $2
            and made_seq is not null
            and undone_seq is null
          order by begun_at desc, id desc
          limit 1",
        [organization.into(), hash.to_vec().into()],
    )?;
    Ok(found.map(|One(id)| id))
}

/// The latest import that stands in a roster: only that one is undone, so that each finds what it left.
pub(crate) fn latest(db: &Db, organization: Id<Organization>) -> Result<Option<Id<Import>>, Fault> {
    let found: Option<One<Id<Import>>> = db.first(
        "select id
           from parties_imports
          where organization_id = $1
            and made_seq is not null
            and undone_seq is null
          order by made_seq desc
          limit 1",
        [organization.into()],
    )?;
    Ok(found.map(|One(id)| id))
}

pub(crate) fn bytes(db: &Db, id: Id<Import>) -> Result<Option<Vec<u8>>, Fault> {
    let found: Option<One<Option<Vec<u8>>>> = db.first("select bytes from parties_imports where id = $1", [id.into()])?;
    Ok(found.and_then(|One(bytes)| bytes))
}

pub(crate) fn columns(db: &Db, id: Id<Import>) -> Result<Vec<String>, Fault> {
    let rows: Vec<One<String>> = db.all(
        "select target from parties_import_columns where import_id = $1 order by position limit $2",
        [id.into(), Limit::SHORT.into()],
    )?;
    Ok(rows.into_iter().map(|One(target)| target).collect())
}

/// What comes in with a file.
pub(crate) struct NewImport<'a> {
    pub(crate) organization: Id<Organization>,
    pub(crate) account: AnyId,
    pub(crate) is_for_body: bool,
    pub(crate) name: &'a str,
    pub(crate) hash: &'a [u8],
    pub(crate) bytes: &'a [u8],
    pub(crate) from_on: Day,
}

pub(crate) fn put(tx: &mut Tx, id: Id<Import>, new: &NewImport) -> Result<(), Fault> {
    let now = tx.now();
    tx.run(
        "insert into parties_imports (id, organization_id, account_id, is_for_body, name, hash, bytes, begun_at, from_on, updates)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0)",
        [
            id.into(),
            new.organization.into(),
            new.account.into(),
            new.is_for_body.into(),
            new.name.into(),
            new.hash.to_vec().into(),
            new.bytes.to_vec().into(),
            now.into(),
            new.from_on.into(),
        ],
    )?;
    Ok(())
}

/// What is said beside the file, and what its columns mean.
pub(crate) fn say(tx: &mut Tx, id: Id<Import>, said: ImportSaid, targets: &[&'static str]) -> Result<(), Fault> {
    tx.run(
        "update parties_imports set from_on = $1, year = $2, updates = $3 where id = $4",
        [said.from_on.into(), said.year.into(), said.updates.into(), id.into()],
    )?;
    tx.run("delete from parties_import_columns where import_id = $1", [id.into()])?;
    for (position, target) in (0_i64..).zip(targets) {
        tx.run(
            "insert into parties_import_columns (import_id, position, target) values ($1, $2, $3)",
            [id.into(), position.into(), (*target).into()],
        )?;
    }
    Ok(())
}

/// The households that stand in a roster today.
pub(crate) fn roster(db: &Db, organization: Id<Organization>) -> Result<Vec<Standing>, Fault> {
    db.all(
        "select id, group_label, label, kana, address, phone, mail, persons, is_paper, note
           from parties_entries
          where organization_id = $1
            and to_on is null
            and withdrawn_seq is null
          order by id
          limit $2",
        [organization.into(), Limit(100_000).into()],
    )
}

/// How many households stand in a roster today.
pub(crate) fn standing(db: &Db, organization: Id<Organization>) -> Result<i64, Fault> {
    db.one(
        "select count(*)
           from parties_entries
          where organization_id = $1
            and to_on is null
            and withdrawn_seq is null",
        [organization.into()],
    )
}

impl FromRow for Standing {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let id = cells.next()?;
        let said = Household {
            group: cells.next()?,
            label: cells.next()?,
            kana: cells.next()?,
            address: cells.next()?,
            phone: cells.next()?,
            mail: cells.next()?,
            persons: cells.next()?,
            is_paper: Some(cells.next()?),
            note: cells.next()?,
        };
        Ok(Standing { id, said })
    }
}

/// Nothing of this import lies there: neither households nor changes. It begins, or begins anew.
pub(crate) fn begin(tx: &mut Tx, id: Id<Import>, counts: Counts) -> Result<(), Fault> {
    clear(tx, id)?;
    tx.run(
        "update parties_imports set rows_all = $1, rows_new = $2, rows_other = $3, rows_rejected = $4 where id = $5",
        [counts.all.into(), counts.new.into(), counts.other.into(), counts.rejected.into(), id.into()],
    )?;
    Ok(())
}

fn clear(tx: &mut Tx, id: Id<Import>) -> Result<(), Fault> {
    tx.run("delete from parties_entries where import_id = $1 and made_seq = 0", [id.into()])?;
    tx.run("delete from parties_import_changes where import_id = $1", [id.into()])?;
    Ok(())
}

/// Lays a household in, which nobody sees yet.
pub(crate) fn lay(tx: &mut Tx, import: &Import, said: &Household, from: Day) -> Result<(), Fault> {
    let id: AnyId = tx.new_id::<()>().any();
    tx.run(
        "insert into parties_entries
           (id, organization_id, group_label, label, kana, address, phone, mail, persons, is_paper, note, from_on, source,
            import_id, made_seq, withdrawn_seq)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'imported', $13, 0, 0)",
        [
            id.into(),
            import.organization.into(),
            (&said.group).into(),
            (&said.label).into(),
            (&said.kana).into(),
            (&said.address).into(),
            (&said.phone).into(),
            (&said.mail).into(),
            said.persons.into(),
            said.is_paper.unwrap_or(true).into(),
            (&said.note).into(),
            from.into(),
            import.id.into(),
        ],
    )?;
    Ok(())
}

/// One side of what an import says otherwise of a household.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// As it was.
    Before,
    /// As the file says it.
    After,
}

impl Side {
    fn code(self) -> &'static str {
        match self {
            Side::Before => "before",
            Side::After => "after",
        }
    }
}

pub(crate) fn put_change(tx: &mut Tx, id: Id<Import>, entry: AnyId, side: Side, said: &Household) -> Result<(), Fault> {
    tx.run(
        "insert into parties_import_changes
           (import_id, entry_id, side, group_label, kana, address, phone, mail, persons, is_paper, note)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        [
            id.into(),
            entry.into(),
            side.code().into(),
            (&said.group).into(),
            (&said.kana).into(),
            (&said.address).into(),
            (&said.phone).into(),
            (&said.mail).into(),
            said.persons.into(),
            said.is_paper.unwrap_or(true).into(),
            (&said.note).into(),
        ],
    )?;
    Ok(())
}

/// How many households lie there that nobody sees yet.
pub(crate) fn laid(db: &Db, id: Id<Import>) -> Result<i64, Fault> {
    db.one("select count(*) from parties_entries where import_id = $1 and made_seq = 0", [id.into()])
}

/// How many households an import changes.
pub(crate) fn changes(db: &Db, id: Id<Import>) -> Result<i64, Fault> {
    db.one("select count(*) from parties_import_changes where import_id = $1 and side = 'after'", [id.into()])
}

/// All households of an import stand in the roster at once, and what it changes is changed. Its bytes go.
pub(crate) fn appear(tx: &mut Tx, id: Id<Import>, seq: Seq) -> Result<(), Fault> {
    tx.run(
        "update parties_entries set made_seq = $1, withdrawn_seq = null where import_id = $2 and made_seq = 0",
        [seq.into(), id.into()],
    )?;
    turn(tx, id, Side::Before, Side::After)?;
    tx.run("update parties_imports set made_seq = $1, bytes = null where id = $2", [seq.into(), id.into()])?;
    Ok(())
}

/// What came with an import has not been there, and what it changed is as it was.
pub(crate) fn vanish(tx: &mut Tx, id: Id<Import>, seq: Seq) -> Result<(), Fault> {
    tx.run(
        "update parties_entries set withdrawn_seq = $1 where import_id = $2 and withdrawn_seq is null",
        [seq.into(), id.into()],
    )?;
    turn(tx, id, Side::After, Side::Before)?;
    tx.run("delete from parties_import_changes where import_id = $1", [id.into()])?;
    tx.run("update parties_imports set undone_seq = $1 where id = $2", [seq.into(), id.into()])?;
    Ok(())
}

/// Every household that still is as one side says becomes as the other says; what somebody changed since by hand stays.
fn turn(tx: &mut Tx, id: Id<Import>, from: Side, to: Side) -> Result<(), Fault> {
    tx.run(
        "update parties_entries
            set group_label = c.group_label, kana = c.kana, address = c.address, phone = c.phone, mail = c.mail,
                persons = c.persons, is_paper = c.is_paper, note = c.note
           from parties_import_changes c
          where c.import_id = $1
            and c.side = $2
            and c.entry_id = parties_entries.id
            and exists (
              select 1
                from parties_import_changes b
               where b.import_id = c.import_id
                 and b.entry_id = c.entry_id
                 and b.side = $3
                 and b.group_label = parties_entries.group_label
                 and b.kana = parties_entries.kana
                 and b.address = parties_entries.address
                 and b.phone = parties_entries.phone
                 and b.mail = parties_entries.mail
                 and coalesce(b.persons, 0) = coalesce(parties_entries.persons, 0)
                 and b.is_paper = parties_entries.is_paper
                 and b.note = parties_entries.note)",
        [id.into(), to.code().into(), from.code().into()],
    )?;
    Ok(())
}

/// Puts an import aside: its bytes go, and whatever lies there of it.
pub(crate) fn discard(tx: &mut Tx, id: Id<Import>) -> Result<(), Fault> {
    clear(tx, id)?;
    let now: Moment = tx.now();
    tx.run(
        "update parties_imports
            set discarded_at = $1, bytes = null
          where id = $2
            and made_seq is null
            and discarded_at is null",
        [now.into(), id.into()],
    )?;
    Ok(())
}

/// Takes away everything that the imports of a body hold of anyone.
pub(crate) fn forget(tx: &mut Tx, organization: Id<Organization>) -> Result<(), Fault> {
    tx.run(
        "delete from parties_import_changes where import_id in (select id from parties_imports where organization_id = $1)",
        [organization.into()],
    )?;
    tx.run("update parties_imports set bytes = null where organization_id = $1", [organization.into()])?;
    Ok(())
}
