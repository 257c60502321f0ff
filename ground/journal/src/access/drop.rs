//! Dropping months after their term, whole; the row of the month and a record stay, so that both chains prove it.

use engawa_db::{Fault, Tx};
use engawa_kernel::{Actor, AnyId, Channel, Moment, Seal, Seq};

use super::month::Month;
use super::note::tail;
use super::store;
use crate::facts::AccessesDropped;
use crate::house::{JobKind, Untold};
use crate::runner;
use crate::tell::{Deed, tell};

/// How many whole months are kept before the present one: five years. What is usual is one year at hand and five in an
/// archive; here is no second place, so all five lie at hand, in the same chain.
pub const MONTHS_KEPT: i64 = 60;

/// The job that drops what is older, on the first of each month at three in the morning.
pub const DROP: JobKind = JobKind { name: "journal.drop-accesses", run: drop_old };

/// How many accesses go in one unit, and with how many persons: about a tenth of a second, as deleting is slow where the
/// persons lie scattered.
const PORTION: (i64, i64) = (500, 2_000);

const AT_NIGHT: i64 = 3 * 3_600_000;

/// Puts the job on the list when the first access of a town is noted; from then on it lists itself.
pub(crate) fn start_dropping(tx: &mut Tx) -> Result<(), Fault> {
    if runner::is_scheduled(tx, DROP.name, None::<AnyId>)? {
        return Ok(());
    }
    let next = next_month(tx.now());
    runner::list(tx, DROP.name, None, next)
}

fn next_month(now: Moment) -> Moment {
    Month::of(now).plus(1).begins_at().plus_millis(AT_NIGHT)
}

/// One portion or one month in one unit, so that nobody waits long; the job comes again at once while anything is left.
fn drop_old(tx: &mut Tx, _: Option<AnyId>, _: Moment) -> Result<(), Untold> {
    let now = tx.now();
    let is_going_on = delete_portion(tx)? || drop_oldest_before(tx, Month::of(now).plus(-MONTHS_KEPT))?;
    Ok(runner::list(tx, DROP.name, None, if is_going_on { now } else { next_month(now) })?)
}

/// Deletes some accesses of dropped months, the oldest first. False: none are left.
fn delete_portion(tx: &mut Tx) -> Result<bool, Fault> {
    let (Some((_, last, _)), Some(first)) = (store::last_dropped(tx)?, store::first_place(tx)?) else { return Ok(false) };
    let is_left = first <= last;
    if is_left {
        let (accesses, persons) = PORTION;
        let portion = Seq(first.0.saturating_add(accesses - 1));
        let portion = store::place_of_look(tx, persons)?.map_or(portion, |place| portion.min(place));
        store::delete_accesses(tx, last.min(portion))?;
    }
    Ok(is_left)
}

/// Drops all months before one. Answers how many; their rows and their records stay. What lies in them is deleted by the
/// job, in portions.
///
/// # Errors
/// The month has not come yet; and as [`tell`].
pub fn drop_months_before(tx: &mut Tx, before: Month) -> Result<u64, Untold> {
    let now = tx.now();
    if before > Month::of(now) {
        return Err(Fault::Row(format!("{before} has not come yet; only what lies before it can be dropped")).into());
    }
    let mut count = 0;
    while drop_oldest_before(tx, before)? {
        count += 1;
    }
    runner::list(tx, DROP.name, None, now)?;
    Ok(count)
}

fn drop_oldest_before(tx: &mut Tx, before: Month) -> Result<bool, Untold> {
    let Some(row) = store::oldest_kept(tx, before)? else { return Ok(false) };
    let month = row.month;
    let (last, seal) = match (row.last, row.seal.as_deref().and_then(Seal::from_bytes)) {
        (Some(last), Some(seal)) => (last, seal),
        _ => close_newest(tx, month)?,
    };
    let seq = tell(tx, Deed::of(AccessesDropped { month, last, seal }, Actor::Key("timer"), Channel::Machine))?;
    // The moment of the record and not that of the clock: whoever verifies holds the row against the record.
    let told = crate::store::record_at(tx, seq)?.and_then(|record| record.header.recorded_at);
    store::mark_dropped(tx, month, told.unwrap_or(tx.now()))?;
    Ok(true)
}

/// The newest month is not closed yet. Nothing more may come into it, so its accesses go at once: the next one must find
/// the row of the month as the end of the chain.
fn close_newest(tx: &mut Tx, month: Month) -> Result<(Seq, Seal), Fault> {
    let tail = tail(tx)?;
    store::close_month(tx, month, tail.seq, tail.seal)?;
    store::delete_accesses(tx, tail.seq)?;
    Ok((tail.seq, tail.seal))
}
