//! What an account can prove itself with.

use engawa_db::{Db, Fault, Tx};
use engawa_kernel::{Id, Moment};

use super::store::{self, KeptPasskey};
use crate::accounts::Account;
use crate::{sessions, ways};

/// Everything that an account proves itself with.
#[derive(Debug, Clone)]
pub(crate) struct Proofs {
    /// Since when there is a password.
    pub(crate) password_set_at: Option<Moment>,
    /// Since when an app is set up.
    pub(crate) app_since: Option<Moment>,
    /// Its passkeys.
    pub(crate) passkeys: Vec<KeptPasskey>,
    /// How many recovery codes are left.
    pub(crate) codes_left: i64,
}

impl Proofs {
    /// Of an account.
    pub(crate) fn read(db: &Db, account: Id<Account>) -> Result<Proofs, Fault> {
        Ok(Proofs {
            password_set_at: store::password_set_at(db, account)?,
            app_since: store::totp_of(db, account)?.and_then(|app| app.confirmed_at),
            passkeys: store::passkeys_of(db, account)?,
            codes_left: store::count_unused_codes(db, account)?,
        })
    }

    /// Whether there is a second step. Recovery codes alone are none: they only stand in for one.
    pub(crate) fn has_second(&self) -> bool {
        self.app_since.is_some() || !self.passkeys.is_empty()
    }

    /// How many second steps there are.
    pub(crate) fn seconds(&self) -> usize {
        self.passkeys.len() + usize::from(self.app_since.is_some())
    }
}

/// Takes everything away that an account proves itself with.
pub(crate) fn forget_proofs(tx: &mut Tx, account: Id<Account>) -> Result<(), Fault> {
    store::forget_totp(tx, account)?;
    store::forget_passkeys(tx, account)?;
    store::forget_codes(tx, account)?;
    ways::store::forget_identities(tx, account)?;
    store::forget_password(tx, account)
}

/// Takes every second step away and ends all sessions: someone lost theirs, and an administrator has seen who they are.
/// Password and open links go with it: whoever had those must not be the one who sets up the next. That is done after a link.
///
/// # Errors
/// When the database cannot be written.
pub fn reset_second_step(tx: &mut Tx, account: Id<Account>) -> Result<(), Fault> {
    let now = tx.now();
    forget_proofs(tx, account)?;
    store::forget_unused_links(tx, account)?;
    sessions::store::end_all_of(tx, account, None, now)?;
    Ok(())
}
