//! The fact that the town said how sure it must be of somebody before an act.

use engawa_kernel::fact::first_version;
use engawa_kernel::{Fact, FactError, FactReader, FactWriter};

use crate::rules::levels::{Guarded, Level};

/// The town said how sure it must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelAsked {
    /// Before which act.
    pub act: Guarded,
    /// How sure.
    pub level: Level,
}

impl Fact for LevelAsked {
    const KIND: &'static str = "parties.level-asked";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.choice("act", self.act);
        body.choice("level", self.level);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(LevelAsked { act: body.choice("act")?, level: body.choice("level")? })
    }
}
