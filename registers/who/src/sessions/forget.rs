//! Forget what has ended, and end everything when a town comes back from a copy.

use engawa_db::{Db, Fault, Key, Town, Tx};
use engawa_kernel::Moment;

use super::model::DAY;
use super::store;
use crate::entry::forget as entrance;

/// So long after their end sessions are remembered, in milliseconds: as long a browser stays known.
const SESSIONS_STAY: i64 = 30 * DAY;
/// So long after their end links, half conversations and counts of tries are remembered, in milliseconds.
const REST_STAYS: i64 = DAY;

/// Forgets what has ended: sessions after thirty days, links and counts of attempts after one. Asks first, so that a quiet
/// town is not written to.
///
/// # Errors
/// When the town cannot be read or written.
pub fn tidy(town: &Town) -> Result<(), Fault> {
    let now = town.now();
    if town.read_now(|db| has_ended(db, now))? {
        town.write_now(Key::none(), move |tx| {
            store::forget_ended(tx, now.plus_millis(-SESSIONS_STAY))?;
            entrance::forget_ended(tx, now.plus_millis(-REST_STAYS))
        })?;
    }
    Ok(())
}

fn has_ended(db: &Db, now: Moment) -> Result<bool, Fault> {
    Ok(store::has_ended(db, now.plus_millis(-SESSIONS_STAY))? || entrance::has_ended(db, now.plus_millis(-REST_STAYS))?)
}

/// Ends every session and forgets every link and half conversation: the town came back from a copy.
///
/// # Errors
/// When the database cannot be written.
pub fn void_all(tx: &mut Tx) -> Result<(), Fault> {
    let now = tx.now();
    store::end_everyones(tx, now)?;
    entrance::forget_open(tx)
}
