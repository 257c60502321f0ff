//! A family: areas that lie together in one, and what of their figures is hidden.

use std::collections::{BTreeMap, BTreeSet};

use engawa_kernel::Choice;
use engawa_kernel::suppress::{hide_until_safe, is_small};

use crate::what::{Band, Sex, What, Wide};

/// What is hidden or shown as one: a band with its men and women, the men and the women together.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// All who live there.
    Whole,
    /// Men and women, of the whole.
    Sexes,
    /// Households.
    Households,
    /// A wide group of age.
    Wide(Wide),
    /// Five years of age.
    Band(Band),
    /// An item of the town.
    Own(String),
}

/// What is known of one area.
pub type Row = BTreeMap<What, i64>;

/// The areas of a family.
pub type Table = Vec<Row>;

impl Column {
    /// The column in which a figure stands.
    pub fn of(what: &What) -> Column {
        match what {
            What::Population(None) => Column::Whole,
            What::Population(Some(_)) => Column::Sexes,
            What::Households => Column::Households,
            What::Wide(wide) => Column::Wide(*wide),
            What::Ages(band, _) => Column::Band(*band),
            What::Own(code) => Column::Own(code.clone()),
        }
    }
}

/// What stands in one place: how much would be hidden with it, and whether it is small by itself.
#[derive(Debug, Clone, Copy)]
struct Cell {
    size: i64,
    is_small: bool,
}

fn cells(row: &Row, open_items: &BTreeSet<String>, smallest: i64) -> BTreeMap<Column, Cell> {
    let mut cells: BTreeMap<Column, Cell> = BTreeMap::new();
    for (what, value) in row {
        let is_open = what.own().is_some_and(|code| open_items.contains(code));
        let small = !is_open && is_small(*value, smallest);
        let cell = cells.entry(Column::of(what)).or_insert(Cell { size: 0, is_small: false });
        cell.size = cell.size.max(*value);
        cell.is_small |= small;
    }
    cells
}

/// Those whose numbers make a wide group.
fn bands_of(wide: Wide) -> impl Iterator<Item = Column> {
    Band::all().filter(move |band| band.wide() == wide).map(Column::Band)
}

/// Which columns of each area are hidden. `above` is what is hidden of the area in which they lie, and `known` what is shown of it;
/// `open_items` are items that tell nothing about people.
pub fn hide(
    table: &[Row],
    above: &BTreeSet<Column>,
    known: &BTreeSet<Column>,
    open_items: &BTreeSet<String>,
    smallest: i64,
) -> Vec<BTreeSet<Column>> {
    let table: Vec<BTreeMap<Column, Cell>> = table.iter().map(|row| cells(row, open_items, smallest)).collect();
    let small = |row: &BTreeMap<Column, Cell>| -> BTreeSet<Column> {
        row.iter().filter(|(column, cell)| cell.is_small || above.contains(column)).map(|(column, _)| column.clone()).collect()
    };
    let mut hidden: Vec<BTreeSet<Column>> = table.iter().map(small).collect();
    loop {
        let before = hidden.clone();
        for (row, hidden) in table.iter().zip(&mut hidden) {
            hide_in_row(row, hidden, smallest);
        }
        for column in known {
            hide_in_column(&table, &mut hidden, column, smallest);
        }
        if hidden == before {
            return hidden;
        }
    }
}

fn hide_in_row(row: &BTreeMap<Column, Cell>, hidden: &mut BTreeSet<Column>, smallest: i64) {
    if hidden.contains(&Column::Whole) {
        // Of a handful of people nothing is said at all.
        hidden.extend(row.keys().filter(|column| !matches!(column, Column::Own(_))).cloned());
        return;
    }
    for wide in Wide::ALL {
        if !close(row, hidden, bands_of(*wide).collect(), smallest) {
            hidden.insert(Column::Wide(*wide));
        }
    }
    if !close(row, hidden, Wide::ALL.iter().map(|wide| Column::Wide(*wide)).collect(), smallest) {
        hidden.insert(Column::Whole);
    }
}

