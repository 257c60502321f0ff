//! Joining a body: a household asks, the body answers. And leaving it: the member says so, the body confirms.

use engawa_db::Tx;
use engawa_journal::tell;
use engawa_kernel::{Day, Id};
use engawa_who::accounts::{Account, Mail};

use super::By;
use super::officers::{Letter, write};
use super::roster::{Coming, end_entry, enter_entry, kept_entry};
use super::there_during;
use crate::facts::{JoinMoved, JoinRequested, LeaveAsked, LeaveConfirmed};
use crate::model::{self, Entry, EntrySource, Join, JoinState, JoinStep, Leave, NewEntry, Organization, Sort, Term};
use crate::refused::{Refused, text};
use crate::rules::joining::{AHEAD_MAX, OPEN_MAX, follow, state_of};
use crate::rules::receipt;
use crate::store::joins as kept;
use crate::store::roster::entry as entry_of;
use engawa_parties::rules::terms::EndError;

/// Who asks to join.
#[derive(Debug, Clone)]
pub enum Asking {
    /// By an account.
    Account(Id<Account>),
    /// Without one, from a browser that has this of its own.
    Browser([u8; 32]),
    /// By somebody who typed it for them; the receipt is printed.
    Told,
}

/// Asks a body to take a household in. Answers the number of the receipt, which is the number of the record.
///
/// # Errors
/// A text that cannot be kept, no way to be reached, a request that waits already.
pub fn request_join(
    tx: &mut Tx,
    organization: Id<Organization>,
    new: &NewEntry,
    asking: &Asking,
    by: &By,
) -> Result<String, Refused> {
    let said = kept_entry(new)?;
    let found = there_during(tx, organization, Term::since(tx.now().day()))?;
    if found.kind.sort != Sort::Neighbourhood {
        return Err(Refused::Unknown("body"));
    }
    if said.phone.is_empty() && said.mail.is_empty() && !matches!(asking, Asking::Account(_)) {
        return Err(Refused::NoWayToReach);
    }
    room_for(tx, organization, asking)?;
    let id: Id<Join> = tx.new_id();
    let fact = JoinRequested { organization, sort: found.kind.sort, join: id };
    let seq = tell(tx, by.deed(fact).about(organization).in_area(found.area))?;
    let number = format!("J{:06}", seq.0);
    let (account, secret_hash) = match asking {
        Asking::Account(account) => (Some(*account), None),
        Asking::Told => (None, None),
        Asking::Browser(own) => (None, Some(receipt::hash(&number, &receipt::code(&number, own)))),
    };
    let join = Join { id, organization, number, secret_hash, account, said, entry: None, made_at: tx.now() };
    kept::put_join(tx, &join, seq)?;
    Ok(join.number)
}

fn room_for(tx: &Tx, organization: Id<Organization>, asking: &Asking) -> Result<(), Refused> {
    let mut open = 0;
    for join in kept::joins_of(tx, organization)? {
        if state(tx, join.id)?.is_open() {
            open += 1;
            if matches!(asking, Asking::Account(account) if join.account == Some(*account)) {
                return Err(Refused::JoinWaits);
            }
        }
    }
    if open >= OPEN_MAX { Err(Refused::JoinsWait) } else { Ok(()) }
}

/// Where a request stands.
pub(crate) fn state(db: &engawa_db::Db, id: Id<Join>) -> Result<JoinState, engawa_db::Fault> {
    Ok(state_of(kept::steps_of(db, id)?.into_iter().map(|said| said.step)))
}

/// One more step of a request, with its words. Whoever asks back, declines or answers says something.
///
/// # Errors
/// It is settled, or nothing was said.
pub fn move_join(tx: &mut Tx, id: Id<Join>, step: JoinStep, words: &str, by: &By) -> Result<(), Refused> {
    let join = kept::join(tx, id)?.ok_or(Refused::NotFound)?;
    let is_said = matches!(step, JoinStep::Asked | JoinStep::Declined | JoinStep::Replied);
    let words = text("words", if is_said { model::line(words) } else { model::optional_line(words) })?;
    let found = super::body_present(tx, join.organization)?;
    let before = state(tx, id)?;
    let next = follow(before, step).map_err(|_| Refused::JoinSettled)?;
    let fact = JoinMoved { organization: join.organization, sort: found.kind.sort, join: id, before, state: next };
    let seq = tell(tx, by.deed(fact).about(join.organization).in_area(found.area))?;
    let now = tx.now();
    Ok(kept::put_step(tx, id, (step, &words), (now, seq))?)
}

