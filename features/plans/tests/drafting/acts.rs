//! The acts on drafts, as a program calls them: whatever is changed, what is adopted stays byte for byte as it is.

use std::sync::Arc;

use engawa_db::{Attachment, Cells, Db, Fault, FromRow, Key, Migration, Town, Value};
use engawa_journal::House;
use engawa_kernel::{Actor, Channel};
use engawa_plans::drafting::adoption::{Fate, Said, dropped};
use engawa_plans::drafting::edit::{Edit, NewItem, Way};
use engawa_plans::drafting::{self, Draft, Refused, Seen};
use engawa_plans::model::Goal;
use engawa_plans::townfile::{Around, hold};
use engawa_plans::{builtin_towns, settle::settle, townfile};
use engawa_testkit::{Kit, on_both};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

const PLAN: &str = "manifesto-2025";

/// A row of any table.
#[derive(Debug, PartialEq)]
struct Bytes(Vec<Value>);

impl FromRow for Bytes {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Bytes(cells.rest()))
    }
}

fn in_iga(test: impl Fn(&Kit, &Town)) {
    let house: Attachment = Arc::new(House::assemble(engawa_plans::parts()).unwrap());
    let migrations: Vec<Migration> = [
        &engawa_journal::MIGRATIONS[..],
        &engawa_who::MIGRATIONS[..],
        &engawa_areas::MIGRATIONS[..],
        &engawa_plans::MIGRATIONS[..],
    ]
    .concat();
    on_both(&migrations, &house, |kit| {
        kit.set_day("2026-05-01");
        let (town, (name, text)) = (kit.town("iga"), builtin_towns()[2]);
        let file = townfile::read(name, text).unwrap();
        town.write_now(Key::none(), move |tx| settle(tx, &file)).unwrap();
        test(kit, &town);
    });
}

fn by() -> Actor {
    Actor::Key("test")
}

fn begin(town: &Town) -> Draft {
    town.write_now(Key::none(), |tx| drafting::begin(tx, PLAN, by(), Channel::Machine)).unwrap();
    draft(town).unwrap()
}

fn draft(town: &Town) -> Option<Draft> {
    town.read_now(|db| drafting::open(db, PLAN)).unwrap()
}

fn edit(town: &Town, seen: Seen, edits: Vec<Edit>) -> Result<Seen, Refused> {
    let saved = town.write_now(Key::none(), move |tx| drafting::edit(tx, PLAN, seen, &edits).map(|seen| seen.to_string()));
    saved.map(|seen| Seen::read(&seen).unwrap())
}

fn adopt(town: &Town, draft: &Draft, reason: &'static str) -> Result<(), Refused> {
    let gone = draft.before.as_ref().map(|before| dropped(before, &draft.file)).unwrap_or_default();
    let said: Vec<Said> = gone.into_iter().map(|gone| Said { what: gone.what, code: gone.code, fate: Fate::Ends }).collect();
    let seen = draft.seen;
    town.write_now(Key::none(), move |tx| drafting::adopt(tx, PLAN, seen, reason, &said, by(), Channel::Machine))
}

/// Everything that is written of version 1, but whether it is the one in force.
fn first(town: &Town) -> Vec<Bytes> {
    let read = |db: &Db| {
        let mut rows: Vec<Bytes> = db.all(
            "select id, plan_id, number, title, kind, scope, period_from, period_to, period_raw, source_title, source_url, state, revision,
                    adopted_on, reason
               from plans_versions where number = 1",
            [],
        )?;
        for table in [
            "levels",
            "actors",
            "related",
            "scales",
            "evaluators",
            "grades",
            "node_heirs",
            "indicator_heirs",
            "nodes",
            "indicators",
        ] {
            let sql = format!(
                "select t.* from plans_{table} t join plans_versions v on v.id = t.version_id where v.number = 1 order by 1, 2, 3"
            );
            rows.extend(db.all::<Bytes, 0>(&sql, [])?);
        }
        for table in ["node_parents", "node_sections", "node_parts", "node_roles", "node_links", "goals"] {
            let sql = format!(
                "select t.* from plans_{table} t join plans_nodes n on n.id = t.node_id join plans_versions v on v.id = n.version_id
                  where v.number = 1 order by 1, 2, 3"
            );
            rows.extend(db.all::<Bytes, 0>(&sql, [])?);
        }
        for table in ["indicator_limits", "indicator_sections", "indicator_filters"] {
            let sql = format!(
                "select t.* from plans_{table} t join plans_indicators i on i.id = t.indicator_id
                   join plans_versions v on v.id = i.version_id where v.number = 1 order by 1, 2, 3"
            );
            rows.extend(db.all::<Bytes, 0>(&sql, [])?);
        }
        Ok::<_, Fault>(rows)
    };
    town.read_now(read).unwrap()
}

