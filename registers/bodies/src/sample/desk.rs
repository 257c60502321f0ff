//! The desk of one body of the sample: its roster, requests to it, and its officer.

use engawa_db::Tx;
use engawa_kernel::{Actor, Channel, Id};
use engawa_who::accounts::Account;
use serde::Deserialize;

use super::{by, organization, read};
use crate::deeds::{self, Asking, By, Coming};
use crate::model::{CountsBy, DeskRight, EntrySource, JoinStep, NewEntry, Organization};
use crate::refused::Refused;
use crate::store;
use crate::store::{joins, roster};

const ROSTER: &str = include_str!("../../sample/roster.csv");
const JOINS: &str = include_str!("../../sample/joins.csv");
const SHARES: &str = include_str!("../../sample/shares.csv");

/// Since so many days the households are members.
const DAYS: i64 = 200;

#[derive(Debug, Clone, Deserialize)]
struct EntryRow {
    organization: String,
    group: String,
    label: String,
    kana: String,
    address: String,
    phone: String,
    persons: Option<i64>,
    paper: String,
    count: Option<i64>,
}

#[derive(Debug, Clone, Deserialize)]
struct JoinRow {
    organization: String,
    label: String,
    kana: String,
    address: String,
    phone: String,
    persons: Option<i64>,
    note: String,
    question: String,
    leaves: String,
}

#[derive(Debug, Clone, Deserialize)]
struct ShareRow {
    organization: String,
    purpose: String,
}

/// Brings in the rosters, with the count of each body as it reported it; then the requests.
pub(super) fn bring_in(tx: &mut Tx) -> Result<(), Refused> {
    let mut bodies: Vec<Id<Organization>> = Vec::new();
    for row in read::<EntryRow>(ROSTER)? {
        let body = organization(tx, &row.organization)?;
        bring_entry(tx, body, &row)?;
        if !bodies.contains(&body) {
            bodies.push(body);
        }
    }
    for body in bodies {
        deeds::count_by(tx, body, CountsBy::Roster, &by())?;
    }
    for (number, row) in (1_u8..).zip(read::<JoinRow>(JOINS)?) {
        bring_join(tx, &row, number)?;
    }
    for row in read::<ShareRow>(SHARES)? {
        let (body, today) = (organization(tx, &row.organization)?, tx.now().day());
        deeds::share(tx, body, &row.purpose, (today.plus_days(-60), today.plus_days(-30)), &by())?;
    }
    Ok(())
}

fn bring_entry(tx: &mut Tx, body: Id<Organization>, row: &EntryRow) -> Result<(), Refused> {
    if let Some(count) = row.count {
        return deeds::count_unnamed(tx, body, &row.group, count, &by());
    }
    let new = NewEntry {
        group: row.group.clone(),
        label: row.label.clone(),
        kana: row.kana.clone(),
        address: row.address.clone(),
        phone: row.phone.clone(),
        persons: row.persons,
        is_paper: row.paper == "yes",
        ..NewEntry::default()
    };
    let coming = Coming { source: EntrySource::Entered, from: tx.now().day().plus_days(-DAYS), account: None };
    deeds::enter_entry(tx, body, &new, coming, &by()).map(|_| ())
}

fn bring_join(tx: &mut Tx, row: &JoinRow, number: u8) -> Result<(), Refused> {
    let body = organization(tx, &row.organization)?;
    if !row.leaves.is_empty() {
        let entry = roster::entries_of(tx, body)?.into_iter().find(|entry| entry.said.label == row.label);
        let last = tx.now().day().plus_days(20);
        return deeds::ask_leave(tx, entry.ok_or(Refused::NotFound)?.id, last, &row.leaves, &by());
    }
    let new = NewEntry {
        label: row.label.clone(),
        kana: row.kana.clone(),
        address: row.address.clone(),
        phone: row.phone.clone(),
        persons: row.persons,
        note: row.note.clone(),
        ..NewEntry::default()
    };
    let number = deeds::request_join(tx, body, &new, &Asking::Browser([number; 32]), &by())?;
    let join = joins::join_numbered(tx, &number)?.ok_or(Refused::NotFound)?.id;
    if row.question.is_empty() { Ok(()) } else { deeds::move_join(tx, join, JoinStep::Asked, &row.question, &by()) }
}

/// Lets an account come in as the person who keeps the desk of a body today.
///
/// # Errors
/// Nobody keeps it, or the database cannot be written.
pub fn give_desk(tx: &mut Tx, slug: &str, account: Id<Account>) -> Result<(), Refused> {
    let (body, today) = (organization(tx, slug)?, tx.now().day());
    let posts = store::posts::posts_of(tx, body)?;
    let keeps = |post: Id<crate::model::Post>| posts.iter().any(|one| one.id == post && one.desk == DeskRight::Keeps);
    let holder = store::posts::holders_on(tx, body, today)?.into_iter().find(|holder| keeps(holder.post));
    let person = holder.ok_or(Refused::NotFound)?.person;
    let by = By { actor: Actor::Key("sample"), channel: Channel::Machine };
    let bound = store::people::person(tx, person)?.and_then(|person| person.account);
    if bound == Some(account) { Ok(()) } else { Ok(deeds::bind_account(tx, person, account, &by)?) }
}
