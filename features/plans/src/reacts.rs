//! What this room does when others' facts arrive.

use engawa_db::Tx;
use engawa_journal::{DetailsErased, ReactsNow, Told, Untold};

use crate::evaluation;
use crate::measuring::store;

/// Details of a record were erased: a reason that stands on a page goes with them.
pub const FORGETS: ReactsNow = ReactsNow { name: "plans.forget-reason", on: &["journal.details-erased"], tells: &[], run: forget };

fn forget(tx: &mut Tx, told: &Told) -> Result<(), Untold> {
    if let Some(erased) = told.fact::<DetailsErased>()? {
        store::forget_reason(tx, erased.seq)?;
        evaluation::store::forget_words(tx, erased.seq)?;
    }
    Ok(())
}
