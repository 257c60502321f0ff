//! SQL of offices and appointments.

use std::collections::HashMap;

use engawa_db::{Cells, Db, Fault, FromRow, Limit, Tx};
use engawa_kernel::{Day, Id, Seq};
use engawa_web::Permission;

use super::model::{Appointment, Held, Post};
use super::rules::{Term, together};
use crate::accounts::Account;
use crate::model::{Days, Office, Section};

impl FromRow for Appointment {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, account, office) = (cells.next()?, cells.next()?, cells.next()?);
        Ok(Appointment { id, account, office, from_on: cells.next()?, to_on: cells.next()? })
    }
}

impl FromRow for Held {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (appointment, account, name) = (cells.next()?, cells.next()?, cells.next()?);
        let (office, title) = (cells.next()?, cells.next()?);
        let (section, section_name, to_on) = (cells.next()?, cells.next()?, cells.next()?);
        Ok(Held { appointment, account, name, office, title, section, section_name, to_on, permissions: Vec::new() })
    }
}

fn days(cells: &mut Cells) -> Result<Days, Fault> {
    Ok(Days { from: cells.next()?, to: cells.next()? })
}

impl FromRow for Post {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let office = Office::from_row(cells)?;
        let (is_single, section_name) = (cells.next()?, cells.next()?);
        Ok(Post { office, is_single, section_name, section_days: days(cells)? })
    }
}

impl FromRow for Term {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let account = cells.next()?;
        let (own, office, section) = (days(cells)?, days(cells)?, days(cells)?);
        Ok(Term { account, days: together(together(own, office), section) })
    }
}

/// The offices that an account holds on a day, in the order of the town.
///
/// # Errors
/// When the database cannot be read.
pub fn held_on(db: &Db, account: Id<Account>, day: Day) -> Result<Vec<Held>, Fault> {
    let held: Vec<Held> = db.all(
        "select p.id, p.account_id, a.name, o.id, o.title, s.id, s.name, p.to_on
           from who_appointments p
           join who_accounts a on a.id = p.account_id
           join who_offices o on o.id = p.office_id
           join who_sections s on s.id = o.section_id
          where p.account_id = $1
            and a.closed_at is null
            and p.from_on <= $2
            and (p.to_on >= $2 or p.to_on is null)
            and (o.valid_from <= $2 or o.valid_from is null)
            and (o.valid_to >= $2 or o.valid_to is null)
            and (s.valid_from <= $2 or s.valid_from is null)
            and (s.valid_to >= $2 or s.valid_to is null)
          order by s.ordinal, o.ordinal, o.title, p.id
          limit $3",
        [account.into(), day.into(), Limit::SHORT.into()],
    )?;
    held.into_iter().map(|one| Ok(Held { permissions: permissions_of(db, one.office)?, ..one })).collect()
}

/// Everyone who holds an office on a day, in the order of the town.
///
/// # Errors
/// When the database cannot be read.
pub fn holders_on(db: &Db, day: Day) -> Result<Vec<Held>, Fault> {
    let held: Vec<Held> = db.all(
        "select p.id, p.account_id, a.name, o.id, o.title, s.id, s.name, p.to_on
           from who_appointments p
           join who_accounts a on a.id = p.account_id
           join who_offices o on o.id = p.office_id
           join who_sections s on s.id = o.section_id
          where a.closed_at is null
            and p.from_on <= $1
            and (p.to_on >= $1 or p.to_on is null)
            and (o.valid_from <= $1 or o.valid_from is null)
            and (o.valid_to >= $1 or o.valid_to is null)
            and (s.valid_from <= $1 or s.valid_from is null)
            and (s.valid_to >= $1 or s.valid_to is null)
          order by s.ordinal, o.ordinal, o.title, p.id
          limit $2",
        [day.into(), Limit::SHORT.into()],
    )?;
    let all = all_permissions(db)?;
    let may = |office| all.get(&office).cloned().unwrap_or_default();
    Ok(held.into_iter().map(|one| Held { permissions: may(one.office), ..one }).collect())
}

/// Whether an account holds an office on this day or on a later one. What was taken back before it began was never held.
pub(crate) fn has_office_from(db: &Db, account: Id<Account>, day: Day) -> Result<bool, Fault> {
    let found: Option<(i64,)> = db.first(
        "select 1
           from who_appointments
          where account_id = $1
            and (to_on is null or (to_on >= $2 and to_on >= from_on))
          order by from_on
          limit 1",
        [account.into(), day.into()],
    )?;
    Ok(found.is_some())
}

