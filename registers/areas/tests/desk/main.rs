//! The life of a register: figures are entered and corrected, a 校区 is split in April, the public sees it from that day on.

mod hall;
mod listings;

use axum::http::StatusCode;
use engawa_testkit::on_both;
use engawa_web::Lang;
use hall::{City, attachment, hidden, migrations, visible};

#[test]
fn the_pages_of_the_public_speak_three_languages() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        for lang in Lang::ALL {
            let with = |path: &str| if lang == Lang::Ja { path.to_owned() } else { format!("{path}?lang={}", lang.code()) };
            let list = city.page(&with("/areas"));
            assert!(list.contains("西校区") && list.contains("/mihon/areas/hill"), "{}", visible(&list));
            let sheet = city.page(&with("/areas/west"));
            assert!(sheet.contains("906") && sheet.contains("<svg") && sheet.contains("丘町"), "{}", visible(&sheet));
        }
        assert_eq!(city.get("/areas/nothing").status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn an_area_is_found_by_a_word_of_one_sign() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let found = |word: &str| visible(&city.page(&format!("/areas?q={}", engawa_web::limits::percent_encoded(word))));
        assert!(found("丘").contains("1の区域が見つかりました") && found("丘").contains("丘町"));
        assert!(found("校区").contains("2の区域が") && !found("校区").contains("丘町"));
        assert!(found("ＨＩＬＬ").contains("丘町"), "a code in wide letters");
        assert!(found("海").contains("0の区域が") && found("？").contains("0の区域が"));
        assert!(!found(" ").contains("見つかりました"), "nothing was asked");
        let english = city.page("/areas?q=%E4%B8%98&lang=en");
        assert!(english.contains("1 area was found") && english.contains("name=\"lang\" value=\"en\""), "{}", visible(&english));
    });
}

#[test]
fn open_data_has_the_columns_of_both_standards_and_its_mark() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        for (form, columns) in [("2020", 47), ("2023", 46)] {
            let file = city.get(&format!("/areas/population.csv?form={form}"));
            let mut lines = file.text.trim_start_matches('\u{feff}').split("\r\n");
            let head = lines.next().expect("a head");
            assert_eq!(head.split(',').count(), columns, "{head}");
            assert!(file.text.starts_with('\u{feff}') && lines.next().expect("a row").contains("2026-04-01"), "{}", file.text);
        }
        assert_eq!(city.get("/areas/population.csv?day=1999-01-01").status, StatusCode::NOT_FOUND);
        assert!(city.get("/areas.csv").text.contains("west,西校区,,校区,,西校区,2005-04-01,"));
        assert!(city.get("/areas/hill/figures.csv").text.contains("hill,丘町,2026-04-01,households"));
        let api = city.get("/api/v1/areas?day=2026-04-01&limit=2").text;
        assert!(api.contains("\"next\":") && api.contains("\"code\":\"west\""), "{api}");
        assert!(city.get("/api/v1/areas/west/figures?day=2026-04-01").text.contains("\"value\":906"));
        assert_eq!(city.get("/api/v1/areas?limit=0").status, StatusCode::BAD_REQUEST);
    });
}

#[test]
fn figures_are_entered_and_corrected_with_a_reason_and_the_public_follows() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let hill = city.id("hill");
        let path = format!("/desk/areas/{hill}/figures");
        let page = format!("{path}?day=2026-04-01");
        let shown = city.page(&page);
        assert!(shown.contains("value=\"406\""), "what stands is in the grid");
        let seen = hidden(&shown, "seen");
        let usual = [("day", "2026-04-01"), ("value-households", "136"), ("source", "見本の統計"), ("seen", seen.as_str())];
        let with = |more: &[(&'static str, &'static str)]| [&usual[..], more].concat();

        let wrong = city.fill_in(&page, &path, &with(&[("value-population", "約400")]));
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text.contains("value=\"約400\"") && wrong.text.contains("300000"), "it comes back as it was typed");
        let sum = with(&[("value-population", "410"), ("value-population-male", "203"), ("value-population-female", "204")]);
        assert!(visible(&city.fill_in(&page, &path, &sum).text).contains("407"), "parts that are not the whole");
        let no_reason = with(&[("value-population", "410"), ("value-population-male", "203")]);
        assert!(city.fill_in(&page, &path, &no_reason).text.contains("理由を書いてください"));
        let future = [("day", "2027-04-01"), ("value-households", "1"), ("source", "x"), ("seen", "")];
        assert!(visible(&city.fill_in(&page, &path, &future).text).contains("まだ来ていません"));

        let right = with(&[("value-population", "４１０"), ("value-population-male", "203"), ("reason", "写しまちがい")]);
        let to = city.done(&page, &path, &right);
        assert!(city.page(&to).contains("写しまちがい"));
        assert!(city.page("/areas/hill").contains("410"));
        let late = city.fill_in(&page, &path, &with(&[("value-population", "400"), ("reason", "x")]));
        assert!(late.text.contains("ほかの人が先に"), "who saw an older sheet looks again");
        assert!(city.get("/areas/hill/figures.csv").text.contains(",410,"));
    });
}

