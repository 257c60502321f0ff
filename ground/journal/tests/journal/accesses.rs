//! The access chain on both engines: dense over the months, whole over dropped ones, every damage found, every look found again.

use std::collections::{BTreeMap, BTreeSet};

use engawa_db::{EngineKind, Fault, Key, Limit, Town, Value};
use engawa_journal::access::{
    Access, Filter, Kind, MONTHS_KEPT, Month, Noted, Page, PersonsPage, Problem, between, drop_months_before, head, note,
    persons_between, seen_of, subjects_of, verify,
};
use engawa_journal::{Untold, run};
use engawa_kernel::{AnyId, Choice, Moment, Seal, Seq};
use engawa_testkit::{Kit, noon, on_both};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};

use crate::common::{house, migrations, raw};

fn id(number: u128) -> AnyId {
    AnyId::random(number.to_be_bytes())
}

fn read_by(who: u128, subjects: &[u128]) -> Access {
    Access {
        kind: Kind::Read,
        face: "staff",
        who: Some(id(who)),
        section: Some(id(1_000)),
        route: "/desk/persons/{person}",
        purpose: "office",
        reason: None,
        subjects: subjects.iter().copied().map(id).collect(),
        unnamed: 0,
    }
}

fn outside(who: u128, subject: u128) -> Access {
    let reason = Some("asked at the counter".to_owned());
    Access { kind: Kind::LookOutside, purpose: "outside", reason, ..read_by(who, &[subject]) }
}

fn noted(town: &Town, access: &Access) -> Result<Seq, Fault> {
    let access = access.clone();
    town.write_now(Key::none(), move |tx| note(tx, &access))
}

fn problems(town: &Town, noted: Option<(Seq, Seal)>) -> Vec<Problem> {
    town.read_now(|db| verify(db, noted)).expect("a report").problems
}

fn head_of(town: &Town) -> Option<(Seq, Seal)> {
    town.read_now(head).expect("a head")
}

fn dropped(town: &Town, before: i64) -> Result<u64, Untold> {
    town.write_now(Key::none(), move |tx| drop_months_before(tx, Month::from_number(before)))
}

fn seqs(found: &[Noted]) -> Vec<i64> {
    found.iter().map(|noted| noted.seq.0).collect()
}

const ALL: Page = Page { before: None, limit: Limit(1_000) };

/// Five months; the first two are dropped. Twenty-four accesses are left.
fn five_months(kit: &Kit, name: &str) -> Town {
    let town = kit.town(name);
    for month in 7..=11_u128 {
        kit.set_day(&format!("2026-{month:02}-05"));
        for number in 0..8_u128 {
            let access = match number {
                3 => outside(number, month),
                5 => Access { kind: Kind::Denied, ..read_by(2, &[9]) },
                6 => Access { kind: Kind::SignInFailed, who: None, section: None, ..read_by(0, &[]) },
                _ => read_by(number % 3, &[month, month * number + 50]),
            };
            noted(&town, &access).expect("noted");
        }
    }
    assert_eq!(dropped(&town, 202_609).expect("dropped"), 2);
    assert_eq!(run(&town).expect("deleted").failures, 0);
    town
}

#[test]
fn accesses_are_dense_over_the_months_and_a_refused_one_leaves_no_gap() {
    on_both(&migrations(), &house(), |kit| {
        let town = kit.town("mihon");
        assert_eq!(head_of(&town), None);
        assert_eq!(problems(&town, None), vec![]);
        for (place, day) in ["2026-11-29", "2026-11-30", "2026-12-01", "2027-03-01"].into_iter().enumerate() {
            kit.set_day(day);
            assert_eq!(noted(&town, &read_by(1, &[7, 8, 7])).expect("noted"), Seq(place as i64 * 2 + 1));
            assert!(noted(&town, &Access { kind: Kind::LookOutside, ..read_by(1, &[7]) }).is_err(), "no reason is given");
            assert_eq!(noted(&town, &outside(1, 7)).expect("noted"), Seq(place as i64 * 2 + 2));
        }
        kit.set_day("2026-10-01");
        noted(&town, &read_by(1, &[7])).expect("a clock that was set back");
        let report = town.read_now(|db| verify(db, head_of(&town))).expect("a report");
        assert_eq!((report.accesses, report.problems, report.head), (9, vec![], head_of(&town)));
        let months: Vec<(i64, i64)> = town
            .read_now(|db| db.all("select month, first_seq from journal_access_months order by month", []))
            .expect("the months");
        assert_eq!(months, [(202_611, 1), (202_612, 5), (202_703, 7)]);
        assert_eq!(town.read_now(|db| subjects_of(db, Seq(1))).expect("subjects"), [id(7), id(8)]);
    });
}

