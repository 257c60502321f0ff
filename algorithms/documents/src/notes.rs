//! What notes and texts say about indicators: limits of the law, units that only a sentence prints, years of a preface.

use crate::draft::{Indicator, Limit, Warning};
use crate::glyph::Run;
use crate::layout::Page;
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
