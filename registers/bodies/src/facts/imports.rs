//! Facts of rosters that came in as a file.

use engawa_kernel::fact::first_version;
use engawa_kernel::{Fact, FactError, FactReader, FactWriter, Id};

use crate::model::{Import, Organization};

/// A roster came in as a file: its households stand in the roster from this record on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterImported {
    /// Which import.
    pub import: Id<Import>,
    /// Into whose roster.
    pub organization: Id<Organization>,
    /// How many households came.
    pub households: i64,
    /// Of how many that were there it said something else.
    pub changed: i64,
}

impl Fact for RosterImported {
    const KIND: &'static str = "parties.roster-imported";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("import", self.import);
        body.id("organization", self.organization);
        body.number("households", self.households);
        body.number("changed", self.changed);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(RosterImported {
            import: body.id("import")?,
            organization: body.id("organization")?,
            households: body.number("households")?,
            changed: body.number("changed")?,
        })
    }
}

/// An import was undone: what came with it has not been there, and what it changed is as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterImportUndone {
    /// Which import.
    pub import: Id<Import>,
    /// In whose roster.
    pub organization: Id<Organization>,
}

impl Fact for RosterImportUndone {
    const KIND: &'static str = "parties.roster-import-undone";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("import", self.import);
        body.id("organization", self.organization);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(RosterImportUndone { import: body.id("import")?, organization: body.id("organization")? })
    }
}
