//! What a provider says of somebody, and whether it says it to us, now, and for this very journey.

use engawa_kernel::Moment;
use engawa_kernel::text::{has_control, holds_individual_number};
use serde::{Deserialize, Serialize};

use super::profile::Terms;

/// The clocks of two machines differ by so much, in seconds.
const SKEW: i64 = 120;
/// A token is made for somebody who is on the way, in seconds.
const AGE_MAX: i64 = 10 * 60;
/// The longest subject (OpenID Connect Core, section 2).
const SUBJECT_MAX: usize = 255;
/// The longest text that is kept of what a provider says.
const TEXT_MAX: usize = 120;

/// To whom a token speaks: one, or several.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

impl Audience {
    fn names(&self, client: &str) -> bool {
        match self {
            Audience::One(one) => one == client,
            Audience::Several(all) => all.iter().any(|one| one == client),
        }
    }

    fn is_one(&self) -> bool {
        match self {
            Audience::One(_) => true,
            Audience::Several(all) => all.len() == 1,
        }
    }
}

/// What an ID token says, as far as we read it.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Claims {
    iss: String,
    sub: String,
    aud: Audience,
    azp: Option<String>,
    exp: i64,
    iat: i64,
    nbf: Option<i64>,
    nonce: Option<String>,
    auth_time: Option<i64>,
    name: Option<String>,
}

/// What must stand in a token.
pub(crate) struct Expected<'a> {
    /// Who speaks.
    pub(crate) issuer: &'a str,
    /// To whom.
    pub(crate) client: &'a str,
    /// For which journey.
    pub(crate) nonce: &'a str,
    /// What the profile asks.
    pub(crate) terms: &'a Terms,
    /// When.
    pub(crate) now: Moment,
}

/// Why it is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Unfit {
    /// Another speaks.
    #[error("another issuer")]
    Issuer,
    /// It speaks to another.
    #[error("another audience")]
    Audience,
    /// For another journey.
    #[error("another nonce")]
    Nonce,
    /// Too late, too early, or of another time.
    #[error("not of this time")]
    Time,
    /// The person did not show themselves just now.
    #[error("shown too long ago")]
    Age,
    /// It names nobody.
    #[error("nobody is named")]
    Subject,
}

/// Whom a sound token names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Named {
    /// By which the provider knows them.
    pub(crate) subject: String,
    /// What they are called, for a form that its owner reads; empty where nothing is said.
    pub(crate) name: String,
    /// Of a company.
    pub(crate) company: Company,
}

/// What a company's way states of it, as the provider said it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Company {
    /// 法人番号, thirteen digits; empty for a sole trader.
    pub number: String,
    /// What it is called.
    pub name: String,
    /// Under which delegation somebody acts for it.
    pub mandate: String,
}

/// Looks at what a token says.
pub(crate) fn named(claims: &Claims, expected: &Expected<'_>) -> Result<Named, Unfit> {
    if claims.iss != expected.issuer {
        return Err(Unfit::Issuer);
    }
    let is_for_us = claims.azp.as_deref().map_or(claims.aud.is_one(), |azp| azp == expected.client);
    if !claims.aud.names(expected.client) || !is_for_us {
        return Err(Unfit::Audience);
    }
    if claims.nonce.as_deref() != Some(expected.nonce) {
        return Err(Unfit::Nonce);
    }
    let now = expected.now.millis().div_euclid(1_000);
    let is_made_now = (now - AGE_MAX - SKEW..=now + SKEW).contains(&claims.iat);
    if claims.exp <= now - SKEW || !is_made_now || claims.nbf.is_some_and(|nbf| nbf > now + SKEW) {
        return Err(Unfit::Time);
    }
    if let Some(age_max) = expected.terms.age_max {
        let shown = claims.auth_time.ok_or(Unfit::Age)?;
        if !(now - age_max - SKEW..=now + SKEW).contains(&shown) {
            return Err(Unfit::Age);
        }
    }
    if claims.sub.is_empty() || claims.sub.len() > SUBJECT_MAX {
        return Err(Unfit::Subject);
    }
    Ok(Named { subject: claims.sub.clone(), name: kept(claims.name.as_deref()), company: Company::default() })
}

/// A text of a provider as it may be kept: short, of one line, and never with an individual number in it.
fn kept(text: Option<&str>) -> String {
    let text = text.unwrap_or_default().trim();
    let is_fit = text.chars().count() <= TEXT_MAX && !has_control(text) && !text.contains('\n') && !holds_individual_number(text);
    if is_fit { text.to_owned() } else { String::new() }
}

