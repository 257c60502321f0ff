//! The words that head columns and fields, and what they say about what stands below or behind them.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::tokens::value::bracketed_year;
use crate::tokens::year::{Year, bare_year_at, year_at};
use crate::tokens::{at, closing, unit};

/// What a column or a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// 指標名.
    Name,
    /// 単位.
    Unit,
    /// 現状値, 基準値.
    Base,
    /// 目標値.
    Target,
    /// 中間目標.
    Interim,
    /// 実績.
    Actual,
    /// 年度別計画: planned values on the way.
    Planned,
    /// A year alone; what its values are stands above it.
    Year,
    /// The year of the baseline as a value.
    BaseYear,
    /// The year of the target as a value.
    TargetYear,
    /// 指標の種類.
    Kind,
    /// 施策, 取組: what the indicator belongs to.
    Item,
    /// 担当課.
    Department,
    /// Anything in words about the indicator.
    Note,
    /// Up or down.
    Direction,
    /// 番号.
    Number,
    /// A rate of achievement, a rank, somebody else's figure: no value of the indicator.
    Other,
}

impl Role {
    /// Whether the column holds figures.
    pub fn is_value(self) -> bool {
        matches!(self, Role::Base | Role::Target | Role::Interim | Role::Actual | Role::Planned | Role::Year | Role::Other)
    }
}

/// Words for each role, parted by spaces, exactly as they stand in headers once years and brackets are gone.
const WORDS: &[(Role, &str)] = &[
    (
        Role::Name,
        "指標名 指標 成果指標 活動指標 KPI KPI名 重要業績評価指標 重要業績評価指標(KPI) 評価指標 目標指標 \
         指標項目 指標の名称 指標名称 まちづくり指標 施策指標 測定指標 管理指標 取組指標 目標項目 代表指標 \
         アウトカム指標 アウトプット指標 成果指標名 活動指標名 数値目標 数値目標項目 項目名 項目 モノサシ ものさし \
         ベンチマーク 指標等 成果目標 目標とする指標 数値指標 達成指標 行動指標 プロセス指標 成果指標(KPI) \
         KPI(重要業績評価指標) 業績指標 進捗指標 評価項目 成果を測る指標 指標内容 目標の項目 主な指標 目標指標名 \
         指標(KPI) 事業指標 検証指標 KGI",
    ),
    (Role::Unit, "単位 指標の単位 単位等"),
    (
        Role::Base,
        "現状値 基準値 現況値 現状 現況 基準 策定時 計画策定時 策定時の値 策定時値 当初値 初期値 計画当初 直近値 \
         従前値 現在値 開始時 基準年値 基準年度値 当初 計画策定時の値 現時点 現在 策定時点 計画策定時点 \
         計画策定時の現状値 基準年度 基準年 計画開始時 スタート値 最新値 現状実績 現状の値 計画前 策定前 策定時実績 \
         現状数値 直近の値 基準時 直近実績 直近の実績 基準実績 いま いまの値 今の値 いまの状況 今の状況 いまの数",
    ),
    (
        Role::Target,
        "目標値 目標 最終目標 最終目標値 目指す値 めざす値 計画値 到達目標 到達目標値 目標年度値 達成目標 計画目標 \
         目標数値 計画期間末目標 後期目標 後期目標値 最終年度目標値 最終年度目標 目標年値 目標水準 計画最終年度目標 \
         計画最終年度 目標値(最終) 目標(値) 最終値 目指そう値 目指す姿(値) 目標とする値 期末目標 期末目標値 \
         終期目標 計画終了時 目標とする数値 目指す目標 見込値 めざそう値 最終 最終目標年度 目標年度の値",
    ),
    (
        Role::Interim,
        "中間目標 中間目標値 中間値 中間年度 中間 前期目標 前期目標値 中間年 中間見直し 中間年度目標 中間年度目標値 \
         途中目標 参考目標値",
    ),
    (Role::Actual, "実績 実績値 実測値 決算値 達成値 最新実績 直近の状況 実績数値"),
    (
        Role::Planned,
        "年度別計画 年度別目標 年度別目標値 年次目標 各年度目標 各年度目標値 年次計画 計画 年度目標 年度ごとの目標値 \
         各年度の目標値 各年度の目標 毎年度目標 年次目標値",
    ),
    (
        Role::BaseYear,
        "基準年月 現状年度 現状値年度 現状値の年度 基準値年度 基準値の年度 現状値の年 基準時点 現状時点 調査年度 \
         時点 把握年度 実績年度",
    ),
    (
        Role::TargetYear,
        "目標年度 目標年次 達成年度 目標時期 目標年 達成時期 目標値年度 目標値の年度 目標達成年度 達成目標年度 期限 \
         目標期限 達成期限 目標年月",
    ),
    (
        Role::Kind,
        "指標の種類 指標種類 種類 種別 指標区分 指標分類 指標種別 分類 指標の区分 指標の分類 指標の種別 区分 \
         指標の性格 類型",
    ),
    (
        Role::Item,
        "施策 基本施策 基本目標 施策名 取組 事業名 分野 主な取組 政策 基本方針 基本的方向 具体的な施策 取組内容 \
         取組項目 具体的施策 施策の方向 施策の方向性 施策分野 主な事業 事業 政策名 政策分野 主要施策 個別施策 \
         重点施策 取組名 事務事業 事務事業名 重点目標 施策区分 プロジェクト 重点プロジェクト 基本方向 施策体系 \
         取り組み 具体的な取組 章 節 柱 細施策 小施策 単位施策 推進施策 関連施策 展開方向 施策項目 具体的な事業 \
         取組方針 方針 実施項目 目標分野 基本政策",
    ),
    (
        Role::Department,
        "担当課 所管課 担当 所管 担当部署 所管部署 主管課 担当部課 関係課 担当課名 所属 課名 担当課等 所管部局 \
         担当部局 推進担当課 主管部署 担当課室 担当室課 所管課名 主担当課 関係部署 所管部課 担当所属 担当部 部署 \
         部署名 関係課等 担当班 担当係 所管所属 実施部署 主管部 主管 担当組織",
    ),
    (
        Role::Note,
        "設定の考え方 指標の説明 説明 定義 算出方法 算定方法 計算式 備考 出典 資料 データ出典 根拠 \
         目標設定の考え方 考え方 把握方法 指標の定義 概要 算式 調査方法 指標の考え方 設定理由 設定根拠 測定方法 \
         補足 取得方法 データ取得元 参考 内容 指標の内容 目標値の考え方 目標値設定の考え方 目標値の設定根拠 \
         指標の設定理由 目標値の根拠 目標設定の根拠 算定式 算出式 出所 資料名 データの出典 指標の出典 統計名 \
         関連するSDGs SDGs 指標の解説 解説 目標値設定根拠 摘要 設定の根拠 指標設定の考え方 指標の算出方法 \
         測り方 目標設定理由 目標値の設定理由 調査名 集計方法 計測方法 確認方法 設定方法 注記 取得元 指標の意味 \
         具体的な内容 目標値の設定の考え方 指標の説明・出典 説明・出典 出典等",
    ),
    (
        Role::Direction,
        "方向 方向性 目指す方向 望ましい方向 目標の方向 増減 目標方向 達成方向 期待する方向 目指す方向性 向き \
         目標の方向性 増減方向 指標の方向 めざす方向 指標の方向性 望ましい方向性",
    ),
    (Role::Number, "No No. NO NO. 番号 連番 整理番号 指標番号 コード # № 通番 指標No 指標No."),
    (
        Role::Other,
        "達成率 進捗率 達成度 達成状況 評価 進捗状況 判定 比較 増減率 伸び率 県平均 全国平均 国の目標値 \
         県の目標値 国目標 県目標 国の目標 県の目標 国目標値 県目標値 類似団体平均 前年比 対前年比 順位 自己評価 \
         進捗 目標達成率 国 県 全国 国・県 国平均 県内平均 全国値 県値 伸び 差 前年度比 ランク 結果 参考値 \
         都平均 府平均 道平均",
    ),
];

