//! Values for the parameters of a statement that meet the rows of a town: each is taken from the column it is compared with.

use std::collections::BTreeMap;

use engawa_db::{Cells, Db, Fault, FromRow, Town, Value};

/// How many rows of a table values are taken from.
const ROWS: usize = 400;

/// The whole row, whatever its columns.
#[derive(PartialEq, Debug, Clone)]
pub struct Row(pub Vec<Value>);

impl FromRow for Row {
    fn from_row(cells: &mut Cells) -> Result<Row, Fault> {
        Ok(Row(cells.rest()))
    }
}

/// All rows that a statement gives.
pub fn rows(db: &Db, sql: &str, values: &[Value]) -> Result<Vec<Row>, Fault> {
    let mut rows = Vec::new();
    db.each(sql, values, |row: Row| {
        rows.push(row);
        Ok(())
    })?;
    Ok(rows)
}

/// Names of columns, and some rows.
struct Table {
    columns: Vec<String>,
    rows: Vec<Row>,
}

/// What stands in the tables of a town.
pub struct Pool(BTreeMap<String, Table>);

impl Pool {
    /// Reads the tables of a town on SQLite.
    pub fn read(town: &Town) -> Pool {
        let read: Result<Pool, Fault> = town.read_now(|db| {
            let mut tables = BTreeMap::new();
            let names = rows(db, "select name from sqlite_schema where type in ('table', 'view') order by name limit 1000", &[])?;
            for name in names.iter().flat_map(|row| &row.0).filter_map(text) {
                let columns = rows(db, &format!("select name from pragma_table_info('{name}') order by cid limit 100"), &[])?;
                let found = rows(db, &format!("select * from {name} limit {ROWS}"), &[])?;
                let columns = columns.iter().flat_map(|row| &row.0).filter_map(text).collect();
                tables.insert(name, Table { columns, rows: found });
            }
            Ok(Pool(tables))
        });
        read.expect("the tables")
    }

    /// The value of a column in one of the rows of its table.
    fn value(&self, table: &str, column: &str, turn: usize) -> Option<Value> {
        let table = self.0.get(table)?;
        let place = table.columns.iter().position(|name| name == column)?;
        let row = table.rows.get(turn * 7 % table.rows.len().max(1))?;
        row.0.get(place).cloned()
    }

    /// Any table with such a column and rows in it.
    fn anywhere(&self, column: &str) -> Option<&str> {
        let has = |table: &Table| !table.rows.is_empty() && table.columns.iter().any(|name| name == column);
        self.0.iter().find(|(_, table)| has(table)).map(|(name, _)| name.as_str())
    }
}

fn text(value: &Value) -> Option<String> {
    if let Value::Text(text) = value { Some(text.clone()) } else { None }
}

/// What a parameter is compared with.
struct Parameter {
    column: String,
    table: Option<String>,
    operator: String,
    may_be_null: bool,
}

/// A statement, word by word.
pub struct Shape {
    parameters: Vec<Option<Parameter>>,
}

impl Shape {
    /// Reads what each of `count` parameters is compared with or written to.
    pub fn read(sql: &str, count: usize) -> Shape {
        let spaced = sql.replace('(', " ( ").replace(')', " ) ").replace(',', " , ");
        let words: Vec<&str> = spaced.split_whitespace().collect();
        let tables = tables(&words);
        let parameters = (1..=count).map(|number| {
            let name = format!("${number}");
            let written = || insert_column(&words, &name).map(|column| ("=".to_owned(), column));
            let (operator, column) = compared(&words, &name).or_else(written)?;
            let (alias, column) = column.split_once('.').map_or((None, column.as_str()), |(alias, column)| (Some(alias), column));
            let table = alias.and_then(|alias| tables.iter().find(|(name, _)| name == alias)).or_else(|| tables.first());
            let may_be_null = words.windows(3).any(|three| three == [name.as_str(), "is", "null"]);
            Some(Parameter { column: column.to_owned(), table: table.map(|(_, table)| table.clone()), operator, may_be_null })
        });
        Shape { parameters: parameters.collect() }
    }

