//! Names of indicators: numbering, note marks and units in brackets are taken off.

use crate::glyph::{Run, is_japanese};
use crate::tokens::{closing, unit};
use crate::words::{Role, head};

/// A name, and what was taken off it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Name {
    /// The name itself.
    pub run: Run,
    /// The unit that stood in brackets at its end.
    pub unit: Option<String>,
    /// A word in brackets before it: 【成果指標】.
    pub group: Option<String>,
}

/// Takes a name apart.
pub fn read(run: &Run) -> Name {
    let mut name = Name { run: run.trimmed(), ..Name::default() };
    for _ in 0..4 {
        let before = name.run.len();
        group_off(&mut name);
        marks_off(&mut name.run);
        if name.run.len() == before {
            break;
        }
    }
    for _ in 0..4 {
        let before = name.run.len();
        notes_off(&mut name.run);
        unit_off(&mut name);
        if name.run.len() == before {
            break;
        }
    }
    inner_notes_off(&mut name.run);
    name
}

/// Whether a text can be the name of an indicator at all.
pub fn is_name(run: &Run) -> bool {
    let text = run.dense();
    let letters = text.chars().filter(|c| is_japanese(*c) || c.is_alphabetic()).count();
    let count = text.chars().count();
    let known = head(&text.chars().collect::<Vec<_>>())
        .is_some_and(|head| head.is_usual || !matches!(head.role, Role::Item | Role::Note | Role::Other));
    let total = [
        "計",
        "合計",
        "小計",
        "総計",
        "総数",
        "平均",
        "その他",
        "年度",
        "備考",
        "区分",
        "図表",
        "図",
        "表",
        "資料",
        "出典",
        "第",
        "ページ",
    ]
    .contains(&text.as_str());
    let money = ["事業費", "予算額", "決算額", "人件費", "一般財源", "トータルコスト", "総コスト", "国庫支出金"]
        .iter()
        .any(|end| text.ends_with(end));
    let dated = head(&text.chars().collect::<Vec<_>>()).is_some_and(|head| head.year.is_some());
    letters >= 2 && !dated && !money && count <= 160 && !known && !total && !text.contains('。')
}

/// 【成果指標】 or [KPI] before a name.
fn group_off(name: &mut Name) {
    let chars = name.run.chars();
    if !matches!(chars.first(), Some('【' | '[' | '〈' | '(')) {
        return;
    }
    let Some(close) = closing(&chars, 0) else { return };
    let inner: Vec<char> = chars[1..close].to_vec();
    let text: String = inner.iter().filter(|c| !c.is_whitespace()).collect();
    let is_group = head(&inner).is_some_and(|head| head.role == Role::Name) || text.ends_with("指標") || text.contains("KPI");
    let short = ["新", "新規", "重点", "拡充", "継続", "再掲", "重", "成果", "活動", "アウトカム", "アウトプット", "総", "基"]
        .contains(&text.as_str());
    if (is_group || short) && close + 1 < chars.len() {
        if is_group {
            name.group = Some(text);
        }
        name.run = name.run.slice(close + 1..chars.len()).trimmed();
    }
}

/// Bullets and numbering: ①, (1), 1-2, No.3, ア, 指標1.
fn marks_off(run: &mut Run) {
    let chars = run.chars();
    let end = mark_end(&chars);
    if end > 0 && end < chars.len() {
        *run = run.slice(end..chars.len()).trimmed();
    }
}

/// Where the mark at the beginning of a text ends; 0 where there is none.
pub fn mark_end(chars: &[char]) -> usize {
    let Some(first) = chars.first() else { return 0 };
    if matches!(
        first,
        '・' | '●'
            | '○'
            | '◇'
            | '◆'
            | '■'
            | '□'
            | '◎'
            | '☆'
            | '★'
            | '▼'
            | '▽'
            | '▶'
            | '✓'
            | '◯'
            | '*'
            | '•'
            | '➢'
            | '▷'
            | '☞'
            | '‣'
    ) || ('①'..='⑳').contains(first)
        || ('❶'..='❿').contains(first)
    {
        return 1;
    }
    if *first == '-' && chars.get(1) == Some(&' ') {
        return 2;
    }
    if *first == '('
        && let Some(close) = closing(chars, 0)
        && close <= 3
        && chars[1..close].iter().all(|c| c.is_ascii_digit() || matches!(c, 'ア'..='コ' | 'a'..='h' | '一'..='十'))
    {
        return close + 1;
    }
    numbered(chars)
}

