//! Figures as they stand: of several statements about one figure the latest counts, and one without a value takes it back.

use std::collections::BTreeMap;

use engawa_db::{Db, Fault};
use engawa_kernel::{Day, Id};

use crate::model::{Area, Figure};
use crate::store::figures::Stated;
use crate::store::{self};
use crate::what::What;

/// What stands, by day and what. Statements come in the order in which they were made.
pub fn standing(stated: Vec<Stated>) -> Vec<Figure> {
    let mut latest: BTreeMap<(Day, What), Stated> = BTreeMap::new();
    for one in stated {
        latest.insert((one.day, one.what.clone()), one);
    }
    let figure = |one: Stated| one.value.map(|value| Figure { day: one.day, what: one.what, value, source: one.source });
    latest.into_values().filter_map(figure).collect()
}

/// The latest number of the whole town up to a day: the sum over its outermost areas. Nothing where one of them has none.
///
/// # Errors
/// When the database cannot be read.
pub fn figure_of_town(db: &Db, what: &What, through: Day) -> Result<Option<Figure>, Fault> {
    let mut whole: Option<Figure> = None;
    for area in store::areas_on(db, through)?.into_iter().filter(|area| area.parent.is_none()) {
        let Some(figure) = store::figures::figure_of_area(db, area.id, what, through)? else { return Ok(None) };
        whole = Some(match whole {
            None => figure,
            Some(sum) => Figure { day: sum.day.min(figure.day), value: sum.value.saturating_add(figure.value), ..sum },
        });
    }
    Ok(whole)
}

/// Everything that stands of an area.
///
/// # Errors
/// When the database cannot be read.
pub fn figures_of(db: &Db, area: Id<Area>) -> Result<Vec<Figure>, Fault> {
    Ok(standing(store::figures::stated_of(db, area)?))
}

#[cfg(test)]
mod tests {
    use engawa_kernel::Seq;
    use proptest::prelude::*;

    use super::*;

    fn stated(day: i64, value: Option<i64>, seq: i64) -> Stated {
        Stated {
            area: Id::random([0; 16]),
            what: What::Households,
            day: Day::from_number(day).expect("a day"),
            value,
            source: "見本".into(),
            seq: Seq(seq),
            reason: None,
        }
    }

    #[test]
    fn the_latest_statement_of_a_day_counts_and_one_without_a_value_takes_back() {
        let values = |all| standing(all).into_iter().map(|figure| figure.value).collect::<Vec<_>>();
        assert_eq!(values(vec![stated(20260401, Some(1), 0), stated(20260401, Some(2), 5)]), [2]);
        assert_eq!(values(vec![stated(20260401, Some(1), 0), stated(20260401, None, 5)]), [] as [i64; 0]);
        assert_eq!(values(vec![stated(20250401, Some(1), 0), stated(20260401, Some(2), 0)]), [1, 2]);
    }

    proptest! {
        #[test]
        fn a_statement_about_one_day_changes_no_other(values in prop::collection::vec((1..5_i64, prop::option::of(0..9_i64)), 0..20)) {
            let all: Vec<Stated> =
                values.iter().zip(1..).map(|((day, value), seq)| stated(20260400 + day, *value, seq)).collect();
            for day in 1..5 {
                let last = values.iter().rev().find(|(other, _)| *other == day).and_then(|(_, value)| *value);
                let stands = standing(all.clone()).into_iter().find(|figure| figure.day.number() == 20260400 + day);
                prop_assert_eq!(stands.map(|figure| figure.value), last);
            }
        }
    }
}
