//! The pieces of a line: texts, values, years and units, with what parts them.

use crate::glyph::{BREAK, Run};
use crate::tokens::value::{Figure, Value, bracketed_year, is_state, value_at};
use crate::tokens::year::year_at;
use crate::tokens::{closing, skip_spaces, unit};
use crate::words::{self, Head};

/// What parts a piece from the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing.
    None,
    /// One space.
    Space,
    /// Several spaces, a bar, a break inside of a cell.
    Wide,
    /// The end of a line.
    Line,
}

/// What a piece is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// A number, a dash, or a state in words.
    Value(Value),
    /// A year alone.
    Year(i32),
    /// A unit alone.
    Unit(String),
    /// A header word.
    Label(Head),
    /// An arrow.
    Arrow,
    /// Anything else.
    Text,
}

/// A piece of a line.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its letters.
    pub run: Run,
    /// What it is.
    pub kind: Kind,
    /// What stands before it.
    pub gap: Gap,
    /// The number of its line, counted from 0.
    pub line: usize,
    /// A colon or an equals sign stands behind it.
    pub is_named: bool,
}

impl Item {
    /// A number, a dash or a state.
    pub fn value(&self) -> Option<&Value> {
        if let Kind::Value(value) = &self.kind { Some(value) } else { None }
    }

    /// A header word.
    pub fn label(&self) -> Option<&Head> {
        if let Kind::Label(head) = &self.kind { Some(head) } else { None }
    }
}

/// The pieces of one line.
pub fn items_of(run: &Run, line: usize) -> Vec<Item> {
    let chars = run.chars();
    let mut items: Vec<Item> = Vec::new();
    if let Some(head) = words::head(&chars).filter(|head| head.is_usual) {
        // A header whose letters were set apart: 「項　目」.
        return vec![Item { run: run.trimmed(), kind: Kind::Label(head), gap: Gap::Line, line, is_named: false }];
    }
    let mut place = bullet(&chars);
    let mut gap = Gap::Line;
    while place < chars.len() {
        let next = skip_spaces(&chars, place);
        gap = gap.max(gap_of(&chars[place..next]));
        if next >= chars.len() {
            break;
        }
        if matches!(chars[next], '|' | '│') {
            gap = gap.max(Gap::Wide);
            place = next + 1;
            continue;
        }
        if !items.is_empty()
            && let Some(close) = way_in_brackets(&chars, next)
        {
            // 「会員数（870人 → 1,000人）」: the way stands in brackets behind its name.
            let mut inner = items_of(&run.slice(next + 1..close), line);
            if let Some(first) = inner.first_mut() {
                first.gap = gap.max(Gap::Space);
            }
            items.extend(inner);
            gap = Gap::None;
            place = close + 1;
            continue;
        }
        if matches!(chars[next], '、' | '/') && items.last().is_some_and(|last| last.value().is_some()) {
            gap = gap.max(Gap::Space);
            place = next + 1;
            continue;
        }
        if matches!(chars[next], ':' | '=')
            && let Some(last) = items.last_mut()
        {
            last.is_named = true;
            gap = gap.max(Gap::Space);
            place = next + 1;
            continue;
        }
        if let Some(labels) = glued_labels(&chars, next) {
            for (place, (from, to, head)) in labels.iter().enumerate() {
                let gap = if place == 0 { gap } else { Gap::None };
                items.push(Item { run: run.slice(*from..*to), kind: Kind::Label(head.clone()), gap, line, is_named: false });
            }
            place = labels.last().map_or(next + 1, |(_, to, _)| *to);
            gap = Gap::None;
            continue;
        }
        let glued = items.last().filter(|_| gap == Gap::None).and_then(Item::value).cloned();
        let (kind, end) = piece(&chars, next, glued.as_ref());
        let end = end.max(next + 1);
        items.push(Item { run: run.slice(next..end).trimmed(), kind, gap, line, is_named: false });
        gap = Gap::None;
        place = end;
    }
    items
}

fn gap_of(spaces: &[char]) -> Gap {
    match spaces.len() {
        0 => Gap::None,
        1 if spaces[0] == ' ' => Gap::Space,
        _ => Gap::Wide,
    }
}

/// The place behind a bullet that looks like a dash: words follow it, and no other cell of a row.
fn bullet(chars: &[char]) -> usize {
    let first = skip_spaces(chars, 0);
    let next = skip_spaces(chars, first + 1);
    let is_bullet = matches!(chars.get(first), Some('-' | '*' | '•')) && next > first + 1;
    let words = chars.get(next).is_some_and(|c| crate::glyph::is_japanese(*c));
    if is_bullet && words { next } else { 0 }
}

/// Where brackets close that open here around a way from one value to another.
fn way_in_brackets(chars: &[char], place: usize) -> Option<usize> {
    let close = matches!(chars[place], '(' | '[').then(|| closing(chars, place)).flatten()?;
    chars[place + 1..close].contains(&'→').then_some(close)
}

