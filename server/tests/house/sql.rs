//! SQL stands in stores, in small letters, without `like`, and never without an end to the list.

use crate::rust_text::RustText;
use crate::tree::{Finding, Source, Tree};

/// Where SQL is at home besides `store.rs`: the parts that are about SQL, the raw baselines of the measurements, and the
/// migrations.
const HOMES: [&str; 3] = ["ground/db/", "ground/journal/", "tools/lab/"];

/// What the engines say of themselves, in their own spelling.
const MADE: &str = "schema/";

const KEYWORDS: [&str; 32] = [
    "select",
    "from",
    "where",
    "insert",
    "into",
    "values",
    "update",
    "set",
    "delete",
    "with",
    "create",
    "table",
    "index",
    "unique",
    "primary",
    "key",
    "order",
    "by",
    "group",
    "having",
    "limit",
    "join",
    "on",
    "and",
    "or",
    "not",
    "null",
    "exists",
    "case",
    "when",
    "conflict",
    "returning",
];

pub fn findings(tree: &Tree) -> Vec<Finding> {
    let rust = tree.files(&[".rs"]);
    let in_rust = rust.iter().filter(|source| !source.is_test()).flat_map(in_rust);
    let files = tree.files(&[".sql"]);
    let written = files.iter().filter(|source| !source.path.starts_with(MADE));
    let in_files = written.flat_map(in_file);
    in_rust.chain(in_files).collect()
}

fn in_rust(source: &Source) -> Vec<Finding> {
    let text = RustText::read(&source.text);
    let mut found = Vec::new();
    for quoted in text.quoted.iter().filter(|quoted| !text.is_in_tests(quoted.at)) {
        let statement = one_line(&quoted.value);
        if !is_sql(&statement) {
            continue;
        }
        let line = text.line(quoted.at);
        let mut tell = |rule, sentence| found.push(source.finding(rule, line, &beginning(&statement), sentence));
        if !is_home(&source.path) {
            tell("sql-home", "SQL stands only in store.rs");
        }
        if let Some(sentence) = loud_or_like(&statement) {
            tell("sql-dialect", sentence);
        }
        if !foreign_tables(&source.path, &statement).is_empty() {
            tell("sql-own-tables", "a feature asks its own tables and the hall's views only");
        }
        if is_store(&source.path) && is_endless(&statement) {
            tell("sql-limit", "a list with an order also has a limit");
        }
    }
    found
}

/// Migrations and schemas: only the dialect is looked at, statement by statement.
fn in_file(source: &Source) -> Vec<Finding> {
    let lines = source.text.lines().map(|line| line.split("--").next().unwrap_or_default());
    let told = lines.enumerate().filter_map(|(number, line)| {
        let sentence = loud_or_like(&one_line(line))?;
        Some(source.finding("sql-dialect", number + 1, &beginning(&one_line(line)), sentence))
    });
    told.collect()
}

/// Tables in a feature's statement that are neither its own, nor a view of the hall, nor named in the statement.
fn foreign_tables(path: &str, statement: &str) -> Vec<String> {
    let Some(feature) = path.strip_prefix("features/").and_then(|rest| rest.split('/').next()) else {
        return Vec::new();
    };
    let own = format!("{feature}_");
    let spaced = unquoted(statement).replace(['(', ')', ','], " ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let naming = words.windows(2).filter_map(|pair| match pair {
        [name, "as"] | ["with" | "recursive", name] => Some(*name),
        _ => None,
    });
    let named: Vec<&str> = naming.collect();
    let asked = words.windows(2).filter(|pair| matches!(pair[0], "from" | "join" | "into" | "update"));
    let tables = asked.map(|pair| pair[1]).filter(|word| {
        let is_word = word.starts_with(|letter: char| letter.is_ascii_alphabetic());
        let is_known = word.starts_with(&own) || word.starts_with("v_") || named.contains(word);
        is_word && !is_known && !matches!(*word, "select" | "set")
    });
    tables.map(str::to_owned).collect()
}

/// Whether a file holds the statements of a part.
pub fn is_store(path: &str) -> bool {
    path.ends_with("/store.rs") || path.contains("/store/")
}

