//! Which text of a programme holds on a day. Pure.

use engawa_kernel::{Day, Seq};

/// Something that was said of a programme: a text that was adopted, or its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// Its record: what was said later counts.
    pub seq: Seq,
    /// From which day on.
    pub from: Day,
    /// The number of the text, or nothing where it ends.
    pub version: Option<i64>,
}

/// The number of the text that holds on a day: of all that was said for a day up to this one, what was said last. A text that was
/// adopted for a later day changes nothing before it, and one that was adopted earlier holds no longer.
pub fn in_force(turns: &[Turn], day: Day) -> Option<i64> {
    turns.iter().filter(|turn| turn.from <= day).max_by_key(|turn| turn.seq)?.version
}

/// The next day on which another text holds, or none any more.
pub fn next_change(turns: &[Turn], day: Day) -> Option<Day> {
    let mut days: Vec<Day> = turns.iter().map(|turn| turn.from).filter(|from| *from > day).collect();
    days.sort_unstable();
    let now = in_force(turns, day);
    days.into_iter().find(|later| in_force(turns, *later) != now)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(plus: i64) -> Day {
        Day::parse("2026-04-01").unwrap().plus_days(plus)
    }

    fn turn(seq: i64, from: i64, version: Option<i64>) -> Turn {
        Turn { seq: Seq(seq), from: day(from), version }
    }

    #[test]
    fn a_later_text_takes_over_on_its_day_and_an_end_ends_what_was_planned() {
        let turns = [turn(1, 0, Some(1)), turn(2, 30, Some(2))];
        assert_eq!([-1, 0, 29, 30].map(|plus| in_force(&turns, day(plus))), [None, Some(1), Some(1), Some(2)]);
        assert_eq!(next_change(&turns, day(0)), Some(day(30)));
        let ended = [turns[0], turns[1], turn(3, 10, None)];
        assert_eq!([9, 10, 30].map(|plus| in_force(&ended, day(plus))), [Some(1), None, None]);
        assert_eq!(next_change(&ended, day(10)), None);
        let again = [turns[0], turns[1], turn(3, 10, None), turn(4, 20, Some(3))];
        assert_eq!([15, 20, 30].map(|plus| in_force(&again, day(plus))), [None, Some(3), Some(3)]);
    }

    proptest! {
        #[test]
        fn what_is_said_changes_no_day_before_its_own(
            said in prop::collection::vec((0i64..60, any::<bool>()), 1..8),
            at in -5i64..70,
        ) {
            let all: Vec<Turn> =
                (1..).zip(&said).map(|(seq, (from, ends))| turn(seq, *from, (!ends).then_some(seq))).collect();
            let (last, before) = all.split_last().unwrap();
            if day(at) < last.from {
                prop_assert_eq!(in_force(&all, day(at)), in_force(before, day(at)));
            } else {
                prop_assert_eq!(in_force(&all, day(at)), last.version);
            }
            if let Some(change) = next_change(&all, day(at)) {
                prop_assert!(in_force(&all, change) != in_force(&all, day(at)));
                prop_assert_eq!(in_force(&all, change.plus_days(-1)), in_force(&all, day(at)));
            }
        }
    }
}
