//! The grammar of headings: a word for the level, a number, a title.

use crate::glyph::Run;
use crate::hygiene::clean;
use crate::tokens::{closing, longest};

/// Words for levels, with their usual order: what is smaller stands higher.
const LEVELS: &[(&str, i32)] = &[
    ("まちづくりの基本目標", 10),
    ("基本目標", 10),
    ("重点目標", 11),
    ("政策目標", 12),
    ("まちづくりの目標", 10),
    ("部局目標", 10),
    ("重点戦略", 11),
    ("基本戦略", 11),
    ("戦略目標", 11),
    ("戦略", 12),
    ("基本方向", 12),
    ("基本的方向", 13),
    ("基本政策", 14),
    ("政策分野", 14),
    ("大綱", 8),
    ("基本構想", 6),
    ("重点政策", 15),
    ("基本方針", 16),
    ("政策の柱", 15),
    ("政策", 17),
    ("方針", 18),
    ("分野", 18),
    ("基本施策", 22),
    ("重点プロジェクト", 20),
    ("プロジェクト", 21),
    ("施策の柱", 21),
    ("施策の大綱", 18),
    ("施策目標", 23),
    ("重点施策", 24),
    ("施策分野", 23),
    ("施策項目", 31),
    ("主要施策", 32),
    ("施策の方向性", 33),
    ("施策の方向", 33),
    ("具体的な施策", 34),
    ("具体的施策", 34),
    ("個別施策", 34),
    ("単位施策", 34),
    ("細施策", 36),
    ("小施策", 36),
    ("推進施策", 34),
    ("施策", 30),
    ("取組方針", 38),
    ("取組の柱", 38),
    ("主な取組", 40),
    ("具体的な取組", 42),
    ("具体的取組", 42),
    ("取組項目", 43),
    ("取組内容", 45),
    ("取組", 42),
    ("取り組み", 42),
    ("主要事業", 46),
    ("主な事業", 46),
    ("事務事業", 47),
    ("基本事業", 44),
    ("事業", 48),
    ("目標", 19),
    ("柱", 20),
    ("大項目", 20),
    ("中項目", 30),
    ("小項目", 40),
];

/// Headings of the parts of a sheet: no items, but texts about one.
const PARTS: &[(&str, &str)] = &[
    ("目指す姿", "aim"),
    ("めざす姿", "aim"),
    ("目指すまちの姿", "aim"),
    ("目指す将来の姿", "aim"),
    ("10年後の姿", "aim"),
    ("将来の姿", "aim"),
    ("ありたい姿", "aim"),
    ("施策の目標", "aim"),
    ("施策の目的", "aim"),
    ("現状と課題", "situation"),
    ("現状・課題", "situation"),
    ("現状", "situation"),
    ("課題", "situation"),
    ("背景", "situation"),
    ("取組方針", "approach"),
    ("方向性", "approach"),
    ("基本的な考え方", "approach"),
    ("施策の展開", "approach"),
    ("施策の内容", "approach"),
    ("主な取組", "approach"),
    ("主な取組内容", "approach"),
    ("具体的な施策", "approach"),
    ("役割", "roles"),
    ("関連する計画", "note"),
    ("関連計画", "note"),
    ("イメージ図", "note"),
    ("用語解説", "note"),
    ("主要事業", "approach"),
];

/// A heading of an item.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// The word of its level.
    pub level: String,
    /// The order of the level among others.
    pub rank: i32,
    /// The number as printed.
    pub number: Option<String>,
    /// The title; empty where it stands on the next line.
    pub title: Run,
}

/// Reads a line as a heading with a word for its level.
pub fn read(run: &Run) -> Option<Heading> {
    let run = run.trimmed();
    let chars = run.chars();
    if chars.is_empty() || chars.len() > 90 || chars.contains(&'。') {
        return None;
    }
    let start = ornaments(&chars);
    let (level, rank, after) = level_at(&chars, start)?;
    let next = spaces(&chars, after);
    if let Some((number, end)) = number_at(&chars, next) {
        let title = run.slice(title_start(&chars, end)..chars.len()).trimmed();
        let glued = end == chars.len() || !chars[end].is_ascii_alphanumeric();
        let text = title.dense();
        let counts =
            ["つ", "年", "件", "人", "%", "の", "本", "項目", "月", "回", "~", "へ", "に", "を", "は", "が", "と", "、", "/"]
                .iter()
                .any(|word| text.starts_with(word));
        return (glued && !counts && title.len() <= 60 && !is_contents(&text)).then(|| heading(level, rank, number, &title));
    }
    trailing(&run, &chars, level, rank, after)
}

