//! A whole reading in memory: where it stands, what comes next, what is certain, what cannot be. Pure.

use engawa_kernel::text::has_control;

use super::model::{COMPARISONS, FieldName, FieldState, NO, Thing, ThingOf, Verdict, YES};
use crate::townfile::TEXT_MAX;

/// From this confidence on the reader is sure, in percent.
pub const CERTAIN: i64 = 90;
/// Below this one it doubts.
pub const DOUBTFUL: i64 = 70;

/// Everything of a reading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Whole {
    /// Its things, by their numbers.
    pub things: Vec<Thing>,
}

/// How many fields are where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// All.
    pub all: usize,
    /// As they were read.
    pub accepted: usize,
    /// Otherwise.
    pub corrected: usize,
    /// Dropped.
    pub dropped: usize,
    /// Not looked at.
    pub open: usize,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// A title is missing where other fields are kept.
    NoTitle,
    /// Too long, or with signs that nobody can see.
    NoText,
    /// No year.
    NoYear,
    /// The target lies before the baseline.
    TargetFirst,
    /// None of those that can be chosen.
    NoChoice,
    /// An item that is none, or that stands below this one.
    NoItem,
}

impl Whole {
    /// A thing.
    pub fn thing(&self, number: i64) -> Option<&Thing> {
        self.things.iter().find(|thing| thing.number == number)
    }

    /// The things of a sort.
    pub fn of(&self, of: ThingOf) -> impl Iterator<Item = &Thing> {
        self.things.iter().filter(move |thing| thing.of == of)
    }

