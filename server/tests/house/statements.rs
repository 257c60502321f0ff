//! Every statement of every store runs on both engines, over a town with rows in its tables, and gives equal answers.

use std::collections::BTreeSet;

use engawa_db::{Chance, EngineKind, Fault, Key, Options, Town, Towns, Value, World};
use engawa_testkit::Kit;

use crate::rust_text::RustText;
use crate::tree::Tree;
use crate::values::{Pool, Row, Shape, rows};

/// A statement, and where it stands.
struct Statement {
    file: String,
    line: usize,
    sql: String,
}

/// How many sets of values each statement is run with.
const ROUNDS: usize = 24;

fn statements() -> Vec<Statement> {
    let stores = Tree::repository().files(&[".rs"]);
    let mut found = Vec::new();
    for source in stores.iter().filter(|source| !source.is_test() && crate::sql::is_store(&source.path)) {
        let text = RustText::read(&source.text);
        for quoted in text.quoted.iter().filter(|quoted| is_statement(&quoted.value)) {
            found.push(Statement { file: source.path.clone(), line: text.line(quoted.at), sql: quoted.value.clone() });
        }
    }
    found
}

fn is_statement(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    matches!(first, "select" | "insert" | "update" | "delete" | "with") && text.split_whitespace().count() > 3
}

/// The same sample town on an engine: same clock, same chance, so the same ids and seals.
fn sample_town(kit: &Kit) -> Town {
    kit.set_day("2026-11-21");
    let world = World { clock: kit.clock.clone(), chance: Chance::repeatable() };
    let towns = Towns::open_house(Options { world, ..kit.options() }).expect("a house");
    let town = towns.create("mihon").expect("a town");
    let (_, text) = engawa_plans::builtin_towns().into_iter().find(|(name, _)| *name == "mihon").expect("the sample");
    let file = engawa_plans::townfile::read("mihon.toml", text).expect("the sample is right");
    town.write_now(Key::none(), move |tx| engawa_plans::settle::settle(tx, &file).map(|_| ())).expect("settled");
    engawa_plans::sample::load(&town, &kit.clock).expect("the sample is loaded");
    kit.set_day("2026-11-21");
    engawa_journal::run(&town).expect("due work is done");
    engawa_bodies::sample::load(&town).expect("the organizations are loaded");
    engawa_plans::visions::sample::load(&town).expect("the vision is loaded");
    crate::furnish::people(kit, &town);
    town
}

/// Runs a writing statement and takes it back; answers how many rows it touched, or that it was refused.
fn touched(town: &Town, sql: &str, values: &[Value]) -> Option<u64> {
    let (sql, values) = (sql.to_owned(), values.to_vec());
    let answer: Result<(), Tried> = town.write_now(Key::none(), move |tx| {
        let count = tx.run_all(&sql, &values).ok();
        Err(Tried(count))
    });
    answer.err().and_then(|tried| tried.0)
}

struct Tried(Option<u64>);

impl From<Fault> for Tried {
    fn from(_: Fault) -> Tried {
        Tried(None)
    }
}

/// The types that PostgreSQL gives to the parameters.
fn parameter_types(client: &mut postgres::Client, statement: &Statement) -> Vec<String> {
    let prepared = client
        .prepare(&statement.sql)
        .unwrap_or_else(|error| panic!("{}:{} cannot be prepared on PostgreSQL: {error:?}", statement.file, statement.line));
    prepared.params().iter().map(|kind| kind.name().to_owned()).collect()
}

#[test]
fn every_statement_runs_on_both_engines_and_gives_equal_answers() {
    let house = engawa::house::attachment().expect("the house holds");
    let (lite, post) = (
        Kit::new(EngineKind::Sqlite, &engawa::house::migrations(), &house),
        Kit::new(EngineKind::Postgres, &engawa::house::migrations(), &house),
    );
    let (on_lite, on_post) = (sample_town(&lite), sample_town(&post));
    let mut client = postgres::Client::connect(post.postgres().expect("its address"), postgres::NoTls).expect("a connection");
    client.batch_execute("set search_path = town_mihon").expect("the town");
    let pool = Pool::read(&on_lite);
    let (mut answered, mut empty) = (0, BTreeSet::new());
    let all = statements();
    for statement in &all {
        let types = parameter_types(&mut client, statement);
        let place = format!("{}:{}", statement.file, statement.line);
        let shape = Shape::read(&statement.sql, types.len());
        let mut some = false;
        for round in 0..ROUNDS {
            let values = shape.values(&types, &pool, round);
            if statement.sql.trim_start().starts_with("select") || statement.sql.trim_start().starts_with("with") {
                let read = |town: &Town| -> Result<Vec<Row>, Fault> { town.read_now(|db| rows(db, &statement.sql, &values)) };
                let (a, b) = (read(&on_lite), read(&on_post));
                let (a, b) = (a.unwrap_or_else(|f| panic!("{place}: {f}")), b.unwrap_or_else(|f| panic!("{place}: {f}")));
                assert!(a == b, "{place} answers differently with {values:?}:\nSQLite {a:?}\nPostgreSQL {b:?}");
                some |= !a.is_empty();
            } else {
                let (a, b) = (touched(&on_lite, &statement.sql, &values), touched(&on_post, &statement.sql, &values));
                assert!(a == b, "{place} touches differently with {values:?}: SQLite {a:?}, PostgreSQL {b:?}");
                some = true;
            }
        }
        answered += usize::from(some);
        if !some {
            empty.insert(place);
        }
    }
    eprintln!("{} statements, {answered} with rows; without: {empty:?}", all.len());
    assert!(all.len() > 40 && answered * 10 >= all.len() * 9, "too few statements found rows: {empty:?}");
}
