//! A value with all that is printed around it: year, unit, bound, running total, a dash, or a state in words.

use super::number::number_at;
use super::unit::{self, unit_at};
use super::year::{Year, year_at};
use super::{at, closing, longest, skip_spaces};

/// How a target bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// 以上, 増加.
    AtLeast,
    /// 超.
    Above,
    /// 以下, 以内, 減少.
    AtMost,
    /// 未満.
    Below,
}

/// What stands in the place of a number.
#[derive(Debug, Clone, PartialEq)]
pub enum Figure {
    /// A number.
    Number(f64),
    /// A dash, なし of a survey, an empty cell.
    Missing,
    /// 未設置, 増加, 現状維持.
    State(String),
}

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// The figure itself.
    pub figure: Figure,
    /// Its unit, where one is glued to it.
    pub unit: Option<String>,
    /// The year that is printed with it.
    pub year: Option<i32>,
    /// 以上 and the like.
    pub bound: Option<Bound>,
    /// 累計 stands with it.
    pub cumulative: bool,
    /// Where it begins.
    pub start: usize,
    /// What stands behind it.
    pub end: usize,
    /// How many letters of the cell are no part of the value.
    pub residue: usize,
}

impl Value {
    fn new(figure: Figure, start: usize, end: usize) -> Value {
        Value { figure, unit: None, year: None, bound: None, cumulative: false, start, end, residue: 0 }
    }

    /// The number, if it is one.
    pub fn number(&self) -> Option<f64> {
        match self.figure {
            Figure::Number(number) => Some(number),
            _ => None,
        }
    }
}

const BEFORE: &[&str] = &[
    "約",
    "およそ",
    "概ね",
    "おおむね",
    "毎年度",
    "毎年",
    "年間",
    "年",
    "累計で",
    "累計",
    "延べ",
    "のべ",
    "計",
    "合計",
    "平均",
    "月平均",
    "各年度",
    "全",
    "年平均",
    "目標",
    "実績",
    "見込み",
    "見込",
    "常時",
    "最低",
    "最大",
    "期間中",
    "総数",
];
const BEHIND: &[(&str, Option<Bound>)] = &[
    ("以上", Some(Bound::AtLeast)),
    ("以下", Some(Bound::AtMost)),
    ("以内", Some(Bound::AtMost)),
    ("未満", Some(Bound::Below)),
    ("を超える", Some(Bound::Above)),
    ("超え", Some(Bound::Above)),
    ("超", Some(Bound::Above)),
    ("を上回る", Some(Bound::Above)),
    ("を下回る", Some(Bound::Below)),
    ("以上を維持", Some(Bound::AtLeast)),
    ("以下を維持", Some(Bound::AtMost)),
    ("以上の維持", Some(Bound::AtLeast)),
    ("を維持", None),
    ("維持", None),
    ("程度", None),
    ("前後", None),
    ("増加", Some(Bound::AtLeast)),
    ("減少", Some(Bound::AtMost)),
    ("へ増加", Some(Bound::AtLeast)),
    ("に増加", Some(Bound::AtLeast)),
    ("へ減少", Some(Bound::AtMost)),
    ("に減少", Some(Bound::AtMost)),
    ("↑", Some(Bound::AtLeast)),
    ("↗", Some(Bound::AtLeast)),
    ("↓", Some(Bound::AtMost)),
    ("↘", Some(Bound::AtMost)),
    ("見込み", None),
    ("見込", None),
    ("累計", None),
    ("まで", None),
];
const DASHES: &str = "-‐‑‒–—―ー−─━﹣‧…ｰ/";
const MISSING: &str = "なし 無し 無 未調査 未把握 調査なし 実績なし データなし 該当なし 未集計 集計中 調査中 未計測 未測定 \
    未設定 設定なし 把握していない 未実施 新規 皆無 把握なし (新規) 不明 未定 未算出 算出不可 算出なし 集計なし \
    数値なし 非公表 調査予定 未公表 測定なし 計測なし 該当無し 実績無し 統計なし データ無し 未記入 今後調査 今後把握";
