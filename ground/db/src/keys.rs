//! Idempotency: a deed sent twice with one key is done once, and both senders get the same answer.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::fault::{Fault, UnitError};
use crate::session::Tx;

/// How long a key is remembered, in milliseconds: seven days.
pub(crate) const KEPT_MILLIS: i64 = 7 * 24 * 60 * 60 * 1000;

/// The idempotency key of a deed. It belongs to an actor and a route: another's key is another key.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Key(Option<Given>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Given {
    actor: String,
    route: String,
    key: String,
    fingerprint: Vec<u8>,
}

impl Key {
    /// No key: the deed is done as often as it is sent. For the timer and for imports that guard themselves.
    pub fn none() -> Key {
        Key(None)
    }

    /// A key. `fingerprint` is a hash of the request: the same key with other contents is refused.
    pub fn of(actor: &str, route: &str, key: &str, fingerprint: &[u8]) -> Key {
        Key(Some(Given { actor: actor.into(), route: route.into(), key: key.into(), fingerprint: fingerprint.to_vec() }))
    }

    pub(crate) fn is_given(&self) -> bool {
        self.0.is_some()
    }
}

/// Runs the closure unless its key was used; then gives the answer of that time. Refusals are not kept: nothing happened.
pub(crate) fn once<T, E>(tx: &mut Tx, key: &Key, closure: &dyn Fn(&mut Tx) -> Result<T, E>) -> Result<T, E>
where
    T: Serialize + DeserializeOwned,
    E: UnitError,
{
    let Some(given) = &key.0 else { return closure(tx) };
    if let Some((fingerprint, outcome)) = find(tx, given)? {
        if fingerprint != given.fingerprint {
            return Err(Fault::KeyReused.into());
        }
        return serde_json::from_str(&outcome).map_err(|error| Fault::Row(format!("a kept answer: {error}")).into());
    }
    let outcome = closure(tx)?;
    let text = serde_json::to_string(&outcome).map_err(|error| Fault::Row(format!("an answer to keep: {error}")))?;
    keep(tx, given, &text)?;
    Ok(outcome)
}

fn find(tx: &Tx, given: &Given) -> Result<Option<(Vec<u8>, String)>, Fault> {
    tx.first(
        "select fingerprint, outcome
           from db_keys
          where actor = $1
            and route = $2
            and key = $3",
        [(&given.actor).into(), (&given.route).into(), (&given.key).into()],
    )
}

fn keep(tx: &mut Tx, given: &Given, outcome: &str) -> Result<(), Fault> {
    let made_at = tx.now();
    tx.run(
        "insert into db_keys (actor, route, key, fingerprint, outcome, made_at)
         values ($1, $2, $3, $4, $5, $6)",
        [
            (&given.actor).into(),
            (&given.route).into(),
            (&given.key).into(),
            given.fingerprint.clone().into(),
            outcome.into(),
            made_at.into(),
        ],
    )?;
    Ok(())
}

/// Forgets keys older than seven days; answers how many.
///
/// # Errors
/// When the database refuses.
pub fn forget_old_keys(tx: &mut Tx) -> Result<u64, Fault> {
    let before = tx.now().plus_millis(-KEPT_MILLIS);
    tx.run("delete from db_keys where made_at < $1", [before.into()])
}
