//! What stands around indicators in a plan: headings, sentences, noise; and documents full of numbers without any indicator.

use super::Document;
use super::chance::Chance;

const SENTENCES: &[&str] = &[
    "人口減少と少子高齢化が進むなか、地域の担い手の確保が課題となっています。",
    "令和2年国勢調査によると、本市の総人口は43,218人で、前回調査から2,104人減少しました。",
    "市民アンケートでは、「満足」と「やや満足」を合わせた割合が62.4％となっています。",
    "高齢化率は34.1％に達し、国の平均を5ポイント上回っています。",
    "関係機関と連携し、切れ目のない支援に取り組みます。",
    "平成27年度に策定した計画を見直し、令和3年3月に改訂しました。",
    "施設の老朽化が進んでおり、築30年以上の建物が全体の58％を占めています。",
    "市内には小学校が8校、中学校が4校あります。",
];

/// Some sentences.
pub fn sentences(chance: &mut Chance, count: usize) -> String {
    (0..count).map(|_| *chance.pick(SENTENCES)).collect::<Vec<_>>().join("\n")
}

/// What a page carries beside its text.
pub fn noise(chance: &mut Chance) -> String {
    let page = 10 + chance.below(190);
    match chance.below(6) {
        0 => format!("- {page} -\n"),
        1 => format!("{page}\n"),
        2 => format!("図表{}-{} 人口の推移\n", 1 + chance.below(4), 1 + chance.below(9)),
        3 => "資料：市民意識調査（令和5年）\n".to_owned(),
        _ => String::new(),
    }
}

/// Documents in which no indicator stands.
pub fn without(seed: u64) -> Document {
    let mut chance = Chance::new(seed ^ 0x6e6f_6e65);
    let mut money = || format!("{},{:03}", 1 + chance.below(900), chance.below(1000));
    let text = match seed % 8 {
        0 => format!("令和6年度当初予算\n（単位：千円）\n款 令和6年度 令和5年度 増減 増減率\n市税 {} {} {} 1.2％\n地方交付税 {} {} △{} △3.4％\n国庫支出金 {} {} {} 0.8％\n合計 {} {} {} 0.1％\n", money(), money(), money(), money(), money(), money(), money(), money(), money(), money(), money(), money()),
        1 => format!("人口の推移と将来推計\n区分 平成27年 令和2年 令和7年 令和12年\n総人口 45,322人 43,218人 41,005人 38,774人\n年少人口 5,102人 4,711人 4,204人 3,890人\n生産年齢人口 25,110人 23,002人 21,450人 19,800人\n令和22年には総人口が3万2千人まで減少すると推計されています。\n（資料：国立社会保障・人口問題研究所）\n事業費 {}千円\n", money()),
        2 => "評価の基準\n評価 目標に対する達成率\nＡ 100％以上\nＢ 80％以上100％未満\nＣ 60％以上80％未満\nＤ 60％未満\n達成率＝実績値÷目標値×100\n点数は5点、3点、1点の3段階とし、合計が12点以上のものを優先します。\n".to_owned(),
        3 => format!("実施計画 事業一覧\n事業名\t担当課\t令和6年度\t令和7年度\t令和8年度\t計\n道路改良事業\t建設課\t{}\t{}\t{}\t{}\n公園整備事業\t都市整備課\t{}\t{}\t{}\t{}\n", money(), money(), money(), money(), money(), money(), money(), money()),
        4 => "計画策定の経過\n令和5年6月12日 第1回審議会 委員18人出席\n令和5年9月4日 市民アンケート（配布2,000人、回収812人、回収率40.6％）\n令和5年11月20日 第2回審議会\n令和6年1月15日～2月14日 パブリックコメント（意見12件、提出者5人）\n令和6年3月 議会の議決\n".to_owned(),
        5 => "国の動き\n国は、2030年度に温室効果ガスを2013年度比で46％削減することを目標としています。\n県の計画では、令和7年度までに特定健診の受診率を60％以上とする目標が示されています。\nSDGsは2030年までに達成すべき17のゴールと169のターゲットから成ります。\n".to_owned(),
        6 => "アンケート結果\n問1 お住まいの地域は住みやすいですか（n=812）\n住みやすい 312 38.4％\nどちらかといえば住みやすい 290 35.7％\n住みにくい 96 11.8％\n無回答 14 1.7％\n計 812 100.0％\n".to_owned(),
        _ => "施設の概要\n名称 所在地 延床面積 建築年度\n中央公民館 本町1-2-3 2,310.5㎡ 昭和56年度\n東部公民館 東町4-5 812.0㎡ 平成3年度\n職員数は正職員12人、会計年度任用職員8人です。\n利用者は令和4年度に15,202人、令和5年度に16,840人でした。\n".to_owned(),
    };
    Document { name: format!("none-{seed}"), class: "none", text, truth: Vec::new() }
}
