//! Laws of areas: an area lies only in one of a lower rank and only on days on which that one is there; who follows another
//! begins on the day after.

use std::collections::{BTreeMap, HashMap};

use engawa_kernel::{Day, Id};
use engawa_who::{Days, Piece, check_pieces};

use crate::model::{Area, Kind, Land, NewArea, Place};

/// What is wrong with areas; each names what it is about and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Crooked {
    /// A law of all that lies in each other and follows each other.
    #[error(transparent)]
    Piece(#[from] engawa_who::Crooked),
    /// It lies in an area whose kind is not a higher one.
    #[error("「{area}」 ({kind}) lies in 「{parent}」 ({above}); an area lies in one of a kind with a lower rank, see area_kinds")]
    Rank {
        /// The area.
        area: String,
        /// Its kind.
        kind: String,
        /// That in which it lies.
        parent: String,
        /// The kind of that.
        above: String,
    },
    /// It is there on days on which that in which it lies is not.
    #[error("「{area}」 is there on days on which 「{parent}」, in which it lies, is not; look at valid_from and valid_to of both")]
    Outside {
        /// The area.
        area: String,
        /// That in which it lies.
        parent: String,
    },
    /// No 全国地方公共団体コード.
    #[error("「{0}」 is no code of a municipality; write its six digits, the last of which checks the others")]
    TownCode(String),
    /// The places before do not follow each other.
    #[error(
        "the parents_before of 「{0}」 are not in order; each ends on a later day than the one before, while the area is there"
    )]
    Before(String),
}

/// Everything that is wrong with the areas of a file.
pub fn check(land: &Land) -> Vec<Crooked> {
    let wrong_code = land.town_code.iter().filter(|code| !is_town_code(code));
    let mut found: Vec<Crooked> = wrong_code.map(|code| Crooked::TownCode(code.chars().take(20).collect())).collect();
    let pieces: Vec<Piece> = land.areas.iter().map(piece).collect();
    found.extend(check_pieces(&pieces, follows).into_iter().map(Crooked::Piece));
    if !found.is_empty() {
        return found;
    }
    let ranks = ranks(land);
    let by_code: HashMap<&str, &NewArea> = land.areas.iter().map(|area| (area.code.as_str(), area)).collect();
    for area in &land.areas {
        let Some(places) = places_of(area) else {
            found.push(Crooked::Before(area.code.clone()));
            continue;
        };
        found.extend(places.iter().filter_map(|(code, days)| match by_code.get(code) {
            Some(parent) => wrong_place(area, *days, parent, &ranks),
            None => Some(Crooked::Piece(engawa_who::Crooked::Unknown { of: area.code.clone(), unknown: (*code).to_owned() })),
        }));
    }
    found
}

/// Six digits, of which the last checks the others.
pub fn is_town_code(code: &str) -> bool {
    let digits: Option<Vec<u32>> = code.chars().map(|sign| sign.to_digit(10)).collect();
    let Some([first @ .., check]) = digits.as_deref().filter(|digits| digits.len() == 6) else { return false };
    let sum: u32 = first.iter().zip([6, 5, 4, 3, 2]).map(|(digit, weight)| digit * weight).sum();
    (11 - sum % 11) % 10 == *check
}

fn piece(area: &NewArea) -> Piece<'_> {
    Piece { code: &area.code, parent: area.parent.as_deref(), days: area.days, successors: &area.successors }
}

fn wrong_place(area: &NewArea, days: Days, parent: &NewArea, ranks: &BTreeMap<String, i64>) -> Option<Crooked> {
    if !is_above(ranks, &parent.kind, &area.kind) {
        let (kind, above) = (area.kind.clone(), parent.kind.clone());
        return Some(Crooked::Rank { area: area.code.clone(), kind, parent: parent.code.clone(), above });
    }
    let outside = Crooked::Outside { area: area.code.clone(), parent: parent.code.clone() };
    (!lies_within(days, parent.days)).then_some(outside)
}

/// In which areas one lies, with the days of each; nothing where they are not in order.
pub(crate) fn places_of(area: &NewArea) -> Option<Vec<(&str, Days)>> {
    let mut places = Vec::new();
    let mut from = area.days.from;
    for before in &area.parents_before {
        let days = Days { from, to: Some(before.to) };
        let is_there = from.is_none_or(|from| from <= before.to) && area.days.to.is_none_or(|to| before.to < to);
        if !is_there {
            return None;
        }
        places.push((before.code.as_str(), days));
        from = Some(before.to.plus_days(1));
    }
    places.extend(area.parent.as_deref().map(|code| (code, Days { from, to: area.days.to })));
    Some(places)
}

