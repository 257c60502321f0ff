//! A year as everyone reads it: not before it is published, as it was frozen, also when figures are corrected, and openly
//! withdrawn. On both engines.

mod site;
#[path = "../evaluation/year.rs"]
#[expect(dead_code, reason = "the story of the acts needs more of this town than its readers do")]
mod year;

use std::sync::Arc;

use calamine::Data;
use engawa_db::{Attachment, Key, Migration, Town, Tx};
use engawa_journal::{Basis, House, erase_details};
use engawa_kernel::{Channel, FiscalYear, Id};
use engawa_plans::evaluation::model::{Round, Setting, Sheet, Step};
use engawa_plans::evaluation::sheet::{Given, Typed};
use engawa_plans::evaluation::{Refused, reading, round, sheet};
use engawa_plans::measuring::withdraw_observation;
use engawa_plans::{book, builtin_towns, townfile};
use engawa_testkit::{Kit, on_both};

use crate::site::Face;
use crate::year::{Year, by, form, setting};

const YEARS: &str = "/plans/sogo/evaluations";
const YEAR: &str = "/plans/sogo/evaluations/2025";
/// Everything of a year beside its own page.
const BELOW: [&str; 4] = [
    "/plans/sogo/evaluations/2025/a-1",
    "/plans/sogo/evaluations/2025/booklet",
    "/plans/sogo/evaluations/2025.csv",
    "/plans/sogo/evaluations/2025.xlsx",
];

fn story(test: impl Fn(&Kit)) {
    let house = House::assemble(engawa_plans::parts()).unwrap();
    let migrations: Vec<Migration> = [
        &engawa_journal::MIGRATIONS[..],
        &engawa_who::MIGRATIONS[..],
        &engawa_areas::MIGRATIONS[..],
        &engawa_plans::MIGRATIONS[..],
    ]
    .concat();
    let attachment: Attachment = Arc::new(house);
    on_both(&migrations, &attachment, test);
}

/// The year 2025: the first item judged otherwise than by its section, the second as proposed, the third left out.
fn judged(kit: &Kit) -> Year {
    let year = Year::open(kit, "six");
    let first = year.sheet("A-1");
    year.fill(first);
    year.save(first, &[("result", "=1+1 三つの町内で開きました"), ("cost", "1840")]).unwrap();
    year.hand_in(first, &[("grade", "3")]).unwrap();
    year.judge(first, Step::Planning, "2", "<b>台風</b>で一回減った").unwrap();
    year.settle(year.sheet("A-2"), "2");
    year.leave_out(year.sheet("A-3"), "条例が変わり、来年に始めます").unwrap();
    let say = |tx: &mut Tx, id: Id<Sheet>| {
        let number = sheet::comment(tx, id, "総合計画審議会", "夕方の会も開いてください", by(), Channel::Web)?;
        sheet::answer(tx, id, number, "来年度に二回開きます", by(), Channel::Web)
    };
    year.town.write_now(Key::none(), move |tx| say(tx, first)).unwrap();
    freeze(&year);
    year
}

fn freeze(year: &Year) {
    year.act(|tx, round| round::freeze(tx, round, by(), Channel::Web)).unwrap();
}

fn publish(year: &Year) {
    year.act(|tx, round| round::publish(tx, round, by(), Channel::Web)).unwrap();
}

