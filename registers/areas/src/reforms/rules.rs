//! Laws of a reorganisation: what ends is there, what begins fits into its place, nothing that stays is left behind.

use std::collections::BTreeSet;

use engawa_kernel::Id;
use engawa_who::Days;

use super::model::{Begin, Plan};
use crate::model::{Area, Place};
use crate::rules::{Map, is_above, lies_within};

/// Why a reorganisation cannot be adopted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// Nothing changes.
    Nothing,
    /// An area that is not there on the day before, or whose end is set already.
    NotThere(Id<Area>),
    /// The code of one that begins belongs to another.
    CodeTaken(String),
    /// It would lie in an area whose kind is not a higher one.
    Rank(String),
    /// It would lie in an area that is not there from that day on.
    NoPlace(String),
    /// It stays, and the area in which it lies ends.
    LeftBehind(Id<Area>),
    /// It ends, and goes to another place.
    EndsAndMoves(Id<Area>),
    /// An area that nobody follows and that follows nobody: figures of the one say nothing about the other.
    NoHeir(Id<Area>),
}

/// All moves: those that were said, and those that follow from a new name. What lies in an area that one other follows goes along.
pub(crate) fn all_moves(map: &Map, plan: &Plan) -> Vec<(Id<Area>, Id<Area>)> {
    let mut moves = plan.moves.clone();
    for ending in &plan.endings {
        let mut heirs = plan.heirs.iter().filter(|(before, _)| before == ending).map(|(_, heir)| *heir);
        let (Some(heir), None) = (heirs.next(), heirs.next()) else { continue };
        let along = staying_in(map, plan, *ending).into_iter().filter(|child| plan.moves.iter().all(|(area, _)| area != child));
        moves.extend(along.map(|child| (child, heir)));
    }
    moves
}

/// What lies in an area on the eve and does not end with it.
fn staying_in(map: &Map, plan: &Plan, area: Id<Area>) -> Vec<Id<Area>> {
    let there = map.children_on(area, plan.eve()).into_iter();
    let stays = |child: &Id<Area>| map.areas.get(child).is_some_and(|child| child.days.hold(plan.day));
    there.filter(stays).filter(|child| !plan.endings.contains(child)).collect()
}

/// Everything that stands against it.
pub fn wrongs(map: &Map, plan: &Plan) -> Vec<Wrong> {
    if plan.begins.is_empty() && plan.endings.is_empty() && plan.moves.is_empty() {
        return vec![Wrong::Nothing];
    }
    let moves = all_moves(map, plan);
    let mut found = Vec::new();
    let is_open = |id: &Id<Area>| {
        let is_there = map.areas.get(id).is_some_and(|area| area.days.hold(plan.eve()) && area.days.to.is_none());
        // Another reorganisation has a place for it from that day on.
        is_there && map.places.iter().all(|place| place.area != *id || place.from.is_none_or(|from| from < plan.day))
    };
    let touched: BTreeSet<Id<Area>> = plan.endings.iter().copied().chain(moves.iter().map(|(area, _)| *area)).collect();
    found.extend(touched.iter().filter(|area| !is_open(area)).map(|area| Wrong::NotThere(*area)));
    found.extend(moves.iter().filter(|(area, _)| plan.endings.contains(area)).map(|(area, _)| Wrong::EndsAndMoves(*area)));
    let mut codes: BTreeSet<&str> = map.areas.values().map(|area| area.code.as_str()).collect();
    found.extend(plan.begins.iter().filter(|new| !codes.insert(&new.code)).map(|new| Wrong::CodeTaken(new.code.clone())));
    for new in &plan.begins {
        found.extend(new.parent.and_then(|parent| wrong_place(map, plan, &new.name, &new.kind, None, parent)));
    }
    for (area, parent) in &moves {
        let Some(area) = map.areas.get(area) else { continue };
        found.extend(wrong_place(
            map,
            plan,
            &area.name,
            &area.kind,
            area.days.to.map(|to| Days { from: None, to: Some(to) }),
            *parent,
        ));
    }
    for ending in &plan.endings {
        let left = staying_in(map, plan, *ending).into_iter().filter(|child| moves.iter().all(|(area, _)| area != child));
        found.extend(left.map(Wrong::LeftBehind));
        if plan.heirs.iter().all(|(before, _)| before != ending) {
            found.push(Wrong::NoHeir(*ending));
        }
    }
    found
}

/// The kind and the days of an area as it will be.
fn to_be<'m>(map: &'m Map, plan: &'m Plan, id: Id<Area>) -> Option<(&'m str, Days)> {
    let begun = |new: &'m Begin| (new.kind.as_str(), Days { from: Some(plan.day), to: None });
    if let Some(new) = plan.begins.iter().find(|new| new.id == id) {
        return Some(begun(new));
    }
    let area = map.areas.get(&id).filter(|area| !plan.endings.contains(&id) && area.days.hold(plan.day))?;
    Some((area.kind.as_str(), area.days))
}

