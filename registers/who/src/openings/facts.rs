//! What is told of doors.

use engawa_journal::FactKind;
use engawa_kernel::fact::first_version;
use engawa_kernel::{Choice, Fact, FactError, FactReader, FactWriter};

pub(crate) fn all() -> Vec<FactKind> {
    vec![FactKind::of::<DoorOpened>(), FactKind::of::<DoorClosed>()]
}

/// A door as the front doors of the features declare it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// Plans, their figures and their open data.
    Plans,
    /// Accounts of residents: their own page.
    Accounts,
    /// Areas, what was counted in them, and their open data.
    Areas,
    /// The directory of organizations.
    Organizations,
    /// What can be asked of city hall.
    Programmes,
}

impl Choice for Door {
    const ALL: &'static [Self] = &[Door::Plans, Door::Accounts, Door::Areas, Door::Organizations, Door::Programmes];

    fn code(self) -> &'static str {
        match self {
            Door::Plans => "plans",
            Door::Accounts => "accounts",
            Door::Areas => "areas",
            Door::Organizations => "organizations",
            Door::Programmes => "programmes",
        }
    }
}

/// A door was opened to the public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoorOpened {
    /// Which.
    pub door: Door,
}

impl Fact for DoorOpened {
    const KIND: &'static str = "who.door-opened";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.choice("door", self.door);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(DoorOpened { door: body.choice("door")? })
    }
}

/// A door was closed to the public; staff still look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoorClosed {
    /// Which.
    pub door: Door,
}

impl Fact for DoorClosed {
    const KIND: &'static str = "who.door-closed";
    const VERSION: u32 = 1;

    fn write(&self, body: &mut FactWriter) {
        body.choice("door", self.door);
    }

    fn read(version: u32, body: &FactReader) -> Result<Self, FactError> {
        first_version(version)?;
        Ok(DoorClosed { door: body.choice("door")? })
    }
}
