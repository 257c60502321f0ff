//! Values that go into statements and come out of rows: whole numbers, texts, bytes, doubles.

use engawa_kernel::{Day, FiscalYear, Id, Moment, Seal, Seq};

use crate::fault::Fault;

/// A value of one of the four column types, or nothing.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// SQL null.
    Null,
    /// `bigint`.
    Int(i64),
    /// `double precision`.
    Real(f64),
    /// `text`.
    Text(String),
    /// `blob` or `bytea`.
    Blob(Vec<u8>),
}

impl From<i64> for Value {
    fn from(value: i64) -> Value {
        Value::Int(value)
    }
}
impl From<i32> for Value {
    fn from(value: i32) -> Value {
        Value::Int(value.into())
    }
}
impl From<u32> for Value {
    fn from(value: u32) -> Value {
        Value::Int(value.into())
    }
}
impl From<bool> for Value {
    fn from(value: bool) -> Value {
        Value::Int(value.into())
    }
}
impl From<f64> for Value {
    fn from(value: f64) -> Value {
        Value::Real(value)
    }
}
impl From<&str> for Value {
    fn from(value: &str) -> Value {
        Value::Text(value.to_owned())
    }
}
impl From<&String> for Value {
    fn from(value: &String) -> Value {
        Value::Text(value.clone())
    }
}
impl From<String> for Value {
    fn from(value: String) -> Value {
        Value::Text(value)
    }
}
impl From<&[u8]> for Value {
    fn from(value: &[u8]) -> Value {
        Value::Blob(value.to_vec())
    }
}
impl From<Vec<u8>> for Value {
    fn from(value: Vec<u8>) -> Value {
        Value::Blob(value)
    }
}
impl<T> From<Id<T>> for Value {
    fn from(value: Id<T>) -> Value {
        Value::Blob(value.as_bytes().to_vec())
    }
}
impl From<Day> for Value {
    fn from(value: Day) -> Value {
        Value::Int(value.number())
    }
}
impl From<Moment> for Value {
    fn from(value: Moment) -> Value {
        Value::Int(value.millis())
    }
}
impl From<FiscalYear> for Value {
    fn from(value: FiscalYear) -> Value {
        Value::Int(value.number().into())
    }
}
impl From<Seq> for Value {
    fn from(value: Seq) -> Value {
        Value::Int(value.0)
    }
}
impl From<Seal> for Value {
    fn from(value: Seal) -> Value {
        Value::Blob(value.0.to_vec())
    }
}
impl From<Limit> for Value {
    fn from(value: Limit) -> Value {
        Value::Int(value.0)
    }
}
impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Null, Into::into)
    }
}

/// How many rows at most; every list has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit(pub i64);

impl Limit {
    /// For lists that a town keeps short by nature: sections, levels, nodes of one plan.
    pub const SHORT: Limit = Limit(10_000);
}

/// A type that a column can be read as.
pub trait FromValue: Sized {
    /// Reads the value.
    ///
    /// # Errors
    /// When the column holds something else.
    fn from_value(value: Value) -> Result<Self, Fault>;
}

fn other(expected: &str, found: &Value) -> Fault {
    let found = match found {
        Value::Null => "null",
        Value::Int(_) => "a whole number",
        Value::Real(_) => "a double",
        Value::Text(_) => "a text",
        Value::Blob(_) => "bytes",
    };
    Fault::Row(format!("expected {expected}, found {found}"))
}

