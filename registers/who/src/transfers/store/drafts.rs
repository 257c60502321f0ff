//! Lists, and their lines as they are read.

use engawa_db::{Cells, Db, Fault, FromRow, Limit, Tx};
use engawa_kernel::{Day, Id, Moment, Seq};

use crate::transfers::model::{
    Adoption, Move, OfficeEnding, OfficeToBegin, Placement, Plan, SectionEnding, SectionToBegin, Transfer, Way,
};

impl FromRow for Transfer {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, effective_on, made_at) = (cells.next()?, cells.next()?, cells.next()?);
        let adoption: (Option<Id<Adoption>>, Option<Moment>, Option<Seq>) = (cells.next()?, cells.next()?, cells.next()?);
        let adoption = match adoption {
            (Some(id), Some(at), Some(seq)) => Some(Adoption { id, at, seq }),
            _ => None,
        };
        Ok(Transfer { id, effective_on, made_at, adoption })
    }
}

impl FromRow for SectionToBegin {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(SectionToBegin { id: cells.next()?, code: cells.next()?, name: cells.next()?, parent: cells.next()? })
    }
}

impl FromRow for Placement {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Placement { section: cells.next()?, parent: cells.next()? })
    }
}

impl FromRow for OfficeToBegin {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, section, title) = (cells.next()?, cells.next()?, cells.next()?);
        Ok(OfficeToBegin { id, section, title, is_single: cells.next()?, like: cells.next()? })
    }
}

impl FromRow for OfficeEnding {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(OfficeEnding { office: cells.next()?, heir: cells.next()? })
    }
}

impl FromRow for Move {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, account) = (cells.next()?, cells.next()?);
        let way = Way::between(cells.next()?, cells.next()?).ok_or_else(|| Fault::Row("a move from nowhere to nowhere".into()))?;
        Ok(Move { id, account, way, until: cells.next()? })
    }
}

/// All lists, the latest day first.
pub(crate) fn transfers(db: &Db) -> Result<Vec<Transfer>, Fault> {
    db.all(
        "select t.id, t.effective_on, t.made_at, a.id, a.adopted_at, a.adopted_seq
           from who_transfers t
           left join who_transfer_adoptions a on a.transfer_id = t.id and a.withdrawn_at is null
          order by t.effective_on desc, t.id desc
          limit $1",
        [Limit::SHORT.into()],
    )
}

pub(crate) fn transfer(db: &Db, id: Id<Transfer>) -> Result<Option<Transfer>, Fault> {
    db.first(
        "select t.id, t.effective_on, t.made_at, a.id, a.adopted_at, a.adopted_seq
           from who_transfers t
           left join who_transfer_adoptions a on a.transfer_id = t.id and a.withdrawn_at is null
          where t.id = $1",
        [id.into()],
    )
}

pub(crate) fn put_transfer(tx: &mut Tx, id: Id<Transfer>, effective_on: Day) -> Result<(), Fault> {
    let now = tx.now();
    tx.run(
        "insert into who_transfers (id, effective_on, made_at) values ($1, $2, $3)",
        [id.into(), effective_on.into(), now.into()],
    )?;
    Ok(())
}

/// The lines of a list, in the order in which they were written.
pub(crate) fn plan(db: &Db, transfer: &Transfer) -> Result<Plan, Fault> {
    let id = transfer.id;
    let heirs: Vec<(Id<crate::Section>, Id<crate::Section>)> = db.all(
        "select section_id, heir_id
           from who_transfer_heirs
          where transfer_id = $1
          order by section_id, heir_id
          limit $2",
        [id.into(), Limit::SHORT.into()],
    )?;
    let heirs_of = |section| heirs.iter().filter(|(ends, _)| *ends == section).map(|(_, heir)| *heir).collect();
    Ok(Plan {
        day: transfer.effective_on,
        sections: sections(db, id)?,
        endings: endings(db, id)?.into_iter().map(|(section,)| SectionEnding { section, heirs: heirs_of(section) }).collect(),
        placements: placements(db, id)?,
        offices: offices(db, id)?,
        office_endings: office_endings(db, id)?,
        moves: moves(db, id)?,
    })
}

fn sections(db: &Db, transfer: Id<Transfer>) -> Result<Vec<SectionToBegin>, Fault> {
    db.all(
        "select id, code, name, parent_id
           from who_transfer_sections
          where transfer_id = $1
          order by id
          limit $2",
        [transfer.into(), Limit::SHORT.into()],
    )
}

fn endings(db: &Db, transfer: Id<Transfer>) -> Result<Vec<(Id<crate::Section>,)>, Fault> {
    db.all(
        "select e.section_id
           from who_transfer_endings e
           join who_sections s on s.id = e.section_id
          where e.transfer_id = $1
          order by s.ordinal, s.code
          limit $2",
        [transfer.into(), Limit::SHORT.into()],
    )
}

fn placements(db: &Db, transfer: Id<Transfer>) -> Result<Vec<Placement>, Fault> {
    db.all(
        "select p.section_id, p.parent_id
           from who_transfer_placements p
           join who_sections s on s.id = p.section_id
          where p.transfer_id = $1
          order by s.ordinal, s.code
          limit $2",
        [transfer.into(), Limit::SHORT.into()],
    )
}

fn offices(db: &Db, transfer: Id<Transfer>) -> Result<Vec<OfficeToBegin>, Fault> {
    db.all(
        "select id, section_id, title, is_single, like_id
           from who_transfer_offices
          where transfer_id = $1
          order by id
          limit $2",
        [transfer.into(), Limit::SHORT.into()],
    )
}

fn office_endings(db: &Db, transfer: Id<Transfer>) -> Result<Vec<OfficeEnding>, Fault> {
    db.all(
        "select e.office_id, e.heir_id
           from who_transfer_office_endings e
           join who_offices o on o.id = e.office_id
          where e.transfer_id = $1
          order by o.ordinal, o.title, o.id
          limit $2",
        [transfer.into(), Limit::SHORT.into()],
    )
}

fn moves(db: &Db, transfer: Id<Transfer>) -> Result<Vec<Move>, Fault> {
    db.all(
        "select id, account_id, from_office_id, to_office_id, until_on
           from who_transfer_moves
          where transfer_id = $1
          order by id
          limit $2",
        [transfer.into(), Limit::SHORT.into()],
    )
}

/// Throws a draft away that was never adopted; one that was leaves its traces, and stays.
pub(crate) fn discard(tx: &mut Tx, transfer: Id<Transfer>) -> Result<(), Fault> {
    let id = || [transfer.into()];
    tx.run("delete from who_transfer_heirs where transfer_id = $1", id())?;
    tx.run("delete from who_transfer_endings where transfer_id = $1", id())?;
    tx.run("delete from who_transfer_placements where transfer_id = $1", id())?;
    tx.run("delete from who_transfer_sections where transfer_id = $1", id())?;
    tx.run("delete from who_transfer_offices where transfer_id = $1", id())?;
    tx.run("delete from who_transfer_office_endings where transfer_id = $1", id())?;
    tx.run("delete from who_transfer_moves where transfer_id = $1", id())?;
    tx.run(
        "delete from who_transfers
          where id = $1
            and not exists (select 1 from who_transfer_adoptions where transfer_id = who_transfers.id)",
        id(),
    )?;
    Ok(())
}
