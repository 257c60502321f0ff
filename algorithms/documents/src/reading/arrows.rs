//! Ways: 「自治会加入率：65.3％ → 70％」. A name, a value, an arrow, a value.

use super::name;
use super::record::{Found, Slot};
use super::stream::joined;
use crate::layout::items::{Item, Kind};
use crate::words::Role;

/// Reads the ways among the pieces. `in_context` says whether the lines before a line speak of targets.
pub fn read(items: &[Item], in_context: impl Fn(usize) -> bool) -> Vec<Found> {
    let mut found = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while at < items.len() {
        if items[at].kind != Kind::Arrow {
            at += 1;
            continue;
        }
        let (first, last) = chain(items, at);
        let dated = |one: &Found| [&one.base, &one.target].iter().all(|slot| slot.as_ref().is_some_and(|slot| slot.year.is_some()));
        let several = pairs(items, from, first, last);
        let read = if several.is_empty() { one(items, from, first, last).into_iter().collect() } else { several };
        found.extend(read.into_iter().filter(|one| in_context(one.line) || dated(one)));
        from = last;
        at = last.max(at + 1);
    }
    found
}

/// The pieces of a chain of arrows: from the first value to behind the last.
fn chain(items: &[Item], arrow: usize) -> (usize, usize) {
    let part = |item: &Item| {
        matches!(item.kind, Kind::Value(_) | Kind::Year(_) | Kind::Unit(_) | Kind::Arrow)
            || item.label().is_some_and(|head| head.role.is_value())
    };
    let mut first = arrow;
    while first > 0 && part(&items[first - 1]) && items[first - 1].line == items[arrow].line {
        first -= 1;
    }
    let mut last = arrow + 1;
    while last < items.len() && part(&items[last]) && items[last].line <= items[arrow].line + 1 {
        last += 1;
    }
    (first, last)
}

fn one(items: &[Item], from: usize, first: usize, last: usize) -> Option<Found> {
    let chain = &items[first..last];
    let slots = slots(chain);
    let (base, target) = (slots.first()?, slots.last()?);
    let base_number = base.as_ref()?.number();
    target.as_ref()?;
    if slots.len() < 2
        || (base_number.is_none() && target.as_ref().is_none_or(|slot| slot.number().is_none() && slot.state().is_none()))
    {
        return None;
    }
    let line = chain.first()?.line;
    let names: Vec<&Item> =
        items[from..first].iter().filter(|item| item.line == line && !matches!(item.kind, Kind::Value(_) | Kind::Arrow)).collect();
    let names = if names.is_empty() { before(&items[from..first]) } else { names };
    let names = names.into_iter().filter(|item| item.label().is_none_or(|head| head.role != Role::Name));
    let read = name::read(&joined(names));
    if !name::is_name(&read.run) || read.run.len() > 70 {
        return None;
    }
    let mut found = Found::named(read.run, line, "arrow");
    let glued = slots.iter().rev().flatten().find_map(|slot| slot.value.unit.clone());
    found.unit = glued.or(read.unit);
    found.group = read.group;
    found.base = base.clone();
    found.target = target.clone();
    found.interims = slots[1..slots.len() - 1].iter().flatten().cloned().collect();
    found.confidence = 0.8;
    Some(found)
}

/// Several indicators in one way: 「地区数/設立率 9地区/64.3％ → 14地区/100％」.
fn pairs(items: &[Item], from: usize, first: usize, last: usize) -> Vec<Found> {
    let parts: Vec<&[Item]> = items[first..last].split(|item| item.kind == Kind::Arrow).collect();
    let values = |part: &[Item]| part.iter().filter(|item| item.value().is_some()).count();
    let count = parts.first().map_or(0, |part| values(part));
    if count < 2 || parts.len() < 2 || parts.iter().any(|part| values(part) != count) {
        return Vec::new();
    }
    let mut way = items.to_vec();
    let names: Vec<&Item> =
        items[from..first].iter().filter(|item| item.line == items[first].line && item.kind == Kind::Text).collect();
    let names = joined(names.into_iter()).split(|c| c == '/');
    if names.len() != count {
        return Vec::new();
    }
    let nth = |place: usize, name: &crate::glyph::Run| {
        let mut chain: Vec<Item> = Vec::new();
        for part in &parts {
            let year = part.iter().rev().find_map(|item| item.value().and_then(|value| value.year));
            let mut item = part.iter().filter(|item| item.value().is_some()).nth(place)?.clone();
            if let Kind::Value(value) = &mut item.kind {
                value.year = value.year.or(year);
            }
            let arrow = Item { kind: Kind::Arrow, ..item.clone() };
            chain.extend((!chain.is_empty()).then_some(arrow));
            chain.push(item);
            chain.extend(year.map(|year| Item { kind: Kind::Year(year), ..part[0].clone() }));
        }
        let lead = Item { run: name.clone(), kind: Kind::Text, ..items[first].clone() };
        way.clear();
        way.push(lead);
        way.extend(chain);
        one(&way, 0, 1, way.len())
    };
    let mut nth = nth;
    names.iter().enumerate().filter_map(|(place, name)| nth(place, name)).collect()
}

/// The texts of the line above.
fn before(items: &[Item]) -> Vec<&Item> {
    let Some(last) = items.iter().rev().find(|item| item.kind == Kind::Text) else { return Vec::new() };
    items.iter().filter(|item| item.line == last.line && item.kind == Kind::Text).collect()
}

/// The values between the arrows, each with the year beside it.
fn slots(chain: &[Item]) -> Vec<Option<Slot>> {
    let parts = chain.split(|item| item.kind == Kind::Arrow);
    let read = |part: &[Item]| {
        let value = part.iter().find(|item| item.value().is_some())?;
        let year = part
            .iter()
            .find_map(|item| if let Kind::Year(year) = item.kind { Some(year) } else { item.label().and_then(|head| head.year) });
        let mut slot = Slot::read(&value.run, year)?;
        if let Some(Kind::Unit(unit)) = part.iter().map(|item| &item.kind).find(|kind| matches!(kind, Kind::Unit(_))) {
            slot.value.unit = slot.value.unit.or(Some(unit.clone()));
        }
        Some(slot)
    };
    parts.map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hygiene::clean;
    use crate::layout::items::items_of;

    #[test]
    fn a_way_is_read_with_years_and_units() {
        let found = read(&items_of(&clean("・自治会加入率：65.3％（R2）→70％（R7）"), 0), |_| true);
        let (base, target) = (found[0].base.clone().unwrap(), found[0].target.clone().unwrap());
        assert_eq!((found[0].name.printed().as_str(), base.number(), base.year), ("自治会加入率", Some(65.3), Some(2020)));
        assert_eq!((target.number(), target.year, found[0].unit.as_deref()), (Some(70.0), Some(2025), Some("%")));
    }

    #[test]
    fn without_a_word_of_targets_a_way_is_history() {
        assert!(read(&items_of(&clean("人口：12,000人→10,000人"), 0), |_| false).is_empty());
    }
}
