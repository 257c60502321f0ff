//! What every feature owes to the parties whom its rows name: to follow when two entries are made one, to give out what it keeps
//! of one, and to take away what names one. Declared in front doors; a house test derives the duty from the classes of columns.

use engawa_db::{Db, Fault, Tx};
use engawa_kernel::AnyId;

use crate::house::Untold;

/// A row that named one party and names another now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The column: `table.column`.
    pub place: String,
    /// The row.
    pub row: AnyId,
}

/// Something that is kept of a party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The column: `table.column`.
    pub place: &'static str,
    /// What stands there.
    pub value: String,
}

/// What a feature owes to the parties whom it names.
#[derive(Clone, Copy)]
pub struct PartyDuties {
    /// The feature.
    pub feature: &'static str,
    /// Its columns that name a party: `table.column`.
    pub columns: &'static [&'static str],
    /// Lets the rows of one entry name another, and says which; it may refuse.
    pub merge: fn(&mut Tx, kept: AnyId, gone: AnyId) -> Result<Vec<Moved>, Untold>,
    /// Lets rows name again whom they named before.
    pub split: fn(&mut Tx, gone: AnyId, moved: &[Moved]) -> Result<(), Untold>,
    /// Everything that is kept of a party.
    pub export: fn(&Db, AnyId) -> Result<Vec<Kept>, Fault>,
    /// Takes away what names a party; the rows stay.
    pub erase: fn(&mut Tx, AnyId) -> Result<(), Fault>,
}