fn heading(level: &str, rank: i32, number: String, title: &Run) -> Heading {
    Heading { level: level.to_owned(), rank, number: Some(number), title: title_of(title) }
}

/// `基本目標　市民とともにつくるまち 7`: the number at the end.
fn trailing(run: &Run, chars: &[char], level: &str, rank: i32, after: usize) -> Option<Heading> {
    if chars.get(after).is_none_or(|c| !c.is_whitespace()) {
        return None;
    }
    let digits = chars.iter().rev().take_while(|c| c.is_ascii_digit()).count();
    let from = chars.len() - digits;
    if !(1..=2).contains(&digits) || from <= after + 4 || !chars[from - 1].is_whitespace() {
        return None;
    }
    let number: String = chars[from..].iter().collect();
    Some(heading(level, rank, number, &run.slice(after..from).trimmed()))
}

/// `第1章 …`, `第２節 …`.
pub fn chapter(run: &Run) -> Option<Heading> {
    let run = run.trimmed();
    let chars = run.chars();
    let start = ornaments(&chars);
    if chars.get(start) != Some(&'第') || chars.len() > 60 {
        return None;
    }
    let (number, end) = number_at(&chars, spaces(&chars, start + 1))?;
    let end = spaces(&chars, end);
    let (word, behind) = longest(&chars, end, &["部", "編", "章", "節", "項"])?;
    let rank = match word {
        "部" | "編" => 1,
        "章" => 2,
        "節" => 4,
        _ => 5,
    };
    let title = run.slice(title_start(&chars, behind)..chars.len()).trimmed();
    (!is_contents(&title.dense())).then(|| Heading {
        level: word.to_owned(),
        rank,
        number: Some(format!("第{number}{word}")),
        title: title_of(&title),
    })
}

/// A line of a table of contents ends in dots and a page.
fn is_contents(text: &str) -> bool {
    text.contains("・・・") || text.contains("……") || text.contains("....") || text.contains("‥‥")
}

/// The title without quotes around it and without note marks.
pub fn title_of(run: &Run) -> Run {
    let chars = run.chars();
    if chars.first() == Some(&'「') && closing(&chars, 0) == Some(chars.len() - 1) && chars.len() > 2 {
        return run.slice(1..chars.len() - 1);
    }
    run.clone()
}

