//! Points of a list that print a target alone: 「・起業支援件数：5年間で25件」, 「・登録者数：600人（R8）【現状：312人（R3）】」.

use super::name;
use super::record::{Found, Slot};
use crate::glyph::Run;
use crate::tokens::value::{Value, value_at};
use crate::tokens::year::year_at;
use crate::tokens::{closing, skip_spaces};

/// Reads one point, of which it is known that it stands below a title such as 数値目標.
pub fn read(run: &Run, line: usize) -> Option<Found> {
    let run = run.trimmed();
    let chars = run.chars();
    let mark = name::mark_end(&chars);
    if mark == 0 || chars.len() > 120 || chars.contains(&'。') || chars.contains(&'→') {
        return None;
    }
    let colon = (mark..chars.len()).find(|place| matches!(chars[*place], ':' | '='))?;
    let value = value_at(&chars, colon + 1, false).filter(|value| value.number().is_some() && value.unit.is_some())?;
    let read = name::read(&run.slice(mark..colon));
    let (rest, base) = aside(&run, &chars, value.end);
    if !name::is_name(&read.run) || read.run.len() > 60 || !rest.is_empty() {
        return None;
    }
    let until = bracket_year(&chars, &value);
    let mut found = Found::named(read.run, line, "point");
    found.unit = value.unit.clone().or(read.unit);
    found.group = read.group;
    found.target = Some(Slot { run: run.slice(value.start..value.end), year: value.year.or(until), value });
    found.base = base;
    found.confidence = 0.6;
    Some(found)
}

/// The last year of a range in brackets that the value took in: 「25件(R4~R8)」.
fn bracket_year(chars: &[char], value: &Value) -> Option<i32> {
    (value.start..value.end)
        .rev()
        .filter(|place| chars[*place] == '(')
        .find_map(|open| year_at(chars, open + 1).map(|year| year.year))
}

/// What stands behind the target: a bracket with the baseline, and the rest, which should be nothing.
fn aside(run: &Run, chars: &[char], from: usize) -> (String, Option<Slot>) {
    let mut place = skip_spaces(chars, from);
    let mut base = None;
    while matches!(chars.get(place), Some('(' | '【' | '[' | '〈')) {
        let Some(close) = closing(chars, place) else { break };
        let inner = &chars[place + 1..close];
        let text: String = inner.iter().collect();
        let start = ["現状値", "基準値", "現状", "現在", "実績", "策定時"].iter().find(|word| text.contains(*word));
        if base.is_none() && start.is_some() {
            let at = (place + 1..close)
                .filter(|at| chars[*at].is_ascii_digit() || chars[*at].is_ascii_alphabetic() || matches!(chars[*at], '令' | '平'));
            let value =
                at.filter_map(|at| value_at(chars, at, false)).find(|value| value.number().is_some() && value.unit.is_some());
            let year = (place + 1..close).find_map(|at| year_at(chars, at).filter(|year| year.sure)).map(|year| year.year);
            base = value.map(|value| Slot { run: run.slice(value.start..value.end), year: value.year.or(year), value });
        }
        place = skip_spaces(chars, close + 1);
    }
    (chars[place.min(chars.len())..].iter().collect(), base)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hygiene::clean;

    #[test]
    fn a_target_alone_and_one_with_its_baseline_in_brackets_are_read() {
        let found = read(&clean("・起業支援件数：5年間で25件"), 0).unwrap();
        assert_eq!((found.name.printed().as_str(), found.target.unwrap().number()), ("起業支援件数", Some(25.0)));
        let found = read(&clean("・登録者数：600人（令和8年度）【現状：312人（令和3年度）】"), 0).unwrap();
        let (base, target) = (found.base.unwrap(), found.target.unwrap());
        assert_eq!((base.number(), base.year, target.number(), target.year), (Some(312.0), Some(2021), Some(600.0), Some(2026)));
        assert!(read(&clean("・職員：87人で取り組む"), 0).is_none());
    }
}
