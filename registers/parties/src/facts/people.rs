//! Facts of persons and households.

use engawa_kernel::fact::first_version;
use engawa_kernel::{Day, Fact, FactError, FactReader, FactWriter, Id};
use engawa_who::accounts::Account;

use crate::model::{Household, Party, Person, ProofWay};

/// A person was entered into the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonEntered {
    /// Who.
    pub person: Id<Person>,
}

impl Fact for PersonEntered {
    const KIND: &'static str = "parties.person-entered";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("person", self.person);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(PersonEntered { person: body.id("person")? })
    }
}

/// What is known of a person was corrected or brought up to date; what it was lies in the details.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonCorrected {
    /// Who.
    pub person: Id<Person>,
}

impl Fact for PersonCorrected {
    const KIND: &'static str = "parties.person-corrected";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("person", self.person);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(PersonCorrected { person: body.id("person")? })
    }
}

/// A person showed who they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonProved {
    /// Who.
    pub person: Id<Person>,
    /// How.
    pub way: ProofWay,
    /// On which day.
    pub shown_on: Day,
}

impl Fact for PersonProved {
    const KIND: &'static str = "parties.person-proved";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("person", self.person);
        body.choice("way", self.way);
        body.day("shown-on", self.shown_on);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(PersonProved { person: body.id("person")?, way: body.choice("way")?, shown_on: body.day("shown-on")? })
    }
}

/// A person comes in with this account from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountBound {
    /// Who.
    pub person: Id<Person>,
    /// With which.
    pub account: Id<Account>,
}

impl Fact for AccountBound {
    const KIND: &'static str = "parties.account-bound";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("person", self.person);
        body.id("account", self.account);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(AccountBound { person: body.id("person")?, account: body.id("account")? })
    }
}

/// The account is bound to this person no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountUnbound {
    /// Who.
    pub person: Id<Person>,
    /// Which.
    pub account: Id<Account>,
}

impl Fact for AccountUnbound {
    const KIND: &'static str = "parties.account-unbound";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("person", self.person);
        body.id("account", self.account);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(AccountUnbound { person: body.id("person")?, account: body.id("account")? })
    }
}

/// Everything that names a party was taken away; what it did stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyErased {
    /// Who.
    pub party: Id<Party>,
}

impl Fact for PartyErased {
    const KIND: &'static str = "parties.party-erased";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("party", self.party);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(PartyErased { party: body.id("party")? })
    }
}

/// A household was entered into the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseholdEntered {
    /// Which.
    pub household: Id<Household>,
}

impl Fact for HouseholdEntered {
    const KIND: &'static str = "parties.household-entered";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("household", self.household);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(HouseholdEntered { household: body.id("household")? })
    }
}

/// What is known of a household was corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseholdCorrected {
    /// Which.
    pub household: Id<Household>,
}

impl Fact for HouseholdCorrected {
    const KIND: &'static str = "parties.household-corrected";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("household", self.household);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(HouseholdCorrected { household: body.id("household")? })
    }
}

/// Two entries of one party were made one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartiesMerged {
    /// The entry that stays.
    pub kept: Id<Party>,
    /// The entry that went into it.
    pub gone: Id<Party>,
}

impl Fact for PartiesMerged {
    const KIND: &'static str = "parties.parties-merged";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("kept", self.kept);
        body.id("gone", self.gone);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(PartiesMerged { kept: body.id("kept")?, gone: body.id("gone")? })
    }
}

/// They were two after all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeUndone {
    /// The entry that stayed.
    pub kept: Id<Party>,
    /// The entry that is there again.
    pub gone: Id<Party>,
}

impl Fact for MergeUndone {
    const KIND: &'static str = "parties.merge-undone";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("kept", self.kept);
        body.id("gone", self.gone);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(MergeUndone { kept: body.id("kept")?, gone: body.id("gone")? })
    }
}