/// Hides more of a sum that is known until none of its parts can be reckoned; false where all of them are too few.
fn close(row: &BTreeMap<Column, Cell>, hidden: &mut BTreeSet<Column>, parts: Vec<Column>, smallest: i64) -> bool {
    let parts: Vec<Column> = parts.into_iter().filter(|column| row.contains_key(column)).collect();
    let sizes: Vec<i64> = parts.iter().map(|column| row[column].size).collect();
    let mut flags: Vec<bool> = parts.iter().map(|column| hidden.contains(column)).collect();
    let is_safe = hide_until_safe(&sizes, &mut flags, smallest);
    hidden.extend(parts.into_iter().zip(flags).filter(|(_, hide)| *hide).map(|(column, _)| column));
    is_safe
}

fn hide_in_column(table: &[BTreeMap<Column, Cell>], hidden: &mut [BTreeSet<Column>], column: &Column, smallest: i64) {
    let there: Vec<usize> = (0..table.len()).filter(|row| table[*row].contains_key(column)).collect();
    let sizes: Vec<i64> = there.iter().map(|row| table[*row][column].size).collect();
    let mut flags: Vec<bool> = there.iter().map(|row| hidden[*row].contains(column)).collect();
    // Where all of them together are too few, the sum was small itself and is not known.
    let _ = hide_until_safe(&sizes, &mut flags, smallest);
    for (row, hide) in there.into_iter().zip(flags) {
        if hide {
            hidden[row].insert(column.clone());
        }
    }
}

