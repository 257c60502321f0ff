//! The public holidays that are built in, 2024 to 2027.
//!
//! As announced each February by the Cabinet Office (内閣府「国民の祝日」について) under the Act on National Holidays, arts. 2 and 3,
//! in the columns of its file. A town that takes a newer file in has the newer days.

use engawa_kernel::Holidays;

const FILE: &str = include_str!("../../holidays/2024-2027.csv");

/// The days.
pub fn built_in() -> Holidays {
    // A test reads the file; it cannot be wrong here.
    Holidays::read(FILE).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use engawa_kernel::Day;

    use super::*;

    /// Art. 3: what falls on a Sunday is made up for on the next day that is none; a day between two holidays is one.
    #[test]
    fn the_built_in_days_obey_the_act() {
        let holidays = Holidays::read(FILE).expect("all lines are days");
        let days: Vec<(Day, &str)> = holidays.days().collect();
        let is_holiday = |day: Day| days.iter().any(|(other, _)| *other == day);
        assert_eq!(holidays.years().into_iter().collect::<Vec<_>>(), [2024, 2025, 2026, 2027]);
        for (day, name) in &days {
            let is_monday = ["成人の日", "海の日", "敬老の日", "スポーツの日"].contains(name);
            assert!(!is_monday || day.weekday() == 0, "{name} {day}");
            if day.weekday() == 6 {
                let next = (1..).map(|plus| day.plus_days(plus)).find(|next| days.iter().all(|(o, n)| o != next || *n == "休日"));
                assert!(next.is_some_and(is_holiday), "{name} {day} is not made up for");
            }
            let between = day.plus_days(1);
            assert!(!is_holiday(day.plus_days(2)) || is_holiday(between) || between.weekday() == 6, "{between} lies between two");
        }
        for year in 2024..=2027 {
            let named = days.iter().filter(|(day, name)| day.year() == year && *name != "休日").count();
            assert_eq!(named, 16, "{year}");
        }
    }
}
