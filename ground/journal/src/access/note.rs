//! Noting an access: one row, sealed after the one before it, in the unit that lets the person see.

use engawa_db::{Db, Fault, Tx};
use engawa_kernel::{Moment, Seal, Seq};

use super::drop::start_dropping;
use super::model::{Access, Row};
use super::month::Month;
use super::store;

/// Where the chain ends.
pub(crate) struct Tail {
    pub(crate) seq: Seq,
    pub(crate) seal: Seal,
    /// The month that is not closed yet.
    pub(crate) open: Option<Month>,
    /// The next access is noted at this moment or later, whatever the clock of the machine says.
    earliest: Moment,
}

pub(crate) fn tail(db: &Db) -> Result<Tail, Fault> {
    if let Some((seq, at, seal)) = store::last_access(db)? {
        return Ok(Tail { seq, seal, open: Some(Month::of(at)), earliest: at });
    }
    let dropped = store::last_dropped(db)?;
    let nothing = Tail { seq: Seq(0), seal: Seal::ORIGIN, open: None, earliest: Moment::from_millis(i64::MIN) };
    // A month that was dropped takes nothing more.
    Ok(dropped.map_or(nothing, |(month, seq, seal)| Tail { seq, seal, open: None, earliest: month.plus(1).begins_at() }))
}

/// Place and seal of the last access.
///
/// # Errors
/// When the database cannot be read.
pub fn head(db: &Db) -> Result<Option<(Seq, Seal)>, Fault> {
    let tail = tail(db)?;
    Ok((tail.seq > Seq(0)).then_some((tail.seq, tail.seal)))
}

/// Notes an access. Answers its place in the chain.
///
/// # Errors
/// The access holds what does not belong there, which is a mistake of the program; the database refuses.
pub fn note(tx: &mut Tx, access: &Access) -> Result<Seq, Fault> {
    access.check()?;
    let tail = tail(tx)?;
    let seq = Seq(tail.seq.0 + 1);
    // The clock of a machine may be set back; the chain goes on from the latest moment it knows.
    let at = tail.earliest.max(tx.now());
    turn_month(tx, &tail, Month::of(at))?;
    let salt = tx.salt();
    let mut row = Row::of(access, seq, at, salt);
    let subjects = access.each_subject();
    let sealed: Vec<Vec<u8>> = subjects.iter().map(|subject| subject.as_bytes().to_vec()).collect();
    row.seal = row.sealed_after(tail.seal, &sealed).0.to_vec();
    store::insert_access(tx, row)?;
    store::insert_subjects(tx, seq, &subjects)?;
    Ok(seq)
}

/// The first access of a month closes the month before and opens its own.
fn turn_month(tx: &mut Tx, tail: &Tail, month: Month) -> Result<(), Fault> {
    if tail.open == Some(month) {
        return Ok(());
    }
    if let Some(open) = tail.open {
        store::close_month(tx, open, tail.seq, tail.seal)?;
    }
    store::open_month(tx, month, Seq(tail.seq.0 + 1))?;
    start_dropping(tx)
}
