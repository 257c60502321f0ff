//! The roster of a body, kept by the body: enter, correct, leave, count without names, share, delete.

use engawa_db::Tx;
use engawa_journal::tell;
use engawa_kernel::{AnyId, Day, Id};
use engawa_who::accounts::Account;

use super::By;
use super::{NewReport, report_members};
use super::{body_present as present, there_during};
use crate::facts::{
    EntryCorrected, EntryEnded, EntryMade, EntryWithdrawn, HouseholdsCounted, RosterDeleted, RosterKept, RosterShared, ShareEnded,
};
use crate::model::{self, CountsBy, Entry, EntrySource, NewEntry, Organization, Share, Term};
use crate::refused::{Refused, text};
use crate::rules::roster::{ENTRIES_MAX, PERSONS_MAX, SHARE_DAYS_MAX, Totals, to_count, totals};
use crate::store;
use crate::store::roster as kept;
use crate::store::roster::Came;
use engawa_parties::refused::Refused as Party;
use engawa_parties::rules::terms::{EndError, ended};

/// What stands as the source of a report that a roster tells. It is a sign, and is not shown.
const ROSTER: &str = "roster";

/// What is written down, as it may be kept.
pub(super) fn kept_entry(new: &NewEntry) -> Result<NewEntry, Refused> {
    let line = |field, value: &str| text(field, model::optional_line(value));
    if new.persons.is_some_and(|persons| !(1..=PERSONS_MAX).contains(&persons)) {
        return Err(Refused::Persons(PERSONS_MAX));
    }
    Ok(NewEntry {
        group: line("group", &new.group)?,
        label: text("label", model::name(&new.label))?,
        kana: line("kana", &new.kana)?,
        address: line("address", &new.address)?,
        phone: line("phone", &new.phone)?,
        mail: line("contact-mail", &new.mail)?,
        persons: new.persons,
        is_paper: new.is_paper,
        note: line("note", &new.note)?,
    })
}

/// How a household comes: by whom, since when, and with which account.
#[derive(Debug, Clone, Copy)]
pub struct Coming {
    /// By which way.
    pub source: EntrySource,
    /// Since when.
    pub from: Day,
    /// The account of a member who came in by one.
    pub account: Option<Id<Account>>,
}

/// Writes a household into the roster of a body.
///
/// # Errors
/// A text that cannot be kept, a day that has not come or on which the body was not there, a roster that is full.
pub fn enter_entry(
    tx: &mut Tx,
    organization: Id<Organization>,
    new: &NewEntry,
    coming: Coming,
    by: &By,
) -> Result<Id<Entry>, Refused> {
    let said = kept_entry(new)?;
    not_later(tx, coming.from)?;
    let found = there_during(tx, organization, Term::since(coming.from))?;
    room_for(tx, organization, 1)?;
    open(tx, organization, by)?;
    let id: Id<Entry> = tx.new_id();
    let fact = EntryMade { organization, entry: id, source: coming.source, from: coming.from };
    let seq = tell(tx, by.deed(fact).about(organization).in_area(found.area))?;
    let came = Came { source: coming.source, from_on: coming.from, account: coming.account, import: None, seq };
    kept::put_entry(tx, organization, id, &said, came)?;
    recount(tx, organization, by)?;
    Ok(id)
}

fn not_later(tx: &Tx, day: Day) -> Result<(), Refused> {
    if day > tx.now().day() { Err(Party::NotYet(day).into()) } else { Ok(()) }
}

fn room_for(tx: &Tx, organization: Id<Organization>, more: i64) -> Result<(), Refused> {
    let there = sums(tx, organization)?.households;
    if there + more > ENTRIES_MAX { Err(Party::Count(ENTRIES_MAX).into()) } else { Ok(()) }
}

