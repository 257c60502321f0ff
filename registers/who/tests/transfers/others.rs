//! Lists beside each other and beside what is done by hand: withdrawn in their order, with the rights of today, and with the
//! sections above.

use axum::http::StatusCode;
use engawa_db::Key;
use engawa_who::Section;

use crate::city::option;
use crate::hall::{Browser, City, day, hidden, visible};
use crate::story::{LISTS, adds, adopts, on_the_city, renames};

fn list_for(admin: &Browser, on: &str) -> String {
    admin.done(LISTS, LISTS, &[("day", on)]).0
}

fn moves(admin: &Browser, list: &str, person: &str, from: &str, to: &str) {
    let form = admin.page(list);
    let to = if to.is_empty() { String::new() } else { option(&form, to) };
    let fields = [("person", person), ("from", &option(&form, from)[..]), ("to", &to), ("until", "")];
    admin.done(list, &format!("{list}/moves"), &fields);
}

/// One leaves 市民課 at the end of June; then 市民課 ends in April, and with it what would have ended in June.
fn july_and_april(admin: &Browser) -> (String, String) {
    let july = list_for(admin, "2027-07-01");
    moves(admin, &july, "鈴木 良子", "市民課 係員", "");
    adopts(admin, &july);
    let april = list_for(admin, "2027-04-01");
    let form = admin.page(&format!("{april}/endings"));
    adds(admin, &april, "endings", &[("section", &option(&form, "市民課")), ("heir-1", &option(&form, "総務課"))]);
    adopts(admin, &april);
    (july, april)
}

fn withdrawn(admin: &Browser, list: &str) {
    let path = format!("{list}/withdrawal");
    let (_, page) = admin.done(&path, &path, &[]);
    assert!(visible(&page).contains("取り消しました。"));
}

/// The sentence with which a withdrawal is refused; nothing has changed.
fn is_not_withdrawn(city: &City, admin: &Browser, list: &str, why: &str) {
    let (before, path) = (city.rows(), format!("{list}/withdrawal"));
    let seen = admin.fill_in(&path, &path, &[]);
    assert_eq!(seen.status, StatusCode::CONFLICT);
    assert!(visible(&seen.text).contains(why), "「{why}」 is not in {}", visible(&seen.text));
    assert_eq!(city.rows(), before);
}

/// What an office may do, as its page is filled in.
fn lets(admin: &Browser, office: impl std::fmt::Display, permissions: &[&str]) {
    let path = format!("/admin/offices/{office}");
    let page = admin.page(&path);
    let seen = hidden(&page, "seen");
    let seats = if seen.starts_with('1') { "one" } else { "several" };
    let mut fields = vec![("seats", seats), ("seen", seen.as_str())];
    fields.extend(permissions.iter().map(|code| ("permission", *code)));
    admin.done(&path, &path, &fields);
}

#[test]
fn a_list_is_withdrawn_before_the_one_over_which_it_was_adopted() {
    on_the_city(|city| {
        let admin = city.signed_in("見本 一番");
        let before = city.rows();
        let (july, april) = july_and_april(&admin);
        is_not_withdrawn(city, &admin, &july, "先に、あとの異動（2027年4月1日（木））を取り消してください。");
        withdrawn(&admin, &april);
        withdrawn(&admin, &july);
        assert_eq!(city.rows(), before, "every row is as it was");
    });
}

#[test]
fn an_end_of_a_list_that_is_in_force_blocks_no_other() {
    on_the_city(|city| {
        let admin = city.signed_in("見本 一番");
        let (july, _) = july_and_april(&admin);
        city.at("2027-04-01", 0);
        let admin = city.signed_in("見本 一番");
        // What has come stays, and the later one can go.
        withdrawn(&admin, &july);
        assert!(!city.holders(day("2027-04-01")).iter().any(|(section, ..)| section == "市民課"));
    });
}

