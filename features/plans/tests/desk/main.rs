//! The desk: the figures of a year are entered, corrected, taken back; two people meet; nobody enters what is another's.

mod office;

use axum::http::StatusCode;
use engawa_db::{Key, Town};
use engawa_journal::{Basis, details, erase_details, head};
use engawa_kernel::{Actor, Channel};
use engawa_plans::desk::{ALL_FIGURES, FIGURES};
use engawa_plans::measuring;
use engawa_plans::model::{Audience, Indicator, Stated};
use office::{FINANCE, Form, Office, at_the_desk, at_the_desk_of, visible};

const OK: StatusCode = StatusCode::OK;
const SEE_OTHER: StatusCode = StatusCode::SEE_OTHER;
const WRONG: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

fn value(town: &Town, indicator: &Indicator) -> Option<f64> {
    let indicator = indicator.clone();
    let series = town.read_now(move |db| measuring::current_series(db, &indicator, Audience::Public)).expect("a readable town");
    series.of_year(2025).and_then(|figure| figure.value)
}

fn stated(town: &Town, indicator: &Indicator) -> Vec<Stated> {
    let indicator = indicator.clone();
    town.read_now(move |db| measuring::stated(db, &indicator)).expect("a readable town")
}

fn todo(what: &str, due: &str) -> (String, String) {
    (what.to_owned(), due.to_owned())
}

#[test]
fn the_first_day_of_a_clerk() {
    at_the_desk(|_, office| {
        let clerk = office.clerk(FINANCE);
        let debts = ["MH-8-O1", "MH-8-O2", "MH-8-O3", "MH-8-O4"].map(|code| office.indicator(code));
        let [ratio, fund, usual, future] = &debts;
        assert_eq!(office.todos(&clerk), [todo("2025（令和7）年度の数字が4つ、まだ入っていません", "2026-06-30")]);
        let overview = office.get(Some(&clerk), "/desk/figures");
        let text = visible(&overview.text);
        assert!(text.contains("2025（令和7）年度の数字の入力") && text.contains("財政課 4 0 0 まだそろっていません"), "{text}");
        assert!(!text.contains("環境課"), "a section sees its own row");

        let form = office.grid(&clerk, FINANCE);
        assert_eq!((form.value_of(ratio), form.state_of(ratio)), ("", "settled"));
        assert_eq!(form.get(&format!("source-{}", ratio.id)), "決算統計（見本）", "the document of the plan is proposed");
        let filled = form.row(ratio, "７．９％", "settled").row(fund, "1,112百万円", "preliminary").row(usual, "約91.5", "settled");
        let back = office.save(&clerk, FINANCE, &filled);
        let text = visible(&back.text);
        assert_eq!(back.status, WRONG);
        assert!(text.contains("直すところが1か所あります") && text.contains("「91.5」のことなら、そう書いてください"), "{text}");
        assert!(back.text.contains(&format!("href=\"#f-value-{}\"", usual.id)), "the summary leads to the cell");
        assert!(
            text.contains("まだ保存していません") && debts.iter().all(|one| value(&office.town, one).is_none()),
            "all or nothing"
        );
        let kept = Form::read(&back.text, &format!("{}/entries", office.sheet(FINANCE)));
        assert_eq!((kept.value_of(ratio), kept.value_of(fund), kept.value_of(usual)), ("７．９％", "1,112百万円", "約91.5"));
        assert_eq!(kept.state_of(fund), "preliminary");

        let saved = office.save(&clerk, FINANCE, &kept.row(usual, "91.5", "settled"));
        assert_eq!((saved.status, saved.to.ends_with("?done=saved&count=3")), (SEE_OTHER, true), "{}", saved.to);
        let page = visible(&office.get(Some(&clerk), saved.to.trim_start_matches("/mihon")).text);
        assert!(page.contains("3つの数字を保存しました。") && page.contains("町のページにも、もう出ています。"), "{page}");
        assert_eq!(debts.each_ref().map(|one| value(&office.town, one)), [Some(7.9), Some(1112.0), Some(91.5), None]);
        assert_eq!(stated(&office.town, future), []);
        let waiting = [
            todo("2025（令和7）年度の数字が1つ、まだ入っていません", "2026-06-30"),
            todo("2025（令和7）年度の速報が1つあります。確かめて、確報にしてください", "2026-09-30"),
        ];
        assert_eq!(office.todos(&clerk), waiting);
        let form = office.grid(&clerk, FINANCE);
        assert_eq!((form.value_of(ratio), form.value_of(fund), form.state_of(fund)), ("7.9", "1,112", "preliminary"));
        let nothing = office.save(&clerk, FINANCE, &form);
        assert!(nothing.to.ends_with("?done=nothing"), "{}", nothing.to);
        office.assert_whole();
    });
}

