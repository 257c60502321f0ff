//! What is told of areas that begin, end, follow each other or go to another place.

use engawa_kernel::fact::first_version;
use engawa_kernel::{Day, Fact, FactError, FactReader, FactWriter, Id};

use super::optional_day;
use crate::model::Area;
use crate::reforms::Reform;

/// An area was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaBegun {
    /// Which.
    pub area: Id<Area>,
    /// From which day, where it is known.
    pub from: Option<Day>,
}

impl Fact for AreaBegun {
    const KIND: &'static str = "areas.area-begun";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("area", self.area);
        body.optional_number("from", self.from.map(Day::number));
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(AreaBegun { area: body.id("area")?, from: optional_day(body, "from")? })
    }
}

/// An area ends after a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaEnded {
    /// Which.
    pub area: Id<Area>,
    /// Its last day.
    pub last_day: Day,
}

impl Fact for AreaEnded {
    const KIND: &'static str = "areas.area-ended";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("area", self.area);
        body.day("last-day", self.last_day);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(AreaEnded { area: body.id("area")?, last_day: body.day("last-day")? })
    }
}

/// An area follows another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaSucceeded {
    /// The one before.
    pub area: Id<Area>,
    /// The one that follows.
    pub successor: Id<Area>,
}

impl Fact for AreaSucceeded {
    const KIND: &'static str = "areas.area-succeeded";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("area", self.area);
        body.id("successor", self.successor);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(AreaSucceeded { area: body.id("area")?, successor: body.id("successor")? })
    }
}

/// An area lies in another from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaMoved {
    /// Which.
    pub area: Id<Area>,
    /// In which one.
    pub parent: Id<Area>,
    /// From which day.
    pub from: Day,
}

impl Fact for AreaMoved {
    const KIND: &'static str = "areas.area-moved";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("area", self.area);
        body.id("parent", self.parent);
        body.day("from", self.from);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(AreaMoved { area: body.id("area")?, parent: body.id("parent")?, from: body.day("from")? })
    }
}

/// A reorganisation was adopted. What it changes is told beside it, each with a record of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReformAdopted {
    /// Which.
    pub reform: Id<Reform>,
    /// The day from which it holds.
    pub effective_on: Day,
    /// How many areas begin.
    pub begins: i64,
    /// How many end.
    pub ends: i64,
    /// How many go to another place.
    pub moves: i64,
}

impl Fact for ReformAdopted {
    const KIND: &'static str = "areas.reform-adopted";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("reform", self.reform);
        body.day("effective-on", self.effective_on);
        body.number("begins", self.begins);
        body.number("ends", self.ends);
        body.number("moves", self.moves);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(ReformAdopted {
            reform: body.id("reform")?,
            effective_on: body.day("effective-on")?,
            begins: body.number("begins")?,
            ends: body.number("ends")?,
            moves: body.number("moves")?,
        })
    }
}

/// A reorganisation was withdrawn before its day: everything that was told with its adoption does not come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReformWithdrawn {
    /// Which.
    pub reform: Id<Reform>,
    /// The day from which it would have held.
    pub effective_on: Day,
}

impl Fact for ReformWithdrawn {
    const KIND: &'static str = "areas.reform-withdrawn";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("reform", self.reform);
        body.day("effective-on", self.effective_on);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(ReformWithdrawn { reform: body.id("reform")?, effective_on: body.day("effective-on")? })
    }
}