#[test]
fn a_school_district_is_split_in_april_and_every_figure_stays_with_its_area() {
    on_both(&migrations(), &attachment(), |kit| {
        let mut city = City::new(kit);
        let reform = city.done("/desk/areas/reforms", "/desk/areas/reforms", &[("day", "令和9年4月1日")]);
        assert!(city.page(&reform).contains("まだ何も入っていません"));
        let add = |part: &str, fields: &[(&str, &str)]| {
            let path = format!("{reform}/{part}");
            city.done(&path, &path, fields)
        };
        let west = city.id("west");
        add("endings", &[("area", &west)]);
        for (code, name) in [("north", "北校区"), ("south", "南校区")] {
            add("beginnings", &[("name", name), ("code", code), ("kind", "校区"), ("before", &west)]);
        }
        let page = city.page(&reform);
        assert!(visible(&page).contains("丘町の移る先が決まっていません"), "{}", visible(&page));
        assert!(!page.contains(&format!("{reform}/adoption")), "nothing is adopted that leaves somebody behind");
        let options = city.page(&format!("{reform}/moves"));
        let option = |name: &str| {
            let before = options.split(&format!(">{name}</option>")).next().expect("an option");
            before.rsplit("value=\"").next().and_then(|rest| rest.split('"').next()).expect("its value").to_owned()
        };
        let (north, south) = (option("北校区"), option("南校区"));
        for (code, parent) in [("hill", &north), ("river", &north), ("shore", &south)] {
            let (area, parent) = (city.id(code), parent.clone());
            add("moves", &[("area", &area), ("parent", &parent)]);
        }
        let adoption = format!("{reform}/adoption");
        let seen = hidden(&city.page(&adoption), "seen");
        assert_eq!(city.post(&adoption, &[("seen", &seen)]).status, StatusCode::CONFLICT, "no deed without the token of its page");
        assert!(city.page(&city.done(&adoption, &adoption, &[("seen", &seen)])).contains("その日の0時から"));

        let today = visible(&city.page("/areas/hill"));
        assert!(today.contains("西校区") && !today.contains("北校区"), "{today}");
        assert!(visible(&city.page("/areas/west")).contains("2027年3月31日"));

        // Withdrawn and adopted once more: exactly what was written is taken back.
        let before = city.get("/areas.csv").text;
        let withdrawal = format!("{reform}/withdrawal");
        city.done(&withdrawal, &withdrawal, &[]);
        assert!(!city.get("/areas.csv").text.contains("north"));
        city.done(&adoption, &adoption, &[("seen", &seen)]);
        assert_eq!(city.get("/areas.csv").text, before);

        kit.set_day("2027-04-01");
        city.come_in_again();
        let hill = visible(&city.page("/areas/hill"));
        assert!(hill.contains("北校区") && !hill.contains("西校区"), "{hill}");
        let old = visible(&city.page("/areas/west"));
        assert!(old.contains("で終わりました") && old.contains("906") && old.contains("北校区"), "{old}");
        let new = visible(&city.page("/areas/north"));
        assert!(new.contains("西校区") && new.contains("906"), "the one before is named with its figures: {new}");
        let then = city.get("/api/v1/areas?day=2027-03-31").text;
        assert!(then.contains("\"code\":\"west\"") && !then.contains("\"code\":\"north\""), "{then}");
        let refused = city.get(&withdrawal);
        assert_ne!(refused.status, StatusCode::OK, "its day has come");
    });
}