#[test]
fn the_public_page_the_interface_and_the_file_follow_at_once_with_correction_and_reason() {
    at_the_desk(|_, office| {
        let clerk = office.clerk(FINANCE);
        let ratio = office.indicator("MH-8-O1");
        let page = || visible(&office.get(None, "/plans/sogo/indicators/mh-8-o1").text);
        let items = || office.get(None, &format!("/api/v1/indicators/{}/observations", ratio.id)).text;
        let file = |path: &str| office.get(None, path).text;
        let save = |form: Form| {
            let saved = office.save(&clerk, FINANCE, &form);
            assert_eq!(saved.status, SEE_OTHER, "{}", visible(&saved.text));
        };
        assert!(!page().contains("7.9"));
        save(office.grid(&clerk, FINANCE).row(&ratio, "7.9", "preliminary"));
        assert!(page().contains("7.9") && page().contains("速報") && items().contains("\"preliminary\":true"));
        save(office.grid(&clerk, FINANCE).row(&ratio, "8.1", "settled"));
        assert!(page().contains("8.1") && page().contains("速報が確報になりました。"), "{}", page());

        let silent = office.save(&clerk, FINANCE, &office.grid(&clerk, FINANCE).row(&ratio, "8.3", "settled"));
        assert_eq!(silent.status, WRONG);
        assert!(visible(&silent.text).contains("直す理由を書いてください"));
        assert!(silent.text.contains(&format!("href=\"#f-reason-{}\"", ratio.id)) && !page().contains("8.3"));
        let back = Form::read(&silent.text, &format!("{}/entries", office.sheet(FINANCE)));
        save(back.reason(&ratio, "元の表の足し算がちがっていました"));
        let shown = page();
        assert!(
            shown.contains("直した数字") && shown.contains("8.1 ％ 8.3 ％ 元の表の足し算がちがっていました 2026年11月21日"),
            "{shown}"
        );
        assert!(items().contains("\"value\":8.3") && items().contains("\"correction\":\"元の表の足し算がちがっていました\""));
        for path in [format!("/api/v1/indicators/{}/observations.csv", ratio.id), "/plans/sogo/indicators/mh-8-o1/years.csv".into()]
        {
            assert!(file(&path).contains("8.3") && file(&path).contains("元の表の足し算がちがっていました"), "{path}");
        }
        assert!(visible(&office.get(Some(&clerk), &office.sheet(FINANCE)).text).contains("直しました"));

        let (seq, _) = office.town.read_now(head).expect("a readable town").expect("a record");
        let kept = office.town.read_now(move |db| details(db, seq)).expect("a readable town");
        assert_eq!(kept.as_deref(), Some("元の表の足し算がちがっていました"), "the reason is sealed with the record");
        let record = office.town.read_now(move |db| engawa_journal::record_at(db, seq)).expect("a readable town").expect("it");
        assert_eq!(record.header.section, Some(office.section(FINANCE)));
        assert_eq!((record.header.actor.kind.as_str(), record.header.actor.who), ("for-body", Some(clerk.visitor.account)));

        let form = office.grid(&clerk, FINANCE).with(&format!("state-{}", ratio.id), "take-back");
        assert_eq!(office.save(&clerk, FINANCE, &form).status, WRONG, "a figure is not taken back in silence");
        save(form.reason(&ratio, "ほかの市の数字でした"));
        let shown = page();
        assert!(shown.contains("8.3 ％ なし（取り消し） ほかの市の数字でした"), "{shown}");
        assert_eq!((value(&office.town, &ratio), items().contains("8.3")), (None, false));
        assert!(items().contains("\"value\":null") && items().contains("\"withdrawn\":true"), "{}", items());
        assert!(items().contains("\"correction\":\"ほかの市の数字でした\""), "who reads by program finds the year and why");
        let line = file(&format!("/api/v1/indicators/{}/observations.csv", ratio.id));
        assert!(line.contains("2025,") && line.contains("ほかの市の数字でした,true"), "{line}");
        corrections_are_a_list_of_their_own(office, &ratio);
        save(office.grid(&clerk, FINANCE).row(&ratio, "8.2", "settled"));
        assert!(page().contains("取り消したあとに、入れなおしました。"));
        assert_eq!(stated(&office.town, &ratio).len(), 5, "every statement stays findable");

        let erase = move |tx: &mut engawa_db::Tx| erase_details(tx, seq, Basis::Request, Actor::Key("test"), Channel::CommandLine);
        office.town.write_now(Key::none(), erase).expect("erased");
        assert!(!page().contains("元の表の足し算がちがっていました") && page().contains("理由は書かれていません。"));
        office.assert_whole();
    });
}

