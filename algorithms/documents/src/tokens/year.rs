//! Years as plans print them: 令和7年度, R7, H34, 2025(令和7)年度, 平成27~令和元年度, R6.11月, 5年平均.

use super::{at, closing, longest, skip_spaces};

/// Name or letter, and what to add to a year of the era to get the Gregorian one.
const ERAS: [(&str, i32); 14] = [
    ("令和", 2018),
    ("平成", 1988),
    ("昭和", 1925),
    ("大正", 1911),
    ("㋿", 2018),
    ("令", 2018),
    ("平", 1988),
    ("昭", 1925),
    ("R", 2018),
    ("H", 1988),
    ("S", 1925),
    ("r", 2018),
    ("h", 1988),
    ("T", 1911),
];

/// A year, or the last year of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Year {
    /// The Gregorian year; of a fiscal year, that of its April.
    pub year: i32,
    /// The first year, where a range was printed.
    pub from: Option<i32>,
    /// What stands behind it.
    pub end: usize,
    /// An era or 年 was printed; four bare digits may be anything.
    pub sure: bool,
}

/// A year that begins at this place.
pub fn year_at(chars: &[char], place: usize) -> Option<Year> {
    let (first, era) = one_at(chars, place, None)?;
    let next = skip_spaces(chars, first.end);
    let Some(next) = range_sign(chars, next) else { return Some(first) };
    let next = skip_spaces(chars, next);
    let follows = one_at(chars, next, era).or_else(|| one_at(chars, next, Some(0)).filter(|_| era.is_none()));
    match follows {
        Some((last, _))
            if last.year >= first.year && last.year - first.year <= 30 && (last.sure || first.sure || !era_digits(chars, next)) =>
        {
            Some(Year { from: Some(first.year), sure: first.sure || last.sure, ..last })
        }
        _ => Some(first),
    }
}

/// Whether bare digits stand here that are no year of their own.
fn era_digits(chars: &[char], place: usize) -> bool {
    digits(chars, place).is_some_and(|(_, end)| end - place < 4)
}

/// One year, and what to add for a number without era that follows it.
fn one_at(chars: &[char], place: usize, era: Option<i32>) -> Option<(Year, Option<i32>)> {
    let before = place.checked_sub(1).and_then(|before| chars.get(before));
    if let Some((year, end, offset)) = of_era(chars, place) {
        let latin = chars[place].is_ascii_alphabetic();
        if latin && before.is_some_and(|c| c.is_ascii_alphanumeric()) {
            return None;
        }
        let (end, _) = tail(chars, end, year);
        return Some((Year { year, from: None, end, sure: true }, Some(offset)));
    }
    let (number, end) = digits(chars, place)?;
    if before.is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | ',')) {
        return None;
    }
    if end - place == 4 && (1900..=2100).contains(&number) {
        let more = matches!(chars.get(end), Some('.' | ',')) && chars.get(end + 1).is_some_and(char::is_ascii_digit);
        if more {
            return None;
        }
        let (end, sure) = tail(chars, end, number);
        return Some((Year { year: number, from: None, end, sure }, Some(0)));
    }
    let offset = era.filter(|offset| *offset > 0)?;
    let (end, _) = tail(chars, end, offset + number);
    ((1..=99).contains(&number)).then_some((Year { year: offset + number, from: None, end, sure: true }, Some(offset)))
}

/// A number of one or two digits that means a year of the era of its neighbours: `6年度` beside 令和5年度.
pub fn bare_year_at(chars: &[char], place: usize, offset: i32) -> Option<Year> {
    let (number, end) = if chars.get(place) == Some(&'元') { (1, place + 1) } else { digits(chars, place)? };
    let alone = end - place <= 2 && number >= 1;
    let marked = at(chars, end, "年度") || (at(chars, end, "年") && !at(chars, end, "年間"));
    let (end, _) = tail(chars, end, offset + number);
    (alone && marked).then_some(Year { year: offset + number, from: None, end, sure: true })
}

fn of_era(chars: &[char], place: usize) -> Option<(i32, usize, i32)> {
    let (_, offset) = ERAS.iter().find(|(name, _)| at(chars, place, name))?;
    let name = ERAS.iter().filter(|(name, _)| at(chars, place, name)).map(|(name, _)| name.chars().count()).max()?;
    let mut next = place + name;
    while chars.get(next).is_some_and(|c| matches!(c, ' ' | '.' | '\'')) {
        next += 1;
    }
    if chars.get(next) == Some(&'元') {
        return Some((offset + 1, next + 1, *offset));
    }
    let (number, end) = digits(chars, next)?;
    let short_name = name == 1 && !chars[place].is_ascii_alphabetic();
    let gap = next > place + name && name == 1;
    let fits = (1..=99).contains(&number) && end - next <= 2 && !gap;
    let told = !short_name || at(chars, end, "年");
    (fits && told).then_some((offset + number, end, *offset))
}

