//! Lists as CSV: the columns are called as in the JSON answers, so that a program reads both alike.

use engawa_web::Ctx;
use engawa_web::tables::{Cell, Column, Row, Table};

/// What stands in one place.
pub enum Value {
    /// A text; nothing is an empty place.
    Text(Option<String>),
    /// A figure with so many digits.
    Number(Option<f64>, u8),
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(Some(text.to_owned()))
    }
}

impl From<Option<String>> for Value {
    fn from(text: Option<String>) -> Value {
        Value::Text(text)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(Some(text))
    }
}

impl From<Option<f64>> for Value {
    fn from(value: Option<f64>) -> Value {
        // As many digits as the figure has: a rounded figure would be another one.
        let digits = value.map(|value| value.to_string()).and_then(|text| text.split_once('.').map(|(_, digits)| digits.len()));
        Value::Number(value, digits.and_then(|digits| u8::try_from(digits).ok()).unwrap_or(0))
    }
}

impl From<bool> for Value {
    fn from(is: bool) -> Value {
        Value::from(if is { "true" } else { "false" })
    }
}

impl From<i64> for Value {
    fn from(count: i64) -> Value {
        Value::Text(Some(count.to_string()))
    }
}

impl From<Option<i32>> for Value {
    fn from(year: Option<i32>) -> Value {
        Value::Text(year.map(|year| year.to_string()))
    }
}

/// Several texts in one place.
pub fn several(texts: &[String]) -> Value {
    Value::Text(Some(texts.join(" / ")))
}

/// The list with these columns.
pub fn table(ctx: &Ctx, columns: &[&str], rows: impl IntoIterator<Item = Vec<Value>>) -> Table {
    let head = columns.iter().map(|name| Column::text(*name)).collect();
    let cell = |value: Value| match value {
        Value::Text(Some(text)) => Cell::text(text),
        Value::Text(None) => Cell::missing(&ctx.voice),
        Value::Number(value, decimals) => Cell::number(&ctx.voice, value, decimals),
    };
    let row = |values: Vec<Value>| Row::new(values.into_iter().map(cell).collect());
    rows.into_iter().map(row).fold(Table::new(&ctx.voice, "", head), Table::row)
}
