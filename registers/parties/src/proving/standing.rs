//! The level of a visitor today, and as whom they count where everybody counts once.

use engawa_db::{Db, Fault};
use engawa_kernel::{AnyId, Id};
use engawa_who::accounts::{Account, Mail, account};
use engawa_who::ways::{self, Profile};

use crate::model::{Person, Proof, ProofWay};
use crate::rules::levels::{Level, Standing, standing};
use crate::store;

/// How sure the town is of who comes in with an account, today. What rooms ask.
///
/// # Errors
/// When the database cannot be read.
pub fn standing_of(db: &Db, id: Id<Account>) -> Result<Standing, Fault> {
    let today = db.now().day();
    let Some(open) = account(db, id)?.filter(|account| account.closed_at.is_none()) else { return Ok(standing(&[], today)) };
    let mut proofs = Vec::new();
    if Mail::parse(&open.mail).is_ok() {
        proofs.push(Proof { way: ProofWay::Contact, shown_on: open.made_at.day() });
    }
    for identity in ways::identities_of(db, id)? {
        let way = match identity.profile {
            Profile::Card => ProofWay::Card,
            Profile::GbizId | Profile::Line => ProofWay::Contact,
        };
        proofs.push(Proof { way, shown_on: identity.since_at.day() });
    }
    if let Some(person) = store::people::person_of_account(db, id)? {
        proofs.extend(store::people::proofs_of(db, person)?);
    }
    Ok(standing(&proofs, today))
}

/// As whom somebody counts where everybody counts once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Counted {
    /// As this person of the register, whatever ways they come in by, and also on paper.
    Person(Id<Person>),
    /// As the holder of this card: one card opens one account.
    Card(AnyId),
}

/// As whom they count; nobody below the second level. A mail address never makes two one, and never one two.
///
/// # Errors
/// When the database cannot be read.
pub fn counted_as(db: &Db, id: Id<Account>) -> Result<Option<Counted>, Fault> {
    if standing_of(db, id)?.level < Level::InCity {
        return Ok(None);
    }
    if let Some(person) = store::people::person_of_account(db, id)? {
        return Ok(Some(Counted::Person(person)));
    }
    let cards = ways::identities_of(db, id)?;
    Ok(cards.iter().find(|one| one.profile == Profile::Card).map(|card| Counted::Card(card.id)))
}
