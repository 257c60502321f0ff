//! One list from March to April, beside a second one that wants the same.

use axum::http::StatusCode;
use engawa_testkit::{Kit, on_both};

use crate::city::{mail_of, option};
use crate::hall::{Browser, City, attachment, day, hidden, migrations, token, visible};

pub const LISTS: &str = "/admin/transfers";

pub fn on_the_city(test: impl Fn(&City)) {
    on_both(&migrations(), &attachment(), |kit: &Kit| {
        let city = City::new(kit);
        kit.set_day("2027-03-10");
        test(&city);
    });
}

/// A list for 1 April; its path.
fn prepared(admin: &Browser) -> String {
    let (path, page) = admin.done(LISTS, LISTS, &[("day", "令和9年4月1日")]);
    assert!(visible(&page).contains("2027年4月1日（木）の異動") && page.contains("準備中"));
    path
}

pub fn adds(admin: &Browser, list: &str, act: &str, fields: &[(&str, &str)]) -> (String, String) {
    let path = format!("{list}/{act}");
    admin.done(&path, &path, fields)
}

/// 企画課 becomes 企画政策課.
pub fn renames(admin: &Browser, list: &str) {
    let form = admin.page(&format!("{list}/renamings"));
    let fields = [("section", &option(&form, "企画課")[..]), ("name", "企画政策課"), ("code", "")];
    let (_, page) = adds(admin, list, "renamings", &fields);
    let seen = visible(&page);
    assert!(
        seen.contains("企画課 → 企画政策課（名前を変える）") && seen.contains("企画課 課長 が終わり、企画政策課 課長 が引き継ぐ"),
        "{seen}"
    );
    assert!(seen.contains("前の課の数字や記録は、前の名前のまま残ります"));
}

/// 市民課 becomes 市民窓口課, which takes its offices over, and 国保年金課.
fn splits(admin: &Browser, list: &str) {
    adds(admin, list, "sections", &[("name", "市民窓口課"), ("code", "madoguchi"), ("parent", "")]);
    adds(admin, list, "sections", &[("name", "国保年金課"), ("code", "kokuho"), ("parent", "")]);
    let form = admin.page(&format!("{list}/endings"));
    let heirs = [option(&form, "市民窓口課"), option(&form, "国保年金課")];
    let fields = [("section", &option(&form, "市民課")[..]), ("heir-1", &heirs[0]), ("heir-2", &heirs[1]), ("heir-3", "")];
    let (to, form) = adds(admin, list, "endings", &fields);
    let section = to.split("section=").nth(1).expect("the section");
    let made = |title: &str| option(&form, &format!("市民窓口課 に、同じ役（{title}）をつくる"));
    let names: Vec<&str> = form.split("name=\"heir-").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let (first, second) = (format!("heir-{}", names[0]), format!("heir-{}", names[1]));
    let fields = [("section", section), (&first[..], &made("課長")[..]), (&second[..], &made("係員")[..])];
    admin.done(&to, &format!("{list}/heirs"), &fields);
    let form = admin.page(&format!("{list}/offices"));
    let fields = [
        ("section", &option(&form, "国保年金課")[..]),
        ("title", "係員"),
        ("seats", "many"),
        ("like", &option(&form, "市民課 係員")),
    ];
    adds(admin, list, "offices", &fields);
}

/// Nobody takes over from 水道課.
fn ends_water(admin: &Browser, list: &str) {
    let form = admin.page(&format!("{list}/endings"));
    let (to, page) = adds(admin, list, "endings", &[("section", &option(&form, "水道課"))]);
    assert!(to.contains("/heirs?section=") && visible(&page).contains("水道課 課長"));
}

