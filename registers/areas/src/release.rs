//! What the public sees: small numbers of people are hidden, and with them what would betray them by a sum.
//!
//! The reader knows many sums: bands make wide groups and the whole; men and women make a band; areas make the area in which they
//! lie. A number is hidden together with others until no sum gives it away (`engawa_kernel::suppress`), from the outermost areas
//! inwards: what is hidden outside is hidden inside, too.

mod family;
mod write;

pub use crate::store::released::{PublicFigure, released_of};
pub use family::{Column, Row, Table, hide};
pub use write::release_day;
pub(crate) use write::{Shown, release_all, release_days};

/// The smallest number of people that the public sees in tables by area or age.
pub const SMALLEST: i64 = 10;
