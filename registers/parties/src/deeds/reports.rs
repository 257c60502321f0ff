//! What a body reports of its members: a count for a day. A second one for the same day takes the place of the first, with a reason.

use engawa_db::Tx;
use engawa_journal::tell;
use engawa_kernel::{AnyId, Day, Id, Seq, Visibility};

use super::By;
use super::bodies::{present, there_during};
use crate::facts::MembersReported;
use crate::model::{self, Organization, Term};
use crate::refused::{Refused, text};
use crate::rules::reports::{COUNT_MAX, Change, stated, taken_back};
use crate::store;
use crate::store::bodies::Report;

/// A report as someone states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReport {
    /// Of whom.
    pub organization: Id<Organization>,
    /// On which day it was counted.
    pub counted_on: Day,
    /// Member households.
    pub households: i64,
    /// Persons in them, where they were counted too.
    pub persons: Option<i64>,
    /// The document.
    pub source: String,
    /// Why another takes the place of one of the same day.
    pub reason: String,
}

/// Accepts a report.
///
/// # Errors
/// A count or day that cannot be; a report of the same day is there, and no reason was given.
pub fn report_members(tx: &mut Tx, new: &NewReport, by: &By) -> Result<(), Refused> {
    let source = text("source", model::line(&new.source))?;
    let reason = text("reason", model::optional_line(&new.reason))?;
    let in_bounds = |count: &i64| (0..=COUNT_MAX).contains(count);
    if !in_bounds(&new.households) || !new.persons.iter().all(in_bounds) {
        return Err(Refused::Count(COUNT_MAX));
    }
    if new.counted_on > tx.now().day() {
        return Err(Refused::NotYet(new.counted_on));
    }
    there_during(tx, new.organization, Term::new(new.counted_on, Some(new.counted_on))?)?;
    let there = store::bodies::reports_of(tx, new.organization)?;
    let same = there.iter().find(|report| report.counted_on == new.counted_on);
    if same.is_some() && reason.is_empty() {
        return Err(Refused::Reported(new.counted_on));
    }
    let change = stated(&counts(&there), new.counted_on, new.households);
    let seq = tell_change(tx, new.organization, Some(new.households), change, &reason, by)?;
    if let Some(same) = same {
        store::bodies::set_report_aside(tx, same.id, seq)?;
    }
    let id: AnyId = tx.new_id();
    let report = Report { id, counted_on: new.counted_on, households: new.households, persons: new.persons, source };
    Ok(store::bodies::put_report(tx, new.organization, &report, seq)?)
}

fn counts(reports: &[Report]) -> Vec<(Day, i64)> {
    reports.iter().map(|report| (report.counted_on, report.households)).collect()
}

fn tell_change(
    tx: &mut Tx,
    organization: Id<Organization>,
    households: Option<i64>,
    change: Change,
    reason: &str,
    by: &By,
) -> Result<Seq, Refused> {
    let found = present(tx, organization)?;
    let fact = MembersReported {
        organization,
        sort: found.kind.sort,
        counted_on: change.from,
        households,
        by: change.by,
        until: change.until,
    };
    // It says by how much the stock changes, so it corrects no record: the lines of the earlier ones stay as they are.
    let deed = by.because(fact, reason).on(change.from).about(organization).in_area(found.area).seen_by(Visibility::Public);
    Ok(tell(tx, deed)?)
}

/// Takes back the report of a day: the one before it holds again.
///
/// # Errors
/// There is none, or no reason.
pub fn withdraw_report(tx: &mut Tx, organization: Id<Organization>, day: Day, reason: &str, by: &By) -> Result<(), Refused> {
    let reason = text("reason", model::line(reason)).map_err(|_| Refused::NoReason)?;
    let there = store::bodies::reports_of(tx, organization)?;
    let found = there.iter().find(|report| report.counted_on == day).ok_or(Refused::NotFound)?;
    let seq = tell_change(tx, organization, None, taken_back(&counts(&there), day), &reason, by)?;
    Ok(store::bodies::set_report_aside(tx, found.id, seq)?)
}

/// A body that is over has no members from that day on.
pub(super) fn close(tx: &mut Tx, organization: Id<Organization>, day: Day, source: &str, by: &By) -> Result<(), Refused> {
    let there = store::bodies::reports_of(tx, organization)?;
    for later in there.iter().filter(|report| report.counted_on >= day) {
        withdraw_report(tx, organization, later.counted_on, source, by)?;
    }
    let there = store::bodies::reports_of(tx, organization)?;
    if there.is_empty() {
        return Ok(());
    }
    let seq = tell_change(tx, organization, Some(0), stated(&counts(&there), day, 0), "", by)?;
    let id: AnyId = tx.new_id();
    let report = Report { id, counted_on: day, households: 0, persons: None, source: source.to_owned() };
    Ok(store::bodies::put_report(tx, organization, &report, seq)?)
}
