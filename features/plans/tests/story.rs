//! One life of the plans: six towns are settled, three years are lived, figures move, are corrected, are looked back at.

use std::sync::Arc;

use engawa_db::{Attachment, Fault, Key, Limit, Migration, Town};
use engawa_journal::measures::Page;
use engawa_journal::{House, run, verify};
use engawa_kernel::{Actor, Channel, Day, FiscalYear, Id};
use engawa_plans::actions::{self, ActionAdded, NewAction, Refused};
use engawa_plans::book::{self, Book};
use engawa_plans::measuring;
use engawa_plans::model::{
    Action, ActionKind, ActionParty, Audience, Availability, Behind, Indicator, PartyKind, Role, Series, State, Why,
};
use engawa_plans::settle::{SettleRefused, Settled, settle};
use engawa_plans::{builtin_towns, sample, townfile};
use engawa_testkit::{Kit, noon, on_both};

fn house() -> (Vec<Migration>, Attachment) {
    let house = House::assemble(engawa_plans::parts()).unwrap();
    let migrations = [
        &engawa_journal::MIGRATIONS[..],
        &engawa_who::MIGRATIONS[..],
        &engawa_areas::MIGRATIONS[..],
        &engawa_plans::MIGRATIONS[..],
    ]
    .concat();
    (migrations, Arc::new(house))
}

fn story(test: impl Fn(&Kit)) {
    let (migrations, attachment) = house();
    on_both(&migrations, &attachment, test);
}

fn text_of(slug: &str) -> &'static str {
    builtin_towns().into_iter().find(|(other, _)| *other == slug).unwrap().1
}

fn newest() -> Page {
    Page { before: None, limit: Limit(50) }
}

fn settle_text(town: &Town, text: &str) -> Result<Settled, SettleRefused> {
    let file = townfile::read("test.toml", text).unwrap();
    town.write_now(Key::none(), move |tx| settle(tx, &file))
}

fn settled(kit: &Kit, slug: &str) -> Town {
    let town = kit.town(slug);
    settle_text(&town, text_of(slug)).unwrap();
    town
}

fn book_of(town: &Town, slug: &str) -> Book {
    let slug = slug.to_owned();
    town.read_now(move |db| book::open(db, &slug)).unwrap().unwrap()
}

fn indicator(town: &Town, plan: &str, code: &str) -> Indicator {
    book_of(town, plan).indicators.into_iter().find(|indicator| indicator.code == code).unwrap()
}

fn series(town: &Town, indicator: &Indicator, audience: Audience) -> Series {
    let indicator = indicator.clone();
    town.read_now(move |db| measuring::current_series(db, &indicator, audience)).unwrap()
}

fn value(series: &Series, year: i32) -> Option<f64> {
    series.of_year(year).and_then(|figure| figure.value)
}

fn partner(name: &str) -> ActionParty {
    ActionParty { kind: PartyKind::Organization, name: name.into(), role: Role::Cohost }
}

fn held(node: &str, title: &str, day: &str) -> NewAction {
    NewAction {
        node: node.into(),
        title: title.into(),
        held_on: Day::parse(day).unwrap(),
        kind: ActionKind::Once,
        section: None,
        area: None,
        head_count: None,
        city_role: Role::Host,
        partners: vec![partner("本町自治会")],
    }
}

fn add(town: &Town, new: &NewAction) -> Result<ActionAdded, Refused> {
    let new = new.clone();
    town.write_now(Key::none(), move |tx| actions::add_action(tx, &new, Actor::Key("test"), Channel::CommandLine))
}

fn correct(town: &Town, id: Id<Action>, new: &NewAction) -> Result<ActionAdded, Refused> {
    let new = new.clone();
    town.write_now(Key::none(), move |tx| actions::correct_action(tx, id, &new, Actor::Key("test"), Channel::CommandLine))
}

fn assert_whole(town: &Town) {
    let report = town.read_now(|db| verify(db, None)).unwrap();
    assert_eq!(report.problems, []);
    assert!(report.records > 0);
}

#[test]
fn all_six_towns_are_settled_once_and_settling_again_changes_nothing() {
    story(|kit| {
        for (slug, text) in builtin_towns() {
            let town = kit.town(slug);
            let first = settle_text(&town, text).unwrap();
            assert!(first.versions > 0 && first.nodes > 0, "{slug}");
            assert_eq!(settle_text(&town, text).unwrap(), Settled::default(), "{slug}");
            let site = town.read_now(engawa_who::site_of).unwrap().unwrap();
            assert_eq!((site.slug.as_str(), site.sample), (slug, slug == "mihon"));
            assert_whole(&town);
        }
    });
}