fn is_home(path: &str) -> bool {
    is_store(path) || path.contains("/migrations/") || HOMES.iter().any(|home| path.starts_with(home))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn beginning(statement: &str) -> String {
    statement.chars().take(70).collect()
}

/// Whether a text is a statement. Prose begins with some of these words, too, so the second word counts.
fn is_sql(statement: &str) -> bool {
    let small = statement.to_lowercase();
    let (first, rest) = small.split_once(' ').unwrap_or((&small, ""));
    let second = rest.split([' ', '(']).next().unwrap_or_default();
    match first {
        "select" => rest.contains(" from ") || rest.starts_with(|c: char| c.is_ascii_digit() || c == '$') || rest.contains('('),
        "insert" => second == "into" || (second == "or" && rest.contains(" into ")),
        "delete" => second == "from",
        "update" => rest.contains(" set "),
        "with" => rest.contains(" as (") || rest.contains(" as materialized ("),
        "create" => {
            matches!(second, "table" | "index" | "unique" | "virtual" | "view" | "temp" | "schema" | "trigger" | "or" | "extension")
        }
        "drop" | "alter" => matches!(second, "table" | "index" | "view" | "schema" | "trigger"),
        _ => false,
    }
}

/// The statement without what stands in quotes.
fn unquoted(statement: &str) -> String {
    statement.split('\'').step_by(2).collect::<Vec<_>>().join(" ")
}

fn loud_or_like(statement: &str) -> Option<&'static str> {
    let statement = unquoted(statement);
    let mut words = statement.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    words.find_map(|word| {
        let small = word.to_lowercase();
        if matches!(small.as_str(), "like" | "ilike" | "glob") {
            Some("no like: search goes through the index, prefixes by range")
        } else if word != small && word == word.to_uppercase() && KEYWORDS.contains(&small.as_str()) {
            Some("keywords are small")
        } else {
            None
        }
    })
}

/// An order without a limit, outside of all brackets.
fn is_endless(statement: &str) -> bool {
    let mut depth = 0i32;
    let outer: String = unquoted(statement)
        .chars()
        .filter(|letter| {
            depth += i32::from(*letter == '(') - i32::from(*letter == ')');
            depth == 0
        })
        .collect();
    outer.contains(" order by ") && !outer.contains(" limit ")
}

#[test]
fn sql_stands_in_stores_in_one_dialect_and_with_an_end() {
    crate::assert_kept(findings(&Tree::repository()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::found_in;

    fn act(sql: &str) -> Vec<String> {
        found_in(findings, &[("features/plans/src/show.rs", &format!("//! x\nfn a() {{ b(\"{sql}\") }}\n"))])
    }

    fn store(sql: &str) -> Vec<String> {
        found_in(findings, &[("features/plans/src/store.rs", &format!("//! x\nfn a() {{ b(\"{sql}\") }}\n"))])
    }

    #[test]
    fn sql_outside_of_a_store_is_found_and_prose_is_not() {
        assert_eq!(act("select id\n from plans_list").len(), 1);
        assert_eq!(act("insert into plans_list (id) values ($1)").len(), 1);
        assert_eq!(act("with a as (select 1) select * from a").len(), 1);
        assert_eq!(act("update plans_list set a = 1").len(), 1);
        assert!(act("create a town with this name").is_empty());
        assert!(act("with the reason given").is_empty());
        assert!(store("select id from plans_list").is_empty());
    }

    #[test]
    fn loud_keywords_and_like_are_found_but_not_in_values() {
        assert_eq!(store("select id FROM plans").len(), 1);
        assert_eq!(store("select id from plans_list where name like $1").len(), 1);
        assert!(store("select id from plans_list where name = 'WHERE I like it'").is_empty());
        assert_eq!(found_in(findings, &[("features/a/migrations/1.sql", "create table a (id bigint NOT NULL);\n")]).len(), 1);
    }

    #[test]
    fn an_order_without_a_limit_is_found() {
        assert_eq!(store("select id from plans_list order by id").len(), 1);
        assert!(store("select id from plans_list order by id limit $1").is_empty());
        assert!(store("select row_number() over (order by id) from plans_list").is_empty());
    }

    #[test]
    fn a_table_of_another_feature_is_found_and_views_of_the_hall_are_not() {
        assert_eq!(store("select a from plans_a join cases_b on 1 = 1").len(), 1);
        assert!(store("select a from plans_a join v_party_names on 1 = 1").is_empty());
        assert!(store("with x as (select 1 from plans_a) select * from x").is_empty());
        assert!(store("insert into plans_a (x) values (1) on conflict (x) do update set x = 1").is_empty());
    }

    #[test]
    fn tests_may_ask_the_database_directly() {
        let text = "//! x\n#[cfg(test)]\nmod tests { fn a() { b(\"select 1\") } }\n";
        assert!(found_in(findings, &[("features/plans/src/show.rs", text)]).is_empty());
    }
}
