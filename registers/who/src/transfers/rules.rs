//! Laws of a list of transfers: what forbids its adoption, and what one must know before.

mod left;
mod offices;
mod people;
mod sections;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use engawa_kernel::{Day, Id};

use super::changes::{After, Changes};
use super::model::{Kept, LINES_MAX, Plan, State};
use crate::accounts::Account;
use crate::model::{Office, Section};

/// Something that the check found. Errors forbid the adoption; the rest is to be known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The list has no line.
    Empty,
    /// The list has more lines than one adoption can carry.
    TooLong(usize),
    /// Its day is here already, or has passed.
    DayIsHere(Day),

    /// A section that ends is none, or is not there on the eve.
    SectionNotThere(Id<Section>),
    /// A section that ends has an end already.
    SectionEndsAlready(Id<Section>, Day),
    /// A section that takes over is none, or is not there on the day: it ends itself, or is no line of the list any more.
    HeirSectionGone {
        /// The section that ends.
        section: Id<Section>,
        /// The one that should take over.
        heir: Id<Section>,
    },
    /// A section that begins has the short name of another.
    CodeTaken(Id<Section>),
    /// A section that stays was to be placed, but is not there on the day.
    PlacedGone(Id<Section>),
    /// The section above one that begins or is placed is not there on the day.
    ParentGone(Id<Section>),
    /// A section that begins or is placed lies in itself, directly or around a corner.
    ParentCircle(Id<Section>),

    /// An office that ends is none, or is not there on the eve.
    OfficeNotThere(Id<Office>),
    /// An office that ends has ended by then already.
    OfficeEndsAlready(Id<Office>, Day),
    /// An office of a section that ends would begin later.
    OfficeBeginsLater(Id<Office>),
    /// An office that inherits is none, or is not there on the day.
    HeirOfficeGone {
        /// The office that ends.
        office: Id<Office>,
        /// The one that should inherit.
        heir: Id<Office>,
    },
    /// An office begins in a section that is not there on the day.
    OfficeWithoutSection(Id<Office>),
    /// The section has, or had, an office of this title.
    TitleTaken(Id<Office>),
    /// Someone is to take an office that ends, after its end.
    AppointedLater {
        /// Who.
        account: Id<Account>,
        /// Which office.
        office: Id<Office>,
    },

    /// The account of someone in the list was closed.
    PersonClosed(Id<Account>),
    /// Someone is to leave an office that they do not hold on the eve.
    NotHeld {
        /// Who.
        account: Id<Account>,
        /// Which office.
        office: Id<Office>,
    },
    /// Another list that is adopted takes the person away from this office.
    MovedAlready {
        /// Who.
        account: Id<Account>,
        /// Which office.
        office: Id<Office>,
    },
    /// Someone leaves the same office twice.
    LeavesTwice {
        /// Who.
        account: Id<Account>,
        /// Which office.
        office: Id<Office>,
    },
    /// Someone is to take an office that is not there on all days of the term.
    OfficeGone {
        /// Who.
        account: Id<Account>,
        /// Which office.
        office: Id<Office>,
    },
    /// Someone is to take an office that they hold, or take twice.
    HoldsAlready {
        /// Who.
        account: Id<Account>,
        /// Which office.
        office: Id<Office>,
    },
    /// A term ends before it begins.
    TermBackwards {
        /// Whose.
        account: Id<Account>,
        /// Its last day.
        until: Day,
    },
    /// An office with one seat would have several holders.
    SeatTaken {
        /// Which.
        office: Id<Office>,
        /// Who.
        accounts: BTreeSet<Id<Account>>,
    },
    /// Too few administrators would be left.
    Administrators {
        /// The first day on which it is so.
        day: Day,
        /// How many there would be.
        left: usize,
    },

    /// A section ends and nobody takes over.
    SectionLeftOut(Id<Section>),
    /// A room keeps this by a section that ends and whom nobody takes over from.
    KeptLeftOut(Kept),
    /// An office ends and none inherits.
    OfficeLeftOut(Id<Office>),
    /// Someone's office ends, and no line says where they go.
    PersonLeftOut {
        /// Who.
        account: Id<Account>,
        /// Which office.
        office: Id<Office>,
    },
    /// An office is there on the day, and nobody holds it.
    OfficeEmpty(Id<Office>),
    /// The office that inherits may do less.
    PermissionLost {
        /// The office that ends.
        office: Id<Office>,
        /// The one that inherits.
        heir: Id<Office>,
        /// What it may not do.
        permissions: BTreeSet<String>,
    },
    /// Someone holds several offices with one seat.
    SeveralPosts {
        /// Who.
        account: Id<Account>,
        /// Which.
        offices: BTreeSet<Id<Office>>,
    },
    /// A section that begins has the name of one that is there.
    SameName(Id<Section>),
    /// A section lies in one that ends.
    ParentEnds(Id<Section>),
    /// There is only one administrator on the day, or none; there were no more before.
    FewAdministrators(usize),
}