/// 7.9 was preliminary, 8.1 settled it, 8.3 corrected it, and it was taken back.
fn corrections_are_a_list_of_their_own(office: &Office, ratio: &Indicator) {
    let path = format!("/api/v1/indicators/{}/corrections", ratio.id);
    let list: serde_json::Value = serde_json::from_str(&office.get(None, &path).text).expect("a list");
    let told = |name: &str| list["items"].as_array().expect("items").iter().map(|item| item[name].clone()).collect::<Vec<_>>();
    assert_eq!(told("value"), [7.9, 8.1, 8.3]);
    assert_eq!(told("preliminary"), [true, false, false]);
    assert_eq!(told("new_value"), [serde_json::json!(8.1), serde_json::json!(8.3), serde_json::Value::Null]);
    let none = serde_json::Value::Null;
    assert_eq!(told("reason"), [none, "元の表の足し算がちがっていました".into(), "ほかの市の数字でした".into()]);
    assert!(
        told("source").iter().all(|source| source == "決算統計（見本）")
            && told("corrected_on").iter().all(|day| day == "2026-11-21")
    );
    let csv = office.get(None, &format!("{path}.csv")).text;
    assert_eq!(csv.trim_end().lines().count(), 4, "{csv}");
    assert!(csv.contains("2025,8.3,false,決算統計（見本）,2026-11-21,"), "{csv}");
}

/// Both open the sheet; the first saves one figure, then the second another for the same place.
fn two_meet(office: &Office, first: (&str, &str), second: (&str, &str)) {
    let (one, two) = (office.clerk(FINANCE), office.clerk(FINANCE));
    let [ratio, fund] = ["MH-8-O1", "MH-8-O2"].map(|code| office.indicator(code));
    let (form_one, form_two) = (office.grid(&one, FINANCE), office.grid(&two, FINANCE));
    assert_eq!(office.save(&one, FINANCE, &form_one.row(&ratio, first.0, first.1)).status, SEE_OTHER);
    let sent = form_two.row(&ratio, second.0, second.1).row(&fund, "1,112", "settled");
    let met = office.save(&two, FINANCE, &sent);
    let text = visible(&met.text);
    assert_eq!(met.status, WRONG);
    assert!(
        text.contains(&format!("別の画面から「{}」", first.0)) && text.contains(&format!("あなたの数字は「{}」", second.0)),
        "{text}"
    );
    assert_eq!((value(&office.town, &ratio), value(&office.town, &fund)), (first.0.parse().ok(), None), "nothing was saved");

    let asked = Form::read(&met.text, &format!("{}/entries", office.sheet(FINANCE)));
    assert_eq!((asked.value_of(&ratio), asked.state_of(&ratio), asked.value_of(&fund)), (second.0, "", "1,112"));
    let pressed = office.save(&two, FINANCE, &asked);
    assert_eq!(pressed.status, WRONG, "pressing again decides nothing");
    assert!(visible(&pressed.text).contains("「速報・確報」の列で、どちらにするか選んでください"));
    let keep = asked.clone().with(&format!("state-{}", ratio.id), "keep");
    assert_eq!(office.save(&two, FINANCE, &keep).status, SEE_OTHER);
    assert_eq!((value(&office.town, &ratio), value(&office.town, &fund)), (first.0.parse().ok(), Some(1112.0)));

    let form = office.grid(&two, FINANCE).row(&ratio, second.0, "settled").reason(&ratio, "新しい資料による");
    assert_eq!(office.save(&two, FINANCE, &form).status, SEE_OTHER, "who has seen the other figure may correct it");
    assert_eq!(value(&office.town, &ratio), second.0.parse().ok());
    office.assert_whole();
}