/// What belongs to a year behind its number: the same year in brackets, 年度, a month, 末, 現在.
fn tail(chars: &[char], place: usize, year: i32) -> (usize, bool) {
    let mut end = place;
    let mut sure = false;
    for _ in 0..2 {
        if let Some((_, next)) = longest(chars, skip_if_spaced(chars, end), &["年度末", "年度", "年末", "年次", "年"])
            && !at(chars, next, "間")
        {
            end = next;
            sure = true;
        }
        match same_year(chars, skip_spaces(chars, end), year) {
            Some(next) => {
                end = next;
                sure = true;
            }
            None => break,
        }
    }
    end = month(chars, end);
    if let Some((_, next)) = longest(chars, end, &["末現在", "末時点", "末", "現在", "時点", "度"]) {
        end = next;
    }
    (end, sure)
}

/// One space between a number and 年度 is damage; more is a gap.
fn skip_if_spaced(chars: &[char], place: usize) -> usize {
    let spaced = chars.get(place) == Some(&' ') && at(chars, place + 1, "年");
    if spaced { place + 1 } else { place }
}

/// `(令和7)` behind 2025, `(2025年度)` behind 令和7.
fn same_year(chars: &[char], place: usize, year: i32) -> Option<usize> {
    if chars.get(place) != Some(&'(') {
        return None;
    }
    let close = closing(chars, place)?;
    let inner = skip_spaces(chars, place + 1);
    let (said, end, _) = of_era(chars, inner).or_else(|| {
        let (number, end) = digits(chars, inner)?;
        ((1900..=2100).contains(&number)).then_some((number, end, 0))
    })?;
    let end = longest(chars, end, &["年度", "年"]).map_or(end, |(_, next)| next);
    (said == year && skip_spaces(chars, end) == close).then_some(close + 1)
}

/// `.11月`, `4月`, `3月31日`.
fn month(chars: &[char], place: usize) -> usize {
    let next = if matches!(chars.get(place), Some('.' | '/')) { place + 1 } else { place };
    let Some((number, end)) = digits(chars, next) else { return place };
    if !(1..=12).contains(&number) || !at(chars, end, "月") || at(chars, end, "月間") {
        return place;
    }
    match digits(chars, end + 1) {
        Some((_, day)) if at(chars, day, "日") => day + 1,
        _ => end + 1,
    }
}

fn range_sign(chars: &[char], place: usize) -> Option<usize> {
    match chars.get(place)? {
        '~' | '-' | '–' | '—' | '‐' | '−' | '―' => Some(place + 1),
        'か' if at(chars, place, "から") => Some(place + 2),
        _ => None,
    }
}

fn digits(chars: &[char], place: usize) -> Option<(i32, usize)> {
    let count = chars.get(place..)?.iter().take_while(|c| c.is_ascii_digit()).count();
    if count == 0 || count > 8 {
        return None;
    }
    let text: String = chars[place..place + count].iter().collect();
    Some((text.parse().ok()?, place + count))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(i32, usize)> {
        let chars: Vec<char> = text.chars().collect();
        year_at(&chars, 0).map(|year| (year.year, year.end))
    }

    #[test]
    fn years_are_read_in_every_style() {
        let cases = [
            ("令和7年度", 2025),
            ("R元", 2019),
            ("H34", 2022),
            ("平成33年度", 2021),
            ("2025(令和7)年度", 2025),
            ("令和7年度(2025年度)", 2025),
            ("R6.11月", 2024),
            ("令和5年3月31日現在", 2023),
            ("平成27~令和元年度", 2019),
            ("2015~ 2019年度", 2019),
            ("平成29~33年度", 2021),
            ("H27-R1", 2019),
            ("2019", 2019),
            ("令和 4 年度", 2022),
        ];
        for (text, year) in cases {
            let whole = text.chars().count();
            assert_eq!(read(text), Some((year, whole)), "{text}");
        }
    }

    #[test]
    fn what_is_no_year_is_none() {
        for text in ["2,019", "2019.5", "R100", "RPA", "5年間", "平和", "令和", "12345"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
