//! The count of a roster: households, of which some are named and some only counted.

use engawa_kernel::text::nfkc;

use crate::model::NewEntry;

/// The most households of one body.
pub const ENTRIES_MAX: i64 = 30_000;
/// The most people in one household.
pub const PERSONS_MAX: i64 = 99;
/// How long a body may share its roster at a time, in days.
pub const SHARE_DAYS_MAX: i64 = 366;

/// The sums of a roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Households, named or not.
    pub households: i64,
    /// Of these with a name.
    pub named: i64,
    /// People, where every household said how many.
    pub persons: Option<i64>,
    /// Households that want circulars on paper.
    pub paper: i64,
}

/// The sums of the households that belong to the body.
pub fn totals<'e>(entries: impl IntoIterator<Item = &'e NewEntry>) -> Totals {
    let mut sum = Totals { persons: Some(0), ..Totals::default() };
    for entry in entries {
        sum.households += 1;
        sum.named += i64::from(!entry.label.is_empty());
        sum.paper += i64::from(entry.is_paper);
        sum.persons = sum.persons.zip(entry.persons).map(|(all, own)| all + own);
    }
    // Nobody at all has no number of people: it is not known to be 0.
    sum.persons = sum.persons.filter(|_| sum.households > 0);
    sum
}

/// A part of a name of a group.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Piece {
    /// A number.
    Number(u64),
    /// What stands around it.
    Text(String),
}

/// By what groups are ordered: 2班 comes before 10班, in digits of any width.
pub fn in_order(group: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for sign in nfkc(group).chars() {
        match (sign.to_digit(10), pieces.last_mut()) {
            (Some(digit), Some(Piece::Number(number))) => *number = number.saturating_mul(10).saturating_add(digit.into()),
            (Some(digit), _) => pieces.push(Piece::Number(digit.into())),
            (None, Some(Piece::Text(text))) => text.push(sign),
            (None, _) => pieces.push(Piece::Text(sign.to_string())),
        }
    }
    pieces
}

/// How many households without a name come or go so that a group has as many as it says.
pub fn to_count(there: i64, said: i64) -> (i64, i64) {
    ((said - there).max(0), (there - said).max(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entry(named: bool, persons: Option<i64>, is_paper: bool) -> NewEntry {
        NewEntry { label: if named { "見本".into() } else { String::new() }, persons, is_paper, ..NewEntry::default() }
    }

    #[test]
    fn people_are_summed_only_where_every_household_said_how_many() {
        let told = [entry(true, Some(3), true), entry(false, Some(1), false)];
        assert_eq!(totals(&told), Totals { households: 2, named: 1, persons: Some(4), paper: 1 });
        assert_eq!(totals(&[told[0].clone(), entry(true, None, false)]).persons, None);
        assert_eq!(totals(&[]).persons, None);
    }

    #[test]
    fn groups_stand_in_the_order_of_their_numbers() {
        let mut groups = vec!["10班", "２班", "1班", "", "西2区10班", "西2区9班"];
        groups.sort_by_key(|group| in_order(group));
        assert_eq!(groups, ["", "1班", "２班", "10班", "西2区9班", "西2区10班"]);
    }

    proptest! {
        #[test]
        fn a_group_has_as_many_as_it_says(there in 0_i64..2_000, said in 0_i64..2_000) {
            let (come, go) = to_count(there, said);
            prop_assert_eq!(there + come - go, said);
            prop_assert!(come == 0 || go == 0);
            prop_assert!(go <= there);
        }

        #[test]
        fn the_order_of_a_roster_does_not_change_its_sums(
            all in proptest::collection::vec((any::<bool>(), proptest::option::of(0_i64..9), any::<bool>()), 0..40)
        ) {
            let entries: Vec<NewEntry> = all.iter().map(|(named, persons, paper)| entry(*named, *persons, *paper)).collect();
            let back: Vec<NewEntry> = entries.iter().rev().cloned().collect();
            prop_assert_eq!(totals(&entries), totals(&back));
            prop_assert!(totals(&entries).named <= totals(&entries).households);
        }
    }
}
