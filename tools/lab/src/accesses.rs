//! Who saw whom between two times, among very many looks.

use std::time::Instant;

use engawa_db::{Fault, Key, Limit, Town};
use engawa_journal::access::{self, Access, Filter, Kind, Page, PersonsPage};
use engawa_kernel::{AnyId, Moment};

use crate::cpu;
use crate::towns::Demo;

/// Looks a unit while filling.
const TOGETHER: u32 = 1_000;
/// People who look, and people who are looked at.
const STAFF: u32 = 200;
const PERSONS: u32 = 50_000;

fn person(number: u32) -> AnyId {
    let mut bytes = [7; 16];
    bytes[..4].copy_from_slice(&number.to_be_bytes());
    AnyId::random(bytes)
}

/// A look at two persons, spread so that each is seen by many and everybody looks at many.
fn look(number: u32) -> Access {
    let (one, other) = (number.wrapping_mul(2_654_435_761) % PERSONS, number.wrapping_mul(40_503) % PERSONS);
    Access {
        kind: Kind::Read,
        face: "staff",
        who: Some(person(PERSONS + number % STAFF)),
        section: None,
        route: "/admin/people/{account}",
        purpose: "office",
        reason: None,
        subjects: vec![person(one), person(other)],
        unnamed: 0,
    }
}

fn fill(town: &Town, looks: u32) {
    for from in (0..looks).step_by(TOGETHER as usize) {
        let done: Result<(), Fault> = town.write_now(Key::none(), move |tx| {
            (from..from + TOGETHER).try_for_each(|number| access::note(tx, &look(number)).map(|_| ()))
        });
        done.unwrap_or_else(|fault| panic!("{fault}"));
    }
}

/// Prints what the questions cost among so many looks.
pub fn run(looks: u32) {
    let demo = Demo::make();
    let town = demo.towns.open("mihon").expect("the sample");
    let begins = town.now().plus_millis(-1);
    let filling = cpu::used();
    fill(&town, looks);
    let filling = cpu::used() - filling;
    let (begins, ends) = (begins, town.now().plus_millis(1));
    println!("## Who saw whom, {looks} looks at two persons each\n| question | CPU | wall |\n|---|---|---|");
    let measure = |what: &str, ask: &dyn Fn(&engawa_db::Db) -> Result<usize, Fault>| {
        let (before, began) = (cpu::used(), Instant::now());
        let rows = town.read_within(std::time::Duration::from_secs(600), ask).unwrap_or_else(|fault: Fault| panic!("{fault}"));
        println!("| {what} ({rows}) | {:.3} s | {:.3} s |", (cpu::used() - before).as_secs_f64(), began.elapsed().as_secs_f64());
    };
    let page = Page { before: None, limit: Limit::SHORT };
    measure("a page of all looks between two times", &move |db| {
        Ok(access::between(db, begins, ends, &Filter::default(), page)?.len())
    });
    measure("who looked at one person", &move |db| Ok(access::seen_of(db, person(1), page)?.len()));
    measure("all persons that one member of staff saw", &move |db| persons(db, begins, ends, Some(person(PERSONS + 1))));
    measure("all persons that anyone saw", &move |db| persons(db, begins, ends, None));
    let report = town.read_within(std::time::Duration::from_secs(600), |db| access::verify(db, None)).expect("a report");
    println!(
        "\nfilling: {:.1} µs CPU a look, {TOGETHER} a unit; verify: {} problems",
        filling.as_secs_f64() * 1e6 / f64::from(looks),
        report.problems.len()
    );
}

fn persons(db: &engawa_db::Db, from: Moment, to: Moment, who: Option<AnyId>) -> Result<usize, Fault> {
    let filter = Filter { who, ..Filter::default() };
    let found = access::persons_between(db, from, to, &filter, PersonsPage { after: None, limit: Limit::SHORT })?;
    Ok(usize::try_from(found.count).unwrap_or(0))
}
