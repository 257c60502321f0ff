//! What is told of sections that are in charge of areas.

use engawa_kernel::fact::first_version;
use engawa_kernel::{Day, Fact, FactError, FactReader, FactWriter, Id};
use engawa_who::Section;

use super::optional_day;
use crate::charges::Charge;
use crate::model::Area;

/// A section is in charge of an area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChargeBegan {
    /// The charge.
    pub charge: Id<Charge>,
    /// Of which area.
    pub area: Id<Area>,
    /// Which section.
    pub section: Id<Section>,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Option<Day>,
}

impl Fact for ChargeBegan {
    const KIND: &'static str = "areas.charge-began";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("charge", self.charge);
        body.id("area", self.area);
        body.id("section", self.section);
        body.day("from", self.from);
        body.optional_number("to", self.to.map(Day::number));
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        let (charge, area, section) = (body.id("charge")?, body.id("area")?, body.id("section")?);
        Ok(ChargeBegan { charge, area, section, from: body.day("from")?, to: optional_day(body, "to")? })
    }
}

/// A charge has a last day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChargeEnded {
    /// The charge.
    pub charge: Id<Charge>,
    /// The last day that it had until now, where it had one.
    pub before: Option<Day>,
    /// The last day now.
    pub last: Day,
}

impl Fact for ChargeEnded {
    const KIND: &'static str = "areas.charge-ended";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("charge", self.charge);
        body.optional_number("before", self.before.map(Day::number));
        body.day("last", self.last);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(ChargeEnded { charge: body.id("charge")?, before: optional_day(body, "before")?, last: body.day("last")? })
    }
}

/// A charge had not been so after all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChargeWithdrawn {
    /// The charge.
    pub charge: Id<Charge>,
}

impl Fact for ChargeWithdrawn {
    const KIND: &'static str = "areas.charge-withdrawn";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("charge", self.charge);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(ChargeWithdrawn { charge: body.id("charge")? })
    }
}
