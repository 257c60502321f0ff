//! The outbox: a mail goes in with the deed that says it, and is there if the deed is.

use engawa_db::{Db, Fault, Tx};
use engawa_kernel::Choice;

use crate::model::{Address, Mail};
use crate::store;

/// What became of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It waits, or waits to be tried again.
    Waiting,
    /// A carrier took it.
    Sent,
    /// No carrier took it in time, or it was never meant to be sent.
    GivenUp,
}

impl Choice for State {
    const ALL: &'static [Self] = &[State::Waiting, State::Sent, State::GivenUp];

    fn code(self) -> &'static str {
        match self {
            State::Waiting => "waiting",
            State::Sent => "sent",
            State::GivenUp => "given-up",
        }
    }
}

/// Puts a mail into the outbox, in the unit of the deed. A decoy costs the same.
///
/// # Errors
/// When the database refuses.
pub fn enqueue(tx: &mut Tx, mail: &Mail) -> Result<(), Fault> {
    let id = tx.new_id();
    store::insert_mail(tx, id, mail)
}

/// Gives up all that waits: after a restore, what waited at the time of the backup is not sent again. Answers how many.
///
/// # Errors
/// When the database refuses.
pub fn give_up_waiting(tx: &mut Tx) -> Result<u64, Fault> {
    store::end_waiting(tx)
}

/// Forgets everything that is kept about an address: what waits for it is not sent, what was sent is not remembered.
///
/// # Errors
/// When the database refuses.
pub fn forget(tx: &mut Tx, address: &Address) -> Result<(), Fault> {
    store::delete_to(tx, address)
}

/// How many mails wait, decoys not counted: for the page of the operator.
///
/// # Errors
/// When the database cannot be read.
pub fn waiting(db: &Db) -> Result<i64, Fault> {
    store::count_waiting(db)
}
