//! What is told of lists of areas that come in.

use engawa_kernel::fact::first_version;
use engawa_kernel::{Fact, FactError, FactReader, FactWriter, Id};

use crate::listings::Listing;

/// A list made areas. Each is told beside it, with a record of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreasListed {
    /// Which list.
    pub listing: Id<Listing>,
    /// How many areas.
    pub areas: i64,
}

impl Fact for AreasListed {
    const KIND: &'static str = "areas.areas-listed";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("listing", self.listing);
        body.number("areas", self.areas);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(AreasListed { listing: body.id("listing")?, areas: body.number("areas")? })
    }
}

/// A list was undone: the areas that were told with it are no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListingUndone {
    /// Which list.
    pub listing: Id<Listing>,
    /// How many areas.
    pub areas: i64,
}

impl Fact for ListingUndone {
    const KIND: &'static str = "areas.listing-undone";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("listing", self.listing);
        body.number("areas", self.areas);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(ListingUndone { listing: body.id("listing")?, areas: body.number("areas")? })
    }
}