    /// One set of values. Filters that may be left out are, every other round; bounds are wide in every third.
    pub fn values(&self, types: &[String], pool: &Pool, round: usize) -> Vec<Value> {
        let value = |(place, kind): (usize, &String)| {
            let parameter = self.parameters[place].as_ref();
            if parameter.is_some_and(|parameter| parameter.may_be_null) && (round + place).is_multiple_of(2) {
                return Value::Null;
            }
            let wide = round % 3 != 2;
            let found = match parameter.map(|parameter| (parameter, parameter.operator.as_str())) {
                Some((_, ">=" | ">")) if wide && kind == "int8" => Some(Value::Int(0)),
                Some((_, "<=" | "<")) if wide && kind == "int8" => Some(Value::Int(9_000_000_000_000_000)),
                Some((parameter, _)) => {
                    let table = parameter.table.as_deref().filter(|table| pool.value(table, &parameter.column, round).is_some());
                    let table = table.or_else(|| pool.anywhere(&parameter.column));
                    table.and_then(|table| pool.value(table, &parameter.column, round))
                }
                None => None,
            };
            found.filter(|value| fits(value, kind)).unwrap_or_else(|| fallback(kind, round))
        };
        types.iter().enumerate().map(value).collect()
    }
}

/// Tables by the names under which a statement speaks of them, the first one first.
fn tables(words: &[&str]) -> Vec<(String, String)> {
    let begins = words.iter().enumerate().filter(|(_, word)| matches!(**word, "from" | "join" | "into" | "update"));
    let named = begins.filter_map(|(at, _)| {
        let table = words.get(at + 1)?;
        let alias = words.get(at + 2).filter(|word| word.chars().all(|c| c.is_ascii_alphanumeric()) && word.len() <= 2);
        Some(((*alias.unwrap_or(table)).to_owned(), (*table).to_owned()))
    });
    named.collect()
}

/// The operator and the column before a parameter.
fn compared(words: &[&str], name: &str) -> Option<(String, String)> {
    let found = words.windows(3).find(|three| three[2] == name && matches!(three[1], "=" | ">=" | "<=" | ">" | "<"));
    found.map(|three| (three[1].to_owned(), three[0].to_owned()))
}

/// The column into which an insert writes a parameter.
fn insert_column(words: &[&str], name: &str) -> Option<String> {
    let start = words.iter().position(|word| *word == "into")? + 3;
    let columns: Vec<&str> =
        words.get(start..)?.iter().copied().take_while(|word| *word != ")").filter(|word| *word != ",").collect();
    let values = words.iter().position(|word| *word == "values")? + 2;
    let given: Vec<&str> =
        words.get(values..)?.iter().copied().take_while(|word| *word != ")").filter(|word| *word != ",").collect();
    let place = given.iter().position(|word| *word == name)?;
    columns.get(place).map(|column| (*column).to_owned())
}

fn fits(value: &Value, kind: &str) -> bool {
    match value {
        Value::Null => true,
        Value::Int(_) => matches!(kind, "int8" | "int4"),
        Value::Real(_) => kind == "float8",
        Value::Text(_) => matches!(kind, "text" | "varchar" | "name"),
        Value::Blob(_) => kind == "bytea",
    }
}

fn fallback(kind: &str, round: usize) -> Value {
    match kind {
        "int8" | "int4" => Value::Int([100, 1, 20_261_121, 0, 2025][round % 5]),
        "text" | "varchar" | "name" => Value::Text(["plans.actions", "households", ""][round % 3].to_owned()),
        "bytea" => Value::Null,
        "float8" => Value::Real(1.5),
        other => panic!("a parameter of type {other}; cast it in the statement"),
    }
}
