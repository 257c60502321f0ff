//! When the figures of a year are due: a year is asked for once it is over.

use engawa_kernel::{Day, FiscalYear};

/// Month and day after the year by which its figures are entered: three months, in which most documents are closed.
/// A figure that is not known for certain by then is entered as a preliminary one.
pub const ENTER_BY: (u32, u32) = (6, 30);
/// Month and day after the year by which preliminary figures are settled: the accounts of the year are audited by then.
pub const SETTLE_BY: (u32, u32) = (9, 30);
/// So many years back figures can be entered: a town that begins brings its past along.
const YEARS_BACK: i32 = 9;

/// The year that is due: the last one that is over.
pub fn year_due(today: Day) -> FiscalYear {
    FiscalYear(FiscalYear::of(today).number() - 1)
}

/// By when the figures of a year are entered.
pub fn enter_by(year: FiscalYear) -> Day {
    after(year, ENTER_BY)
}

/// By when preliminary figures of a year are settled.
pub fn settle_by(year: FiscalYear) -> Day {
    after(year, SETTLE_BY)
}

fn after(year: FiscalYear, (month, day): (u32, u32)) -> Day {
    let end = year.last_day();
    Day::new(end.year(), month, day).unwrap_or(end)
}

/// Whether figures of a year can be entered: the one that goes on, and those before it.
pub(super) fn is_open(year: FiscalYear, today: Day) -> bool {
    let now = FiscalYear::of(today).number();
    (now - 1 - YEARS_BACK..=now).contains(&year.number())
}

/// The years to choose from, the latest first.
pub(super) fn years(today: Day) -> impl Iterator<Item = FiscalYear> {
    let now = FiscalYear::of(today).number();
    (0..=4).map(move |back| FiscalYear(now - back))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    #[test]
    fn a_year_is_due_from_the_day_after_its_end_until_the_next_one_is() {
        for (today, year) in [("2026-03-31", 2024), ("2026-04-01", 2025), ("2026-11-21", 2025), ("2027-03-31", 2025)] {
            assert_eq!(year_due(day(today)), FiscalYear(year), "{today}");
        }
    }

    #[test]
    fn figures_are_due_in_june_and_settled_in_september_after_their_year() {
        assert_eq!((enter_by(FiscalYear(2025)), settle_by(FiscalYear(2025))), (day("2026-06-30"), day("2026-09-30")));
    }

    #[test]
    fn a_year_that_has_not_begun_is_not_open_and_ten_past_ones_are() {
        let today = day("2026-11-21");
        let open: Vec<i32> = (2010..2030).filter(|year| is_open(FiscalYear(*year), today)).collect();
        assert_eq!(open, (2016..=2026).collect::<Vec<_>>());
        assert!(years(today).all(|year| is_open(year, today)));
    }
}
