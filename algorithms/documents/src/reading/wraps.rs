//! Names that a narrow cell broke: what stands on the line below the values may be the end of the name before them.

use crate::glyph::is_hiragana;
use crate::layout::items::{Gap, Item, Kind};

/// How names of indicators end.
const ENDINGS: &[&str] = &[
    "率",
    "数",
    "割合",
    "件数",
    "額",
    "量",
    "度",
    "積",
    "回数",
    "人口",
    "比率",
    "指数",
    "時間",
    "距離",
    "延長",
    "高",
    "寿命",
    "人",
    "値",
    "点",
    "状況",
    "設置",
    "策定",
    "整備",
    "実施",
    "開催",
    "整備率",
    "累計",
    ")",
    "」",
    "者",
    "件",
    "面積",
    "得点",
    "順位",
    "残高",
    "費",
    "収入",
    "所得",
];

/// The pieces with the ends of broken names put behind their beginnings.
pub fn mended(items: &[Item]) -> Vec<Item> {
    let mut lines: Vec<Vec<Item>> = Vec::new();
    for item in items {
        match lines.last_mut() {
            Some(line) if line[0].line == item.line => line.push(item.clone()),
            _ => lines.push(vec![item.clone()]),
        }
    }
    let mut at = 1;
    while at < lines.len() {
        if let Some(place) = place_of_end(&lines[at - 1], &lines[at]) {
            let mut end = lines.remove(at);
            end[0].gap = Gap::None;
            lines[at - 1].splice(place..place, end);
        } else {
            at += 1;
        }
    }
    lines.into_iter().flatten().collect()
}

/// Where in the line above a text belongs, if it is the end of a name there: before the first piece that is no text.
fn place_of_end(above: &[Item], below: &[Item]) -> Option<usize> {
    let [end] = below else { return None };
    let place = above.iter().position(|item| item.kind != Kind::Text)?;
    let has_values = above[place..].iter().any(|item| item.value().is_some());
    if end.kind != Kind::Text
        || place == 0
        || !has_values
        || end.run.len() > 40
        || above[place..].iter().any(|item| item.kind == Kind::Text)
    {
        return None;
    }
    let begun: String = above[..place].iter().map(|item| item.run.dense()).collect();
    let rest = end.run.dense();
    if rest.contains('。') || rest.starts_with(['※', '・', '●', '○', '■', '◆', '【']) {
        return None;
    }
    let count = |sign: char| begun.chars().filter(|c| *c == sign).count();
    let is_open = count('(') > count(')') || count('「') > count('」');
    let is_end = rest.chars().next().is_some_and(|c| is_hiragana(c) || matches!(c, ')' | '」' | '・'));
    let broken = !ends_well(&begun) && ends_well(&rest);
    (is_open || is_end || broken).then_some(place)
}

fn ends_well(text: &str) -> bool {
    let plain = text.trim_end_matches(|c: char| matches!(c, '※' | '*') || c.is_ascii_digit());
    ENDINGS.iter().any(|end| plain.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hygiene::clean;
    use crate::layout::items::items_of;

    fn names(lines: &[&str]) -> Vec<String> {
        let items: Vec<Item> = lines.iter().enumerate().flat_map(|(at, line)| items_of(&clean(line), at)).collect();
        mended(&items).iter().filter(|item| item.kind == Kind::Text).map(|item| item.run.dense()).collect()
    }

    #[test]
    fn the_end_of_a_broken_name_goes_behind_its_beginning() {
        let lines = ["男性職員の育児休 ％ 21 26", "業取得率", "認知症サポーター 人 1848 2088", "の養成者数"];
        let items: Vec<Item> = lines.iter().enumerate().flat_map(|(at, line)| items_of(&clean(line), at)).collect();
        let order: Vec<String> = mended(&items).iter().map(|item| item.run.dense()).collect();
        assert_eq!(
            order,
            ["男性職員の育児休", "業取得率", "%", "21", "26", "認知症サポーター", "の養成者数", "人", "1848", "2088"]
        );
    }

    #[test]
    fn the_beginning_of_the_next_name_stays_below() {
        assert_eq!(
            names(&["自治会加入率 ％ 65 70", "地域運営組織が策定した地域づ", "くり計画の数 件 3 12"]),
            ["自治会加入率", "地域運営組織が策定した地域づ", "くり計画の数"]
        );
    }
}