    /// Where its fields are.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for found in self.things.iter().flat_map(|thing| &thing.fields) {
            counts.all += 1;
            match found.state() {
                FieldState::Open => counts.open += 1,
                FieldState::Said(Verdict::Accepted) => counts.accepted += 1,
                FieldState::Said(Verdict::Corrected) => counts.corrected += 1,
                FieldState::Said(Verdict::Dropped) => counts.dropped += 1,
            }
        }
        counts
    }

    /// What is to be looked at, the least sure first.
    pub fn open(&self) -> Vec<&Thing> {
        let mut open: Vec<&Thing> = self.things.iter().filter(|thing| thing.is_open()).collect();
        open.sort_by_key(|thing| (thing.confidence(), thing.number));
        open
    }

    /// What comes after a thing.
    pub fn next(&self, after: i64) -> Option<&Thing> {
        let open = self.open();
        let place = self.thing(after).map(|thing| (thing.confidence(), thing.number));
        let behind = open.iter().find(|thing| place.is_none_or(|place| (thing.confidence(), thing.number) > place));
        behind.or_else(|| open.iter().find(|thing| thing.number != after)).copied()
    }

    /// What was not looked at, and of which the reader is sure in every field: nothing else could be meant, and nothing is wrong.
    pub fn certain(&self) -> Vec<&Thing> {
        let is_sure = |thing: &&Thing| {
            let sure = thing.fields.iter().all(|found| {
                found.decisions.is_empty() && found.choices.is_empty() && (found.value.is_none() || found.confidence >= CERTAIN)
            });
            let typed = |name: FieldName| thing.now(name).to_owned();
            sure && !thing.now(FieldName::Title).is_empty() && self.unfit(thing, &typed).is_empty()
        };
        self.things.iter().filter(is_sure).collect()
    }

    /// The record of the latest word in it.
    pub fn seen(&self) -> i64 {
        self.things.iter().map(Thing::seen).max().unwrap_or(0)
    }

    /// What is wrong with a thing that would say this.
    pub fn unfit(&self, thing: &Thing, typed: &dyn Fn(FieldName) -> String) -> Vec<(FieldName, Unfit)> {
        let mut found = Vec::new();
        for field in thing.fields.iter().map(|found| found.field) {
            let text = typed(field);
            if let Some(unfit) = self.unfit_field(thing, field, text.trim()) {
                found.push((field, unfit));
            }
        }
        let year = |field| typed(field).trim().parse::<i32>().ok();
        let (baseline, target) = (year(FieldName::BaselineYear), year(FieldName::TargetYear));
        if baseline.zip(target).is_some_and(|(baseline, target)| target < baseline) {
            found.push((FieldName::TargetYear, Unfit::TargetFirst));
        }
        found
    }

    fn unfit_field(&self, thing: &Thing, field: FieldName, text: &str) -> Option<Unfit> {
        if text.is_empty() {
            // A document need not print the title of its plan; it is asked for when the draft is made.
            return (field == FieldName::Title && thing.of != ThingOf::Plan).then_some(Unfit::NoTitle);
        }
        if text.chars().count() > TEXT_MAX || has_control(&text.replace('\n', " ")) {
            return Some(Unfit::NoText);
        }
        match field {
            FieldName::Year | FieldName::BaselineYear | FieldName::TargetYear => {
                let is_year = text.parse::<i32>().is_ok_and(|year| (1868..=2200).contains(&year));
                (!is_year).then_some(Unfit::NoYear)
            }
            FieldName::Comparison => (!COMPARISONS.contains(&text)).then_some(Unfit::NoChoice),
            FieldName::Cumulative => (![YES, NO].contains(&text)).then_some(Unfit::NoChoice),
            FieldName::Under => (!self.may_stand_under(thing, text)).then_some(Unfit::NoItem),
            _ => None,
        }
    }

    /// Whether a thing may stand under an item: there is one, and it does not stand below the thing itself.
    fn may_stand_under(&self, thing: &Thing, number: &str) -> bool {
        let item = |text: &str| {
            let number: i64 = text.parse().ok()?;
            self.of(ThingOf::Item).find(|item| item.number == number)
        };
        let Some(mut above) = item(number) else { return false };
        for _ in 0..self.things.len() {
            if above.number == thing.number {
                return false;
            }
            match item(above.now(FieldName::Under)) {
                Some(next) => above = next,
                None => return true,
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use engawa_kernel::Seq;

    use super::*;
    use crate::readings::model::{Decision, Found};

    fn field(field: FieldName, value: Option<&str>, confidence: i64) -> Found {
        Found { field, value: value.map(str::to_owned), confidence, place: None, choices: Vec::new(), decisions: Vec::new() }
    }

    fn item(number: i64, under: Option<&str>, confidence: i64) -> Thing {
        let fields = vec![field(FieldName::Title, Some("t"), confidence), field(FieldName::Under, under, confidence)];
        Thing { number, of: ThingOf::Item, fields }
    }

    #[test]
    fn the_least_sure_comes_first_and_after_the_last_the_first_again() {
        let whole = Whole { things: vec![item(1, None, 95), item(2, Some("1"), 60), item(3, Some("1"), 75)] };
        let numbers: Vec<i64> = whole.open().iter().map(|thing| thing.number).collect();
        assert_eq!(numbers, [2, 3, 1]);
        assert_eq!(whole.next(2).map(|thing| thing.number), Some(3));
        assert_eq!(whole.next(1).map(|thing| thing.number), Some(2));
    }

    #[test]
    fn only_what_is_sure_and_alone_and_right_is_certain() {
        let mut other = item(3, Some("1"), 95);
        other.fields[0].choices.push("u".into());
        let mut said = item(4, None, 99);
        said.fields[1].decisions.push(Decision { seq: Seq(1), verdict: Verdict::Accepted, value: None, post: String::new() });
        let whole = Whole { things: vec![item(1, None, 95), item(2, Some("1"), 89), other, said, item(5, Some("77"), 99)] };
        assert_eq!(whole.certain().iter().map(|thing| thing.number).collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn no_item_stands_under_itself() {
        let whole = Whole { things: vec![item(1, Some("2"), 95), item(2, None, 95)] };
        let two = whole.thing(2).unwrap();
        let typed = |name: FieldName| if name == FieldName::Under { "1".to_owned() } else { "t".to_owned() };
        assert_eq!(whole.unfit(two, &typed), [(FieldName::Under, Unfit::NoItem)]);
    }
}
