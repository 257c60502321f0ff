//! What notes and texts say about indicators: limits of the law, units that only a sentence prints, years of a preface.

use crate::draft::{Indicator, Limit, Warning};
use crate::glyph::Run;
use crate::layout::Page;
use crate::reading::Found;
use crate::tokens::value::value_at;
use crate::tokens::year::year_at;
use crate::tokens::{at, closing, skip_spaces, unit};

/// Limits: 「早期健全化基準」…実質公債費比率：25.0％、将来負担比率：350.0%.
pub fn limits(page: &Page, indicators: &mut [Indicator]) {
    for line in &page.lines {
        let chars = line.run.chars();
        let Some(open) = chars.iter().position(|c| *c == '「') else { continue };
        let Some(close) = closing(&chars, open) else { continue };
        let term: String = chars[open + 1..close].iter().collect();
        if !(term.ends_with("基準") || term.ends_with("限度")) || chars.len() > 200 {
            continue;
        }
        for indicator in indicators.iter_mut() {
            let name: String = indicator.name.chars().collect();
            let found = (close..chars.len()).find(|place| at(&chars, *place, &name)).map(|place| place + name.chars().count());
            let value =
                found.filter(|end| matches!(chars.get(*end), Some(':' | '='))).and_then(|end| value_at(&chars, end + 1, true));
            if let Some(number) = value.and_then(|value| value.number()) {
                indicator.limits.push(Limit { name: term.clone(), value: number });
            }
        }
    }
}

/// A unit that stands once above a table: (単位:千円).
pub fn caption(page: &Page, found: &mut Found) {
    let Some(header) = found.header_line.filter(|_| found.unit.is_none()) else { return };
    let lines = page.lines.get(header.saturating_sub(3)..page.lines.len().min(header + 2)).unwrap_or_default();
    let said = |line: &Run| {
        let chars = line.chars();
        let place = (0..chars.len()).find(|place| at(&chars, *place, "単位:"))? + 3;
        let end =
            (place..chars.len()).find(|end| matches!(chars[*end], ')' | ']' | '】' | ' ' | '|' | '\t')).unwrap_or(chars.len());
        let text: String = chars[place..end].iter().collect();
        unit::is_unit(&text).then_some(text)
    };
    found.unit = lines.iter().rev().filter(|line| line.run.len() <= 120).find_map(|line| said(&line.run));
}

/// A unit that no table prints, from a sentence that says the baseline with a counter beside words of the name: 現在7地区の設立.
pub fn units(page: &Page, indicators: &mut [Indicator], warnings: &mut Vec<Warning>) {
    for indicator in indicators.iter_mut().filter(|indicator| indicator.unit.is_none() && indicator.baseline_value.is_some()) {
        let Some(base) = indicator.baseline_value else { continue };
        for (number, line) in page.lines.iter().enumerate() {
            if number + 1 >= indicator.span.line && number < indicator.span.end_line {
                continue;
            }
            if let Some(found) = said_with(&line.run, &indicator.name, base) {
                warnings.push(Warning { code: "unit-from-text".into(), about: indicator.name.clone(), line: Some(number + 1) });
                indicator.unit = Some(found);
                break;
            }
        }
    }
}

/// The unit of a value in a sentence that also holds a good part of a name.
fn said_with(run: &Run, name: &str, base: f64) -> Option<String> {
    let chars = run.chars();
    if chars.len() < 20 || !chars.contains(&'。') {
        return None;
    }
    let wanted: Vec<char> = name.chars().collect();
    let part = wanted.len() * 2 / 3;
    for sentence in run.split(|c| c == '。') {
        let chars = sentence.chars();
        let text: String = chars.iter().collect();
        let shares = part >= 5 && wanted.windows(part).any(|piece| text.contains(&piece.iter().collect::<String>()));
        if !shares {
            continue;
        }
        for place in
            (0..chars.len()).filter(|place| chars[*place].is_ascii_digit() && (*place == 0 || !chars[*place - 1].is_ascii_digit()))
        {
            let value = value_at(&chars, place, true).filter(|value| value.number() == Some(base));
            if let Some(found) = value.and_then(|value| value.unit).filter(|unit| unit != "年") {
                return Some(unit::said(&found));
            }
        }
    }
    None
}

/// Whether this document says itself that its months of spring close a fiscal year: 「R5.3」は、令和4年度末の値.
pub fn months_are_of_the_year_before(page: &Page) -> bool {
    page.lines.iter().any(|line| {
        let chars = line.run.chars();
        let months = months_at(&chars);
        months.iter().any(|Month { year, end, .. }| {
            let rest = &chars[*end..chars.len().min(end + 24)];
            let said = (0..rest.len()).find_map(|place| year_at(rest, place).filter(|found| found.sure));
            let is_fiscal =
                said.is_some_and(|found| rest[..found.end].ends_with(&['年', '度']) || rest[..found.end].ends_with(&['度', '末']));
            let joined = rest.iter().any(|c| matches!(c, 'は' | '=' | ':'));
            joined && is_fiscal && said.is_some_and(|found| found.year == year - 1)
        })
    })
}

