//! A list of transfers, its lines, and how things stand when it is looked at.

use std::collections::{BTreeMap, BTreeSet};

use engawa_kernel::{Day, Id, Moment, Seq};

use crate::accounts::Account;
use crate::model::{Office, Section};
use crate::offices::Appointment;

/// The most lines of a list.
pub(crate) const LINES_MAX: usize = 500;

/// A list: prepared ahead, in force from 0:00 of its day once it is adopted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    /// Its id.
    pub id: Id<Transfer>,
    /// The day from which it holds.
    pub effective_on: Day,
    /// Since when it is being prepared.
    pub made_at: Moment,
    /// How it was adopted, where it stands.
    pub adoption: Option<Adoption>,
}

/// An adoption that stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Adoption {
    /// Its id.
    pub id: Id<Adoption>,
    /// When.
    pub at: Moment,
    /// Its record.
    pub seq: Seq,
}

/// Where a list stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// It is being prepared.
    Draft,
    /// It was never adopted, and its day is here or has passed.
    Missed,
    /// It is adopted, and its day has not come.
    Adopted,
    /// It is in force.
    InForce,
}

impl Transfer {
    /// Where it stands.
    pub fn phase(&self, today: Day) -> Phase {
        match (self.adoption.is_some(), today < self.effective_on) {
            (false, true) => Phase::Draft,
            (false, false) => Phase::Missed,
            (true, true) => Phase::Adopted,
            (true, false) => Phase::InForce,
        }
    }
}

/// The lines of a list, with its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The day from which they hold.
    pub day: Day,
    /// Sections that begin.
    pub sections: Vec<SectionToBegin>,
    /// Sections that end on the eve.
    pub endings: Vec<SectionEnding>,
    /// Sections that stay and come to lie elsewhere.
    pub placements: Vec<Placement>,
    /// Offices that begin.
    pub offices: Vec<OfficeToBegin>,
    /// Offices that end on the eve. Those of an ending section end with it, whether they stand here or not.
    pub office_endings: Vec<OfficeEnding>,
    /// People who come, go, or change their office.
    pub moves: Vec<Move>,
}

impl Plan {
    /// The last day of what ends.
    pub fn eve(&self) -> Day {
        self.day.plus_days(-1)
    }

    /// How many lines it has.
    pub fn lines(&self) -> usize {
        let of_sections = self.sections.len() + self.endings.len() + self.placements.len();
        of_sections + self.offices.len() + self.office_endings.len() + self.moves.len()
    }

    /// The section above another, once the list holds: one that ends gives way to its only heir.
    pub fn parent_then(&self, parent: Id<Section>) -> Id<Section> {
        let ends = self.endings.iter().find(|ending| ending.section == parent);
        match ends.map(|ending| ending.heirs.as_slice()) {
            Some([heir]) => *heir,
            _ => parent,
        }
    }

    /// The section above one that stays: where a line puts it, otherwise where it lies or follows.
    pub fn parent_of_staying(&self, section: Id<Section>, parent: Option<Id<Section>>) -> Option<Id<Section>> {
        let placed = self.placements.iter().find(|placement| placement.section == section);
        placed.map_or(parent, |placement| placement.parent).map(|parent| self.parent_then(parent))
    }

    /// The section that is renamed to this one: it ends, has no other heir, and this one begins as heir of nobody else.
    pub fn renamed_to(&self, begun: Id<Section>) -> Option<Id<Section>> {
        let mut old = self.endings.iter().filter(|ending| ending.heirs.contains(&begun));
        let first = old.next().filter(|first| first.heirs.len() == 1)?;
        (old.next().is_none() && self.sections.iter().any(|section| section.id == begun)).then_some(first.section)
    }
}

/// A section that begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionToBegin {
    /// The id that it will have.
    pub id: Id<Section>,
    /// Its short name in files.
    pub code: String,
    /// Its name as it will be written.
    pub name: String,
    /// The section above it; one that is there, or that begins in the same list.
    pub parent: Option<Id<Section>>,
}

/// A section that stays and comes to lie elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placement {
    /// Which.
    pub section: Id<Section>,
    /// The section above it, one that is there or that begins in the same list; nothing is directly under the town.
    pub parent: Option<Id<Section>>,
}

