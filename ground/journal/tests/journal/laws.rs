//! The laws of the journal, on both engines: dense and sealed, corrected and erased without a trace lost, figures as of any date.

use crate::common::{house, measure, migrations, raw, told, visit};
use engawa_db::{Fault, Key, Limit, Town};
use engawa_journal::measures::{Behind, Known, Page, Unmeasured, as_of, by_area, entries_behind, figures, records_behind};
use engawa_journal::{Basis, Deed, Problem, Untold, erase_details, tell_unnamed, verify};
use engawa_kernel::measure::{Over, Term};
use engawa_kernel::{Actor, AnyId, Channel, Day, FiscalYear, Measure, Seal, Seq, Shape, Visibility};
use engawa_testkit::{noon, on_both};

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn problems(town: &Town, noted: Option<(Seq, Seal)>) -> Vec<Problem> {
    town.read_now(|db| verify(db, noted)).expect("a report").problems
}

fn head(town: &Town) -> Option<(Seq, Seal)> {
    town.read_now(engawa_journal::head).expect("a head")
}

fn value(town: &Town, measure: &Measure, year: i32, through: &str, moment: Option<&str>) -> Option<f64> {
    let (measure, through) = (measure.clone(), day(through));
    let moment = moment.map(noon);
    let found = town.read_now(move |db| {
        let as_of = moment.map(|moment| as_of(db, moment)).transpose()?;
        figures(db, &measure, &[FiscalYear(year)], Known { through, as_of })
    });
    let found: Vec<_> = found.map_err(|error: engawa_journal::measures::Unmeasured| error.to_string()).expect("a figure");
    found.first().and_then(|figure| figure.value)
}

#[test]
fn records_are_dense_and_a_refused_deed_leaves_no_gap() {
    on_both(&migrations(), &house(), |kit| {
        let town = kit.town("mihon");
        assert_eq!(told(&town, visit(3)).expect("told"), Seq(1));
        assert!(matches!(told(&town, visit(501)), Err(Untold::Refused { reason: "visits-hall-is-full", .. })));
        assert!(told(&town, visit(1).on(day("2026-11-22"))).is_err(), "a day that has not come");
        assert_eq!(told(&town, visit(4)).expect("told"), Seq(2));
        assert_eq!(problems(&town, head(&town)), vec![]);
        assert_eq!(value(&town, &measure(Shape::FiscalYearSum, "visits.people"), 2026, "2026-11-21", None), Some(7.0));
    });
}

/// Whether a damage is among the problems.
type IsFound = fn(&[Problem]) -> bool;

#[test]
fn verify_finds_a_changed_a_missing_an_inserted_and_a_cut_record() {
    let damages: [(&str, IsFound); 11] = [
        ("update journal_records set body = '{\"people\":9,\"first\":1}' where seq = 3", |p| p.contains(&Problem::Changed(Seq(3)))),
        ("update journal_records set occurred_on = 20260101 where seq = 3", |p| p.contains(&Problem::Changed(Seq(3)))),
        ("delete from journal_records where seq = 3", |p| p.contains(&Problem::Missing(Seq(4)))),
        (
            "insert into journal_records
               (seq, recorded_at, occurred_on, fiscal_year, kind, version, actor_kind, channel, visibility, body, seal)
             select 6, recorded_at, occurred_on, fiscal_year, kind, version, actor_kind, channel, visibility, body, seal
               from journal_records where seq = 5",
            |p| p.contains(&Problem::Changed(Seq(6))),
        ),
        ("delete from journal_records where seq = 5", |p| p.contains(&Problem::Cut { last: Seq(4), noted: Seq(5) })),
        ("update journal_lines set quantity = 77 where seq = 2 and ordinal = 1", |p| p.contains(&Problem::Lines(Seq(2)))),
        ("update journal_tallies set entries = entries + 1", |p| {
            p.iter().any(|found| matches!(found, Problem::Tally { entries: -1, .. }))
        }),
        ("update journal_tallies set quantity = quantity + 1", |p| p.iter().any(|found| matches!(found, Problem::Tally { .. }))),
        (
            "insert into journal_lines
               (seq, ordinal, counter, day, fiscal_year, area, section, node, d1, d2, d3, d4, quantity, subject, is_reversal)
             select 99, ordinal, counter, day, fiscal_year, area, section, node, d1, d2, d3, d4, quantity, subject, is_reversal
               from journal_lines where seq = 2",
            |p| p.contains(&Problem::Lines(Seq(99))),
        ),
        ("insert into journal_details (seq, salt, content) select 1, salt, content from journal_details where seq = 5", |p| {
            p.contains(&Problem::DetailsChanged(Seq(1)))
        }),
        ("update journal_details set content = 'another' where seq = 5", |p| p.contains(&Problem::DetailsChanged(Seq(5)))),
    ];
    on_both(&migrations(), &house(), |kit| {
        for (index, (damage, is_found)) in damages.iter().enumerate() {
            let town = kit.town(&format!("town-{index}"));
            for people in 1..=5 {
                let deed = if people == 5 { visit(people).with_details("said at the counter") } else { visit(people) };
                told(&town, deed).expect("told");
            }
            let noted = head(&town);
            assert_eq!(problems(&town, noted), vec![], "whole before");
            assert!(raw(&town, damage) > 0);
            let found = problems(&town, noted);
            assert!(is_found(&found), "{damage}: {found:?}");
        }
    });
}