/// Where an answer to a request reaches who asked: the account by which they asked, or the address that they wrote.
pub(crate) fn reached_by(db: &engawa_db::Db, join: &Join) -> Result<Option<Mail>, engawa_db::Fault> {
    let known = join.account.map(|account| engawa_who::accounts::account(db, account)).transpose()?.flatten();
    let open = known.filter(|account| account.closed_at.is_none()).map(|account| account.mail);
    Ok(open.as_deref().and_then(|mail| Mail::parse(mail).ok()).or_else(|| Mail::parse(&join.said.mail).ok()))
}

/// Writes to who asked that there is an answer; nothing where no address is known, or the request is not of this body.
///
/// # Errors
/// A fault.
pub fn write_answer(tx: &mut Tx, organization: Id<Organization>, id: Id<Join>, letter: &Letter) -> Result<(), Refused> {
    let join = kept::join(tx, id)?.filter(|join| join.organization == organization).ok_or(Refused::NotFound)?;
    match reached_by(tx, &join)? {
        Some(mail) => write(tx, &mail, letter),
        None => Ok(()),
    }
}

/// Takes the household in: it stands in the roster from today on, and the count follows in the same unit.
///
/// # Errors
/// It is settled, or the roster cannot take it.
pub fn accept_join(
    tx: &mut Tx,
    organization: Id<Organization>,
    id: Id<Join>,
    (group, words): (&str, &str),
    by: &By,
) -> Result<(), Refused> {
    let join = kept::join(tx, id)?.filter(|join| join.organization == organization).ok_or(Refused::NotFound)?;
    move_join(tx, id, JoinStep::Accepted, words, by)?;
    let new = NewEntry { group: group.to_owned(), note: String::new(), ..join.said };
    let coming = Coming { source: EntrySource::Joined, from: tx.now().day(), account: join.account };
    let entry = enter_entry(tx, organization, &new, coming, by)?;
    Ok(kept::set_entry(tx, id, entry)?)
}

/// A member says that the household leaves, and up to which day it is a member.
///
/// # Errors
/// It left already, said so already, or the day lies too far off.
pub fn ask_leave(tx: &mut Tx, entry: Id<Entry>, last: Day, note: &str, by: &By) -> Result<(), Refused> {
    let note = text("note", model::optional_line(note))?;
    let (organization, term) = kept::body_of(tx, entry)?.ok_or(Refused::NotFound)?;
    if let Some(to) = term.to() {
        return Err(EndError::EndsAlready(to).into());
    }
    if last < term.from() {
        return Err(EndError::TooEarly(term.from()).into());
    }
    if last > tx.now().day().plus_days(AHEAD_MAX) {
        return Err(Refused::TooFarAhead);
    }
    if kept::leave_of(tx, entry)?.is_some() {
        return Err(Refused::LeaveWaits);
    }
    let id: Id<Leave> = tx.new_id();
    let seq = tell(tx, by.deed(LeaveAsked { organization, leave: id }).about(organization))?;
    let made_at = tx.now();
    Ok(kept::put_leave(tx, &Leave { id, entry, last_on: last, note, made_at }, seq)?)
}

/// The body confirms it: the household was a member up to the day that it named.
///
/// # Errors
/// The day has not come yet, or nothing waits.
pub fn confirm_leave(tx: &mut Tx, organization: Id<Organization>, entry: Id<Entry>, by: &By) -> Result<(), Refused> {
    entry_of(tx, organization, entry)?.ok_or(Refused::NotFound)?;
    let leave = kept::leave_of(tx, entry)?.ok_or(Refused::NotFound)?;
    let seq = tell(tx, by.deed(LeaveConfirmed { organization, leave: leave.id }).about(organization))?;
    kept::confirm_leave(tx, leave.id, seq)?;
    end_entry(tx, organization, entry, leave.last_on, by)
}
