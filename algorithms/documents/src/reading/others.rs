//! What else a field might be: another reading of the same pieces, where it comes close to the one that won.

use super::record::{Found, Slot};

/// How sure one can be of a field that another reading gives otherwise.
const CONTESTED: f64 = 0.65;
/// So many other values of a field are kept.
const OTHERS_MAX: usize = 4;

/// Notes at each of the best what the other reading says of the same name, or of the same target.
pub fn note(best: &mut [Found], other: &[Found]) {
    for found in best {
        if let Some(same) = other.iter().find(|other| other.name.span() == found.name.span()) {
            let base = differs(found.base.as_ref(), same.base.as_ref());
            let target = differs(found.target.as_ref(), same.target.as_ref());
            add(found, "baseline", base);
            add(found, "target", target);
            let unit = same.unit.clone().filter(|unit| Some(unit) != found.unit.as_ref());
            add(found, "unit", unit);
        }
        let at = |found: &Found| found.target.as_ref().and_then(|slot| slot.run.span());
        let named = other.iter().find(|other| at(other).is_some() && at(other) == at(found));
        let name = named.map(|named| named.name.printed()).filter(|name| *name != found.name.printed());
        add(found, "name", name);
    }
}

/// What the other slot prints, where it means another value.
fn differs(own: Option<&Slot>, other: Option<&Slot>) -> Option<String> {
    let other = other?;
    let is_same = own.is_some_and(|own| own.number() == other.number() && own.state() == other.state());
    Some(other.run.printed()).filter(|printed| !is_same && !printed.is_empty())
}

fn add(found: &mut Found, field: &'static str, value: Option<String>) {
    let Some(value) = value else { return };
    let known = found.others.entry(field).or_default();
    if known.len() < OTHERS_MAX && !known.contains(&value) {
        known.push(value);
    }
    found.confidence = found.confidence.min(CONTESTED);
}
