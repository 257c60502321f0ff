//! Field by field: a personal text is shown only by the rows that say so, whoever asks and whatever they sort or search by.

use std::collections::{BTreeMap, BTreeSet};

use engawa_db::{EngineKind, Key, Value};
use engawa_web::door::{Method, RouteRow};

use crate::matrix::reaches;
use crate::objects::{Object, objects};
use crate::world::{Role, World};

/// Bytes of `mark000x`.
const MARK_LENGTH: usize = 8;

/// Every personal text column of the schema, with the mark that is put into it.
fn marked_columns() -> BTreeMap<String, (String, String, String)> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let classes: toml::Table =
        std::fs::read_to_string(root.join("schema/columns.toml")).expect("the classes").parse().expect("toml");
    let schema = std::fs::read_to_string(root.join("schema/sqlite.sql")).expect("the schema").to_lowercase();
    let mut marks = BTreeMap::new();
    for (table, columns) in &classes {
        for (column, class) in columns.as_table().into_iter().flatten() {
            let class = class.get("class").and_then(toml::Value::as_str).unwrap_or_default();
            if class != "none" && is_text(&schema, table, column) {
                let mark = format!("mark{:03}x", marks.len());
                assert_eq!(mark.len(), MARK_LENGTH, "more columns than marks");
                marks.insert(format!("{table}.{column}"), (table.clone(), column.clone(), mark));
            }
        }
    }
    marks
}

fn is_text(schema: &str, table: &str, column: &str) -> bool {
    let Some(body) = schema.split(&format!("create table {table} (")).nth(1) else { return false };
    let body = body.split(';').next().unwrap_or_default();
    body.lines().any(|line| line.trim().starts_with(&format!("{column} text")))
}

/// Columns that the program itself reads as something: a mark in them would be another value, not another text.
const READ_AS_CODES: [&str; 6] = [
    "journal_records.body",
    "db_keys.outcome",
    "who_passkeys.credential",
    "who_ceremonies.state",
    "who_passwords.hash",
    "parties_proofs.way",
];

fn on(engine: EngineKind) {
    let world = World::new(engine);
    let marks = marked_columns();
    let planted: Vec<_> = marks.iter().filter(|(name, _)| !READ_AS_CODES.contains(&name.as_str())).collect();
    // Who is who and what there is is found out before the names are no longer those of the sample.
    let rows: Vec<RouteRow> = world.rows_of(Method::Get).copied().collect();
    let trials: Vec<(RouteRow, Role, Vec<Object>)> =
        rows.iter().flat_map(|row| Role::ALL.map(|role| (*row, role, objects(&world, row, role)))).collect();
    Role::ALL.into_iter().for_each(|role| world.come_in(role));
    for (_, (table, column, mark)) in &planted {
        plant(&world, table, column, mark);
    }
    let names: BTreeMap<&str, &str> = planted.iter().map(|(name, (_, _, mark))| (mark.as_str(), name.as_str())).collect();
    let (mut cells, mut rightly) = (0, 0);
    let mut shown = Vec::new();
    for (row, role, objects) in &trials {
        // Sorting and searching is tried by a stranger and by those who come as far as the list.
        let asks = if *role == Role::Stranger || reaches(row, *role) { row.asks } else { &[] };
        for object in objects {
            let marks = planted.iter().map(|(_, (_, column, mark))| (column.as_str(), mark.as_str()));
            for path in questions(asks, &object.path, marks) {
                let answered = world.try_often(*role, row, &path, &[]);
                assert!(!answered.status.is_server_error(), "{path} as {role:?}: {}", answered.status);
                cells += planted.len();
                // What was asked for may be said back; what was not asked for may not be shown.
                for mark in marks_in(&answered.body).difference(&marks_in(&path)) {
                    let Some(name) = names.get(mark) else { continue };
                    if row.shows.contains(name) || (own(name) && *role != Role::Stranger) {
                        rightly += 1;
                    } else {
                        shown.push(format!("{name} in {} as {role:?}", row.path));
                    }
                }
            }
        }
    }
    assert!(planted.len() > 10 && cells > 10_000, "only {} columns and {cells} cells were tried", planted.len());
    assert!(rightly > 100, "the marks are hardly seen at all: {rightly} times");
    println!("fields on {}: {} columns, {} cells, {} shown to the wrong", world.engine_name(), planted.len(), cells, shown.len());
    shown.sort_unstable();
    shown.dedup();
    assert!(shown.is_empty(), "\n{}\n", shown.join("\n"));
}

/// The marks in a text, found in one walk through it.
fn marks_in(text: &str) -> BTreeSet<&str> {
    text.match_indices("mark").filter_map(|(at, _)| text.get(at..at + MARK_LENGTH)).filter(|mark| mark.ends_with('x')).collect()
}

/// The head of a page says to its visitor who they are.
fn own(name: &str) -> bool {
    name == "who_accounts.name"
}

fn plant(world: &World, table: &str, column: &str, mark: &str) {
    // Unique columns stay unique: the mark is put before what is there.
    let sql = format!("update {table} set {column} = '{mark}' || {column} where {column} is not null");
    let done = world.home.write_now(Key::none(), move |tx| tx.run_all(&sql, &[] as &[Value]));
    done.unwrap_or_else(|fault| panic!("{table}.{column}: {fault}"));
}

/// The path alone, and with each question it reads: sorted by a column, filtered by a mark.
fn questions<'m>(asks: &[&str], path: &str, marks: impl Iterator<Item = (&'m str, &'m str)>) -> Vec<String> {
    let mut all = vec![path.to_owned()];
    if asks.is_empty() {
        return all;
    }
    for (column, mark) in marks {
        for ask in asks {
            all.push(format!("{path}?{ask}={column}"));
            all.push(format!("{path}?{ask}={mark}"));
        }
    }
    all
}

#[test]
fn slow_a_personal_text_is_shown_where_its_row_says_so_and_nowhere_else() {
    on(EngineKind::Sqlite);
}
