//! Values within a field that are parts of its own: 「うち　一般行政職　15.2％」 below the value of the whole.

use super::fields::Field;
use super::name;
use super::record::{Found, Slot};
use super::stream::joined;
use crate::glyph::Run;
use crate::layout::items::{Item, Kind};

/// The parts of a record as indicators: those that have a target.
pub fn read(base: Option<&Field>, target: &Field) -> Vec<Found> {
    let bases = base.map(parts).unwrap_or_default();
    let one = |(words, slot): (Run, Slot)| {
        let read = name::read(&words);
        let mut found = Found::named(read.run, target.line, "form");
        found.base = bases.iter().find(|(known, _)| known.dense() == words.dense()).map(|(_, slot)| slot.clone());
        let glued = slot.value.unit.clone().or_else(|| found.base.as_ref().and_then(|slot| slot.value.unit.clone()));
        found.unit = read.unit.or(glued);
        found.target = Some(slot);
        found.confidence = 0.6;
        found
    };
    parts(target).into_iter().map(one).collect()
}

/// Words that begin with うち, each with the value behind it.
fn parts(field: &Field) -> Vec<(Run, Slot)> {
    let mut parts = Vec::new();
    let mut words: Vec<&Item> = Vec::new();
    for item in &field.items {
        match &item.kind {
            Kind::Value(_) => {
                let name = joined(words.drain(..));
                let slot = Slot::read(&item.run, field.head.year);
                if let Some(slot) = slot.filter(|_| name.dense().starts_with("うち")) {
                    parts.push((name, slot));
                }
            }
            Kind::Text if words.first().is_none_or(|first| first.line == item.line) => words.push(item),
            Kind::Text => words = vec![item],
            _ => {}
        }
    }
    parts
}
