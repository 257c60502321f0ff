//! Laws of people who come, go, or change their office.

use std::collections::BTreeSet;

use engawa_kernel::Id;

use super::{Finding, Look};
use crate::accounts::Account;
use crate::model::{Days, Office};
use crate::offices::{ADMINISTRATORS, Term, administrators_lost, number_on, overlap, together};
use crate::transfers::changes::{Begun, TermThen};
use crate::transfers::model::Move;

pub(super) fn check(look: &Look) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut left = BTreeSet::new();
    for mv in &look.plan.moves {
        found.extend(comes(look, mv));
        if let Some(office) = mv.way.from() {
            let twice = Finding::LeavesTwice { account: mv.account, office };
            found.extend(if left.insert((mv.account, office)) { leaves(look, mv.account, office) } else { Some(twice) });
        }
    }
    found.extend(outside(look));
    found.extend(doubled(look));
    found.extend(crowded(look));
    found.extend(administrators(look));
    found
}

fn comes(look: &Look, mv: &Move) -> Option<Finding> {
    if !is_open(look, mv.account) {
        return Some(Finding::PersonClosed(mv.account));
    }
    let until = mv.until.filter(|until| *until < look.plan.day)?;
    Some(Finding::TermBackwards { account: mv.account, until })
}

fn leaves(look: &Look, account: Id<Account>, office: Id<Office>) -> Option<Finding> {
    let mut own = look.state.appointments.iter().filter(|held| held.account == account && held.office == office);
    match own.find(|held| held.days().hold(look.plan.eve())) {
        None => Some(Finding::NotHeld { account, office }),
        Some(held) => look.state.moved.contains(&held.id).then_some(Finding::MovedAlready { account, office }),
    }
}

/// Terms that reach beyond the days of their office. That an heir is not there was said of the office.
fn outside(look: &Look) -> Vec<Finding> {
    let is_said = |begun: &&Begun| begun.follows.is_some() && !look.after.has_office(begun.office, look.plan.day);
    let reaches_out = |begun: &&Begun| {
        let days = Days { from: Some(look.plan.day), to: begun.until };
        let is_within = look.after.days_of(begun.office).is_some_and(|there| together(there, days) == days);
        !is_within && !is_backwards(days)
    };
    let out = look.changes.begins.iter().filter(reaches_out).filter(|begun| !is_said(begun));
    out.map(|begun| Finding::OfficeGone { account: begun.account, office: begun.office }).collect()
}

fn is_backwards(days: Days) -> bool {
    days.from.zip(days.to).is_some_and(|(from, to)| to < from)
}

/// Terms of one person in one office that share a day.
fn doubled(look: &Look) -> Vec<Finding> {
    let mut found = BTreeSet::new();
    for (at, term) in look.after.terms.iter().enumerate().filter(|(_, term)| term.is_new) {
        let mut others = look.after.terms.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| other);
        let same =
            |other: &TermThen| other.account == term.account && other.office == term.office && overlap(other.days, term.days);
        if others.any(same) {
            found.insert((term.account, term.office));
        }
    }
    found.into_iter().map(|(account, office)| Finding::HoldsAlready { account, office }).collect()
}

/// Offices with one seat on which several would sit.
fn crowded(look: &Look) -> Vec<Finding> {
    let taken: BTreeSet<Id<Office>> = look.after.terms.iter().filter(|term| term.is_new).map(|term| term.office).collect();
    let single = taken.into_iter().filter(|office| look.after.offices.get(office).is_some_and(|then| then.is_single));
    let crowd = single.map(|office| (office, sharing(look, office)));
    crowd.filter(|(_, accounts)| accounts.len() > 1).map(|(office, accounts)| Finding::SeatTaken { office, accounts }).collect()
}

/// Those whose terms in an office share a day with the term of another.
fn sharing(look: &Look, office: Id<Office>) -> BTreeSet<Id<Account>> {
    let terms: Vec<&TermThen> = look.after.terms.iter().filter(|term| term.office == office).collect();
    let shares = |term: &&&TermThen| terms.iter().any(|other| other.account != term.account && overlap(other.days, term.days));
    terms.iter().filter(shares).map(|term| term.account).collect()
}

/// Two administrators stay, as with every other deed.
fn administrators(look: &Look) -> Option<Finding> {
    let (before, after) = (terms_before(look), terms_after(look));
    let left = number_on(&after, look.plan.day);
    match administrators_lost(&before, &after, look.plan.day) {
        Some((day, left)) => Some(Finding::Administrators { day, left }),
        None => (left < ADMINISTRATORS).then_some(Finding::FewAdministrators(left)),
    }
}

fn is_open(look: &Look, account: Id<Account>) -> bool {
    look.state.people.get(&account).is_some_and(|person| person.is_open)
}

fn terms_before(look: &Look) -> Vec<Term> {
    let sections = &look.state.sections;
    let held = look.state.appointments.iter().filter(|held| !held.is_taken_back() && is_open(look, held.account));
    let terms = held.filter_map(|held| {
        let seat = look.state.offices.iter().find(|seat| seat.office.id == held.office)?;
        let section = sections.iter().find(|section| section.id == seat.office.section)?;
        let administers = seat.permissions.contains(crate::ADMINISTER.0);
        let days = together(held.days(), together(seat.office.days, section.days));
        administers.then_some(Term { account: held.account, days })
    });
    terms.collect()
}

fn terms_after(look: &Look) -> Vec<Term> {
    let terms = look.after.terms.iter().filter(|term| is_open(look, term.account)).filter_map(|term| {
        let office = look.after.offices.get(&term.office)?;
        let administers = office.permissions.contains(crate::ADMINISTER.0);
        let days = together(term.days, office.days?);
        administers.then_some(Term { account: term.account, days })
    });
    terms.collect()
}