#[test]
fn two_clerks_on_one_place_see_both_figures_whoever_is_first() {
    at_the_desk(|_, office| two_meet(office, ("7.9", "preliminary"), ("8.3", "settled")));
    at_the_desk(|_, office| two_meet(office, ("8.3", "settled"), ("7.9", "preliminary")));
}

#[test]
fn two_clerks_on_two_places_of_one_sheet_do_not_meet() {
    at_the_desk(|_, office| {
        let (one, two) = (office.clerk(FINANCE), office.planner());
        let [ratio, fund] = ["MH-8-O1", "MH-8-O2"].map(|code| office.indicator(code));
        let (form_one, form_two) = (office.grid(&one, FINANCE), office.grid(&two, FINANCE));
        assert_eq!(office.save(&one, FINANCE, &form_one.row(&ratio, "7.9", "settled")).status, SEE_OTHER);
        assert_eq!(office.save(&two, FINANCE, &form_two.row(&fund, "1,112", "settled")).status, SEE_OTHER);
        assert_eq!((value(&office.town, &ratio), value(&office.town, &fund)), (Some(7.9), Some(1112.0)));
        let same = office.grid(&one, FINANCE).row(&ratio, "8.0", "settled").reason(&ratio, "年報による");
        let other = office.grid(&two, FINANCE).row(&ratio, "8.0", "settled").reason(&ratio, "年報を見ました");
        assert_eq!(office.save(&one, FINANCE, &same).status, SEE_OTHER);
        let agreed = office.save(&two, FINANCE, &other);
        assert!(agreed.to.ends_with("?done=nothing"), "who says the same has nothing to decide");
    });
}

#[test]
fn figures_of_last_year_that_come_in_beside_an_open_sheet_leave_its_rows_untouched() {
    at_the_desk(|_, office| {
        let clerk = office.clerk(FINANCE);
        let [ratio, fund, usual] = ["MH-8-O1", "MH-8-O2", "MH-8-O3"].map(|code| office.indicator(code));
        let source = |indicator: &Indicator| format!("source-{}", indicator.id);
        let (one, other) = (office.grid(&clerk, FINANCE), office.grid(&clerk, FINANCE));
        let (entries, last_year) = office.grid_before(&clerk, FINANCE);
        let last_year = last_year.row(&ratio, "8.0", "settled").with(&source(&ratio), "令和6年度 決算カード");
        assert_eq!(office.post(Some(&clerk), &entries, &last_year.row(&fund, "1,000", "settled")).status, SEE_OTHER);
        assert!(office.save(&clerk, FINANCE, &one).to.ends_with("?done=nothing"), "nobody touched a row");

        let begun = other.row(&fund, "1,112", "settled").row(&usual, "約91.5", "settled");
        let back = office.save(&clerk, FINANCE, &begun);
        assert_eq!(back.status, WRONG);
        let kept = Form::read(&back.text, &format!("{}/entries", office.sheet(FINANCE)));
        assert_eq!(kept.get(&source(&ratio)), "令和7年度 決算カード", "an untouched row shows what is proposed by now");
        assert_eq!((kept.value_of(&fund), kept.get(&source(&fund))), ("1,112", "決算統計（見本）"), "what was typed stays");
        let saved = office.save(&clerk, FINANCE, &kept.row(&fund, "", "settled").row(&usual, "91.5", "settled"));
        assert!(saved.to.ends_with("count=1"), "a row that is emptied again is as it was shown: {}", visible(&saved.text));
    });
}

#[test]
fn a_double_click_and_a_resend_are_one_deed_and_other_contents_are_asked_for_once_more() {
    at_the_desk(|_, office| {
        let clerk = office.clerk(FINANCE);
        let ratio = office.indicator("MH-8-O1");
        let entries = format!("{}/entries", office.sheet(FINANCE));
        let form = office.grid(&clerk, FINANCE).row(&ratio, "7.9", "settled");
        let before = office.records();
        let (first, second) = office.post_twice(&clerk, &entries, &form);
        assert_eq!((first.status, second.status), (SEE_OTHER, SEE_OTHER), "{}", visible(&second.text));
        assert!(first.to.ends_with("?done=saved&count=1") && first.to == second.to);
        let later = office.post(Some(&clerk), &entries, &form);
        assert_eq!((later.status, &later.to), (SEE_OTHER, &first.to), "a connection was lost, and the browser sent it again");
        assert_eq!(office.records(), before + 1);

        let back = office.post(Some(&clerk), &entries, &form.row(&ratio, "8.3", "settled"));
        assert_eq!(back.status, WRONG, "the page of before was changed and sent again");
        let text = visible(&back.text);
        assert!(text.contains("前に一度保存しています") && text.contains("別の画面から「7.9」"), "{text}");
        let asked = Form::read(&back.text, &entries).with(&format!("state-{}", ratio.id), "settled").reason(&ratio, "書きまちがい");
        assert_eq!(office.post(Some(&clerk), &entries, &asked).status, SEE_OTHER);
        assert_eq!((value(&office.town, &ratio), office.records()), (Some(8.3), before + 2));
    });
}