/// The rank of each kind: as the file says, otherwise by how deep its areas lie.
pub fn ranks(land: &Land) -> BTreeMap<String, i64> {
    let parents: HashMap<&str, Option<&str>> = land.areas.iter().map(|area| (area.code.as_str(), area.parent.as_deref())).collect();
    let mut ranks: BTreeMap<String, i64> = BTreeMap::new();
    for area in &land.areas {
        let mut depth = 1;
        let mut at = area.parent.as_deref();
        while let Some(code) = at.filter(|_| depth < DEPTH_MAX) {
            depth += 1;
            at = parents.get(code).copied().flatten();
        }
        let rank = ranks.entry(area.kind.clone()).or_default();
        *rank = depth.max(*rank);
    }
    ranks.extend(land.kinds.iter().map(|kind| (kind.word.clone(), kind.rank)));
    ranks
}

/// No area lies deeper than this.
pub(crate) const DEPTH_MAX: i64 = 12;

/// Whether areas of one kind may hold areas of another.
pub fn is_above(ranks: &BTreeMap<String, i64>, above: &str, below: &str) -> bool {
    ranks.get(above).zip(ranks.get(below)).is_some_and(|(above, below)| above < below)
}

/// Whether days lie within others. An end that nobody knows breaks no law.
pub fn lies_within(inner: Days, outer: Days) -> bool {
    let begins = inner.from.zip(outer.from).is_none_or(|(inner, outer)| outer <= inner);
    let ends = match (inner.to, outer.to) {
        (Some(inner), Some(outer)) => inner <= outer,
        (None, Some(_)) => false,
        (_, None) => true,
    };
    begins && ends
}

/// An area that takes in another is another area: it begins on the day after. Otherwise old figures would change their meaning.
pub fn follows(before: Days, next: Days) -> bool {
    before.to.is_some_and(|end| next.from == Some(end.plus_days(1)) && next.to.is_none_or(|to| to > end))
}

/// Areas with their kinds and places, as they are known: what is asked about a day is answered from here.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Map {
    /// The kinds with their ranks.
    pub ranks: BTreeMap<String, i64>,
    /// All areas of all days.
    pub areas: BTreeMap<Id<Area>, Area>,
    /// Where they lie.
    pub places: Vec<Place>,
    /// Who follows whom.
    pub successions: Vec<(Id<Area>, Id<Area>)>,
}

impl Map {
    /// A map of these.
    pub fn of(kinds: &[Kind], areas: Vec<Area>, places: Vec<Place>, successions: Vec<(Id<Area>, Id<Area>)>) -> Map {
        Map {
            ranks: kinds.iter().map(|kind| (kind.word.clone(), kind.rank)).collect(),
            areas: areas.into_iter().map(|area| (area.id, area)).collect(),
            places,
            successions,
        }
    }

    /// The areas of a day.
    pub fn on(&self, day: Day) -> impl Iterator<Item = &Area> {
        self.areas.values().filter(move |area| area.days.hold(day))
    }

    /// In which area another lies on a day.
    pub fn parent_on(&self, area: Id<Area>, day: Day) -> Option<Id<Area>> {
        self.places.iter().find(|place| place.area == area && place.days().hold(day)).map(|place| place.parent)
    }

    /// The areas that lie directly in another on a day.
    pub fn children_on(&self, parent: Id<Area>, day: Day) -> Vec<Id<Area>> {
        let there = self.places.iter().filter(|place| place.parent == parent && place.days().hold(day));
        there.map(|place| place.area).collect()
    }

    /// The areas above one on a day, the nearest first.
    pub fn above(&self, area: Id<Area>, day: Day) -> Vec<Id<Area>> {
        let mut way = Vec::new();
        let mut at = self.parent_on(area, day);
        while let Some(parent) = at.filter(|parent| !way.contains(parent)) {
            way.push(parent);
            at = self.parent_on(parent, day);
        }
        way
    }

    /// An area with the names around it on a day.
    pub fn path_on(&self, area: &Area, day: Day) -> String {
        let above = self.above(area.id, day).into_iter().rev().filter_map(|id| self.areas.get(&id));
        above.chain([area]).map(|area| area.name.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Everything that breaks a law, as ids: for tests, and before a deed is written.
    pub fn crooked(&self) -> Vec<Id<Area>> {
        let wrong_place = |place: &&Place| {
            let (Some(area), Some(parent)) = (self.areas.get(&place.area), self.areas.get(&place.parent)) else { return true };
            !is_above(&self.ranks, &parent.kind, &area.kind)
                || !lies_within(place.days(), parent.days)
                || !lies_within(place.days(), area.days)
        };
        let wrong_follow = |pair: &&(Id<Area>, Id<Area>)| {
            let both = self.areas.get(&pair.0).zip(self.areas.get(&pair.1));
            !both.is_some_and(|(before, next)| follows(before.days, next.days))
        };
        let places = self.places.iter().filter(wrong_place).map(|place| place.area);
        places.chain(self.successions.iter().filter(wrong_follow).map(|pair| pair.0)).collect()
    }
}

#[cfg(test)]
mod tests;