const STATES: &str = "未設置 設置済み 設置済 設置 実施済 実施 未策定 策定済み 策定済 策定 有 あり 済 完了 検討中 検討 着手 \
    開設 未開設 未整備 整備済 整備 導入済 導入 未導入 増加 減少 維持 現状維持 向上 改善 継続 拡大 縮小 \
    上昇 低下 抑制 達成 未達成 現状値以上 現状値以下 現状以上 現状以下 前年度以上 前年以上 毎年度増加 \
    全国平均以上 県平均以上 全国平均以下 県平均以下 県平均 全国平均 締結済 締結 未締結 制定 未制定 公表 稼働 \
    運用開始 供用開始 認定 未認定 開始 未開始 延伸 完成 増やす 減らす 現状値を維持 現状を維持 未着手 試行 \
    本格実施 継続実施 基準値以上";

/// The value that begins at this place: a number with its year, unit and bound, a dash with its year, or ゼロ. `strict` takes known units only.
pub fn value_at(chars: &[char], place: usize, strict: bool) -> Option<Value> {
    let mut next = skip_spaces(chars, place);
    let start = next;
    let mut year = None;
    let mut cumulative = false;
    if let Some((found, behind)) = year_before(chars, next) {
        year = Some(found);
        next = behind;
    }
    if let Some(behind) = span_of_years(chars, next) {
        cumulative = true;
        next = behind;
    }
    for _ in 0..3 {
        match longest(chars, next, BEFORE) {
            Some((word, behind)) if begins_value(chars, behind) => {
                cumulative |= word.starts_with("累計");
                next = skip_spaces(chars, behind);
            }
            _ => break,
        }
    }
    let mut value = figure_at(chars, next, strict)?;
    value.start = start;
    value.cumulative |= cumulative;
    value.year = value.year.or(year);
    behind(chars, &mut value, strict);
    Some(value)
}

/// 「5年間で」 before a number: the place behind it.
fn span_of_years(chars: &[char], place: usize) -> Option<usize> {
    let number = number_at(chars, place).filter(|number| number.value <= 20.0)?;
    let words = ["年間で", "年間の累計", "年間累計", "か年で", "年間の合計", "年間合計", "か年の累計"];
    let (_, end) = longest(chars, number.end, &words)?;
    let end = skip_spaces(chars, end);
    begins_value(chars, end).then_some(end)
}

/// Whether a number, or another of the words before one, stands here.
fn begins_value(chars: &[char], place: usize) -> bool {
    let place = skip_spaces(chars, place);
    number_at(chars, place).is_some() || longest(chars, place, BEFORE).is_some()
}

/// `(R5)`, `R5:`, `令和5年度` before a number.
fn year_before(chars: &[char], place: usize) -> Option<(i32, usize)> {
    let (year, end) = match closing(chars, place).filter(|_| chars.get(place) == Some(&'(')) {
        Some(close) => (bracketed_year(&chars[place + 1..close])?, close + 1),
        None => {
            let year = year_at(chars, place).filter(|year| year.sure)?;
            (year.year, year.end)
        }
    };
    let mut next = skip_spaces(chars, end);
    if let Some((_, behind)) =
        longest(chars, next, &["実績値", "実績", "目標値", "目標", "時点", "現在", "累計", "平均", "見込", "の"])
    {
        next = skip_spaces(chars, behind);
    }
    if matches!(chars.get(next), Some(':' | '=')) {
        next = skip_spaces(chars, next + 1);
    }
    let figure = number_at(chars, next).is_some() || longest(chars, next, BEFORE).is_some() || is_dash_at(chars, next);
    figure.then_some((year, next))
}

