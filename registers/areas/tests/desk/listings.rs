//! A register is made from a list: looked at, mapped, there at once, undone in one act; and lists that are wrong.

use axum::http::StatusCode;
use engawa_db::Key;
use engawa_testkit::on_both;

use crate::hall::{City, attachment, hidden, migrations, visible};

const INDEX: &str = "/desk/areas/listings";

fn send(city: &City, name: &str, bytes: &[u8]) -> String {
    let sent = city.send_file(INDEX, INDEX, &[("source", "見本の一覧")], (name, bytes));
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", visible(&sent.text));
    sent.location.strip_prefix("/mihon").expect("a page").to_owned()
}

fn confirm(city: &City, listing: &str) -> String {
    let seen = hidden(&city.page(listing), "seen");
    city.done(listing, &format!("{listing}/confirmation"), &[("seen", &seen)])
}

fn count(city: &City) -> i64 {
    city.seat.town.read_now(|db| db.one("select count(*) from areas_areas", [])).expect("a count")
}

/// Ten 校区 with ten 町内 each, and two 班 in each of them: 310 areas, written as a town keeps them.
fn town_of_three_levels() -> String {
    let mut text = String::from("コード,名称,かな,種類,校区,適用開始日\r\n");
    for school in 1..=10 {
        text.push_str(&format!("s{school:02},第{school}校区,だい{school}こうく,校区,,平成17年4月1日\r\n"));
        for block in 1..=10 {
            text.push_str(&format!("s{school:02}-{block:02},{school}の{block}町,,町内,第{school}校区,2005/4/1\r\n"));
            for group in 1..=2 {
                text.push_str(&format!("s{school:02}-{block:02}-{group},{group}班,,班,s{school:02}-{block:02},2005-04-01\r\n"));
            }
        }
    }
    text
}

/// The town of the hall has 校区 and 町内; 班 is a word of this one.
fn with_groups(city: &City) {
    let put = |tx: &mut engawa_db::Tx| tx.run("insert into areas_kinds (word, rank) values ('班', 3)", []);
    city.seat.town.write_now(Key::none(), put).expect("a kind");
}

#[test]
fn three_hundred_areas_in_three_levels_are_there_at_once_and_gone_in_one_act() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        with_groups(&city);
        let text = town_of_three_levels();
        let (cp932, _, _) = encoding_rs::SHIFT_JIS.encode(&text);
        let before = (count(&city), city.get("/areas.csv").text);
        let nothing = city.send_file(INDEX, INDEX, &[("source", "見本の一覧")], ("empty.csv", b""));
        assert!(nothing.status == StatusCode::UNPROCESSABLE_ENTITY && nothing.text.contains("value=\"見本の一覧\""));
        let listing = send(&city, "区域.csv", &cp932);
        let page = visible(&city.page(&listing));
        for part in ["CP932", "310の区域を登録する", "平成17年4月1日", "2005-04-01", "第1校区", "s01", "3行目と、ほか99行"]
        {
            assert!(page.contains(part), "{part} in {page}");
        }
        assert!(page.contains("取りこまない行\n0件"), "{page}");
        assert_eq!((count(&city), city.get("/areas.csv").text), before, "nothing is written before it is confirmed");

        let begun = std::time::Instant::now();
        confirm(&city, &listing);
        assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
        assert_eq!(count(&city), before.0 + 310);
        let group = visible(&city.page("/areas/s03-07-2"));
        assert!(group.contains("2班") && group.contains("3の7町") && group.contains("第3校区"), "{group}");
        assert!(city.get("/areas.csv").text.contains("s03-07-2,2班,,班,s03-07,第3校区 3の7町 2班,2005-04-01,"));
        assert!(city.get("/api/v1/areas?limit=200").text.contains("s01-01-1"));
        assert!(city.page("/desk/areas").contains("第10校区 10の10町"));

        let again = city.send_file(INDEX, INDEX, &[("source", "x")], ("区域.csv", &cp932));
        assert!(visible(&again.text).contains("もう取りこまれています"));
        city.done(&listing, &format!("{listing}/undoing"), &[]);
        assert_eq!((count(&city), city.get("/areas.csv").text), before, "in one act it is as before");
        assert_eq!(city.get("/areas/s03-07-2").status, StatusCode::NOT_FOUND);
        confirm(&city, &send(&city, "区域.csv", &cp932));
        assert_eq!(count(&city), before.0 + 310, "and may come again");
    });
}