/// Everything of the story.
fn whole_list(admin: &Browser) -> String {
    let list = prepared(admin);
    renames(admin, &list);
    splits(admin, &list);
    ends_water(admin, &list);
    let pastes = format!("{list}/pastes");
    let text = format!("鈴木良子\t市民課\t係員\t国保年金課\t係員\n{}\t\t\t国保年金課\t係員\n", mail_of("新人 五郎"));
    let seen = admin.fill_in(&pastes, &pastes, &[("text", &text), ("deed", "read")]);
    assert_eq!(seen.status, StatusCode::OK);
    assert!(visible(&seen.text).contains("市民課 係員 → 国保年金課 係員") && visible(&seen.text).contains("新人 五郎"));
    admin.done(&pastes, &pastes, &[("text", &text), ("deed", "take")]);
    list
}

/// Adopts a list as its page shows it.
pub fn adopts(admin: &Browser, list: &str) {
    let check = format!("{list}/check");
    let seen = hidden(&admin.page(&check), "seen");
    let (_, page) = admin.done(&check, &format!("{list}/adoption"), &[("seen", &seen)]);
    assert!(visible(&page).contains("異動を決めました"), "{}", visible(&page));
}

#[test]
fn at_midnight_everyone_acts_in_the_new_section_without_signing_in_again() {
    on_the_city(|city| {
        let list = whole_list(&city.signed_in("見本 一番"));
        let admin = city.signed_in("見本 一番");
        adopts(&admin, &list);
        city.at("2027-03-31", (23 * 60 + 45) * 60_000);
        let [yamada, suzuki, takahashi, watanabe] =
            ["山田 太郎", "鈴木 良子", "高橋 次郎", "渡辺 清"].map(|name| city.signed_in(name));

        city.at("2027-03-31", 24 * 3_600_000 - 1);
        let (section, token) = yamada.opens_figures().expect("a clerk of the old section");
        assert_eq!(section, "市民課");
        assert_eq!(yamada.enters_figures(&token), "市民課");
        let (_, still_open) = yamada.opens_figures().expect("a clerk of the old section");
        assert_eq!(suzuki.opens_figures().expect("a clerk").0, "市民課");
        assert_eq!(takahashi.opens_figures().expect("a clerk").0, "企画課");
        assert_eq!(watanabe.opens_figures().expect("a chief").0, "水道課");

        city.at("2027-04-01", 0);
        // The form that lay open over midnight is taken, for the section of the new day.
        assert_eq!(yamada.enters_figures(&still_open), "市民窓口課");
        assert_eq!(suzuki.opens_figures().expect("a clerk").0, "国保年金課");
        assert_eq!(takahashi.opens_figures().expect("a clerk").0, "企画政策課");
        assert_eq!(watanabe.opens_figures().err(), Some(StatusCode::FORBIDDEN));

        let (section, heirs) = (city.section("市民課"), city.section("企画課"));
        let successors =
            |section| city.seat.town.read_now(|db| engawa_who::successors_of_section(db, section)).expect("successors");
        let names = |section| successors(section).into_iter().map(|section| section.name).collect::<Vec<_>>();
        assert_eq!(names(section), ["国保年金課", "市民窓口課"]);
        assert_eq!(names(heirs), ["企画政策課"]);
        // The old name stands where it stood.
        let old = city.seat.town.read_now(|db| engawa_who::section_named(db, "企画課", day("2027-03-31"))).expect("a section");
        assert_eq!(old.map(|section| section.days.to), Some(Some(day("2027-03-31"))));
        let report = city.seat.town.read_now(|db| engawa_journal::verify(db, None)).expect("a chain");
        assert!(report.problems.is_empty(), "{:?}", report.problems);
    });
}

#[test]
fn what_nobody_inherits_is_listed_before_one_adopts() {
    on_the_city(|city| {
        let admin = city.signed_in("見本 一番");
        let list = whole_list(&admin);
        let page = admin.page(&format!("{list}/check"));
        let seen = visible(&page);
        for sentence in [
            "このまま決められます。",
            "水道課の仕事を引き継ぐ課がありません。",
            "「水道の有収率」は水道課が受け持っていますが、引き継ぐ課がありません。",
            "水道課 課長を引き継ぐ役がありません。",
            "渡辺 清さんは、水道課 課長が終わると、次の役がありません。",
            "市民課 係員 → 市民窓口課 係員",
            "2027年4月1日（木）の0時から。",
        ] {
            assert!(seen.contains(sentence), "「{sentence}」 is not in {seen}");
        }
        assert!(page.contains("href=\"/mihon/plans/sogo/indicators/suido\""));
        // Whoever is named on a page was looked at.
        let noted =
            city.count("select 1 from journal_accesses where route = '/admin/transfers/{transfer}/check' order by seq limit 100");
        assert_eq!(noted, 1);
    });
}

