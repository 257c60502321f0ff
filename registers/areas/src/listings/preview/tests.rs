//! Lists as offices keep them, and lists that are wrong.

use engawa_kernel::Id;
use engawa_sheets::{Encoding, Table};
use proptest::prelude::*;

use super::super::columns::guess;
use super::*;
use crate::model::Area;

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn kinds() -> Vec<Kind> {
    let kind = |word: &str, rank, en: &str| Kind { word: word.into(), rank, word_easy: None, word_en: Some(en.into()) };
    vec![kind("校区", 1, "district"), kind("町内", 2, "neighbourhood"), kind("班", 3, "group")]
}

/// 西校区 is there; 東校区 has ended.
fn map() -> Map {
    let area = |number: u8, code: &str, name: &str, to: &str| Area {
        id: Id::random([number; 16]),
        code: code.into(),
        name: name.into(),
        reading: None,
        kind: "校区".into(),
        parent: None,
        days: Days { from: Some(day("2005-04-01")), to: Day::parse(to).ok() },
    };
    Map::of(&kinds(), vec![area(1, "west", "西校区", ""), area(2, "east", "東校区", "2020-03-31")], Vec::new(), Vec::new())
}

fn looked_at(head: &str, rows: &[&str]) -> Preview {
    let cells = |row: &str| row.split('|').map(str::to_owned).collect::<Vec<_>>();
    let head = cells(head);
    let rows = (2..).zip(rows.iter().map(|row| cells(row))).collect();
    let columns = guess(&head);
    let table = Table { encoding: Encoding::Utf8, head_line: 1, head, rows, empty: 0, reckoned: std::collections::BTreeSet::new() };
    preview(&Listed { table, outlines: BTreeMap::new() }, &columns, None, &kinds(), &map())
}

fn refused(head: &str, rows: &[&str]) -> Vec<(usize, Refused)> {
    looked_at(head, rows).rejected.into_iter().map(|row| (row.line, row.why)).collect()
}

const HEAD: &str = "コード|名称|かな|種類|親コード|開始日|終了日|前の区域";

#[test]
fn a_tree_is_taken_in_any_order_and_every_repair_is_told() {
    let rows = [
        "hill-1|一班||班|hill||||",
        "ｈｉｌｌ|丘町|ｵｶﾏﾁ|町内|西 校区|令和3年4月1日|||",
        "north|北校区|きたこうく|district||2020/4/1||east",
    ];
    let found = looked_at(HEAD, &rows);
    assert_eq!(found.rejected, [], "{found:?}");
    let codes: Vec<&str> = found.taken.iter().map(|row| row.code.as_str()).collect();
    assert_eq!(codes, ["hill-1", "hill", "north"], "a beginning that nobody knows breaks no law");
    let told: Vec<(&str, &str)> = found.repairs.iter().map(|one| (one.from.as_str(), one.to.as_str())).collect();
    let mended = [
        ("ｈｉｌｌ", "hill"),
        ("ｵｶﾏﾁ", "オカマチ"),
        ("令和3年4月1日", "2021-04-01"),
        ("西 校区", "west"),
        ("district", "校区"),
        ("2020/4/1", "2020-04-01"),
    ];
    assert_eq!(told, mended);
}

#[test]
fn each_row_that_is_not_taken_says_why() {
    let rows = [
        "|名なし||町内||||",
        "丘|丘町||町内||||",
        "a||  |町内||||",
        "b|丘町||||||",
        "c|丘町||大字||||",
        "d|丘町||町内||2026-02-30|||",
        "e|丘町||町内||2026-04-01|2025-03-31|",
        "f|=A1||町内||||",
        "west|西校区||校区||||",
        "g|浜町||町内|west|2010-04-01||",
        "g|沖町||町内|west|2010-04-01||",
        "h|海町||町内|nowhere|||",
        "i|島町||町内|east|2019-04-01||",
        "j|谷校区||校区|west|2010-04-01||",
        "k|浜 町||町内|west|2015-04-01||",
        "l|新浜町||町内|west|2021-04-01||g",
        "m|新丘町||町内|west|2021-04-01||old",
        "n|一班||班|c|||",
        "west2|西校区||校区||2020-04-01||",
    ];
    let expected = [
        (2, Refused::NoCode),
        (3, Refused::Code("丘".into())),
        (4, Refused::NoName),
        (5, Refused::NoKind),
        (6, Refused::Kind("大字".into())),
        (7, Refused::Day("2026-02-30".into())),
        (8, Refused::Backwards),
        (9, Refused::Formula("=A1".into())),
        (10, Refused::Known("west".into())),
        (12, Refused::Twice(11)),
        (13, Refused::NoParent("nowhere".into())),
        (14, Refused::Outside("東校区".into(), Days { from: Some(day("2005-04-01")), to: Some(day("2020-03-31")) })),
        (15, Refused::Rank { kind: "校区".into(), above: "校区".into() }),
        (16, Refused::Overlap(Some(11))),
        (17, Refused::NotAfter("浜町".into())),
        (18, Refused::NoBefore("old".into())),
        (19, Refused::ParentLeft(6)),
        (20, Refused::Overlap(None)),
    ];
    assert_eq!(refused(HEAD, &rows), expected);
}

