//! Who carries the work of a section today: the section itself, or those that took it over when it ended.

use std::collections::HashMap;

use engawa_db::{Db, Fault};
use engawa_kernel::{Day, Id};
use engawa_who::Section;

use crate::model::SectionName;

/// A heritage of sections is short; the bound only guards against a circle.
const STEPS_MAX: usize = 8;

/// The sections that carry the work of others on a day; each of those is followed once, however many indicators name it.
pub struct Heirs<'d> {
    db: &'d Db,
    day: Day,
    known: HashMap<Id<Section>, Vec<SectionName>>,
}

impl<'d> Heirs<'d> {
    /// Nobody is followed yet.
    pub fn on(db: &'d Db, day: Day) -> Heirs<'d> {
        Heirs { db, day, known: HashMap::new() }
    }

    /// Who carries the work of a section, each once. Nobody, when it has ended and nobody followed.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn of(&mut self, id: Id<Section>) -> Result<&[SectionName], Fault> {
        if !self.known.contains_key(&id) {
            let found = self.follow_from(id)?;
            self.known.insert(id, found);
        }
        Ok(self.known.get(&id).map_or(&[], Vec::as_slice))
    }

    fn follow_from(&self, id: Id<Section>) -> Result<Vec<SectionName>, Fault> {
        let mut found = Vec::new();
        if let Some(section) = engawa_who::section(self.db, id)? {
            follow(self.db, section, self.day, STEPS_MAX, &mut found)?;
        }
        Ok(found)
    }
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