/// A body keeps a roster from its first household on; at first, what it reports stays its count.
pub(super) fn open(tx: &mut Tx, organization: Id<Organization>, by: &By) -> Result<(), Refused> {
    if kept::counts_by(tx, organization)?.is_none() {
        let seq = tell(tx, by.deed(RosterKept { organization, counts_by: CountsBy::Reports }).about(organization))?;
        kept::put_counts_by(tx, organization, CountsBy::Reports, seq)?;
    }
    Ok(())
}

fn sums(tx: &Tx, organization: Id<Organization>) -> Result<Totals, Refused> {
    let entries = kept::entries_of(tx, organization)?;
    Ok(totals(entries.iter().map(|entry| &entry.said)))
}

fn own(tx: &Tx, organization: Id<Organization>, id: Id<Entry>) -> Result<Entry, Refused> {
    kept::entry(tx, organization, id)?.ok_or(Refused::NotFound)
}

/// Corrects what is written down of a household.
///
/// # Errors
/// A text that cannot be kept, no such household.
pub fn correct_entry(tx: &mut Tx, organization: Id<Organization>, id: Id<Entry>, new: &NewEntry, by: &By) -> Result<(), Refused> {
    let before = own(tx, organization, id)?;
    let said = kept_entry(new)?;
    if before.said == said {
        return Ok(());
    }
    tell(tx, by.deed(EntryCorrected { organization, entry: id }).about(organization))?;
    kept::correct_entry(tx, id, &said)?;
    recount(tx, organization, by)
}

/// The household belonged to the body up to a day. It is not erased by that.
///
/// # Errors
/// A day that has not come or lies before its first, or it left already.
pub fn end_entry(tx: &mut Tx, organization: Id<Organization>, id: Id<Entry>, last: Day, by: &By) -> Result<(), Refused> {
    let entry = own(tx, organization, id)?;
    not_later(tx, last)?;
    if let Some(to) = entry.term.to() {
        return Err(EndError::EndsAlready(to).into());
    }
    ended(entry.term, last)?;
    let seq = tell(tx, by.deed(EntryEnded { organization, entry: id, last }).about(organization))?;
    kept::end_entry(tx, id, last, seq)?;
    recount(tx, organization, by)
}

/// The household was entered by mistake: it has not been there.
///
/// # Errors
/// No such household.
pub fn withdraw_entry(tx: &mut Tx, organization: Id<Organization>, id: Id<Entry>, by: &By) -> Result<(), Refused> {
    own(tx, organization, id)?;
    let seq = tell(tx, by.deed(EntryWithdrawn { organization, entry: id }).about(organization))?;
    kept::withdraw_entry(tx, id, seq)?;
    recount(tx, organization, by)
}

/// Says how many households a group has beside those with a name. Nobody is named.
///
/// # Errors
/// A count out of bounds, a text that cannot be kept.
pub fn count_unnamed(tx: &mut Tx, organization: Id<Organization>, group: &str, households: i64, by: &By) -> Result<(), Refused> {
    let group = text("group", model::optional_line(group))?;
    let today = tx.now().day();
    there_during(tx, organization, Term::since(today))?;
    if !(0..=ENTRIES_MAX).contains(&households) {
        return Err(Party::Count(ENTRIES_MAX).into());
    }
    let entries = kept::entries_of(tx, organization)?;
    let unnamed: Vec<&Entry> = entries.iter().filter(|entry| entry.said.label.is_empty() && entry.said.group == group).collect();
    let (come, go) = to_count(i64::try_from(unnamed.len()).unwrap_or(ENTRIES_MAX), households);
    if come == 0 && go == 0 {
        return Ok(());
    }
    room_for(tx, organization, come)?;
    open(tx, organization, by)?;
    let seq = tell(tx, by.deed(HouseholdsCounted { organization, by: come - go }).about(organization))?;
    let came = Came { source: EntrySource::Entered, from_on: today, account: None, import: None, seq };
    for _ in 0..come {
        let id = tx.new_id();
        kept::put_entry(tx, organization, id, &NewEntry { group: group.clone(), ..NewEntry::default() }, came)?;
    }
    let gone: Vec<Id<Entry>> = unnamed.iter().rev().take(usize::try_from(go).unwrap_or(0)).map(|entry| entry.id).collect();
    gone.into_iter().try_for_each(|id| kept::end_entry(tx, id, today, seq))?;
    recount(tx, organization, by)
}

