//! The desk of a body of the sample town: brought in by the same deeds as everything else.

mod desk;
mod work;

use engawa_db::{Fault, Key, Town, Tx};
use engawa_kernel::Id;
use serde::Deserialize;

use crate::deeds::By;
use crate::model::Organization;
use crate::refused::Refused;
use crate::store;

pub use desk::give_desk;

/// Brings the organizations of みほん市 into a town that has its areas, and the desk of one of them. What is there already is left
/// alone. Answers how many organizations came.
///
/// # Errors
/// A row that does not hold, or a fault.
pub fn load(town: &Town) -> Result<usize, Fault> {
    town.write_now(Key::none(), |tx| bring_in(tx).map_err(|refused| Fault::Row(format!("the sample of bodies: {refused}"))))
}

fn bring_in(tx: &mut Tx) -> Result<usize, Refused> {
    let came = engawa_parties::sample::bring_in(tx)?;
    if came > 0 {
        desk::bring_in(tx)?;
        work::bring_in(tx)?;
    }
    Ok(came)
}

fn by() -> By {
    By::machine("sample")
}

fn read<T: for<'de> Deserialize<'de>>(text: &str) -> Result<Vec<T>, Fault> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().collect::<Result<_, _>>().map_err(|error| Fault::Row(error.to_string()))
}

fn organization(tx: &Tx, slug: &str) -> Result<Id<Organization>, Refused> {
    store::bodies::organization_by_slug(tx, slug)?.map(|found| found.id).ok_or(Refused::NotFound)
}