#[test]
fn a_year_is_read_when_it_is_published_and_not_before() {
    story(|kit| {
        let year = judged(kit);
        let face = Face::of(kit, &year.town);
        for path in BELOW.iter().chain([&YEAR]) {
            assert_eq!(face.status(path), 404, "{path} before");
        }
        assert!(face.page(YEARS).contains("公表した評価は、まだありません"));
        assert!(face.page("/plans/sogo/policies/a-1").contains("まだ評価していません"));
        assert_eq!(face.json("/api/v1/evaluations")["items"].as_array().map(Vec::len), Some(0));
        publish(&year);
        for path in BELOW {
            assert_eq!(face.status(path), 200, "{path} after");
        }
        assert!(face.page(YEARS).contains("2の項目を評価しました"));
        let page = face.page(YEAR);
        for text in ["評価した項目 2", "今年は評価しなかった項目 1", "評価が分かれた項目 1", "2026年5月1日", "新課", "拡充"]
        {
            assert!(page.contains(text), "{text} in {page}");
        }
        assert!(page.contains("条例が変わり、来年に始めます"));
        // Two of two judged sheets have the second grade, and the bar says it in a number.
        assert!(page.contains("目標としていた達成水準に到達した 2枚"), "{page}");
        for wrong in ["/2024", "/2025.pdf", "/02025", "/x", "/2025/a-9", "/2024/a-1", "/2024/booklet", "/2024.csv"] {
            assert_eq!(face.status(&format!("{YEARS}{wrong}")), 404, "{wrong}");
        }
        assert_eq!(face.status("/plans/nothing/evaluations"), 404);
        assert_eq!(face.status("/plans/nothing/evaluations/2025"), 404);
    });
}

#[test]
fn a_sheet_says_who_judged_how_and_why() {
    story(|kit| {
        let year = judged(kit);
        let first = year.sheet("A-1");
        publish(&year);
        let face = Face::of(kit, &year.town);
        let page = face.page(BELOW[0]);
        let own = "自己評価 新課として わずかに目標の達成水準に達しなかった";
        let leader = "指導者評価 企画課として 目標としていた達成水準に到達した";
        for text in [
            own,
            leader,
            "数字から出る段階のとおりです。",
            "&#60;b&#62;台風&#60;/b&#62;で一回減った",
            "目標に対する割合：95.0％",
            "数字や点数から出る段階：わずかに目標の達成水準に達しなかった",
            "総合計画審議会",
            "来年度に二回開きます",
            "1,840千円",
            "ほかの年の評価は、公表されていません。",
        ] {
            assert!(page.contains(text), "{text} in {page}");
        }
        // What was asked to be put right, and who acted for whom, stays inside.
        assert!(!page.contains("差し戻") && year.view(first).frozen.len() == 1);
        let left_out = face.page("/plans/sogo/evaluations/2025/a-3");
        assert!(left_out.contains("条例が変わり、来年に始めます") && !left_out.contains("課題"), "{left_out}");
        let booklet = face.get(BELOW[1]).text();
        assert_eq!(booklet.matches("class=\"paper\"").count(), 3);
        assert!(booklet.contains("href=\"#sheet-3\"") && booklet.contains("id=\"sheet-3\""));
        let policy = face.page("/plans/sogo/policies/a-1");
        assert!(policy.contains("2025（令和7）年度") && policy.contains("目標としていた達成水準に到達した"), "{policy}");
        assert!(!policy.contains("まだ評価していません"));
        assert!(face.get("/plans/sogo/policies/a-1").text().contains("/plans/sogo/evaluations/2025/a-1\""));
        assert!(face.get("/plans/sogo").text().contains("/plans/sogo/evaluations/2025\""));
    });
}

#[test]
fn a_withdrawn_year_says_so_with_day_and_reason() {
    story(|kit| {
        let year = judged(kit);
        publish(&year);
        kit.set_day("2026-09-10");
        year.withdraw("数え方をまちがえました").unwrap();
        let face = Face::of(kit, &year.town);
        let notice = ["2026年9月10日（木）に取り下げました。", "取り下げた理由：数え方をまちがえました"];
        for path in [YEAR, YEARS] {
            let page = face.page(path);
            assert!(notice.iter().all(|text| page.contains(text)), "{page}");
        }
        for path in BELOW {
            let seen = face.get(path);
            assert_eq!(seen.status.as_u16(), 410, "{path}");
            assert!(seen.words().contains(notice[0]) && !seen.words().contains("台風"), "{path}");
        }
        assert!(face.page("/plans/sogo/policies/a-1").contains("まだ評価していません"));
        assert_eq!(face.json("/api/v1/evaluations")["items"].as_array().map(Vec::len), Some(0));
        assert!(!face.get("/api/v1/evaluations.csv").text().contains("A-1"));
        // Published again, the page keeps what was withdrawn, also when the words of the reason are erased.
        publish(&year);
        assert!(notice.iter().all(|text| face.page(YEAR).contains(text)));
        let seq = year.town.read_now(withdrawn_seq).unwrap();
        year.town.write_now(Key::none(), move |tx| erase_details(tx, seq, Basis::Mistake, by(), Channel::Web)).unwrap();
        let page = face.page(YEAR);
        assert!(page.contains(notice[0]) && page.contains("理由は残っていません。") && !page.contains("数え方"), "{page}");
    });
}