/// The year of a bracket that holds nothing but a year and words about it.
pub fn bracketed_year(inner: &[char]) -> Option<i32> {
    let start = skip_spaces(inner, 0);
    let start = longest(inner, start, &["基準年度", "基準年", "目標年度", "調査年", "直近"]).map_or(start, |(_, end)| end);
    let start = if matches!(inner.get(start), Some(':' | ' ')) { skip_spaces(inner, start + 1) } else { start };
    let year: Year = year_at(inner, start)?;
    let rest: String = inner[year.end..].iter().filter(|c| !c.is_whitespace()).collect();
    let about = [
        "",
        "現在",
        "時点",
        "実績",
        "実績値",
        "見込",
        "見込み",
        "見込値",
        "平均",
        "累計",
        "の累計",
        "調査",
        "速報",
        "速報値",
        "目標",
        "目標値",
        "基準",
        "値",
        "末",
        "国勢調査",
        "度",
        "の平均",
        "合計",
        "計",
        "基準年",
        "基準年度",
        "目標年度",
        "目標年",
        "現状",
        "から",
        "~",
        "までの累計",
        "まで",
        "国調",
        "の実績",
    ];
    about.contains(&rest.as_str()).then_some(year.year)
}

fn figure_at(chars: &[char], place: usize, strict: bool) -> Option<Value> {
    if let Some(number) = number_at(chars, place).filter(|number| !is_numbering(chars, number.end)) {
        let mut value = Value::new(Figure::Number(number.value), place, number.end);
        let from = if chars.get(number.end) == Some(&' ') { number.end + 1 } else { number.end };
        let spaced = from > number.end;
        let end = unit_at(chars, from, strict || spaced);
        // Behind a gap stands a unit only where nothing else of a word follows it.
        let whole = !spaced
            || chars
                .get(end)
                .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '|' | '→' | ',' | '※' | '、' | '。' | 'を' | 'へ'))
            || longest(chars, end, &["から", "より", "まで", "に", "と"]).is_some()
            || begins_bound(chars, end);
        if end > from && whole {
            value.unit = Some(chars[from..end].iter().collect());
            value.end = end;
        }
        return Some(value);
    }
    if let Some((word, end)) = longest(chars, place, &["ゼロ", "皆無"]) {
        let mut value = Value::new(Figure::Number(0.0), place, end);
        value.residue = usize::from(word == "皆無");
        return Some(value);
    }
    if is_dash_at(chars, place) {
        let mut end = place;
        while chars.get(end).is_some_and(|c| DASHES.contains(*c)) {
            end += 1;
        }
        return Some(Value::new(Figure::Missing, place, end));
    }
    None
}

/// A hyphen and a digit behind a number make it a number of a chapter or a figure: 図1-3.
fn is_numbering(chars: &[char], end: usize) -> bool {
    matches!(chars.get(end), Some('-' | '–')) && chars.get(end + 1).is_some_and(char::is_ascii_digit)
}

fn begins_bound(chars: &[char], place: usize) -> bool {
    BEHIND.iter().any(|(word, _)| at(chars, place, word))
}

/// A dash that stands alone: not a minus before a number, not the long vowel of a word.
fn is_dash_at(chars: &[char], place: usize) -> bool {
    let dash = |c: &char| DASHES.contains(*c);
    if !chars.get(place).is_some_and(dash) || chars.get(place) == Some(&'/') {
        return false;
    }
    let before = place.checked_sub(1).map(|before| chars[before]);
    let mut end = place;
    while chars.get(end).is_some_and(dash) {
        end += 1;
    }
    let open = |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '|' | ':' | ')' | '→');
    before.is_none_or(|c| open(c) || c == '%') && chars.get(end).is_none_or(|c| open(*c))
}

/// Bounds, brackets and notes behind a figure.
fn behind(chars: &[char], value: &mut Value, strict: bool) {
    for _ in 0..4 {
        let next = skip_one_space(chars, value.end);
        let words: Vec<&str> = BEHIND.iter().map(|(word, _)| *word).collect();
        if let Some((word, end)) = longest(chars, next, &words) {
            let bound = BEHIND.iter().find(|(known, _)| *known == word).and_then(|(_, bound)| *bound);
            value.bound = value.bound.or(bound);
            value.cumulative |= word == "累計";
            value.end = end;
        } else if chars.get(next) == Some(&'(') || chars.get(next) == Some(&'[') {
            let Some(close) = closing(chars, next) else { return };
            if !bracket(&chars[next + 1..close], value) {
                return;
            }
            value.end = close + 1;
        } else if chars.get(next) == Some(&'※') || (chars.get(next) == Some(&'*') && !strict) {
            value.end = note_mark(chars, next);
        } else {
            return;
        }
    }
}

