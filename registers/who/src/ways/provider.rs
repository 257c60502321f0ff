//! A provider that is asked: where it is found, with what it signs, and whom it sends. Never inside a unit of work.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use engawa_kernel::Moment;
use engawa_web::limits::percent_encoded;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::address::{Address, Reach};
use super::claims::{self, Claims, CompanySaid, Expected, Named};
use super::jose::{self, Keys, Trust, Unsound};
use super::model::Way;
use super::outside::{self, Sent, Silence};
use super::profile::{ClientAuth, Profile};

/// So long what a provider says of itself is believed, in milliseconds.
const STAYS: i64 = 60 * 60_000;
/// A key that nobody knows is asked for at most so often, in milliseconds: whoever invents keys does not make us ask.
const BETWEEN: i64 = 60_000;

/// Why somebody does not come in by a provider.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Trouble {
    /// It does not answer, or not as it should.
    #[error(transparent)]
    Silent(#[from] Silence),
    /// What it says of itself does not fit to what the administrator said.
    #[error("what the provider says of itself does not fit: {0}")]
    Papers(&'static str),
    /// What it says of somebody is not sound.
    #[error("what the provider says of somebody is not sound: {0}")]
    Unsound(#[from] Unsound),
    /// What it says of somebody is not for us, or not for now.
    #[error("what the provider says of somebody does not fit: {0}")]
    Unfit(#[from] claims::Unfit),
    /// We cannot show who we are.
    #[error(transparent)]
    NoKey(#[from] jose::NoKey),
}

impl Trouble {
    /// Whether the provider was not there, rather than somebody trying to deceive us.
    pub(crate) fn is_silence(&self) -> bool {
        match self {
            Trouble::Silent(Silence::Status(status)) => *status >= 500,
            Trouble::Silent(Silence::Address | Silence::Down | Silence::Tls(_)) | Trouble::Papers(_) | Trouble::NoKey(_) => true,
            Trouble::Unsound(_) | Trouble::Unfit(_) => false,
        }
    }
}

/// What a provider says of itself (OpenID Connect Discovery, section 3).
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Papers {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    userinfo_endpoint: Option<String>,
    /// RFC 9207: then every answer must say who gives it.
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

impl Papers {
    /// Whether an answer that says this issuer, or none, is one of this provider.
    pub(crate) fn is_of(&self, said: Option<&str>) -> bool {
        said.map_or(!self.authorization_response_iss_parameter_supported, |said| said == self.issuer)
    }

    /// Every address is one of the provider that the administrator opened.
    fn fit(&self, way: &Way, reach: Reach) -> Result<(), Trouble> {
        if self.issuer != way.issuer {
            return Err(Trouble::Papers("another issuer"));
        }
        let own = Address::parse(&way.issuer, reach).ok_or(Silence::Address)?.authority();
        let all = [&self.authorization_endpoint, &self.token_endpoint, &self.jwks_uri];
        let is_own = |text: &String| {
            Address::parse(text, reach)
                .is_some_and(|to| to.authority() == own || more_hosts(way.profile).contains(&to.host.as_str()))
        };
        let all_own = all.into_iter().chain(&self.userinfo_endpoint).all(is_own);
        if all_own { Ok(()) } else { Err(Trouble::Papers("an address of another host")) }
    }
}

/// Hosts of a provider beside that of its issuer.
fn more_hosts(profile: Profile) -> &'static [&'static str] {
    match profile {
        Profile::Line => &["api.line.me"],
        Profile::Card | Profile::GbizId => &[],
    }
}

/// What is remembered of a provider.
#[derive(Clone, Default)]
struct Known {
    papers: Option<(Papers, Moment)>,
    keys: Option<(Arc<Keys>, Moment)>,
}

type Memory = HashMap<(String, Profile, String), Known>;
static MEMORY: LazyLock<Mutex<Memory>> = LazyLock::new(|| Mutex::new(HashMap::new()));

/// One way of a town, and when it is asked.
pub(crate) struct Asking<'a> {
    /// Which town: towns do not pay for each other's providers.
    pub(crate) town: &'a str,
    /// The way as the administrator opened it.
    pub(crate) way: &'a Way,
    /// Where we may go.
    pub(crate) reach: Reach,
    /// Now.
    pub(crate) now: Moment,
}

/// What came back with somebody, and what belongs to it.
pub(crate) struct Answered<'a> {
    /// The code that stands for them.
    pub(crate) code: &'a str,
    /// The very address to which they came back.
    pub(crate) redirect: &'a str,
    /// What only we know of this journey (RFC 7636).
    pub(crate) verifier: &'a str,
    /// What the token must repeat.
    pub(crate) nonce: &'a str,
}

fn is_fresh(at: Moment, now: Moment) -> bool {
    at <= now && now < at.plus_millis(STAYS)
}

/// Whether keys may be asked for once more.
fn may_ask(asked: Moment, now: Moment) -> bool {
    now < asked || now >= asked.plus_millis(BETWEEN)
}

impl Asking<'_> {
    fn known<T>(&self, look: impl FnOnce(&mut Known) -> T) -> T {
        let mut memory = MEMORY.lock().unwrap_or_else(PoisonError::into_inner);
        look(memory.entry((self.town.to_owned(), self.way.profile, self.way.issuer.clone())).or_default())
    }

    async fn asked<T: DeserializeOwned>(&self, address: &str, sent: Sent) -> Result<T, Trouble> {
        let bytes = outside::ask(address, self.reach, sent).await?;
        serde_json::from_slice(&bytes).map_err(|_| Trouble::Papers("an answer of another form"))
    }

    /// What the provider says of itself.
    pub(crate) async fn papers(&self) -> Result<Papers, Trouble> {
        let kept = self.known(|known| known.papers.clone());
        if let Some((papers, _)) = kept.filter(|(_, at)| is_fresh(*at, self.now)) {
            return Ok(papers);
        }
        let address = format!("{}/.well-known/openid-configuration", self.way.issuer.trim_end_matches('/'));
        let papers: Papers = self.asked(&address, Sent::Nothing).await?;
        papers.fit(self.way, self.reach)?;
        self.known(|known| known.papers = Some((papers.clone(), self.now)));
        Ok(papers)
    }

    async fn keys(&self, papers: &Papers) -> Result<Arc<Keys>, Trouble> {
        let kept = self.known(|known| known.keys.clone());
        match kept.filter(|(_, at)| is_fresh(*at, self.now)) {
            Some((keys, _)) => Ok(keys),
            None => self.new_keys(papers).await,
        }
    }

    async fn new_keys(&self, papers: &Papers) -> Result<Arc<Keys>, Trouble> {
        let keys: Arc<Keys> = Arc::new(self.asked(&papers.jwks_uri, Sent::Nothing).await?);
        self.known(|known| known.keys = Some((Arc::clone(&keys), self.now)));
        Ok(keys)
    }

    /// The turn to ask once more for keys, which one of many has within a minute.
    fn takes_turn(&self) -> bool {
        self.known(|known| {
            let may = known.keys.as_ref().is_none_or(|(_, at)| may_ask(*at, self.now));
            if let Some((_, at)) = known.keys.as_mut().filter(|_| may) {
                *at = self.now;
            }
            may
        })
    }

    async fn opened(&self, papers: &Papers, token: &str) -> Result<Claims, Trouble> {
        let keys = self.keys(papers).await?;
        let open = |keys: &Keys| {
            let terms = self.way.profile.terms();
            jose::opened(token, &Trust { algorithms: terms.algorithms, keys, secret: &self.way.client_secret })
        };
        match open(&keys) {
            // The provider has taken a new key since, or somebody invented one.
            Err(Unsound::Key) if self.takes_turn() => Ok(open(&*self.new_keys(papers).await?)?),
            opened => Ok(opened?),
        }
    }

    /// Whom the provider sends.
    pub(crate) async fn named(&self, papers: &Papers, answered: &Answered<'_>) -> Result<Named, Trouble> {
        let form = self.form(papers, answered)?;
        let tokens: Tokens = self.asked(&papers.token_endpoint, Sent::Form(form)).await?;
        let claims = self.opened(papers, &tokens.id_token).await?;
        let terms = self.way.profile.terms();
        let (issuer, client) = (self.way.issuer.as_str(), self.way.client_id.as_str());
        let named = claims::named(&claims, &Expected { issuer, client, nonce: answered.nonce, terms, now: self.now })?;
        match papers.userinfo_endpoint.as_deref().filter(|_| terms.tells_company) {
            Some(address) => self.with_company(named, address, tokens.access_token).await,
            None => Ok(named),
        }
    }

    async fn with_company(&self, named: Named, address: &str, token: String) -> Result<Named, Trouble> {
        let said: CompanySaid = self.asked(address, Sent::Bearer(token)).await?;
        let company = said.of(&named.subject).ok_or(claims::Unfit::Subject)?;
        let name = if named.name.is_empty() { company.name.clone() } else { named.name };
        Ok(Named { subject: named.subject, name, company })
    }

    fn form(&self, papers: &Papers, answered: &Answered<'_>) -> Result<String, Trouble> {
        let client = self.way.client_id.as_str();
        let mut fields = vec![
            ("grant_type", "authorization_code".to_owned()),
            ("code", answered.code.to_owned()),
            ("redirect_uri", answered.redirect.to_owned()),
            ("code_verifier", answered.verifier.to_owned()),
            ("client_id", client.to_owned()),
        ];
        match self.way.profile.terms().auth {
            ClientAuth::Secret => fields.push(("client_secret", self.way.client_secret.clone())),
            ClientAuth::PrivateKeyJwt => {
                fields.push(("client_assertion_type", ASSERTION.to_owned()));
                fields.push(("client_assertion", self.assertion(&papers.token_endpoint)?));
            }
        }
        Ok(question(&fields))
    }

    /// That it is we who ask (RFC 7523, section 3): for this address, for a minute, once.
    fn assertion(&self, address: &str) -> Result<String, jose::NoKey> {
        let now = self.now.millis().div_euclid(1_000);
        let client = self.way.client_id.as_str();
        let jti = jose::print(&engawa_db::random_bytes::<16>());
        let said = Assertion { iss: client, sub: client, aud: address, jti, iat: now, exp: now + 60 };
        jose::signed(&self.way.signing_key, &self.way.key_id, &said)
    }
}

const ASSERTION: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

#[derive(Serialize)]
struct Assertion<'a> {
    iss: &'a str,
    sub: &'a str,
    aud: &'a str,
    jti: String,
    iat: i64,
    exp: i64,
}

