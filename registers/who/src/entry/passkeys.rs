//! Conversations with passkeys: what the device is asked, and what it answers. The state between lies in the town.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use engawa_db::{Fault, Key, Tx};
use engawa_kernel::Id;
use engawa_web::{Answer, Ctx, Failure};
use serde::Serialize;
use webauthn_rs::prelude::{
    CredentialID, Passkey, PasskeyAuthentication, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential, Url, Uuid,
    Webauthn, WebauthnBuilder,
};

use super::store::{self, KeptPasskey};
use crate::accounts::{Account, account};

/// The other half must come within so long, in milliseconds.
const CEREMONY_LASTS: i64 = 5 * 60_000;
/// The longest label, in characters.
pub(crate) const LABEL_MAX: usize = 40;
/// So many an account may have.
pub(crate) const PASSKEYS_MAX: usize = 20;

/// The town as devices know it; nothing where its address is not sure, or is a number: passkeys belong to a name.
pub(crate) fn town_for_devices(ctx: &Ctx) -> Option<Webauthn> {
    relying_party(ctx.origin()?, &ctx.site.name)
}

fn relying_party(origin: &str, name: &str) -> Option<Webauthn> {
    let url = Url::parse(origin).ok()?;
    let host = url.domain()?.to_owned();
    WebauthnBuilder::new(&host, &url).ok()?.rp_name(name).build().ok()
}

/// Which conversation.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Talk {
    /// A new passkey.
    New,
    /// A second step.
    In,
}

/// The session that began a conversation must end it.
fn ceremony_hash(ctx: &Ctx, talk: Talk) -> Answer<[u8; 32]> {
    let secret = ctx.secret().ok_or_else(|| Failure::Fault("a passkey on a page whose row knows no session".into()))?;
    let purpose = match talk {
        Talk::New => "passkey-new",
        Talk::In => "passkey-in",
    };
    Ok(secret.hash(ctx.town.name(), purpose))
}

fn kept(passkeys: &[KeptPasskey]) -> Answer<Vec<Passkey>> {
    passkeys.iter().map(|one| serde_json::from_str(&one.credential).map_err(fault)).collect()
}

fn fault(error: impl std::error::Error + Send + Sync + 'static) -> Failure {
    Failure::Fault(Box::new(error))
}

/// Asks a device for a new passkey.
pub(crate) async fn ask_new(ctx: &Ctx, id: Id<Account>) -> Answer<Response> {
    let town = town_for_devices(ctx).ok_or(Failure::NotFound)?;
    let (account, have) = ctx.town.read(move |db| Ok::<_, Fault>((account(db, id)?, store::passkeys_of(db, id)?))).await?;
    let account = account.ok_or(Failure::NotFound)?;
    if have.len() >= PASSKEYS_MAX {
        return Err(Failure::TooOften);
    }
    let known: Vec<CredentialID> = kept(&have)?.iter().map(|passkey| passkey.cred_id().clone()).collect();
    let user = Uuid::from_bytes(*id.as_bytes());
    let (asked, state) = town.start_passkey_registration(user, &account.mail, &account.name, Some(known)).map_err(fault)?;
    begin(ctx, Talk::New, &state, &asked).await
}

/// Asks a device to sign with one of the passkeys of an account.
pub(crate) async fn ask_in(ctx: &Ctx, id: Id<Account>) -> Answer<Response> {
    let town = town_for_devices(ctx).ok_or(Failure::NotFound)?;
    let have = ctx.town.read(move |db| store::passkeys_of(db, id)).await?;
    if have.is_empty() {
        return Err(Failure::NotFound);
    }
    let (asked, state) = town.start_passkey_authentication(&kept(&have)?).map_err(fault)?;
    begin(ctx, Talk::In, &state, &asked).await
}

async fn begin(ctx: &Ctx, talk: Talk, state: &impl Serialize, asked: &impl Serialize) -> Answer<Response> {
    let (hash, state) = (ceremony_hash(ctx, talk)?, serde_json::to_string(state).map_err(fault)?);
    let ends_at = ctx.now().plus_millis(CEREMONY_LASTS);
    ctx.town.write(Key::none(), move |tx| store::put_ceremony(tx, hash, &state, ends_at)).await?;
    let body = serde_json::to_string(asked).map_err(fault)?;
    Ok(([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], body).into_response())
}

async fn take(ctx: &Ctx, talk: Talk) -> Answer<Option<String>> {
    let hash = ceremony_hash(ctx, talk)?;
    Ok(ctx.town.write(Key::none(), move |tx| store::take_ceremony(tx, hash)).await?)
}

