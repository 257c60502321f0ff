//! What tells one version of a form from another: what is written in it, whatever the program makes of it.

use std::collections::BTreeMap;

use engawa_kernel::hash::hash_of;
use toml::de::{DeTable, DeValue};

/// The hash of a table, whose keys have no order; comments and blanks are gone already.
pub(super) fn of(table: &DeTable<'_>) -> [u8; 32] {
    let pairs: BTreeMap<&str, [u8; 32]> = table.iter().map(|(key, value)| (&**key.get_ref(), of_value(value.get_ref()))).collect();
    let parts: Vec<[u8; 32]> = pairs.iter().map(|(key, value)| hash_of(&[key.as_bytes(), value])).collect();
    joined(b"table", &parts)
}

fn of_value(value: &DeValue<'_>) -> [u8; 32] {
    match value {
        DeValue::String(text) => hash_of(&[b"text", text.trim().as_bytes()]),
        DeValue::Integer(number) => match super::entry::whole(value) {
            Some(whole) => hash_of(&[b"number", whole.to_string().as_bytes()]),
            None => hash_of(&[b"number", number.as_str().as_bytes()]),
        },
        DeValue::Float(number) => hash_of(&[b"number", number.as_str().as_bytes()]),
        DeValue::Boolean(yes) => hash_of(&[b"yes-no", &[u8::from(*yes)]]),
        DeValue::Datetime(moment) => hash_of(&[b"moment", moment.to_string().as_bytes()]),
        DeValue::Array(list) => {
            let parts: Vec<[u8; 32]> = list.iter().map(|value| of_value(value.get_ref())).collect();
            joined(b"list", &parts)
        }
        DeValue::Table(table) => of(table),
    }
}

fn joined(what: &[u8], parts: &[[u8; 32]]) -> [u8; 32] {
    let all: Vec<&[u8]> = std::iter::once(what).chain(parts.iter().map(|part| &part[..])).collect();
    hash_of(&all)
}
