//! Units: those that are known, and what else may stand behind a number.

use super::{at, longest};

/// Units that part a name from a number even where nothing stands between them.
const KNOWN: &[&str] = &[
    "%",
    "‰",
    "％",
    "人",
    "名",
    "件",
    "回",
    "箇所",
    "か所",
    "カ所",
    "ヶ所",
    "ケ所",
    "ヵ所",
    "所",
    "団体",
    "組",
    "世帯",
    "戸",
    "棟",
    "社",
    "店舗",
    "店",
    "事業所",
    "事業",
    "校",
    "園",
    "地区",
    "地域",
    "自治会",
    "町内会",
    "校区",
    "台",
    "基",
    "本",
    "冊",
    "点",
    "ポイント",
    "pt",
    "位",
    "円",
    "千円",
    "万円",
    "百万円",
    "億円",
    "兆円",
    "千人",
    "万人",
    "千件",
    "千台",
    "千トン",
    "千t",
    "万t",
    "万件",
    "万回",
    "ha",
    "a",
    "m2",
    "千m2",
    "km2",
    "km",
    "m",
    "cm",
    "mm",
    "m3",
    "千m3",
    "t",
    "トン",
    "kg",
    "g",
    "mg",
    "L",
    "l",
    "kl",
    "t-CO2",
    "tCO2",
    "千t-CO2",
    "万t-CO2",
    "kg-CO2",
    "t-C",
    "kWh",
    "MWh",
    "千kWh",
    "万kWh",
    "kW",
    "MW",
    "GJ",
    "TJ",
    "MJ",
    "時間",
    "分",
    "秒",
    "日",
    "か月",
    "カ月",
    "ヶ月",
    "ケ月",
    "箇月",
    "月",
    "年",
    "歳",
    "才",
    "倍",
    "割",
    "床",
    "席",
    "区画",
    "株",
    "頭",
    "羽",
    "匹",
    "種類",
    "種",
    "品目",
    "施設",
    "講座",
    "教室",
    "会場",
    "路線",
    "便",
    "箱",
    "杯",
    "枚",
    "通",
    "票",
    "項目",
    "計画",
    "協定",
    "駅",
    "橋",
    "区間",
    "区",
    "市町村",
    "町",
    "村",
    "経営体",
    "法人",
    "農家",
    "泊",
    "人泊",
    "アクセス",
    "PV",
    "ビュー",
    "回線",
    "クラブ",
    "チーム",
    "グループ",
    "サークル",
    "団",
    "企業",
    "商品",
    "作品",
    "行",
    "文字",
    "dB",
    "ppm",
    "mg/L",
    "μSv",
    "人日",
    "延べ人",
    "セット",
    "部",
    "科目",
    "コース",
    "圏域",
    "圃場",
    "筆",
    "艘",
    "隻",
    "機",
    "畳",
    "集落",
    "組織",
    "拠点",
    "公園",
    "病院",
    "診療所",
    "児童",
    "系統",
    "メニュー",
    "日間",
    "プラン",
    "テーマ",
    "手続",
    "手続き",
    "事例",
    "番組",
    "曲",
    "点数",
    "試合",
    "大会",
    "艇",
    "工区",
    "口",
    "体",
    "鉢",
    "個",
    "学級",
    "学校",
    "教科",
    "制度",
    "条例",
    "審議会",
    "避難所",
    "基地局",
    "頭数",
    "投稿",
    "フォロワー",
    "ダウンロード",
    "団地",
    "街区",
    "商店街",
    "協議会",
    "ブランド",
    "品種",
];

/// What ends a unit.
const ENDS: &[&str] = &[
    "以上", "以下", "未満", "以内", "超", "程度", "増", "減", "前後", "を", "に", "へ", "で", "の", "と", "から", "より", "まで",
    "が", "は", "も", "、", "。", ",", "→", "~", "(", ")", "※", "[", "]", "維持", "達成", "・",
];

/// A known unit that begins at this place, with `/年` and the like behind it: where it ends.
pub fn known_at(chars: &[char], place: usize) -> Option<usize> {
    let (_, end) = longest(chars, place, KNOWN)?;
    let latin = |at: usize| chars.get(at).is_some_and(char::is_ascii_alphabetic);
    if latin(end - 1) && latin(end) {
        return None;
    }
    Some(per(chars, end))
}

/// `/年`, `/人・日`, `／10万人`.
fn per(chars: &[char], place: usize) -> usize {
    let mut end = place;
    while chars.get(end) == Some(&'/') || (chars.get(end) == Some(&'・') && end > place) {
        let mut next = end + 1;
        while chars.get(next).is_some_and(|c| c.is_ascii_digit() || matches!(c, '千' | '万')) {
            next += 1;
        }
        match longest(chars, next, KNOWN) {
            // Nothing is counted for a share: 「14地区/100%」 are two values.
            Some((unit, behind)) if unit != "%" => end = behind,
            _ => break,
        }
    }
    end
}

/// What stands behind a number as its unit, up to the next word: where it ends. `strict` takes known units only.
pub fn unit_at(chars: &[char], place: usize, strict: bool) -> usize {
    let known = known_at(chars, place);
    if strict {
        return known.unwrap_or(place);
    }
    let mut end = place;
    while let Some(c) = chars.get(end) {
        let inside = matches!(c, '2' | '3') && end > place && chars[end - 1].is_ascii_alphabetic();
        if c.is_whitespace() || (c.is_ascii_digit() && !inside) || end - place >= 12 {
            break;
        }
        if ENDS.iter().any(|word| at(chars, end, word)) {
            break;
        }
        end += 1;
    }
    let free = per(chars, end);
    let short = free - place <= 5 || chars[place..free].contains(&'/');
    match known {
        Some(known) if free <= known || !short => known,
        Some(_) => free,
        None if short && !chars[place..free].iter().any(|c| is_stop(*c)) => free,
        None => place,
    }
}

fn is_stop(c: char) -> bool {
    matches!(c, ':' | ';' | '|' | '-' | '―' | '—' | '–' | '↑' | '↓' | '「' | '」' | '【' | '】' | '!' | '=')
}

/// Whether the whole text is a unit.
pub fn is_unit(text: &str) -> bool {
    let chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    if chars.is_empty() || chars.len() > 14 {
        return false;
    }
    known_at(&chars, 0) == Some(chars.len()) || (chars.len() <= 9 && chars.contains(&'/') && known_at(&chars, 0).is_some())
}

/// The unit as drafts say it: without spaces, with the percent sign of Japanese print.
pub fn said(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).map(|c| if c == '%' { '％' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_units_are_taken_with_what_they_are_divided_by() {
        let end = |text: &str| known_at(&text.chars().collect::<Vec<_>>(), 0);
        assert_eq!(end("事業/年度"), Some(4));
        assert_eq!(end("g/人・日"), Some(5));
        assert_eq!(end("%70"), Some(1));
        assert_eq!(end("加入"), None);
        assert_eq!(end("mobile"), None);
    }

    #[test]
    fn a_strange_unit_is_taken_only_where_it_is_short() {
        let end = |text: &str| unit_at(&text.chars().collect::<Vec<_>>(), 0, false);
        assert_eq!(end("校区以上"), 2);
        assert_eq!(end("艇"), 1);
        assert_eq!(end("人とする"), 1);
    }
}