/// A passkey that proved itself, as it is to be kept.
#[derive(Debug, Clone)]
pub(crate) struct Proved {
    pub(crate) id: Vec<u8>,
    pub(crate) credential: String,
}

fn proved(passkey: &Passkey) -> Answer<Proved> {
    let id: &[u8] = passkey.cred_id().as_ref();
    Ok(Proved { id: id.to_vec(), credential: serde_json::to_string(passkey).map_err(fault)? })
}

/// What the device answered to [`ask_new`]; nothing when it does not hold.
pub(crate) async fn hear_new(ctx: &Ctx, answer: &str) -> Answer<Option<Proved>> {
    let (Some(town), Some(state)) = (town_for_devices(ctx), take(ctx, Talk::New).await?) else { return Ok(None) };
    let Ok(answer) = serde_json::from_str::<RegisterPublicKeyCredential>(answer) else { return Ok(None) };
    let state: PasskeyRegistration = serde_json::from_str(&state).map_err(fault)?;
    match town.finish_passkey_registration(&answer, &state) {
        Ok(passkey) => proved(&passkey).map(Some),
        Err(error) => {
            tracing::info!(%error, "a new passkey did not hold");
            Ok(None)
        }
    }
}

/// What the device answered to [`ask_in`]; nothing when it does not hold.
pub(crate) async fn hear_in(ctx: &Ctx, id: Id<Account>, answer: &str) -> Answer<Option<Proved>> {
    let (Some(town), Some(state)) = (town_for_devices(ctx), take(ctx, Talk::In).await?) else { return Ok(None) };
    let Ok(answer) = serde_json::from_str::<PublicKeyCredential>(answer) else { return Ok(None) };
    let state: PasskeyAuthentication = serde_json::from_str(&state).map_err(fault)?;
    let result = match town.finish_passkey_authentication(&answer, &state) {
        Ok(result) if result.user_verified() => result,
        Ok(_) => return Ok(None),
        Err(error) => {
            tracing::info!(%error, "a passkey did not hold");
            return Ok(None);
        }
    };
    let have = kept(&ctx.town.read(move |db| store::passkeys_of(db, id)).await?)?;
    let Some(mut passkey) = have.into_iter().find(|passkey| passkey.cred_id() == result.cred_id()) else { return Ok(None) };
    passkey.update_credential(&result);
    proved(&passkey).map(Some)
}

/// Keeps a new passkey; answers whether nobody has it yet and there is room.
pub(crate) fn keep(tx: &mut Tx, id: Id<Account>, new: &Proved, label: &str) -> Result<bool, Fault> {
    if store::is_passkey_known(tx, &new.id)? || store::passkeys_of(tx, id)?.len() >= PASSKEYS_MAX {
        return Ok(false);
    }
    store::put_passkey(tx, id, &new.id, &new.credential, label)?;
    Ok(true)
}

/// The label as it may be kept: what was typed, or the name of the device.
pub(crate) fn label(typed: &str, device: &str) -> String {
    let typed = typed.trim().replace(['\n', '\t'], " ");
    let label = if typed.is_empty() { device.to_owned() } else { typed };
    label.chars().take(LABEL_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_belong_to_a_name_and_not_to_a_number() {
        assert!(relying_party("https://mihon.example", "みほん市").is_some());
        assert!(relying_party("http://mihon.localhost:8080", "みほん市").is_some());
        for origin in ["http://127.0.0.1:8080", "http://[::1]:8080", "mihon.example", ""] {
            assert!(relying_party(origin, "みほん市").is_none(), "{origin}");
        }
    }

    #[test]
    fn the_state_of_a_conversation_comes_back_from_its_print_and_verification_is_asked_for() {
        let town = relying_party("https://mihon.example", "みほん市").expect("a town");
        let (asked, state) =
            town.start_passkey_registration(Uuid::from_bytes([1; 16]), "hanako@mihon.example", "花子", None).expect("asked");
        let print = serde_json::to_string(&state).expect("a print");
        assert!(serde_json::from_str::<PasskeyRegistration>(&print).is_ok());
        let asked = serde_json::to_value(&asked).expect("json");
        assert_eq!(asked["publicKey"]["authenticatorSelection"]["userVerification"], "required");
        assert_eq!(asked["publicKey"]["rp"]["id"], "mihon.example");
    }

    #[test]
    fn a_label_is_one_short_line() {
        assert_eq!(label(" わたしの\n電話 ", "Chrome・Windows"), "わたしの 電話");
        assert_eq!(label("  ", "Chrome・Windows"), "Chrome・Windows");
        assert_eq!(label(&"あ".repeat(99), "").chars().count(), LABEL_MAX);
    }
}