fn wrong_place(map: &Map, plan: &Plan, name: &str, kind: &str, until: Option<Days>, parent: Id<Area>) -> Option<Wrong> {
    let Some((above, days)) = to_be(map, plan, parent) else { return Some(Wrong::NoPlace(name.to_owned())) };
    let stays = Days { from: Some(plan.day), to: until.and_then(|days| days.to) };
    if !is_above(&map.ranks, above, kind) {
        return Some(Wrong::Rank(name.to_owned()));
    }
    (!lies_within(stays, days)).then(|| Wrong::NoPlace(name.to_owned()))
}

/// The map as it will be.
pub fn then(map: &Map, plan: &Plan) -> Map {
    let mut map_then = map.clone();
    let moves = all_moves(map, plan);
    for ending in &plan.endings {
        if let Some(area) = map_then.areas.get_mut(ending) {
            area.days.to = Some(plan.eve());
        }
    }
    let goes = |area: &Id<Area>| plan.endings.contains(area) || moves.iter().any(|(moved, _)| moved == area);
    for place in map_then.places.iter_mut().filter(|place| goes(&place.area) && place.days().hold(plan.eve())) {
        place.to = Some(plan.eve());
    }
    for (area, parent) in moves {
        let to = map.areas.get(&area).and_then(|area| area.days.to);
        map_then.places.push(Place { area, parent, from: Some(plan.day), to });
    }
    for new in &plan.begins {
        map_then.areas.insert(new.id, area_of(plan, new));
        let place = new.parent.map(|parent| Place { area: new.id, parent, from: Some(plan.day), to: None });
        map_then.places.extend(place);
    }
    map_then.successions.extend(plan.heirs.iter().copied());
    map_then
}

fn area_of(plan: &Plan, new: &Begin) -> Area {
    Area {
        id: new.id,
        code: new.code.clone(),
        name: new.name.clone(),
        reading: new.reading.clone(),
        kind: new.kind.clone(),
        parent: new.parent,
        days: Days { from: Some(plan.day), to: None },
    }
}

#[cfg(test)]
mod tests {
    use engawa_kernel::Day;
    use proptest::prelude::*;

    use super::*;
    use crate::model::Kind;

    fn id(number: u8) -> Id<Area> {
        Id::random([number; 16])
    }

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn area(number: u8, kind: &str) -> Area {
        let days = Days { from: Day::parse("2005-04-01").ok(), to: None };
        Area {
            id: id(number),
            code: format!("a{number}"),
            name: format!("a{number}"),
            reading: None,
            kind: kind.into(),
            parent: None,
            days,
        }
    }

    /// Districts 1 and 2; neighbourhoods 11, 12, 13 in 1 and 21 in 2.
    fn town() -> Map {
        let kinds = [("校区", 1), ("町内", 2)].map(|(word, rank)| Kind { word: word.into(), rank, word_easy: None, word_en: None });
        let mut areas = vec![area(1, "校区"), area(2, "校区")];
        areas.extend([11, 12, 13, 21].map(|number| area(number, "町内")));
        let place = |(area, parent)| Place { area: id(area), parent: id(parent), from: Day::parse("2005-04-01").ok(), to: None };
        Map::of(&kinds, areas, [(11, 1), (12, 1), (13, 1), (21, 2)].map(place).to_vec(), Vec::new())
    }

    fn begin(number: u8, kind: &str, parent: Option<u8>) -> Begin {
        Begin {
            id: id(number),
            code: format!("b{number}"),
            name: format!("b{number}"),
            reading: None,
            kind: kind.into(),
            parent: parent.map(id),
        }
    }

    fn nothing() -> Plan {
        Plan { day: day("2027-04-01"), begins: vec![], endings: vec![], heirs: vec![], moves: vec![] }
    }

    /// District 1 becomes 3 and 4.
    fn split() -> Plan {
        Plan {
            begins: vec![begin(3, "校区", None), begin(4, "校区", None)],
            endings: vec![id(1)],
            heirs: vec![(id(1), id(3)), (id(1), id(4))],
            moves: vec![(id(11), id(3)), (id(12), id(3)), (id(13), id(4))],
            ..nothing()
        }
    }

    #[test]
    fn a_district_is_split_and_every_neighbourhood_has_a_place_on_every_day() {
        assert_eq!(wrongs(&town(), &split()), []);
        let map = then(&town(), &split());
        assert_eq!(map.crooked(), []);
        assert_eq!(map.parent_on(id(13), day("2027-03-31")), Some(id(1)));
        assert_eq!(map.parent_on(id(13), day("2027-04-01")), Some(id(4)));
        assert_eq!(map.on(day("2027-04-01")).filter(|area| area.kind == "校区").count(), 3);
        assert_eq!(map.on(day("2027-03-31")).filter(|area| area.kind == "校区").count(), 2);
    }

