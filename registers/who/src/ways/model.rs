//! A way as a town opened it, somebody who is known by it, and a journey to it and back.

use engawa_kernel::{AnyId, Id, Moment};
use engawa_web::Lang;
use engawa_web::door::Secret;

use super::claims::Company;
use super::jose;
use super::profile::Profile;
use crate::accounts::Account;

/// Whoever goes out is back within so many milliseconds.
pub(crate) const JOURNEY_LASTS: i64 = 10 * 60_000;
/// Who came back for the first time says what they are called within so many milliseconds.
pub(crate) const NAMING_LASTS: i64 = 15 * 60_000;
/// A browser has so many journeys at once; the oldest are forgotten.
pub(crate) const JOURNEYS_MAX: i64 = 5;

/// A way as an administrator opened it.
#[derive(Debug, Clone)]
pub(crate) struct Way {
    pub(crate) profile: Profile,
    /// Who speaks there; exactly as its tokens say it.
    pub(crate) issuer: String,
    /// Who we are there.
    pub(crate) client_id: String,
    /// What we tell there; empty where we sign.
    pub(crate) client_secret: String,
    /// With what we sign.
    pub(crate) signing_key: Vec<u8>,
    /// What our key is called.
    pub(crate) key_id: String,
    pub(crate) opened_at: Moment,
    pub(crate) closed_at: Option<Moment>,
}

impl Default for Way {
    fn default() -> Way {
        Way {
            profile: Profile::Line,
            issuer: String::new(),
            client_id: String::new(),
            client_secret: String::new(),
            signing_key: Vec::new(),
            key_id: String::new(),
            opened_at: Moment::from_millis(0),
            closed_at: None,
        }
    }
}

/// A way by which somebody comes in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Its id.
    pub id: AnyId,
    /// By whom.
    pub profile: Profile,
    /// Whose.
    pub account: Id<Account>,
    /// Since when.
    pub since_at: Moment,
    /// What a company's way stated when it was added.
    pub company: Company,
}

/// Somebody on the way.
#[derive(Debug, Clone)]
pub(crate) struct Journey {
    pub(crate) id: AnyId,
    pub(crate) profile: Profile,
    /// Who was in already and adds a way.
    pub(crate) account: Option<Id<Account>>,
    pub(crate) to: String,
    pub(crate) lang: Lang,
    pub(crate) ends_at: Moment,
    pub(crate) answered_at: Option<Moment>,
    pub(crate) subject_hash: Option<Vec<u8>>,
    /// What the provider calls them.
    pub(crate) name: String,
    pub(crate) company: Company,
}

/// What belongs to one journey of one browser. Made from the secret of the browser, so that it is kept nowhere, and so that
/// nobody comes back in another browser.
pub(crate) struct Tokens {
    pub(crate) state: String,
    pub(crate) nonce: String,
    pub(crate) verifier: String,
}

impl Tokens {
    pub(crate) fn of(browser: &Secret, town: &str, journey: AnyId) -> Tokens {
        let made = |what: &str| jose::print(&browser.hash(town, &format!("way-{what}-{journey}")));
        Tokens { state: made("state"), nonce: made("nonce"), verifier: made("verifier") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_out_differs_by_browser_town_journey_and_purpose() {
        let (one, two) = (Secret::new(), Secret::new());
        let (first, second) = (AnyId::random([1; 16]), AnyId::random([2; 16]));
        let all = [(&one, "a", first), (&two, "a", first), (&one, "b", first), (&one, "a", second)];
        let mut seen: Vec<String> = Vec::new();
        for (browser, town, journey) in all {
            let Tokens { state, nonce, verifier } = Tokens::of(browser, town, journey);
            assert_eq!(verifier.len(), 43, "RFC 7636 asks for 43 signs at least");
            seen.extend([state, nonce, verifier]);
        }
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 12);
    }
}
