//! The town, its sections and posts.

use engawa_kernel::{Day, Id};

/// The days on which something holds; an open end is nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Days {
    /// The first day.
    pub from: Option<Day>,
    /// The last day.
    pub to: Option<Day>,
}

impl Days {
    /// Whether a day is one of them.
    pub fn hold(self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// The day of these that lies nearest to another.
    pub fn nearest(self, day: Day) -> Day {
        let begun = self.from.map_or(day, |from| from.max(day));
        self.to.map_or(begun, |to| to.min(begun))
    }
}

/// The face of the town.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TownFace {
    /// Its short name in addresses.
    pub slug: String,
    /// 須坂市.
    pub name: String,
    /// With its reading.
    pub name_easy: Option<String>,
    /// Suzaka City.
    pub name_en: String,
    /// Token of its colour.
    pub accent: String,
    /// It is invented.
    pub is_sample: bool,
    /// Which part of its plan this is.
    pub note: Option<String>,
    /// Its own words.
    pub words: TownWords,
}

/// What the town calls things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TownWords {
    /// 区, 自治会, 町内会.
    pub community: String,
    /// 協働, 共働, 共創.
    pub collaboration: String,
    /// 校区, 地区.
    pub district: String,
    /// 市役所.
    pub headquarters: String,
}

/// A section of city hall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its id.
    pub id: Id<Section>,
    /// Its short name in files.
    pub code: String,
    /// Its name as it is written.
    pub name: String,
    /// On which days.
    pub days: Days,
}

/// A post in a section; who holds it is another matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// Its id.
    pub id: Id<Office>,
    /// In which section.
    pub section: Id<Section>,
    /// 課長.
    pub title: String,
    /// On which days.
    pub days: Days,
}