/// Wide groups that only follow from the bands, so that the reader can reckon them anyway.
pub(super) fn with_sums(mut row: Row) -> Row {
    for wide in Wide::ALL {
        let bands: Vec<Option<i64>> =
            Band::all().filter(|band| band.wide() == *wide).map(|band| row.get(&What::Ages(band, None)).copied()).collect();
        let sum: Option<i64> = bands.into_iter().sum();
        if let Some(sum) = sum {
            row.entry(What::Wide(*wide)).or_insert(sum);
        }
    }
    let of = |row: &Row, sex| row.get(&What::Population(Some(sex))).copied();
    if let Some((male, female)) = of(&row, Sex::Male).zip(of(&row, Sex::Female)) {
        row.entry(What::Population(None)).or_insert(male + female);
    }
    row
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn row(bands: &[(i64, i64)]) -> Row {
        let mut row = Row::new();
        for (band, (male, female)) in Band::all().zip(bands) {
            row.insert(What::Ages(band, None), male + female);
            row.insert(What::Ages(band, Some(Sex::Male)), *male);
            row.insert(What::Ages(band, Some(Sex::Female)), *female);
        }
        let (men, women): (i64, i64) = (bands.iter().map(|pair| pair.0).sum(), bands.iter().map(|pair| pair.1).sum());
        row.insert(What::Population(Some(Sex::Male)), men);
        row.insert(What::Population(Some(Sex::Female)), women);
        row.insert(What::Population(None), men + women);
        with_sums(row)
    }

    fn all_of(row: &Row) -> BTreeSet<Column> {
        row.keys().map(Column::of).collect()
    }

    fn sum(rows: &[Row]) -> Row {
        let mut whole = Row::new();
        rows.iter().flatten().for_each(|(what, value)| *whole.entry(what.clone()).or_default() += value);
        whole
    }

    #[test]
    fn one_small_band_takes_a_second_of_its_group_and_a_second_area_with_it() {
        let mut bands = vec![(50, 50); Band::COUNT];
        bands[17] = (3, 4);
        let (one, other) = (row(&bands), row(&[(60, 60); Band::COUNT]));
        let known = all_of(&one);
        let hidden = hide(&[one, other], &BTreeSet::new(), &known, &BTreeSet::new(), 10);
        let oldest = Column::Band(Band::all().last().expect("a band"));
        assert!(hidden.iter().all(|hidden| hidden.contains(&oldest)), "{hidden:?}");
        assert!(hidden.iter().all(|hidden| hidden.len() == 2 && !hidden.contains(&Column::Whole)), "{hidden:?}");
    }

    #[test]
    fn of_an_area_with_a_handful_of_people_nothing_is_said() {
        let few = row(&[(0, 1), (0, 2)]);
        let hidden = hide(std::slice::from_ref(&few), &BTreeSet::new(), &BTreeSet::new(), &BTreeSet::new(), 10);
        assert_eq!(hidden[0], all_of(&few));
    }

    #[test]
    fn nothing_is_hidden_where_nothing_is_small() {
        let rows = [row(&[(50, 50); Band::COUNT]), row(&[(20, 30); Band::COUNT])];
        let hidden = hide(&rows, &BTreeSet::new(), &all_of(&rows[0]), &BTreeSet::new(), 10);
        assert!(hidden.iter().all(BTreeSet::is_empty));
    }

    #[test]
    fn an_item_that_tells_nothing_about_people_is_shown_whatever_its_number() {
        let shops = Row::from([(What::Own("own-shops".into()), 3)]);
        let open = BTreeSet::from(["own-shops".to_owned()]);
        assert!(hide(std::slice::from_ref(&shops), &BTreeSet::new(), &BTreeSet::new(), &open, 10)[0].is_empty());
        assert_eq!(hide(&[shops], &BTreeSet::new(), &BTreeSet::new(), &BTreeSet::new(), 10)[0].len(), 1);
    }

    /// A number of an area.
    type Spot = (usize, What);
    type Sum = (Vec<Spot>, Spot);

    /// Every sum that a reader can write down: (what adds up, what it adds up to), as places (area, what). Area 0 is the one above.
    fn sums(rows: &[Row]) -> Vec<Sum> {
        let mut sums = Vec::new();
        for (area, row) in rows.iter().enumerate() {
            let mut add = |parts: Vec<What>, whole: What| {
                if row.contains_key(&whole) && parts.iter().all(|part| row.contains_key(part)) {
                    sums.push((parts.into_iter().map(|part| (area, part)).collect(), (area, whole)));
                }
            };
            for band in Band::all() {
                add(vec![What::Ages(band, Some(Sex::Male)), What::Ages(band, Some(Sex::Female))], What::Ages(band, None));
            }
            for wide in Wide::ALL {
                let bands = Band::all().filter(|band| band.wide() == *wide);
                add(bands.map(|band| What::Ages(band, None)).collect(), What::Wide(*wide));
            }
            for sex in Sex::ALL {
                add(Band::all().map(|band| What::Ages(band, Some(*sex))).collect(), What::Population(Some(*sex)));
            }
            add(vec![What::Population(Some(Sex::Male)), What::Population(Some(Sex::Female))], What::Population(None));
            add(Wide::ALL.iter().map(|wide| What::Wide(*wide)).collect(), What::Population(None));
        }
        for what in rows[0].keys() {
            sums.push(((1..rows.len()).map(|area| (area, what.clone())).collect(), (0, what.clone())));
        }
        sums
    }

    /// What a reader finds out who fills in every sum that has one unknown, again and again.
    fn found_out(rows: &[Row], hidden: &[BTreeSet<Column>]) -> Option<(usize, What)> {
        let mut unknown: BTreeSet<(usize, What)> = BTreeSet::new();
        for (area, row) in rows.iter().enumerate() {
            unknown.extend(row.keys().filter(|what| hidden[area].contains(&Column::of(what))).map(|what| (area, what.clone())));
        }
        for (mut parts, whole) in sums(rows) {
            parts.push(whole);
            let mut open = parts.into_iter().filter(|place| unknown.contains(place));
            if let (Some(place), None) = (open.next(), open.next()) {
                return Some(place);
            }
        }
        None
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]
        #[test]
        fn no_hidden_number_can_be_reckoned_from_what_is_shown(
            counts in prop::collection::vec(prop::collection::vec((0..30_i64, 0..30_i64), Band::COUNT), 1..5), smallest in 2..12_i64,
        ) {
            let children: Vec<Row> = counts.iter().map(|bands| row(bands)).collect();
            let parent = sum(&children);
            let none = BTreeSet::new();
            let of_parent = hide(std::slice::from_ref(&parent), &none, &none, &BTreeSet::new(), smallest).remove(0);
            let known: BTreeSet<Column> = all_of(&parent).difference(&of_parent).cloned().collect();
            let mut hidden = vec![of_parent.clone()];
            hidden.extend(hide(&children, &of_parent, &known, &BTreeSet::new(), smallest));
            let rows: Vec<Row> = std::iter::once(parent).chain(children).collect();
            prop_assert_eq!(found_out(&rows, &hidden), None);
            for (row, hidden) in rows.iter().zip(&hidden) {
                for (what, value) in row {
                    prop_assert!(hidden.contains(&Column::of(what)) || !is_small(*value, smallest), "{what} {value}");
                }
            }
        }
    }
}
