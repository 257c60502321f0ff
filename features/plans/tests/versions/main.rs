//! A plan is amended: what changed is told, figures do not go on in silence, and what ended is still found. On both engines.

mod file;
mod judged;
mod pages;
mod town;
#[path = "../evaluation/year.rs"]
#[expect(dead_code, reason = "the year has more acts than this story needs")]
mod year;

use std::sync::Arc;

use engawa_db::{Attachment, Key, Limit, Migration, Town};
use engawa_journal::{House, verify};
use engawa_kernel::{Actor, Channel, Day, FiscalYear, Id};
use engawa_plans::actions::{self, NewAction, Refused};
use engawa_plans::book::{self, Book};
use engawa_plans::measuring::{self, NewObservation, enter_observation};
use engawa_plans::model::{ActionKind, Audience, Indicator, Role, Series};
use engawa_plans::settle::{SettleRefused, Settled, settle};
use engawa_plans::townfile;
use engawa_plans::versions::{self, Break, FoundPolicy, IndicatorChange, NodeChange, Version, What, compare};
use engawa_testkit::{Kit, on_both};

pub(crate) fn migrations() -> Vec<Migration> {
    [&engawa_journal::MIGRATIONS[..], &engawa_who::MIGRATIONS[..], &engawa_areas::MIGRATIONS[..], &engawa_plans::MIGRATIONS[..]]
        .concat()
}

pub(crate) fn attachment() -> Attachment {
    Arc::new(House::assemble(engawa_plans::parts()).unwrap())
}

fn story(test: impl Fn(&Kit)) {
    on_both(&migrations(), &attachment(), test);
}

pub(crate) fn settle_text(town: &Town, text: &str) -> Result<Settled, SettleRefused> {
    let file = townfile::read("test.toml", text).unwrap_or_else(|problems| panic!("{problems:?}"));
    town.write_now(Key::none(), move |tx| settle(tx, &file))
}

/// The town two years after the amendment, with a deed and figures from before it and after it.
pub(crate) fn amended(kit: &Kit) -> Town {
    kit.set_day("2026-05-01");
    let town = kit.town("amended");
    settle_text(&town, &town::first()).unwrap();
    act(&town, "A-1-1", "はじめの集い", "2026-04-20").unwrap();
    act(&town, "A-4", "配りもの", "2026-04-22").unwrap();
    for (code, year, value) in [("I-1", 2025, 120.0), ("I-2", 2025, 12.0), ("I-4", 2025, 7.0)] {
        enter(&town, code, year, value);
    }
    kit.set_day("2027-04-10");
    settle_text(&town, &town::second()).unwrap();
    enter(&town, "I-2", 2026, 40.0);
    town
}

pub(crate) fn act(town: &Town, node: &str, title: &str, day: &str) -> Result<(), Refused> {
    let new = NewAction {
        node: node.into(),
        title: title.into(),
        held_on: Day::parse(day).unwrap(),
        kind: ActionKind::Once,
        section: None,
        area: None,
        head_count: None,
        city_role: Role::Host,
        partners: Vec::new(),
    };
    town.write_now(Key::none(), move |tx| actions::add_action(tx, &new, Actor::Key("test"), Channel::CommandLine)).map(drop)
}

fn enter(town: &Town, code: &str, year: i32, value: f64) {
    let new = NewObservation {
        indicator: code.into(),
        year: FiscalYear(year),
        value,
        is_preliminary: false,
        source: "町の報告書".into(),
        reason: None,
    };
    town.write_now(Key::none(), move |tx| enter_observation(tx, &new, Actor::Key("test"), Channel::CommandLine)).unwrap();
}

fn book_of(town: &Town, plan: &str) -> Book {
    let plan = plan.to_owned();
    town.read_now(move |db| book::open(db, &plan)).unwrap().unwrap()
}

fn both(town: &Town) -> Vec<Version> {
    town.read_now(|db| versions::adopted(db, "sogo")).unwrap().unwrap()
}

/// An indicator, in force or not.
fn found(town: &Town, slug: &str) -> versions::FoundIndicator {
    let slug = slug.to_owned();
    town.read_now(move |db| versions::indicator(db, "sogo", &slug)).unwrap().unwrap()
}