impl Finding {
    /// Whether it forbids the adoption.
    pub fn is_error(&self) -> bool {
        match self {
            Finding::Empty
            | Finding::TooLong(_)
            | Finding::DayIsHere(_)
            | Finding::SectionNotThere(_)
            | Finding::SectionEndsAlready(..)
            | Finding::HeirSectionGone { .. }
            | Finding::CodeTaken(_)
            | Finding::PlacedGone(_)
            | Finding::ParentGone(_)
            | Finding::ParentCircle(_)
            | Finding::OfficeNotThere(_)
            | Finding::OfficeEndsAlready(..)
            | Finding::OfficeBeginsLater(_)
            | Finding::HeirOfficeGone { .. }
            | Finding::OfficeWithoutSection(_)
            | Finding::TitleTaken(_)
            | Finding::AppointedLater { .. }
            | Finding::PersonClosed(_)
            | Finding::NotHeld { .. }
            | Finding::MovedAlready { .. }
            | Finding::LeavesTwice { .. }
            | Finding::OfficeGone { .. }
            | Finding::HoldsAlready { .. }
            | Finding::TermBackwards { .. }
            | Finding::SeatTaken { .. }
            | Finding::Administrators { .. } => true,
            Finding::SectionLeftOut(_)
            | Finding::KeptLeftOut(_)
            | Finding::OfficeLeftOut(_)
            | Finding::PersonLeftOut { .. }
            | Finding::OfficeEmpty(_)
            | Finding::PermissionLost { .. }
            | Finding::SeveralPosts { .. }
            | Finding::SameName(_)
            | Finding::ParentEnds(_)
            | Finding::FewAdministrators(_) => false,
        }
    }

    /// Whether it is something that nobody inherits.
    pub fn is_left_out(&self) -> bool {
        matches!(
            self,
            Finding::SectionLeftOut(_)
                | Finding::KeptLeftOut(_)
                | Finding::OfficeLeftOut(_)
                | Finding::PersonLeftOut { .. }
                | Finding::OfficeEmpty(_)
                | Finding::PermissionLost { .. }
        )
    }
}

/// What the laws look at.
struct Look<'a> {
    plan: &'a Plan,
    state: &'a State,
    changes: &'a Changes,
    after: After<'a>,
}

/// Everything that is found about a list, as things stand: errors and what is to be known, each in the order of the page.
pub fn check(plan: &Plan, state: &State) -> Vec<Finding> {
    let changes = Changes::of(plan, state);
    let look = Look { plan, state, changes: &changes, after: After::of(plan, state, &changes) };
    let mut found = whole(plan, state);
    found.extend(sections::check(&look));
    found.extend(offices::check(&look));
    found.extend(people::check(&look));
    found.extend(left::check(&look));
    found
}

fn whole(plan: &Plan, state: &State) -> Vec<Finding> {
    let mut found = Vec::new();
    let lines = plan.lines();
    if lines == 0 {
        found.push(Finding::Empty);
    }
    if lines > LINES_MAX {
        found.push(Finding::TooLong(lines));
    }
    if plan.day <= state.today {
        found.push(Finding::DayIsHere(plan.day));
    }
    found
}
