//! What is told of holidays.

use engawa_kernel::fact::first_version;
use engawa_kernel::{Fact, FactError, FactReader, FactWriter};

/// A file of public holidays was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HolidaysTaken {
    /// The first year in it.
    pub first_year: i64,
    /// The last.
    pub last_year: i64,
    /// So many days.
    pub days: i64,
}

impl Fact for HolidaysTaken {
    const KIND: &'static str = "cases.holidays-taken";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.number("first-year", self.first_year);
        body.number("last-year", self.last_year);
        body.number("days", self.days);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        let (first_year, last_year) = (body.number("first-year")?, body.number("last-year")?);
        Ok(HolidaysTaken { first_year, last_year, days: body.number("days")? })
    }
}
