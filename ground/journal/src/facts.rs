//! The journal's own facts: details that were erased, a town that was restored, accesses that were dropped.

use engawa_kernel::{Choice, Fact, FactError, FactReader, FactWriter, Seal, Seq};

use crate::access::Month;
use crate::house::FactKind;

pub(crate) fn own() -> Vec<FactKind> {
    vec![FactKind::of::<DetailsErased>(), FactKind::of::<TownRestored>(), FactKind::of::<AccessesDropped>()]
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

/// The accesses of a month were dropped after their term. The chain of accesses goes on from their last seal, which stands
/// here, where the chain of deeds keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessesDropped {
    /// Which month.
    pub month: Month,
    /// The place of its last access.
    pub last: Seq,
    /// The seal of that access.
    pub seal: Seal,
}

/// A body holds numbers and no bytes, so a seal stands in it as four numbers.
const SEAL_PARTS: [&str; 4] = ["seal-1", "seal-2", "seal-3", "seal-4"];

impl Fact for AccessesDropped {
    const KIND: &'static str = "journal.accesses-dropped";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.number("month", self.month.number());
        body.number("last", self.last.0);
        for (name, part) in SEAL_PARTS.into_iter().zip(self.seal.0.as_chunks().0) {
            body.number(name, i64::from_be_bytes(*part));
        }
    }

    fn read(_: u32, body: &FactReader) -> Result<Self, FactError> {
        let mut seal = Seal::ORIGIN;
        for (name, part) in SEAL_PARTS.into_iter().zip(seal.0.as_chunks_mut().0) {
            *part = body.number(name)?.to_be_bytes();
        }
        Ok(AccessesDropped { month: Month::from_number(body.number("month")?), last: Seq(body.number("last")?), seal })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_is_read_back_from_its_four_numbers() {
        let seal = Seal::ORIGIN.after("any");
        let fact = AccessesDropped { month: Month::from_number(202_611), last: Seq(7), seal };
        let body = FactReader::open(&FactWriter::body_of(&fact)).unwrap();
        assert_eq!(AccessesDropped::read(1, &body), Ok(fact));
    }
}
