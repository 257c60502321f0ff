//! A reorganisation as it is prepared.

use engawa_kernel::{Day, Id, Moment};

use crate::model::Area;

/// A reorganisation of areas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reform {
    /// Its id.
    pub id: Id<Reform>,
    /// From which day it holds.
    pub effective_on: Day,
    /// When it was adopted, where it is.
    pub adopted_at: Option<Moment>,
}

/// Where it stands. Reckoned from its rows and the day, never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// It is being prepared.
    Draft,
    /// It was prepared, and its day came without it.
    Missed,
    /// It waits for its day.
    Adopted,
    /// It holds.
    InForce,
}

impl Reform {
    /// Where it stands on a day.
    pub fn phase(&self, today: Day) -> Phase {
        match (self.adopted_at.is_some(), self.effective_on <= today) {
            (false, false) => Phase::Draft,
            (false, true) => Phase::Missed,
            (true, false) => Phase::Adopted,
            (true, true) => Phase::InForce,
        }
    }
}

/// An area that begins by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begin {
    /// Its id to come.
    pub id: Id<Area>,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How the name is read.
    pub reading: Option<String>,
    /// Its kind.
    pub kind: String,
    /// In which area it will lie; that one may begin by the same reorganisation.
    pub parent: Option<Id<Area>>,
}

/// Everything that changes on the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The day.
    pub day: Day,
    /// Areas that begin.
    pub begins: Vec<Begin>,
    /// Areas whose last day is the day before.
    pub endings: Vec<Id<Area>>,
    /// Who follows whom: one that ends, one that begins.
    pub heirs: Vec<(Id<Area>, Id<Area>)>,
    /// Areas that go to another place: the area, and that in which it will lie.
    pub moves: Vec<(Id<Area>, Id<Area>)>,
}

impl Plan {
    /// The last day of what was before.
    pub fn eve(&self) -> Day {
        self.day.plus_days(-1)
    }
}
