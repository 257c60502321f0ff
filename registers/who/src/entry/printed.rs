//! A link that the command line prints when mail is down: bound to no browser, used once, for a quarter of an hour.

use engawa_db::{Fault, Tx};
use engawa_journal::{Deed, Untold, tell};
use engawa_kernel::{Actor, Channel, Id, Visibility};
use engawa_web::Face;
use engawa_web::door::Secret;

use super::facts::LinkPrinted;
use super::letters::{Happened, Letters};
use super::paths::of_link;
use super::store::{self, Link};
use crate::accounts::Account;

/// How long a link holds, in milliseconds.
pub const LINK_LASTS: i64 = 15 * 60_000;

/// What is stored of the secret of a link.
pub fn link_hash(town: &str, secret: &Secret) -> [u8; 32] {
    secret.hash(town, "link")
}

/// The path of a link inside the town.
pub fn link_path(face: Face, secret: &Secret) -> String {
    of_link(face, &secret.print())
}

/// Makes a link for an account. Whoever holds it is that account, up to the second step: so it is told, and written to the owner.
///
/// # Errors
/// When the database cannot be written.
pub fn printed_link(tx: &mut Tx, account: Id<Account>, face: Face, secret_hash: [u8; 32]) -> Result<(), Fault> {
    let link = Link {
        secret_hash: secret_hash.to_vec(),
        account: Some(account),
        mail: None,
        face,
        browser_hash: None,
        digits: None,
        tries: 0,
        ends_at: tx.now().plus_millis(LINK_LASTS),
        used_at: None,
    };
    store::put_link(tx, &link)?;
    if let Some(letters) = Letters::without_page(tx)? {
        letters.write(tx, account, Happened::LinkPrinted)?;
    }
    let deed = Deed::of(LinkPrinted { account }, Actor::Key("cli"), Channel::CommandLine).about(account);
    match tell(tx, deed.seen_by(Visibility::Parties)) {
        Ok(_) => Ok(()),
        Err(Untold::Fault(fault)) => Err(fault),
        Err(refused @ Untold::Refused { .. }) => Err(Fault::Row(refused.to_string())),
    }
}
