//! What is told of readings: a document came in, was read, was looked through, went into a draft or was put aside.

use engawa_journal::FactKind;
use engawa_kernel::fact::first_version;
use engawa_kernel::{Fact, FactError, FactReader, FactWriter, Id};

use super::model::Reading;
use crate::model::Plan;

/// All of them.
pub(crate) fn all() -> Vec<FactKind> {
    vec![
        FactKind::of::<ReadingBegun>(),
        FactKind::of::<ReadingDone>(),
        FactKind::of::<ThingDecided>(),
        FactKind::of::<CertainAccepted>(),
        FactKind::of::<ReadingLaid>(),
        FactKind::of::<ReadingPutAside>(),
    ]
}

/// A document was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingBegun {
    /// Which.
    pub reading: Id<Reading>,
    /// Its bytes, counted.
    pub size: i64,
}

impl Fact for ReadingBegun {
    const KIND: &'static str = "plans.reading-begun";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("reading", self.reading);
        body.number("size", self.size);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(ReadingBegun { reading: body.id("reading")?, size: body.number("size")? })
    }
}

/// The program has read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingDone {
    /// Which.
    pub reading: Id<Reading>,
    /// Items of the tree.
    pub items: i64,
    /// Indicators.
    pub indicators: i64,
    /// Fields of both, and of the plan.
    pub fields: i64,
}

impl Fact for ReadingDone {
    const KIND: &'static str = "plans.reading-done";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("reading", self.reading);
        body.number("items", self.items);
        body.number("indicators", self.indicators);
        body.number("fields", self.fields);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        let (items, indicators) = (body.number("items")?, body.number("indicators")?);
        Ok(ReadingDone { reading: body.id("reading")?, items, indicators, fields: body.number("fields")? })
    }
}

/// Somebody looked at one thing, and said something of each of its fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThingDecided {
    /// In which reading.
    pub reading: Id<Reading>,
    /// The number of the thing in it.
    pub number: i64,
    /// Fields as they were read.
    pub accepted: i64,
    /// Fields that are otherwise.
    pub corrected: i64,
    /// Fields that are nothing.
    pub dropped: i64,
}

impl Fact for ThingDecided {
    const KIND: &'static str = "plans.reading-thing-decided";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("reading", self.reading);
        body.number("number", self.number);
        body.number("accepted", self.accepted);
        body.number("corrected", self.corrected);
        body.number("dropped", self.dropped);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(ThingDecided {
            reading: body.id("reading")?,
            number: body.number("number")?,
            accepted: body.number("accepted")?,
            corrected: body.number("corrected")?,
            dropped: body.number("dropped")?,
        })
    }
}

/// Somebody accepted everything of which the reader was sure, after a list of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertainAccepted {
    /// In which reading.
    pub reading: Id<Reading>,
    /// Things.
    pub things: i64,
    /// Their fields.
    pub fields: i64,
}

impl Fact for CertainAccepted {
    const KIND: &'static str = "plans.reading-certain-accepted";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("reading", self.reading);
        body.number("things", self.things);
        body.number("fields", self.fields);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(CertainAccepted { reading: body.id("reading")?, things: body.number("things")?, fields: body.number("fields")? })
    }
}

/// What was looked at went into the draft of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingLaid {
    /// Which.
    pub reading: Id<Reading>,
    /// Into the draft of which plan.
    pub plan: Id<Plan>,
    /// Things that went into it.
    pub taken: i64,
    /// Things at which nobody had looked; they did not go into it.
    pub open: i64,
}

impl Fact for ReadingLaid {
    const KIND: &'static str = "plans.reading-laid";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("reading", self.reading);
        body.id("plan", self.plan);
        body.number("taken", self.taken);
        body.number("open", self.open);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        let (taken, open) = (body.number("taken")?, body.number("open")?);
        Ok(ReadingLaid { reading: body.id("reading")?, plan: body.id("plan")?, taken, open })
    }
}

/// It was put aside; nothing of it went anywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingPutAside {
    /// Which.
    pub reading: Id<Reading>,
}

impl Fact for ReadingPutAside {
    const KIND: &'static str = "plans.reading-put-aside";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("reading", self.reading);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(ReadingPutAside { reading: body.id("reading")? })
    }
}
