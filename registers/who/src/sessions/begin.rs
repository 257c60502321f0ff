//! Begin a session.

use engawa_db::{Fault, Tx};
use engawa_kernel::Id;
use engawa_web::Face;

use super::model::{Session, SessionStep, lasting_of};
use super::store;
use crate::accounts::Account;

/// A session that begins. The secret is made outside of the unit, and only its hash comes in.
#[derive(Debug, Clone)]
pub struct Begun {
    /// Whose.
    pub account: Id<Account>,
    /// On which face.
    pub face: Face,
    /// How far.
    pub step: SessionStep,
    /// The hash of what the browser will carry.
    pub secret_hash: [u8; 32],
    /// 「Chrome・Windows」.
    pub device: String,
}

/// Begins a session. The session of the first step, if there was one, is ended by the caller: a secret never grows stronger.
///
/// # Errors
/// When the database cannot be written.
pub fn begin(tx: &mut Tx, new: &Begun) -> Result<Id<Session>, Fault> {
    let id: Id<Session> = tx.random_id();
    let now = tx.now();
    store::put_session(tx, id, new, now, now.plus_millis(lasting_of(new.face)))?;
    Ok(id)
}
