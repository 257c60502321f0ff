//! Targets in sentences: 「令和7年度までに、自治会加入率を現状の65.3％から70％以上とする」.

use super::name;
use super::record::{Found, Slot, bound_of};
use crate::glyph::Run;
use crate::tokens::value::{Value, value_at};
use crate::tokens::year::year_at;
use crate::tokens::{at, closing, longest, skip_spaces};

/// What follows a target: the particle, then the deed.
const DEEDS: &[&str] = &[
    "する",
    "します",
    "とする",
    "増や",
    "減ら",
    "引き上げ",
    "引上げ",
    "引き下げ",
    "向上",
    "達成",
    "目指",
    "めざ",
    "増加",
    "減少",
    "削減",
    "抑制",
    "拡大",
    "高め",
    "維持",
    "伸ば",
    "倍増",
    "縮減",
    "低減",
    "上げ",
    "下げ",
    "目標",
    "なる",
    "し、",
    "設置",
    "実施",
    "開催",
    "確保",
    "整備",
    "改善",
    "抑え",
];
/// What tells that a sentence reports, guesses, or speaks of somebody else.
const REFUSED: &[&str] = &[
    "ました",
    "ています",
    "ているが",
    "ているため",
    "であった",
    "でした",
    "推計",
    "予測",
    "見込まれ",
    "となっており",
    "想定され",
    "減少傾向",
    "増加傾向",
    "なりました",
    "ていた",
    "されており",
    "示されて",
    "達した",
    "国は",
    "県は",
    "国では",
    "県では",
    "政府は",
    "国の目標",
    "県の目標",
    "国の計画",
    "全国の",
    "国においては",
    "県においては",
    "の予算",
    "予算額",
    "事業費は",
    "総事業費",
];

/// Reads one sentence.
pub fn read(sentence: &Run, line: usize) -> Option<Found> {
    let chars = sentence.chars();
    let text: String = chars.iter().filter(|c| !c.is_whitespace()).collect();
    if let Some(found) = narrated(sentence, &chars, line) {
        return Some(found);
    }
    if text.chars().count() > 220 || REFUSED.iter().any(|word| text.contains(word)) {
        return None;
    }
    if is_past(&text) || is_grade(&chars) {
        return None;
    }
    if ["現状値", "目標値", "基準値", "指標名", "考え方", "※"].iter().any(|word| text.contains(word)) {
        return None;
    }
    if !["までに", "目標", "目指", "めざ", "年度に", "年度末に", "年に"].iter().any(|word| text.contains(word)) {
        return None;
    }
    let values = values(&chars);
    let target = values.iter().rposition(|value| is_target(&chars, value))?;
    let aside = (0..values.len()).find(|at| *at != target && aside_year(&chars, &values[*at]).is_some());
    let base = values[..target].iter().rposition(|value| is_base(&chars, value)).or(aside);
    let target_value = &values[target];
    if target_value.unit.is_none() && base.is_none() {
        return None;
    }
    let until = years(&chars).into_iter().filter(|(_, end)| is_until(&chars, *end)).map(|(year, _)| year).next_back();
    let first = base.map_or(target_value.start, |base| values[base].start);
    let name = name_before(sentence, &chars, first)?;
    let mut found = Found::named(name.run, line, "sentence");
    let slot = |value: &Value, year: Option<i32>| Slot {
        value: value.clone(),
        run: sentence.slice(value.start..value.end),
        year: value.year.or(year),
    };
    found.target = Some(slot(target_value, until));
    found.base = base.map(|base| {
        slot(&values[base], aside_year(&chars, &values[base]).flatten().or(year_shortly_before(&chars, &values[base], until)))
    });
    found.unit = target_value.unit.clone().or_else(|| found.base.as_ref().and_then(|slot| slot.value.unit.clone())).or(name.unit);
    let after: String = chars[target_value.end..].iter().take(14).collect();
    found.direction = target_value.bound.or_else(|| bound_of(&after));
    found.cumulative = text.contains("累計") || text.contains("年間で");
    found.confidence = 0.6;
    Some(found)
}