/// `1.`, `1)`, `1-2 `, `No.3 `, `指標1:`, `KPI①`.
fn numbered(chars: &[char]) -> usize {
    let lead = ["No.", "NO.", "No", "指標", "KPI", "成果指標", "活動指標", "目標指標", "数値目標", "目標"];
    let start = super::super::tokens::longest(chars, 0, &lead).map_or(0, |(_, end)| end);
    let circled = chars.get(start).is_some_and(|c| ('①'..='⑳').contains(c));
    if start > 0 && circled {
        return start + 1;
    }
    let mut end = start;
    while chars.get(end).is_some_and(|c| {
        c.is_ascii_digit() || (matches!(c, '-' | '.') && end > start && chars.get(end + 1).is_some_and(char::is_ascii_digit))
    }) {
        end += 1;
    }
    if end == start || end - start > 8 {
        return 0;
    }
    match chars.get(end) {
        Some('.' | ')' | ':' | '、') => end + 1,
        Some(c) if c.is_whitespace() && chars.get(end + 1).is_some_and(|next| !next.is_ascii_digit()) => end + 1,
        _ => 0,
    }
}

/// Note marks at the end: (※1), ※, *2, 注1).
fn notes_off(run: &mut Run) {
    let chars = run.chars();
    let mut end = chars.len();
    while end > 0 && (chars[end - 1].is_whitespace() || matches!(chars[end - 1], '、' | ':' | ',')) {
        end -= 1;
    }
    let digits = chars[..end].iter().rev().take_while(|c| c.is_ascii_digit() || ('①'..='⑳').contains(*c)).count();
    let mark = end.checked_sub(digits + 1).and_then(|at| chars.get(at));
    if matches!(mark, Some('※' | '*' | '†' | '＊')) {
        end -= digits + 1;
    } else if end > 0
        && chars[end - 1] == ')'
        && let Some(open) = opening(&chars[..end])
    {
        let inner: String = chars[open + 1..end - 1].iter().filter(|c| !c.is_whitespace()).collect();
        if is_note(&inner) {
            end = open;
        }
    }
    if end < chars.len() {
        *run = run.slice(0..end).trimmed();
    }
}

fn is_note(inner: &str) -> bool {
    let plain = inner.trim_end_matches(|c: char| c.is_ascii_digit() || ('①'..='⑳').contains(&c));
    matches!(plain, "※" | "*" | "注" | "再掲")
}

/// Note marks in the middle of a name: 財政力指数(※1)の改善.
fn inner_notes_off(run: &mut Run) {
    let chars = run.chars();
    let Some(at) = chars.iter().position(|c| *c == '※') else { return };
    let (mut from, mut to) = (at, crate::tokens::value::note_mark(&chars, at));
    if at > 0 && chars[at - 1] == '(' && chars.get(to) == Some(&')') {
        from -= 1;
        to += 1;
    }
    let mut rest = run.slice(0..from);
    rest.join(&run.slice(to..chars.len()));
    *run = rest.trimmed();
}

/// The bracket that the last letter closes.
pub fn opening(chars: &[char]) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in chars.iter().enumerate().rev() {
        match c {
            ')' | ']' | '】' => depth += 1,
            '(' | '[' | '【' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// A unit in brackets at the end, `(単位:%)` too. 累計 beside it stays with the name.
fn unit_off(name: &mut Name) {
    let chars = name.run.chars();
    if name.unit.is_some() || !matches!(chars.last(), Some(')' | ']' | '】')) {
        return;
    }
    let Some(open) = opening(&chars).filter(|open| *open > 0) else { return };
    let inner: String = chars[open + 1..chars.len() - 1].iter().filter(|c| !c.is_whitespace()).collect();
    let plain = inner.trim_start_matches("単位").trim_start_matches(':');
    if unit::is_unit(plain) || (inner.starts_with("単位") && plain.chars().count() <= 8) {
        name.unit = Some(plain.to_owned());
        name.run = name.run.slice(0..open).trimmed();
    } else if let Some((first, second)) = inner.split_once([',', '、', '・', ':', '/'])
        && let Some(unit) = [first, second].into_iter().find(|part| unit::is_unit(part))
        && inner.contains("累計")
    {
        name.unit = Some(unit.to_owned());
        name.run = name.run.slice(0..open).trimmed();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hygiene::clean;

    #[test]
    fn numbering_notes_and_units_are_taken_off() {
        let cases = [
            ("① 自治会加入率（％）", "自治会加入率", Some("%")),
            ("経常収支比率（※２）（％）", "経常収支比率", Some("%")),
            ("市税徴収率（滞納繰越分を含む）（％）", "市税徴収率（滞納繰越分を含む）", Some("%")),
            ("会議等の開催数 （回 /年）", "会議等の開催数", Some("回/年")),
            ("マッチング件数（累計）", "マッチング件数（累計）", None),
            ("1-2 空き家の数", "空き家の数", None),
            ("3歳児健診受診率", "3歳児健診受診率", None),
            ("成婚数の累計（件）（※）", "成婚数の累計", Some("件")),
            ("指標1：出生数", "出生数", None),
        ];
        for (text, name, unit) in cases {
            let found = read(&clean(text));
            assert_eq!((found.run.printed().as_str(), found.unit.as_deref()), (name, unit), "{text}");
        }
    }

    #[test]
    fn a_header_or_a_sum_is_no_name() {
        for text in ["現状値", "合計", "12.5", "目標値（R7）"] {
            assert!(!is_name(&clean(text)), "{text}");
        }
        assert!(is_name(&clean("自治会加入率")));
    }
}