/// What a company's way says beside the token. What has another form is not said.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct CompanySaid {
    sub: String,
    corporate_number: Option<String>,
    corp_name: Option<String>,
    name: Option<String>,
    mandate: Option<String>,
}

impl CompanySaid {
    /// What is kept of it, where it speaks of the same subject (OpenID Connect Core, section 5.3.2).
    pub(crate) fn of(&self, subject: &str) -> Option<Company> {
        let number = self.corporate_number.as_deref().filter(|text| text.len() == 13 && text.bytes().all(|b| b.is_ascii_digit()));
        (self.sub == subject).then(|| Company {
            number: number.unwrap_or_default().to_owned(),
            name: kept(self.corp_name.as_deref().or(self.name.as_deref())),
            mandate: kept(self.mandate.as_deref()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::profile::Profile;
    use super::*;

    const NOW: i64 = 1_800_000_000;

    fn claims() -> Claims {
        Claims {
            iss: "https://id.example".into(),
            sub: "s".into(),
            aud: Audience::One("engawa".into()),
            azp: None,
            exp: NOW + 60,
            iat: NOW,
            nbf: None,
            nonce: Some("n".into()),
            auth_time: Some(NOW - 5),
            name: Some("見本 花子".into()),
        }
    }

    fn look(claims: &Claims) -> Result<Named, Unfit> {
        let now = Moment::from_millis(NOW * 1_000);
        let terms = Profile::Card.terms();
        named(claims, &Expected { issuer: "https://id.example", client: "engawa", nonce: "n", terms, now })
    }

    #[test]
    fn only_what_is_said_to_us_now_and_for_this_journey_is_believed() {
        assert_eq!(look(&claims()).map(|named| named.name), Ok("見本 花子".into()));
        let several = |more: &str| Audience::Several(vec!["engawa".into(), more.into()]);
        let of = claims;
        for (wrong, why) in [
            (Claims { iss: "https://id.example/".into(), ..of() }, Unfit::Issuer),
            (Claims { aud: Audience::One("other".into()), ..of() }, Unfit::Audience),
            (Claims { aud: Audience::Several(Vec::new()), ..of() }, Unfit::Audience),
            (Claims { aud: several("other"), ..of() }, Unfit::Audience),
            (Claims { azp: Some("other".into()), ..of() }, Unfit::Audience),
            (Claims { nonce: None, ..of() }, Unfit::Nonce),
            (Claims { nonce: Some("m".into()), ..of() }, Unfit::Nonce),
            (Claims { exp: NOW - SKEW, ..of() }, Unfit::Time),
            (Claims { iat: NOW + SKEW + 1, ..of() }, Unfit::Time),
            (Claims { iat: NOW - AGE_MAX - SKEW - 1, ..of() }, Unfit::Time),
            (Claims { nbf: Some(NOW + SKEW + 1), ..of() }, Unfit::Time),
            (Claims { auth_time: None, ..of() }, Unfit::Age),
            (Claims { auth_time: Some(NOW - 10 * 60 - SKEW - 1), ..of() }, Unfit::Age),
            (Claims { sub: String::new(), ..of() }, Unfit::Subject),
            (Claims { sub: "s".repeat(256), ..of() }, Unfit::Subject),
        ] {
            assert_eq!(look(&wrong), Err(why), "{wrong:?}");
        }
        assert!(look(&Claims { aud: several("other"), azp: Some("engawa".into()), ..of() }).is_ok());
        assert!(look(&Claims { exp: NOW - SKEW + 1, iat: NOW + SKEW, ..of() }).is_ok(), "clocks differ a little");
    }

    #[test]
    fn an_individual_number_that_a_provider_says_is_not_kept() {
        let said = |name: &str| look(&Claims { name: Some(name.into()), ..claims() }).expect("sound").name;
        assert_eq!(said("花子 1234 5678 9018"), "");
        assert_eq!(said("花子\n太郎"), "");
        assert_eq!(said(&"あ".repeat(TEXT_MAX + 1)), "");
    }

    #[test]
    fn what_is_said_of_another_subject_is_not_taken() {
        let said = CompanySaid {
            sub: "s".into(),
            corporate_number: Some("1234567890123".into()),
            corp_name: Some("見本商店".into()),
            name: None,
            mandate: Some("123456789018".into()),
        };
        let company = said.of("s").expect("the same");
        assert_eq!((company.number.as_str(), company.mandate.as_str()), ("1234567890123", ""));
        assert_eq!(said.of("t"), None);
        assert_eq!(CompanySaid { corporate_number: Some("12".into()), ..said }.of("s").map(|c| c.number), Some(String::new()));
    }
}