/// The years of an indicator that are printed with a month of spring become those of their fiscal years.
/// A month that is spelled out is always one of the fiscal year before; a bare number (R5.3) only where `all` says so.
pub fn to_fiscal_years(page: &Page, found: &mut Found, all: bool) {
    let header: Vec<Month> = found
        .header_line
        .into_iter()
        .flat_map(|first| page.lines.iter().skip(first).take(3))
        // A whole page on one line holds more than a header.
        .filter(|line| line.run.len() <= 120)
        .flat_map(|line| months_at(&line.run.chars()))
        .collect();
    for slot in [found.base.as_mut(), found.target.as_mut()].into_iter().flatten().chain(&mut found.interims) {
        let own = months_at(&slot.run.chars());
        let months = if slot.value.year.is_some() { &own } else { &header };
        if months.iter().any(|month| (all || month.is_spelled) && Some(month.year) == slot.year) {
            slot.year = slot.year.map(|year| year - 1);
        }
    }
}

/// A year with a month from January to March behind it.
struct Month {
    year: i32,
    /// What stands behind it.
    end: usize,
    /// 月 is printed.
    is_spelled: bool,
}

/// Years with a month from January to March behind them: R5.3, R5/3, 令和5年3月.
fn months_at(chars: &[char]) -> Vec<Month> {
    let mut found = Vec::new();
    let mut place = 0;
    while place < chars.len() {
        let Some(year) = year_at(chars, place).filter(|year| year.sure && year.from.is_none()) else {
            place += 1;
            continue;
        };
        let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
        let month = |at: usize| matches!(chars.get(at), Some('1'..='3')) && !digit(at + 1);
        let behind = matches!(chars.get(year.end), Some('.' | '/')) && month(year.end + 1);
        let inside = (place + 1..year.end)
            .any(|at| matches!(chars[at], '年' | '.' | '/') && month(at + 1) && chars.get(at + 2) == Some(&'月'));
        if behind || inside {
            found.push(Month { year: year.year, end: year.end + if behind { 2 } else { 0 }, is_spelled: inside });
        }
        place = year.end.max(place + 1);
    }
    found
}

/// Years that only a preface or a note prints: 「現状値は令和2年度、目標値は令和7年度の数値です」.
pub fn years(page: &Page, indicators: &mut [Indicator], warnings: &mut Vec<Warning>) {
    let said = |words: &[&str]| -> Vec<(usize, i32)> {
        page.lines.iter().enumerate().filter_map(|(number, line)| Some((number, year_said(&line.run.chars(), words)?))).collect()
    };
    let bases = said(&["現状値", "基準値", "現状", "基準年度", "基準年", "現況値", "策定時"]);
    let targets = said(&["目標値", "目標年度", "目標年次", "目標", "目標年"]);
    let nearest = |list: &[(usize, i32)], line: usize| {
        let before = list.iter().rev().find(|(number, _)| *number < line);
        before.or_else(|| list.iter().find(|(number, _)| *number <= line + 40)).map(|(_, year)| *year)
    };
    for indicator in indicators.iter_mut() {
        if indicator.baseline_year.is_none() && indicator.baseline_value.is_some() {
            indicator.baseline_year = nearest(&bases, indicator.span.line);
        }
        if indicator.target_year.is_none() && indicator.target_raw.is_some() {
            indicator.target_year = nearest(&targets, indicator.span.line);
            if indicator.target_year.is_some() {
                warnings.push(Warning {
                    code: "year-from-text".into(),
                    about: indicator.name.clone(),
                    line: Some(indicator.span.line),
                });
            }
        }
    }
}

/// The year that a line ties to one of the words: 現状値は令和2年度, 目標値(R7), 基準年度：平成30年度.
fn year_said(chars: &[char], words: &[&str]) -> Option<i32> {
    if chars.len() > 160 {
        return None;
    }
    for word in words {
        for place in (0..chars.len()).filter(|place| at(chars, *place, word)) {
            let mut next = skip_spaces(chars, place + word.chars().count());
            let joint = ["の年度は", "年度は", "の基準年度は", "は、", "は", ":", "=", "を", "の年次は"];
            let Some((_, end)) = crate::tokens::longest(chars, next, &joint) else { continue };
            next = skip_spaces(chars, end);
            for skipped in
                ["原則として", "計画最終年度の", "計画最終年度である", "最終年度の", "計画期間の最終年度である", "、", "原則"]
            {
                if at(chars, next, skipped) {
                    next += skipped.chars().count();
                }
            }
            if let Some(year) = year_at(chars, next).filter(|year| year.sure && year.from.is_none()) {
                let rest: String = chars[year.end..].iter().take(12).collect();
                // Behind a year of a preface stands no value.
                if !rest.chars().any(|c| c.is_ascii_digit()) || rest.starts_with(['、', '・', ',']) {
                    return Some(year.year);
                }
            }
        }
    }
    None
}
