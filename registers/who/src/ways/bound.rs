//! A subject of a provider and an account become one, and part again: rules, record, row and letter in one unit.

use engawa_db::{Fault, Tx};
use engawa_journal::{Deed, Untold, tell};
use engawa_kernel::{Actor, AnyId, Channel, Id, Visibility, hash_of};

use super::facts::{WayBound, WayRemoved};
use super::model::{Journey, Way};
use super::store;
use crate::accounts::{Account, Mail, account};
use crate::entry::letters::{Happened, Letters};

/// What is kept of a subject. Town and issuer go into it, so that it is nothing anywhere else.
pub(super) fn subject_hash(town: &str, way: &Way, subject: &str) -> [u8; 32] {
    use engawa_kernel::Choice;
    hash_of(&[town.as_bytes(), b"way-subject", way.profile.code().as_bytes(), way.issuer.as_bytes(), subject.as_bytes()])
}

fn oneself(account: Id<Account>) -> Actor {
    Actor::Oneself(account.any())
}

/// An account is reached by whom a journey found.
pub(super) fn bind(tx: &mut Tx, journey: &Journey, account: Id<Account>, letters: &Letters) -> Result<(), Untold> {
    let fact = WayBound { account, profile: journey.profile };
    let seq = tell(tx, Deed::of(fact, oneself(account), Channel::Web).about(account).seen_by(Visibility::Parties))?;
    store::put_identity(tx, journey, account, seq)?;
    Ok(letters.write(tx, account, Happened::WayAdded)?)
}

/// How a removal went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(super) enum Removed {
    Done,
    /// It is the only way by which this account is reached.
    Last,
    Gone,
}

/// Takes a way from its owner, and never the last: a link by mail is one, a password alone is found by a mail address too.
pub(super) fn remove(tx: &mut Tx, id: Id<Account>, identity: AnyId, letters: &Letters) -> Result<Removed, Untold> {
    let all = store::identities_of(tx, id)?;
    let Some(one) = all.iter().find(|one| one.id == identity) else { return Ok(Removed::Gone) };
    if !may_remove(all.len(), has_mail(tx, id)?) {
        return Ok(Removed::Last);
    }
    let fact = WayRemoved { account: id, profile: one.profile };
    tell(tx, Deed::of(fact, oneself(id), Channel::Web).about(id).seen_by(Visibility::Parties))?;
    store::forget_identity(tx, identity)?;
    letters.write(tx, id, Happened::WayRemoved)?;
    Ok(Removed::Done)
}

/// Whether a link by mail reaches the owner.
pub(super) fn has_mail(tx: &Tx, id: Id<Account>) -> Result<bool, Fault> {
    Ok(account(tx, id)?.is_some_and(|account| Mail::parse(&account.mail).is_ok()))
}

fn may_remove(ways: usize, has_mail: bool) -> bool {
    has_mail || ways > 1
}

#[cfg(test)]
mod tests {
    use super::super::profile::Profile;
    use super::*;

    #[test]
    fn the_last_way_is_never_taken_away() {
        assert!(!may_remove(1, false) && may_remove(2, false) && may_remove(1, true));
    }

    #[test]
    fn a_subject_is_another_in_another_town_and_at_another_provider() {
        let way = |issuer: &str, profile| Way { issuer: issuer.into(), profile, ..Way::default() };
        let one = subject_hash("a", &way("https://x", Profile::Card), "s");
        assert_ne!(one, subject_hash("b", &way("https://x", Profile::Card), "s"));
        assert_ne!(one, subject_hash("a", &way("https://y", Profile::Card), "s"));
        assert_ne!(one, subject_hash("a", &way("https://x", Profile::Line), "s"));
        assert_ne!(one, subject_hash("a", &way("https://x", Profile::Card), "t"));
    }
}
