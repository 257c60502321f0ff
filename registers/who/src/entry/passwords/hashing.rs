//! The work of a password, which is heavy on purpose: two at a time, away from the threads that serve pages.

use std::sync::LazyLock;
use std::time::Duration;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use engawa_kernel::text::nfkc;
use engawa_web::{Answer, Failure};
use tokio::sync::Semaphore;

/// 19 MiB, two rounds, one lane: what OWASP advises at least.
const MEMORY_KIB: u32 = 19_456;
const ROUNDS: u32 = 2;

/// Each holds 19 MiB and a core for some hundredths of a second; guessers must not have all of them.
static PLACES: Semaphore = Semaphore::const_new(2);
/// Who waits longer is told to come back.
const PATIENCE: Duration = Duration::from_secs(5);

/// Compared where there is no password to compare with, so that both take the same time.
static NOBODYS: LazyLock<String> = LazyLock::new(|| {
    // A word that nobody knows: whatever is typed is wrong.
    let word = engawa_web::door::Secret::new().print();
    hash_now(&word).unwrap_or_default()
});

fn work() -> Option<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, ROUNDS, 1, None).ok()?;
    Some(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// The hash of a password, with a salt of its own. For the command line and for samples; pages use [`make`].
pub(crate) fn hash_now(password: &str) -> Option<String> {
    let hash: PasswordHash = work()?.hash_password(nfkc(password).as_bytes()).ok()?;
    Some(hash.to_string())
}

fn is_right_now(password: &str, hash: &str) -> bool {
    let Ok(hash) = PasswordHash::new(hash) else { return false };
    work().is_some_and(|work| work.verify_password(nfkc(password).as_bytes(), &hash).is_ok())
}

/// Whether a password is the one with this hash. Without a hash it takes as long, and is wrong.
pub(crate) async fn is_right(password: String, hash: Option<String>) -> Answer<bool> {
    in_its_place(move || {
        let nobodys = NOBODYS.as_str();
        let is_known = hash.is_some();
        is_right_now(&password, hash.as_deref().unwrap_or(nobodys)) && is_known
    })
    .await
}

/// The hash of a password that someone chose.
pub(crate) async fn make(password: String) -> Answer<String> {
    let hash = in_its_place(move || hash_now(&password)).await?;
    hash.ok_or_else(|| Failure::Fault("a password could not be hashed".into()))
}

async fn in_its_place<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Answer<T> {
    let place = tokio::time::timeout(PATIENCE, PLACES.acquire()).await;
    let Ok(Ok(_place)) = place else { return Err(Failure::Unavailable) };
    tokio::task::spawn_blocking(work).await.map_err(|error| Failure::Fault(Box::new(error)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_known_again_and_no_other_is() {
        let hash = make("雨の日は本を読む 8".into()).await.expect("a hash");
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(is_right("雨の日は本を読む ８".into(), Some(hash.clone())).await.expect("an answer"));
        assert!(!is_right("雨の日は本を読む".into(), Some(hash.clone())).await.expect("an answer"));
        assert!(!is_right(String::new(), None).await.expect("an answer"));
        assert!(!is_right("x".into(), Some("broken".into())).await.expect("an answer"));
        assert_ne!(hash, make("雨の日は本を読む 8".into()).await.expect("a hash"), "each has a salt of its own");
    }
}
