//! What a list does on its day: what ends, what begins, who follows their office; and how things stand afterwards.

use std::collections::{BTreeMap, BTreeSet};

use engawa_kernel::{Day, Id};

use super::model::{Plan, State};
use crate::accounts::Account;
use crate::model::{Days, Office, Section};
use crate::offices::{Appointment, together};

/// What follows from the lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Changes {
    /// Offices that end on the eve: those of the list, and all of the sections that end.
    pub(crate) offices_end: BTreeSet<Id<Office>>,
    /// Appointments that end on the eve.
    pub(crate) ends: Vec<Ended>,
    /// Appointments that begin on the day.
    pub(crate) begins: Vec<Begun>,
}

/// An appointment that ends on the eve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ended {
    pub(crate) appointment: Id<Appointment>,
    pub(crate) account: Id<Account>,
    pub(crate) office: Id<Office>,
    /// The last day that it would have had.
    pub(crate) until: Option<Day>,
}

/// An appointment that begins on the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Begun {
    pub(crate) account: Id<Account>,
    pub(crate) office: Id<Office>,
    pub(crate) until: Option<Day>,
    /// The office that ends and whose heir this is, where nobody wrote a line for the person.
    pub(crate) follows: Option<Id<Office>>,
}

impl Changes {
    /// What a list does.
    pub(crate) fn of(plan: &Plan, state: &State) -> Changes {
        let offices_end = offices_that_end(plan, state);
        let leaves: BTreeSet<_> = plan.moves.iter().filter_map(|mv| Some((mv.account, mv.way.from()?))).collect();
        let held_on = |held: &&Appointment| goes_on(held.days(), plan.eve());
        let touched = |held: &&Appointment| offices_end.contains(&held.office) || leaves.contains(&(held.account, held.office));
        let ended =
            |held: &Appointment| Ended { appointment: held.id, account: held.account, office: held.office, until: held.to_on };
        let ends: Vec<Ended> = state.appointments.iter().filter(held_on).filter(touched).map(ended).collect();
        let mut begins: Vec<Begun> = plan
            .moves
            .iter()
            .filter_map(|mv| Some(Begun { account: mv.account, office: mv.way.to()?, until: mv.until, follows: None }))
            .collect();
        let followers = ends.iter().filter(|end| !leaves.contains(&(end.account, end.office))).copied();
        follow(plan, state, &ends, followers.collect(), &mut begins);
        Changes { offices_end, ends, begins }
    }

    /// Whether the list ends this appointment.
    fn ends_this(&self, held: Id<Appointment>) -> bool {
        self.ends.iter().any(|end| end.appointment == held)
    }
}

/// Whether something that holds on the eve would hold on the next day, too.
fn goes_on(days: Days, eve: Day) -> bool {
    days.hold(eve) && days.to.is_none_or(|to| to > eve)
}

fn offices_that_end(plan: &Plan, state: &State) -> BTreeSet<Id<Office>> {
    let ending: BTreeSet<Id<Section>> = plan.endings.iter().map(|ending| ending.section).collect();
    let of_sections = state
        .offices
        .iter()
        .filter(|seat| ending.contains(&seat.office.section) && goes_on(seat.office.days, plan.eve()))
        .map(|seat| seat.office.id);
    plan.office_endings.iter().map(|ending| ending.office).chain(of_sections).collect()
}

/// Who holds an office to its end and has no line of their own goes to the heir, unless they are there already.
fn follow(plan: &Plan, state: &State, ends: &[Ended], followers: Vec<Ended>, begins: &mut Vec<Begun>) {
    let heirs: BTreeMap<_, _> = plan.office_endings.iter().filter_map(|ending| Some((ending.office, ending.heir?))).collect();
    for end in followers {
        let Some(&heir) = heirs.get(&end.office) else { continue };
        let takes = begins.iter().any(|begun| begun.account == end.account && begun.office == heir);
        let holds = state.appointments.iter().any(|held| {
            let is_same = held.account == end.account && held.office == heir && held.days().hold(plan.day);
            is_same && !ends.iter().any(|end| end.appointment == held.id)
        });
        if !takes && !holds {
            begins.push(Begun { account: end.account, office: heir, until: end.until, follows: Some(end.office) });
        }
    }
}

/// How things stand once the list holds.
#[derive(Debug, Clone)]
pub(crate) struct After<'a> {
    pub(crate) sections: BTreeMap<Id<Section>, SectionThen<'a>>,
    pub(crate) offices: BTreeMap<Id<Office>, OfficeThen<'a>>,
    pub(crate) terms: Vec<TermThen>,
}

/// A section as it will be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SectionThen<'a> {
    pub(crate) name: &'a str,
    pub(crate) parent: Option<Id<Section>>,
    pub(crate) days: Days,
}

