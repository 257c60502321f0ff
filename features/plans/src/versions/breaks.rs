//! The adoptions from which an indicator is counted otherwise or is to go elsewhere: a chart and a table say so.

use engawa_db::{Db, Fault};
use engawa_kernel::{Day, FiscalYear, Id};

use super::compare::{DefinitionPart, definition_changes, target_changed};
use crate::book::store::{self, Edition};
use crate::model::{Indicator, Printed};

/// An adoption from which figures do not simply go on.
#[derive(Debug, Clone, PartialEq)]
pub struct Break {
    /// The first fiscal year of which it holds; nothing where the day of the adoption is not known.
    pub year: Option<FiscalYear>,
    /// The version that was adopted.
    pub version: i64,
    /// The day of the adoption.
    pub adopted_on: Option<Day>,
    /// What is otherwise; never empty.
    pub what: Vec<What>,
}

/// What is otherwise from an adoption on.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// What is counted, and how.
    Definition(Vec<DefinitionPart>),
    /// In what it is counted.
    Unit {
        /// The unit before.
        before: Option<String>,
        /// The unit from then on.
        after: Option<String>,
    },
    /// Where it is to go.
    Target {
        /// The target before.
        before: Printed,
        /// The target from then on.
        after: Printed,
    },
    /// It took over from others, whose figures are not continued here.
    TookOver(Vec<Predecessor>),
}

/// An indicator that another took over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Predecessor {
    /// Its name as it was last printed.
    pub name: String,
    /// Its name in addresses.
    pub slug: String,
}

/// The breaks of an indicator, the earliest first, up to the version in force.
///
/// # Errors
/// When the database cannot be read.
pub fn breaks(db: &Db, id: Id<Indicator>) -> Result<Vec<Break>, Fault> {
    let editions = store::editions_of(db, id)?;
    if editions.len() < 2 {
        return Ok(Vec::new());
    }
    let mut breaks = Vec::new();
    let mut last: Option<Indicator> = None;
    for (place, edition) in editions.iter().enumerate() {
        let Some(now) = stands_in(db, edition)? else { continue };
        let mut what = last.as_ref().map(|before| otherwise(before, &now)).unwrap_or_default();
        if let Some(before) = place.checked_sub(1).and_then(|before| editions.get(before)) {
            what.extend(took_over(db, before, edition, &now.code)?);
        }
        if !what.is_empty() {
            breaks.push(Break { year: year_of(edition), version: edition.number, adopted_on: edition.adopted_on, what });
        }
        last = Some(now);
    }
    Ok(breaks)
}

fn stands_in(db: &Db, edition: &Edition) -> Result<Option<Indicator>, Fault> {
    let Some(slug) = &edition.slug else { return Ok(None) };
    Ok(store::indicators(db, edition.version, Some(slug))?.pop())
}

fn otherwise(before: &Indicator, now: &Indicator) -> Vec<What> {
    let definition = definition_changes(before, now);
    let definition = (!definition.is_empty()).then_some(What::Definition(definition));
    let unit = (before.unit != now.unit).then(|| What::Unit { before: before.unit.clone(), after: now.unit.clone() });
    let target = target_changed(before, now).then(|| What::Target { before: before.target.clone(), after: now.target.clone() });
    [definition, unit, target].into_iter().flatten().collect()
}

/// The indicators of the version before that this one took over.
fn took_over(db: &Db, before: &Edition, edition: &Edition, code: &str) -> Result<Option<What>, Fault> {
    let mut predecessors = Vec::new();
    for heir in store::indicator_heirs(db, edition.version)? {
        if heir.new.iter().any(|new| new == code) {
            let old = store::indicators(db, before.version, Some(&heir.old.to_ascii_lowercase()))?.pop();
            predecessors.extend(old.map(|old| Predecessor { name: old.name, slug: old.slug }));
        }
    }
    Ok((!predecessors.is_empty()).then_some(What::TookOver(predecessors)))
}

/// The figure of a year is settled after the year; so an adoption holds from the year in which it falls, unless the period of
/// the new version begins later.
fn year_of(edition: &Edition) -> Option<FiscalYear> {
    let adopted = FiscalYear::of(edition.adopted_on?);
    Some(edition.begins.map_or(adopted, |begins| begins.max(adopted)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(adopted_on: Option<(i32, u32, u32)>, begins: Option<i32>) -> Option<i32> {
        let edition = Edition {
            version: Id::random([1; 16]),
            number: 2,
            adopted_on: adopted_on.and_then(|(year, month, day)| Day::new(year, month, day).ok()),
            begins: begins.map(FiscalYear),
            slug: None,
        };
        year_of(&edition).map(FiscalYear::number)
    }

    #[test]
    fn an_adoption_holds_from_its_fiscal_year_or_from_the_first_of_a_new_period() {
        assert_eq!(year(Some((2027, 3, 25)), Some(2021)), Some(2026));
        assert_eq!(year(Some((2027, 4, 1)), Some(2021)), Some(2027));
        assert_eq!(year(Some((2027, 3, 25)), Some(2027)), Some(2027));
        assert_eq!(year(Some((2027, 3, 25)), None), Some(2026));
        assert_eq!(year(None, Some(2027)), None);
    }
}
