//! How often something may be tried: for an address whether an account has it or not, and coarsely for a network.

mod networks;
mod rules;
mod store;

use engawa_db::{Fault, Tx};
use engawa_kernel::Moment;
use engawa_web::{Answer, Ctx, Failure};
use sha2::{Digest, Sha256};

pub(crate) use rules::{MAIL, MAIL_IN_ALL, PASSWORD, Rule, SECOND};

/// What is counted: a hash, so that the table names nobody.
pub(crate) fn subject(town: &str, parts: &[&[u8]]) -> [u8; 32] {
    let mut sha = Sha256::new();
    for part in [town.as_bytes(), b"attempts"].iter().chain(parts) {
        sha.update((part.len() as u64).to_be_bytes());
        sha.update(part);
    }
    sha.finalize().into()
}

/// Counts a try before it is looked at, so that a hundred at once are a hundred. Answers until when the way is closed, and
/// then counts nothing: who only waits gets in.
pub(crate) fn take(tx: &mut Tx, rule: &Rule, subject: [u8; 32]) -> Result<Option<Moment>, Fault> {
    let now = tx.now();
    let tries = store::tries(tx, subject, rule, now)?;
    if let Some(until) = rules::closed_until(rule, &tries, now) {
        return Ok(Some(until));
    }
    store::count(tx, subject, rule, rules::span_of(now))?;
    Ok(None)
}

/// A try that was good after all does not count.
pub(crate) fn give_back(tx: &mut Tx, rule: &Rule, subject: [u8; 32]) -> Result<(), Fault> {
    store::give_back(tx, subject, rule)
}

/// Counts what a network sends to the entrance.
///
/// # Errors
/// [`Failure::TooOften`].
pub(crate) fn network(ctx: &Ctx) -> Answer<()> {
    if networks::may(ctx.town.name(), ctx.doorway().client, ctx.now()) { Ok(()) } else { Err(Failure::TooOften) }
}

/// What stands for the network of a visitor in a count.
pub(crate) fn network_key(ctx: &Ctx) -> Vec<u8> {
    networks::Network::of(ctx.doorway().client).key()
}
