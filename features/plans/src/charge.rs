//! Who carries the work of a section today: the section itself, or those that took it over when it ended.

use engawa_db::{Db, Fault};
use engawa_kernel::{Day, Id};
use engawa_who::Section;

use crate::model::SectionName;

/// A heritage of sections is short; the bound only guards against a circle.
const STEPS_MAX: usize = 8;

/// The sections that carry its work on a day, each once. Nobody, when it has ended and nobody followed.
///
/// # Errors
/// When the database cannot be read.
pub fn heirs(db: &Db, id: Id<Section>, day: Day) -> Result<Vec<SectionName>, Fault> {
    let mut found = Vec::new();
    if let Some(section) = engawa_who::section(db, id)? {
        follow(db, section, day, STEPS_MAX, &mut found)?;
    }
    Ok(found)
}

fn follow(db: &Db, section: Section, day: Day, steps: usize, found: &mut Vec<SectionName>) -> Result<(), Fault> {
    if section.days.to.is_none_or(|to| to >= day) {
        if found.iter().all(|other| other.id != section.id) {
            found.push(SectionName { id: section.id, name: section.name });
        }
        return Ok(());
    }
    if steps == 0 {
        return Ok(());
    }
    for successor in engawa_who::successors_of_section(db, section.id)? {
        follow(db, successor, day, steps - 1, found)?;
    }
    Ok(())
}