/// Whether nothing more of a word stands at this place.
fn is_edge(chars: &[char], place: usize) -> bool {
    chars.get(place).is_none_or(|c| c.is_whitespace() || matches!(*c, '|' | '│' | '→' | BREAK))
}

/// Headers without gaps between them: three at least, one of them for a target.
fn glued_labels(chars: &[char], place: usize) -> Option<Vec<(usize, usize, Head)>> {
    let mut labels: Vec<(usize, usize, Head)> = Vec::new();
    let mut at = place;
    while labels.len() < 12 {
        let start = at;
        let lead = year_at(chars, at).filter(|year| year.sure).map_or(at, |year| year.end);
        let Some((role, mut end)) = words::glued(chars, lead) else { break };
        while matches!(chars.get(end), Some('(' | '[')) {
            let Some(close) = closing(chars, end) else { break };
            end = close + 1;
        }
        // Where years stand before their words, one behind a word belongs to the next.
        let before = lead > start || labels.iter().any(|(from, _, _)| year_at(chars, *from).is_some());
        if let Some(year) = year_at(chars, end).filter(|year| year.sure && !before && role.is_value()) {
            end = year.end;
        }
        let Some(head) = words::head(&chars[start..end]) else { break };
        labels.push((start, end, head));
        at = end;
    }
    let has = |role: words::Role| labels.iter().any(|(_, _, head)| head.role == role);
    (labels.len() >= 3 && has(words::Role::Target) && has(words::Role::Name)).then_some(labels)
}

/// The piece that begins here. `glued` is the value that ends here without a gap.
fn piece(chars: &[char], place: usize, glued: Option<&Value>) -> (Kind, usize) {
    if chars[place] == '→' {
        return (Kind::Arrow, place + 1);
    }
    if let Some((head, end)) = set_apart(chars, place).or_else(|| dated_word(chars, place)) {
        return (Kind::Label(head), end);
    }
    if let Some((year, end)) = year_alone(chars, place) {
        return (Kind::Year(year), end);
    }
    if let Some(value) = value_at(chars, place, true)
        && (is_end(chars, value.end) || values_follow(chars, &value) || glued.is_some_and(|last| alike(last, &value)))
    {
        let end = value.end;
        return (Kind::Value(value), end);
    }
    if let Some(value) = oddly_counted(chars, place) {
        let end = value.end;
        return (Kind::Value(value), end);
    }
    let end = text_end(chars, place);
    let word: String = chars[place..end].iter().filter(|c| !c.is_whitespace()).collect();
    if is_state(word.split('(').next().unwrap_or_default()) {
        let mut value = crate::tokens::value::read(&chars[place..end]);
        if let Some(value) = value.as_mut() {
            value.start = place;
            value.end = end;
        }
        return (value.map_or(Kind::Text, Kind::Value), end);
    }
    if let Some(head) = words::head(&chars[place..end])
        && (!head.word.is_empty() || (head.year.is_some() && head.role != words::Role::Year))
    {
        return (Kind::Label(head), end);
    }
    let bare = word.trim_matches(|c| matches!(c, '(' | ')' | '[' | ']'));
    if unit::is_unit(bare) && word != "年" {
        return (Kind::Unit(bare.to_owned()), end);
    }
    (Kind::Text, end)
}

/// Whether a value ends at this place: at an edge, or at a comma of a list.
fn is_end(chars: &[char], place: usize) -> bool {
    let paired = chars.get(place) == Some(&'/') && place > 0 && !chars[place - 1].is_ascii_digit();
    is_edge(chars, place) || chars.get(place) == Some(&'、') || (paired && chars.get(place + 1).is_some_and(char::is_ascii_digit))
}

/// A number with a short word behind it that is no usual unit, and nothing more: 12艘.
fn oddly_counted(chars: &[char], place: usize) -> Option<Value> {
    let value = value_at(chars, place, false).filter(|value| value.number().is_some())?;
    let unit = value.unit.as_deref()?;
    let short = unit.chars().count() <= 3 && unit.chars().all(|c| crate::glyph::is_kanji(c) || ('ァ'..='ー').contains(&c));
    (short && is_edge(chars, value.end)).then_some(value)
}

/// A header of two letters that were set apart: 単 位.
fn set_apart(chars: &[char], place: usize) -> Option<(Head, usize)> {
    let second = skip_spaces(chars, place + 1);
    let alone =
        second > place + 1 && is_edge(chars, second + 1) && chars.get(second).is_some_and(|c| crate::glyph::is_japanese(*c));
    if !alone {
        return None;
    }
    let head = words::head(&[chars[place], *chars.get(second)?]).filter(|head| head.is_usual)?;
    Some((head, second + 1))
}

