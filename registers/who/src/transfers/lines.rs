//! The lines of a list as its page shows them: people by section, sections, offices; each with the button that takes it out.

use std::collections::BTreeMap;

use engawa_kernel::Id;
use engawa_web::ui::{Deed, Deeds};
use engawa_web::{Answer, Ctx, Said, Voice, key};

use super::model::{Move, OfficeEnding, OfficeToBegin, Taken, Way};
use super::removals::{self, Line};
use super::view::View;
use crate::model::{Office, Section};

/// The people who come to a section, or go.
pub(super) struct Group {
    pub(super) id: String,
    pub(super) heading: Said,
    pub(super) deeds: Deeds,
}

/// The moves by the section to which they lead, in the order of the offices; those who only leave stand last.
/// Those who go along with their office stand at the very end.
pub(super) fn groups(ctx: &Ctx, view: &View, along: &[Taken]) -> Answer<Vec<Group>> {
    let mut by_section: BTreeMap<(usize, Option<Id<Section>>), Vec<&Move>> = BTreeMap::new();
    for mv in &view.plan.moves {
        let section = mv.way.to().and_then(|office| view.place(office)).map(|(section, _)| section);
        let rank = view.state.sections.iter().position(|other| Some(other.id) == section);
        let rank = rank.unwrap_or(if section.is_some() { usize::MAX - 1 } else { usize::MAX });
        by_section.entry((rank, section)).or_default().push(mv);
    }
    let mut groups = Vec::new();
    for ((_, section), moves) in by_section {
        let heading = match section {
            Some(section) => view.section(&ctx.voice, section),
            None => ctx.voice.say("who-transfers-leaving"),
        };
        let deeds: Answer<Vec<Deed>> = moves.into_iter().map(|mv| move_line(ctx, view, mv)).collect();
        let id = format!("group-{}", groups.len() + 1);
        groups.push(Group { id, heading, deeds: Deeds::new(deeds?, Said::default()) });
    }
    if !along.is_empty() {
        let deeds = along.iter().map(|(account, office)| {
            Deed::new(view.person(&ctx.voice, *account)).below(way_words(&ctx.voice, view, Way::In(*office)))
        });
        let heading = ctx.voice.say("who-transfers-check-follow-title");
        groups.push(Group { id: "along".into(), heading, deeds: Deeds::new(deeds.collect(), Said::default()) });
    }
    Ok(groups)
}

fn move_line(ctx: &Ctx, view: &View, mv: &Move) -> Answer<Deed> {
    let who = view.person(&ctx.voice, mv.account);
    let deed = Deed::new(who.clone()).below(way_words(&ctx.voice, view, mv.way));
    let until = mv.until.map(|until| ctx.voice.say_with("who-transfers-until", &[("day", ctx.voice.full_day(until).into())]));
    let deed = match until {
        Some(until) => deed.below(until),
        None => deed,
    };
    with_removal(ctx, view, deed, Line::Move(mv.id), who)
}

/// From where to where, in words.
pub(super) fn way_words(voice: &Voice, view: &View, way: Way) -> Said {
    let office = |office| view.office(voice, office);
    match way {
        Way::In(to) => voice.say_with("who-transfers-way-in", &[("to", office(to).into())]),
        Way::Across(from, to) => {
            voice.say_with("who-transfers-way-across", &[("from", office(from).into()), ("to", office(to).into())])
        }
        Way::Out(from) => voice.say_with("who-transfers-way-out", &[("from", office(from).into())]),
    }
}

fn with_removal(ctx: &Ctx, view: &View, deed: Deed, line: Line, about: Said) -> Answer<Deed> {
    if view.transfer.adoption.is_some() {
        return Ok(deed);
    }
    Ok(deed.button(removals::button(ctx, view, line, about)?))
}

