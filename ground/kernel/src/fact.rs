//! Facts: what happened, as ids, days, numbers and closed choices. No name, address or free text fits into one.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use crate::day::{Day, FiscalYear};
use crate::id::Id;
use crate::record::{Header, Line};

/// A closed choice: a short list of codes that never changes its meaning.
pub trait Choice: Copy + 'static {
    /// Every choice there is.
    const ALL: &'static [Self];
    /// The stored code: lower case ASCII with hyphens.
    fn code(self) -> &'static str;

    /// The choice with this code.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|choice| choice.code() == code)
    }
}

/// Why a stored body is not the fact it says it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FactError {
    /// The body is not an object of our writing.
    #[error("the body is not readable")]
    Unreadable,
    /// A field is missing or of another type.
    #[error("the field {0} is missing or of another type")]
    Field(String),
    /// A version that this program does not know.
    #[error("version {0} of this fact is not known")]
    Version(u32),
}

/// For facts that were only ever written in one way.
///
/// # Errors
/// When the version is not the first.
pub fn first_version(version: u32) -> Result<(), FactError> {
    if version == 1 { Ok(()) } else { Err(FactError::Version(version)) }
}

/// Something that happened. The lines it counts are derived from it, so that they can be rebuilt.
pub trait Fact: Sized {
    /// `feature.what-happened`, in the past tense.
    const KIND: &'static str;
    /// Raised when the body changes; old versions stay readable.
    const VERSION: u32;

    /// Writes the body.
    fn write(&self, body: &mut FactWriter);

    /// Reads the body of any version that was ever written.
    ///
    /// # Errors
    /// When the body is not of that version.
    fn read(version: u32, body: &FactReader) -> Result<Self, FactError>;

    /// What it counts.
    fn lines(&self, header: &Header) -> Vec<Line> {
        let _ = header;
        Vec::new()
    }
}

/// Writes the canonical body of a fact: one JSON object, fields in the order of writing.
#[derive(Debug)]
pub struct FactWriter(String);

impl FactWriter {
    /// An empty body.
    pub fn new() -> FactWriter {
        FactWriter(String::from("{"))
    }

    /// The body of a fact.
    pub fn body_of<F: Fact>(fact: &F) -> String {
        let mut writer = FactWriter::new();
        fact.write(&mut writer);
        writer.0.push('}');
        writer.0
    }

    fn name(&mut self, name: &'static str) {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        let _ = write!(self.0, "\"{name}\":");
    }

    /// An id.
    pub fn id<T>(&mut self, name: &'static str, id: Id<T>) {
        self.name(name);
        let _ = write!(self.0, "\"{id}\"");
    }

    /// An id that may be missing.
    pub fn optional_id<T>(&mut self, name: &'static str, id: Option<Id<T>>) {
        if let Some(id) = id {
            self.id(name, id);
        }
    }

    /// A civil day.
    pub fn day(&mut self, name: &'static str, day: Day) {
        self.number(name, day.number());
    }

    /// A whole number.
    pub fn number(&mut self, name: &'static str, number: i64) {
        self.name(name);
        let _ = write!(self.0, "{number}");
    }

    /// A fiscal year.
    pub fn fiscal_year(&mut self, name: &'static str, year: FiscalYear) {
        self.number(name, year.number().into());
    }

    /// A whole number that may be missing.
    pub fn optional_number(&mut self, name: &'static str, number: Option<i64>) {
        if let Some(number) = number {
            self.number(name, number);
        }
    }

    /// A closed choice.
    pub fn choice<C: Choice>(&mut self, name: &'static str, choice: C) {
        self.name(name);
        let _ = write!(self.0, "\"{}\"", choice.code());
    }
}

impl Default for FactWriter {
    fn default() -> Self {
        FactWriter::new()
    }
}

/// Reads what a [`FactWriter`] wrote.
#[derive(Debug)]
pub struct FactReader(Map<String, Value>);

impl FactReader {
    /// Opens a stored body.
    ///
    /// # Errors
    /// When it is not a JSON object.
    pub fn open(body: &str) -> Result<FactReader, FactError> {
        serde_json::from_str(body).map(FactReader).map_err(|_| FactError::Unreadable)
    }

    fn field<T>(&self, name: &str, read: impl Fn(&Value) -> Option<T>) -> Result<T, FactError> {
        self.0.get(name).and_then(read).ok_or_else(|| FactError::Field(name.to_owned()))
    }

    fn optional<T>(&self, name: &str, read: impl Fn(&Value) -> Option<T>) -> Result<Option<T>, FactError> {
        if self.0.contains_key(name) { self.field(name, read).map(Some) } else { Ok(None) }
    }

    /// An id.
    ///
    /// # Errors
    /// When it is missing or something else; so below.
    pub fn id<T>(&self, name: &str) -> Result<Id<T>, FactError> {
        self.field(name, |v| v.as_str().and_then(|text| Id::parse(text).ok()))
    }

    /// An id that may be missing.
    pub fn optional_id<T>(&self, name: &str) -> Result<Option<Id<T>>, FactError> {
        self.optional(name, |v| v.as_str().and_then(|text| Id::parse(text).ok()))
    }

    /// A civil day.
    pub fn day(&self, name: &str) -> Result<Day, FactError> {
        self.field(name, |v| v.as_i64().and_then(|number| Day::from_number(number).ok()))
    }

    /// A whole number.
    pub fn number(&self, name: &str) -> Result<i64, FactError> {
        self.field(name, Value::as_i64)
    }

    /// A fiscal year.
    pub fn fiscal_year(&self, name: &str) -> Result<FiscalYear, FactError> {
        self.field(name, |v| v.as_i64().and_then(|number| i32::try_from(number).ok()).map(FiscalYear))
    }

    /// A whole number that may be missing.
    pub fn optional_number(&self, name: &str) -> Result<Option<i64>, FactError> {
        self.optional(name, Value::as_i64)
    }

    /// A closed choice.
    pub fn choice<C: Choice>(&self, name: &str) -> Result<C, FactError> {
        self.field(name, |v| v.as_str().and_then(C::from_code))
    }
}