impl FromValue for i64 {
    fn from_value(value: Value) -> Result<i64, Fault> {
        match value {
            Value::Int(number) => Ok(number),
            found => Err(other("a whole number", &found)),
        }
    }
}
impl FromValue for i32 {
    fn from_value(value: Value) -> Result<i32, Fault> {
        i32::try_from(i64::from_value(value)?).map_err(|_| Fault::Row("a number is too large".into()))
    }
}
impl FromValue for u8 {
    fn from_value(value: Value) -> Result<u8, Fault> {
        u8::try_from(i64::from_value(value)?).map_err(|_| Fault::Row("a number is too large".into()))
    }
}
impl FromValue for u32 {
    fn from_value(value: Value) -> Result<u32, Fault> {
        u32::try_from(i64::from_value(value)?).map_err(|_| Fault::Row("a number is too large".into()))
    }
}
impl FromValue for bool {
    fn from_value(value: Value) -> Result<bool, Fault> {
        Ok(i64::from_value(value)? != 0)
    }
}
impl FromValue for f64 {
    fn from_value(value: Value) -> Result<f64, Fault> {
        match value {
            Value::Real(number) => Ok(number),
            found => Err(other("a double", &found)),
        }
    }
}
impl FromValue for String {
    fn from_value(value: Value) -> Result<String, Fault> {
        match value {
            Value::Text(text) => Ok(text),
            found => Err(other("a text", &found)),
        }
    }
}
impl FromValue for Vec<u8> {
    fn from_value(value: Value) -> Result<Vec<u8>, Fault> {
        match value {
            Value::Blob(bytes) => Ok(bytes),
            found => Err(other("bytes", &found)),
        }
    }
}
impl<T> FromValue for Id<T> {
    fn from_value(value: Value) -> Result<Id<T>, Fault> {
        Id::from_bytes(&Vec::<u8>::from_value(value)?).map_err(|_| Fault::Row("not an id".into()))
    }
}
impl FromValue for Day {
    fn from_value(value: Value) -> Result<Day, Fault> {
        Day::from_number(i64::from_value(value)?).map_err(|error| Fault::Row(error.to_string()))
    }
}
impl FromValue for Moment {
    fn from_value(value: Value) -> Result<Moment, Fault> {
        i64::from_value(value).map(Moment::from_millis)
    }
}
impl FromValue for FiscalYear {
    fn from_value(value: Value) -> Result<FiscalYear, Fault> {
        i32::from_value(value).map(FiscalYear)
    }
}
impl FromValue for Seq {
    fn from_value(value: Value) -> Result<Seq, Fault> {
        i64::from_value(value).map(Seq)
    }
}
impl FromValue for Seal {
    fn from_value(value: Value) -> Result<Seal, Fault> {
        Seal::from_bytes(&Vec::<u8>::from_value(value)?).ok_or_else(|| Fault::Row("not a seal".into()))
    }
}
impl FromValue for Value {
    fn from_value(value: Value) -> Result<Value, Fault> {
        Ok(value)
    }
}
impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: Value) -> Result<Option<T>, Fault> {
        match value {
            Value::Null => Ok(None),
            value => T::from_value(value).map(Some),
        }
    }
}

/// The cells of one row, read from left to right.
#[derive(Debug)]
pub struct Cells(pub(crate) std::vec::IntoIter<Value>);

impl Cells {
    /// All columns that were not read yet.
    pub fn rest(&mut self) -> Vec<Value> {
        self.0.by_ref().collect()
    }

    /// The next column.
    ///
    /// # Errors
    /// When the row has no further column, or it holds another type.
    #[expect(clippy::should_implement_trait, reason = "each column has its own type, so a row is no iterator")]
    pub fn next<T: FromValue>(&mut self) -> Result<T, Fault> {
        let value = self.0.next().ok_or_else(|| Fault::Row("the row has fewer columns".into()))?;
        T::from_value(value)
    }
}

/// A type that a row can be read as.
pub trait FromRow: Sized {
    /// Reads the row.
    ///
    /// # Errors
    /// When its columns are others.
    fn from_row(cells: &mut Cells) -> Result<Self, Fault>;
}

impl<A: FromValue> FromRow for (A,) {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok((cells.next()?,))
    }
}
impl<A: FromValue, B: FromValue> FromRow for (A, B) {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok((cells.next()?, cells.next()?))
    }
}
impl<A: FromValue, B: FromValue, C: FromValue> FromRow for (A, B, C) {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok((cells.next()?, cells.next()?, cells.next()?))
    }
}
impl<A: FromValue, B: FromValue, C: FromValue, D: FromValue> FromRow for (A, B, C, D) {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok((cells.next()?, cells.next()?, cells.next()?, cells.next()?))
    }
}
