//! SQL of what is known of one party: given out as a file, and taken away.

use engawa_db::{Db, Fault, Tx};
use engawa_kernel::AnyId;

use super::{One, SHORT};

/// The sources of the ties of a party: they are documents, and may hold a name.
pub(crate) fn forget_sources(tx: &mut Tx, party: AnyId) -> Result<(), Fault> {
    for sql in [
        "update parties_memberships set source = '' where party_id = $1",
        "update parties_offices set source = '' where person_id = $1",
        "update parties_commissions set source = '' where person_id = $1",
        "update parties_proxies set source = '' where person_id = $1 or proxy_id = $1",
        "update parties_recognitions set source = '' where party_id = $1",
        "update parties_residences set source = '' where person_id = $1 or household_id = $1",
    ] {
        tx.run(sql, [party.into()])?;
    }
    Ok(())
}

/// The entries that were merged into one, and the one itself.
pub(crate) fn entries_of(db: &Db, kept: AnyId) -> Result<Vec<AnyId>, Fault> {
    let found: Vec<One<AnyId>> = db.all(
        "select id from parties_parties where id = $1 or merged_into = $1 order by number limit $2",
        [kept.into(), SHORT.into()],
    )?;
    Ok(found.into_iter().map(|One(id)| id).collect())
}
