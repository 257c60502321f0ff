//! Areas in a town: what the hall kept before moves in, files are settled again and again, figures stay with their areas.

use std::sync::Arc;

use engawa_areas::{Area, Band, Figure, Land, Map, NewArea, ParentBefore, Sex, What};
use engawa_db::{Attachment, Fault, Key, Migration, Town};
use engawa_kernel::{Day, Id};
use engawa_testkit::{Kit, on_both};
use engawa_who::Days;

fn before() -> Vec<Migration> {
    [&engawa_journal::MIGRATIONS[..], &engawa_who::MIGRATIONS[..]].concat()
}

fn migrations() -> Vec<Migration> {
    [before(), engawa_areas::MIGRATIONS.to_vec()].concat()
}

fn nothing() -> Attachment {
    Arc::new(())
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn area(code: &str, kind: &str, parent: Option<&str>, from: &str, to: &str) -> NewArea {
    NewArea {
        code: code.into(),
        name: format!("{code}の名"),
        reading: None,
        kind: kind.into(),
        parent: parent.map(Into::into),
        parents_before: Vec::new(),
        days: Days { from: Day::parse(from).ok(), to: Day::parse(to).ok() },
        successors: Vec::new(),
        figures: Vec::new(),
        shape: None,
    }
}

fn figure(on: &str, what: What, value: i64) -> Figure {
    Figure { day: day(on), what, value, source: "見本の統計".into() }
}

/// Two districts; the west is split in April 2026, and one of its neighbourhoods goes to each of its successors.
fn land() -> Land {
    let mut west = area("west", "校区", None, "2005-04-01", "2026-03-31");
    west.successors = vec!["north".into(), "south".into()];
    west.figures = vec![figure("2025-04-01", What::Households, 300), figure("2025-04-01", What::Population(None), 700)];
    let mut hill = area("hill", "町内", Some("north"), "2005-04-01", "");
    hill.parents_before = vec![ParentBefore { code: "west".into(), to: day("2026-03-31") }];
    hill.figures = vec![figure("2025-04-01", What::Households, 200), figure("2026-04-01", What::Households, 205)];
    let mut river = area("river", "町内", Some("south"), "2005-04-01", "");
    river.parents_before = vec![ParentBefore { code: "west".into(), to: day("2026-03-31") }];
    river.figures = vec![figure("2025-04-01", What::Households, 100), figure("2026-04-01", What::Households, 101)];
    let north =
        NewArea { figures: vec![figure("2026-04-01", What::Households, 205)], ..area("north", "校区", None, "2026-04-01", "") };
    let south =
        NewArea { figures: vec![figure("2026-04-01", What::Households, 101)], ..area("south", "校区", None, "2026-04-01", "") };
    Land { areas: vec![west, hill, river, north, south], ..Land::default() }
}

fn settle(town: &Town, land: &Land) {
    assert_eq!(engawa_areas::check(land), []);
    let land = land.clone();
    town.write_now(Key::none(), move |tx| engawa_areas::settle(tx, &land)).expect("a settled town");
}

fn read<T>(town: &Town, ask: impl FnOnce(&engawa_db::Db) -> Result<T, Fault>) -> T {
    town.read_now(ask).expect("a readable town")
}

fn id(town: &Town, code: &str) -> Id<Area> {
    read(town, |db| engawa_areas::area_by_code(db, code)).unwrap_or_else(|| panic!("no area {code}")).id
}

fn codes(town: &Town, on: &str) -> Vec<(String, Option<String>)> {
    let areas = read(town, |db| engawa_areas::areas_on(db, day(on)));
    let code = |id: Id<Area>| areas.iter().find(|area| area.id == id).map(|area| area.code.clone()).unwrap_or_default();
    areas.iter().map(|area| (area.code.clone(), area.parent.map(code))).collect()
}

#[test]
fn what_the_hall_kept_before_moves_in_with_its_ids() {
    for engine in [engawa_db::EngineKind::Sqlite, engawa_db::EngineKind::Postgres] {
        let kit = Kit::new(engine, &before(), &nothing());
        let town = kit.town("mihon");
        let (outer, inner) = (Id::<Area>::random([1; 16]), Id::<Area>::random([2; 16]));
        let kept: Result<(), Fault> = town.write_now(Key::none(), move |tx| {
            for (id, code, kind, parent) in [(outer, "nishi", "校区", None), (inner, "hon", "町内", Some(outer))] {
                tx.run(
                    "insert into who_areas (id, code, ordinal, name, kind, parent_id, valid_from) values ($1, $2, 0, $2, $3, $4, 20050401)",
                    [id.into(), code.into(), kind.into(), parent.into()],
                )?;
                tx.run(
                    "insert into who_area_facts (area_id, day, what, value, source) values ($1, 20260401, 'households', 77, 's')",
                    [id.into()],
                )?;
            }
            Ok(())
        });
        kept.expect("the hall as it was");
        drop(town);
        let options = engawa_db::Options { migrations: migrations(), ..kit.options() };
        drop(kit.towns);
        let towns = engawa_db::Towns::open_house(options).expect("the house of today");
        let town = towns.open("mihon").expect("a town that was brought up");
        assert_eq!((id(&town, "nishi"), id(&town, "hon")), (outer, inner));
        assert_eq!(codes(&town, "2026-04-01"), [("hon".into(), Some("nishi".into())), ("nishi".into(), None)]);
        let path: String = read(&town, |db| db.one("select path from v_area_path where code = 'hon'", []));
        assert_eq!(path, "nishi hon");
        let figures = read(&town, |db| engawa_areas::figures_of(db, inner));
        assert_eq!(figures.iter().map(|figure| figure.value).collect::<Vec<_>>(), [77]);
        let ranks = read(&town, engawa_areas::kinds);
        assert_eq!(ranks.iter().map(|kind| (kind.word.as_str(), kind.rank)).collect::<Vec<_>>(), [("校区", 1), ("町内", 2)]);
    }
}

#[test]
fn a_question_about_a_day_is_answered_with_the_areas_of_that_day() {
    on_both(&migrations(), &nothing(), |kit| {
        let town = kit.town("mihon");
        settle(&town, &land());
        let of = |code: &str, parent: &str| (code.to_owned(), Some(parent.to_owned()));
        let alone = |code: &str| (code.to_owned(), None);
        assert_eq!(codes(&town, "2026-03-31"), [alone("west"), of("hill", "west"), of("river", "west")]);
        assert_eq!(codes(&town, "2026-04-01"), [of("hill", "north"), of("river", "south"), alone("north"), alone("south")]);
        let path = |code: &'static str, on: &str| -> String {
            let on = day(on);
            let sql = "select path from v_area_path where code = $1 and valid_from <= $2 and valid_to >= $2";
            read(&town, move |db| db.one(sql, [code.into(), on.into()]))
        };
        let hill = ["2026-03-31", "2026-04-01"].map(|on| path("hill", on));
        assert_eq!(hill, ["westの名 hillの名", "northの名 hillの名"], "it lies in the new district from its day on and not before");
        let whole = |on: &str| read(&town, |db| engawa_areas::figure_of_town(db, &What::Households, day(on))).map(|sum| sum.value);
        assert_eq!((whole("2025-04-01"), whole("2026-03-31"), whole("2026-04-01")), (Some(300), Some(300), Some(306)));
        let hill = id(&town, "hill");
        let then = |on: &str| read(&town, |db| engawa_areas::figure_of_area(db, hill, &What::Households, day(on))).map(|f| f.value);
        assert_eq!((then("2024-12-31"), then("2026-03-31"), then("2026-11-21")), (None, Some(200), Some(205)));
        let before = read(&town, |db| engawa_areas::predecessors_of_area(db, id(&town, "south")));
        assert_eq!(before.iter().map(|area| area.code.as_str()).collect::<Vec<_>>(), ["west"]);
        let map: Map = read(&town, engawa_areas::map);
        assert_eq!(map.crooked(), []);
        assert_eq!(map.above(hill, day("2026-03-31")), [id(&town, "west")]);
    });
}

