//! What the entrance forgets: links, half conversations and counts of tries.

use engawa_db::{Db, Fault, Tx};
use engawa_kernel::Moment;

use super::{limits, store};
use crate::ways::store as ways;

/// Whether something ended before a moment.
pub(crate) fn has_ended(db: &Db, before: Moment) -> Result<bool, Fault> {
    Ok(store::have_links_ended(db, before)?
        || store::have_ceremonies_ended(db, before)?
        || ways::have_journeys_ended(db, before)?
        || limits::has_old(db, before)?)
}

/// Forgets what ended before a moment.
pub(crate) fn forget_ended(tx: &mut Tx, before: Moment) -> Result<(), Fault> {
    store::forget_ended_links(tx, before)?;
    store::forget_ended_ceremonies(tx, before)?;
    ways::forget_ended_journeys(tx, before)?;
    limits::forget_old(tx, before)
}

/// Forgets every link and half conversation. Counts of tries stay: whoever was stopped is.
pub(crate) fn forget_open(tx: &mut Tx) -> Result<(), Fault> {
    store::forget_links(tx)?;
    ways::forget_journeys(tx)?;
    store::forget_ceremonies(tx)
}
