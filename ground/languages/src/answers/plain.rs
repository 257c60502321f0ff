//! Days, numbers and ids are kept as the text that people read.

use std::fmt::Display;

use engawa_kernel::{AnyId, Day};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serializer};

use crate::form::Decimal;

/// What is kept as a text.
pub(super) trait Plain: Display + Sized {
    fn read(text: &str) -> Option<Self>;
}

impl Plain for Day {
    fn read(text: &str) -> Option<Day> {
        Day::parse(text).ok()
    }
}

impl Plain for Decimal {
    fn read(text: &str) -> Option<Decimal> {
        Decimal::read(text).filter(|(_, unit)| unit.is_empty()).map(|(number, _)| number)
    }
}

impl Plain for AnyId {
    fn read(text: &str) -> Option<AnyId> {
        AnyId::parse(text).ok()
    }
}

pub(super) fn serialize<P: Plain, S: Serializer>(value: &P, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(value)
}

pub(super) fn deserialize<'de, P: Plain, D: Deserializer<'de>>(from: D) -> Result<P, D::Error> {
    P::read(&String::deserialize(from)?).ok_or_else(|| D::Error::custom("not as it was kept"))
}

/// A list of them.
pub(super) mod list {
    use super::{AnyId, Deserialize, Deserializer, Error, Plain, Serializer};

    pub(in crate::answers) fn serialize<S: Serializer>(values: &[AnyId], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(values.iter().map(ToString::to_string))
    }

    pub(in crate::answers) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<AnyId>, D::Error> {
        let texts = Vec::<String>::deserialize(from)?;
        let ids: Option<Vec<AnyId>> = texts.iter().map(|text| AnyId::read(text)).collect();
        ids.ok_or_else(|| D::Error::custom("not an id"))
    }
}