/// What a header says.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// What stands below it.
    pub role: Role,
    /// The year that it names.
    pub year: Option<i32>,
    /// The unit that it names in brackets.
    pub unit: Option<String>,
    /// It says 累計.
    pub cumulative: bool,
    /// Its word, without year and brackets.
    pub word: String,
    /// The word is one of the usual ones, not only like them.
    pub is_usual: bool,
}

/// Reads a whole cell, or a whole word of a line, as a header. None where it is something else.
pub fn head(chars: &[char]) -> Option<Head> {
    let dense: Vec<char> = chars.iter().copied().filter(|c| !c.is_whitespace()).collect();
    if dense.is_empty() || dense.len() > 36 {
        return None;
    }
    let parts = parts(&dense);
    let word = parts.word.as_str();
    let role = match (role_of(word), parts.year) {
        (Some(role), year) => with_year(role, year.is_some()),
        (None, Some(_)) if word.is_empty() => match parts.inner.iter().find_map(|inner| role_of(inner)) {
            Some(role) => with_year(role, true),
            None => Role::Year,
        },
        (None, _) => return None,
    };
    let year = parts.year;
    let cumulative = parts.inner.iter().any(|inner| inner.contains("累計")) || word.contains("累計");
    let is_usual = exact(&parts.word).is_some();
    Some(Head { role, year, unit: parts.unit, cumulative, word: parts.word, is_usual })
}

/// A header that names the year itself heads values, not years.
fn with_year(role: Role, has_year: bool) -> Role {
    match role {
        Role::TargetYear if has_year => Role::Target,
        Role::BaseYear if has_year => Role::Base,
        role => role,
    }
}