fn goal(heading: &str, target: Option<&str>) -> Goal {
    Goal {
        heading: heading.into(),
        target: target.map(str::to_owned),
        achieved: None,
        background: None,
        present: None,
        issue: None,
        related: None,
    }
}

#[test]
fn an_adopted_version_is_refused_by_every_act_and_a_draft_by_whoever_is_late() {
    in_iga(|_, town| {
        let before = first(town);
        let begun = begin(town);
        let twice = town.write_now(Key::none(), |tx| drafting::begin(tx, PLAN, by(), Channel::Machine));
        assert!(matches!(twice, Err(Refused::HasDraft)));
        assert!(matches!(adopt(town, &begun, "理由"), Err(Refused::Unchanged)));
        let retitled = vec![Edit::Change { code: "IG-3".into(), number: Some("3".into()), title: "新しい題".into() }];
        let saved = edit(town, begun.seen, retitled.clone()).unwrap();
        assert!(matches!(edit(town, begun.seen, retitled.clone()), Err(Refused::Late)));
        assert!(matches!(edit(town, saved, vec![Edit::Remove("X".into())]), Err(Refused::Unfit(_))));
        let crooked = edit(town, saved, vec![Edit::Links { code: "IG-1".into(), links: vec!["IG-2".into()] }]);
        assert!(matches!(crooked, Err(Refused::Crooked(_))));
        let drafted = draft(town).unwrap();
        assert_eq!(drafted.seen, saved, "what was refused changed nothing");
        assert!(matches!(adopt(town, &drafted, " "), Err(Refused::NoReason)));
        adopt(town, &drafted, "題を直しました。").unwrap();
        assert!(matches!(edit(town, saved, retitled), Err(Refused::NoDraft)));
        assert!(matches!(adopt(town, &drafted, "もう一度"), Err(Refused::NoDraft)));
        let again = begin(town);
        assert_eq!((again.file.version, again.before.unwrap().version), (3, 2));
        assert!(matches!(edit(town, saved, Vec::new()), Err(Refused::Late)), "the draft that was adopted is another one");
        town.write_now(Key::none(), move |tx| drafting::discard(tx, PLAN, again.seen, by(), Channel::Machine)).unwrap();
        assert!(draft(town).is_none());
        assert_eq!(first(town), before);
        assert_eq!(town.read_now(|db| engawa_journal::verify(db, None)).unwrap().problems, []);
    });
}

#[test]
fn what_is_new_in_a_draft_keeps_its_id_through_all_saves() {
    in_iga(|_, town| {
        let begun = begin(town);
        let new = |code: &str| {
            Edit::Add(NewItem {
                code: code.into(),
                parent: Some("IG-D".into()),
                level: "部局目標".into(),
                title: "四つめ".into(),
                is_policy: true,
            })
        };
        let id = || {
            let read =
                |db: &Db| db.first::<(engawa_kernel::AnyId,), 0>("select lasting_id from plans_nodes where code = 'm-g1'", []);
            town.read_now(read).unwrap().unwrap()
        };
        let seen = edit(town, begun.seen, vec![new("m-g1"), Edit::Goal { code: "m-g1".into(), goal: Some(goal("h", Some("t"))) }])
            .unwrap();
        let first = id();
        let seen = edit(town, seen, vec![Edit::Move { code: "m-g1".into(), way: Way::Up }]).unwrap();
        assert_eq!(id(), first);
        let taken = edit(town, seen, vec![Edit::Remove("IG-2".into()), new("IG-2")]);
        assert!(matches!(taken, Err(Refused::Unfit(_))), "a code of an earlier version is not given again");
    });
}