#[test]
fn what_a_version_in_force_says_never_changes_and_a_new_version_takes_over() {
    story(|kit| {
        let town = settled(kit, "ohtawara");
        let before = indicator(&town, "sogo", "OT-51-1");
        add(&town, &held("OT-5-1-1-1", "花のまちづくり", "2026-11-20")).unwrap();
        let changed = text_of("ohtawara").replace("110事業／年", "90事業／年");
        let refused = settle_text(&town, &changed).unwrap_err().to_string();
        assert!(refused.contains("indicator OT-51-1") && refused.contains("as version 2"), "{refused}");
        let next = changed.replace("version = 1\n", "version = 2\n");
        assert_eq!(settle_text(&town, &next).unwrap().versions, 1);
        let after = indicator(&town, "sogo", "OT-51-1");
        assert_eq!((after.id, after.node, after.target.value), (before.id, before.node, Some(90.0)));
        assert_eq!(value(&series(&town, &after, Audience::Public), 2026), Some(1.0));
        let nodes = [book_of(&town, "sogo").node_by_code("OT-5-1-1-1").unwrap().id];
        assert_eq!(town.read_now(move |db| actions::serving(db, &nodes, Limit(10))).unwrap().len(), 1);
        assert_eq!(town.read_now(book::plans).unwrap().len(), 1);
        let other = settle_text(&town, text_of("iga")).unwrap_err();
        assert!(matches!(other, SettleRefused::OtherTown { .. }));
    });
}

#[test]
fn a_town_without_a_record_has_no_figure_and_a_zero_is_never_made_up() {
    story(|kit| {
        let town = settled(kit, "ohtawara");
        let book = book_of(&town, "sogo");
        let standings = town.read_now(move |db| measuring::standings(db, &book, Audience::Public)).unwrap();
        assert_eq!(standings.len(), 5);
        for standing in standings {
            assert!(standing.series.figures.is_empty(), "{}", standing.indicator.code);
            let counted = standing.series.availability == Availability::Counted;
            assert_eq!(standing.progress.state, if counted { State::NoData } else { State::Soon }, "{}", standing.indicator.code);
        }
    });
}

#[test]
fn a_figure_moves_by_one_with_the_deed_and_a_correction_moves_it_to_another_year() {
    story(|kit| {
        let town = settled(kit, "ohtawara");
        let joint = indicator(&town, "sogo", "OT-51-1");
        let added = add(&town, &held("OT-5-1-1-1", "花のまちづくり", "2026-11-20")).unwrap();
        let public = series(&town, &joint, Audience::Public);
        assert_eq!((value(&public, 2026), value(&public, 2025)), (Some(1.0), None));
        add(&town, &held("OT-5-1-2-2", "協議会の集まり", "2026-11-21")).unwrap();
        let alone = NewAction { partners: vec![], ..held("OT-5-1-1-1", "市だけの取組", "2026-11-21") };
        add(&town, &alone).unwrap();
        assert_eq!(value(&series(&town, &joint, Audience::Public), 2026), Some(2.0));

        correct(&town, added.id, &held("OT-5-1-1-1", "花のまちづくり", "2026-03-31")).unwrap();
        let moved = series(&town, &joint, Audience::Public);
        assert_eq!((value(&moved, 2025), value(&moved, 2026)), (Some(1.0), Some(1.0)));

        let id = added.id;
        town.write_now(Key::none(), move |tx| actions::withdraw_action(tx, id, Actor::Key("test"), Channel::CommandLine)).unwrap();
        let left = series(&town, &joint, Audience::Public);
        assert_eq!((left.figures.len(), value(&left, 2026)), (1, Some(1.0)));
        assert!(matches!(correct(&town, id, &held("OT-5-1-1-1", "花", "2026-03-31")), Err(Refused::UnknownAction)));
        assert_whole(&town);
    });
}

