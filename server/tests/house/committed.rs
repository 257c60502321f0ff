//! What is made from the code and committed beside it: the schema of both engines, the description of the interface.

use std::path::{Path, PathBuf};

use engawa_db::EngineKind;
use engawa_testkit::Kit;

/// Set by `cargo xtask schema` and `cargo xtask openapi`: writes instead of comparing.
const BLESS: &str = "ENGAWA_BLESS";

fn committed(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../schema").join(name)
}

fn compare(name: &str, made: &str, command: &str) {
    let path = committed(name);
    if std::env::var_os(BLESS).is_some() {
        std::fs::write(&path, made).expect("the folder schema/ can be written");
        return;
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(there == made, "schema/{name} is not what the code makes; run `cargo xtask {command}` and commit it");
}

fn schema(engine: EngineKind) -> String {
    let kit = Kit::new(engine, &engawa::house::migrations(), &engawa::house::attachment().expect("the house holds"));
    let text = engawa_db::schema_text(&kit.town("mihon")).expect("the catalogue is read");
    format!("-- Made by `cargo xtask schema` from the migrations; not edited by hand.\n\n{text}")
}

#[test]
fn the_schema_of_sqlite_equals_the_sum_of_the_migrations() {
    compare("sqlite.sql", &schema(EngineKind::Sqlite), "schema");
}

#[test]
fn the_schema_of_postgres_equals_the_sum_of_the_migrations() {
    compare("postgres.sql", &schema(EngineKind::Postgres), "schema");
}

#[test]
fn the_openapi_description_equals_the_routes() {
    let (_, openapi) = engawa::house::rooms();
    let text = openapi.to_pretty_json().expect("a description");
    compare("openapi.json", &format!("{text}\n"), "openapi");
}