/// A sentence that tells what was: it ends in た, but for what stands in brackets behind it.
fn is_past(text: &str) -> bool {
    let main = if text.ends_with(')') { text.rfind('(').map_or(text, |open| &text[..open]) } else { text };
    main.ends_with('た') || main.ends_with("ている")
}

/// A grade of a scale: 「S:目標を上回る(120%以上)」, 「○ 達成(80%以上)」.
fn is_grade(chars: &[char]) -> bool {
    let start = skip_spaces(chars, 0);
    let sign = |c: &char| c.is_ascii_uppercase() || matches!(c, '○' | '◎' | '△' | '×' | '▲' | '☆' | '★' | '〇');
    chars.get(start).is_some_and(sign) && matches!(chars.get(start + 1), Some(':' | ' ' | '.' | '…' | '('))
}

/// A value in brackets that say when it was so: 「(令和5年度決算 95.3％)」, 「(現状 12件)」. The year, where one is said.
fn aside_year(chars: &[char], value: &Value) -> Option<Option<i32>> {
    let open = (0..value.start)
        .rev()
        .take(30)
        .take_while(|place| !matches!(chars[*place], ')' | '。'))
        .find(|place| chars[*place] == '(')?;
    let close = closing(chars, open).filter(|close| *close >= value.end)?;
    let inner = &chars[open + 1..close];
    let year = years(inner).first().map(|(year, _)| *year).or(value.year);
    let text: String = inner.iter().collect();
    let told = ["現状", "現在", "基準", "策定時", "実績", "決算", "直近", "当初"].iter().any(|word| text.contains(word));
    let later = ["目標", "まで", "見込", "予定"].iter().any(|word| text.contains(word));
    ((told || year.is_some()) && !later).then_some(year)
}

/// The year that stands before a value with nothing but words of time between: 「令和5年度の月平均14.2時間から」.
fn year_shortly_before(chars: &[char], value: &Value, until: Option<i32>) -> Option<i32> {
    let (year, end) = years(&chars[..value.start]).into_iter().next_back()?;
    let between = chars.get(end..value.start)?;
    let near = between.len() <= 10 && !between.iter().any(|c| matches!(c, '、' | '。' | 'を'));
    (near && Some(year) != until).then_some(year)
}

/// A row of a table told in words: 「自治会加入率の現状値は65.3％（R2）で、目標値は70％（R7）です」.
fn narrated(sentence: &Run, chars: &[char], line: usize) -> Option<Found> {
    let all = values(chars);
    let said = |words: &[&str], from: usize| {
        let place = (from..chars.len()).find(|place| longest(chars, *place, words).is_some())?;
        let (_, end) = longest(chars, place, words)?;
        let near = all.iter().find(|value| value.start >= place && value.end > end && value.start < end + 20).cloned();
        near.map(|value| (place, end, value))
    };
    let glued = |words: &[&str], from: usize| {
        // 「現状51.0％、目標60％」: nothing but a year or a sign parts the word from its value.
        let (place, end, value) = said(words, from)?;
        let between: String = chars[end..value.start.max(end)].iter().filter(|c| !c.is_whitespace()).collect();
        let plain = between.chars().all(|c| {
            matches!(c, ':' | '(' | ')' | '=' | 'R' | 'H' | '令' | '和' | '平' | '成' | '年' | '度') || c.is_ascii_digit()
        });
        (plain && value.unit.is_some()).then_some((place, end, value))
    };
    let based = said(&["現状値は", "現状は", "基準値は", "現状値が", "の現状値"], 0);
    let (place, base_end, base) = based.or_else(|| glued(&["現状値", "現況値", "基準値", "現状", "策定時"], 3))?;
    let aimed = said(&["目標値は", "目標は", "目標値を", "目標値が", "目標を"], base.end);
    let (_, target_end, target) = aimed.or_else(|| glued(&["目標値", "目標"], base.end))?;
    let mut end = place;
    while end > 0 && matches!(chars[end - 1], 'の' | 'は' | '、' | ' ' | ':' | '(' | '・') {
        end -= 1;
    }
    let name = name_of(sentence, chars, 0, end).filter(|name| end > 2 && name.run.len() >= 3)?;
    let mut found = Found::named(name.run, line, "sentence");
    let year = |from: usize, to: usize| {
        years(&chars[..to.min(chars.len())]).into_iter().find(|(_, end)| *end > from).map(|(year, _)| year)
    };
    let slot = |value: &Value, word_end: usize| Slot {
        run: sentence.slice(value.start..value.end),
        year: value.year.or(year(word_end, value.start)),
        value: value.clone(),
    };
    found.base = Some(slot(&base, base_end));
    found.target = Some(slot(&target, target_end));
    found.unit = target.unit.clone().or(base.unit.clone()).or(name.unit);
    found.confidence = 0.6;
    Some(found)
}