#[test]
fn a_withdrawal_before_the_day_restores_every_row() {
    on_the_city(|city| {
        let admin = city.signed_in("見本 一番");
        let list = whole_list(&admin);
        let (before, moves) = (city.rows(), format!("{list}/moves"));
        let open_before = token(&admin.page(&list), &moves);
        adopts(&admin, &list);
        assert_ne!(city.rows(), before);
        assert!(city.holders(day("2027-04-01")).contains(&("国保年金課".into(), "係員".into(), "新人 五郎".into())));
        // What is adopted is not changed line by line.
        let seen = admin.post(&moves, &[("form-token", &open_before), ("person", "山田 太郎"), ("to", "")]);
        assert_eq!(seen.status, StatusCode::CONFLICT);
        assert!(visible(&seen.text).contains("このリストは決めてあります。"), "{}", visible(&seen.text));
        assert_eq!(admin.get(&format!("{list}/check")).status, StatusCode::CONFLICT);

        let withdrawal = format!("{list}/withdrawal");
        let (_, page) = admin.done(&withdrawal, &withdrawal, &[]);
        assert!(visible(&page).contains("取り消しました。") && page.contains("準備中"));
        assert_eq!(city.rows(), before, "every row is as it was");
        let told = city.kinds_told();
        assert_eq!(told.last().map(String::as_str), Some("who.transfer-withdrawn"));

        // The list is a draft as it was, and can be adopted again.
        adopts(&admin, &list);
        city.at("2027-04-01", 0);
        let admin = city.signed_in("見本 一番");
        assert_eq!(admin.get(&withdrawal).status, StatusCode::NOT_FOUND);
        assert!(visible(&admin.page(&list)).contains("実施中"));
    });
}

#[test]
fn a_withdrawal_is_refused_when_something_else_stands_on_the_list() {
    on_the_city(|city| {
        let admin = city.signed_in("見本 一番");
        let list = whole_list(&admin);
        adopts(&admin, &list);
        let clerks = city.office_on("kokuho", "係員", day("2027-04-01"));
        city.appoint(city.account("伊藤 三郎"), clerks, Some(day("2027-04-15")));
        let before = city.rows();
        let withdrawal = format!("{list}/withdrawal");
        let seen = admin.fill_in(&withdrawal, &withdrawal, &[]);
        assert_eq!(seen.status, StatusCode::CONFLICT);
        let why = "この異動でできる国保年金課 係員を、もうほかで使っています。";
        assert!(visible(&seen.text).contains(why), "{}", visible(&seen.text));
        assert_eq!(city.rows(), before);
    });
}

