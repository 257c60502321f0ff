//! 担当: which section of city hall is in charge of an area, on which days.

mod act;
pub(crate) mod store;

use engawa_kernel::{Day, Id};
use engawa_who::{Days, Section};

use crate::model::Area;

pub use act::{NewCharge, charge_section, end_charge, withdraw_charge};

/// A section is in charge of an area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charge {
    /// Its id.
    pub id: Id<Charge>,
    /// Of which area.
    pub area: Id<Area>,
    /// Which section.
    pub section: Id<Section>,
    /// What the section is called.
    pub section_name: String,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Option<Day>,
    /// The decision.
    pub source: String,
}

impl Charge {
    /// Its days.
    pub fn days(&self) -> Days {
        Days { from: Some(self.from), to: self.to }
    }
}

/// Whether two spans of days share one.
fn overlap(one: Days, other: Days) -> bool {
    let begins_by = |begin: Option<Day>, end: Option<Day>| begin.is_none_or(|begin| end.is_none_or(|end| begin <= end));
    begins_by(one.from, other.to) && begins_by(other.from, one.to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn days(from: i64, length: Option<i64>) -> Days {
        let day = |number| Day::parse("2026-04-01").expect("a day").plus_days(number);
        Days { from: Some(day(from)), to: length.map(|length| day(from + length)) }
    }

    proptest! {
        #[test]
        fn spans_overlap_exactly_where_a_day_is_in_both(a in (0i64..40, proptest::option::of(0i64..20)), b in (0i64..40, proptest::option::of(0i64..20))) {
            let (a, b) = (days(a.0, a.1), days(b.0, b.1));
            let shared = (0..80).map(|number| Day::parse("2026-04-01").expect("a day").plus_days(number)).any(|day| a.hold(day) && b.hold(day));
            prop_assert_eq!(overlap(a, b), shared);
            prop_assert_eq!(overlap(b, a), shared);
        }
    }
}