#[test]
fn behind_a_figure_stand_its_records_with_titles_as_they_were_corrected() {
    story(|kit| {
        let town = settled(kit, "ohtawara");
        let joint = indicator(&town, "sogo", "OT-51-1");
        let added = add(&town, &held("OT-5-1-1-1", "花のまちずくり", "2026-11-20")).unwrap();
        correct(&town, added.id, &held("OT-5-1-1-1", "花のまちづくり", "2026-11-20")).unwrap();
        let of_2026 = town.read_now(move |db| measuring::behind(db, &joint, FiscalYear(2026), Audience::Public, newest())).unwrap();
        let Behind::Actions(listed) = of_2026.behind else { panic!("no actions") };
        assert_eq!(listed.len(), 1);
        assert_eq!((listed[0].0.title.as_str(), listed[0].1), ("花のまちづくり", 1));
        assert_eq!(listed[0].0.partners().next().unwrap().name, "本町自治会");
        assert_eq!(listed[0].0.parties[0].name, "大田原市");
    });
}

#[test]
fn the_pages_of_records_hold_each_record_once_and_of_a_stock_only_what_has_not_left() {
    story(|kit| {
        let town = settled(kit, "mihon");
        let all = |indicator: &Indicator| {
            let (mut titles, mut before) = (Vec::new(), None);
            loop {
                let (indicator, page) = (indicator.clone(), Page { before, limit: Limit(2) });
                let listed =
                    town.read_now(move |db| measuring::behind(db, &indicator, FiscalYear(2026), Audience::Public, page)).unwrap();
                let Behind::Actions(actions) = listed.behind else { panic!("no actions") };
                titles.extend(actions.into_iter().map(|(action, _)| action.title));
                before = listed.next;
                if before.is_none() {
                    return titles;
                }
            }
        };
        for (number, day) in (1..).zip(["2026-05-01", "2026-06-01", "2026-06-01", "2026-06-01", "2026-07-01"]) {
            add(&town, &held("MH-2-1", &format!("清掃 {number}"), day)).unwrap();
        }
        let joint = indicator(&town, "sogo", "MH-2-O1");
        assert_eq!(all(&joint), ["清掃 5", "清掃 4", "清掃 3", "清掃 2", "清掃 1"]);

        let starts = |title: &str| NewAction { kind: ActionKind::Continuing, ..held("MH-4-1", title, "2026-05-01") };
        let ids: Vec<_> = ["茶の間", "体操", "昼食"].map(|title| add(&town, &starts(title)).unwrap().id).into();
        let (id, day) = (ids[1], Day::parse("2026-08-31").unwrap());
        let end = town.write_now(Key::none(), move |tx| actions::end_action(tx, id, day, Actor::Key("test"), Channel::CommandLine));
        end.unwrap();
        assert_eq!(all(&indicator(&town, "sogo", "MH-4-O1")), ["昼食", "茶の間"]);
    });
}

#[test]
fn as_of_a_day_says_what_was_known_on_that_day() {
    story(|kit| {
        kit.set_day("2026-05-01");
        let town = settled(kit, "ohtawara");
        let joint = indicator(&town, "sogo", "OT-51-1");
        let first = add(&town, &held("OT-5-1-1-1", "一つめ", "2026-04-20")).unwrap();
        kit.set_day("2026-06-01");
        add(&town, &held("OT-5-1-1-1", "二つめ", "2026-05-20")).unwrap();
        kit.set_day("2026-07-01");
        correct(&town, first.id, &held("OT-5-1-1-1", "一つめ", "2026-03-20")).unwrap();
        kit.set_day("2026-08-01");
        let known_on = |day: &str| {
            let (indicator, moment) = (joint.clone(), noon(day));
            let series = town.read_now(move |db| measuring::series_as_of(db, &indicator, moment)).unwrap();
            (value(&series, 2025), value(&series, 2026))
        };
        assert_eq!(known_on("2026-04-30"), (None, None));
        assert_eq!(known_on("2026-05-02"), (None, Some(1.0)));
        assert_eq!(known_on("2026-06-02"), (None, Some(2.0)));
        assert_eq!(known_on("2026-07-02"), (Some(1.0), Some(1.0)));
    });
}

