//! Reported counts: each holds from its day until the next one, and a deed changes the days between by a difference.
//!
//! A stock is the sum of all lines up to a day. So each statement says by how much it moves the stock, from which day until
//! which: whatever is stated, corrected or taken back in whatever order, the sum on a day is the count that holds on it.

use engawa_kernel::Day;

/// What a deed changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// By how many.
    pub by: i64,
    /// The first day on which they count.
    pub from: Day,
    /// The first day on which they do not count any more: that of the next report.
    pub until: Option<Day>,
}

/// The most households that one body reports.
pub const COUNT_MAX: i64 = 1_000_000;

fn standing_on(reports: &[(Day, i64)], day: Day) -> i64 {
    reports.iter().filter(|(from, _)| *from <= day).max_by_key(|(from, _)| *from).map_or(0, |(_, count)| *count)
}

fn next_after(reports: &[(Day, i64)], day: Day) -> Option<Day> {
    reports.iter().map(|(from, _)| *from).filter(|from| *from > day).min()
}

/// What a report changes that says a count for a day, new or in the place of another. Each day has one report at most.
pub fn stated(reports: &[(Day, i64)], day: Day, count: i64) -> Change {
    Change { by: count - standing_on(reports, day), from: day, until: next_after(reports, day) }
}

/// What is changed when the report of a day is taken back: the one before it holds again.
pub fn taken_back(reports: &[(Day, i64)], day: Day) -> Change {
    let others: Vec<(Day, i64)> = reports.iter().copied().filter(|(from, _)| *from != day).collect();
    Change { by: standing_on(&others, day) - standing_on(reports, day), from: day, until: next_after(reports, day) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(number: i64) -> Day {
        Day::parse("2026-04-01").expect("a day").plus_days(number)
    }

    fn sum_on(changes: &[Change], day: Day) -> i64 {
        let counts = |change: &&Change| change.from <= day && change.until.is_none_or(|until| day < until);
        changes.iter().filter(counts).map(|change| change.by).sum()
    }

    proptest! {
        #[test]
        fn the_sum_of_all_changes_is_the_count_that_holds_on_the_day(
            deeds in proptest::collection::vec((0i64..15, proptest::option::of(0i64..500)), 0..30),
        ) {
            let (mut reports, mut changes): (Vec<(Day, i64)>, Vec<Change>) = (Vec::new(), Vec::new());
            for (number, count) in deeds {
                let on = day(number);
                match count {
                    Some(count) => {
                        changes.push(stated(&reports, on, count));
                        reports.retain(|(from, _)| *from != on);
                        reports.push((on, count));
                    }
                    None if reports.iter().any(|(from, _)| *from == on) => {
                        changes.push(taken_back(&reports, on));
                        reports.retain(|(from, _)| *from != on);
                    }
                    None => {}
                }
                for number in -1..20 {
                    prop_assert_eq!(sum_on(&changes, day(number)), standing_on(&reports, day(number)));
                }
            }
        }
    }
}
