//! Series of years about one thing: a line of years, below it lines of planned and of reached values; the name stands above.

use super::name;
use super::record::{Found, Slot};
use super::stream::joined;
use crate::glyph::Run;
use crate::layout::items::{Item, Kind};
use crate::words::Role;

/// So far above the years the name may stand, in lines of words.
const ABOVE: usize = 3;

/// A year of the line of years, and what the line says of it.
type Year = (i32, Option<Role>);

/// What a line of values below the years is.
#[derive(PartialEq)]
enum Row {
    Planned,
    Reached,
    /// Only the years say which value is which.
    Both,
}

/// Reads the series among the pieces. `above` is what stands over all of them.
pub fn read(items: &[Item], above: Option<&Run>) -> Vec<Found> {
    let lines: Vec<&[Item]> = items.chunk_by(|left, right| left.line == right.line).collect();
    let mut found = Vec::new();
    for at in 0..lines.len() {
        if let Some(years) = years_of(lines[at]) {
            found.extend(one(&lines, at, &years, above));
        }
    }
    found
}

/// The years of a line that holds nothing else, three at least, each later than the one before.
fn years_of(line: &[Item]) -> Option<Vec<Year>> {
    let mut years: Vec<Year> = Vec::new();
    for item in line {
        match &item.kind {
            Kind::Year(year) => years.push((*year, None)),
            Kind::Label(head) => match head.year {
                Some(year) => years.push((year, Some(head.role))),
                None if years.is_empty() || years.last().is_some_and(|(_, role)| role.is_some()) => {}
                None => years.last_mut()?.1 = Some(head.role),
            },
            Kind::Text | Kind::Unit(_) if item.run.len() <= 4 => {}
            _ => return None,
        }
    }
    (years.len() >= 3 && years.windows(2).all(|pair| pair[0].0 < pair[1].0)).then_some(years)
}

fn one(lines: &[&[Item]], at: usize, years: &[Year], above: Option<&Run>) -> Option<Found> {
    let rows: Vec<(Row, Vec<&Item>)> = lines[at + 1..].iter().take(3).map_while(|line| row_of(line, years.len())).collect();
    let of = |wanted: Row| rows.iter().find(|(row, _)| *row == wanted).map(|(_, values)| values);
    let both = of(Row::Both).filter(|values| values.len() == years.len());
    let told = years.iter().any(|(_, role)| *role == Some(Role::Target));
    let planned = of(Row::Planned).filter(|values| values.len() == years.len()).or(both.filter(|_| told))?;
    let (name, unit) = named(lines, at, above)?;
    let slot = |values: &[&Item], place: usize| {
        let slot = Slot::read(&values.get(place)?.run, Some(years[place].0))?;
        slot.number().map(|_| slot)
    };
    let last = years.len() - 1;
    let reached: Option<Slot> = match of(Row::Reached) {
        Some(values) => (0..values.len()).rev().find_map(|place| slot(values, place)),
        None => {
            let place = years.iter().rposition(|(_, role)| matches!(role, Some(Role::Actual | Role::Base)));
            place.filter(|place| *place < last).and_then(|place| slot(planned, place))
        }
    };
    let mut found = Found::named(name.run, lines[at].first()?.line, "series");
    let from = reached.as_ref().and_then(|slot| slot.year).unwrap_or(i32::MIN);
    found.interims =
        (0..last).filter_map(|place| slot(planned, place)).filter(|slot| slot.year.is_some_and(|year| year > from)).collect();
    found.base = reached;
    found.target = Some(slot(planned, last)?);
    let beside = lines[at + 1..].iter().take(rows.len()).flat_map(|line| line.iter()).find_map(|item| match &item.kind {
        Kind::Unit(unit) => Some(unit.clone()),
        _ => None,
    });
    let glued = found.target.as_ref().and_then(|slot| slot.value.unit.clone());
    found.unit = unit.or(name.unit).or(beside).or(glued);
    found.confidence = 0.7;
    Some(found)
}