#[test]
fn a_tail_that_was_cut_and_written_anew_is_another_head() {
    on_both(&migrations(), &house(), |kit| {
        let town = kit.town("mihon");
        (1..=3).for_each(|people| {
            told(&town, visit(people)).expect("told");
        });
        let noted = head(&town);
        for sql in ["delete from journal_lines where seq = 3", "delete from journal_records where seq = 3"] {
            raw(&town, sql);
        }
        told(&town, visit(400)).expect("told");
        assert!(problems(&town, noted).contains(&Problem::OtherHead(Seq(3))));
    });
}

#[test]
fn a_late_and_a_corrected_record_give_the_right_figure_as_of_three_dates() {
    on_both(&migrations(), &house(), |kit| {
        let town = kit.town("mihon");
        kit.set_day("2026-03-20");
        let first = told(&town, visit(10)).expect("told");
        kit.set_day("2026-04-10");
        told(&town, visit(5).on(day("2026-03-31"))).expect("a late record of last year");
        kit.set_day("2026-05-01");
        told(&town, visit(7).on(day("2026-03-20")).correcting(first)).expect("ten were seven");
        let people = measure(Shape::FiscalYearSum, "visits.people");
        let seen = |moment| value(&town, &people, 2025, "2026-05-01", moment);
        assert_eq!(seen(Some("2026-03-31")), Some(10.0));
        assert_eq!(seen(Some("2026-04-30")), Some(15.0));
        assert_eq!(seen(Some("2026-05-01")), Some(12.0));
        assert_eq!(seen(None), Some(12.0));
        assert!(told(&town, visit(8).correcting(first)).is_err(), "a record is corrected once; the correction is corrected next");
        let visits = measure(Shape::FiscalYearCount, "visits.visits");
        assert_eq!(value(&town, &visits, 2025, "2026-05-01", None), Some(2.0));
        assert_eq!(problems(&town, head(&town)), vec![]);
    });
}

#[test]
fn a_correction_moves_a_count_to_another_year_and_taking_back_leaves_nothing() {
    on_both(&migrations(), &house(), |kit| {
        let town = kit.town("mihon");
        let first = told(&town, visit(10).on(day("2026-04-01"))).expect("told");
        let second = told(&town, visit(10).on(day("2026-03-31")).correcting(first)).expect("it was the day before");
        let people = measure(Shape::FiscalYearSum, "visits.people");
        let both = || (value(&town, &people, 2025, "2026-11-21", None), value(&town, &people, 2026, "2026-11-21", None));
        assert_eq!(both(), (Some(10.0), Some(0.0)));
        told(&town, visit(0).correcting(second)).expect("it never was");
        assert_eq!(both(), (Some(0.0), Some(0.0)));
        assert_eq!(problems(&town, head(&town)), vec![]);
    });
}

