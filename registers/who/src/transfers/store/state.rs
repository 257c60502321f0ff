//! How things stand, as far as a list can touch them.

use std::collections::{BTreeMap, BTreeSet};

use engawa_db::{Cells, Db, Fault, FromRow, Limit};
use engawa_kernel::{Id, Moment};

use crate::accounts::Account;
use crate::offices::{Appointment, Post, store as offices};
use crate::store::section_parents_on;
use crate::transfers::model::{Person, Seat, State, Transfer};

struct Named(Id<Account>, Person);

impl FromRow for Named {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, name, closed_at): (_, _, Option<Moment>) = (cells.next()?, cells.next()?, cells.next()?);
        Ok(Named(id, Person { name, is_open: closed_at.is_none() }))
    }
}

/// Everything but what the rooms keep.
pub(crate) fn state(db: &Db, transfer: &Transfer) -> Result<State, Fault> {
    Ok(State {
        today: db.now().day(),
        sections: offices::sections(db)?,
        parents: section_parents_on(db, transfer.effective_on.plus_days(-1))?,
        offices: seats(db)?,
        appointments: appointments(db, transfer)?,
        moved: moved(db)?,
        people: people(db, transfer)?,
        kept: Vec::new(),
    })
}

fn seats(db: &Db) -> Result<Vec<Seat>, Fault> {
    let mut permissions = offices::all_permissions(db)?;
    let seat = |post: Post| Seat {
        permissions: permissions.remove(&post.office.id).unwrap_or_default().into_iter().collect(),
        is_single: post.is_single,
        office: post.office,
    };
    Ok(offices::posts(db)?.into_iter().map(seat).collect())
}

fn appointments(db: &Db, transfer: &Transfer) -> Result<Vec<Appointment>, Fault> {
    let eve = transfer.effective_on.plus_days(-1);
    db.all(
        "select id, account_id, office_id, from_on, to_on
           from who_appointments
          where to_on >= $1 or to_on is null
          order by id
          limit $2",
        [eve.into(), Limit::SHORT.into()],
    )
}

fn moved(db: &Db) -> Result<BTreeSet<Id<Appointment>>, Fault> {
    // What a list in force has ended may have been arranged anew since.
    let today = db.now().day();
    let rows: Vec<(Id<Appointment>,)> = db.all(
        "select e.appointment_id
           from who_transfer_appointment_ends e
           join who_transfer_adoptions a on a.id = e.adoption_id
           join who_transfers t on t.id = a.transfer_id
          where t.effective_on > $1
          order by e.appointment_id
          limit $2",
        [today.into(), Limit::SHORT.into()],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

fn people(db: &Db, transfer: &Transfer) -> Result<BTreeMap<Id<Account>, Person>, Fault> {
    let eve = transfer.effective_on.plus_days(-1);
    let rows: Vec<Named> = db.all(
        "select a.id, a.name, a.closed_at
           from who_accounts a
          where exists (select 1 from who_appointments p where p.account_id = a.id and (p.to_on >= $1 or p.to_on is null))
             or exists (select 1 from who_transfer_moves m where m.account_id = a.id and m.transfer_id = $2)
          order by a.id
          limit $3",
        [eve.into(), transfer.id.into(), Limit::SHORT.into()],
    )?;
    Ok(rows.into_iter().map(|Named(id, person)| (id, person)).collect())
}

/// The people of city hall, who are found by their names: residents are not.
pub(crate) fn staff(db: &Db) -> Result<Vec<(Id<Account>, String)>, Fault> {
    let accounts = crate::accounts::store::staff_accounts(db)?;
    Ok(accounts.into_iter().map(|account| (account.id, account.name)).collect())
}
