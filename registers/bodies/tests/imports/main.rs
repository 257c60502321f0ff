//! A roster comes in as a spreadsheet: by its body, and by city hall for the body. On both engines.

mod hall;
mod papers;

use axum::http::StatusCode;
use engawa_bodies::deeds::imports::{Laid, Unimported, appear, begin, lay};
use engawa_bodies::imports::Household;
use engawa_bodies::model::{Counts, Import, Scope};
use engawa_db::Key;
use engawa_kernel::Id;
use engawa_testkit::on_both;
use hall::{As, City, hidden, visible};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

const LIST: &str = "/office/hill/imports";
const ROSTER: &str = "丘町自治会 名簿,,,,,\n班,世帯主,フリガナ,番地,人数,加入日\n１組,見本一郎,ﾐﾎﾝ ｲﾁﾛｳ,1-1,４人,平成3年4月1日\n\
                      1組,見本花,みほん はな,1-2,2,\n2組,𠮷野葛󠄀子,よしの,2-5,1,5月1日\n2組,,,,,\n";

fn on(test: impl Fn(&City)) {
    on_both(&hall::migrations(), &hall::attachment(), |kit| test(&City::new(kit)));
}

fn confirmed(city: &City, import: &str) {
    let page = city.page(As::Keeper, import);
    let to = city.done(As::Keeper, import, &format!("{import}/confirmation"), &[("seen", hidden(&page, "seen").as_str())]);
    assert!(to.ends_with("?done=confirmed"), "{to}");
}

#[test]
fn a_body_takes_its_roster_in_and_undoes_it_in_one_act() {
    on(|city| {
        let import = city.take(As::Keeper, LIST, &[], ("名簿.csv", ROSTER.as_bytes()));
        let page = city.page(As::Keeper, &import);
        let said = visible(&page);
        assert!(said.contains("全角の数字や記号を、半角に") && said.contains("「5月1日」は何年ですか"), "{said}");
        assert!(page.contains("value=\"from\" selected"), "columns are guessed");
        assert_eq!(city.households(city.body), 0, "nothing is written before somebody has confirmed it");

        let mapping = format!("{import}/mapping");
        let columns = [
            ("column-0", "group"),
            ("column-1", "label"),
            ("column-2", "kana"),
            ("column-3", "lot"),
            ("column-4", "persons"),
            ("column-5", "from"),
            ("from", "2026-04-01"),
            ("year", "2024"),
            ("updates", "no"),
        ];
        let to = city.done(As::Keeper, &import, &mapping, &columns);
        assert!(visible(&city.page(As::Keeper, &to)).contains("3世帯を名簿に書く"));
        confirmed(city, &import);
        assert_eq!(city.households(city.body), 3);
        let roster = visible(&city.page(As::Keeper, "/office/hill/roster"));
        assert!(roster.contains("𠮷野葛󠄀子") && roster.contains("ミホン イチロウ"), "{roster}");

        let again = city.send_file(As::Keeper, LIST, &[], ("同じ.csv", ROSTER.as_bytes()));
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(visible(&again.text).contains("同じファイルが、もう名簿に入っています"));

        let to = city.done(As::Keeper, &import, &format!("{import}/undoing"), &[]);
        assert!(visible(&city.page(As::Keeper, &to)).contains("名簿は、取りこむ前に戻りました"));
        assert_eq!(city.households(city.body), 0);
        let later = city.take(As::Keeper, LIST, &[], ("名簿.csv", ROSTER.as_bytes()));
        assert_ne!(later, import, "undone, the same file may come again");
        assert!(!city.get(As::Keeper, &later).refresh, "nothing goes on there");
        city.done(As::Keeper, &later, &format!("{later}/discarding"), &[]);
        assert_eq!(city.get(As::Keeper, &format!("{later}/rejected.csv")).status, StatusCode::CONFLICT, "its bytes are gone");
    });
}

