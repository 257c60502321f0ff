//! Write what the public sees of a day.

use std::collections::{BTreeMap, BTreeSet};

use engawa_db::{Fault, Tx};
use engawa_kernel::{Day, Id};

use super::SMALLEST;
use super::family::{Column, Row, hide, with_sums};
use crate::figures::standing;
use crate::model::{Area, Figure};
use crate::rules::Map;
use crate::store;
use crate::what::What;

/// Makes what the public sees of a day anew, from everything that stands. Only what is another than before is written.
///
/// # Errors
/// When the database cannot be written.
pub fn release_day(tx: &mut Tx, day: Day) -> Result<(), Fault> {
    release_days(tx, &BTreeSet::from([day]))
}

pub(crate) fn release_all(tx: &mut Tx) -> Result<(), Fault> {
    let days = store::figures::days(tx)?.into_iter().collect();
    release_days(tx, &days)
}

pub(crate) fn release_days(tx: &mut Tx, days: &BTreeSet<Day>) -> Result<(), Fault> {
    let map = store::map(tx)?;
    let items = store::figures::items(tx)?;
    let open: BTreeSet<String> = items.into_iter().filter(|item| !item.counts_people).map(|item| item.code).collect();
    for day in days {
        let mut stated: BTreeMap<Id<Area>, Vec<_>> = BTreeMap::new();
        for one in store::figures::stated_on(tx, *day)? {
            stated.entry(one.area).or_default().push(one);
        }
        let figures = stated.into_iter().map(|(area, stated)| (area, standing(stated))).collect();
        let now = Released::of(&map, *day, &figures, &open);
        write(tx, *day, &now)?;
    }
    Ok(())
}

/// One row a figure: the value, or nothing where it is hidden; and where it is from.
pub(crate) type Shown = BTreeMap<(Id<Area>, What), (Option<i64>, String)>;

struct Released<'a> {
    map: &'a Map,
    day: Day,
    rows: BTreeMap<Id<Area>, Row>,
    open: &'a BTreeSet<String>,
    hidden: BTreeMap<Id<Area>, BTreeSet<Column>>,
}

impl Released<'_> {
    fn of(map: &Map, day: Day, figures: &BTreeMap<Id<Area>, Vec<Figure>>, open: &BTreeSet<String>) -> Shown {
        let row = |all: &Vec<Figure>| with_sums(all.iter().map(|figure| (figure.what.clone(), figure.value)).collect());
        let rows = figures.iter().map(|(area, all)| (*area, row(all))).collect();
        let mut released = Released { map, day, rows, open, hidden: BTreeMap::new() };
        // Also those of which nothing is counted: something may be counted inside.
        let there = map.on(day).map(|area| area.id);
        let outermost: Vec<Id<Area>> = there.filter(|area| map.parent_on(*area, day).is_none()).collect();
        // Nobody states a sum over the outermost areas here, but anyone knows how many live in the town.
        let known = released.columns(&outermost);
        released.family(&outermost, &BTreeSet::new(), &known);
        released.shown(figures)
    }

    fn columns(&self, areas: &[Id<Area>]) -> BTreeSet<Column> {
        areas.iter().filter_map(|area| self.rows.get(area)).flat_map(|row| row.keys().map(Column::of)).collect()
    }

    /// What is hidden of these areas, and of all that lie in them.
    fn family(&mut self, areas: &[Id<Area>], above: &BTreeSet<Column>, known: &BTreeSet<Column>) {
        let empty = Row::new();
        let table: Vec<Row> = areas.iter().map(|area| self.rows.get(area).unwrap_or(&empty).clone()).collect();
        for (area, hidden) in areas.iter().zip(hide(&table, above, known, self.open, SMALLEST)) {
            let children = self.map.children_on(*area, self.day);
            let shown: BTreeSet<Column> = self.columns(&[*area]).difference(&hidden).cloned().collect();
            if !children.is_empty() {
                self.family(&children, &hidden, &shown);
            }
            self.hidden.insert(*area, hidden);
        }
    }

    fn shown(self, figures: &BTreeMap<Id<Area>, Vec<Figure>>) -> Shown {
        let mut shown = Shown::new();
        for (area, row) in &self.rows {
            let hidden = self.hidden.get(area);
            let stated = figures.get(area).map(Vec::as_slice).unwrap_or_default();
            for (what, value) in row {
                // What only follows from others is from where they are from.
                let source = stated.iter().find(|figure| figure.what == *what).or(stated.first());
                let source = source.map(|figure| figure.source.clone()).unwrap_or_default();
                let is_hidden = hidden.is_none_or(|hidden| hidden.contains(&Column::of(what)));
                shown.insert((*area, what.clone()), ((!is_hidden).then_some(*value), source));
            }
        }
        shown
    }
}

fn write(tx: &mut Tx, day: Day, now: &Shown) -> Result<(), Fault> {
    let before = store::released::released_on(tx, day)?;
    for (area, what) in before.keys().filter(|place| !now.contains_key(place)) {
        store::released::forget(tx, *area, day, what)?;
    }
    for (place, (value, source)) in now.iter().filter(|(place, cell)| before.get(place) != Some(cell)) {
        store::released::put(tx, place.0, day, &place.1, *value, source)?;
    }
    Ok(())
}