/// The record of the only withdrawal.
fn withdrawn_seq(db: &engawa_db::Db) -> Result<engawa_kernel::Seq, engawa_db::Fault> {
    let found: Option<(engawa_kernel::Seq,)> =
        db.first("select withdrawn_seq from plans_publications where withdrawn_seq is not null", [])?;
    Ok(found.unwrap().0)
}

#[test]
fn a_figure_corrected_after_publication_shows_both_and_the_frozen_one_stays() {
    story(|kit| {
        let year = judged(kit);
        publish(&year);
        let face = Face::of(kit, &year.town);
        let before = face.page(BELOW[0]);
        assert!(before.contains("集いの数 10回 19回 20回 95.0％") && !before.contains("いまの数字（"), "{before}");
        let files = BELOW[2..].iter().map(|path| face.get(path).bytes).collect::<Vec<_>>();
        year.enter("A-1-I", 20.0, Some("一回分の書きもらし"));
        let after = face.page(BELOW[0]);
        let row = "集いの数 10回 19回 20回 20回 95.0％";
        for text in ["いまの数字（2025年度）", "固めたときは19回、いまは20回です（1回多い）", row] {
            assert!(after.contains(text), "{text} in {after}");
        }
        assert!(face.page(BELOW[1]).contains("固めたときは19回、いまは20回です"));
        assert!(!face.page("/plans/sogo/evaluations/2025/a-2").contains("固めたときは"));
        // What was kept as a file that day is what is given today.
        assert_eq!(BELOW[2..].iter().map(|path| face.get(path).bytes).collect::<Vec<_>>(), files);
        let frozen = &face.json("/api/v1/evaluations")["items"][0]["indicators"][0];
        assert_eq!(frozen["years"].as_array().unwrap().last().unwrap()["value"], 19.0);
        let back = |tx: &mut Tx| withdraw_observation(tx, "A-1-I", FiscalYear(2025), "ちがう町の数字", by(), Channel::Web);
        year.town.write_now(Key::none(), back).unwrap();
        let gone = face.page(BELOW[0]);
        assert!(gone.contains("固めたときは19回、いまは数字がありません。") && gone.contains("95.0％"), "{gone}");
    });
}

#[test]
fn what_is_shown_of_the_figures_is_what_was_frozen_not_what_the_section_saw() {
    story(|kit| {
        let year = Year::open(kit, "six");
        for code in ["A-1", "A-2", "A-3"] {
            year.settle(year.sheet(code), "3");
        }
        // 95 percent when the section judged, 90 when the year was frozen.
        year.enter("A-1-I", 18.0, Some("一回を数えすぎました"));
        freeze(&year);
        publish(&year);
        let face = Face::of(kit, &year.town);
        let page = face.page(BELOW[0]);
        assert!(page.contains("目標に対する割合：90.0％") && !page.contains("95.0"), "{page}");
        assert_eq!(face.json("/api/v1/evaluations?limit=1")["items"][0]["percent"], 90.0);
        assert!(!face.get(BELOW[2]).text().contains("95"));
    });
}