#[test]
fn who_was_moved_by_a_list_in_force_can_be_moved_again() {
    on_the_city(|city| {
        let admin = city.signed_in("見本 一番");
        let first = list_for(&admin, "2027-04-01");
        moves(&admin, &first, "鈴木 良子", "市民課 係員", "");
        adopts(&admin, &first);
        city.at("2027-04-02", 0);
        // Arranged anew by other ways: the term goes on.
        let account = city.account("鈴木 良子");
        let goes_on = city.seat.town.write_now(Key::none(), move |tx| {
            tx.run("update who_appointments set to_on = null where account_id = $1", [account.into()])
        });
        goes_on.expect("a term without an end");
        let admin = city.signed_in("見本 一番");
        let second = list_for(&admin, "2027-07-01");
        moves(&admin, &second, "鈴木 良子", "市民課 係員", "総務課 係員");
        let seen = visible(&admin.page(&format!("{second}/check")));
        assert!(!seen.contains("ほかのリストで決まっています") && seen.contains("このまま決められます。"), "{seen}");
    });
}

#[test]
fn a_withdrawal_names_the_seat_that_was_taken() {
    on_the_city(|city| {
        let admin = city.signed_in("見本 一番");
        let list = list_for(&admin, "2027-04-01");
        moves(&admin, &list, "田中 花子", "企画課 課長", "");
        adopts(&admin, &list);
        let chief = city.office_on("企画課", "課長", day("2027-04-01"));
        city.appoint(city.account("伊藤 三郎"), chief, Some(day("2027-04-15")));
        let why = "企画課 課長には、この異動で空いたあとに、つく人が決まっています。";
        is_not_withdrawn(city, &admin, &list, why);
    });
}

#[test]
fn a_right_that_is_taken_away_does_not_come_back_with_a_list() {
    on_the_city(|city| {
        let admin = city.signed_in("見本 一番");
        let list = list_for(&admin, "2027-04-01");
        renames(&admin, &list);
        // Who had the page open before sees it once more.
        let check = format!("{list}/check");
        let open_before = hidden(&admin.page(&check), "seen");
        let now = day("2027-03-10");
        lets(&admin, city.office_on("企画課", "係員", now), &["plans.figures", "who.audit"]);
        let seen = admin.fill_in(&check, &format!("{list}/adoption"), &[("seen", &open_before)]);
        assert_eq!(seen.status, StatusCode::CONFLICT);
        adopts(&admin, &list);

        let [chief, clerks] = ["課長", "係員"].map(|title| city.office_on("企画政策課", title, day("2027-04-01")));
        lets(&admin, chief, &["plans.figures", "plans.all-figures"]);
        lets(&admin, city.office_on("企画課", "課長", now), &["who.audit"]);
        lets(&admin, city.office_on("企画課", "係員", now), &["who.audit"]);
        let may = |office| {
            let held = city.seat.town.read_now(|db| engawa_who::offices::holders_on(db, day("2027-04-01"))).expect("the holders");
            held.into_iter().find(|held| held.office == office).expect("a holder").permissions
        };
        // What was given to the new office alone stays.
        assert_eq!((may(chief), may(clerks)), (vec!["plans.all-figures".into(), "who.audit".into()], vec!["who.audit".to_owned()]));
        city.at("2027-04-01", 0);
        assert_eq!(city.signed_in("高橋 次郎").opens_figures().err(), Some(StatusCode::FORBIDDEN));
    });
}

fn begins(admin: &Browser, list: &str, name: &str, above: &str) {
    let form = admin.page(&format!("{list}/sections"));
    let parent = if above.is_empty() { String::new() } else { option(&form, above) };
    adds(admin, list, "sections", &[("name", name), ("code", ""), ("parent", &parent)]);
}

fn gets_name(admin: &Browser, list: &str, old: &str, new: &str) {
    let form = admin.page(&format!("{list}/renamings"));
    adds(admin, list, "renamings", &[("section", &option(&form, old)), ("name", new), ("code", "")]);
}