#[derive(Default)]
struct Parts {
    word: String,
    year: Option<i32>,
    unit: Option<String>,
    inner: Vec<String>,
}

/// Takes years, brackets and ornaments from a header.
fn parts(dense: &[char]) -> Parts {
    let mut parts = Parts::default();
    let mut place = 0;
    while let Some(c) = dense.get(place).copied() {
        if matches!(c, '(' | '[')
            && let Some(close) = closing(dense, place)
        {
            let inner = &dense[place + 1..close];
            let text: String = inner.iter().collect();
            if let Some(year) = bracketed_year(inner).or_else(|| bare_year_at(inner, 0, 2018).map(|year| year.year)) {
                parts.year = parts.year.or(Some(year));
                parts.inner.push(text);
            } else if let Some(found) = year_at(inner, 0).filter(|year| year.sure) {
                parts.year = parts.year.or(Some(found.year));
                parts.inner.push(inner[found.end..].iter().collect());
            } else if unit::is_unit(&text) {
                parts.unit = Some(text);
            } else {
                parts.inner.push(text);
            }
            place = close + 1;
        } else if let Some(year) = year_at(dense, place).filter(|year| year.sure || dense.len() == 4) {
            parts.year = Some(year.year);
            place = year.end;
        } else if let Some(year) = year_without_era(dense, place) {
            parts.year = Some(year.year);
            place = year.end;
        } else {
            parts.word.push(c);
            place += 1;
        }
    }
    let ornament = |c: char| {
        matches!(
            c,
            '【' | '】'
                | '■'
                | '□'
                | '◆'
                | '◇'
                | '●'
                | '○'
                | '*'
                | ':'
                | '・'
                | '〈'
                | '〉'
                | '※'
                | '《'
                | '》'
                | '|'
                | '▼'
                | '▶'
                | '<'
                | '>'
                | '#'
                | '-'
        )
    };
    parts.word = parts.word.trim_matches(ornament).to_owned();
    for lead in ["の", "度", "末"] {
        if parts.year.is_some() {
            parts.word = parts.word.strip_prefix(lead).unwrap_or(&parts.word).to_owned();
        }
    }
    parts
}

/// 「4年度」 at the beginning of a header: the era is that in which the number makes a year of today's plans.
fn year_without_era(dense: &[char], place: usize) -> Option<Year> {
    let number: i32 = dense.iter().take_while(|c| c.is_ascii_digit()).collect::<String>().parse().ok()?;
    let offset = if number <= 15 { 2018 } else { 1988 };
    bare_year_at(dense, place, offset).filter(|year| place == 0 && dense.get(year.end - 1) == Some(&'度'))
}

/// The role of a word, exactly or by what it contains.
pub fn role_of(word: &str) -> Option<Role> {
    let own = ["本市の", "本町の", "本村の", "当市の", "市の", "町の", "村の"].iter().find_map(|lead| word.strip_prefix(lead));
    exact(word).or_else(|| own.and_then(exact)).or_else(|| contained(word))
}

fn exact(word: &str) -> Option<Role> {
    KNOWN.get(&word.chars().next()?)?.iter().find(|(known, _)| *known == word).map(|(_, role)| *role)
}

/// The words by their first letter: they are looked up for every piece of a document.
static KNOWN: LazyLock<HashMap<char, Vec<(&'static str, Role)>>> = LazyLock::new(|| {
    let mut known: HashMap<char, Vec<(&'static str, Role)>> = HashMap::new();
    for (role, words) in WORDS {
        for word in words.split(' ') {
            known.entry(word.chars().next().unwrap_or(' ')).or_default().push((word, *role));
        }
    }
    known
});

/// Longer headers that no list can hold: 計画策定時の現状の値, 施策の成果を示す指標.
fn contained(word: &str) -> Option<Role> {
    let length = word.chars().count();
    if !(2..=16).contains(&length) || word.contains(['。', '、', '→']) || word.chars().any(|c| c.is_ascii_digit() && length > 10)
    {
        return None;
    }
    let ends = |words: &[&str]| words.iter().any(|end| word.ends_with(end));
    let has = |words: &[&str]| words.iter().any(|part| word.contains(part));
    let foreign = ["国の", "県の", "都の", "府の", "道の", "全国", "国目標", "県目標"].iter().any(|lead| word.starts_with(lead));
    if foreign && ends(&["目標", "目標値", "平均", "値"]) {
        return Some(Role::Other);
    }
    if ends(&["達成率", "進捗率", "達成度", "達成状況"]) {
        return Some(Role::Other);
    }
    if has(&["中間"]) && has(&["目標", "値"]) {
        return Some(Role::Interim);
    }
    if ends(&["目標値", "目標数値"]) || (ends(&["目標"]) && has(&["最終", "年後", "年度", "期末", "到達", "令和", "将来"]))
    {
        return Some(Role::Target);
    }
    if ends(&["現状値", "基準値", "現況値", "当初値", "策定時", "直近値"])
        || (ends(&["値", "実績"]) && has(&["策定", "当初", "基準", "現状", "現況", "直近", "開始時", "計画前"]))
    {
        return Some(Role::Base);
    }
    if ends(&["実績値", "実績"]) {
        return Some(Role::Actual);
    }
    if ends(&["指標名", "指標", "KPI", "(KPI)"]) && !has(&["番号", "区分", "種", "分類"]) {
        return Some(Role::Name);
    }
    if ends(&["担当課", "所管課", "担当部署", "担当部局", "所管部局", "担当課名", "主管課"]) {
        return Some(Role::Department);
    }
    if ends(&["考え方", "算出方法", "算定方法", "の説明", "の定義", "設定根拠", "設定理由"]) {
        return Some(Role::Note);
    }
    None
}

