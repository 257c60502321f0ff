//! What the desk of a body owes to those whom its rows name by their account: to give out, and to take away.
//!
//! Rosters and requests know an account and no person of the register: a merge moves nothing here. An erasure comes here before it
//! comes to the register of parties, which forgets the account of the person.

use engawa_db::{Db, Fault, Tx};
use engawa_journal::{Kept, Moved, PartyDuties, Untold};
use engawa_kernel::{AnyId, Id};
use engawa_who::accounts::Account;

use crate::model::NewEntry;
use crate::store::{joins, people};

/// The duties of this crate. Its tables keep the prefix under which they were made.
pub(crate) const DUTIES: PartyDuties = PartyDuties {
    feature: "parties",
    columns: &["parties_entries.account_id", "parties_joins.account_id"],
    merge,
    split,
    export,
    erase,
};

fn merge(_: &mut Tx, _: AnyId, _: AnyId) -> Result<Vec<Moved>, Untold> {
    Ok(Vec::new())
}

fn split(_: &mut Tx, _: AnyId, _: &[Moved]) -> Result<(), Untold> {
    Ok(())
}

fn account_of(db: &Db, id: AnyId) -> Result<Option<Id<Account>>, Fault> {
    Ok(people::person(db, id.of())?.and_then(|person| person.account))
}

fn export(db: &Db, id: AnyId) -> Result<Vec<Kept>, Fault> {
    let mut kept = account_of(db, id)?.map(|account| memberships_of(db, account)).transpose()?.unwrap_or_default();
    kept.retain(|one| !one.value.is_empty());
    Ok(kept)
}

fn erase(tx: &mut Tx, id: AnyId) -> Result<(), Fault> {
    match account_of(tx, id)? {
        Some(account) => joins::forget_account(tx, account),
        None => Ok(()),
    }
}

/// What rosters and requests hold of someone who comes in by an account. The note of a roster is the body's own.
fn memberships_of(db: &Db, account: Id<Account>) -> Result<Vec<Kept>, Fault> {
    let mut kept = Vec::new();
    for one in joins::belongings_of(db, account)? {
        kept.push(Kept { place: "parties_entries.organization_id", value: one.name });
        kept.extend(words_of_entry(&one.entry.said));
    }
    for join in joins::joins_by(db, account)? {
        kept.push(Kept { place: "parties_joins.number", value: join.number });
        kept.push(Kept { place: "parties_joins.note", value: join.said.note.clone() });
        kept.extend(words_of_entry(&join.said));
        let said = joins::steps_of(db, join.id)?;
        kept.extend(said.into_iter().map(|said| Kept { place: "parties_join_steps.words", value: said.words }));
    }
    Ok(kept)
}

fn words_of_entry(said: &NewEntry) -> Vec<Kept> {
    vec![
        Kept { place: "parties_entries.label", value: said.label.clone() },
        Kept { place: "parties_entries.kana", value: said.kana.clone() },
        Kept { place: "parties_entries.address", value: said.address.clone() },
        Kept { place: "parties_entries.phone", value: said.phone.clone() },
        Kept { place: "parties_entries.mail", value: said.mail.clone() },
        Kept { place: "parties_entries.persons", value: said.persons.map(|count| count.to_string()).unwrap_or_default() },
    ]
}
