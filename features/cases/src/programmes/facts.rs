//! What is told of texts of programmes.

use engawa_kernel::fact::first_version;
use engawa_kernel::{Day, Fact, FactError, FactReader, FactWriter, Id};

use super::model::Programme;

/// A draft of a text was begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeDrafted {
    /// Of which.
    pub programme: Id<Programme>,
}

impl Fact for ProgrammeDrafted {
    const KIND: &'static str = "cases.programme-drafted";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("programme", self.programme);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(ProgrammeDrafted { programme: body.id("programme")? })
    }
}

/// A draft was thrown away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeDraftDiscarded {
    /// Of which.
    pub programme: Id<Programme>,
}

impl Fact for ProgrammeDraftDiscarded {
    const KIND: &'static str = "cases.programme-draft-discarded";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("programme", self.programme);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(ProgrammeDraftDiscarded { programme: body.id("programme")? })
    }
}

/// A text was adopted, from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeAdopted {
    /// Of which.
    pub programme: Id<Programme>,
    /// Its number.
    pub version: i64,
    /// From which day on.
    pub from_on: Day,
}

impl Fact for ProgrammeAdopted {
    const KIND: &'static str = "cases.programme-adopted";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("programme", self.programme);
        body.number("version", self.version);
        body.day("from-on", self.from_on);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        let (programme, version) = (body.id("programme")?, body.number("version")?);
        Ok(ProgrammeAdopted { programme, version, from_on: body.day("from-on")? })
    }
}

/// A programme ends, from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeWithdrawn {
    /// Which.
    pub programme: Id<Programme>,
    /// From which day on.
    pub from_on: Day,
}

impl Fact for ProgrammeWithdrawn {
    const KIND: &'static str = "cases.programme-withdrawn";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("programme", self.programme);
        body.day("from-on", self.from_on);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(ProgrammeWithdrawn { programme: body.id("programme")?, from_on: body.day("from-on")? })
    }
}