#[test]
fn many_persons_on_one_page_are_all_named() {
    on_both(&migrations(), &house(), |kit| {
        let town = kit.town("mihon");
        for count in [0, 1, 15, 16, 17, 50, 1_000_u128] {
            let persons: Vec<u128> = (0..count).collect();
            let seq = noted(&town, &read_by(1, &persons)).expect("noted");
            assert_eq!(town.read_now(|db| subjects_of(db, seq)).expect("subjects").len() as u128, count);
        }
        assert_eq!(problems(&town, head_of(&town)), vec![]);
    });
}

#[test]
fn the_chain_goes_on_over_dropped_months_and_a_record_tells_of_each() {
    on_both(&migrations(), &house(), |kit| {
        let town = five_months(kit, "mihon");
        let report = town.read_now(|db| verify(db, head_of(&town))).expect("a report");
        assert_eq!((report.accesses, report.months_dropped, report.problems), (24, 2, vec![]));
        let told: Vec<(String,)> =
            town.read_now(|db| db.all("select kind from journal_records order by seq", [])).expect("the records");
        assert_eq!(told, vec![("journal.accesses-dropped".to_owned(),); 2]);
        assert_eq!(town.read_now(|db| engawa_journal::verify(db, None)).expect("a report").problems, vec![]);
        assert!(dropped(&town, 202_612).is_err(), "the month after this one has not come yet");
        assert_eq!(dropped(&town, 202_609).expect("nothing left"), 0);
    });
}

#[test]
fn a_dropped_month_that_is_not_deleted_yet_is_still_verified() {
    on_both(&migrations(), &house(), |kit| {
        let town = five_months(kit, "mihon");
        kit.set_day("2026-12-24");
        assert_eq!(dropped(&town, 202_611).expect("dropped"), 2);
        let whole = town.read_now(|db| verify(db, head_of(&town))).expect("a report");
        assert_eq!((whole.accesses, whole.months_dropped, whole.problems), (24, 4, vec![]));
        raw(&town, "delete from journal_access_subjects where seq <= 20");
        raw(&town, "delete from journal_accesses where seq <= 20");
        assert_eq!(problems(&town, None), vec![], "a portion is gone");
        for damage in [
            "update journal_accesses set purpose = 'case' where seq = 24",
            "update journal_accesses set seq = 2 where seq = 21",
            "delete from journal_accesses where seq = 22",
            "delete from journal_accesses where seq = 24",
            "delete from journal_access_subjects where seq = 22",
        ] {
            let found = tried(&town, &Damage(vec![(damage.to_owned(), vec![])]), None);
            assert!(matches!(found, Undone::Tried { problems, .. } if !problems.is_empty()), "{damage}");
        }
        run(&town).expect("deleted");
        let rest = town.read_now(|db| verify(db, head_of(&town))).expect("a report");
        assert_eq!((rest.accesses, rest.problems), (8, vec![]));
    });
}

#[test]
fn the_newest_month_can_be_dropped_too_and_takes_nothing_more() {
    on_both(&migrations(), &house(), |kit| {
        let town = five_months(kit, "mihon");
        kit.set_day("2026-12-24");
        assert_eq!(dropped(&town, 202_612).expect("dropped"), 3);
        let before = head_of(&town);
        assert_eq!(before.map(|(seq, _)| seq), Some(Seq(40)));
        assert_eq!(problems(&town, before), vec![]);
        kit.set_day("2026-11-30");
        assert_eq!(noted(&town, &read_by(1, &[7])).expect("a clock that was set back"), Seq(41));
        assert_eq!(problems(&town, head_of(&town)), vec![]);
        let found = town.read_now(|db| seen_of(db, id(7), ALL)).expect("a list");
        assert_eq!(found[0].noted_at, Month::from_number(202_612).begins_at());
        raw(&town, "update journal_access_months set last_seal = (select seal from journal_accesses) where month = 202611");
        assert!(problems(&town, None).contains(&Problem::Month(Month::from_number(202_611))));
    });
}

