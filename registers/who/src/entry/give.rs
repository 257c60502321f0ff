//! What proves an account, given without pages: for the people of the sample town and of tests. Never for anyone real.

use engawa_db::{Fault, Tx};
use engawa_kernel::{Id, Moment};

use super::{app, codes, passwords, store};
use crate::accounts::Account;

/// The hash of a password. Made outside of the unit that gives it: it holds chance, and takes its time.
pub fn password_hash(password: &str) -> Option<String> {
    passwords::hash_now(password)
}

/// Gives a password.
///
/// # Errors
/// When the database cannot be written.
pub fn give_password(tx: &mut Tx, account: Id<Account>, hash: &str) -> Result<(), Fault> {
    store::put_password(tx, account, hash)
}

/// Gives an app that counts at once.
///
/// # Errors
/// When the database cannot be written.
pub fn give_app(tx: &mut Tx, account: Id<Account>, secret: &[u8]) -> Result<(), Fault> {
    store::put_totp(tx, account, secret, 0)?;
    Ok(())
}

/// The code that this app shows at a moment.
pub fn app_code(secret: &[u8], at: Moment) -> String {
    app::code_at(secret, at)
}

/// Gives one recovery code.
///
/// # Errors
/// When the database cannot be written.
pub fn give_recovery_code(tx: &mut Tx, town: &str, account: Id<Account>, code: &str) -> Result<(), Fault> {
    store::put_code(tx, account, codes::hash(town, account, code))
}