#[test]
fn people_are_released_month_by_month_and_never_in_small_groups() {
    story(|kit| {
        kit.set_day("2026-04-10");
        let town = settled(kit, "mihon");
        let people = indicator(&town, "sogo", "MH-5-O1");
        let came =
            |day: &str, count| NewAction { head_count: Some(count), ..held("MH-5-1", &format!("子ども食堂 {day}"), day) };
        add(&town, &came("2026-04-08", 4)).unwrap();
        assert_eq!(value(&series(&town, &people, Audience::Staff), 2026), Some(4.0));
        assert!(series(&town, &people, Audience::Public).figures.is_empty());

        kit.set_day("2026-05-01");
        assert!(run(&town).unwrap().jobs >= 1);
        let small = series(&town, &people, Audience::Public);
        assert!(small.of_year(2026).unwrap().is_withheld && value(&small, 2026).is_none());

        add(&town, &came("2026-05-01", 30)).unwrap();
        assert_eq!(value(&series(&town, &people, Audience::Public), 2026), None);
        kit.set_day("2026-06-01");
        run(&town).unwrap();
        let public = series(&town, &people, Audience::Public);
        let figure = public.of_year(2026).unwrap();
        assert_eq!((figure.value, figure.through), (Some(34.0), Day::parse("2026-05-31").ok()));
        assert!(figure.is_unfinished && figure.as_of.is_some());
        let people = people.clone();
        let behind = town.read_now(move |db| measuring::behind(db, &people, FiscalYear(2026), Audience::Public, newest())).unwrap();
        assert_eq!(behind.behind, Behind::Number(2));
    });
}

#[test]
fn a_released_figure_is_not_reckoned_again_before_its_next_turn() {
    story(|kit| {
        kit.set_day("2026-05-20");
        let town = settled(kit, "mihon");
        let people = indicator(&town, "sogo", "MH-5-O1");
        let new = NewAction { head_count: Some(40), ..held("MH-5-1", "子ども食堂", "2026-05-20") };
        let added = add(&town, &new).unwrap();
        kit.set_day("2026-06-01");
        run(&town).unwrap();
        correct(&town, added.id, &NewAction { head_count: Some(20), ..new }).unwrap();
        run(&town).unwrap();
        assert_eq!(value(&series(&town, &people, Audience::Public), 2026), Some(40.0));
        assert_eq!(value(&series(&town, &people, Audience::Staff), 2026), Some(20.0));
        kit.set_day("2026-07-01");
        run(&town).unwrap();
        assert_eq!(value(&series(&town, &people, Audience::Public), 2026), Some(20.0));
    });
}

/// The sample town with one 子ども食堂 of so many people, on the first turn of the month after it.
fn fed(kit: &Kit, people: i64) -> (Town, Indicator, Id<Action>) {
    kit.set_day("2026-05-10");
    let town = settled(kit, "mihon");
    let indicator = indicator(&town, "sogo", "MH-5-O1");
    let id = add(&town, &meal("2026-05-08", people)).unwrap().id;
    turn(kit, &town, "2026-06-01");
    (town, indicator, id)
}

fn meal(day: &str, people: i64) -> NewAction {
    NewAction { head_count: Some(people), ..held("MH-5-1", &format!("子ども食堂 {day}"), day) }
}

fn turn(kit: &Kit, town: &Town, day: &str) {
    kit.set_day(day);
    run(town).unwrap();
}

#[test]
fn a_figure_that_would_betray_three_people_waits_until_it_is_a_group() {
    story(|kit| {
        let (town, people, _) = fed(kit, 40);
        let public = |day: &str| {
            turn(kit, &town, day);
            let series = series(&town, &people, Audience::Public);
            (value(&series, 2026), series.of_year(2026).unwrap().through.unwrap().to_string())
        };
        add(&town, &meal("2026-05-30", 3)).unwrap();
        assert_eq!(public("2026-07-01"), (Some(40.0), "2026-05-31".to_owned()), "43 would say that three came");
        assert_eq!(series(&town, &people, Audience::Public).through, Day::parse("2026-05-31").ok());
        let indicator = people.clone();
        let behind =
            town.read_now(move |db| measuring::behind(db, &indicator, FiscalYear(2026), Audience::Public, newest())).unwrap();
        assert_eq!(behind.behind, Behind::Number(1), "the number behind a figure does not move before the figure");
        add(&town, &meal("2026-06-30", 20)).unwrap();
        assert_eq!(public("2026-08-01"), (Some(63.0), "2026-07-31".to_owned()));
        assert_whole(&town);
    });
}

#[test]
fn a_figure_whose_records_were_all_withdrawn_is_claimed_no_longer() {
    story(|kit| {
        let (town, people, id) = fed(kit, 40);
        assert_eq!(value(&series(&town, &people, Audience::Public), 2026), Some(40.0));
        town.write_now(Key::none(), move |tx| actions::withdraw_action(tx, id, Actor::Key("test"), Channel::CommandLine)).unwrap();
        assert_eq!(value(&series(&town, &people, Audience::Public), 2026), Some(40.0), "not before its turn");
        turn(kit, &town, "2026-07-01");
        assert!(series(&town, &people, Audience::Public).figures.is_empty());
    });
}

