//! What is true: indicators before anything prints them.

use super::chance::Chance;

/// An indicator as it should be read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Truth {
    pub name: String,
    pub unit: Option<String>,
    pub base: Option<f64>,
    pub base_year: Option<i32>,
    pub target: Option<f64>,
    pub target_year: Option<i32>,
    pub interim: Vec<(i32, f64)>,
    pub comparison: &'static str,
    pub cumulative: bool,
    pub kind: Option<String>,
    pub group: Option<String>,
    pub department: Option<String>,
    /// How the values are printed.
    pub decimals: usize,
    /// 以上, 以下, 未満 behind the target.
    pub bound: &'static str,
}

/// What is counted, its unit, its usual size, its digits, and whether less is better.
const THINGS: &[(&str, &str, f64, usize, bool)] = &[
    ("自治会加入率", "％", 65.0, 1, false),
    ("特定健康診査の受診率", "％", 38.0, 1, false),
    ("空き家バンクの登録件数", "件", 24.0, 0, false),
    ("1人1日当たりのごみ排出量", "g", 920.0, 0, true),
    ("3歳児健診でむし歯のない子どもの割合", "％", 82.0, 1, false),
    ("「住みやすい」と感じる市民の割合", "％", 71.0, 1, false),
    ("観光入込客数", "人", 452_000.0, 0, false),
    ("刑法犯認知件数", "件", 312.0, 0, true),
    ("合計特殊出生率", "", 1.4, 2, false),
    ("認定農業者数", "経営体", 85.0, 0, false),
    ("地域公共交通の利用者数", "人/年", 48_200.0, 0, false),
    ("市民農園の区画数", "区画", 120.0, 0, false),
    ("防災訓練に参加した人の数", "人", 3_400.0, 0, false),
    ("自主防災組織の組織率", "％", 74.5, 1, false),
    ("保育所の待機児童数", "人", 12.0, 0, true),
    ("図書館の貸出冊数", "冊", 231_000.0, 0, false),
    ("水道管の耐震化率", "％", 21.3, 1, false),
    ("汚水処理人口普及率", "％", 88.1, 1, false),
    ("ふるさと納税の件数", "件", 5_600.0, 0, false),
    ("新規就農者数", "人", 4.0, 0, false),
    ("創業支援による起業件数", "件", 9.0, 0, false),
    ("市ホームページの閲覧数", "回", 1_250_000.0, 0, false),
    ("認知症サポーターの養成者数", "人", 2_310.0, 0, false),
    ("温室効果ガスの排出量", "t-CO2", 182_000.0, 0, true),
    ("交通事故の発生件数", "件/年", 143.0, 0, true),
    ("65歳以上の要介護認定率", "％", 18.2, 1, true),
    ("将来の夢や目標を持っている児童の割合（小学6年生）", "％", 79.8, 1, false),
    ("スポーツを週1回以上行う市民の割合", "％", 44.0, 1, false),
    ("都市公園の面積", "ha", 62.5, 1, false),
    ("介護予防教室の開催回数", "回", 96.0, 0, false),
    ("子育て支援センターの延べ利用者数", "人", 15_800.0, 0, false),
    ("国際交流イベントの参加者数", "人", 640.0, 0, false),
    ("消防団員の充足率", "％", 91.2, 1, false),
    ("市税の収納率", "％", 96.8, 1, false),
    ("実質公債費比率", "％", 9.8, 1, true),
    ("DXに関する職員研修の受講者数", "人", 210.0, 0, false),
    ("オンラインで申請できる手続の数", "手続", 35.0, 0, false),
    ("地域おこし協力隊の定住率", "％", 60.0, 1, false),
    ("森林の間伐面積", "ha", 140.0, 0, false),
    ("ごみのリサイクル率", "％", 19.4, 1, false),
    ("生涯学習講座の満足度", "％", 85.5, 1, false),
    ("高齢者サロンの設置箇所数", "か所", 48.0, 0, false),
    ("木造住宅の耐震診断件数", "件", 15.0, 0, false),
    ("学校給食における地場産物の使用率", "％", 27.6, 1, false),
    ("商店街の空き店舗数", "店舗", 31.0, 0, true),
    ("文化財の指定件数", "件", 112.0, 0, false),
    ("市民1人当たりの年間読書冊数", "冊/人", 5.2, 1, false),
    ("移住相談会における相談組数", "組", 58.0, 0, false),
    ("婚活イベントの開催回数", "回/年", 4.0, 0, false),
    ("男性職員の育児休業取得率", "％", 22.0, 0, false),
];