/// The longest header word that is glued to what follows: where it ends.
pub fn glued(chars: &[char], place: usize) -> Option<(Role, usize)> {
    let words = KNOWN.get(chars.get(place)?)?;
    let fitting = words.iter().filter(|(word, _)| at(chars, place, word)).map(|(word, role)| (*role, place + word.chars().count()));
    fitting.filter(|(_, end)| *end >= place + 2).max_by_key(|(_, end)| *end)
}

/// Whether a text names departments of a town hall.
pub fn is_department(text: &str) -> bool {
    let parts: Vec<&str> =
        text.split(['/', '、', '・', ',', '\u{2028}', ' ', '及']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let ends = [
        "課",
        "室",
        "係",
        "局",
        "部",
        "全課",
        "センター",
        "委員会",
        "事務局",
        "班",
        "全庁",
        "各課",
        "全部局",
        "図書館",
        "博物館",
        "消防本部",
        "消防署",
        "公民館",
        "病院",
        "本部",
        "所",
        "グループ",
        "び全課",
    ];
    let one = |part: &&str| {
        let part = part.trim_end_matches(['他', '等', 'か', 'ほ']);
        (2..=16).contains(&part.chars().count())
            && ends.iter().any(|end| part.ends_with(end))
            && !part.chars().any(|c| c.is_ascii_digit())
    };
    !parts.is_empty() && parts.len() <= 6 && parts.iter().all(one) && parts.iter().any(|part| strong_department(part))
}

fn strong_department(part: &str) -> bool {
    ["課", "室", "局", "全庁", "部", "委員会", "係", "班", "署"].iter().any(|end| part.ends_with(end))
        && !["学部", "一部", "全部", "内部", "外部", "幹部", "の部", "本部", "クラブ部", "支部", "薬局", "郵便局", "教室"]
            .iter()
            .any(|end| part.ends_with(end))
}

/// The departments that a text names, one by one.
pub fn departments(text: &str) -> Vec<String> {
    let plain = text.replace("及び", "/").replace("ほか", "").replace("並びに", "/");
    let parts =
        plain.split(['/', '、', '・', ',', '\u{2028}', ' ', '\u{3000}', '／']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<(Role, Option<i32>)> {
        head(&text.chars().collect::<Vec<_>>()).map(|head| (head.role, head.year))
    }

    #[test]
    fn headers_say_what_stands_below_them() {
        let cases = [
            ("指標名", Role::Name, None),
            ("現状値(年度)", Role::Base, None),
            ("目標値(2025年)", Role::Target, Some(2025)),
            ("R4 (目標年度)", Role::Target, Some(2022)),
            ("H26 (基準年度)", Role::Base, Some(2014)),
            ("R5実績", Role::Actual, Some(2023)),
            ("令和11年度目標", Role::Target, Some(2029)),
            ("令和6年度", Role::Year, Some(2024)),
            ("中間目標 (令和8年度)", Role::Interim, Some(2026)),
            ("目標年度", Role::TargetYear, None),
            ("国の目標値", Role::Other, None),
            ("重要業績評価指標(KPI)", Role::Name, None),
            ("計画策定時の現状値", Role::Base, None),
            ("担 当 課", Role::Department, None),
        ];
        for (text, role, year) in cases {
            assert_eq!(of(text), Some((role, year)), "{text}");
        }
        assert_eq!(of("自治会加入率"), None);
        assert_eq!(of("地域コミュニティの活性化"), None);
    }

    #[test]
    fn departments_are_told_from_other_words() {
        assert!(is_department("政策推進課 / 市民課"));
        assert!(is_department("生涯学習推進課及び全課"));
        assert!(!is_department("市民の一部"));
        assert_eq!(departments("生涯学習推進課及び全課"), ["生涯学習推進課", "全課"]);
    }
}