fn breaks(town: &Town, slug: &str) -> Vec<Break> {
    let id: Id<Indicator> = found(town, slug).indicator.id;
    town.read_now(move |db| versions::breaks(db, id)).unwrap()
}

fn series(town: &Town, slug: &str) -> Series {
    let found = found(town, slug);
    town.read_now(move |db| versions::standing(db, &found, Audience::Public)).unwrap().series
}

fn value(series: &Series, year: i32) -> Option<f64> {
    series.of_year(year).and_then(|figure| figure.value)
}

#[test]
fn what_an_amendment_changed_is_told_item_by_item() {
    story(|kit| {
        let town = amended(kit);
        let versions = both(&town);
        let facts: Vec<(i64, Option<String>, bool)> = versions
            .iter()
            .map(|version| {
                let plan = &version.book.plan;
                (plan.version, plan.adopted_on.map(|day| day.to_string()), version.is_current)
            })
            .collect();
        assert_eq!(facts, [(1, Some("2021-03-25".into()), false), (2, Some("2027-03-25".into()), true)]);
        assert_eq!(versions[0].book.plan.reason, None);
        assert!(versions[1].book.plan.reason.as_ref().unwrap().contains("人口の見通し"));

        let changes = compare(&versions[0].book, &versions[1].book, &versions[1].heirs);
        assert_eq!(changes.plan, [versions::PlanChange::Title]);
        let codes = |nodes: &[&engawa_plans::model::Node]| nodes.iter().map(|node| node.code.clone()).collect::<Vec<_>>();
        let ended: Vec<_> = changes.nodes.ended.iter().map(|ended| (ended.item.code.clone(), codes(&ended.heirs))).collect();
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<String>>();
        let expected = [("A-1", names(&["A-10", "A-11"])), ("A-4", names(&["A-2"])), ("A-5", names(&[]))]
            .map(|(code, heirs)| (code.to_owned(), heirs));
        assert_eq!(ended, expected);
        let added: Vec<_> = changes.nodes.added.iter().map(|added| (added.item.code.as_str(), codes(&added.from))).collect();
        assert_eq!(added, [("A-10", names(&["A-1"])), ("A-11", names(&["A-1"]))]);
        let changed: Vec<_> =
            changes.nodes.changed.iter().map(|changed| (changed.after.code.as_str(), changed.what.clone())).collect();
        // What stood below the item that was split stands below an heir of it, and has not moved.
        assert_eq!(changed, [("A-2", vec![NodeChange::Title, NodeChange::Number]), ("A-3", vec![NodeChange::Place])]);
        assert_eq!(codes(&changes.nodes.kept), names(&["A", "B", "A-1-1"]));
        let changed: Vec<&str> = changes.indicators.changed.iter().map(|changed| changed.after.code.as_str()).collect();
        assert_eq!(changed, ["I-1", "I-2", "I-5"]);
        assert_eq!(changes.indicators.changed[0].what, [IndicatorChange::Target, IndicatorChange::Document]);
        assert!(matches!(changes.indicators.changed[1].what[..], [IndicatorChange::Definition(_)]));
        let ended: Vec<(&str, usize)> =
            changes.indicators.ended.iter().map(|ended| (ended.item.code.as_str(), ended.heirs.len())).collect();
        assert_eq!(ended, [("I-3", 1), ("I-4", 0)]);
    });
}

#[test]
fn an_indicator_that_is_counted_otherwise_says_from_when() {
    story(|kit| {
        let town = amended(kit);
        let of = |slug| {
            let all = breaks(&town, slug);
            assert!(all.iter().all(|one| (one.version, one.year) == (2, Some(FiscalYear(2026)))), "{all:?}");
            all.into_iter().flat_map(|one| one.what).collect::<Vec<What>>()
        };
        assert!(
            matches!(&of("i-1")[..], [What::Target { before, after }] if (before.value, after.value) == (Some(200.0), Some(150.0)))
        );
        assert!(matches!(of("i-2")[..], [What::Definition(_)]));
        assert!(matches!(&of("i-30")[..], [What::TookOver(old)] if old[0].slug == "i-3"));
        assert_eq!((breaks(&town, "i-3"), breaks(&town, "i-4")), (Vec::new(), Vec::new()));
        // The figures that were published stand on both sides of the break.
        let figures = series(&town, "i-2");
        assert_eq!((value(&figures, 2025), value(&figures, 2026)), (Some(12.0), Some(40.0)));
    });
}