#[test]
fn a_household_that_is_there_is_left_or_changed_and_undone_it_is_as_it_was() {
    on(|city| {
        let first = city.take(As::Keeper, LIST, &[], ("名簿.csv", "氏名,住所,電話\n見本一郎,1-1,111\n見本花,1-2,222\n".as_bytes()));
        confirmed(city, &first);
        let text = "氏名,住所,電話\n見本 一郎,１－１,999\n見本花,1-2,222\n見本次郎,1-3,333\n";
        let second = city.take(As::Keeper, LIST, &[], ("新しい.csv", text.as_bytes()));
        let said = visible(&city.page(As::Keeper, &second));
        assert!(said.contains("もう名簿にあり、内容がちがう世帯\n1世帯") && said.contains("111") && said.contains("999"), "{said}");
        assert!(said.contains("1世帯を名簿に書く"), "what is there stays, where nothing else is said: {said}");
        let fields =
            [("column-0", "label"), ("column-1", "address"), ("column-2", "phone"), ("from", "2026-04-01"), ("updates", "yes")];
        city.done(As::Keeper, &second, &format!("{second}/mapping"), &fields);
        confirmed(city, &second);
        let roster = visible(&city.page(As::Keeper, "/office/hill/roster"));
        assert!(roster.contains("999") && !roster.contains("111"), "{roster}");
        let earlier = city.done(As::Keeper, &first, &format!("{first}/undoing"), &[]);
        assert!(earlier.ends_with("?done=later"), "only the latest is undone: {earlier}");
        city.done(As::Keeper, &second, &format!("{second}/undoing"), &[]);
        let roster = visible(&city.page(As::Keeper, "/office/hill/roster"));
        assert!(roster.contains("111") && !roster.contains("999") && !roster.contains("次郎"), "{roster}");
        city.done(As::Keeper, &first, &format!("{first}/undoing"), &[]);
        assert_eq!(city.households(city.body), 0);
    });
}

#[test]
fn every_bad_file_is_refused_with_a_sentence_and_nothing_is_kept() {
    on(|city| {
        let refused = |name: &str, bytes: &[u8], sentence: &str| {
            let seen = city.send_file(As::Keeper, LIST, &[], (name, bytes));
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
            assert!(visible(&seen.text).contains(sentence), "{name}: {}", visible(&seen.text));
        };
        refused("empty.csv", b"\r\n,,\r\n", "ファイルに何もありません");
        refused("old.xls", &[0xd0, 0xcf, 0x11, 0xe0, 0], "このExcelのファイルは開けません");
        refused("broken.csv", &[0x81, 0x20, 0xff, 0xfe, 0xfd], "文字が読めません");
        refused("many.csv", format!("氏名\n{}", "見本\n".repeat(100_000)).as_bytes(), "行が多すぎます");
        refused("wide.csv", ",".repeat(100).as_bytes(), "列が多すぎます");
        refused("long.csv", "x".repeat(600).as_bytes(), "長すぎるセル");
        refused("bomb.xlsx", &bomb(), "開くと大きくなりすぎる");
        refused("number.csv", "氏名,番号\n見本,1234-5678-9018\n".as_bytes(), "（2行目）");
        assert!(!visible(&city.page(As::Keeper, LIST)).contains("number.csv"), "such a file is kept nowhere");
    });
}

/// Small outside, far larger than any roster inside.
fn bomb() -> Vec<u8> {
    use std::io::{Cursor, Write};
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let deflated = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    archive.start_file("xl/worksheets/sheet1.xml", deflated).expect("a part");
    let blanks = vec![b' '; 1 << 20];
    (0..60).for_each(|_| archive.write_all(&blanks).expect("blanks"));
    archive.finish().expect("an archive").into_inner()
}

#[test]
fn city_hall_takes_a_roster_in_for_a_body_and_says_for_whom() {
    on(|city| {
        let list = "/desk/parties/imports";
        let import = city.take(As::Clerk, list, &[("body", "川町自治会")], ("名簿.csv", ROSTER.as_bytes()));
        let ask = format!("{import}/confirmation");
        let page = city.page(As::Clerk, &ask);
        let seen = hidden(&page, "seen");
        let nothing = city.fill_in(As::Clerk, &ask, &ask, &[("seen", &seen), ("for-name", "川町自治会"), ("agreed", "2099-01-01")]);
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", nothing.location);
        let fields = [
            ("seen", seen.as_str()),
            ("for-name", "川町自治会 会長"),
            ("basis", "mandate"),
            ("channel", "paper"),
            ("agreed", "2026-04-01"),
            ("agreed-how", "依頼書を受けとった"),
        ];
        let receipt = city.done(As::Clerk, &ask, &ask, &fields);
        let said = visible(&city.page(As::Clerk, &receipt));
        assert!(said.contains("第000001号") && said.contains("書面") && said.contains("川町自治会 会長"), "{said}");
        assert_eq!(city.households(city.other), 2);
        let undone = city.done(As::Clerk, &import, &format!("{import}/undoing"), &[]);
        assert!(undone.ends_with("?done=undone"));
        assert_eq!(city.households(city.other), 0);
        let sheet = visible(&city.page(As::Clerk, &format!("/desk/parties/{}", city.other)));
        assert!(sheet.contains("第000001号"), "it stays on the sheet: {sheet}");
    });
}

