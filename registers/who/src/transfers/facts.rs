//! What is told of lists of transfers, and of sections that end and are succeeded: ids, days and counts.

use engawa_journal::FactKind;
use engawa_kernel::fact::first_version;
use engawa_kernel::{Day, Fact, FactError, FactReader, FactWriter, Id};

use super::model::Transfer;
use crate::model::Section;

pub(crate) fn all() -> Vec<FactKind> {
    vec![
        FactKind::of::<TransferAdopted>(),
        FactKind::of::<TransferWithdrawn>(),
        FactKind::of::<SectionEnded>(),
        FactKind::of::<SectionSucceeded>(),
        FactKind::of::<SectionMoved>(),
    ]
}

/// A list was adopted. What it changes is told beside it, each with a record of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransferAdopted {
    /// Which.
    pub transfer: Id<Transfer>,
    /// The day from which it holds.
    pub effective_on: Day,
    /// How many people come, go or change their office by it.
    pub moves: i64,
    /// How many sections begin or end by it.
    pub sections: i64,
}

impl Fact for TransferAdopted {
    const KIND: &'static str = "who.transfer-adopted";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("transfer", self.transfer);
        body.day("from", self.effective_on);
        body.number("moves", self.moves);
        body.number("sections", self.sections);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(TransferAdopted {
            transfer: body.id("transfer")?,
            effective_on: body.day("from")?,
            moves: body.number("moves")?,
            sections: body.number("sections")?,
        })
    }
}

/// A list was withdrawn before its day: everything that was told with its adoption does not come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransferWithdrawn {
    /// Which.
    pub transfer: Id<Transfer>,
    /// The day from which it would have held.
    pub effective_on: Day,
}

impl Fact for TransferWithdrawn {
    const KIND: &'static str = "who.transfer-withdrawn";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("transfer", self.transfer);
        body.day("from", self.effective_on);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(TransferWithdrawn { transfer: body.id("transfer")?, effective_on: body.day("from")? })
    }
}

/// A section ends after a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionEnded {
    /// Which.
    pub section: Id<Section>,
    /// Its last day.
    pub last_day: Day,
}

impl Fact for SectionEnded {
    const KIND: &'static str = "who.section-ended";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("section", self.section);
        body.day("on", self.last_day);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(SectionEnded { section: body.id("section")?, last_day: body.day("on")? })
    }
}

/// A section takes over the work of one that ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionSucceeded {
    /// The one that ends.
    pub section: Id<Section>,
    /// The one that takes over.
    pub successor: Id<Section>,
}

impl Fact for SectionSucceeded {
    const KIND: &'static str = "who.section-succeeded";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("section", self.section);
        body.id("successor", self.successor);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(SectionSucceeded { section: body.id("section")?, successor: body.id("successor")? })
    }
}

/// A section that stays comes to lie under another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionMoved {
    /// Which.
    pub section: Id<Section>,
    /// Under which one from then on; nothing is directly under the town.
    pub parent: Option<Id<Section>>,
    /// The day from which it lies there.
    pub from_on: Day,
}

impl Fact for SectionMoved {
    const KIND: &'static str = "who.section-moved";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("section", self.section);
        body.optional_id("parent", self.parent);
        body.day("from", self.from_on);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(SectionMoved { section: body.id("section")?, parent: body.optional_id("parent")?, from_on: body.day("from")? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn back<F: Fact + PartialEq + std::fmt::Debug>(fact: F) {
        let body = FactReader::open(&FactWriter::body_of(&fact)).expect("a body");
        assert_eq!(F::read(1, &body), Ok(fact));
    }

    #[test]
    fn what_is_told_of_a_list_is_read_as_it_was_written() {
        let (transfer, day) = (Id::random([1; 16]), Day::new(2027, 4, 1).expect("a day"));
        back(TransferAdopted { transfer, effective_on: day, moves: 12, sections: 3 });
        back(TransferWithdrawn { transfer, effective_on: day });
        back(SectionEnded { section: Id::random([2; 16]), last_day: day });
        back(SectionSucceeded { section: Id::random([2; 16]), successor: Id::random([3; 16]) });
        back(SectionMoved { section: Id::random([2; 16]), parent: Some(Id::random([3; 16])), from_on: day });
        back(SectionMoved { section: Id::random([2; 16]), parent: None, from_on: day });
    }
}