/// A year and a word for values, apart from what follows: 「令和6年度実績 96.3%」.
fn dated_word(chars: &[char], place: usize) -> Option<(Head, usize)> {
    let year = year_at(chars, place).filter(|year| year.sure && year.from.is_none())?;
    let end = (year.end..chars.len()).find(|end| is_edge(chars, *end) || matches!(chars[*end], ':' | '='))?;
    let is_near = end > year.end && end - year.end <= 6;
    let head = words::head(chars.get(place..end)?).filter(|head| is_near && head.is_usual && head.role.is_value())?;
    Some((head, end))
}

/// A year, in brackets or not, behind which nothing else of a word stands.
fn year_alone(chars: &[char], place: usize) -> Option<(i32, usize)> {
    if matches!(chars[place], '(' | '[') {
        let close = closing(chars, place)?;
        let year = bracketed_year(&chars[place + 1..close])?;
        return is_edge(chars, close + 1).then_some((year, close + 1));
    }
    let year = year_at(chars, place).filter(|year| year.sure)?;
    let end = if crate::tokens::at(chars, year.end, "現在") { year.end + 2 } else { year.end };
    is_edge(chars, end).then_some((year.year, end))
}

/// Where a text ends: at a space, or where values begin that reach to the end of the word.
fn text_end(chars: &[char], place: usize) -> usize {
    let mut end = place;
    while end < chars.len() {
        let c = chars[end];
        if is_edge(chars, end) || (matches!(c, ':' | '=') && end > place && !between_digits(chars, end)) {
            break;
        }
        if end > place && way_in_brackets(chars, end).is_some() {
            break;
        }
        if matches!(c, '(' | '[' | '「' | '【')
            && let Some(close) = closing(chars, end)
        {
            end = close + 1;
            continue;
        }
        if end > place && begins_values(chars, end) {
            break;
        }
        end += 1;
    }
    end
}

fn between_digits(chars: &[char], place: usize) -> bool {
    place > 0 && chars[place - 1].is_ascii_digit() && chars.get(place + 1).is_some_and(char::is_ascii_digit)
}

/// Whether a value stands here, glued to the text before it.
fn begins_values(chars: &[char], place: usize) -> bool {
    let before = chars[place - 1];
    let starts = chars[place].is_ascii_digit() || matches!(chars[place], '△' | '▲' | '約');
    let inside = before.is_ascii_alphanumeric() || matches!(before, '第' | '.' | ',' | '-' | '~' | '・' | '※' | '*');
    let of_a_year =
        (1..=3).any(|back| place >= back && year_at(chars, place - back).is_some_and(|year| year.sure && year.end > place));
    if !starts || inside || of_a_year {
        return false;
    }
    let Some(value) = value_at(chars, place, true) else { return false };
    is_end(chars, value.end) || values_follow(chars, &value)
}

/// Whether two values that nothing parts are cells of one row: their units agree.
fn alike(left: &Value, right: &Value) -> bool {
    let both_numbers = left.number().is_some() && right.number().is_some();
    both_numbers && right.start == left.end && left.unit == right.unit && (left.unit.is_some() || left.year.is_some())
}

/// Whether other values follow without a gap: one like it, or some that reach to the end of the word.
fn values_follow(chars: &[char], first: &Value) -> bool {
    let mut last = first.clone();
    for _ in 0..12 {
        match value_at(chars, last.end, true) {
            Some(value) if value.start == last.end && matches!(value.figure, Figure::Number(_)) => {
                if is_edge(chars, value.end) || alike(&last, &value) {
                    return true;
                }
                last = value;
            }
            _ => return false,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hygiene::clean;

    fn said(text: &str) -> Vec<String> {
        items_of(&clean(text), 0)
            .iter()
            .map(|item| {
                let mark = match item.kind {
                    Kind::Value(_) => "V",
                    Kind::Year(_) => "Y",
                    Kind::Unit(_) => "U",
                    Kind::Label(_) => "L",
                    Kind::Arrow => "A",
                    Kind::Text => "T",
                };
                format!("{mark}{}", item.run.dense())
            })
            .collect()
    }

    #[test]
    fn a_row_of_text_falls_into_typed_pieces() {
        assert_eq!(said("自治会加入率 ％ 65.3 70.0以上 市民課"), ["T自治会加入率", "U%", "V65.3", "V70.0以上", "T市民課"]);
        assert_eq!(said("指標名 現状値（R2） 目標値"), ["L指標名", "L現状値(R2)", "L目標値"]);
        assert_eq!(said("3歳児健診の受診率（％）13.3（2019） ―（2020）"), ["T3歳児健診の受診率(%)", "V13.3(2019)", "V―(2020)"]);
        assert_eq!(said("マッチング件数：0組→300組"), ["Tマッチング件数", "V0組", "A→", "V300組"]);
    }

    #[test]
    fn glued_cells_part_where_their_type_changes() {
        assert_eq!(
            said("自治会加入率65.3%70.0%ごみの量850g800g"),
            ["T自治会加入率", "V65.3%", "V70.0%", "Tごみの量", "V850g", "V800g"]
        );
        assert_eq!(said("第2次計画の人口10万人当たり件数"), ["T第2次計画の人口10万人当たり件数"]);
    }
}