#[test]
fn columns_are_mapped_and_what_was_not_seen_is_not_confirmed() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let text = "見本市の町内一覧\n番号,よび名,どこ,かな\nn1,北一町,西校区,きたいちまち\nn2,北二町,どこか\nn3,=A1,西校区\n丘,北三町,\nhill,丘町,\n";
        let listing = send(&city, "一覧.csv", text.as_bytes());
        let page = city.page(&listing);
        assert!(visible(&page).contains("名前がありません"), "{}", visible(&page));
        assert!(!page.contains("/confirmation"), "nothing is taken as it stands");
        let mapping = format!("{listing}/mapping");
        let columns = [("column-0", "code"), ("column-1", "name"), ("column-2", "parent"), ("kind", "町内")];
        assert!(visible(&city.page(&city.done(&listing, &mapping, &columns))).contains("読みなおしました"));
        let page = city.page(&listing);
        for part in [
            "1の区域を登録する",
            "「どこか」が、台帳にも",
            "「=A1」は式です",
            "「丘」はコードに使えません",
            "「hill」の区域は、もう登録",
            "北三町",
        ] {
            assert!(visible(&page).contains(part), "{part} in {}", visible(&page));
        }
        let file = city.get(&format!("{listing}/rejected.csv")).text;
        assert!(file.contains("n3") && file.contains("式です") && file.lines().count() == 5, "{file}");

        // Somebody makes an area of the same code meanwhile: what was seen is not what would be written.
        let seen = hidden(&page, "seen");
        let west = city.id("west");
        let new = [("name", "先の町"), ("code", "n1"), ("kind", "町内"), ("parent", west.as_str()), ("from", "")];
        city.done("/desk/areas/new", "/desk/areas/new", &new);
        let late = city.fill_in(&listing, &mapping, &columns);
        assert_eq!(late.status, StatusCode::SEE_OTHER);
        let token = city.fill_in(&listing, &format!("{listing}/discarding"), &[]);
        assert_eq!(token.status, StatusCode::SEE_OTHER);
        let closed = city.get(&format!("{listing}/rejected.csv"));
        assert_eq!(closed.status, StatusCode::NOT_FOUND, "its bytes are gone: {seen}");
        assert!(visible(&city.page(&listing)).contains("やめました"));
    });
}

#[test]
fn a_list_that_changed_while_it_was_looked_at_is_looked_at_again() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let listing = send(&city, "一覧.csv", "コード,名称,種類,親コード\nn1,北一町,町内,west\nn2,北二町,町内,west\n".as_bytes());
        let page = city.page(&listing);
        let seen = hidden(&page, "seen");
        let new = [("name", "先の町"), ("code", "n1"), ("kind", "町内"), ("parent", ""), ("from", "")];
        city.done("/desk/areas/new", "/desk/areas/new", &new);
        let confirmation = format!("{listing}/confirmation");
        let late = city.fill_in(&listing, &confirmation, &[("seen", &seen)]);
        assert!(late.location.contains("done=changed"), "{}", late.location);
        assert!(city.get("/areas/n2").status == StatusCode::NOT_FOUND);
        confirm(&city, &listing);
        assert!(city.page("/areas/n1").contains("先の町") && city.page("/areas/n2").contains("北二町"));
    });
}