#[test]
fn the_job_drops_what_is_older_than_its_term_and_comes_again_each_month() {
    on_both(&migrations(), &house(), |kit| {
        let town = kit.town("mihon");
        let first = Month::of(town.now());
        noted(&town, &read_by(1, &[7])).expect("noted");
        kit.clock.set(first.plus(1).begins_at());
        noted(&town, &read_by(1, &[7])).expect("noted");
        let due = |town: &Town| town.read_now(engawa_journal::next_due).expect("the list").expect("the job is on it");
        for month in [1, MONTHS_KEPT] {
            kit.clock.set(first.plus(month).begins_at().plus_millis(4 * 3_600_000));
            run(&town).expect("run");
            assert_eq!(due(&town), first.plus(month + 1).begins_at().plus_millis(3 * 3_600_000));
            assert_eq!(town.read_now(|db| seen_of(db, id(7), ALL)).expect("a list").len(), 2);
        }
        kit.clock.set(due(&town));
        assert_eq!(run(&town).expect("run").jobs, 3, "the month, what lay in it, and a look for more");
        assert_eq!(seqs(&town.read_now(|db| seen_of(db, id(7), ALL)).expect("a list")), [2]);
        assert_eq!(problems(&town, head_of(&town)), vec![]);
    });
}

/// Notes all of them in one unit.
fn noted_together(town: &Town, accesses: Vec<Access>) {
    let all: Result<(), Fault> =
        town.write_now(Key::none(), move |tx| accesses.iter().try_for_each(|access| note(tx, access).map(drop)));
    all.expect("noted");
}

#[test]
fn a_month_larger_than_one_portion_is_deleted_whole_in_several_units() {
    on_both(&migrations(), &house(), |kit| {
        let town = kit.town("mihon");
        kit.set_day("2026-10-05");
        let persons: Vec<u128> = (0..1_000).collect();
        noted_together(&town, [vec![read_by(1, &[7]); 600], vec![read_by(1, &persons); 3]].concat());
        kit.set_day("2026-11-05");
        noted(&town, &read_by(1, &[7, 8])).expect("noted");
        assert_eq!(dropped(&town, 202_611).expect("dropped"), 1);
        let done = run(&town).expect("deleted");
        assert_eq!((done.jobs, done.failures), (4, 0), "many accesses, many persons, the rest, and a look for more");
        let left = |table: &str| {
            let sql = format!("select distinct seq from {table} order by seq limit 10");
            let rows: Result<Vec<(i64,)>, Fault> = town.read_now(|db| db.all(&sql, []));
            rows.expect("the rows")
        };
        assert_eq!((left("journal_accesses"), left("journal_access_subjects")), (vec![(604,)], vec![(604,)]));
        assert_eq!(problems(&town, head_of(&town)), vec![]);
    });
}

#[test]
fn a_cut_tail_is_found_by_a_noted_head_and_another_one_too() {
    on_both(&migrations(), &house(), |kit| {
        let town = five_months(kit, "mihon");
        let before = head_of(&town);
        raw(&town, "delete from journal_access_subjects where seq > 38");
        raw(&town, "delete from journal_accesses where seq > 38");
        assert_eq!(problems(&town, None), vec![], "nothing inside can tell");
        assert_eq!(problems(&town, before), vec![Problem::Cut { last: Seq(38), noted: Seq(40) }]);
        (0..2).for_each(|_| {
            noted(&town, &read_by(1, &[7])).expect("written anew");
        });
        assert_eq!(problems(&town, before), vec![Problem::OtherHead(Seq(40))]);
    });
}

/// Some harm done to the tables, one statement after the other.
#[derive(Debug, Clone)]
struct Damage(Vec<(String, Vec<Value>)>);

const CELLS: [(&str, &str, &str); 21] = [
    ("journal_accesses", "seq", "int"),
    ("journal_accesses", "noted_at", "int"),
    ("journal_accesses", "kind", "text"),
    ("journal_accesses", "face", "text"),
    ("journal_accesses", "who", "blob"),
    ("journal_accesses", "section", "blob"),
    ("journal_accesses", "route", "text"),
    ("journal_accesses", "purpose", "text"),
    ("journal_accesses", "reason", "text"),
    ("journal_accesses", "reason_salt", "blob"),
    ("journal_accesses", "reason_hash", "blob"),
    ("journal_accesses", "persons", "int"),
    ("journal_accesses", "seal", "blob"),
    ("journal_access_subjects", "seq", "int"),
    ("journal_access_subjects", "subject", "blob"),
    ("journal_access_months", "month", "int"),
    ("journal_access_months", "first_seq", "int"),
    ("journal_access_months", "last_seq", "int"),
    ("journal_access_months", "last_seal", "blob"),
    ("journal_access_months", "dropped_at", "int"),
    ("journal_accesses", "seq", "int"),
];

