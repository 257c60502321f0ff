//! What stands on an adopted list, so that it cannot be withdrawn yet, or not any more.

use engawa_db::{Db, Fault};
use engawa_kernel::{Day, Id};

use crate::model::{Office, Section};
use crate::transfers::model::{Adoption, BuiltUpon, Transfer};

/// What else stands on an adoption, if anything does.
pub(crate) fn built_upon(db: &Db, transfer: Id<Transfer>, adoption: Id<Adoption>, eve: Day) -> Result<Option<BuiltUpon>, Fault> {
    Ok(match in_another(db, transfer, adoption, eve)? {
        Some(another) => Some(another),
        None => match office_by_hand(db, transfer, adoption)? {
            Some(office) => Some(BuiltUpon::Office(office)),
            None => section_by_hand(db, transfer)?.map(BuiltUpon::Section),
        },
    })
}

/// An office that the list made, and to which someone was appointed by hand.
fn office_by_hand(db: &Db, transfer: Id<Transfer>, adoption: Id<Adoption>) -> Result<Option<Id<Office>>, Fault> {
    let found: Option<(Id<Office>,)> = db.first(
        "select o.id
           from who_transfer_offices o
          where o.transfer_id = $1
            and exists (select 1
                          from who_appointments p
                         where p.office_id = o.id
                           and p.id not in (select b.appointment_id from who_transfer_appointment_begins b where b.adoption_id = $2))
          order by o.id
          limit 1",
        [transfer.into(), adoption.into()],
    )?;
    Ok(found.map(|(office,)| office))
}

/// A section that the list made, and in which an office was made by hand, or that was named by a file.
fn section_by_hand(db: &Db, transfer: Id<Transfer>) -> Result<Option<Id<Section>>, Fault> {
    let found: Option<(Id<Section>,)> = db.first(
        "select s.id
           from who_transfer_sections s
          where s.transfer_id = $1
            and (exists (select 1
                           from who_offices o
                          where o.section_id = s.id
                            and o.id not in (select m.id from who_transfer_offices m where m.transfer_id = $1))
              or exists (select 1
                           from who_sections c
                          where c.parent_id = s.id
                            and c.id not in (select m.id from who_transfer_sections m where m.transfer_id = $1))
              or exists (select 1
                           from who_section_successions h
                          where h.successor_id = s.id
                            and h.section_id not in (select m.section_id from who_transfer_endings m where m.transfer_id = $1)))
          order by s.id
          limit 1",
        [transfer.into()],
    )?;
    Ok(found.map(|(section,)| section))
}

/// The other list that speaks of what this one made, or that was adopted over an end of this one: that end would stay
/// behind when it is withdrawn itself.
fn in_another(db: &Db, transfer: Id<Transfer>, adoption: Id<Adoption>, eve: Day) -> Result<Option<BuiltUpon>, Fault> {
    let today = db.now().day();
    let found: Option<(Day, Option<Id<Adoption>>)> = db.first(
        "select t.effective_on, a.id
           from who_transfers t
           left join who_transfer_adoptions a on a.transfer_id = t.id and a.withdrawn_at is null
          where t.id <> $1
            and (exists (select 1
                           from who_transfer_appointment_ends e
                           join who_transfer_appointment_begins b on b.appointment_id = e.appointment_id
                          where e.adoption_id = a.id
                            and b.adoption_id = $2)
              or exists (select 1
                           from who_transfer_appointment_ends e
                           join who_transfer_appointment_ends own on own.appointment_id = e.appointment_id
                          where e.adoption_id = a.id
                            and own.adoption_id = $2
                            and e.to_on_before = $3
                            and t.effective_on > $4)
              or exists (select 1
                           from who_transfer_office_ends e
                           join who_transfer_office_ends own on own.office_id = e.office_id
                          where e.adoption_id = a.id
                            and own.adoption_id = $2
                            and e.valid_to_before = $3
                            and t.effective_on > $4)
              or exists (select 1
                           from who_transfer_offices o
                          where o.transfer_id = $1
                            and (o.id in (select e.office_id from who_transfer_office_ends e where e.adoption_id = a.id)
                              or o.id in (select e.office_id from who_transfer_office_endings e where e.transfer_id = t.id)
                              or o.id in (select l.like_id
                                            from who_transfer_offices l
                                           where l.transfer_id = t.id
                                             and l.like_id is not null)))
              or exists (select 1
                           from who_transfer_sections s
                          where s.transfer_id = $1
                            and s.id in (select e.section_id from who_transfer_endings e where e.transfer_id = t.id))
              or exists (select 1
                           from who_transfer_sections s
                           join who_transfer_placements p on p.section_id = s.id or p.parent_id = s.id
                          where s.transfer_id = $1
                            and p.transfer_id = t.id)
              or exists (select 1
                           from who_transfer_sections s
                           join who_section_moves m on m.section_id = s.id or m.parent_id = s.id
                          where s.transfer_id = $1
                            and m.adoption_id = a.id)
              or exists (select 1
                           from who_section_successions h
                           join who_transfer_sections s on s.id = h.successor_id
                           join who_transfer_heirs x on x.section_id = h.section_id and x.heir_id = h.successor_id
                          where s.transfer_id = $1
                            and x.transfer_id = t.id))
          order by t.effective_on, t.id
          limit 1",
        [transfer.into(), adoption.into(), eve.into(), today.into()],
    )?;
    Ok(found.map(|(day, adoption)| match adoption {
        Some(_) => BuiltUpon::Adopted(day),
        None => BuiltUpon::Draft(day),
    }))
}
