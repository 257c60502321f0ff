//! Reads the figures that sections enter: the plans in force, who is in charge today, what was stated of each year.

use std::collections::HashMap;

use engawa_db::{Db, Fault};
use engawa_kernel::{Day, FiscalYear, Id};

use super::model::{Held, Line, Sheet, Whose};
use super::rules::proposed_source;
use crate::book::{self, Book};
use crate::charge::Heirs;
use crate::measuring::store;
use crate::model::{Indicator, Node, SectionName, Source, Stated};
use crate::versions;

/// All figures of a year that come from outside, in the order of the plans; after those in force what ended in it or later.
pub(super) fn lines(db: &Db, year: FiscalYear, today: Day) -> Result<Vec<Line>, Fault> {
    let mut stated = stated(db, year)?;
    let mut heirs = Heirs::on(db, today);
    let mut lines = Vec::new();
    for book in book::all(db)?.into_iter().filter(|book| book.plan.body.is_none()) {
        for indicator in book.indicators.iter().filter(|indicator| matches!(indicator.source, Source::External { .. })) {
            let all = stated.remove(&indicator.id).unwrap_or_default();
            let charge = in_charge(&mut heirs, printed(&book, indicator))?;
            lines.push(line(&book, indicator, all, year, charge));
        }
        // What an amendment ended is still told of its last year: the document often comes after the amendment.
        for last in versions::ended_since(db, &book, year)? {
            for indicator in last.indicators.iter().filter(|indicator| matches!(indicator.source, Source::External { .. })) {
                let all = stated.remove(&indicator.id).unwrap_or_default();
                let charge = in_charge(&mut heirs, printed(&last.book, indicator))?;
                lines.push(Line {
                    held: last.until.map_or(Held::Formerly, Held::Until),
                    ..line(&last.book, indicator, all, year, charge)
                });
            }
        }
    }
    Ok(lines)
}

/// The figures of a section. Nothing where there is no such section.
pub(super) fn sheet(db: &Db, year: FiscalYear, whose: Whose, today: Day) -> Result<Option<Sheet>, Fault> {
    let section = match whose {
        Whose::Nobody => None,
        Whose::Section(id) => match engawa_who::section(db, id)? {
            None => return Ok(None),
            Some(section) => Some(section.name),
        },
    };
    let lines = lines(db, year, today)?.into_iter().filter(|line| line.is_of(whose)).collect();
    Ok(Some(Sheet { year, whose, section, lines }))
}

/// What was stated of a year and of the two before, by indicator.
fn stated(db: &Db, year: FiscalYear) -> Result<HashMap<Id<Indicator>, Vec<Stated>>, Fault> {
    let mut all: HashMap<Id<Indicator>, Vec<Stated>> = HashMap::new();
    for of in store::stated_between(db, FiscalYear(year.number() - 2), year)? {
        all.entry(of.indicator).or_default().push(of.stated);
    }
    Ok(all)
}

fn line(book: &Book, indicator: &Indicator, all: Vec<Stated>, year: FiscalYear, charge: Vec<SectionName>) -> Line {
    let of_year = |back: i32| all.iter().filter(move |stated| stated.year.number() == year.number() - back);
    let standing = |back| of_year(back).next_back().filter(|stated| stated.value.is_some()).cloned();
    let before = [standing(2), standing(1)];
    Line {
        source: proposed_source(before[1].as_ref(), &indicator.source, year),
        indicator: indicator.clone(),
        plan: book.plan.slug.clone(),
        period: book.plan.period.clone(),
        held: Held::Now,
        charge,
        stated: of_year(0).cloned().collect(),
        before,
    }
}

/// Who is in charge today, each once.
fn in_charge(heirs: &mut Heirs, printed: &[SectionName]) -> Result<Vec<SectionName>, Fault> {
    let mut found: Vec<SectionName> = Vec::new();
    for section in printed {
        for heir in heirs.of(section.id)? {
            if found.iter().all(|other| other.id != heir.id) {
                found.push(heir.clone());
            }
        }
    }
    Ok(found)
}

/// The sections that the plan names for an indicator, or else for the nearest item above it that has any.
fn printed<'b>(book: &'b Book, indicator: &'b Indicator) -> &'b [SectionName] {
    if !indicator.sections.is_empty() {
        return &indicator.sections;
    }
    let above: Vec<&Node> = book.path(indicator.node);
    above.into_iter().rev().map(|node| node.sections.as_slice()).find(|sections| !sections.is_empty()).unwrap_or_default()
}