#[test]
fn settling_again_keeps_ids_and_changes_only_what_the_file_says_otherwise() {
    on_both(&migrations(), &nothing(), |kit| {
        let town = kit.town("mihon");
        settle(&town, &land());
        let first = (id(&town, "hill"), read(&town, engawa_areas::map));
        let mut again = land();
        again.areas[1].figures[1].value = 206;
        settle(&town, &again);
        assert_eq!((id(&town, "hill"), read(&town, engawa_areas::map)), first);
        let figures = read(&town, |db| engawa_areas::figures_of(db, first.0));
        assert_eq!(figures.iter().map(|figure| figure.value).collect::<Vec<_>>(), [200, 206]);
    });
}

#[test]
fn the_public_sees_no_small_number_of_people() {
    on_both(&migrations(), &nothing(), |kit| {
        let town = kit.town("mihon");
        let oldest = || Band::all().last().expect("a band");
        let ages = |old: i64| -> Vec<Figure> {
            let bands =
                Band::all().map(|band| figure("2026-04-01", What::Ages(band, None), if band == oldest() { old } else { 50 }));
            bands.collect()
        };
        let mut land = land();
        land.areas[1].figures.extend(ages(4));
        land.areas[2].figures.extend(ages(40));
        settle(&town, &land);
        let hill = id(&town, "hill");
        let seen = read(&town, |db| engawa_areas::release::released_of(db, hill));
        let value = |what: What| seen.iter().find(|one| one.what == what && one.day == day("2026-04-01")).map(|one| one.value);
        assert_eq!(value(What::Ages(oldest(), None)), Some(None), "four people");
        assert_eq!(value(What::Ages(Band::all().next().expect("a band"), None)), Some(Some(50)));
        assert_eq!(value(What::Ages(oldest(), Some(Sex::Male))), None, "nobody said it");
        assert_eq!(seen.iter().filter(|one| one.value.is_none()).count(), 2, "and one beside it, so that nobody can reckon it");
    });
}