/// Says what the count of a body is: what it reports, or what its roster says.
///
/// # Errors
/// No household stands in the roster yet, so its count would be 0 by mistake.
pub fn count_by(tx: &mut Tx, organization: Id<Organization>, how: CountsBy, by: &By) -> Result<(), Refused> {
    present(tx, organization)?;
    if how == CountsBy::Roster && sums(tx, organization)?.households == 0 {
        return Err(Refused::EmptyRoster);
    }
    if kept::counts_by(tx, organization)? == Some(how) {
        return Ok(());
    }
    let seq = tell(tx, by.deed(RosterKept { organization, counts_by: how }).about(organization))?;
    kept::put_counts_by(tx, organization, how, seq)?;
    recount(tx, organization, by)
}

/// Where the roster is the count, tells its number as a report of today, in the same unit as what changed it.
///
/// # Errors
/// As [`report_members`].
pub(crate) fn recount(tx: &mut Tx, organization: Id<Organization>, by: &By) -> Result<(), Refused> {
    if kept::counts_by(tx, organization)? != Some(CountsBy::Roster) {
        return Ok(());
    }
    let sum = sums(tx, organization)?;
    let last = store::bodies::reports_of(tx, organization)?.into_iter().next();
    if last.is_some_and(|last| (last.households, last.persons) == (sum.households, sum.persons)) {
        return Ok(());
    }
    let new = NewReport {
        organization,
        counted_on: tx.now().day(),
        households: sum.households,
        persons: sum.persons,
        source: ROSTER.into(),
        reason: ROSTER.into(),
    };
    Ok(report_members(tx, &new, by)?)
}

/// Lets city hall see the roster on some days, for a purpose.
///
/// # Errors
/// No purpose, days that are none, more than a year.
pub fn share(
    tx: &mut Tx,
    organization: Id<Organization>,
    purpose: &str,
    (from_on, to_on): (Day, Day),
    by: &By,
) -> Result<AnyId, Refused> {
    let purpose = text("purpose", model::line(purpose))?;
    let term = Term::new(from_on, Some(to_on))?;
    there_during(tx, organization, Term::since(tx.now().day()))?;
    if term.to().is_some_and(|to| to > from_on.plus_days(SHARE_DAYS_MAX)) {
        return Err(Refused::SharedTooLong);
    }
    let id: AnyId = tx.new_id();
    let seq = tell(tx, by.deed(RosterShared { organization, share: id, from: from_on, to: to_on }).about(organization))?;
    kept::put_share(tx, organization, &Share { id, purpose, from_on, to_on, is_ended: false }, seq)?;
    Ok(id)
}

/// Takes a sharing back.
///
/// # Errors
/// There is none of this body.
pub fn end_share(tx: &mut Tx, organization: Id<Organization>, id: AnyId, by: &By) -> Result<(), Refused> {
    let open = kept::shares_of(tx, organization)?.into_iter().any(|share| share.id == id && !share.is_ended);
    if !open {
        return Err(Refused::NotFound);
    }
    let seq = tell(tx, by.deed(ShareEnded { organization, share: id }).about(organization))?;
    Ok(kept::end_share(tx, id, seq)?)
}

/// Deletes the roster of a body and the requests to it. The reports stay; from now on the body reports its count.
///
/// # Errors
/// When the database cannot be written.
pub fn delete_roster(tx: &mut Tx, organization: Id<Organization>, by: &By) -> Result<(), Refused> {
    present(tx, organization)?;
    let households = sums(tx, organization)?.households;
    count_by(tx, organization, CountsBy::Reports, by)?;
    tell(tx, by.deed(RosterDeleted { organization, households }).about(organization))?;
    store::imports::forget(tx, organization)?;
    Ok(kept::delete_roster(tx, organization)?)
}
