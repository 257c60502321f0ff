//! What is told of accounts: ids only, never a name or an address.

use engawa_journal::FactKind;
use engawa_kernel::fact::first_version;
use engawa_kernel::{Fact, FactError, FactReader, FactWriter, Id};

use super::model::Account;

pub(crate) fn all() -> Vec<FactKind> {
    vec![FactKind::of::<AccountOpened>(), FactKind::of::<AccountClosed>()]
}

/// Someone can come in from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountOpened {
    /// Whose account.
    pub account: Id<Account>,
}

impl Fact for AccountOpened {
    const KIND: &'static str = "who.account-opened";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("account", self.account);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(AccountOpened { account: body.id("account")? })
    }
}

/// An account was closed: name and address are erased, its sessions end, what it did stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountClosed {
    /// Whose account.
    pub account: Id<Account>,
}

impl Fact for AccountClosed {
    const KIND: &'static str = "who.account-closed";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("account", self.account);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(AccountClosed { account: body.id("account")? })
    }
}