#[test]
fn nobody_enters_the_figures_of_another_section_but_who_looks_after_the_plan() {
    at_the_desk(|_, office| {
        let (clerk, other, planner) = (office.clerk(FINANCE), office.clerk("環境課"), office.planner());
        let nobody = office.person("見本 次郎", FINANCE, &[]);
        let (ratio, waste) = (office.indicator("MH-8-O1"), office.indicator("MH-7-O1"));
        let (finance, environment) = (office.sheet(FINANCE), office.sheet("環境課"));
        let before = office.records();
        let form = office.grid(&clerk, FINANCE).row(&ratio, "7.9", "settled");
        let paste = office.form(&clerk, &finance, &format!("{finance}/paste")).with("paste", "MH-8-O1\t7.9");
        for person in [&other, &nobody] {
            assert_eq!(office.get(Some(person), &finance).status, StatusCode::FORBIDDEN);
            let own_token = office.form_of_stranger(person, &finance, &form);
            assert_eq!(office.post(Some(person), &format!("{finance}/entries"), &own_token).status, StatusCode::FORBIDDEN);
        }
        assert_eq!(office.post(Some(&clerk), &format!("{environment}/paste"), &paste).status, StatusCode::CONFLICT);
        assert_eq!(office.get(Some(&nobody), "/desk/figures").status, StatusCode::FORBIDDEN);
        assert_eq!(office.get(None, &finance).status, SEE_OTHER, "who is not signed in is shown the way");
        let held = office.post(None, &format!("{finance}/entries"), &form);
        assert_eq!(held.status, StatusCode::UNAUTHORIZED);
        assert!(held.text.contains("7.9"), "a session that ended loses nothing that was typed");

        // The token of the form of another section, in the hand of one who may enter both.
        let theirs = office.grid(&planner, "環境課").row(&waste, "768", "settled");
        assert_eq!(office.post(Some(&planner), &format!("{finance}/entries"), &theirs).status, StatusCode::CONFLICT);
        let smuggled = office.grid(&clerk, FINANCE).with(&format!("value-{}", waste.id), "1");
        let refused = office.save(&clerk, FINANCE, &smuggled);
        assert_eq!(refused.status, WRONG);
        assert!(visible(&refused.text).contains("この課の担当ではなくなった数字"));
        assert_eq!(office.records(), before, "nothing was entered");

        for wrong in [
            "/desk/figures/2027/none",
            "/desk/figures/2015/none",
            "/desk/figures/x/none",
            "/desk/figures/2025/x",
            "/desk/figures?year=x",
        ] {
            assert_eq!(office.get(Some(&planner), wrong).status, StatusCode::NOT_FOUND, "{wrong}");
        }
        assert_eq!(office.get(Some(&clerk), "/desk/figures/2025/none").status, StatusCode::FORBIDDEN);
        let overview = visible(&office.get(Some(&planner), "/desk/figures").text);
        assert!(
            overview.contains("環境課 2 0 0") && overview.contains("財政課 4 0 0") && overview.contains("危機管理課 1 0 0"),
            "{overview}"
        );
        assert_eq!(office.todos(&planner), [todo("2025（令和7）年度の数字がそろっていない課が3つあります", "2026-06-30")]);
        assert_eq!(office.todos(&nobody), []);
        assert_eq!(office.save(&planner, FINANCE, &office.grid(&planner, FINANCE).row(&ratio, "7.9", "settled")).status, SEE_OTHER);
    });
}

