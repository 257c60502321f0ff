//! What is told of figures and outlines.

use engawa_kernel::fact::first_version;
use engawa_kernel::{Fact, FactError, FactReader, FactWriter, Id};

use crate::model::Statement;

/// Figures were entered or imported. Their values stand in the register, with their source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FiguresStated {
    /// By which statement.
    pub statement: Id<Statement>,
    /// How many.
    pub figures: i64,
    /// How many of them correct another.
    pub corrections: i64,
}

impl Fact for FiguresStated {
    const KIND: &'static str = "areas.figures-stated";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("statement", self.statement);
        body.number("figures", self.figures);
        body.number("corrections", self.corrections);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(FiguresStated {
            statement: body.id("statement")?,
            figures: body.number("figures")?,
            corrections: body.number("corrections")?,
        })
    }
}

/// Outlines were entered or imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShapesStated {
    /// By which statement.
    pub statement: Id<Statement>,
    /// How many.
    pub shapes: i64,
}

impl Fact for ShapesStated {
    const KIND: &'static str = "areas.shapes-stated";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("statement", self.statement);
        body.number("shapes", self.shapes);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(ShapesStated { statement: body.id("statement")?, shapes: body.number("shapes")? })
    }
}

/// A statement was undone: what stood before it stands again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementUndone {
    /// Which.
    pub statement: Id<Statement>,
}

impl Fact for StatementUndone {
    const KIND: &'static str = "areas.statement-undone";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("statement", self.statement);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(StatementUndone { statement: body.id("statement")? })
    }
}