fn skip_one_space(chars: &[char], place: usize) -> usize {
    if chars.get(place).is_some_and(|c| c.is_whitespace()) { place + 1 } else { place }
}

/// `※1`, `*2`.
pub fn note_mark(chars: &[char], place: usize) -> usize {
    let mut end = place + 1;
    while chars.get(end).is_some_and(|c| c.is_ascii_digit() || ('①'..='⑳').contains(c)) && end - place <= 2 {
        end += 1;
    }
    end
}

/// What a bracket behind a figure says; false when it is no part of the value.
fn bracket(inner: &[char], value: &mut Value) -> bool {
    let text: String = inner.iter().filter(|c| !c.is_whitespace()).collect();
    if let Some(year) = bracketed_year(inner) {
        value.year = value.year.or(Some(year));
        value.cumulative |= text.contains("累計");
        return true;
    }
    if text.contains("累計") || text.contains("年間の合計") || text.contains("年間合計") {
        value.cumulative = true;
        let year = (0..inner.len()).find_map(|at| year_at(inner, at).filter(|year| year.sure));
        value.year = value.year.or(year.map(|year| year.year));
        return inner.len() <= 20;
    }
    if text.starts_with('※')
        || matches!(
            text.as_str(),
            "実績"
                | "見込"
                | "見込み"
                | "年度"
                | "現状"
                | "目標"
                | "速報値"
                | "毎年度"
                | "年間"
                | "維持"
                | "継続"
                | "達成"
                | "予定"
                | "参考"
                | "参考値"
                | "目標値"
                | "実績値"
                | "単年度"
                | "推計"
                | "暫定"
        )
    {
        return true;
    }
    if value.unit.is_none() && unit::is_unit(&text) {
        value.unit = Some(text);
        return true;
    }
    false
}

/// Reads a whole cell. None when it is no value: a sentence, a name, nothing.
pub fn read(chars: &[char]) -> Option<Value> {
    let text: String = chars.iter().filter(|c| !c.is_whitespace()).collect();
    if text.is_empty() || text.chars().count() > 60 {
        return None;
    }
    if let Some(value) = worded(&text, chars) {
        return Some(value);
    }
    let mut best: Option<Value> = None;
    let mut residue = 0;
    let mut place = 0;
    let mut year = None;
    while place < chars.len() {
        if best.is_none()
            && let Some(value) = value_at(chars, place, false)
        {
            place = value.end.max(place + 1);
            best = Some(value);
            continue;
        }
        if let Some((found, end)) = loose_year(chars, place) {
            year = year.or(Some(found));
            place = end;
            continue;
        }
        if best.is_some() && chars[place] == '→' {
            // A way from one value to another is no single value.
            return None;
        }
        residue += usize::from(!chars[place].is_whitespace() && !matches!(chars[place], ':' | '・' | '「' | '」' | '※' | '*'));
        place += 1;
    }
    let mut value = best?;
    value.year = value.year.or(year);
    value.residue += residue;
    value.cumulative |= text.contains("累計") || text.contains("年間で");
    let limit = if value.number().is_some() { 8 } else { 2 };
    (value.residue <= limit).then_some(value)
}

/// A year that stands loose in a cell of a value.
fn loose_year(chars: &[char], place: usize) -> Option<(i32, usize)> {
    if chars.get(place) == Some(&'(') {
        let close = closing(chars, place)?;
        return bracketed_year(&chars[place + 1..close]).map(|year| (year, close + 1));
    }
    let year = year_at(chars, place).filter(|year| year.sure)?;
    Some((year.year, year.end))
}