#[test]
fn the_figures_of_a_section_that_ended_are_those_of_its_heirs() {
    let moved = |text: String| {
        let ended = "[[sections]]\ncode = \"水道課\"\nname = \"水道課\"\nvalid_from = \"2005-04-01\"\nvalid_to = \"2024-03-31\"\n\n[[offices]]";
        let text = text.replacen("[[offices]]", ended, 1);
        // One indicator of the ended section, one of a section that nobody followed, one for which only the item names a section.
        let change = |text: String, code: &str, from: &str, to: &str| {
            let at = text.find(&format!("code = \"{code}\"\nnode")).expect("the indicator");
            let (head, tail) = text.split_at(at);
            format!("{head}{}", tail.replacen(from, to, 1))
        };
        let text = change(text, "MH-7-O1", "sections = [\"環境課\"]", "sections = [\"市民協働課\"]");
        let text = change(text, "MH-7-O2", "sections = [\"環境課\"]", "sections = [\"水道課\"]");
        change(text, "MH-3-O2", "sections = [\"危機管理課\"]\n", "")
    };
    at_the_desk_of(moved, |_, office| {
        let (areas, movers) = (office.clerk("地域づくり課"), office.clerk("移住交流課"));
        let waste = office.indicator("MH-7-O1");
        let form = office.grid(&movers, "移住交流課");
        assert_eq!(
            office.save(&areas, "地域づくり課", &office.grid(&areas, "地域づくり課").row(&waste, "768", "settled")).status,
            SEE_OTHER
        );
        let met = office.save(&movers, "移住交流課", &form.row(&waste, "760", "settled"));
        assert!(visible(&met.text).contains("別の画面から「768」"), "both heirs enter it, and meet");
        let overview = visible(&office.get(Some(&office.planner()), "/desk/figures").text);
        assert!(overview.contains("担当の課がいまない数字 1 0 0"), "{overview}");
        assert!(overview.contains("危機管理課 1 0 0") && !overview.contains("環境課"), "{overview}");
        let nobody = visible(&office.get(Some(&office.planner()), "/desk/figures/2025/none").text);
        assert!(nobody.contains("ごみのうち資源になったものの割合"), "{nobody}");
        let own = visible(&office.get(Some(&office.clerk("福祉課")), &office.sheet("福祉課")).text);
        assert!(own.contains("ここで入れる数字はありません"), "{own}");
    });
}

#[test]
fn a_figure_that_left_the_section_stops_the_sheet_only_where_it_was_touched() {
    let until_today = |text: String| {
        let ends = "[[sections]]\ncode = \"水道課\"\nname = \"水道課\"\nvalid_to = \"2026-11-21\"\n\n[[offices]]";
        let text = text.replacen("[[offices]]", ends, 1);
        let at = text.find("code = \"MH-7-O2\"\nnode").expect("the indicator");
        let (head, tail) = text.split_at(at);
        format!("{head}{}", tail.replacen("sections = [\"環境課\"]", "sections = [\"水道課\"]", 1))
    };
    at_the_desk_of(until_today, |kit, office| {
        let clerk = office.clerk("水道課");
        let (sheet, waste) = (office.sheet("水道課"), office.indicator("MH-7-O2"));
        let entries = format!("{sheet}/entries");
        let save = |form: &Form| office.post(Some(&clerk), &entries, form);
        assert_eq!(save(&office.form(&clerk, &sheet, &entries).row(&waste, "21.5", "settled")).status, SEE_OTHER);
        let (one, other) = (office.form(&clerk, &sheet, &entries), office.form(&clerk, &sheet, &entries));
        kit.set_day("2026-11-22");
        assert!(save(&one).to.ends_with("?done=nothing"), "it is nobody's here any more, and nobody touched it");
        let refused = save(&other.row(&waste, "22.0", "preliminary"));
        assert_eq!(refused.status, WRONG);
        assert!(visible(&refused.text).contains("この課の担当ではなくなった数字"));
    });
}

/// The sample amended: the plan loses an indicator of the waste section.
fn without_an_indicator(text: &str) -> String {
    let plan = text.find("slug = \"sogo\"").expect("the plan");
    let (head, tail) = text.split_at(plan);
    let tail = tail.replacen("version = 1\n", "version = 2\nreason = \"数え方を見直しました。\"\n", 1);
    let tail = tail.replacen("adopted_on = \"2023-03-24\"", "adopted_on = \"2026-11-22\"", 1);
    let from = tail.find("[[plans.indicators]]\ncode = \"MH-7-O2\"").expect("the indicator");
    let to = from + 4 + tail[from + 4..].find("[[plans.indicators]]").expect("one after it");
    format!("{head}{}{}", &tail[..from], &tail[to..])
}