#[test]
fn a_table_by_area_follows_a_correction_that_leaves_the_sum_as_it_was() {
    story(|kit| {
        kit.set_day("2026-05-10");
        let town = settled(kit, "mihon");
        let people = indicator(&town, "sogo", "MH-5-O1");
        let at = |area: &str, new: NewAction| NewAction { area: Some(area.into()), ..new };
        let moved = add(&town, &at("nishi", meal("2026-05-08", 30))).unwrap().id;
        add(&town, &at("higashi", meal("2026-05-09", 40))).unwrap();
        let table = || {
            let indicator = people.clone();
            let table = town.read_now(move |db| measuring::by_area(db, &indicator, FiscalYear(2026), Audience::Public)).unwrap();
            let rows = table.unwrap().rows.into_iter();
            let mut rows: Vec<_> = rows.map(|(area, count)| (area.map(|area| area.path).unwrap_or_default(), count)).collect();
            // Areas stand in the order of their ids, which says nothing.
            rows.sort();
            rows
        };
        turn(kit, &town, "2026-06-01");
        assert_eq!(table(), [("東校区".to_owned(), Some(40)), ("西校区".to_owned(), Some(30))]);
        correct(&town, moved, &at("higashi", meal("2026-05-08", 30))).unwrap();
        turn(kit, &town, "2026-07-01");
        assert_eq!(table(), [("東校区".to_owned(), Some(70)), ("西校区".to_owned(), Some(0))]);
    });
}

#[test]
fn an_indicator_that_comes_later_is_released_at_the_next_turn_with_all_its_years() {
    story(|kit| {
        let (town, people, _) = fed(kit, 40);
        let next =
            text_of("mihon").replacen("version = 1\n", "version = 2\n", 1).replace("code = \"MH-5-O1\"", "code = \"MH-5-O9\"");
        settle_text(&town, &next).unwrap();
        let later = indicator(&town, "sogo", "MH-5-O9");
        assert_ne!(later.id, people.id);
        kit.set_day("2026-06-02");
        run(&town).unwrap();
        assert_eq!(value(&series(&town, &later, Audience::Public), 2026), Some(40.0));
    });
}

#[test]
fn what_goes_on_is_a_stock_and_an_end_takes_it_out() {
    story(|kit| {
        let town = settled(kit, "mihon");
        let places = indicator(&town, "sogo", "MH-4-O1");
        let starts = NewAction { kind: ActionKind::Continuing, ..held("MH-4-1", "お茶の間", "2025-05-01") };
        let id = add(&town, &starts).unwrap().id;
        let now = |town: &Town| series(town, &places, Audience::Public);
        assert_eq!((value(&now(&town), 2025), value(&now(&town), 2026)), (Some(1.0), Some(1.0)));
        let end = move |town: &Town, day: &str| {
            let day = Day::parse(day).unwrap();
            town.write_now(Key::none(), move |tx| actions::end_action(tx, id, day, Actor::Key("test"), Channel::CommandLine))
        };
        assert!(matches!(end(&town, "2025-04-30"), Err(Refused::EndsBefore(_))));
        end(&town, "2026-08-31").unwrap();
        assert!(matches!(end(&town, "2026-09-30"), Err(Refused::HasEnded { .. })));
        assert_eq!((value(&now(&town), 2025), value(&now(&town), 2026)), (Some(1.0), Some(0.0)));

        // The item was another: start and end move together.
        correct(&town, id, &NewAction { node: "MH-4-2".into(), ..starts }).unwrap();
        assert_eq!((value(&now(&town), 2025), value(&now(&town), 2026)), (Some(0.0), Some(0.0)));
        let action = town.read_now(move |db| actions::action(db, id)).unwrap().unwrap();
        assert_eq!(action.ended_on, Day::parse("2026-08-31").ok());
        assert_whole(&town);
    });
}

