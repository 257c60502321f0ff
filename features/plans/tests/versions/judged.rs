//! What was judged of an item stays readable at its old address when an amendment has ended it.

use engawa_db::Key;
use engawa_kernel::{Channel, FiscalYear};
use engawa_plans::actions::Refused;
use engawa_plans::evaluation::round;
use engawa_plans::measuring::{NewObservation, enter_observation};
use engawa_testkit::on_both;

use crate::pages::{Reader, has};
use crate::settle_text;
use crate::year::{Year, by};

/// Of the day on which the year is judged.
const ENDED_ON: &str = "2026-05-10";

/// The plan of the judged town, amended: A-1 is succeeded.
const AMENDED: &str = r#"
[town]
slug = "judged"
name = "見本町"
name_easy = "見本町（みほんちょう）"
name_en = "Mihon"
accent = "green-900"
sample = true
words = { community = "自治会", collaboration = "協働", district = "地区", headquarters = "町役場" }

[[plans]]
slug = "sogo"
title = "見本町総合計画"
kind = "comprehensive"
version = 2
current = true
reason = "集いのやり方を見直しました。"
period = { from = 2023, to = 2030, raw = "令和5〜12年度" }
source = { title = "見本町総合計画（見本）" }
levels = ["目標", "施策"]
heirs = [{ old = "A-1", new = ["A-9"] }]

[[plans.nodes]]
code = "A"
level = "目標"
title = "となり近所"

[[plans.nodes]]
code = "A-9"
level = "施策"
title = "集いを続ける"
parents = ["A"]
policy = true
"#;

#[test]
fn a_judgement_on_an_ended_item_is_read_at_its_old_address() {
    on_both(&crate::migrations(), &crate::attachment(), |kit| {
        let year = Year::open(kit, "six");
        year.settle(year.sheet("A-1"), "3");
        for code in ["A-2", "A-3"] {
            year.leave_out(year.sheet(code), "来年に始めます").unwrap();
        }
        year.act(|tx, id| round::freeze(tx, id, by(), Channel::Web)).unwrap();
        year.act(|tx, id| round::publish(tx, id, by(), Channel::Web)).unwrap();
        settle_text(&year.town, AMENDED).unwrap();

        let reader = Reader::of(kit, year.town.clone());
        let old = reader.page("/plans/sogo/policies/a-1");
        has(&old, &["で終わりました。", "/plans/sogo/policies/a-9\"", "/plans/sogo/evaluations/2025/a-1\""]);
        has(&reader.page("/plans/sogo/evaluations/2025/a-1"), &["集いを開く"]);
        let heir = reader.page("/plans/sogo/policies/a-9");
        assert!(!heir.contains("/evaluations/2025/"), "an heir is not judged by what it took over: {heir}");
    });
}

#[test]
fn an_amendment_in_the_middle_of_a_year_takes_nothing_from_its_sheets() {
    on_both(&crate::migrations(), &crate::attachment(), |kit| {
        let year = Year::open(kit, "six");
        let sheet = year.sheet("A-1");
        let figures = year.view(sheet).figures.len();
        settle_text(&year.town, AMENDED).unwrap();

        let view = year.view(sheet);
        assert_eq!(view.node.as_ref().map(|node| node.title.as_str()), Some("集いを開く"));
        assert_eq!((view.figures.len(), figures), (1, 1), "the figures stand on the sheet");
        year.settle(sheet, "3");
        for code in ["A-2", "A-3"] {
            year.leave_out(year.sheet(code), "来年に始めます").unwrap();
        }
        year.act(|tx, id| round::freeze(tx, id, by(), Channel::Web)).unwrap();
        let frozen = year.view(sheet).frozen;
        assert_eq!(frozen.len(), 1, "the figures of the ended item are frozen");
        assert_eq!(frozen[0].years.last().and_then(|of| of.value), Some(19.0));
    });
}

#[test]
fn what_is_published_keeps_the_words_that_were_judged() {
    on_both(&crate::migrations(), &crate::attachment(), |kit| {
        let year = Year::open(kit, "six");
        year.settle(year.sheet("A-1"), "3");
        for code in ["A-2", "A-3"] {
            year.leave_out(year.sheet(code), "来年に始めます").unwrap();
        }
        year.act(|tx, id| round::freeze(tx, id, by(), Channel::Web)).unwrap();
        year.act(|tx, id| round::publish(tx, id, by(), Channel::Web)).unwrap();
        let renamed = AMENDED.replace("heirs = [{ old = \"A-1\", new = [\"A-9\"] }]\n", "").replace("A-9", "A-1");
        settle_text(&year.town, &renamed).unwrap();

        let reader = Reader::of(kit, year.town.clone());
        has(&reader.page("/plans/sogo/policies/a-1"), &["集いを続ける"]);
        for page in ["", "/a-1", "/booklet"] {
            let page = reader.page(&format!("/plans/sogo/evaluations/2025{page}"));
            has(&page, &["集いを開く"]);
            assert!(!page.contains("集いを続ける"), "{page}");
        }
    });
}

#[test]
fn the_last_year_of_an_ended_indicator_is_still_told_and_no_later_one() {
    on_both(&crate::migrations(), &crate::attachment(), |kit| {
        let year = Year::open(kit, "six");
        let dated = AMENDED.replace("version = 2\n", &format!("version = 2\nadopted_on = {ENDED_ON:?}\n"));
        kit.set_day(ENDED_ON);
        settle_text(&year.town, &dated).unwrap();
        // The document of the year before came after the amendment.
        year.enter("A-1-I", 25.0, Some("確報が出ました"));
        let sheet = year.sheet("A-1");
        let of_year = |year: &Year| year.view(sheet).figures[0].standing.series.of_year(2025).and_then(|figure| figure.value);
        assert_eq!(of_year(&year), Some(25.0));
        year.settle(sheet, "1");
        for code in ["A-2", "A-3"] {
            year.leave_out(year.sheet(code), "来年に始めます").unwrap();
        }
        year.act(|tx, id| round::freeze(tx, id, by(), Channel::Web)).unwrap();
        assert_eq!(year.view(sheet).frozen[0].years.last().and_then(|of| of.value), Some(25.0));

        // In the year in which it ended it may be told, and of a year without it nothing is.
        kit.set_day("2027-05-01");
        told(&year, 2026).unwrap();
        assert!(matches!(told(&year, 2027), Err(Refused::UnknownIndicator(code)) if code == "A-1-I"));
    });
}

fn told(year: &Year, of: i32) -> Result<(), Refused> {
    let new = NewObservation {
        indicator: "A-1-I".into(),
        year: FiscalYear(of),
        value: 2.0,
        is_preliminary: false,
        source: "町の報告書".into(),
        reason: None,
    };
    year.town.write_now(Key::none(), move |tx| enter_observation(tx, &new, by(), Channel::CommandLine)).map(drop)
}