#[test]
fn a_deed_for_an_heir_counts_for_the_heir_only() {
    story(|kit| {
        let town = amended(kit);
        act(&town, "A-2", "知らせて配る", "2027-04-05").unwrap();
        // Nothing can be entered any more for what ended.
        assert!(matches!(act(&town, "A-1", "もうない", "2027-04-06"), Err(Refused::UnknownNode(_))));
        assert!(matches!(act(&town, "A-4", "もうない", "2027-04-06"), Err(Refused::UnknownNode(_))));

        let (old, new) = (series(&town, "i-3"), series(&town, "i-30"));
        assert_eq!((value(&old, 2026), value(&old, 2027)), (Some(1.0), None));
        assert_eq!((value(&new, 2026), value(&new, 2027)), (Some(0.0), Some(1.0)));
        let titles = |slug: &'static str| {
            let found = town.read_now(move |db| versions::policy(db, "sogo", slug)).unwrap().unwrap();
            let FoundPolicy::Here { policy, .. } = found else { panic!("no page") };
            let held = town.read_now(move |db| actions::serving(db, &[policy], Limit(10))).unwrap();
            held.into_iter().map(|action| action.title).collect::<Vec<_>>()
        };
        assert_eq!((titles("a-4"), titles("a-2")), (vec!["配りもの".to_owned()], vec!["知らせて配る".to_owned()]));
        assert_eq!(town.read_now(|db| verify(db, None)).unwrap().problems, []);
    });
}

#[test]
fn what_ended_is_found_by_its_old_name_with_those_who_carry_it_on() {
    story(|kit| {
        let town = amended(kit);
        let policy = |slug: &'static str| town.read_now(move |db| versions::policy(db, "sogo", slug)).unwrap();
        let former = |slug| match policy(slug) {
            Some(FoundPolicy::Here { former, book, .. }) => (book.plan.version, former),
            other => panic!("{other:?}"),
        };
        let paths = |slug| {
            let (version, former) = former(slug);
            let former = former.unwrap();
            assert_eq!((version, former.last, former.ended_with, former.ended_on), (1, 1, 2, Day::parse("2027-03-25").ok()));
            former.successors.into_iter().map(|successor| successor.path).collect::<Vec<_>>()
        };
        assert_eq!(paths("a-1"), ["/plans/sogo/policies/a-10", "/plans/sogo/policies/a-11"]);
        assert_eq!(paths("a-4"), ["/plans/sogo/policies/a-2"]);
        assert_eq!(paths("a-5"), Vec::<String>::new());
        assert_eq!(former("a-2"), (2, None));
        assert!(policy("a-9").is_none() && policy("a").is_none());

        let old = found(&town, "i-4");
        assert_eq!((old.former.as_ref().unwrap().successors.len(), value(&series(&town, "i-4"), 2025)), (0, Some(7.0)));
        let successor = &found(&town, "i-3").former.unwrap().successors[0];
        assert_eq!(successor.path, "/plans/sogo/indicators/i-30");
        // The permanent address of an indicator leads to its old page.
        let id = old.indicator.id;
        assert_eq!(town.read_now(move |db| book::place_of(db, id)).unwrap(), Some(("sogo".into(), "i-4".into())));
    });
}

#[test]
fn figures_of_an_ended_indicator_end_with_the_year_in_which_it_ended() {
    story(|kit| {
        kit.set_day("2026-05-01");
        let town = kit.town("amended");
        // I-5 counts every action of the town; a version without it ends it.
        settle_text(&town, &town::first()).unwrap();
        act(&town, "A-2", "はじめ", "2026-04-20").unwrap();
        kit.set_day("2027-06-01");
        let (start, end) = (town::SECOND.find("[[plans.indicators]]\ncode = \"I-5\"").unwrap(), town::SECOND.len());
        let without = town::SECOND.replace(&town::SECOND[start..end], "");
        let text = [town::HEAD, town::MANIFESTO, &town::FIRST.replace("current = true\n", ""), &without].concat();
        settle_text(&town, &text).unwrap();
        act(&town, "A-2", "あとの", "2027-05-20").unwrap();
        let figures = series(&town, "i-5");
        assert_eq!((value(&figures, 2026), value(&figures, 2027)), (Some(1.0), None));
        let live = found(&town, "i-5").indicator;
        let live = town.read_now(move |db| measuring::current_series(db, &live, Audience::Public)).unwrap();
        assert_eq!(value(&live, 2027), Some(1.0), "the records are there, and are not its own any more");
    });
}

