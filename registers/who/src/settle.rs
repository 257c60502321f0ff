//! Settle a town: its face, sections and posts, as a file states them. Settling again adds what is new and ends what has ended.

use std::collections::HashMap;

use engawa_db::{Fault, Tx};
use engawa_kernel::Id;

use crate::model::{Days, Office, Section, TownFace};
use crate::store;

/// A town as a file states it. Its laws are in [`crate::check`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    /// The town.
    pub town: TownFace,
    /// Its sections.
    pub sections: Vec<NewSection>,
    /// Their posts.
    pub offices: Vec<NewOffice>,
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

/// Writes a settlement that [`crate::check`] has found to hold. Sections keep their ids by their codes.
///
/// # Errors
/// When the database cannot be written, or a code is unknown.
pub fn settle(tx: &mut Tx, settlement: &Settlement) -> Result<(), Fault> {
    store::put_town(tx, &settlement.town)?;
    let sections = settle_sections(tx, &settlement.sections)?;
    for (ordinal, office) in (0..).zip(&settlement.offices) {
        let id: Id<Office> = tx.new_id();
        store::put_office(tx, id, find(&sections, &office.section)?, office, ordinal)?;
    }
    Ok(())
}

fn find<T>(ids: &HashMap<String, Id<T>>, code: &str) -> Result<Id<T>, Fault> {
    ids.get(code).copied().ok_or_else(|| Fault::Row(format!("no section has the code {code}")))
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