/// A word for a level at a place; spaces between its letters are damage.
pub fn level_at(chars: &[char], place: usize) -> Option<(&'static str, i32, usize)> {
    let mut best: Option<(&'static str, i32, usize)> = None;
    for (word, rank) in LEVELS {
        if let Some(end) = spaced(chars, place, word)
            && best.is_none_or(|(known, _, _)| word.len() > known.len())
        {
            best = Some((word, *rank, end));
        }
    }
    best
}

fn spaced(chars: &[char], place: usize, word: &str) -> Option<usize> {
    let mut at = place;
    for (count, c) in word.chars().enumerate() {
        if count > 0 && chars.get(at) == Some(&' ') && chars.get(at + 1) == Some(&c) {
            at += 1;
        }
        if chars.get(at) != Some(&c) {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// The order of a level, by its word.
pub fn rank_of(level: &str) -> Option<i32> {
    let plain = level.trim_end_matches("内容");
    LEVELS.iter().find(|(word, _)| *word == level || *word == plain).map(|(_, rank)| *rank)
}

/// The kind of part that a heading opens.
pub fn part_of(text: &str) -> Option<&'static str> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let core = plain.trim_matches(|c: char| !crate::glyph::is_japanese(c) && !c.is_alphanumeric() || matches!(c, '◆' | '・'));
    let core = core.trim_start_matches("施策の").trim_start_matches("取組の");
    if core.chars().count() > 22 {
        return None;
    }
    let found = PARTS.iter().find(|(word, _)| core == *word);
    found
        .or_else(|| {
            PARTS
                .iter()
                .filter(|(word, _)| word.chars().count() >= 3)
                .find(|(word, _)| core.ends_with(word) || core.starts_with(word))
        })
        .map(|(_, kind)| *kind)
}

/// A number of a heading: 5, 5-1, 5 – 1, Ⅱ, 一, (3), ①.
pub fn number_at(chars: &[char], place: usize) -> Option<(String, usize)> {
    let first = *chars.get(place)?;
    if ('①'..='⑳').contains(&first) {
        return Some((first.to_string(), place + 1));
    }
    if first == '('
        && let Some(close) = closing(chars, place)
        && close - place <= 4
        && chars[place + 1..close].iter().all(|c| c.is_ascii_digit() || c.is_whitespace())
    {
        return Some((chars[place..=close].iter().filter(|c| !c.is_whitespace()).collect(), close + 1));
    }
    let roman = chars[place..].iter().take_while(|c| matches!(c, 'I' | 'V' | 'X')).count();
    if roman > 0 && !chars.get(place + roman).is_some_and(char::is_ascii_alphabetic) {
        return Some((chars[place..place + roman].iter().collect(), place + roman));
    }
    let kanji = chars[place..].iter().take_while(|c| "一二三四五六七八九十".contains(**c)).count();
    if (1..=2).contains(&kanji)
        && chars.get(place + kanji).is_none_or(|c| c.is_whitespace() || matches!(c, ':' | '章' | '節' | '部' | '編'))
    {
        return Some((chars[place..place + kanji].iter().collect(), place + kanji));
    }
    if !first.is_ascii_digit() {
        return None;
    }
    let mut end = place;
    let mut text = String::new();
    while let Some(c) = chars.get(end).copied() {
        let next = spaces(chars, end + 1);
        if c.is_ascii_digit() && text.chars().filter(char::is_ascii_digit).count() < 5 {
            text.push(c);
            end += 1;
        } else if matches!(c, '-' | '–' | '—' | '.' | '‐' | '−' | '―' | 'ー') && chars.get(next).is_some_and(char::is_ascii_digit)
        {
            text.push(if c == '.' { '.' } else { '-' });
            end = next;
        } else if c == ' '
            && matches!(chars.get(end + 1), Some('-' | '–' | '—' | '‐'))
            && chars.get(spaces(chars, end + 2)).is_some_and(char::is_ascii_digit)
        {
            end += 1;
        } else {
            break;
        }
    }
    if chars.get(end) == Some(&')') {
        text.push(')');
        end += 1;
    }
    Some((text, end))
}

/// The place behind signs between a number and a title.
fn title_start(chars: &[char], mut place: usize) -> usize {
    while chars.get(place).is_some_and(|c| c.is_whitespace() || matches!(c, ':' | '.' | '】' | '》' | ']' | '>' | '-' | '|')) {
        place += 1;
    }
    place
}

/// The place behind ornaments at the beginning of a line.
pub fn ornaments(chars: &[char]) -> usize {
    let mut place = 0;
    while chars.get(place).is_some_and(|c| {
        c.is_whitespace()
            || matches!(c, '#' | '■' | '◆' | '●' | '【' | '《' | '□' | '◎' | '○' | '◇' | '▼' | '▶' | '*' | '[' | '<' | '★')
    }) {
        place += 1;
    }
    place
}

fn spaces(chars: &[char], place: usize) -> usize {
    crate::tokens::skip_spaces(chars, place)
}

/// 《総合戦略》重点戦略2「…」関連施策: what stands beside the tree.
pub fn crossing(run: &Run) -> Option<Heading> {
    let chars = run.trimmed().chars();
    if chars.first() != Some(&'《') {
        return None;
    }
    let close = chars.iter().position(|c| *c == '》')?;
    let (level, rank, after) = level_at(&chars, close + 1)?;
    let (number, end) = number_at(&chars, spaces(&chars, after))?;
    let open = spaces(&chars, end);
    let shut = closing(&chars, open).filter(|_| chars[open] == '「')?;
    let title = run.trimmed().slice(open + 1..shut);
    let lead: String = chars[1..close].iter().collect();
    let _ = clean("");
    Some(Heading { level: format!("{lead} {level}"), rank, number: Some(number), title })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_read_with_level_number_and_title() {
        let cases = [
            ("施策 35 \u{fffd}広聴・広報の充実", "施策", "35", "広聴・広報の充実"),
            ("基本施策 5 – 1 市民協働による地域づくり", "基本施策", "5-1", "市民協働による地域づくり"),
            ("基本目標Ⅱ：学びあうまち", "基本目標", "II", "学びあうまち"),
            ("【基本目標１】安心のまち", "基本目標", "1", "安心のまち"),
            ("基本目標　　市民とともにつくる持続可能なまち 7 ", "基本目標", "7", "市民とともにつくる持続可能なまち"),
        ];
        for (text, level, number, title) in cases {
            let found = read(&clean(text)).unwrap_or_else(|| panic!("no heading in {text}"));
            assert_eq!(
                (found.level.as_str(), found.number.as_deref(), found.title.printed().as_str()),
                (level, Some(number), title),
                "{text}"
            );
        }
        for text in ["施策の取組方針", "施策3つの柱", "目標 10件", "事業費 3,000千円"] {
            assert_eq!(read(&clean(text)), None, "{text}");
        }
    }
}
