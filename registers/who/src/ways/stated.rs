//! What the configuration of the house states of the ways of a town. It wins over the screen: it is written at every start, and
//! as long as it stands there, the pages show the way and change nothing of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use engawa_db::Tx;
use engawa_journal::{Deed, Untold, tell};
use engawa_kernel::{Actor, Channel, Choice, Visibility};

use super::address::{Address, Reach};
use super::admin::CLIENT_MAX;
use super::facts::WayOpened;
use super::model::Way;
use super::profile::{ClientAuth, Profile};
use super::{jose, store};

/// Which ways of which towns the configuration states; among the extensions of a request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StatedWays(pub BTreeMap<String, BTreeSet<&'static str>>);

impl StatedWays {
    /// Whether a way of a town is stated.
    pub fn has(&self, town: &str, profile: Profile) -> bool {
        self.0.get(town).is_some_and(|ways| ways.contains(profile.code()))
    }
}

/// A way as a configuration states it. The secret is never shown.
pub struct StatedWay {
    profile: Profile,
    issuer: String,
    client_id: String,
    client_secret: String,
    /// With what we sign, where the town has no key yet.
    new_key: Vec<u8>,
}

/// What is wrong with a stated way; each says what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Misstated {
    /// No address of a provider.
    #[error(
        "issuer is no address of a provider; write it exactly as the provider tells it, from https:// on, without a question mark"
    )]
    Issuer,
    /// No id.
    #[error("client is no id of ours at a provider; write the 1 to {CLIENT_MAX} signs of ASCII that the provider gave")]
    Client,
    /// No secret, or one that is none.
    #[error(
        "the secret is no secret of a provider; keep the 1 to {CLIENT_MAX} signs of ASCII that the provider gave, and nothing else"
    )]
    Secret,
    /// No key could be made.
    #[error("no key could be made; start again")]
    NoKey,
}

/// Whether a provider gives a secret, so that one must be referred to.
pub fn takes_secret(profile: Profile) -> bool {
    profile.terms().auth == ClientAuth::Secret
}

/// What can be said of a way without its secret.
///
/// # Errors
/// What is wrong with it.
pub fn look(issuer: &str, client: &str) -> Result<(), Misstated> {
    // A provider of this machine is reached only by a program of this machine; that is looked at when it is asked.
    if Address::parse(issuer, Reach::Machine).is_none() || issuer.contains('?') {
        return Err(Misstated::Issuer);
    }
    if is_given(client) { Ok(()) } else { Err(Misstated::Client) }
}

fn is_given(text: &str) -> bool {
    (1..=CLIENT_MAX).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}

impl fmt::Debug for StatedWay {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = out.debug_struct("StatedWay");
        shown
            .field("profile", &self.profile)
            .field("issuer", &self.issuer)
            .field("client_id", &self.client_id)
            .finish_non_exhaustive()
    }
}

impl StatedWay {
    /// A way of this profile.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn of(profile: Profile, issuer: &str, client: &str, secret: &str) -> Result<StatedWay, Misstated> {
        look(issuer, client)?;
        if takes_secret(profile) && !is_given(secret) {
            return Err(Misstated::Secret);
        }
        let new_key = if takes_secret(profile) { Vec::new() } else { jose::new_key().map_err(|_| Misstated::NoKey)? };
        let (issuer, client_id, client_secret) = (issuer.to_owned(), client.to_owned(), secret.to_owned());
        Ok(StatedWay { profile, issuer, client_id, client_secret, new_key })
    }

    /// Its profile.
    pub fn profile(&self) -> Profile {
        self.profile
    }

    fn is(&self, way: &Way) -> bool {
        let said = (&self.issuer, &self.client_id, &self.client_secret);
        way.closed_at.is_none() && said == (&way.issuer, &way.client_id, &way.client_secret)
    }

    fn over(&self, kept: Option<Way>) -> Result<Way, jose::NoKey> {
        let kept = kept.unwrap_or_default();
        let signing_key = if kept.signing_key.is_empty() { self.new_key.clone() } else { kept.signing_key };
        let key_id = match (kept.key_id.is_empty(), signing_key.is_empty()) {
            (true, false) => jose::key_id(&signing_key)?,
            _ => kept.key_id,
        };
        Ok(Way {
            profile: self.profile,
            issuer: self.issuer.clone(),
            client_id: self.client_id.clone(),
            client_secret: self.client_secret.clone(),
            signing_key,
            key_id,
            opened_at: kept.opened_at,
            closed_at: None,
        })
    }
}

/// Opens what is stated; what stands already is left as it is. Answers how many were written.
///
/// # Errors
/// When the town cannot be written.
pub fn state_ways(tx: &mut Tx, stated: &[StatedWay]) -> Result<usize, Untold> {
    let mut written = 0;
    for one in stated {
        let kept = store::way(tx, one.profile)?;
        if kept.as_ref().is_some_and(|way| one.is(way)) {
            continue;
        }
        let now = tx.now();
        let way = one.over(kept).map_err(|error| engawa_db::Fault::Row(error.to_string()))?;
        let fact = WayOpened { profile: one.profile };
        let deed = Deed::of(fact, Actor::Key("configuration"), Channel::CommandLine);
        let seq = tell(tx, deed.seen_by(Visibility::Public))?;
        store::put_way(tx, &Way { opened_at: now, ..way }, seq)?;
        written += 1;
    }
    Ok(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stated_is_looked_at() {
        assert_eq!(look("https://id.example", "abc"), Ok(()));
        for issuer in ["", "id.example", "ftp://id.example", "https://id.example/?x", "https://id.example/ y"] {
            assert_eq!(look(issuer, "abc"), Err(Misstated::Issuer), "{issuer}");
        }
        for client in ["", "あ", "a b", &"a".repeat(CLIENT_MAX + 1)] {
            assert_eq!(look("https://id.example", client), Err(Misstated::Client), "{client}");
        }
        let line = |secret: &str| StatedWay::of(Profile::Line, "https://id.example", "abc", secret).err();
        assert_eq!((line("s"), line(""), line("a b")), (None, Some(Misstated::Secret), Some(Misstated::Secret)));
        let card = StatedWay::of(Profile::Card, "https://id.example", "abc", "").expect("a key of ours");
        let way = card.over(None).expect("a way");
        let shown = format!("{:?}", StatedWay::of(Profile::Line, "https://id.example", "abc", "hush"));
        assert!(shown.contains("id.example") && !shown.contains("hush"), "{shown}");
        assert!(!way.signing_key.is_empty() && !way.key_id.is_empty() && card.is(&way));
        let again = card.over(Some(Way { signing_key: vec![7], key_id: "old".into(), ..way })).expect("a way");
        assert_eq!((again.signing_key, again.key_id.as_str()), (vec![7], "old"), "a key is made once, and stays");
    }
}
