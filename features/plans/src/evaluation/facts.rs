//! What a year of judgement tells: each act on a round or a sheet is one record.

use engawa_journal::FactKind;
use engawa_kernel::fact::first_version;
use engawa_kernel::{Fact, FactError, FactReader, FactWriter, FiscalYear, Id};

use super::model::{Round, Sheet, Step};
use crate::model::Plan;

/// All of them.
pub(crate) fn all() -> Vec<FactKind> {
    vec![
        FactKind::of::<RoundPrepared>(),
        FactKind::of::<RoundOpened>(),
        FactKind::of::<RoundReminded>(),
        FactKind::of::<RoundFrozen>(),
        FactKind::of::<RoundPublished>(),
        FactKind::of::<PublicationWithdrawn>(),
        FactKind::of::<SheetJudged>(),
        FactKind::of::<SheetReturned>(),
        FactKind::of::<SheetLeftOut>(),
        FactKind::of::<SheetAssigned>(),
        FactKind::of::<CommentMade>(),
        FactKind::of::<CommentAnswered>(),
    ]
}

/// The evaluation of a plan for a year was prepared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundPrepared {
    /// Which.
    pub round: Id<Round>,
    /// Of which plan.
    pub plan: Id<Plan>,
    /// For which year.
    pub year: FiscalYear,
}

impl Fact for RoundPrepared {
    const KIND: &'static str = "plans.round-prepared";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("round", self.round);
        body.id("plan", self.plan);
        body.fiscal_year("fiscal-year", self.year);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(RoundPrepared { round: body.id("round")?, plan: body.id("plan")?, year: body.fiscal_year("fiscal-year")? })
    }
}

/// The sheets of a round went to the sections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundOpened {
    /// Which.
    pub round: Id<Round>,
    /// How many sheets.
    pub sheets: i64,
}

impl Fact for RoundOpened {
    const KIND: &'static str = "plans.round-opened";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("round", self.round);
        body.number("sheets", self.sheets);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(RoundOpened { round: body.id("round")?, sheets: body.number("sheets")? })
    }
}

/// Those who have sheets waiting were written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundReminded {
    /// Which.
    pub round: Id<Round>,
    /// Whose turn it is.
    pub step: Step,
    /// How many letters.
    pub letters: i64,
}

impl Fact for RoundReminded {
    const KIND: &'static str = "plans.round-reminded";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("round", self.round);
        body.choice("step", self.step);
        body.number("letters", self.letters);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(RoundReminded { round: body.id("round")?, step: body.choice("step")?, letters: body.number("letters")? })
    }
}

/// The figures of a round were frozen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundFrozen {
    /// Which.
    pub round: Id<Round>,
}

impl Fact for RoundFrozen {
    const KIND: &'static str = "plans.round-frozen";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("round", self.round);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(RoundFrozen { round: body.id("round")? })
    }
}

/// A round was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundPublished {
    /// Which.
    pub round: Id<Round>,
    /// For the first time, or again after a withdrawal.
    pub number: i64,
}

impl Fact for RoundPublished {
    const KIND: &'static str = "plans.round-published";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("round", self.round);
        body.number("number", self.number);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(RoundPublished { round: body.id("round")?, number: body.number("number")? })
    }
}

/// A publication was withdrawn, for a reason that everyone reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicationWithdrawn {
    /// Of which round.
    pub round: Id<Round>,
    /// Which publication.
    pub number: i64,
}

impl Fact for PublicationWithdrawn {
    const KIND: &'static str = "plans.publication-withdrawn";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("round", self.round);
        body.number("number", self.number);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(PublicationWithdrawn { round: body.id("round")?, number: body.number("number")? })
    }
}

/// A step gave a grade: the section hands in, the department passes on, the planning section settles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetJudged {
    /// Which sheet.
    pub sheet: Id<Sheet>,
    /// Who.
    pub step: Step,
    /// The grade.
    pub grade: i64,
    /// The grade that the figures or points proposed.
    pub proposed: Option<i64>,
}

impl Fact for SheetJudged {
    const KIND: &'static str = "plans.sheet-judged";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("sheet", self.sheet);
        body.choice("step", self.step);
        body.number("grade", self.grade);
        body.optional_number("proposed", self.proposed);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        let (step, proposed) = (body.choice("step")?, body.optional_number("proposed")?);
        Ok(SheetJudged { sheet: body.id("sheet")?, step, grade: body.number("grade")?, proposed })
    }
}

/// A sheet went back to its section, with remarks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetReturned {
    /// Which sheet.
    pub sheet: Id<Sheet>,
    /// Who sent it back.
    pub step: Step,
    /// How many remarks.
    pub remarks: i64,
}

impl Fact for SheetReturned {
    const KIND: &'static str = "plans.sheet-returned";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("sheet", self.sheet);
        body.choice("step", self.step);
        body.number("remarks", self.remarks);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(SheetReturned { sheet: body.id("sheet")?, step: body.choice("step")?, remarks: body.number("remarks")? })
    }
}

/// A sheet is not judged this year, for a reason; or it is after all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetLeftOut {
    /// Which sheet.
    pub sheet: Id<Sheet>,
    /// False when it was taken in again.
    pub is_out: bool,
}

impl Fact for SheetLeftOut {
    const KIND: &'static str = "plans.sheet-left-out";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("sheet", self.sheet);
        body.number("out", self.is_out.into());
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(SheetLeftOut { sheet: body.id("sheet")?, is_out: body.number("out")? != 0 })
    }
}

/// A sheet was given to a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetAssigned {
    /// Which sheet.
    pub sheet: Id<Sheet>,
}

impl Fact for SheetAssigned {
    const KIND: &'static str = "plans.sheet-assigned";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("sheet", self.sheet);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(SheetAssigned { sheet: body.id("sheet")? })
    }
}

/// People from outside said something on a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentMade {
    /// Which sheet.
    pub sheet: Id<Sheet>,
    /// Its number there.
    pub number: i64,
}

impl Fact for CommentMade {
    const KIND: &'static str = "plans.sheet-comment-made";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("sheet", self.sheet);
        body.number("number", self.number);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(CommentMade { sheet: body.id("sheet")?, number: body.number("number")? })
    }
}

/// The section answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentAnswered {
    /// Which sheet.
    pub sheet: Id<Sheet>,
    /// Number of the comment there.
    pub number: i64,
}

impl Fact for CommentAnswered {
    const KIND: &'static str = "plans.sheet-comment-answered";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("sheet", self.sheet);
        body.number("number", self.number);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(CommentAnswered { sheet: body.id("sheet")?, number: body.number("number")? })
    }
}
