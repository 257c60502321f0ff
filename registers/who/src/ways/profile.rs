//! Which identity providers a town may open, as data: what each proves, how we show who we are, what we ask for.

use engawa_kernel::Choice;

/// A way in that others keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Profile {
    /// デジタル認証アプリ: a My Number Card with a PIN. Only that it is the same person is asked, never the number.
    Card,
    /// gBizID: companies and sole traders, with the delegation under which somebody acts.
    GbizId,
    /// LINE Login: a light account that proves nobody.
    Line,
}

impl Choice for Profile {
    const ALL: &'static [Self] = &[Profile::Card, Profile::GbizId, Profile::Line];

    fn code(self) -> &'static str {
        match self {
            Profile::Card => "card",
            Profile::GbizId => "gbizid",
            Profile::Line => "line",
        }
    }
}

/// How we show a provider who we are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ClientAuth {
    /// We sign with a key of ours (RFC 7523); the provider keeps its public half.
    PrivateKeyJwt,
    /// We tell a secret that the provider gave us.
    Secret,
}

/// With what a provider may sign. What is not in the list of its profile is refused, above all no signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Algorithm {
    /// RSA with SHA-256.
    Rs256,
    /// P-256 with SHA-256.
    Es256,
    /// HMAC with the secret that the provider gave us.
    Hs256,
}

impl Algorithm {
    /// As a header names it.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Algorithm::Rs256 => "RS256",
            Algorithm::Es256 => "ES256",
            Algorithm::Hs256 => "HS256",
        }
    }
}

/// What a provider does, as far as we must know it.
#[derive(Debug)]
pub(crate) struct Terms {
    /// What it proves: 1 that somebody can be reached, 3 who they are.
    pub(crate) level: i64,
    /// What we ask for.
    pub(crate) scope: &'static str,
    /// How we show who we are.
    pub(crate) auth: ClientAuth,
    /// With what it signs.
    pub(crate) algorithms: &'static [Algorithm],
    /// Whoever comes must have shown themselves within so many seconds.
    pub(crate) age_max: Option<i64>,
    /// What it knows of a company is asked with the token.
    pub(crate) tells_company: bool,
}

const CARD: Terms = Terms {
    level: 3,
    scope: "openid",
    auth: ClientAuth::PrivateKeyJwt,
    algorithms: &[Algorithm::Rs256, Algorithm::Es256],
    // A card is shown for this very visit, not for one of this morning.
    age_max: Some(10 * 60),
    tells_company: false,
};
const GBIZID: Terms = Terms {
    level: 1,
    scope: "openid profile mandate",
    auth: ClientAuth::Secret,
    algorithms: &[Algorithm::Rs256, Algorithm::Es256],
    age_max: None,
    tells_company: true,
};
/// A web channel of LINE signs with the secret of the channel, an app with ES256.
const LINE: Terms = Terms {
    level: 1,
    scope: "openid profile",
    auth: ClientAuth::Secret,
    algorithms: &[Algorithm::Es256, Algorithm::Hs256],
    age_max: None,
    tells_company: false,
};

impl Profile {
    pub(crate) fn terms(self) -> &'static Terms {
        match self {
            Profile::Card => &CARD,
            Profile::GbizId => &GBIZID,
            Profile::Line => &LINE,
        }
    }

    /// What it proves of a natural person: 1 that somebody can be reached, 3 who they are.
    pub fn level(self) -> i64 {
        self.terms().level
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_of_ours_is_used_where_no_secret_is_shared_and_nobody_signs_with_a_secret_that_is_not_there() {
        for profile in Profile::ALL {
            let terms = profile.terms();
            assert!(terms.scope.split(' ').any(|scope| scope == "openid"));
            let signs_with_secret = terms.algorithms.contains(&Algorithm::Hs256);
            assert!(!signs_with_secret || terms.auth == ClientAuth::Secret, "{profile:?}");
            assert!(!terms.scope.contains("email"), "nobody is found by the mail address that another says");
        }
    }
}
