//! Laws of sections that begin and end.

use std::collections::BTreeSet;

use engawa_kernel::Id;

use super::{Finding, Look};
use crate::model::Section;
use crate::transfers::model::SectionEnding;

pub(super) fn check(look: &Look) -> Vec<Finding> {
    let mut found: Vec<Finding> = look.plan.endings.iter().flat_map(|ending| ends(look, ending)).collect();
    found.extend(codes_taken(look));
    found.extend(parents(look));
    found.extend(same_names(look));
    found.extend(orphans(look));
    found
}

fn ends(look: &Look, ending: &SectionEnding) -> Vec<Finding> {
    let (section, eve) = (ending.section, look.plan.eve());
    let there = look.state.sections.iter().find(|other| other.id == section && other.days.from.is_none_or(|from| from <= eve));
    let own = match there.map(|there| there.days.to) {
        None => Some(Finding::SectionNotThere(section)),
        // Whoever set the earlier end knows why; it is not overwritten, be it later or not.
        Some(Some(to)) => Some(Finding::SectionEndsAlready(section, to)),
        Some(None) => None,
    };
    let gone = ending.heirs.iter().filter(|heir| !look.after.has_section(**heir, look.plan.day));
    own.into_iter().chain(gone.map(|heir| Finding::HeirSectionGone { section, heir: *heir })).collect()
}

fn codes_taken(look: &Look) -> Vec<Finding> {
    let mut codes: BTreeSet<&str> = look.state.sections.iter().map(|section| section.code.as_str()).collect();
    let new = look.plan.sections.iter();
    new.filter(|section| !codes.insert(&section.code)).map(|section| Finding::CodeTaken(section.id)).collect()
}

fn parents(look: &Look) -> Vec<Finding> {
    let mut found = Vec::new();
    let begin = look.plan.sections.iter().map(|section| (section.id, section.parent));
    let placed = look.plan.placements.iter().map(|placement| (placement.section, placement.parent));
    for (section, parent) in begin.chain(placed) {
        let parent = parent.map(|parent| look.plan.parent_then(parent));
        if !look.after.has_section(section, look.plan.day) {
            found.push(Finding::PlacedGone(section));
        } else if in_a_circle(look, section) {
            found.push(Finding::ParentCircle(section));
        } else if parent.is_some_and(|parent| !look.after.has_section(parent, look.plan.day)) {
            found.push(Finding::ParentGone(section));
        }
    }
    found
}

fn in_a_circle(look: &Look, section: Id<Section>) -> bool {
    let above = |at: Id<Section>| look.after.sections.get(&at).and_then(|then| then.parent);
    let mut seen = BTreeSet::from([section]);
    let mut at = above(section);
    while let Some(parent) = at {
        if !seen.insert(parent) {
            return parent == section;
        }
        at = above(parent);
    }
    false
}

fn same_names(look: &Look) -> Vec<Finding> {
    let on_the_day = || look.after.sections.iter().filter(|(_, then)| then.days.hold(look.plan.day));
    let new = look.plan.sections.iter();
    let doubled = new.filter(|section| on_the_day().any(|(id, then)| *id != section.id && then.name == section.name));
    doubled.map(|section| Finding::SameName(section.id)).collect()
}

/// Sections that stay while the one above them ends, and that no line puts elsewhere: it has several heirs, or none.
fn orphans(look: &Look) -> Vec<Finding> {
    let ends = |parent: Option<Id<Section>>| look.plan.endings.iter().any(|ending| Some(ending.section) == parent);
    let above = |section: Id<Section>| look.after.sections.get(&section).and_then(|then| then.parent);
    let below = look.state.sections.iter().filter(|section| ends(above(section.id)));
    let stay = below.filter(|section| look.after.has_section(section.id, look.plan.day));
    stay.map(|section| Finding::ParentEnds(section.id)).collect()
}