#[test]
fn what_a_version_says_of_the_one_before_never_changes_either() {
    story(|kit| {
        let town = amended(kit);
        assert_eq!(settle_text(&town, &town::second()).unwrap(), Settled::default());
        let refused = |from: &str, to: &str| {
            assert_eq!(town::second().matches(from).count(), 1, "{from}");
            settle_text(&town, &town::second().replace(from, to)).unwrap_err().to_string()
        };
        let other_heir = refused("old = \"A-4\"\nnew = [\"A-2\"]", "old = \"A-4\"\nnew = [\"A-3\"]");
        assert!(other_heir.contains("who takes over A-4 is not the same"), "{other_heir}");
        let other_day = refused("adopted_on = \"2027-03-25\"", "adopted_on = \"2027-03-26\"");
        assert!(other_day.contains("the day of its adoption"), "{other_day}");
        let other_reason = refused("人口の見通しが変わり", "気が変わり");
        assert!(other_reason.contains("the reason of the amendment"), "{other_reason}");
        let other_link = refused("links = [\"A-2\", \"A-1\"]", "links = [\"A-2\"]");
        assert!(other_link.contains("item M-1"), "{other_link}");
        // Whoever is silent contradicts nobody.
        let silent = town::second().replace("adopted_on = \"2027-03-25\"\n", "");
        assert_eq!(settle_text(&town, &silent).unwrap(), Settled::default());
    });
}

#[test]
fn a_link_leads_to_the_lasting_item_whichever_plan_is_written_first() {
    story(|kit| {
        let town = amended(kit);
        let linked = book_of(&town, "manifest").node_by_code("M-1").unwrap().links.clone();
        let versions = both(&town);
        let id = |code: &str| versions[0].book.node_by_code(code).unwrap().id;
        assert_eq!(linked, [id("A-2"), id("A-1")]);
        assert_eq!(versions[1].book.node_by_code("A-2").unwrap().id, id("A-2"));
    });
}

#[test]
fn a_version_without_a_day_is_of_the_day_of_settling_unless_it_is_history() {
    story(|kit| {
        kit.set_day("2027-04-10");
        let town = kit.town("amended");
        let undated = town::second().replace("adopted_on = \"2021-03-25\"\n", "").replace("adopted_on = \"2027-03-25\"\n", "");
        settle_text(&town, &undated).unwrap();
        let days = || both(&town).iter().map(|version| version.book.plan.adopted_on).collect::<Vec<_>>();
        assert_eq!(days(), [None, Day::parse("2027-04-10").ok()]);
        // What was left open may be said once.
        let said = town::second().replace("adopted_on = \"2027-03-25\"\n", "");
        kit.set_day("2027-05-10");
        settle_text(&town, &said).unwrap();
        assert_eq!(days(), [Day::parse("2021-03-25").ok(), Day::parse("2027-04-10").ok()]);
    });
}

#[test]
fn heirs_are_held_against_the_version_that_only_the_town_knows() {
    story(|kit| {
        let town = kit.town("amended");
        let alone = |second: &str| [town::HEAD, &town::MANIFESTO.replace("\"A-2\", \"A-1\"", "\"A-2\""), second].concat();
        let refused = settle_text(&town, &alone(town::SECOND)).unwrap_err();
        assert!(matches!(&refused, SettleRefused::Heir { code, .. } if code == "A-1"), "{refused}");
        settle_text(&town, &[town::HEAD, town::FIRST].concat()).unwrap();
        let wrong = alone(town::SECOND).replace("old = \"A-4\"", "old = \"A-44\"");
        let refused = settle_text(&town, &wrong).unwrap_err().to_string();
        assert!(refused.contains("A-44") && refused.contains("item"), "{refused}");
        settle_text(&town, &alone(town::SECOND)).unwrap();
        assert_eq!(both(&town).len(), 2);
    });
}
