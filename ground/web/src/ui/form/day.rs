//! Reads a day as people write it: in figures or with the year of an era.

use engawa_kernel::text::nfkc;
use engawa_kernel::{Day, era};

/// No day is written longer.
const CHARS_MAX: usize = 40;
/// The sign of the first year of an era, which is written without a figure.
const FIRST_YEAR: char = '\u{5143}';

/// Reads `2026-04-01`, `2026/4/1`, `20260401`, and years of an era in words or as a letter.
/// A year of two figures is refused: it could be of any era.
pub fn read_day(text: &str) -> Option<Day> {
    if text.chars().count() > CHARS_MAX {
        return None;
    }
    let plain = nfkc(text);
    let runs: Vec<&str> = plain.split(|sign: char| !sign.is_ascii_digit()).filter(|run| !run.is_empty()).collect();
    let (month, day) = match runs[..] {
        [whole] if whole.len() == 8 => return Day::from_number(whole.parse().ok()?).ok(),
        [_, month, day] => (month, day),
        [month, day] if plain.contains(FIRST_YEAR) => (month, day),
        _ => return None,
    };
    let year = era::read_year(&plain).ok()?.year;
    Day::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_day_is_read_as_people_write_it() {
        let day = Day::new(2026, 4, 1).ok();
        let ways = [
            "2026-04-01",
            " 2026/4/1 ",
            "2026年4月1日",
            "２０２６年４月１日",
            "20260401",
            "令和8年4月1日",
            "R8.4.1",
            "令和８年 ４月 １日（水）",
        ];
        for text in ways {
            assert_eq!(read_day(text), day, "{text}");
        }
        assert_eq!(read_day("令和元年5月1日"), Day::new(2019, 5, 1).ok());
        assert_eq!(read_day("昭和25年12月31日"), Day::new(1950, 12, 31).ok());
    }

    #[test]
    fn what_is_no_day_or_could_be_two_is_refused() {
        for text in ["", "4月1日", "8/4/1", "26-04-01", "2026-04", "R8.4", "4/1/2026", "2026-02-30", "令和8年13月1日", "あした"]
        {
            assert_eq!(read_day(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_day_is_read_as_it_is_written(number in 0i64..60_000, junk in "\\PC{0,60}") {
            let day = Day::new(1900, 1, 1).expect("a day").plus_days(number);
            prop_assert_eq!(read_day(&day.to_string()), Some(day));
            let _ = read_day(&junk);
        }
    }
}