#[test]
fn the_last_year_of_an_indicator_that_an_amendment_ended_is_still_entered() {
    at_the_desk(|kit, office| {
        let clerk = office.clerk("環境課");
        let ended = office.indicator("MH-7-O2");
        kit.set_day("2026-11-22");
        let text = engawa_plans::builtin_towns().into_iter().find(|(slug, _)| *slug == "mihon").expect("the sample").1;
        let file = engawa_plans::townfile::read("mihon", &without_an_indicator(text)).expect("a town file that holds");
        office.town.write_now(Key::none(), move |tx| engawa_plans::settle::settle(tx, &file)).expect("an amended town");
        let page = visible(&office.get(Some(&clerk), &office.sheet("環境課")).text);
        assert!(page.contains("この計画では 2026年11月21日（土）で終わり"), "{page}");
        let filled = office.grid(&clerk, "環境課").row(&ended, "２２．４", "settled");
        assert_eq!(office.save(&clerk, "環境課", &filled).status, SEE_OTHER);
        assert_eq!(value(&office.town, &ended), Some(22.4));
        // Nobody is asked for the year in which it ended, and of the next one it is not even offered.
        let of_year = |year: &str| {
            let path = office.sheet("環境課").replace("/2025/", &format!("/{year}/"));
            visible(&office.get(Some(&clerk), &path).text).contains(&ended.name)
        };
        kit.set_day("2028-05-01");
        assert_eq!(["2025", "2026", "2027"].map(of_year), [true, true, false]);
        office.assert_whole();
    });
}

#[test]
fn what_was_copied_from_a_spreadsheet_fills_the_grid_and_is_saved_only_when_the_button_is_pressed() {
    at_the_desk(|_, office| {
        let clerk = office.clerk(FINANCE);
        let [ratio, fund, usual, future] = ["MH-8-O1", "MH-8-O2", "MH-8-O3", "MH-8-O4"].map(|code| office.indicator(code));
        let sheet = office.sheet(FINANCE);
        let paste = |text: &str| {
            let form = office.form(&clerk, &sheet, &format!("{sheet}/paste")).with("paste", text);
            office.post(Some(&clerk), &format!("{sheet}/paste"), &form)
        };
        let before = office.records();
        let seen = paste(
            "指標\t数字\t区分\t出典\r\nMH-8-O1\t７．９\t速報\t決算の見込み\r\n財政調整基金の 残高\t\"1,112\"\t\t\r\n経常収支比率\t91.5%\tR7決算統計\r\nMH-9\t5\r\nMH-8-O4\t\r\n",
        );
        let text = visible(&seen.text);
        assert_eq!(seen.status, OK, "{text}");
        assert!(text.contains("3つの数字を読んで、下の表に入れました。") && text.contains("まだ保存していません"), "{text}");
        assert!(text.contains("読めなかった行が1つあります。") && text.contains("5行目「MH-9 5」"), "{text}");
        assert_eq!(office.records(), before, "nothing is saved by pasting");
        let form = Form::read(&seen.text, &format!("{sheet}/entries"));
        assert_eq!([&ratio, &fund, &usual, &future].map(|one| form.value_of(one)), ["７．９", "1,112", "91.5%", ""]);
        assert_eq!((form.state_of(&ratio), form.state_of(&fund)), ("preliminary", "settled"));
        assert_eq!(form.get(&format!("source-{}", usual.id)), "R7決算統計");
        assert!(office.save(&clerk, FINANCE, &form).to.ends_with("count=3"));
        assert_eq!(value(&office.town, &fund), Some(1112.0));

        let wrong = paste("MH-8-O4\t約40\nMH-8-O2\t1,200");
        let text = visible(&wrong.text);
        assert_eq!(wrong.status, WRONG);
        assert!(
            text.contains("「40」のことなら") && text.contains("別の画面から「1,112」") && text.contains("あなたの数字は「1,200」"),
            "what is wrong is told at once: {text}"
        );
        for (text, sentence) in [("", "何も貼り付けられていません"), (&*"x\t1\n".repeat(501), "一度に500行まで")]
        {
            let refused = paste(text);
            assert_eq!(refused.status, WRONG);
            assert!(visible(&refused.text).contains(sentence), "{sentence}");
        }
        let hostile = paste("<script>alert(1)</script>\t=1+1\n");
        assert!(!hostile.text.contains("<script>alert"), "what was pasted stays text");
    });
}