fn ids_of(table: &str) -> &'static str {
    if table == "journal_access_months" { "first_seq" } else { "seq" }
}

/// A value for a cell: near to what is there, far from it, or nothing.
fn value(kind: &'static str) -> BoxedStrategy<Value> {
    let now = noon("2026-11-05").millis();
    match kind {
        "int" => prop_oneof![
            4 => (0..60_i64).prop_map(Value::Int),
            2 => (202_605..202_614_i64).prop_map(Value::Int),
            2 => (-3..3_i64).prop_map(move |off| Value::Int(now + off)),
            1 => any::<i64>().prop_map(Value::Int),
            1 => Just(Value::Null),
        ]
        .boxed(),
        "text" => prop_oneof![
            select(vec!["read", "export", "denied", "staff", "public", "office", "case", "", "read\nface=staff"])
                .prop_map(Value::from),
            "[a-z/{}]{0,12}".prop_map(Value::from),
            Just(Value::Null),
        ]
        .boxed(),
        _ => prop_oneof![
            4 => (0..600_u128).prop_map(|number| id(number).into()),
            2 => any::<[u8; 32]>().prop_map(|bytes| Value::Blob(bytes.to_vec())),
            1 => prop::collection::vec(any::<u8>(), 0..20).prop_map(Value::Blob),
            1 => Just(Value::Null),
        ]
        .boxed(),
    }
}

fn edit() -> impl Strategy<Value = Damage> {
    select(CELLS.to_vec()).prop_flat_map(|(table, column, kind)| (Just((table, column)), value(kind), any::<Index>())).prop_map(
        |((table, column), value, which)| {
            let at = ids_of(table);
            let differs = if value == Value::Null { "is not null".to_owned() } else { format!("<> $1 or {column} is null") };
            let sql = format!(
                "update {table} set {column} = $1
                  where {at} in (select {at} from {table} order by {at} limit 1 offset {})
                    and ({column} {differs})",
                which.index(30)
            );
            Damage(vec![(sql, vec![value])])
        },
    )
}

fn deletion() -> impl Strategy<Value = Damage> {
    let tables = ["journal_accesses", "journal_access_subjects", "journal_access_months"];
    (select(tables.to_vec()), any::<Index>(), 1..4_usize).prop_map(|(table, which, count)| {
        let at = ids_of(table);
        let sql = format!(
            "delete from {table} where {at} in (select {at} from {table} order by {at} limit {count} offset {})",
            which.index(30)
        );
        Damage(vec![(sql, vec![])])
    })
}

fn insertion() -> impl Strategy<Value = Damage> {
    let access = (0..60_i64, 17..41_i64).prop_map(|(to, from)| {
        let sql = "insert into journal_accesses
             (seq, noted_at, kind, face, who, section, route, purpose, reason, reason_salt, reason_hash, persons, seal)
           select $1, noted_at, kind, face, who, section, route, purpose, reason, reason_salt, reason_hash, persons, seal
             from journal_accesses where seq = $2";
        Damage(vec![(sql.to_owned(), vec![to.into(), from.into()])])
    });
    let subject = (0..60_i64, 0..600_u128).prop_map(|(seq, subject)| {
        let sql = "insert into journal_access_subjects (seq, subject) values ($1, $2)";
        Damage(vec![(sql.to_owned(), vec![seq.into(), id(subject).into()])])
    });
    let month = (202_605..202_614_i64, 0..60_i64, value("int"), value("blob"), value("int")).prop_map(
        |(month, first, last, seal, dropped)| {
            let sql = "insert into journal_access_months (month, first_seq, last_seq, last_seal, dropped_at)
                       values ($1, $2, $3, $4, $5)";
            Damage(vec![(sql.to_owned(), vec![month.into(), first.into(), last, seal, dropped])])
        },
    );
    prop_oneof![access, subject, month]
}

/// Two accesses change their places.
fn swap() -> impl Strategy<Value = Damage> {
    (17..41_i64, 17..41_i64).prop_filter("another place", |(a, b)| a != b).prop_map(|(a, b)| {
        let step = |from: i64, to: i64| {
            ("update journal_accesses set seq = $1 where seq = $2".to_owned(), vec![Value::from(to), Value::from(from)])
        };
        Damage(vec![step(a, 999), step(b, a), step(999, b)])
    })
}

/// What a unit is told in order to be undone.
#[derive(Debug)]
enum Undone {
    Refused,
    Tried { touched: u64, problems: Vec<Problem> },
    Broken(Fault),
}

