//! What is told of ways: which was opened, which account is reached by which; never whom a provider named.

use engawa_journal::FactKind;
use engawa_kernel::fact::first_version;
use engawa_kernel::{Fact, FactError, FactReader, FactWriter, Id};

use super::profile::Profile;
use crate::accounts::Account;

pub(crate) fn all() -> Vec<FactKind> {
    vec![FactKind::of::<WayOpened>(), FactKind::of::<WayClosed>(), FactKind::of::<WayBound>(), FactKind::of::<WayRemoved>()]
}

/// Residents may come in by a provider from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayOpened {
    /// By which.
    pub profile: Profile,
}

impl Fact for WayOpened {
    const KIND: &'static str = "who.way-opened";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.choice("profile", self.profile);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(WayOpened { profile: body.choice("profile")? })
    }
}

/// Nobody comes in by it any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayClosed {
    /// By which.
    pub profile: Profile,
}

impl Fact for WayClosed {
    const KIND: &'static str = "who.way-closed";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.choice("profile", self.profile);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(WayClosed { profile: body.choice("profile")? })
    }
}

/// An account is reached by a provider from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayBound {
    /// Whose account.
    pub account: Id<Account>,
    /// By which.
    pub profile: Profile,
}

impl Fact for WayBound {
    const KIND: &'static str = "who.way-bound";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("account", self.account);
        body.choice("profile", self.profile);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(WayBound { account: body.id("account")?, profile: body.choice("profile")? })
    }
}

/// An account is not reached by it any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayRemoved {
    /// Whose account.
    pub account: Id<Account>,
    /// By which.
    pub profile: Profile,
}

impl Fact for WayRemoved {
    const KIND: &'static str = "who.way-removed";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("account", self.account);
        body.choice("profile", self.profile);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(WayRemoved { account: body.id("account")?, profile: body.choice("profile")? })
    }
}
