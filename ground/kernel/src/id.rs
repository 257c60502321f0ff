//! Ids: UUIDv7 for what may be ordered by time, random UUIDs for what must not be.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use uuid::Uuid;

/// Why a text is not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct IdError;

/// The id of something of type `T`, so that the id of a plan is never taken for that of a party.
pub struct Id<T>(Uuid, PhantomData<fn() -> T>);

/// What an [`AnyId`] names: anything.
#[derive(Debug, Clone, Copy)]
pub enum Anything {}

/// An id whose type is not known here: the subject of a record, a dimension.
pub type AnyId = Id<Anything>;

impl<T> Id<T> {
    /// An id ordered by time (UUIDv7, RFC 9562): the 48 bits of `millis`, then `chance`.
    pub fn ordered(millis: i64, chance: [u8; 10]) -> Id<T> {
        let millis = u64::try_from(millis).unwrap_or(0);
        Id(uuid::Builder::from_unix_timestamp_millis(millis, &chance).into_uuid(), PhantomData)
    }

    /// An id that tells nothing about when it was made (UUIDv4): answers, ballots, sealed things.
    pub fn random(chance: [u8; 16]) -> Id<T> {
        Id(uuid::Builder::from_random_bytes(chance).into_uuid(), PhantomData)
    }

    /// Reads the usual print with hyphens.
    pub fn parse(text: &str) -> Result<Id<T>, IdError> {
        if text.len() != 36 {
            return Err(IdError);
        }
        Uuid::try_parse(text).map(|uuid| Id(uuid, PhantomData)).map_err(|_| IdError)
    }

    /// From the 16 stored bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Id<T>, IdError> {
        Uuid::from_slice(bytes).map(|uuid| Id(uuid, PhantomData)).map_err(|_| IdError)
    }

    /// The 16 stored bytes.
    pub fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }

    /// The same id without its type.
    pub fn any(self) -> AnyId {
        Id(self.0, PhantomData)
    }

    /// The same id as that of a `U`, where the reader knows what it names.
    pub fn of<U>(self) -> Id<U> {
        Id(self.0, PhantomData)
    }
}

// By hand, because derived impls would ask the same of `T`.
impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
impl<T> serde::Serialize for Id<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}
impl<'de, T> serde::Deserialize<'de> for Id<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Id::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_made_later_sort_later() {
        let (early, late) = (AnyId::ordered(1, [255; 10]), AnyId::ordered(2, [0; 10]));
        assert!(early < late);
        assert_eq!(AnyId::parse(&early.to_string()), Ok(early));
        assert_eq!(AnyId::from_bytes(early.as_bytes()), Ok(early));
    }

    #[test]
    fn what_is_not_an_id_is_refused() {
        for text in ["", "1", "00000000000000000000000000000000", "zzzzzzzz-0000-0000-0000-000000000000"] {
            assert_eq!(AnyId::parse(text), Err(IdError));
        }
    }
}
