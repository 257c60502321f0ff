//! Open a door of the town to the public, and close it.

use engawa_db::Tx;
use engawa_journal::{Deed, Untold, tell};
use engawa_kernel::{Actor, Channel, Visibility};

use super::facts::{Door, DoorClosed, DoorOpened};
use super::store;

/// Opens a door. One that is open stays open, and nothing is told.
///
/// # Errors
/// When the database cannot be written.
pub fn open_door(tx: &mut Tx, door: Door, by: Actor, channel: Channel) -> Result<(), Untold> {
    if store::is_open(tx, door)? {
        return Ok(());
    }
    let seq = tell(tx, Deed::of(DoorOpened { door }, by, channel).seen_by(Visibility::Public))?;
    Ok(store::put_opening(tx, door, seq)?)
}

/// Closes a door. One that is closed stays closed, and nothing is told.
///
/// # Errors
/// When the database cannot be written.
pub fn close_door(tx: &mut Tx, door: Door, by: Actor, channel: Channel) -> Result<(), Untold> {
    if !store::is_open(tx, door)? {
        return Ok(());
    }
    let seq = tell(tx, Deed::of(DoorClosed { door }, by, channel).seen_by(Visibility::Public))?;
    Ok(store::end_opening(tx, door, seq)?)
}
