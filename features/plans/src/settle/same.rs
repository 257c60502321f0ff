//! Whether a version that is in the town says the same as a file.

use engawa_db::{Db, Fault};

use super::back::plan_file;
use crate::book::store::FoundPlan;
use crate::townfile::PlanFile;

/// The first thing that differs, in words for the operator; nothing where both say the same.
pub(super) fn difference(db: &Db, found: &FoundPlan, file: &PlanFile) -> Result<Option<String>, Fault> {
    let there = plan_file(db, found)?;
    if !same_head(&there, file) {
        return Ok(Some("what is said of the plan as a whole".to_owned()));
    }
    if contradicts(there.adopted_on.as_ref(), file.adopted_on.as_ref()) {
        return Ok(Some("the day of its adoption".to_owned()));
    }
    if contradicts(there.reason.as_ref(), file.reason.as_ref()) {
        return Ok(Some("the reason of the amendment".to_owned()));
    }
    if let Some(node) = first_other(&there.nodes, &file.nodes) {
        return Ok(Some(format!("item {}", node.code)));
    }
    if let Some(other) = first_other(&there.indicators, &file.indicators) {
        return Ok(Some(format!("indicator {}", other.indicator.code)));
    }
    let heir = first_other(&there.heirs, &file.heirs).or_else(|| first_other(&there.indicator_heirs, &file.indicator_heirs));
    Ok(heir.map(|heir| format!("who takes over {}", heir.old)))
}

/// Whoever is silent contradicts nobody: a day or reason may be said once, and never otherwise.
fn contradicts<T: PartialEq>(there: Option<&T>, file: Option<&T>) -> bool {
    there.zip(file).is_some_and(|(there, file)| there != file)
}

fn same_head(there: &PlanFile, file: &PlanFile) -> bool {
    there.title == file.title
        && there.kind == file.kind
        && there.scope == file.scope
        && there.period == file.period
        && there.source_title == file.source_title
        && there.source_url == file.source_url
        && there.levels == file.levels
        && there.actors == file.actors
        && there.related == file.related
        && there.scale == file.scale
}

/// The first place at which two lists differ: what the file has there, else what the town has.
fn first_other<'l, T: PartialEq>(there: &'l [T], file: &'l [T]) -> Option<&'l T> {
    let places = 0..there.len().max(file.len());
    let mut pairs = places.map(|place| (there.get(place), file.get(place)));
    pairs.find(|(there, file)| there != file).and_then(|(there, file)| file.or(there))
}