#[test]
fn an_act_that_does_not_hold_is_refused_with_what_to_do() {
    story(|kit| {
        let town = settled(kit, "mihon");
        let good = held("MH-4-1", "お茶の間", "2026-11-20");
        let refused = |new: NewAction| add(&town, &new).unwrap_err().to_string();
        let cases = [
            (NewAction { node: "MH-99".into(), ..good.clone() }, "no item 「MH-99」"),
            (NewAction { node: "MH-4".into(), ..good.clone() }, "has items below it"),
            (NewAction { title: "　".into(), ..good.clone() }, "the title is empty"),
            (NewAction { title: "あ\u{0}".into(), ..good.clone() }, "control character"),
            (NewAction { title: "一\n二".into(), ..good.clone() }, "control character"),
            (NewAction { title: "長".repeat(201), ..good.clone() }, "longer than 200"),
            (NewAction { held_on: Day::parse("2026-11-22").unwrap(), ..good.clone() }, "has not come yet"),
            (NewAction { section: Some("ない課".into()), ..good.clone() }, "no section 「ない課」"),
            (NewAction { section: Some("市民協働課".into()), ..good.clone() }, "then it was 地域づくり課, 移住交流課"),
            (NewAction { area: Some("nai".into()), ..good.clone() }, "no area 「nai」"),
            (NewAction { area: Some("nishi-midorigaoka".into()), ..good.clone() }, "then it was 緑ヶ丘一丁目, 緑ヶ丘二丁目"),
            (NewAction { head_count: Some(-1), ..good.clone() }, "-1 people cannot be"),
            (NewAction { head_count: Some(2_000_000), ..good.clone() }, "2000000 people cannot be"),
            (NewAction { partners: vec![partner("本町"), partner("本町")], ..good.clone() }, "named twice"),
            (
                NewAction { partners: vec![ActionParty { kind: PartyKind::City, ..partner("市") }], ..good.clone() },
                "always has a role",
            ),
        ];
        for (new, sentence) in cases {
            let found = refused(new);
            assert!(found.contains(sentence), "{found} does not say: {sentence}");
        }
        assert!(town.read_now(|db| actions::latest(db, Limit(10))).unwrap().is_empty());
    });
}

#[test]
fn one_form_sent_twice_is_one_action() {
    story(|kit| {
        let town = settled(kit, "ohtawara");
        let new = held("OT-5-1-1-1", "花のまちづくり", "2026-11-20");
        let send = || {
            let new = new.clone();
            let key = Key::of("test", "plans.actions", "form-1", b"same");
            town.write_now(key, move |tx| actions::add_action(tx, &new, Actor::Key("test"), Channel::Web))
        };
        let (first, second): (Result<ActionAdded, Refused>, _) = (send(), send());
        assert_eq!(first.unwrap(), second.unwrap());
        assert_eq!(town.read_now(|db| actions::latest(db, Limit(10))).unwrap().len(), 1);
    });
}

#[test]
fn a_figure_from_outside_is_entered_with_its_source_and_a_later_one_stands() {
    story(|kit| {
        kit.set_day("2025-09-01");
        let town = settled(kit, "suzaka");
        let ratio = indicator(&town, "sogo", "SZ-37-P2");
        let enter = |value: f64, is_preliminary| {
            let new = measuring::NewObservation {
                indicator: "SZ-37-P2".into(),
                year: FiscalYear(2024),
                value,
                is_preliminary,
                source: "令和6年度 決算統計".into(),
                reason: None,
            };
            town.write_now(Key::none(), move |tx| measuring::enter_observation(tx, &new, Actor::Key("test"), Channel::CommandLine))
        };
        enter(9.9, true).unwrap();
        kit.set_day("2026-01-10");
        enter(12.0, false).unwrap();
        let public = series(&town, &ratio, Audience::Public);
        assert_eq!((public.figures.len(), value(&public, 2024)), (1, Some(12.0)));
        assert!(!public.figures[0].is_preliminary && public.figures[0].source.is_some());
        let book = book_of(&town, "sogo");
        let standing = town.read_now(move |db| measuring::standing(db, &book.plan, &ratio, Audience::Public)).unwrap();
        assert_eq!(standing.progress.state, State::Late, "12.0 is not below 12.0 未満");
        let (indicator, moment) = (standing.indicator, noon("2025-12-01"));
        let before = town.read_now(move |db| measuring::series_as_of(db, &indicator, moment)).unwrap();
        assert_eq!(value(&before, 2024), Some(9.9));
        assert!(matches!(enter(f64::NAN, false), Err(Refused::Value(_))));
        assert_whole(&town);
    });
}