#[test]
fn what_lies_in_itself_is_not_taken_nor_what_lies_in_that() {
    let rows =
        ["a|ア||校区|c||", "b|イ||町内|a||", "c|ウ||班|b||", "d|エ||班|b||", "e|オ||校区|e||", "f|カ||町内|west|2010-04-01|"];
    let found = refused(HEAD, &rows);
    assert_eq!(found.iter().filter(|(_, why)| *why == Refused::Cycle).count(), 5, "{found:?}");
    assert_eq!(looked_at(HEAD, &rows).taken.len(), 1);
}

#[test]
fn a_name_outside_of_the_limits_and_a_name_that_stands_twice_are_not_taken() {
    let long = format!("a|{}||町内||||", "町".repeat(TEXT_MAX + 1));
    assert_eq!(refused(HEAD, &[&long]), [(2, Refused::Long)]);
    let rare = looked_at(HEAD, &["a|𠮷野町||町内||||"]);
    assert_eq!(rare.taken[0].name, "𠮷野町", "any character is kept as it is given");
    let rows = ["a|丘町||町内|west|2010-04-01||", "b|丘町||町内||||", "c|一班||班|丘町|2010-04-01||"];
    assert_eq!(refused(HEAD, &rows), [(4, Refused::Parents("丘町".into()))]);
}

#[test]
fn the_one_before_may_stand_in_the_same_file() {
    let rows = ["old|丘町||町内|west|2010-04-01|2021-03-31|", "new|新丘町||町内|west|2021-04-01||old"];
    let found = looked_at(HEAD, &rows);
    assert_eq!((found.rejected.len(), found.taken[1].before.as_slice()), (0, &["old".to_owned()][..]));
}

proptest! {
    #[test]
    fn every_row_is_taken_or_has_its_reason_and_what_is_taken_breaks_no_law(
        rows in prop::collection::vec(("[a-f]", "[丘川]", 0..4_usize, "[a-f]?|west|east", 0..4_i32, 0..4_i32, "[a-f]?"), 0..12)
    ) {
        let words = ["校区", "町内", "班", "大字"];
        let year = |number: i32| if number == 0 { String::new() } else { format!("{}-04-01", 2010 + number) };
        let texts: Vec<String> = rows
            .iter()
            .map(|(code, name, kind, parent, from, to, before)| {
                format!("{code}|{name}||{}|{parent}|{}|{}|{before}", words[*kind], year(*from), year(*to))
            })
            .collect();
        let found = looked_at(HEAD, &texts.iter().map(String::as_str).collect::<Vec<_>>());
        prop_assert_eq!(found.taken.len() + found.rejected.len(), rows.len());
        let ranks = map().ranks;
        let register = map();
        for row in &found.taken {
            let Some(parent) = row.parent.as_deref() else { continue };
            let of_file = found.taken.iter().find(|one| one.code == parent).map(|one| (one.kind.clone(), one.days));
            let there = of_file.or_else(|| register.areas.values().find(|area| area.code == parent).map(|area| (area.kind.clone(), area.days)));
            let (kind, days) = there.expect("an area around it");
            prop_assert!(crate::rules::is_above(&ranks, &kind, &row.kind) && crate::rules::lies_within(row.days, days));
        }
    }
}
