//! Accesses with the names of those who looked and of those who were shown.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use engawa_db::{Db, Fault};
use engawa_journal::access::{Noted, subjects_of};
use engawa_kernel::AnyId;
use engawa_web::{Said, Voice, key};

use super::super::store;

/// Names of accounts, each asked for once.
#[derive(Debug, Default)]
pub(super) struct Names(HashMap<AnyId, Option<String>>);

impl Names {
    /// Learns a name.
    pub(super) fn learn(&mut self, db: &Db, id: AnyId) -> Result<(), Fault> {
        if let Entry::Vacant(unknown) = self.0.entry(id) {
            unknown.insert(store::name_of(db, id)?);
        }
        Ok(())
    }

    /// The name; of a closed account that it was closed, of anything else its number.
    pub(super) fn say(&self, voice: &Voice, id: AnyId) -> Said {
        match self.0.get(&id).and_then(Option::as_deref) {
            Some("") => voice.say_with("who-access-closed", &[("number", id.to_string().into())]),
            Some(name) => Said::text(name),
            None => Said::text(&id.to_string()),
        }
    }
}

/// An access with the persons it showed.
#[derive(Debug)]
pub(super) struct Look {
    pub(super) noted: Noted,
    pub(super) subjects: Vec<AnyId>,
    pub(super) section: Option<String>,
}

/// Adds persons, sections and names to accesses.
pub(super) fn looks(db: &Db, all: Vec<Noted>, names: &mut Names) -> Result<Vec<Look>, Fault> {
    let mut looks = Vec::new();
    for noted in all {
        let subjects = subjects_of(db, noted.seq)?;
        for id in subjects.iter().copied().chain(noted.who) {
            names.learn(db, id)?;
        }
        let section = noted.section.map(|id| crate::store::section(db, id.of())).transpose()?.flatten();
        looks.push(Look { noted, subjects, section: section.map(|section| section.name) });
    }
    Ok(looks)
}

/// Everyone whom these accesses name.
pub(super) fn people(looks: &[Look]) -> Vec<AnyId> {
    looks.iter().flat_map(|look| look.subjects.iter().copied().chain(look.noted.who)).collect()
}

/// The word of a purpose; one that no page knows is shown as its code.
pub(super) fn purpose(voice: &Voice, code: &str) -> Said {
    voice.say(match code {
        "office" => key("who-access-purpose-office"),
        "self" => key("who-access-purpose-self"),
        "none" => key("who-access-purpose-none"),
        other => return Said::text(other),
    })
}
