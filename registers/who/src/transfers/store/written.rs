//! What an adoption writes, and how a withdrawal takes back exactly that.

use engawa_db::{Db, Fault, Limit, Tx};
use engawa_kernel::{Day, Id, Seq};

use crate::model::{Office, Section};
use crate::offices::Appointment;
use crate::transfers::model::{Adoption, OfficeToBegin, SectionToBegin, Taken, Transfer};

pub(crate) fn put_adoption(tx: &mut Tx, transfer: Id<Transfer>, id: Id<Adoption>, seq: Seq) -> Result<(), Fault> {
    let now = tx.now();
    tx.run(
        "insert into who_transfer_adoptions (id, transfer_id, adopted_at, adopted_seq)
         values ($1, $2, $3, $4)",
        [id.into(), transfer.into(), now.into(), seq.into()],
    )?;
    Ok(())
}

pub(crate) fn put_withdrawal(tx: &mut Tx, id: Id<Adoption>, seq: Seq) -> Result<(), Fault> {
    let now = tx.now();
    tx.run(
        "update who_transfer_adoptions
            set withdrawn_at = $1, withdrawn_seq = $2
          where id = $3",
        [now.into(), seq.into(), id.into()],
    )?;
    Ok(())
}

/// A section that begins on a day; the section above it comes afterwards.
pub(crate) fn put_section_on(tx: &mut Tx, new: &SectionToBegin, day: Day, ordinal: i64) -> Result<(), Fault> {
    tx.run(
        "insert into who_sections (id, code, ordinal, name, valid_from)
         values ($1, $2, $3, $4, $5)",
        [new.id.into(), (&new.code).into(), ordinal.into(), (&new.name).into(), day.into()],
    )?;
    Ok(())
}

/// An office that begins on a day.
pub(crate) fn put_office_on(tx: &mut Tx, new: &OfficeToBegin, day: Day, ordinal: i64) -> Result<(), Fault> {
    tx.run(
        "insert into who_offices (id, section_id, title, ordinal, valid_from, is_single)
         values ($1, $2, $3, $4, $5, $6)",
        [new.id.into(), new.section.into(), (&new.title).into(), ordinal.into(), day.into(), new.is_single.into()],
    )?;
    Ok(())
}

pub(crate) fn end_section(tx: &mut Tx, section: Id<Section>, last_day: Day) -> Result<(), Fault> {
    tx.run("update who_sections set valid_to = $1 where id = $2", [last_day.into(), section.into()])?;
    Ok(())
}

/// A section lies elsewhere from a day on.
pub(crate) fn move_section(
    tx: &mut Tx,
    adoption: Id<Adoption>,
    section: Id<Section>,
    day: Day,
    parent: Option<Id<Section>>,
) -> Result<(), Fault> {
    tx.run(
        "insert into who_section_moves (section_id, from_on, parent_id, adoption_id)
         values ($1, $2, $3, $4)",
        [section.into(), day.into(), parent.into(), adoption.into()],
    )?;
    Ok(())
}

/// The places of sections in the town's order.
pub(crate) fn ordinals_of_sections(db: &Db) -> Result<Vec<(Id<Section>, i64)>, Fault> {
    db.all("select id, ordinal from who_sections order by ordinal, id limit $1", [Limit::SHORT.into()])
}

/// The places of offices in the town's order.
pub(crate) fn ordinals_of_offices(db: &Db) -> Result<Vec<(Id<Office>, i64)>, Fault> {
    db.all("select id, ordinal from who_offices order by ordinal, id limit $1", [Limit::SHORT.into()])
}

/// Notes the last day that an office had before it gets another.
pub(crate) fn note_office_end(tx: &mut Tx, adoption: Id<Adoption>, office: Id<Office>) -> Result<(), Fault> {
    tx.run(
        "insert into who_transfer_office_ends (adoption_id, office_id, valid_to_before)
         select $1, id, valid_to
           from who_offices
          where id = $2",
        [adoption.into(), office.into()],
    )?;
    Ok(())
}

/// Notes the last day that an appointment had before it gets another.
pub(crate) fn note_appointment_end(tx: &mut Tx, adoption: Id<Adoption>, appointment: Id<Appointment>) -> Result<(), Fault> {
    tx.run(
        "insert into who_transfer_appointment_ends (adoption_id, appointment_id, to_on_before, ended_seq_before)
         select $1, id, to_on, ended_seq
           from who_appointments
          where id = $2",
        [adoption.into(), appointment.into()],
    )?;
    Ok(())
}