#[test]
fn an_area_is_made_and_gets_an_outline() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let new = [("name", "沖町"), ("code", "hill"), ("kind", "町内"), ("parent", ""), ("from", "")];
        let taken = city.fill_in("/desk/areas/new", "/desk/areas/new", &new);
        assert!(taken.status == StatusCode::UNPROCESSABLE_ENTITY && taken.text.contains("value=\"沖町\""));
        let west = city.id("west");
        let new = [("name", "沖町"), ("code", "oki"), ("kind", "町内"), ("parent", west.as_str()), ("from", "2010-04-01")];
        city.done("/desk/areas/new", "/desk/areas/new", &new);
        let path = format!("/desk/areas/{}/shape", city.id("oki"));
        let swapped = [("geojson", r#"{"type":"Point","coordinates":[36.0,138.0]}"#), ("source", "見本")];
        assert!(city.fill_in(&path, &path, &swapped).text.contains("逆です"));
        let right = [("geojson", r#"{"type":"Point","coordinates":[138.0,36.0]}"#), ("source", "見本")];
        city.done(&path, &path, &right);
        assert!(city.page("/areas/oki").contains("<circle class=\"whole\""));
        assert!(city.get("/areas.geojson").text.contains("\"type\":\"FeatureCollection\""));
        assert!(city.get("/areas/oki/shape.geojson").text.contains("[138.0,36.0]"));
    });
}

const CSV: &str = "地域名,調査年月日,世帯数,総人口\r\n丘町,2024-04-01,\"1,130 \",400\r\n川 町,令和6年4月1日,１００,300\r\n海町,2024-04-01,5,9\r\n浜町,2024-02-30,5,9\r\n浜町,2024-04-01,=1+1,9\r\n";

#[test]
fn a_spreadsheet_is_looked_at_confirmed_and_undone() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let index = "/desk/areas/imports";
        let (cp932, _, _) = encoding_rs::SHIFT_JIS.encode(CSV);
        let fields = [("day", ""), ("source", "見本の台帳")];
        let nothing = city.send_file(index, index, &fields, ("empty.csv", b""));
        assert!(nothing.status == StatusCode::UNPROCESSABLE_ENTITY && nothing.text.contains("value=\"見本の台帳\""));
        assert!(visible(&nothing.text).contains("ファイルを選んでください"));

        let sent = city.send_file(index, index, &fields, ("人口.csv", &cp932));
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", visible(&sent.text));
        let import = sent.location.strip_prefix("/mihon").expect("a page").to_owned();
        let page = city.page(&import);
        let said = visible(&page);
        for part in [
            "CP932",
            "1130",
            "川町",
            "2024-04-01",
            "「2024-02-30」という日はありません",
            "「=1+1」は式です",
            "見つかりません",
            "2件を取りこむ",
        ] {
            assert!(said.contains(part), "{part} in {said}");
        }
        assert!(!city.get("/areas/hill/figures.csv").text.contains("2024-04-01"), "nothing is written before it is confirmed");

        let map = format!("{import}/mapping");
        city.done(&import, &map, &[("column-0", "name"), ("column-1", "day"), ("column-2", "households"), ("column-3", "")]);
        let confirmation = format!("{import}/confirmation");
        let old = city.fill_in(&import, &confirmation, &[("seen", hidden(&page, "seen").as_str())]);
        assert!(old.location.contains("done=changed"), "what was not seen is not confirmed");
        let seen = hidden(&city.page(&import), "seen");
        city.done(&import, &confirmation, &[("seen", &seen)]);
        let figures = city.get("/areas/hill/figures.csv").text;
        assert!(figures.contains("2024-04-01,households") && figures.contains(",1130,見本の台帳,"), "{figures}");
        assert!(!figures.contains("2024-04-01,population"), "a column that is not taken");

        let again = city.send_file(index, index, &fields, ("人口.csv", &cp932));
        assert!(visible(&again.text).contains("もう取りこまれています"));
        let undo = format!("{import}/undoing");
        city.done(&import, &undo, &[]);
        assert!(!city.get("/areas/hill/figures.csv").text.contains("2024-04-01"));
        assert_eq!(city.send_file(index, index, &fields, ("人口.csv", &cp932)).status, StatusCode::SEE_OTHER);
    });
}

#[test]
fn outlines_are_taken_by_the_names_of_their_areas() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let index = "/desk/areas/imports";
        let square = r#"{"type":"Polygon","coordinates":[[[140.5,32.0],[140.6,32.0],[140.6,32.1],[140.5,32.0]]]}"#;
        let feature =
            |name: &str| format!(r#"{{"type":"Feature","properties":{{"no":1,"KU_NAME":"{name}"}},"geometry":{square}}}"#);
        let file = format!(r#"{{"type":"FeatureCollection","features":[{},{}]}}"#, feature("丘町"), feature("海町"));
        let sent = city.send_file(index, index, &[("day", ""), ("source", "見本")], ("outlines.geojson", file.as_bytes()));
        let import = sent.location.strip_prefix("/mihon").expect("a page").to_owned();
        let page = city.page(&import);
        assert!(visible(&page).contains("1件を取りこむ") && visible(&page).contains("見つかりません"), "{}", visible(&page));
        city.done(&import, &format!("{import}/confirmation"), &[("seen", hidden(&page, "seen").as_str())]);
        assert!(city.page("/areas/hill").contains("class=\"outline\""));
        assert!(city.get("/areas.geojson").text.contains("\"code\":\"hill\""));
    });
}

#[test]
fn a_hundred_thousand_rows_are_looked_at_and_the_rest_is_refused() {
    let row = |number: usize| format!("町{number},{number}\n");
    let many = |rows: usize| format!("地域名,世帯数\n{}", (0..rows).map(row).collect::<String>());
    let table = engawa_areas::imports::read(many(100_000).as_bytes()).expect("a table");
    let engawa_areas::imports::File::Table(table) = table else { panic!("no outlines") };
    let columns = engawa_areas::imports::guess(&table.head);
    let day = hall::day("2026-04-01");
    let found = engawa_areas::imports::preview(&table, &columns, &engawa_areas::Map::default(), Some(day), day);
    assert_eq!(found.rejected.len(), 100_000);
    assert!(engawa_areas::imports::read(many(100_001).as_bytes()).is_err());
}