/// Words in the place of a number.
fn worded(text: &str, chars: &[char]) -> Option<Value> {
    let open = text.find('(').filter(|at| *at > 0);
    let core = open.map_or(text, |at| &text[..at]);
    let year = chars.iter().position(|c| *c == '(').and_then(|at| loose_year(chars, at)).map(|(year, _)| year);
    let end = chars.len();
    let figure = if is_one_of(MISSING, core) {
        Figure::Missing
    } else if is_one_of(STATES, core) {
        Figure::State(core.to_owned())
    } else {
        return None;
    };
    let mut value = Value::new(figure, 0, end);
    value.year = year;
    value.bound = match core {
        "増加" | "向上" | "拡大" | "上昇" | "現状値以上" | "現状以上" | "前年度以上" | "前年以上" | "毎年度増加" | "増やす"
        | "延伸" | "全国平均以上" | "県平均以上" | "基準値以上" => Some(Bound::AtLeast),
        "減少" | "縮小" | "低下" | "抑制" | "現状値以下" | "現状以下" | "減らす" | "全国平均以下" | "県平均以下" => {
            Some(Bound::AtMost)
        }
        _ => None,
    };
    Some(value)
}

fn is_one_of(words: &str, text: &str) -> bool {
    words.split(' ').any(|word| word == text)
}

/// A state in words at this place, as long as nothing else is glued to it.
pub fn is_state(text: &str) -> bool {
    is_one_of(STATES, text) || is_one_of(MISSING, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Value {
        read(&text.chars().collect::<Vec<_>>()).unwrap_or_else(|| panic!("no value in {text}"))
    }

    #[test]
    fn cells_are_read_with_unit_year_and_bound() {
        type Case = (&'static str, f64, Option<&'static str>, Option<i32>, Option<Bound>);
        let cases: [Case; 14] = [
            ("86.5(2019)", 86.5, None, Some(2019), None),
            ("12.0 未満", 12.0, None, None, Some(Bound::Below)),
            ("77事業/年", 77.0, Some("事業/年"), None, None),
            ("15,000人", 15000.0, Some("人"), None, None),
            ("65.3%(令和2年度)", 65.3, Some("%"), Some(2020), None),
            ("R2:65.3%", 65.3, Some("%"), Some(2020), None),
            ("約50%", 50.0, Some("%"), None, None),
            ("△3.2", -3.2, None, None, None),
            ("3.5万人", 35000.0, Some("人"), None, None),
            ("100%以上", 100.0, Some("%"), None, Some(Bound::AtLeast)),
            ("年間30件", 30.0, Some("件"), None, None),
            ("13(2019)", 13.0, None, Some(2019), None),
            ("65.3 ※1", 65.3, None, None, None),
            ("1.62", 1.62, None, None, None),
        ];
        for (text, number, unit, year, bound) in cases {
            let value = of(text);
            assert_eq!(value.number(), Some(number), "{text}");
            assert_eq!(value.unit.as_deref(), unit, "{text}");
            assert_eq!((value.year, value.bound), (year, bound), "{text}");
        }
    }

    #[test]
    fn a_dash_is_missing_and_keeps_its_year() {
        for text in ["-", "―", "—", "ー", "…", "なし"] {
            assert_eq!(of(text).figure, Figure::Missing, "{text}");
        }
        let value = of("―(2020)");
        assert_eq!((value.figure, value.year), (Figure::Missing, Some(2020)));
    }

    #[test]
    fn running_totals_and_states_are_told() {
        assert!(of("120件(累計)").cumulative);
        assert!(of("累計30人").cumulative);
        assert!(of("5年間で50件").cumulative && of("5年間で50件").number() == Some(50.0));
        assert_eq!(of("100%(維持)").number(), Some(100.0));
        assert!(!of("延べ30人").cumulative);
        assert_eq!(of("未設置").figure, Figure::State("未設置".into()));
        assert_eq!(of("減少").bound, Some(Bound::AtMost));
    }

    #[test]
    fn a_sentence_is_no_value() {
        let text = "平成27年度に市民活動支援センターが設立され、平成29年度に指定管理者制度を導入しました。";
        assert!(read(&text.chars().collect::<Vec<_>>()).is_none());
        assert!(read(&"10→20".chars().collect::<Vec<_>>()).is_none());
    }
}
