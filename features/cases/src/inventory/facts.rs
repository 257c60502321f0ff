//! What is told of the list of programmes.

use engawa_kernel::fact::first_version;
use engawa_kernel::{Fact, FactError, FactReader, FactWriter, Header, Id, Line};

use super::model::Standing;
use crate::counters::PROGRAMMES;
use crate::programmes::model::Programme;

/// Something was said of a programme of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeStated {
    /// Which.
    pub programme: Id<Programme>,
    /// How it was counted before.
    pub was: Standing,
    /// How it is counted now.
    pub now: Standing,
}

impl Fact for ProgrammeStated {
    const KIND: &'static str = "cases.programme-stated";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.id("programme", self.programme);
        body.choice("was", self.was);
        body.choice("now", self.now);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(ProgrammeStated { programme: body.id("programme")?, was: body.choice("was")?, now: body.choice("now")? })
    }

    fn lines(&self, header: &Header) -> Vec<Line> {
        if self.was == self.now {
            return Vec::new();
        }
        let line = |standing: Standing, by: i64| {
            let values = standing.dimensions()?;
            let line = Line::of(header, PROGRAMMES.name, by).with(&values);
            Some(Line { subject: Some(self.programme.any()), ..line })
        };
        [line(self.was, -1), line(self.now, 1)].into_iter().flatten().collect()
    }
}
