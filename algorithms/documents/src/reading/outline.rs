//! Marks of an outline: 「２　資源が循環するまち」, 「(1) 財政の健全化」, 「第３節」, 「柱１」.

use crate::tokens::{longest, skip_spaces};
use crate::tree::heading::{number_at, ornaments};

/// Whether a line begins with a mark of an outline and goes on with words.
pub fn is_marked(chars: &[char]) -> bool {
    let start = skip_spaces(chars, 0);
    let framed = ornaments(chars);
    if framed > start
        && chars.get(start).is_some_and(|c| matches!(c, '■' | '◆' | '●' | '□' | '◎' | '◇' | '▼' | '★' | '#' | '【' | '《'))
    {
        return true;
    }
    let lead = longest(chars, start, &["第", "柱", "目標", "施策", "方針", "基本目標", "基本方針", "戦略", "分野", "重点"]);
    let place = lead.map_or(start, |(_, end)| skip_spaces(chars, end));
    let Some((number, end)) = number_at(chars, place) else { return false };
    let bracketed = number.starts_with('(') || number.ends_with(')') || !number.chars().all(|c| c.is_ascii_digit());
    let parted =
        chars.get(end).is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ':' | '章' | '節' | '部' | '編' | '項' | '】'));
    let words = chars[end.min(chars.len())..].iter().filter(|c| crate::glyph::is_japanese(**c)).count();
    (bracketed || parted) && words >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_an_outline_are_told_from_names() {
        let is = |text: &str| is_marked(&text.chars().collect::<Vec<_>>());
        for text in ["2 資源が循環するまち", "(1)財政の健全化", "第3節 交通", "■環境指標", "柱1 財政", "① 介護予防"]
        {
            assert!(is(text), "{text}");
        }
        for text in ["1人1日当たりのごみ排出量", "3歳児健診受診率", "自治会加入率", "65歳以上の割合"]
        {
            assert!(!is(text), "{text}");
        }
    }
}