#[test]
fn a_department_is_renamed_together_with_a_section_in_it() {
    on_the_city(|city| {
        let admin = city.signed_in("見本 一番");
        let first = list_for(&admin, "2027-04-01");
        begins(&admin, &first, "市民部", "");
        begins(&admin, &first, "窓口課", "市民部");
        begins(&admin, &first, "記録課", "市民部");
        adopts(&admin, &first);
        city.at("2027-04-02", 0);
        let admin = city.signed_in("見本 一番");
        let before = city.rows();
        let second = list_for(&admin, "2028-04-01");
        gets_name(&admin, &second, "窓口課", "総合窓口課");
        gets_name(&admin, &second, "市民部", "市民生活部");
        let seen = visible(&admin.page(&format!("{second}/check")));
        assert!(seen.contains("このまま決められます。") && !seen.contains("その上の課は終わります"), "{seen}");
        adopts(&admin, &second);
        let above = |name: &str| -> Option<engawa_kernel::Id<Section>> {
            let id = city.section(name);
            let above = city.seat.town.read_now(|db| engawa_who::sections_above(db, id, day("2028-04-01"))).expect("sections");
            above.first().map(|section| section.id)
        };
        let new = Some(city.section("市民生活部"));
        assert_eq!([above("総合窓口課"), above("記録課")], [new, new]);
        let eve = city.section("記録課");
        let eve = city.seat.town.read_now(|db| engawa_who::sections_above(db, eve, day("2028-03-31"))).expect("sections");
        assert_eq!(eve.first().map(|section| section.name.as_str()), Some("市民部"), "until the eve it lies where it lay");
        withdrawn(&admin, &second);
        assert_eq!(city.rows(), before, "the old department has its sections again");
    });
}

#[test]
fn two_departments_are_merged_and_their_sections_follow_or_go_elsewhere() {
    on_the_city(|city| {
        let admin = city.signed_in("見本 一番");
        let first = list_for(&admin, "2027-04-01");
        for (name, above) in [("市民部", ""), ("福祉部", ""), ("窓口課", "市民部"), ("記録課", "福祉部"), ("相談課", "福祉部")]
        {
            begins(&admin, &first, name, above);
        }
        adopts(&admin, &first);
        city.at("2027-04-02", 0);
        let admin = city.signed_in("見本 一番");
        let before = city.rows();
        let second = list_for(&admin, "2028-04-01");
        begins(&admin, &second, "市民福祉部", "");
        for old in ["市民部", "福祉部"] {
            let form = admin.page(&format!("{second}/endings"));
            adds(&admin, &second, "endings", &[("section", &option(&form, old)), ("heir-1", &option(&form, "市民福祉部"))]);
        }
        let form = admin.page(&format!("{second}/placements"));
        let placed = [("section", option(&form, "相談課")), ("parent", option(&form, "総務課"))];
        let placed = placed.each_ref().map(|(name, value)| (*name, value.as_str()));
        let (_, page) = adds(&admin, &second, "placements", &placed);
        assert!(visible(&page).contains("相談課 を 総務課 に移す"), "{page}");
        adopts(&admin, &second);
        let above = |name: &str, on: &str| {
            let (id, on) = (city.section(name), day(on));
            let above = city.seat.town.read_now(|db| engawa_who::sections_above(db, id, on)).expect("sections");
            above.into_iter().map(|section| section.name).collect::<Vec<_>>()
        };
        let on_the = |on: &str| ["窓口課", "記録課", "相談課"].map(|name| above(name, on));
        assert_eq!(on_the("2028-03-31"), [["市民部"], ["福祉部"], ["福祉部"]]);
        assert_eq!(on_the("2028-04-01"), [["市民福祉部"], ["市民福祉部"], ["総務課"]]);
        withdrawn(&admin, &second);
        assert_eq!(city.rows(), before, "every section lies where it lay");
        assert_eq!(on_the("2028-04-01"), [["市民部"], ["福祉部"], ["福祉部"]]);
    });
}
