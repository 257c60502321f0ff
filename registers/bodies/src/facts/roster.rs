//! Facts of rosters: that something changed, and how many; never who.

use engawa_kernel::fact::first_version;
use engawa_kernel::{AnyId, Day, Fact, FactError, FactReader, FactWriter, Id};

use crate::model::{CountsBy, Entry, EntrySource, Organization};

/// A body said how its households are counted; with the first time, it keeps a roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterKept {
    /// Which.
    pub organization: Id<Organization>,
    /// How.
    pub counts_by: CountsBy,
}

impl Fact for RosterKept {
    const KIND: &'static str = "parties.roster-kept";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("organization", self.organization);
        body.choice("counts-by", self.counts_by);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(RosterKept { organization: body.id("organization")?, counts_by: body.choice("counts-by")? })
    }
}

/// A household came into a roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryMade {
    /// Of which body.
    pub organization: Id<Organization>,
    /// Which.
    pub entry: Id<Entry>,
    /// How it came.
    pub source: EntrySource,
    /// Since when.
    pub from: Day,
}

impl Fact for EntryMade {
    const KIND: &'static str = "parties.entry-made";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("organization", self.organization);
        body.id("entry", self.entry);
        body.choice("source", self.source);
        body.day("from", self.from);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(EntryMade {
            organization: body.id("organization")?,
            entry: body.id("entry")?,
            source: body.choice("source")?,
            from: body.day("from")?,
        })
    }
}

/// What is written down of a household was corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryCorrected {
    /// Of which body.
    pub organization: Id<Organization>,
    /// Which.
    pub entry: Id<Entry>,
}

impl Fact for EntryCorrected {
    const KIND: &'static str = "parties.entry-corrected";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("organization", self.organization);
        body.id("entry", self.entry);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(EntryCorrected { organization: body.id("organization")?, entry: body.id("entry")? })
    }
}

/// A household belonged to the body up to a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryEnded {
    /// Of which body.
    pub organization: Id<Organization>,
    /// Which.
    pub entry: Id<Entry>,
    /// The last day.
    pub last: Day,
}

impl Fact for EntryEnded {
    const KIND: &'static str = "parties.entry-ended";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("organization", self.organization);
        body.id("entry", self.entry);
        body.day("last", self.last);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(EntryEnded { organization: body.id("organization")?, entry: body.id("entry")?, last: body.day("last")? })
    }
}

/// A household was entered by mistake: it has not been there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryWithdrawn {
    /// Of which body.
    pub organization: Id<Organization>,
    /// Which.
    pub entry: Id<Entry>,
}

impl Fact for EntryWithdrawn {
    const KIND: &'static str = "parties.entry-withdrawn";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("organization", self.organization);
        body.id("entry", self.entry);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(EntryWithdrawn { organization: body.id("organization")?, entry: body.id("entry")? })
    }
}

/// Households were counted without naming anyone: so many came or went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseholdsCounted {
    /// Of which body.
    pub organization: Id<Organization>,
    /// By how many more or fewer.
    pub by: i64,
}

impl Fact for HouseholdsCounted {
    const KIND: &'static str = "parties.households-counted";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("organization", self.organization);
        body.number("by", self.by);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(HouseholdsCounted { organization: body.id("organization")?, by: body.number("by")? })
    }
}

/// A body deleted its roster, with the requests to join and leave. What was counted stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterDeleted {
    /// Of which body.
    pub organization: Id<Organization>,
    /// How many households stood in it.
    pub households: i64,
}

impl Fact for RosterDeleted {
    const KIND: &'static str = "parties.roster-deleted";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("organization", self.organization);
        body.number("households", self.households);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(RosterDeleted { organization: body.id("organization")?, households: body.number("households")? })
    }
}

/// A body lets city hall see its roster on some days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterShared {
    /// Of which body.
    pub organization: Id<Organization>,
    /// Which sharing.
    pub share: AnyId,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
}

impl Fact for RosterShared {
    const KIND: &'static str = "parties.roster-shared";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("organization", self.organization);
        body.id("share", self.share);
        body.day("from", self.from);
        body.day("to", self.to);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(RosterShared {
            organization: body.id("organization")?,
            share: body.id("share")?,
            from: body.day("from")?,
            to: body.day("to")?,
        })
    }
}

/// A body took a sharing back before its last day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareEnded {
    /// Of which body.
    pub organization: Id<Organization>,
    /// Which sharing.
    pub share: AnyId,
}

impl Fact for ShareEnded {
    const KIND: &'static str = "parties.share-ended";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("organization", self.organization);
        body.id("share", self.share);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(ShareEnded { organization: body.id("organization")?, share: body.id("share")? })
    }
}
