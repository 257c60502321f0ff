//! What this room gives to others.

use engawa_db::{Db, Fault};
use engawa_kernel::AnyId;
use engawa_web::door::Holding;

use crate::inventory::store;
use crate::pages;

/// What is kept by a section: the programmes that it looks after. Asked before a section ends that nobody takes over from.
///
/// # Errors
/// When the database cannot be read.
pub fn holdings(db: &Db, section: AnyId) -> Result<Vec<Holding>, Fault> {
    let found = store::of_section(db, section)?.into_iter();
    Ok(found.map(|(what, slug)| Holding { what, path: pages::path(&slug) }).collect())
}