/// What each office may do, in one question: a town has hundreds of them.
pub(crate) fn all_permissions(db: &Db) -> Result<HashMap<Id<Office>, Vec<String>>, Fault> {
    let rows: Vec<(Id<Office>, String)> = db.all(
        "select office_id, permission
           from who_office_permissions
          order by office_id, permission
          limit $1",
        [Limit::SHORT.into()],
    )?;
    let mut all: HashMap<Id<Office>, Vec<String>> = HashMap::new();
    for (office, permission) in rows {
        all.entry(office).or_default().push(permission);
    }
    Ok(all)
}

/// What an office may do.
pub(crate) fn permissions_of(db: &Db, office: Id<Office>) -> Result<Vec<String>, Fault> {
    let rows: Vec<(String,)> = db.all(
        "select permission
           from who_office_permissions
          where office_id = $1
          order by permission
          limit $2",
        [office.into(), Limit::SHORT.into()],
    )?;
    Ok(rows.into_iter().map(|(permission,)| permission).collect())
}

/// The offices that adopted lists begin after a day and that may do what this one may do.
pub(crate) fn to_begin_like(db: &Db, office: Id<Office>, after: Day) -> Result<Vec<Id<Office>>, Fault> {
    let rows: Vec<(Id<Office>,)> = db.all(
        "select o.id
           from who_transfer_offices l
           join who_transfer_adoptions a on a.transfer_id = l.transfer_id and a.withdrawn_at is null
           join who_offices o on o.id = l.id
          where l.like_id = $1
            and o.valid_from > $2
          order by o.id
          limit $3",
        [office.into(), after.into(), Limit::SHORT.into()],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// All appointments of an account, the latest first.
///
/// # Errors
/// When the database cannot be read.
pub fn appointments_of(db: &Db, account: Id<Account>) -> Result<Vec<Appointment>, Fault> {
    db.all(
        "select id, account_id, office_id, from_on, to_on
           from who_appointments
          where account_id = $1
          order by from_on desc, id desc
          limit $2",
        [account.into(), Limit::SHORT.into()],
    )
}

/// An appointment.
///
/// # Errors
/// When the database cannot be read.
pub fn appointment(db: &Db, id: Id<Appointment>) -> Result<Option<Appointment>, Fault> {
    db.first("select id, account_id, office_id, from_on, to_on from who_appointments where id = $1", [id.into()])
}

/// All appointments to an office, the latest first.
pub(crate) fn appointments_to(db: &Db, office: Id<Office>) -> Result<Vec<Appointment>, Fault> {
    db.all(
        "select id, account_id, office_id, from_on, to_on
           from who_appointments
          where office_id = $1
          order by from_on desc, id desc
          limit $2",
        [office.into(), Limit::SHORT.into()],
    )
}

/// An office with its section and the days of both.
pub(crate) fn post(db: &Db, office: Id<Office>) -> Result<Option<Post>, Fault> {
    db.first(
        "select o.id, o.section_id, o.title, o.valid_from, o.valid_to, o.is_single, s.name, s.valid_from, s.valid_to
           from who_offices o
           join who_sections s on s.id = o.section_id
          where o.id = $1",
        [office.into()],
    )
}

/// All offices, those that have ended too, in the order of the town.
pub(crate) fn posts(db: &Db) -> Result<Vec<Post>, Fault> {
    db.all(
        "select o.id, o.section_id, o.title, o.valid_from, o.valid_to, o.is_single, s.name, s.valid_from, s.valid_to
           from who_offices o
           join who_sections s on s.id = o.section_id
          order by s.ordinal, s.code, o.ordinal, o.title
          limit $1",
        [Limit::SHORT.into()],
    )
}

/// Offices of a day that may do something and that nobody holds, in the order of the town.
pub(crate) fn empty_posts_on(db: &Db, day: Day) -> Result<Vec<Post>, Fault> {
    db.all(
        "select o.id, o.section_id, o.title, o.valid_from, o.valid_to, o.is_single, s.name, s.valid_from, s.valid_to
           from who_offices o
           join who_sections s on s.id = o.section_id
          where (o.valid_from <= $1 or o.valid_from is null)
            and (o.valid_to >= $1 or o.valid_to is null)
            and (s.valid_from <= $1 or s.valid_from is null)
            and (s.valid_to >= $1 or s.valid_to is null)
            and exists (select 1 from who_office_permissions m where m.office_id = o.id)
            and not exists
                (select 1
                   from who_appointments p
                   join who_accounts a on a.id = p.account_id
                  where p.office_id = o.id
                    and a.closed_at is null
                    and p.from_on <= $1
                    and (p.to_on >= $1 or p.to_on is null))
          order by s.ordinal, s.code, o.ordinal, o.title
          limit $2",
        [day.into(), Limit::SHORT.into()],
    )
}

/// All sections, those that have ended too, in the order of the town.
pub(crate) fn sections(db: &Db) -> Result<Vec<Section>, Fault> {
    db.all(
        "select id, code, name, valid_from, valid_to
           from who_sections
          order by ordinal, code
          limit $1",
        [Limit::SHORT.into()],
    )
}

/// The terms of everyone whose office may do this, past and future ones too. Closed accounts have none.
pub(crate) fn terms_with(db: &Db, permission: Permission) -> Result<Vec<Term>, Fault> {
    db.all(
        "select p.account_id, p.from_on, p.to_on, o.valid_from, o.valid_to, s.valid_from, s.valid_to
           from who_office_permissions m
           join who_offices o on o.id = m.office_id
           join who_sections s on s.id = o.section_id
           join who_appointments p on p.office_id = o.id
           join who_accounts a on a.id = p.account_id
          where m.permission = $1
            and a.closed_at is null
          order by p.from_on, p.id
          limit $2",
        [permission.0.into(), Limit::SHORT.into()],
    )
}

pub(crate) fn end_appointment(tx: &mut Tx, id: Id<Appointment>, last_day: Day, seq: Seq) -> Result<(), Fault> {
    tx.run(
        "update who_appointments
            set to_on = $1, ended_seq = $2
          where id = $3",
        [last_day.into(), seq.into(), id.into()],
    )?;
    Ok(())
}

/// A new section stands behind the others.
pub(crate) fn add_section(tx: &mut Tx, new: &Section) -> Result<(), Fault> {
    tx.run(
        "insert into who_sections (id, code, ordinal, name, valid_from, valid_to)
         values ($1, $2, (select coalesce(max(ordinal), 0) + 1 from who_sections), $3, $4, $5)",
        [new.id.into(), (&new.code).into(), (&new.name).into(), new.days.from.into(), new.days.to.into()],
    )?;
    Ok(())
}

/// A new office stands behind the others.
pub(crate) fn add_office(tx: &mut Tx, new: &Office, is_single: bool) -> Result<(), Fault> {
    tx.run(
        "insert into who_offices (id, section_id, title, ordinal, valid_from, valid_to, is_single)
         values ($1, $2, $3, (select coalesce(max(ordinal), 0) + 1 from who_offices), $4, $5, $6)",
        [new.id.into(), new.section.into(), (&new.title).into(), new.days.from.into(), new.days.to.into(), is_single.into()],
    )?;
    Ok(())
}

pub(crate) fn has_title(db: &Db, section: Id<Section>, title: &str) -> Result<bool, Fault> {
    let found: Option<(Id<Office>,)> =
        db.first("select id from who_offices where section_id = $1 and title = $2", [section.into(), title.into()])?;
    Ok(found.is_some())
}

pub(crate) fn put_seats(tx: &mut Tx, office: Id<Office>, is_single: bool) -> Result<(), Fault> {
    tx.run("update who_offices set is_single = $1 where id = $2", [is_single.into(), office.into()])?;
    Ok(())
}

pub(crate) fn end_office(tx: &mut Tx, office: Id<Office>, last_day: Day) -> Result<(), Fault> {
    tx.run("update who_offices set valid_to = $1 where id = $2", [last_day.into(), office.into()])?;
    Ok(())
}

pub(crate) fn put_permissions(tx: &mut Tx, office: Id<Office>, permissions: &[String]) -> Result<(), Fault> {
    tx.run("delete from who_office_permissions where office_id = $1", [office.into()])?;
    for permission in permissions {
        tx.run(
            "insert into who_office_permissions (office_id, permission)
             values ($1, $2)",
            [office.into(), permission.into()],
        )?;
    }
    Ok(())
}

pub(crate) fn put_appointment(tx: &mut Tx, new: &Appointment, seq: Seq) -> Result<(), Fault> {
    tx.run(
        "insert into who_appointments (id, account_id, office_id, from_on, to_on, appointed_seq)
         values ($1, $2, $3, $4, $5, $6)",
        [new.id.into(), new.account.into(), new.office.into(), new.from_on.into(), new.to_on.into(), seq.into()],
    )?;
    Ok(())
}