#[test]
fn a_file_that_is_settled_again_does_not_undo_what_was_adopted_here() {
    in_iga(|_, town| {
        let begun = begin(town);
        let retitled = vec![Edit::Change { code: "IG-3".into(), number: Some("3".into()), title: "新しい題".into() }];
        edit(town, begun.seen, retitled).unwrap();
        adopt(town, &draft(town).unwrap(), "題を直しました。").unwrap();
        let (name, text) = builtin_towns()[2];
        let file = townfile::read(name, text).unwrap();
        town.write_now(Key::none(), move |tx| settle(tx, &file)).unwrap();
        let in_force = town.read_now(|db| drafting::in_force(db, PLAN)).unwrap().unwrap();
        assert_eq!((in_force.version, in_force.reason.as_deref()), (2, Some("題を直しました。")));
    });
}

/// Changes as a program might send them, right and wrong.
fn any_edit() -> impl Strategy<Value = Edit> {
    let code = || prop::sample::select(vec!["IG-D", "IG-1", "IG-2", "IG-3", "IG-3-S2", "m-g1", "X"]).prop_map(str::to_owned);
    let text = || prop_oneof![3 => "[あ-ん]{1,6}", 1 => Just(String::new()), 1 => Just("\u{7}".to_owned())];
    prop_oneof![
        (code(), text()).prop_map(|(code, title)| Edit::Change { code, number: None, title }),
        (code(), code(), text()).prop_map(|(code, parent, title)| {
            Edit::Add(NewItem { code, parent: Some(parent), level: "部局目標".into(), title, is_policy: true })
        }),
        code().prop_map(Edit::Remove),
        (code(), any::<bool>()).prop_map(|(code, up)| Edit::Move { code, way: if up { Way::Up } else { Way::Down } }),
        (code(), text(), prop::option::of(text()))
            .prop_map(|(code, heading, target)| { Edit::Goal { code, goal: Some(goal(&heading, target.as_deref())) } }),
        (code(), prop::collection::vec(text(), 0..3)).prop_map(|(code, lines)| Edit::Steps {
            code,
            level: "手段・工程".into(),
            lines
        }),
        (code(), prop::collection::vec(code(), 0..2)).prop_map(|(code, links)| Edit::Links { code, links }),
    ]
}

/// Saves what is accepted; then adopts it, or takes it away.
fn live(town: &Town, edits: &[Edit]) {
    let mut seen = begin(town).seen;
    for edit_ in edits {
        let stands = draft(town).unwrap().file;
        match edit(town, seen, vec![edit_.clone()]) {
            Ok(saved) => seen = saved,
            Err(Refused::Unfit(_) | Refused::Crooked(_)) => assert_eq!(draft(town).unwrap().file, stands, "refused as a whole"),
            Err(other) => panic!("{other}"),
        }
        let now = draft(town).unwrap();
        let around = Around { sections: ["地域連携部".to_owned()].into(), ..Around::default() };
        assert_eq!(hold(&now.file, now.before.as_ref(), &around).as_ref(), Ok(&now.file));
    }
    let last = draft(town).unwrap();
    if adopt(town, &last, "理由").is_err() {
        town.write_now(Key::none(), move |tx| drafting::discard(tx, PLAN, last.seen, by(), Channel::Machine)).unwrap();
    }
}

#[test]
fn whatever_is_changed_the_first_version_stays_byte_for_byte() {
    in_iga(|_, town| {
        let before = first(town);
        let mut runner = TestRunner::new(Config { cases: 12, failure_persistence: None, ..Config::default() });
        let lives = runner.run(&prop::collection::vec(any_edit(), 1..7), |edits| {
            live(town, &edits);
            prop_assert_eq!(&first(town), &before);
            Ok(())
        });
        lives.unwrap();
    });
}
