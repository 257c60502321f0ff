//! Random histories of deeds, corrections and erasures keep every law, on both engines.

use std::collections::{HashMap, HashSet};

use crate::common::{house, measure, migrations, told, visit};
use engawa_db::{EngineKind, Key};
use engawa_journal::measures::{Known, Unmeasured, as_of, figures};
use engawa_journal::{Basis, erase_details, verify};
use engawa_kernel::{Actor, Channel, Day, FiscalYear, Moment, Seq, Shape};
use engawa_testkit::Kit;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

#[derive(Debug, Clone)]
enum Step {
    Visit { people: i64, days_ago: i64, with_details: bool },
    Correct { which: usize, people: i64, days_ago: i64 },
    Erase { which: usize },
    Wait { days: i64 },
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0i64..40, 0i64..900, any::<bool>()).prop_map(|(people, days_ago, with_details)| Step::Visit { people, days_ago, with_details }),
        2 => (any::<usize>(), 0i64..40, 0i64..900).prop_map(|(which, people, days_ago)| Step::Correct { which, people, days_ago }),
        1 => any::<usize>().prop_map(|which| Step::Erase { which }),
        2 => (0i64..200).prop_map(|days| Step::Wait { days }),
    ]
}

/// What stands, in the simplest words: of each record that was not corrected, its day and its people.
#[derive(Default, Clone)]
struct Model {
    standing: HashMap<Seq, (Day, i64)>,
}

impl Model {
    /// What a measure of people must say: the same question put to the few facts that stand.
    fn says(&self, shape: Shape, year: FiscalYear) -> Option<f64> {
        let sum = |inside: &dyn Fn(FiscalYear) -> bool| -> i64 {
            self.standing.values().filter(|(day, _)| inside(FiscalYear::of(*day))).map(|(_, people)| people).sum()
        };
        let until = sum(&|other| other <= year);
        let count = match shape {
            Shape::Stock | Shape::Cumulative => until,
            Shape::Milestone => i64::from(self.reached_by(year)),
            _ => sum(&|other| other == year),
        };
        i32::try_from(count).ok().map(f64::from)
    }

    /// People are never fewer than nobody, so what was reached once stays reached.
    fn reached_by(&self, year: FiscalYear) -> bool {
        self.standing.values().any(|(day, people)| FiscalYear::of(*day) <= year && *people > 0)
    }
}

/// The shapes whose value follows from days and people alone.
const SHAPES: [Shape; 4] = [Shape::FiscalYearSum, Shape::Stock, Shape::Cumulative, Shape::Milestone];

fn live_through(kit: &Kit, name: &str, steps: &[Step]) {
    let town = kit.town(name);
    kit.set_day("2026-11-21");
    let (mut model, mut all, mut moments) = (Model::default(), Vec::<Seq>::new(), Vec::<(Moment, Model)>::new());
    let mut with_words: HashSet<Seq> = HashSet::new();
    for step in steps {
        let today = town.today();
        match step {
            Step::Visit { people, days_ago, with_details } => {
                let on = today.plus_days(-days_ago);
                let deed = if *with_details { visit(*people).on(on).with_details("text") } else { visit(*people).on(on) };
                let seq = told(&town, deed).expect("told");
                with_words.extend(with_details.then_some(seq));
                model.standing.insert(seq, (on, *people));
                all.push(seq);
            }
            Step::Correct { which, people, days_ago } if !all.is_empty() => {
                let (corrected, on) = (all[which % all.len()], today.plus_days(-days_ago));
                let answer = told(&town, visit(*people).on(on).correcting(corrected));
                assert_eq!(answer.is_ok(), model.standing.contains_key(&corrected), "only what stands can be corrected");
                if let Ok(seq) = answer {
                    model.standing.remove(&corrected);
                    model.standing.insert(seq, (on, *people));
                    all.push(seq);
                }
            }
            Step::Erase { which } if !all.is_empty() => {
                let seq = all[which % all.len()];
                town.write_now(Key::none(), move |tx| {
                    erase_details(tx, seq, Basis::Retention, Actor::Key("test"), Channel::Machine)
                })
                .map(|erased| assert_eq!(erased, with_words.remove(&seq), "what has words can be erased, once"))
                .expect("erased or nothing to erase");
            }
            Step::Wait { days } => {
                moments.push((town.now(), model.clone()));
                kit.clock.set(town.now().plus_millis(days.max(&1) * 86_400_000));
            }
            _ => {}
        }
    }
    let head = town.read_now(engawa_journal::head).expect("a head");
    assert_eq!(town.read_now(|db| verify(db, head)).expect("a report").problems, vec![]);
    moments.push((town.now(), model.clone()));
    let years: Vec<FiscalYear> = (2022..2030).map(FiscalYear).collect();
    for shape in SHAPES {
        let people = measure(shape, "visits.people");
        for (moment, then) in &moments {
            let (moment, through) = (*moment, town.today());
            let found = town.read_now(|db| figures(db, &people, &years, Known { through, as_of: Some(as_of(db, moment)?) }));
            for figure in found.map_err(|error: Unmeasured| error.to_string()).expect("figures") {
                assert_eq!(figure.value, then.says(shape, figure.year), "{shape:?} of {:?} as of {moment}", figure.year);
            }
        }
        let now = town.read_now(|db| figures(db, &people, &years, Known { through: town.today(), as_of: None }));
        for figure in now.map_err(|error: Unmeasured| error.to_string()).expect("figures") {
            assert_eq!(figure.value, model.says(shape, figure.year), "{shape:?} today, from the tallies");
        }
    }
    let kept: i64 = town.read_now(|db| db.one("select cast(count(*) as bigint) from journal_details", [])).expect("a count");
    assert_eq!(usize::try_from(kept), Ok(with_words.len()), "what was erased is gone, and nothing else is");
}

#[test]
fn random_histories_keep_every_law() {
    for (engine, cases) in [(EngineKind::Sqlite, 24), (EngineKind::Postgres, 8)] {
        let kit = Kit::new(engine, &migrations(), &house());
        let mut count = 0;
        let mut runner = TestRunner::new(Config { cases, failure_persistence: None, max_shrink_iters: 200, ..Config::default() });
        let mut town = std::cell::RefCell::new(&mut count);
        runner
            .run(&prop::collection::vec(step(), 1..40), |steps| {
                let mut count = town.borrow_mut();
                **count += 1;
                live_through(&kit, &format!("town-{count}"), &steps);
                Ok(())
            })
            .unwrap_or_else(|error| panic!("{error}"));
        let _ = town.get_mut();
    }
}