#[test]
fn a_second_list_that_wants_the_same_is_refused() {
    on_the_city(|city| {
        let admin = city.signed_in("見本 一番");
        let second = prepared(&admin);
        let form = admin.page(&format!("{second}/endings"));
        let fields = [("section", &option(&form, "市民課")[..]), ("heir-1", &option(&form, "総務課"))];
        let (to, form) = adds(&admin, &second, "endings", &fields);
        let names: Vec<String> =
            form.split("name=\"heir-").skip(1).filter_map(|rest| rest.split('"').next()).map(|id| format!("heir-{id}")).collect();
        let heir = option(&form, "総務課 係員");
        let section = to.split("section=").nth(1).expect("the section");
        let fields = [("section", section), (&names[0], &heir), (&names[1], &heir)];
        admin.done(&to, &format!("{second}/heirs"), &fields);
        let form = admin.page(&second);
        let fields = [("person", "鈴木 良子"), ("from", ""), ("to", &option(&form, "総務課 係員")[..]), ("until", "")];
        admin.done(&second, &format!("{second}/moves"), &fields);
        let check = format!("{second}/check");
        let open_before = admin.page(&check);

        adopts(&admin, &whole_list(&admin));
        let (before, told) = (city.rows(), city.kinds_told().len());
        let page = admin.page(&check);
        let seen = visible(&page);
        assert!(seen.contains("市民課は、2027年3月31日（水）に終わることが決まっています。"), "{seen}");
        assert!(seen.contains("鈴木 良子さんが市民課 係員を離れることは、ほかのリストで決まっています。"), "{seen}");
        assert!(!page.contains("name=\"seen\""), "there is no way to adopt it");
        // Who had the page open before presses the button all the same.
        let adoption = format!("{second}/adoption");
        let fields = [("form-token", &token(&open_before, &adoption)[..]), ("seen", &hidden(&open_before, "seen"))];
        let seen = admin.post(&adoption, &fields);
        assert_eq!(seen.status, StatusCode::CONFLICT);
        assert!(visible(&seen.text).contains("見ている間に変わったところがあります"), "{}", visible(&seen.text));
        assert_eq!((city.rows(), city.kinds_told().len()), (before, told));
    });
}

#[test]
fn what_is_unclear_comes_back_with_everything_that_was_typed() {
    on_the_city(|city| {
        let admin = city.signed_in("見本 一番");
        let list = prepared(&admin);
        let moves = format!("{list}/moves");
        let seen = admin.fill_in(&list, &moves, &[("person", "山田 一郎"), ("from", "none"), ("to", ""), ("until", "きのう")]);
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(seen.text.contains("value=\"山田 一郎\"") && seen.text.contains("value=\"きのう\""));
        assert!(visible(&seen.text).contains("この名前の職員がいません"));

        let pastes = format!("{list}/pastes");
        let text = "山田太郎\t市民課\t係員\t総務課\t係員\nだれか\t市民課\t係員\t総務課\t係員";
        let seen = admin.fill_in(&pastes, &pastes, &[("text", text), ("deed", "take")]);
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(seen.text.contains("だれか\t市民課\t係員\t総務課\t係員") && visible(&seen.text).contains("2行め"));
        assert!(visible(&admin.page(&list)).contains("0人ぶん"));
    });
}

#[test]
fn a_line_is_taken_out_with_what_means_nothing_without_it() {
    on_the_city(|city| {
        let admin = city.signed_in("見本 一番");
        let list = prepared(&admin);
        renames(&admin, &list);
        let page = admin.page(&list);
        let id = page
            .split("value=\"ending\"><input type=\"hidden\" name=\"id\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        let fields = [("line", "ending"), ("id", id.expect("the line"))];
        let (_, page) = admin.done(&list, &format!("{list}/removals"), &fields);
        let seen = visible(&page);
        assert!(seen.contains("課は、変わりません。") && seen.contains("役は、変わりません。"), "{seen}");
        let (to, page) = admin.done(&format!("{list}/discard"), &format!("{list}/discard"), &[]);
        assert_eq!(to, LISTS);
        assert!(visible(&page).contains("リストは、まだありません。"));
    });
}

#[test]
fn only_who_administers_sees_the_lists_and_one_that_is_near_waits_on_the_desk() {
    on_the_city(|city| {
        let admin = city.signed_in("見本 一番");
        let list = prepared(&admin);
        let clerk = city.signed_in("伊藤 三郎");
        for path in [LISTS.to_owned(), list.clone(), format!("{list}/check"), format!("{list}/withdrawal")] {
            assert_eq!(clerk.get(&path).status, StatusCode::FORBIDDEN, "{path}");
        }
        assert!(visible(&admin.page("/desk")).contains("異動のリストを確かめて、決める"));
        assert_eq!(admin.get("/admin/transfers/00000000-0000-4000-8000-000000000000").status, StatusCode::NOT_FOUND);
        let seen = admin.fill_in(LISTS, LISTS, &[("day", "2027-03-10")]);
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
    });
}