const SECTIONS: &[&str] = &[
    "企画政策課",
    "市民協働課",
    "健康増進課",
    "子ども未来課",
    "環境衛生課",
    "農林振興課",
    "商工観光課",
    "防災安全課",
    "生涯学習課",
    "都市整備課",
    "上下水道課",
    "財政課",
];
const KINDS: &[&str] = &["市民意識指標", "統計指標", "業務指標"];

/// A year as a plan might print it.
pub fn year(chance_style: usize, year: i32) -> String {
    let (era, letter, number) = if year >= 2019 { ("令和", "R", year - 2018) } else { ("平成", "H", year - 1988) };
    let said = if number == 1 { "元".to_owned() } else { number.to_string() };
    match chance_style % 9 {
        0 => format!("{letter}{said}"),
        1 => format!("{era}{said}年度"),
        2 => format!("{year}年度"),
        3 => format!("{year}（{era}{said}）年度"),
        4 => format!("{letter}{said}年度"),
        5 => format!("{era}{said}年度").chars().map(wide).collect(),
        6 => format!("{era}{said}年"),
        7 => format!("{era}{said}（{year}）年度"),
        _ => format!("{letter}{said}").chars().map(wide).collect(),
    }
}

/// Full-width digits and letters.
pub fn wide(c: char) -> char {
    match c {
        '0'..='9' | 'A'..='Z' | '.' => char::from_u32(c as u32 + 0xfee0).unwrap_or(c),
        c => c,
    }
}

/// A number as a plan might print it.
pub fn number(value: f64, decimals: usize) -> String {
    let plain = format!("{value:.decimals$}");
    let (whole, rest) = plain.split_once('.').map_or((plain.as_str(), ""), |(whole, rest)| (whole, rest));
    let mut said = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            said.push(',');
        }
        said.push(digit);
    }
    if rest.is_empty() { said } else { format!("{said}.{rest}") }
}

/// Some indicators with years of one plan.
pub fn indicators(chance: &mut Chance, count: usize, base_year: i32, target_year: i32) -> Vec<Truth> {
    let mut left: Vec<usize> = (0..THINGS.len()).collect();
    let mut found = Vec::new();
    for _ in 0..count {
        let (name, unit, size, decimals, falls) = THINGS[left.remove(chance.below(left.len()))];
        let cumulative = unit == "件" && !falls && chance.one_in(3);
        let factor = 0.7 + chance.below(60) as f64 / 100.0;
        let round = |value: f64| (value * 10f64.powi(decimals as i32)).round() / 10f64.powi(decimals as i32);
        let base = round(size * factor).max(if decimals == 0 { 1.0 } else { 0.1 });
        let step = 0.05 + chance.below(30) as f64 / 100.0;
        let mut target = round(if falls { base * (1.0 - step) } else { base * (1.0 + step) });
        if unit == "％" {
            target = target.min(100.0);
        }
        if (target - base).abs() < f64::EPSILON {
            target = if falls { base } else { base + 1.0 };
        }
        let bound = match (falls, chance.below(6)) {
            (true, 0) => "以下",
            (true, 1) => "未満",
            (false, 0) => "以上",
            _ => "",
        };
        let name = if cumulative && chance.one_in(2) {
            format!("{name}（累計）")
        } else if cumulative {
            format!("{name}の累計")
        } else {
            name.to_owned()
        };
        let falls_in_figures = target < base;
        found.push(Truth {
            name,
            unit: Some(unit.to_owned()).filter(|unit| !unit.is_empty()),
            base: Some(base),
            base_year: Some(base_year),
            target: Some(target),
            target_year: Some(target_year),
            interim: Vec::new(),
            comparison: if bound == "以上" {
                ">="
            } else if !bound.is_empty() || falls_in_figures {
                "<="
            } else {
                ">="
            },
            cumulative,
            kind: Some((*chance.pick(KINDS)).to_owned()),
            group: None,
            department: Some((*chance.pick(SECTIONS)).to_owned()),
            decimals,
            bound,
        });
    }
    found
}