#[test]
fn a_settled_figure_is_corrected_and_taken_back_with_a_reason_and_every_statement_stays() {
    story(|kit| {
        kit.set_day("2026-07-01");
        let town = settled(kit, "mihon");
        let ratio = indicator(&town, "sogo", "MH-8-O1");
        let enter = |value: f64, is_preliminary, reason: Option<&str>| {
            let new = measuring::NewObservation {
                indicator: "MH-8-O1".into(),
                year: FiscalYear(2025),
                value,
                is_preliminary,
                source: "令和7年度 決算統計".into(),
                reason: reason.map(Into::into),
            };
            town.write_now(Key::none(), move |tx| measuring::enter_observation(tx, &new, Actor::Key("test"), Channel::CommandLine))
        };
        let take_back = |reason: &'static str| {
            let by = Actor::Key("test");
            town.write_now(Key::none(), move |tx| {
                measuring::withdraw_observation(tx, "MH-8-O1", FiscalYear(2025), reason, by.clone(), Channel::CommandLine)
            })
        };
        assert!(matches!(take_back("まちがい"), Err(Refused::NoFigure { .. })), "nothing stands");
        enter(7.9, true, None).unwrap();
        enter(8.0, false, None).unwrap();
        kit.set_day("2026-08-01");
        assert!(enter(8.1, false, None).unwrap_err().to_string().contains("give a reason"));
        assert!(matches!(enter(8.1, true, Some("　")), Err(Refused::NoReason(2025))), "not even back to a preliminary one");
        enter(8.1, false, Some(" 足し算のまちがい ")).unwrap();
        let public = series(&town, &ratio, Audience::Public);
        assert_eq!(public.of_year(2025).and_then(|figure| figure.reason.clone()).as_deref(), Some("足し算のまちがい"));
        kit.set_day("2026-09-01");
        assert!(matches!(take_back(" "), Err(Refused::Empty(_))));
        take_back("ほかの市の数字").unwrap();
        assert!(series(&town, &ratio, Audience::Public).figures.is_empty());
        assert!(matches!(take_back("もう一度"), Err(Refused::NoFigure { .. })));
        kit.set_day("2026-10-01");
        enter(8.2, false, None).unwrap();
        let known_on = |day: &str| {
            let (indicator, moment) = (ratio.clone(), noon(day));
            value(&town.read_now(move |db| measuring::series_as_of(db, &indicator, moment)).unwrap(), 2025)
        };
        let days = ["2026-07-15", "2026-08-15", "2026-09-15", "2026-10-15"];
        assert_eq!(days.map(known_on), [Some(8.0), Some(8.1), None, Some(8.2)]);
        let all = town.read_now(move |db| measuring::stated(db, &ratio)).unwrap();
        assert_eq!(all.iter().map(|stated| stated.value).collect::<Vec<_>>(), [Some(7.9), Some(8.0), Some(8.1), None, Some(8.2)]);
        assert_whole(&town);
    });
}

#[test]
fn a_document_and_a_reason_are_as_long_as_they_may_be_and_no_longer() {
    story(|kit| {
        let town = settled(kit, "mihon");
        let enter = |value: f64, source: usize, reason: usize| {
            let new = measuring::NewObservation {
                indicator: "MH-8-O1".into(),
                year: FiscalYear(2025),
                value,
                is_preliminary: false,
                source: "表".repeat(source),
                reason: Some("長".repeat(reason)),
            };
            town.write_now(Key::none(), move |tx| measuring::enter_observation(tx, &new, Actor::Key("test"), Channel::CommandLine))
        };
        let take_back = |reason: usize| {
            let (reason, by) = ("長".repeat(reason), Actor::Key("test"));
            town.write_now(Key::none(), move |tx| {
                measuring::withdraw_observation(tx, "MH-8-O1", FiscalYear(2025), &reason, by.clone(), Channel::CommandLine)
            })
        };
        assert!(matches!(enter(7.9, 201, 0), Err(Refused::TooLong { what: "the source", max: 200 })));
        enter(7.9, 200, 0).unwrap();
        assert!(matches!(enter(8.0, 200, 301), Err(Refused::TooLong { what: "the reason", max: 300 })));
        enter(8.0, 200, 300).unwrap();
        assert!(matches!(take_back(301), Err(Refused::TooLong { what: "the reason", max: 300 })));
        take_back(300).unwrap();
        assert_whole(&town);
    });
}

