//! Erasing details: salt and text go, the chain stays whole and proves that something was there.

use std::collections::HashSet;

use engawa_db::{Db, Fault, Tx};
use engawa_kernel::{Actor, Channel, Fact, FactReader, Seq, Visibility};

use crate::facts::{Basis, DetailsErased};
use crate::house::Untold;
use crate::store;
use crate::tell::{Deed, tell};

/// Erases the details of a record. False: it has none, or they were erased before.
///
/// # Errors
/// As [`tell`].
pub fn erase_details(tx: &mut Tx, seq: Seq, basis: Basis, by: Actor, channel: Channel) -> Result<bool, Untold> {
    if store::delete_details(tx, seq)? == 0 {
        return Ok(false);
    }
    tell(tx, Deed::of(DetailsErased { seq, basis }, by, channel).seen_by(Visibility::Parties))?;
    Ok(true)
}

/// Records whose details were erased by records after a place in the chain.
///
/// # Errors
/// When the database cannot be read.
pub fn erased_after(db: &Db, after: Seq) -> Result<Vec<Seq>, Fault> {
    let rows = store::erasures_after(db, after)?;
    let read =
        |(_, body): (Seq, String)| FactReader::open(&body).and_then(|body| DetailsErased::read(1, &body)).map(|fact| fact.seq);
    rows.into_iter().map(|row| read(row).map_err(|error| Fault::Row(error.to_string()))).collect()
}

pub(crate) fn all_erased(db: &Db) -> Result<HashSet<Seq>, Fault> {
    Ok(erased_after(db, Seq(0))?.into_iter().collect())
}

/// Erases again what was erased before a restore brought it back. Answers how many.
///
/// # Errors
/// As [`tell`].
pub fn apply_receipts(tx: &mut Tx, receipts: &[Seq]) -> Result<usize, Untold> {
    let mut count = 0;
    for seq in receipts {
        count += usize::from(erase_details(tx, *seq, Basis::Request, Actor::Key("restore"), Channel::Machine)?);
    }
    Ok(count)
}
