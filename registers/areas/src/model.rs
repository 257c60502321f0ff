//! Areas, their kinds, where they lie on which days, and what is counted in them.

use engawa_kernel::{Day, Id};
use engawa_who::Days;

use crate::what::What;

/// What the town calls a kind of areas: 校区, 町内, 班.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    /// The word.
    pub word: String,
    /// An area lies only in one whose kind has a lower rank.
    pub rank: i64,
    /// The word with its reading.
    pub word_easy: Option<String>,
    /// The word in English.
    pub word_en: Option<String>,
}

/// An area: 校区, 町内.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Its id.
    pub id: Id<Area>,
    /// Its short name in files and addresses; never given to another.
    pub code: String,
    /// Its name as it is written.
    pub name: String,
    /// How the name is read, where it is known.
    pub reading: Option<String>,
    /// 校区, 町内.
    pub kind: String,
    /// The area in which it lies on the day that was asked about; otherwise the latest.
    pub parent: Option<Id<Area>>,
    /// On which days.
    pub days: Days,
}

/// On which days an area lies in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The one.
    pub area: Id<Area>,
    /// The other.
    pub parent: Id<Area>,
    /// The first day; none where it was always so.
    pub from: Option<Day>,
    /// The last day.
    pub to: Option<Day>,
}

impl Place {
    /// Its days.
    pub fn days(&self) -> Days {
        Days { from: self.from, to: self.to }
    }
}

/// A number that was counted elsewhere for an area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// On which day it was counted.
    pub day: Day,
    /// What was counted.
    pub what: What,
    /// How many.
    pub value: i64,
    /// Where it is from.
    pub source: String,
}

/// Something that a town counts by areas beyond what all towns count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its code; begins with `own-`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// In which unit.
    pub unit: String,
    /// Small numbers of it tell something about people, and are hidden from the public.
    pub counts_people: bool,
}

/// One deed that states figures or outlines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Statement {}

/// The parts of a town file that belong to this register.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Land {
    /// 全国地方公共団体コード, six digits.
    pub town_code: Option<String>,
    /// The kinds, where the file says more of them than their words.
    pub kinds: Vec<Kind>,
    /// What the town counts by itself.
    pub items: Vec<Item>,
    /// The areas.
    pub areas: Vec<NewArea>,
}

/// An area as a file states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewArea {
    /// Its short name.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How the name is read.
    pub reading: Option<String>,
    /// 校区, 町内.
    pub kind: String,
    /// Code of the area in which it lies, or in which it lay last.
    pub parent: Option<String>,
    /// In which areas it lay before, each up to its last day.
    pub parents_before: Vec<ParentBefore>,
    /// On which days.
    pub days: Days,
    /// Codes of those that follow it.
    pub successors: Vec<String>,
    /// What was counted for it elsewhere.
    pub figures: Vec<Figure>,
    /// Its outline or place as GeoJSON, with its source.
    pub shape: Option<NewShape>,
}

/// An area in which another lay up to a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParentBefore {
    /// Its code.
    pub code: String,
    /// The last day.
    pub to: Day,
}

/// An outline as a file states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewShape {
    /// A geometry as GeoJSON.
    pub geojson: String,
    /// Where it is from.
    pub source: String,
}
