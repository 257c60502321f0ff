//! Doors of the town: what is open to the public, since when. A new town is closed.

mod act;
mod facts;
pub(crate) mod store;

pub use act::{close_door, open_door};
pub(crate) use facts::all as facts;
pub use facts::{Door, DoorClosed, DoorOpened};
pub use store::open_doors;