#[test]
fn whoever_telephones_is_typed_for_and_sees_it_ever_after() {
    on(|city| {
        city.resident();
        let path = "/desk/parties/behalves/join";
        let household = [
            ("body", "丘町自治会"),
            ("label", "見本 電話"),
            ("phone", "000-0000-0009"),
            ("for-name", "見本 恵"),
            ("basis", "asked"),
            ("channel", "phone"),
            ("agreed", "2026-04-01"),
            ("agreed-how", "電話で読みあげて、はいと言った"),
        ];
        let to_come: Vec<(&str, &str)> =
            household.iter().map(|(name, value)| (*name, if *name == "agreed" { "2099-01-01" } else { *value })).collect();
        let refused = city.fill_in(As::Clerk, path, path, &to_come);
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "a consent that is to come");
        assert!(refused.text.contains("見本 電話"), "nothing that was typed is lost");

        let receipt = city.done(As::Clerk, path, path, &household);
        let said = visible(&city.page(As::Clerk, &receipt));
        assert!(said.contains("電話") && said.contains("団体に入る申し出") && said.contains("見本 恵"), "{said}");
        let waiting = visible(&city.page(As::Keeper, "/office/hill/requests"));
        assert!(waiting.contains("見本 電話"), "the body answers it like any other: {waiting}");
        let number = receipt.rsplit('/').next().expect("a number").to_owned();
        let own = visible(&city.page(As::Resident, "/my/behalves"));
        assert!(own.contains("第000001号"), "{own}");
        assert!(visible(&city.page(As::Resident, &format!("/my/behalves/{number}"))).contains("見本 恵"));
        assert!(visible(&city.page(As::Resident, "/my/memberships")).contains("丘町自治会"), "as if they had typed it");
        assert_eq!(city.get(As::Keeper, &format!("/my/behalves/{number}")).status, StatusCode::NOT_FOUND, "nobody else sees it");
        assert_eq!(city.counted_on_behalf(), 1);
    });
}

#[test]
fn an_officer_and_a_proxy_type_for_others_too() {
    on(|city| {
        let resident = city.resident();
        let path = "/office/hill/behalves/join";
        let fields = [
            ("label", "見本 隣"),
            ("phone", "000-0000-0008"),
            ("for-name", "見本 隣"),
            ("basis", "household"),
            ("channel", "counter"),
            ("agreed", "2026-04-01"),
            ("agreed-how", "家の人が来た"),
        ];
        let receipt = city.done(As::Keeper, path, path, &fields);
        assert!(visible(&city.page(As::Keeper, &receipt)).contains("団体の役員"));
        let path = "/my/behalves/join/hill";
        let nobody = "あなたを代理人とする登録は、ありません";
        assert!(visible(&city.page(As::Resident, path)).contains(nobody), "nobody's proxy");
        city.proxied_by(resident, Scope::Notices);
        assert!(visible(&city.page(As::Resident, path)).contains(nobody), "a proxy for notices hands nothing in");
        let person = city.proxied_by(resident, Scope::Everything).to_string();
        let mine = [("for-party", person.as_str()), ("label", "見本 母"), ("phone", "000-0000-0007")];
        let receipt = city.done(As::Resident, path, path, &mine);
        let said = visible(&city.page(As::Resident, &receipt));
        assert!(said.contains("代理人") && said.contains("見本 母"), "{said}");
        let stranger = city.fill_in(As::Resident, path, path, &[("for-party", "00000000"), ("label", "見本"), ("phone", "0")]);
        assert_eq!(stranger.status, StatusCode::UNPROCESSABLE_ENTITY);
    });
}