/// All values of a sentence.
fn values(chars: &[char]) -> Vec<Value> {
    let mut values = Vec::new();
    let mut place = 0;
    while place < chars.len() {
        if let Some(year) = year_at(chars, place).filter(|year| year.sure) {
            let dated = value_at(chars, place, true).filter(|value| value.number().is_some() && value.year.is_some());
            place = dated.as_ref().map_or(year.end, |value| value.end);
            values.extend(dated);
            continue;
        }
        let glued = place > 0 && (chars[place - 1].is_ascii_alphanumeric() || matches!(chars[place - 1], '第' | '.' | ','));
        match value_at(chars, place, true).filter(|value| value.number().is_some() && !glued) {
            Some(value) => {
                place = value.end.max(place + 1);
                values.push(value);
            }
            None => place += 1,
        }
    }
    values
}

fn years(chars: &[char]) -> Vec<(i32, usize)> {
    let mut years = Vec::new();
    let mut place = 0;
    while place < chars.len() {
        match year_at(chars, place).filter(|year| year.sure) {
            Some(year) => {
                years.push((year.year, year.end));
                place = year.end;
            }
            None => place += 1,
        }
    }
    years
}

fn is_until(chars: &[char], end: usize) -> bool {
    let next = skip_spaces(chars, end);
    longest(
        chars,
        next,
        &["までに", "に", "には", "の目標", "を目標", "末までに", "中に", "時点で", "における目標", "まで", ")までに", ")に"],
    )
    .is_some()
}

/// A value that something is to become.
fn is_target(chars: &[char], value: &Value) -> bool {
    let mut next = skip_spaces(chars, value.end);
    if chars.get(next) == Some(&'(')
        && let Some(close) = closing(chars, next)
    {
        next = close + 1;
    }
    let Some((_, behind)) =
        longest(chars, next, &["に", "と", "へ", "を", "まで", "以上", "以下", "の", "へと", "にまで", "が", "とすることを"])
    else {
        let goes_on = longest(chars, next, &["させ", "する", "し", "を図", "を目", "を維"]).is_some();
        return value.bound.is_some() && (goes_on || chars.get(next).is_none_or(|c| matches!(c, '。' | ')' | '」' | '、')));
    };
    let limit = (behind + 8).min(chars.len());
    (behind..limit).any(|place| DEEDS.iter().any(|deed| at(chars, place, deed)))
}

/// A value that something comes from.
fn is_base(chars: &[char], value: &Value) -> bool {
    let mut next = skip_spaces(chars, value.end);
    if chars.get(next) == Some(&'(')
        && let Some(close) = closing(chars, next)
    {
        next = close + 1;
    }
    at(chars, next, "から") || at(chars, next, "より") || at(chars, next, "を") || at(chars, next, "だった")
}

/// The subject before the first value: between the phrase of the year and its particle.
fn name_before(sentence: &Run, chars: &[char], end: usize) -> Option<name::Name> {
    let mut start = 0;
    let mut place = 0;
    while place < end {
        if let Some(year) = year_at(chars, place).filter(|year| year.sure && year.end <= end) {
            let next = longest(
                chars,
                skip_spaces(chars, year.end),
                &["までに", "には", "に", "末までに", "中に", "時点で", "における", "現在", "の"],
            )
            .map_or(year.end, |(_, next)| next);
            // A year behind the subject is no part of it; one before it begins the sentence.
            if place <= start + 1 {
                start = skip_marks(chars, next);
            } else {
                return name_of(sentence, chars, start, place);
            }
            place = next.max(place + 1);
        } else {
            place += 1;
        }
    }
    name_of(sentence, chars, start, end)
}