#[test]
fn a_figure_a_document_or_a_reason_that_was_changed_behind_the_records_is_found() {
    story(|kit| {
        let town = settled(kit, "mihon");
        let figure = |value: f64, reason: Option<&str>| measuring::NewObservation {
            indicator: "MH-8-O1".into(),
            year: FiscalYear(2025),
            value,
            is_preliminary: false,
            source: " 決算統計 ".into(),
            reason: reason.map(Into::into),
        };
        let enter = |new: measuring::NewObservation| {
            town.write_now(Key::none(), move |tx| measuring::enter_observation(tx, &new, Actor::Key("test"), Channel::CommandLine))
                .expect("entered")
        };
        let (first, second) = (enter(figure(7.9, None)), enter(figure(8.1, Some("足し算のまちがい"))));
        let unlike = || town.read_now(measuring::unlike_their_records).expect("a readable town");
        assert_eq!(unlike(), []);
        for (change, back, seq) in [
            ("source = '別の資料'", "source = '決算統計'", first),
            ("value = 7.8", "value = 7.9", first),
            ("is_preliminary = 1", "is_preliminary = 0", second),
            ("reason = '別の理由'", "reason = '足し算のまちがい'", second),
        ] {
            let set = |what: &str| {
                let sql = format!("update plans_observations set {what} where as_of_seq = {seq}");
                town.write_now(Key::none(), move |tx| tx.run(&sql, []).map(drop)).expect("changed");
            };
            set(change);
            assert_eq!(unlike(), [seq], "{change}");
            set(back);
        }
        assert_eq!(unlike(), []);
        assert_whole(&town);
    });
}

#[test]
fn the_sample_town_lives_three_years_and_every_measure_answers() {
    story(|kit| {
        let town = settled(kit, "mihon");
        let began = std::time::Instant::now();
        let loaded = sample::load(&town, &kit.clock).unwrap();
        eprintln!("sample: {} rows in {:?}", loaded.rows, began.elapsed());
        assert_eq!(loaded.rows, 430 + 2 + 25 + 14);
        assert_eq!(town.today(), Day::parse("2026-11-21").unwrap());
        assert_eq!(sample::load(&town, &kit.clock).unwrap().rows, 0);
        let book = book_of(&town, "sogo");
        let standings = town.read_now(move |db| measuring::standings(db, &book, Audience::Public)).unwrap();
        for standing in &standings {
            let latest = standing.series.latest().map(|figure| (figure.year.number(), figure.value));
            eprintln!("{} {:?} {latest:?}", standing.indicator.code, standing.progress);
            if standing.series.availability == Availability::Soon {
                assert_eq!(standing.progress.why, Some(Why::NotCountedYet));
            } else {
                assert!(latest.is_some(), "{}", standing.indicator.code);
            }
        }
        assert_whole(&town);
    });
}

#[test]
fn what_was_counted_by_area_is_shown_by_area() {
    story(|kit| {
        let town = settled(kit, "mihon");
        sample::load(&town, &kit.clock).unwrap();
        let by_area = |code: &str, audience| {
            let indicator = indicator(&town, "sogo", code);
            town.read_now(move |db| measuring::by_area(db, &indicator, FiscalYear(2025), audience)).unwrap()
        };
        let joint = by_area("MH-2-O1", Audience::Public).unwrap();
        let whole = value(&series(&town, &indicator(&town, "sogo", "MH-2-O1"), Audience::Public), 2025);
        assert!(joint.rows.iter().any(|(area, _)| area.as_ref().is_some_and(|area| area.path == "西校区 川端町")));
        #[expect(clippy::cast_precision_loss, reason = "a small count")]
        let total = joint.total.map(|total| total as f64);
        assert_eq!(total, whole);
        let people = by_area("MH-1-P1", Audience::Public).unwrap();
        assert!(people.rows.iter().all(|(_, count)| count.is_none_or(|count| count == 0 || count >= 10)));
    });
}

#[test]
fn a_fault_inside_a_unit_leaves_nothing_behind() {
    story(|kit| {
        let town = settled(kit, "ohtawara");
        let new = held("OT-5-1-1-1", "消える取組", "2026-11-20");
        let outcome: Result<ActionAdded, Refused> = town.write_now(Key::none(), move |tx| {
            actions::add_action(tx, &new, Actor::Key("test"), Channel::CommandLine)?;
            Err(Fault::Row("the lamp went out".into()).into())
        });
        assert!(outcome.is_err());
        assert!(town.read_now(|db| actions::latest(db, Limit(10))).unwrap().is_empty());
        let joint = indicator(&town, "sogo", "OT-51-1");
        assert!(series(&town, &joint, Audience::Staff).figures.is_empty());
    });
}