#[test]
fn the_table_and_the_workbook_hold_the_same_cells_and_no_formula() {
    story(|kit| {
        let year = judged(kit);
        publish(&year);
        let face = Face::of(kit, &year.town);
        let (csv, book) = (face.csv(BELOW[2]), face.xlsx(BELOW[3]));
        assert_eq!(book.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["評価", "指標", "外部の意見"]);
        assert_eq!(csv.len(), 4, "a head and three sheets");
        same_cells(&csv, &book[0].1);
        let at = |label: &str| csv[0].iter().position(|head| head == label).unwrap();
        assert_eq!(book[0].1[1][at("今年できたこと・その理由")], Data::String("=1+1 三つの町内で開きました".into()));
        assert_eq!(csv[1][at("今年できたこと・その理由")], "'=1+1 三つの町内で開きました");
        assert_eq!(book[0].1[1][at("事業費（決算）")], Data::Float(1840.0));
        assert_eq!(book[0].1[1][at("目標に対する割合")], Data::Float(95.0));
        assert_eq!([&csv[1][at("自己評価の番号")], &csv[1][at("指導者評価の番号")]], ["3", "2"]);
        assert_eq!(csv[3][at("今年は評価しなかった項目")], "条例が変わり、来年に始めます");
        assert_eq!(book[1].1[1][4], Data::String("集いの数".into()));
        assert_eq!(book[2].1[1][5], Data::String("夕方の会も開いてください".into()));
        for table in ["indicators", "tree"] {
            let [csv, xlsx] = ["csv", "xlsx"].map(|end| format!("/plans/sogo/{table}.{end}"));
            same_cells(&face.csv(&csv), &face.xlsx(&xlsx)[0].1);
        }
        let tree = face.csv("/plans/sogo/tree.csv");
        assert_eq!(tree[2], ["A-1", "施策", "", "集いを開く", "A", "旧課"]);
        for lang in ["easy", "en"] {
            same_cells(&face.csv(&format!("{YEAR}.csv?lang={lang}")), &face.xlsx(&format!("{YEAR}.xlsx?lang={lang}"))[0].1);
        }
    });
}

fn same_cells(csv: &[Vec<String>], sheet: &[Vec<Data>]) {
    assert_eq!(csv.len(), sheet.len());
    for (line, row) in csv.iter().zip(sheet) {
        for (place, text) in line.iter().enumerate() {
            let cell = row.get(place).unwrap_or(&Data::Empty);
            let is_same = match cell {
                Data::Empty => text.is_empty(),
                Data::Float(value) => text.parse::<f64>() == Ok(*value),
                Data::String(inside) => inside == text || format!("'{inside}") == *text,
                _ => false,
            };
            assert!(is_same, "{text} is not {cell:?}");
        }
    }
}

#[test]
fn programs_read_page_by_page_and_by_plan_and_year() {
    story(|kit| {
        let year = judged(kit);
        publish(&year);
        let face = Face::of(kit, &year.town);
        let all = face.json("/api/v1/evaluations");
        let items = all["items"].as_array().unwrap();
        assert_eq!((items.len(), &all["next"]), (3, &serde_json::Value::Null));
        let mut read = Vec::new();
        let mut next = String::new();
        loop {
            let page = face.json(&format!("/api/v1/evaluations?limit=2{next}"));
            read.extend(page["items"].as_array().unwrap().iter().cloned());
            let Some(after) = page["next"].as_str() else { break };
            next = format!("&after={after}");
        }
        assert_eq!(&read, items);
        let first = &items[0];
        assert_eq!((&first["item"]["code"], &first["grade"]["number"]), (&"A-1".into(), &2.into()));
        assert_eq!(first["evaluations"][0]["reason"], serde_json::Value::Null);
        assert_eq!(first["evaluations"][1]["reason"], "<b>台風</b>で一回減った");
        assert_eq!(first["comments"][0]["answer"], "来年度に二回開きます");
        assert_eq!(first["indicators"][0]["reached"], "ratio");
        let last = &items[2];
        assert_eq!((&last["grade"], last["left_out"].as_str().is_some()), (&serde_json::Value::Null, true));
        assert_eq!(last["answers"].as_array().map(Vec::len), Some(0));
        let count = |question: &str| face.json(&format!("/api/v1/evaluations?{question}"))["items"].as_array().map(Vec::len);
        assert_eq!([count("plan=sogo"), count("year=2025"), count("plan=sogo&year=2024")], [Some(3), Some(3), Some(0)]);
        for wrong in ["year=R7", "year=25", "plan=nothing", "after=x", "limit=0", "grade=1"] {
            let seen = face.get(&format!("/api/v1/evaluations?{wrong}"));
            assert_eq!((seen.status.as_u16(), seen.kind.as_str()), (400, "application/problem+json"), "{wrong}");
        }
        let csv = face.csv("/api/v1/evaluations.csv");
        assert_eq!((csv.len(), csv[1][4].as_str()), (4, "A-1"));
    });
}

