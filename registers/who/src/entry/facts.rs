//! What is told of the entrance.

use engawa_journal::FactKind;
use engawa_kernel::fact::first_version;
use engawa_kernel::{Fact, FactError, FactReader, FactWriter, Id};

use crate::accounts::Account;

pub(crate) fn all() -> Vec<FactKind> {
    vec![FactKind::of::<LinkPrinted>()]
}

/// The command line printed a link with which its holder comes in as this account, up to the second step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkPrinted {
    /// Whose account.
    pub account: Id<Account>,
}

impl Fact for LinkPrinted {
    const KIND: &'static str = "who.link-printed";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("account", self.account);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(LinkPrinted { account: body.id("account")? })
    }
}