/// Sections that are renamed, begin or end.
pub(super) fn sections(ctx: &Ctx, view: &View) -> Answer<Vec<Deed>> {
    let voice = &ctx.voice;
    let mut deeds = Vec::new();
    for new in &view.plan.sections {
        let name = Said::text(&new.name);
        let code = voice.say_with("who-transfers-code-is", &[("code", new.code.as_str().into())]);
        let (title, line) = match view.plan.renamed_to(new.id) {
            Some(old) => {
                let args = [("old", view.section(voice, old).into()), ("new", (&name).into())];
                (voice.say_with("who-transfers-line-renamed", &args), Line::Ending(old))
            }
            None => (voice.say_with("who-transfers-line-begins", &[("section", (&name).into())]), Line::Section(new.id)),
        };
        deeds.push(with_removal(ctx, view, Deed::new(title).below(code), line, name)?);
    }
    let is_renamed = |old| view.plan.sections.iter().any(|new| view.plan.renamed_to(new.id) == Some(old));
    for ending in view.plan.endings.iter().filter(|ending| !is_renamed(ending.section)) {
        let name = view.section(voice, ending.section);
        let title = voice.say_with("who-transfers-line-ends", &[("section", (&name).into())]);
        let heirs = ending
            .heirs
            .iter()
            .map(|heir| voice.say_with("who-transfers-line-heir", &[("section", view.section(voice, *heir).into())]));
        let none = ending.heirs.is_empty().then(|| voice.say("who-transfers-line-heir-none"));
        let deed = heirs.chain(none).fold(Deed::new(title), Deed::below);
        deeds.push(with_removal(ctx, view, deed, Line::Ending(ending.section), name)?);
    }
    for placement in &view.plan.placements {
        let name = view.section(voice, placement.section);
        let title = match placement.parent {
            Some(parent) => {
                let args = [("section", (&name).into()), ("parent", view.section(voice, parent).into())];
                voice.say_with("who-transfers-line-placed", &args)
            }
            None => voice.say_with("who-transfers-line-placed-nowhere", &[("section", (&name).into())]),
        };
        deeds.push(with_removal(ctx, view, Deed::new(title), Line::Placement(placement.section), name)?);
    }
    Ok(deeds)
}

/// An office that ends and hands over to one that begins for it alone is one line; the others stand alone.
pub(super) fn offices(ctx: &Ctx, view: &View) -> Answer<Vec<Deed>> {
    let (voice, plan) = (&ctx.voice, &view.plan);
    let only_one = |heir: Id<Office>| {
        let mut before = plan.office_endings.iter().filter(|ending| ending.heir == Some(heir));
        before.next().filter(|_| before.next().is_none())
    };
    let mut deeds = Vec::new();
    for new in &plan.offices {
        let name = view.office(voice, new.id);
        let title = match only_one(new.id) {
            Some(before) => inherits(voice, view, before),
            None => voice.say_with("who-transfers-line-begins-office", &[("office", (&name).into())]),
        };
        let deed = Deed::new(title).below(seats(voice, new)).below(may_do(voice, view, new));
        deeds.push(with_removal(ctx, view, deed, Line::Office(new.id), name)?);
    }
    let is_told = |ending: &OfficeEnding| {
        ending.heir.is_some_and(|heir| plan.offices.iter().any(|new| new.id == heir) && only_one(heir).is_some())
    };
    for ending in plan.office_endings.iter().filter(|ending| !is_told(ending)) {
        let deed = Deed::new(inherits(voice, view, ending));
        deeds.push(with_removal(ctx, view, deed, Line::OfficeEnding(ending.office), view.office(voice, ending.office))?);
    }
    Ok(deeds)
}

fn inherits(voice: &Voice, view: &View, ending: &OfficeEnding) -> Said {
    let name = view.office(voice, ending.office).into();
    match ending.heir {
        Some(heir) => voice.say_with("who-transfers-line-inherits", &[("office", name), ("heir", view.office(voice, heir).into())]),
        None => voice.say_with("who-transfers-line-ends-office", &[("office", name)]),
    }
}

fn seats(voice: &Voice, new: &OfficeToBegin) -> Said {
    voice.say(if new.is_single { key("who-transfers-seats-one") } else { key("who-transfers-seats-many") })
}

fn may_do(voice: &Voice, view: &View, new: &OfficeToBegin) -> Said {
    match new.like {
        Some(like) => voice.say_with("who-transfers-line-like", &[("office", view.office(voice, like).into())]),
        None => voice.say("who-transfers-line-like-none"),
    }
}