/// Notes an appointment that was made.
pub(crate) fn note_appointment_begin(tx: &mut Tx, adoption: Id<Adoption>, appointment: Id<Appointment>) -> Result<(), Fault> {
    tx.run(
        "insert into who_transfer_appointment_begins (adoption_id, appointment_id)
         values ($1, $2)",
        [adoption.into(), appointment.into()],
    )?;
    Ok(())
}

/// Who takes which office by an adoption.
pub(crate) fn begun(db: &Db, adoption: Id<Adoption>) -> Result<Vec<Taken>, Fault> {
    db.all(
        "select p.account_id, p.office_id
           from who_transfer_appointment_begins b
           join who_appointments p on p.id = b.appointment_id
          where b.adoption_id = $1
          order by p.id
          limit $2",
        [adoption.into(), Limit::SHORT.into()],
    )
}

/// Appointments as they were: those that were made go, those that were ended have their last day again. One that was given
/// another end since keeps it.
pub(crate) fn take_back_appointments(tx: &mut Tx, adoption: Id<Adoption>, eve: Day) -> Result<(), Fault> {
    let made: Vec<(Id<Appointment>,)> = tx.all(
        "select appointment_id
           from who_transfer_appointment_begins
          where adoption_id = $1
          order by appointment_id
          limit $2",
        [adoption.into(), Limit::SHORT.into()],
    )?;
    tx.run("delete from who_transfer_appointment_begins where adoption_id = $1", [adoption.into()])?;
    for (appointment,) in made {
        tx.run("delete from who_appointments where id = $1", [appointment.into()])?;
    }
    tx.run(
        "update who_appointments
            set to_on = (select e.to_on_before
                           from who_transfer_appointment_ends e
                          where e.appointment_id = who_appointments.id
                            and e.adoption_id = $1),
                ended_seq = (select e.ended_seq_before
                               from who_transfer_appointment_ends e
                              where e.appointment_id = who_appointments.id
                                and e.adoption_id = $1)
          where to_on = $2
            and id in (select e.appointment_id from who_transfer_appointment_ends e where e.adoption_id = $1)",
        [adoption.into(), eve.into()],
    )?;
    tx.run("delete from who_transfer_appointment_ends where adoption_id = $1", [adoption.into()])?;
    Ok(())
}

/// Offices as they were.
pub(crate) fn take_back_offices(tx: &mut Tx, transfer: Id<Transfer>, adoption: Id<Adoption>, eve: Day) -> Result<(), Fault> {
    tx.run(
        "update who_offices
            set valid_to = (select e.valid_to_before
                              from who_transfer_office_ends e
                             where e.office_id = who_offices.id
                               and e.adoption_id = $1)
          where valid_to = $2
            and id in (select e.office_id from who_transfer_office_ends e where e.adoption_id = $1)",
        [adoption.into(), eve.into()],
    )?;
    tx.run("delete from who_transfer_office_ends where adoption_id = $1", [adoption.into()])?;
    tx.run(
        "delete from who_office_permissions
          where office_id in (select o.id from who_transfer_offices o where o.transfer_id = $1)",
        [transfer.into()],
    )?;
    tx.run(
        "delete from who_offices
          where id in (select o.id from who_transfer_offices o where o.transfer_id = $1)",
        [transfer.into()],
    )?;
    Ok(())
}

/// Sections as they were. Only sections without an end can be ended by a list, so they have none again.
pub(crate) fn take_back_sections(tx: &mut Tx, transfer: Id<Transfer>, adoption: Id<Adoption>, eve: Day) -> Result<(), Fault> {
    tx.run(
        "delete from who_section_successions
          where exists (select 1
                          from who_transfer_heirs h
                         where h.transfer_id = $1
                           and h.section_id = who_section_successions.section_id
                           and h.heir_id = who_section_successions.successor_id)",
        [transfer.into()],
    )?;
    tx.run(
        "update who_sections
            set valid_to = null
          where valid_to = $1
            and id in (select e.section_id from who_transfer_endings e where e.transfer_id = $2)",
        [eve.into(), transfer.into()],
    )?;
    tx.run("delete from who_section_moves where adoption_id = $1", [adoption.into()])?;
    // Sections that lie in each other refer to each other; without the parents they can go in any order.
    tx.run(
        "update who_sections
            set parent_id = null
          where id in (select s.id from who_transfer_sections s where s.transfer_id = $1)",
        [transfer.into()],
    )?;
    tx.run(
        "delete from who_sections
          where id in (select s.id from who_transfer_sections s where s.transfer_id = $1)",
        [transfer.into()],
    )?;
    Ok(())
}