/// An office as it will be.
#[derive(Debug, Clone)]
pub(crate) struct OfficeThen<'a> {
    pub(crate) section: Id<Section>,
    pub(crate) title: &'a str,
    pub(crate) is_single: bool,
    pub(crate) permissions: BTreeSet<String>,
    /// The days on which it is there, and its section, too. Nothing where the section is none.
    pub(crate) days: Option<Days>,
}

/// Someone in an office, as it will be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TermThen {
    pub(crate) account: Id<Account>,
    pub(crate) office: Id<Office>,
    pub(crate) days: Days,
    /// The list makes it.
    pub(crate) is_new: bool,
}

impl<'a> After<'a> {
    /// How things stand after these changes.
    pub(crate) fn of(plan: &'a Plan, state: &'a State, changes: &Changes) -> After<'a> {
        let sections = sections_then(plan, state);
        let offices = offices_then(plan, state, changes, &sections);
        After { sections, offices, terms: terms_then(plan, state, changes) }
    }

    /// Whether a section is there on a day.
    pub(crate) fn has_section(&self, section: Id<Section>, day: Day) -> bool {
        self.sections.get(&section).is_some_and(|then| then.days.hold(day))
    }

    /// Whether an office is there on a day.
    pub(crate) fn has_office(&self, office: Id<Office>, day: Day) -> bool {
        self.days_of(office).is_some_and(|days| days.hold(day))
    }

    /// The days on which an office is there.
    pub(crate) fn days_of(&self, office: Id<Office>) -> Option<Days> {
        self.offices.get(&office).and_then(|then| then.days)
    }

    /// Who holds an office on a day.
    pub(crate) fn holders(&self, office: Id<Office>, day: Day) -> impl Iterator<Item = Id<Account>> {
        self.terms.iter().filter(move |term| term.office == office && term.days.hold(day)).map(|term| term.account)
    }
}

fn sections_then<'a>(plan: &'a Plan, state: &'a State) -> BTreeMap<Id<Section>, SectionThen<'a>> {
    let ends = |section: Id<Section>| plan.endings.iter().any(|ending| ending.section == section);
    let there = state.sections.iter().map(|section| {
        let to = if ends(section.id) { Some(plan.eve()) } else { section.days.to };
        let days = Days { from: section.days.from, to };
        let parent = state.parents.get(&section.id).copied();
        let parent = if days.hold(plan.day) { plan.parent_of_staying(section.id, parent) } else { parent };
        (section.id, SectionThen { name: &section.name, parent, days })
    });
    let from_then_on = Days { from: Some(plan.day), to: None };
    let new = plan.sections.iter().map(|section| {
        let parent = section.parent.map(|parent| plan.parent_then(parent));
        (section.id, SectionThen { name: section.name.as_str(), parent, days: from_then_on })
    });
    there.chain(new).collect()
}

fn offices_then<'a>(
    plan: &'a Plan,
    state: &'a State,
    changes: &Changes,
    sections: &BTreeMap<Id<Section>, SectionThen<'a>>,
) -> BTreeMap<Id<Office>, OfficeThen<'a>> {
    let with_section = |section: Id<Section>, days: Days| sections.get(&section).map(|then| together(then.days, days));
    let there = state.offices.iter().map(|seat| {
        let to = if changes.offices_end.contains(&seat.office.id) { Some(plan.eve()) } else { seat.office.days.to };
        let days = Days { from: seat.office.days.from, to };
        let then = OfficeThen {
            section: seat.office.section,
            title: &seat.office.title,
            is_single: seat.is_single,
            permissions: seat.permissions.clone(),
            days: with_section(seat.office.section, days),
        };
        (seat.office.id, then)
    });
    let new = plan.offices.iter().map(|office| {
        let then = OfficeThen {
            section: office.section,
            title: office.title.as_str(),
            is_single: office.is_single,
            permissions: permissions_like(state, office.like),
            days: with_section(office.section, Days { from: Some(plan.day), to: None }),
        };
        (office.id, then)
    });
    there.chain(new).collect()
}

/// What an office that begins may do.
pub(crate) fn permissions_like(state: &State, like: Option<Id<Office>>) -> BTreeSet<String> {
    let seat = state.offices.iter().find(|seat| Some(seat.office.id) == like);
    seat.map(|seat| seat.permissions.clone()).unwrap_or_default()
}

fn terms_then(plan: &Plan, state: &State, changes: &Changes) -> Vec<TermThen> {
    let there = state.appointments.iter().filter(|held| !held.is_taken_back()).map(|held| {
        let to_on = if changes.ends_this(held.id) { Some(plan.eve()) } else { held.to_on };
        let days = Days { from: Some(held.from_on), to: to_on };
        TermThen { account: held.account, office: held.office, days, is_new: false }
    });
    let new = changes.begins.iter().map(|begun| {
        let days = Days { from: Some(plan.day), to: begun.until };
        TermThen { account: begun.account, office: begun.office, days, is_new: true }
    });
    there.chain(new).collect()
}
