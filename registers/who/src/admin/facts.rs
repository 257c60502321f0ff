//! What is told of the help that administrators give.

use engawa_journal::FactKind;
use engawa_kernel::fact::first_version;
use engawa_kernel::{Fact, FactError, FactReader, FactWriter, Id};

use crate::accounts::Account;

pub(crate) fn all() -> Vec<FactKind> {
    vec![FactKind::of::<SecondStepReset>(), FactKind::of::<SessionsEnded>()]
}

/// The second step of an account was taken away, so that its owner sets a new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecondStepReset {
    /// Whose account.
    pub account: Id<Account>,
}

impl Fact for SecondStepReset {
    const KIND: &'static str = "who.second-step-reset";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("account", self.account);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(SecondStepReset { account: body.id("account")? })
    }
}

/// All sessions of an account were ended by an administrator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionsEnded {
    /// Whose account.
    pub account: Id<Account>,
}

impl Fact for SessionsEnded {
    const KIND: &'static str = "who.sessions-ended";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("account", self.account);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(SessionsEnded { account: body.id("account")? })
    }
}
