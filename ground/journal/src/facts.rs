//! The journal's own facts: details that were erased, a town that was restored.

use engawa_kernel::{Choice, Fact, FactError, FactReader, FactWriter, Seq};

use crate::house::FactKind;

pub(crate) fn own() -> Vec<FactKind> {
    vec![FactKind::of::<DetailsErased>(), FactKind::of::<TownRestored>()]
}

/// On which ground details were erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The person asked for it (利用停止・消去).
    Request,
    /// The retention period has ended.
    Retention,
    /// It should never have been written.
    Mistake,
}

impl Choice for Basis {
    const ALL: &'static [Self] = &[Basis::Request, Basis::Retention, Basis::Mistake];

    fn code(self) -> &'static str {
        match self {
            Basis::Request => "request",
            Basis::Retention => "retention",
            Basis::Mistake => "mistake",
        }
    }
}

/// The details of a record were erased; that they were there stays provable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DetailsErased {
    /// Whose details.
    pub seq: Seq,
    /// On which ground.
    pub basis: Basis,
}

impl Fact for DetailsErased {
    const KIND: &'static str = "journal.details-erased";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.number("seq", self.seq.0);
        body.choice("basis", self.basis);
    }

    fn read(_: u32, body: &FactReader) -> Result<Self, FactError> {
        Ok(DetailsErased { seq: Seq(body.number("seq")?), basis: body.choice("basis")? })
    }
}

/// The town was restored from a backup; what was done after it is not here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TownRestored {
    /// The last record that the backup held.
    pub up_to: Seq,
    /// The last record that was noted outside before the restore, if there was one.
    pub noted: Option<i64>,
}

impl Fact for TownRestored {
    const KIND: &'static str = "journal.town-restored";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.number("up-to", self.up_to.0);
        body.optional_number("noted", self.noted);
    }

    fn read(_: u32, body: &FactReader) -> Result<Self, FactError> {
        Ok(TownRestored { up_to: Seq(body.number("up-to")?), noted: body.optional_number("noted")? })
    }
}