impl From<Fault> for Undone {
    fn from(_: Fault) -> Undone {
        Undone::Refused
    }
}

/// Does the damage, verifies, and undoes it.
fn tried(town: &Town, damage: &Damage, noted: Option<(Seq, Seal)>) -> Undone {
    let Damage(steps) = damage.clone();
    let answer: Result<(), Undone> = town.write_now(Key::none(), move |tx| {
        let mut touched = 0;
        for (sql, values) in &steps {
            touched += tx.run_all(sql, values)?;
        }
        Err(match verify(tx, noted) {
            Ok(report) => Undone::Tried { touched, problems: report.problems },
            Err(fault) => Undone::Broken(fault),
        })
    });
    answer.expect_err("every try is undone")
}

/// Tries until so many damages were done and found. Answers how many tries changed nothing or were refused by the engine.
fn every_damage_is_found(kit: &Kit, count: u32) -> u32 {
    let town = five_months(kit, "mihon");
    let noted = head_of(&town);
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::default() });
    let damages = prop_oneof![6 => edit(), 2 => deletion(), 2 => insertion(), 1 => swap()];
    let (mut done, mut without) = (0, 0);
    while done < count {
        let damage = damages.new_tree(&mut runner).expect("a damage").current();
        match tried(&town, &damage, noted) {
            Undone::Tried { touched: 0, .. } | Undone::Refused => without += 1,
            Undone::Tried { problems, .. } => {
                assert!(!problems.is_empty(), "not found: {damage:?}");
                done += 1;
            }
            Undone::Broken(fault) => panic!("{fault} after {damage:?}"),
        }
    }
    assert_eq!(problems(&town, noted), vec![], "everything was undone");
    without
}

#[test]
fn ten_thousand_random_damages_are_all_found() {
    for (engine, count) in [(EngineKind::Sqlite, 10_000), (EngineKind::Postgres, 300)] {
        let without = every_damage_is_found(&Kit::new(engine, &migrations(), &house()), count);
        eprintln!("{engine:?}: {count} damages found; {without} more tries changed nothing");
    }
}

/// An access of a random history: which minute, who, whom, and what was done.
type Look = (i64, u128, Vec<u128>, usize);

fn look() -> impl Strategy<Value = Look> {
    (0..200_000_i64, 1..5_u128, prop::collection::vec(10..20_u128, 0..4), 0..Kind::ALL.len())
}

fn access_of(look: &Look) -> Access {
    let kind = Kind::ALL[look.3];
    let reason = (kind == Kind::LookOutside).then(|| "why".to_owned());
    let unnamed = u32::try_from(look.0 % 3).expect("a number of minutes");
    Access { kind, reason, unnamed, ..read_by(look.1, &look.2) }
}

/// A town that lived through some looks, and a span of minutes that is asked for.
struct Asked {
    town: Town,
    looks: Vec<Look>,
    from: i64,
    to: i64,
}

impl Asked {
    fn live_through(kit: &Kit, name: &str, mut looks: Vec<Look>, (from, to): (i64, i64)) -> Asked {
        looks.sort();
        let town = kit.town(name);
        for look in &looks {
            kit.clock.set(at(look.0));
            noted(&town, &access_of(look)).expect("noted");
        }
        Asked { town, looks, from, to }
    }

    /// The looks with their places, the newest first.
    fn places(&self) -> impl Iterator<Item = (i64, &Look)> {
        let mut places: Vec<_> = (1_i64..).zip(&self.looks).collect();
        places.reverse();
        places.into_iter()
    }

    fn is_inside(&self, look: &Look) -> bool {
        (self.from..self.to).contains(&look.0)
    }

    fn by_person(&self, subject: u128) {
        let expected: Vec<i64> =
            self.places().filter(|(_, l)| l.2.contains(&subject) && Kind::ALL[l.3].shows()).map(|(seq, _)| seq).collect();
        let mut found = Vec::new();
        loop {
            let page = Page { before: found.last().copied().map(Seq), limit: Limit(3) };
            let next = self.town.read_now(|db| seen_of(db, id(subject), page)).expect("a page");
            if next.is_empty() {
                break;
            }
            found.extend(seqs(&next));
        }
        assert_eq!(found, expected, "who saw {subject}");
    }

