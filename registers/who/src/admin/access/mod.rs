//! Who looked at whom: the chain of accesses between two moments, the persons it reached, and both as a file.

mod ask;
mod export;
mod known;
mod list;
mod persons;

use std::time::Duration;

use engawa_db::{Db, Fault};
use engawa_web::{Answer, Ctx, Failure, Rooms};

/// Going through a million accesses takes seconds, and a breach does not happen often.
const PATIENCE: Duration = Duration::from_mins(1);

pub(super) fn routes() -> Rooms {
    Rooms::new().row(list::SHOW, list::show).row(persons::SHOW, persons::show).row(export::SHOW, export::show)
}

/// Reads for as long as it takes, within reason.
async fn patiently<T, F>(ctx: &Ctx, read: F) -> Answer<T>
where
    T: Send + 'static,
    F: FnOnce(&Db) -> Result<T, Fault> + Send + 'static,
{
    let town = ctx.town.clone();
    let answer = tokio::task::spawn_blocking(move || town.read_within(PATIENCE, read)).await;
    Ok(answer.map_err(|fault| Failure::Fault(Box::new(fault)))??)
}