#[test]
fn a_pasted_figure_meets_the_one_that_another_clerk_entered() {
    at_the_desk(|_, office| {
        let (one, two) = (office.clerk(FINANCE), office.clerk(FINANCE));
        let [ratio, fund] = ["MH-8-O1", "MH-8-O2"].map(|code| office.indicator(code));
        let sheet = office.sheet(FINANCE);
        let form = office.form(&two, &sheet, &format!("{sheet}/paste"));
        let first = office.grid(&one, FINANCE).row(&ratio, "7.9", "preliminary").row(&fund, "1,112", "preliminary");
        assert_eq!(office.save(&one, FINANCE, &first).status, SEE_OTHER);
        let paste = |text: &str| office.post(Some(&two), &format!("{sheet}/paste"), &form.clone().with("paste", text));

        let met = paste("MH-8-O1\t8.3\t速報値\t決算の見込み\nMH-8-O2\t１１１２\t確定値");
        let text = visible(&met.text);
        assert_eq!(met.status, WRONG);
        assert!(text.contains("別の画面から「7.9」") && text.contains("あなたの数字は「8.3」"), "{text}");
        assert!(!text.contains("別の画面から「1,112」"), "who says the same figure meets nobody");
        let asked = Form::read(&met.text, &format!("{sheet}/entries"));
        assert_eq!((asked.state_of(&ratio), asked.state_of(&fund)), ("", "settled"));
        assert_eq!(office.save(&two, FINANCE, &asked).status, WRONG, "pressing the button decides nothing");
        assert_eq!(value(&office.town, &ratio), Some(7.9));
        let chosen = asked.with(&format!("state-{}", ratio.id), "preliminary");
        assert_eq!(office.save(&two, FINANCE, &chosen).status, SEE_OTHER);
        let last = |indicator| stated(&office.town, indicator).last().cloned().expect("a statement");
        assert_eq!((last(&ratio).value, last(&ratio).is_preliminary, &*last(&ratio).source), (Some(8.3), true, "決算の見込み"));
        assert!(!last(&fund).is_preliminary, "a figure is settled by pasting it once more");

        let gone = office.grid(&one, FINANCE).with(&format!("state-{}", ratio.id), "take-back").reason(&ratio, "ほかの市の数字");
        assert_eq!(office.save(&one, FINANCE, &gone).status, SEE_OTHER);
        assert!(visible(&paste("MH-8-O1\t8.3").text).contains("別の画面で取り消されています"));
        let unread = visible(&paste("MH-8-O1\t8.5\t仮\t決算の見込み").text);
        assert!(unread.contains("1行目「MH-8-O1 8.5 仮 決算の見込み」：速報か確報か、読めません"), "{unread}");
        assert!(unread.contains("0つの数字を読んで"), "{unread}");
    });
}

#[test]
fn a_clerk_hears_where_a_figure_appears_and_which_place_was_left_empty() {
    at_the_desk(|_, office| {
        let clerk = office.clerk(FINANCE);
        let ratio = office.indicator("MH-8-O1");
        let done = format!("{}?done=saved&count=1", office.sheet(FINANCE));
        let (open, closed) = (office.get(Some(&clerk), &done), office.get_before_the_opening(&clerk, &done));
        assert!(visible(&open.text).contains("町のページにも、もう出ています。"));
        let closed = visible(&closed.text);
        assert!(closed.contains("町が計画のページを公開すると") && !closed.contains("もう出ています"), "{closed}");

        let source = office.grid(&clerk, FINANCE).with(&format!("source-{}", ratio.id), "別の資料");
        let empty = visible(&office.save(&clerk, FINANCE, &source).text);
        assert!(empty.contains("数字が空のままです。") && !empty.contains("前と同じです"), "{empty}");
        assert_eq!(office.save(&clerk, FINANCE, &office.grid(&clerk, FINANCE).row(&ratio, "7.9", "settled")).status, SEE_OTHER);
        let same = visible(&office.save(&clerk, FINANCE, &office.grid(&clerk, FINANCE).reason(&ratio, "まちがい")).text);
        assert!(same.contains("前と同じです。") && !same.contains("空のままです"), "{same}");
    });
}

#[test]
fn only_two_permissions_open_the_desk_of_this_room() {
    assert_eq!((FIGURES.0, ALL_FIGURES.0), ("plans.figures", "plans.all-figures"));
    assert_eq!(engawa_plans::DESK[0].may, [FIGURES, ALL_FIGURES]);
}