/// A line of values: a word for what they are, or a unit, then not more values than there are years.
fn row_of<'i>(line: &&'i [Item], years: usize) -> Option<(Row, Vec<&'i Item>)> {
    let values: Vec<&Item> = line.iter().filter(|item| item.value().is_some()).collect();
    let lead = line.iter().position(|item| item.value().is_some())?;
    if values.len() > years || line[lead..].iter().any(|item| matches!(item.kind, Kind::Text | Kind::Label(_))) {
        return None;
    }
    // A word right before a number is taken as part of its value.
    let first = values[0].run.dense();
    let mut row = if first.starts_with("目標") || first.starts_with("計画") {
        Row::Planned
    } else if first.starts_with("実績") {
        Row::Reached
    } else {
        Row::Both
    };
    for item in &line[..lead] {
        row = match (&item.kind, item.run.dense().as_str()) {
            (Kind::Label(head), _) if matches!(head.role, Role::Target | Role::Planned) => Row::Planned,
            (Kind::Label(head), _) if matches!(head.role, Role::Actual | Role::Base) => Row::Reached,
            (Kind::Unit(_), _) => row,
            (_, text) if text.starts_with('(') && text.ends_with(')') => row,
            _ => return None,
        };
    }
    Some((row, values))
}

/// The name above the years: behind a word for it, else the nearest line of words; with the unit that stands beside it.
fn named(lines: &[&[Item]], at: usize, above: Option<&Run>) -> Option<(name::Name, Option<String>)> {
    let nearest =
        lines[..at].iter().rev().take(ABOVE).filter(|line| line.iter().all(|item| item.value().is_none() || item.run.len() <= 2));
    for line in nearest {
        let is_name = |item: &Item| item.label().is_some_and(|head| head.role == Role::Name);
        let begin = line.iter().position(is_name).map_or(0, |place| place + 1);
        let texts = line[begin..].iter().take_while(|item| item.label().is_none());
        let read = name::read(&joined(texts));
        let unit_at = line.iter().position(|item| item.label().is_some_and(|head| head.role == Role::Unit));
        let unit =
            unit_at.and_then(|place| line.get(place + 1)).map(|item| item.run.dense()).filter(|unit| unit.chars().count() <= 12);
        if name::is_name(&read.run) && read.run.len() <= 60 {
            return Some((read, unit));
        }
    }
    let read = name::read(above?);
    name::is_name(&read.run).then_some((read, None))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hygiene::clean;
    use crate::layout::items::items_of;

    #[test]
    fn planned_and_reached_values_of_one_thing_are_read() {
        let text = [
            "指標名 歩行者通行量 単位 人/日",
            " 令和3年度 令和4年度 令和5年度 令和6年度",
            "目標 5,000 5,200 5,400 5,600",
            "実績 4,812 5,090",
        ];
        let items: Vec<Item> = text.iter().enumerate().flat_map(|(line, text)| items_of(&clean(text), line)).collect();
        let found = read(&items, None);
        let one = &found[0];
        let said = |slot: &Option<Slot>| slot.as_ref().map(|slot| (slot.number(), slot.year));
        assert_eq!((one.name.printed().as_str(), one.unit.as_deref()), ("歩行者通行量", Some("人/日")));
        assert_eq!(said(&one.base), Some((Some(5090.0), Some(2022))));
        assert_eq!((said(&one.target), one.interims.len()), (Some((Some(5600.0), Some(2024))), 1));
    }

    #[test]
    fn years_of_what_was_are_no_series() {
        let items: Vec<Item> = ["人口", "令和3年 令和4年 令和5年", "人 5,000 4,900 4,800"]
            .iter()
            .enumerate()
            .flat_map(|(line, text)| items_of(&clean(text), line))
            .collect();
        assert!(read(&items, None).is_empty());
    }
}