#[test]
fn what_is_laid_in_is_seen_by_nobody_and_a_fault_in_the_middle_loses_nothing() {
    on(|city| {
        let import = city.take(As::Keeper, LIST, &[], ("名簿.csv", "氏名\n見本一\n見本二\n".as_bytes()));
        let id: Id<Import> = Id::parse(import.rsplit('/').next().expect("an id")).expect("an id");
        let half: Result<(), Unimported> = city.seat.town.write_now(Key::none(), move |tx| {
            begin(tx, id, Counts { all: 2, new: 2, other: 0, rejected: 0 })?;
            let said = Household { label: "見本一".into(), ..Household::default() };
            lay(tx, id, &[Laid::New(said, hall::day("2026-04-01"))])
        });
        half.expect("the first half");
        assert_eq!(city.households(city.body), 0);
        assert!(!visible(&city.page(As::Keeper, "/office/hill/roster")).contains("見本一"));
        let seen = city.get(As::Keeper, &import);
        assert!(seen.refresh && visible(&seen.text).contains("2世帯のうち、1世帯まで進みました"), "{}", visible(&seen.text));
        let early: Result<(), Unimported> = city
            .seat
            .town
            .write_now(Key::none(), move |tx| appear(tx, id, Counts { all: 2, new: 2, other: 0, rejected: 0 }, &hall::by()));
        assert!(matches!(early, Err(Unimported::Changed)), "all of it or nothing: {early:?}");
        confirmed(city, &import);
        assert_eq!(city.households(city.body), 2, "what lay there from before is not there twice");
    });
}

#[test]
fn nobody_reaches_the_imports_of_others() {
    on(|city| {
        let own = city.take(As::Keeper, LIST, &[], ("名簿.csv", ROSTER.as_bytes()));
        let id = own.rsplit('/').next().expect("an id").to_owned();
        assert_eq!(city.get(As::Keeper, "/office/river/imports").status, StatusCode::FORBIDDEN);
        assert_eq!(city.get(As::Clerk, &format!("/desk/parties/imports/{id}")).status, StatusCode::NOT_FOUND, "it is of the body");
        let ours = city.take(As::Clerk, "/desk/parties/imports", &[("body", "川町自治会")], ("名簿.csv", ROSTER.as_bytes()));
        let id = ours.rsplit('/').next().expect("an id").to_owned();
        assert_eq!(city.get(As::Keeper, &format!("/office/hill/imports/{id}")).status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn an_import_that_is_undone_leaves_the_roster_as_it_was() {
    on(|city| {
        let before = city.take(As::Keeper, LIST, &[], ("前.csv", "氏名,番地\n丘,1-1\n川,1-2\n".as_bytes()));
        confirmed(city, &before);
        city.counts_by_roster();
        let row = ("[丘川浜]{1,2}", "[12]-[1-3]", "[0-9]{0,3}");
        let mut runner = TestRunner::new(Config { cases: 12, ..Config::default() });
        let ran = runner.run(&prop::collection::vec(row, 1..8), |rows| {
            let lines: String = rows.iter().map(|(name, lot, phone)| format!("{name},{lot},{phone}\n")).collect();
            let was = city.households(city.body);
            let pictured = visible(&city.page(As::Keeper, "/office/hill/roster"));
            let import = city.take(As::Keeper, LIST, &[], ("後.csv", format!("氏名,番地,電話\n{lines}").as_bytes()));
            let fields = [("column-0", "label"), ("column-1", "lot"), ("column-2", "phone"), ("from", ""), ("updates", "yes")];
            city.done(As::Keeper, &import, &format!("{import}/mapping"), &fields);
            prop_assert_eq!(city.households(city.body), was, "nothing is seen before it is confirmed");
            let page = city.page(As::Keeper, &import);
            if page.contains("/confirmation") {
                confirmed(city, &import);
                prop_assert_eq!(city.reported(), city.households(city.body), "a roster that counts tells its number at once");
                city.done(As::Keeper, &import, &format!("{import}/undoing"), &[]);
            }
            prop_assert_eq!(city.households(city.body), was);
            prop_assert_eq!(city.reported(), was);
            prop_assert_eq!(visible(&city.page(As::Keeper, "/office/hill/roster")), pictured);
            Ok(())
        });
        ran.expect("the law holds");
        let checked = city.seat.town.read_now(|db| engawa_journal::verify(db, None)).expect("a readable town");
        assert!(checked.problems.is_empty(), "{checked:?}");
    });
}