    fn by_filter(&self, who: Option<u128>, subject: Option<u128>, kind: Option<Kind>) {
        let expected: Vec<i64> = self
            .places()
            .filter(|(_, l)| self.is_inside(l) && who.is_none_or(|who| l.1 == who) && subject.is_none_or(|s| l.2.contains(&s)))
            .filter(|(_, l)| kind.is_none_or(|kind| Kind::ALL[l.3] == kind))
            .map(|(seq, _)| seq)
            .collect();
        let filter = Filter { who: who.map(id), subject: subject.map(id), kind };
        let asked = |page| self.town.read_now(|db| between(db, at(self.from), at(self.to), &filter, page)).expect("a list");
        assert_eq!(seqs(&asked(ALL)), expected, "{filter:?}");
        let next = asked(Page { before: expected.first().copied().map(Seq), limit: Limit(2) });
        assert_eq!(seqs(&next), expected.iter().skip(1).take(2).copied().collect::<Vec<_>>(), "{filter:?}, the next page");
    }

    fn persons(&self, who: Option<u128>, subject: Option<u128>, kind: Option<Kind>) {
        let mut expected: BTreeMap<AnyId, (i64, i64, BTreeSet<u128>)> = BTreeMap::new();
        let shown = |l: &Look| self.is_inside(l) && Kind::ALL[l.3].shows() && who.is_none_or(|who| l.1 == who);
        let shown = |l: &Look| shown(l) && kind.is_none_or(|kind| Kind::ALL[l.3] == kind);
        let filter = Filter { who: who.map(id), subject: subject.map(id), kind };
        for look in self.looks.iter().filter(|l| shown(l)) {
            for subject in look.2.iter().filter(|whom| subject.is_none_or(|subject| subject == **whom)) {
                let entry = expected.entry(id(*subject)).or_insert((look.0, look.0, BTreeSet::new()));
                entry.1 = look.0;
                entry.2.insert(look.1);
            }
        }
        let asked = |page| {
            let found = self.town.read_now(|db| persons_between(db, at(self.from), at(self.to), &filter, page));
            found.expect("persons")
        };
        let found = asked(PersonsPage { after: None, limit: Limit(100) });
        assert_eq!(found.count as usize, expected.len(), "{filter:?}");
        let unnamed: u32 = self.looks.iter().filter(|l| shown(l)).map(|l| access_of(l).unnamed).sum();
        assert_eq!(found.unnamed, if subject.is_some() { 0 } else { unnamed.into() }, "{filter:?}");
        let list: Vec<_> = found.list.iter().map(|e| (e.subject, e.first_at, e.last_at, e.by as usize)).collect();
        assert_eq!(list, expected.iter().map(|(s, (a, b, by))| (*s, at(*a), at(*b), by.len())).collect::<Vec<_>>());
        let next = asked(PersonsPage { after: found.list.first().map(|e| e.subject), limit: Limit(2) });
        assert_eq!(next.list, found.list.iter().skip(1).take(2).copied().collect::<Vec<_>>());
    }
}

fn at(minute: i64) -> Moment {
    noon("2026-01-01").plus_millis(minute * 60_000)
}

fn asked_like_the_plain_list(asked: &Asked) {
    (10..20).for_each(|subject| asked.by_person(subject));
    for (who, subject) in [(None, None), (Some(2), None), (None, Some(12)), (Some(2), Some(12))] {
        asked.by_filter(who, subject, None);
        asked.by_filter(who, subject, Some(Kind::Denied));
    }
    for (who, kind) in [(None, None), (Some(3), None), (None, Some(Kind::Export)), (Some(3), Some(Kind::Read))] {
        asked.persons(who, None, kind);
        asked.persons(who, Some(12), kind);
    }
    assert_eq!(problems(&asked.town, head_of(&asked.town)), vec![]);
}

#[test]
fn random_looks_are_found_again_by_person_by_account_and_by_time() {
    for (engine, cases) in [(EngineKind::Sqlite, 24), (EngineKind::Postgres, 6)] {
        let kit = Kit::new(engine, &migrations(), &house());
        let count = std::cell::Cell::new(0);
        let mut runner = TestRunner::new(Config { cases, failure_persistence: None, max_shrink_iters: 100, ..Config::default() });
        let looks = (prop::collection::vec(look(), 1..40), 0..200_000_i64, 0..200_000_i64);
        runner
            .run(&looks, |(looks, a, b)| {
                count.set(count.get() + 1);
                let name = format!("town-{}", count.get());
                asked_like_the_plain_list(&Asked::live_through(&kit, &name, looks, (a.min(b), a.max(b))));
                Ok(())
            })
            .unwrap_or_else(|error| panic!("{error}"));
    }
}
