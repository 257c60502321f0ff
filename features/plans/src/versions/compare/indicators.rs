//! What changed in an indicator that goes on under its code; and which of it is its definition.

use super::nodes::Places;
use super::picked;
use crate::model::{Asked, Indicator, Over, Printed, SectionName, Source};

/// What is otherwise in an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IndicatorChange {
    /// Its name.
    Name,
    /// Its unit.
    Unit,
    /// To which item it belongs.
    Place,
    /// Its group and kind.
    Kind,
    /// Where it begins.
    Baseline,
    /// Where it is to go: value or year.
    Target,
    /// Statutory lines.
    Limits,
    /// Who is in charge.
    Sections,
    /// What is counted, and how.
    Definition(Vec<DefinitionPart>),
    /// Name and rhythm of the document from outside.
    Document,
    /// Why it was chosen.
    Rationale,
    /// What the reader should know.
    Caution,
    /// Digits after the point.
    Decimals,
    /// Whether it is judged.
    Scored,
}

/// A part of what is counted, and how. The name of a document from outside is none: the same figure may be printed elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DefinitionPart {
    /// In words.
    Words,
    /// The counter, or that a document answers.
    Counter,
    /// What it is narrowed to.
    Filters,
    /// What it is divided by.
    Over,
    /// A frozen list.
    List,
    /// What is carried forward.
    Opening,
    /// How it is measured over time.
    Shape,
    /// Which way is good.
    Direction,
    /// Whether it adds up over years.
    AddsUp,
    /// Which years it sums up.
    Windows,
    /// How many there are in all.
    Population,
}

/// Everything that differs. Every field is named, so that a new one cannot be forgotten here.
pub(super) fn changes(places: &Places, before: &Indicator, after: &Indicator) -> Vec<IndicatorChange> {
    let Indicator {
        id: _,
        code: _,
        slug: _,
        node,
        group,
        kind,
        name,
        unit,
        baseline,
        target,
        decimals,
        is_scored,
        limits,
        sections,
        rationale,
        caution,
        // These are the definition.
        shape: _,
        direction: _,
        is_cumulative: _,
        baseline_window: _,
        target_window: _,
        population: _,
        definition: _,
        source,
    } = after;
    let definition = definition_changes(before, after);
    let sections_of = |sections: &[SectionName]| sections.iter().map(|section| section.id).collect::<Vec<_>>();
    picked([
        (before.name != *name, IndicatorChange::Name),
        (before.unit != *unit, IndicatorChange::Unit),
        (!places.is_same(before.node, *node), IndicatorChange::Place),
        (before.group != *group || before.kind != *kind, IndicatorChange::Kind),
        (before.baseline != *baseline, IndicatorChange::Baseline),
        (before.target != *target, IndicatorChange::Target),
        (before.limits != *limits, IndicatorChange::Limits),
        (sections_of(&before.sections) != sections_of(sections), IndicatorChange::Sections),
        (!definition.is_empty(), IndicatorChange::Definition(definition)),
        (document_changed(&before.source, source), IndicatorChange::Document),
        (before.rationale != *rationale, IndicatorChange::Rationale),
        (before.caution != *caution, IndicatorChange::Caution),
        (before.decimals != *decimals, IndicatorChange::Decimals),
        (before.is_scored != *is_scored, IndicatorChange::Scored),
    ])
}

/// Which parts of the definition differ.
pub fn definition_changes(before: &Indicator, after: &Indicator) -> Vec<DefinitionPart> {
    let nothing = Asked::default();
    let (old, new) = (asked(&before.source).unwrap_or(&nothing), asked(&after.source).unwrap_or(&nothing));
    let windows = |indicator: &Indicator| (indicator.baseline_window, indicator.target_window);
    picked([
        (before.definition != after.definition, DefinitionPart::Words),
        (asked(&before.source).map(counter) != asked(&after.source).map(counter), DefinitionPart::Counter),
        (sorted(&old.filters) != sorted(&new.filters), DefinitionPart::Filters),
        (!same_over(old.over.as_ref(), new.over.as_ref()), DefinitionPart::Over),
        (old.list != new.list, DefinitionPart::List),
        (old.opening != new.opening, DefinitionPart::Opening),
        (before.shape != after.shape, DefinitionPart::Shape),
        (before.direction != after.direction, DefinitionPart::Direction),
        (before.is_cumulative != after.is_cumulative, DefinitionPart::AddsUp),
        (windows(before) != windows(after), DefinitionPart::Windows),
        (before.population != after.population, DefinitionPart::Population),
    ])
}

/// Whether an indicator is to go elsewhere, or by another year. Another way of writing the same number is no other target.
pub fn target_changed(before: &Indicator, after: &Indicator) -> bool {
    let goes = |target: &Printed| (target.value, target.year, target.is_strict, words_of(target));
    goes(&before.target) != goes(&after.target)
}

/// A target in words has nothing but its words.
fn words_of(target: &Printed) -> Option<String> {
    target.raw.clone().filter(|_| target.value.is_none())
}

fn asked(source: &Source) -> Option<&Asked> {
    match source {
        Source::Counted(asked) => Some(asked),
        Source::External { .. } => None,
    }
}

fn counter(asked: &Asked) -> &str {
    &asked.counter
}

fn sorted(filters: &[(String, String)]) -> Vec<&(String, String)> {
    let mut filters: Vec<_> = filters.iter().collect();
    filters.sort();
    filters
}

fn same_over(before: Option<&Over>, after: Option<&Over>) -> bool {
    match (before, after) {
        (Some(Over::Counter { counter: old, filters: before }), Some(Over::Counter { counter: new, filters: after })) => {
            old == new && sorted(before) == sorted(after)
        }
        (before, after) => before == after,
    }
}

fn document_changed(before: &Source, after: &Source) -> bool {
    match (before, after) {
        (Source::External { .. }, Source::External { .. }) => before != after,
        // From a document to the records, or back, is another definition.
        _ => false,
    }
}