#[test]
fn every_shape_answers_from_the_same_lines() {
    on_both(&migrations(), &house(), |kit| {
        let town = kit.town("mihon");
        let visitor = |n: u8| AnyId::random([n; 16]);
        let area = AnyId::random([200; 16]);
        for (n, on, people) in [(1, "2025-05-01", 2), (1, "2025-06-01", 3), (2, "2026-03-31", 5), (3, "2026-04-01", 7)] {
            told(&town, visit(people).on(day(on)).about(visitor(n)).in_area(Some(area))).expect("told");
        }
        let people = Term { counter: "visits.people".into(), filter: Default::default() };
        let ask = |shape, change: fn(&mut Measure)| {
            let mut measure = measure(shape, "visits.visits");
            change(&mut measure);
            (value(&town, &measure, 2025, "2026-11-21", None), value(&town, &measure, 2026, "2026-11-21", None))
        };
        assert_eq!(ask(Shape::FiscalYearCount, |_| ()), (Some(3.0), Some(1.0)));
        assert_eq!(ask(Shape::DistinctCount, |_| ()), (Some(2.0), Some(1.0)));
        assert_eq!(ask(Shape::DistinctCount, |m| m.list = Some(vec![AnyId::random([1; 16])])), (Some(1.0), Some(0.0)));
        assert_eq!(ask(Shape::Stock, |_| ()), (Some(3.0), Some(4.0)));
        assert_eq!(ask(Shape::Cumulative, |m| m.opening = 100), (Some(103.0), Some(104.0)));
        assert_eq!(ask(Shape::Milestone, |_| ()), (Some(1.0), Some(1.0)));
        let window = |m: &mut Measure| m.window = Some(engawa_kernel::Window { first: FiscalYear(2026), last: FiscalYear(2030) });
        assert_eq!(ask(Shape::CumulativeWindow, window), (None, Some(1.0)));
        let share = Measure { over: Some(Over::Term(people)), ..measure(Shape::RatioFlow, "visits.visits") };
        assert_eq!(value(&town, &share, 2025, "2026-11-21", None), Some(30.0));
        assert_eq!(value(&town, &share, 2024, "2026-11-21", None), None, "nothing below the line");
        let by =
            town.read_now(|db| by_area(db, &measure(Shape::FiscalYearSum, "visits.people"), FiscalYear(2025), day("2026-11-21")));
        assert_eq!(by.map_err(|e: engawa_journal::measures::Unmeasured| e.to_string()), Ok(vec![(Some(area), 10)]));
        let measure = measure(Shape::FiscalYearCount, "visits.visits");
        let read = |before, limit| {
            let page = Page { before, limit: Limit(limit) };
            let behind = town.read_now(|db| records_behind(db, &measure, FiscalYear(2025), day("2026-11-21"), page));
            behind.map_err(|e: Unmeasured| e.to_string()).expect("records")
        };
        let seqs = |page: &[Behind]| page.iter().map(|b| b.seq).collect::<Vec<_>>();
        assert_eq!(seqs(&read(None, 10)), vec![Seq(3), Seq(2), Seq(1)]);
        let first = read(None, 2);
        assert_eq!(seqs(&first), vec![Seq(3), Seq(2)]);
        let last = first.last().map(|b| (b.day, b.seq));
        assert_eq!(seqs(&read(last, 2)), vec![Seq(1)], "the next page begins where the first one ends");
        let count = town.read_now(|db| entries_behind(db, &measure, FiscalYear(2025), day("2026-11-21")));
        assert_eq!(count.map_err(|e: Unmeasured| e.to_string()), Ok(3));
    });
}

#[test]
fn erased_details_leave_the_chain_whole_and_every_byte_gone() {
    on_both(&migrations(), &house(), |kit| {
        let town = kit.town("mihon");
        let seq = told(&town, visit(2).with_details("CANARY-7731 said it")).expect("told");
        assert_eq!(town.read_now(|db| engawa_journal::details(db, seq)).expect("read").as_deref(), Some("CANARY-7731 said it"));
        let erased =
            town.write_now(Key::none(), move |tx| erase_details(tx, seq, Basis::Request, Actor::Key("test"), Channel::Counter));
        assert!(erased.expect("erased"));
        assert_eq!(problems(&town, head(&town)), vec![]);
        raw(&town, "delete from visits_seen where seq < 0");
        if kit.engine == engawa_db::EngineKind::Sqlite {
            drop(town);
            let again = kit.open_again().open("mihon").expect("open");
            engawa_db::check_integrity(&again).expect("whole");
            let folder = kit.towns.folder_of("mihon");
            drop(again);
            let bytes = std::fs::read(folder.join("town.sqlite")).expect("the file");
            assert!(!bytes.windows(11).any(|window| window == b"CANARY-7731"), "the erased text is still in the file");
        } else {
            raw(&town, "delete from journal_details where seq = 1");
        }
        let gone = kit.town("other");
        told(&gone, visit(2).with_details("text")).expect("told");
        raw(&gone, "delete from journal_details where seq = 1");
        assert_eq!(problems(&gone, head(&gone)), vec![Problem::DetailsGone(Seq(1))]);
    });
}