#[test]
fn outlines_come_along_and_predecessors_are_named_with_their_figures() {
    on_both(&migrations(), &attachment(), |kit| {
        let mut city = City::new(kit);
        let ring = "[[[140.5,32.0],[140.6,32.0],[140.6,32.1],[140.5,32.0]]]";
        let feature = |properties: &str, geometry: &str| {
            format!(r#"{{"type":"Feature","properties":{{{properties}}},"geometry":{geometry}}}"#)
        };
        let surface = format!(r#"{{"type":"Polygon","coordinates":{ring}}}"#);
        let swapped = r#"{"type":"Point","coordinates":[36.0,138.0]}"#;
        let features = [
            feature(
                r#""KEY_CODE":101,"S_NAME":"北一町","parent":"west","kind":"町内","valid_from":"2020-04-01","valid_to":"2024-03-31""#,
                &surface,
            ),
            feature(
                r#""KEY_CODE":102,"S_NAME":"新北町","parent":"west","kind":"町内","valid_from":"2024-04-01","predecessors":"101""#,
                &surface,
            ),
            feature(r#""KEY_CODE":103,"S_NAME":"沖町","parent":"west","kind":"町内""#, swapped),
            feature(
                r#""KEY_CODE":104,"S_NAME":"島町","parent":"west","kind":"町内","valid_from":"2024-04-01","predecessors":"hill""#,
                "null",
            ),
        ];
        let file = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","));
        let listing = send(&city, "areas.geojson", file.as_bytes());
        let page = visible(&city.page(&listing));
        for part in ["2の区域を登録する", "逆です", "前の区域の丘町が"] {
            assert!(page.contains(part), "{part} in {page}");
        }
        confirm(&city, &listing);
        let sheet = city.page("/areas/102");
        assert!(sheet.contains("class=\"outline\"") && visible(&sheet).contains("北一町"), "{}", visible(&sheet));
        kit.set_day("2027-04-01");
        city.come_in_again();
        city.done(&listing, &format!("{listing}/undoing"), &[]);
        assert!(!city.get("/areas.geojson").text.contains("新北町"));
    });
}

#[test]
fn a_workbook_is_a_list_too() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        let rows = [["コード", "区域名", "種別", "上位コード"], ["w1", "北一町", "町内", "west"], ["w2", "北二町", "大字", "west"]];
        for (line, row) in (0..).zip(rows) {
            for (place, cell) in (0..).zip(row) {
                sheet.write(line, place, cell).expect("a cell");
            }
        }
        let listing = send(&city, "区域.xlsx", &book.save_to_buffer().expect("a workbook"));
        let page = visible(&city.page(&listing));
        assert!(page.contains("Excel") && page.contains("「大字」という種類はありません。使えるのは、校区、町内です"), "{page}");
        confirm(&city, &listing);
        assert!(visible(&city.page("/areas/w1")).contains("西校区"));
    });
}

#[test]
fn what_somebody_has_built_upon_is_not_taken_away() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let listing = send(&city, "一覧.csv", "コード,名称,種類\nn1,北一町,町内\nn2,北二町,町内\n".as_bytes());
        confirm(&city, &listing);
        let undo = format!("{listing}/undoing");
        let n1 = city.id("n1");
        let path = format!("/desk/areas/{n1}/figures");
        let figures = [("day", "2026-04-01"), ("value-households", "12"), ("source", "見本"), ("seen", "")];
        let page = format!("{path}?day=2026-04-01");
        let seen = hidden(&city.page(&page), "seen");
        let figures: Vec<(&str, &str)> =
            figures.iter().map(|(name, value)| (*name, if *name == "seen" { seen.as_str() } else { *value })).collect();
        city.done(&page, &path, &figures);
        let refused = city.fill_in(&listing, &undo, &[]);
        assert!(visible(&refused.text).contains("北一町は、もう使われています"), "{}", visible(&refused.text));
        assert!(city.get("/areas/n2").status == StatusCode::OK, "all of it stays");
        // Taken back, the figures are in nobody's way.
        let undone = city.seat.town.write_now(Key::none(), |tx| {
            let statement: engawa_kernel::AnyId =
                tx.one("select statement_id from areas_figures where source = '見本' limit 1", [])?;
            engawa_areas::acts::undo(tx, statement.of(), &engawa_kernel::Actor::Key("test"), engawa_kernel::Channel::Counter)
        });
        undone.unwrap_or_else(|refused| panic!("{refused}"));
        city.done(&listing, &undo, &[]);
        assert_eq!(city.get("/areas/n1").status, StatusCode::NOT_FOUND);
    });
}
