//! Lines as they are written and taken out again.

use engawa_db::{Fault, Tx};
use engawa_kernel::Id;

use crate::model::{Office, Section};
use crate::transfers::model::{Move, OfficeEnding, OfficeToBegin, Placement, SectionToBegin, Transfer};

pub(crate) fn put_move(tx: &mut Tx, transfer: Id<Transfer>, new: &Move) -> Result<(), Fault> {
    tx.run(
        "insert into who_transfer_moves (id, transfer_id, account_id, from_office_id, to_office_id, until_on)
         values ($1, $2, $3, $4, $5, $6)",
        [new.id.into(), transfer.into(), new.account.into(), new.way.from().into(), new.way.to().into(), new.until.into()],
    )?;
    Ok(())
}

pub(crate) fn put_section(tx: &mut Tx, transfer: Id<Transfer>, new: &SectionToBegin) -> Result<(), Fault> {
    tx.run(
        "insert into who_transfer_sections (id, transfer_id, code, name, parent_id)
         values ($1, $2, $3, $4, $5)",
        [new.id.into(), transfer.into(), (&new.code).into(), (&new.name).into(), new.parent.into()],
    )?;
    Ok(())
}

pub(crate) fn put_ending(tx: &mut Tx, transfer: Id<Transfer>, section: Id<Section>) -> Result<(), Fault> {
    tx.run(
        "insert into who_transfer_endings (transfer_id, section_id)
         values ($1, $2)
             on conflict (transfer_id, section_id) do nothing",
        [transfer.into(), section.into()],
    )?;
    Ok(())
}

pub(crate) fn put_heir(tx: &mut Tx, transfer: Id<Transfer>, section: Id<Section>, heir: Id<Section>) -> Result<(), Fault> {
    tx.run(
        "insert into who_transfer_heirs (transfer_id, section_id, heir_id)
         values ($1, $2, $3)
             on conflict (transfer_id, section_id, heir_id) do nothing",
        [transfer.into(), section.into(), heir.into()],
    )?;
    Ok(())
}

/// A section lies in one place; another word for it replaces the first.
pub(crate) fn put_placement(tx: &mut Tx, transfer: Id<Transfer>, new: Placement) -> Result<(), Fault> {
    tx.run(
        "insert into who_transfer_placements (transfer_id, section_id, parent_id)
         values ($1, $2, $3)
             on conflict (transfer_id, section_id) do update set parent_id = excluded.parent_id",
        [transfer.into(), new.section.into(), new.parent.into()],
    )?;
    Ok(())
}

pub(crate) fn put_office(tx: &mut Tx, transfer: Id<Transfer>, new: &OfficeToBegin) -> Result<(), Fault> {
    tx.run(
        "insert into who_transfer_offices (id, transfer_id, section_id, title, is_single, like_id)
         values ($1, $2, $3, $4, $5, $6)",
        [new.id.into(), transfer.into(), new.section.into(), (&new.title).into(), new.is_single.into(), new.like.into()],
    )?;
    Ok(())
}

/// An office has one heir; another word for it replaces the first.
pub(crate) fn put_office_ending(tx: &mut Tx, transfer: Id<Transfer>, new: OfficeEnding) -> Result<(), Fault> {
    tx.run(
        "insert into who_transfer_office_endings (transfer_id, office_id, heir_id)
         values ($1, $2, $3)
             on conflict (transfer_id, office_id) do update set heir_id = excluded.heir_id",
        [transfer.into(), new.office.into(), new.heir.into()],
    )?;
    Ok(())
}

pub(crate) fn take_move(tx: &mut Tx, transfer: Id<Transfer>, id: Id<Move>) -> Result<u64, Fault> {
    tx.run("delete from who_transfer_moves where transfer_id = $1 and id = $2", [transfer.into(), id.into()])
}

pub(crate) fn take_section(tx: &mut Tx, transfer: Id<Transfer>, id: Id<Section>) -> Result<u64, Fault> {
    tx.run("delete from who_transfer_sections where transfer_id = $1 and id = $2", [transfer.into(), id.into()])
}

pub(crate) fn take_ending(tx: &mut Tx, transfer: Id<Transfer>, section: Id<Section>) -> Result<u64, Fault> {
    let line = || [transfer.into(), section.into()];
    tx.run("delete from who_transfer_heirs where transfer_id = $1 and section_id = $2", line())?;
    tx.run("delete from who_transfer_endings where transfer_id = $1 and section_id = $2", line())
}

pub(crate) fn take_placement(tx: &mut Tx, transfer: Id<Transfer>, section: Id<Section>) -> Result<u64, Fault> {
    tx.run("delete from who_transfer_placements where transfer_id = $1 and section_id = $2", [transfer.into(), section.into()])
}

pub(crate) fn take_office(tx: &mut Tx, transfer: Id<Transfer>, id: Id<Office>) -> Result<u64, Fault> {
    tx.run("delete from who_transfer_offices where transfer_id = $1 and id = $2", [transfer.into(), id.into()])
}

pub(crate) fn take_office_ending(tx: &mut Tx, transfer: Id<Transfer>, office: Id<Office>) -> Result<u64, Fault> {
    tx.run("delete from who_transfer_office_endings where transfer_id = $1 and office_id = $2", [transfer.into(), office.into()])
}
