//! Settle a town: its face, areas, sections and posts, as a file states them. Settling again adds what is new and ends what has ended.

use std::collections::HashMap;

use engawa_db::{Fault, Tx};
use engawa_kernel::Id;

use crate::model::{Area, AreaFact, Days, Office, Section, TownFace};
use crate::store;

/// A town as a file states it. Its laws are in [`crate::check`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    /// The town.
    pub town: TownFace,
    /// Its areas.
    pub areas: Vec<NewArea>,
    /// Its sections.
    pub sections: Vec<NewSection>,
    /// Their posts.
    pub offices: Vec<NewOffice>,
}

/// An area as a file states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewArea {
    /// Its short name.
    pub code: String,
    /// Its name.
    pub name: String,
    /// 校区, 町内.
    pub kind: String,
    /// Code of the area in which it lies.
    pub parent: Option<String>,
    /// On which days.
    pub days: Days,
    /// Codes of those that follow it.
    pub successors: Vec<String>,
    /// What was counted for it elsewhere.
    pub facts: Vec<AreaFact>,
}

/// A section as a file states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSection {
    /// Its short name.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Code of the section above it.
    pub parent: Option<String>,
    /// On which days.
    pub days: Days,
    /// Codes of those that follow it.
    pub successors: Vec<String>,
}

/// A post as a file states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOffice {
    /// Code of its section.
    pub section: String,
    /// 課長.
    pub title: String,
    /// On which days.
    pub days: Days,
}

/// Writes a settlement that [`crate::check`] has found to hold. Areas and sections keep their ids by their codes.
///
/// # Errors
/// When the database cannot be written, or a code is unknown.
pub fn settle(tx: &mut Tx, settlement: &Settlement) -> Result<(), Fault> {
    store::put_town(tx, &settlement.town)?;
    settle_areas(tx, &settlement.areas)?;
    let sections = settle_sections(tx, &settlement.sections)?;
    for (ordinal, office) in (0..).zip(&settlement.offices) {
        let id: Id<Office> = tx.new_id();
        store::put_office(tx, id, find(&sections, &office.section)?, office, ordinal)?;
    }
    Ok(())
}

fn find<T>(ids: &HashMap<String, Id<T>>, code: &str) -> Result<Id<T>, Fault> {
    ids.get(code).copied().ok_or_else(|| Fault::Row(format!("no area or section has the code {code}")))
}

fn settle_areas(tx: &mut Tx, areas: &[NewArea]) -> Result<(), Fault> {
    let mut ids: HashMap<String, Id<Area>> = HashMap::new();
    for (ordinal, area) in (0..).zip(areas) {
        let id = match store::area_by_code(tx, &area.code)? {
            Some(found) => found.id,
            None => tx.new_id(),
        };
        store::put_area(tx, id, area, ordinal)?;
        ids.insert(area.code.clone(), id);
    }
    // Parents and successors afterwards: the file may name them in any order.
    for area in areas {
        let id = find(&ids, &area.code)?;
        let parent = area.parent.as_deref().map(|code| find(&ids, code)).transpose()?;
        store::put_area_parent(tx, id, parent)?;
        for successor in &area.successors {
            store::put_area_succession(tx, id, find(&ids, successor)?)?;
        }
        for fact in &area.facts {
            store::put_area_fact(tx, id, fact)?;
        }
    }
    Ok(())
}

fn settle_sections(tx: &mut Tx, sections: &[NewSection]) -> Result<HashMap<String, Id<Section>>, Fault> {
    let mut ids: HashMap<String, Id<Section>> = HashMap::new();
    for (ordinal, section) in (0..).zip(sections) {
        let id = match store::section_by_code(tx, &section.code)? {
            Some(found) => found.id,
            None => tx.new_id(),
        };
        store::put_section(tx, id, section, ordinal)?;
        ids.insert(section.code.clone(), id);
    }
    for section in sections {
        let id = find(&ids, &section.code)?;
        let parent = section.parent.as_deref().map(|code| find(&ids, code)).transpose()?;
        store::put_section_parent(tx, id, parent)?;
        for successor in &section.successors {
            store::put_section_succession(tx, id, find(&ids, successor)?)?;
        }
    }
    Ok(ids)
}
