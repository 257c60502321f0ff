//! Japanese era years, by arithmetic. Plans print years that never came (H34, 平成33年度): they are read, not refused.

use crate::text::nfkc;

/// Name, letter, and what to add to a year of the era to get the Gregorian one.
/// First days: 明治 1868-10-23, 大正 1912-07-30, 昭和 1926-12-25, 平成 1989-01-08, 令和 2019-05-01.
const ERAS: [(&str, char, i32, i32); 5] =
    [("令和", 'R', 2018, 99), ("平成", 'H', 1988, 99), ("昭和", 'S', 1925, 99), ("大正", 'T', 1911, 30), ("明治", 'M', 1867, 60)];

/// A year as it was printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PrintedYear {
    /// The Gregorian year; of a fiscal year, that of its April.
    pub year: i32,
    /// 年度 was printed.
    pub fiscal: bool,
    /// The era had ended by then: H34 is the year that became R4.
    pub after_the_era: bool,
}

/// Why a text is not a year.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum YearError {
    /// No year stands in the text.
    #[error("no year in 「{0}」; write 2025, 令和7年度 or R7")]
    None(String),
    /// A letter or name that is no era.
    #[error("「{0}」 names no era; eras are 明治 大正 昭和 平成 令和 (M T S H R)")]
    NoSuchEra(String),
    /// Year 0 of an era, or one beyond what any document prints.
    #[error("「{0}」: an era has no such year")]
    NoSuchYear(String),
}

/// Reads the first year in a text: `2025`, `2025年`, `2025(令和7)年度`, `H34`, `R元`, `平成33年度`, `H17.4月`, `令和７年度`.
pub fn read_year(text: &str) -> Result<PrintedYear, YearError> {
    let plain = nfkc(text);
    let shown = || text.chars().take(40).collect::<String>();
    let fiscal = plain.contains("年度");
    if let Some(year) = four_digits(&plain) {
        return Ok(PrintedYear { year, fiscal, after_the_era: false });
    }
    for (name, letter, offset, longest) in ERAS {
        let Some(rest) = after_name(&plain, name).or_else(|| after_letter(&plain, letter)) else { continue };
        let number = year_number(rest).ok_or_else(|| YearError::None(shown()))?;
        if number < 1 || number > longest {
            return Err(YearError::NoSuchYear(shown()));
        }
        let year = offset + number;
        return Ok(PrintedYear { year, fiscal, after_the_era: year > last_year(offset) });
    }
    match plain.find(|c: char| c.is_ascii_digit() || c == '元') {
        Some(at) if at > 0 => Err(YearError::NoSuchEra(shown())),
        _ => Err(YearError::None(shown())),
    }
}

fn four_digits(text: &str) -> Option<i32> {
    let digits = text.split(|c: char| !c.is_ascii_digit()).find(|run| run.len() == 4)?;
    digits.parse().ok().filter(|year| (1000..=2999).contains(year))
}

fn after_name<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    text.find(name).map(|at| &text[at + name.len()..])
}

fn after_letter(text: &str, letter: char) -> Option<&str> {
    let at = text.find([letter, letter.to_ascii_lowercase()])?;
    let alone = !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
    let rest = &text[at + 1..];
    (alone && rest.starts_with(|c: char| c.is_ascii_digit() || c == '元')).then_some(rest)
}

fn year_number(rest: &str) -> Option<i32> {
    let rest = rest.trim_start();
    if rest.starts_with('元') {
        return Some(1);
    }
    let digits: String = rest.chars().take_while(char::is_ascii_digit).take(4).collect();
    digits.parse().ok()
}

fn last_year(offset: i32) -> i32 {
    match offset {
        1867 => 1912,
        1911 => 1926,
        1925 => 1989,
        1988 => 2019,
        _ => i32::MAX,
    }
}

/// The era and year of a Gregorian year as its fiscal year is printed: 2025 is 令和7, 2019 is 令和元.
pub fn name_of(year: i32) -> Option<(&'static str, char, i32)> {
    ERAS.iter().find(|(_, _, offset, _)| year > *offset).map(|(name, letter, offset, _)| (*name, *letter, year - offset))
}

/// `令和7`, `令和元`, `平成30`; the Gregorian number where no era is known.
pub fn write_year(year: i32) -> String {
    match name_of(year) {
        Some((name, _, 1)) => format!("{name}元"),
        Some((name, _, number)) => format!("{name}{number}"),
        None => year.to_string(),
    }
}

/// `R7`, `H30`; for the axes of charts.
pub fn letter_year(year: i32) -> String {
    name_of(year).map_or_else(|| year.to_string(), |(_, letter, number)| format!("{letter}{number}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn years_are_read_in_every_style_that_plans_print() {
        let cases = [
            ("H26", 2014),
            ("H26 (基準年度)", 2014),
            ("H30", 2018),
            ("H34", 2022),
            ("R元", 2019),
            ("R4", 2022),
            ("令和7年度", 2025),
            ("令和７年度", 2025),
            ("Ｒ７", 2025),
            ("平成33年度", 2021),
            ("2025(令和7)年度", 2025),
            ("2025年", 2025),
            ("H17.4月", 2005),
            ("昭和64年", 1989),
            ("平成元年", 1989),
            ("令和元年度", 2019),
            ("（2019）", 2019),
            ("大正15年", 1926),
            ("明治元年", 1868),
        ];
        for (print, year) in cases {
            assert_eq!(read_year(print).map(|y| y.year), Ok(year), "{print}");
        }
        assert!(read_year("H34").unwrap().after_the_era && !read_year("H31").unwrap().after_the_era);
    }

    #[test]
    fn an_era_that_does_not_exist_is_refused_with_what_would_be_right() {
        assert!(matches!(read_year("X5"), Err(YearError::NoSuchEra(_))));
        assert!(matches!(read_year("光和5年"), Err(YearError::NoSuchEra(_))));
        assert!(matches!(read_year("H0"), Err(YearError::NoSuchYear(_))));
        assert!(matches!(read_year("―"), Err(YearError::None(_))));
        assert!(matches!(read_year(""), Err(YearError::None(_))));
    }

    proptest! {
        #[test]
        fn a_year_is_read_back_from_both_of_its_prints(year in 1868i32..2100) {
            prop_assert_eq!(read_year(&write_year(year)).unwrap().year, year);
            prop_assert_eq!(read_year(&letter_year(year)).unwrap().year, year);
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,60}") {
            let _ = read_year(&text);
        }
    }
}