    #[test]
    fn who_stays_in_an_area_that_ends_is_named() {
        let plan = Plan { moves: vec![(id(11), id(3))], ..split() };
        assert_eq!(wrongs(&town(), &plan), [Wrong::LeftBehind(id(12)), Wrong::LeftBehind(id(13))]);
    }

    #[test]
    fn a_new_name_is_a_new_area_and_what_lies_in_it_goes_along() {
        let plan = Plan { begins: vec![begin(3, "校区", None)], endings: vec![id(1)], heirs: vec![(id(1), id(3))], ..nothing() };
        assert_eq!(wrongs(&town(), &plan), []);
        let map = then(&town(), &plan);
        assert_eq!(map.crooked(), []);
        assert_eq!(map.children_on(id(3), plan.day).len(), 3);
    }

    #[test]
    fn two_areas_become_one() {
        let both = vec![(id(1), id(3)), (id(2), id(3))];
        let plan = Plan { begins: vec![begin(3, "校区", None)], endings: vec![id(1), id(2)], heirs: both, ..nothing() };
        assert_eq!(wrongs(&town(), &plan), []);
        assert_eq!(then(&town(), &plan).children_on(id(3), plan.day).len(), 4);
    }

    #[test]
    fn what_does_not_fit_is_said() {
        assert_eq!(wrongs(&town(), &nothing()), [Wrong::Nothing]);
        let plan = |begins, moves| Plan { begins, moves, ..nothing() };
        assert_eq!(wrongs(&town(), &plan(vec![begin(3, "校区", Some(2))], vec![])), [Wrong::Rank("b3".into())]);
        assert_eq!(wrongs(&town(), &plan(vec![begin(3, "町内", Some(99))], vec![])), [Wrong::NoPlace("b3".into())]);
        assert_eq!(wrongs(&town(), &plan(vec![], vec![(id(11), id(21))])), [Wrong::Rank("a11".into())]);
        let taken = Begin { code: "a2".into(), ..begin(3, "校区", None) };
        assert_eq!(wrongs(&town(), &plan(vec![taken], vec![])), [Wrong::CodeTaken("a2".into())]);
        let ended = then(&town(), &split());
        let again = Plan { day: day("2028-04-01"), endings: vec![id(1)], ..nothing() };
        assert_eq!(wrongs(&ended, &again), [Wrong::NotThere(id(1)), Wrong::NoHeir(id(1))]);
        let both = Plan { moves: vec![(id(21), id(1))], endings: vec![id(21)], ..nothing() };
        assert_eq!(wrongs(&town(), &both), [Wrong::EndsAndMoves(id(21)), Wrong::NoHeir(id(21))]);
    }

    fn any_plan() -> impl Strategy<Value = Plan> {
        let numbers = || prop::sample::select(vec![1_u8, 2, 3, 4, 11, 12, 13, 21]);
        let kinds = || prop::sample::select(vec!["校区", "町内"]);
        let begins = (kinds(), prop::option::of(numbers()), kinds(), prop::option::of(numbers()));
        let pairs = || prop::collection::vec((numbers(), numbers()), 0..4);
        (begins, prop::collection::btree_set(numbers(), 0..3), pairs(), pairs(), 0..3_usize).prop_map(
            |(two, endings, heirs, moves, count)| {
                let begins = vec![begin(3, two.0, two.1), begin(4, two.2, two.3)].into_iter().take(count).collect::<Vec<_>>();
                let endings: Vec<Id<Area>> = endings.into_iter().map(id).collect();
                let fits =
                    |(before, heir): &(Id<Area>, Id<Area>)| endings.contains(before) && begins.iter().any(|new| new.id == *heir);
                let ids = |(one, other): (u8, u8)| (id(one), id(other));
                let heirs: BTreeSet<_> = heirs.into_iter().map(ids).filter(fits).collect();
                let mut moved = BTreeSet::new();
                let moves = moves.into_iter().map(ids).filter(|(area, _)| moved.insert(*area)).collect();
                Plan { begins, endings, heirs: heirs.into_iter().collect(), moves, ..nothing() }
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn whatever_may_be_adopted_leaves_a_map_that_holds_and_the_past_as_it_was(plan in any_plan()) {
            let before = town();
            if wrongs(&before, &plan).is_empty() {
                let map = then(&before, &plan);
                prop_assert_eq!(map.crooked(), vec![]);
                let eve = plan.eve();
                for area in before.areas.keys() {
                    prop_assert_eq!(map.parent_on(*area, eve), before.parent_on(*area, eve));
                    prop_assert!(map.areas[area].days.hold(eve));
                }
                for area in map.on(plan.day) {
                    for parent in map.above(area.id, plan.day) {
                        prop_assert!(map.areas[&parent].days.hold(plan.day), "nothing lies in what is no more");
                    }
                    // One area lies in at most one other on a day.
                    let places = map.places.iter().filter(|place| place.area == area.id && place.days().hold(plan.day)).count();
                    prop_assert!(places <= 1);
                }
            }
        }
    }
}
