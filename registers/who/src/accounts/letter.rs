//! A letter to the owner of an account, in the unit of the deed that it speaks of.

use engawa_db::{Fault, Tx};
use engawa_kernel::Id;
use engawa_post::{Address, Body, Line, enqueue};

use super::{Account, account};

/// Writes to the owner of an account. False: it is closed, or mail does not reach them; the deed stands all the same.
///
/// # Errors
/// When the database fails; when subject or body are no letter.
pub fn write_to(tx: &mut Tx, id: Id<Account>, subject: &str, body: &str) -> Result<bool, Fault> {
    let open = account(tx, id)?.filter(|account| account.closed_at.is_none());
    let Some(to) = open.and_then(|account| Address::parse(&account.mail).ok()) else { return Ok(false) };
    let unfit = |error| Fault::Row(format!("a letter of ours: {error}"));
    let (subject, body) = (Line::parse(subject).map_err(unfit)?, Body::parse(body).map_err(unfit)?);
    enqueue(tx, &engawa_post::Mail { to, subject, body, is_decoy: false })?;
    Ok(true)
}
