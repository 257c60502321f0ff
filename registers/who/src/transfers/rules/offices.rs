//! Laws of offices that begin and end.

use std::collections::BTreeSet;

use super::{Finding, Look};
use crate::transfers::model::{OfficeEnding, Seat};

pub(super) fn check(look: &Look) -> Vec<Finding> {
    let mut found: Vec<Finding> = look.plan.office_endings.iter().flat_map(|ending| ends(look, *ending)).collect();
    found.extend(begin_later(look));
    found.extend(begin(look));
    found.extend(appointed_later(look));
    found
}

fn ends(look: &Look, ending: OfficeEnding) -> Vec<Finding> {
    let (office, eve) = (ending.office, look.plan.eve());
    let there = look.state.offices.iter().find(|seat| seat.office.id == office && begins_by(seat, look));
    let own = match there.map(|seat| seat.office.days.to) {
        None => Some(Finding::OfficeNotThere(office)),
        Some(to) => to.filter(|to| *to <= eve).map(|to| Finding::OfficeEndsAlready(office, to)),
    };
    let gone = ending.heir.filter(|heir| !look.after.has_office(*heir, look.plan.day));
    own.into_iter().chain(gone.map(|heir| Finding::HeirOfficeGone { office, heir })).collect()
}

fn begins_by(seat: &Seat, look: &Look) -> bool {
    seat.office.days.from.is_none_or(|from| from <= look.plan.eve())
}

/// Another list may have prepared offices in a section that this one ends.
fn begin_later(look: &Look) -> Vec<Finding> {
    let ends = |seat: &&Seat| look.plan.endings.iter().any(|ending| ending.section == seat.office.section);
    let later = look.state.offices.iter().filter(ends).filter(|seat| !begins_by(seat, look));
    later.map(|seat| Finding::OfficeBeginsLater(seat.office.id)).collect()
}

fn begin(look: &Look) -> Vec<Finding> {
    let mut titles: BTreeSet<_> = look.state.offices.iter().map(|seat| (seat.office.section, seat.office.title.as_str())).collect();
    let mut found = Vec::new();
    for office in &look.plan.offices {
        if !look.after.has_section(office.section, look.plan.day) {
            found.push(Finding::OfficeWithoutSection(office.id));
        }
        if !titles.insert((office.section, &office.title)) {
            found.push(Finding::TitleTaken(office.id));
        }
    }
    found
}

fn appointed_later(look: &Look) -> Vec<Finding> {
    let later =
        look.state.appointments.iter().filter(|held| {
            !held.is_taken_back() && held.from_on > look.plan.eve() && look.changes.offices_end.contains(&held.office)
        });
    later.map(|held| Finding::AppointedLater { account: held.account, office: held.office }).collect()
}