/// A section that ends, and who takes over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionEnding {
    /// Which.
    pub section: Id<Section>,
    /// Sections that are there, or that begin in the same list.
    pub heirs: Vec<Id<Section>>,
}

/// An office that begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeToBegin {
    /// The id that it will have.
    pub id: Id<Office>,
    /// In which section; one that is there, or that begins in the same list.
    pub section: Id<Section>,
    /// 課長.
    pub title: String,
    /// It has one seat.
    pub is_single: bool,
    /// It may do what this office may do.
    pub like: Option<Id<Office>>,
}

/// An office that ends, and the one that inherits. Who holds it to the end follows to the heir.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfficeEnding {
    /// Which.
    pub office: Id<Office>,
    /// An office that is there, or that begins in the same list.
    pub heir: Option<Id<Office>>,
}

/// Someone comes, goes, or changes their office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// Its id.
    pub id: Id<Move>,
    /// Who.
    pub account: Id<Account>,
    /// From where to where.
    pub way: Way,
    /// The last day of the new term, where one is set.
    pub until: Option<Day>,
}

/// From where to where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// Takes an office and leaves none.
    In(Id<Office>),
    /// Leaves the first and takes the second.
    Across(Id<Office>, Id<Office>),
    /// Leaves an office and takes none.
    Out(Id<Office>),
}

impl Way {
    /// The way between two offices that may each be missing; nothing where both are.
    pub fn between(from: Option<Id<Office>>, to: Option<Id<Office>>) -> Option<Way> {
        match (from, to) {
            (None, Some(to)) => Some(Way::In(to)),
            (Some(from), Some(to)) => Some(Way::Across(from, to)),
            (Some(from), None) => Some(Way::Out(from)),
            (None, None) => None,
        }
    }

    /// The office that is left.
    pub fn from(self) -> Option<Id<Office>> {
        match self {
            Way::In(_) => None,
            Way::Across(from, _) | Way::Out(from) => Some(from),
        }
    }

    /// The office that is taken.
    pub fn to(self) -> Option<Id<Office>> {
        match self {
            Way::Out(_) => None,
            Way::Across(_, to) | Way::In(to) => Some(to),
        }
    }
}

/// Someone and an office that they take.
pub(crate) type Taken = (Id<Account>, Id<Office>);

/// What stands on an adopted list, so that it cannot be withdrawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum BuiltUpon {
    /// Another list, of this day, that is adopted.
    Adopted(Day),
    /// Lines of another list, of this day, that is being prepared.
    Draft(Day),
    /// Someone was appointed by hand to an office that the list made.
    Office(Id<Office>),
    /// Something was made by hand in a section that the list made.
    Section(Id<Section>),
    /// A room keeps something by a section that the list made.
    Kept(Kept),
}

/// How things stand, as far as a list can touch them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// Today.
    pub today: Day,
    /// All sections, those that have ended too, in the town's order.
    pub sections: Vec<Section>,
    /// What lies in which section on the eve of the list.
    pub parents: BTreeMap<Id<Section>, Id<Section>>,
    /// All offices, those that have ended too, in the town's order.
    pub offices: Vec<Seat>,
    /// The appointments that hold on the eve of the list or later.
    pub appointments: Vec<Appointment>,
    /// Those of them that another adopted list ends.
    pub moved: BTreeSet<Id<Appointment>>,
    /// Everyone who is meant above or in the list.
    pub people: BTreeMap<Id<Account>, Person>,
    /// What the rooms keep by sections that end.
    pub kept: Vec<Kept>,
}

/// An office with its seats and what it may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// The office.
    pub office: Office,
    /// It has one seat.
    pub is_single: bool,
    /// What it may do.
    pub permissions: BTreeSet<String>,
}

/// Someone, as far as a list needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their name; empty where the account was closed.
    pub name: String,
    /// The account is open.
    pub is_open: bool,
}

/// Something that a room keeps by a section: an indicator, an item of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// By which section.
    pub section: Id<Section>,
    /// What it is called.
    pub what: String,
    /// Its page.
    pub path: String,
}
