//! Names, codes and choices as they may be kept.

use engawa_kernel::Id;
use engawa_web::{Fields, key};

use super::model::Plan;
use super::view::View;
use crate::model::Section;
use crate::offices;

/// A name or title.
pub(super) fn name(fields: &Fields, field: &str) -> Result<String, &'static str> {
    offices::title(fields.get(field)).map_err(|_| key("who-transfers-wrong-name"))
}

/// A short name for files. Where none was typed it is the name.
pub(super) fn code(fields: &Fields, field: &str, name: &str) -> Result<String, &'static str> {
    let typed = fields.trimmed(field);
    offices::code(if typed.is_empty() { name } else { typed }).map_err(|_| key("who-transfers-wrong-code"))
}

/// A code that no section has, and no other line gives.
pub(super) fn free_code(view: &View, code: String) -> Result<String, &'static str> {
    let taken = view.state.sections.iter().any(|section| section.code == code)
        || view.plan.sections.iter().any(|section| section.code == code);
    if taken { Err(key("who-transfers-wrong-code-taken")) } else { Ok(code) }
}

/// The sections that can end with a list: those of the eve without an end, and without such a line.
pub(super) fn sections_that_can_end(view: &View) -> Vec<Id<Section>> {
    let has_line = |section: Id<Section>| view.plan.endings.iter().any(|ending| ending.section == section);
    let there = view.state.sections.iter().filter(|section| section.days.hold(view.plan.eve()) && section.days.to.is_none());
    there.map(|section| section.id).filter(|section| !has_line(*section)).collect()
}

/// The sections that stay.
pub(super) fn sections_that_stay(view: &View) -> Vec<Id<Section>> {
    let Plan { day, endings, .. } = &view.plan;
    let ends = |section: Id<Section>| endings.iter().any(|ending| ending.section == section);
    let stay = view.state.sections.iter().filter(|section| section.days.hold(*day) && !ends(section.id));
    stay.map(|section| section.id).collect()
}

/// The sections of the day: those that stay, and those that begin.
pub(super) fn sections_of_the_day(view: &View) -> Vec<Id<Section>> {
    let begin = view.plan.sections.iter().map(|section| section.id);
    sections_that_stay(view).into_iter().chain(begin).collect()
}

/// One of those that were offered; nothing where nothing was chosen.
pub(super) fn one_of<T>(typed: &str, offered: &[Id<T>]) -> Result<Option<Id<T>>, &'static str> {
    if typed.is_empty() {
        return Ok(None);
    }
    let found = Id::parse(typed).ok().filter(|id| offered.contains(id));
    found.map(Some).ok_or(key("who-transfers-wrong-choice"))
}