#[test]
fn unnamed_deeds_come_in_groups_of_five_and_carry_the_day_only() {
    on_both(&migrations(), &house(), |kit| {
        let town = kit.town("mihon");
        let deed = || {
            Deed::of(crate::common::Visited { people: 1, first: true }, Actor::Unnamed, Channel::Web)
                .seen_by(Visibility::AggregateOnly)
        };
        assert!(told(&town, deed()).is_err(), "alone");
        let group = |n: usize| town.write_now(Key::none(), move |tx| tell_unnamed(tx, (0..n).map(|_| deed()).collect()));
        assert!(group(4).is_err(), "four");
        assert_eq!(group(5).expect("five").len(), 5);
        let record = town.read_now(|db| engawa_journal::record_at(db, Seq(3))).expect("read").expect("a record");
        assert_eq!((record.header.recorded_at, record.header.actor.who, record.header.actor.key), (None, None, None));
        assert_eq!(problems(&town, head(&town)), vec![]);
    });
}

#[test]
fn later_reactions_handle_each_record_once_and_try_again_after_a_failure() {
    on_both(&migrations(), &house(), |kit| {
        let town = kit.town("mihon");
        for people in [1, 13, 2] {
            told(&town, visit(people)).expect("told");
        }
        let done = engawa_journal::run(&town).expect("run");
        assert_eq!((done.reactions, done.failures), (1, 1), "it stops at the one that fails and keeps the order");
        kit.set_day("2026-11-22");
        assert_eq!(engawa_journal::run(&town).expect("run").reactions, 2);
        assert_eq!(engawa_journal::run(&town).expect("run").reactions, 0);
        let seen: Vec<(i64, i64)> = town
            .read_now(|db| db.all::<_, 0>("select seq, times from visits_seen order by seq limit 10", []))
            .map_err(|f: Fault| f)
            .expect("rows");
        assert_eq!(seen, vec![(1, 1), (2, 1), (3, 1)]);
    });
}

#[test]
fn a_job_runs_at_its_moment_once_and_may_come_again() {
    on_both(&migrations(), &house(), |kit| {
        let town = kit.town("mihon");
        let at = noon("2026-11-22");
        let put: Result<(), Untold> =
            town.write_now(Key::none(), move |tx| engawa_journal::schedule::<()>(tx, "visits.close-the-day", None, at));
        put.expect("scheduled");
        assert_eq!(engawa_journal::run(&town).expect("run").jobs, 0, "not yet");
        kit.set_day("2026-11-24");
        assert_eq!(engawa_journal::run(&town).expect("run").jobs, 3, "those that were missed too");
        assert_eq!(town.read_now(engawa_journal::next_due).expect("due"), Some(noon("2026-11-25")));
    });
}

#[test]
fn two_towns_interleaved_have_each_their_own_chain() {
    on_both(&migrations(), &house(), |kit| {
        let (a, b) = (kit.town("aoba"), kit.town("midori"));
        for n in 1..=10 {
            told(&a, visit(n)).expect("told");
            told(&b, visit(100 + n)).expect("told");
        }
        let people = measure(Shape::FiscalYearSum, "visits.people");
        assert_eq!(value(&a, &people, 2026, "2026-11-21", None), Some(55.0));
        assert_eq!(value(&b, &people, 2026, "2026-11-21", None), Some(1055.0));
        assert_eq!((problems(&a, head(&a)), problems(&b, head(&b))), (vec![], vec![]));
        assert!(problems(&a, head(&b)).contains(&Problem::OtherHead(Seq(10))), "the head of another town");
    });
}