#[test]
fn the_promises_of_a_department_show_both_grades_with_their_reasons() {
    story(|kit| {
        kit.set_day("2026-05-01");
        let town = kit.town("iga");
        let (_, text) = builtin_towns().into_iter().find(|(slug, _)| *slug == "iga").unwrap();
        let file = townfile::read("iga", text).unwrap();
        town.write_now(Key::none(), move |tx| engawa_plans::settle::settle(tx, &file)).unwrap();
        let face = Face::of(kit, &town);
        let before = face.page("/plans/manifesto-2025");
        assert!(before.contains("まだ評価していません") && before.contains("評価を終えた 0"), "{before}");
        goals_judged(&town);
        let page = face.page("/plans/manifesto-2025");
        assert!(page.contains("評価を終えた 3") && page.contains("評価が分かれた項目 1"), "{page}");
        for text in ["自己評価の理由", "指導者評価の理由", "検証は予定どおりです", "おくれは小さく", "自己評価と同じ見方です。"]
        {
            assert!(page.contains(text), "{text} in {page}");
        }
        assert!(!page.contains("まだ評価していません"));
        let html = face.get("/plans/manifesto-2025").text();
        assert_eq!(html.matches("class=\"hit\"").count(), 4, "two goals at one grade, one goal at two");
        assert!(html.contains("/plans/manifesto-2025/evaluations/2025/"));
    });
}

/// The three goals of Iga as printed: none has a number, so each grade has its reason. On one the leader judges otherwise.
fn goals_judged(town: &Town) {
    let opened = town.write_now(Key::none(), |tx| {
        let book = book::open(tx, "manifesto-2025").unwrap().unwrap();
        let levels = vec![book.policies()[0].level.clone()];
        let setting = Setting { levels, ..setting() };
        let id = round::prepare(tx, "manifesto-2025", FiscalYear(2025), &form("six"), &setting, by(), Channel::Web)?;
        round::open(tx, id, by(), Channel::Web)?;
        Ok::<_, Refused>(id)
    });
    let id: Id<Round> = opened.unwrap();
    let rows = town.read_now(move |db| reading::round(db, id)).unwrap().unwrap().rows;
    for (number, row) in rows.iter().enumerate() {
        let sheet = row.sheet.id;
        let form = form("six");
        let required = form.fields.iter().filter(|field| field.is_required);
        let mut typed: Vec<Typed> = required
            .map(|field| {
                let text = field.kind.options().first().map_or("見本のことば", |option| option.code.as_str());
                Typed { field: field.code.clone(), text: text.into(), seen: 0 }
            })
            .collect();
        typed.push(Typed { field: "grade".into(), text: "3".into(), seen: 0 });
        typed.push(Typed { field: "grade-reason".into(), text: "検証は予定どおりです".into(), seen: 0 });
        let (grade, reason) = if number == 0 { ("4", "おくれは小さくありません") } else { ("3", "") };
        let given = Given { grade: grade.into(), reason: reason.into(), proxy: Some("部長が不在のため".into()) };
        let judge = move |tx: &mut Tx| {
            sheet::hand_in(tx, sheet, &typed, by(), Channel::Web)?;
            sheet::judge(tx, sheet, Step::Planning, &given, by(), Channel::Web)
        };
        town.write_now(Key::none(), judge).unwrap();
    }
    let end = move |tx: &mut Tx| {
        round::freeze(tx, id, by(), Channel::Web)?;
        round::publish(tx, id, by(), Channel::Web)
    };
    town.write_now(Key::none(), end).unwrap();
}
