//! Every column has a class and a retention in `schema/columns.toml`, and nothing stands there that is no column.
//!
//! ```toml
//! [plans_nodes]
//! title = { class = "none", retention = "plan" }
//! ```

use std::collections::BTreeSet;

use toml::{Table, Value};

use crate::tree::{Finding, Source, Tree};

const SCHEMA: &str = "schema/sqlite.sql";
const CLASSES: &str = "schema/columns.toml";
const KNOWN: [&str; 5] = ["none", "personal", "sensitive", "sealed", "secret"];

/// What SQLite makes beside a search index of its own accord.
const SHADOWS: [&str; 5] = ["_data", "_idx", "_content", "_docsize", "_config"];

pub fn findings(tree: &Tree) -> Vec<Finding> {
    let absent = |file: &str, sentence: &str| {
        vec![Finding { rule: "columns", file: file.into(), line: 1, item: String::new(), sentence: sentence.into() }]
    };
    let Some(schema) = tree.read(SCHEMA) else {
        return absent(SCHEMA, "is missing; write it with `cargo xtask schema`");
    };
    let Some(classes) = tree.read(CLASSES) else {
        return absent(CLASSES, "is missing; give each column of the schema a class and a retention there");
    };
    let Ok(listed) = toml::from_str::<Table>(&classes.text) else {
        return absent(CLASSES, "is not well formed");
    };
    compare(&schema, &classes, &listed)
}

fn compare(schema: &Source, classes: &Source, listed: &Table) -> Vec<Finding> {
    let columns = columns(&schema.text);
    let class = |(table, column): &(String, String)| listed.get(table).and_then(|rows| rows.get(column));
    let mut found = Vec::new();
    for place in &columns {
        let item = format!("{}.{}", place.0, place.1);
        match class(place) {
            None => found.push(classes.finding("columns", 1, &item, "this column has no class")),
            Some(value) => found.extend(fault(value).map(|sentence| classes.finding("columns", 1, &item, sentence))),
        }
    }
    for (table, rows) in listed {
        for column in rows.as_table().into_iter().flat_map(Table::keys) {
            if !columns.contains(&(table.clone(), column.clone())) {
                let item = format!("{table}.{column}");
                found.push(classes.finding("columns", 1, &item, "there is no such column"));
            }
        }
    }
    found
}

fn fault(value: &Value) -> Option<&'static str> {
    let text = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default();
    if !KNOWN.contains(&text("class")) {
        Some("the class is one of none, personal, sensitive, sealed, secret")
    } else if text("retention").is_empty() {
        Some("no retention is given")
    } else {
        None
    }
}

/// Table and column of every `create table` in a schema.
fn columns(schema: &str) -> BTreeSet<(String, String)> {
    let schema: String = schema.lines().map(|line| line.split("--").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    let statements: Vec<String> = schema.split(';').map(|part| part.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let indexes: Vec<String> = statements.iter().filter_map(|sql| virtual_name(sql)).collect();
    let is_shadow = |table: &str| indexes.iter().any(|index| SHADOWS.iter().any(|end| table == format!("{index}{end}")));
    let mut found = BTreeSet::new();
    for statement in &statements {
        let Some((table, body)) = table_and_body(statement) else {
            continue;
        };
        if !is_shadow(&table) {
            found.extend(parts(body).into_iter().filter_map(column).map(|column| (table.clone(), column)));
        }
    }
    found
}

fn name(word: &str) -> String {
    word.trim_matches(['"', '\'', '`', '[', ']']).to_lowercase()
}

fn virtual_name(statement: &str) -> Option<String> {
    let small = statement.to_lowercase();
    let rest = small.strip_prefix("create virtual table ")?;
    rest.trim_start_matches("if not exists ").split([' ', '(']).next().map(name)
}

fn table_and_body(statement: &str) -> Option<(String, &str)> {
    let (head, rest) = statement.split_once('(')?;
    let head = head.to_lowercase();
    let named = head.strip_prefix("create table ").or_else(|| head.strip_prefix("create virtual table "))?;
    let table = named.trim_start_matches("if not exists ").split(' ').next().map(name)?;
    let (body, _) = rest.rsplit_once(')')?;
    Some((table, body))
}

/// The parts between the commas outside of brackets and quotes.
fn parts(body: &str) -> Vec<String> {
    let (mut depth, mut quoted) = (0i32, false);
    let mut parts = vec![String::new()];
    for letter in body.chars() {
        match letter {
            '\'' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            _ => {}
        }
        if letter == ',' && depth == 0 && !quoted {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(letter);
        }
    }
    parts
}

/// The name of a column, unless the part is a constraint or an option of a search index.
fn column(part: String) -> Option<String> {
    let first = part.split_whitespace().next()?;
    let word = first.split('(').next().unwrap_or_default().to_lowercase();
    let constraint = matches!(word.as_str(), "primary" | "foreign" | "unique" | "check" | "constraint");
    let option = first.contains('=') || part.trim_start()[first.len()..].trim_start().starts_with('=');
    (!constraint && !option).then(|| name(first))
}

#[test]
fn every_column_has_a_class_and_a_retention() {
    crate::assert_kept(findings(&Tree::repository()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::found_in;

    const SQL: &str = "-- made\ncreate table plans (\n  id blob primary key,\n  title text not null check (title in ('a,b', 'c')),\n  unique (id, title),\n  check (id > 0)\n) strict;\ncreate virtual table search using fts5(words, tokenize = 'x');\ncreate table 'search_data'(id integer primary key, block blob);\ncreate index plans_title on plans (title);\n";
    const TOML: &str = "[plans]\nid = { class = 'none', retention = 'plan' }\ntitle = { class = 'none', retention = 'plan' }\n[search]\nwords = { class = 'none', retention = 'plan' }\n";

    #[test]
    fn a_schema_with_all_classes_is_fine() {
        assert!(found_in(findings, &[(SCHEMA, SQL), (CLASSES, TOML)]).is_empty());
    }

    #[test]
    fn an_unlisted_and_a_surplus_column_are_found() {
        let listed = TOML.replace("title =", "name =");
        assert_eq!(found_in(findings, &[(SCHEMA, SQL), (CLASSES, &listed)]), ["columns plans.title", "columns plans.name"]);
    }

    #[test]
    fn an_unknown_class_and_an_absent_retention_are_found() {
        let listed = TOML.replacen("'none'", "'open'", 1);
        assert_eq!(found_in(findings, &[(SCHEMA, SQL), (CLASSES, &listed)]), ["columns plans.id"]);
        let listed = TOML.replacen("retention = 'plan'", "retention = ''", 1);
        assert_eq!(found_in(findings, &[(SCHEMA, SQL), (CLASSES, &listed)]), ["columns plans.id"]);
    }

    #[test]
    fn a_missing_file_is_told_in_a_sentence() {
        let (_folder, tree) = crate::tree::plant(&[]);
        assert!(findings(&tree)[0].sentence.contains("cargo xtask schema"));
        let (_folder, tree) = crate::tree::plant(&[(SCHEMA, SQL)]);
        assert!(findings(&tree)[0].sentence.contains("class and a retention"));
    }
}