#[derive(Deserialize)]
struct Tokens {
    id_token: String,
    #[serde(default)]
    access_token: String,
}

fn question(fields: &[(&str, String)]) -> String {
    fields.iter().map(|(name, value)| format!("{name}={}", percent_encoded(value))).collect::<Vec<_>>().join("&")
}

/// What goes out with somebody.
pub(crate) struct Outward<'a> {
    /// Where they come back.
    pub(crate) redirect: &'a str,
    /// What comes back with them.
    pub(crate) state: &'a str,
    /// What the token must repeat.
    pub(crate) nonce: &'a str,
    /// The challenge of what only we know.
    pub(crate) verifier: &'a str,
}

/// The address of the provider's page.
pub(crate) fn page_of(papers: &Papers, way: &Way, outward: &Outward<'_>) -> String {
    let terms = way.profile.terms();
    let mut fields = vec![
        ("response_type", "code".to_owned()),
        ("client_id", way.client_id.clone()),
        ("redirect_uri", outward.redirect.to_owned()),
        ("scope", terms.scope.to_owned()),
        ("state", outward.state.to_owned()),
        ("nonce", outward.nonce.to_owned()),
        ("code_challenge", jose::challenge(outward.verifier)),
        ("code_challenge_method", "S256".to_owned()),
    ];
    fields.extend(terms.age_max.map(|seconds| ("max_age", seconds.to_string())));
    let joint = if papers.authorization_endpoint.contains('?') { '&' } else { '?' };
    format!("{}{joint}{}", papers.authorization_endpoint, question(&fields))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_asked_for_anew_once_a_minute_and_papers_are_believed_for_an_hour() {
        let at = Moment::from_millis;
        assert!(!may_ask(at(0), at(BETWEEN - 1)) && may_ask(at(0), at(BETWEEN)));
        assert!(may_ask(at(1), at(0)), "a clock that was set back does not stop us");
        assert!(is_fresh(at(0), at(STAYS - 1)) && !is_fresh(at(0), at(STAYS)) && !is_fresh(at(1), at(0)));
    }

    #[test]
    fn a_provider_that_names_an_address_of_another_is_not_asked() {
        let way = Way { profile: Profile::Card, issuer: "https://id.example".into(), ..Way::default() };
        let papers = |token: &str, issuer: &str| Papers {
            issuer: issuer.into(),
            authorization_endpoint: "https://id.example/auth".into(),
            token_endpoint: token.into(),
            jwks_uri: "https://id.example/jwks".into(),
            userinfo_endpoint: None,
            authorization_response_iss_parameter_supported: true,
        };
        let fit = |token: &str, issuer: &str| papers(token, issuer).fit(&way, Reach::Street).is_ok();
        assert!(fit("https://id.example/token", "https://id.example"));
        assert!(!fit("https://id.example/token", "https://id.example/"));
        for token in
            ["https://evil.example/token", "http://id.example/token", "https://id.example:8443/token", "https://169.254.169.254/"]
        {
            assert!(!fit(token, "https://id.example"), "{token}");
        }
        let said = papers("https://id.example/token", "https://id.example");
        assert!(said.is_of(Some("https://id.example")) && !said.is_of(Some("https://other.example")) && !said.is_of(None));
    }
}
