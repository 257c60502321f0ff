//! What is told of drafts: one was begun, one came into force, one was taken away.

use engawa_journal::FactKind;
use engawa_kernel::fact::first_version;
use engawa_kernel::{Fact, FactError, FactReader, FactWriter, Id};

use crate::model::Plan;

/// All of them.
pub(crate) fn all() -> Vec<FactKind> {
    vec![FactKind::of::<DraftBegun>(), FactKind::of::<PlanAdopted>(), FactKind::of::<DraftDiscarded>()]
}

/// A version of a plan began as a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftBegun {
    /// Of which plan.
    pub plan: Id<Plan>,
    /// Which version.
    pub version: i64,
}

impl Fact for DraftBegun {
    const KIND: &'static str = "plans.draft-begun";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("plan", self.plan);
        body.number("version", self.version);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(DraftBegun { plan: body.id("plan")?, version: body.number("version")? })
    }
}

/// A draft was adopted: from now on it is in force, and never changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanAdopted {
    /// Which plan.
    pub plan: Id<Plan>,
    /// Which version.
    pub version: i64,
}

impl Fact for PlanAdopted {
    const KIND: &'static str = "plans.plan-adopted";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("plan", self.plan);
        body.number("version", self.version);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(PlanAdopted { plan: body.id("plan")?, version: body.number("version")? })
    }
}

/// A draft was taken away; nobody outside had seen it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftDiscarded {
    /// Of which plan.
    pub plan: Id<Plan>,
    /// Which version.
    pub version: i64,
}

impl Fact for DraftDiscarded {
    const KIND: &'static str = "plans.draft-discarded";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("plan", self.plan);
        body.number("version", self.version);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(DraftDiscarded { plan: body.id("plan")?, version: body.number("version")? })
    }
}