fn skip_marks(chars: &[char], mut place: usize) -> usize {
    while chars.get(place).is_some_and(|c| matches!(c, '、' | ',' | ' ')) {
        place += 1;
    }
    place
}

fn name_of(sentence: &Run, chars: &[char], start: usize, end: usize) -> Option<name::Name> {
    let mut end = end;
    // The way to the particle: 「…を現状の」 and 「…について、」 lose what stands behind them.
    let cut = (start..end).rev().find(|place| {
        let particle = at(chars, *place, "を")
            || at(chars, *place, "について")
            || at(chars, *place, "に関して")
            || (at(chars, *place, "は") && *place > start + 1)
            || (at(chars, *place, "が") && *place > start + 1);
        particle && outside(chars, start, *place)
    });
    end = cut.unwrap_or(end);
    for lead in
        ["また、", "さらに、", "特に、", "なお、", "具体的には、", "本市では、", "本町では、", "目標として、", "数値目標として、"]
    {
        if at(chars, start, lead) {
            return name_of(sentence, chars, start + lead.chars().count(), end);
        }
    }
    let clause = (start..end)
        .rev()
        .find(|place| chars[*place] == '、' && outside(chars, start, *place))
        .filter(|place| cut.is_some() && end - place > 4);
    let from = clause.map_or(start, |place| place + 1);
    let read = name::read(&sentence.slice(from..end));
    let short = read.run.dense().trim_end_matches(['、', 'の']).chars().count();
    let whole = read.run.chars();
    let count = |sign: char| whole.iter().filter(|c| **c == sign).count();
    let is_whole = count('(') == count(')') && count('「') == count('」');
    (name::is_name(&read.run) && is_whole && (3..=50).contains(&short)).then_some(read)
}

/// Whether no bracket is open at this place.
fn outside(chars: &[char], start: usize, place: usize) -> bool {
    let count = |sign: char| chars[start..place].iter().filter(|c| **c == sign).count();
    count('(') <= count(')') && count('「') <= count('」')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hygiene::clean;

    type Said = (String, Option<f64>, Option<f64>, Option<i32>);

    fn of(text: &str) -> Option<Said> {
        let found = read(&clean(text), 0)?;
        let number = |slot: &Option<Slot>| slot.as_ref().and_then(Slot::number);
        Some((found.name.printed(), number(&found.base), number(&found.target), found.target.as_ref().and_then(|slot| slot.year)))
    }

    #[test]
    fn targets_in_sentences_are_read() {
        assert_eq!(
            of("自治会加入率を令和7年度までに70％以上とする。"),
            Some(("自治会加入率".into(), None, Some(70.0), Some(2025)))
        );
        assert_eq!(
            of("令和7年度までに、空き家バンクの登録件数を現状の12件から30件に増やします。"),
            Some(("空き家バンクの登録件数".into(), Some(12.0), Some(30.0), Some(2025)))
        );
    }

    #[test]
    fn a_row_told_in_words_is_read() {
        let text = "自治会加入率の現状値は65.3%(令和2年度)で、目標値は70%(令和7年度)です。";
        assert_eq!(of(text), Some(("自治会加入率".into(), Some(65.3), Some(70.0), Some(2025))));
        let text = "移住相談の件数は、現状は年間86件ですが、目標は令和9年度に150件とします。";
        assert_eq!(of(text).map(|said| (said.2, said.3)), Some((Some(150.0), Some(2027))));
    }

    #[test]
    fn reports_guesses_and_the_targets_of_others_are_none() {
        for text in [
            "総人口は令和22年に5万人になると推計されています。",
            "国は、2030年度までに温室効果ガスを46%削減することを目標としている。",
            "参加者は令和元年度に120人となりました。",
            "予算額は10億円とする。",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
